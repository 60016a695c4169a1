// Filling in, proving, signing: an enterprise at work, over the real registry.

#include "base/hash.h"
#include "base/text.h"
#include "base/version.h"
#include "measure/receipt.h"
#include "pages/enterprise/fields.h"
#include "pages/testing.h"

namespace zj::pages {
namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string all(const std::vector<std::string>& problems) {
  std::string text;
  for (const std::string& problem : problems) text += problem + "\n";
  return text;
}

class Enterprise : public HouseTest {
 protected:
  static void SetUpTestSuite() {
    HouseTest::SetUpTestSuite();
    house().open_round();
  }
  void SetUp() override {
    operator_.emplace(house().browser());
    enter(*operator_);
    ref_ = begin(*operator_, "智能工厂");
  }

  static void enter(Browser& browser) {
    const auto response = browser.post("/register", registration());
    ASSERT_EQ(response.status, 303) << response.body;
  }
  std::string begin(Browser& browser, const std::string& kind) {
    const std::string page = browser.get("/applications").body;
    const auto at = page.find("/applications?round=");
    EXPECT_NE(at, std::string::npos);
    const std::string action = page.substr(at, page.find('"', at) - at);
    const auto created = browser.post(
        action,
        {{"key", house().random.token()}, {"称号", kind}, {"推荐单位", "longquanyi"}, {"场所名称", "一号工厂"}});
    EXPECT_EQ(created.status, 303) << created.body;
    const std::string location = header(created, "location");
    return location.substr(14, location.find("/fill") - 14);
  }
  std::string page(const std::string& target, int status = 200) {
    const auto response = operator_->get(target);
    EXPECT_EQ(response.status, status) << target;
    EXPECT_EQ(all(html::problems(response.body)), "") << target;
    return response.body;
  }
  http::Response save(const std::string& path, const std::string& value, const std::string& version = "0") {
    return operator_->post("/applications/" + ref_ + "/field", {{"path", path}, {"value", value}, {"version", version}},
                           true);
  }
  // What a browser would post for a field that shows `text` at `version`.
  static std::pair<std::string, std::string> seen(const std::string& path, int version, const std::string& text) {
    return {"v." + path, seen_mark(version, text)};
  }
  std::string section(const std::string& id) {
    return "/applications/" + ref_ + "/fill?section=" + html::percent_encoded(id);
  }
  http::Upload file(const std::string& name, const std::string& bytes) {
    http::Upload upload;
    upload.field = "file";
    upload.file_name = name;
    upload.size = bytes.size();
    upload.sha256 = sha256_hex(bytes);
    upload.path = house().folder / ("spool-" + std::to_string(++spooled_));
    std::ofstream(upload.path, std::ios::binary) << bytes;
    return upload;
  }

