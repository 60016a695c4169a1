#include "html/html.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace zj::html {
namespace {

// What a browser makes of escaped text: the five named and numbered references that escaping may write, and nothing
// else.
std::string unescaped(std::string_view markup) {
  static const std::vector<std::pair<std::string_view, char>> references = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&#13;", '\r'}};
  std::string out;
  for (std::size_t i = 0; i < markup.size();) {
    bool replaced = false;
    for (const auto& [reference, character] : references) {
      if (markup.substr(i).starts_with(reference)) {
        out += character;
        i += reference.size();
        replaced = true;
        break;
      }
    }
    if (!replaced) out += markup[i++];
  }
  return out;
}

TEST(Element, WritesAttributesAndChildrenInAnyOrder) {
  EXPECT_EQ(td("68.22 %", cls("num")).markup(), "<td class=\"num\">68.22 %</td>");
  EXPECT_EQ(tr(td(1), td(std::int64_t{-7}), td(std::size_t{3})).markup(), "<tr><td>1</td><td>-7</td><td>3</td></tr>");
  EXPECT_EQ(ul(std::vector<Html>{li("甲"), li("乙")}).markup(), "<ul><li>甲</li><li>乙</li></ul>");
  EXPECT_EQ((br() + hr()).markup(), "<br><hr>");
  EXPECT_EQ(shape("rect", attr("width", "68.22%")).markup(), "<rect width=\"68.22%\"/>");
}

TEST(Element, LeavesOutWhatIsOff) {
  EXPECT_EQ(input(flag("checked", false), flag("required"), attr_if(false, "lang", "en")).markup(), "<input required>");
  EXPECT_EQ(p(Html{}, Attr{}).markup(), "<p></p>");
}

TEST(Escape, TextCannotBecomeMarkup) {
  EXPECT_EQ(p("<script>alert('1') && \"2\"</script>").markup(),
            "<p>&lt;script&gt;alert(&#39;1&#39;) &amp;&amp; &quot;2&quot;&lt;/script&gt;</p>");
}

TEST(Escape, AttributesCannotBeLeft) {
  EXPECT_EQ(input(value("\" autofocus onfocus='x' a=\"")).markup(),
            "<input value=\"&quot; autofocus onfocus=&#39;x&#39; a=&quot;\">");
}

TEST(Escape, TextIsNotEscapedTwice) {
  EXPECT_EQ(p(b("a & b")).markup(), "<p><b>a &amp; b</b></p>");
}

TEST(Escape, NulBecomesTheReplacementCharacter) {
  EXPECT_EQ(text(std::string_view("a\0b", 3)).markup(),
            "a\xEF\xBF\xBD"
            "b");
}

TEST(Escape, ReadingBackGivesTheText) {
  std::mt19937 random(20261123);
  const std::string alphabet = "<>&\"'\r\n\t;#= amplt3910quo\xE5\x8C\xBA\xF0\x9F\x8F\xAD";
  for (int round = 0; round < 20000; ++round) {
    std::string original;
    for (std::size_t n = random() % 24; n > 0; --n) {
      original += random() % 3 == 0 ? static_cast<char>(1 + random() % 255) : alphabet[random() % alphabet.size()];
    }
    std::string escaped;
    append_escaped(escaped, original);
    ASSERT_EQ(unescaped(escaped), original);
    ASSERT_EQ(escaped.find_first_of("<>\"'\r"), std::string::npos) << escaped;
  }
}

TEST(DataBlock, CannotBeEndedFromInside) {
  EXPECT_EQ(data_block("d", R"({"a":"</script><!--"})").markup(),
            "<script type=\"application/json\" id=\"d\">{\"a\":\"\\u003c/script>\\u003c!--\"}</script>");
}

TEST(Addresses, OfOurOwnPagesAndSafeSchemesAreKept) {
  for (const char* address : {"/", "/case/ab?x=1#y", "#main", "?page=2", "https://www.chengdu.gov.cn/a", "HTTPS://x.cn",
                              "mailto:a@b.cn", "tel:028-12345"}) {
    EXPECT_EQ(href(address).value, address);
  }
  EXPECT_EQ(action("/case/ab/submit").value, "/case/ab/submit");
  EXPECT_EQ(src("/assets/qr.svg").value, "/assets/qr.svg");
}

TEST(Addresses, OfAnythingElseBecomeHarmless) {
  for (const char* address : {"",
                              "javascript:alert(1)",
                              "JaVaScRiPt:alert(1)",
                              "java\tscript:alert(1)",
                              " javascript:alert(1)",
                              "data:text/html,x",
                              "vbscript:x",
                              "http://x.cn",
                              "//evil.cn",
                              "/\\evil.cn",
                              "\\\\evil.cn",
                              "/\t/evil.cn",
                              "/\n/evil.cn",
                              "case/1",
                              "https:",
                              "https:evil.cn",
                              "mailto:",
                              "tel:",
                              "/a b",
                              "\x01/x",
                              "blob:x",
                              "filesystem:x"}) {
    EXPECT_EQ(href(address).value, "#") << address;
  }
  EXPECT_EQ(action("https://evil.cn/").value, "#");
  EXPECT_EQ(src("https://evil.cn/x.js").value, "#");
}

TEST(Each, JoinsWhatItMakes) {
  const std::vector<int> numbers = {1, 2, 3};
  EXPECT_EQ(each(numbers, [](int n) { return b(n); }).markup(), "<b>1</b><b>2</b><b>3</b>");
  EXPECT_EQ(group("a<", b("x"), 7).markup(), "a&lt;<b>x</b>7");
}

}  // namespace
}  // namespace zj::html
