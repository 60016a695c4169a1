#include "pages/office/review_form.h"

#include <algorithm>

#include "base/text.h"
#include "measure/dossier.h"
#include "pages/enterprise/outline.h"
#include "words/pages.h"
#include "words/pages_office.h"

namespace zj::pages {

using namespace html;

namespace {

constexpr std::string_view remarks = "逐项意见";
constexpr std::size_t rows_in_sight = 2, rows_in_all = 8;

// The acts of a checklist, by what they mean: going on, keeping, refusing.
constexpr std::string_view going_on[] = {"propose_recommend", "pass"};
constexpr std::string_view keeping = "fill_checklist";
constexpr std::string_view refusing[] = {"propose_refuse", "propose_fail"};

const registry::Offer* find(const std::vector<registry::Offer>& offers, std::string_view id) {
  const auto found = std::ranges::find(offers, id, &registry::Offer::id);
  return found == offers.end() ? nullptr : &*found;
}
const registry::Offer* find_any(const std::vector<registry::Offer>& offers, std::span<const std::string_view> ids) {
  for (const std::string_view id : ids) {
    if (const auto* offer = find(offers, id)) return offer;
  }
  return nullptr;
}

std::string action_of(const registry::Object& target, const registry::Offer& offer) {
  return "/o/" + target.ref + "/" + offer.id;
}

Html submit_or_why(const registry::Object& target, const registry::Offer& offer, Look look, bool wide) {
  Button button{.text = offer.label, .look = look, .wide = wide};
  if (!offer.allowed) return disabled_button(button, join(offer.why, "；"));
  button.action = action_of(target, offer);
  return submit_button(button);
}

// What a remark may name: facts and figures of the dossier, and items of the annex.
std::vector<Option> remark_options(Visit& visit, const registry::Object& the_case) {
  const auto measure = visit.registry.measure_of(the_case);
  std::vector<Option> options{{"", std::string(words::act_choose.in(visit.lang)), {}}};
  for (const Section& section : outline_of(*measure, the_case.kind).sections) {
    for (const measure::Fact* fact : section.facts)
      options.push_back({fact->path, section.title + "·" + fact->name, {}});
    for (const Item& item : section.items) {
      options.push_back({item.cell->id, item.cell->id.substr(2) + "　" + item.cell->link, {}});
      for (const Figure& figure : item.figures)
        options.push_back({figure.fact->path, item.cell->link + "·" + figure.fact->name, {}});
    }
  }
  return options;
}

Field reason_field(Visit& visit, const registry::Offer& offer, const http::Fields* typed) {
  Field reason;
  reason.entry = Entry::long_text;
  reason.name = "reason";
  reason.id = "reason-" + offer.id;
  reason.label = std::string(words::act_reason.in(visit.lang));
  reason.help = text(words::act_reason_help.in(visit.lang));
  reason.required = offer.act->reason_required;
  reason.width = Width::full;
  if (typed) reason.value = std::string(typed->first("reason"));
  return reason;
}

Html remark_row(Visit& visit, std::size_t i, const std::vector<Option>& options, const http::Fields* typed) {
  const std::string entry = std::string(remarks) + "[" + std::to_string(i) + "].";
  const auto typed_in = [&](const std::string& name) {
    return typed ? std::string(typed->first(name)) : std::string();
  };
  Field what;
  what.entry = Entry::select;
  what.name = entry + "事实";
  what.label = say(words::remark_what, std::to_string(i + 1)).in(visit.lang);
  what.options = options;
  what.value = typed_in(what.name);
  what.width = Width::full;
  if (std::ranges::find(what.options, what.value, &Option::value) == what.options.end())
    what.options.push_back({what.value, what.value, {}});
  Field how;
  how.entry = Entry::long_text;
  how.name = entry + "意见";
  how.label = std::string(words::remark_how.in(visit.lang));
  how.value = typed_in(how.name);
  how.width = Width::full;
  return form_grid({field(visit.lang, what), field(visit.lang, how)});
}

}  // namespace

bool takes_remarks(const registry::Offer& offer) {
  return std::ranges::any_of(offer.act->takes, [](const measure::Take& take) { return take.path == remarks; });
}

Html remarks_form(Visit& visit, const registry::Object& target, const registry::Offer& offer, const http::Fields* typed,
                  const Error* error) {
  const auto the_case =
      target.parent ? visit.registry.find(visit.actor, *target.parent) : tl::unexpected<Error>(Error{});
  if (!the_case) return act_form(visit, target, offer, typed, error);
  const std::vector<Option> options = remark_options(visit, *the_case);
  std::size_t shown = rows_in_sight;
  for (std::size_t i = 0; typed && i < rows_in_all; ++i) {
    if (!typed->first(std::string(remarks) + "[" + std::to_string(i) + "].意见").empty())
      shown = std::max(shown, i + 1);
  }
  Html rows, more;
  for (std::size_t i = 0; i < rows_in_all; ++i) (i < shown ? rows : more) += remark_row(visit, i, options, typed);
  Form form;
  form.action = action_of(target, offer);
  form.keys = visit.keys(target.version);
  form.guard = true;
  const Html wrong = error ? errsum(visit.lang, {FieldError{"", error->said.in(visit.lang), {}}}) : Html{};
  return post_form(form, group(wrong, p(cls("small muted"), words::remarks_help.in(visit.lang)), rows,
                               more.empty() ? Html{}
                                            : details(summary(cls("small"), words::act_more_entries.in(visit.lang)),
                                                      div(cls("stack"), more)),
                               form_grid({field(visit.lang, reason_field(visit, offer, typed))}),
                               submit_button({.text = offer.label, .wide = true})));
}

Html checklist_form(Visit& visit, const registry::Object& target, const std::vector<registry::Offer>& offers) {
  const registry::Offer* decide = find_any(offers, going_on);
  const registry::Offer* keep = find(offers, keeping);
  const registry::Offer* refuse = find_any(offers, refusing);
  const registry::Offer* first = decide ? decide : keep ? keep : refuse;
  if (!first) return {};
  const auto measure = visit.registry.measure_of(target);
  const auto* type = measure->procedure().type(target.type);
  const measure::Glossary& glossary = measure->glossary(type->label);
  std::vector<Html> fields;
  for (const measure::Take& take : first->act->takes) {
    const measure::Fact* fact = glossary.find(take.path);
    if (!fact) continue;
    const Json* before = target.data.find_path(take.path);
    Field field;
    field.name = take.path;
    field.label = visit.lang == Lang::en && !fact->english.empty() ? fact->english : fact->name;
    field.help = text(fact->help);
    field.required = take.required;
    field.value = before ? measure::field_to_text(*before) : std::string();
    field.width = Width::full;
    field.entry = fact->type == measure::FactType::choice      ? Entry::radios
                  : fact->type == measure::FactType::long_text ? Entry::long_text
                                                               : Entry::text;
    for (const std::string& option : fact->values) field.options.push_back({option, option, {}});
    fields.push_back(html::field(visit.lang, field));
  }
  // Without script the return key sends the first button of a form: keeping does no harm.
  Html acts;
  if (decide) acts += submit_or_why(target, *decide, Look::main, true);
  if (keep) acts += submit_or_why(target, *keep, Look::normal, true);
  Html no;
  if (refuse) {
    no = details(summary(cls("small"), refuse->label),
                 div(cls("stack-s"), form_grid({field(visit.lang, reason_field(visit, *refuse, nullptr))}),
                     submit_or_why(target, *refuse, Look::stop, true)));
  }
  Form form;
  form.action = action_of(target, keep ? *keep : *first);
  form.keys = visit.keys(target.version);
  form.guard = true;
  return post_form(form, group(form_grid(fields), acts, no));
}

Html checklist_shown(Visit& visit, const registry::Object& target) {
  const auto measure = visit.registry.measure_of(target);
  const auto* type = measure->procedure().type(target.type);
  const bool sees_checks = visit.registry.may_see(visit.actor, "checklist", target),
             sees_opinion = visit.registry.may_see(visit.actor, "internal_note", target);
  std::vector<Fact> facts;
  for (const measure::Fact& fact : measure->glossary(type->label).facts()) {
    const bool check = fact.type == measure::FactType::choice,
               opinion = fact.type == measure::FactType::long_text && !fact.is_field;
    if (!(check && sees_checks) && !(opinion && sees_opinion)) continue;
    const Json* value = target.data.find_path(fact.path);
    const std::string said = value ? measure::field_to_text(*value) : std::string();
    if (!said.empty())
      facts.push_back({visit.lang == Lang::en && !fact.english.empty() ? fact.english : fact.name, text(said)});
  }
  return facts.empty() ? Html{} : key_values(facts);
}

bool is_on_forms(const registry::Offer& offer) {
  return offer.id == keeping || std::ranges::find(going_on, offer.id) != std::end(going_on) ||
         std::ranges::find(refusing, offer.id) != std::end(refusing) || (takes_remarks(offer) && offer.allowed);
}

}  // namespace zj::pages
