#include "documents/table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/text.h"
#include "documents/headline.h"

namespace zj::documents {
namespace {

constexpr double padding_x = 4.5, padding_y = 4.5;
constexpr double rule = 0.5;

// The measures of one table, shared by its rows.
struct Layout {
  double size;                // of the type
  std::vector<double> edges;  // left edge of each column, and the right edge of the last
  double leading() const { return size * 1.42; }
  double width(std::size_t column) const { return edges[column + 1] - edges[column]; }
};

// How wide a column wants to be.
struct Wish {
  double most;     // nothing in it is broken
  double typical;  // four cells in five stay whole; text beyond 15 characters is for breaking anyway
};

Wish wish_of(Canvas& canvas, const Table& table, std::size_t column, double size) {
  std::vector<std::pair<double, std::string_view>> cells;  // by estimated length; only two of them are set to know
  for (const std::vector<std::string>& row : table.rows)
    for (const std::string_view text : split(row[column], '\n')) cells.emplace_back(ems(text), text);
  std::sort(cells.begin(), cells.end());
  const double heading = canvas.set(table.columns[column].heading, {.face = Face::hei, .size = size}).width(0);
  const double least = std::max(heading, 2 * size);
  const auto width_of = [&](std::size_t rank) {
    return cells.empty() ? least : std::max(least, canvas.set(cells[rank].second, {.size = size}).width(0));
  };
  constexpr double around = 2 * padding_x + 0.5;
  return {width_of(cells.size() - 1) + around, std::min(width_of((cells.size() - 1) * 4 / 5), 15 * size) + around};
}

double sum_of(const std::vector<Wish>& wishes, double Wish::*what) {
  return std::accumulate(wishes.begin(), wishes.end(), 0.0, [&](double sum, const Wish& w) { return sum + w.*what; });
}

// Divides the page: all that is wanted when there is room, else what is typical and a share of the rest; where even
// that is too much, short columns keep their width and the long ones are held to one limit.
std::vector<double> divide(const std::vector<Wish>& wishes, double width) {
  std::vector<double> widths;
  const double most = sum_of(wishes, &Wish::most), typical = sum_of(wishes, &Wish::typical);
  if (most <= width) {
    for (const Wish& w : wishes) widths.push_back(w.most * width / most);
  } else if (typical <= width) {
    for (const Wish& w : wishes)
      widths.push_back(w.typical + (w.most - w.typical) * (width - typical) / (most - typical));
  } else {
    std::vector<double> ascending;
    for (const Wish& w : wishes) ascending.push_back(w.typical);
    std::sort(ascending.begin(), ascending.end());
    double limit = 0, left = width;
    for (std::size_t i = 0; i < ascending.size(); ++i) {
      limit = left / static_cast<double>(ascending.size() - i);
      if (ascending[i] > limit) break;
      left -= ascending[i];
    }
    for (const Wish& w : wishes) widths.push_back(std::min(w.typical, limit));
  }
  return widths;
}

Layout with_edges(double size, const std::vector<double>& widths) {
  Layout layout{size, {0}};
  for (const double w : widths) layout.edges.push_back(layout.edges.back() + w);
  return layout;
}

// 小四, or a size or two less where that spares many broken cells.
Layout layout_of(Canvas& canvas, const Table& table, double width) {
  double shares = 0;
  std::vector<double> widths;
  for (const Column& column : table.columns) shares += column.share;
  for (const Column& column : table.columns) widths.push_back(width * column.share / shares);
  if (shares > 0) return with_edges(12, widths);

  std::vector<Wish> wishes;
  for (const double size : {12.0, 10.5, 9.0}) {
    wishes.clear();
    for (std::size_t i = 0; i < table.columns.size(); ++i) wishes.push_back(wish_of(canvas, table, i, size));
    if (sum_of(wishes, &Wish::typical) <= width) return with_edges(size, divide(wishes, width));
  }
  return with_edges(9, divide(wishes, width));
}

// A row as pieces, one for each of its lines, so that a long row can go over to the next page.
void append_row(std::vector<Piece>& pieces, std::vector<Text> cells, const std::shared_ptr<const Layout>& layout,
                double page_height, const std::shared_ptr<const Piece>& head) {
  int lines = 1;
  for (const Text& cell : cells) lines = std::max(lines, cell.lines());
  const bool stays_whole = lines * layout->leading() <= page_height / 2;
  const auto shared = std::make_shared<const std::vector<Text>>(std::move(cells));

  for (int line = 0; line < lines; ++line) {
    const bool opens = line == 0, closes = line + 1 == lines;
    Piece piece;
    piece.height = layout->leading() + (opens ? padding_y : 0) + (closes ? padding_y : 0);
    piece.with_next = !closes && (stays_whole || opens || line + 2 == lines);
    piece.head = head;
    piece.draw = [=, height = piece.height](Canvas& canvas, const Place& at) {
      const std::vector<double>& edges = layout->edges;
      const double left = at.x, right = at.x + edges.back(), top = at.y, bottom = at.y + height;
      if (opens || at.first) canvas.rule(left - rule / 2, top, right + rule / 2, top, rule, black);
      if (closes || at.last) canvas.rule(left - rule / 2, bottom, right + rule / 2, bottom, rule, black);
      for (const double edge : edges) canvas.rule(left + edge, top, left + edge, bottom, rule, black);
      for (std::size_t column = 0; column < shared->size(); ++column) {
        const Text& cell = (*shared)[column];
        // Short cells stand in the middle of a row that stays whole, and at the top of one that may be cut.
        const double down = stays_whole ? (lines - cell.lines()) * layout->leading() / 2 : 0;
        const double row_top = top + (opens ? padding_y : 0) - line * layout->leading();
        for (int i = 0; i < cell.lines(); ++i) {
          const double y = row_top + down + i * layout->leading();
          const bool mine = stays_whole ? opens : i == line;
          if (mine)
            canvas.draw_line(cell, i, left + edges[column] + padding_x,
                             baseline_in_row(y, layout->leading(), layout->size));
        }
      }
    };
    pieces.push_back(std::move(piece));
  }
}

}  // namespace

void append_table(std::vector<Piece>& pieces, Canvas& canvas, const Table& table, double width, double page_height) {
  const auto layout = std::make_shared<const Layout>(layout_of(canvas, table, width));
  const auto set = [&](const std::string& text, std::size_t column, Face face, Align align) {
    return canvas.set(
        text, {.face = face, .size = layout->size, .width = layout->width(column) - 2 * padding_x, .align = align});
  };

  if (!table.caption.empty()) {
    const Text caption =
        canvas.set(table.caption, {.face = Face::hei, .size = 14, .width = width, .align = Align::centre});
    for (int line = 0; line < caption.lines(); ++line)
      pieces.push_back(
          {.height = 24,
           .draw = [=](Canvas& c, const Place& at) { c.draw_line(caption, line, at.x, baseline_in_row(at.y, 24, 14)); },
           .with_next = true});
  }

  std::shared_ptr<const Piece> head;
  if (std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return !c.heading.empty(); })) {
    std::vector<Text> headings;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      headings.push_back(set(table.columns[i].heading, i, Face::hei, Align::centre));
    std::vector<Piece> parts;
    append_row(parts, std::move(headings), layout, page_height, nullptr);
    // The heading row is drawn as one piece: its first line draws the text, the others their rules.
    Piece whole;
    whole.with_next = true;
    for (const Piece& part : parts) whole.height += part.height;
    whole.draw = [parts](Canvas& c, const Place& at) {
      double y = at.y;
      for (const Piece& part : parts) {
        part.draw(c, {at.x, y, false, false});
        y += part.height;
      }
    };
    head = std::make_shared<const Piece>(std::move(whole));
    pieces.push_back(*head);
  }

  for (const std::vector<std::string>& row : table.rows) {
    std::vector<Text> cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(set(row[i], i, Face::body, table.columns[i].align));
    append_row(pieces, std::move(cells), layout, page_height, head);
  }
}

}  // namespace zj::documents
