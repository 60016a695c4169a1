#include "pages/enterprise/dossier.h"

#include <algorithm>

#include "base/text.h"
#include "measure/dossier.h"
#include "words/pages_enterprise.h"
#include "words/registry.h"

namespace zj::pages {

namespace {

constexpr std::string_view empty_list = "无";

// What a saved value reads as in its field.
std::string field_text(const Json& value) {
  if (value.is_null() || (value.array() && value.array()->empty())) return std::string(empty_list);
  return measure::field_to_text(value);
}

bool has_line(std::string_view text, std::string_view line) {
  const auto lines = split(text, '\n');
  return std::ranges::find(lines, line) != lines.end();
}

}  // namespace

bool Dossier::is_open(std::string_view path) const {
  if (!editable) return false;
  if (!returned) return true;
  return std::ranges::any_of(remarks,
                             [&](const Remark& remark) { return registry::Registry::names_field(remark.word, path); });
}

std::vector<std::string> Dossier::remarks_on(std::string_view path) const {
  std::vector<std::string> texts;
  for (const Remark& remark : remarks) {
    if (registry::Registry::names_field(remark.word, path)) texts.push_back(remark.text);
  }
  return texts;
}

const Dossier::Saved* Dossier::find(std::string_view path) const {
  const auto at = saved.find(path);
  return at == saved.end() ? nullptr : &at->second;
}

std::string Dossier::shown(std::string_view path) const {
  const Saved* field = find(path);
  return field ? field->text : std::string();
}

const measure::Finding* Dossier::finding(std::string_view rule) const {
  const auto& findings = checked.assessment.findings;
  const auto found = std::ranges::find(findings, rule, &measure::Finding::id);
  return found == findings.end() ? nullptr : &*found;
}

Dossier::Need Dossier::need(const Section& section, const measure::Cell& cell) const {
  if (cell.variant != every_variant) {
    const std::string variant = outline.variant ? shown(outline.variant->path) : std::string();
    if (variant.empty()) return Need::undecided;
    if (variant != cell.variant) return Need::not_needed;
  }
  if (!section.chooser) return Need::required;
  const std::string chosen = shown(section.chooser->path);
  if (has_line(chosen, cell.link)) return Need::required;
  return chosen.empty() ? Need::undecided : Need::not_needed;
}

std::size_t Dossier::proofs(std::string_view clause) const {
  const auto found = evidence.find(clause);
  return found == evidence.end() ? 0 : found->second.size();
}

std::size_t Dossier::done(const measure::Cell& cell) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      cell.clauses, [&](const measure::Clause& clause) { return is_described(clause.id) && proofs(clause.id) > 0; }));
}

std::string Dossier::marks_href(std::string_view section) const {
  return html::Address(address + "/marks").with("section", section).str();
}

std::string Dossier::section_href(std::string_view section, std::string_view anchor) const {
  std::string to = html::Address(address + "/fill").with("section", section).str();
  if (!anchor.empty()) to += "#" + html::percent_encoded(anchor);
  return to;
}

std::string Dossier::href_of(std::string_view path) const {
  const Spot spot = outline.spot(path);
  return spot.section.empty() ? std::string() : section_href(spot.section, spot.anchor);
}

std::string state_shown(Visit& visit, const registry::Object& the_case) {
  if (visit.registry.may_see(visit.actor, "exact_state", the_case)) return visit.registry.state_label(the_case);
  return std::string(words::app_in_review.in(visit.lang));
}

Result<Dossier> load(Visit& visit, std::string_view ref) {
  registry::Registry& registry = visit.registry;
  auto the_case = registry.find(visit.actor, ref);
  const Error hidden{Trouble::not_found, say(words::not_found), {}};
  if (!the_case) return tl::unexpected(the_case.error());
  if (the_case->type != "case" || !registry.may_see(visit.actor, "draft_content", *the_case))
    return tl::unexpected(hidden);
  auto content = registry.content(visit.actor, *the_case);
  if (!content) return tl::unexpected(content.error());

  Dossier d;
  d.lang = visit.lang;
  d.the_case = *std::move(the_case);
  d.address = "/applications/" + d.the_case.ref;
  d.csrf = visit.csrf();
  d.owner = visit.actor.ref;
  d.measure = registry.measure_of(d.the_case);
  d.outline = outline_of(*d.measure, d.the_case.kind);
  d.state_label = state_shown(visit, d.the_case);
  d.editable = registry.may(visit.actor, "edit", d.the_case);
  d.returned = d.the_case.state == "returned_district" || d.the_case.state == "correction";
  if (const Json* remarks = d.returned ? d.the_case.data.find("逐项意见") : nullptr; remarks && remarks->array()) {
    for (const Json& remark : *remarks->array())
      d.remarks.push_back({std::string(remark.text("事实")), std::string(remark.text("意见"))});
  }
  for (const auto& field : registry.draft(visit.actor, d.the_case)) {
    d.saved[field.path] = {
        field.value.string() && field.value.string()->empty() ? std::string() : field_text(field.value), field.version,
        field.person_name, to_local(field.saved).substr(11)};
  }
  if (d.returned) {
    for (const auto& change : registry.pending_changes(visit.actor, d.the_case)) d.before[change.path] = change.before;
  }
  d.content = *std::move(content);
  d.checked = registry.check(d.the_case, d.content);
  for (registry::Evidence& proof : registry.evidence(visit.actor, d.the_case))
    d.evidence[proof.clause].push_back(std::move(proof));
  d.now = to_local(registry.clock().now()).substr(11);
  return d;
}

}  // namespace zj::pages
