#include "measure/receipt.h"

#include <gtest/gtest.h>

#include "measure/steps.h"
#include "measure/test_support.h"

namespace zj::measure {
namespace {

using testing::good_measure;
using testing::small_measure;

const std::string rules = R"(
## 第五条 条件 {#ART5}

```verdict 智能工厂
findings: ART5.*
route ordinary: true
```

```assume G04 起点
起点: date(批次年度 - 2, 1, 1)
why: 没有写。
confirm: 市经信局
```

```rule ART5.1 没有重大事故
require: every 记录 in 事故记录 satisfies not(记录.等级 = "重大" and 记录.日期 >= 起点)
assume: G04
```

```rule ART5.2 联网率
require: 联网率 >= 0.7
```
)";

const Measure& measure() {
  static const auto loaded = good_measure(small_measure + rules);
  return *loaded;
}

const std::string dossier = R"({"称号":"智能工厂","批次年度":2026,"指标":{"联网率":{"分子":"82.0","分母":120}},)"
                            R"("事故记录":[{"等级":"较大"},{"等级":"重大","日期":"2024-01-01"}]})";

TEST(Steps, OpenEveryNameDownToTheFacts) {
  const Assessment assessment = assess(measure(), *parse_dossier(measure().dossier(), dossier), Detail::traces);
  EXPECT_EQ(to_json(to_json(steps_of(assessment, assessment.findings[1]))),
            R"({"text":"联网率 >= 0.7","value":"false","steps":[{"text":"联网率","value":"41/60","steps":[)"
            R"({"text":"分子","value":"82"},{"text":"分母","value":"120"}]}]})");
  const Step loop = steps_of(assessment, assessment.findings[0]);
  EXPECT_EQ(loop.value, "false");
  ASSERT_EQ(loop.steps.size(), 2u) << "the list, and the entry that decides";
  EXPECT_EQ(loop.steps[1].text, "事故记录[2]");
  const std::string text = to_json(to_json(loop.steps[1]));
  EXPECT_NE(text.find(R"~("text":"起点","value":"@\"2024-01-01\"","steps":[{"text":"date(批次年度 - 2, 1, 1)")~"),
            std::string::npos)
      << text;
}

TEST(Steps, SayWhyAValueIsUnknown) {
  const Assessment assessment =
      assess(measure(), *parse_dossier(measure().dossier(), R"({"称号":"智能工厂"})"), Detail::traces);
  const Step step = steps_of(assessment, assessment.findings[1]);
  EXPECT_TRUE(step.is_unknown);
  EXPECT_EQ(step.steps.at(0).text, "联网率");
  EXPECT_TRUE(step.steps.at(0).why_unknown.starts_with("缺少")) << step.steps.at(0).why_unknown;
}

TEST(Receipt, IsReplayedToTheSameBytes) {
  const std::string receipt = receipt_bytes(*make_receipt(measure(), dossier, "zhijian 1"));
  EXPECT_NE(receipt.find(R"("分子":"82.0")"), std::string::npos) << "the facts as they were given";
  const auto same = replay(measure(), receipt, "zhijian 1");
  ASSERT_TRUE(same);
  EXPECT_TRUE(same->same_measure && same->same_engine);
  EXPECT_EQ(same->differences, std::vector<std::string>{});
  const auto newer = replay(measure(), receipt, "zhijian 2");
  EXPECT_FALSE(newer->same_engine);
  EXPECT_EQ(newer->engine, "zhijian 1");
  EXPECT_TRUE(newer->differences.empty());
}

TEST(Receipt, ThatWasTamperedWithIsFoundOut) {
  const std::string receipt = receipt_bytes(*make_receipt(measure(), dossier, "zhijian 1"));
  const auto tampered = [&](std::string_view what, std::string_view by) {
    std::string text = receipt;
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    text.replace(at, what.size(), by);
    return replay(measure(), text, "zhijian 1")->differences;
  };
  using Paths = std::vector<std::string>;
  EXPECT_EQ(tampered(R"("verdict":"unmet","route")", R"("verdict":"met","route")"), Paths{"assessment.verdict"});
  EXPECT_EQ(tampered(R"("value":"41/60")", R"("value":"42/60")"), Paths{"trace.2.step.steps.1.value"});
  EXPECT_FALSE(tampered(R"("分子":"82.0")", R"("分子":"84")").empty()) << "other facts, another decision";
  EXPECT_EQ(tampered(R"({"receipt":1,)", R"({ "receipt":1,)"), Paths{""}) << "the same, but not the bytes";
}

TEST(Receipt, NeedsItsOwnMeasureAndForm) {
  const std::string receipt = receipt_bytes(*make_receipt(measure(), dossier, "zhijian 1"));
  const auto other = good_measure(small_measure + rules + "\n改了一句话。\n");
  EXPECT_FALSE(replay(*other, receipt, "zhijian 1")->same_measure);
  EXPECT_EQ(replay(measure(), "{}", "zhijian 1").error().at, "receipt");
  EXPECT_EQ(replay(measure(), "[1", "zhijian 1").error().trouble, Trouble::bad_input);
  std::string newer = receipt;
  newer.replace(newer.find(":1,"), 3, ":2,");
  EXPECT_EQ(replay(measure(), newer, "zhijian 1").error().at, "receipt");
}

}  // namespace
}  // namespace zj::measure
