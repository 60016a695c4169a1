#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zj {

// A day of the proleptic Gregorian calendar. Always a real day: construct with Date::of or parse_date.
class Date {
 public:
  constexpr Date() = default;
  static Result<Date> of(int year, int month, int day);
  static Date from_days(std::int32_t days_since_epoch);

  int year() const;
  int month() const;
  int day() const;
  std::int32_t days_since_epoch() const { return days_; }
  int weekday() const;  // 1 Monday … 7 Sunday (ISO 8601)

  Date plus_days(int n) const;
  Date plus_months(int n) const;  // clamped to the month's end: 2024-01-31 + 1 = 2024-02-29

  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  std::int32_t days_ = 0;
};

Result<Date> parse_date(std::string_view text);  // YYYY-MM-DD, nothing else
std::string to_iso(Date d);                      // 2026-09-01
std::string to_chinese(Date d);                  // 2026年9月1日 (GB/T 9704: no leading zeros)

}  // namespace zj
