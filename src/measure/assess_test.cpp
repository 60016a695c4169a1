#include "measure/assess.h"

#include <gtest/gtest.h>

#include "measure/test_support.h"

namespace zj::measure {
namespace {

using testing::good_measure;
using testing::small_measure;

const std::string rules = R"(
## 第二条 结论 {#ART2}

```verdict 智能工厂
when: 称号 = "智能工厂"
findings: ART5.*, T.*, D.1
route direct: some 项 in 新技术 satisfies 项 = "灯塔"
gates direct: ART5.*
label direct: 直接认定
route ordinary: true
label ordinary: 常规认定
```

## 第五条 条件 {#ART5}

### 第一项 主体 {#ART5.1}

```rule ART5.1 主体
english: Subject
require: 企业.独立法人 or 企业.缴税在本市
assume: G03
```

```assume G03 主体怎么算
why: 没有写。
confirm: 市经信局
```

### 第二项 事故 {#ART5.2}

```rule ART5.2 没有重大事故
require: every 记录 in 事故记录 satisfies not(记录.类别 = "生产安全" and 记录.等级 = "重大" and 记录.日期 >= 起点)
assume: G04
note: if some 记录 in 事故记录 satisfies 记录.等级 = "较大" then "另有较大事故" else null
```

```assume G04 起点
起点: date(批次年度 - 2, 1, 1)
why: 没有写。
confirm: 市经信局
confirmed: 市经信〔2026〕1号
```

### 第三项 失信 {#ART5.3}

```rule ART5.3 不在名单上
require: every 记录 in 失信记录 satisfies not(记录.移出日期 = null or 记录.移出日期 >= 起点)
assume: G04
unmet: 第 {count(失信记录)} 条，{if 提交日期 > 起点 then "晚" else "早"}，起点 {起点}
```

# 附件三 要素 {#ANNEX3}

```rule T.1 联网率
require: 联网率 >= 0.7
```

```rule T.3 三项中的两项
require: at least(2, [联网率 >= 0.7, 效率 >= 0.1, 场所.投资 >= 1000])
unmet-en: only {count([1])} of three
```

```rule T.4 选两项
require: count(效益选项) = 2 and (企业.独立法人 or 场所.投资 >= 500)
```

```rule T.2 运行时间
require: 提交日期 <= @"2030-01-01"
sufficient: 提交日期 >= @"2026-06-01"
```

```rule D.1 效率提高
when: list contains(效益选项, "效率")
require: 效率 >= 0.1
not_applicable: 没有选报效率
not_applicable-en: productivity was not chosen
```
)";

const Measure& measure() {
  static const auto loaded = good_measure(small_measure + rules);
  return *loaded;
}

Assessment assess_json(const std::string& members) {
  const auto dossier =
      parse_dossier(measure().dossier(), R"({"称号": "智能工厂")" + (members.empty() ? "" : ", " + members) + "}");
  EXPECT_TRUE(dossier) << dossier.error().at << dossier.error().said.in(Lang::zh);
  return assess(measure(), *dossier);
}

Finding finding(const std::string& members, std::string_view id) {
  for (Finding& f : assess_json(members).findings) {
    if (f.id == id) return f;
  }
  ADD_FAILURE() << "no finding " << id;
  return {};
}

constexpr const char* complete =
    R"("批次年度": 2026, "提交日期": "2026-08-20", "企业": {"独立法人": true}, "事故记录": [], "失信记录": [], "场所": {"投资": 2000},
  "指标": {"联网率": {"分子": 93, "分母": 120}, "效率": {"基期": 100, "报告期": 118}}, "效益选项": ["效率", "成本"], "新技术": [])";

