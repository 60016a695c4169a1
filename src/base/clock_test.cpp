#include "base/clock.h"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace zj {
namespace {

Instant at(std::string_view text) {
  return parse_instant(text).value();
}

TEST(Instant, ReadsIso8601) {
  EXPECT_EQ(at("1970-01-01T00:00:00Z").ms, 0);
  EXPECT_EQ(at("2026-09-01T09:00+08:00"), at("2026-09-01T01:00:00.000Z"));
  EXPECT_EQ(at("2026-08-31T20:30:00-04:30"), at("2026-09-01T01:00Z"));
  EXPECT_EQ(at("1970-01-01T00:00:00.25Z").ms, 250);
  EXPECT_EQ(at("1970-01-01T00:00:00.123456789Z").ms, 123);
  EXPECT_EQ(at("1969-12-31T23:59:59.999Z").ms, -1);
}

TEST(Instant, RefusesWhatHasNoOffsetOrIsNotATime) {
  for (const char* text : {"", "2026-09-01", "2026-09-01T09:00", "2026-09-01 09:00Z", "2026-09-01T24:00Z",
                           "2026-09-01T09:60Z", "2026-09-01T09:00:60Z", "2026-02-30T09:00Z", "2026-09-01T09:00z",
                           "2026-09-01T09:00+8:00", "2026-09-01T09:00+0800", "2026-09-01T09:00:00.Z",
                           "2026-09-01T09:00:00.0000000000Z", "2026-09-01T09:00Z ", "2026-09-01T09:00+15:00"}) {
    const Result<Instant> t = parse_instant(text);
    ASSERT_FALSE(t) << text;
    EXPECT_NE(t.error().said.in(Lang::zh).find("不是时刻"), std::string::npos);
  }
}

TEST(Instant, WritesUtcForMachinesAndShanghaiForPeople) {
  const Instant t = at("2026-08-31T17:30:05.007Z");
  EXPECT_EQ(to_iso(t), "2026-08-31T17:30:05.007Z");
  EXPECT_EQ(to_local(t), "2026-09-01 01:30");
  EXPECT_EQ(to_iso(Instant{-1}), "1969-12-31T23:59:59.999Z");
}

TEST(Instant, DaysAreThoseOfShanghai) {
  const Date day = Date::of(2026, 9, 1).value();
  EXPECT_EQ(to_iso(start_of(day)), "2026-08-31T16:00:00.000Z");
  EXPECT_EQ(to_iso(end_of(day)), "2026-09-01T16:00:00.000Z");
  EXPECT_EQ(day_of(start_of(day)), day);
  EXPECT_EQ(day_of({start_of(day).ms - 1}), day.plus_days(-1));
  EXPECT_EQ(day_of({end_of(day).ms - 1}), day);
  EXPECT_EQ(day_of(end_of(day)), day.plus_days(1));
  EXPECT_EQ(to_iso(day_of({-8 * 3'600'000 - 1})), "1969-12-31");
}

TEST(Instant, WritingAndReadingAgree) {
  for (std::int64_t ms = -4'000'000'000'000; ms < 8'000'000'000'000; ms += 987'654'321) {
    ASSERT_EQ(at(to_iso(Instant{ms})).ms, ms);
  }
}

TEST(SettableClock, StandsStillUntilItIsSet) {
  SettableClock clock(at("2026-09-01T09:00+08:00"));
  EXPECT_EQ(clock.now(), at("2026-09-01T09:00+08:00"));
  EXPECT_EQ(clock.now(), at("2026-09-01T09:00+08:00"));
  clock.set(at("2026-12-01T09:00+08:00"));
  EXPECT_EQ(clock.now(), at("2026-12-01T09:00+08:00"));
}

TEST(SettableClock, RunsFromTheTimeThatItIsGiven) {
  const Instant start = at("2026-09-01T09:00+08:00");
  SettableClock clock(start, SettableClock::Pace::running);
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_GE(clock.now().ms, start.ms + 5);
  EXPECT_LT(clock.now().ms, start.ms + 60'000);
  clock.set({start.ms + 3'600'000});
  EXPECT_GE(clock.now().ms, start.ms + 3'600'000);
}

TEST(SettableClock, IsReadWhileItIsSet) {
  SettableClock clock({0});
  std::thread setter([&] {
    for (std::int64_t ms = 0; ms <= 20'000; ++ms) clock.set({ms});
  });
  Instant last = clock.now();
  while (last.ms < 20'000) {
    const Instant now = clock.now();
    ASSERT_GE(now, last);
    last = now;
  }
  setter.join();
}

TEST(SystemClock, TellsARecentTime) {
  EXPECT_GT(SystemClock().now(), at("2024-01-01T00:00Z"));
}

}  // namespace
}  // namespace zj
