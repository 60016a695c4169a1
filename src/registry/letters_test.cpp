// Official letters: written by the act, numbered in order, fixed by their hash, read by those whom they concern.

#include "registry/letters.h"

#include <algorithm>

#include "base/hash.h"
#include "registry/testing.h"

namespace zj::registry {
namespace {

class Letters : public testing::CityTest {
 protected:
  // The newest letter of a kind.
  Document letter(const Actor& reader, const std::string& ref, std::string_view kind) {
    for (const Document& document : registry().documents(reader, stored(ref))) {
      if (document.kind == kind) return document;
    }
    ADD_FAILURE() << "no " << kind << " of " << ref << " for " << reader.role;
    return {};
  }
  static std::string text_of(const Document& document) {
    std::string text;
    const Json* blocks = document.body.find("blocks");
    for (const Json& block : blocks && blocks->array() ? *blocks->array() : Json::Array{})
      text += std::string(block.text("text")) + "\n";
    return text;
  }
  static bool says(const Document& document, std::string_view words) {
    return text_of(document).find(words) != std::string::npos;
  }
};

TEST_P(Letters, ReceiptsCountFromOneInTheirYear) {
  const std::string round = open_round();
  const std::string first = submitted_case(applicant, round);
  const std::string second = submitted_case(enterprise("成都望衡航空结构件有限公司", north), round);
  EXPECT_EQ(stored(first).number, "2026-0001");
  EXPECT_EQ(stored(second).number, "2026-0002");
  const Document receipt = letter(applicant, first, "申报回执");
  EXPECT_TRUE(says(receipt, "申报号 2026-0001")) << text_of(receipt);
  EXPECT_TRUE(says(receipt, "2026年9月2日")) << text_of(receipt);
  EXPECT_TRUE(says(receipt, "龙泉驿区")) << text_of(receipt);
  EXPECT_EQ(receipt.body.text("to"), "成都岷砺精密制造有限公司：");
  EXPECT_EQ(receipt.body.text("date"), "2026-09-02");
  EXPECT_NE(receipt.body.text("basis").find(measure().identity().basis), std::string_view::npos);
}

// A number once given stays, also when the case is taken back and handed in again.
TEST_P(Letters, ANumberStaysWithItsCase) {
  const std::string round = open_round();
  const std::string ref = submitted_case(applicant, round);
  perform(signer, ref, "recall");
  perform(applicant, ref, "send_sign");
  perform(signer, ref, "submit", testing::object_of({{"真实性声明", true}}));
  EXPECT_EQ(stored(ref).number, "2026-0001");
  EXPECT_EQ(stored(submitted_case(enterprise("成都望衡航空结构件有限公司", north), round)).number, "2026-0002");
}

TEST_P(Letters, AreFixedByTheirHash) {
  const std::string ref = recommended_case(applicant, open_round());
  const auto documents = registry().documents(lead, stored(ref));
  ASSERT_EQ(documents.size(), 2u);
  for (const Document& document : documents) EXPECT_EQ(document.sha256, sha256_hex(to_canonical_json(document.body)));
  EXPECT_EQ(documents[0].kind, "推荐函");
  EXPECT_TRUE(says(documents[0], "同意推荐"));
  EXPECT_EQ(documents[0].body.text("issuer"), "龙泉驿区工业和信息化主管部门");
  EXPECT_NE(documents[0].ref, documents[1].ref);
}

TEST_P(Letters, AReturnNamesEachRemarkAndItsDay) {
  const std::string ref = submitted_case(applicant, open_round());
  const std::string review = child(ref, "district_review");
  perform(reviewer, review, "take");
  const Json remark = testing::object_of({{"事实", "企业.联系人"}, {"意见", "与授权书不一致"}});
  perform(reviewer, review, "return_fix", testing::object_of({{"逐项意见", Json(Json::Array{remark})}}),
          "一处需要修改");
  const Document notice = letter(applicant, ref, "退回修改通知");
  EXPECT_TRUE(says(notice, "2026年9月9日前")) << text_of(notice);
  EXPECT_TRUE(says(notice, "一处需要修改"));
  const Json::Array& blocks = *notice.body.find("blocks")->array();
  const auto table = std::ranges::find_if(blocks, [](const Json& block) { return block.text("kind") == "table"; });
  ASSERT_NE(table, blocks.end());
  ASSERT_EQ(table->find("rows")->array()->size(), 1u);
  EXPECT_EQ(*table->find("rows")->array()->front().array()->at(1).string(), "与授权书不一致");
}

TEST_P(Letters, ReachOnlyThoseWhomTheyConcern) {
  const std::string ref = recommended_case(applicant, open_round());
  const Document receipt = letter(applicant, ref, "申报回执");
  for (const Actor& actor : {nobody(), enterprise("成都望衡航空结构件有限公司", north), person("district_lead", south),
                             person("expert", pool)}) {
    EXPECT_TRUE(registry().documents(actor, stored(ref)).empty()) << actor.role;
    EXPECT_EQ(registry().document(actor, receipt.ref).error().trouble, Trouble::not_found) << actor.role;
  }
  for (const Actor& actor : {applicant, signer, reviewer, lead, handler, head})
    EXPECT_TRUE(registry().document(actor, receipt.ref)) << actor.role;
}

// From the list to the title: the notice's days, the document's own number, a title's number by kind and year.
TEST_P(Letters, TheRecognitionCarriesItsNumbers) {
  const std::string round = open_round();
  const std::string ref = confirmed_case(applicant, round);
  const std::string document = recognise(round, {ref});
  EXPECT_EQ(stored(document).number, "成经信发〔2026〕5号");
  const Document issued = letter(nobody(), document, "认定通知");
  EXPECT_EQ(issued.number, "成经信发〔2026〕5号");
  EXPECT_EQ(issued.body.text("number"), "成经信发〔2026〕5号");
  const Object title = store::children(connection(), stored(ref).id, "title").at(0);
  EXPECT_EQ(title.number, "CD-ZNGC-2026-0001");
  EXPECT_EQ(title.data.text("文号"), "成经信发〔2026〕5号");
  EXPECT_EQ(title.data.text("授予日期"), "2026-09-28");
  EXPECT_EQ(registry().title_by_number("CD-ZNGC-2026-0001")->ref, title.ref);
  EXPECT_EQ(stored(ref).state, "recognised");
  // Whoever was recognised finds it among the documents of the application.
  const auto received = registry().documents(applicant, stored(ref));
  EXPECT_TRUE(std::ranges::any_of(received, [](const Document& d) { return d.kind == "认定通知"; }));
}

INSTANTIATE_TEST_SUITE_P(On, Letters, db::both_engines, db::engine_name);

}  // namespace
}  // namespace zj::registry
