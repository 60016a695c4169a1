#include "analysis/boundaries.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "analysis/check.h"
#include "measure/test_support.h"

namespace zj::analysis {

using namespace measure;
namespace {

using testing::small_measure;
using Side = BoundaryCase::Side;

const std::string start = R"(
```case 合格
given: { 称号: "智能工厂", 批次年度: 2026, 提交日期: @"2026-09-01", 指标: { 联网率: { 分子: 80, 分母: 100 }, 效率: { 报告期: 130, 基期: 100 } }, 场所: { 投资: 2000 }, 事故记录: [] }
then: ART1 = met
```
)";

std::shared_ptr<const Measure> with_rule(const std::string& body) {
  return testing::load_text(small_measure + "## 第一条 甲 {#ART1}\n```rule ART1 甲\n" + body + "\n```\n" + start)
      .measure;
}

// "below unmet { … }" for each case of the only boundary.
std::string cases_of(const std::string& body) {
  const auto measure = with_rule(body);
  if (!measure) return "does not load";
  const std::vector<Boundary> found = boundaries(*measure);
  if (found.size() != 1) return std::to_string(found.size()) + " boundaries";
  std::string all;
  for (const BoundaryCase& one : found[0].cases) {
    all += one.side == Side::below ? "below " : one.side == Side::at ? "at " : "above ";
    all += std::string(to_string(one.verdict)) + " " + to_json(one.given) + "\n";
  }
  return all;
}

TEST(Boundaries, ShareInWholeUnits) {
  EXPECT_EQ(cases_of("require: 联网率 >= 0.7"),
            "below unmet {\"指标\":{\"联网率\":{\"分子\":69,\"分母\":100}}}\n"
            "at met {\"指标\":{\"联网率\":{\"分子\":70,\"分母\":100}}}\n"
            "above met {\"指标\":{\"联网率\":{\"分子\":71,\"分母\":100}}}\n");
}
TEST(Boundaries, ShareAboveTheWholeIsLeftOut) {
  EXPECT_EQ(cases_of("require: 0.5 < 联网率 or 联网率 = 1").substr(0, 10), "below unme");
  EXPECT_EQ(cases_of("require: 联网率 < 1"),
            "below met {\"指标\":{\"联网率\":{\"分子\":99,\"分母\":100}}}\n"
            "at unmet {\"指标\":{\"联网率\":{\"分子\":100,\"分母\":100}}}\n");
}
TEST(Boundaries, Growth) {
  EXPECT_EQ(cases_of("require: 效率 > 0.15"),
            "below unmet {\"指标\":{\"效率\":{\"报告期\":114,\"基期\":100}}}\n"
            "at unmet {\"指标\":{\"效率\":{\"报告期\":115,\"基期\":100}}}\n"
            "above met {\"指标\":{\"效率\":{\"报告期\":116,\"基期\":100}}}\n");
}
TEST(Boundaries, NumberByItsLastDecimal) {
  EXPECT_EQ(
      cases_of("require: 场所.投资 >= 1000.5"),
      "below unmet {\"场所\":{\"投资\":1000.4}}\nat met {\"场所\":{\"投资\":1000.5}}\nabove met {\"场所\":{\"投资\":1000.6}}\n");
}
TEST(Boundaries, DayThatFollowsFromAnotherFact) {
  EXPECT_EQ(
      cases_of("require: 提交日期 >= date(批次年度 - 2, 1, 1)"),
      "below unmet {\"提交日期\":\"2023-12-31\"}\nat met {\"提交日期\":\"2024-01-01\"}\nabove met {\"提交日期\":\"2024-01-02\"}\n");
}
TEST(Boundaries, FieldOfAnEntryWhoseOtherFieldsLetItDecide) {
  EXPECT_EQ(
      cases_of(
          "require: every 项 in 事故记录 satisfies not(项.等级 = \"重大\" and 项.日期 >= date(批次年度 - 2, 1, 1))"),
      "below met {\"事故记录\":[{\"等级\":\"重大\",\"日期\":\"2023-12-31\"}]}\n"
      "at unmet {\"事故记录\":[{\"等级\":\"重大\",\"日期\":\"2024-01-01\"}]}\n"
      "above unmet {\"事故记录\":[{\"等级\":\"重大\",\"日期\":\"2024-01-02\"}]}\n");
}
TEST(Boundaries, NothingWhereNothingIsOrdered) {
  EXPECT_EQ(cases_of("require: 称号 = \"智能工厂\""), "0 boundaries");
}

std::vector<InputFile> chengdu() {
  std::vector<InputFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(ZHIJIAN_SOURCE_DIR "/policies/chengdu-draft")) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  return files;
}

// Every block, pasted at the end of its file, loads and passes; and every threshold has its three sides.
TEST(Boundaries, OfTheDraftPassWhenPasted) {
  std::vector<InputFile> files = chengdu();
  const LoadResult loaded = Measure::load(files);
  ASSERT_TRUE(loaded.measure);
  const std::vector<Boundary> found = boundaries(*loaded.measure);
  EXPECT_GE(found.size(), 25u);
  std::string blocks;
  std::size_t pasted = 0;
  for (const Boundary& boundary : found) {
    EXPECT_EQ(boundary.cases.size(), 3u) << boundary.rule->id << " " << boundary.source;
    for (const BoundaryCase& one : boundary.cases) {
      blocks += "\n" + to_markdown(boundary, one);
      ++pasted;
    }
  }
  for (InputFile& file : files) {
    if (file.path == "智能工厂.md") file.bytes += blocks;
  }
  const LoadResult again = Measure::load(files);
  ASSERT_TRUE(again.measure) << testing::all_messages(again.diagnostics);
  const CheckReport report = check(*again.measure);
  EXPECT_EQ(report.failed, 0u) << testing::all_messages(report.diagnostics);
  EXPECT_EQ(report.cases, loaded.measure->cases().size() + pasted);
}

}  // namespace
}  // namespace zj::analysis
