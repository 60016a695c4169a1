#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zj {

// A day of the proleptic Gregorian calendar in the years 1 to 9999. Always a real day: construct with Date::of or
// parse_date. Arithmetic that would leave these years throws std::out_of_range.
class Date {
 public:
  constexpr Date() = default;
  static Result<Date> of(int year, int month, int day);  // 30 February is bad input
  static Date from_days(std::int64_t days_since_epoch);  // 0 is 1970-01-01

  int year() const;
  int month() const;
  int day() const;
  std::int32_t days_since_epoch() const { return days_; }
  int weekday() const;  // 1 Monday … 7 Sunday (ISO 8601)

  Date plus_days(std::int64_t n) const;
  Date plus_months(std::int64_t n) const;  // clamped to the month's end: 2024-01-31 + 1 = 2024-02-29

  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  std::int32_t days_ = 0;
};

Result<Date> parse_date(std::string_view text);  // YYYY-MM-DD, nothing else
std::string to_iso(Date d);                      // 2026-09-01
std::string to_chinese(Date d);                  // 2026年9月1日 (GB/T 9704: no leading zeros)

}  // namespace zj
