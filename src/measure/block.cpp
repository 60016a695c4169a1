#include "measure/block.h"

#include "base/text.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// White space in front, whichever trim() knows; a line that only closes what the lines before it opened needs none.
bool continues(std::string_view line) {
  const std::string_view kept = trim(line);
  return kept.data() != line.data() || kept.starts_with('}') || kept.starts_with(']') || kept.starts_with(')');
}

bool is_repeatable(std::string_view key) {
  return key == "p" || key == "table" || key == "columns" || key == "attachment" || key == "copies" ||
         key.starts_with("explain") || key.ends_with(" for");
}

Located first_word(const Located& text) {
  return text.slice(0, std::min(text.text().find_first_of(" \t"), text.text().size()));
}

}  // namespace

const Located* Block::find(std::string_view key) const {
  for (const BlockEntry& entry : entries) {
    if (entry.key.text() == key) return &entry.text;
  }
  return nullptr;
}

std::size_t find_outside(std::string_view feel, std::string_view mark, std::size_t from) {
  int depth = 0;
  for (std::size_t i = from; i < feel.size(); ++i) {
    if (depth <= 0 && feel.substr(i).starts_with(mark)) return i;
    const char c = feel[i];
    if (c == '"') {
      for (++i; i < feel.size() && feel[i] != '"'; ++i) {
        if (feel[i] == '\\') ++i;
      }
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    }
  }
  return std::string_view::npos;
}

Located block_kind(const Fence& fence) {
  return first_word(fence.info);
}

Block read_block(const Fence& fence, bool has_id, Diagnostics& diagnostics) {
  Block block;
  block.at = fence.at;
  block.kind = block_kind(fence);
  block.title = fence.info.slice(block.kind.text().size()).trimmed();
  if (has_id) {
    block.id = first_word(block.title);
    block.title = block.title.slice(block.id.text().size()).trimmed();
  }
  for (const Located& line : fence.lines) {
    const std::string_view text = line.text();
    if (trim(text).empty()) continue;
    if (continues(text)) {
      if (block.entries.empty()) {
        diagnostics.error(line.at(), say(words::continuation_without_key), say(words::fix_block_line));
      } else {
        block.entries.back().text.append(block.entries.back().text.empty() ? "" : "\n", line.trimmed());
      }
      continue;
    }
    const std::size_t colon = find_outside(text, ":");
    const std::size_t wide = text.find("：");
    if (colon == std::string_view::npos || wide < colon) {
      if (wide != std::string_view::npos) {
        diagnostics.error(line.at(wide), say(words::full_width_colon), say(words::fix_full_width_colon));
      } else {
        diagnostics.error(line.at(), say(words::not_a_block_line, std::string(trim(text))), say(words::fix_block_line));
      }
      continue;
    }
    Located key = line.slice(0, colon).trimmed();
    Located value = line.slice(colon + 1).trimmed();
    if (key.empty()) {
      diagnostics.error(line.at(), say(words::not_a_block_line, std::string(trim(text))), say(words::fix_block_line));
      continue;
    }
    if (block.find(key.text()) && !is_repeatable(key.text())) {
      diagnostics.error(key.at(), say(words::repeated_key, key.text()));
      continue;
    }
    block.entries.push_back({std::move(key), std::move(value)});
  }
  return block;
}

}  // namespace zj::measure
