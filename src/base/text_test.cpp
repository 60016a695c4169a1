#include "base/text.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace zj {
namespace {

using Parts = std::vector<std::string_view>;

TEST(Text, SplitsAndJoins) {
  EXPECT_EQ(split("a,b,,c", ','), (Parts{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), (Parts{""}));
  EXPECT_EQ(split(",", ','), (Parts{"", ""}));
  EXPECT_EQ(join({"甲", "乙", "丙"}, "、"), "甲、乙、丙");
  EXPECT_EQ(join({"", ""}, ","), ",");
  EXPECT_EQ(join({}, ","), "");
}

TEST(Text, TrimsAsciiAndIdeographicSpace) {
  EXPECT_EQ(trim(" \t\r\n\u3000 企业 名称\u3000\n "), "企业 名称");
  EXPECT_EQ(trim("\u3000\u3000"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("、"), "、");  // shares bytes with U+3000
}

TEST(Text, CountsCodePoints) {
  EXPECT_EQ(length("智能工厂"), 4u);
  EXPECT_EQ(length("a\u00e9\u667a\U0001F3ED"), 4u);
  EXPECT_EQ(length("\xff\xfe"), 2u);
}

TEST(Text, EveryCodePointReadsBackAsItself) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    std::string utf8;
    append_utf8(utf8, c);
    ASSERT_TRUE(is_utf8(utf8));
    std::size_t at = 0;
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    ASSERT_EQ(next_code_point(utf8, at), surrogate ? char32_t{0xFFFD} : c);
    ASSERT_EQ(at, utf8.size());
  }
}

TEST(Text, SeesWhatIsNotUtf8) {
  for (const std::string bad :
       {"\x80", "\xC3", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xE6\x99", "\xED\xA0\x80", "\xF0\x80\x80\xAF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "智\xE6\x99", "\xE6\x99智"}) {
    EXPECT_FALSE(is_utf8(bad));
  }
  for (const std::string good : {"", "abc", "智鉴", "\uFFFD", "\U0010FFFF"}) EXPECT_TRUE(is_utf8(good)) << good;
  EXPECT_TRUE(is_utf8(std::string("\0", 1)));
}

TEST(Text, ReadsOnAfterAnIllFormedByte) {
  std::size_t at = 0;
  const std::string_view text =
      "\xE6\x99"
      "a";
  EXPECT_EQ(next_code_point(text, at), char32_t{0xFFFD});
  EXPECT_EQ(next_code_point(text, at), char32_t{0xFFFD});
  EXPECT_EQ(next_code_point(text, at), U'a');
  EXPECT_EQ(at, text.size());
}

// Whatever the bytes, reading ends, moves forward, and agrees with is_utf8 and append_utf8.
TEST(Text, AnyBytesCanBeRead) {
  SeededRandom random(11);
  constexpr std::uint8_t interesting[] = {0x00, 0x41, 0x7F, 0x80, 0xBF, 0xC2, 0xE0, 0xA0,
                                          0xED, 0x9F, 0xEF, 0xF0, 0x90, 0xF4, 0x8F};
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random.below(9), '\0');
    for (char& c : bytes) c = static_cast<char>(interesting[random.below(std::size(interesting))]);
    std::string rewritten;
    std::size_t count = 0;
    for (std::size_t at = 0; at < bytes.size(); ++count) {
      const std::size_t from = at;
      append_utf8(rewritten, next_code_point(bytes, at));
      ASSERT_GT(at, from);
    }
    ASSERT_EQ(count, length(bytes));
    ASSERT_TRUE(is_utf8(rewritten));
    ASSERT_EQ(is_utf8(bytes), rewritten == bytes);
  }
}

TEST(Text, ShowsWhatCannotBeSeen) {
  EXPECT_EQ(visible(U'智'), "智");
  EXPECT_EQ(visible(U' '), " ");
  EXPECT_EQ(visible(U'\n'), "U+000A");
  EXPECT_EQ(visible(0x7F), "U+007F");
  EXPECT_EQ(visible(0xFFFD), "U+FFFD");
}

TEST(Text, FoldsFullWidth) {
  EXPECT_EQ(to_half_width("９１５１０１００ＭＡ６Ｃ　～！"), "91510100MA6C ~!");
  EXPECT_EQ(to_half_width("智能，工厂。“”"), "智能,工厂。“”");
  EXPECT_EQ(to_half_width("abc\xff"), "abc\xff");
}

TEST(Text, ReadsWholeNumbersAndNothingElse) {
  EXPECT_EQ(parse_integer("-12"), -12);
  EXPECT_EQ(parse_integer("9223372036854775807"), 9223372036854775807);
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1.0", "0x1", "9223372036854775808", "１"})
    EXPECT_FALSE(parse_integer(text)) << text;
}

TEST(Text, FindsTheNearestName) {
  const Parts names{"关键设备联网率", "关键工序数控化率", "生产效率", "质量", "measure", "json"};
  EXPECT_EQ(nearest("关键设备连网率", names), "关键设备联网率");
  EXPECT_EQ(nearest("生产率", names), "生产效率");
  EXPECT_EQ(nearest("mesaure", names), "measure");
  EXPECT_EQ(nearest("jsno", names), "json");
  EXPECT_EQ(nearest("measure", names), "measure");
  EXPECT_EQ(nearest("设备", names), "");
  EXPECT_EQ(nearest("质", names), "");
  EXPECT_EQ(nearest("", names), "");
  EXPECT_EQ(nearest("完全不同的名字", names), "");
  EXPECT_EQ(nearest("a", {}), "");
}

TEST(Text, NearestPrefersTheCloser) {
  EXPECT_EQ(nearest("clocks", {"blocked", "clock", "locks"}), "clock");
}

}  // namespace
}  // namespace zj
