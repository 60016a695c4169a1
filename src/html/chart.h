#pragma once
// Figures as plain HTML and SVG attributes. One hue, one emphasis, labels at the marks, bars from zero, no legend.
// Numbers here only draw; what is read is passed as text.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/html.h"

namespace zj::html {

struct Stat {
  std::string name;
  std::string value;
  std::string unit = {};
  Html below = {};  // what to compare it with
};
Html stat_tiles(const std::vector<Stat>& stats);

enum class Ink { normal, high, low };
struct Bar {
  Html label;
  double share = 0;  // of the longest bar, 0 to 1
  std::string value;
  std::string beside = {};  // in grey: share, total
  Ink ink = Ink::normal;
  double behind = 0;  // a bar behind it, the whole that `share` is a part of; 0: none
};
// `label` says the finding where no sentence beside the figure does; else empty.
Html bar_list(const std::vector<Bar>& bars, bool tall = false, std::string_view label = {});

struct HeatCell {
  std::string text;
  int level = 0;  // 0 to 6; -1: not part of the scale (totals)
};
struct HeatRow {
  std::string name;
  std::vector<HeatCell> cells;
};
Html heat_table(std::string_view caption, const std::vector<std::string>& heads, const std::vector<HeatRow>& rows);
// The level of a value on a scale from low to high.
int heat_level(double value, double low, double high);

// Columns by year, one or two series; the last label of each series names it at its last column.
struct ColumnGroup {
  std::string name;            // 2025
  std::vector<double> values;  // as many as there are series; a negative one is left out
};
struct Columns {
  std::string finding;  // the conclusion, for readers of the page aloud
  std::vector<std::string> series;
  std::vector<ColumnGroup> groups;
};
Html column_chart(const Columns& columns);

// Every case a dot on an axis; a threshold moves from old to new and some dots flip.
struct DotPlot {
  std::string finding;
  std::vector<double> values;
  double low = 0, high = 1;  // ends of the axis
  double old_mark = 0, new_mark = 0;
  std::string old_label, new_label;  // 现行 70 %, 拟改 75 %
  std::vector<std::pair<double, std::string>> ticks;
};
Html dot_plot(const DotPlot& plot);

}  // namespace zj::html
