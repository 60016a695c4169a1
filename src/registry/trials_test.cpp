#include "registry/trials.h"

#include "registry/testing.h"

namespace zj::registry {
namespace {

class Trials : public testing::CityTest {
 protected:
  trials::Trial begin(const Actor& who, const std::string& name = "联网率提高到八成") {
    return trials::find(registry(), who, trials::create(registry(), who, name, random.token()).value()).value();
  }
  trials::File file(const trials::Trial& trial, std::string_view path) {
    for (trials::File& one : trials::files(registry(), trial)) {
      if (one.path == path) return one;
    }
    throw std::runtime_error("no such file");
  }
};

TEST_P(Trials, AreForThoseWhoRunRounds) {
  for (const Actor& other :
       {nobody(), applicant, signer, reviewer, lead, person("expert", pool), person("auditor", bureau), system_job()}) {
    EXPECT_FALSE(trials::may_try(registry(), other)) << other.role;
    EXPECT_EQ(trials::create(registry(), other, "试", random.token()).error().trouble, Trouble::not_found);
    EXPECT_TRUE(trials::all(registry(), other).empty());
  }
  const trials::Trial trial = begin(handler);
  EXPECT_EQ(trials::find(registry(), applicant, trial.ref).error().trouble, Trouble::not_found);
  EXPECT_EQ(trials::save(registry(), applicant, trial, "办法.md", "x", 0).error().trouble, Trouble::not_found);
  EXPECT_EQ(trials::remove(registry(), applicant, trial.ref).error().trouble, Trouble::not_found);
  // Among those who may, a draft belongs to all.
  EXPECT_TRUE(trials::find(registry(), head, trial.ref));
  EXPECT_EQ(trials::all(registry(), leader).size(), 1u);
}

TEST_P(Trials, NothingThatWasSavedIsLost) {
  const std::string key = random.token();
  const std::string ref = trials::create(registry(), handler, " 试一试 ", key).value();
  EXPECT_EQ(trials::create(registry(), handler, "试一试", key).value(), ref);
  EXPECT_EQ(trials::create(registry(), handler, " 　", random.token()).error().at, "name");
  const trials::Trial trial = trials::find(registry(), handler, ref).value();
  EXPECT_EQ(trial.name, "试一试");
  EXPECT_EQ(trial.base, measure().hash());
  EXPECT_EQ(measure::measure_hash(trials::inputs(trials::files(registry(), trial))), measure().hash());

  const std::string old = file(trial, "评分.md").bytes;
  EXPECT_EQ(trials::save(registry(), handler, trial, "评分.md", old, 0).value(), 0);  // nothing changed
  EXPECT_EQ(trials::save(registry(), handler, trial, "评分.md", "甲\r\n乙\r\n", 0).value(), 1);
  EXPECT_EQ(file(trial, "评分.md").bytes, "甲\n乙\n");
  // Whoever looked before that save is told, and nothing is overwritten.
  const auto late = trials::save(registry(), head, trial, "评分.md", "丙", 0);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().trouble, Trouble::conflict);
  EXPECT_EQ(trials::save(registry(), head, trial, "评分.md", "丙", 1).value(), 2);
  EXPECT_EQ(file(trial, "评分.md").person_name, head.name);
  EXPECT_TRUE(file(trial, "评分.md").is_changed());
  EXPECT_FALSE(file(trial, "办法.md").is_changed());
  EXPECT_EQ(trials::saves(registry(), trial, "评分.md").size(), 2u);
  EXPECT_EQ(trials::bytes(registry(), trial, "评分.md", 1), "甲\n乙\n");
  EXPECT_EQ(trials::bytes(registry(), trial, "评分.md", 0), old);
  EXPECT_FALSE(trials::bytes(registry(), trial, "评分.md", 3));
  EXPECT_EQ(trials::save(registry(), handler, trial, "../x", "丙", 0).error().trouble, Trouble::not_found);
  EXPECT_EQ(trials::save(registry(), handler, trial, "评分.md", "\xB5", 2).error().at, "text");
  EXPECT_EQ(
      trials::save(registry(), handler, trial, "评分.md", std::string(trials::max_file_bytes + 1, 'a'), 2).error().at,
      "text");
  // The measure in force is what it was.
  EXPECT_EQ(registry().measure_in_force()->hash(), trial.base);
  ASSERT_TRUE(trials::remove(registry(), handler, ref));
  EXPECT_FALSE(trials::find(registry(), handler, ref));
}

TEST_P(Trials, AreTriedOnWhatTheActorMaySee) {
  const std::string round = open_round();
  const std::string seen = recommended_case(applicant, round);
  const Actor other = enterprise("成都望衡航空结构件有限公司", south);
  open_case(other, round);                                           // a draft: not submitted
  submitted_case(enterprise("成都禾川仪器有限公司", north), round);  // still with its district
  const auto tried_by = [&](const Actor& who, const std::vector<std::int64_t>& rounds) {
    std::vector<std::string> refs;
    const trials::Reach reach =
        trials::each_filed(registry(), who, rounds, measure(), measure(), [&](const auto& filed) {
          refs.push_back(filed.the_case.ref);
          EXPECT_EQ(filed.before.text("称号"), "智能工厂");
          EXPECT_EQ(filed.before.find_path("企业.名称")->string() ? *filed.before.find_path("企业.名称")->string() : "",
                    filed.enterprise);
          return true;
        });
    EXPECT_EQ(reach.shown, static_cast<std::int64_t>(refs.size()));
    return std::pair(refs, reach.closed);
  };
  const std::int64_t id = stored(round).id;
  // The bureau knows of both, but what is still with the district is not open to it.
  EXPECT_EQ(tried_by(head, {}), std::pair(std::vector{seen}, std::int64_t{1}));
  EXPECT_EQ(tried_by(head, {id}).first, std::vector{seen});
  EXPECT_TRUE(tried_by(head, {id + 1}).first.empty());
  EXPECT_EQ(tried_by(handler, {}).first, std::vector{seen});
  EXPECT_TRUE(tried_by(person("bureau_handler", bureau), {}).first.empty());  // of another's round
  EXPECT_TRUE(tried_by(applicant, {}).first.empty());
}

INSTANTIATE_TEST_SUITE_P(On, Trials, db::both_engines, db::engine_name);

}  // namespace
}  // namespace zj::registry
