#include "analysis/coverage.h"

#include <gtest/gtest.h>

#include "analysis/check.h"
#include "measure/test_support.h"

namespace zj::analysis {

using namespace measure;

namespace {

using testing::small_measure;

// "owner: condition +-" for each condition, + where a case makes it true and - where one makes it false.
std::string covered(const std::string& text) {
  const auto m = testing::good_measure(small_measure + text);
  std::string all;
  for (const Condition& c : condition_coverage(*m))
    all += c.owner + ": " + c.text + " " + (c.seen_true ? "+" : "") + (c.seen_false ? "-" : "") + "\n";
  return all;
}

TEST(ConditionCoverage, CountsEveryPartOfACondition) {
  const std::string rule =
      "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: (企业.独立法人 or 联网率 >= 0.7) and not(批次年度 = 2025)\n";
  EXPECT_EQ(covered(rule + "```\n"), "ART1: 企业.独立法人 \nART1: 联网率 >= 0.7 \nART1: 批次年度 = 2025 \n");
  EXPECT_EQ(covered(rule + "met for: { 企业: { 独立法人: true }, 批次年度: 2026 }\n```\n"),
            "ART1: 企业.独立法人 +\nART1: 联网率 >= 0.7 \nART1: 批次年度 = 2025 -\n")
      << "what is missing is neither true nor false";
  EXPECT_EQ(
      covered(
          rule +
          "met for: { 企业: { 独立法人: true }, 指标: { 联网率: { 分子: 1, 分母: 2 } }, 批次年度: 2026 }\n"
          "unmet for: { 指标: { 联网率: { 分子: 7, 分母: 10 } }, 企业: { 独立法人: false }, 批次年度: 2025 }\n```\n"),
      "ART1: 企业.独立法人 +-\nART1: 联网率 >= 0.7 +-\nART1: 批次年度 = 2025 +-\n");
}

TEST(ConditionCoverage, LooksIntoLoopsFunctionsAndDerivedNames) {
  const std::string text = R"(## 第一条 甲 {#ART1}
```define 重大
of: 记录
value: 记录.等级 = "重大"
```
```define 有记录
value: count(事故记录) > 0
```
```rule ART1 甲
require: every 记录 in 事故记录 satisfies not(重大(记录) and 有记录)
)";
  EXPECT_EQ(
      covered(text + "unmet for: { 事故记录: [ { 等级: \"一般\" }, { 等级: \"重大\" } ] }\n```\n"),
      "重大: 记录.等级 = \"重大\" +-\n有记录: count(事故记录) > 0 +\n"
      "ART1: every 记录 in 事故记录 satisfies not(重大(记录) and 有记录) -\nART1: 重大(记录) +-\nART1: 有记录 +\n");
}

TEST(ConditionCoverage, ReachesComputationsAndWhatOnlySentencesUse) {
  const std::string text = R"(## 奖励的事实 {.glossary document=奖励 section=奖励}

| 事实 | 类型 | 单位 | 取值 |
|---|---|---|---|
| 已得 | 数 | 万元 | |

## 第一条 甲 {#ART1}
```define 有余
document: 奖励
value: 已得 < 100
```
```compute 应付
document: 奖励
value: if 有余 then 100 - 已得 else 0
explain when 已得 = 0: 没有得过。
```
```define 已写明
of: 文字
value: string length(文字) > 0
```
```rule ART1 甲
require: 企业.独立法人
unmet: {if 已写明(企业.名称) then 企业.名称 else "企业"}不是法人
```
)";
  EXPECT_EQ(
      covered(text),
      "已写明: string length(文字) > 0 \n有余: 已得 < 100 \n应付: 有余 \n应付: 已得 = 0 \nART1: 企业.独立法人 \n");
  EXPECT_EQ(
      covered(text + R"(
```case 得过一半
document: 奖励
given: { 已得: 50 }
then: value = 50
```
```case 不是法人
given: { 称号: "智能工厂", 企业: { 名称: "甲厂", 独立法人: false } }
then: ART1 = unmet
```
)"),
      "已写明: string length(文字) > 0 +\n有余: 已得 < 100 +\n应付: 有余 +\n应付: 已得 = 0 -\nART1: 企业.独立法人 -\n");
}

TEST(ConditionCoverage, IsReportedByTheCheck) {
  const LoadResult loaded = testing::load_text(
      small_measure +
      "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 企业.独立法人\nmet for: { 称号: \"智能工厂\", 企业: { 独立法人: true } }\n```\n");
  const CheckReport report = check(*loaded.measure);
  EXPECT_EQ(report.conditions, 1u);
  EXPECT_EQ(report.covered, 0u);
  ASSERT_EQ(report.diagnostics.size(), 1u);
  EXPECT_EQ(report.diagnostics[0].message.in(Lang::zh), "ART1 的条件“企业.独立法人”没有不成立的例子");
}

TEST(Examples, AreCases) {
  const std::string rule = "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 企业.独立法人\n";
  const auto report = [&](const std::string& more) {
    const LoadResult loaded = testing::load_text(small_measure + rule + more + "\n```\n");
    std::string all;
    for (const Diagnostic& d : loaded.measure ? check(*loaded.measure).diagnostics : loaded.diagnostics)
      if (d.severity == Severity::error) all += d.message.in(Lang::zh) + "\n";
    return all;
  };
  EXPECT_EQ(report("unmet for: { 称号: \"智能工厂\", 企业: { 独立法人: false } }\nunknown for: { 称号: \"智能工厂\" }"),
            "");
  EXPECT_EQ(report("unmet for: { 称号: \"智能工厂\", 企业: { 独立法人: true } }"),
            "例子“ART1 unmet for”：ART1 应为 unmet，得到 met：独立法人：是\n");
  EXPECT_EQ(report("unmet fro: { }"), "没有“unmet fro”这个键\n");
  EXPECT_EQ(report("unmet for: 7"), "given 应是 {…} 形式的事实\n");
}

}  // namespace
}  // namespace zj::analysis
