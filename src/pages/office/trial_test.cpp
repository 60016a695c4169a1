// Trying out a change on the screens: sound pages, for those who may.

#include "pages/office/trial_view.h"
#include "pages/testing.h"

namespace zj::pages {
namespace {

std::string all(const std::vector<std::string>& problems) {
  std::string text;
  for (const std::string& problem : problems) text += problem + "\n";
  return text;
}

class TrialScreens : public HouseTest {
 protected:
  Browser signed_in(std::string_view role, const registry::Org& org) {
    Browser browser = house().browser();
    const registry::Actor actor = house().officer(role, org);
    EXPECT_EQ(browser.post("/sign-in", {{"login", actor.login}, {"password", "a long password"}}).status, 303);
    return browser;
  }
  std::string page(Browser& browser, const std::string& target, int status = 200) {
    const auto response = browser.get(target);
    EXPECT_EQ(response.status, status) << target;
    EXPECT_EQ(all(html::problems(response.body)), "") << target;
    return response.body;
  }
};

TEST_F(TrialScreens, AreSoundFromTheFirstToTheLast) {
  Browser head = signed_in("division_head", house().bureau);
  page(head, "/trials");
  const auto made = head.post("/trials", {{"name", "试一试"}, {"key", "k1"}});
  ASSERT_EQ(made.status, 303);
  const std::string to = header(made, "location"), trial = to.substr(0, to.find('?'));
  const std::string path = "path=%E8%AF%84%E5%88%86.md";
  for (const char* more : {"", "/diff", "/run"}) page(head, trial + more);
  const std::string file = page(head, trial + "/file?" + path);
  EXPECT_NE(file.find("id=\"L1\""), std::string::npos);
  const auto saved = head.post(trial + "/file",
                               {{"path", "评分.md"}, {"text", "# 空的\r\n\r\n```rule X\r\n```\r\n"}, {"version", "0"}});
  EXPECT_EQ(saved.status, 303);
  EXPECT_NE(page(head, trial + "/file?" + path).find("class=\"wrong\""), std::string::npos);
  for (const char* more : {"", "/diff"}) page(head, trial + more);
  page(head, trial + "/run", 422);
  const auto late = head.post(trial + "/file", {{"path", "评分.md"}, {"text", "<script>"}, {"version", "0"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(all(html::problems(late.body)), "");
  EXPECT_NE(late.body.find("&lt;script&gt;"), std::string::npos);
  page(head, "/measure/text");
}

TEST_F(TrialScreens, AreForNobodyElse) {
  for (const char* role : {"auditor", "district_lead"}) {
    Browser other = signed_in(role, role == std::string_view("auditor") ? house().bureau : house().district);
    page(other, "/trials", 404);
    page(other, "/measure/text", 404);
    EXPECT_EQ(other.post("/trials", {{"name", "试"}, {"key", "k2"}}).status, 404);
    EXPECT_EQ(page(other, "/messages").find("/trials"), std::string::npos);
  }
}

TEST(CodeEditor, NumbersItsLinesAndMarksThoseThatAreWrong) {
  measure::Diagnostic wrong;
  wrong.line = 2;
  const std::string shown =
      code_editor({.name = "text", .label = "内容", .help = "说明", .text = "甲\n</textarea>", .found = {wrong}})
          .markup();
  EXPECT_NE(shown.find("<span id=\"L2\" class=\"wrong\">2</span>"), std::string::npos);
  EXPECT_NE(shown.find(">\n甲\n&lt;/textarea&gt;</textarea>"), std::string::npos);
}

}  // namespace
}  // namespace zj::pages
