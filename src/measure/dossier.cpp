#include "measure/dossier.h"

#include <algorithm>
#include <span>

#include "base/credit_code.h"
#include "base/date.h"
#include "base/json_view.h"
#include "base/text.h"
#include "measure/measure.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// The way down to a value; its text is only made when there is something to report.
struct Path {
  const Path* outer = nullptr;
  std::string_view member;
  std::size_t element = 0;  // from 1; 0: a member

  std::string text() const {
    std::string out = outer ? outer->text() : std::string();
    if (element > 0) return out + "[" + std::to_string(element) + "]";
    if (!out.empty() && !member.empty()) out += '.';
    return out.append(member);
  }
};

// How JSON writes a decimal: an optional sign, digits, a point with digits, an exponent. Nothing else, no spaces. More
// than a thousand characters are no figure of an enterprise.
bool is_decimal(std::string_view text) {
  const auto digits = [&](std::size_t& at) {
    const std::size_t start = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at > start;
  };
  std::size_t at = text.starts_with('-') ? 1 : 0;
  if (text.size() > 1000 || !digits(at)) return false;
  if (at < text.size() && text[at] == '.' && !digits(++at)) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!digits(at)) return false;
  }
  return at == text.size();
}

// Digits with the separators that people write in phone numbers.
bool is_phone(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 5 && digits <= 20 && text.find_first_not_of("0123456789+-() ") == std::string_view::npos;
}

Word expected(const Fact& fact) {
  switch (fact.type) {
    case FactType::boolean:
      return words::expected_boolean;
    case FactType::integer:
      return words::expected_integer;
    case FactType::number:
      return words::expected_number;
    case FactType::date:
      return words::expected_date;
    case FactType::choices:
    case FactType::names:
      return words::expected_texts;
    case FactType::numbers:
      return words::expected_numbers;
    case FactType::records:
      return words::expected_records;
    case FactType::table:
      return words::expected_table;
    case FactType::quotient:
      return words::expected_parts;
    default:
      return words::expected_text;
  }
}

std::string join_values(const std::vector<std::string>& values) {
  return join(values, " · ");
}

}  // namespace

class DossierReader {
 public:
  // `situation`: facts that a program supplies, not a person; see read_situation.
  enum class From { person, situation };

  explicit DossierReader(const Document& document, From from = From::person) : document_(document), from_(from) {
    reading_.dossier.document_ = &document;
    reading_.dossier.values_ = document.scope.blank();
  }

  DossierReading read(JsonView json) {
    const Path top;
    if (json.is_object()) {
      read_members(json, document_.glossary.root(), top);
    } else {
      problem(top, say(words::expected_document, document_.name()));
    }
    if (from_ == From::person) find_missing();
    return std::move(reading_);
  }

  // One fact, or one part of it, alone.
  std::vector<Problem> check(const Fact& fact, int part, JsonView json, std::string_view path) {
    const Path at{nullptr, path};
    if (part >= 0) {
      const std::optional<Value> value = exact_number(json, at, words::expected_number);
      if (value && value->as_decimal().is_negative()) problem(at, say(words::negative_part));
    } else if (const Key* key = key_of(document_.glossary.root(), fact)) {
      read_fact(json, *key, at);
    }
    return std::move(reading_.problems);
  }

 private:
  using Value = feel::Value;

  void problem(const Path& path, Said message) { reading_.problems.push_back({path.text(), std::move(message)}); }

  // Not an unknown value but no value at all: what was read there has been reported.
  static Value refused() { return Value::missing(); }

  static const Key* key_of(const Key& within, const Fact& fact) {
    for (const Key& key : within.keys) {
      if (key.fact == &fact) return &key;
      if (const Key* found = key_of(key, fact)) return found;
    }
    return nullptr;
  }

  void unknown_member(const Path& path, const std::vector<Key>& known) {
    if (from_ == From::situation) return;
    std::vector<std::string_view> names;
    for (const Key& key : known) names.push_back(key.name);
    const std::string_view near = nearest(path.member, names);
    problem(path, near.empty() ? say(words::unknown_member, path.member)
                               : say(words::unknown_member_near, path.member, near));
  }

