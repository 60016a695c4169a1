#pragma once
// The body of a fenced block: `key: text` lines. The text is taken as it stands, because FEEL is not YAML, and goes on
// over the indented lines that follow.

#include <string_view>
#include <vector>

#include "measure/source.h"

namespace zj::measure {

struct BlockEntry {
  Located key;
  Located text;
};

struct Block {
  Located kind;   // "rule"
  Located id;     // the first word after the kind, where the kind has ids: "ART7.2a"
  Located title;  // the rest of the line
  std::vector<BlockEntry> entries;
  Position at;

  // The text under `key`, or nullptr.
  const Located* find(std::string_view key) const;
};

// Reads a fence as a block; `has_id` says whether the first word after its kind is an id. Malformed lines are reported.
Block read_block(const Fence& fence, bool has_id, Diagnostics& diagnostics);

// The first word of a fence's info line: what kind of block it is.
Located block_kind(const Fence& fence);

// The offset of the first `mark` in a FEEL text that is neither inside brackets nor inside a string; npos when there is
// none.
std::size_t find_outside(std::string_view feel, std::string_view mark, std::size_t from = 0);

}  // namespace zj::measure
