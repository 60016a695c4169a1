#pragma once

#include "html/html.h"
#include "measure/measure.h"
#include "words/words.h"

namespace zj::pages {

// A measure article by article: its plain words, and under them the rules, assumptions and tests made from them. Every
// article, rule, assumption, item and clause can be linked to by its id (article_href). Pure.
html::Html measure_articles(Lang lang, const measure::Measure& measure);
// The same as links, for the side of the page.
html::Html measure_contents(Lang lang, const measure::Measure& measure);

// Links between the files of a measure, made into links between the parts of its page: 智能工厂.md#F.A becomes #F.A.
std::string links_within(const measure::Measure& measure, std::string_view prose);

}  // namespace zj::pages
