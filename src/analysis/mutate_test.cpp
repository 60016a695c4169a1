#include "analysis/mutate.h"

#include <gtest/gtest.h>

#include "measure/test_support.h"

namespace zj::analysis {

using namespace measure;

namespace {

using testing::small_measure;

std::vector<Mutant> tried(const std::string& text) {
  const auto m = testing::good_measure(small_measure + text);
  std::vector<Mutant> mutants = find_mutants(*m);
  for (Mutant& mutant : mutants) try_mutant(*m, nullptr, mutant);
  return mutants;
}

// "from→to" of those with that fate.
std::string with(const std::vector<Mutant>& mutants, Mutant::Fate fate) {
  std::string all;
  for (const Mutant& m : mutants) {
    if (m.fate == fate) all += m.from + "→" + m.to + "\n";
  }
  return all;
}

const std::string rule = R"(## 第一条 甲 {#ART1}
```rule ART1 甲
require: 联网率 >= 0.70 and not(提交日期 > @"2026-06-30")
unmet: 差 {1 + 1} 天
)";
std::string networked(int top, std::string_view day) {
  return "{ 称号: \"智能工厂\", 提交日期: @\"" + std::string(day) +
         "\", 指标: { 联网率: { 分子: " + std::to_string(top) + ", 分母: 100 } } }\n";
}

TEST(Mutants, AreChangesOfThresholdsAndOperators) {
  const auto mutants = tried(rule + "```\n");
  EXPECT_EQ(
      with(mutants, Mutant::Fate::survived),
      ">=→>\n>=→<\n0.70→0.71\n0.70→0.69\nand→or\nnot→\n>→>=\n>→<=\n2026-06-30→2026-07-01\n2026-06-30→2026-06-29\n")
      << "no case, no notice; the sentence for people is left alone";
  EXPECT_EQ(mutants[0].owner, "ART1");
  EXPECT_EQ(mutants[0].line, R"(require: 联网率 >= 0.70 and not(提交日期 > @"2026-06-30"))");
  EXPECT_EQ(mutants[2].kind, Mutant::Kind::threshold);
  EXPECT_EQ(mutants[4].kind, Mutant::Kind::operation);
}

TEST(Mutants, AreCaughtByCasesAtTheBoundary) {
  const std::string inside =
      rule + "met for: " + networked(80, "2026-01-01") + "unmet for: " + networked(50, "2026-01-01");
  EXPECT_EQ(with(tried(inside + "unmet for: " + networked(80, "2026-12-31") + "```\n"), Mutant::Fate::survived),
            ">=→>\n0.70→0.71\n0.70→0.69\n>→>=\n2026-06-30→2026-07-01\n2026-06-30→2026-06-29\n")
      << "cases far from a threshold do not hold it";
  const auto all =
      tried(rule + "met for: " + networked(70, "2026-06-30") + "unmet for: " + networked(69, "2026-06-30") +
            "unmet for: " + networked(70, "2026-07-01") + "```\n");
  EXPECT_EQ(with(all, Mutant::Fate::survived), "");
  EXPECT_EQ(all[0].caught_by, "ART1 met for");
}

TEST(Mutants, ReachAssumptionsThatDecide) {
  const std::string text = R"(## 第一条 甲 {#ART1}
```assume G01 门槛
门槛: 0.7
展示: 12
why: 没写
confirm: 局
```
```rule ART1 甲
require: 联网率 >= 门槛
assume: G01
```
)";
  EXPECT_EQ(with(tried(text), Mutant::Fate::survived), "0.7→0.8\n0.7→0.6\n>=→>\n>=→<\n")
      << "12 is shown to people and decides nothing";
}

TEST(Mutants, ThatDoNotLoadAreRefused) {
  const std::string text = "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: date(2026, 1, 1) <= 提交日期\n```\n";
  const auto mutants = tried(text);
  EXPECT_EQ(with(mutants, Mutant::Fate::refused), "1→0\n1→0\n") << "there is no month 0";
}

}  // namespace
}  // namespace zj::analysis
