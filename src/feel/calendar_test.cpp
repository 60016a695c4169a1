#include "feel/calendar.h"

#include <random>

#include <gtest/gtest.h>

namespace zj::feel {
namespace {

TEST(Calendar, DaysAndDatesAreInverse) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t day = static_cast<std::int64_t>(random() % 730'000'000'000) - 365'000'000'000;
    const CivilDate d = to_civil(day);
    ASSERT_TRUE(is_civil_date(d.year, d.month, d.day)) << day;
    ASSERT_EQ(to_days(d), day);
    ASSERT_EQ(parse_day(day_text(day)), day) << day_text(day);
  }
  EXPECT_EQ(to_days({1970, 1, 1}), 0);
  EXPECT_EQ(to_days({2026, 11, 23}), 20'780);
  EXPECT_EQ(weekday(to_days({2026, 11, 23})), 1);
}

TEST(Calendar, RefusesDaysThatAreNone) {
  for (const char* text :
       {"2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2026-1-5", "998-12-31", "01211-12-31", "+2012-12-02",
        "2026-01-01 ", "2026/01/01", "9999999999-12-27", "", "2026-01-01Z"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(Calendar, MonthsClampToTheirEnd) {
  const auto plus = [](const char* day, std::int64_t months) {
    return day_text(*plus_months(*parse_day(day), months));
  };
  EXPECT_EQ(plus("2024-01-31", 1), "2024-02-29");
  EXPECT_EQ(plus("2023-01-31", 1), "2023-02-28");
  EXPECT_EQ(plus("2024-03-31", -1), "2024-02-29");
  EXPECT_EQ(plus("2024-02-29", -12), "2023-02-28");
  EXPECT_EQ(plus("0001-01-15", -1), "0000-12-15");
  EXPECT_FALSE(plus_months(*parse_day("999999999-12-31"), 1));
  EXPECT_FALSE(plus_months(0, INT64_MAX));
}

TEST(Calendar, CountsWholeMonths) {
  const auto between = [](const char* a, const char* b) { return months_between(*parse_day(a), *parse_day(b)); };
  EXPECT_EQ(between("2024-02-29", "2025-02-28"), 11);
  EXPECT_EQ(between("2024-01-31", "2024-02-29"), 0);
  EXPECT_EQ(between("2016-01-21", "2015-01-21"), -12);
  EXPECT_EQ(between("2015-12-24", "2014-12-25"), -11);
  EXPECT_EQ(between("2026-01-01", "2026-01-01"), 0);
}

TEST(Calendar, ReadsAndWritesTimes) {
  for (const char* text :
       {"00:00:00", "23:59:59.123456789", "12:00:00Z", "11:59:00-02:01", "11:59:45+02:45:55", "10:30:00.0001"}) {
    const auto t = parse_time(text);
    ASSERT_TRUE(t) << text;
    EXPECT_EQ(time_text(*t), text);
  }
  for (const char* text : {"24:00:01", "25:00:00", "23:59:60", "7:00:00", "07:1:00", "12:00", "12:00:00+19:00",
                           "12:00:00+5:00", "12:00:00.", "12:00:00@Europe/Paris", "T12:00:00", ""}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
  EXPECT_EQ(date_and_time_text(*parse_date_and_time("2017-12-31T24:00:00")), "2018-01-01T00:00:00");
  EXPECT_EQ(date_and_time_text(*parse_date_and_time("-2017-12-31T11:22:33.5+01:35")), "-2017-12-31T11:22:33.5+01:35");
}

TEST(Calendar, ReadsAndWritesDurations) {
  const auto days = [](const char* text) {
    const auto d = parse_days_duration(text);
    return d ? days_duration_text(*d) : "none";
  };
  EXPECT_EQ(days("PT1000M"), "PT16H40M");
  EXPECT_EQ(days("-PT0.5S"), "-PT0.5S");
  EXPECT_EQ(days("P1DT2H3M4.1234S"), "P1DT2H3M4.1234S");
  EXPECT_EQ(days("-P0D"), "PT0S");
  for (const char* text : {"P", "PT", "P1H", "P1D1H", "P1DT", "1D", "P-1D", "PT1H1D", "PT1.5H", "P1Y"})
    EXPECT_EQ(days(text), "none") << text;
  EXPECT_EQ(parse_months_duration("P1Y27M"), 39);
  EXPECT_EQ(parse_months_duration("-P100M"), -100);
  for (const char* text : {"P", "PY", "P1Y2", "P1M1Y", "P1D", "P1YT"})
    EXPECT_FALSE(parse_months_duration(text)) << text;
  EXPECT_EQ(months_duration_text(-14), "-P1Y2M");
}

TEST(Calendar, WeeksFollowIso8601) {
  EXPECT_EQ(week_of_year(*parse_day("2003-12-31")), 1);
  EXPECT_EQ(week_of_year(*parse_day("2005-01-01")), 53);
  EXPECT_EQ(week_of_year(*parse_day("2019-09-17")), 38);
  EXPECT_EQ(day_of_year(*parse_day("2020-12-31")), 366);
}

}  // namespace
}  // namespace zj::feel
