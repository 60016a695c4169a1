#include "analysis/candidates.h"

#include <algorithm>

#include "base/date.h"
#include "feel/rational.h"
#include "measure/dossier.h"

namespace zj::analysis {
namespace {

using feel::Rational;
using feel::Value;
using measure::Document;
using measure::Fact;
using measure::FactType;

constexpr std::size_t most_records = 400;  // different entries of a list that are tried
constexpr std::size_t most_pairs = 40;     // entries of which all pairs are tried
constexpr std::size_t most_members = 6;    // members of a list of choices whose subsets are tried
constexpr std::int64_t most_counted = 12;  // entries of a list that is only counted

// What a field or fact can be, before the program has read it.
struct Values {
  std::vector<std::optional<Json>> json;
  bool complete = true;
};

std::optional<Json> number_json(const Rational& value) {
  bool exact = false;
  const Decimal decimal = value.to_decimal(&exact);
  if (!exact) return std::nullopt;
  return Json(Json::Number{decimal.to_text()});
}

Rational middle(const Rational& a, const Rational& b) {
  return (a + b) / Rational(2);
}

// One number in each gap between the constants, and these themselves.
std::vector<Rational> regions(std::vector<Rational> constants) {
  std::ranges::sort(constants);
  constants.erase(std::unique(constants.begin(), constants.end()), constants.end());
  if (constants.empty()) return {Rational(1)};
  std::vector<Rational> out{constants.front() - Rational(1)};
  for (std::size_t i = 0; i < constants.size(); ++i) {
    if (i > 0) out.push_back(middle(constants[i - 1], constants[i]));
    out.push_back(constants[i]);
  }
  out.push_back(constants.back() + Rational(1));
  return out;
}

std::vector<Rational> numbers_in(const std::vector<Value>& constants) {
  std::vector<Rational> out;
  for (const Value& value : constants) {
    if (value.is_numeric()) out.push_back(value.as_rational());
  }
  return out;
}

// Whole numbers next to each constant.
std::vector<Rational> whole_regions(const std::vector<Rational>& constants) {
  std::vector<Rational> out;
  for (const Rational& value : constants) {
    Rational::Integer floor = value.numerator() / value.denominator();
    if (floor * value.denominator() > value.numerator()) --floor;
    for (int step = -1; step <= 2; ++step) out.emplace_back(Rational::Integer(floor + step), Rational::Integer(1));
  }
  if (out.empty()) out.emplace_back(1);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool has_literal(const feel::Program& program) {
  return std::ranges::any_of(program.nodes, [](const feel::Node& node) {
    return node.kind != feel::NodeKind::fact && node.kind != feel::NodeKind::arithmetic;
  });
}

// The formula depends on the ratio of two parts alone, and so do the conditions on them: then what it can come to is
// bounded by -1, 0 and 1, and parts of any size stand for all.
bool is_ratio(const Document::Binding& binding) {
  if (!binding.formula || binding.parts.size() != 2 || has_literal(binding.formula->program())) return false;
  if (binding.formula->program().nodes[0].op != feel::Op::divide) return false;
  for (const feel::Node& node : binding.formula->program().nodes) {
    if (node.kind == feel::NodeKind::arithmetic && node.op == feel::Op::multiply) return false;
  }
  return std::ranges::all_of(binding.conditions, [](const feel::Expression& condition) {
    const feel::Program& program = condition.program();
    return program.nodes.size() == 3 && program.nodes[0].kind == feel::NodeKind::comparison &&
           program.nodes[1].kind == feel::NodeKind::fact && program.nodes[2].kind == feel::NodeKind::fact;
  });
}

std::optional<Rational> formula_at(const Document::Binding& binding, const std::vector<Rational>& parts) {
  std::vector<Value> operands;
  for (const Rational& part : parts) operands.push_back(Value::quotient(part));
  const Value value = binding.formula->evaluate_exactly(operands);
  if (!value.is_numeric()) return std::nullopt;
  return value.as_rational();
}

std::optional<Json> parts_json(const Fact& fact, const std::vector<Rational>& parts) {
  Json::Object object;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto number = number_json(parts[i]);
    if (!number || parts[i] < Rational(0)) return std::nullopt;
    object.emplace_back(fact.formula.parts[i], std::move(*number));
  }
  return Json(std::move(object));
}

// Parts that make the quotient exactly this, whole numbers where possible.
std::optional<Json> quotient_json(const Document& document, const Fact& fact, const Rational& value) {
  const auto& binding = document.binding(fact);
  if (!binding.formula) return std::nullopt;
  const Rational size(value.denominator(), 1);
  Rational hundred = size;
  while (hundred < Rational(100)) hundred = hundred * Rational(10);
  const bool in_percent = (value * Rational(100)).to_decimal().is_integer();
  for (const Rational& whole : {in_percent ? Rational(100) : hundred, hundred, size, Rational(1)}) {
    for (std::size_t varied = 0; varied < binding.parts.size(); ++varied) {
      std::vector<Rational> parts(binding.parts.size(), whole);
      if (auto json = parts_for(document, fact, value, varied, std::move(parts))) return json;
    }
  }
  return std::nullopt;
}

void add_scalars(const Document& document, const Fact& fact, const Use& use, Values& out) {
  switch (fact.type) {
    case FactType::boolean:
      out.json.emplace_back(Json(true));
      out.json.emplace_back(Json(false));
      return;
    case FactType::choice:
      for (const std::string& value : fact.values) out.json.emplace_back(Json(value));
      return;
    case FactType::integer:
    case FactType::number: {
      std::vector<Value> constants = use.constants;
      bool plain = use.plain;
      if (!fact.is_field) {
        for (const feel::Expression& condition : document.binding(fact).conditions)
          plain = add_constants(condition, constants) && plain;
      }
      std::vector<Rational> found = numbers_in(constants);
      if (!use.plain) found.insert(found.end(), {Rational(0), Rational(1), Rational(3), Rational(100)});
      for (const Rational& value : fact.type == FactType::integer ? whole_regions(found) : regions(found)) {
        if (auto json = number_json(value)) out.json.push_back(std::move(json));
      }
      out.complete = out.complete && plain;
      return;
    }
    case FactType::date: {
      bool any = false;
      for (const Value& value : use.constants) {
        if (value.kind() != Value::Kind::date) continue;
        any = true;
        for (const int step : {-1, 0, 1}) {
          if (const auto day = Value::day(value.as_day() + step).as_date()) out.json.emplace_back(Json(to_iso(*day)));
        }
      }
      if (!any || !use.plain) {
        for (const char* day : {"2025-12-31", "2026-01-01", "2026-01-02"}) out.json.emplace_back(Json(day));
      }
      out.complete = out.complete && use.plain;
      return;
    }
    case FactType::quotient: {
      std::vector<Rational> found = numbers_in(use.constants);
      found.insert(found.end(), {Rational(-1), Rational(0), Rational(1)});
      const bool ratio = is_ratio(document.binding(fact));
      for (const Rational& value : regions(found)) {
        if (auto json = quotient_json(document, fact, value)) {
          out.json.push_back(std::move(json));
        } else if (!ratio) {
          out.complete = false;
        }
      }
      std::vector<Rational> zero(fact.formula.parts.size(), Rational(0));
      out.json.push_back(parts_json(fact, zero));  // no value: the divisor is zero
      out.complete = out.complete && use.plain;
      return;
    }
    case FactType::text:
    case FactType::long_text:
    case FactType::open_choice: {
      for (const Value& value : use.constants) {
        if (value.is_string()) out.json.emplace_back(Json(value.as_string()));
      }
      out.json.emplace_back(Json(""));
      out.json.emplace_back(Json("某某"));
      out.complete = out.complete && use.plain;
      return;
    }
    case FactType::phone:
    case FactType::credit_code:
      for (const Value& value : use.constants) {
        if (value.is_string()) out.json.emplace_back(Json(value.as_string()));
      }
      if (fact.type == FactType::phone) out.json.emplace_back(Json("028-61880000"));
      out.complete = false;
      return;
    default:
      out.complete = false;
  }
}

// The entries of a list of records, each field varied.
Values records(const Document& document, Source source, const Fact& list, const Use& use) {
  Values out;
  std::vector<Json::Object> entries{{}};
  for (const Fact* field : list.fields) {
    const auto used = use.fields.find(field->name);
    if (used == use.fields.end() && field->required != measure::Required::always) continue;
    Values values;
    if (field->required != measure::Required::always) values.json.emplace_back(std::nullopt);
    if (field->nullable || source == Source::program) values.json.emplace_back(Json());
    add_scalars(document, *field, used == use.fields.end() ? Use{} : used->second, values);
    if (used == use.fields.end()) {  // any value will do
      values.complete = true;
      values.json.resize(std::min<std::size_t>(values.json.size(), 1));
    }
    out.complete = out.complete && values.complete;
    std::vector<Json::Object> more;
    for (const Json::Object& entry : entries) {
      for (const auto& value : values.json) {
        if (more.size() >= most_records) {
          out.complete = false;
          break;
        }
        more.push_back(entry);
        if (value) more.back().emplace_back(field->name, *value);
      }
    }
    entries = std::move(more);
  }
  for (Json::Object& entry : entries) out.json.emplace_back(Json(std::move(entry)));
  return out;
}

void add_records(const Document& document, Source source, const Fact& fact, const Use& use, Values& out) {
  const Values entries = records(document, source, fact, use);
  const bool counted = use.counted >= 0;
  out.complete = out.complete && use.plain && entries.complete && !(counted && !use.loops.empty());
  out.json.emplace_back(Json(Json::Array{}));
  for (const auto& entry : entries.json) out.json.emplace_back(Json(Json::Array{*entry}));
  if (use.loops.size() > 1) {
    const bool all = entries.json.size() <= most_pairs && use.loops.size() == 2;
    out.complete = out.complete && all;
    const std::size_t many = std::min(entries.json.size(), most_pairs);
    for (std::size_t i = 0; i < many; ++i) {
      for (std::size_t k = i + 1; k < many; ++k)
        out.json.emplace_back(Json(Json::Array{*entries.json[i], *entries.json[k]}));
    }
  }
  if (counted && !entries.json.empty()) {
    if (use.counted > most_counted) out.complete = false;
    for (std::int64_t n = 2; n <= std::min(use.counted + 1, most_counted); ++n)
      out.json.emplace_back(Json(Json::Array(static_cast<std::size_t>(n), *entries.json.front())));
  }
}

// Lists of choices or texts: every set of the members asked for, filled up to each length that is counted.
void add_texts(const Fact& fact, const Use& use, Values& out) {
  std::vector<std::string> members;
  for (const Value& value : use.constants) {
    if (value.is_string()) members.emplace_back(value.as_string());
  }
  const bool closed = fact.type == FactType::choices;
  const auto listed = [&](const std::string& text) {
    return std::ranges::find(fact.values, text) != fact.values.end();
  };
  if (closed) std::erase_if(members, [&](const std::string& text) { return !listed(text); });
  if (members.size() > most_members || use.counted > most_counted) out.complete = false;
  members.resize(std::min(members.size(), most_members));
  std::optional<std::string> other;
  if (!closed) other = "某某";
  for (const std::string& value : fact.values) {
    if (!other && std::ranges::find(members, value) == members.end()) other = value;
  }
  out.complete = out.complete && use.plain;
  const std::size_t longest =
      static_cast<std::size_t>(std::min(std::max<std::int64_t>(use.counted, 0), most_counted)) + 1;
  for (std::size_t mask = 0; mask < (std::size_t{1} << members.size()); ++mask) {
    Json::Array list;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if ((mask >> i) & 1) list.emplace_back(members[i]);
    }
    out.json.emplace_back(Json(list));
    if (use.counted < 0 && !list.empty()) continue;
    const std::optional<std::string> filler = list.empty() ? other : std::optional(*list.back().string());
    while (filler && list.size() < longest) {
      list.emplace_back(*filler);
      out.json.emplace_back(Json(list));
    }
  }
  if (use.plain) return;
  Json::Array prefix;  // different members, one more each time; and the same with one twice
  for (const std::string& value : fact.values) {
    prefix.emplace_back(value);
    out.json.emplace_back(Json(prefix));
    Json::Array twice = prefix;
    twice.back() = twice.front();
    out.json.emplace_back(Json(std::move(twice)));
  }
}

Json filled(const Fact& field) {
  if (field.type == FactType::names) return Json(Json::Array{Json("某某")});
  if (field.type == FactType::boolean) return Json(true);
  if (field.is_number()) return Json(1);
  return Json(field.has_closed_list() && !field.values.empty() ? field.values.front() : "某某");
}

void add_tables(const Fact& fact, Values& out) {
  out.complete = false;
  out.json.emplace_back(Json(Json::Object{}));
  Json::Object all;
  for (const std::string& key : fact.keys) {
    Json::Object entry;
    for (const Fact* field : fact.fields) entry.emplace_back(field->name, filled(*field));
    all.emplace_back(key, Json(std::move(entry)));
  }
  if (all.empty()) return;
  out.json.emplace_back(Json(all));
  all.erase(all.begin());
  out.json.emplace_back(Json(std::move(all)));
}

}  // namespace

