// Acts through the one door: who may, which version, once, guarded, all or nothing.

#include "registry/perform.h"

#include <algorithm>
#include <atomic>

#include "base/text.h"
#include "registry/testing.h"

namespace zj::registry {
namespace {

class Performing : public testing::CityTest {
 protected:
  std::int64_t count_events() { return db::value<std::int64_t>(connection(), "SELECT COUNT(*) FROM event"); }
  std::int64_t count_refusals() {
    return db::value<std::int64_t>(connection(), "SELECT COUNT(*) FROM security_log WHERE kind = 'refused'");
  }
  std::string planned_round(int year = 2026) {
    return create(handler, "round", "create", "",
                  testing::object_of({{"年度", std::to_string(year)},
                                      {"名称", std::to_string(year) + "年度"},
                                      {"开放日", "2026-09-01"},
                                      {"截止日", "2026-09-30"}}))
        .object;
  }
  // Refused by this guard, with a sentence that cites.
  void expect_guard(const Actor& actor, const Act& act, std::string_view guard, std::string_view cited) {
    const std::int64_t before = count_events();
    const auto outcome = registry().perform(actor, act);
    ASSERT_FALSE(outcome) << act.act;
    EXPECT_EQ(outcome.error().trouble, Trouble::refused);
    EXPECT_EQ(outcome.error().at, guard);
    EXPECT_NE(outcome.error().said.in(Lang::zh).find(cited), std::string::npos) << outcome.error().said.in(Lang::zh);
    EXPECT_EQ(count_events(), before);
  }
};

TEST_P(Performing, AStaleVersionIsAConflictThatSaysWhatHappened) {
  const std::string round = planned_round();
  Act late = request(round, "edit", testing::object_of({{"名额", "30"}}));
  perform(handler, round, "edit", testing::object_of({{"名额", "40"}}));
  const auto refused = registry().perform(handler, late);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().trouble, Trouble::conflict);
  const std::string said = refused.error().said.in(Lang::zh);
  for (const char* part : {"市局经办", "2026-08-20 09:00", "修改批次设置", "筹备"})
    EXPECT_NE(said.find(part), std::string::npos) << said;
  EXPECT_EQ(stored(round).data.integer("名额"), 40);
  // A version from the future is no better.
  late.version = 99;
  EXPECT_EQ(registry().perform(handler, late).error().trouble, Trouble::conflict);
}

TEST_P(Performing, OfTwoAtOnceExactlyOneWins) {
  const std::string round = planned_round();
  for (int attempt = 0; attempt < 8; ++attempt) {
    const std::int64_t before = count_events();
    std::array acts{request(round, "edit", testing::object_of({{"名额", "10"}})),
                    request(round, "edit", testing::object_of({{"名额", "20"}}))};
    std::array<std::atomic<int>, 2> won{};
    std::atomic<int> conflicts{0};
    db::at_once(2, [&](int i) {
      const auto outcome = registry().perform(handler, acts[static_cast<std::size_t>(i)]);
      if (outcome) ++won[static_cast<std::size_t>(i)];
      if (!outcome && outcome.error().trouble == Trouble::conflict) ++conflicts;
    });
    EXPECT_EQ(won[0] + won[1], 1);
    EXPECT_EQ(conflicts, 1);
    EXPECT_EQ(count_events(), before + 1);
    EXPECT_EQ(stored(round).data.integer("名额"), won[0] ? 10 : 20);
  }
}

TEST_P(Performing, TheSameKeyIsDoneOnce) {
  const std::string round = planned_round();
  const Act act = request(round, "edit", testing::object_of({{"名额", "10"}}));
  const Outcome first = must(registry().perform(handler, act), "edit");
  const std::int64_t before = count_events();
  const Outcome again = must(registry().perform(handler, act), "edit");
  EXPECT_FALSE(first.repeated);
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.object, first.object);
  EXPECT_EQ(again.version, first.version);
  EXPECT_EQ(count_events(), before);
  // The key belongs to this act of this person.
  Act other = request(round, "pin_measure");
  other.key = act.key;
  EXPECT_EQ(registry().perform(head, other).error().trouble, Trouble::refused);
  EXPECT_EQ(count_events(), before);
}