TEST(Assess, IsMetWhenEveryGateIs) {
  const Assessment a = assess_json(complete);
  EXPECT_EQ(a.verdict, Verdict::met);
  EXPECT_EQ(a.title, "智能工厂");
  EXPECT_EQ(a.route, "ordinary");
  EXPECT_EQ(a.route_label, "常规认定");
  EXPECT_EQ(a.measure_id, "small");
  EXPECT_EQ(a.measure_hash, measure().hash());
  ASSERT_EQ(a.findings.size(), 8u);
  EXPECT_EQ(a.findings[0].id, "ART5.1");
  EXPECT_EQ(a.findings[0].article, "第五条第一项");
  EXPECT_EQ(a.findings[0].article_id, "ART5.1");
  EXPECT_EQ(a.findings[0].title.en, "Subject");
  EXPECT_EQ(a.findings[0].assumptions, std::vector<std::string>{"G03"});
  EXPECT_EQ(a.findings[3].article, "附件三");
}

TEST(Assess, UnmetBeatsUnknown) {
  EXPECT_EQ(assess_json("").verdict, Verdict::unknown);
  EXPECT_EQ(assess_json(R"("企业": {"独立法人": false, "缴税在本市": false})").verdict, Verdict::unmet);
}

TEST(Assess, CountsOnlyTheGatesOfTheRoute) {
  const Assessment a =
      assess_json(R"("批次年度": 2026, "企业": {"独立法人": true}, "事故记录": [], "失信记录": [], "新技术": ["灯塔"],
    "指标": {"联网率": {"分子": 1, "分母": 10}})");
  EXPECT_EQ(a.route, "direct");
  EXPECT_EQ(a.verdict, Verdict::met);
  EXPECT_EQ(a.findings[3].verdict, Verdict::unmet) << "the others keep their own verdict";
  EXPECT_FALSE(a.findings[3].decides);
  EXPECT_TRUE(a.findings[0].decides);
}

TEST(Assess, AnUnknownRouteIsNotTaken) {
  EXPECT_EQ(assess_json("").route, "ordinary");
}

TEST(Assess, AppliesNoOtherTitlesVerdict) {
  const auto dossier = parse_dossier(measure().dossier(), R"({"称号": "数字化车间"})");
  const Assessment a = assess(measure(), *dossier);
  EXPECT_TRUE(a.findings.empty());
  EXPECT_EQ(a.verdict, Verdict::unknown) << "what nothing was asked of is not met";
}

TEST(Finding, FollowsWhenRequireAndSufficient) {
  EXPECT_EQ(finding(R"("效益选项": [])", "D.1").verdict, Verdict::not_applicable);
  EXPECT_EQ(finding("", "D.1").verdict, Verdict::unknown);
  EXPECT_EQ(finding(R"("效益选项": ["效率"])", "D.1").verdict, Verdict::unknown);
  EXPECT_EQ(finding(R"("提交日期": "2026-06-01")", "T.2").verdict, Verdict::met);
  EXPECT_EQ(finding(R"("提交日期": "2026-05-31")", "T.2").verdict, Verdict::unknown);
  EXPECT_EQ(finding(R"("提交日期": "2030-01-02")", "T.2").verdict, Verdict::unmet);
}

TEST(Finding, KnowsATruthThatNeedsNotEveryFact) {
  EXPECT_EQ(finding(R"("企业": {"缴税在本市": true})", "ART5.1").verdict, Verdict::met);
  EXPECT_EQ(finding(R"("事故记录": [{"类别": "质量"}])", "ART5.2").verdict, Verdict::met);
  EXPECT_EQ(finding(R"("批次年度": 2026, "事故记录": [{"类别": "生产安全", "日期": "2023-12-31"}])", "ART5.2").verdict,
            Verdict::met);
  EXPECT_EQ(
      finding(
          R"("批次年度": 2026, "事故记录": [{"类别": "生产安全"}, {"类别": "生产安全", "等级": "重大", "日期": "2024-01-01"}])",
          "ART5.2")
          .verdict,
      Verdict::unmet);
}

TEST(Finding, TellsNullFromAbsent) {
  EXPECT_EQ(finding(R"("批次年度": 2026, "失信记录": [{"移出日期": null}])", "ART5.3").verdict, Verdict::unmet);
  EXPECT_EQ(finding(R"("批次年度": 2026, "失信记录": [{}])", "ART5.3").verdict, Verdict::unknown);
  EXPECT_EQ(finding(R"("批次年度": 2026, "失信记录": [{"移出日期": "2023-12-31"}])", "ART5.3").verdict, Verdict::met);
}