  // Groups and facts outside lists: values go to their slots.
  void read_members(JsonView object, const Key& group, const Path& at) {
    const Key* key = nullptr;
    for (const JsonView json : object) {
      const Path path{&at, json.key()};
      key = group.find(json.key(), key);
      if (!key) {
        unknown_member(path, group.keys);
      } else if (key->fact) {
        const auto& binding = document_.binding(*key->fact);
        const Value value = read_fact(json, *key, path);
        for (const std::size_t slot : binding.slots) reading_.dossier.values_[slot] = value;
      } else if (json.is_object()) {
        read_members(json, *key, path);
      } else {
        problem(path, say(json.is_null() ? words::null_not_allowed : words::expected_group));
      }
    }
  }

  Value read_fact(JsonView json, const Key& key, const Path& path) {
    const Fact& fact = *key.fact;
    if (json.is_null()) {
      if (fact.nullable || from_ == From::situation) return Value();
      problem(path, say(words::null_not_allowed));
      return refused();
    }
    switch (fact.type) {
      case FactType::boolean:
        if (const auto b = json.boolean()) return Value::boolean(*b);
        break;
      case FactType::integer:
      case FactType::number:
        return read_number(json, fact, path);
      case FactType::quotient:
        return read_quotient(json, fact, path);
      case FactType::choices:
      case FactType::names:
        return read_texts(json, fact, path);
      case FactType::numbers:
        return read_numbers(json, fact, path);
      case FactType::records:
        return read_records(json, key, path);
      case FactType::table:
        return read_table(json, key, path);
      case FactType::text:
      case FactType::long_text:
      case FactType::date:
      case FactType::phone:
      case FactType::credit_code:
      case FactType::choice:
      case FactType::open_choice:
        if (const auto text = json.string()) return read_text(*text, fact, path);
        break;
    }
    problem(path, say(expected(fact)));
    return refused();
  }

  Value read_text(std::string_view text, const Fact& fact, const Path& path) {
    if (fact.type == FactType::date) {
      if (const auto date = parse_date(text))
        return Value::date(*date);
      else
        problem(path, date.error().said);
      return refused();
    }
    if (fact.type == FactType::choice && !is_listed(text, fact, path)) return refused();
    if (fact.type == FactType::phone && !is_phone(text)) {
      problem(path, say(words::expected_phone, text));
      return refused();
    }
    if (fact.type == FactType::credit_code) {
      CreditCodeCheck check = check_credit_code(text);
      if (check.verdict == CreditCodeCheck::Verdict::invalid) {
        problem(path, std::move(check.reason));
        return refused();
      }
      if (check.verdict == CreditCodeCheck::Verdict::suspicious)
        reading_.warnings.push_back({path.text(), std::move(check.reason)});
    }
    // A text of blanks says as little as an empty one.
    return Value::string(trim(text).empty() ? std::string_view() : text);
  }

  bool is_listed(std::string_view text, const Fact& fact, const Path& path) {
    if (std::find(fact.values.begin(), fact.values.end(), text) != fact.values.end()) return true;
    const std::vector<std::string_view> values(fact.values.begin(), fact.values.end());
    const std::string_view near = nearest(text, values);
    problem(path, near.empty() ? say(words::not_listed, text, join_values(fact.values))
                               : say(words::not_listed_near, text, near, join_values(fact.values)));
    return false;
  }

  // A JSON number, or a string holding one, exactly.
  std::optional<Value> exact_number(JsonView json, const Path& path, Word otherwise) {
    const auto text = json.number() ? json.number() : json.string();
    if (!text || !is_decimal(*text)) {
      problem(path, say(otherwise));
      return std::nullopt;
    }
    std::optional<Value> value = Value::exact_number(*text);
    if (!value) problem(path, say(words::figure_out_of_range));
    return value;
  }

  Value read_number(JsonView json, const Fact& fact, const Path& path) {
    const std::optional<Value> value = exact_number(json, path, expected(fact));
    if (!value) return refused();
    if (fact.type == FactType::integer && (value->kind() != Value::Kind::number || !value->as_decimal().is_integer())) {
      problem(path, say(words::expected_integer));
      return refused();
    }
    return satisfies(document_.binding(fact), fact, {&*value, 1}, path) ? *value : refused();
  }

  bool satisfies(const Document::Binding& binding, const Fact& fact, std::span<const Value> operands,
                 const Path& path) {
    for (std::size_t i = 0; i < binding.conditions.size(); ++i) {
      if (!binding.conditions[i].evaluate(operands).is_false()) continue;
      problem(path, say(words::condition_broken, fact.conditions[i].text()));
      return false;
    }
    return true;
  }

