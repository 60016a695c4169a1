#pragma once
// How an expression uses the facts of its document: which constants each is compared with, and whether that is all it
// asks about them. Inside the room.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "feel/compile.h"
#include "measure/measure.h"

namespace zj::analysis {

struct Use {
  // What the fact, or an entry of it, is compared with, in the order met; each once.
  std::vector<feel::Value> constants;
  // The other sides of comparisons that depend on other facts: 提交日期 <= 建成投用日期 + duration("P6M").
  std::vector<feel::Expression> relative;
  // It is only compared with these constants and asked whether it is there: then one value in each gap between them
  // stands for all others. Of a list: only counted, searched for constants, or walked by `loops`.
  bool plain = true;
  bool held = false;                  // a list: asked whether it holds a constant
  std::int64_t counted = -1;          // a list: the largest number that its count is compared with; -1: not counted
  std::set<std::string> loops;        // a list of records: the texts of the some/every that walk it
  std::map<std::string, Use> fields;  // of its entries
};
using Uses = std::map<const measure::Fact*, Use>;

// Adds what the expression reads, names that the measure derives from facts opened. Precondition: it was compiled
// against the document's scope.
void add_uses(const measure::Measure& measure, const measure::Document& document, const feel::Expression& expression,
              Uses& uses);

// Adds the numbers that a condition over a single slot compares it with; false where it does anything else.
bool add_constants(const feel::Expression& condition, std::vector<feel::Value>& constants);

// The value under a name of the document's scope that is no fact; nullptr where there is none in that slot.
const measure::Derived* derived_at(const measure::Measure& measure, const measure::Document& document,
                                   std::size_t slot);

}  // namespace zj::analysis
