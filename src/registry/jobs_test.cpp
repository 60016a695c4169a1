// What the clock does: each act once, at its time, also when the clock jumps or several look at once.

#include "registry/jobs.h"

#include <atomic>

#include "registry/testing.h"

namespace zj::registry {
namespace {

class Jobs : public testing::CityTest {
 protected:
  std::string announced_round() {
    const std::string round =
        create(handler, "round", "create", "",
               testing::object_of(
                   {{"年度", "2026"}, {"名称", "2026年度"}, {"开放日", "2026-09-01"}, {"截止日", "2026-09-30"}}))
            .object;
    perform(head, round, "pin_measure");
    perform(leader, round, "announce");
    return round;
  }
  void at(const char* time) { clock.set(*parse_instant(time)); }
  std::int64_t times_done(const std::string& ref, std::string_view act) {
    return db::value<std::int64_t>(connection(), "SELECT COUNT(*) FROM event WHERE object = $1 AND act = $2",
                                   stored(ref).id, act);
  }
  // Until nothing is due any more.
  void run_all() {
    for (int i = 0; i < 10 && next_due(registry()).value_or(Instant{clock.now().ms + 1}) <= clock.now(); ++i)
      run_due_jobs(registry());
  }
};

TEST_P(Jobs, OpenAtTheMomentAndNotBefore) {
  const std::string round = announced_round();
  EXPECT_EQ(next_due(registry()), parse_instant("2026-09-01T00:00+08:00").value());
  at("2026-08-31T23:59:59.999+08:00");
  EXPECT_EQ(run_due_jobs(registry()).done, 0);
  EXPECT_EQ(stored(round).state, "announced");
  at("2026-09-01T00:00+08:00");
  EXPECT_EQ(run_due_jobs(registry()).done, 1);
  EXPECT_EQ(stored(round).state, "open");
  EXPECT_EQ(run_due_jobs(registry()).done, 0);
  EXPECT_EQ(times_done(round, "open_window"), 1);
}

TEST_P(Jobs, ActOnceEachThoughTheClockJumps) {
  const std::string round = announced_round();
  at("2026-10-08T09:00+08:00");  // past opening and closing alike
  run_all();
  EXPECT_EQ(stored(round).state, "district_stage");
  EXPECT_EQ(times_done(round, "open_window"), 1);
  EXPECT_EQ(times_done(round, "close_window"), 1);
  // The record says who acted: the clock.
  const auto history = registry().history(head, stored(round));
  EXPECT_EQ(history.front().role, "system_job");
  EXPECT_FALSE(history.front().person);
}

TEST_P(Jobs, ActOnceThoughSeveralLook) {
  const std::string round = announced_round();
  at("2026-09-01T00:00:01+08:00");
  std::atomic<int> done{0};
  db::at_once(4, [&](int) { done += run_due_jobs(registry()).done; });
  EXPECT_EQ(stored(round).state, "open");
  EXPECT_EQ(times_done(round, "open_window"), 1);
  EXPECT_GE(done, 1);
}

// An extended window closes at its new end; the job of the old end finds that its time has not come.
TEST_P(Jobs, AnExtendedDeadlineCountsAnew) {
  const std::string round = open_round();
  perform(leader, round, "extend_window", testing::object_of({{"截止日", "2026-10-15"}}), "系统维护一周");
  at("2026-10-01T09:00+08:00");
  run_all();
  EXPECT_EQ(stored(round).state, "open");
  at("2026-10-16T00:00+08:00");
  run_all();
  EXPECT_EQ(stored(round).state, "district_stage");
  EXPECT_EQ(times_done(round, "close_window"), 1);
}

TEST_P(Jobs, ADraftLapsesWithTheWindowAndNothingElseDoes) {
  const std::string round = open_round();
  const Actor late = enterprise("成都望衡航空结构件有限公司", north);
  const std::string draft = open_case(late, round), filed = submitted_case(applicant, round);
  at("2026-10-01T00:00+08:00");
  run_all();
  EXPECT_EQ(stored(draft).state, "lapsed");
  EXPECT_EQ(stored(filed).state, "district_review");
}

// A returned case comes back by itself after five working days; one that was handed in before is left alone (G11, P3).
TEST_P(Jobs, AReturnedCaseComesBackByItself) {
  const std::string round = open_round();
  const Actor prompt = enterprise("成都望衡航空结构件有限公司", north);
  const std::string slow = submitted_case(applicant, round), fast = submitted_case(prompt, round);
  at("2026-09-03T10:00+08:00");
  const Json remark = testing::object_of({{"事实", "企业.联系人"}, {"意见", "核对"}});
  for (const std::string& ref : {slow, fast}) {
    const std::string review = child(ref, "district_review");
    perform(reviewer, review, "take");
    perform(reviewer, review, "return_fix", testing::object_of({{"逐项意见", Json(Json::Array{remark})}}), "请核对");
    EXPECT_EQ(stored(ref).due, Date::of(2026, 9, 10).value());
  }
  at("2026-09-04T10:00+08:00");
  perform(as(prompt, "ent_signer"), fast, "resubmit", testing::object_of({{"真实性声明", true}}));
  // The district has its days again, like every other case of the round.
  const Date review_due = shipped_calendar().add(Date::of(2026, 9, 30).value(), 10).value();
  EXPECT_EQ(stored(fast).due, review_due);
  at("2026-09-10T23:59+08:00");
  run_all();
  EXPECT_EQ(stored(slow).state, "returned_district");
  at("2026-09-11T00:00+08:00");
  run_all();
  EXPECT_EQ(stored(slow).state, "district_review");
  EXPECT_EQ(stored(child(slow, "district_review")).state, "reviewing");
  EXPECT_EQ(stored(slow).due, review_due);
  EXPECT_EQ(times_done(slow, "return_expire"), 1);
  EXPECT_EQ(times_done(fast, "return_expire"), 0);
  EXPECT_FALSE(next_due(registry()).value_or(Instant{clock.now().ms + 1}) <= clock.now());
}

// Silence of the bureau is acceptance after five working days (G12), with the letter that acceptance has.
TEST_P(Jobs, SilenceAccepts) {
  const std::string ref = recommended_case(applicant, open_round());
  const std::string check = child(ref, "formal_check");
  at("2026-09-10T00:00+08:00");
  run_all();
  EXPECT_EQ(stored(check).state, "checking");
  EXPECT_EQ(stored(ref).state, "formal_check");
  EXPECT_EQ(stored(ref).due, Date::of(2026, 9, 17).value());
  EXPECT_EQ(registry().documents(applicant, stored(ref)).front().kind, "受理通知书");
}

// Nobody does the clock's acts by hand.
TEST_P(Jobs, AreForTheClockAlone) {
  const std::string round = announced_round();
  at("2026-09-02T09:00+08:00");
  for (const Actor& actor : {handler, head, leader, applicant, nobody()})
    EXPECT_FALSE(registry().perform(actor, request(round, "open_window"))) << actor.role;
  EXPECT_EQ(stored(round).state, "announced");
}

INSTANTIATE_TEST_SUITE_P(On, Jobs, db::both_engines, db::engine_name);

}  // namespace
}  // namespace zj::registry