TEST_P(Performing, ADoubleClickCreatesOneRound) {
  Act act;
  act.type = "round";
  act.act = "create";
  act.key = random.token();
  act.input =
      testing::object_of({{"年度", "2026"}, {"名称", "2026年度"}, {"开放日", "2026-09-01"}, {"截止日", "2026-09-30"}});
  std::atomic<int> fresh{0}, repeated{0};
  std::array<std::string, 2> made;
  db::at_once(2, [&](int i) {
    const auto outcome = registry().perform(handler, act);
    if (!outcome) return;
    ++(outcome->repeated ? repeated : fresh);
    made[static_cast<std::size_t>(i)] = outcome->object;
  });
  EXPECT_EQ(fresh, 1);
  EXPECT_EQ(repeated, 1);
  EXPECT_EQ(made[0], made[1]);
  EXPECT_EQ(count_events(), 1);
}

TEST_P(Performing, GuardsNameThemselvesAndCite) {
  const std::string round = open_round();
  const std::string ref = open_case(applicant, round);
  expect_guard(applicant, request(ref, "send_sign"), "材料齐全", "必填");
  fill_in(applicant, ref);
  perform(applicant, ref, "send_sign");
  const Json declared = testing::object_of({{"真实性声明", true}});
  expect_guard(signer, request(ref, "submit", testing::object_of({{"真实性声明", false}})), "已签真实性声明", "声明");

  perform(applicant, ref, "recall_sign");
  must(registry().save_field(applicant, ref, "企业.注册地在本市", "否", 1), "field");
  must(registry().save_field(applicant, ref, "企业.税收解缴关系在本市", "否", 1), "field");
  perform(applicant, ref, "send_sign");
  expect_guard(signer, request(ref, "submit", declared), "主体场所未不符", "第五条");

  perform(applicant, ref, "recall_sign");
  must(registry().save_field(applicant, ref, "企业.注册地在本市", "是", 2), "field");
  must(registry().save_field(applicant, ref, "事故记录", "", 1), "field");
  for (const auto& [path, text] : {std::pair{"类别", "生产安全"}, {"等级", "重大"}, {"日期", "2025-05-01"}})
    save(applicant, ref, std::string("事故记录[0].") + path, text);
  perform(applicant, ref, "send_sign");
  expect_guard(signer, request(ref, "submit", declared), "排除情形未触发", "第七条");

  clock.set(*parse_instant("2026-10-01T00:00+08:00"));
  expect_guard(signer, request(ref, "submit", declared), "申报窗口开放", "2026-09-30");
}

// ART15.1: one kind of title for an enterprise and year.
TEST_P(Performing, TheOtherTitleOfTheSameYearIsRefused) {
  const std::string round = open_round();
  const std::string workshop = open_case(applicant, round, "数字化车间");
  submitted_case(applicant, round);
  fill_in(applicant, workshop);
  perform(applicant, workshop, "send_sign");
  expect_guard(signer, request(workshop, "submit", testing::object_of({{"真实性声明", true}})), "同年未报另一称号",
               "第十五条");
}

// … but of another year it is not: the slot is that of the round's own year.
TEST_P(Performing, AnotherYearIsAnotherSlot) {
  submitted_case(applicant, open_round());
  clock.set(*parse_instant("2026-10-08T09:00+08:00"));
  const std::string next =
      create(handler, "round", "create", "",
             testing::object_of(
                 {{"年度", "2025"}, {"名称", "补办批次"}, {"开放日", "2026-10-08"}, {"截止日", "2026-10-30"}}))
          .object;
  perform(head, next, "pin_measure");
  perform(leader, next, "announce");
  run_due_jobs(registry());
  const std::string workshop = open_case(applicant, next, "数字化车间");
  fill_in(applicant, workshop);
  perform(applicant, workshop, "send_sign");
  EXPECT_EQ(perform(signer, workshop, "submit", testing::object_of({{"真实性声明", true}})).state, "district_review");
}

TEST_P(Performing, AYearHasOneRound) {
  const std::string round = planned_round();
  EXPECT_EQ(stored(round).data.integer("年度"), 2026);
  Act again;
  again.type = "round";
  again.act = "create";
  again.input = testing::object_of(
      {{"年度", " ２０２６ "}, {"名称", "又一批次"}, {"开放日", "2026-10-08"}, {"截止日", "2026-10-30"}});
  const auto refused = registry().perform(handler, again);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().at, "批次标识唯一");
  EXPECT_NE(refused.error().said.in(Lang::zh).find("2026"), std::string::npos);
}

