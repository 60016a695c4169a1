// What follows from the scores: the proposed list on its way through the internal review, the notice and the
// recognition document.

#include <algorithm>
#include <array>

#include "pages/public/letter.h"
#include "pages/review/review.h"
#include "words/pages_review.h"

namespace zj::pages {

namespace {

using registry::Object;

std::string word(const Visit& visit, const Word& w) {
  return std::string(w.in(visit.lang));
}

html::Html empty(const Visit& visit, const Word& w) {
  return html::p(html::cls("muted"), w.in(visit.lang));
}

// The way through the internal review: all states of the list but those that end it early, those behind it done.
html::Html review_steps(Visit& visit, const Object& list) {
  static constexpr std::array way{"drafting", "division_review", "consulting", "leadership", "adopted"};
  const auto measure = visit.registry.measure_of(list);
  const measure::ObjectType* type = measure->procedure().type(list.type);
  const auto now = std::ranges::find(way, std::string_view(list.state));
  if (!type || now == way.end()) return {};
  std::vector<html::Step> steps;
  for (auto at = way.begin(); at != way.end(); ++at) {
    const measure::StateEntry* state = type->state(*at);
    const bool done = at < now || list.state == "adopted";
    steps.push_back({state ? state->label : *at, at == now && list.due ? due_mark(visit, list.due) : html::Html{},
                     done        ? html::StepState::done
                     : at == now ? html::StepState::current
                                 : html::StepState::ahead});
  }
  return html::steps(visit.lang, steps);
}

// What the panel found about a case, when the reader may know it.
const Json* result_of(Visit& visit, const Object& the_case, std::vector<Object>& panels) {
  if (!visit.registry.may_see(visit.actor, "panel_total", the_case)) return nullptr;
  for (Object& panel : visit.registry.linking(visit.actor, the_case, "case")) {
    if (panel.type == "panel" && std::ranges::find(panels, panel.id, &Object::id) == panels.end())
      panels.push_back(std::move(panel));
  }
  for (const Object& panel : panels) {
    const Json* results = panel.data.find("评审结果");
    for (std::size_t i = 0; results && results->array() && i < results->array()->size(); ++i) {
      if ((*results->array())[i].text("申报件") == the_case.ref) return &(*results->array())[i];
    }
  }
  return nullptr;
}

html::Html ranking_of(Visit& visit, const Object& list, const std::vector<Object>& listed) {
  const Json* ranking = list.data.find("排序");
  if (!ranking || !ranking->array()) return empty(visit, words::list_no_ranking);
  html::Table table;
  table.caption = word(visit, words::list_ranking);
  table.density = html::Density::plain;
  table.columns = {{.title = word(visit, words::list_rank), .css = "n"},
                   {.title = word(visit, words::review_enterprise), .heads_row = true},
                   {.title = word(visit, words::sheets_kind)},
                   {.title = word(visit, words::result_total), .css = "n"}};
  for (const char* element : {"A", "B", "C", "D"}) table.columns.push_back({.title = element, .css = "n"});
  table.columns.push_back({.title = word(visit, words::sheets_state)});
  for (const Json& entry : *ranking->array()) {
    const auto one = visit.registry.find(visit.actor, entry.text("编号"));
    const auto org = one && one->enterprise ? visit.registry.org(*one->enterprise) : std::nullopt;
    std::vector<Object> panels;
    const Json* result = one ? result_of(visit, *one, panels) : nullptr;
    html::Html rank = html::b(said_by(entry.find("名次")));
    const Json* tied = entry.find("并列");
    if (tied && tied->boolean() && *tied->boolean())
      rank += html::group(" ", html::span(html::cls("small muted"), words::list_tied.in(visit.lang)));
    html::Row row{{rank,
                   one ? html::row_link(org ? org->name : one->name, address_of(visit.actor, *one), one->name)
                       : html::text(entry.text("编号")),
                   html::text(one ? one->kind : ""), html::b(points(result ? result->find("总分") : nullptr))}};
    for (const char* element : {"A", "B", "C", "D"})
      row.cells.push_back(html::text(points(result ? result->find(element) : nullptr)));
    const bool on_list = one && std::ranges::find(listed, one->id, &Object::id) != listed.end();
    row.cells.push_back(on_list ? html::tag(words::list_listed.in(visit.lang), html::Tag::fill)
                                : html::text(one ? visit.registry.state_label(*one) : ""));
    table.rows.push_back(std::move(row));
  }
  return html::data_table(visit.lang, table);
}

html::Html consultation_of(Visit& visit, const Object& list) {
  const Json* bodies = list.data.find("会商部门");
  if (!bodies || !bodies->array() || bodies->array()->empty() ||
      !visit.registry.may_see(visit.actor, "consult_replies", list))
    return {};
  html::Table table;
  table.caption = word(visit, words::list_consultation);
  table.density = html::Density::plain;
  table.columns = {{.title = word(visit, words::list_body), .heads_row = true},
                   {.title = word(visit, words::list_replied), .css = "nowrap"},
                   {.title = word(visit, words::list_reply)}};
  for (const Json& body : *bodies->array()) {
    const std::string reply(body.text("意见"));
    table.rows.push_back(
        {{html::text(body.text("名称")), html::text(body.text("回复日期")),
          reply.empty() ? html::span(html::cls("faint"), words::list_no_reply.in(visit.lang)) : html::text(reply)}});
  }
  return html::data_table(visit.lang, table);
}

// The facts of the object's own document that have a short value.
html::Html facts_of(const Object& object, const std::vector<const char*>& paths) {
  std::vector<html::Fact> facts;
  for (const char* path : paths) {
    if (const std::string value = said_by(object.data.find(path)); !value.empty())
      facts.push_back({path, html::text(value)});
  }
  return facts.empty() ? html::Html{} : html::key_values(facts);
}

// The list, notice or document asked for; the page for what went wrong in its place.
tl::expected<Object, http::Response> asked_for(Visit& visit, std::string_view type) {
  auto found = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!found) return tl::unexpected(visit.problem(found.error()));
  if (found->type != type) return tl::unexpected(visit.not_found());
  return *std::move(found);
}

http::Response answer(Visit& visit, const Object& object, std::string_view current, const html::Html& content) {
  http::Response response;
  response.body = html::work_page(visit.page(object.name), visit.side(current), content).markup();
  return response;
}

http::Response list_screen(Visit& visit) {
  auto list = asked_for(visit, "proposed_list");
  if (!list) return std::move(list.error());
  html::Html content = object_head(visit, *list);
  if (const html::Html steps = review_steps(visit, *list); !steps.empty())
    content += html::panel({.title = word(visit, words::list_progress), .body = steps});
  const auto listed = visit.registry.may_see(visit.actor, "entries", *list)
                          ? visit.registry.linked(visit.actor, *list, "case")
                          : std::vector<Object>{};
  if (visit.registry.may_see(visit.actor, "ranking", *list)) {
    content += html::panel({.title = word(visit, words::list_ranking),
                            .note = html::text(words::list_ranking_note.in(visit.lang)),
                            .body = ranking_of(visit, *list, listed)});
  }
  if (visit.registry.may_see(visit.actor, "entries", *list)) {
    content += html::panel({.title = word(visit, words::list_entries),
                            .note = html::text(std::to_string(listed.size())),
                            .body = case_table(visit, listed, words::list_entries, words::list_no_entries)});
  }
  if (const html::Html replies = consultation_of(visit, *list); !replies.empty())
    content += html::panel({.title = word(visit, words::list_consultation), .body = replies});
  if (visit.registry.may_see(visit.actor, "resolution", *list)) {
    const html::Html resolution = facts_of(*list, {"会议名称", "会议日期", "决议号"});
    if (!resolution.empty()) content += html::panel({.title = word(visit, words::list_resolution), .body = resolution});
  }
  return answer(visit, *list, "/lists", content + object_tail(visit, *list));
}

html::Html letter_of(Visit& visit, const Object& object) {
  const auto documents = visit.registry.documents(visit.actor, object);
  if (documents.empty())
    return html::panel({.title = word(visit, words::letter_preview),
                        .body = html::p(html::cls("muted"), words::letter_not_yet.in(visit.lang))});
  const registry::Document& letter = documents.back();
  return html::details(
      html::cls("panel"),
      html::summary(html::cls("panel__head"), html::span(html::cls("strong"), word(visit, words::letter_preview)),
                    html::span(html::cls("small muted"), letter.number.value_or(letter.kind))),
      html::desk(letter_sheets(letter, false)));
}

http::Response notice_screen(Visit& visit) {
  auto notice = asked_for(visit, "notice");
  if (!notice) return std::move(notice.error());
  html::Html content = object_head(visit, *notice);
  const html::Html facts = facts_of(*notice, {"标题", "公示起", "公示止", "联系方式"});
  if (!facts.empty()) content += html::panel({.title = word(visit, words::letter_facts), .body = facts});
  if (visit.registry.may_see(visit.actor, "lines", *notice)) {
    std::vector<Object> cases;
    for (const Object& list : visit.registry.linked(visit.actor, *notice, "proposed_list")) {
      for (Object& one : visit.registry.linked(visit.actor, list, "case")) cases.push_back(std::move(one));
    }
    content += html::panel({.title = word(visit, words::list_entries),
                            .note = html::text(std::to_string(cases.size())),
                            .body = case_table(visit, cases, words::list_entries, words::list_no_entries)});
  }
  content += letter_of(visit, *notice);
  return answer(visit, *notice, "/lists", content + object_tail(visit, *notice));
}

http::Response document_screen(Visit& visit) {
  auto document = asked_for(visit, "recognition_doc");
  if (!document) return std::move(document.error());
  html::Html content = object_head(visit, *document);
  const html::Html facts = facts_of(*document, {"标题", "文号", "成文日期"});
  if (!facts.empty()) content += html::panel({.title = word(visit, words::letter_facts), .body = facts});
  const auto cases = visit.registry.linked(visit.actor, *document, "case");
  content += html::panel({.title = word(visit, words::list_entries),
                          .note = html::text(std::to_string(cases.size())),
                          .body = case_table(visit, cases, words::list_entries, words::list_no_entries)});
  content += letter_of(visit, *document);
  return answer(visit, *document, "/recognition", content + object_tail(visit, *document));
}

}  // namespace

void add_list_screens(Screens& screens) {
  screens.get("/lists/{ref}", list_screen);
  screens.get("/publications/{ref}", notice_screen);
  screens.get("/recognition/{ref}", document_screen);
}

}  // namespace zj::pages