  Value read_quotient(JsonView json, const Fact& fact, const Path& path) {
    if (!json.is_object()) {
      problem(path, say(words::expected_parts, join(fact.formula.parts, "、")));
      return refused();
    }
    const auto& binding = document_.binding(fact);
    std::vector<Value> parts(binding.parts.size());
    for (const JsonView part : json) {
      const Path at{&path, part.key()};
      const auto known = std::find(fact.formula.parts.begin(), fact.formula.parts.end(), part.key());
      if (known == fact.formula.parts.end()) {
        problem(at, say(words::unknown_part, part.key(), join(fact.formula.parts, "、")));
        continue;
      }
      const auto index = static_cast<std::size_t>(known - fact.formula.parts.begin());
      const std::optional<Value> value =
          part.is_null() ? null_part(at) : exact_number(part, at, words::expected_number);
      if (value && value->as_decimal().is_negative()) {
        problem(at, say(words::negative_part));
      } else if (value) {
        parts[index] = *value;
        for (const std::size_t slot : binding.parts[index].slots) reading_.dossier.values_[slot] = *value;
      }
    }
    const auto absent = std::find_if(parts.begin(), parts.end(), [](const Value& part) { return part.is_null(); });
    if (absent != parts.end())
      return Value::missing(path.text() + "." + fact.formula.parts[static_cast<std::size_t>(absent - parts.begin())]);
    if (!binding.formula || !satisfies(binding, fact, parts, path)) return refused();
    return binding.formula->evaluate_exactly(parts);
  }

  std::optional<Value> null_part(const Path& at) {
    problem(at, say(words::null_not_allowed));
    return std::nullopt;
  }

  Value read_texts(JsonView json, const Fact& fact, const Path& path) {
    if (!json.is_array()) {
      problem(path, say(expected(fact)));
      return refused();
    }
    std::vector<Value> items;
    items.reserve(json.size());
    bool complete = true;
    std::size_t position = 0;
    for (const JsonView element : json) {
      const Path at{&path, {}, ++position};
      const auto text = element.string();
      if (!text) {
        problem(at, say(element.is_null() ? words::null_not_allowed : words::expected_text));
        complete = false;
      } else if (fact.type == FactType::choices && !is_listed(*text, fact, at)) {
        complete = false;
      } else if (!trim(*text).empty()) {
        items.push_back(Value::string(*text));
      }
    }
    return complete ? Value::list(std::move(items)) : refused();
  }

  Value read_numbers(JsonView json, const Fact& fact, const Path& path) {
    if (!json.is_array()) {
      problem(path, say(expected(fact)));
      return refused();
    }
    std::vector<Value> items;
    items.reserve(json.size());
    for (const JsonView element : json) {
      const std::optional<Value> value =
          exact_number(element, Path{&path, {}, items.size() + 1}, words::expected_number);
      if (!value) return refused();
      items.push_back(*value);
    }
    return Value::list(std::move(items));
  }

  Value read_records(JsonView json, const Key& key, const Path& path) {
    if (!json.is_array()) {
      problem(path, say(words::expected_records));
      return refused();
    }
    std::vector<Value> records;
    records.reserve(json.size());
    std::size_t position = 0;
    for (const JsonView element : json) {
      const Path at{&path, {}, ++position};
      if (element.is_object()) {
        records.push_back(read_record(element, key, at));
      } else {
        problem(at, say(words::expected_record));
      }
    }
    return Value::list(std::move(records));
  }

  // Absent fields stay absent: the type of the list tells FEEL that they are missing facts.
  Value read_record(JsonView object, const Key& list, const Path& at) {
    std::vector<feel::Entry> entries;
    entries.reserve(object.size());
    const Key* key = nullptr;
    for (const JsonView json : object) {
      const Path path{&at, json.key()};
      key = list.find(json.key(), key);
      if (!key) {
        unknown_member(path, list.keys);
        continue;
      }
      Value value = read_fact(json, *key, path);
      if (!value.is_unknown() || key->fact->type == FactType::quotient)
        entries.push_back({document_.binding(*key->fact).name, std::move(value)});
    }
    for (const Fact* field : list.fact->fields) {
      const auto given = [&](JsonView member) { return member.key() == field->name; };
      if (field->required == Required::no || std::ranges::any_of(object, given)) continue;
      const Path path{&at, field->name};
      if (field->required == Required::always) {
        problem(path, say(words::always_required, field->name));
      } else {
        reading_.missing.push_back(path.text());
      }
    }
    return Value::context(std::move(entries));
  }