TEST(Reason, GivesValueAndDistanceAndNeverRoundsUpToPass) {
  const auto ratio = [](const char* top, const char* bottom) {
    return finding(R"("指标": {"联网率": {"分子": )" + std::string(top) + ", \"分母\": " + bottom + "}}", "T.1");
  };
  Finding f = ratio("82", "120");
  EXPECT_EQ(f.reason.zh, "联网率 68.33 %（82/120），低于 70 %，差 1.67 个百分点，即分子再增加 2 台");
  EXPECT_EQ(
      f.reason.en,
      "networked equipment 68.33 % (82/120), below 70 %, short by 1.67 percentage points (2 more of networked equipment)");
  EXPECT_EQ(f.shortfall, "1.67");
  f = ratio("6999999", "10000000");
  EXPECT_EQ(f.reason.zh, "联网率 69.99 %（6999999/10000000），低于 70 %，差 0.01 个百分点，即分子再增加 1 台");
  EXPECT_EQ(f.shortfall, "0.01");
  EXPECT_EQ(ratio("0", "10").shortfall, "70.00");
  EXPECT_EQ(ratio("0.5", "1.5").reason.zh, "联网率 33.33 %（0.5/1.5），低于 70 %，差 36.67 个百分点");
  EXPECT_EQ(ratio("7", "10").reason.zh, "联网率 70 %（7/10），不低于 70 %");
  EXPECT_EQ(ratio("7", "10").shortfall, "");
}

TEST(Reason, GivesTheParts) {
  const Finding f = finding(R"("效益选项": ["效率"], "指标": {"效率": {"基期": "100", "报告期": 109.5}})", "D.1");
  EXPECT_EQ(f.reason.zh, "效率 9.5 %（报告期 109.5，基期 100），低于 10 %，差 0.50 个百分点");
  EXPECT_EQ(f.shortfall, "0.50");
  EXPECT_EQ(finding(R"("效益选项": ["效率"], "指标": {"效率": {"基期": 100, "报告期": 80}})", "D.1").reason.zh,
            "效率 -20 %（报告期 80，基期 100），低于 10 %，差 30.00 个百分点");
}

TEST(Reason, NamesWhatIsMissingInDecidingOrder) {
  Finding f = finding("", "ART5.1");
  EXPECT_EQ(f.reason.zh, "缺少：独立法人、缴税在本市");
  EXPECT_EQ(f.missing, (std::vector<std::string>{"企业.独立法人", "企业.缴税在本市"}));
  f = finding(R"("批次年度": 2026, "事故记录": [{"类别": "质量"}, {"类别": "生产安全", "日期": "2025-01-01"}])",
              "ART5.2");
  EXPECT_EQ(f.missing, std::vector<std::string>{"事故记录[2].等级"});
  f = finding(R"("指标": {"联网率": {"分子": 1}})", "T.1");
  EXPECT_EQ(f.missing, std::vector<std::string>{"指标.联网率.分母"});
  EXPECT_EQ(f.reason.zh, "缺少：联网率（分母）");
  f = finding("", "T.1");
  EXPECT_EQ(f.missing, std::vector<std::string>{"指标.联网率"});
  f = finding(R"("事故记录": [{"类别": "生产安全", "等级": "重大", "日期": "2025-01-01"}])", "ART5.2");
  EXPECT_EQ(f.missing, std::vector<std::string>{"批次年度"}) << "what a derived name lacks";
  f = finding(R"("效益选项": ["效率"])", "D.1");
  EXPECT_EQ(f.missing, std::vector<std::string>{"指标.效率"});
}

TEST(Reason, SaysThatADivisorIsZero) {
  const Finding f = finding(R"("指标": {"联网率": {"分子": 0, "分母": 0}})", "T.1");
  EXPECT_EQ(f.verdict, Verdict::unknown);
  EXPECT_EQ(f.reason.zh, "联网率算不出来，除数为零（0/0）");
  EXPECT_TRUE(f.missing.empty());
}

