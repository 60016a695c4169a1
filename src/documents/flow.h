#pragma once
// What is written, cut into pieces that go onto pages one below the other.

#include <functional>
#include <memory>
#include <vector>

#include "documents/canvas.h"

namespace zj::documents {

// The text area of a page.
struct Frame {
  Size page;
  double left, top, width, height;
  double bottom() const { return top + height; }
};

// Where a piece came to stand.
struct Place {
  double x, y;
  bool first, last;  // on its page
};

// A piece that is never cut: a line of text, a line of a table's row.
struct Piece {
  double height = 0;
  std::function<void(Canvas&, const Place&)> draw = {};
  bool with_next = false;                  // on the page of the next piece
  bool on_grid = false;                    // begins on a line of the page's grid
  bool gap = false;                        // space that vanishes at the top of a page
  std::shared_ptr<const Piece> head = {};  // stands again above this piece when it begins a page
};

struct Placed {
  const Piece* piece;
  double y;
};

struct Page {
  const Frame* frame;
  std::vector<Placed> pieces;
  double end;  // the y below the last piece
};

// Distributes pieces over as many pages as they need. Pieces that stay together begin a new page together when they fit
// on one. `line` is the height of a line of the grid. The pieces must outlive the pages.
std::vector<Page> paginate(const std::vector<Piece>& pieces, const Frame& frame, double line);

void draw(Canvas& canvas, const Page& page);

}  // namespace zj::documents
