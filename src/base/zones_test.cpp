#include "base/zones.h"

#include <gtest/gtest.h>

#include "base/date.h"

namespace zj {
namespace {

std::int64_t at(int year, int month, int day, int hour) {
  return std::int64_t{Date::of(year, month, day)->days_since_epoch()} * 86'400 + hour * 3600;
}

TEST(Zones, KnowSummerAndWinter) {
  const auto paris = system_zones()->find("Europe/Paris");
  ASSERT_TRUE(paris) << "needs the tzdata package";
  EXPECT_EQ(paris->offset_at_local(at(2018, 10, 8, 0)), 7200);
  EXPECT_EQ(paris->offset_at_local(at(2018, 2, 8, 0)), 3600);
  EXPECT_EQ(paris->offset_at(at(2018, 3, 25, 0)), 3600);
  EXPECT_EQ(paris->offset_at(at(2018, 3, 25, 1)), 7200);
}

TEST(Zones, TakeTheFirstOfTwoReadingsAndTheOffsetBeforeAGap) {
  const auto paris = system_zones()->find("Europe/Paris");
  ASSERT_TRUE(paris);
  EXPECT_EQ(paris->offset_at_local(at(2018, 10, 28, 2)), 7200) << "2:00 comes twice";
  EXPECT_EQ(paris->offset_at_local(at(2018, 3, 25, 2)), 3600) << "2:00 is skipped";
}

TEST(Zones, GoOnBeyondTheDatabase) {
  const auto paris = system_zones()->find("Europe/Paris");
  ASSERT_TRUE(paris);
  EXPECT_EQ(paris->offset_at_local(at(2100, 7, 1, 12)), 7200);
  EXPECT_EQ(paris->offset_at_local(at(2100, 1, 1, 12)), 3600);
  EXPECT_EQ(paris->offset_at_local(31'556'889'864'403'199), 3600) << "the last second of the year 999,999,999";
  const auto shanghai = system_zones()->find("Asia/Shanghai");
  ASSERT_TRUE(shanghai);
  EXPECT_EQ(shanghai->offset_at_local(at(2026, 7, 1, 12)), 28'800);
  EXPECT_EQ(shanghai->offset_at_local(at(1988, 7, 1, 12)), 32'400) << "summer time of 1986 to 1991";
}

TEST(Zones, RefuseWhatIsNoRegion) {
  for (const char* name : {"", "Nowhere/Else", "../../../etc/passwd", "/etc/localtime", "Europe", "posixrules.d"}) {
    EXPECT_FALSE(system_zones()->find(name)) << name;
  }
  EXPECT_FALSE(Zone::read("x", "TZif"));
  EXPECT_FALSE(Zone::read("x", std::string(200, '\xff')));
}

}  // namespace
}  // namespace zj
