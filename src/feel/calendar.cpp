#include "feel/calendar.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace zj::feel {
namespace {

// Days count from 1 March of year 0 in eras of 400 years, so that the leap day is the last of its year.
constexpr std::int64_t days_per_era = 146'097;
constexpr std::int64_t days_to_epoch = 719'468;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(std::int64_t year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Reads a text from left to right; every step that does not fit makes `ok` false for good.
struct Reader {
  std::string_view text;
  std::size_t at = 0;
  bool ok = true;

  bool done() const { return at == text.size(); }
  char peek() const { return done() ? '\0' : text[at]; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at;
    return true;
  }
  void expect(char c) { ok = take(c) && ok; }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  // Between `least` and `most` digits.
  std::int64_t digits(int least, int most) {
    std::int64_t value = 0;
    int count = 0;
    for (; is_digit(peek()) && count < most; ++at, ++count) value = value * 10 + (peek() - '0');
    if (count < least || is_digit(peek())) ok = false;
    return value;
  }
  // After a decimal point: any count of digits, of which nine are kept.
  std::int32_t fraction() {
    std::int32_t nanos = 0;
    std::int32_t unit = 100'000'000;
    for (; is_digit(peek()); ++at, unit /= 10) nanos += (peek() - '0') * unit;
    return nanos;
  }
  std::int64_t day() {
    const bool negative = take('-');
    const std::size_t start = at;
    const std::int64_t year = digits(4, 9);
    if (at - start > 4 && text[start] == '0') ok = false;
    expect('-');
    const std::int64_t month = digits(2, 2);
    expect('-');
    const std::int64_t day_of_month = digits(2, 2);
    const std::int64_t signed_year = negative ? -year : year;
    if (!ok || !is_civil_date(signed_year, month, day_of_month)) {
      ok = false;
      return 0;
    }
    return to_days({signed_year, static_cast<int>(month), static_cast<int>(day_of_month)});
  }
  // 24:00:00 is the start of the next day, and only that exact time is.
  TimeOfDay time(const Zones* zones) {
    TimeOfDay t;
    const std::int64_t hour = digits(2, 2);
    expect(':');
    const std::int64_t minute = digits(2, 2);
    expect(':');
    const std::int64_t second = digits(2, 2);
    if (take('.')) {
      if (!is_digit(peek())) ok = false;
      t.nanos = fraction();
    }
    if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && (minute != 0 || second != 0 || t.nanos != 0)))
      ok = false;
    t.second = static_cast<std::int32_t>(hour * 3600 + minute * 60 + second);
    if (take('Z')) {
      t.offset = 0;
    } else if (peek() == '+' || peek() == '-') {
      const bool negative = peek() == '-';
      ++at;
      const std::int64_t hours = digits(2, 2);
      expect(':');
      const std::int64_t minutes = digits(2, 2);
      const std::int64_t seconds = take(':') ? digits(2, 2) : 0;
      const std::int64_t offset = hours * 3600 + minutes * 60 + seconds;
      if (minutes > 59 || seconds > 59 || offset > 18 * 3600) ok = false;
      t.offset = static_cast<std::int32_t>(negative ? -offset : offset);
    } else if (zones && take('@')) {
      t.zone = zones->find(text.substr(at));
      at = text.size();
      if (!t.zone) ok = false;
    }
    return t;
  }
};

std::string two(std::int64_t n) {
  return fmt::format("{:02}", n);
}

std::string fraction_text(std::int32_t nanos) {
  if (nanos == 0) return {};
  std::string text = fmt::format(".{:09}", nanos);
  while (text.back() == '0') text.pop_back();
  return text;
}

}  // namespace

bool is_civil_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  return year >= -max_year && year <= max_year && month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in_month(year, static_cast<int>(month));
}

std::int64_t to_days(CivilDate date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t months_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_march_year = (153 * months_from_march + 2) / 5 + date.day - 1;
  return era * days_per_era + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_march_year -
         days_to_epoch;
}

