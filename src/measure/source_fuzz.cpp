// Whatever the bytes of a Markdown file: what was read stands where it says it stood, messages lie inside the file, and
// reading it twice gives the same.

#include <cstdint>

#include "measure/fuzz_support.h"

namespace {

using namespace zj;
using namespace zj::measure;
using testing::require;

// A text is found at its own place, up to the end of its line.
void require_there(const Located& text, std::string_view bytes) {
  const std::string_view line = std::string_view(text.text()).substr(0, text.text().find('\n'));
  const auto rest = testing::rest_of_line(bytes, text.at().line, text.at().column);
  require(rest && rest->starts_with(line));
}

// A cell may have lost the backslash before a bar, and then is as long as its source only up to there.
void require_cell_there(const Located& cell, std::string_view bytes) {
  require_there(cell.slice(0, std::min(cell.text().find('|'), cell.text().size())), bytes);
}

void check(const Piece& piece, std::string_view bytes) {
  if (const auto* heading = std::get_if<Heading>(&piece)) {
    require(heading->level >= 1 && heading->level <= 6);
    require_there(heading->text, bytes);
    if (!heading->id.empty()) require_there(heading->id, bytes);
    for (const Located& name : heading->classes) require_there(name, bytes);
    for (const auto& [key, value] : heading->parameters) require_there(key, bytes);
  } else if (const auto* table = std::get_if<Table>(&piece)) {
    for (const Located& cell : table->header) require_cell_there(cell, bytes);
    for (const auto& row : table->rows) {
      require(row.size() == table->header.size());
      for (const Located& cell : row) {
        if (!cell.empty()) require_cell_there(cell, bytes);
      }
    }
  } else if (const auto* fence = std::get_if<Fence>(&piece)) {
    require_there(fence->info, bytes);
    for (const Located& line : fence->lines) require_there(line, bytes);
  } else {
    const auto& prose = std::get<Prose>(piece);
    require(!prose.text.empty());
    (void)render_prose(prose.text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 1 << 16) return 0;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Diagnostics first({"办法.md"}), second({"办法.md"});
  const std::vector<Piece> pieces = read_markdown(0, bytes, first);
  const std::vector<Piece> again = read_markdown(0, bytes, second);
  const std::vector<Diagnostic> said = first.take();
  require(pieces.size() == again.size() && testing::same(said, second.take()));
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // no column of the first line, as in any editor
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  testing::require_inside(said, bytes);
  for (const Piece& piece : pieces) check(piece, bytes);
  return 0;
}
