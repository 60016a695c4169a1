// What can be done with an object, and what comes of it.

#include <algorithm>

#include "base/text.h"
#include "pages/office/office.h"
#include "words/pages_office.h"

namespace zj::pages {

using namespace html;

namespace {

std::vector<registry::Offer> in_order(const std::vector<registry::Offer>& offers) {
  std::vector<registry::Offer> ordered = offers;
  std::ranges::stable_sort(ordered, {}, [](const registry::Offer& offer) { return offer.act->reason_required; });
  return ordered;
}

bool moves_on(const registry::Offer& offer) {
  return offer.allowed && !offer.act->reason_required && offer.act->to != "=";
}

// `main` says whether the screen still lacks its main button; `described_by` is the id of a text beside this one that
// says what comes of it, or why it can not be done.
Html control(Visit& visit, const registry::Object& target, const registry::Offer& offer, bool& main,
             std::string described_by = {}) {
  Button button{.text = offer.label, .wide = true, .described_by = std::move(described_by)};
  if (!offer.allowed) return disabled_button(button, button.described_by.empty() ? join(offer.why, "；") : "");
  if (main && moves_on(offer)) {
    button.look = Look::main;
    main = false;
  }
  const std::string action = "/o/" + target.ref + "/" + offer.id;
  if (!offer.act->takes.empty() || offer.act->reason_required) return link_button(button, action);
  Form form;
  form.action = action;
  form.keys = visit.keys(target.version);
  return post_form(form, submit_button(button));
}

// Roles as people speak of them: a group that is told as a whole is named once.
std::string who(const measure::Measure& measure, const std::vector<std::string>& roles) {
  const auto is_told = [&](const std::string& role) { return std::ranges::find(roles, role) != roles.end(); };
  std::vector<std::string> names;
  for (const std::string& id : roles) {
    const measure::Role* role = measure.procedure().role(id);
    if (!role) continue;
    const bool whole_group = std::ranges::all_of(measure.procedure().roles(), [&](const measure::Role& other) {
      return other.group != role->group || is_told(other.id);
    });
    const std::string& name = whole_group ? role->group : role->label;
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return join(names, "、");
}

std::string period(Lang lang, const measure::Deadline& deadline) {
  using Unit = measure::Deadline::Unit;
  const auto said = [&](const Word& word) { return say(word, std::to_string(deadline.number)).in(lang); };
  switch (deadline.unit) {
    case Unit::workdays:
      return said(words::period_workdays);
    case Unit::days:
      return said(words::period_days);
    case Unit::months:
      return said(words::period_months);
    case Unit::years:
      return said(words::period_years);
    case Unit::minutes:
      return said(words::period_minutes);
  }
  return {};
}

// The article on which an act rests.
Html basis_of(const measure::Measure& measure, const measure::Act& act) {
  for (const std::string& id : act.cites) {
    if (const measure::Article* article = measure.article(id))
      return cite(article->place.empty() ? article->heading : article->place, article_href(id));
  }
  return {};
}

}  // namespace

Html act_controls(Visit& visit, const registry::Object& target, const std::vector<registry::Offer>& offers,
                  bool& main) {
  return each(in_order(offers), [&](const registry::Offer& offer) { return control(visit, target, offer, main); });
}

Html act_list(Visit& visit, const registry::Object& target, const std::vector<registry::Offer>& offers) {
  const auto measure = visit.registry.measure_of(target);
  const measure::ObjectType& type = *measure->procedure().type(target.type);
  bool main = true;
  return ul(cls("acts"), each(in_order(offers), [&](const registry::Offer& offer) {
              const std::string beside =
                  offer.allowed ? what_follows(visit.lang, *measure, type, *offer.act) : join(offer.why, "；");
              const std::string anchor = "about-" + offer.id;
              return li(control(visit, target, offer, main, anchor),
                        p(cls("small muted"), id(anchor), beside, " ", basis_of(*measure, *offer.act)));
            }));
}

std::string what_follows(Lang lang, const measure::Measure& measure, const measure::ObjectType& type,
                         const measure::Act& act) {
  std::vector<std::string> parts;
  const measure::StateEntry* next = act.to == "=" ? nullptr : type.state(act.to);
  if (next) parts.push_back(say(words::follows_state, next->label).in(lang));
  for (const measure::Deadline& deadline : act.deadlines) {
    if (deadline.number > 0) parts.push_back(say(words::follows_deadline, period(lang, deadline)).in(lang));
  }
  if (!act.letters.empty()) parts.push_back(say(words::follows_letters, join(act.letters, "、")).in(lang));
  if (!act.notify.empty()) parts.push_back(say(words::follows_told, who(measure, act.notify)).in(lang));
  if (parts.empty()) return {};
  return lang == Lang::zh ? join(parts, "，") + "。" : join(parts, "; ") + ".";
}

}  // namespace zj::pages
