// Decision tables in a measure: what they come to, also where facts are missing, and what is said about it.

#include "measure/decision.h"

#include <array>
#include <random>

#include <gtest/gtest.h>

#include "feel/print.h"
#include "measure/facts.h"
#include "measure/steps.h"
#include "measure/test_support.h"

namespace zj::measure {
namespace {

using testing::all_messages;
using testing::good_measure;
using testing::load_text;
using testing::small_measure;

std::string table(const std::string& attributes, const std::string& rows) {
  return small_measure + "## 第一条 甲 {#ART1}\n\n> 无规则：表。\n\n### 结果 {.decision" + attributes + "}\n\n" + rows +
         "\n";
}

// What the table 结果 comes to: the value, or "未知：" and why; then the rows that hit, numbered from 1.
std::string decide(const Measure& measure, const std::string& json) {
  const DossierReading reading = read_dossier(measure.dossier(), *parse_json(json));
  for (const Problem& problem : reading.problems) ADD_FAILURE() << problem.path << problem.message.in(Lang::zh);
  std::vector<std::size_t> hits;
  const Decision& decision = *measure.decision("结果");
  const feel::Value value = decision.table.evaluate(reading.dossier.values(), &hits);
  if (value.is_unknown()) return "未知：" + value.origin().said().in(Lang::zh);
  std::string text = feel::to_literal(value);
  for (const std::size_t hit : hits) text += " " + std::to_string(hit + 1);
  return text;
}

std::string decide(const std::string& attributes, const std::string& rows, const std::string& json) {
  const auto measure = good_measure(table(attributes, rows));
  return measure ? decide(*measure, json) : "";
}

std::string share(const std::string& top, const std::string& bottom) {
  return R"({"称号": "智能工厂", "指标": {"联网率": {"分子": )" + top + R"(, "分母": )" + bottom + "}}}";
}

const std::string grades =
    "| 联网率 | → 等级 | （说明） |\n|---|---|---|\n"
    "| >= 0.9 | \"优\" | 九成以上 |\n| `[0.7..0.9)` | \"良\" | |\n| < 0.7 | \"中\" | |\n";

TEST(DecisionInMeasure, UniqueTakesTheOneRow) {
  EXPECT_EQ(decide("", grades, share("9", "10")), "\"优\" 1");
  EXPECT_EQ(decide(" hit=U", grades, share("7", "10")), "\"良\" 2");
  EXPECT_EQ(decide("", grades, share("69", "100")), "\"中\" 3");
  EXPECT_EQ(decide("", grades, R"({"称号": "智能工厂"})"), "未知：缺少“联网率”");
}

TEST(DecisionInMeasure, UniqueThatOverlapsIsUnknown) {
  EXPECT_EQ(decide("", "| 批次年度 | → 甲 |\n|---|---|\n| >= 2020 | 1 |\n| <= 2020 | 1 |\n",
                   R"({"称号": "智能工厂", "批次年度": 2020})"),
            "未知：表“结果”有几行同时适用，无法取舍");
}

const std::string ladder = "| 批次年度 | → 甲 |\n|---|---|\n| >= 2030 | 3 |\n| >= 2020 | 2 |\n| >= 2010 | 2 |\n";
std::string year(int y) {
  return R"({"称号": "智能工厂", "批次年度": )" + std::to_string(y) + "}";
}

TEST(DecisionInMeasure, EveryHitPolicy) {
  EXPECT_EQ(decide(" hit=F", ladder, year(2035)), "3 1");
  EXPECT_EQ(decide(" hit=F", ladder, year(2025)), "2 2");
  EXPECT_EQ(decide(" hit=A", ladder, year(2025)), "2 2 3");
  EXPECT_EQ(decide(" hit=A", ladder, year(2035)), "未知：表“结果”有几行同时适用，无法取舍");
  EXPECT_EQ(decide(" hit=R", ladder, year(2035)), "[3, 2, 2] 1 2 3");
  EXPECT_EQ(decide(" hit=C", ladder, year(2025)), "[2, 2] 2 3");
  EXPECT_EQ(decide(" hit=C+", ladder, year(2035)), "7 1 2 3");
  EXPECT_EQ(decide(" hit=C<", ladder, year(2035)), "2 1 2 3");
  EXPECT_EQ(decide(" hit=C>", ladder, year(2035)), "3 1 2 3");
  EXPECT_EQ(decide(" hit=C#", ladder, year(2035)), "2 1 2 3");
  const std::string ordered =
      "| 批次年度 | → 甲（1 > 2 > 3） |\n|---|---|\n| >= 2030 | 3 |\n| >= 2020 | 1 |\n| >= 2010 | 2 |\n";
  EXPECT_EQ(decide(" hit=P", ordered, year(2035)), "1 1 2 3");
  EXPECT_EQ(decide(" hit=P", ordered, year(2015)), "2 3");
  EXPECT_EQ(decide(" hit=O", ordered, year(2035)), "[1, 2, 3] 1 2 3");
}

TEST(DecisionInMeasure, WhereNoRowAppliesNothingReadsAsNo) {
  EXPECT_EQ(decide(" hit=F", ladder, year(2005)), "未知：表“结果”没有一行适用");
  EXPECT_EQ(decide(" hit=C", ladder, year(2005)), "[]");
  EXPECT_EQ(decide(" hit=C+", ladder, year(2005)), "0");
  EXPECT_EQ(decide(" hit=C#", ladder, year(2005)), "0");
  EXPECT_EQ(decide(" hit=C>", ladder, year(2005)), "未知：表“结果”没有一行适用");
  EXPECT_EQ(decide(" hit=F", ladder + "| 其余 | 0 |\n", year(2005)), "0 4");
  EXPECT_EQ(decide(" hit=C", ladder + "| 其余 | 0 |\n", year(2005)), "[0] 4");
  EXPECT_EQ(decide("", "| 称号 | 批次年度 | → 甲 |\n|---|---|---|\n| \"智能工厂\" | >= 2030 | 3 |\n| 其余 | - | 0 |\n",
                   year(2005)),
            "0 2");
}

TEST(DecisionInMeasure, SeveralResultsAreAContext) {
  const std::string rows =
      "| 批次年度 | → 甲 | → 乙 |\n|---|---|---|\n| >= 2030 | 3 | \"多\" |\n| - | 批次年度 - 2000 | \"少\" |\n";
  EXPECT_EQ(decide(" hit=F", rows, year(2025)), "{甲: 25, 乙: \"少\"} 2");
  EXPECT_EQ(decide(" hit=R", rows, year(2030)), "[{甲: 3, 乙: \"多\"}, {甲: 30, 乙: \"少\"}] 1 2");
}

// ---- missing facts

const std::string two =
    "| 称号 | 企业.独立法人 | → 标准 |\n|---|---|---|\n| \"智能工厂\" | true | 100 |\n"
    "| \"智能工厂\" | false | 80 |\n| \"数字化车间\" | - | 50 |\n";

TEST(DecisionInMeasure, AMissingFactThatDoesNotMatterIsNotAskedFor) {
  EXPECT_EQ(decide("", two, R"({"称号": "数字化车间"})"), "50 3");
  EXPECT_EQ(decide("", two, R"({"称号": "智能工厂"})"), "未知：缺少“企业.独立法人”");
}

TEST(DecisionInMeasure, RowsThatAgreeDecideWhateverTheFactIs) {
  const std::string rows =
      "| 企业.独立法人 | 批次年度 | → 甲 |\n|---|---|---|\n| true | - | 1 |\n| false | >= 2020 | 1 |\n| false | < 2020 | 2 |\n";
  EXPECT_EQ(decide("", rows, year(2025)), "1 1 2");
  EXPECT_EQ(decide("", rows, year(2015)), "未知：缺少“企业.独立法人”");
  // Neither is known: the first that matters is named.
  EXPECT_EQ(decide("", rows, R"({"称号": "智能工厂"})"), "未知：缺少“企业.独立法人”");
  EXPECT_EQ(decide("", rows, R"({"称号": "智能工厂", "企业": {"独立法人": false}})"), "未知：缺少“批次年度”");
}

TEST(DecisionInMeasure, AgreementOfRowsIsNotEnoughWhereNoneMayApply) {
  const std::string rows = "| 批次年度 | → 甲 |\n|---|---|\n| < 2020 | 1 |\n| > 2020 | 1 |\n";
  EXPECT_EQ(decide("", rows, R"({"称号": "智能工厂"})"), "未知：缺少“批次年度”");
  EXPECT_EQ(decide("", "| 批次年度 | → 甲 |\n|---|---|\n| < 2020 | 1 |\n| >= 2020 | 1 |\n", R"({"称号": "智能工厂"})"),
            "1 1 2");
}

TEST(DecisionInMeasure, ATestThatAsksAnotherFactIsTakenBothWays) {
  const std::string rows = "| 场所.投资 | → 甲 |\n|---|---|\n| >= 批次年度 | 1 |\n| - | 2 |\n";
  EXPECT_EQ(decide(" hit=F", rows, R"({"称号": "智能工厂", "场所": {"投资": 5}})"), "未知：缺少“批次年度”");
  EXPECT_EQ(decide(" hit=C#", "| 场所.投资 | → 甲 |\n|---|---|\n| >= 批次年度 | 1 |\n| - | 1 |\n",
                   R"({"称号": "智能工厂", "场所": {"投资": 5}})"),
            "1 1 2");
}

TEST(DecisionInMeasure, AFactThatMayBeNullIsNotSettledByItsOtherValues) {
  const auto measure =
      good_measure(table("", "| count(事故记录) | → 甲 |\n|---|---|\n| 0 | \"无\" |\n| >= 1 | \"有\" |\n"));
  EXPECT_EQ(decide(*measure, R"({"称号": "智能工厂"})"), "未知：缺少“事故记录”");
  EXPECT_EQ(decide(*measure, R"({"称号": "智能工厂", "事故记录": []})"), "\"无\" 1");
}

// ---- in rules

TEST(DecisionInMeasure, ARuleSaysWhichRowDecided) {
  const auto measure = good_measure(table("", grades) + R"(
```define 够好
value: 结果 in ["优", "良"]
```

## 第二条 乙 {#ART2}

```rule ART2 等级够好
require: 够好
```

```verdict 智能工厂
findings: ART2
route a: true
```
)");
  const auto assessed = [&](const std::string& json) {
    return assess(*measure, *parse_dossier(measure->dossier(), json)).findings.at(0);
  };
  EXPECT_EQ(assessed(share("95", "100")).reason.zh, "够好：是；按表“结果”第 1 行（九成以上）");
  EXPECT_EQ(assessed(share("1", "2")).reason.zh, "够好：否；按表“结果”第 3 行（联网率 < 0.7）");
  EXPECT_EQ(assessed(share("1", "2")).reason.en, "够好: no; by row 3 of the table “结果” (联网率 < 0.7)");
  const Finding unknown = assessed(R"({"称号": "智能工厂"})");
  EXPECT_EQ(unknown.verdict, Verdict::unknown);
  EXPECT_EQ(unknown.reason.zh, "缺少：联网率");
  EXPECT_EQ(unknown.missing, std::vector<std::string>{"指标.联网率"});

  const Assessment assessment = assess(*measure, *parse_dossier(measure->dossier(), share("95", "100")));
  const Step step = steps_of(assessment, assessment.findings[0]);
  const Step& decision = step.steps.at(0).steps.at(0);
  EXPECT_EQ(decision.text, "结果");
  EXPECT_EQ(decision.value, "\"优\"");
  EXPECT_EQ(decision.steps.at(0).text, "联网率");
  EXPECT_EQ(decision.steps.at(1).text, "按表“结果”第 1 行（九成以上）");
  EXPECT_EQ(decision.steps.at(1).value, "\"优\"");
}

TEST(DecisionInMeasure, TablesAndDefinitionsUseEachOther) {
  const auto measure =
      good_measure(table("", "| 等级分 | → 甲 |\n|---|---|\n| >= 2 | 等级分 * 10 |\n| < 2 | 0 |\n") +
                   "### 等级分 {.decision hit=F}\n\n| 联网率 | → 等级分 |\n|---|---|\n| >= 0.9 | 3 |\n| - | 1 |\n");
  ASSERT_TRUE(measure);
  const DossierReading reading = read_dossier(measure->dossier(), *parse_json(share("9", "10")));
  Facts facts(*measure, reading.dossier);
  facts.need({0, 1});
  EXPECT_EQ(feel::to_literal(facts.values()[measure->dossier().scope.find("结果")->slot.value()]), "30");
}

// ---- property: three values

// Small tables at random over three facts of few values: what is said with facts missing is what every way of supplying
// them gives, and unknown where they differ.
TEST(DecisionInMeasure, IsWhatEverySupplyOfTheMissingFactsGives) {
  std::mt19937 random(20261124);
  const auto one_of = [&](const std::vector<std::string>& texts) { return texts[random() % texts.size()]; };
  const std::vector<std::string> titles{
      "-", "-", "\"智能工厂\"", "\"数字化车间\"", "not(\"智能工厂\")", "\"智能工厂\", \"数字化车间\""};
  const std::vector<std::string> persons{"-", "-", "true", "false", "not(false)"};
  const std::vector<std::string> years{"-",    "< 2010", ">= 2010",   "[2010..2020)",
                                       "2020", "> 2020", "? != 2010", "2010, 2020"};
  const std::vector<std::string> policies{"U", "A", "F", "P", "C", "C+", "C<", "C>", "C#", "R", "O"};
  const std::vector<std::string> titles_given{"\"智能工厂\"", "\"数字化车间\""};
  const std::vector<std::string> persons_given{"true", "false"};
  const std::vector<std::string> years_given{"2000", "2005", "2010", "2015", "2019", "2020", "2021", "2100"};
  std::size_t known = 0, unknown = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string policy = one_of(policies);
    const bool ordered = policy == "P" || policy == "O";
    std::string rows = "| 称号 | 企业.独立法人 | 批次年度 | → 甲" + std::string(ordered ? "（2 > 1 > 3）" : "") +
                       " |\n|---|---|---|---|\n";
    for (std::size_t r = 0; r < 2 + random() % 4; ++r)
      rows += "| " + one_of(titles) + " | " + one_of(persons) + " | " + one_of(years) + " | " +
              one_of({"1", "2", "3"}) + " |\n";
    if (random() % 2) rows += "| 其余 | - | - | 1 |\n";
    LoadResult loaded = load_text(table(" hit=" + policy, rows));
    ASSERT_TRUE(loaded.measure) << rows << all_messages(loaded.diagnostics);
    const Measure& measure = *loaded.measure;
    const feel::DecisionTable& decision = measure.decision("结果")->table;
    const auto value = [&](const std::string& person, const std::string& year_text) {
      return [&, person, year_text](const std::string& title) {
        std::string json = "{\"称号\": " + title;
        if (!person.empty()) json += ", \"企业\": {\"独立法人\": " + person + "}";
        if (!year_text.empty()) json += ", \"批次年度\": " + year_text;
        return decision.evaluate(read_dossier(measure.dossier(), *parse_json(json + "}")).dossier.values());
      };
    };
    for (const std::string& title : titles_given) {
      for (int missing = 1; missing < 4; ++missing) {
        const std::string person = missing & 1 ? "" : one_of(persons_given);
        const std::string year_text = missing & 2 ? "" : one_of(years_given);
        const feel::Value found = value(person, year_text)(title);
        std::optional<feel::Value> common;
        bool agree = true;
        for (const std::string& p : person.empty() ? persons_given : std::vector{person}) {
          for (const std::string& y : year_text.empty() ? years_given : std::vector{year_text}) {
            const feel::Value one = value(p, y)(title);
            agree = agree && !one.is_unknown() && (!common || *common == one);
            common = one;
          }
        }
        if (agree) {
          ++known;
          EXPECT_EQ(feel::to_literal(found), feel::to_literal(*common)) << policy << "\n" << rows << title;
        } else {
          ++unknown;
          EXPECT_TRUE(found.is_unknown()) << policy << "\n" << rows << title << " gives " << feel::to_literal(found);
        }
      }
    }
  }
  EXPECT_GT(known, 200u);
  EXPECT_GT(unknown, 200u);
}

// ---- property: two values

// Tests of numbers written as closed formulas: what rows hit by plain arithmetic is what the table does.
TEST(DecisionInMeasure, IsWhatItsRowsSayByPlainArithmetic) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    struct Interval {
      int low, high;
      int result;
    };
    std::vector<Interval> intervals;
    std::string rows = "| 场所.投资 | → 甲 |\n|---|---|\n";
    for (std::size_t r = 0; r < 1 + random() % 5; ++r) {
      const int low = static_cast<int>(random() % 10), high = low + static_cast<int>(random() % 5);
      intervals.push_back({low, high, static_cast<int>(random() % 3)});
      rows += "| [" + std::to_string(low) + ".." + std::to_string(high) + "] | " +
              std::to_string(intervals.back().result) + " |\n";
    }
    const auto first = good_measure(table(" hit=F", rows)), sum = good_measure(table(" hit=C+", rows)),
               unique = good_measure(table("", rows));
    for (int at = -1; at < 16; ++at) {
      std::vector<int> hit;
      for (const Interval& i : intervals) {
        if (at >= i.low && at <= i.high) hit.push_back(i.result);
      }
      const std::string json = R"({"称号": "智能工厂", "场所": {"投资": )" + std::to_string(at) + "}}";
      const auto value = [&](const Measure& m) { return decide(m, json); };
      const std::string one = hit.empty() ? "未知" : std::to_string(hit.front());
      EXPECT_TRUE(value(*first).starts_with(one)) << rows << json;
      EXPECT_TRUE(value(*unique).starts_with(hit.size() == 1 ? one : "未知")) << rows << json;
      int total = 0;
      for (const int h : hit) total += h;
      EXPECT_TRUE(value(*sum).starts_with(std::to_string(total))) << rows << json;
    }
  }
}

