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

// The item of the side navigation under which objects of a type are found.
std::string_view nav_of(std::string_view type) {
  if (type == "round") return "/admin/rounds";
  if (type == "panel") return "/panels";
  if (type == "proposed_list" || type == "notice") return "/lists";
  if (type == "recognition_doc") return "/recognition";
  return "/cases";
}

// One act on a page of its own: where it stands, its form, and what comes of it.
http::Response act_page(Visit& visit, const registry::Object& object, const registry::Offer& offer, html::Html form,
                        int status = 200) {
  const auto measure = visit.registry.measure_of(object);
  const measure::ObjectType& type = *measure->procedure().type(object.type);
  const std::string name = object.name.empty() ? type.label : object.name;
  auto page = visit.page(offer.label);
  if (object.id)
    page.crumbs = {{name, address_of(visit.actor, object), false}, {offer.label, visit.request.path, true}};
  const html::Html lead = object.id
                              ? html::group(name, "　", html::tag(visit.registry.state_label(object), html::Tag::fill))
                              : html::text(type.label);
  const std::string follows = what_follows(visit.lang, *measure, type, *offer.act);
  http::Response response;
  response.status = status;
  response.body =
      html::work_page(
          page, visit.side(nav_of(object.type)),
          html::page_head({offer.label, lead, {}}) +
              html::div(
                  html::cls("act-page"),
                  html::panel({.title = {},
                               .body = html::div(html::cls("stack"), form),
                               .foot = follows.empty() ? html::Html{} : html::p(html::cls("small muted"), follows)})))
          .markup();
  return response;
}

http::Response show_act(Visit& visit) {
  const auto object = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!object) return visit.problem(object.error());
  const auto offer = offer_of(visit, *object, visit.request.capture("act"));
  if (!offer) return visit.not_found();
  if (auto own = own_form(visit, *object, offer->id)) return *std::move(own);
  return act_page(visit, *object, *offer, form_of(visit, *object, *offer));
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
  return act_page(visit, *now, *offer, form_of(visit, *now, *offer, &visit.request.form, &outcome.error()), status);
}

struct Creation {
  std::string type, act;
  std::optional<registry::Object> parent;
  registry::Offer offer;

  // What is to be made, as far as it is known before.
  registry::Object object() const {
    registry::Object fresh;
    fresh.type = type;
    fresh.state = "-";
    if (parent) {
      fresh.parent = parent->id;
      fresh.round = parent->type == "round" ? std::optional(parent->id) : parent->round;
    }
    return fresh;
  }
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
  return act_page(visit, creation->object(), creation->offer, create_form(visit, creation->object(), creation->offer));
}

http::Response do_create(Visit& visit) {
  const auto creation = creation_of(visit);
  if (!creation) return visit.problem(creation.error());
  registry::Act act = act_of_form(visit, creation->object(), creation->act);
  act.object.clear();
  if (creation->parent) act.parent = creation->parent->ref;
  const auto outcome = visit.registry.perform(visit.actor, act);
  if (outcome) return visit.go(after(visit, outcome->object), outcome->said);
  if (outcome.error().trouble == Trouble::not_found) return visit.problem(outcome.error());
  return act_page(visit, creation->object(), creation->offer,
                  create_form(visit, creation->object(), creation->offer, &visit.request.form, &outcome.error()),
                  outcome.error().trouble == Trouble::refused ? 403 : 422);
}

}  // namespace

void add_act_screens(Screens& screens) {
  screens.get("/o/{ref}/{act}", show_act);
  screens.post("/o/{ref}/{act}", do_act);
  screens.get("/new/{type}/{act}", show_create);
  screens.post("/new/{type}/{act}", do_create);
}

}  // namespace zj::pages
