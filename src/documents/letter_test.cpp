#include "documents/letter.h"

#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <random>

#include <gtest/gtest.h>

#include "base/text.h"
#include "documents/testing.h"

namespace zj::documents {
namespace {

using testing::info_of;
using testing::qr_of;
using testing::text_of;

std::string chinese(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "国";
  return out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

// The text of each page.
std::vector<std::string> pages_of(const std::string& pdf, const std::string& options = "-layout") {
  const std::string text = text_of(pdf, options).value_or("");
  std::vector<std::string> pages;
  for (const std::string_view page : split(text, '\f')) pages.emplace_back(page);
  if (!pages.empty()) pages.pop_back();  // a form feed ends the last page
  return pages;
}

Letter notice() {
  Letter letter;
  letter.letterhead = "成都市经济和信息化局文件";
  letter.number = "成经信发〔2026〕5号";
  letter.title = "成都市经济和信息化局关于组织开展2026年度成都市智能工厂和数字化车间申报工作的通知";
  letter.salutation = "各区（市）县工业和信息化主管部门，有关企业";
  letter.body = {Paragraph{"现组织开展2026年度申报工作。有关事项通知如下："},
                 Paragraph{"申报程序", 1},
                 Paragraph{"企业申报", 2},
                 Paragraph{"企业在线填写申报书。"},
                 Paragraph{"材料真实。", 3},
                 Paragraph{"材料完整。", 3},
                 Paragraph{"图片清晰。", 4},
                 Paragraph{"区（市）县推荐", 2},
                 Paragraph{"逐项审核。", 3},
                 Paragraph{"工作要求", 1},
                 Paragraph{"严格审核，如实推荐。"}};
  letter.signature = "成都市经济和信息化局";
  letter.date = Date::of(2026, 3, 9).value();
  letter.basis = "《办法》第八条";
  letter.notes = {"联系人：智能制造处"};
  letter.copies = "市财政局，市应急局";
  letter.printed_by = "成都市经济和信息化局办公室";
  letter.verify_url = "https://zhijian.example.cn/d/8FJ2K9";
  return letter;
}

Letter list(int rows) {
  Table table{
      .columns = {{"序号", Align::centre}, {"企业名称"}, {"工厂（车间）名称"}, {"称号", Align::centre}, {"推荐单位"}}};
  for (int i = 1; i <= rows; ++i)
    table.rows.push_back({std::to_string(i), "成都砚北航空部件有限公司" + std::to_string(10000 + i), "新都二号工厂",
                          i % 3 == 0 ? "数字化车间" : "智能工厂", "成都高新区"});
  Letter letter;
  letter.title = "拟认定名单";
  letter.body = {table};
  letter.signature = "成都市经济和信息化局";
  letter.date = Date::of(2026, 11, 20).value();
  return letter;
}

class LetterTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!testing::has_program("pdftotext")) GTEST_SKIP() << "poppler-utils is not installed";
  }
};

TEST_F(LetterTest, SaysEverythingInItsOrder) {
  const auto pdf = print(notice());
  ASSERT_TRUE(pdf) << pdf.error().said.in(Lang::zh);
  EXPECT_EQ(pdf->missing, "");
  const std::string text = text_of(pdf->bytes).value();
  std::size_t at = 0;
  for (const char* part : {"成都市经济和信息化局文件",
                           "成经信发〔2026〕5号",
                           "成都市经济和信息化局\n关于组织开展2026年度成都市\n智能工厂和数字化车间申报工作的通知",
                           "各区（市）县工业和信息化主管部门，有关企业：",
                           "现组织开展2026年度申报工作",
                           "一、申报程序",
                           "（一）企业申报",
                           "企业在线填写申报书。",
                           "1.材料真实。",
                           "2.材料完整。",
                           "（1）图片清晰。",
                           "（二）区（市）县推荐",
                           "1.逐项审核。",
                           "二、工作要求",
                           "严格审核，如实推荐。",
                           "成都市经济和信息化局",
                           "2026年3月9日",
                           "（依据：《办法》第八条）",
                           "（联系人：智能制造处）",
                           "抄送：市财政局，市应急局。",
                           "2026年3月9日印发"}) {
    const std::size_t found = text.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << " after " << at << "\n" << text;
    at = found;
  }
  EXPECT_EQ(text.find("附件"), std::string::npos);
  EXPECT_NE(info_of(pdf->bytes)->find("Author:          成都市经济和信息化局"), std::string::npos);
}

