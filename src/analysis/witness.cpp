#include "analysis/witness.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "feel/print.h"
#include "feel/rational.h"
#include "measure/dossier.h"
#include "measure/values.h"

namespace zj::analysis {

using namespace measure;
namespace {

using feel::Entry;
using feel::Name;
using feel::Rational;
using feel::Value;

Value number(const Rational& exact) {
  return Value::number(exact.to_decimal());
}

// A context in which the member at a path has a value, beside what is there already.
Value with_member(const Value& context, std::span<const std::string_view> path, const Value& value) {
  if (path.empty()) return value;
  std::vector<Entry> entries;
  if (context.is_context()) entries.assign(context.entries().begin(), context.entries().end());
  const Name name(path.front());
  const auto known = std::ranges::find(entries, name, &Entry::name);
  if (known != entries.end()) {
    known->value = with_member(known->value, path.subspan(1), value);
  } else {
    entries.push_back({name, with_member(Value(), path.subspan(1), value)});
  }
  return Value::context(std::move(entries));
}

// Parts that make a quotient: 7 and 10 of 0.7; of a growth of 0.05, 1.05 and 1.
std::optional<Value> parts_of(const Fact& fact, const Document::Binding& binding, const Rational& wanted) {
  if (fact.formula.parts.size() != 2 || !binding.formula) return std::nullopt;
  const Rational one(1), whole(Rational::Integer(wanted.numerator()), 1),
      below(Rational::Integer(wanted.denominator()), 1);
  const std::array<std::array<Rational, 2>, 4> tried{
      {{whole, below}, {one + wanted, one}, {one, one + wanted}, {one - wanted, one}}};
  for (const auto& [a, b] : tried) {
    const std::array<Value, 2> parts{number(a), number(b)};
    const Value value = binding.formula->evaluate_exactly(parts);
    if (!value.is_numeric() || value.as_rational() != wanted) continue;
    return Value::context({{fact.formula.parts[0], parts[0]}, {fact.formula.parts[1], parts[1]}});
  }
  return std::nullopt;
}

bool is_own(const Measure& measure, const Document* document) {
  return std::ranges::any_of(measure.documents(), [&](const auto& own) { return own.get() == document; });
}

// Whether an input is one of the facts of the columns, or worked out from these alone.
bool is_settled(const Decision& decision, std::size_t column) {
  return std::ranges::all_of(decision.table.input(column).facts(), [&](std::size_t slot) {
    const Fact* fact = decision.document->fact_at(slot).first;
    return fact && std::ranges::find(decision.inputs, fact, &Decision::Input::fact) != decision.inputs.end();
  });
}

}  // namespace

std::optional<Witness> replay(const Measure& measure, const Decision& decision, std::span<const Value> inputs) {
  const Document& document = *decision.document;
  Witness witness;
  witness.is_dossier = true;
  Value facts = Value::context({});
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Fact* fact = decision.inputs[i].fact;
    if (!fact) {
      witness.is_dossier = false;
      continue;
    }
    Value value = inputs[i];
    if (fact->type == FactType::quotient) {
      const auto parts = parts_of(*fact, document.binding(*fact), value.as_rational());
      if (!parts) return std::nullopt;
      value = *parts;
    }
    const std::vector<std::string_view> path = split(fact->path, '.');
    facts = with_member(facts, path, value);
  }
  const Json json = value_json(facts);
  const Dossier dossier =
      is_own(measure, &document) ? read_dossier(document, json).dossier : read_situation(document, json);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Value found = decision.table.input(i).evaluate(dossier.values());
    // Refused by the glossary, or the columns that an input is worked out from say otherwise.
    if (is_settled(decision, i) && (found.is_unknown() || found != inputs[i])) return std::nullopt;
  }
  if (witness.is_dossier) {
    witness.text = feel::to_literal(facts);
    witness.result = decision.table.evaluate(dossier.values(), &witness.hits);
  } else {
    for (std::size_t i = 0; i < inputs.size(); ++i)
      witness.text += (i > 0 ? "，" : "") + decision.inputs[i].text + " = " + feel::to_literal(inputs[i]);
    witness.result = decision.table.evaluate(inputs, dossier.values(), &witness.hits);
  }
  return witness;
}

}  // namespace zj::analysis
