#include "base/zones.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>

namespace zj {
namespace {

constexpr std::int64_t day = 86'400;
constexpr std::size_t header_size = 44;

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::int64_t big_endian_64(std::string_view bytes, std::size_t at) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(big_endian(bytes, at)) << 32 | big_endian(bytes, at + 4));
}

struct Counts {
  std::size_t ut, standard, leap, changes, types, characters;
};

std::optional<Counts> counts_at(std::string_view bytes, std::size_t at) {
  if (bytes.size() < at + header_size || bytes.substr(at, 4) != "TZif" || bytes[at + 4] < '2') return std::nullopt;
  const auto count = [&](std::size_t i) { return static_cast<std::size_t>(big_endian(bytes, at + 20 + 4 * i)); };
  const Counts c{count(0), count(1), count(2), count(3), count(4), count(5)};
  const std::size_t limit = 100'000;
  if (std::max({c.ut, c.standard, c.leap, c.changes, c.types, c.characters}) > limit) return std::nullopt;
  return c;
}

// The last rules repeat with the calendar: a year beyond the database is looked up in one of 2009 to 2036 that starts
// on the same weekday and is as long. Gives the seconds to add.
std::int64_t to_covered_year(std::int64_t seconds) {
  // Years in which the calendar repeats exactly: 400 of them have 146,097 days, and within 1901 to 2099 it is 28.
  constexpr std::int64_t cycle = 146'097 * day;
  constexpr std::int64_t start_of_2009 = 1'230'768'000;
  const std::int64_t cycles = (seconds - start_of_2009) / cycle;
  std::int64_t at = seconds - cycles * cycle;
  const auto leap = [](std::int64_t y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); };
  const auto length = [&](std::int64_t y) { return (leap(y) ? 366 : 365) * day; };
  std::int64_t year = 2009, start = start_of_2009;
  while (at >= start + length(year)) start += length(year++);
  const auto weekday = [](std::int64_t moment) { return moment / day % 7; };
  std::int64_t twin = 2009, twin_start = start_of_2009;
  while (leap(twin) != leap(year) || weekday(twin_start) != weekday(start)) twin_start += length(twin++);
  return at - start + twin_start - seconds;
}

}  // namespace

std::optional<Zone> Zone::read(std::string_view name, std::string_view bytes) {
  // The first block has 32-bit times; the second, behind it, has all of them in 64 bits.
  const auto first = counts_at(bytes, 0);
  if (!first) return std::nullopt;
  const std::size_t second = header_size + first->changes * 5 + first->types * 6 + first->characters + first->leap * 8 +
                             first->standard + first->ut;
  const auto counts = counts_at(bytes, second);
  if (!counts || counts->types == 0) return std::nullopt;
  const std::size_t times = second + header_size, kinds = times + counts->changes * 8, types = kinds + counts->changes;
  if (bytes.size() < types + counts->types * 6) return std::nullopt;

  Zone zone;
  zone.name_ = name;
  const auto offset_of = [&](std::size_t type) {
    return static_cast<std::int32_t>(big_endian(bytes, types + type * 6));
  };
  zone.offsets_.push_back(offset_of(0));
  for (std::size_t i = 0; i < counts->changes; ++i) {
    const auto type = static_cast<std::size_t>(static_cast<unsigned char>(bytes[kinds + i]));
    if (type >= counts->types) return std::nullopt;
    zone.changes_.push_back(big_endian_64(bytes, times + i * 8));
    zone.offsets_.push_back(offset_of(type));
  }
  if (!std::ranges::is_sorted(zone.changes_)) return std::nullopt;
  return zone;
}

std::int32_t Zone::offset_at(std::int64_t utc) const {
  if (!changes_.empty() && utc >= changes_.back() && changes_.back() > 2'000'000'000) utc += to_covered_year(utc);
  const auto next = std::ranges::upper_bound(changes_, utc);
  return offsets_[static_cast<std::size_t>(next - changes_.begin())];
}

std::int32_t Zone::offset_at_local(std::int64_t local) const {
  const std::int32_t before = offset_at(local - day), after = offset_at(local + day);
  if (before == after) return before;
  // Around a change the reading belongs to whichever offset leads to a moment that has it; the earlier one first.
  if (offset_at(local - before) == before) return before;
  return offset_at(local - after) == after ? after : before;
}

namespace {

class SystemZones final : public Zones {
 public:
  std::shared_ptr<const Zone> find(std::string_view name) const override {
    const auto is_plain = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
             c == '+' || c == '/';
    };
    if (name.empty() || name.size() > 64 || name.front() == '/' || !std::ranges::all_of(name, is_plain)) return nullptr;
    const std::lock_guard lock(mutex_);
    if (const auto known = zones_.find(name); known != zones_.end()) return known->second;
    const std::filesystem::path path = "/usr/share/zoneinfo/" + std::string(name);
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return nullptr;
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto zone = Zone::read(name, bytes);
    if (!zone) return nullptr;
    return zones_.emplace(name, std::make_shared<const Zone>(std::move(*zone))).first->second;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const Zone>, std::less<>> zones_;
};

}  // namespace

std::shared_ptr<const Zones> system_zones() {
  return std::make_shared<const SystemZones>();
}

}  // namespace zj
