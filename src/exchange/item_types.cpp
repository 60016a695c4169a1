#include "exchange/item_types.h"

#include <algorithm>

#include "base/text.h"
#include "feel/print.h"

namespace zj::exchange {

using feel::Type;
using measure::Fact;
using measure::FactType;
using measure::Key;

namespace {

std::string_view simple_type(FactType type) {
  switch (type) {
    case FactType::boolean:
      return "boolean";
    case FactType::integer:
    case FactType::number:
    case FactType::numbers:
      return "number";
    case FactType::date:
      return "date";
    case FactType::text:
    case FactType::long_text:
    case FactType::phone:
    case FactType::credit_code:
    case FactType::choice:
    case FactType::open_choice:
    case FactType::choices:
    case FactType::names:
      return "string";
    case FactType::records:
    case FactType::table:
    case FactType::quotient:
      return "";
  }
  return "";
}

// Unit, conditions and help, as the glossary has them.
std::string description_of(const Fact& fact) {
  std::vector<std::string> parts;
  for (const std::string& part : {fact.english, fact.unit, fact.help}) {
    if (!part.empty()) parts.push_back(part);
  }
  for (const measure::Located& condition : fact.conditions) parts.push_back(condition.text());
  if (!fact.values.empty() && !fact.has_closed_list()) parts.push_back(join(fact.values, "、"));
  return join(parts, " · ");
}

}  // namespace

std::string ItemTypes::of(const Key& key) {
  Item made = item(key, key.name);
  if (key.fact && made.components.empty() && made.values.empty() && !made.collection) return made.type;
  return define("t" + key.name, std::move(made));
}

ItemTypes::Item ItemTypes::item(const Key& key, const std::string& path) {
  if (key.fact) return item(*key.fact, path);
  Item group{key.name, {}, {}, {}, false, {}};
  for (const Key& inner : key.keys) group.components.push_back(item(inner, path + "_" + inner.name));
  return group;
}

ItemTypes::Item ItemTypes::item(const Fact& fact, const std::string& path) {
  Item made{fact.name, description_of(fact), std::string(simple_type(fact.type)), {}, false, {}};
  switch (fact.type) {
    case FactType::choice:
      made.values = fact.values;
      break;
    case FactType::choices:
      made.type = choice("t" + path + "_项", fact.values);
      made.collection = true;
      break;
    case FactType::names:
    case FactType::numbers:
      made.collection = true;
      break;
    case FactType::quotient:
      for (const std::string& part : fact.formula.parts) made.components.push_back({part, {}, "number", {}, false, {}});
      break;
    case FactType::records:
      made.collection = true;
      for (const Fact* field : fact.fields) made.components.push_back(item(*field, path + "_" + field->name));
      break;
    case FactType::table:
      made.type = "Any";  // DMN has no type for contexts with free keys
      break;
    default:
      break;
  }
  return made;
}

std::string ItemTypes::of(const Type& type) {
  switch (type.kind()) {
    case Type::Kind::boolean:
      return "boolean";
    case Type::Kind::number:
    case Type::Kind::quotient:
      return "number";
    case Type::Kind::string:
      return "string";
    case Type::Kind::date:
      return "date";
    case Type::Kind::time:
      return "time";
    case Type::Kind::date_and_time:
      return "date and time";
    case Type::Kind::days_duration:
      return "days and time duration";
    case Type::Kind::months_duration:
      return "years and months duration";
    case Type::Kind::list: {
      const std::string item = type.element().kind() == Type::Kind::list ? "" : of(type.element());
      return item.empty() ? std::string() : list_of(item);
    }
    default:
      return {};
  }
}

std::string ItemTypes::list_of(const std::string& item) {
  const auto known = std::ranges::find(lists_, item, &std::pair<std::string, std::string>::first);
  if (known != lists_.end()) return known->second;
  lists_.emplace_back(item, define("t" + item + "_list", {{}, {}, item, {}, true, {}}));
  return lists_.back().second;
}

std::string ItemTypes::choice(std::string_view name, std::vector<std::string> values) {
  return define(name, {{}, {}, "string", std::move(values), false, {}});
}

std::string ItemTypes::record(std::string_view name, std::vector<std::pair<std::string, std::string>> entries) {
  Item made;
  for (auto& [entry, type] : entries) made.components.push_back({std::move(entry), {}, std::move(type), {}, false, {}});
  return define(name, std::move(made));
}

std::string ItemTypes::define(std::string_view wanted, Item item) {
  item.name = vocabulary_[vocabulary_.add(Term::Kind::type, wanted)].name;
  items_.push_back(std::move(item));
  return items_.back().name;
}

void ItemTypes::write(Xml& xml) const {
  for (const Item& item : items_) write(xml, item, "itemDefinition");
}

void ItemTypes::write(Xml& xml, const Item& item, const char* element) {
  const Element definition(xml, element, {{"name", item.name}, {"isCollection", item.collection ? "true" : ""}});
  xml.text("description", item.description);
  xml.text("typeRef", item.type);
  if (!item.values.empty()) {
    std::vector<std::string> quoted;
    for (const std::string& value : item.values) quoted.push_back(feel::quote(value));
    const Element allowed(xml, "allowedValues");
    xml.text("text", join(quoted, ", "));
  }
  for (const Item& component : item.components) write(xml, component, "itemComponent");
}

}  // namespace zj::exchange
