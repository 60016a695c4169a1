#include "measure/sentence.h"

#include "base/text.h"
#include "measure/block.h"
#include "measure/document.h"
#include "measure/values.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// Sentences run over several lines of the source; Chinese needs no space where they meet.
std::string without_line_ends(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n') {
      out += text[i];
      continue;
    }
    const bool latin_before = !out.empty() && static_cast<unsigned char>(out.back()) < 0x80;
    const bool latin_after = i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0x80;
    if (latin_before && latin_after) out += ' ';
  }
  return out;
}

}  // namespace

Sentence read_sentence(const Located& text, const feel::Scope& scope, Diagnostics& diagnostics, std::string_view keep) {
  Sentence sentence;
  std::string plain;
  const auto flush = [&] {
    if (!plain.empty()) sentence.pieces.push_back({without_line_ends(plain), std::nullopt});
    plain.clear();
  };
  for (std::size_t i = 0; i < text.text().size();) {
    const char c = text.text()[i];
    if (c == '}') {
      diagnostics.error(text.at(i), say(words::brace_unopened));
      return sentence;
    }
    if (c != '{') {
      plain += c;
      ++i;
      continue;
    }
    const std::size_t end = find_outside(text.text(), "}", i + 1);
    if (end == std::string::npos) {
      diagnostics.error(text.at(i), say(words::brace_unclosed));
      return sentence;
    }
    const Located inside = text.slice(i + 1, end - i - 1).trimmed();
    if (!keep.empty() && inside.text().starts_with(keep)) {
      plain.append(text.text(), i, end + 1 - i);
    } else {
      flush();
      sentence.pieces.push_back({{}, compile_feel(inside, scope, diagnostics, Use::told)});
    }
    i = end + 1;
  }
  flush();
  return sentence;
}

std::string fill_sentence(const Sentence& sentence, std::span<const feel::Value> values, Lang lang) {
  std::string out;
  for (const Sentence::Piece& piece : sentence.pieces) {
    if (!piece.value) {
      out += piece.text;
      continue;
    }
    const feel::Value value = piece.value->evaluate(values);
    out += value.is_unknown() ? std::string(words::unknown_value.in(lang)) : value_text(value, lang);
  }
  return out;
}

}  // namespace zj::measure
