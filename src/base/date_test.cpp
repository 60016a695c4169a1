#include "base/date.h"

#include <cstdint>
#include <stdexcept>

#include <gtest/gtest.h>

namespace zj {
namespace {

Date day(std::string_view iso) {
  return parse_date(iso).value();
}

TEST(Date, ReadsAndWritesIso) {
  const Date d = day("2026-09-01");
  EXPECT_EQ(d.year(), 2026);
  EXPECT_EQ(d.month(), 9);
  EXPECT_EQ(d.day(), 1);
  EXPECT_EQ(to_iso(d), "2026-09-01");
  EXPECT_EQ(to_chinese(d), "2026年9月1日");
  EXPECT_EQ(day("1970-01-01").days_since_epoch(), 0);
  EXPECT_EQ(to_iso(day("0001-01-01")), "0001-01-01");
}

TEST(Date, RefusesOtherForms) {
  for (const char* text : {"", "2026-9-1", "2026/09/01", "20260901", "2026-09-01 ", " 2026-09-01", "2026-09-01T00:00",
                           "+026-09-01", "2026-0９-01", "-026-09-01", "2026-09-0x"}) {
    const Result<Date> d = parse_date(text);
    ASSERT_FALSE(d) << text;
    EXPECT_EQ(d.error().said.in(Lang::en), "“" + std::string(text) + "” is not a date; write it as 2026-09-01");
  }
}

TEST(Date, RefusesDaysThatDoNotExist) {
  for (const char* text :
       {"2026-02-29", "2100-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00", "0000-01-01"}) {
    const Result<Date> d = parse_date(text);
    ASSERT_FALSE(d) << text;
    EXPECT_EQ(d.error().said.in(Lang::zh), "没有 " + std::string(text) + " 这一天");
  }
  EXPECT_FALSE(Date::of(10000, 1, 1));
  EXPECT_FALSE(Date::of(2026, -1, 1));
  EXPECT_FALSE(Date::of(2026, 257, 1));
  EXPECT_TRUE(parse_date("2024-02-29"));
}

// Every day from 1900 to 2100, against the plain rules of the calendar.
TEST(Date, CountsEveryDayOnce) {
  const auto days_in = [](int y, int m) {
    const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    return m == 2 ? 28 + leap : m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31;
  };
  Date expected = day("1900-01-01");  // a Monday
  int weekday = 1;
  for (int y = 1900; y <= 2100; ++y) {
    for (int m = 1; m <= 12; ++m) {
      for (int d = 1; d <= days_in(y, m); ++d) {
        const Date date = Date::of(y, m, d).value();
        ASSERT_EQ(date, expected);
        ASSERT_EQ(date.weekday(), weekday) << to_iso(date);
        ASSERT_EQ(day(to_iso(date)), date);
        ASSERT_EQ(Date::from_days(date.days_since_epoch()), date);
        expected = expected.plus_days(1);
        weekday = weekday % 7 + 1;
      }
      ASSERT_FALSE(Date::of(y, m, days_in(y, m) + 1));
    }
  }
}

TEST(Date, MonthsAreClampedToTheirEnd) {
  EXPECT_EQ(to_iso(day("2024-01-31").plus_months(1)), "2024-02-29");
  EXPECT_EQ(to_iso(day("2025-01-31").plus_months(1)), "2025-02-28");
  EXPECT_EQ(to_iso(day("2025-08-31").plus_months(6)), "2026-02-28");
  EXPECT_EQ(to_iso(day("2026-03-31").plus_months(-1)), "2026-02-28");
  EXPECT_EQ(to_iso(day("2026-01-15").plus_months(-1)), "2025-12-15");
  EXPECT_EQ(to_iso(day("2026-12-15").plus_months(1)), "2027-01-15");
  EXPECT_EQ(to_iso(day("2026-05-05").plus_months(0)), "2026-05-05");
}

TEST(Date, DoesNotLeaveTheYears1To9999) {
  EXPECT_THROW(day("9999-12-31").plus_days(1), std::out_of_range);
  EXPECT_THROW(day("0001-01-01").plus_days(-1), std::out_of_range);
  EXPECT_THROW(day("9999-12-01").plus_months(1), std::out_of_range);
  EXPECT_THROW(day("0001-01-31").plus_months(-1), std::out_of_range);
  EXPECT_EQ(to_iso(day("9999-11-30").plus_months(1)), "9999-12-30");
  for (const std::int64_t n : {INT64_MAX, INT64_MIN}) {
    EXPECT_THROW(day("2026-01-01").plus_days(n), std::out_of_range);
    EXPECT_THROW(day("2026-01-01").plus_months(n), std::out_of_range);
  }
  EXPECT_EQ(day("0001-01-01").plus_days(3'652'058), day("9999-12-31"));
}

TEST(Date, Orders) {
  EXPECT_LT(day("2025-12-31"), day("2026-01-01"));
  EXPECT_EQ(day("2026-01-01"), day("2026-01-01"));
}

}  // namespace
}  // namespace zj