CivilDate to_civil(std::int64_t days) {
  const std::int64_t shifted = days + days_to_epoch;
  const std::int64_t era = floor_div(shifted, days_per_era);
  const std::int64_t day_of_era = shifted - era * days_per_era;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_march_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t months_from_march = (5 * day_of_march_year + 2) / 153;
  const auto day = static_cast<int>(day_of_march_year - (153 * months_from_march + 2) / 5 + 1);
  const auto month = static_cast<int>(months_from_march < 10 ? months_from_march + 3 : months_from_march - 9);
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, day};
}

int weekday(std::int64_t days) {
  const std::int64_t from_thursday = days - floor_div(days, 7) * 7;  // 1970-01-01 was a Thursday
  return static_cast<int>((from_thursday + 3) % 7 + 1);
}

int day_of_year(std::int64_t days) {
  return static_cast<int>(days - to_days({to_civil(days).year, 1, 1}) + 1);
}

int week_of_year(std::int64_t days) {
  const std::int64_t thursday = days + 4 - weekday(days);  // the week belongs to the year of its Thursday
  return (day_of_year(thursday) - 1) / 7 + 1;
}

std::optional<std::int64_t> plus_months(std::int64_t days, std::int64_t months) {
  CivilDate date = to_civil(days);
  std::int64_t total;
  if (__builtin_add_overflow(date.year * 12 + date.month - 1, months, &total)) return std::nullopt;
  date.year = floor_div(total, 12);
  if (date.year < -max_year || date.year > max_year) return std::nullopt;
  date.month = static_cast<int>(total - date.year * 12 + 1);
  date.day = std::min(date.day, days_in_month(date.year, date.month));
  return to_days(date);
}

std::int64_t months_between(std::int64_t from, std::int64_t to) {
  const CivilDate a = to_civil(from), b = to_civil(to);
  const std::int64_t months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return months - 1;
  if (months < 0 && b.day > a.day) return months + 1;
  return months;
}

Seconds negate(Seconds d) {
  if (d.nanos == 0) return {-d.seconds, 0};
  return {-d.seconds - 1, static_cast<std::int32_t>(nanos_per_second - d.nanos)};
}

std::optional<std::int64_t> parse_day(std::string_view text) {
  Reader r{text};
  const std::int64_t day = r.day();
  if (!r.ok || !r.done()) return std::nullopt;
  return day;
}

std::int64_t DateTime::day() const {
  return floor_div(seconds, seconds_per_day);
}

DateTime on_clock(std::int64_t seconds, std::int32_t nanos, const TimeOfDay& clock) {
  return {seconds, nanos, clock.zone ? clock.zone->offset_at_local(seconds) : clock.offset, clock.zone};
}

DateTime later(const DateTime& t, std::int64_t seconds, std::int32_t nanos) {
  if (!t.zone) return {t.seconds + seconds, nanos, t.offset, nullptr};
  const std::int64_t utc = t.utc_seconds() + seconds;
  const std::int32_t offset = t.zone->offset_at(utc);
  return {utc + offset, nanos, offset, t.zone};
}

std::optional<TimeOfDay> parse_time(std::string_view text, const Zones* zones) {
  Reader r{text};
  TimeOfDay t = r.time(zones);
  if (!r.ok || !r.done()) return std::nullopt;
  t.second %= static_cast<std::int32_t>(seconds_per_day);
  if (t.zone) t.offset = t.zone->offset_at_local(0);
  return t;
}

std::optional<DateTime> parse_date_and_time(std::string_view text, const Zones* zones) {
  Reader r{text};
  const std::int64_t day = r.day();
  r.expect('T');
  if (!r.ok) return std::nullopt;
  const TimeOfDay t = r.time(zones);
  if (!r.ok || !r.done()) return std::nullopt;
  return on_clock(day * seconds_per_day + t.second, t.nanos, t);
}

