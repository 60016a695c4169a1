#pragma once
// Time is UTC; days and deadlines are those of Asia/Shanghai (+08:00, no daylight saving since 1991).

#include <atomic>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace zj {

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

Date day_of(Instant t);           // the day in Asia/Shanghai
Instant start_of(Date day);       // 00:00 in Asia/Shanghai
Instant end_of(Date day);         // 24:00 in Asia/Shanghai, i.e. the start of the next day
std::string to_iso(Instant t);    // "2026-09-01T01:00:00.000Z"
std::string to_local(Instant t);  // "2026-09-01 09:00"

// ISO 8601 with Z or an offset (+08:00); seconds are optional, their fraction is cut to milliseconds.
Result<Instant> parse_instant(std::string_view text);

// The only source of "now". Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

// The machine's clock.
class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// A clock that stands still until it is set; a running one starts at a given time (serve --clock).
class SettableClock final : public Clock {
 public:
  enum class Pace { frozen, running };
  explicit SettableClock(Instant at, Pace pace = Pace::frozen);
  Instant now() const override;
  void set(Instant at);

 private:
  // What the ticking of the pace (nothing, or the machine's monotonic clock) is added to: one number, so that setting
  // and reading need no lock.
  std::atomic<std::int64_t> base_ms_;
  const Pace pace_;
};

}  // namespace zj
