#pragma once
// Reading literate Markdown: headings with attributes, pipe tables, fenced blocks and prose, each with the place where
// it stood. Our own line reader, because md4c reports no positions and rewrites the FEEL in table cells (`a*2 + b*3`
// loses its stars); md4c only renders prose to HTML. Pure: bytes in, pieces out.

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "measure/diagnostic.h"

namespace zj::measure {

// A file as it was handed in. `path` is relative to the measure's folder and uses '/'.
struct InputFile {
  std::string path;
  std::string bytes;
};

// Text that remembers where each part of it stood, also when it was put together from several lines.
class Located {
 public:
  Located() = default;
  Located(std::string text, Position at) : text_(std::move(text)), parts_{{0, at}} {}

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  // The place of the byte at `offset`; an offset past the end gives the place just after the text.
  Position at(std::size_t offset = 0) const;
  // `length` bytes from `offset`, with their places.
  Located slice(std::size_t offset, std::size_t length = std::string::npos) const;
  // Without the spaces around it.
  Located trimmed() const;
  // Appends text that stood elsewhere.
  void append(std::string_view between, const Located& more);

 private:
  std::string text_;
  std::vector<std::pair<std::size_t, Position>> parts_;  // byte offset in text_, place of that byte
};

// The parts between separators, trimmed, empty ones left out: "a、b" by "、".
std::vector<Located> split_list(const Located& text, std::string_view separator);

// `## 第七条 排除条件 {#ART7 .glossary document=申报}`
struct Heading {
  int level = 1;  // number of '#'
  Located text;   // without the attributes
  Located id;
  std::vector<Located> classes;
  std::vector<std::pair<Located, Located>> parameters;
  Position at;

  bool has_class(std::string_view name) const;
  const Located* parameter(std::string_view name) const;  // nullptr when absent
};

// A pipe table. Every row has as many cells as the header; `\|` in a cell stands for '|'.
struct Table {
  std::vector<Located> header;
  std::vector<std::vector<Located>> rows;
  std::string source;
  Position at;
};

// A fenced block: "```rule ART7.2a 标题".
struct Fence {
  Located info;
  std::vector<Located> lines;
  Position at;
};

// Consecutive lines that are none of the above, as written.
struct Prose {
  std::string text;
  Position at;
};

using Piece = std::variant<Heading, Table, Fence, Prose>;

// The pieces of one file in their order. What is malformed is reported and left out; never fails otherwise.
std::vector<Piece> read_markdown(int file, std::string_view bytes, Diagnostics& diagnostics);

// Prose as HTML. Raw HTML in the source is shown as text, so that the result needs no sanitizing; links are kept.
std::string render_prose(std::string_view markdown);

// The files that make up a measure: `*.md`, not under `原文/`, in bytewise path order.
std::vector<InputFile> measure_files(std::vector<InputFile> files);

// SHA-256, in hex, over `path \0 length \0 bytes` for each file in bytewise path order; the length in decimal.
// Files under `原文/` and files that are not Markdown do not count.
std::string measure_hash(const std::vector<InputFile>& files);

}  // namespace zj::measure
