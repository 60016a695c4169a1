// One object of the procedure as those see it who work on it: what it is, what can be done, what it holds, what has
// happened.

#include "base/text.h"
#include "pages/office/office.h"
#include "words/pages.h"
#include "words/pages_office.h"

namespace zj::pages {

html::Html history_of(Visit& visit, const registry::Object& object) {
  const auto measure = visit.registry.measure_of(object);
  std::vector<html::Event> events;
  for (const registry::Event& event : visit.registry.history(visit.actor, object)) {
    html::Event shown;
    shown.time = month_day(event.at);
    shown.iso = to_iso(event.at);
    const measure::Act* act = measure->procedure().act(std::string(event.body.text("type")) + "." + event.act);
    shown.act = act ? act->label : event.act;
    const auto* role = measure->procedure().role(event.role);
    shown.by = (role ? role->label : std::string()) + (event.person_name.empty() ? "" : "·" + event.person_name);
    if (!event.reason.empty()) shown.what = html::text(event.reason);
    const std::string anchor = "e" + std::to_string(event.seq);
    shown.receipt = html::span(html::id(anchor), html::receipt(visit.lang, event.seq, event.commitment,
                                                               address_of(visit.actor, object) + "#" + anchor));
    shown.moves = event.body.text("from") != event.body.text("to");
    events.push_back(std::move(shown));
  }
  return html::timeline(events);
}

html::Html documents_of(Visit& visit, const registry::Object& object) {
  std::vector<html::File> files;
  for (const registry::Document& document : visit.registry.documents(visit.actor, object)) {
    html::File file;
    file.name = document.title + ".pdf";
    file.side = html::a(html::href("/document/" + document.ref), document.kind);
    file.meta = {html::text(document.number.value_or("")), html::text(month_day(document.made)),
                 html::code(document.sha256.substr(0, 8))};
    files.push_back(std::move(file));
  }
  return files.empty() ? html::Html() : html::file_list(visit.lang, files);
}

namespace {

std::string shown(const Json& value) {
  if (value.string()) return *value.string();
  if (value.number()) return value.number()->text;
  if (value.boolean()) return *value.boolean() ? std::string(words::yes.zh) : std::string(words::no.zh);
  return {};
}

html::Html facts_of(Visit& visit, const registry::Object& object) {
  const auto measure = visit.registry.measure_of(object);
  const measure::ObjectType* type = measure->procedure().type(object.type);
  std::vector<html::Fact> facts;
  const measure::Document* document = type ? measure->document(type->label) : nullptr;
  if (!document) return {};
  for (const measure::Fact& fact : document->glossary.facts()) {
    const Json* value = object.data.find_path(fact.path);
    if (!value || shown(*value).empty() || fact.path == "经办" || fact.path == "承办人") continue;
    facts.push_back({fact.path, html::text(shown(*value))});
  }
  return html::key_values(facts);
}

html::Html cases_of(Visit& visit, const registry::Object& object) {
  html::Table table;
  table.caption = std::string(words::object_cases.in(visit.lang));
  table.columns = {{.title = std::string(words::column_number.in(visit.lang)), .css = "mono"},
                   {.title = std::string(words::column_enterprise.in(visit.lang)), .heads_row = true},
                   {.title = std::string(words::column_kind.in(visit.lang))},
                   {.title = std::string(words::column_state.in(visit.lang))},
                   {.title = std::string(words::column_findings.in(visit.lang))}};
  for (const registry::Object& one : visit.registry.linked(visit.actor, object, "case")) {
    const auto org = one.enterprise ? visit.registry.org(*one.enterprise) : std::nullopt;
    table.rows.push_back({{html::text(one.number.value_or("")),
                           html::row_link(org ? org->name : one.name, address_of(visit.actor, one), one.name),
                           html::text(one.kind), html::text(visit.registry.state_label(one)), tri_of(visit, one)}});
  }
  return table.rows.empty() ? html::Html() : html::data_table(visit.lang, table);
}

}  // namespace

http::Response object_screen(Visit& visit, std::string_view current) {
  const auto object = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!object) return visit.problem(object.error());
  const auto measure = visit.registry.measure_of(*object);
  const measure::ObjectType* type = measure->procedure().type(object->type);
  const std::string title = object->name.empty() ? (type ? type->label : object->type) : object->name;
  auto page = visit.page(title);
  const auto offers = visit.registry.offers(visit.actor, *object);
  html::Html content =
      html::page_head({title,
                       html::group(html::tag(visit.registry.state_label(*object), html::Tag::fill),
                                   object->due ? html::group(" ", due_mark(visit, object->due)) : html::Html{}),
                       {}});
  if (!offers.empty())
    content += html::panel(
        {.title = std::string(words::object_acts.in(visit.lang)), .body = act_list(visit, *object, offers)});
  const html::Html facts = facts_of(visit, *object), cases = cases_of(visit, *object),
                   documents = documents_of(visit, *object);
  if (!facts.empty()) content += html::panel({.title = std::string(words::object_facts.in(visit.lang)), .body = facts});
  if (!cases.empty())
    content +=
        html::panel({.title = std::string(words::object_cases.in(visit.lang)), .body = cases, .bare_body = true});
  if (!documents.empty())
    content += html::panel({.title = std::string(words::object_documents.in(visit.lang)), .body = documents});
  content +=
      html::panel({.title = std::string(words::object_history.in(visit.lang)), .body = history_of(visit, *object)});
  http::Response response;
  response.body = html::work_page(page, visit.side(current), content).markup();
  return response;
}

}  // namespace zj::pages
