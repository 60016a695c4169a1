#pragma once
// Why an expression came out as it did, in plain words: generated from the expression and its values.

#include <string>
#include <vector>

#include "feel/compile.h"
#include "measure/facts.h"
#include "measure/text.h"

namespace zj::measure {

struct Reason {
  feel::Truth truth = feel::Truth::unknown;
  Text text;
  std::string shortfall;             // of a percentage that a threshold asks for: points, rounded up to 2 decimals
  std::vector<std::string> missing;  // paths of the facts that could decide it, in deciding order
};

// A comparison gives value and distance, `and` and `or` what decides them, a list the element that does, and an unknown
// result the facts that are missing.
Reason reason_for(const feel::Expression& expression, const Facts& facts);

}  // namespace zj::measure