// ---- tables with something wrong in them

// "line:column message→fix" for each thing wrong, lines counted from the heading of the table.
std::string wrong(const std::string& attributes, const std::string& rows) {
  const std::string text = table(attributes, rows);
  const std::string before = text.substr(0, text.find("### 结果"));
  const int first = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  std::string all;
  for (const Diagnostic& d : load_text(text).diagnostics)
    all += std::to_string(d.line - first + 1) + ":" + std::to_string(d.column) + " " + d.message.in(Lang::zh) +
           (d.fix.word.zh.empty() ? "" : "→" + d.fix.in(Lang::zh)) + "\n";
  return all;
}

std::string wrong_cell(const std::string& heading, const std::string& cell) {
  return wrong("", "| " + heading + " | → 甲 |\n|---|---|\n| " + cell + " | 1 |\n");
}

TEST(BrokenDecision, HitPolicy) {
  EXPECT_EQ(wrong(" hit=X", grades),
            "1:23 没有“X”这种命中方式，可用的是 U · A · P · F · C · C+ · C< · C> · C# · R · O→"
            "只许一行适用写 hit=U，取最先适用的一行写 hit=F，各行都算写 hit=C\n");
}
TEST(BrokenDecision, Columns) {
  EXPECT_EQ(wrong("", "| 称号 | -> 甲 |\n|---|---|\n| - | 1 |\n"),
            "3:8 “-> 甲”看不出是哪种列：条件列写公式，结果列以“→ ”开头，说明列写在（ ）里→改成“→ 甲”\n");
  EXPECT_EQ(wrong("", "| → 甲 | 称号 |\n|---|---|\n| 1 | - |\n"),
            "3:9 “称号”这一列的位置不对→先写条件列，再写结果列（→），最后写说明列（（…））\n");
  EXPECT_EQ(wrong("", "| 称号 | 企业.独立法人 |\n|---|---|\n| - | 1 |\n"),
            "3:1 判定表没有结果列→例如 | 称号 | → 标准 | （说明） |\n");
  EXPECT_EQ(wrong("", "| → 甲 |\n|---|\n| 1 |\n"), "3:1 判定表没有条件列→例如 | 称号 | → 标准 | （说明） |\n");
  EXPECT_EQ(wrong("", "| 称好 | → 甲 |\n|---|---|\n| - | 1 |\n"), "3:3 没有定义过名称“称好”→改成“称号”\n");
  EXPECT_EQ(wrong("", "| 称号 | → |\n|---|---|\n| - | 1 |\n"), "3:9 这一列没有名称\n");
  EXPECT_EQ(wrong("", "| 称号 | → 甲 | → 甲 |\n|---|---|---|\n| - | 1 | 1 |\n"), "3:16 “甲”这一列出现了两次\n");
}
TEST(BrokenDecision, Cells) {
  EXPECT_EQ(wrong_cell("联网率", "＞= 0.7"), "5:3 “＞=”是全角字符，应写成半角“>=”→改成“>=”\n");
  EXPECT_EQ(wrong_cell("联网率", "高"), "5:3 没有定义过名称“高”\n");
  EXPECT_EQ(wrong_cell("联网率", "\"高\""), "5:3 number 不能与 string 比较\n");
  EXPECT_EQ(wrong_cell("联网率", "0.7 0.8"), "5:7 公式到这里应已结束，多出“0”\n");
  EXPECT_EQ(wrong_cell("联网率", ">= 0.7，< 0.9"), "5:9 “，”是全角字符，应写成半角“,”→改成“,”\n");
  EXPECT_EQ(wrong_cell("联网率", "不限"), "5:3 “不限”不表示任意值→改成“-”\n");
  EXPECT_EQ(wrong_cell("称号", "智能工厂、数字化车间"),
            "5:3 文字“智能工厂、数字化车间”要加半角引号→改成“\"智能工厂\", \"数字化车间\"”\n");
  EXPECT_EQ(wrong_cell("称号", "\"智能工场\""),
            "5:3 “智能工场”不在可选的值里：智能工厂·数字化车间→改成“\"智能工厂\"”\n");
  EXPECT_EQ(wrong_cell("称号", "“智能工厂”"), "5:3 ““”是全角字符，应写成半角“\"”→改成“\"智能工厂\"”\n");
}
TEST(BrokenDecision, Results) {
  EXPECT_EQ(wrong("", "| 联网率 | → 甲 |\n|---|---|\n| < 0.7 | 1 |\n| >= 0.7 | \"二\" |\n"),
            "6:12 这一格的结果是 string，第 1 行的是 number，同一列的结果类型要一致\n");
  EXPECT_EQ(wrong("", "| 联网率 | → 甲 |\n|---|---|\n| < 0.7 | |\n"),
            "5:10 结果列的这一格是空的→写出结果；没有结果就写 null\n");
  EXPECT_EQ(wrong("", "| 联网率 | → 甲 |\n|---|---|\n| < 0.7 | 优 |\n"), "5:11 没有定义过名称“优”\n");
  EXPECT_EQ(
      wrong(" hit=C+", grades),
      "5:12 C+ 把结果相加，这一格应是数，现在的类型是 string\n6:18 C+ 把结果相加，这一格应是数，现在的类型是 string\n7:11 C+ 把结果相加，这一格应是数，现在的类型是 string\n");
  EXPECT_EQ(wrong(" hit=C#", "| 称号 | → 甲 | → 乙 |\n|---|---|---|\n| - | 1 | 2 |\n"),
            "3:16 命中方式 C# 只能有一个结果列\n");
  EXPECT_EQ(wrong(" hit=P", grades),
            "3:11 命中方式 P 要写明各个结果的先后→在结果列的标题里写，例如 → 等级（\"优\" > \"良\"）\n");
  EXPECT_EQ(wrong("", "| 称号 | → 甲（1 > 2） |\n|---|---|\n| - | 1 |\n"),
            "3:11 命中方式 U 用不到结果的先后→删去（…），或者改用 hit=P、hit=O\n");
  EXPECT_EQ(wrong(" hit=P", "| 称号 | → 甲（1 > 2） |\n|---|---|\n| - | 3 |\n"),
            "5:7 结果“3”不在标题写明的先后里→写成标题（…）里列出的值之一，或把它加到标题里\n");
}
TEST(BrokenDecision, Rows) {
  EXPECT_EQ(wrong("", "| 称号 | → 甲 |\n|---|---|\n| - | 1 | 2 |\n"),
            "3:1 判定表没有一行带条件\n5:1 这一行有 3 格，表头有 2 格→补齐或删去多余的“|”；格内的竖线写成 \\|\n");
  EXPECT_EQ(wrong("", "| 称号 | → 甲 |\n|---|---|\n"), "3:1 判定表没有一行带条件\n");
  EXPECT_EQ(wrong("", "| 称号 | → 甲 |\n|---|---|\n| 其余 | 1 |\n| - | 2 |\n"),
            "5:3 “其余”一行要写在最后→移到表的最后一行，只留一行\n");
  EXPECT_EQ(wrong("", "| 称号 | 联网率 | → 甲 |\n|---|---|---|\n| \"智能工厂\" | - | 1 |\n| 其余 | > 0 | 2 |\n"),
            "6:8 “其余”一行不能再有条件“> 0”→改成“-”\n");
}
TEST(BrokenDecision, Names) {
  EXPECT_EQ(wrong(" name=称号", "| 联网率 | → 甲 |\n|---|---|\n| - | 1 |\n"),
            "1:24 “称号”已经是事实、表或其他定义的名称\n");
  EXPECT_EQ(wrong("", "| 结果 | → 甲 |\n|---|---|\n| - | 1 |\n"),
            "3:1 “结果”的定义绕回了自己\n3:3 没有定义过名称“结果”\n");
}

}  // namespace
}  // namespace zj::measure
