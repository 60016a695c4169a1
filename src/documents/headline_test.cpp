#include "documents/headline.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace zj::documents {
namespace {

TEST(Headline, LeavesAShortOneAlone) {
  EXPECT_EQ(balanced("认定通知", 20), "认定通知");
  EXPECT_EQ(balanced("", 20), "");
}

TEST(Headline, BreaksWhereTheSenseAllows) {
  EXPECT_EQ(balanced("关于公布2026年度第一批成都市智能工厂和数字化车间名单的通知", 20),
            "关于公布2026年度第一批成都市\n智能工厂和数字化车间名单的通知");
  EXPECT_EQ(balanced("成都市经济和信息化局关于组织开展2026年度成都市智能工厂和数字化车间申报工作的通知", 20),
            "成都市经济和信息化局\n关于组织开展2026年度成都市\n智能工厂和数字化车间申报工作的通知");
}

TEST(Headline, KeepsTheBreaksThatAreThere) {
  EXPECT_EQ(balanced("成都市经济和信息化局\n关于认定的通知", 20), "成都市经济和信息化局\n关于认定的通知");
}

TEST(Headline, KeepsMarksNumbersAndWordsTogether) {
  const std::string text =
      "西南航空港经济开发区（二期）ABCDEFG2026年度《智能工厂建设指南（试行）》、“灯塔工厂”培育名单公示";
  for (double capacity = 8; capacity < 40; ++capacity) {
    const std::string broken = balanced(text, capacity);
    std::string joined;
    for (const std::string_view line : split(broken, '\n')) {
      EXPECT_FALSE(line.starts_with("）") || line.starts_with("》") || line.starts_with("、") ||
                   line.starts_with("”") || line.starts_with("的") || line.starts_with("年"))
          << broken;
      EXPECT_FALSE(line.ends_with("（") || line.ends_with("《") || line.ends_with("“")) << broken;
      EXPECT_LE(static_cast<double>(length(line)), capacity * 2) << broken;
      joined += line;
    }
    EXPECT_EQ(joined, text);
    EXPECT_NE(broken.find("ABCDEFG2026"), std::string::npos) << broken;
  }
}

TEST(Headline, GivesUpOnAWordThatIsLongerThanALine) {
  const std::string word(100, 'A');
  EXPECT_EQ(balanced(word, 20), word);
}

}  // namespace
}  // namespace zj::documents
