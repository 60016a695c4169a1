// Forms of acts, made from what the measure says an act takes; and back from a posted form to the act.

#include <algorithm>
#include <map>

#include "base/text.h"
#include "pages/site.h"
#include "words/pages.h"

namespace zj::pages {

namespace {

constexpr std::size_t rows_offered = 2, rows_folded = 6;  // empty rows of a list, in sight and on demand

using measure::Fact;
using measure::FactType;

Json scalar(const Fact& fact, std::string_view text) {
  if (fact.type == FactType::boolean) return Json(text == "是" || text == "on" || text == "true");
  return Json(text);
}

// 逐项意见[0].意见 → entry 0, field 意见; nothing for other names.
struct EntryName {
  std::size_t index = 0;
  std::string field;
};
std::optional<EntryName> entry_of(std::string_view name, std::string_view list) {
  if (!name.starts_with(list) || name.size() <= list.size() + 3 || name[list.size()] != '[') return std::nullopt;
  const auto close = name.find("].", list.size());
  if (close == std::string_view::npos) return std::nullopt;
  std::size_t index = 0;
  for (const char digit : name.substr(list.size() + 1, close - list.size() - 1)) {
    if (digit < '0' || digit > '9' || index > 10'000) return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(digit - '0');
  }
  return EntryName{index, std::string(name.substr(close + 2))};
}

Json records_of(const http::Fields& form, const Fact& list) {
  std::map<std::size_t, Json> entries;
  for (const auto& [name, value] : form.all()) {
    const auto entry = entry_of(name, list.path);
    if (!entry || trim(value).empty()) continue;
    for (const Fact* field : list.fields) {
      if (field->name == entry->field) entries[entry->index].set(field->name, scalar(*field, trim(value)));
    }
  }
  Json::Array array;
  for (auto& [index, entry] : entries) array.push_back(std::move(entry));
  return Json(std::move(array));
}

Json table_of(const http::Fields& form, const Fact& table) {
  Json object(Json::Object{});
  for (const auto& [name, value] : form.all()) {
    if (!name.starts_with(table.path + ".") || trim(value).empty()) continue;
    const auto dot = name.rfind('.');
    if (dot <= table.path.size()) continue;
    const std::string key = name.substr(table.path.size() + 1, dot - table.path.size() - 1),
                      field_name = name.substr(dot + 1);
    for (const Fact* field : table.fields) {
      if (field->name != field_name) continue;
      const Json* before = object.find(key);
      Json entry = before ? *before : Json(Json::Object{});
      entry.set(field_name, scalar(*field, trim(value)));
      object.set(key, std::move(entry));
    }
  }
  return object;
}

std::string shown(const Json* value) {
  if (!value || value->is_null()) return {};
  if (value->string()) return *value->string();
  if (value->number()) return value->number()->text;
  if (value->boolean()) return *value->boolean() ? "是" : "否";
  return {};
}

std::string typed_or(const http::Fields* typed, const std::string& name, std::string otherwise) {
  return typed && typed->has(name) ? std::string(typed->first(name)) : std::move(otherwise);
}

html::Field field_of(Lang lang, const Fact& fact, std::string name, std::string value, bool required) {
  html::Field field;
  field.name = std::move(name);
  field.label = lang == Lang::en && !fact.english.empty() ? fact.english : fact.name;
  field.value = std::move(value);
  field.unit = fact.unit;
  field.help = html::text(fact.help);
  field.required = required;
  switch (fact.type) {
    case FactType::long_text:
      field.entry = html::Entry::long_text;
      field.width = html::Width::full;
      break;
    case FactType::boolean:
      field.entry = html::Entry::check;
      field.width = html::Width::full;
      break;
    case FactType::date:
      field.entry = html::Entry::date;
      break;
    case FactType::integer:
    case FactType::number:
      field.entry = html::Entry::number;
      break;
    case FactType::choice:
      field.entry = fact.values.size() <= 4 ? html::Entry::radios : html::Entry::select;
      for (const std::string& option : fact.values) field.options.push_back({option, option, {}});
      break;
    default:
      field.entry = html::Entry::text;
      break;
  }
  return field;
}

html::Html record_row(Lang lang, const Fact& list, std::size_t i, const Json* entry, const http::Fields* typed) {
  std::vector<html::Html> fields;
  for (const Fact* fact : list.fields) {
    const std::string name = list.path + "[" + std::to_string(i) + "]." + fact->name;
    html::Field field =
        field_of(lang, *fact, name, typed_or(typed, name, entry ? shown(entry->find(fact->name)) : ""), false);
    field.width = fact->type == FactType::long_text ? html::Width::two_thirds : html::Width::third;
    fields.push_back(html::field(lang, field));
  }
  return html::fieldset(html::cls("entry"), html::legend(say(words::act_entry, std::to_string(i + 1)).in(lang)),
                        html::form_grid(fields));
}

html::Html records_form(Lang lang, const Fact& list, const Json* before, const http::Fields* typed) {
  const Json::Array none;
  const Json::Array& entries = before && before->array() ? *before->array() : none;
  const std::size_t given = typed ? records_of(*typed, list).array()->size() : 0;
  const std::size_t in_sight = std::max(entries.size(), given) + (entries.empty() ? rows_offered : 1);
  html::Html rows, more;
  for (std::size_t i = 0; i < in_sight + rows_folded; ++i)
    (i < in_sight ? rows : more) += record_row(lang, list, i, i < entries.size() ? &entries[i] : nullptr, typed);
  return html::fieldset(html::legend(list.name), html::p(html::cls("help"), list.help), rows,
                        html::details(html::summary(html::cls("small"), words::act_more_entries.in(lang)), more));
}

// What may be named in an act.
std::vector<html::Option> options_for(Visit& visit, const measure::Take& take, const measure::Act& act,
                                      const registry::Object& object) {
  std::vector<html::Option> options;
  if (take.path == "专家") {
    for (const auto& person : visit.registry.persons_with_role("expert"))
      options.push_back({person.ref, person.name + "（" + person.org + "）", {}});
    return options;
  }
  auto fitting = visit.registry.choices(visit.actor, object, act, take.path);
  std::ranges::stable_sort(fitting, {}, &registry::Object::number);
  for (const registry::Object& one : fitting) {
    const auto org = one.enterprise ? visit.registry.org(*one.enterprise) : std::nullopt;
    std::vector<std::string> words;
    for (const std::string& word : {one.number.value_or(""), org ? org->name : std::string(), one.name}) {
      if (!word.empty()) words.push_back(word);
    }
    options.push_back({one.ref, join(words, "　"), {}});
  }
  return options;
}

html::Html reference_field(Visit& visit, const measure::Take& take, const measure::Act& act,
                           const registry::Object& object, const http::Fields* typed) {
  html::Field field;
  field.name = take.path;
  field.label = take.path;
  field.required = take.required;
  field.entry = take.path == "名单" ? html::Entry::radios : html::Entry::checks;
  field.width = html::Width::full;
  field.options = options_for(visit, take, act, object);
  if (field.options.empty()) field.help = html::text(words::act_nothing_to_choose.in(visit.lang));
  if (typed) {
    for (const auto value : typed->every(take.path)) field.chosen.emplace_back(value);
  }
  return html::field(visit.lang, field);
}

html::Html fields_of(Visit& visit, const registry::Object& object, const registry::Offer& offer,
                     const http::Fields* typed) {
  const auto measure = visit.registry.measure_of(object);
  const measure::ObjectType* type = measure->procedure().type(object.type);
  const measure::Glossary& glossary = measure->glossary(type ? type->label : "");
  std::vector<html::Html> fields;
  html::Html lists;
  for (const measure::Take& take : offer.act->takes) {
    if (take.reference) {
      lists += reference_field(visit, take, *offer.act, object, typed);
      continue;
    }
    const Fact* fact = glossary.find(take.path);
    if (!fact || fact->type == FactType::table) continue;  // tables (scores) have screens of their own
    const Json* before = object.data.find_path(take.path);
    if (fact->type == FactType::records) {
      lists += records_form(visit.lang, *fact, before, typed);
      continue;
    }
    html::Field field =
        field_of(visit.lang, *fact, take.path, typed_or(typed, take.path, shown(before)), take.required);
    if (take.path == "组长") {
      field.entry = html::Entry::select;
      for (const auto& sheet : visit.registry.children(visit.actor, object, "score_sheet")) {
        if (!sheet.owner) continue;
        const std::string name = visit.registry.person_name(visit.actor, *sheet.owner, object);
        const std::string ref = visit.registry.person_ref(*sheet.owner);
        if (std::ranges::none_of(field.options, [&](const html::Option& o) { return o.value == ref; }))
          field.options.push_back({ref, name, {}});
      }
    } else if (take.path == "经办") {
      field.entry = html::Entry::select;
      for (const auto& person : visit.registry.persons_with_role("bureau_handler"))
        field.options.push_back({person.ref, person.name, {}});
    } else if (take.path == "推荐单位") {
      field.entry = html::Entry::select;
      for (const auto& unit : visit.registry.units()) field.options.push_back({unit.code, unit.name, {}});
    }
    fields.push_back(html::field(visit.lang, field));
  }
  html::Html all = fields.empty() ? html::Html() : html::form_grid(fields);
  all += lists;
  if (offer.act->reason_required) {
    html::Field reason;
    reason.entry = html::Entry::long_text;
    reason.name = "reason";
    reason.label = std::string(words::act_reason.in(visit.lang));
    reason.help = html::text(words::act_reason_help.in(visit.lang));
    reason.required = true;
    reason.width = html::Width::full;
    reason.value = typed ? std::string(typed->first("reason")) : std::string();
    all += html::form_grid({html::field(visit.lang, reason)});
  }
  return all;
}

html::Html errors_of(Visit& visit, const Error* error) {
  if (!error) return {};
  return html::errsum(visit.lang, {html::FieldError{error->trouble == Trouble::bad_input ? error->at : std::string(),
                                                    error->said.in(visit.lang),
                                                    {}}});
}

html::Html whole_form(Visit& visit, std::string action, std::int64_t version, const registry::Offer& offer,
                      html::Html fields, const Error* error) {
  html::Form form;
  form.action = std::move(action);
  form.keys = visit.keys(version);
  form.guard = true;
  html::Button button{.text = offer.label, .look = html::Look::main};
  return html::post_form(form, html::group(errors_of(visit, error), fields,
                                           offer.allowed ? html::submit_button(button)
                                                         : html::disabled_button(button, join(offer.why, "；"))));
}

}  // namespace

Json input_of_form(const http::Fields& form, const measure::Act& act, const measure::Glossary& glossary) {
  Json input(Json::Object{});
  for (const measure::Take& take : act.takes) {
    if (take.reference) {
      Json::Array refs;
      for (const auto ref : form.every(take.path)) refs.emplace_back(ref);
      if (!refs.empty()) input.set(take.path, Json(std::move(refs)));
      continue;
    }
    const Fact* fact = glossary.find(take.path);
    if (!fact) continue;
    if (fact->type == FactType::records) {
      Json list = records_of(form, *fact);
      if (!list.array()->empty()) input.set(take.path, std::move(list));
    } else if (fact->type == FactType::table) {
      Json table = table_of(form, *fact);
      if (!table.object()->empty()) input.set(take.path, std::move(table));
    } else if (form.has(take.path)) {
      const std::string_view typed = trim(form.first(take.path));
      input.set(take.path, typed.empty() ? Json("") : scalar(*fact, typed));  // an empty one is cleared
    }
  }
  return input;
}

registry::Act act_of_form(Visit& visit, const registry::Object& object, std::string_view act_id) {
  const http::Fields& form = visit.request.form;
  registry::Act act;
  act.object = object.ref;
  act.type = object.type;
  act.act = std::string(act_id);
  act.key = std::string(form.first("key"));
  act.reason = std::string(form.first("reason"));
  act.version = object.version;
  const std::string_view version = form.first("version");
  if (!version.empty()) act.version = std::strtoll(std::string(version).c_str(), nullptr, 10);
  const auto measure = visit.registry.measure_of(object);
  const measure::ObjectType* type = measure->procedure().type(object.type);
  const measure::Act* row = type ? type->act(act_id) : nullptr;
  if (row) act.input = input_of_form(form, *row, measure->glossary(type->label));
  return act;
}

html::Html act_form(Visit& visit, const registry::Object& object, const registry::Offer& offer,
                    const http::Fields* typed, const Error* error) {
  return whole_form(visit, "/o/" + object.ref + "/" + offer.id, object.version, offer,
                    fields_of(visit, object, offer, typed), error);
}

html::Html create_form(Visit& visit, const registry::Object& fresh, const registry::Offer& offer,
                       const http::Fields* typed, const Error* error) {
  const auto parent = fresh.parent ? visit.registry.find(visit.actor, *fresh.parent) : tl::unexpected<Error>(Error{});
  const std::string action = "/new/" + fresh.type + "/" + offer.id + (parent ? "?parent=" + parent->ref : "");
  return whole_form(visit, action, -1, offer, fields_of(visit, fresh, offer, typed), error);
}

}  // namespace zj::pages
