#pragma once
// What a reader of a measure's files is told when something in them is wrong.

#include <compare>
#include <string>
#include <vector>

#include "words/words.h"

namespace zj::measure {

// A place in a measure's files. Lines and columns count from 1, columns in code points; `file` indexes the list of
// files.
struct Position {
  int file = 0;
  int line = 1;
  int column = 1;
  friend auto operator<=>(const Position&, const Position&) = default;
};

enum class Severity { error, warning };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string file;  // the path as it was given
  int line = 0;
  int column = 0;
  Said message;
  Said fix;  // what to write instead; an empty word where nothing certain can be proposed
};

// "办法.md:12:5: 错误：……（改为：……）"
std::string to_text(const Diagnostic& diagnostic, Lang lang);

// Collects what is wrong while a measure is read, so that a writer sees everything at once.
class Diagnostics {
 public:
  explicit Diagnostics(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  void error(Position at, Said message, Said fix = {});
  void warning(Position at, Said message, Said fix = {});

  bool has_errors() const { return errors_ > 0; }
  // Sorted by file, line and column; equal ones once.
  std::vector<Diagnostic> take();

 private:
  void add(Severity severity, Position at, Said message, Said fix);

  std::vector<std::string> paths_;
  std::vector<std::pair<Position, Diagnostic>> found_;
  int errors_ = 0;
};

}  // namespace zj::measure
