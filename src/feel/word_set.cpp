#include "feel/word_set.h"

#include <bit>
#include <cstring>

namespace zj::feel {

// The length and the two ends: what words of a list differ in. The whole text would take longer to hash than to
// compare.
std::uint64_t WordSet::hash(std::string_view text) {
  std::uint64_t first = 0, last = 0;
  if (text.size() >= 8) {
    std::memcpy(&first, text.data(), 8);
    std::memcpy(&last, text.data() + text.size() - 8, 8);
  } else {
    for (const char c : text) first = first << 8 | static_cast<unsigned char>(c);
  }
  const std::uint64_t mixed = (first ^ std::rotl(last, 23) ^ text.size()) * 0x9E3779B97F4A7C15;
  return mixed ^ mixed >> 32;
}

WordSet::WordSet(std::vector<Value> words) : words_(std::move(words)) {
  slots_.assign(std::bit_ceil(2 * words_.size() + 1), empty);
  mask_ = slots_.size() - 1;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    std::size_t at = hash(words_[i].as_string()) & mask_;
    while (slots_[at] != empty) at = (at + 1) & mask_;
    slots_[at] = i;
  }
}

}  // namespace zj::feel
