#include "measure/source.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace zj::measure {

void PrintTo(const Position& p, std::ostream* out) {
  *out << p.file << ":" << p.line << ":" << p.column;
}

namespace {

struct Read {
  std::vector<Piece> pieces;
  std::vector<Diagnostic> found;
};

Read read(std::string_view text) {
  Diagnostics diagnostics({"办法.md"});
  Read result{read_markdown(0, text, diagnostics), {}};
  result.found = diagnostics.take();
  return result;
}

template <class T>
const T& piece(const Read& r, std::size_t i) {
  return std::get<T>(r.pieces.at(i));
}

TEST(Markdown, ReadsAHeadingWithAttributes) {
  const Read r = read("\n## 第七条 排除条件 {#ART7 .glossary document=申报 title=\"智能 工厂\"}\n");
  const auto& h = piece<Heading>(r, 0);
  EXPECT_EQ(h.level, 2);
  EXPECT_EQ(h.text.text(), "第七条 排除条件");
  EXPECT_EQ(h.text.at(), (Position{0, 2, 4}));
  EXPECT_EQ(h.id.text(), "ART7");
  EXPECT_EQ(h.id.at(), (Position{0, 2, 15}));
  EXPECT_TRUE(h.has_class("glossary"));
  EXPECT_FALSE(h.has_class("table"));
  EXPECT_EQ(h.parameter("document")->text(), "申报");
  EXPECT_EQ(h.parameter("title")->text(), "智能 工厂");
  EXPECT_EQ(h.parameter("none"), nullptr);
  EXPECT_TRUE(r.found.empty());
}

TEST(Markdown, ReportsAnAttributeThatIsNeitherIdNorClassNorParameter) {
  const Read r = read("# 甲 {ART7}\n");
  ASSERT_EQ(r.found.size(), 1u);
  EXPECT_EQ(to_text(r.found[0], Lang::zh),
            "办法.md:1:6: 错误：标题属性“ART7”看不懂（改法：写成 {#编号 .类 名=值}，用空格分开）");
}

TEST(Markdown, CountsColumnsInCodePoints) {
  const Read r = read("| 事实 | 类型 |\r\n|---|---|\r\n| 企业.名称 |  文本  |\r\n");
  const auto& t = piece<Table>(r, 0);
  ASSERT_EQ(t.rows.size(), 1u);
  EXPECT_EQ(t.header[1].text(), "类型");
  EXPECT_EQ(t.header[1].at(), (Position{0, 1, 8}));
  EXPECT_EQ(t.rows[0][0].text(), "企业.名称");
  EXPECT_EQ(t.rows[0][1].text(), "文本");
  EXPECT_EQ(t.rows[0][1].at(), (Position{0, 3, 12}));
}

TEST(Markdown, KeepsFeelInCellsAsItIs) {
  const Read r = read("| a | b |\n|---|---|\n| a*2 + b*3 | x \\| y |\n");
  const auto& row = piece<Table>(r, 0).rows[0];
  EXPECT_EQ(row[0].text(), "a*2 + b*3");
  EXPECT_EQ(row[1].text(), "x | y");
  EXPECT_EQ(row[1].at(3), (Position{0, 3, 19}));
}

TEST(Markdown, AnEmptyCellHasAPlace) {
  const Read r = read("| a | b |\n|---|---|\n| 1 |  |\n");
  EXPECT_TRUE(piece<Table>(r, 0).rows[0][1].empty());
  EXPECT_EQ(piece<Table>(r, 0).rows[0][1].at().line, 3);
}

TEST(Markdown, ReportsARowWithTooManyCells) {
  const Read r = read("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 |\n");
  ASSERT_EQ(r.found.size(), 1u);
  EXPECT_EQ(r.found[0].line, 3);
  EXPECT_EQ(r.found[0].message.in(Lang::zh), "这一行有 3 格，表头有 2 格");
  EXPECT_EQ(piece<Table>(r, 0).rows.size(), 1u);
}

TEST(Markdown, ReadsAFenceLineByLine) {
  const Read r = read("```rule ART7.1 无虚假\nrequire: 虚假申报 = false\n  and true\n```\n尾");
  const auto& f = piece<Fence>(r, 0);
  EXPECT_EQ(f.info.text(), "rule ART7.1 无虚假");
  EXPECT_EQ(f.info.at(), (Position{0, 1, 4}));
  ASSERT_EQ(f.lines.size(), 2u);
  EXPECT_EQ(f.lines[1].text(), "  and true");
  EXPECT_EQ(piece<Prose>(r, 1).text, "尾\n");
}

TEST(Markdown, AFenceHoldsShorterFencesAndHeadings) {
  const Read r = read("````text\n```\n# 不是标题\n```\n````\n");
  ASSERT_EQ(r.pieces.size(), 1u);
  EXPECT_EQ(piece<Fence>(r, 0).lines.size(), 3u);
}

TEST(Markdown, ReportsAFenceThatNeverEnds) {
  const Read r = read("文\n\n```rule A\nx: 1\n");
  ASSERT_EQ(r.found.size(), 1u);
  EXPECT_EQ(r.found[0].line, 3);
  EXPECT_EQ(r.found[0].fix.in(Lang::zh), "在块末加一行 ```");
}

TEST(Markdown, RefusesBytesThatAreNotUtf8WithTheirPlace) {
  const Read r = read("第一行\n二\xFF\n");
  EXPECT_TRUE(r.pieces.empty());
  ASSERT_EQ(r.found.size(), 1u);
  EXPECT_EQ(r.found[0].line, 2);
  EXPECT_EQ(r.found[0].column, 2);
}

TEST(Markdown, ProseIsKeptAsWrittenBetweenTheOthers) {
  const Read r = read("\xEF\xBB\xBF第一行\n第二行\n\n> 无规则：总则。\n## 节\n");
  ASSERT_EQ(r.pieces.size(), 3u);
  EXPECT_EQ(piece<Prose>(r, 0).text, "第一行\n第二行\n");
  EXPECT_EQ(piece<Prose>(r, 1).at, (Position{0, 4, 1}));
}

TEST(Located, KnowsThePlaceOfEveryByteOfJoinedLines) {
  Located text("甲乙", {0, 3, 5});
  text.append("\n", Located("丙丁", {0, 4, 3}));
  EXPECT_EQ(text.text(), "甲乙\n丙丁");
  EXPECT_EQ(text.at(3), (Position{0, 3, 6}));
  EXPECT_EQ(text.at(7), (Position{0, 4, 3}));
  EXPECT_EQ(text.at(10), (Position{0, 4, 4}));
  EXPECT_EQ(text.slice(10).at(), (Position{0, 4, 4}));
  EXPECT_EQ(text.slice(3).at(4), (Position{0, 4, 3}));
}

TEST(Located, SplitsAndTrims) {
  const auto parts = split_list(Located("企业、 法人 、", {0, 1, 1}), "、");
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[1].text(), "法人");
  EXPECT_EQ(parts[1].at(), (Position{0, 1, 5}));
}

