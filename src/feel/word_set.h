#pragma once
// A constant list of texts, to be asked whether it holds one: rules ask so of towns, trades and kinds of record.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "feel/value.h"

namespace zj::feel {

// Immutable once made.
class WordSet {
 public:
  // Precondition: every value is a string.
  explicit WordSet(std::vector<Value> words);
  // Precondition: `text` is a string.
  bool contains(const Value& text) const {
    for (std::size_t at = hash(text.as_string()) & mask_; slots_[at] != empty; at = (at + 1) & mask_) {
      if (Value::same_text(words_[slots_[at]], text)) return true;
    }
    return false;
  }

 private:
  static constexpr std::uint32_t empty = UINT32_MAX;
  static std::uint64_t hash(std::string_view text);

  std::vector<Value> words_;
  std::vector<std::uint32_t> slots_;  // of words_; a power of two of them, at most half of them used
  std::size_t mask_;
};

}  // namespace zj::feel
