#pragma once
// An official text as it was issued, cut into its parts so that each can be read beside the article that carries it
// out. The text is no part of a measure: nothing is worked out from it. Pure: bytes in, parts out.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "measure/measure.h"

namespace zj::measure {

struct OfficialPart {
  enum class Kind { opening, chapter, article, item, annex };
  Kind kind = Kind::opening;
  std::string place;  // as Article::place: 第七条第二项, 附件三; of a chapter its number; empty for the opening
  std::string text;   // the bytes from the part's first line to the next part, headings included
};

// The parts in their order; put together again they are the whole text, byte for byte.
//
// A part begins at a line 第X章, at a line 第X条 followed by a space or colon, at a line （X） below an article, at a
// line 附件, and at a line X、 below an annex without a number of its own. Articles count upwards: a line that merely
// speaks of an earlier article is text. What is not UTF-8, or holds control characters, is bad input; Error::at is its
// line.
Result<std::vector<OfficialPart>> read_official_text(std::string_view bytes);

// Which parts stand beside which article. Indices into the parts.
struct Beside {
  std::vector<std::vector<std::size_t>> of_article;  // one list per Measure::articles(), in the order of the text
  std::vector<std::size_t> rest;                     // what has no article here
};
// A part goes to the first article of its place; an item that has none goes to that of its article. Opening and
// chapters go to the heading with the same words.
Beside match(const Measure& measure, const std::vector<OfficialPart>& parts);

}  // namespace zj::measure