TEST_F(LetterTest, IsEqualToTheByteEachTime) {
  EXPECT_TRUE(print(notice())->bytes == print(notice())->bytes);
  EXPECT_FALSE(print(notice())->bytes == print(list(3))->bytes);
}

constexpr const char* to_file = "ZHIJIAN_TEST_LETTER";

TEST(Letter, WritesItselfForAnotherProcess) {
  const char* path = std::getenv(to_file);
  if (path == nullptr) GTEST_SKIP() << "started by the next test";
  testing::write_file(path, print(notice())->bytes);
}

TEST(Letter, IsEqualToTheByteInAnotherProcess) {
  const testing::Folder folder;
  const std::string self = std::filesystem::read_symlink("/proc/self/exe");
  const std::string command = "LC_ALL=C TZ=America/Lima HOME=/nonexistent " + std::string(to_file) + "=" +
                              (folder / "a.pdf") + " " + self + " --gtest_filter=Letter.WritesItselfForAnotherProcess";
  ASSERT_TRUE(testing::run(command));
  EXPECT_TRUE(testing::read_file(folder / "a.pdf") == print(notice())->bytes);
}

TEST_F(LetterTest, HoldsTwentyTwoLinesOfTwentyEightCharacters) {
  Letter letter;
  letter.title = "通知";
  letter.body = {Paragraph{chinese(28 * 70)}};
  const auto pages = pages_of(print(letter)->bytes);
  ASSERT_GE(pages.size(), 3u);
  const std::string& page = pages[1];
  EXPECT_EQ(count(page, chinese(28)), 22u) << page;
  EXPECT_EQ(count(page, "国"), 22u * 28);
}

TEST_F(LetterTest, NoFullStopOpensALine) {
  Letter letter;
  letter.title = "通知";
  for (int i = 20; i < 60; ++i)
    letter.body.push_back(Paragraph{chinese(i) + "。《" + chinese(27) + "》、" + chinese(9)});
  for (const std::string& page : pages_of(print(letter)->bytes))
    for (const std::string_view line : split(page, '\n')) {
      const std::string_view text = trim(line);
      EXPECT_FALSE(text.starts_with("。") || text.starts_with("、") || text.starts_with("》")) << text;
      EXPECT_FALSE(text.ends_with("《")) << text;
    }
}

TEST_F(LetterTest, NumbersPagesOnTheOuterEdge) {
  Letter letter;
  letter.title = "通知";
  letter.body = {Paragraph{chinese(28 * 50)}};
  const std::string words = text_of(print(letter)->bytes, "-bbox").value();
  std::vector<std::pair<double, double>> dashes;  // left and right edge, two a page
  for (const std::string_view word : split(words, '\n')) {
    double left = 0, top = 0, right = 0;
    const std::string copy(word);
    if (word.ends_with(">—</word>") &&
        std::sscanf(copy.c_str(), " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\"", &left, &top, &right) == 3)
      dashes.emplace_back(left, right);
  }
  ASSERT_EQ(dashes.size(), 6u);
  constexpr double point = 72 / 25.4;
  const double left = 28 * point + 14, right = (28 + 156) * point - 14;  // one character of 14 points from the edge
  EXPECT_NEAR(dashes[1].second, right, 0.1);
  EXPECT_NEAR(dashes[2].first, left, 0.1);
  EXPECT_NEAR(dashes[5].second, right, 0.1);
}

TEST_F(LetterTest, ListsHaveTheirPages) {
  EXPECT_EQ(print(list(5))->pages, 1);
  EXPECT_EQ(print(list(60))->pages, 3);
  EXPECT_EQ(print(list(300))->pages, 13);  // 22 rows below the title, then 25 a page
}

