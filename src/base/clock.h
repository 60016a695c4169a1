#pragma once
// Time is UTC; days and deadlines are those of Asia/Shanghai (+08:00, no daylight saving since 1991).

#include <chrono>
#include <cstdint>
#include <string>

#include "base/date.h"
#include "base/result.h"

namespace zj {

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

Date day_of(Instant t);                     // the day in Asia/Shanghai
Instant start_of(Date day);                 // 00:00 in Asia/Shanghai
Instant end_of(Date day);                   // 24:00 in Asia/Shanghai, i.e. the start of the next day
std::string to_iso(Instant t);              // "2026-09-01T01:00:00.000Z"
std::string to_local(Instant t);            // "2026-09-01 09:00"
Result<Instant> parse_instant(std::string_view text);  // ISO 8601 with Z or an offset; seconds optional

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
  struct State;
  mutable std::int64_t at_ms_;
  mutable std::chrono::steady_clock::time_point since_;
  Pace pace_;
};

}  // namespace zj
