#pragma once
// What two versions of a measure say otherwise, old and new beside each other. Pure.

#include <string>
#include <string_view>

#include "analysis/diff.h"
#include "html/html.h"
#include "words/words.h"

namespace zj::pages {

// `before` and `after` head the two columns.
html::Html measure_diff(Lang lang, const analysis::MeasureDiff& diff, std::string_view before, std::string_view after);

// 规则 ART7.2a
std::string part_name(Lang lang, const analysis::PartChange& part);
std::string_view part_id(measure::Part::Kind kind);  // "rule", for machines
Word changed_word(analysis::Changed changed);

}  // namespace zj::pages
