#pragma once
// Where a rule draws a line. Inside the room.

#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"

namespace zj::analysis {

// A fact, or a field of a list's entries, that is compared by < <= > >= with a constant or with what other facts come
// to.
struct Threshold {
  const measure::Fact* fact = nullptr;    // outside lists; of a field, its list
  const measure::Fact* field = nullptr;   // nullptr: the fact itself
  std::optional<feel::Expression> other;  // what it is compared with
  std::string source;                     // the comparison as written
  measure::Position at;
};

// Numbers, quotients and days only; each comparison once, in the order of the text of `when`, `require`, `sufficient`.
std::vector<Threshold> thresholds_of(const measure::Rule& rule);

}  // namespace zj::analysis
