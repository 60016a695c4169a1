#pragma once
// Sentences of a measure with {FEEL} in them.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "feel/compile.h"
#include "measure/source.h"

namespace zj::measure {

struct Sentence {
  struct Piece {
    std::string text;
    std::optional<feel::Expression> value;  // instead of the text
  };
  std::vector<Piece> pieces;
  bool empty() const { return pieces.empty(); }
};

// Splits at `{…}` and compiles what is inside. Line ends become nothing between Chinese words. `keep` names expressions
// that stay as they are, braces included ("序号": {序号4} is filled by the record).
Sentence read_sentence(const Located& text, const feel::Scope& scope, Diagnostics& diagnostics,
                       std::string_view keep = {});

// The sentence with its values. An unknown value reads 未知.
std::string fill_sentence(const Sentence& sentence, std::span<const feel::Value> values, Lang lang = Lang::zh);

}  // namespace zj::measure
