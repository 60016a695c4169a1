#include "base/workday.h"

#include <algorithm>
#include <stdexcept>

#include "base/json.h"
#include "calendar.embed.h"
#include "words/base.h"

namespace zj {
namespace {

// The shipped file is part of the program, so that anything wrong with it is our own mistake.
template <class T>
T shipped(Result<T> value) {
  if (!value) throw std::logic_error("assets/calendar/cn_holidays.json: " + value.error().said.in(Lang::en));
  return *std::move(value);
}

std::vector<Date> dates(const Json& year, std::string_view key) {
  std::vector<Date> out;
  for (const Json& day : *year.find(key)->array()) out.push_back(shipped(parse_date(*day.string())));
  return out;
}

WorkCalendar load_shipped() {
  const Json file = shipped(parse_json(embedded::calendar().front().bytes()));
  WorkCalendar calendar;
  for (const auto& [year, days] : *file.find("years")->object()) {
    calendar.load(std::stoi(year), {dates(days, "off"), dates(days, "working"), std::string(days.text("notice"))});
  }
  return calendar;
}

}  // namespace

void WorkCalendar::load(int year, Year days) {
  std::sort(days.off.begin(), days.off.end());
  std::sort(days.working.begin(), days.working.end());
  years_.insert_or_assign(year, std::move(days));
}

std::optional<Date> WorkCalendar::known_until(Date day) const {
  std::optional<Date> until;
  for (int year = day.year(); has(year); ++year) until = Date::of(year, 12, 31).value();
  return until;
}

Result<bool> WorkCalendar::is_working(Date d) const {
  const auto year = years_.find(d.year());
  if (year == years_.end()) return bad_input("", say(words::year_without_calendar, std::to_string(d.year())));
  const auto listed = [d](const std::vector<Date>& days) { return std::binary_search(days.begin(), days.end(), d); };
  const bool weekend = d.weekday() >= 6;
  return weekend ? listed(year->second.working) : !listed(year->second.off);
}

Result<Date> WorkCalendar::add(Date from, int n) const {
  if (n < 0) return bad_input("", say(words::workdays_negative, std::to_string(n)));
  Date d = from;
  while (n > 0) {
    d = d.plus_days(1);
    const Result<bool> working = is_working(d);
    if (!working) return unexpected(working.error());
    if (*working) --n;
  }
  return d;
}

Result<int> WorkCalendar::between(Date after, Date until) const {
  if (until < after) return bad_input("", say(words::workdays_backwards, to_iso(after), to_iso(until)));
  int n = 0;
  for (Date d = after; d < until;) {
    d = d.plus_days(1);
    const Result<bool> working = is_working(d);
    if (!working) return unexpected(working.error());
    if (*working) ++n;
  }
  return n;
}

const WorkCalendar& shipped_calendar() {
  static const WorkCalendar calendar = load_shipped();
  return calendar;
}

}  // namespace zj