Source source_of(const measure::Measure& measure, const Document& document) {
  const auto same = [&](const auto& one) { return one.get() == &document; };
  return std::ranges::any_of(measure.documents(), same) ? Source::person : Source::program;
}

void set_fact(Json& document, const Fact& fact, const std::optional<Json>& value) {
  Json* at = &document;
  std::string_view path = fact.path;
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    const std::string_view group = path.substr(0, dot);
    if (!at->find(group)) {
      if (!value) return;
      at->set(group, Json(Json::Object{}));
    }
    at = const_cast<Json*>(at->find(group));
    path.remove_prefix(dot + 1);
  }
  if (value) {
    at->set(path, *value);
  } else if (Json::Object* members = at->object()) {
    std::erase_if(*members, [&](const Json::Member& member) { return member.first == path; });
  }
}

std::optional<Candidate> candidate(const Document& document, Source source, const Fact& fact,
                                   std::optional<Json> json) {
  Candidate out;
  measure::Dossier dossier;
  Json alone(Json::Object{});
  if (json) set_fact(alone, fact, json);
  if (source == Source::program) {
    dossier = measure::read_situation(document, alone);
  } else {
    measure::DossierReading reading = measure::read_dossier(document, alone);
    for (const measure::Problem& problem : reading.problems) {
      const std::string_view rest =
          std::string_view(problem.path).substr(std::min(fact.path.size(), problem.path.size()));
      const bool within = problem.path.starts_with(fact.path) && (rest.empty() || rest[0] == '.' || rest[0] == '[');
      if (json && within) return std::nullopt;
    }
    dossier = std::move(reading.dossier);
  }
  const auto& binding = document.binding(fact);
  for (const std::size_t slot : binding.slots) out.slots.emplace_back(slot, dossier.values()[slot]);
  for (const auto& part : binding.parts) {
    for (const std::size_t slot : part.slots) out.slots.emplace_back(slot, dossier.values()[slot]);
  }
  out.json = std::move(json);
  return out;
}

