#pragma once
// Regions of the IANA time-zone database. Deadlines here are those of +08:00 and need none of this; texts that name a
// region do.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zj {

// One region and how its clocks stood. Beyond the years of the database its last rules go on. Immutable.
class Zone {
 public:
  // `bytes` are a TZif file (RFC 8536) of version 2 or later; nothing when they are anything else.
  static std::optional<Zone> read(std::string_view name, std::string_view bytes);

  std::string_view name() const { return name_; }
  // Seconds east of UTC, at a moment in seconds since 1970-01-01T00:00:00Z …
  std::int32_t offset_at(std::int64_t utc) const;
  // … and when the clocks there show that many seconds since 1970-01-01T00:00:00. Of a reading that comes twice, the
  // first; of one that is skipped, the offset before the gap.
  std::int32_t offset_at_local(std::int64_t local) const;

 private:
  std::string name_;
  std::vector<std::int64_t> changes_;  // moments in UTC
  std::vector<std::int32_t> offsets_;  // before the first change, then from each change on
};

// Where regions come from. Thread-safe.
class Zones {
 public:
  virtual ~Zones() = default;
  virtual std::shared_ptr<const Zone> find(std::string_view name) const = 0;  // nullptr: there is none of that name
};

// The machine's database, /usr/share/zoneinfo; regions are read once, when they are asked for.
std::shared_ptr<const Zones> system_zones();

}  // namespace zj
