#include "documents/certificate.h"

#include <cstdlib>
#include <thread>

#include <gtest/gtest.h>

#include "documents/testing.h"

namespace zj::documents {
namespace {

using testing::info_of;
using testing::qr_of;
using testing::text_of;

Certificate sample() {
  return {.title = "成都市智能工厂",
          .english_title = "CHENGDU SMART FACTORY",
          .year = 2026,
          .number = "CD-ZNGC-2026-0001",
          .enterprise = "成都望衡航空结构件有限公司",
          .credit_code = "91510114MA6C0W4R2J",
          .site = "新都一号工厂",
          .district = "新都区",
          .decision = "成经信发〔2026〕58号",
          .decided = Date::of(2026, 12, 9).value(),
          .issuer = "成都市经济和信息化局",
          .verify_url = "https://zhijian.example.cn/t/CD-ZNGC-2026-0001?k=7Qm2",
          .measure = "成都市智能工厂和数字化车间认定管理办法（试行）",
          .measure_hash = "1501661682797862",
          .reference = "№48213·73b3062d"};
}

std::string bytes_of(const Certificate& certificate) {
  const auto pdf = print(certificate);
  return pdf ? pdf->bytes : "";
}

TEST(Certificate, IsOnePageAndSaysWhatItIs) {
  const auto pdf = print(sample());
  ASSERT_TRUE(pdf) << pdf.error().said.in(Lang::zh);
  EXPECT_EQ(pdf->pages, 1);
  EXPECT_EQ(pdf->missing, "");
  EXPECT_TRUE(pdf->bytes.starts_with("%PDF-"));
  EXPECT_LT(pdf->bytes.size(), 100'000u);
  if (!testing::has_program("pdfinfo")) GTEST_SKIP() << "poppler-utils is not installed";
  const std::string info = info_of(pdf->bytes).value();
  EXPECT_NE(info.find("Title:           成都市智能工厂 CD-ZNGC-2026-0001"), std::string::npos) << info;
  EXPECT_NE(info.find("Author:          成都市经济和信息化局"), std::string::npos) << info;
  EXPECT_NE(info.find("Page size:       841.89 x 595.276 pts (A4)"), std::string::npos) << info;
}

TEST(Certificate, CanBeReadBack) {
  if (!testing::has_program("pdftotext")) GTEST_SKIP() << "poppler-utils is not installed";
  const std::string text = text_of(bytes_of(sample())).value();
  for (const char* part : {"成都市智能工厂", "兹认定", "成都望衡航空结构件有限公司", "新都一号工厂",
                           "统一社会信用代码 91510114MA6C0W4R2J", "为成都市智能工厂（2026年度）", "CD-ZNGC-2026-0001",
                           "成经信发〔2026〕58号（2026年12月9日）", "成都市经济和信息化局",
                           "成都市智能工厂和数字化车间认定管理办法（试行）", "1501661682797862", "№48213·73b3062d"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST(Certificate, QrCodeOpensTheVerifyingPage) {
  if (!testing::has_program("pdftoppm") || !testing::has_program("zbarimg"))
    GTEST_SKIP() << "zbar-tools is not installed";
  EXPECT_EQ(qr_of(bytes_of(sample())).value(), sample().verify_url + "\n");
}

TEST(Certificate, HoldsLongNamesAndRareCharacters) {
  Certificate c = sample();
  c.enterprise =
      "成都市双流区西南航空港经济开发区𬭊钛新材料与智能装备制造科技集团股份有限责"
      "任"
      "公"
      "司";
  c.site = "西南航空港经济开发区第二智能制造产业园高端装备总装与检测一体化示范工厂（三期）";
  const auto pdf = print(c);
  ASSERT_TRUE(pdf);
  EXPECT_EQ(pdf->missing, "");
  if (!testing::has_program("pdftotext")) GTEST_SKIP() << "poppler-utils is not installed";
  const std::string text = text_of(pdf->bytes).value();
  EXPECT_NE(
      text.find(
          "成都市双流区西南航空港经济开发区𬭊钛新材料与\n智能装备制造科技集团股份有"
          "限"
          "责"
          "任"
          "公"
          "司"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("西南航空港经济开发区第二智能制造产业园\n高端装备总装与检测一体化示范工厂（三期）"),
            std::string::npos)
      << text;
}

TEST(Certificate, NamesTheCharactersThatNoFontHas) {
  Certificate c = sample();
  c.enterprise = "成都\U000323AF和\U0002FFFF有限公司";
  const auto pdf = print(c);
  ASSERT_TRUE(pdf);
  EXPECT_EQ(pdf->missing, "\U0002FFFF\U000323AF");
  if (!testing::has_program("pdftotext")) GTEST_SKIP() << "poppler-utils is not installed";
  EXPECT_NE(text_of(pdf->bytes).value().find("成都〓和〓有限公司"), std::string::npos);
}

TEST(Certificate, IsNotMovedByWhatTheTextSmugglesIn) {
  if (!testing::has_program("pdftotext")) GTEST_SKIP() << "poppler-utils is not installed";
  Certificate c = sample();
  c.site = "新\u202E都\x01一\xFF号<b>&工厂";
  const std::string text = text_of(bytes_of(c)).value();
  EXPECT_NE(text.find("新都一〓号<b>&工厂"), std::string::npos) << text;
  c = sample();
  c.verify_url = "https://a.cn/x'y(z)\\) >>";
  EXPECT_NE(bytes_of(c).find("/URI (https://a.cn/x%27y%28z%29%5C%29%20%3E%3E)"), std::string::npos);
}

TEST(Certificate, NamesTheFieldThatIsMissing) {
  Certificate c = sample();
  c.issuer.clear();
  const auto pdf = print(c);
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().trouble, Trouble::bad_input);
  EXPECT_EQ(pdf.error().at, "issuer");
  c = sample();
  c.verify_url = std::string(3000, 'x');
  EXPECT_EQ(print(c).error().at, "verify_url");
}

TEST(Certificate, SaysWhichFontIsMissing) {
  const auto pdf = print(sample(), Fonts{.folders = {"/nonexistent/fonts"}});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().trouble, Trouble::unavailable);
  EXPECT_NE(pdf.error().said.in(Lang::zh).find("fonts-noto-cjk"), std::string::npos);
  const auto other = print(sample(), Fonts{.kai = "Kaiti That Nobody Has"});
  ASSERT_FALSE(other) << "no other font stands in for it unseen";
  EXPECT_NE(other.error().said.in(Lang::zh).find("Kaiti That Nobody Has"), std::string::npos);
  EXPECT_TRUE(print(sample())) << "and the next document finds its fonts again";
}

TEST(Certificate, IsEqualToTheByteOnEveryThread) {
  const std::string expected = bytes_of(sample());
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  for (std::string& mine : made)
    threads.emplace_back([&mine] {
      Certificate other = sample();
      other.enterprise = "成都砚北电子有限公司";
      bytes_of(other);  // what a thread printed before changes nothing
      for (int i = 0; i < 5; ++i) mine = bytes_of(sample());
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& mine : made) EXPECT_TRUE(mine == expected);
}

constexpr const char* to_file = "ZHIJIAN_TEST_CERTIFICATE";

TEST(Certificate, WritesItselfForAnotherProcess) {
  const char* path = std::getenv(to_file);
  if (path == nullptr) GTEST_SKIP() << "started by the next test";
  testing::write_file(path, bytes_of(sample()));
}

TEST(Certificate, IsEqualToTheByteInAnotherProcess) {
  const testing::Folder folder;
  const std::string self = std::filesystem::read_symlink("/proc/self/exe");
  const std::string command = "LC_ALL=C.UTF-8 TZ=America/Lima HOME=/nonexistent FONTCONFIG_FILE=/dev/null " +
                              std::string(to_file) + "=" + (folder / "a.pdf") + " " + self +
                              " --gtest_filter=Certificate.WritesItselfForAnotherProcess";
  ASSERT_TRUE(testing::run(command));
  EXPECT_TRUE(testing::read_file(folder / "a.pdf") == bytes_of(sample()));
}

}  // namespace
}  // namespace zj::documents
