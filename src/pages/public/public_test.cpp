// The public screens over the real registry: what anybody may open, and the ways in.

#include "pages/public/letter.h"
#include "pages/public/measure_view.h"
#include "pages/testing.h"
#include "words/pages_public.h"

namespace zj::pages {
namespace {

std::string all(const std::vector<std::string>& problems) {
  std::string text;
  for (const std::string& problem : problems) text += problem + "\n";
  return text;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

class PublicScreens : public HouseTest {
 protected:
  // The page answers 200 and is sound.
  std::string page(Browser& visitor, const std::string& target, int status = 200) {
    const auto response = visitor.get(target);
    EXPECT_EQ(response.status, status) << target;
    EXPECT_EQ(all(html::problems(response.body)), "") << target;
    return response.body;
  }
  // A new enterprise, signed in, and the account it signs in with.
  std::string enter(Browser& visitor) {
    const auto form = registration();
    EXPECT_EQ(visitor.post("/register", form).status, 303);
    return form[4].second;
  }
};

class Beginnings : public PublicScreens {};  // a house in which nothing has happened

class Rounds : public PublicScreens {};  // a house of its own, in which a round opens

TEST_F(Beginnings, AreSound) {
  Browser visitor = house().browser();
  for (const char* target : {"/", "/notices", "/titles", "/measure", "/sign-in", "/register", "/?lang=en",
                             "/measure?q=%E8%81%94%E7%BD%91%E7%8E%87", "/measure?q=%3Cb%3E", "/measure/versions",
                             "/measure/versions?lang=en", "/titles?lang=en", "/measure?lang=en", "/register?lang=en"}) {
    page(visitor, target);
  }
  EXPECT_TRUE(contains(page(visitor, "/"), "目前没有开放的批次"));
}

TEST_F(Rounds, AreShownFromTheirAnnouncement) {
  const std::string round = house().open_round();
  Browser visitor = house().browser();
  const std::string home = page(visitor, "/");
  EXPECT_TRUE(contains(home, "2026年度"));
  EXPECT_TRUE(contains(home, "2026年9月1日至2026年9月30日 24 时"));
  EXPECT_TRUE(contains(home, "申报中·剩 20 个工作日"));
  EXPECT_TRUE(contains(page(visitor, "/notices"), "/rounds/" + round));
  const std::string notice = page(visitor, "/rounds/" + round);
  EXPECT_TRUE(contains(notice, "申报工作的通知"));
  EXPECT_TRUE(contains(notice, house().registry->measure_in_force()->hash()));
  page(visitor, "/measure?round=" + round);
}

TEST_F(PublicScreens, SayThatANumberIsNoTitle) {
  Browser visitor = house().browser();
  EXPECT_TRUE(contains(page(visitor, "/titles/CD-ZNGC-2026-0001", 404), "没有编号为“CD-ZNGC-2026-0001”的称号"));
  const auto found = visitor.get("/titles?number=%20%EF%BC%A3D-zngc-2026-0001");
  EXPECT_EQ(found.status, 303);
  EXPECT_EQ(header(found, "Location"), "/titles/CD-ZNGC-2026-0001");
  EXPECT_EQ(visitor.get("/titles/CD-ZNGC-2026-0001/certificate.pdf").status, 404);
}

TEST_F(PublicScreens, OpenEveryCitationOnTheMeasure) {
  Browser visitor = house().browser();
  const std::string text = page(visitor, "/measure");
  const auto measure = house().registry->measure_in_force();
  const auto is_anchor = [&](const std::string& id) { return contains(text, " id=\"" + id + "\""); };
  for (const auto& article : measure->articles())
    EXPECT_TRUE(article.id.empty() || is_anchor(article.id)) << article.id;
  for (const auto& rule : measure->rules()) EXPECT_TRUE(is_anchor(rule.id)) << rule.id;
  for (const auto& assumption : measure->assumptions()) EXPECT_TRUE(is_anchor(assumption.id)) << assumption.id;
  for (const auto& cell : measure->cells()) {
    EXPECT_TRUE(is_anchor(cell.id)) << cell.id;
    for (const auto& clause : cell.clauses) EXPECT_TRUE(is_anchor(clause.id)) << clause.id;
  }
}

TEST_F(PublicScreens, LinkTheFilesOfAMeasureWithinItsPage) {
  const auto measure = house().registry->measure_in_force();
  EXPECT_EQ(links_within(*measure, R"(<a href="%E6%99%BA%E8%83%BD%E5%B7%A5%E5%8E%82.md#F.A">x</a>)"),
            R"(<a href="#F.A">x</a>)");
  EXPECT_EQ(links_within(*measure, R"(<a href="#ART10">x</a><a href="https://a.example/b.html">y</a>)"),
            R"(<a href="#ART10">x</a><a href="https://a.example/b.html">y</a>)");
  EXPECT_EQ(links_within(*measure, R"(<a href="智能工厂.md">x</a>)"), R"(<a href="#ANNEX3">x</a>)");
}

// ---- registration

TEST_F(PublicScreens, RegisterAnEnterpriseAndSignItIn) {
  Browser visitor = house().browser();
  auto form = registration();
  form[0].second = "　" + form[0].second.substr(0, 6) + " " + form[0].second.substr(6) + " ";  // as pasted
  const auto response = visitor.post("/register", form);
  ASSERT_EQ(response.status, 303) << response.body;
  EXPECT_TRUE(header(response, "Location").starts_with("/applications"));
  page(visitor, "/applications");
}

TEST_F(PublicScreens, NameEveryFieldThatIsWrongAndKeepWhatWasTyped) {
  Browser visitor = house().browser();
  const auto response = visitor.post("/register", {{"code", "９１５１０１00ma6c01428x"},
                                                   {"name", ""},
                                                   {"unit", ""},
                                                   {"person", "林知远"},
                                                   {"login", "a b"},
                                                   {"password", "short"}});
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(all(html::problems(response.body)), "");
  for (const char* field : {"#f-code", "#f-name", "#f-unit", "#f-login", "#f-password"})
    EXPECT_TRUE(contains(response.body, field)) << field;
  EXPECT_FALSE(contains(response.body, "#f-person"));
  EXPECT_TRUE(contains(response.body, "91510100MA6C01428X"));
  EXPECT_TRUE(contains(response.body, "林知远"));
  EXPECT_FALSE(contains(response.body, "short\""));
}

TEST_F(PublicScreens, RegisterAnEnterpriseOnce) {
  Browser first = house().browser(), second = house().browser();
  auto again = registration();
  ASSERT_EQ(first.post("/register", again).status, 303);
  again[4].second = "someone.else";
  const auto response = second.post("/register", again);
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(contains(response.body, "已经注册"));
}

// ---- signing in

TEST_F(PublicScreens, SignInAndGoOnWhereItWasAsked) {
  Browser visitor = house().browser();
  const std::string login = enter(visitor);
  visitor.post("/sign-out", {});
  const auto asked = visitor.get("/applications?x=1");
  EXPECT_EQ(header(asked, "Location"), "/sign-in?to=%2Fapplications%3Fx%3D1");
  EXPECT_EQ(visitor.post("/sign-in", {{"login", login}, {"password", "wrong"}}).status, 403);
  const auto response =
      visitor.post("/sign-in", {{"login", login}, {"password", "correct horse"}, {"to", "/applications?x=1"}});
  EXPECT_EQ(header(response, "Location"), "/applications?x=1");
}

TEST_F(PublicScreens, LeadNowhereElseAfterSigningIn) {
  for (const char* elsewhere : {"//evil.example/", "https://evil.example/", "/\\evil.example", "evil"}) {
    Browser visitor = house().browser();
    const std::string login = enter(visitor);
    visitor.post("/sign-out", {});
    const auto response =
        visitor.post("/sign-in", {{"login", login}, {"password", "correct horse"}, {"to", elsewhere}});
    EXPECT_EQ(header(response, "Location"), "/work") << elsewhere;
  }
}

TEST_F(PublicScreens, BringBackAFormThatCameTooLate) {
  const std::string round = "ABC";
  Browser visitor = house().browser();
  const std::string login = enter(visitor);
  visitor.forget_session();
  const auto late =
      visitor.post("/applications?round=" + round,
                   {{"key", "k-1"}, {"称号", "智能工厂"}, {"推荐单位", "longquanyi"}, {"场所名称", "一号工厂"}});
  EXPECT_TRUE(header(late, "Location").starts_with("/sign-in?to="));
  const auto signed_in = visitor.post("/sign-in", {{"login", login}, {"password", "correct horse"}});
  EXPECT_EQ(header(signed_in, "Location"), "/restored");
  const std::string form = page(visitor, "/restored");
  EXPECT_TRUE(contains(form, "action=\"/applications?round=" + round + "\""));
  EXPECT_TRUE(contains(form, "name=\"场所名称\" value=\"一号工厂\""));
  EXPECT_TRUE(contains(form, "name=\"key\" value=\"k-1\""));
  // Shown once; it is not there for the next sign-in.
  EXPECT_EQ(visitor.get("/restored").status, 303);
}

TEST_F(PublicScreens, SayNothingThatALinkPutsIntoTheirMouth) {
  Browser visitor = house().browser();
  EXPECT_FALSE(contains(page(visitor, "/?said=pay-here&tone=warn"), "<p>pay-here"));
  EXPECT_FALSE(contains(page(visitor, "/?said=pay-here&tone=warn&by=0123456789abcdef"), "<p>pay-here"));
  enter(visitor);
  const std::string said_by_us = header(visitor.post("/sign-out", {}), "Location");
  const std::string message = "<p>" + std::string(words::signed_out.zh);
  EXPECT_TRUE(contains(page(visitor, said_by_us), message));
  EXPECT_FALSE(contains(page(visitor, said_by_us + "x"), message));
}

TEST(ErrorPage, IsAPageForPeopleAndALineForPrograms) {
  http::Request request;
  request.path = request.target = "/nowhere";
  const Said why{{"没有找到这个页面", "There is no such page"}, {}};
  EXPECT_EQ(error_page(404, why, request).body, "没有找到这个页面\n");
  request.headers.add("accept", "text/html,*/*");
  const http::Response shown = error_page(404, why, request);
  EXPECT_EQ(shown.status, 404);
  EXPECT_TRUE(html::problems(shown.body).empty()) << html::problems(shown.body).front();
}

TEST_F(PublicScreens, KeepHowPagesLookInACookie) {
  Browser visitor = house().browser();
  EXPECT_EQ(header(visitor.get("/view?look=dark.large&to=/titles"), "Location"), "/titles");
  EXPECT_TRUE(contains(visitor.get("/").body, "class=\"theme-dark large\""));
  visitor.get("/view?lang=en&to=/");
  EXPECT_TRUE(contains(visitor.get("/").body, "lang=\"en\""));
  EXPECT_EQ(header(visitor.get("/view?look=nonsense&to=//evil.example"), "Location"), "/");
}

// ---- documents

registry::Document notice_document() {
  registry::Document document;
  document.title = "关于拟认定名单的公示";
  document.body = *parse_json(
      R"({"issuer": "成都市经济和信息化局", "number": "成经信公示〔2026〕6号", "title": "关于拟认定名单的公示", "to": "各有关单位：", "date": "2026-11-20",
    "basis": "办法", "blocks": [{"kind": "heading", "text": "一、公示时间"}, {"kind": "paragraph", "text": "五个工作日。"}, {"kind": "paragraph", "text": ""},
    {"kind": "table", "text": "", "columns": ["序号", "企业"], "rows": [["1", "成都砚北<航空>"]]}, {"kind": "attachment", "text": "认定名单"}]})");
  return document;
}

TEST(Letters, PutTheTableOfAnAttachmentOnASheetOfItsOwn) {
  const std::string sheets = letter_sheets(notice_document()).markup();
  EXPECT_EQ(all(html::problems(sheets, false)), "");
  EXPECT_TRUE(contains(sheets, "附件：认定名单"));
  EXPECT_TRUE(contains(sheets, "成都砚北&lt;航空&gt;"));
  EXPECT_LT(sheets.find("附件：认定名单"), sheets.find("<table"));
  const documents::Letter letter = printable(notice_document(), "https://zhijian.example/document/1");
  ASSERT_EQ(letter.body.size(), 2u);
  const auto& heading = std::get<documents::Paragraph>(letter.body[0]);
  EXPECT_EQ(heading.level, 1);
  EXPECT_EQ(heading.text, "公示时间");
  EXPECT_EQ(letter.salutation, "各有关单位");
  ASSERT_EQ(letter.attachments.size(), 1u);
  EXPECT_EQ(std::get<documents::Table>(letter.attachments[0].blocks[0]).rows[0][1], "成都砚北<航空>");
}

}  // namespace
}  // namespace zj::pages
