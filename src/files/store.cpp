#include "files/store.h"

namespace zj::files {

Result<std::size_t> collect(Store& store, std::chrono::seconds age, const std::function<bool(const Sha256&)>& wanted) {
  const auto old = store.older_than(age);
  if (!old) return unexpected(old.error());
  std::size_t removed = 0;
  for (const Sha256& file : *old) {
    if (wanted(file)) continue;
    const auto done = store.remove(file, age);
    if (!done) return unexpected(done.error());
    if (*done) ++removed;
  }
  return removed;
}

std::optional<Sha256> parse_sha256(std::string_view hex) {
  Sha256 hash;
  if (hex.size() != 2 * hash.size()) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    constexpr std::string_view digits = "0123456789abcdef";
    const std::size_t digit = digits.find(hex[i]);
    if (digit == std::string_view::npos) return std::nullopt;
    hash[i / 2] = static_cast<std::uint8_t>((i % 2 == 0 ? 0 : hash[i / 2] << 4) | digit);
  }
  return hash;
}

}  // namespace zj::files