std::optional<Json> parts_for(const Document& document, const Fact& fact, const Rational& value, std::size_t varied,
                              std::vector<Rational> parts) {
  const auto& binding = document.binding(fact);
  if (!binding.formula || varied >= parts.size()) return std::nullopt;
  // Where the quotient is linear in the part, two of its values give the third.
  std::vector<Rational> one = parts, two = parts;
  one[varied] = Rational(1);
  two[varied] = Rational(2);
  const auto first = formula_at(binding, one), second = formula_at(binding, two);
  if (!first || !second || *first == *second) return std::nullopt;
  parts[varied] = Rational(1) + (value - *first) / (*second - *first);
  const auto reached = formula_at(binding, parts);
  if (!reached || !(*reached == value)) return std::nullopt;
  return parts_json(fact, parts);
}

std::optional<Json> json_for(const Document& document, const Fact& fact, const Value& value) {
  switch (fact.type) {
    case FactType::quotient:
      return value.is_numeric() ? quotient_json(document, fact, value.as_rational()) : std::nullopt;
    case FactType::integer:
    case FactType::number:
      return value.is_numeric() ? number_json(value.as_rational()) : std::nullopt;
    case FactType::date:
      if (value.kind() != Value::Kind::date || !value.as_date()) return std::nullopt;
      return Json(to_iso(*value.as_date()));
    case FactType::boolean:
      return value.is_boolean() ? std::optional(Json(value.is_true())) : std::nullopt;
    default:
      return value.is_string() ? std::optional(Json(value.as_string())) : std::nullopt;
  }
}

Domain domain_of(const Document& document, Source source, const Fact& fact, const Use& use) {
  Values values;
  if (fact.required != measure::Required::always) values.json.emplace_back(std::nullopt);
  if (fact.nullable || source == Source::program) values.json.emplace_back(Json());
  switch (fact.type) {
    case FactType::records:
      add_records(document, source, fact, use, values);
      break;
    case FactType::choices:
    case FactType::names:
      add_texts(fact, use, values);
      break;
    case FactType::table:
      add_tables(fact, values);
      break;
    case FactType::numbers:
      values.complete = false;
      values.json.emplace_back(Json(Json::Array{}));
      values.json.emplace_back(Json(Json::Array{Json(1)}));
      break;
    default:
      add_scalars(document, fact, use, values);
  }
  Domain domain{&fact, {}, values.complete};
  for (auto& json : values.json) {
    if (auto one = candidate(document, source, fact, std::move(json))) domain.candidates.push_back(std::move(*one));
  }
  return domain;
}

}  // namespace zj::analysis
