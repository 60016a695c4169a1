// A panel of experts: who has handed in, what they found.

#include <algorithm>
#include <map>

#include "base/text.h"
#include "pages/review/review.h"
#include "words/pages_review.h"

namespace zj::pages {

namespace {

using registry::Object;

std::string word(const Visit& visit, const Word& w) {
  return std::string(w.in(visit.lang));
}

html::Html members_of(Visit& visit, const Object& panel) {
  struct Member {
    std::size_t all = 0, declared = 0, submitted = 0, out = 0;
  };
  std::vector<std::pair<std::int64_t, Member>> members;
  for (const Object& sheet : visit.registry.children(visit.actor, panel, "score_sheet")) {
    if (!sheet.owner) continue;
    auto found = std::ranges::find(members, *sheet.owner, &std::pair<std::int64_t, Member>::first);
    if (found == members.end()) found = members.insert(members.end(), {*sheet.owner, {}});
    Member& member = found->second;
    ++member.all;
    if (sheet.state == "recused" || sheet.state == "voided") {
      ++member.out;
      continue;
    }
    if (sheet.state != "assigned") ++member.declared;
    if (sheet.state == "submitted" || sheet.state == "closed") ++member.submitted;
  }
  const bool progress = visit.registry.may_see(visit.actor, "progress", panel);
  const std::string_view chair = panel.data.text("组长");
  html::Table table;
  table.caption = word(visit, words::panel_members);
  table.density = html::Density::plain;
  table.columns = {{.title = word(visit, words::panel_member), .heads_row = true},
                   {.title = word(visit, words::panel_declared), .css = "n"}};
  if (progress) table.columns.push_back({.title = word(visit, words::panel_submitted), .css = "n"});
  table.columns.push_back({.title = word(visit, words::panel_recused), .css = "n"});
  for (const auto& [person, member] : members) {
    const std::string name = visit.registry.person_name(visit.actor, person, panel);
    html::Html title = html::text(
        name.empty() ? say(words::panel_unnamed, std::to_string(table.rows.size() + 1)).in(visit.lang) : name);
    if (!name.empty() && !chair.empty() && visit.registry.person_ref(person) == chair)
      title += html::group(" ", html::tag(words::panel_chair.in(visit.lang), html::Tag::fill));
    const auto part = [&](std::size_t some) {
      return html::text(say(words::panel_of, std::to_string(some), std::to_string(member.all)).in(visit.lang));
    };
    html::Row row{{title, part(member.declared)}};
    if (progress) row.cells.push_back(part(member.submitted));
    row.cells.push_back(member.out == 0 ? html::span(html::cls("faint"), "—") : html::text(std::to_string(member.out)));
    table.rows.push_back(std::move(row));
  }
  return table.rows.empty() ? html::p(html::cls("muted"), words::panel_no_members.in(visit.lang))
                            : html::data_table(visit.lang, table);
}

html::Html outcome_of(const Visit& visit, const Json& result) {
  const Json* passed = result.find("合格");
  std::vector<std::string> short_of;
  if (const Json* list = result.find("未达"); list && list->array()) {
    for (const Json& one : *list->array()) short_of.push_back(said_by(&one));
  }
  html::Html outcome =
      passed && passed->boolean() && *passed->boolean()
          ? html::verdict(html::Verdict::met, words::result_passed.in(visit.lang))
          : html::verdict(html::Verdict::unmet, say(words::result_failed, join(short_of, "、")).in(visit.lang));
  const Json* discuss = result.find("须复议");
  if (discuss && discuss->boolean() && *discuss->boolean())
    outcome += html::group(" ", html::tag(words::result_discuss.in(visit.lang)));
  return outcome;
}

html::Html results_of(Visit& visit, const Object& panel, const std::vector<Object>& cases) {
  const Json* results = panel.data.find("评审结果");
  if (!results || !results->array() || !visit.registry.may_see(visit.actor, "panel_stats", panel)) return {};
  html::Table table;
  table.caption = word(visit, words::panel_results);
  table.density = html::Density::plain;
  table.columns = {{.title = word(visit, words::review_case), .heads_row = true},
                   {.title = word(visit, words::result_total), .css = "n"}};
  for (const char* element : {"A", "B", "C", "D"}) table.columns.push_back({.title = element, .css = "n"});
  table.columns.push_back({.title = word(visit, words::result_spread), .css = "n"});
  table.columns.push_back({.title = word(visit, words::result_outcome)});
  for (const Json& result : *results->array()) {
    const auto found = std::ranges::find(cases, result.text("申报件"), &Object::ref);
    html::Html title = html::text(result.text("申报件"));
    if (found != cases.end()) {
      const auto org = found->enterprise ? visit.registry.org(*found->enterprise) : std::nullopt;
      title =
          html::row_link(org ? org->name : found->name, address_of(visit.actor, *found), found->number.value_or(""));
    }
    html::Row row{{title, html::b(points(result.find("总分")))}};
    for (const char* column : {"A", "B", "C", "D", "极差"})
      row.cells.push_back(html::text(points(result.find(column))));
    row.cells.push_back(outcome_of(visit, result));
    table.rows.push_back(std::move(row));
  }
  return html::data_table(visit.lang, table);
}

http::Response panel_screen(Visit& visit) {
  const auto found = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!found || found->type != "panel") return found ? visit.not_found() : visit.problem(found.error());
  const Object& panel = *found;
  const auto cases = visit.registry.may_see(visit.actor, "case_list", panel) ||
                             visit.registry.may_see(visit.actor, "panel_stats", panel)
                         ? visit.registry.linked(visit.actor, panel, "case")
                         : std::vector<Object>{};
  html::Html content = object_head(visit, panel);
  if (const html::Html results = results_of(visit, panel, cases); !results.empty()) {
    content += html::panel({.title = word(visit, words::panel_results),
                            .note = html::text(words::panel_results_note.in(visit.lang)),
                            .body = results});
  }
  if (const std::string opinion = said_by(panel.data.find("组意见"));
      !opinion.empty() && visit.registry.may_see(visit.actor, "group_opinion", panel)) {
    content += html::panel({.title = word(visit, words::panel_opinion), .body = html::p(opinion)});
  }
  content += html::panel({.title = word(visit, words::panel_members), .body = members_of(visit, panel)});
  if (visit.registry.may_see(visit.actor, "case_list", panel)) {
    content += html::panel({.title = word(visit, words::panel_cases),
                            .body = case_table(visit, cases, words::panel_cases, words::panel_no_cases)});
  }
  content += object_tail(visit, panel);
  auto page = visit.page(panel.name);
  http::Response response;
  response.body = html::work_page(page, visit.side("/panels"), content).markup();
  return response;
}

}  // namespace

void add_panel_screens(Screens& screens) {
  screens.get("/panels/{ref}", panel_screen);
}

}  // namespace zj::pages
