#pragma once
// Cases at the boundaries of a measure: for each threshold of a rule what the engine answers one step below it, exactly
// on it and one step above, for a person to confirm.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "measure/assess.h"
#include "measure/measure.h"

namespace zj::analysis {

struct BoundaryCase {
  enum class Side { below, at, above };
  Side side = Side::at;
  std::string name;                                      // of the case; unique in the measure
  std::string from;                                      // the case it starts from
  Json given;                                            // what is changed of it
  measure::Verdict verdict = measure::Verdict::unknown;  // the rule's, as the engine finds it
  std::string reason;                                    // Chinese
  std::string shortfall;  // percentage points; empty when it is no matter of a percentage
};

// A comparison of a number, quotient or day with a constant, or with what other facts come to.
struct Boundary {
  const measure::Rule* rule = nullptr;
  std::string source;  // 关键设备联网率 >= 0.70
  measure::Position at;
  // In the order of Side; a side that the facts cannot stand on is left out (a share above 100 %). Empty where no case
  // of the measure gives a start.
  std::vector<BoundaryCase> cases;
};

// Of all rules, or of the one with this id; in the order of the rules. A step is one day, one in the last decimal of a
// number, or one unit of a quotient's part.
std::vector<Boundary> boundaries(const measure::Measure& measure, std::string_view rule_id = {});

// Ready to be pasted under the rule's article.
std::string to_markdown(const Boundary& boundary, const BoundaryCase& one);

}  // namespace zj::analysis
