#include "html/layout.h"

#include <string>

#include <gtest/gtest.h>

#include "html/assets.h"

namespace zj::html {
namespace {

bool contains(const Html& html, std::string_view part) {
  return html.markup().find(part) != std::string::npos;
}

TEST(View, IsReadBackAsItWasWritten) {
  for (const Theme theme : {Theme::system, Theme::light, Theme::dark}) {
    for (const bool large : {false, true}) {
      const View view = read_view(write_view({theme, large}));
      EXPECT_EQ(view.theme, theme);
      EXPECT_EQ(view.large, large);
    }
  }
}

TEST(View, LeavesOutWhatItDoesNotKnow) {
  const View view = read_view("..neon.large.\"><script>");
  EXPECT_EQ(view.theme, Theme::system);
  EXPECT_TRUE(view.large);
  EXPECT_FALSE(read_view("").large);
}

TEST(Pages, AreRightFromTheFirstByte) {
  Page page{.lang = Lang::en, .view = {Theme::dark, true}, .title = "A & B"};
  const Html made = public_page(page, h1("x"));
  EXPECT_EQ(made.markup().substr(0, 15), "<!doctype html>");
  EXPECT_TRUE(contains(made, "<html lang=\"en\" class=\"theme-dark large\">"));
  EXPECT_TRUE(contains(made, "<title>A &amp; B · Zhijian</title>"));
  EXPECT_TRUE(contains(made, "<meta name=\"robots\" content=\"noindex\">"));
  EXPECT_TRUE(contains(public_page({.title = "x"}, {}), "<html lang=\"zh-CN\"><head>"));
}

TEST(Pages, SwitchesComeBackToWhereTheyWere) {
  EXPECT_TRUE(contains(public_page({.title = "x", .path = "/titles?q=a&page=2"}, {}),
                       "href=\"/view?look=system.large&amp;to=%2Ftitles%3Fq%3Da%26page%3D2\""));
}

TEST(Pages, SignedInHaveAMenuOthersALink) {
  Page page{.title = "x"};
  EXPECT_TRUE(contains(work_page(page, {}, {}), "href=\"/sign-in\">登录办理</a>"));
  page.account = Account{.role = "企业", .name = "林知远", .csrf = "t"};
  const Html made = work_page(page, {}, {});
  EXPECT_FALSE(contains(made, "登录办理"));
  EXPECT_TRUE(contains(made, "action=\"/sign-out\" data-sign-out><input type=\"hidden\" name=\"csrf\" value=\"t\">"));
}

TEST(Crumbs, TheLastIsNoLink) {
  EXPECT_EQ(crumbs(Lang::zh, {{"待办", "/q"}, {"0142", "/c"}}).markup(),
            "<nav aria-label=\"当前位置\"><ol class=\"crumbs\"><li><a href=\"/q\">待办</a></li><li "
            "aria-current=\"page\">0142</li></ol></nav>");
  EXPECT_TRUE(crumbs(Lang::zh, {}).empty());
}

TEST(Assets, AreTheOnesThatPagesLoad) {
  for (const char* name : {"favicon.svg", "htmx.min.js", "icons.svg", "tokens.css", "zhijian.css", "zhijian.js"}) {
    ASSERT_NE(find_asset(name), nullptr) << name;
    EXPECT_FALSE(find_asset(name)->bytes.empty()) << name;
    EXPECT_TRUE(asset(name).starts_with("/assets/" + std::string(name) + "?v="));
  }
  EXPECT_EQ(find_asset("zhijian.css")->media_type, "text/css; charset=utf-8");
  EXPECT_EQ(find_asset("nothing.css"), nullptr);
  EXPECT_THROW(asset("nothing.css"), std::logic_error);
}

TEST(Assets, EveryIconIsInTheSprite) {
  const std::string_view sprite = find_asset("icons.svg")->bytes;
  for (int i = 1; i <= static_cast<int>(Icon::font); ++i) {
    const std::string markup = icon(static_cast<Icon>(i)).markup();
    const std::size_t from = markup.find("#i-") + 1;
    const std::string name = markup.substr(from, markup.find('"', from) - from);
    EXPECT_NE(sprite.find("<symbol id=\"" + name + "\""), std::string_view::npos) << name;
  }
}

TEST(Stylesheets, TheTwoDarkBlocksAreEqual) {
  const std::string_view css = find_asset("tokens.css")->bytes;
  const auto block = [css](std::string_view selector) {
    const std::size_t from = css.find('{', css.find(selector)) + 1;
    return css.substr(from, css.find('}', from) - from);
  };
  std::string chosen(block(":root.theme-dark {")), system(block(":root:not(.theme-light):not(.theme-dark) {"));
  EXPECT_FALSE(chosen.empty());
  EXPECT_EQ(chosen, system);
}

}  // namespace
}  // namespace zj::html