TEST(Reason, PointsAtTheEntryThatDecides) {
  EXPECT_EQ(
      finding(
          R"("批次年度": 2026, "事故记录": [{"类别": "质量"}, {"类别": "生产安全", "等级": "重大", "日期": "2024-01-01"}])",
          "ART5.2")
          .reason.zh,
      "事故记录第 2 条：类别 “生产安全”；等级 “重大”；日期 2024-01-01，不早于 起点 2024-01-01");
  EXPECT_EQ(finding(R"("事故记录": [])", "ART5.2").reason.zh, "事故记录为空");
  EXPECT_EQ(finding(R"("事故记录": [{"类别": "质量"}])", "ART5.2").reason.zh, "事故记录逐条核对，都符合");
  EXPECT_EQ(finding(R"("企业": {"独立法人": false, "缴税在本市": false})", "ART5.1").reason.zh,
            "独立法人：否；缴税在本市：否（有一项符合即可）");
  EXPECT_EQ(finding(R"("企业": {"独立法人": false, "缴税在本市": true})", "ART5.1").reason.zh, "缴税在本市：是");
}

TEST(Reason, OfKOfNCountsAndNamesTheNearest) {
  const auto three = [](const char* networked, const char* productivity, const char* invested) {
    return finding(R"("指标": {"联网率": {"分子": )" + std::string(networked) +
                       R"(, "分母": 100}, "效率": {"基期": 100, "报告期": )" + productivity +
                       R"(}}, "场所": {"投资": )" + invested + "}",
                   "T.3");
  };
  Finding f = three("70", "110", "0");
  EXPECT_EQ(f.verdict, Verdict::met);
  EXPECT_EQ(f.reason.zh, "3 项中有 2 项符合，达到 2 项");
  f = three("70", "105", "990");
  EXPECT_EQ(f.verdict, Verdict::unmet);
  EXPECT_EQ(f.reason.zh, "3 项中有 1 项符合，应有 2 项；最接近的是：投资 990，低于 1000，差 10 万元")
      << "1 % off is nearer than half of 10 %";
  EXPECT_EQ(f.changes, (std::vector<Change>{{"场所.投资", ">= 1000"}}));
  f = three("60", "109", "0");
  EXPECT_EQ(f.changes, (std::vector<Change>{{"指标.效率", ">= 0.1"}, {"指标.联网率", ">= 0.7"}}));
  EXPECT_EQ(f.reason.en, "only 1 of three") << "the measure's own English";
}

TEST(Reason, NamesTheLeastThatWouldMeetIt) {
  const auto changes = [](const std::string& members) { return finding(members, "T.4").changes; };
  using Changes = std::vector<Change>;
  EXPECT_EQ(changes(R"("效益选项": ["成本"], "企业": {"独立法人": true})"), (Changes{{"count(效益选项)", "2"}}));
  EXPECT_EQ(changes(R"("效益选项": ["成本", "效率"], "企业": {"独立法人": false}, "场所": {"投资": 400})"),
            (Changes{{"场所.投资", ">= 500"}}))
      << "a fifth more is less than another legal form";
  EXPECT_EQ(changes(R"("效益选项": [], "企业": {"独立法人": false}, "场所": {"投资": 0})"),
            (Changes{{"count(效益选项)", "2"}, {"企业.独立法人", "true"}}));
  EXPECT_EQ(finding(R"("效益选项": ["成本"], "企业": {"独立法人": true})", "T.4").reason.zh,
            "效益选项共 1 项，应为 2，还差 1 项");
  EXPECT_TRUE(finding(R"("批次年度": 2026, "失信记录": [{"移出日期": "2025-01-01"}])", "ART5.3").changes.empty())
      << "a day that has passed cannot be wished away";
}

TEST(Assess, KeepsItsGroundAndExplainsItLater) {
  const std::string json = R"({"称号": "智能工厂", "批次年度": 2026, "指标": {"联网率": {"分子": 82, "分母": 120}}})";
  Assessment later;
  {
    const auto dossier = parse_dossier(measure().dossier(), json);
    later = assess(measure(), *dossier, Detail::traces);
  }
  for (const Finding& f : later.findings) EXPECT_TRUE(f.ground.by && f.reason.empty()) << f.id;
  explain(measure(), later);
  const auto dossier = parse_dossier(measure().dossier(), json);
  EXPECT_EQ(to_json(to_json(later)), to_json(to_json(assess(measure(), *dossier))));
}

