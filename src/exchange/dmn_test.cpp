#include "exchange/dmn.h"

#include <regex>
#include <set>

#include <gtest/gtest.h>

namespace zj::exchange {
namespace {

const std::string head = R"(# 小办法

```measure small
title: <小> & "办法"
basis: 上位政策
issuer: 市经信局
```

## 事实 {.glossary section=申报}

| 事实 | 类型 | 单位 | 取值 | 必填 | 英文 | 说明 |
|---|---|---|---|---|---|---|
| 称号 | 单选 | | 工厂·车间 | | | |
| 法人 | 是否 | | | | | |
| 得分 | 数 | | | | | |
| 比例 | 比率 分子 / 分母 | | | | | |

## 目录 {#T .table}

| 编号 | 附注 |
|---|---|
| `a.1` | 有 |
| `a.2` | |

)";

DmnModel export_of(const std::string& rest, const DmnOptions& options = {}) {
  const measure::LoadResult loaded = measure::Measure::load({{"办法.md", head + rest}});
  for (const measure::Diagnostic& d : loaded.diagnostics) {
    if (d.severity == measure::Severity::error) ADD_FAILURE() << measure::to_text(d, Lang::zh);
  }
  return to_dmn(*loaded.measure, options);
}

const std::string article = "## 第一条 条件 {#ART1}\n\n法人才能申报，即使 a < b。\n\n";
const std::string verdict = "```verdict 工厂\nwhen: 称号 = \"工厂\"\nfindings: ART1.*\nroute ordinary: true\n```\n\n";

std::string rule(const std::string& id, const std::string& body) {
  return "```rule " + id + " 规则 " + id + "\n" + body + "\n```\n\n";
}

std::vector<std::string> all_of(const std::string& xml, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(xml.begin(), xml.end(), regex), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

// The text of the decision or function with this name.
std::string text_of(const std::string& xml, const std::string& name) {
  const std::size_t at = xml.find("\" name=\"" + name + "\"");
  if (at == std::string::npos) return {};
  const std::size_t begin = xml.find("<text>", at) + 6;
  return xml.substr(begin, xml.find("</text>", at) - begin);
}

TEST(Dmn, IsTheSameBytesForTheSameMeasure) {
  const std::string rest = article + rule("ART1.a", "require: 法人") + verdict;
  EXPECT_EQ(export_of(rest).xml, export_of(rest).xml);
}

TEST(Dmn, EscapesWhatTheMeasureSays) {
  const std::string xml = export_of(article + rule("ART1.a", "require: 得分 < 5") + verdict).xml;
  EXPECT_NE(xml.find("name=\"&lt;小&gt; &amp; &quot;办法&quot;\""), std::string::npos);
  EXPECT_NE(xml.find("即使 a &lt; b。"), std::string::npos);
  EXPECT_EQ(text_of(xml, "ART1_a_条件"), "得分 &lt; 5");
}

TEST(Dmn, IdsAreUniqueAndReferencesResolve) {
  const std::string xml =
      export_of(article + "```assume G1 起点\n起点: 2\nwhy: 无\nconfirm: 局\n```\n\n" +
                rule("ART1.a", "when: 称号 in [\"工厂\"]\nrequire: 得分 > 起点\nassume: G1") + verdict)
          .xml;
  const std::vector<std::string> ids = all_of(xml, " id=\"([^\"]*)\"");
  const std::set<std::string> known(ids.begin(), ids.end());
  EXPECT_EQ(known.size(), ids.size());
  const std::vector<std::string> references = all_of(xml, "href=\"#([^\"]*)\"");
  EXPECT_GT(references.size(), 10u);
  for (const std::string& reference : references) EXPECT_TRUE(known.contains(reference)) << reference;
}

TEST(Dmn, ARuleGivesItsVerdict) {
  const std::string xml = export_of(article + rule("ART1.a", "require: 法人") +
                                    rule("ART1.b", "when: 得分 > 1\nrequire: 法人\nsufficient: 得分 > 5") + verdict)
                              .xml;
  EXPECT_EQ(text_of(xml, "ART1_a"),
            "if ART1_a_条件 = true then \"met\" else if ART1_a_条件 = false then \"unmet\""
            " else \"unknown\"");
  EXPECT_EQ(text_of(xml, "ART1_b"),
            "if ART1_b_何时适用 = true then if ART1_b_条件 = true then if ART1_b_充分条件 = true then \"met\""
            " else \"unknown\" else if ART1_b_条件 = false then \"unmet\" else \"unknown\""
            " else if ART1_b_何时适用 = false then \"not_applicable\" else \"unknown\"");
}

TEST(Dmn, GatesDecideOnTheirRoute) {
  const std::string xml =
      export_of(
          article + rule("ART1.a", "require: 法人") + rule("ART1.b", "require: 得分 > 1") +
          "```verdict 工厂\nfindings: ART1.*\nroute direct: 得分 > 9\ngates direct: ART1.a\nroute ordinary: 法人\n```\n\n")
          .xml;
  EXPECT_EQ(text_of(xml, "工厂_路线"), "if 得分 &gt; 9 then \"direct\" else if 法人 then \"ordinary\" else null");
  EXPECT_EQ(text_of(xml, "工厂_决定项"), "if 工厂_路线 = \"direct\" then [ART1_a] else [ART1_a, ART1_b]");
  EXPECT_EQ(text_of(xml, "工厂_何时适用"), "true");
}

TEST(Dmn, HoldsOnlyTheFunctionsThatADecisionNeeds) {
  const std::string helper = "```define 确知\nof: 条件\nvalue: count(distinct values([条件, true])) = 1\n```\n\n";
  const std::string told = "```rule ART1.a 甲\nrequire: 法人\nnote: if 确知(法人) then \"是\" else null\n```\n\n";
  EXPECT_EQ(export_of(article + helper + told + verdict).xml.find("name=\"确知\""), std::string::npos);
  const std::string xml = export_of(article + helper + rule("ART1.a", "require: 确知(法人)") + verdict).xml;
  EXPECT_EQ(text_of(xml, "确知"), "count(distinct values([条件, true])) = 1");
}

TEST(Dmn, ATableIsARelation) {
  const std::string xml = export_of(article + rule("ART1.a", "require: 法人") + verdict).xml;
  EXPECT_EQ(all_of(xml, "<column name=\"([^\"]*)\""), (std::vector<std::string>{"编号", "附注"}));
  EXPECT_EQ(all_of(xml, "<row>\\s*<literalExpression>\\s*<text>([^<]*)"),
            (std::vector<std::string>{"\"a.1\"", "\"a.2\""}));
}

TEST(Dmn, NamesDoNotCollide) {
  const std::string xml = export_of(article + "```define 工厂\nvalue: 得分 + 1\n```\n\n" +
                                    rule("ART1.a", "require: 工厂 > 1 and 比例 > 0.5") + verdict)
                              .xml;
  const std::vector<std::string> names = all_of(xml, "<variable name=\"([^\"]*)\"");
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
  EXPECT_EQ(text_of(xml, "工厂"), "得分 + 1");
  EXPECT_NE(text_of(xml, "工厂_1").find("工厂_结论"), std::string::npos);
  EXPECT_EQ(text_of(xml, "比例_值"), "比例.分子 / 比例.分母");
}

TEST(Dmn, SaysWhereItDiffers) {
  const DmnModel model = export_of(article + rule("ART1.a", "require: max([比例, 0]) > 1") + verdict);
  ASSERT_EQ(model.differences.size(), 1u);
  EXPECT_EQ(model.differences[0].decision, "ART1_a_条件");
  EXPECT_NE(model.xml.find(model.differences[0].said.in(Lang::zh).substr(0, 6)), std::string::npos);
  EXPECT_TRUE(export_of(article + rule("ART1.a", "require: 比例 > 0.5") + verdict).differences.empty());
}

TEST(Dmn, EditionsDifferByTheirNamespaces) {
  const std::string rest = article + rule("ART1.a", "require: 法人") + verdict;
  const std::string newer = export_of(rest).xml, older = export_of(rest, {DmnEdition::v1_3, Lang::zh}).xml;
  EXPECT_EQ(std::regex_replace(newer, std::regex("DMN/20230324/"), "DMN/20191111/"), older);
  EXPECT_NE(newer, older);
}

}  // namespace
}  // namespace zj::exchange