std::optional<Seconds> parse_days_duration(std::string_view text) {
  Reader r{text};
  const bool negative = r.take('-');
  r.expect('P');
  Seconds d;
  bool any = false;
  // One component: digits and its letter. A letter may come once, and in its order.
  const auto component = [&](char letter, std::int64_t unit) {
    const std::size_t start = r.at;
    if (!Reader::is_digit(r.peek())) return;
    const std::int64_t value = r.digits(1, 12);
    if (!r.take(letter)) {
      r.at = start;
      return;
    }
    d.seconds += value * unit;
    any = true;
  };
  component('D', seconds_per_day);
  if (r.take('T')) {
    any = false;
    component('H', 3600);
    component('M', 60);
    if (Reader::is_digit(r.peek())) {
      d.seconds += r.digits(1, 12);
      if (r.take('.')) d.nanos = r.fraction();
      r.expect('S');
      any = true;
    }
  }
  if (!r.ok || !any || !r.done()) return std::nullopt;
  return negative ? negate(d) : d;
}

std::optional<std::int64_t> parse_months_duration(std::string_view text) {
  Reader r{text};
  const bool negative = r.take('-');
  r.expect('P');
  if (!Reader::is_digit(r.peek())) return std::nullopt;
  std::int64_t months = r.digits(1, 12);
  if (r.take('Y')) {
    months *= 12;
    if (Reader::is_digit(r.peek())) {
      months += r.digits(1, 12);
      r.expect('M');
    }
  } else {
    r.expect('M');
  }
  if (!r.ok || !r.done()) return std::nullopt;
  return negative ? -months : months;
}

std::string day_text(std::int64_t days) {
  const CivilDate d = to_civil(days);
  return fmt::format("{}{:04}-{:02}-{:02}", d.year < 0 ? "-" : "", d.year < 0 ? -d.year : d.year, d.month, d.day);
}

std::string time_text(const TimeOfDay& t) {
  std::string out =
      two(t.second / 3600) + ":" + two(t.second / 60 % 60) + ":" + two(t.second % 60) + fraction_text(t.nanos);
  if (t.zone) return out + "@" + std::string(t.zone->name());
  if (t.offset == no_offset) return out;
  if (t.offset == 0) return out + "Z";
  const std::int32_t offset = t.offset < 0 ? -t.offset : t.offset;
  out += (t.offset < 0 ? "-" : "+") + two(offset / 3600) + ":" + two(offset / 60 % 60);
  if (offset % 60 != 0) out += ":" + two(offset % 60);
  return out;
}

std::string date_and_time_text(const DateTime& t) {
  const std::int64_t day = floor_div(t.seconds, seconds_per_day);
  const auto second = static_cast<std::int32_t>(t.seconds - day * seconds_per_day);
  return day_text(day) + "T" + time_text({second, t.nanos, t.offset, t.zone});
}

std::string days_duration_text(Seconds d) {
  if (d == Seconds{}) return "PT0S";
  const bool negative = d.seconds < 0;
  if (negative) d = negate(d);
  std::string out = negative ? "-P" : "P";
  if (d.seconds >= seconds_per_day) out += std::to_string(d.seconds / seconds_per_day) + "D";
  const std::int64_t rest = d.seconds % seconds_per_day;
  if (rest == 0 && d.nanos == 0) return out;
  out += "T";
  if (rest >= 3600) out += std::to_string(rest / 3600) + "H";
  if (rest / 60 % 60 != 0) out += std::to_string(rest / 60 % 60) + "M";
  if (rest % 60 != 0 || d.nanos != 0) out += std::to_string(rest % 60) + fraction_text(d.nanos) + "S";
  return out;
}

std::string months_duration_text(std::int64_t months) {
  if (months == 0) return "P0M";
  std::string out = months < 0 ? "-P" : "P";
  if (months < 0) months = -months;
  if (months >= 12) out += std::to_string(months / 12) + "Y";
  if (months % 12 != 0) out += std::to_string(months % 12) + "M";
  return out;
}

}  // namespace zj::feel
