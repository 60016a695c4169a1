#pragma once
// What the fuzz targets of this room share.

#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "measure/diagnostic.h"
#include "measure/source.h"

namespace zj::measure::testing {

inline void require(bool condition) {
  if (!condition) std::abort();
}

// The line at a place from its column on, without its end; nothing when the place is not in the text. The place just
// behind a line, or behind the last one, is in it.
inline std::optional<std::string_view> rest_of_line(std::string_view text, int line, int column) {
  if (line < 1 || column < 1) return std::nullopt;
  const std::vector<std::string_view> lines = split(text, '\n');
  if (static_cast<std::size_t>(line) > lines.size()) return std::nullopt;
  const std::string_view of = lines[static_cast<std::size_t>(line) - 1];
  std::size_t at = 0;
  for (int i = 1; i < column; ++i) {
    if (at >= of.size()) return std::nullopt;
    next_code_point(of, at);
  }
  return of.substr(at);
}

// Every message has words and stands in the text that it is about.
inline void require_inside(const std::vector<Diagnostic>& diagnostics, std::string_view text) {
  for (const Diagnostic& d : diagnostics) {
    require(!d.message.in(Lang::zh).empty() && !d.message.in(Lang::en).empty());
    require(rest_of_line(text, d.line, d.column).has_value());
  }
}

inline bool same(const std::vector<Diagnostic>& a, const std::vector<Diagnostic>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_text(a[i], Lang::zh) != to_text(b[i], Lang::zh)) return false;
  }
  return true;
}

}  // namespace zj::measure::testing
