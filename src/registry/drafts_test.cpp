// Drafts: merged field by field, each with its own version.

#include <algorithm>
#include <atomic>

#include "registry/content.h"
#include "registry/testing.h"

namespace zj::registry {
namespace {

class Drafts : public testing::CityTest {
 protected:
  void SetUp() override {
    CityTest::SetUp();
    if (IsSkipped()) return;
    round = open_round();
    draft = open_case(applicant, round);
    const Org org = registry().org(applicant.org).value();
    colleague = person("ent_operator", org);
  }
  Result<Registry::FieldSaved> saved(const Actor& who, const std::string& path, const std::string& text,
                                     std::int64_t seen) {
    return registry().save_field(who, draft, path, text, seen);
  }
  std::string text_at(const std::string& path) {
    const auto content = registry().content(applicant, stored(draft));
    const Json* value = content ? content->find_path(path) : nullptr;
    return value && value->string() ? *value->string() : std::string();
  }

  std::string round, draft;
  Actor colleague;
};

TEST_P(Drafts, TwoEditorsOfDifferentFieldsBothSurvive) {
  ASSERT_TRUE(saved(applicant, "企业.联系人", "林知远", 0));
  ASSERT_TRUE(saved(colleague, "企业.注册地址", "成都市龙泉驿区", 0));
  EXPECT_EQ(text_at("企业.联系人"), "林知远");
  EXPECT_EQ(text_at("企业.注册地址"), "成都市龙泉驿区");
}

TEST_P(Drafts, OfOneFieldTheLastWithItsVersionStands) {
  ASSERT_EQ(saved(applicant, "企业.联系人", "林知远", 0)->version, 1);
  const auto stale = saved(colleague, "企业.联系人", "周以宁", 0);
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().trouble, Trouble::conflict);
  EXPECT_EQ(stale.error().at, "企业.联系人");
  const std::string said = stale.error().said.in(Lang::zh);
  EXPECT_NE(said.find(applicant.name), std::string::npos) << said;
  EXPECT_EQ(text_at("企业.联系人"), "林知远");
  EXPECT_EQ(saved(colleague, "企业.联系人", "周以宁", 1)->version, 2);
  EXPECT_EQ(text_at("企业.联系人"), "周以宁");
  // Who typed the same is not bothered.
  EXPECT_TRUE(saved(applicant, "企业.联系人", "周以宁", 1));
  // An emptied field goes on counting: a stale save does not bring the old text back.
  EXPECT_EQ(saved(colleague, "企业.联系人", "", 3)->version, 4);
  EXPECT_EQ(saved(applicant, "企业.联系人", "林知远", 3).error().trouble, Trouble::conflict);
  EXPECT_EQ(text_at("企业.联系人"), "");
}

TEST_P(Drafts, AtOnceDifferentFieldsAllStand) {
  const std::array paths{"企业.联系人", "企业.联系人职务", "企业.法定代表人", "企业.注册地址"};
  std::atomic<int> done{0};
  db::at_once(4, [&](int i) {
    done += saved(i % 2 ? applicant : colleague, paths[static_cast<std::size_t>(i)], "同时填写" + std::to_string(i), 0)
                .has_value();
  });
  EXPECT_EQ(done, 4);
  for (std::size_t i = 0; i < paths.size(); ++i) EXPECT_EQ(text_at(paths[i]), "同时填写" + std::to_string(i));
}

TEST_P(Drafts, AtOnceOfOneFieldOneStands) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    std::atomic<int> done{0}, conflicts{0};
    db::at_once(3, [&](int i) {
      const auto outcome =
          saved(i % 2 ? applicant : colleague, "企业.联系人", "第" + std::to_string(10 * attempt + i) + "人", attempt);
      ++(outcome ? done : conflicts);
      if (!outcome) {
        EXPECT_EQ(outcome.error().trouble, Trouble::conflict);
      }
    });
    EXPECT_EQ(done, 1);
    EXPECT_EQ(conflicts, 2);
  }
}

TEST_P(Drafts, WritesNoEventAndCountsNoVersionOfTheCase) {
  const Object before = stored(draft);
  const auto events = db::value<std::int64_t>(connection(), "SELECT COUNT(*) FROM event");
  ASSERT_TRUE(saved(applicant, "企业.联系人", "林知远", 0));
  EXPECT_EQ(stored(draft).version, before.version);
  EXPECT_EQ(db::value<std::int64_t>(connection(), "SELECT COUNT(*) FROM event"), events);
}

