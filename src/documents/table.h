#pragma once

#include <vector>

#include "documents/flow.h"
#include "documents/letter.h"

namespace zj::documents {

// Sets a table to `width` and appends its pieces: caption, heading row, then every row line by line. `page_height` is
// what a page holds; the table is taken to be well-formed.
void append_table(std::vector<Piece>& pieces, Canvas& canvas, const Table& table, double width, double page_height);

}  // namespace zj::documents
