#include "base/clock.h"

#include <chrono>
#include <string_view>

#include <fmt/format.h>

#include "words/base.h"

namespace zj {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int64_t shanghai_ms = 8 * hour_ms;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

// A day and the milliseconds since its midnight, both of the same offset.
struct Civil {
  Date day;
  std::int64_t ms;
  std::int64_t hour() const { return ms / hour_ms; }
  std::int64_t minute() const { return ms / minute_ms % 60; }
  std::int64_t second() const { return ms / 1000 % 60; }
  std::int64_t milli() const { return ms % 1000; }
};

Civil civil(std::int64_t ms) {
  const std::int64_t days = floor_div(ms, day_ms);
  return {Date::from_days(days), ms - days * day_ms};
}

std::int64_t monotonic_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

// Reads an instant from left to right; the first thing that does not fit ends it.
class InstantReader {
 public:
  explicit InstantReader(std::string_view text) : rest_(text) {}

  bool literal(char c) {
    if (!next_is(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }
  bool at_end() const { return rest_.empty(); }

  bool two_digits(int& n, int max) {
    if (rest_.size() < 2 || !digit(rest_[0]) || !digit(rest_[1])) return false;
    n = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    return n <= max;
  }

  bool fraction(int& ms) {
    int places = 0;
    for (; !rest_.empty() && digit(rest_.front()); rest_.remove_prefix(1), ++places) {
      constexpr int weight[] = {100, 10, 1};
      if (places < 3) ms += (rest_.front() - '0') * weight[places];
    }
    return places >= 1 && places <= 9;
  }

  bool offset(std::int64_t& ms) {
    if (literal('Z')) return at_end();
    const bool west = next_is('-');
    int hours = 0;
    int minutes = 0;
    if (!(literal('+') || literal('-')) || !two_digits(hours, 14) || !literal(':') || !two_digits(minutes, 59)) {
      return false;
    }
    ms = (west ? -1 : 1) * (hours * hour_ms + minutes * minute_ms);
    return at_end();
  }

 private:
  static bool digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view rest_;
};

}  // namespace

Date day_of(Instant t) {
  return civil(t.ms + shanghai_ms).day;
}
Instant start_of(Date day) {
  return {day.days_since_epoch() * day_ms - shanghai_ms};
}
Instant end_of(Date day) {
  return {start_of(day).ms + day_ms};
}

std::string to_iso(Instant t) {
  const Civil c = civil(t.ms);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso(c.day), c.hour(), c.minute(), c.second(), c.milli());
}

std::string to_local(Instant t) {
  const Civil c = civil(t.ms + shanghai_ms);
  return fmt::format("{} {:02}:{:02}", to_iso(c.day), c.hour(), c.minute());
}

Result<Instant> parse_instant(std::string_view text) {
  const auto malformed = [&] { return bad_input("", say(words::instant_form, text)); };
  constexpr std::size_t date_length = 10;
  if (text.size() < date_length) return malformed();
  const Result<Date> day = parse_date(text.substr(0, date_length));
  if (!day) return malformed();

  InstantReader in(text.substr(date_length));
  int hour = 0;
  int minute = 0;
  int second = 0;
  int ms = 0;
  std::int64_t offset_ms = 0;
  if (!in.literal('T') || !in.two_digits(hour, 23) || !in.literal(':') || !in.two_digits(minute, 59)) {
    return malformed();
  }
  if (in.literal(':')) {
    if (!in.two_digits(second, 59)) return malformed();
    if (in.literal('.') && !in.fraction(ms)) return malformed();
  }
  if (!in.offset(offset_ms)) return malformed();
  return Instant{day->days_since_epoch() * day_ms + hour * hour_ms + minute * minute_ms + second * std::int64_t{1000} +
                 ms - offset_ms};
}

Instant SystemClock::now() const {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

SettableClock::SettableClock(Instant at, Pace pace) : base_ms_(0), pace_(pace) {
  set(at);
}

Instant SettableClock::now() const {
  return {base_ms_.load() + (pace_ == Pace::running ? monotonic_ms() : 0)};
}

void SettableClock::set(Instant at) {
  base_ms_.store(at.ms - (pace_ == Pace::running ? monotonic_ms() : 0));
}

}  // namespace zj