TEST_P(Drafts, RefuseWhatIsNoFieldOrNoValue) {
  const auto error_of = [&](const char* path, const char* text) {
    const auto outcome = saved(applicant, path, text, 0);
    EXPECT_FALSE(outcome) << path;
    return outcome ? Error{} : outcome.error();
  };
  for (const auto& [path, text] : {std::pair{"企业.吉祥物", "熊猫"},
                                   {"场所.建成投用日期", "2023-02-30"},
                                   {"企业.职工人数", "很多"},
                                   {"场所.生产类型", "混合型"},
                                   {"企业.独立法人", "也许"},
                                   {"条款.F.Z.9.9.z.说明", "没有这一条"},
                                   {"条款.W.A.1.1.a.说明", "另一种称号的条款"}}) {
    const Error error = error_of(path, text);
    EXPECT_EQ(error.trouble, Trouble::bad_input) << path;
    EXPECT_EQ(error.at, path);
  }
  // What the record supplies nobody fills in.
  for (const char* path : {"企业.名称", "批次年度", "虚假申报", "在办申报[0].称号"})
    EXPECT_EQ(error_of(path, "2026").trouble, Trouble::refused) << path;
}

TEST_P(Drafts, BelongToTheirEnterprise) {
  ASSERT_TRUE(saved(applicant, "企业.联系人", "林知远", 0));
  const Actor stranger = enterprise("成都望衡航空结构件有限公司", north);
  for (const Actor& actor : {stranger, reviewer, handler, leader, nobody()}) {
    const auto outcome = saved(actor, "企业.联系人", "他人", 1);
    ASSERT_FALSE(outcome) << actor.role;
    EXPECT_EQ(outcome.error().trouble, Trouble::not_found) << actor.role;
    EXPECT_FALSE(registry().content(actor, stored(draft))) << actor.role;
    EXPECT_TRUE(registry().draft(actor, stored(draft)).empty()) << actor.role;
  }
  // The signer reads, the operator writes.
  EXPECT_EQ(saved(signer, "企业.联系人", "签署人", 1).error().trouble, Trouble::refused);
  EXPECT_EQ(registry().draft(signer, stored(draft)).size(), 1u);
}

// While the signer decides, nobody changes what is to be signed; once returned, only what was named is open.
TEST_P(Drafts, OpenOnlyWhatIsReturned) {
  fill_in(applicant, draft);
  perform(applicant, draft, "send_sign");
  EXPECT_EQ(saved(applicant, "企业.联系人", "改", 1).error().trouble, Trouble::refused);
  perform(signer, draft, "submit", testing::object_of({{"真实性声明", true}}));
  const std::string hash = content::frozen(connection(), stored(draft))->hash;
  const std::string review = child(draft, "district_review");
  perform(reviewer, review, "take");
  const Json remark = testing::object_of({{"事实", "企业.联系人"}, {"意见", "与授权书不一致"}});
  perform(reviewer, review, "return_fix", testing::object_of({{"逐项意见", Json(Json::Array{remark})}}),
          "一处需要修改");
  EXPECT_EQ(saved(applicant, "企业.法定代表人", "改", 1).error().trouble, Trouble::refused);
  EXPECT_TRUE(saved(applicant, "企业.联系人", "周以宁", 1));
  // The district reads the frozen version until the enterprise submits again.
  EXPECT_EQ(registry().content(reviewer, stored(draft))->find_path("企业.联系人")->string()->find("周以宁"),
            std::string::npos);
  perform(signer, draft, "resubmit", testing::object_of({{"真实性声明", true}}));
  const Object again = stored(draft);
  EXPECT_EQ(again.content, 2);
  EXPECT_NE(content::frozen(connection(), again)->hash, hash);
  EXPECT_EQ(content::frozen(connection(), again, 1)->hash, hash);
  const auto changes = registry().changes(reviewer, again, 1, 2);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes.front().path, "企业.联系人");
  EXPECT_EQ(changes.front().after, "周以宁");
}

// Entries behind a removed one move up with a new version: whoever still sees the old order changes nothing.
TEST_P(Drafts, RemovedEntriesMoveTheOthersUp) {
  for (const char* number : {"1", "2", "3"}) {
    ASSERT_TRUE(saved(applicant, std::string("事故记录[") + number + "].类别", "生产安全", 0));
    ASSERT_TRUE(saved(applicant, std::string("事故记录[") + number + "].日期", std::string("2024-01-0") + number, 0));
  }
  ASSERT_TRUE(registry().remove_entry(applicant, draft, "事故记录[2]"));
  const auto content = registry().content(applicant, stored(draft));
  const Json::Array& left = *content->find("事故记录")->array();
  ASSERT_EQ(left.size(), 2u);
  EXPECT_EQ(left[0].text("日期"), "2024-01-01");
  EXPECT_EQ(left[1].text("日期"), "2024-01-03");
  EXPECT_EQ(saved(colleague, "事故记录[2].日期", "2024-02-02", 1).error().trouble, Trouble::conflict);
  EXPECT_EQ(saved(colleague, "事故记录[3].日期", "2024-02-02", 1).error().trouble, Trouble::conflict);
}

INSTANTIATE_TEST_SUITE_P(On, Drafts, db::both_engines, db::engine_name);

}  // namespace
}  // namespace zj::registry
