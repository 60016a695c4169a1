#include "analysis/diff.h"

#include <random>

#include "measure/test_support.h"

namespace zj::analysis {

using namespace measure;
namespace {

std::string shown(std::string_view before, std::string_view after) {
  std::string text;
  for (const LineChange& c : line_changes(before, after))
    text += std::to_string(c.line_before) + "," + std::to_string(c.line_after) + ":" + c.before + ">" + c.after + ";";
  return text;
}

TEST(LineChanges, AreFoundWhereTheyStand) {
  EXPECT_EQ(shown("", ""), "");
  EXPECT_EQ(shown("甲\n乙\n", "甲\n乙\n"), "");
  EXPECT_EQ(shown("甲\n乙\n丙\n", "甲\n丁\n丙\n"), "2,2:乙>丁;");
  EXPECT_EQ(shown("甲\n丙\n", "甲\n乙\n丙\n"), "2,2:>乙;");
  EXPECT_EQ(shown("甲\n乙\n丙\n", "丙\n"), "1,1:甲\n乙>;");
  EXPECT_EQ(shown("甲\n乙", "乙\n丙"), "1,1:甲>;3,2:>丙;");
  // Changed one for one is told apart, line by line.
  EXPECT_EQ(shown("甲\n乙\n丙\n", "一\n二\n丙\n"), "1,1:甲>一;2,2:乙>二;");
  EXPECT_EQ(shown("", "甲\n"), "1,1:>甲;");
}

// Whatever the texts: putting the changes into the first gives the second.
TEST(LineChanges, MakeTheOneIntoTheOther) {
  std::mt19937 random(7);
  const auto some = [&] {
    std::vector<std::string> lines(random() % 12);
    for (std::string& line : lines) line = std::string(1, static_cast<char>('a' + random() % 4));
    return lines;
  };
  const auto text = [](const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
  };
  for (int round = 0; round < 2000; ++round) {
    const auto before = some(), after = some();
    std::vector<std::string> made = before;
    const auto changes = line_changes(text(before), text(after));
    for (auto c = changes.rbegin(); c != changes.rend(); ++c) {
      const auto count = [](const std::string& block) {
        return block.empty() ? 0 : 1 + std::count(block.begin(), block.end(), '\n');
      };
      const auto at = made.begin() + c->line_before - 1;
      ASSERT_LE(c->line_before - 1 + count(c->before), static_cast<std::ptrdiff_t>(made.size()));
      const auto next = made.erase(at, at + count(c->before));
      std::vector<std::string> put;
      for (std::size_t from = 0; !c->after.empty() && from <= c->after.size(); from += 2)
        put.push_back(c->after.substr(from, 1));
      made.insert(next, put.begin(), put.end());
    }
    ASSERT_EQ(made, after) << text(before) << "---\n" << text(after);
  }
}

const std::string article = R"(
## 第一条 条件 {#ART1}

应当是独立法人。

```rule ART1.a 独立法人
require: 企业.独立法人
```
)";

TEST(Diff, NamesArticlesAndTheirParts) {
  const auto before = testing::good_measure(testing::small_measure + article + R"(
## 第二条 将来 {#ART2}

> 无规则：要删掉的一条。
)");
  std::string changed = testing::small_measure + article + R"(
## 第三条 附则 {#ART3}

> 无规则：新加的一条。
)";
  const auto put = [&](std::string_view from, std::string_view to) {
    changed.replace(changed.find(from), from.size(), to);
  };
  put("应当是独立法人。", "应当是独立法人，或者在本市缴税。");
  put("require: 企业.独立法人\n", "require: 企业.独立法人 or 企业.缴税在本市\n");
  put("```rule ART1.a 独立法人", "```rule ART1.a 独立法人或者缴税");
  put("## 第一条 条件", "## 第一条 申报条件");
  const auto after = testing::good_measure(changed);
  ASSERT_TRUE(before && after);
  EXPECT_TRUE(diff(*before, *before).empty());
  const MeasureDiff found = diff(*before, *after);
  ASSERT_EQ(found.articles.size(), 3u);
  EXPECT_EQ(std::tuple(found.changed, found.added, found.removed), std::tuple(1u, 1u, 1u));
  const ArticleChange& one = found.articles[0];
  EXPECT_EQ(std::tuple(one.id, one.place, one.heading, one.heading_before),
            std::tuple("ART1", "第一条", "第一条 申报条件", "第一条 条件"));
  ASSERT_EQ(one.parts.size(), 2u);
  EXPECT_EQ(one.parts[0].kind, Part::Kind::prose);
  EXPECT_EQ(one.parts[0].lines[0].after, "应当是独立法人，或者在本市缴税。");
  EXPECT_EQ(one.parts[1].kind, Part::Kind::rule);
  EXPECT_EQ(one.parts[1].name, "ART1.a");
  ASSERT_EQ(one.parts[1].lines.size(), 2u);
  EXPECT_EQ(one.parts[1].lines[0].after, "独立法人或者缴税");
  EXPECT_EQ(one.parts[1].lines[1].before, "require: 企业.独立法人");
  EXPECT_EQ(found.articles[1].id, "ART3");
  EXPECT_EQ(found.articles[1].changed, Changed::added);
  EXPECT_EQ(found.articles[2].id, "ART2");
  EXPECT_EQ(found.articles[2].changed, Changed::removed);
  // The other way round, the same articles.
  EXPECT_EQ(diff(*after, *before).articles.size(), 3u);
}

TEST(Diff, AThresholdInATableIsOneLine) {
  const auto before = testing::good_measure(testing::small_measure);
  std::string changed = testing::small_measure;
  const std::string_view old = "| 场所.投资 | 数 | 万元 |";
  changed.replace(changed.find(old), old.size(), "| 场所.投资 | 数 | 亿元 |");
  const MeasureDiff found = diff(*before, *testing::good_measure(changed));
  ASSERT_EQ(found.articles.size(), 1u);
  ASSERT_EQ(found.articles[0].parts.size(), 1u);
  EXPECT_EQ(found.articles[0].parts[0].lines.size(), 1u);
}

}  // namespace
}  // namespace zj::analysis
