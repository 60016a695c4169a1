#pragma once

#include <vector>

#include "analysis/check.h"
#include "html/html.h"
#include "measure/measure.h"
#include "measure/official_text.h"
#include "words/words.h"

namespace zj::pages {

// What is shown beside a measure's own words; each may be absent.
struct MeasureNotes {
  const analysis::CheckReport* report = nullptr;                 // rules, cases and assumptions per article
  const std::vector<measure::OfficialPart>* official = nullptr;  // the issued wording, at the articles it belongs to
};

// A measure article by article: its plain words, and under them the rules, assumptions and tests made from them. Every
// article, rule, assumption, item and clause can be linked to by its id (article_href). Official wording that has no
// article here comes last. Pure.
html::Html measure_articles(Lang lang, const measure::Measure& measure, const MeasureNotes& notes = {});
// The same as links, for the side of the page.
html::Html measure_contents(Lang lang, const measure::Measure& measure);

// Links between the files of a measure, made into links between the parts of its page: 智能工厂.md#F.A becomes #F.A.
std::string links_within(const measure::Measure& measure, std::string_view prose);

}  // namespace zj::pages
