// Decision tables with gaps, overlaps and idle rows put into them, and tables that have none.

#include "analysis/tables.h"

#include <gtest/gtest.h>

#include "analysis/check.h"
#include "measure/test_support.h"

namespace zj::analysis {

using namespace measure;
namespace {

using testing::small_measure;

// What the check says about one table, lines counted from its heading.
std::string said(const std::string& attributes, const std::string& rows) {
  const std::string text = small_measure + "## 第一条 甲 {#ART1 .decision name=甲" + attributes + "}\n" + rows;
  const int first = static_cast<int>(std::count(small_measure.begin(), small_measure.end(), '\n')) + 1;
  const LoadResult loaded = testing::load_text(text);
  EXPECT_TRUE(loaded.measure) << testing::all_messages(loaded.diagnostics);
  if (!loaded.measure) return "";
  std::string all;
  for (const Diagnostic& d : check(*loaded.measure).diagnostics)
    all += (d.severity == Severity::warning ? "警告 " : "错误 ") + std::to_string(d.line - first + 1) + ":" +
           std::to_string(d.column) + " " + d.message.in(Lang::zh) + "\n";
  return all;
}

TEST(Tables, CleanOnesAreSilent) {
  EXPECT_EQ(said("", "| 联网率 | → 级 |\n|---|---|\n| >= 0.9 | 1 |\n| [0.7..0.9) | 2 |\n| < 0.7 | 3 |\n"), "");
  EXPECT_EQ(said("",
                 "| 称号 | 企业.独立法人 | → 级 |\n|---|---|---|\n| \"智能工厂\" | true | 1 |\n"
                 "| \"智能工厂\" | false | 2 |\n| \"数字化车间\" | - | 3 |\n"),
            "");
  EXPECT_EQ(said("", "| 提交日期 | → 级 |\n|---|---|\n| < @\"2026-01-01\" | 1 |\n| >= @\"2026-01-01\" | 2 |\n"), "");
  // A share of a whole ends at 0 and 1; whole numbers leave nothing between neighbours, and the glossary their ends.
  EXPECT_EQ(said("", "| 联网率 | → 级 |\n|---|---|\n| [0..0.5] | 1 |\n| (0.5..1] | 2 |\n"), "");
  EXPECT_EQ(said("", "| 批次年度 | → 级 |\n|---|---|\n| [2000..2020] | 1 |\n| [2021..2100] | 2 |\n"), "");
  EXPECT_EQ(said(" hit=F", "| 联网率 | → 级 |\n|---|---|\n| >= 0.9 | 1 |\n| >= 0.7 | 2 |\n| - | 3 |\n"), "");
  EXPECT_EQ(said(" hit=C+", "| 联网率 | → 级 |\n|---|---|\n| >= 0.9 | 1 |\n| >= 0.7 | 2 |\n"), "");
  EXPECT_EQ(said("", "| 联网率 | → 级 |\n|---|---|\n| >= 0.9 | 1 |\n| 其余 | 2 |\n"), "");
  EXPECT_EQ(said(" hit=A", "| 联网率 | → 级 |\n|---|---|\n| >= 0.5 | 1 |\n| <= 0.5 | 1 |\n"), "");
  EXPECT_EQ(said("", "| count(事故记录) | → 级 |\n|---|---|\n| 0 | 1 |\n| [1..2] | 2 |\n| >= 3 | 3 |\n"), "");
}

TEST(Tables, AGapBetweenNumbers) {
  EXPECT_EQ(said("", "| 联网率 | → 级 |\n|---|---|\n| > 0.7 | 1 |\n| < 0.7 | 2 |\n"),
            "警告 1:1 表“甲”有空缺：{ 指标: { 联网率: { 分子: 70, 分母: 100 } } } 时没有一行适用\n");
  EXPECT_EQ(
      said("", "| 批次年度 | → 级 |\n|---|---|\n| < 2020 | 1 |\n| >= 2022 | 2 |\n"),
      "警告 1:1 表“甲”有空缺：{ 批次年度: 2020 } 时没有一行适用\n警告 1:1 表“甲”有空缺：{ 批次年度: 2021 } 时没有一行适用\n");
  EXPECT_EQ(said("", "| 指标.效率 | → 级 |\n|---|---|\n| < 0.05 | 1 |\n| > 0.05 | 2 |\n"),
            "警告 1:1 表“甲”有空缺：{ 指标: { 效率: { 报告期: 105, 基期: 100 } } } 时没有一行适用\n");
}
TEST(Tables, AGapInAListAndAProduct) {
  EXPECT_EQ(said("",
                 "| 称号 | 企业.独立法人 | → 级 |\n|---|---|---|\n| \"智能工厂\" | true | 1 |\n"
                 "| \"数字化车间\" | - | 3 |\n"),
            "警告 1:1 表“甲”有空缺：{ 称号: \"智能工厂\", 企业: { 独立法人: false } } 时没有一行适用\n");
  EXPECT_EQ(said("", "| 企业.名称 | → 级 |\n|---|---|\n| \"甲\" | 1 |\n| \"其他\" | 2 |\n"),
            "警告 1:1 表“甲”有空缺：{ 企业: { 名称: \"其他的\" } } 时没有一行适用\n");
  EXPECT_EQ(said("", "| 提交日期 | → 级 |\n|---|---|\n| < @\"2026-01-01\" | 1 |\n| > @\"2026-01-01\" | 2 |\n"),
            "警告 1:1 表“甲”有空缺：{ 提交日期: \"2026-01-01\" } 时没有一行适用\n");
}
TEST(Tables, AnOverlap) {
  EXPECT_EQ(
      said("", "| 联网率 | → 级 |\n|---|---|\n| >= 0.7 | 1 |\n| <= 0.7 | 2 |\n"),
      "错误 5:3 表“甲”第 1 行和第 2 行（文件第 48、49 行）同时适用：{ 指标: { 联网率: { 分子: 70, 分母: 100 } } }\n");
  EXPECT_EQ(
      said("",
           "| 称号 | 企业.独立法人 | → 级 |\n|---|---|---|\n| \"智能工厂\" | - | 1 |\n| - | true | 2 |\n"
           "| \"数字化车间\" | false | 3 |\n"),
      "错误 5:3 表“甲”第 1 行和第 2 行（文件第 48、49 行）同时适用：{ 称号: \"智能工厂\", 企业: { 独立法人: true } }\n");
  EXPECT_EQ(
      said(" hit=A", "| 联网率 | → 级 |\n|---|---|\n| >= 0.5 | 1 |\n| <= 0.6 | 2 |\n"),
      "错误 5:3 表“甲”第 1 行和第 2 行（文件第 48、49 行）同时适用，结果却不同：{ 指标: { 联网率: { 分子: 50, 分母: 100 } } }\n");
}
TEST(Tables, AnOverlapOfInputsThatAreWorkedOutIsOnlyAWarning) {
  EXPECT_EQ(said("", "| count(事故记录) | → 级 |\n|---|---|\n| >= 0 | 1 |\n| >= 3 | 2 |\n"),
            "警告 5:3 表“甲”第 1 行和第 2 行（文件第 48、49 行）同时适用：count(事故记录) = 3\n");
}
TEST(Tables, AnInputThatIsKnownWithoutItsFactsIsStillFree) {
  EXPECT_EQ(
      said("",
           "| 称号 | is defined(批次年度) | → 级 |\n|---|---|---|\n| \"智能工厂\" | - | 1 |\n"
           "| \"智能工厂\" | true | 2 |\n| \"数字化车间\" | - | 3 |\n"),
      "警告 5:3 表“甲”第 1 行和第 2 行（文件第 48、49 行）同时适用：称号 = \"智能工厂\"，is defined(批次年度) = true\n");
}
TEST(Tables, ColumnsOfOneFactAreNotPlayedAgainstEachOther) {
  EXPECT_EQ(said("", "| 批次年度 | 批次年度 > 2020 | → 级 |\n|---|---|---|\n| > 2020 | - | 1 |\n| - | false | 2 |\n"),
            "");
  EXPECT_EQ(said("", "| 批次年度 | 批次年度 | → 级 |\n|---|---|---|\n| > 2020 | - | 1 |\n| - | <= 2020 | 2 |\n"), "");
}
TEST(Tables, RowsThatNeverDecide) {
  EXPECT_EQ(
      said(" hit=F", "| 联网率 | → 级 |\n|---|---|\n| >= 0.5 | 1 |\n| < 0.5 | 2 |\n| >= 0.9 | 3 |\n| - | 4 |\n"),
      "警告 6:3 表“甲”第 3 行从不决定结果：它适用的情形，别的行都已经管到\n警告 7:3 表“甲”第 4 行从不决定结果：它适用的情形，别的行都已经管到\n");
  EXPECT_EQ(said(" hit=P", "| 联网率 | → 级（1 > 2） |\n|---|---|\n| >= 0.9 | 2 |\n| - | 1 |\n"),
            "警告 4:3 表“甲”第 1 行从不决定结果：它适用的情形，别的行都已经管到\n");
  EXPECT_EQ(said(" hit=A", "| 联网率 | → 级 |\n|---|---|\n| >= 0.9 | 2 |\n| - | 2 |\n"),
            "警告 4:3 表“甲”第 1 行从不决定结果：它适用的情形，别的行都已经管到\n");
  EXPECT_EQ(said("", "| 联网率 | → 级 |\n|---|---|\n| - | 2 |\n| > 1.2 | 1 |\n"),
            "警告 5:3 表“甲”第 2 行永远不会适用：联网率 没有取值满足“> 1.2”\n");
  EXPECT_EQ(said("", "| 企业.独立法人 | → 级 |\n|---|---|\n| true | 1 |\n| false | 2 |\n| 其余 | 3 |\n"),
            "警告 6:3 表“甲”的“其余”一行永远不会适用：前面各行已经管到全部情形\n");
}

TEST(Tables, ACommaWhereAnIntervalWasMeant) {
  EXPECT_EQ(said(" hit=F", "| 联网率 | → 级 |\n|---|---|\n| >= 0.9 | 1 |\n| >= 0.7, < 0.9 | 2 |\n"),
            "警告 5:3 表“甲”第 2 行的条件“>= 0.7, < 0.9”总是成立：逗号表示“或”\n");
}

TEST(Tables, WhatAsksForMoreThanConstantsIsLeftAlone) {
  EXPECT_EQ(said("", "| 场所.投资 | → 级 |\n|---|---|\n| >= 批次年度 | 1 |\n| > 0 | 2 |\n"), "");
}

// Every point of a small grid is covered exactly once, or the check says so, and the other way round.
TEST(Tables, AgreesWithTryingEveryPoint) {
  std::uint64_t state = 20261124;
  const auto random = [&](std::uint64_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33) % below;
  };
  for (int round = 0; round < 300; ++round) {
    struct Box {
      std::uint64_t low[2], high[2];
    };
    // Cut the square into boxes, then now and then move an edge.
    const std::uint64_t x = 1 + random(8), y = 1 + random(8);
    std::vector<Box> boxes{{{0, 0}, {x, 9}}, {{x + 1, 0}, {9, y}}, {{x + 1, y + 1}, {9, 9}}};
    if (random(2)) boxes[random(3)].high[random(2)] = random(10);
    std::string rows = "| 场所.投资 | 批次年度 | → 级 |\n|---|---|---|\n";
    for (const Box& box : boxes)
      rows += "| [" + std::to_string(box.low[0]) + ".." + std::to_string(box.high[0]) + "] | [" +
              std::to_string(2000 + box.low[1]) + ".." + std::to_string(2000 + box.high[1]) + "] | 1 |\n";
    rows += "| not([0..9]) | - | 1 |\n| [0..9] | not([2000..2009]) | 1 |\n";
    bool gap = false, overlap = false;
    for (std::uint64_t i = 0; i < 20; ++i) {  // halves, because money is no whole number
      for (std::uint64_t j = 0; j < 10; ++j) {
        int hits = i > 18 ? 1 : 0;
        for (const Box& box : boxes)
          hits += i >= 2 * box.low[0] && i <= 2 * box.high[0] && j >= box.low[1] && j <= box.high[1];
        gap = gap || hits == 0;
        overlap = overlap || hits > 1;
      }
    }
    const std::string found = said("", rows);
    EXPECT_EQ(found.find("没有一行适用") != std::string::npos, gap) << rows << found;
    EXPECT_EQ(found.find("同时适用") != std::string::npos, overlap) << rows << found;
  }
}

}  // namespace
}  // namespace zj::analysis
