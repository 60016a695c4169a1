#pragma once
// Which conditions of a measure its own cases have seen both true and false.

#include <string>
#include <vector>

#include "measure/measure.h"

namespace zj::analysis {

// One condition that does not consist of others: a comparison, a yes-or-no fact, a quantifier and what it says of each
// element, a call that gives a truth; in a rule, a guard, a definition, a computation or a verdict's routes.
struct Condition {
  std::string owner;  // id or name of what it stands in
  std::string text;   // as the measure writes it
  measure::Position at;
  bool seen_true = false;
  bool seen_false = false;
  bool is_covered() const { return seen_true && seen_false; }
};

// Evaluates every case of the measure, each for what it expects: a rule's conditions count where a case expects a
// finding of that rule, or a verdict that the rule has part in; a computation's where one expects its value.
// Definitions that only sentences use count where the sentence is said. In the order of the text.
std::vector<Condition> condition_coverage(const measure::Measure& measure);

}  // namespace zj::analysis