// Who proposes does not decide, whatever hats they wear.
TEST_P(Performing, TheProposerDoesNotDecide) {
  const std::string ref = submitted_case(applicant, open_round());
  const std::string review = child(ref, "district_review");
  perform(reviewer, review, "take");
  perform(reviewer, review, "propose_refuse", {}, "材料不实");
  expect_guard(as(reviewer, "district_lead"), request(review, "refuse", {}, "同意"), "提出人非决定人", "提出");
  EXPECT_EQ(perform(lead, review, "refuse", {}, "同意").state, "refused");
}

TEST_P(Performing, WhatIsNotYoursIsRefusedAndRemembered) {
  const std::string round = planned_round();
  const std::int64_t before = count_events(), refusals = count_refusals();
  const auto refused = registry().perform(handler, request(round, "announce"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().trouble, Trouble::refused);
  EXPECT_NE(refused.error().said.in(Lang::zh).find("局领导"), std::string::npos) << refused.error().said.in(Lang::zh);
  EXPECT_EQ(count_events(), before);
  EXPECT_EQ(count_refusals(), refusals + 1);
}

// What may not be seen answers as what does not exist: the same trouble in the same words.
TEST_P(Performing, TheHiddenIsAnsweredAsTheUnknown) {
  const std::string ref = open_case(applicant, open_round());
  const Actor stranger = enterprise("成都望衡航空结构件有限公司", south);
  for (const Actor& actor : {stranger, as(stranger, "ent_signer"), reviewer, lead, handler, leader, nobody()}) {
    Act hidden = request(ref, "edit"), unknown = hidden;
    unknown.object = "0000000000000000";
    const auto a = registry().perform(actor, hidden), b = registry().perform(actor, unknown);
    ASSERT_FALSE(a);
    ASSERT_FALSE(b);
    EXPECT_EQ(a.error().trouble, Trouble::not_found) << actor.role;
    EXPECT_EQ(a.error().trouble, b.error().trouble);
    EXPECT_EQ(a.error().said.in(Lang::zh), b.error().said.in(Lang::zh));
    EXPECT_EQ(a.error().at, b.error().at);
    EXPECT_EQ(registry().find(actor, ref).error().said.in(Lang::zh), a.error().said.in(Lang::zh));
  }
}

// Whatever is not offered is refused, to everybody, on every object of the story, and changes nothing.
TEST_P(Performing, WhatIsNotOfferedIsRefused) {
  const std::string round = open_round();
  const std::string draft = open_case(applicant, round), recommended = recommended_case(applicant, round);
  const Actor stranger = enterprise("成都望衡航空结构件有限公司", south);
  const std::vector<Actor> everybody{nobody(),
                                     applicant,
                                     signer,
                                     stranger,
                                     reviewer,
                                     lead,
                                     person("district_lead", south),
                                     handler,
                                     head,
                                     leader,
                                     person("auditor", bureau),
                                     person("expert", pool),
                                     person("finance", bureau),
                                     person("sys_admin", bureau)};
  std::int64_t before = count_events();
  int asked = 0;
  for (const std::string& ref :
       {round, draft, recommended, child(recommended, "district_review"), child(recommended, "formal_check")}) {
    const Object object = stored(ref);
    for (const measure::Act& act : measure().procedure().type(object.type)->acts) {
      for (const Actor& actor : everybody) {
        const auto offers = registry().offers(actor, object);
        if (std::ranges::find(offers, act.id, &Offer::id) != offers.end()) continue;
        const auto outcome = registry().perform(actor, request(ref, act.id, {}, "试一试"));
        ASSERT_FALSE(outcome) << actor.role << " did " << act.full_id;
        const Trouble trouble = outcome.error().trouble;
        EXPECT_TRUE(trouble == Trouble::refused || trouble == Trouble::not_found) << actor.role << " " << act.full_id;
        ++asked;
      }
    }
  }
  EXPECT_EQ(count_events(), before);
  EXPECT_GT(asked, 900);
}

// Nobody is shown a form for what they may not begin.
TEST_P(Performing, WhatIsNotYoursToBeginIsNotOffered) {
  const std::string round = open_round();
  const Object parent = stored(round);
  const auto offered = [&](const Actor& actor, const char* type, const char* act, bool in_round = true) {
    return registry().offer_to_create(actor, type, act, in_round ? &parent : nullptr).act != nullptr;
  };
  EXPECT_TRUE(offered(handler, "round", "create", false));
  EXPECT_TRUE(offered(applicant, "case", "create"));
  EXPECT_TRUE(offered(handler, "panel", "create"));
  EXPECT_FALSE(offered(person("bureau_handler", bureau), "panel", "create"));  // not the round's handler
  EXPECT_FALSE(offered(head, "round", "create", false));
  EXPECT_FALSE(offered(signer, "case", "create"));
  EXPECT_FALSE(offered(nobody(), "case", "create"));
  EXPECT_FALSE(offered(applicant, "case", "submit"));         // does not begin anything
  EXPECT_FALSE(offered(handler, "district_review", "open"));  // follows from another act
  EXPECT_FALSE(offered(handler, "round", "no_such_act", false));
}

TEST_P(Performing, InputIsCheckedAtItsField) {
  const std::string round = planned_round();
  const auto error_of = [&](Json input) {
    const auto outcome = registry().perform(handler, request(round, "edit", std::move(input)));
    return outcome ? std::string("none") : outcome.error().at;
  };
  EXPECT_EQ(error_of(testing::object_of({{"开放日", "2026-02-30"}})), "开放日");
  EXPECT_EQ(error_of(testing::object_of({{"名额", "许多"}})), "名额");
  EXPECT_EQ(error_of(testing::object_of({{"颜色", "红"}})), "颜色");
  EXPECT_EQ(error_of(testing::object_of({{"截止日", "2026-08-31"}})), "申报日期合理");
  EXPECT_EQ(error_of(testing::object_of({{"名额", "12"}})), "none");
  const auto refused = registry().perform(leader, request(round, "cancel"));
  EXPECT_EQ(refused.error().at, "reason");
}

// A remark opens what it names: it names something, and says what to do with it.
TEST_P(Performing, WhatIsOptionalIsClearedAndWhatIsNeededStays) {
  const std::string round = planned_round();
  perform(handler, round, "edit", testing::object_of({{"名额", "10"}, {"材料说明", "附图纸"}}));
  perform(handler, round, "edit", testing::object_of({{"材料说明", ""}}));
  EXPECT_EQ(stored(round).data.text("材料说明"), "");
  EXPECT_EQ(stored(round).data.integer("名额"), 10);
  const auto refused = registry().perform(handler, request(round, "edit", testing::object_of({{"名称", ""}})));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().at, "名称");
  EXPECT_EQ(stored(round).name, "2026年度");
}

