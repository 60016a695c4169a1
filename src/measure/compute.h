#pragma once
// Amounts and scores that a measure computes from a document, with the lines that explain them.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "measure/measure.h"

namespace zj::measure {

struct Computed {
  feel::Value exact;
  Json value;                            // integers as numbers, other numbers as decimal text
  std::vector<std::string> explanation;  // in order, as the measure words it
};

// Checks the document by its glossary and computes. An error names the field at fault, or the fact without which there
// is no result; not_found when the measure has no computation of that name.
Result<Computed> compute(const Measure& measure, std::string_view name, const Json& document);

}  // namespace zj::measure
