#pragma once
// Calendar arithmetic of FEEL: the proleptic Gregorian calendar over the years -999,999,999 … 999,999,999, times with
// an offset or without, and the two kinds of duration. Texts follow ISO 8601 as XML Schema 1.1 reads it, and nothing
// else.

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/zones.h"

namespace zj::feel {

struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};

bool is_civil_date(std::int64_t year, std::int64_t month, std::int64_t day);
std::int64_t to_days(CivilDate date);  // days since 1970-01-01. Precondition: a real day.
CivilDate to_civil(std::int64_t days);
int weekday(std::int64_t days);  // 1 Monday … 7 Sunday
int day_of_year(std::int64_t days);
int week_of_year(std::int64_t days);  // ISO 8601
// Clamped to the month's end: 2024-01-31 + 1 = 2024-02-29. Nothing when it leaves the calendar.
std::optional<std::int64_t> plus_months(std::int64_t days, std::int64_t months);
// Whole months from one day to another, negative when the other is earlier; a started month does not count.
std::int64_t months_between(std::int64_t from, std::int64_t to);

inline constexpr std::int32_t no_offset = INT32_MIN;
inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::int64_t nanos_per_second = 1'000'000'000;
inline constexpr std::int64_t max_year = 999'999'999;

// A clock reading, with its offset from UTC in seconds, or local (no_offset). Where it names a region, the offset is
// that of 1970-01-01, because a time alone has no day.
struct TimeOfDay {
  std::int32_t second = 0;  // of the day
  std::int32_t nanos = 0;
  std::int32_t offset = no_offset;
  std::shared_ptr<const Zone> zone = {};
};

// Clock reading in seconds since 1970-01-01T00:00:00 at the same place, with its offset from UTC, or local (no_offset).
struct DateTime {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  std::int32_t offset = no_offset;
  std::shared_ptr<const Zone> zone = {};
  std::int64_t utc_seconds() const { return offset == no_offset ? seconds : seconds - offset; }
  std::int64_t day() const;  // of the clock
};
// A moment on a clock; where the clock is that of a region, with the offset that the region has then.
DateTime on_clock(std::int64_t seconds, std::int32_t nanos, const TimeOfDay& clock);
// The same clock, so much later on the world's time line.
DateTime later(const DateTime& t, std::int64_t seconds, std::int32_t nanos);

// A days-and-time duration: seconds, rounded towards minus infinity, and 0 … 999,999,999 nanoseconds.
struct Seconds {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend auto operator<=>(Seconds, Seconds) = default;
};
Seconds negate(Seconds d);

std::optional<std::int64_t> parse_day(std::string_view text);
// Without `zones`, texts that name a region ("10:00:00@Europe/Paris") are refused.
std::optional<TimeOfDay> parse_time(std::string_view text, const Zones* zones = nullptr);
std::optional<DateTime> parse_date_and_time(std::string_view text,
                                            const Zones* zones = nullptr);  // a date alone is not one
std::optional<Seconds> parse_days_duration(std::string_view text);
std::optional<std::int64_t> parse_months_duration(std::string_view text);  // in months

std::string day_text(std::int64_t days);
std::string time_text(const TimeOfDay& t);
std::string date_and_time_text(const DateTime& t);
std::string days_duration_text(Seconds d);              // "P1DT2H", "PT0S"
std::string months_duration_text(std::int64_t months);  // "P1Y2M", "P0M"

}  // namespace zj::feel
