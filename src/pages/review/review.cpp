// Panels, score sheets, lists, notices and recognition documents.

#include "pages/review/review.h"

#include "words/pages.h"
#include "words/pages_review.h"

namespace zj::pages {

namespace {

// The round in which new panels, lists and documents are made: the newest that is under way.
std::string current_round(Visit& visit) {
  registry::ListQuery query;
  query.type = "round";
  query.sort = registry::ListQuery::Sort::newest;
  for (const registry::ListRow& row : visit.registry.list(visit.actor, query)) {
    if (row.object.state != "closed" && row.object.state != "cancelled") return row.object.ref;
  }
  return {};
}

Creations creation(Visit& visit, std::string type, std::string act) {
  std::optional<registry::Object> parent;
  std::string query;
  if (type != "round") {
    const std::string round = current_round(visit);
    if (round.empty()) return {};
    parent = *visit.registry.find(visit.actor, round);
    query = "?parent=" + round;
  }
  const registry::Offer offer = visit.registry.offer_to_create(visit.actor, type, act, parent ? &*parent : nullptr);
  if (!offer.act || !offer.allowed) return {};
  return {{offer.label, "/new/" + type + "/" + act + query}};
}

http::Response list_of(Visit& visit, const std::string& type, const std::string& act, const Word& title,
                       std::string_view address) {
  return object_list(visit, title, address, creation(visit, type, act), object_table(visit, type, title));
}

// A list and the notice that publishes it belong together.
http::Response lists_and_notices(Visit& visit) {
  Creations creations = creation(visit, "proposed_list", "create");
  for (auto& notice : creation(visit, "notice", "prepare")) creations.push_back(std::move(notice));
  const auto part = [&](std::string_view type, const Word& title) {
    return html::panel(
        {.title = std::string(title.in(visit.lang)), .body = object_table(visit, type, title), .bare_body = true});
  };
  return object_list(visit, words::nav_lists, "/lists", creations,
                     part("proposed_list", words::nav_lists_only) + part("notice", words::nav_publications));
}

}  // namespace

std::string said_by(const Json* value) {
  if (!value) return {};
  if (value->string()) return *value->string();
  if (value->number()) return value->number()->text;
  if (value->boolean()) return std::string(*value->boolean() ? words::yes.zh : words::no.zh);
  return {};
}

std::string points(const Json* number) {
  const std::string text = said_by(number);
  const auto point = text.find('.');
  if (text.empty()) return "—";
  std::string decimals = point == std::string::npos ? std::string() : text.substr(point + 1, 2);
  decimals.resize(2, '0');
  return text.substr(0, point) + "." + decimals;
}

html::Html object_head(Visit& visit, const registry::Object& object) {
  const auto measure = visit.registry.measure_of(object);
  const measure::ObjectType* type = measure->procedure().type(object.type);
  const std::string title = object.name.empty() ? (type ? type->label : object.type) : object.name;
  html::Html lead = html::tag(visit.registry.state_label(object), html::Tag::fill);
  if (object.due) lead += html::group(" ", due_mark(visit, object.due));
  html::Html head = html::page_head({title, lead, {}});
  const auto offers = visit.registry.offers(visit.actor, object);
  if (!offers.empty())
    head +=
        html::panel({.title = std::string(words::review_acts.in(visit.lang)), .body = act_list(visit, object, offers)});
  return head;
}

html::Html object_tail(Visit& visit, const registry::Object& object) {
  html::Html tail;
  if (const html::Html documents = documents_of(visit, object); !documents.empty()) {
    tail += html::panel({.title = std::string(words::review_documents.in(visit.lang)), .body = documents});
  }
  return tail +
         html::panel({.title = std::string(words::review_history.in(visit.lang)), .body = history_of(visit, object)});
}

html::Html case_table(Visit& visit, const std::vector<registry::Object>& cases, const Word& caption,
                      const Word& empty) {
  if (cases.empty()) return html::p(html::cls("muted"), empty.in(visit.lang));
  html::Table table;
  table.caption = std::string(caption.in(visit.lang));
  table.density = html::Density::plain;
  table.columns = {{.title = std::string(words::sheets_number.in(visit.lang)), .css = "mono faint"},
                   {.title = std::string(words::review_enterprise.in(visit.lang)), .heads_row = true},
                   {.title = std::string(words::sheets_kind.in(visit.lang))},
                   {.title = std::string(words::sheets_state.in(visit.lang))}};
  for (const registry::Object& one : cases) {
    const auto org = one.enterprise ? visit.registry.org(*one.enterprise) : std::nullopt;
    table.rows.push_back(
        {{html::text(one.number.value_or("—")),
          html::row_link(org ? org->name : one.name, address_of(visit.actor, one), org ? one.name : ""),
          html::text(one.kind), html::text(visit.registry.state_label(one))}});
  }
  return html::data_table(visit.lang, table);
}

void add_review_screens(Screens& screens) {
  add_sheet_screens(screens);
  add_panel_screens(screens);
  add_list_screens(screens);
  screens.get("/panels", [](Visit& visit) { return list_of(visit, "panel", "create", words::nav_panels, "/panels"); });
  screens.get("/lists", lists_and_notices);
  screens.get("/recognition", [](Visit& visit) {
    return list_of(visit, "recognition_doc", "draft", words::nav_documents, "/recognition");
  });
  screens.get("/admin/rounds",
              [](Visit& visit) { return list_of(visit, "round", "create", words::nav_rounds, "/admin/rounds"); });
  screens.get("/admin/rounds/{ref}", [](Visit& visit) { return object_screen(visit, "/admin/rounds"); });
}

}  // namespace zj::pages
