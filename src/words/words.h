#pragma once
// The catalogue of all text for people: Chinese first, with an English column.
//
// A phrase is a constant of type Word in one of the headers of this room (one header per room that speaks: base.h,
// feel.h, pages.h …), so that a missing phrase does not compile. Developer diagnostics (logs, assertions) are plain
// English and not here.

#include <string>
#include <string_view>
#include <vector>

namespace zj {

enum class Lang { zh, en };

// One phrase. {0} {1} … stand for arguments; the two columns use the same ones, in any order.
struct Word {
  std::string_view zh;
  std::string_view en;
  constexpr std::string_view in(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

// A phrase with its arguments, rendered only where the reader's language is known.
struct Said {
  Word word;
  std::vector<std::string> args;
  std::string in(Lang lang) const;
};

// Puts arguments into a phrase: say(words::too_large, "200 MB").
template <class... Args>
Said say(Word word, Args&&... args) {
  return Said{word, {std::string(std::forward<Args>(args))...}};
}

}  // namespace zj