  Value read_table(JsonView json, const Key& key, const Path& path) {
    if (!json.is_object()) {
      problem(path, say(words::expected_table));
      return refused();
    }
    const Fact& fact = *key.fact;
    const auto& binding = document_.binding(fact);
    std::vector<feel::Entry> entries;
    entries.reserve(json.size());
    for (const JsonView member : json) {
      const Path at{&path, member.key()};
      const auto known = std::lower_bound(fact.keys.begin(), fact.keys.end(), member.key());
      const bool listed = known != fact.keys.end() && *known == member.key();
      if (!listed && !fact.keys.empty()) {
        problem(at, say(words::unknown_key, member.key()));
      } else if (!member.is_object()) {
        problem(at, say(member.is_null() ? words::null_not_allowed : words::expected_record));
      } else {
        const auto position = static_cast<std::size_t>(known - fact.keys.begin());
        entries.push_back({listed ? binding.keys[position] : feel::Name(member.key()), read_record(member, key, at)});
      }
    }
    return Value::context(std::move(entries));
  }

  // Facts that were not given at all; fields of lists were looked at with their records.
  void find_missing() {
    for (const Fact* required : document_.required()) {
      const Fact& fact = *required;
      const feel::Value& value = reading_.dossier.values_[document_.binding(fact).slots.front()];
      if (!value.is_unknown() || value.origin().fault != feel::Fault::missing_fact) continue;
      const bool reported = std::any_of(reading_.problems.begin(), reading_.problems.end(),
                                        [&](const Problem& p) { return p.path.starts_with(fact.path); });
      if (fact.required == Required::always && !reported)
        reading_.problems.push_back({fact.path, say(words::always_required, fact.name)});
      reading_.missing.push_back(fact.path);
    }
  }

  const Document& document_;
  From from_;
  DossierReading reading_;
};

feel::Value Dossier::value(std::string_view path) const {
  const auto [fact, part_index] = document_->glossary.find_part(path);
  if (!fact) return feel::Value::missing(path);
  return part_index < 0 ? value(*fact) : part(*fact, static_cast<std::size_t>(part_index));
}

feel::Value Dossier::value(const Fact& fact) const {
  const auto& slots = document_->binding(fact).slots;
  return slots.empty() ? feel::Value::missing(fact.path) : values_[slots.front()];
}

feel::Value Dossier::part(const Fact& fact, std::size_t part) const {
  const auto& bound = document_->binding(fact).parts.at(part);
  return bound.slots.empty() ? feel::Value::missing(fact.path) : values_[bound.slots.front()];
}

DossierReading read_dossier(const Document& document, const Json& json) {
  const JsonNodes nodes(json);
  return DossierReader(document).read(nodes.root());
}

DossierReading read_draft(const Measure& measure, const Json& json) {
  return read_dossier(measure.dossier(), json);
}

Dossier read_situation(const Document& document, const Json& json) {
  const JsonNodes nodes(json);
  return DossierReader(document, DossierReader::From::situation).read(nodes.root()).dossier;
}

Result<Json> check_fact(const Measure& measure, std::string_view document_name, std::string_view path,
                        const Json& value) {
  const Document* document = measure.document(document_name);
  const auto [fact, part] = document ? document->glossary.find_part(path) : std::pair<const Fact*, int>{nullptr, -1};
  if (!fact) return bad_input(std::string(path), say(words::unknown_member, path));
  Json json = value;
  if (value.string()) {
    Result<Json> typed = field_from_text(document->glossary, path, *value.string());
    if (!typed) return typed;
    json = *std::move(typed);
  }
  if (json.is_null()) return json;
  const JsonNodes nodes(json);
  std::vector<Problem> problems = DossierReader(*document).check(*fact, part, nodes.root(), path);
  if (!problems.empty()) return bad_input(std::move(problems.front().path), std::move(problems.front().message));
  return json;
}

Result<Dossier> parse_dossier(const Document& document, std::string_view json_text, std::vector<Problem>* warnings) {
  const Result<JsonNodes> json = JsonNodes::parse(json_text);
  if (!json) return unexpected<Error>(json.error());
  DossierReading reading = DossierReader(document).read(json->root());
  if (warnings) *warnings = std::move(reading.warnings);
  if (!reading.problems.empty()) return bad_input(reading.problems.front().path, reading.problems.front().message);
  return std::move(reading.dossier);
}

}  // namespace zj::measure