// A choice is what the act would accept: neither more, nor less.
TEST_P(Performing, ChoicesAreWhatTheGuardsAllow) {
  const std::string round = open_round();
  const std::string first = confirmed_case(applicant, round);
  const Actor other = enterprise("成都青岑机电有限公司", north);
  const std::string second = confirmed_case(other, round);
  const std::string third = submitted_case(enterprise("成都禾川仪器有限公司", north), round);
  const auto new_list = [&](const char* name) {
    return create(handler, "proposed_list", "create", round, testing::object_of({{"名称", name}})).object;
  };
  const std::string one = new_list("名单一"), two = new_list("名单二");
  const auto refs = [&](const std::string& list, const char* act_id) {
    std::vector<std::string> found;
    const auto m = registry().measure_of(stored(list));
    for (const Object& object : registry().choices(
             handler, stored(list), *m->procedure().act(std::string("proposed_list.") + act_id), "申报件"))
      found.push_back(object.ref);
    std::ranges::sort(found);
    return found;
  };
  const auto sorted = [](std::vector<std::string> all) {
    std::ranges::sort(all);
    return all;
  };
  EXPECT_EQ(refs(one, "add"), sorted({first, second}));
  EXPECT_TRUE(refs(one, "remove").empty());
  perform(handler, one, "add", testing::object_of({{"申报件", testing::list_of({first})}}));
  EXPECT_EQ(refs(two, "add"), sorted({second}));
  EXPECT_EQ(refs(one, "remove"), sorted({first}));
  // Not even by hand is a case taken off a list that it does not stand in.
  expect_guard(handler, request(two, "remove", testing::object_of({{"申报件", testing::list_of({first})}}), "误列"),
               "所选件在名单内", "不在这份名单内");
  EXPECT_EQ(stored(first).state, "listed");
  expect_guard(handler, request(one, "add", testing::object_of({{"申报件", testing::list_of({third})}})),
               "所选件待拟定", "待拟定");
}

