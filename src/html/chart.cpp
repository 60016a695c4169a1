#include "html/chart.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace zj::html {
namespace {

std::string percent(double share) {
  return fmt::format("{:.1f}%", 100 * std::clamp(share, 0.0, 1.0));
}

// A coordinate with at most one decimal, so that markup stays small.
std::string at(double x) {
  std::string text = fmt::format("{:.1f}", x);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string whole(double value) {
  return fmt::format("{:.0f}", value);
}

Html words_at(double x, double y, std::string_view words, std::string_view css, std::string_view anchor) {
  return element("text", attr_if(!css.empty(), "class", css), attr("x", at(x)), attr("y", at(y)),
                 attr_if(!anchor.empty(), "text-anchor", anchor), words);
}

Html line(std::string_view css, double x1, double y1, double x2, double y2) {
  return shape("line", cls(css), attr("x1", at(x1)), attr("x2", at(x2)), attr("y1", at(y1)), attr("y2", at(y2)));
}

Html drawing(double width, double height, std::string_view finding, const Html& marks) {
  return svg(cls("chart"), attr("viewBox", fmt::format("0 0 {} {}", at(width), at(height))), attr("role", "img"),
             attr("aria-label", finding), marks);
}

}  // namespace

Html stat_tiles(const std::vector<Stat>& stats) {
  return dl(cls("kpis"), each(stats, [](const Stat& s) {
              return div(dt(s.name), dd(s.value, s.unit.empty() ? Html{} : group(" ", small(s.unit))),
                         s.below.empty() ? Html{} : dd(cls("kpis__below"), s.below));
            }));
}

Html bar_list(const std::vector<Bar>& bars, bool tall, std::string_view label) {
  const auto bar = [](std::string_view css, double share) {
    return shape("rect", attr_if(!css.empty(), "class", css), attr("width", percent(share)), attr("height", "100%"));
  };
  const Html rows = each(bars, [&bar](const Bar& b) {
    const std::string_view css = b.ink == Ink::high ? "hi" : b.ink == Ink::low ? "lo" : "";
    const Html behind = b.behind > 0 ? bar(b.behind >= 1 && b.ink == Ink::normal ? "base" : "lo", b.behind) : Html{};
    return div(dt(b.label), dd(svg(attr("aria-hidden", "true"), behind, bar(css, b.share))),
               dd(cls("n num"), b.value, b.beside.empty() ? Html{} : small(b.beside)));
  });
  return dl(cls(tall ? "bars bars--tall" : "bars"), attr_if(!label.empty(), "aria-label", label), rows);
}

Html heat_table(std::string_view caption, const std::vector<std::string>& heads, const std::vector<HeatRow>& rows) {
  const Html top = each(heads, [](const std::string& h) { return th(attr("scope", "col"), h); });
  const Html body = each(rows, [](const HeatRow& r) {
    return tr(th(attr("scope", "row"), r.name), each(r.cells, [](const HeatCell& c) {
                const std::string css = c.level < 0 ? "num strong" : fmt::format("h{}", std::min(c.level, 6));
                return td(cls(css), c.text);
              }));
  });
  return div(cls("heatwrap"), table(cls("heat"), html::caption(cls("vh"), caption), thead(tr(top)), tbody(body)));
}

int heat_level(double value, double low, double high) {
  if (!(high > low)) return 0;
  return static_cast<int>(std::floor(std::clamp((value - low) / (high - low), 0.0, 1.0) * 6.999));
}

Html column_chart(const Columns& c) {
  constexpr double column = 34, gap = 4, between = 32, height = 210, base = 178, top = 41;
  const auto series = static_cast<double>(c.series.size());
  const double group_width = series * column + (series - 1) * gap;
  double most = 0;
  for (const ColumnGroup& g : c.groups) {
    for (const double v : g.values) most = std::max(most, v);
  }
  Html marks;
  double x = 14;
  std::vector<std::pair<double, double>> last(c.series.size(),
                                              {0, base});  // middle and top of each series' last column
  for (const ColumnGroup& g : c.groups) {
    for (std::size_t s = 0; s < g.values.size() && s < c.series.size(); ++s) {
      const double v = g.values[s];
      if (v < 0) continue;
      const double left = x + static_cast<double>(s) * (column + gap);
      const double tall = most > 0 ? (base - top) * v / most : 0;
      marks += shape("rect", cls(s + 1 == c.series.size() ? "bar-hi" : "bar-2"), attr("x", at(left)),
                     attr("y", at(base - tall)), attr("width", at(column)), attr("height", at(tall)));
      marks += words_at(left + column / 2, base - tall - 6, whole(v), "val", "middle");
      last[s] = {left + column / 2, base - tall};
    }
    marks += words_at(x + group_width / 2, height - 12, g.name, "", "middle");
    x += group_width + between;
  }
  const double width = x - between;
  for (std::size_t s = 0; s < c.series.size() && !c.groups.empty(); ++s) {
    const bool outer = s + 1 == c.series.size() && c.series.size() > 1;
    marks += outer ? words_at(last[s].first + column / 2 + 6, last[s].second + 12, c.series[s], "", "")
                   : words_at(last[s].first, last[s].second - 25, c.series[s], "", "middle");
  }
  return drawing(width + 70, height, c.finding, line("axis", 0, base, width + 14, base) + marks);
}

Html dot_plot(const DotPlot& plot) {
  constexpr double left = 20, right = 620, base = 112, radius = 4.2, step = 9.6, narrowest = 14;
  const double scale = plot.high > plot.low ? (right - left) / (plot.high - plot.low) : 0;
  const auto place = [&](double v) { return std::clamp(left + scale * (v - plot.low), left, right); };
  const auto flips = [&plot](double v) { return (v >= plot.old_mark) != (v >= plot.new_mark); };

  // Dots that would lie on each other are stacked in bins. Both thresholds are edges of bins, so that every dot stands
  // on its side.
  const double shift = std::abs(place(plot.new_mark) - place(plot.old_mark));
  const double bin = shift > narrowest ? shift / std::floor(shift / narrowest) : narrowest;
  const double origin = place(std::min(plot.old_mark, plot.new_mark));
  const double exact_bin = scale > 0 ? bin / scale : 1;
  const auto bin_of = [&](double v) {
    return std::floor((v - std::min(plot.old_mark, plot.new_mark)) / exact_bin + 1e-9);
  };
  std::map<double, int> stacked;
  Html marks = line("axis", left, base, right, base);
  for (const double v : plot.values) {
    const double which = bin_of(v);
    marks += shape("circle", cls(flips(v) ? "dot-flip" : "dot"),
                   attr("cx", at(std::clamp(origin + bin * (which + 0.5), left, right))),
                   attr("cy", at(base - 7.6 - step * stacked[which]++)), attr("r", at(radius)));
  }

  const double old_x = place(plot.old_mark);
  const double new_x = place(plot.new_mark);
  const bool raised = new_x >= old_x;
  marks += line("th-old", old_x, 18, old_x, 120) + line("th-new", new_x, 18, new_x, 120);
  marks += words_at(old_x + (raised ? -5 : 7), 24, plot.old_label, "", raised ? "end" : "");
  marks += words_at(new_x + (raised ? 7 : -5), 24, plot.new_label, "val", raised ? "" : "end");
  for (const auto& [value, words] : plot.ticks) marks += words_at(place(value), 132, words, "", "middle");
  return drawing(640, 150, plot.finding, marks);
}

}  // namespace zj::html
