#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zj::html {

enum class Piece { same, removed, added };
struct DiffPiece {
  Piece kind;
  std::string text;
};

// What changed from one text to the other, in pieces a person would name: a number or Latin word is one piece, a
// Chinese character is one. All but the added pieces joined give `before`, all but the removed ones give `after`. Texts
// that differ in more than about two thousand places each are shown as replaced whole.
std::vector<DiffPiece> text_changes(std::string_view before, std::string_view after);

}  // namespace zj::html
