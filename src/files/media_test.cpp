#include "files/media.h"

#include <gtest/gtest.h>

#include "words/files.h"

namespace zj::files {
namespace {

using namespace std::string_literals;

// A ZIP's beginning: local headers of entries without data.
std::string zip(std::initializer_list<std::string_view> names) {
  std::string bytes;
  for (const std::string_view name : names) {
    std::string header = "PK\x03\x04"s + std::string(26, '\0');
    header[26] = static_cast<char>(name.size());
    bytes += header + std::string(name) + "data";
  }
  return bytes;
}

const std::string pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s;
const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"s;
const std::string docx = zip({"[Content_Types].xml", "_rels/.rels", "word/document.xml"});
const std::string xlsx = zip({"docProps/app.xml", "xl/workbook.xml", "[Content_Types].xml"});
const std::string gb18030_text = "\xC9\xE8\xB1\xB8,\xC1\xAA\xCD\xF8\xC2\xCA\r\n1,0.7\r\n";  // 设备,联网率

TEST(Sniffing, KnowsTypesByTheirSignature) {
  EXPECT_EQ(sniff(pdf), "application/pdf");
  EXPECT_EQ(sniff(png), "image/png");
  EXPECT_EQ(sniff("\xFF\xD8\xFF\xE0\0\x10JFIF"s), "image/jpeg");
  EXPECT_EQ(sniff("GIF89a\1\0"s), "image/gif");
  EXPECT_EQ(sniff("RIFF\x10\0\0\0WEBPVP8 "s), "image/webp");
  EXPECT_EQ(sniff("\0\0\0\x18"s + "ftypisom\0\0\2\0"s), "video/mp4");
  EXPECT_EQ(sniff("AC1032\0\0"s), "image/vnd.dwg");
  EXPECT_EQ(sniff(ole), "application/x-ole-storage");
  EXPECT_EQ(sniff(zip({"a.txt"})), "application/zip");
  EXPECT_TRUE(sniff(docx).ends_with("wordprocessingml.document"));
  EXPECT_TRUE(sniff(xlsx).ends_with("spreadsheetml.sheet"));
  EXPECT_TRUE(sniff(zip({"[Content_Types].xml", "ppt/presentation.xml"})).ends_with("presentationml.presentation"));
  EXPECT_EQ(sniff(zip({"OFD.xml", "Doc_0/Document.xml"})), "application/ofd");
}

TEST(Sniffing, TellsTheCharsetOfText) {
  EXPECT_EQ(sniff("a,b\r\n1,2\r\n"), "text/plain; charset=utf-8");
  EXPECT_EQ(sniff("\xEF\xBB\xBF设备,联网率"), "text/plain; charset=utf-8");
  EXPECT_EQ(sniff("𠮷野家🏭"), "text/plain; charset=utf-8");
  EXPECT_EQ(sniff(gb18030_text), "text/plain; charset=gb18030");
  EXPECT_EQ(sniff("\xFF\xFE\x62\x8F"), "text/plain; charset=utf-16le");
  const std::string with_a_four_byte_character = gb18030_text + "\x95\x32\x82\x36";  // 𠀀
  EXPECT_EQ(sniff(with_a_four_byte_character), "text/plain; charset=gb18030");
}

TEST(Sniffing, DoesNotMindWhereTheBeginningEnds) {
  const std::string utf8 = "设备𠮷联网率";
  for (std::size_t size = 1; size <= utf8.size(); ++size) {
    EXPECT_EQ(sniff(utf8.substr(0, size)), "text/plain; charset=utf-8") << size;
  }
  for (std::size_t size = 6; size <= gb18030_text.size(); ++size) {
    EXPECT_EQ(sniff(gb18030_text.substr(0, size)), "text/plain; charset=gb18030") << size;
  }
}

TEST(Sniffing, DoesNotGuess) {
  EXPECT_EQ(sniff(""), "");
  EXPECT_EQ(sniff("\x7F"
                  "ELF\2\1\1\0"s),
            "");
  EXPECT_EQ(sniff("MZ\x90\0\3\0"s), "");
  EXPECT_EQ(sniff("Rar!\x1A\7\1\0"s), "");
  EXPECT_EQ(sniff("abc\0def"s), "") << "a NUL is not text";
  EXPECT_EQ(sniff("caf\xE9 au lait"), "") << "Latin-1";
  EXPECT_EQ(sniff("\x81\x40\x82\x50\x83\x60\x84\x70"), "") << "bytes that GB 18030 allows and nobody writes";
  EXPECT_EQ(sniff("RIFF\x10\0\0\0WAVEfmt "s), "");
  EXPECT_EQ(sniff("\0\0\0\x18"s + "ftypheic\0\0\0\0"s), "");
  EXPECT_EQ(sniff("%PDF"), "text/plain; charset=utf-8") << "not enough of a PDF";
  EXPECT_EQ(sniff("PK\x03\x04"), "application/zip") << "an entry that is cut off";
}

// The word, its arguments and the place of the error.
void expect_refusal(std::string_view name, std::string_view head, const Word& word,
                    const std::vector<std::string>& args) {
  const auto type = evidence_type(name, head);
  ASSERT_FALSE(type.has_value()) << *type;
  EXPECT_EQ(type.error().trouble, Trouble::bad_input);
  EXPECT_EQ(type.error().said.word.zh, word.zh);
  EXPECT_EQ(type.error().said.args, args);
  EXPECT_EQ(type.error().at, name);
}

TEST(Evidence, IsKeptUnderTheTypeOfItsContent) {
  EXPECT_EQ(evidence_type("证书.pdf", pdf), "application/pdf");
  EXPECT_EQ(evidence_type("截图.PNG", png), "image/png");
  EXPECT_EQ(evidence_type("a.b.jpeg", "\xFF\xD8\xFF\xE1"), "image/jpeg");
  EXPECT_EQ(evidence_type("设备.csv", gb18030_text), "text/csv; charset=gb18030");
  EXPECT_EQ(evidence_type("设备.txt", "设备"), "text/plain; charset=utf-8");
  EXPECT_EQ(evidence_type("旧表.xls", ole), "application/vnd.ms-excel");
  EXPECT_EQ(evidence_type("说明.doc", ole), "application/msword");
  EXPECT_EQ(evidence_type("说明.wps", ole), "application/wps-office.wps");
  EXPECT_EQ(evidence_type("全部.zip", zip({"a.pdf"})), "application/zip");
  EXPECT_EQ(evidence_type("全部.zip", docx), "application/zip") << "a folder of that name may be in any ZIP";
}

TEST(Evidence, WhoseNameAndContentDifferIsRefusedWithWhatToDo) {
  expect_refusal("照片.pdf", png, words::file_mistyped, {"pdf", "png"});
  expect_refusal("说明.docx", xlsx, words::file_mistyped, {"docx", "xlsx"});
  expect_refusal("说明.pdf", "just text", words::file_mistyped, {"pdf", "csv"});
  expect_refusal("说明.txt", pdf, words::file_mistyped, {"txt", "pdf"});
  expect_refusal("说明.docx", zip({"a.txt"}), words::file_mistyped, {"docx", "zip"});
  expect_refusal("损坏.pdf", std::string(20, '\0'), words::file_unrecognised, {"pdf"});
  expect_refusal("加密.docx", ole, words::file_encrypted, {"docx"});
}

TEST(Evidence, OfNoAcceptedTypeIsRefusedWithTheList) {
  const std::string list = "pdf ofd docx xlsx pptx doc xls ppt wps et csv txt png jpg jpeg gif webp dwg mp4 zip";
  expect_refusal("page.html", "<html>", words::file_extension_refused, {"html", list});
  expect_refusal("run.exe", "MZ", words::file_extension_refused, {"exe", list});
  expect_refusal("a.pdf.exe", pdf, words::file_extension_refused, {"exe", list});
  expect_refusal("README", "text", words::file_without_extension, {list});
  expect_refusal("a.", "text", words::file_without_extension, {list});
  expect_refusal("2026.关于申报的说明", pdf, words::file_without_extension, {list});
  expect_refusal("a.pdf", "", words::file_empty, {});
}

TEST(Evidence, ListsItsExtensionsForAFileField) {
  EXPECT_TRUE(accepted_extensions().starts_with(".pdf,.ofd,.docx,"));
  EXPECT_TRUE(accepted_extensions().ends_with(",.mp4,.zip"));
}

}  // namespace
}  // namespace zj::files
