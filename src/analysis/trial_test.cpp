#include "analysis/trial.h"

#include "measure/test_support.h"

namespace zj::analysis {

using namespace measure;
namespace {

const std::string rules = R"(
## 第一条 结论 {#ART1}

```verdict 智能工厂
when: 称号 = "智能工厂"
findings: ART2.a, ART2.b
route direct: 企业.独立法人
gates direct: ART2.b
label direct: 直接认定
route ordinary: true
label ordinary: 常规认定
```

## 第二条 条件 {#ART2}

```rule ART2.a 联网率
require: 指标.联网率 >= 0.7
```

```rule ART2.b 投资
require: 场所.投资 >= 100
```
)";

std::string with(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

Json dossier(int networked, int invested) {
  return *parse_json(R"({"称号": "智能工厂", "企业": {"独立法人": false}, "场所": {"投资": )" +
                     std::to_string(invested) + R"(}, "指标": {"联网率": {"分子": )" + std::to_string(networked) +
                     R"(, "分母": 100}}})");
}

TEST(Trial, CountsWhoComesOutOtherwiseAndSaysWhy) {
  const auto before = testing::good_measure(testing::small_measure + rules);
  const auto after = testing::good_measure(testing::small_measure + with(rules, "0.7", "0.8"));
  Trial trial(*before, *after);
  for (const auto& [number, networked, invested] :
       {std::tuple(1u, 75, 100), std::tuple(2u, 85, 100), std::tuple(3u, 79, 200), std::tuple(4u, 75, 50)}) {
    const Json one = dossier(networked, invested);
    trial.add(number, one, one);
  }
  EXPECT_EQ(trial.before().verdicts, (VerdictCounts{3, 1, 0, 0}));
  EXPECT_EQ(trial.after().verdicts, (VerdictCounts{1, 3, 0, 0}));
  ASSERT_EQ(trial.flipped().size(), 2u);
  const FlippedDossier& one = trial.flipped()[0];
  EXPECT_EQ(one.number, 1u);
  ASSERT_EQ(one.findings.size(), 1u);
  EXPECT_EQ(one.findings[0].id, "ART2.a");
  EXPECT_EQ(one.findings[0].article, "第二条");
  EXPECT_EQ(one.findings[0].before, Verdict::met);
  EXPECT_EQ(one.findings[0].after, Verdict::unmet);
  EXPECT_NE(one.findings[0].reason_after.zh.find("差 5.00 个百分点"), std::string::npos)
      << one.findings[0].reason_after.zh;
  const auto kinds = trial.kinds();
  ASSERT_EQ(kinds.size(), 1u);
  EXPECT_EQ(kinds[0].dossiers, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(kinds[0].articles, std::vector<std::string>{"第二条"});
  EXPECT_EQ(kinds[0].route_before, "");
}

TEST(Trial, TheMostFrequentKindComesFirst) {
  const auto before = testing::good_measure(testing::small_measure + rules);
  const auto after =
      testing::good_measure(testing::small_measure + with(with(rules, "0.7", "0.8"), "route direct: 企业.独立法人",
                                                          "route direct: 场所.投资 >= 1000"));
  Trial trial(*before, *after);
  for (const auto& [number, networked, invested] :
       {std::tuple(1u, 90, 2000), std::tuple(2u, 75, 100), std::tuple(3u, 75, 300)}) {
    const Json one = dossier(networked, invested);
    trial.add(number, one, one);
  }
  const auto kinds = trial.kinds();
  ASSERT_EQ(kinds.size(), 2u);
  EXPECT_EQ(kinds[0].dossiers.size(), 2u);
  EXPECT_EQ(std::pair(kinds[1].route_before, kinds[1].route_after),
            std::pair(std::string("常规认定"), std::string("直接认定")));
}

TEST(Trial, WhatTheNewGlossaryDoesNotTakeIsSkippedWithItsReason) {
  const auto before = testing::good_measure(testing::small_measure + rules);
  const auto after = testing::good_measure(
      with(with(testing::small_measure + rules, "| 场所.投资 | 数 | 万元 | | | | |", "| 场所.投资 | 日期 | | | | | |"),
           "场所.投资 >= 100", "场所.投资 >= date(\"2020-01-01\")"));
  ASSERT_TRUE(after);
  Trial trial(*before, *after);
  const Json one = dossier(75, 100);
  trial.add(5, one, one);
  EXPECT_EQ(trial.before().dossiers, 0);
  ASSERT_EQ(trial.skipped().size(), 1u);
  EXPECT_EQ(trial.skipped()[0].number, 5u);
  EXPECT_EQ(trial.skipped()[0].problem.path, "场所.投资");
  // What was wrong before is as absent as it was.
  const Json wrong = *parse_json(R"({"称号": "智能工厂", "场所": {"投资": "很多"}})");
  trial.add(6, wrong, wrong);
  EXPECT_EQ(trial.skipped().size(), 1u);
  EXPECT_EQ(trial.after().verdicts, (VerdictCounts{0, 0, 1, 0}));
}

}  // namespace
}  // namespace zj::analysis