TEST_P(Performing, WhatFollowsKnowsWhatItFollowsFrom) {
  const std::string round = open_round();
  const std::string ref = submitted_case(applicant, round);
  const std::string review = child(ref, "district_review");
  perform(reviewer, review, "take");
  const Json remarks{Json::Array{testing::object_of({{"事实", "企业.联系电话"}, {"意见", "请填座机"}})}};
  perform(reviewer, review, "return_fix", testing::object_of({{"逐项意见", remarks}}), "电话有误");
  ASSERT_TRUE(stored(ref).data.find("逐项意见"));
  EXPECT_EQ(*stored(ref).data.find("逐项意见"), remarks);

  const std::string direct = confirmed_case(enterprise("成都青岑机电有限公司", north), round);
  recognise(round, {direct});
  const Object title = stored(child(direct, "title"));
  EXPECT_EQ(title.data.text("文号"), "成经信发〔2026〕5号");
  EXPECT_EQ(title.data.text("授予日期"), "2026-09-28");
}

TEST_P(Performing, RemarksNameFactsItemsOrClauses) {
  const std::string ref = submitted_case(applicant, open_round());
  const std::string review = child(ref, "district_review");
  perform(reviewer, review, "take");
  const auto with = [&](std::vector<std::pair<std::string, std::string>> rows) {
    Json::Array array;
    for (const auto& [fact, text] : rows) array.push_back(testing::object_of({{"事实", fact}, {"意见", text}}));
    return request(review, "return_fix", testing::object_of({{"逐项意见", Json(std::move(array))}}), "请修改");
  };
  const auto error_of = [&](const Act& act) {
    const auto outcome = registry().perform(reviewer, act);
    EXPECT_FALSE(outcome);
    EXPECT_EQ(outcome.error().trouble, Trouble::bad_input);
    return outcome.error();
  };
  const Error unknown = error_of(with({{"企业.联系人", "核对"}, {"企业.吉祥物", "换一个"}}));
  EXPECT_EQ(unknown.at, "逐项意见[2].事实");
  EXPECT_NE(unknown.said.in(Lang::zh).find("企业.吉祥物"), std::string::npos);
  EXPECT_EQ(error_of(with({{"W.A.1.1", "另一种称号的环节"}})).at, "逐项意见[1].事实");
  EXPECT_EQ(error_of(with({{"", "没有指明"}})).at, "逐项意见[1].事实");
  EXPECT_EQ(error_of(with({{"企业.联系人", " "}})).at, "逐项意见[1].意见");
  EXPECT_EQ(must(registry().perform(reviewer, with({{"企业.联系人", "核对"},
                                                    {"指标.关键设备联网率", "附清单"},
                                                    {"指标.关键设备联网率.分母", "附清单"},
                                                    {"F.A.1.1", "写明"},
                                                    {"F.A.2.1.a", "写明"}})),
                 "return_fix")
                .state,
            "awaiting_fix");
}

// A message goes to a role and is read by those whom it concerns; it says no state that its reader may not know.
TEST_P(Performing, MessagesTellNoMoreThanThePage) {
  const std::string round = open_round();
  const std::string ref = recommended_case(applicant, round);
  const Actor colleague = person("district_reviewer", south);
  EXPECT_FALSE(registry().messages(reviewer, 50).empty());
  for (const Actor& actor : {colleague, person("expert", pool), enterprise("成都望衡航空结构件有限公司", south)}) {
    for (const auto& message : registry().messages(actor, 50))
      EXPECT_NE(message.object, ref) << actor.role << message.text;
  }
  const auto own = registry().messages(applicant, 1);
  ASSERT_EQ(own.size(), 1u);
  EXPECT_EQ(own.front().object, ref);

  // Once it waits for the list, the enterprise is told what was done and not where exactly its case stands.
  const std::string direct = confirmed_case(enterprise("成都青羊航空部件有限公司", north), round);
  const std::string state = measure().procedure().type("case")->state("pool")->label;
  const auto text_of = [&](const Actor& actor) {
    for (const auto& message : registry().messages(actor, 50)) {
      if (message.object == direct && message.text.starts_with("核定直接认定")) return message.text;
    }
    return std::string("no message");
  };
  ASSERT_EQ(stored(direct).state, "pool");
  EXPECT_EQ(text_of(handler), "核定直接认定：一号工厂（" + state + "）");
  Actor told = applicant;
  told.org = *stored(direct).enterprise;
  EXPECT_EQ(text_of(told), "核定直接认定：一号工厂");
}

INSTANTIATE_TEST_SUITE_P(On, Performing, db::both_engines, db::engine_name);

}  // namespace
}  // namespace zj::registry
