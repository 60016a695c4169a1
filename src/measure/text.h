#pragma once

#include <string>
#include <utility>
#include <vector>

#include "words/words.h"

namespace zj::measure {

// A sentence in both languages. What a measure says in its own words is Chinese in both.
struct Text {
  std::string zh;
  std::string en;
  const std::string& in(Lang lang) const { return lang == Lang::zh ? zh : en; }
  bool empty() const { return zh.empty(); }
};

inline Text same(std::string text) {
  return {text, text};
}

// A phrase with arguments that differ between the languages too.
template <class... Texts>
Text compose(Word word, const Texts&... texts) {
  return {Said{word, {texts.zh...}}.in(Lang::zh), Said{word, {texts.en...}}.in(Lang::en)};
}

}  // namespace zj::measure