TEST(Reason, UsesTheMeasuresOwnWordsAndItsNote) {
  EXPECT_EQ(finding(R"("批次年度": 2026, "失信记录": [{"移出日期": null}])", "ART5.3").reason.zh,
            "第 1 条，早，起点 2024-01-01")
      << "half a sentence helps more than none";
  EXPECT_EQ(finding(R"("事故记录": [{"类别": "质量", "等级": "较大"}])", "ART5.2").reason.zh,
            "事故记录逐条核对，都符合；另有较大事故");
  EXPECT_EQ(finding(R"("提交日期": "2026-05-31")", "T.2").reason.zh,
            "还不足以认定：提交日期 2026-05-31，早于 2026-06-01");
}

TEST(Reason, SaysWhyARuleDoesNotApply) {
  const Finding f = finding(R"("效益选项": ["成本"])", "D.1");
  EXPECT_EQ(f.verdict, Verdict::not_applicable);
  EXPECT_EQ(f.reason.zh, "没有选报效率");
  EXPECT_EQ(f.reason.en, "productivity was not chosen");
}

TEST(Reason, NamesThePartsOfARatioInEnglish) {
  const auto m = good_measure(small_measure + R"(## 另一些事实 {.glossary section=指标}

| 事实 | 类型 | 单位 | 取值 | 必填 | 英文 | 说明 |
|---|---|---|---|---|---|---|
| 场景占比 | 比率 智能 / 全部 | 个 | | | smart share · smart scenes · all scenes | |

## 第一条 甲 {#ART1}

```verdict 智能工厂
findings: ART1.1
route ordinary: true
```

```rule ART1.1 占比
require: 场景占比 >= 0.2
```
)");
  const auto reason = [&](const char* json) {
    const auto dossier = parse_dossier(m->dossier(), json);
    EXPECT_TRUE(dossier);
    return assess(*m, *dossier).findings.front().reason.en;
  };
  EXPECT_EQ(reason(R"({"称号": "智能工厂", "场景占比": {"智能": 1, "全部": 11}})"),
            "smart share 9.09 % (1/11), below 20 %, short by 10.91 percentage points (2 more of smart scenes)");
  EXPECT_EQ(reason(R"({"称号": "智能工厂", "场景占比": {"智能": 1}})"), "missing: smart share (all scenes)");
}

TEST(Assess, WithoutReasonsGivesTheSameVerdicts) {
  for (const std::string& members : {std::string(complete), std::string(), std::string(R"("新技术": ["灯塔"])")}) {
    const auto dossier =
        parse_dossier(measure().dossier(), R"({"称号": "智能工厂")" + (members.empty() ? "" : ", " + members) + "}");
    const Assessment full = assess(measure(), *dossier);
    const Assessment quick = assess(measure(), *dossier, Detail::verdicts);
    EXPECT_EQ(full.verdict, quick.verdict);
    EXPECT_EQ(full.route, quick.route);
    for (std::size_t i = 0; i < full.findings.size(); ++i)
      EXPECT_EQ(full.findings[i].verdict, quick.findings[i].verdict);
  }
}

TEST(Assess, WritesTheContractsJson) {
  const Json json =
      to_json(assess_json(R"("指标": {"联网率": {"分子": 82, "分母": 120}}, "企业": {"独立法人": true})"));
  EXPECT_EQ(json.text("verdict"), "unmet");
  EXPECT_EQ(json.text("route"), "ordinary");
  EXPECT_EQ(json.find("measure")->text("id"), "small");
  const Json& subject = (*json.find("findings")->array())[0];
  EXPECT_EQ(
      to_json(subject),
      R"({"id":"ART5.1","verdict":"met","article":"第五条第一项","reason":"独立法人：是","assumptions":["G03"]})");
  const Json& ratio = (*json.find("findings")->array())[3];
  EXPECT_EQ(ratio.text("shortfall"), "1.67");
  EXPECT_EQ(ratio.find("assumptions"), nullptr);
}

}  // namespace
}  // namespace zj::measure
