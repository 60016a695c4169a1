#include "http/multipart.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace zj::http {
namespace {

// Writes down what comes: "name[file]=data;" for each part.
class Recorder final : public MultipartSink {
 public:
  bool begin(const PartHead& head) override {
    text += head.name;
    if (head.file_name) text += "[" + *head.file_name + "]";
    text += "=";
    return true;
  }
  bool data(std::string_view bytes) override {
    text += bytes;
    return !bytes.empty();
  }
  bool end() override {
    text += ";";
    return true;
  }
  std::string text;
};

std::string read(std::string_view body, std::size_t piece, std::string_view boundary = "b") {
  Recorder recorder;
  MultipartReader reader(boundary, recorder);
  for (; !body.empty(); body.remove_prefix(std::min(piece, body.size())))
    if (!reader.feed(body.substr(0, piece))) return "refused";
  return reader.finish() ? recorder.text : "incomplete";
}

constexpr std::string_view head_a = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";

std::string part(std::string_view content) {
  return "--b\r\n" + std::string(head_a) + std::string(content) + "\r\n";
}

TEST(Multipart, ReadsThePartsHoweverTheyAreSplit) {
  const std::pair<std::string, std::string> cases[] = {
      {part("1") + part("2") + "--b--", "a=1;a=2;"},
      {part("") + "--b--\r\n", "a=;"},
      {"preamble\r\n" + part("1") + "--b--\r\nepilogue\r\n--b\r\n", "a=1;"},
      {part("\r\n") + "--b--", "a=\r\n;"},
      {part("x\r\n--") + "--b--", "a=x\r\n--;"},
      {part("x--b\r\ny") + "--b--", "a=x--b\r\ny;"},
      {part("\r\r\n\r\n-\r\n--\n--b") + "--b--", "a=\r\r\n\r\n-\r\n--\n--b;"},
      {"--b  \t\r\n" + std::string(head_a) + "1\r\n--b--", "a=1;"},
      {"--b\r\ncontent-type: "
       "text/plain\r\nCONTENT-DISPOSITION:form-data;name=a;filename=\"c:\\d\\e.txt\"\r\n\r\n\r\n--b--",
       "a[e.txt]=;"},
      {"--b--", ""},
  };
  for (const auto& [body, expected] : cases)
    for (const std::size_t piece : {1u, 2u, 3u, 5u, 7u, 64u, 4096u})
      EXPECT_EQ(read(body, piece), expected) << body << " by " << piece;
}

TEST(Multipart, KnowsWhenItIsIncompleteOrMalformed) {
  const std::pair<std::string, std::string> cases[] = {
      {"", "incomplete"},
      {"nothing of ours", "incomplete"},
      {part("1"), "incomplete"},
      {part("1") + "--b", "incomplete"},
      {part("1") + "--b-", "incomplete"},
      {part("1") + "--bc\r\n", "refused"},
      {"--b\r\n\r\nno head\r\n--b--", "refused"},
      {"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--", "refused"},
      {"--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b--", "refused"},
      {"--b\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\nx\r\n--b--",
       "refused"},
      {"--b\r\nnot a header\r\n" + std::string(head_a) + "x\r\n--b--", "refused"},
      {"--b\r\n folded\r\n" + std::string(head_a) + "x\r\n--b--", "refused"},
      {"--b\r\nX: " + std::string(9000, 'x') + "\r\n" + std::string(head_a) + "x\r\n--b--", "refused"},
      {"--b\r\nX: " + std::string(20000, 'x'), "refused"},
  };
  for (const auto& [body, expected] : cases)
    for (const std::size_t piece : {1u, 3u, 64u, 30000u})
      EXPECT_EQ(read(body, piece), expected) << body.substr(0, 80) << " by " << piece;
}

TEST(Multipart, FindsLongBoundariesInDataThatLooksLikeThem) {
  const std::string boundary(70, '-');
  const std::string content = "\r\n--" + std::string(69, '-') + "\r" + "\r\n----\r\n";
  const std::string body = "--" + boundary + "\r\n" + std::string(head_a) + content + "\r\n--" + boundary + "--";
  for (const std::size_t piece : {1u, 2u, 71u, 73u, 1000u})
    EXPECT_EQ(read(body, piece, boundary), "a=" + content + ";");
}

TEST(Disposition, ReadsNamesAsBrowsersWriteThem) {
  const auto file_name = [](std::string_view value) {
    const auto head = parse_disposition(value);
    return head && head->file_name ? *head->file_name : "none";
  };
  EXPECT_EQ(parse_disposition("form-data; name=\"联网率.分子\"")->name, "联网率.分子");
  EXPECT_EQ(parse_disposition("form-data; name=\"a%22b\"")->name, "a\"b");
  EXPECT_EQ(parse_disposition("Form-Data ; NAME = \"a;b=c\"")->name, "a;b=c");
  EXPECT_FALSE(parse_disposition("form-data; name=\"a\"")->file_name);
  EXPECT_EQ(file_name(R"(form-data; name="a"; filename="证明 %22甲%22.pdf")"), "证明 \"甲\".pdf");
  EXPECT_EQ(file_name(R"(form-data; name="a"; filename="a \"b\".pdf")"), "a \"b\".pdf");
  EXPECT_EQ(file_name(R"(form-data; filename="old.pdf"; name="a"; filename*=utf-8'zh'%E6%96%B0.pdf)"), "新.pdf");
  EXPECT_EQ(file_name(R"(form-data; name=a; filename*=gbk''%D0%C2.pdf; filename="ok.pdf")"), "ok.pdf");
  EXPECT_EQ(file_name(R"(form-data; name=a; filename=token.pdf)"), "token.pdf");
  EXPECT_FALSE(parse_disposition("form-data"));
  EXPECT_FALSE(parse_disposition("form-data; name=\"open"));
  EXPECT_FALSE(parse_disposition("form-data; name=\"\xff\""));
  EXPECT_FALSE(parse_disposition("form-data; name=\"a\tb\""));
  EXPECT_FALSE(parse_disposition("form-data; name=\"a\"; filename=\"\xb2\xe2.txt\""));
}

TEST(FileName, IsOnlyEverAName) {
  EXPECT_EQ(clean_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(clean_file_name("C:\\用户\\a.pdf"), "a.pdf");
  EXPECT_EQ(clean_file_name("a/"), "");
  EXPECT_EQ(clean_file_name(".."), "");
  EXPECT_EQ(clean_file_name("　 a.pdf "), "a.pdf");
  EXPECT_EQ(clean_file_name("a\r\nb\x7f.pdf"), "ab.pdf");
  EXPECT_EQ(clean_file_name("a\u202Efdp.exe"), "afdp.exe");
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "长";
  const std::string cut = clean_file_name(longest + ".pdf");
  EXPECT_LE(cut.size(), 255u);
  EXPECT_GE(cut.size(), 250u);
  EXPECT_TRUE(cut.ends_with("长.pdf"));
}

}  // namespace
}  // namespace zj::http
