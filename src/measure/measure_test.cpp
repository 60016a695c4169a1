#include "measure/measure.h"

#include <gtest/gtest.h>

#include "measure/facts.h"
#include "measure/test_support.h"

namespace zj::measure {
namespace {

using testing::good_measure;
using testing::small_measure;

const std::string law = R"(# 第一章 总则

## 第一条 目的 {#ART1}

为了**试验**。

> 无规则：只说明目的。

## 第七条 排除条件 {#ART7}

### 第一项 虚假 {#ART7.1}

提供虚假信息的，不能申报。

```rule ART7.1 企业是法人
english: The enterprise is a legal person
require: 企业.独立法人
assume: G04
```

```assume G04 从哪天算起
近三年起点: date(批次年度 - 2, 1, 1)
排除等级: ["重大"]
why: 没有写明。
confirm: 市经信局
config: exclusion.window_mode
```

#### 没有编号的小标题

| 项 | 值 |
|---|---|
| 甲 | 1 |

# 附件三 智能工厂认定要素 {#ANNEX3}

## 要素 A {#F.A .elements title=智能工厂 element=A label=智能化制造}

| 编号 | 组 | 环节 | 适用 | 要求 |
|---|---|---|---|---|
| `F.A.1.1.a` | 智能设计 | 总体设计 | 全部 | 三维设计 |
| `F.A.1.1.b` | | | | 采集数据 |
| `F.A.1.3.D.a` | | 工艺设计 | 离散型 | 辅助设计 |
| `F.A.2.1.a` | 智能装备 | 智能装备 | 全部 | 配备装备 |

```rule F.R.A 各环节已填齐
require: true
sufficient: every 环 in 环节表[要素 = "A"] satisfies string length(get value(环节, 环.编号).说明) > 0
```

## 分值 {.weights}

| 编号 | 分值 |
|---|---|
| `F.A.1.1` | 4 |
| `F.A.1.3.D` | 2.5 |
)";

const Measure& measure() {
  static const auto loaded = good_measure(small_measure + law);
  return *loaded;
}

TEST(Measure, KnowsWhoItIs) {
  EXPECT_EQ(measure().identity().id, "small");
  EXPECT_EQ(measure().identity().title, "小办法");
  EXPECT_EQ(measure().identity().basis, "上位政策");
  EXPECT_EQ(measure().identity().issuer, "市经信局");
  EXPECT_EQ(measure().identity().valid_years, 3);
  EXPECT_EQ(measure().hash(), measure_hash({{"办法.md", small_measure + law}}));
}

TEST(Measure, KeepsEveryArticleWithItsPlaceAndWhatStandsUnderIt) {
  const Article& item = *measure().article("ART7.1");
  EXPECT_EQ(item.place, "第七条第一项");
  EXPECT_EQ(item.heading, "第一项 虚假");
  EXPECT_EQ(measure().articles()[*item.parent].id, "ART7");
  ASSERT_EQ(item.parts.size(), 5u);
  EXPECT_EQ(item.parts[0].html, "<p>提供虚假信息的，不能申报。</p>\n");
  EXPECT_EQ(item.parts[1].kind, Part::Kind::rule);
  EXPECT_EQ(item.parts[1].name, "ART7.1");
  EXPECT_EQ(item.parts[2].kind, Part::Kind::assumption);
  EXPECT_EQ(item.parts[3].html, "<h4>没有编号的小标题</h4>\n");
  EXPECT_NE(item.parts[4].html.find("<td>甲</td>"), std::string::npos) << "a plain table is prose";
  EXPECT_EQ(measure().article("ART1")->no_rule, "只说明目的。");
  EXPECT_EQ(measure().article("F.A")->place, "附件三");
  EXPECT_EQ(measure().article("ART9"), nullptr);
}

TEST(Measure, CitesATextThatIsNumberedLikeALetter) {
  const auto m = good_measure(small_measure + R"(# 二、卓越级 {#E}

> 无规则：见下。

## （一）申报条件 {#E.1}

### 1. 主体 {#E.1.1}

### 12．名额 {#E.1.2}

### 2025 年的日期 {#E.1.3}

## 3.1 总则 {#E.3}

## （试行）说明 {#E.2}

# 一般说明、附注 {#X}
)");
  const auto place = [&](const char* id) { return m->article(id)->place; };
  EXPECT_EQ(place("E"), "二");
  EXPECT_EQ(place("E.1"), "二（一）");
  EXPECT_EQ(place("E.1.1"), "二（一）1");
  EXPECT_EQ(place("E.1.2"), "二（一）12");
  EXPECT_EQ(place("E.1.3"), "二（一）") << "a year is no number of a heading";
  EXPECT_EQ(place("E.3"), "二") << "nor are the numbers of a standard";
  EXPECT_EQ(place("E.2"), "二") << "neither is a word in brackets";
  EXPECT_EQ(place("X"), "");
}

TEST(Measure, HoldsRulesAndAssumptions) {
  const Rule& rule = *measure().rule("ART7.1");
  EXPECT_EQ(rule.title, "企业是法人");
  EXPECT_EQ(rule.source, "企业.独立法人");
  EXPECT_EQ(rule.assumptions, std::vector<std::string>{"G04"});
  const Assumption& g04 = *measure().assumption("G04");
  EXPECT_EQ(g04.title, "从哪天算起");
  EXPECT_EQ(g04.values.size(), 2u);
  EXPECT_FALSE(g04.is_confirmed());
  ASSERT_EQ(measure().derived().size(), 1u) << "排除等级 is a constant, 近三年起点 follows from a fact";
  EXPECT_EQ(measure().derived()[0].name, "近三年起点");
}

TEST(Measure, GathersCellsFromTheirClauses) {
  ASSERT_EQ(measure().cells().size(), 3u);
  const Cell& first = *measure().cell("F.A.1.1");
  EXPECT_EQ(first.clauses.size(), 2u);
  EXPECT_EQ(first.clauses[1].text, "采集数据");
  EXPECT_EQ(first.title, "智能工厂");
  EXPECT_EQ(first.element_label, "智能化制造");
  EXPECT_EQ(*first.weight, Decimal(4));
  const Cell& second = *measure().cell("F.A.1.3.D");
  EXPECT_EQ(second.group, "智能设计") << "an empty group repeats the row above";
  EXPECT_EQ(second.link, "工艺设计");
  EXPECT_EQ(second.variant, "离散型");
  EXPECT_FALSE(measure().cell("F.A.2.1")->weight);
}

TEST(Measure, HoldsTablesOfConstants) {
  const DataTable& table = *measure().table("环节目录");
  EXPECT_EQ(table.columns, (std::vector<std::string>{"编号", "名称", "适用"}));
  EXPECT_EQ(*table.rows.items()[1].find("适用"), feel::Value::string("离散型"));
}

TEST(Measure, ReadsCellsOfATableByWhatTheyLookLike) {
  const auto m = good_measure(
      small_measure +
      "## 表 {.table}\n\n| 数 | 是非 | 文 | 编号 | 空 |\n|---|---|---|---|---|\n| -1.50 | 是 | 2 号 | `007` | |\n");
  const feel::Value& row = m->table("表")->rows.items()[0];
  EXPECT_EQ(*row.find("数"), *feel::Value::exact_number("-1.5"));
  EXPECT_EQ(*row.find("是非"), feel::Value::boolean(true));
  EXPECT_EQ(*row.find("文"), feel::Value::string("2 号"));
  EXPECT_EQ(*row.find("编号"), feel::Value::string("007"));
  EXPECT_TRUE(row.find("空")->is_null());
}

TEST(Measure, LetsDefinitionsUseEachOtherInAnyOrder) {
  const auto m = good_measure(small_measure + R"(## 第一条 甲 {#ART1}

```define 丙
value: 乙 + 1
```

```define 加倍
of: 数
value: 数 * 乙
```

```define 乙
value: 批次年度 - 2000
```

```rule ART1 乙够大
require: 丙 > 20 and 加倍(丙) > 500
```
)");
  const auto dossier = parse_dossier(m->dossier(), R"({"称号": "智能工厂", "批次年度": 2026})");
  Facts facts(*m, *dossier);
  EXPECT_EQ(judge(*m, *m->rule("ART1"), facts, Detail::reasons).verdict, Verdict::met) << "丙 = 27, 27 · 26 = 702";
}

TEST(Measure, ADefinitionMayJoinRules) {
  const auto m = good_measure(small_measure + R"(## 第一条 甲 {#ART1}

```rule T.1 法人
require: 企业.独立法人
```

```rule T.2 报了效率的，效率提高
when: list contains(效益选项, "效率")
require: 指标.效率 >= 0.1
```

```rule T.3 投用
require: 提交日期 >= @"2026-01-01"
sufficient: 提交日期 >= @"2026-06-01"
```

```rule U.1 别的
require: false
```

```define 全部达到
rules: T.*
```

```define 确知
of: 条件
value: count(distinct values([条件, true])) = 1
```

```rule ART1.1 够
require: 全部达到
```

```rule ART1.2 不够
require: 确知(not(全部达到))
```
)");
  const auto verdict = [&](const std::string& members) {
    const auto dossier = parse_dossier(m->dossier(), R"({"称号": "智能工厂", )" + members + "}");
    EXPECT_TRUE(dossier) << dossier.error().at;
    Facts facts(*m, *dossier);
    const Verdict joined = judge(*m, *m->rule("ART1.1"), facts, Detail::verdicts).verdict;
    EXPECT_EQ(judge(*m, *m->rule("ART1.2"), facts, Detail::verdicts).verdict == Verdict::met, joined == Verdict::unmet);
    return joined;
  };
  const std::string subject = R"("企业": {"独立法人": true}, )";
  EXPECT_EQ(verdict(subject + R"("效益选项": [], "提交日期": "2026-06-01")"), Verdict::met) << "one does not apply";
  EXPECT_EQ(verdict(subject + R"("效益选项": [], "提交日期": "2026-05-31")"), Verdict::unknown) << "not sufficient";
  EXPECT_EQ(verdict(subject + R"("效益选项": [], "提交日期": "2025-12-31")"), Verdict::unmet);
  EXPECT_EQ(verdict(subject + R"("提交日期": "2026-06-01")"), Verdict::unknown) << "whether one applies is unknown";
  EXPECT_EQ(verdict(R"("企业": {"独立法人": false}, "提交日期": "2026-06-01")"), Verdict::unmet);
  const std::string rate = R"("指标": {"效率": {"基期": 100, "报告期": )";
  EXPECT_EQ(verdict(subject + R"("效益选项": ["效率"], "提交日期": "2026-06-01", )" + rate + "110}}"), Verdict::met);
  EXPECT_EQ(verdict(subject + R"("效益选项": ["效率"], "提交日期": "2026-06-01", )" + rate + "109}}"), Verdict::unmet);
  EXPECT_EQ(verdict(subject + R"("效益选项": ["效率"], "提交日期": "2026-06-01")"), Verdict::unknown);

  const auto broken = testing::load_text(small_measure + "## 第一条 甲 {#ART1}\n\n```define 全部\nrules: T.9\n```\n");
  EXPECT_EQ(broken.measure, nullptr);
  EXPECT_NE(testing::all_messages(broken.diagnostics).find("没有编号为“T.9”的规则"), std::string::npos);
}

TEST(Measure, WithoutASchemaLeavesTheProcedureOut) {
  const auto m = good_measure(small_measure + R"(## 程序 {#PROCEDURE}

```guard 申报窗口开放
require: 批次.状态 = "开放"
```

### 状态 {.states object=case label=申报件}

| 状态 | 编号 | 性质 |
|---|---|---|
| 草稿 | `draft` | 初始 |
)");
  EXPECT_TRUE(m->guards().empty());
  EXPECT_TRUE(m->procedure().types().empty());
}

}  // namespace
}  // namespace zj::measure
