#include "words/words.h"

#include <gtest/gtest.h>

namespace zj {
namespace {

constexpr Word short_by{"差 {1} 个百分点（{0}）", "{0} is short by {1} points"};

TEST(Said, PutsArgumentsWhereEachLanguageWantsThem) {
  const Said said = say(short_by, "关键设备联网率", "1.8");
  EXPECT_EQ(said.in(Lang::zh), "差 1.8 个百分点（关键设备联网率）");
  EXPECT_EQ(said.in(Lang::en), "关键设备联网率 is short by 1.8 points");
}

TEST(Said, LeavesBracesThatAreNotPlaceholders) {
  EXPECT_EQ(say(Word{"{} {a} {9}", ""}).in(Lang::zh), "{} {a} ");
}

}  // namespace
}  // namespace zj