TEST_F(LetterTest, RepeatsTheHeadingRowAndKeepsEveryRow) {
  const auto pdf = print(list(300));
  const auto pages = pages_of(pdf->bytes);
  ASSERT_EQ(pages.size(), static_cast<std::size_t>(pdf->pages));
  int row = 0;
  for (const std::string& page : pages) {
    EXPECT_EQ(count(page, "企业名称"), 1u) << page;
    while (page.find("公司" + std::to_string(10001 + row)) != std::string::npos) ++row;
    EXPECT_EQ(page.find("公司" + std::to_string(10001 + row + 1)), std::string::npos);
  }
  EXPECT_EQ(row, 300);
}

TEST_F(LetterTest, CutsARowThatIsLongerThanHalfAPage) {
  Letter letter = list(3);
  auto& table = std::get<Table>(letter.body[0]);
  table.columns = {{"项目"}, {"评语", Align::justify}};
  table.rows = {{"智能化制造", "好"}, {"新技术应用", chinese(2500)}, {"新模式应用", "好"}};
  const auto pdf = print(letter);
  const auto pages = pages_of(pdf->bytes);
  ASSERT_EQ(pages.size(), 3u);
  std::size_t characters = 0;
  for (const std::string& page : pages) characters += count(page, "国");
  EXPECT_EQ(characters, 2500u);
  EXPECT_GT(count(pages[0], "国"), 400u) << "begins where the row before ended";
}

TEST_F(LetterTest, ColumnsAreAsWideAsTheirContentAsks) {
  Letter letter = list(20);
  std::get<Table>(letter.body[0]).rows[3][1] =
      "成都市双流区西南航空港经济开发区𬭊钛新材料科技集团股份有限责任公司";
  const std::string text = text_of(print(letter)->bytes, "-layout").value();
  EXPECT_EQ(count(text, "数字化车间"), 6u) << "one long name breaks no short cell";
  EXPECT_EQ(count(text, "成都高新区"), 20u);
}

TEST_F(LetterTest, TheSignatureNeverStandsAlone) {
  for (int lines = 1; lines < 26; ++lines) {
    Letter letter;
    letter.title = "通知";
    letter.body = {Paragraph{chinese(28 * lines - 2)}};
    letter.signature = "成都市经济和信息化局";
    letter.basis = "《办法》第八条";
    for (const std::string& page : pages_of(print(letter)->bytes))
      if (page.find("成都市经济和信息化局") != std::string::npos) {
        EXPECT_GE(count(page, "国"), 26u) << lines;
        EXPECT_NE(page.find("1970年1月1日"), std::string::npos) << lines;
        EXPECT_NE(page.find("依据"), std::string::npos) << lines;
      }
  }
}

TEST_F(LetterTest, ListsItsAttachmentsAndBeginsEachOnAPage) {
  Letter letter = notice();
  letter.attachments = {{"推荐汇总表", list(2).body}};
  auto pages = pages_of(print(letter)->bytes);
  EXPECT_NE(pages[pages.size() - 2].find("附件：推荐汇总表"), std::string::npos) << pages[pages.size() - 2];
  EXPECT_TRUE(trim(pages.back()).starts_with("附件\n"));

  letter.attachments.push_back({"明细表", list(2).body, true});
  const auto pdf = print(letter);
  pages = pages_of(pdf->bytes);
  ASSERT_EQ(pages.size(), 5u);
  EXPECT_NE(pages[1].find("附件：1.推荐汇总表"), std::string::npos) << pages[1];
  EXPECT_NE(pages[1].find("2.明细表"), std::string::npos);
  EXPECT_TRUE(trim(pages[2]).starts_with("附件1\n")) << pages[2];
  EXPECT_NE(pages[3].find("附件2\n"), std::string::npos) << pages[3];
  const testing::Folder folder;
  testing::write_file(folder / "a.pdf", pdf->bytes);
  const std::string sizes = testing::run("pdfinfo -f 3 -l 5 " + (folder / "a.pdf")).value();
  EXPECT_NE(sizes.find("Page    3 size:  595.276 x 841.89"), std::string::npos) << sizes;
  EXPECT_NE(sizes.find("Page    4 size:  841.89 x 595.276"), std::string::npos) << sizes;
  EXPECT_NE(sizes.find("Page    5 size:  595.276 x 841.89"), std::string::npos) << sizes;
  EXPECT_NE(pages[4].find("抄送"), std::string::npos) << "the imprint ends the document, on an upright page";
}

