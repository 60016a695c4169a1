// Panels, score sheets, lists, notices and recognition documents.

#include "pages/office/office.h"
#include "words/pages.h"

namespace zj::pages {

namespace {

// The round in which new panels, lists and documents are made: the newest that is under way.
std::string current_round(Visit& visit) {
  registry::ListQuery query;
  query.type = "round";
  query.sort = registry::ListQuery::Sort::newest;
  for (const registry::ListRow& row : visit.registry.list(visit.actor, query).rows) {
    if (row.object.state != "closed" && row.object.state != "cancelled") return row.object.ref;
  }
  return {};
}

std::vector<std::pair<std::string, std::string>> creation(Visit& visit, std::string type, std::string act) {
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

}  // namespace

void add_review_screens(Screens& screens) {
  screens.get("/panels", [](Visit& visit) { return object_list(visit, "panel", words::nav_panels, "/panels", creation(visit, "panel", "create")); });
  screens.get("/panels/{ref}", [](Visit& visit) { return object_screen(visit, "/panels"); });
  screens.get("/sheets", [](Visit& visit) { return object_list(visit, "score_sheet", words::nav_my_sheets, "/sheets", {}); });
  screens.get("/sheets/{ref}", [](Visit& visit) { return object_screen(visit, "/sheets"); });
  screens.get("/lists", [](Visit& visit) { return object_list(visit, "proposed_list", words::nav_lists, "/lists", creation(visit, "proposed_list", "create")); });
  screens.get("/lists/{ref}", [](Visit& visit) { return object_screen(visit, "/lists"); });
  screens.get("/publications", [](Visit& visit) { return object_list(visit, "notice", words::nav_notices, "/lists", creation(visit, "notice", "prepare")); });
  screens.get("/publications/{ref}", [](Visit& visit) { return object_screen(visit, "/lists"); });
  screens.get("/recognition", [](Visit& visit) { return object_list(visit, "recognition_doc", words::nav_documents, "/recognition", creation(visit, "recognition_doc", "draft")); });
  screens.get("/recognition/{ref}", [](Visit& visit) { return object_screen(visit, "/recognition"); });
  screens.get("/admin/rounds", [](Visit& visit) { return object_list(visit, "round", words::nav_rounds, "/admin/rounds", creation(visit, "round", "create")); });
  screens.get("/admin/rounds/{ref}", [](Visit& visit) { return object_screen(visit, "/admin/rounds"); });
}

}  // namespace zj::pages
