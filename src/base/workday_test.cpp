#include "base/workday.h"

#include <string>

#include <gtest/gtest.h>

namespace zj {
namespace {

Date day(std::string_view iso) {
  return parse_date(iso).value();
}

struct AddCase {
  const char* from;
  int n;
  const char* to;
};

// Counted by hand on the State Council's calendars.
constexpr AddCase add_cases[] = {
    {"2026-02-12", 5, "2026-02-26"}, {"2026-04-30", 5, "2026-05-11"}, {"2026-09-18", 5, "2026-09-24"},
    {"2026-09-24", 5, "2026-10-09"}, {"2026-09-24", 7, "2026-10-12"}, {"2026-10-09", 1, "2026-10-10"},
    {"2026-02-27", 1, "2026-02-28"}, {"2026-01-02", 1, "2026-01-04"}, {"2026-11-23", 5, "2026-11-30"},
    {"2025-01-24", 5, "2025-02-07"}, {"2025-09-26", 5, "2025-10-10"}, {"2024-09-30", 5, "2024-10-12"},
};

TEST(WorkCalendar, AddsWorkingDays) {
  for (const auto& [from, n, to] : add_cases) {
    EXPECT_EQ(to_iso(shipped_calendar().add(day(from), n).value()), to) << from << " + " << n;
    EXPECT_EQ(shipped_calendar().between(day(from), day(to)).value(), n) << from << " to " << to;
  }
}

TEST(WorkCalendar, ZeroDaysIsTheDayItself) {
  EXPECT_EQ(shipped_calendar().add(day("2026-10-01"), 0), day("2026-10-01"));
  EXPECT_EQ(shipped_calendar().between(day("2026-10-01"), day("2026-10-01")), 0);
  EXPECT_EQ(shipped_calendar().add(day("2031-01-01"), 0), day("2031-01-01"));  // no year is met on the way
}

TEST(WorkCalendar, YearsHaveTheirKnownLengths) {
  const auto in_year = [](int y) {
    const Date last_before = Date::of(y, 1, 1)->plus_days(-1);
    return shipped_calendar().between(last_before, *Date::of(y, 12, 31)).value();
  };
  EXPECT_EQ(in_year(2025), 248);
  EXPECT_EQ(in_year(2026), 248);
}

TEST(WorkCalendar, HolidaysAndWorkedWeekends) {
  const auto working = [](std::string_view d) { return shipped_calendar().is_working(day(d)).value(); };
  EXPECT_FALSE(working("2026-10-01"));
  EXPECT_TRUE(working("2026-10-10"));   // a Saturday
  EXPECT_FALSE(working("2026-10-11"));  // a Sunday
  EXPECT_TRUE(working("2026-10-12"));
}

TEST(WorkCalendar, NeverGuessesAYearThatIsNotLoaded) {
  const auto calendar = [] { return shipped_calendar(); };
  for (const auto& result : {calendar().add(day("2026-12-30"), 2), calendar().add(day("2022-06-01"), 1)}) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().trouble, Trouble::bad_input);
  }
  EXPECT_EQ(to_iso(calendar().add(day("2026-12-30"), 1).value()), "2026-12-31");
  EXPECT_EQ(calendar().add(day("2026-12-31"), 1).error().said.in(Lang::zh),
            "还没有载入 2027 年的放假安排，无法推算工作日");
  EXPECT_EQ(calendar().between(day("2022-12-31"), day("2023-01-03")), 1);
  EXPECT_FALSE(calendar().between(day("2022-12-30"), day("2023-01-03")));
  EXPECT_FALSE(calendar().is_working(day("2027-01-04")));
}

TEST(WorkCalendar, KnowsHowFarItReaches) {
  EXPECT_EQ(shipped_calendar().known_until(day("2024-05-01")), day("2026-12-31"));
  EXPECT_FALSE(shipped_calendar().known_until(day("2027-01-01")));
  WorkCalendar gap;
  gap.load(2026, {});
  gap.load(2028, {});
  EXPECT_EQ(gap.known_until(day("2026-05-01")), day("2026-12-31"));
}

TEST(WorkCalendar, RefusesToGoBackwards) {
  EXPECT_FALSE(shipped_calendar().add(day("2026-01-05"), -1));
  EXPECT_FALSE(shipped_calendar().between(day("2026-01-05"), day("2026-01-04")));
}

// add and between are inverses, day by day, over all loaded years.
TEST(WorkCalendar, AddAndBetweenAgree) {
  const WorkCalendar& calendar = shipped_calendar();
  for (Date from = day("2023-01-01"); from < day("2026-11-30"); from = from.plus_days(1)) {
    const int n = 1 + from.days_since_epoch() % 15;
    const Date to = calendar.add(from, n).value();
    ASSERT_TRUE(calendar.is_working(to).value());
    ASSERT_EQ(calendar.between(from, to), n);
    ASSERT_EQ(calendar.between(from, to.plus_days(-1)), n - 1);
  }
}

TEST(WorkCalendar, LoadsAndReplacesAYear) {
  WorkCalendar calendar;
  EXPECT_FALSE(calendar.has(2027));
  calendar.load(2027, {{day("2027-01-04"), day("2027-01-01")}, {day("2027-01-03")}, "test"});
  EXPECT_TRUE(calendar.has(2027));
  EXPECT_FALSE(calendar.is_working(day("2027-01-01")).value());
  EXPECT_TRUE(calendar.is_working(day("2027-01-03")).value());  // a Sunday
  EXPECT_FALSE(calendar.is_working(day("2027-01-04")).value());
  calendar.load(2027, {});
  EXPECT_TRUE(calendar.is_working(day("2027-01-04")).value());
}

}  // namespace
}  // namespace zj
