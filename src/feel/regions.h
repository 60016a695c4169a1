#pragma once
// Unary tests of constants divide the values of an input into regions that no test tells apart: `>= 0.7` and `< 0.9`
// make three, with two points of their own. One value out of each region stands for all, so that a question about every
// input there can be is answered by trying a few.

#include <optional>
#include <span>
#include <vector>

#include "feel/compile.h"

namespace zj::feel {

// What is known about an input beyond its type.
struct Domain {
  std::vector<Value> landmarks =
      {};                 // values at which something begins or ends, e.g. 0 and 1 of a share; or a closed list
  bool closed = false;    // the landmarks are all the values there are
  bool whole = false;     // of numbers: only integers
  bool nullable = false;  // null is a value of its own
};

// One value for each region of the tests (compiled with compile_unary_tests; `slot` is that of their input), in
// ascending order where there is one. Nothing when a test asks for more than the input and constants, or when values
// of this type cannot be listed (lists, contexts, durations): an input that no test looks at has one region.
std::optional<std::vector<Value>> regions(std::span<const Expression* const> tests, std::size_t slot, const Type& type,
                                          const Domain& domain);

}  // namespace zj::feel
