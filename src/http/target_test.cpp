#include "http/target.h"

#include <gtest/gtest.h>

namespace zj::http {
namespace {

std::string path_of(std::string_view raw) {
  const auto target = parse_target(raw);
  return target ? target->path : "refused";
}

TEST(Target, IsDecodedAndNormalised) {
  EXPECT_EQ(path_of("/"), "/");
  EXPECT_EQ(path_of("/a/b"), "/a/b");
  EXPECT_EQ(path_of("//a///b//"), "/a/b");
  EXPECT_EQ(path_of("/a/./b/../c"), "/a/c");
  EXPECT_EQ(path_of("/a/%2E%2e/b"), "/b");
  EXPECT_EQ(path_of("/%E6%99%BA/%20+"), "/智/ +") << "a plus is a plus in a path";
  EXPECT_EQ(path_of("/\xE6\x99\xBA"), "/智");
  EXPECT_EQ(path_of("/a;b=c:@!$"), "/a;b=c:@!$");
  EXPECT_EQ(path_of("http://Host.cn:80/a?b"), "/a");
  EXPECT_EQ(parse_target("HTTP://Host.CN:80?b=1")->authority, "host.cn:80");
  EXPECT_EQ(parse_target("https://h?b=1")->query.first("b"), "1");
}

TEST(Target, IsRefusedWhenItCouldMeanTwoThings) {
  for (const std::string_view raw :
       {"",           "a",    "*",       "host:80",   "?a",        "/..",  "/a/../../b", "/%2e%2e", "/a%2fb",
        "/a%2Fb",     "/%",   "/%1",     "/%1g",      "/%00",      "/%0a", "/%7f",       "/%ff",    "/%c0%af",
        "/%ed%a0%80", "/a#b", "http://", "http:///a", "ftp://h/a", "/?%",  "/?a=%ff",    "/?a=%00"})
    EXPECT_FALSE(parse_target(raw)) << raw;
}

TEST(Target, EncodesBack) {
  const std::string name = "申报 书/甲%+&=?#\"'~-._";
  EXPECT_EQ(percent_decode(percent_encode(name)), name);
  EXPECT_EQ(percent_encode("a b/ü"), "a%20b%2F%C3%BC");
  EXPECT_EQ(path_of("/x/" + percent_encode("甲 乙")), "/x/甲 乙");
  EXPECT_EQ(encode_unprintable("/找?q=a b&c=%20\r\n"), "/%E6%89%BE?q=a%20b&c=%20%0D%0A");
}

TEST(Urlencoded, KeepsOrderAndRepetition) {
  const auto fields = parse_urlencoded("a=1&b=%e6%99%ba+%2B&a=2&c&=d&&e=x=y&f=1%0D%0A2");
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->every("a"), (std::vector<std::string_view>{"1", "2"}));
  EXPECT_EQ(fields->first("b"), "智 +");
  EXPECT_TRUE(fields->has("c"));
  EXPECT_EQ(fields->first("c"), "");
  EXPECT_EQ(fields->first(""), "d");
  EXPECT_EQ(fields->first("e"), "x=y");
  EXPECT_EQ(fields->first("f"), "1\r\n2");
  EXPECT_EQ(fields->all().size(), 7u);
  EXPECT_TRUE(parse_urlencoded("")->all().empty());
}

TEST(Urlencoded, IsRefusedWhenMalformedOrEndless) {
  for (const std::string_view text : {"a=%", "a=%f", "a=%gg", "%=a", "a=%00", "a=%ff"})
    EXPECT_FALSE(parse_urlencoded(text)) << text;
  EXPECT_TRUE(parse_urlencoded("a&b&c", 3));
  EXPECT_FALSE(parse_urlencoded("a&b&c&d", 3));
}

}  // namespace
}  // namespace zj::http
