#pragma once
// A search for facts under which conditions hold: a concrete dossier for what is said about a measure, or the proof
// that there is none. Deterministic; bounded by a number of evaluations.

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "analysis/candidates.h"
#include "base/json.h"
#include "measure/assess.h"
#include "measure/measure.h"

namespace zj::analysis {

// Something that is asked of the facts. `derived` are those of Measure::derived that the expressions need, each after
// what it needs itself.
struct Demand {
  std::vector<feel::Expression> expressions;
  std::vector<std::size_t> derived;
  std::function<bool(std::span<const feel::Value>)> holds;  // of what each expression gives
  std::vector<feel::Expression> exact;  // evaluated as exact fractions; what they give comes after the others
  std::vector<feel::Value> numbers;     // worth trying for every number and quotient that the expressions read
};

// The rule comes to one of these.
Demand comes_to(const measure::Rule& rule, std::vector<measure::Verdict> verdicts);
// The expression gives this boolean.
Demand gives(const feel::Expression& expression, const std::vector<std::size_t>& derived, bool wanted);
// The expression does not give true.
Demand not_true(const feel::Expression& expression, const std::vector<std::size_t>& derived);

struct Outcome {
  enum class Kind {
    found,       //
    impossible,  // every combination that differs was tried, and none will do: a proof
    not_found    // none among those tried
  };
  Kind kind = Kind::not_found;
  Json given;                         // of found: the facts that matter, and those without which it is not accepted
  std::size_t tried = 0;              // combinations of values
  std::vector<std::size_t> conflict;  // of impossible: conditions that cannot hold together; without any they could
};

// How far to look. `proof` only looks where every combination can be tried, so that an answer is certain; `example`
// also goes out from the dossiers of the measure's cases, one or two facts changed at a time.
enum class Effort { proof, example };

class Witnesses {
 public:
  // At most this many evaluations of a condition in the whole life of this object; afterwards nothing is found any
  // more.
  explicit Witnesses(const measure::Measure& measure, std::size_t evaluations = 400'000);

  // Precondition: all expressions were compiled against the document.
  Outcome find(const measure::Document& document, const std::vector<Demand>& conditions,
               Effort effort = Effort::example);

  const measure::Measure& measure() const { return measure_; }

 private:
  class Search;
  const measure::Measure& measure_;
  std::size_t evaluations_;
};

// The facts as `given` of a case, on one line: { 称号: "智能工厂", 批次年度: 2026 }.
std::string given_text(const Json& json);

}  // namespace zj::analysis
