#include "analysis/simulate.h"

#include "measure/test_support.h"

namespace zj::analysis {

using namespace measure;
namespace {

Assessment assessed(Verdict verdict, std::string route, std::vector<std::tuple<std::string, Verdict, bool>> findings) {
  Assessment a;
  a.verdict = verdict;
  a.route = std::move(route);
  for (auto& [id, of_finding, decides] : findings) {
    Finding finding;
    finding.id = std::move(id);
    finding.verdict = of_finding;
    finding.decides = decides;
    a.findings.push_back(std::move(finding));
  }
  return a;
}

TEST(Simulate, CountsAddUpInAnyOrder) {
  const Assessment good = assessed(Verdict::met, "ordinary", {{"A", Verdict::met, true}});
  const Assessment bad =
      assessed(Verdict::unmet, "direct", {{"A", Verdict::unmet, true}, {"B", Verdict::unknown, false}});
  Population one, two, both;
  one.add(good);
  one.add(good);
  two.add(bad);
  both.add(two);
  both.add(one);
  EXPECT_EQ(both.dossiers, 3);
  EXPECT_EQ(both.verdicts, (VerdictCounts{2, 1, 0, 0}));
  EXPECT_EQ(both.routes, (std::map<std::string, std::int64_t>{{"direct", 1}, {"ordinary", 2}}));
  EXPECT_EQ(both.findings.at("A"), (VerdictCounts{2, 1, 0, 0}));
  EXPECT_EQ(both.findings.at("B"), (VerdictCounts{0, 0, 1, 0}));
}

TEST(Simulate, AFlipNamesWhatDecidesOtherwise) {
  const auto small = testing::good_measure(testing::small_measure);
  const auto compared = [&](const Assessment& a, const Assessment& b) { return compare(*small, a, *small, b); };
  const Assessment before = assessed(
      Verdict::met, "ordinary", {{"A", Verdict::met, true}, {"B", Verdict::unmet, false}, {"C", Verdict::met, true}});
  EXPECT_FALSE(compared(before, before).flips);
  // What is merely said of it changes nothing.
  EXPECT_FALSE(
      compared(before, assessed(Verdict::met, "ordinary",
                                {{"A", Verdict::met, true}, {"B", Verdict::met, false}, {"C", Verdict::met, true}}))
          .flips);
  const Comparison stricter =
      compared(before, assessed(Verdict::unmet, "ordinary",
                                {{"A", Verdict::unmet, true}, {"B", Verdict::met, false}, {"D", Verdict::met, true}}));
  ASSERT_TRUE(stricter.flips);
  EXPECT_EQ(stricter.flip.verdict_before, Verdict::met);
  EXPECT_EQ(stricter.flip.verdict_after, Verdict::unmet);
  EXPECT_EQ(stricter.flip.findings, (std::vector<std::string>{"A", "C", "D"}));
  // Another route is another decision, with the same verdict.
  const Comparison rerouted =
      compared(before, assessed(Verdict::met, "direct",
                                {{"A", Verdict::met, true}, {"B", Verdict::unmet, false}, {"C", Verdict::met, false}}));
  ASSERT_TRUE(rerouted.flips);
  EXPECT_EQ(rerouted.flip.findings, std::vector<std::string>{"C"});
}

}  // namespace
}  // namespace zj::analysis
