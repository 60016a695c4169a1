// Measures with one thing wrong in them: the message names the place and what to write instead.

#include <gtest/gtest.h>

#include "analysis/check.h"
#include "measure/test_support.h"
#include "words/measure.h"

namespace zj::analysis {

using namespace measure;
namespace {

using testing::small_measure;

// Line 1 of the added text is this line of the file.
const int first_line = static_cast<int>(std::count(small_measure.begin(), small_measure.end(), '\n')) + 1;

// "line:column message→fix" for each thing wrong in the added text, lines counted from its own first.
std::string wrong(const std::string& text) {
  LoadResult loaded = testing::load_text(small_measure + text);
  std::vector<Diagnostic> found = std::move(loaded.diagnostics);
  if (loaded.measure) {
    for (Diagnostic& d : check(*loaded.measure).diagnostics) found.push_back(std::move(d));
  }
  std::string all;
  for (const Diagnostic& d : found) {
    if (d.fix.word.zh == words::fix_condition_untested.zh) continue;  // small measures have few cases
    all += (d.severity == Severity::warning ? "警告 " : "") + std::to_string(d.line - first_line + 1) + ":" +
           std::to_string(d.column) + " " + d.message.in(Lang::zh) +
           (d.fix.word.zh.empty() ? "" : "→" + d.fix.in(Lang::zh)) + "\n";
  }
  return all;
}

// A rule with this condition under an article.
std::string rule(const std::string& require) {
  return wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: " + require + "\n```\n");
}

TEST(Broken, FullWidthOperator) {
  EXPECT_EQ(rule("联网率 ＞= 0.7"), "3:14 “＞=”是全角字符，应写成半角“>=”→改成“>=”\n");
}
TEST(Broken, CurlyQuote) {
  EXPECT_EQ(rule("称号 = “智能工厂”"), "3:15 ““”是全角字符，应写成半角“\"”→改成“\"智能工厂\"”\n");
}
TEST(Broken, FullWidthComma) {
  EXPECT_TRUE(rule("称号 in [\"甲\"，\"乙\"]").starts_with("3:20 “，”是全角字符，应写成半角“,”→改成“,”"));
}
TEST(Broken, UnknownNameWithItsNearest) {
  EXPECT_EQ(rule("联网律 >= 0.7"), "3:10 没有定义过名称“联网律”→改成“联网率”\n");
}
TEST(Broken, UnknownFieldOfARecord) {
  EXPECT_EQ(rule("every 记录 in 事故记录 satisfies 记录.级别 = \"重大\""), "3:40 “记录”没有“级别”这一项→改成“类别”\n");
}
TEST(Broken, ComparisonOfDifferentTypes) {
  EXPECT_TRUE(rule("提交日期 >= \"2026-01-01\"").starts_with("3:"));
}
TEST(Broken, ConditionThatIsNone) {
  EXPECT_EQ(rule("批次年度 + 1"), "3:10 这里应是条件（是或否），现在的类型是 number\n");
}
TEST(Broken, UnfinishedExpression) {
  EXPECT_TRUE(rule("联网率 >=").starts_with("3:16 "));
}
TEST(Broken, IfOverWhatMayBeUnknown) {
  EXPECT_TRUE(rule("if 企业.独立法人 then true else false").starts_with("警告 3:13 "));
}

TEST(Broken, ErrorOnAContinuedLineHasItsOwnLine) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 企业.独立法人 and\n    联网律 >= 0.7\n```\n"),
            "4:5 没有定义过名称“联网律”→改成“联网率”\n");
}

TEST(Broken, UnterminatedFence) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n\n```rule ART1 甲\nrequire: true\n"),
            "1:1 “第一条 甲”没有规则，也没有说明为什么不需要→写出规则，或加一行“> 无规则：理由”\n"
            "3:1 代码块“rule ART1 甲”没有结束→在块末加一行 ```\n");
}
TEST(Broken, ArticleWithoutRule) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n\n说明。\n"),
            "1:1 “第一条 甲”没有规则，也没有说明为什么不需要→写出规则，或加一行“> 无规则：理由”\n");
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n\n> 无规则：只说明。\n"), "");
}
TEST(Broken, RuleWithoutArticle) {
  EXPECT_EQ(wrong("# 附录\n```rule X 甲\nrequire: true\n```\n"),
            "2:1 规则 X 不在任何有编号的条文之下→移到所依据的条文标题（带 {#编号}）下面\n");
}
TEST(Broken, RepeatedIds) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n> 无规则：x\n\n## 第二条 乙 {#ART1}\n> 无规则：x\n"),
            "4:12 “ART1”已经有了，编号和名称不能重复\n");
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: true\n```\n```rule ART1 乙\nrequire: true\n```\n"),
            "5:9 “ART1”已经有了，编号和名称不能重复\n");
}
TEST(Broken, RuleWithoutCondition) {
  EXPECT_TRUE(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nmet: 好\n```\n").starts_with("2:1 缺少“require”\n"));
}
TEST(Broken, UnknownKeyOfABlock) {
  EXPECT_TRUE(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: true\nrequires: true\n```\n")
                  .starts_with("4:1 这种块没有“requires”这个键"));
}
TEST(Broken, FullWidthColon) {
  EXPECT_TRUE(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire：true\n```\n")
                  .starts_with("2:1 缺少“require”\n3:8 键后面的冒号是全角的→把“：”改成半角的“:”"));
}
TEST(Broken, UnknownBlock) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n> 无规则：x\n\n```rules ART1 甲\n```\n"),
            "4:4 没有“rules”这种块→改成“rule”\n");
}
TEST(Broken, UnknownTableClass) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1 .glosary}\n> 无规则：x\n"), "1:18 没有“.glosary”这种表→改成“glossary”\n");
}
TEST(Broken, WrongColumn) {
  EXPECT_EQ(
      wrong("## 更多 {.glossary}\n| 事实 | 类别 |\n|---|---|\n| 甲 | 文本 |\n"),
      "2:1 表缺少“类型”这一列\n2:8 没有“类别”这一列，可用的列是 事实 · 类型 · 单位 · 取值 · 必填 · 英文 · 说明→改成“类型”\n");
}
TEST(Broken, RaggedRow) {
  EXPECT_EQ(wrong("## 更多 {.glossary}\n| 事实 | 类型 |\n|---|---|\n| 甲 | 文本 | 多 |\n"),
            "4:1 这一行有 3 格，表头有 2 格→补齐或删去多余的“|”；格内的竖线写成 \\|\n");
}
TEST(Broken, UnknownType) {
  EXPECT_TRUE(
      wrong("## 更多 {.glossary}\n| 事实 | 类型 |\n|---|---|\n| 甲 | 字符 |\n").starts_with("4:7 没有“字符”这种类型"));
}
TEST(Broken, RepeatedFact) {
  EXPECT_EQ(wrong("## 更多 {.glossary}\n| 事实 | 类型 |\n|---|---|\n| 称号 | 文本 |\n"), "4:3 事实“称号”定义了两次\n");
}
TEST(Broken, ConditionOfAQuotient) {
  EXPECT_EQ(
      wrong("## 更多 {.glossary}\n| 事实 | 类型 | 取值 |\n|---|---|---|\n| 甲 | 比率 分子 / 分母 | 分子 <= 坟母 |\n"),
      "4:26 没有定义过名称“坟母”→改成“分母”\n");
}
TEST(Broken, UnknownAssumption) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: true\nassume: G99\n```\n"),
            "4:9 没有编号为“G99”的假设\n");
}
TEST(Broken, AssumptionThatIsNotDeclared) {
  EXPECT_EQ(
      wrong(
          "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 联网率 >= 门槛\n```\n```assume G01 甲\n门槛: 0.7\nwhy: 没写\nconfirm: 局\n```\n"),
      "2:1 规则 ART1 用到假设 G01 里的名称，但没有声明它→在 assume 里加上 G01\n");
}
TEST(Broken, AssumptionWithoutReason) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n> 无规则：x\n\n```assume G01 甲\n门槛: 0.7\n```\n"),
            "4:1 假设 G01 缺少“why”\n4:1 假设 G01 缺少“confirm”\n");
}
TEST(Broken, NameThatIsTaken) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```define 联网率\nvalue: 1\n```\n"),
            "2:11 “联网率”已经是事实、表或其他定义的名称\n");
}
TEST(Broken, DefinitionThatLeadsBackToItself) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```define 子\nvalue: 丑 + 批次年度\n```\n```define 丑\nvalue: 子 + 1\n```\n")
                .substr(0, 24),
            std::string("2:11 “子”的定义绕回").substr(0, 24));
}
TEST(Broken, BraceThatNeverCloses) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 企业.独立法人\nunmet: 差 {1 + 1\n```\n"),
            "4:10 “{”没有对应的“}”\n");
}
TEST(Broken, VerdictOverAnUnknownRule) {
  EXPECT_EQ(
      wrong(
          "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: true\n```\n```verdict 智能工厂\nfindings: ART1, ATR1\nroute a: true\n```\n"),
      "6:17 没有编号为“ATR1”的规则→改成“ART1”\n");
}
TEST(Broken, GateThatIsNoFinding) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: true\n```\n```rule ART2 乙\nrequire: true\n```\n"
                  "```verdict 智能工厂\nfindings: ART1\nroute a: true\ngates a: ART2\ngates b: ART1\n```\n"),
            "11:10 ART2 决定结论，却不在 findings 里\n12:1 没有名为“b”的路线\n");
}
TEST(Broken, CaseThatFails) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 联网率 >= 0.7\n```\n```case 一\n"
                  "given: { 称号: \"智能工厂\", 指标: { 联网率: { 分子: 7, 分母: 10 } } }\nthen: ART1 = unmet\n```\n"),
            "7:7 例子“一”：ART1 应为 unmet，得到 met：联网率 70 %（7/10），不低于 70 %\n");
}
TEST(Broken, CaseWhoseFactsAreRefused) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 企业.独立法人\n```\n```case 一\n"
                  "given: { 称号: \"智能工厂\", 企业: { 法人: true } }\nthen: ART1 = unknown\n```\n"),
            "5:1 例子“一”的事实不合要求：企业.法人 没有“法人”这一项\n");
}
TEST(Broken, CaseOfAnUnknownStart) {
  EXPECT_EQ(
      wrong(
          "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: true\n```\n```case 第一例\ngiven: { 称号: \"智能工厂\" }\nthen: ART1 = met\n```\n"
          "```case 第二例\nfrom: 第一列\nthen: ART1 = met\n```\n")
          .substr(0, 60),
      std::string("10:7 没有名为“第一列”的例子→改成“第一例”\n").substr(0, 60));
}
TEST(Broken, CaseWithWrongExpectations) {
  EXPECT_EQ(
      wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: true\n```\n```case 一\ngiven: { 称号: \"智能工厂\" }\n"
            "then: ART2 = met, ART1 = ok, ART1\nwithout: 批次年度\n```\n"),
      "7:7 没有编号为“ART2”的规则→改成“ART1”\n7:26 结论应为 met、unmet、unknown 或 not_applicable，这里是“ok”\n"
      "7:30 “ART1”不是“编号 = 结论”的写法→写成 ART7.1 = unmet, verdict = unmet\n8:10 例子“一”里没有“批次年度”，无从去掉\n");
}
TEST(Broken, ThresholdWithoutACaseOnItsBoundary) {
  EXPECT_EQ(wrong("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 联网率 >= 0.7\n```\n```case 一\n"
                  "given: { 称号: \"智能工厂\", 指标: { 联网率: { 分子: 8, 分母: 10 } } }\nthen: ART1 = met\n```\n"),
            "警告 3:10 规则 ART1 的门槛 联网率 >= 0.7 没有正好落在边界上的例子→加一个取值正好等于门槛的例子；"
            "zhijian measure boundaries DIR --rule ART1 可以造出来\n");
}
TEST(Broken, ElementsWithWrongRows) {
  EXPECT_EQ(
      wrong(
          "# 附件三 甲 {#ANNEX3}\n## A {#F.A .elements title=智能工厂 element=A}\n| 编号 | 适用 | 要求 |\n|---|---|---|\n| `F.A.1` | 混合型 | x |\n"),
      "5:4 “F.A.1”不是条款编号→写成环节编号加一个小写字母，例如 F.A.1.1.a\n5:13 适用应为 全部、离散型 或 流程型，这里是“混合型”\n");
}
TEST(Broken, MeasureWithoutIdentity) {
  const LoadResult loaded = Measure::load({{"a.md", "# 甲\n"}});
  EXPECT_EQ(loaded.diagnostics.at(0).message.in(Lang::zh), "缺少 measure 块：办法的名称、依据和发布机关");
  EXPECT_EQ(Measure::load({}).measure, nullptr);
  EXPECT_EQ(Measure::load({{"原文/a.md", "x"}}).diagnostics.at(0).message.in(Lang::zh), "没有可读的办法文件（*.md）");
}

}  // namespace
}  // namespace zj::analysis
