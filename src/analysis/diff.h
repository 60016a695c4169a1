#pragma once
// What one version of a measure says otherwise than another, article by article. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "measure/measure.h"

namespace zj::analysis {

// Lines that stand in one text and not in the other; those that were changed one for one are told apart.
struct LineChange {
  std::string before, after;  // without the last line end; one may be empty
  int line_before = 0;        // counted from 1: where it stands, or where it was put in
  int line_after = 0;
};
// In the order of the text; empty when both are the same. Texts that differ in more than about two thousand lines each
// are shown as replaced whole.
std::vector<LineChange> line_changes(std::string_view before, std::string_view after);

enum class Changed { added, removed, changed };

// A part of an article: its words and tables together, or one block by its kind and name.
struct PartChange {
  measure::Part::Kind kind = measure::Part::Kind::prose;
  std::string name;  // of a block; empty for the words
  Changed changed = Changed::changed;
  std::vector<LineChange> lines;
};

struct ArticleChange {
  std::string id;  // empty where the heading has none
  std::string place;
  std::string heading;         // as it is now; of a removed article as it was
  std::string heading_before;  // where it reads otherwise
  Changed changed = Changed::changed;
  std::vector<PartChange> parts;  // words first, then blocks in the order of the text
};

struct MeasureDiff {
  std::vector<ArticleChange> articles;  // in the order of the later version; what is gone stands last
  std::size_t added = 0, removed = 0, changed = 0;
  bool empty() const { return articles.empty(); }
};

// Articles are the same by their id, or where they have none by file and heading; blocks by kind and name.
MeasureDiff diff(const measure::Measure& before, const measure::Measure& after);

}  // namespace zj::analysis
