#include "measure/columns.h"

#include <algorithm>

#include "base/text.h"
#include "words/measure.h"

namespace zj::measure {

Columns::Columns(const Table& table, std::initializer_list<std::string_view> required,
                 std::initializer_list<std::string_view> optional, Diagnostics& diagnostics) {
  std::vector<std::string_view> known(required);
  known.insert(known.end(), optional);
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const Located& heading = table.header[i];
    const auto found = std::find(known.begin(), known.end(), heading.text());
    if (found == known.end()) {
      const std::string_view near = nearest(heading.text(), known);
      std::string all;
      for (std::string_view name : known) all.append(all.empty() ? "" : " · ").append(name);
      diagnostics.error(heading.at(), say(words::unknown_column, heading.text(), all),
                        near.empty() ? Said{} : say(words::fix_write, near));
    } else if (std::any_of(index_.begin(), index_.end(), [&](const auto& e) { return e.first == *found; })) {
      diagnostics.error(heading.at(), say(words::repeated_column, heading.text()));
    } else {
      index_.emplace_back(*found, i);
    }
  }
  for (std::string_view name : required) {
    if (std::none_of(index_.begin(), index_.end(), [&](const auto& e) { return e.first == name; })) {
      diagnostics.error(table.at, say(words::missing_column, name));
      complete_ = false;
    }
  }
}

Located Columns::cell(const std::vector<Located>& row, std::string_view column) const {
  for (const auto& [name, index] : index_) {
    if (name == column) return row[index];
  }
  return row.empty() ? Located() : Located("", row.front().at());
}

Located without_backticks(const Located& cell) {
  const std::string& text = cell.text();
  const bool quoted = text.size() >= 2 && text.front() == '`' && text.back() == '`';
  return quoted ? cell.slice(1, text.size() - 2) : cell;
}

}  // namespace zj::measure
