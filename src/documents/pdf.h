#pragma once

#include <string>
#include <vector>

namespace zj::documents {

enum class Align { left, centre, right, justify };

// A finished document. Equal input with equal fonts gives equal bytes, on every machine and thread.
struct Pdf {
  std::string bytes;
  int pages = 0;
  // Characters (UTF-8, sorted, each once) that no font has. They are drawn as a box with their code, so that a letter
  // is never held up by one rare name; who issues a certificate refuses it until the operator has added a font.
  std::string missing;
};

// The typefaces of official documents by the role that GB/T 9704-2012 gives them, as family names with an optional
// weight. Only the folders named here are searched: what else is installed on the machine changes no document. The
// standard's own faces are licensed; where an operator has them, their folder and names go here.
struct Fonts {
  std::vector<std::string> folders{"/usr/share/fonts/opentype/noto"};  // Debian's fonts-noto-cjk
  std::string body = "Noto Serif CJK SC";                              // 仿宋
  std::string title = "Noto Serif CJK SC Bold";                        // 小标宋
  std::string hei = "Noto Sans CJK SC";                                // 黑体: first level, table headings
  std::string kai = "Noto Serif CJK SC";                               // 楷体: second level
  bool operator==(const Fonts&) const = default;
};

}  // namespace zj::documents