TEST(Prose, RendersMarkdownButNoHtmlAndNoScriptLinks) {
  EXPECT_EQ(render_prose("**重**要 <b>x</b>"), "<p><strong>重</strong>要 &lt;b&gt;x&lt;/b&gt;</p>\n");
  EXPECT_EQ(render_prose("[a](javascript:alert(1))"), "<p><a href=\"\">a</a></p>\n");
  EXPECT_EQ(render_prose("[a](JaVaScript&#58;alert(1))"), "<p><a href=\"\">a</a></p>\n");
  EXPECT_EQ(render_prose("[a](https://x.cn/?a=1:2)"), "<p><a href=\"https://x.cn/?a=1:2\">a</a></p>\n");
  EXPECT_EQ(render_prose("[a](#ART7)"), "<p><a href=\"#ART7\">a</a></p>\n");
}

TEST(MeasureHash, CoversPathLengthAndBytesInPathOrderWithoutTheOfficialText) {
  const std::vector<InputFile> files{{"b.md", "二"}, {"原文/办法.md", "x"}, {"a.md", ""}, {"a.txt", "y"}};
  std::string bytes = std::string("a.md") + '\0' + "0" + '\0' + "b.md" + '\0' + "3" + '\0' + "二";
  EXPECT_EQ(measure_hash(files), sha256_hex(bytes));
}

}  // namespace
}  // namespace zj::measure
