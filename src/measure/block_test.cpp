#include "measure/block.h"

#include <gtest/gtest.h>

namespace zj::measure {
namespace {

struct Read {
  Block block;
  std::vector<Diagnostic> found;
};

Read read(const std::string& text, bool has_id = true) {
  Diagnostics diagnostics({"a.md"});
  const std::vector<Piece> pieces = read_markdown(0, text, diagnostics);
  Read r{read_block(std::get<Fence>(pieces.at(0)), has_id, diagnostics), {}};
  r.found = diagnostics.take();
  return r;
}

TEST(Block, TakesTextAsItStandsAndGoesOnOverIndentedLines) {
  const Read r = read(
      "```rule ART7.2a 近三年 无事故\nrequire: every x in 甲\n  satisfies x.类别: 1 # 不是注释\nmet: 好：的\n```\n");
  ASSERT_TRUE(r.found.empty());
  EXPECT_EQ(r.block.kind.text(), "rule");
  EXPECT_EQ(r.block.id.text(), "ART7.2a");
  EXPECT_EQ(r.block.title.text(), "近三年 无事故");
  const Located& require = *r.block.find("require");
  EXPECT_EQ(require.text(), "every x in 甲\nsatisfies x.类别: 1 # 不是注释");
  EXPECT_EQ(require.at(require.text().find("satisfies")), (Position{0, 3, 3}));
  EXPECT_EQ(r.block.find("met")->text(), "好：的");
  EXPECT_EQ(r.block.find("unmet"), nullptr);
}

TEST(Block, AClosingBracketNeedsNoIndentation) {
  const Read r = read("```case 甲\ngiven: {\n  a: 1\n}\n```\n", false);
  ASSERT_TRUE(r.found.empty());
  EXPECT_EQ(r.block.title.text(), "甲");
  EXPECT_EQ(r.block.find("given")->text(), "{\na: 1\n}");
}

TEST(Block, AnIdeographicSpaceIndentsToo) {
  const Read r = read("```rule A\nrequire: x\n　　and y: z\n```\n");
  ASSERT_TRUE(r.found.empty());
  ASSERT_EQ(r.block.entries.size(), 1u);
  EXPECT_EQ(r.block.find("require")->text(), "x\nand y: z");
}

TEST(Block, AColonInsideAConditionDoesNotEndTheKey) {
  const Read r = read("```compute 甲\nexplain when {a: \":\"}.a = \":\": 说明\nexplain: 又一句\n```\n", false);
  ASSERT_EQ(r.block.entries.size(), 2u);
  EXPECT_EQ(r.block.entries[0].key.text(), "explain when {a: \":\"}.a = \":\"");
  EXPECT_EQ(r.block.entries[0].text.text(), "说明");
}

TEST(Block, ReportsWhatIsNoKeyAndText) {
  EXPECT_EQ(read("```rule A\nrequire：x\n```\n").found.at(0).message.in(Lang::zh), "键后面的冒号是全角的");
  EXPECT_EQ(read("```rule A\nrequire：x\n```\n").found.at(0).column, 8);
  EXPECT_EQ(read("```rule A\nrequire x\n```\n").found.at(0).line, 2);
  EXPECT_EQ(read("```rule A\n  x\n```\n").found.at(0).line, 2);
  EXPECT_EQ(read("```rule A\nmet: x\nmet: y\n```\n").found.at(0).message.in(Lang::zh), "“met”写了两次");
}

TEST(FindOutside, SkipsStringsAndBrackets) {
  EXPECT_EQ(find_outside("f(a, b), c", ","), 7u);
  EXPECT_EQ(find_outside("\"a,\\\",\", c", ","), 7u);
  EXPECT_EQ(find_outside("(a", ","), std::string_view::npos);
}

}  // namespace
}  // namespace zj::measure
