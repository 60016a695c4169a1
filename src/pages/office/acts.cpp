// Every act on every object, through one pair of screens: what the measure lets somebody do can be done, also where no
// screen of its own has been drawn for it.

#include "pages/office/office.h"
#include "pages/office/review_form.h"
#include "pages/review/review.h"
#include "words/pages.h"
#include "words/registry.h"

namespace zj::pages {

namespace {

// The offer for one act, if the actor has it at all.
std::optional<registry::Offer> offer_of(Visit& visit, const registry::Object& object, std::string_view act) {
  for (registry::Offer& offer : visit.registry.offers(visit.actor, object)) {
    if (offer.id == act) return std::move(offer);
  }
  return std::nullopt;
}

html::Html form_of(Visit& visit, const registry::Object& object, const registry::Offer& offer,
                   const http::Fields* typed = nullptr, const Error* error = nullptr) {
  return takes_remarks(offer) ? remarks_form(visit, object, offer, typed, error)
                              : act_form(visit, object, offer, typed, error);
}

http::Response show_act(Visit& visit) {
  const auto object = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!object) return visit.problem(object.error());
  const auto offer = offer_of(visit, *object, visit.request.capture("act"));
  if (!offer) return visit.not_found();
  if (auto own = own_form(visit, *object, offer->id)) return *std::move(own);
  auto page = visit.page(offer->label);
  page.crumbs = {{object->name.empty() ? visit.registry.state_label(*object) : object->name,
                  address_of(visit.actor, *object), false},
                 {offer->label, visit.request.path, true}};
  http::Response response;
  response.body = html::work_page(page, visit.side(""),
                                  html::group(html::page_head({offer->label, html::text(object->name), {}}),
                                              form_of(visit, *object, *offer)))
                      .markup();
  return response;
}

// Where to go after an act: back to the object, or to what it is about.
std::string after(Visit& visit, const std::string& ref) {
  const auto object = visit.registry.find(visit.actor, ref);
  if (!object) return "/work";  // the act has taken it out of the actor's sight
  if (object->type == "district_review" || object->type == "formal_check") {
    if (const auto the_case = visit.registry.find(visit.actor, *object->parent))
      return address_of(visit.actor, *the_case);
  }
  return address_of(visit.actor, *object);
}

http::Response do_act(Visit& visit) {
  const auto object = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!object) return visit.problem(object.error());
  const std::string act_id(visit.request.capture("act"));
  const auto outcome = visit.registry.perform(visit.actor, act_of_form(visit, *object, act_id));
  if (outcome) return visit.go(after(visit, outcome->object), outcome->said);

  // Nothing typed is lost: the form comes back with it, beside the present state.
  const auto now = visit.registry.find(visit.actor, object->ref);
  const auto offer = now ? offer_of(visit, *now, act_id) : std::nullopt;
  if (!offer || outcome.error().trouble == Trouble::not_found)
    return visit.problem(outcome.error(), &visit.request.form);
  const int status = outcome.error().trouble == Trouble::conflict  ? 409
                     : outcome.error().trouble == Trouble::refused ? 403
                                                                   : 422;
  if (auto own = own_form(visit, *now, act_id, &visit.request.form, &outcome.error())) {
    own->status = status;
    return *std::move(own);
  }
  auto page = visit.page(offer->label);
  http::Response response;
  response.status = status;
  response.body = html::work_page(page, visit.side(""),
                                  html::group(html::page_head({offer->label, html::text(now->name), {}}),
                                              form_of(visit, *now, *offer, &visit.request.form, &outcome.error())))
                      .markup();
  return response;
}

struct Creation {
  std::string type, act;
  std::optional<registry::Object> parent;
  registry::Offer offer;
};
Result<Creation> creation_of(Visit& visit) {
  Creation creation{
      std::string(visit.request.capture("type")), std::string(visit.request.capture("act")), std::nullopt, {}};
  if (const auto ref = visit.request.query.first("parent"); !ref.empty()) {
    auto parent = visit.registry.find(visit.actor, ref);
    if (!parent) return tl::unexpected(parent.error());
    creation.parent = *std::move(parent);
  }
  creation.offer = visit.registry.offer_to_create(visit.actor, creation.type, creation.act,
                                                  creation.parent ? &*creation.parent : nullptr);
  if (!creation.offer.act) return tl::unexpected<Error>(Error{Trouble::not_found, say(words::not_found), {}});
  return creation;
}

http::Response show_create(Visit& visit) {
  const auto creation = creation_of(visit);
  if (!creation) return visit.problem(creation.error());
  auto page = visit.page(creation->offer.label);
  http::Response response;
  response.body = html::work_page(page, visit.side(""),
                                  html::group(html::page_head({creation->offer.label, {}, {}}),
                                              create_form(visit, creation->type, creation->offer,
                                                          creation->parent ? &*creation->parent : nullptr)))
                      .markup();
  return response;
}

http::Response do_create(Visit& visit) {
  const auto creation = creation_of(visit);
  if (!creation) return visit.problem(creation.error());
  registry::Object fresh;
  fresh.type = creation->type;
  if (creation->parent)
    fresh.round = creation->parent->type == "round" ? std::optional(creation->parent->id) : creation->parent->round;
  registry::Act act = act_of_form(visit, fresh, creation->act);
  act.object.clear();
  if (creation->parent) act.parent = creation->parent->ref;
  const auto outcome = visit.registry.perform(visit.actor, act);
  if (outcome) return visit.go(after(visit, outcome->object), outcome->said);
  if (outcome.error().trouble == Trouble::not_found) return visit.problem(outcome.error());
  auto page = visit.page(creation->offer.label);
  http::Response response;
  response.status = outcome.error().trouble == Trouble::refused ? 403 : 422;
  response.body = html::work_page(page, visit.side(""),
                                  html::group(html::page_head({creation->offer.label, {}, {}}),
                                              create_form(visit, creation->type, creation->offer,
                                                          creation->parent ? &*creation->parent : nullptr,
                                                          &visit.request.form, &outcome.error())))
                      .markup();
  return response;
}

}  // namespace

void add_act_screens(Screens& screens) {
  screens.get("/o/{ref}/{act}", show_act);
  screens.post("/o/{ref}/{act}", do_act);
  screens.get("/new/{type}/{act}", show_create);
  screens.post("/new/{type}/{act}", do_create);
}

}  // namespace zj::pages
