#pragma once
// The columns of a table whose heading gives it a meaning.

#include <initializer_list>
#include <string_view>
#include <vector>

#include "measure/source.h"

namespace zj::measure {

// Finds columns by their headings, in any order. Unknown and missing ones are reported once, when it is made.
class Columns {
 public:
  // `required` must be there, `optional` may.
  Columns(const Table& table, std::initializer_list<std::string_view> required,
          std::initializer_list<std::string_view> optional, Diagnostics& diagnostics);

  // Whether every required column is there.
  bool complete() const { return complete_; }
  // The cell of a row; an empty one, placed at the row's start, when the table has no such column.
  Located cell(const std::vector<Located>& row, std::string_view column) const;

 private:
  std::vector<std::pair<std::string_view, std::size_t>> index_;
  bool complete_ = true;
};

// A cell's text without the backticks around an id.
Located without_backticks(const Located& cell);

}  // namespace zj::measure
