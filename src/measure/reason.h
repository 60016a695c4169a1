#pragma once
// Why an expression came out as it did, in plain words: generated from the expression and its values.

#include <string>
#include <vector>

#include "feel/compile.h"
#include "measure/facts.h"
#include "measure/text.h"

namespace zj::measure {

// One fact that would have to be otherwise.
struct Change {
  std::string fact;  // path: 指标.关键设备联网率; count(效益选项) where it is the number of entries
  std::string need;  // as a FEEL test: ">= 0.7", "true", "\"已认定\""
  friend bool operator==(const Change&, const Change&) = default;
};

struct Reason {
  feel::Truth truth = feel::Truth::unknown;
  Text text;
  Text decided;                      // which rows of decision tables stand behind it; empty where none does
  std::string shortfall;             // of a percentage that a threshold asks for: points, rounded up to 2 decimals
  std::vector<std::string> missing;  // paths of the facts that could decide it, in deciding order
  std::vector<Change> changes;       // of a false one: the least that makes it true; empty when that cannot be told
};

// From what an evaluation left behind. A comparison gives value and distance, `and` and `or` what decides them, a list
// the element that does, k of n how many are lacking and the nearest of them, and an unknown result the facts that are
// missing.
Reason reason_for(const feel::Expression& expression, const feel::Trace& trace, const Facts& facts);

}  // namespace zj::measure
