#pragma once
// Running the cases that stand in a measure.

#include <vector>

#include "measure/assess.h"
#include "measure/measure.h"

namespace zj::analysis {

// What a case expects and did not come out so.
struct CaseFailure {
  measure::Position at;
  Said message;
};

// All that fails; with Detail::verdicts without the reasons.
std::vector<CaseFailure> run_case(const measure::Measure& measure, const measure::Case& test,
                                  measure::Detail detail = measure::Detail::reasons);

// The computation whose value a case expects: the one it names, else the first over its document; nullptr for none.
const measure::Compute* compute_of(const measure::Measure& measure, const measure::Case& test);

}  // namespace zj::analysis
