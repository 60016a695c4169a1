#include "html/diff.h"

#include <algorithm>
#include <cstdint>

namespace zj::html {
namespace {

using Words = std::vector<std::string_view>;

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '%' || c == '-';
}

std::size_t character_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte >= 0xF0) return 4;
  if (byte >= 0xE0) return 3;
  if (byte >= 0xC0) return 2;
  return 1;
}

Words split_words(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    if (end == at) end = std::min(text.size(), at + character_length(text[at]));
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

void append(std::vector<DiffPiece>& pieces, Piece kind, std::string_view word) {
  if (pieces.empty() || pieces.back().kind != kind) pieces.push_back({kind, {}});
  pieces.back().text += word;
}

void append_all(std::vector<DiffPiece>& pieces, Piece kind, Words::const_iterator from, Words::const_iterator to) {
  for (; from != to; ++from) append(pieces, kind, *from);
}

// A common character or two between changed ones only tears a change apart: it is counted as changed as well.
std::vector<DiffPiece> without_crumbs(const std::vector<DiffPiece>& pieces) {
  constexpr std::size_t crumb = 6;  // bytes: two Chinese characters
  std::vector<DiffPiece> whole;
  std::string removed, added;
  const auto flush = [&] {
    if (!removed.empty()) whole.push_back({Piece::removed, removed});
    if (!added.empty()) whole.push_back({Piece::added, added});
    removed.clear();
    added.clear();
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const DiffPiece& piece = pieces[i];
    const bool between = i > 0 && i + 1 < pieces.size();
    if (piece.kind == Piece::same && !(between && piece.text.size() <= crumb && !removed.empty() && !added.empty())) {
      flush();
      whole.push_back(piece);
    } else {
      if (piece.kind != Piece::added) removed += piece.text;
      if (piece.kind != Piece::removed) added += piece.text;
    }
  }
  flush();
  return whole;
}

}  // namespace

std::vector<DiffPiece> text_changes(std::string_view before, std::string_view after) {
  const Words a = split_words(before);
  const Words b = split_words(after);
  const auto [a_from, b_from] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  auto a_to = a.end();
  auto b_to = b.end();
  while (a_to != a_from && b_to != b_from && *(a_to - 1) == *(b_to - 1)) --a_to, --b_to;

  std::vector<DiffPiece> pieces;
  append_all(pieces, Piece::same, a.begin(), a_from);

  // Longest common subsequence of the middle, by its table: longest[i][j] for a[i..] and b[j..].
  const auto rows = static_cast<std::size_t>(a_to - a_from);
  const auto columns = static_cast<std::size_t>(b_to - b_from);
  constexpr std::size_t most = 4'000'000;
  if (rows * columns > most) {
    append_all(pieces, Piece::removed, a_from, a_to);
    append_all(pieces, Piece::added, b_from, b_to);
  } else {
    std::vector<std::uint16_t> longest((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return longest[i * (columns + 1) + j]; };
    const auto word_a = [&](std::size_t i) { return *(a_from + static_cast<std::ptrdiff_t>(i)); };
    const auto word_b = [&](std::size_t j) { return *(b_from + static_cast<std::ptrdiff_t>(j)); };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        at(i, j) = word_a(i) == word_b(j) ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                          : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
      if (i < rows && j < columns && word_a(i) == word_b(j)) {
        append(pieces, Piece::same, word_a(i));
        ++i, ++j;
      } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
        append(pieces, Piece::removed, word_a(i++));
      } else {
        append(pieces, Piece::added, word_b(j++));
      }
    }
  }
  append_all(pieces, Piece::same, a_to, a.end());
  return without_crumbs(pieces);
}

}  // namespace zj::html
