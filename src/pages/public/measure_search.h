#pragma once
// Finding a place in a measure by words that stand there. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "measure/measure.h"

namespace zj::pages {

// Where the words stand: the anchor on the page of the measure, what stands there, and the passage cut out of its text.
struct Passage {
  std::string anchor;
  std::string title;  // 第五条第三项 关键设备联网率不低于 70 %
  std::string before, found, after;
};

struct Passages {
  std::vector<Passage> shown;
  std::size_t all = 0;
};

// In the order of the measure; articles, rules, assumptions, clauses and terms. Letters match in either case.
Passages passages(const measure::Measure& measure, std::string_view words, std::size_t most);

// The articles whose places a text names (第七条第二项), each once, in the order of the measure. Naming an item does
// not name the whole article.
std::vector<const measure::Article*> cited_articles(const measure::Measure& measure, std::string_view text);

}  // namespace zj::pages
