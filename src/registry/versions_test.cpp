#include "registry/versions.h"

#include "registry/doctor.h"
#include "registry/testing.h"

namespace zj::registry {
namespace {

class Versions : public testing::CityTest {};

const std::string text = "某办法\n第一条 目的。\n第二条 范围。\n";

TEST_P(Versions, AreKnownFromTheFirstDayAndNameTheirRounds) {
  const std::string hash = measure().hash();
  auto all = versions::all(registry(), nobody());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].hash, hash);
  EXPECT_TRUE(all[0].in_force);
  EXPECT_TRUE(all[0].rounds.empty());
  EXPECT_EQ(all[0].first_seen.ms, parse_instant("2026-08-20T09:00+08:00")->ms);
  const std::string round = open_round();
  all = versions::all(registry(), nobody());
  ASSERT_EQ(all[0].rounds.size(), 1u);
  EXPECT_EQ(all[0].rounds[0].ref, round);
  // A round that is only planned is not for the public yet.
  create(
      handler, "round", "create", "",
      testing::object_of({{"年度", "2027"}, {"名称", "2027年度"}, {"开放日", "2027-09-01"}, {"截止日", "2027-09-30"}}));
  EXPECT_EQ(versions::all(registry(), nobody())[0].rounds.size(), 1u);
}

TEST_P(Versions, AreFoundByTheFirstDigitsOfTheirHash) {
  const std::string hash = measure().hash();
  ASSERT_TRUE(versions::find(registry(), hash));
  EXPECT_EQ(versions::find(registry(), hash.substr(0, 8))->hash(), hash);
  for (const std::string& wrong : {std::string(), hash.substr(0, 7), std::string("%%%%%%%%"), std::string(64, '0'),
                                   hash + "0", std::string("____________")})
    EXPECT_FALSE(versions::find(registry(), wrong)) << wrong;
}

TEST_P(Versions, ATextIsAttachedByWhoPinsMeasuresAndIsAnEvent) {
  const std::string hash = measure().hash();
  EXPECT_FALSE(versions::official_text(registry(), hash));
  for (const Actor& other : {nobody(), applicant, reviewer, handler, leader, person("expert", pool)}) {
    const auto refused = versions::attach(registry(), other, hash, "办法.txt", text, random.token());
    ASSERT_FALSE(refused) << other.role;
    EXPECT_EQ(refused.error().trouble, Trouble::not_found);
  }
  const std::string key = random.token();
  ASSERT_TRUE(versions::attach(registry(), head, hash, "办法.txt", text, key));
  ASSERT_TRUE(versions::attach(registry(), head, hash, "办法.txt", text, key));  // sent twice
  auto shown = versions::official_text(registry(), hash);
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->bytes, text);
  EXPECT_EQ(shown->number, 1);
  EXPECT_EQ(shown->person_name, head.name);
  ASSERT_TRUE(versions::attach(registry(), head, hash, "办法（更正）.txt", text + "第三条 附则。\n", random.token()));
  shown = versions::official_text(registry(), hash);
  EXPECT_EQ(shown->number, 2);
  EXPECT_EQ(shown->file_name, "办法（更正）.txt");
  using Row = std::tuple<std::string, std::string>;
  EXPECT_EQ(db::all<Row>(connection(), "SELECT act, measure FROM event WHERE act = 'attach_text' ORDER BY seq"),
            (std::vector<Row>{{"attach_text", hash}, {"attach_text", hash}}));
  EXPECT_TRUE(examine(registry()).complaints.empty());
}

TEST_P(Versions, WhatIsNoTextIsRefused) {
  const std::string hash = measure().hash();
  EXPECT_EQ(versions::attach(registry(), head, hash, "a.txt", "\xB5\xDA", random.token()).error().at, "file");
  EXPECT_EQ(versions::attach(registry(), head, hash, "a.txt", "", random.token()).error().at, "file");
  const std::string large(versions::max_text_bytes + 1, 'a');
  EXPECT_EQ(versions::attach(registry(), head, hash, "a.txt", large, random.token()).error().at, "file");
  EXPECT_EQ(versions::attach(registry(), head, std::string(64, '0'), "a.txt", text, random.token()).error().trouble,
            Trouble::not_found);
  EXPECT_FALSE(versions::official_text(registry(), hash));
}

// The program is started again with an amended measure: new rounds will pin that one, the old one stays as it was.
TEST_P(Versions, AnAmendedMeasureIsAnotherVersion) {
  const std::string round = open_round(), old = measure().hash();
  std::vector<measure::InputFile> amended = measure().files();
  for (measure::InputFile& file : amended) {
    const std::string_view before = "关键设备联网率 >= 0.70";
    if (const auto at = file.bytes.find(before); at != std::string::npos)
      file.bytes.replace(at, before.size(), "关键设备联网率 >= 0.75");
  }
  std::vector<EmbeddedFile> files;
  for (const measure::InputFile& f : amended)
    files.push_back({f.path, f.bytes.data(), f.bytes.data() + f.bytes.size()});
  clock.set(*parse_instant("2027-01-04T09:00+08:00"));
  const Registry::Parts& parts = registry().core().parts;
  const auto later = Registry::open({parts.db, parts.files, parts.clock, parts.random, parts.calendar, files});
  ASSERT_TRUE(later) << later.error().said.in(Lang::en);
  const auto all = versions::all(**later, nobody());
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].in_force);
  EXPECT_NE(all[0].hash, old);
  EXPECT_TRUE(all[0].rounds.empty());
  EXPECT_EQ(all[1].hash, old);
  EXPECT_FALSE(all[1].in_force);
  ASSERT_EQ(all[1].rounds.size(), 1u);
  EXPECT_EQ(all[1].rounds[0].ref, round);
  EXPECT_EQ(versions::find(**later, old)->hash(), old);
  EXPECT_FALSE(versions::official_text(**later, all[0].hash));  // a text belongs to its version
}

INSTANTIATE_TEST_SUITE_P(On, Versions, db::both_engines, db::engine_name);

}  // namespace
}  // namespace zj::registry
