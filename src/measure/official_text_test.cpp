#include "measure/official_text.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "measure/test_support.h"

namespace zj::measure {
namespace {

std::vector<std::string> outline(const std::vector<OfficialPart>& parts) {
  std::vector<std::string> places;
  for (const OfficialPart& part : parts) places.push_back(part.place);
  return places;
}

std::string whole(const std::vector<OfficialPart>& parts) {
  std::string text;
  for (const OfficialPart& part : parts) text += part.text;
  return text;
}

const std::string issued = R"(
某市某办法

第一章　总则
第一条 目的。为了试验。
第十条规定的情形除外。
第二条 条件。应当：

（一）在本市；
(二) 已建成。

第二章 附则
第十一条　施行。依照
第二条 第（一）项的规定。
附件：某要素

附件
一、工厂要素
（一）总则
二、车间要素
)";

TEST(OfficialText, IsCutAtItsHeadings) {
  const auto parts = read_official_text(issued);
  ASSERT_TRUE(parts);
  EXPECT_EQ(outline(*parts), (std::vector<std::string>{"", "第一章", "第一条", "第二条", "第二条第一项", "第二条第二项",
                                                       "第二章", "第十一条", "附件", "附件", "附件一", "附件二"}));
  EXPECT_EQ(whole(*parts), issued);
  // A line that speaks of another article, or goes back to an earlier one, is text.
  EXPECT_NE((*parts)[2].text.find("第十条规定"), std::string::npos);
  EXPECT_NE((*parts)[7].text.find("第二条 第（一）项"), std::string::npos);
}

TEST(OfficialText, AnAnnexWithANumberIsOnePart) {
  const auto parts = read_official_text("第一条 目的。\n附件二\n一、甲\n二、乙\n");
  ASSERT_TRUE(parts);
  EXPECT_EQ(outline(*parts), (std::vector<std::string>{"第一条", "附件二"}));
}

TEST(OfficialText, NumbersAreReadAsChineseWritesThem) {
  const auto parts = read_official_text(
      "第九条 甲\n第十条 乙\n第十九条 丙\n第二十条 丁\n第九十九条 戊\n第一百零三条 己\n第一百一十条 庚\n第一百条 不是标题\n");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->size(), 7u);
}

TEST(OfficialText, WhatIsNoTextIsRefusedWithItsLine) {
  EXPECT_EQ(read_official_text("第一条 甲\n\xB5\xDA\n").error().at, "2");
  EXPECT_EQ(read_official_text(std::string("第一条\n\n甲\0乙", 18)).error().at, "3");
  EXPECT_FALSE(read_official_text(" \n　\n"));
  EXPECT_EQ(whole(*read_official_text("\xEF\xBB\xBF第一条 甲\r\n乙\r\n")), "第一条 甲\r\n乙\r\n");
  EXPECT_EQ(whole(*read_official_text("没有一条标题")), "没有一条标题");
}

const std::string two_articles = testing::small_measure + R"(
# 某市某办法

# 第一章 总则

## 第一条 目的 {#ART1}

> 无规则：说明目的。

### 再说 {#ART1.1}

还是第一条。

## 第二条 条件 {#ART2}

> 无规则：见各项。

### 第一项 在本市 {#ART2.1}

> 无规则：试验。

# 附件一 工厂 {#ANNEX1}

> 无规则：试验。
)";

TEST(OfficialText, EachPartStandsBesideItsArticle) {
  const LoadResult loaded = testing::load_text(two_articles);
  ASSERT_TRUE(loaded.measure) << testing::all_messages(loaded.diagnostics);
  const auto parts = read_official_text(issued);
  const Beside beside = match(*loaded.measure, *parts);
  const auto at = [&](std::string_view id) {
    std::vector<std::string> places;
    for (std::size_t i = 0; i < loaded.measure->articles().size(); ++i) {
      if (loaded.measure->articles()[i].id != id) continue;
      for (const std::size_t part : beside.of_article[i]) places.push_back((*parts)[part].place);
    }
    return places;
  };
  EXPECT_EQ(at("ART1"), std::vector<std::string>{"第一条"});
  EXPECT_EQ(at("ART1.1"), std::vector<std::string>{});                          // of the same place: not shown twice
  EXPECT_EQ(at("ART2"), (std::vector<std::string>{"第二条", "第二条第二项"}));  // no article of its own
  EXPECT_EQ(at("ART2.1"), std::vector<std::string>{"第二条第一项"});
  EXPECT_EQ(at("ANNEX1"), std::vector<std::string>{"附件一"});
  // Nothing is lost.
  std::size_t placed = beside.rest.size();
  for (const auto& list : beside.of_article) placed += list.size();
  EXPECT_EQ(placed, parts->size());
  std::vector<std::string> rest;
  for (const std::size_t part : beside.rest) rest.push_back((*parts)[part].place);
  EXPECT_EQ(rest, (std::vector<std::string>{"第二章", "第十一条", "附件", "附件", "附件二"}));
}

// The draft that the shipped measure carries out, where it is at hand.
TEST(OfficialText, TheDraftOfChengduFindsItsPlaces) {
  const std::filesystem::path root = ZHIJIAN_SOURCE_DIR;
  std::ifstream file(root / "../shared/domain/measure-draft.txt", std::ios::binary);
  if (!file) GTEST_SKIP() << "the official text is not here";
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto parts = read_official_text(bytes);
  ASSERT_TRUE(parts);
  EXPECT_EQ(whole(*parts), bytes);
  std::vector<InputFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(root / "policies/chengdu-draft")) {
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  const LoadResult loaded = Measure::load(files);
  ASSERT_TRUE(loaded.measure);
  const Beside beside = match(*loaded.measure, *parts);
  for (const std::size_t part : beside.rest)
    EXPECT_TRUE((*parts)[part].kind == OfficialPart::Kind::annex) << (*parts)[part].place;
  std::size_t articles = 0, items = 0;
  for (const OfficialPart& part : *parts) {
    articles += part.kind == OfficialPart::Kind::article;
    items += part.kind == OfficialPart::Kind::item;
  }
  EXPECT_EQ(articles, 19u);
  EXPECT_EQ(items, 24u);
}

}  // namespace
}  // namespace zj::measure
