#include "html/verdict.h"

#include <string>

#include <gtest/gtest.h>

namespace zj::html {
namespace {

bool contains(const Html& html, std::string_view part) {
  return html.markup().find(part) != std::string::npos;
}

TEST(Verdict, IsWordAndShapeAndClass) {
  const Html mark = verdict(Lang::zh, Verdict::unmet);
  EXPECT_TRUE(contains(
      mark,
      "<span class=\"verdict verdict--unmet\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"/assets/icons.svg"));
  EXPECT_TRUE(contains(mark, "#i-unmet\"/></svg>不符合</span>"));
  EXPECT_TRUE(contains(verdict(Lang::en, Verdict::not_applicable), "verdict--na"));
  EXPECT_TRUE(contains(verdict(Verdict::met, "符合 44", Size::bare), "verdict--met verdict--bare"));
}

TEST(Seg, SharesFillTheWholeAndZerosAreLeftOut) {
  EXPECT_EQ(
      seg({3, 0, 1, 0}).markup(),
      "<svg class=\"seg\" aria-hidden=\"true\"><rect class=\"seg--met\" x=\"0.00%\" width=\"75.00%\" height=\"100%\"/>"
      "<rect class=\"seg--unknown\" x=\"75.00%\" width=\"25.00%\" height=\"100%\"/></svg>");
  EXPECT_EQ(seg({}).markup(), "<svg class=\"seg\" aria-hidden=\"true\"></svg>");
}

TEST(Tri, ZerosAreFaint) {
  EXPECT_TRUE(contains(tri(Lang::zh, {47, 0, 1}), "class=\"t-unmet zero\""));
  EXPECT_FALSE(contains(tri(Lang::zh, {47, 1, 1}), "zero"));
}

TEST(Grade, HasAsManyBarsAsTheGrade) {
  const std::string bars = grade(Lang::zh, Grade::measured).markup();
  std::size_t on = 0;
  for (std::size_t at = bars.find("\"on\""); at != std::string::npos; at = bars.find("\"on\"", at + 1)) ++on;
  EXPECT_EQ(on, 3u);
  EXPECT_NE(bars.find("title=\"事实等级 3/4：实测\""), std::string::npos);
}

Gap example() {
  return {.value = "68.22 %",
          .fraction = "88 / 129 台",
          .distance = "差 1.78 个百分点",
          .threshold = "≥ 70 %",
          .reach = 68.22,
          .mark = 70};
}

TEST(Gap, DrawsReachShortfallAndThreshold) {
  const Html drawn = gap(Lang::zh, example());
  EXPECT_TRUE(contains(drawn, "<rect class=\"fill\" x=\"0\" y=\"8\" width=\"68.22%\" height=\"12\"/>"));
  EXPECT_TRUE(contains(
      drawn, "<rect class=\"lack\" fill=\"url(#p-gap)\" x=\"68.22%\" y=\"8\" width=\"1.78%\" height=\"12\"/>"));
  EXPECT_TRUE(contains(drawn, "x1=\"70.00%\" x2=\"70.00%\""));
  EXPECT_TRUE(contains(drawn, "aria-label=\"当前 68.22 %，门槛 ≥ 70 %\""));
}

TEST(Gap, WhatIsMetHasNoHatchWhateverTheNumbers) {
  Gap met = example();
  met.met = true;
  EXPECT_FALSE(contains(gap(Lang::zh, met), "lack"));
}

TEST(Gap, NumbersOutsideTheAxisStayInside) {
  Gap wild = example();
  wild.reach = -40;
  wild.mark = 900;
  const Html drawn = gap(Lang::zh, wild);
  EXPECT_TRUE(contains(drawn, "width=\"0.00%\""));
  EXPECT_TRUE(contains(drawn, "x1=\"100.00%\""));
  wild.full = 0;
  EXPECT_FALSE(contains(gap(Lang::zh, wild), "nan"));
}

TEST(Due, IsUrgentByTheWorkingDaysLeft) {
  const auto state = [](int days) {
    const std::string mark = due(Lang::zh, {"11月24日", "2026-11-24", days}).markup();
    return mark.substr(0, mark.find('>'));
  };
  EXPECT_EQ(state(6), "<span class=\"due\"");
  EXPECT_EQ(state(5), "<span class=\"due due--soon\"");
  EXPECT_EQ(state(2), "<span class=\"due due--soon\"");
  EXPECT_EQ(state(1), "<span class=\"due due--today\"");
  EXPECT_EQ(state(0), "<span class=\"due due--today\"");
  EXPECT_EQ(state(-1), "<span class=\"due due--over\"");
}

TEST(Due, SaysDateAndDays) {
  EXPECT_EQ(due(Lang::zh, {"11月20日", "2026-11-20", -3}).markup(),
            "<span class=\"due due--over\"><time datetime=\"2026-11-20\">11月20日</time><b>超期 3 个工作日</b></span>");
  EXPECT_TRUE(contains(due(Lang::zh, {"11月23日", "", 0}), "<time>11月23日</time><b>今日到期</b>"));
  EXPECT_TRUE(contains(due_stopped(Lang::zh, "异议核查"), "<b>异议核查</b>"));
}

TEST(AssumeMark, SaysWhoMustConfirm) {
  EXPECT_TRUE(
      contains(assume_mark(Lang::zh, "G04", "市经信局", "/a"), "title=\"本项按假设 G04 处理，待市经信局确认\""));
  EXPECT_TRUE(contains(assume_mark(Lang::zh, "G04", "", "/a"), "title=\"本项按假设 G04 处理，待确认\""));
}

TEST(Receipt, ShowsTheFirstEightDigits) {
  EXPECT_TRUE(contains(receipt(Lang::zh, 50817, "f2d2c4db9a01", "/e"), "№50817·f2d2c4db</a>"));
  EXPECT_TRUE(contains(receipt(Lang::zh, 1, "f2", "/e"), "№1·f2</a>"));
}

}  // namespace
}  // namespace zj::html
