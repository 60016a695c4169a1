// Small things that many screens show.

#include <algorithm>
#include <cstdio>

#include "pages/site.h"
#include "words/pages.h"

namespace zj::pages {

std::string address_of(const registry::Actor& actor, const registry::Object& object) {
  if (object.type == "case") return (actor.role.starts_with("ent_") ? "/applications/" : "/case/") + object.ref;
  if (object.type == "round")
    return (actor.is_public() || actor.role.starts_with("ent_") ? "/rounds/" : "/admin/rounds/") + object.ref;
  if (object.type == "panel") return "/panels/" + object.ref;
  if (object.type == "score_sheet") return "/sheets/" + object.ref;
  if (object.type == "proposed_list") return "/lists/" + object.ref;
  if (object.type == "notice")
    return actor.is_public() || actor.role.starts_with("ent_") ? "/notices/" + object.ref
                                                               : "/publications/" + object.ref;
  if (object.type == "recognition_doc") return "/recognition/" + object.ref;
  if (object.type == "title") return "/titles/" + object.number.value_or(object.ref);
  return "/o/" + object.ref;
}

html::Html due_mark(const Visit& visit, const std::optional<Date>& due) {
  if (!due) return html::span(html::cls("faint"), "—");
  const Date today = visit.today();
  int days = 0;
  if (*due >= today) {
    days = visit.registry.calendar().between(today, *due).value_or(0);
  } else {
    days = -visit.registry.calendar().between(*due, today).value_or(1);
  }
  return html::due(visit.lang, {month_day(*due), to_iso(*due), days});
}

html::Verdict to_mark(measure::Verdict verdict) {
  switch (verdict) {
    case measure::Verdict::met:
      return html::Verdict::met;
    case measure::Verdict::unmet:
      return html::Verdict::unmet;
    case measure::Verdict::unknown:
      return html::Verdict::unknown;
    case measure::Verdict::not_applicable:
      return html::Verdict::not_applicable;
  }
  return html::Verdict::unknown;
}

html::Html verdict_mark(Lang lang, std::string_view verdict) {
  if (verdict == "met") return html::verdict(lang, html::Verdict::met);
  if (verdict == "unmet") return html::verdict(lang, html::Verdict::unmet);
  if (verdict == "unknown") return html::verdict(lang, html::Verdict::unknown);
  return html::span(html::cls("faint"), words::verdict_not_assessed.in(lang));
}

html::Html tri_of(const Visit& visit, const registry::Object& object) {
  if (object.verdict.empty()) return html::span(html::cls("faint"), "—");
  return html::tri(visit.lang, {object.met, object.unmet, object.unknown, 0});
}

std::string route_label(const measure::Measure& measure, const registry::Object& object) {
  for (const measure::VerdictRule& verdict : measure.verdicts()) {
    if (verdict.name != object.kind) continue;
    for (const auto& route : verdict.routes) {
      if (route.name == object.route) return route.label;
    }
  }
  return "—";
}

namespace {

// 逐项意见[0].事实 → 逐项意见[].事实, and which entry it is, counted from 1.
std::pair<std::string, std::string> without_index(std::string_view name) {
  const auto open = name.find('['), close = name.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {std::string(name), {}};
  const int index = std::atoi(std::string(name.substr(open + 1, close - open - 1)).c_str());
  return {std::string(name.substr(0, open + 1)).append(name.substr(close)), std::to_string(index + 1)};
}

std::string field_label(const Visit& visit, std::string_view name) {
  if (name == "reason") return std::string(words::act_reason.in(visit.lang));
  const auto [path, entry] = without_index(name);
  for (const auto& document : visit.registry.measure_in_force()->documents()) {
    const measure::Fact* fact = document->glossary.find(path);
    if (!fact) continue;
    return entry.empty() ? document->glossary.label(path)
                         : path.substr(0, path.find("[]")) + " " + entry + " · " + fact->name;
  }
  return std::string(name);
}

}  // namespace

std::vector<html::Fact> read_back(const Visit& visit, const http::Fields& typed) {
  // Keys, versions and references nobody needs to read.
  const auto is_behind = [](std::string_view name) {
    return name == "key" || name == "csrf" || name == "version" || name.starts_with("v.");
  };
  std::vector<html::Fact> read;
  for (const auto& [name, value] : typed.all()) {
    if (is_behind(name) || value.empty()) continue;
    read.push_back({field_label(visit, name), html::text(value)});
  }
  return read;
}

std::string month_day(Date day) {
  return std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
}

std::string month_day(Instant at) {
  const std::string local = to_local(at);  // 2026-11-23 15:21
  return month_day(day_of(at)) + " " + local.substr(11, 5);
}

std::string article_href(std::string_view id) {
  std::string href = "/measure#";
  href += id;
  return href;
}

}  // namespace zj::pages
