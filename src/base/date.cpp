#include "base/date.h"

#include <chrono>
#include <stdexcept>

#include <fmt/format.h>

#include "words/base.h"

namespace zj {
namespace {

namespace chr = std::chrono;

constexpr int first_year = 1;
constexpr int last_year = 9999;
constexpr std::int64_t first_day = chr::sys_days{chr::year{first_year} / 1 / 1}.time_since_epoch().count();
constexpr std::int64_t last_day = chr::sys_days{chr::year{last_year} / 12 / 31}.time_since_epoch().count();

chr::year_month_day civil(std::int32_t days) {
  return chr::sys_days{chr::days{days}};
}

[[noreturn]] void leave_the_calendar() {
  throw std::out_of_range("a date outside the years 1 to 9999");
}

// The number that `text` writes in decimal digits, or -1 when there is anything else.
int digits(std::string_view text) {
  int n = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    n = 10 * n + (c - '0');
  }
  return n;
}

}  // namespace

Result<Date> Date::of(int year, int month, int day) {
  const bool in_range = year >= first_year && year <= last_year && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const chr::year_month_day ymd{chr::year{year}, chr::month{static_cast<unsigned>(month)},
                                chr::day{static_cast<unsigned>(day)}};
  if (!in_range || !ymd.ok()) {
    return bad_input("", say(words::date_unreal, fmt::format("{:04}-{:02}-{:02}", year, month, day)));
  }
  return from_days(static_cast<std::int32_t>(chr::sys_days{ymd}.time_since_epoch().count()));
}

Date Date::from_days(std::int64_t days_since_epoch) {
  if (days_since_epoch < first_day || days_since_epoch > last_day) leave_the_calendar();
  Date d;
  d.days_ = static_cast<std::int32_t>(days_since_epoch);
  return d;
}

int Date::year() const {
  return int{civil(days_).year()};
}
int Date::month() const {
  return static_cast<int>(unsigned{civil(days_).month()});
}
int Date::day() const {
  return static_cast<int>(unsigned{civil(days_).day()});
}
int Date::weekday() const {
  return static_cast<int>(chr::weekday{chr::sys_days{chr::days{days_}}}.iso_encoding());
}

Date Date::plus_days(std::int64_t n) const {
  constexpr std::int64_t all = last_day - first_day;
  if (n < -all || n > all) leave_the_calendar();
  return from_days(days_ + n);
}

Date Date::plus_months(std::int64_t n) const {
  constexpr std::int64_t all = std::int64_t{12} * last_year;
  if (n < -all || n > all) leave_the_calendar();
  const auto from = civil(days_);
  const std::int64_t months = std::int64_t{int{from.year()}} * 12 + (unsigned{from.month()} - 1) + n;
  if (months / 12 < first_year || months / 12 > last_year) leave_the_calendar();
  const chr::year_month month{chr::year{static_cast<int>(months / 12)},
                              chr::month{static_cast<unsigned>(months % 12 + 1)}};
  const chr::day last = (month / chr::last).day();
  return from_days(chr::sys_days{month / std::min(from.day(), last)}.time_since_epoch().count());
}

Result<Date> parse_date(std::string_view text) {
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
  const int year = shaped ? digits(text.substr(0, 4)) : -1;
  const int month = shaped ? digits(text.substr(5, 2)) : -1;
  const int day = shaped ? digits(text.substr(8, 2)) : -1;
  if (year < 0 || month < 0 || day < 0) return bad_input("", say(words::date_form, text));
  return Date::of(year, month, day);
}

std::string to_iso(Date d) {
  return fmt::format("{:04}-{:02}-{:02}", d.year(), d.month(), d.day());
}
std::string to_chinese(Date d) {
  return fmt::format("{}年{}月{}日", d.year(), d.month(), d.day());
}

}  // namespace zj