  std::optional<Browser> operator_;
  std::string ref_;
  int spooled_ = 0;
};

// ---- the layout of the form

TEST_F(Enterprise, FindsAPlaceForEveryFactThatAnybodyMustSupply) {
  const auto measure = house().registry->measure_in_force();
  for (const char* kind : {"智能工厂", "数字化车间"}) {
    const Outline outline = outline_of(*measure, kind);
    ASSERT_NE(outline.variant, nullptr);
    EXPECT_EQ(outline.variant->name, "生产类型");
    for (const measure::Fact& fact : measure->dossier().glossary.facts()) {
      if (fact.required == measure::Required::no || fact.is_field || registry::Registry::is_supplied(fact.path))
        continue;
      EXPECT_FALSE(outline.spot(fact.path).section.empty()) << kind << " " << fact.path;
    }
    for (const measure::Cell& cell : measure->cells()) {
      if (cell.title != kind) continue;
      EXPECT_EQ(outline.spot(cell.id).anchor, cell.id);
    }
  }
}

TEST_F(Enterprise, PutsFiguresWhereTheirThresholdIs) {
  const Outline outline = outline_of(*house().registry->measure_in_force(), "智能工厂");
  const Spot networked = outline.spot("指标.关键设备联网率.分子"), cycle = outline.spot("指标.产品研发周期.基期");
  EXPECT_EQ(networked.section, outline.spot("F.A.2.1").section);
  EXPECT_EQ(cycle.section, "D");
  EXPECT_EQ(outline.find("C")->chooser->path, "新模式");
  EXPECT_EQ(outline.find("D")->chooser->path, "效益选项");
  EXPECT_EQ(outline.find("B")->chooser->path, "新技术");
  EXPECT_EQ(outline.find("A1")->chooser, nullptr);
  // A workshop has no development cycle, so nothing asks for it.
  EXPECT_TRUE(
      outline_of(*house().registry->measure_in_force(), "数字化车间").spot("指标.产品研发周期.基期").section.empty());
}

TEST_F(Enterprise, ShowsEverySectionSoundInBothLanguages) {
  for (const char* kind : {"智能工厂", "数字化车间"}) {
    const std::string before = ref_;
    if (std::string_view(kind) == "数字化车间") ref_ = begin(*operator_, kind);
    const Outline outline = outline_of(*house().registry->measure_in_force(), kind);
    ASSERT_GT(outline.sections.size(), 10u);
    for (const Section& one : outline.sections) {
      page(section(one.id));
      page(section(one.id) + "&lang=en");
    }
    ref_ = before;
  }
  page("/applications");
  page("/applications/" + ref_);
  page(section("no such section"), 404);
}

// ---- saving as one types

TEST_F(Enterprise, SavesAFieldAndJudgesItAtOnce) {
  const auto response = save("企业.独立法人", "是");
  ASSERT_EQ(response.status, 200) << response.body;
  const Json answer = *parse_json(response.body);
  EXPECT_EQ(answer.integer("version"), 1);
  EXPECT_EQ(answer.text("seen"), seen_mark(1, "是"));
  EXPECT_TRUE(contains(page(section("企业")), "checked"));
  save("指标.关键设备联网率.分子", "88");
  save("指标.关键设备联网率.分母", "129");
  const std::string rail = operator_->get("/applications/" + ref_ + "/rail").body;
  EXPECT_TRUE(contains(rail, "68.21 %")) << rail;  // 88/129 = 0.68217…, never rounded up to a threshold it misses
  EXPECT_TRUE(contains(rail, "差 1.79 个百分点"));
  EXPECT_TRUE(
      contains(operator_
                   ->get("/applications/" + ref_ + "/marks?section=" +
                         html::percent_encoded(
                             outline_of(*house().registry->measure_in_force(), "智能工厂").spot("F.A.2.1").section))
                   .body,
               "88 / 129 台"));
}

TEST_F(Enterprise, HandsOutAReceiptFromWhichAnybodyDecidesAgain) {
  save("指标.关键设备联网率.分子", "82");
  save("指标.关键设备联网率.分母", "120");
  const std::string shown = page("/applications/" + ref_);
  EXPECT_TRUE(contains(shown, "怎样得出的"));
  EXPECT_TRUE(contains(shown, "<code>41/60</code>")) << "the quotient, exactly";
  const auto receipt = operator_->get("/applications/" + ref_ + "/receipt");
  EXPECT_EQ(receipt.status, 200);
  EXPECT_TRUE(header(receipt, "Content-Disposition").starts_with("attachment"));
  const auto again = measure::replay(*house().registry->measure_in_force(), receipt.body, program_version());
  ASSERT_TRUE(again) << again.error().at;
  EXPECT_TRUE(again->same_measure && again->same_engine);
  EXPECT_EQ(again->differences, std::vector<std::string>{});
  auto stranger = house().browser();
  enter(stranger);
  EXPECT_EQ(stranger.get("/applications/" + ref_ + "/receipt").status, 404);
  EXPECT_EQ(stranger.get("/case/" + ref_ + "/receipt").status, 404);
}

TEST_F(Enterprise, RefusesWhatIsNoValueAndKeepsIt) {
  const auto response = save("企业.职工人数", "很多");
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(all(html::problems("<form id=\"fill\"></form>" + response.body, false)), "");
  EXPECT_TRUE(contains(response.body, "value=\"很多\""));
  EXPECT_TRUE(contains(response.body, "field--error"));
  EXPECT_EQ(save("企业.成立日期", "2026-02-30").status, 422);
  EXPECT_EQ(save("没有这个事实", "1").status, 422);
  EXPECT_EQ(save("企业.名称", "别的公司").status, 422);  // comes from the registration
}

TEST_F(Enterprise, TellsWhoWasFirstAndKeepsBothTexts) {
  ASSERT_EQ(save("企业.企业简介", "甲的说法").status, 200);
  const auto late = save("企业.企业简介", "乙的说法", "0");
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(contains(late.body, "乙的说法"));
  EXPECT_TRUE(contains(late.body, "<q>甲的说法</q>"));
  EXPECT_TRUE(contains(late.body, "data-version=\"1\""));
  EXPECT_EQ(save("企业.企业简介", "乙的说法", "1").status, 200);  // now knowingly
}

TEST_F(Enterprise, TellsScriptThatTheSignInIsOver) {
  operator_->forget_session();
  EXPECT_EQ(save("企业.企业简介", "还没有保存").status, 401);
}

// ---- without script

TEST_F(Enterprise, SavesWhatWasChangedAndLeavesTheRestAlone) {
  save("企业.联系人", "旧联系人");
  // Somebody else changes the phone while this page is open; its reader changes the contact only.
  save("企业.联系电话", "028-88880000");
  const auto saved = operator_->post(section("企业"), {seen("企业.联系人", 1, "旧联系人"),
                                                       {"企业.联系人", "新联系人"},
                                                       seen("企业.联系电话", 0, ""),
                                                       {"企业.联系电话", ""}});
  EXPECT_EQ(saved.status, 303) << saved.body;
  const std::string after = page(section("企业"));
  EXPECT_TRUE(contains(after, "新联系人"));
  EXPECT_TRUE(contains(after, "028-88880000"));
}

TEST_F(Enterprise, KeepsWhatWasTypedBesideWhatStandsThere) {
  save("企业.联系人", "甲");
  save("企业.联系人", "乙", "1");
  const auto refused = operator_->post(section("企业"), {seen("企业.联系人", 1, "甲"),
                                                         {"企业.联系人", "丙"},
                                                         seen("企业.注册资本", 0, ""),
                                                         {"企业.注册资本", "三千"},
                                                         seen("企业.企业简介", 0, ""),
                                                         {"企业.企业简介", "第一行\r\n第二行"}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(all(html::problems(refused.body)), "");
  EXPECT_TRUE(contains(refused.body, "value=\"丙\""));
  EXPECT_TRUE(contains(refused.body, "<q>乙</q>"));
  EXPECT_TRUE(contains(refused.body, "value=\"三千\""));
  EXPECT_TRUE(contains(page(section("企业")), "第一行\n第二行"));  // what was right is saved
  // Posting the shown form again keeps one's own.
  EXPECT_EQ(operator_->post(section("企业"), {seen("企业.联系人", 2, "乙"), {"企业.联系人", "丙"}}).status, 303);
  EXPECT_TRUE(contains(page(section("企业")), "value=\"丙\""));
}

TEST_F(Enterprise, GoesOnToTheNextSection) {
  const auto saved = operator_->post(section("企业"), {{"next", "场所"}});
  EXPECT_TRUE(header(saved, "location")
                  .starts_with("/applications/" + ref_ + "/fill?section=" + html::percent_encoded("场所")));
}

TEST_F(Enterprise, AddsAndRemovesEntriesOfAList) {
  EXPECT_TRUE(contains(page(section("守法情况")), "没有此类记录"));
  const auto add = operator_->post(section("守法情况"), {{"add", "事故记录"}});
  EXPECT_TRUE(contains(header(add, "location"), "&more="));
  EXPECT_TRUE(
      contains(page(section("守法情况") + "&more=" + html::percent_encoded("事故记录")), "name=\"事故记录[1].类别\""));
  save("事故记录[1].类别", "质量");
  save("事故记录[2].类别", "环境污染");
  const auto removed = operator_->post(section("守法情况"), {{"remove", "事故记录[1]"}});
  EXPECT_EQ(removed.status, 303);
  const std::string after = page(section("守法情况"));
  EXPECT_TRUE(contains(after, "事故记录[1].类别"));
  EXPECT_FALSE(contains(after, "事故记录[2].类别"));
  // Whoever still sees the old order does not overwrite somebody else's entry.
  EXPECT_EQ(save("事故记录[1].类别", "生产安全", "1").status, 409);
  EXPECT_EQ(save("事故记录[2].类别", "生产安全", "1").status, 409);
}

TEST_F(Enterprise, KnowsAnEmptyListFromOneThatNobodyFilledIn) {
  const std::string wanted = "第七条第二项";
  save("失信记录", "无");
  save("事故记录", "无");
  EXPECT_TRUE(contains(page(section("守法情况")), "checked"));
  const auto the_case = house().registry->find(registry::system_job(), ref_);
  const std::string rail = operator_->get("/applications/" + ref_ + "/rail").body;
  EXPECT_TRUE(contains(rail, wanted));
  const auto met = rail.find("展开已符合");
  ASSERT_NE(met, std::string::npos);
  EXPECT_TRUE(contains(rail.substr(met), "近三年没有严重失信行为"));
}

// ---- evidence

constexpr std::string_view pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

TEST_F(Enterprise, TakesEvidenceForAClause) {
  operator_->upload(file("设备清单.pdf", std::string(pdf)));
  const auto added = operator_->post("/applications/" + ref_ + "/evidence", {{"clause", "F.A.2.1.a"}}, true);
  ASSERT_EQ(added.status, 200) << added.body;
  EXPECT_TRUE(added.body.starts_with("<li class=\"file\""));
  const auto at = added.body.find("/evidence/");
  const std::string address = added.body.substr(at, added.body.find('"', at) - at);
  const auto shown = operator_->get(address);
  EXPECT_EQ(shown.status, 200);
  EXPECT_EQ(shown.content_type, "application/pdf");
  EXPECT_EQ(header(shown, "X-Content-Type-Options"), "nosniff");
  EXPECT_TRUE(header(shown, "Content-Disposition").starts_with("inline; filename*=UTF-8''%E8%AE%BE"));

  Browser stranger = house().browser();
  enter(stranger);
  EXPECT_EQ(stranger.get(address).status, 404);
  EXPECT_EQ(stranger.post(address + "/remove", {}).status, 404);
  EXPECT_EQ(stranger.get("/applications/" + ref_).status, 404);

  EXPECT_EQ(operator_->post(address + "/remove", {}).status, 303);
  EXPECT_FALSE(
      contains(page(section(outline_of(*house().registry->measure_in_force(), "智能工厂").spot("F.A.2.1").section)),
               "设备清单.pdf"));
}

TEST_F(Enterprise, RefusesFilesThatAreNotWhatTheyAreCalled) {
  operator_->upload(file("设备清单.pdf", "MZ\x90\x00\x03 not a pdf"));
  const auto scripted = operator_->post("/applications/" + ref_ + "/evidence", {{"clause", "F.A.2.1.a"}}, true);
  EXPECT_EQ(scripted.status, 422);
  EXPECT_TRUE(contains(scripted.body, "class=\"error\""));
  EXPECT_TRUE(contains(scripted.body, "设备清单.pdf"));
  operator_->upload(file("空.pdf", ""));
  const auto plain = operator_->post("/applications/" + ref_ + "/evidence", {{"clause", "F.A.2.1.a"}});
  EXPECT_EQ(plain.status, 303);
  EXPECT_TRUE(contains(header(plain, "location"), "tone=bad"));
  operator_->upload(file("清单.pdf", std::string(pdf)));
  EXPECT_EQ(operator_->post("/applications/" + ref_ + "/evidence", {{"clause", "F.A.9.9.z"}}, true).status, 422);
}

// ---- what to do next

TEST_F(Enterprise, SaysWhyItCannotBeSentToTheSignerYet) {
  const std::string before = page("/applications/" + ref_);
  EXPECT_TRUE(contains(before, "项必填内容没有填"));
  EXPECT_FALSE(contains(before, "/do/send_sign"));
  const auto forced = operator_->post("/applications/" + ref_ + "/do/send_sign", {{"key", "k-1"}, {"version", "1"}});
  EXPECT_EQ(forced.status, 403);
  EXPECT_TRUE(contains(forced.body, "必填内容没有填"));
}

TEST_F(Enterprise, DiscardsADraftOnce) {
  EXPECT_EQ(operator_->post("/applications/" + ref_ + "/do/discard", {{"key", "k-2"}, {"version", "1"}}).status, 303);
  EXPECT_EQ(operator_->post("/applications/" + ref_ + "/do/discard", {{"key", "k-2"}, {"version", "1"}}).status,
            303);  // the same post again
  EXPECT_EQ(operator_->post("/applications/" + ref_ + "/do/discard", {{"key", "k-3"}, {"version", "1"}}).status, 409);
  EXPECT_EQ(save("企业.联系人", "甲").status, 422);
  EXPECT_TRUE(contains(page(section("企业")), "现在不能修改"));
}

// ---- there and back again

// Fills in everything that must be there, with a figure and evidence for every clause that counts.
class FiledCase : public Enterprise {
 protected:
  void fill() {
    const registry::Actor who = operator_actor();
    const auto save = [&](const std::string& path, const std::string& text) {
      const auto saved = house().registry->save_field(who, ref_, path, text, 0);
      ASSERT_TRUE(saved) << path << ": " << saved.error().said.in(Lang::zh);
    };
    using measure::FactType;
    for (const measure::Fact& fact : house().registry->measure_in_force()->dossier().glossary.facts()) {
      if (fact.required == measure::Required::no || fact.is_field || registry::Registry::is_supplied(fact.path))
        continue;
      switch (fact.type) {
        case FactType::boolean:
          save(fact.path, "是");
          break;
        case FactType::date:
          save(fact.path, fact.name == "查询日期" ? "2026-09-01" : "2025-01-01");
          break;
        case FactType::number:
        case FactType::integer:
          save(fact.path, "100");
          break;
        case FactType::phone:
          save(fact.path, "028-88880000");
          break;
        case FactType::choice:
          save(fact.path, fact.values.front());
          break;
        case FactType::choices: {
          const std::size_t count = fact.name == "效益选项" ? 5 : 1;
          save(fact.path, join({fact.values.begin(), fact.values.begin() + static_cast<std::ptrdiff_t>(count)}, "\n"));
          break;
        }
        case FactType::records:
          save(fact.path, "无");
          break;
        case FactType::quotient:
          save(fact.path + ".分子", "9");
          save(fact.path + ".分母", "10");
          break;
        default:
          save(fact.path, "如实填写");
          break;
      }
    }
    for (const char* benefit : {"生产效率", "单位产品成本", "产品研发周期", "产品不良率", "能源资源利用率"}) {
      const bool rises = std::string_view(benefit) == "生产效率";
      save(std::string("指标.") + benefit + ".基期", rises ? "100" : "150");
      save(std::string("指标.") + benefit + ".报告期", rises ? "150" : "100");
    }
    for (const measure::Cell& cell : house().registry->measure_in_force()->cells()) {
      if (cell.title != "智能工厂" || cell.element != "A" || cell.variant == "流程型") continue;
      for (const measure::Clause& clause : cell.clauses) {
        save(description_of(clause.id), "已建成并运行");
        operator_->upload(file(clause.id + ".pdf", std::string(pdf) + clause.id));
        ASSERT_EQ(operator_->post("/applications/" + ref_ + "/evidence", {{"clause", clause.id}}, true).status, 200);
      }
    }
  }
  registry::Actor operator_actor() {
    registry::Actor actor;
    const auto rows = house().registry->database().connect();
    const auto found = db::one<std::tuple<std::int64_t, std::int64_t>>(
        *rows,
        "SELECT g.person, g.org FROM role_grant g JOIN object o ON o.enterprise = g.org WHERE o.ref = $1 AND g.role = 'ent_operator'",
        ref_);
    actor.person = std::get<0>(*found);
    actor.org = std::get<1>(*found);
    actor.role = "ent_operator";
    return actor;
  }
  std::string version() { return std::to_string(house().registry->find(operator_actor(), ref_)->version); }
  void become(const std::string& role) {
    EXPECT_EQ(operator_->get("/seat?role=" + role + "&org=" + std::to_string(operator_actor().org)).status, 303);
  }
  http::Response act(const std::string& id) {
    return operator_->post("/applications/" + ref_ + "/do/" + id,
                           {{"key", house().random.token()}, {"version", version()}});
  }
  http::Response sign(bool declared = true) {
    std::vector<std::pair<std::string, std::string>> form = {{"key", house().random.token()}, {"version", version()}};
    if (declared) form.emplace_back("真实性声明", "true");
    return operator_->post("/applications/" + ref_ + "/sign", form);
  }
  registry::Object review(const registry::Actor& officer) {
    return house().registry->children(officer, *house().registry->find(officer, ref_), "district_review").front();
  }
};

TEST_F(FiledCase, IsSignedReturnedMendedAndSubmittedAgain) {
  fill();
  EXPECT_TRUE(contains(page("/applications/" + ref_), "/do/send_sign"));
  ASSERT_EQ(act("send_sign").status, 303);
  EXPECT_TRUE(contains(page("/applications/" + ref_), "换成签署人办理"));
  EXPECT_EQ(operator_->get("/applications/" + ref_ + "/sign").status, 303);  // not the operator's to sign

  become("ent_signer");
  const std::string binding = page("/applications/" + ref_ + "/sign");
  EXPECT_TRUE(contains(binding, "各项门槛都符合"));
  EXPECT_TRUE(contains(binding, "真实、准确、完整"));
  EXPECT_EQ(sign(false).status, 422);
  ASSERT_EQ(sign().status, 303);
  const std::string waiting = page("/applications/" + ref_);
  EXPECT_TRUE(contains(waiting, "区县审核中"));
  EXPECT_TRUE(contains(waiting, "申报回执"));

  registry::Actor reviewer = house().officer("district_reviewer", house().district);
  reviewer.unit = house().district.code;
  house().perform(reviewer, "district_review", review(reviewer).ref, "take");
  const Json remarks = *parse_json(
      R"({"逐项意见": [{"事实": "企业.联系人", "意见": "联系人与授权书不一致"}, {"事实": "F.A.2.1.a", "意见": "请补设备台账"}]})");
  house().perform(reviewer, "district_review", review(reviewer).ref, "return_fix", remarks, "两处需要修改");

  // Only what was named is open, with the remark beside it.
  become("ent_operator");
  const std::string returned = page("/applications/" + ref_);
  EXPECT_TRUE(contains(returned, "退回了 2 处"));
  const std::string form = page("/applications/" + ref_ + "/fill");
  EXPECT_TRUE(contains(form, "退回意见：联系人与授权书不一致"));
  EXPECT_EQ(save("企业.联系电话", "028-1", "1").status, 422);
  EXPECT_EQ(save("企业.联系人", "新联系人", "1").status, 200);
  EXPECT_TRUE(contains(page("/applications/" + ref_ + "/fill"), "上次提交：如实填写"));
  EXPECT_EQ(save(description_of("F.A.2.1.a"), "已建成，台账见佐证", "1").status, 200);

  become("ent_signer");
  const std::string again = page("/applications/" + ref_ + "/sign");
  EXPECT_TRUE(contains(again, "<del>"));
  EXPECT_TRUE(contains(again, "联系人"));
  EXPECT_EQ(sign().status, 303);
  EXPECT_EQ(house().registry->find(operator_actor(), ref_)->content, 2);
  // What officers said among themselves is not told.
  const std::string history = page("/applications/" + ref_);
  EXPECT_TRUE(contains(history, "退回修改"));
  EXPECT_FALSE(contains(history, ">领取<"));
}

TEST_F(FiledCase, GoesBackToTheOperatorWithAReason) {
  fill();
  ASSERT_EQ(act("send_sign").status, 303);
  become("ent_signer");
  const auto without =
      operator_->post("/applications/" + ref_ + "/do/reject_sign", {{"key", "k-9"}, {"version", version()}});
  EXPECT_EQ(without.status, 422);
  const auto rejected = operator_->post("/applications/" + ref_ + "/do/reject_sign",
                                        {{"key", "k-10"}, {"version", version()}, {"reason", "联系人写错了"}});
  EXPECT_EQ(rejected.status, 303);
  EXPECT_TRUE(contains(page("/applications/" + ref_), "联系人写错了"));
}

TEST(SeenMarks, TellATouchedFieldFromAnUntouchedOne) {
  EXPECT_EQ(seen_mark(3, "第一行\r\n第二行\n"), seen_mark(3, "第一行\n第二行"));
  EXPECT_NE(seen_mark(3, "甲"), seen_mark(3, "乙"));
  EXPECT_NE(seen_mark(3, "甲"), seen_mark(4, "甲"));
  EXPECT_EQ(read_seen(seen_mark(12, "甲")).version, 12);
}

}  // namespace
}  // namespace zj::pages
