#pragma once
// Checking a measure beyond loading it: its own cases, the boundaries that they leave out, and what stands behind each
// article.

#include <string>
#include <vector>

#include "measure/diagnostic.h"
#include "measure/measure.h"

namespace zj::analysis {

struct Coverage {
  std::string article;  // 第七条第二项, or the id where there is no place
  std::string heading;
  std::size_t rules = 0;
  std::size_t cases = 0;
  std::size_t assumptions = 0;
  std::string no_rule;  // why it needs none
};

struct CheckReport {
  std::vector<measure::Diagnostic>
      diagnostics;                 // failed cases are errors, thresholds without a case at their boundary warnings
  std::vector<Coverage> coverage;  // of every numbered article, in the order of the text
  std::size_t cases = 0;
  std::size_t failed = 0;
  std::size_t conditions = 0;     // that rules, guards, definitions and routes consist of
  std::size_t covered = 0;        // of them, seen both true and false by some case; the others are warnings
  std::vector<std::string> idle;  // assumptions that no rule and no act refers to
};

// Runs every case and looks at what they cover. The measure's own diagnostics from loading are not repeated.
CheckReport check(const measure::Measure& measure);

}  // namespace zj::analysis