TEST_F(LetterTest, QrCodeOpensTheVerifyingPage) {
  if (!testing::has_program("zbarimg")) GTEST_SKIP() << "zbar-tools is not installed";
  Letter letter = list(3);
  letter.verify_url = "https://zhijian.example.cn/r/8FJ2K9";
  EXPECT_EQ(qr_of(print(letter)->bytes).value(), letter.verify_url + "\n");
}

TEST(Letter, AnyBytesMakeADocument) {
  std::mt19937 random(9704);
  const auto noise = [&](int length) {
    // Chinese, Latin, combining marks, right-to-left, joiners, emoji, line ends, bytes that are no text.
    static const char* const parts[] = {"国",     "，",     "（",     "a",      " ",        "9",          "\u0301",
                                        "\u05D0", "\u0628", "\u200D", "\u200B", "\uFE0F",   "\U0001F600", "\U0002CB4A",
                                        "\n",     "\r",     "\t",     "\xFF",   "\xE5\x9B", "\0"};
    std::string out;
    for (int i = 0; i < length; ++i) out += parts[random() % std::size(parts)];
    return out;
  };
  for (int i = 0; i < 60; ++i) {
    Letter letter;
    letter.title = noise(1 + i);
    letter.salutation = noise(i);
    letter.body = {
        Paragraph{noise(3 * i)}, Paragraph{noise(5), 1 + i % 4},
        Table{noise(i % 5), {{noise(3)}, {noise(3), Align::justify}}, {{noise(i), noise(4 * i)}, {"", noise(1)}}}};
    letter.attachments = {{noise(i), {Paragraph{noise(200)}}, i % 2 == 0}};
    letter.signature = noise(i % 30);
    letter.copies = noise(i);
    const auto pdf = print(letter);
    ASSERT_TRUE(pdf) << i << " " << pdf.error().said.in(Lang::zh);
    EXPECT_GE(pdf->pages, 2);
  }
}

TEST(Letter, NamesTheCharactersThatNoFontHas) {
  Letter letter = list(2);
  std::get<Table>(letter.body[0]).rows[1][1] = "成都\U000323AF有限公司";
  EXPECT_EQ(print(letter)->missing, "\U000323AF");
}

TEST(Letter, NamesThePlaceOfAnError) {
  Letter letter = notice();
  letter.attachments = {{"甲", {}}, {"乙", {Paragraph{"一"}, list(9).body[0]}}};
  std::get<Table>(letter.attachments[1].blocks[1]).rows[7].pop_back();
  auto pdf = print(letter);
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().trouble, Trouble::bad_input);
  EXPECT_EQ(pdf.error().at, "attachments[1].blocks[1].rows[7]");
  EXPECT_EQ(pdf.error().said.in(Lang::zh), "本行有 4 格，应为 5 格");

  letter = notice();
  letter.body[2] = Paragraph{"五级", 5};
  EXPECT_EQ(print(letter).error().at, "body[2]");

  letter = list(1);
  std::get<Table>(letter.body[0]).columns[4].share = 1;
  EXPECT_EQ(print(letter).error().at, "body[0].columns[0]");

  letter = list(1);
  letter.body = {Table{}};
  EXPECT_EQ(print(letter).error().said.in(Lang::zh), "表格没有列");

  letter = notice();
  letter.title.clear();
  EXPECT_EQ(print(letter).error().at, "title");

  letter = notice();
  letter.verify_url = std::string(3000, 'x');
  EXPECT_EQ(print(letter).error().at, "verify_url");
}

}  // namespace
}  // namespace zj::documents
