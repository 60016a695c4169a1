#include "analysis/search.h"

#include <gtest/gtest.h>

#include "measure/test_support.h"

namespace zj::analysis {

using namespace measure;
namespace {

using testing::small_measure;

const std::string derived_names = R"(
## 第一条 甲 {#ART1}
> 无规则：定义。

```assume G04 近三年
近三年起点: date(批次年度 - 2, 1, 1)
why: 没写
confirm: 局
```
)";

// What the search says of these conditions, as "found {facts}", "impossible after n: 0 1" or "not found".
std::string search(const std::vector<std::string>& texts, Effort effort = Effort::example,
                   const std::string& more = {}) {
  const LoadResult loaded = testing::load_text(small_measure + derived_names + more);
  EXPECT_TRUE(loaded.measure) << testing::all_messages(loaded.diagnostics);
  if (!loaded.measure) return {};
  const Measure& measure = *loaded.measure;
  std::vector<Demand> conditions;
  for (const std::string& text : texts) {
    const feel::Compilation compiled = feel::compile(text, measure.dossier().scope);
    EXPECT_TRUE(compiled) << text;
    if (!compiled) return {};
    conditions.push_back(gives(*compiled.expression, {0}, true));  // the only derived name
  }
  Witnesses witnesses(measure);
  const Outcome outcome = witnesses.find(measure.dossier(), conditions, effort);
  switch (outcome.kind) {
    case Outcome::Kind::found:
      EXPECT_TRUE(read_dossier(measure.dossier(), outcome.given).problems.empty());
      return "found " + given_text(outcome.given);
    case Outcome::Kind::impossible: {
      std::string conflict = "impossible:";
      for (const std::size_t index : outcome.conflict) conflict += " " + std::to_string(index);
      return conflict;
    }
    case Outcome::Kind::not_found:
      return "not found";
  }
  return {};
}

TEST(Witness, NumbersAtEachSideOfAConstant) {
  EXPECT_EQ(search({"联网率 = 0.7"}), R"(found { 称号: "智能工厂", 指标: { 联网率: { 分子: 70, 分母: 100 } } })");
  EXPECT_EQ(search({"效率 = -0.25"}), R"(found { 称号: "智能工厂", 指标: { 效率: { 报告期: 75, 基期: 100 } } })");
  EXPECT_EQ(search({"联网率 > 0.7 and 联网率 < 0.8"}),
            R"(found { 称号: "智能工厂", 指标: { 联网率: { 分子: 75, 分母: 100 } } })");
  EXPECT_EQ(search({"批次年度 > 2026"}), R"(found { 称号: "智能工厂", 批次年度: 2027 })");
  EXPECT_EQ(search({"提交日期 < date(\"2026-03-01\")"}), R"(found { 称号: "智能工厂", 提交日期: "2026-02-28" })");
  EXPECT_EQ(search({"场所.投资 < 0.5 and 场所.投资 > 0.4"}), R"(found { 称号: "智能工厂", 场所: { 投资: 0.45 } })");
}
TEST(Witness, OnlyFactsThatMatterAreLeft) {
  EXPECT_EQ(search({"企业.独立法人 or 联网率 >= 0.7", "称号 = \"数字化车间\""}),
            R"(found { 称号: "数字化车间", 指标: { 联网率: { 分子: 70, 分母: 100 } } })");
}
TEST(Witness, AbsenceIsAValueToo) {
  EXPECT_EQ(search({"not(is defined(企业.独立法人))"}), R"(found { 称号: "智能工厂" })");
  EXPECT_EQ(search({"失信记录[1].移出日期 = null"}), R"(found { 称号: "智能工厂", 失信记录: [] })");  // beyond the end
  EXPECT_EQ(search({"some 项 in 失信记录 satisfies 项.移出日期 = null"}),
            R"(found { 称号: "智能工厂", 失信记录: [{ 移出日期: null }] })");
}
TEST(Witness, ListsOfRecordsAndChoices) {
  EXPECT_EQ(search({"some 项 in 事故记录 satisfies 项.等级 = \"重大\" and 项.类别 = \"质量\""}),
            R"(found { 称号: "智能工厂", 事故记录: [{ 类别: "质量", 等级: "重大" }] })");
  EXPECT_EQ(
      search({"some 项 in 事故记录 satisfies 项.等级 = \"重大\"", "some 项 in 事故记录 satisfies 项.等级 = \"一般\""}),
      R"(found { 称号: "智能工厂", 事故记录: [{ 等级: "重大" }, { 等级: "一般" }] })");
  EXPECT_EQ(search({"count(效益选项) = 2", "list contains(效益选项, \"周期\")"}),
            R"(found { 称号: "智能工厂", 效益选项: ["周期", "周期"] })");
}
TEST(Witness, DaysThatFollowFromOtherFacts) {
  const std::string start = "```case 一\ngiven: { 称号: \"智能工厂\", 批次年度: 2026 }\nthen: verdict = unknown\n```\n";
  EXPECT_EQ(search({"提交日期 = 近三年起点"}, Effort::example, start),
            R"(found { 称号: "智能工厂", 批次年度: 2026, 提交日期: "2024-01-01" })");
}
TEST(Witness, ImpossibilityNamesTheConditionsThatConflict) {
  EXPECT_EQ(search({"企业.独立法人", "联网率 >= 0.7", "企业.缴税在本市", "联网率 < 0.5"}), "impossible: 1 3");
  EXPECT_EQ(search({"批次年度 < 2000"}), "impossible: 0");  // the glossary refuses it
  EXPECT_EQ(search({"联网率 > 1"}), "impossible: 0");
  EXPECT_EQ(
      search({"every 项 in 事故记录 satisfies 项.等级 = \"重大\"", "some 项 in 事故记录 satisfies 项.等级 = \"一般\""}),
      "impossible: 0 1");
}
TEST(Witness, WhatCannotAllBeTriedIsNeverCalledImpossible) {
  EXPECT_EQ(search({"场所.投资 * 场所.投资 < 0"}), "not found");
  EXPECT_EQ(search({"string length(企业.名称) > 40"}), "not found");
  EXPECT_EQ(search({"效率 > 0.1 and 效率 + 1 < 0"}, Effort::proof), "not found");
}

}  // namespace
}  // namespace zj::analysis
