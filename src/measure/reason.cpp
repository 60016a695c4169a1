#include "measure/reason.h"

#include <algorithm>

#include "measure/explainer.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

using feel::Truth;

constexpr std::size_t most_missing = 8;  // of one sentence: nobody reads more

Text unknown_text(const feel::Expression& expression, const feel::Trace& trace, const Facts& facts,
                  std::vector<std::string>& missing) {
  const Glossary& glossary = facts.document().glossary;
  Text labels;
  for (const feel::MissingFact& fact : feel::missing_facts(expression.program(), trace)) {
    std::string path = glossary.full_path(fact.path);
    if (std::ranges::find(missing, path) != missing.end()) continue;
    if (missing.size() < most_missing) {
      const Text label = glossary.name_of(path);
      labels = labels.empty() ? label : compose(words::enumeration, labels, label);
    }
    missing.push_back(std::move(path));
  }
  if (!labels.empty()) return compose(words::facts_missing, labels);
  if (Text zero = Explainer(expression.program(), facts).divided_by_zero(trace.root()); !zero.empty()) return zero;
  const feel::Value* value = trace.value(0);
  if (value && value->is_unknown()) {
    const Said said = value->origin().said();
    return {said.in(Lang::zh), said.in(Lang::en)};
  }
  return compose(words::cannot_be_decided, same(std::string(expression.source())));
}

// The decision tables that an expression asks, directly or through definitions, each once. An unknown one has no row to
// name.
void add_rows(const std::vector<std::size_t>& slots, const Facts& facts, std::vector<const Decision*>& seen,
              Text& text) {
  for (const std::size_t slot : slots) {
    if (facts.document().fact_at(slot).first) continue;
    for (const Derived& derived : facts.measure().derived()) {
      if (derived.slot != slot || derived.document != &facts.document()) continue;
      if (derived.decision && std::ranges::find(seen, derived.decision) == seen.end()) {
        seen.push_back(derived.decision);
        std::vector<std::size_t> hits;
        if (!derived.decision->table.evaluate(facts.values(), &hits).is_unknown()) {
          const Text rows = rows_text(*derived.decision, hits);
          text = text.empty() ? rows : compose(words::sentence_and_note, text, rows);
        }
      }
      add_rows(derived.facts(), facts, seen, text);
    }
  }
}

}  // namespace

Reason reason_for(const feel::Expression& expression, const feel::Trace& trace, const Facts& facts) {
  Reason reason;
  const feel::Value* value = trace.value(0);
  reason.truth = value ? feel::truth_of(*value) : Truth::unknown;
  std::vector<const Decision*> seen;
  add_rows(expression.facts(), facts, seen, reason.decided);
  if (reason.truth == Truth::unknown) {
    reason.text = unknown_text(expression, trace, facts, reason.missing);
    return reason;
  }
  Explainer explainer(expression.program(), facts);
  reason.text = explainer.why(0, trace.root());
  reason.shortfall = explainer.shortfall();
  if (reason.truth == Truth::no)
    reason.changes = explainer.change(0, trace.root(), Truth::yes).value_or(std::vector<Change>());
  return reason;
}

}  // namespace zj::measure
