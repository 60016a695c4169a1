#include "documents/flow.h"

#include <cmath>

namespace zj::documents {
namespace {

constexpr double hair = 0.01;  // points: sums of heights are not exact

// The height of a piece with all that stays with it, from `from` on.
double height_together(const std::vector<Piece>& pieces, std::size_t from) {
  double height = pieces[from].height;
  for (std::size_t i = from; pieces[i].with_next && i + 1 < pieces.size(); ++i) height += pieces[i + 1].height;
  return height;
}

}  // namespace

std::vector<Page> paginate(const std::vector<Piece>& pieces, const Frame& frame, double line) {
  std::vector<Page> pages{{&frame, {}, frame.top}};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    double y = pages.back().end;
    if (piece.on_grid) y = frame.top + std::ceil((y - frame.top) / line - hair) * line;

    const bool begins_group = i == 0 || !pieces[i - 1].with_next;
    const double together = begins_group ? height_together(pieces, i) : piece.height;
    const double needed = together <= frame.height ? together : piece.height;
    if (y + needed > frame.bottom() + hair && !pages.back().pieces.empty()) {
      pages.push_back({&frame, {}, frame.top});
      y = frame.top;
    }
    Page& page = pages.back();
    if (page.pieces.empty() && piece.gap) continue;
    if (page.pieces.empty() && piece.head) {
      page.pieces.push_back({piece.head.get(), y});
      y += piece.head->height;
    }
    page.pieces.push_back({&piece, y});
    page.end = y + piece.height;
  }
  return pages;
}

void draw(Canvas& canvas, const Page& page) {
  for (std::size_t i = 0; i < page.pieces.size(); ++i) {
    const Placed& placed = page.pieces[i];
    if (placed.piece->draw)
      placed.piece->draw(canvas, {page.frame->left, placed.y, i == 0, i + 1 == page.pieces.size()});
  }
}

}  // namespace zj::documents
