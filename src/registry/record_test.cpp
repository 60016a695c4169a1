// The record: headers that stand, bodies that can be erased, and a doctor who notices.

#include "registry/record.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>

#include "base/hash.h"
#include "registry/doctor.h"
#include "registry/testing.h"

namespace zj::registry {
namespace {

struct StoredEvent {
  std::int64_t seq = 0, object = 0;
  std::string kind, commitment;
  std::optional<db::Blob> salt;
  std::optional<std::string> body;
  static constexpr auto columns = std::tuple{&StoredEvent::seq,        &StoredEvent::object, &StoredEvent::kind,
                                             &StoredEvent::commitment, &StoredEvent::salt,   &StoredEvent::body};
};

class Record : public testing::CityTest {
 protected:
  std::vector<StoredEvent> events() {
    return db::all<StoredEvent>(
        connection(),
        "SELECT e.seq, e.object, o.type || '.' || e.act, e.commitment, b.salt, b.body FROM event e "
        "JOIN object o ON o.id = e.object LEFT JOIN event_body b ON b.seq = e.seq ORDER BY e.seq");
  }
  std::vector<std::string> complaints() {
    std::vector<std::string> all;
    for (const Complaint& complaint : examine(registry()).complaints)
      all.push_back(complaint.check + ": " + complaint.detail);
    return all;
  }
  bool complains_of(std::string_view check) {
    const auto diagnosis = examine(registry());
    return std::ranges::any_of(diagnosis.complaints,
                               [&](const Complaint& c) { return c.check.find(check) != std::string::npos; });
  }
};

TEST_P(Record, EachEventCommitsToItsBodyAndItsPredecessor) {
  recommended_case(applicant, open_round());
  std::map<std::int64_t, std::string> last;
  std::int64_t expected = 0;
  for (const StoredEvent& event : events()) {
    EXPECT_EQ(event.seq, ++expected);
    ASSERT_TRUE(event.body);
    EXPECT_EQ(event.salt->bytes.size(), 32u);
    const Json body = parse_json(*event.body).value();
    // c = SHA-256("zdgc/v1/" kind 0x00 salt JCS(body)), computed here from its definition.
    EXPECT_EQ(sha256_hex("zdgc/v1/" + event.kind + std::string(1, '\0') + event.salt->bytes + to_canonical_json(body)),
              event.commitment);
    EXPECT_EQ(body.text("previous"), last[event.object]);
    EXPECT_EQ(body.text("measure"), measure().hash());
    last[event.object] = event.commitment;
  }
  EXPECT_GT(expected, 10);
  EXPECT_EQ(complaints(), std::vector<std::string>{});
}

TEST_P(Record, TheSameBodyNeverCommitsTheSame) {
  const Json body = testing::object_of({{"act", "submit"}});
  EXPECT_NE(record::commitment("case.submit", std::string(32, 'a'), body),
            record::commitment("case.submit", std::string(32, 'b'), body));
  EXPECT_NE(record::commitment("case.submit", std::string(32, 'a'), body),
            record::commitment("case.recall", std::string(32, 'a'), body));
}

// Reasons and names are personal data: the body holds hashes, and the person's reference.
TEST_P(Record, BodiesHoldHashesOfWhatPeopleWrote) {
  const std::string ref = submitted_case(applicant, open_round());
  const std::string review = child(ref, "district_review");
  perform(reviewer, review, "take");
  perform(reviewer, review, "propose_refuse", {}, "联系人张三反映材料不实");
  const StoredEvent last = events().back();
  EXPECT_EQ(last.body->find("张三"), std::string::npos);
  EXPECT_EQ(last.body->find(reviewer.name), std::string::npos);
  EXPECT_EQ(parse_json(*last.body)->text("reason_sha256"), sha256_hex("联系人张三反映材料不实"));
  EXPECT_EQ(registry().history(lead, stored(review)).front().reason, "联系人张三反映材料不实");
}

// An erased body takes who and why with it; the header, the numbering and everybody else's events stand.
TEST_P(Record, AnErasedBodyLeavesTheRecordSound) {
  const std::string ref = submitted_case(applicant, open_round());
  const std::string review = child(ref, "district_review");
  for (const char* act : {"take", "release", "take"}) perform(reviewer, review, act);
  perform(reviewer, review, "propose_refuse", {}, "材料不实");
  const auto history = registry().history(lead, stored(review));
  ASSERT_EQ(history.size(), 5u);
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {  // the last, and one amid the others
    db::in_transaction(connection(), [&](db::Connection& c) { record::erase_body(c, history[i].seq); });
    EXPECT_EQ(complaints(), std::vector<std::string>{}) << i;
  }
  const auto after = registry().history(lead, stored(review));
  ASSERT_EQ(after.size(), 5u);
  EXPECT_EQ(after[0].commitment, history[0].commitment);
  EXPECT_EQ(after[0].act, "propose_refuse");
  EXPECT_EQ(after[0].person_name + after[0].reason, "");
  EXPECT_FALSE(after[0].person);
  EXPECT_EQ(after[1].person_name, reviewer.name);
  // What is done next follows the erased one all the same.
  perform(lead, review, "send_back", {}, "请补充理由");
  EXPECT_EQ(complaints(), std::vector<std::string>{});
  EXPECT_EQ(events().back().body->find(history[0].commitment) == std::string::npos, false);
}

// Every invariant has a control: the record is tampered with, the doctor names the invariant, and is content again when
// it is undone.
TEST_P(Record, TheDoctorNoticesTampering) {
  const std::string round = open_round();
  const std::string first = confirmed_case(applicant, round), second = submitted_case(applicant, round);
  recognise(round, {first});
  const std::string draft = open_case(enterprise("成都望衡航空结构件有限公司", north), round);
  const auto spooled = folder() / "evidence.part";
  std::ofstream(spooled) << "%PDF-1.4 evidence";
  const std::string bytes = "%PDF-1.4 evidence";
  const auto added = registry().add_evidence(
      [&] {
        Actor who = applicant;
        who.org = *stored(draft).enterprise;
        return who;
      }(),
      draft,
      {"F.A.2.1.a", "证据.pdf", "application/pdf", sha256_hex(bytes), static_cast<std::int64_t>(bytes.size()),
       spooled});
  ASSERT_TRUE(added) << added.error().said.in(Lang::zh);
  ASSERT_EQ(complaints(), std::vector<std::string>{});

  db::Connection& c = connection();
  const auto body = db::value<std::string>(c, "SELECT body FROM event_body WHERE seq = 5");
  const auto content = db::value<std::string>(c, "SELECT MIN(body) FROM content WHERE number = 1");
  const auto letter = db::value<std::string>(c, "SELECT body FROM document WHERE id = 2");
  const auto chapter = db::value<db::Blob>(c, "SELECT bytes FROM measure_file WHERE path = $1", "评分.md");
  const std::int64_t titled = stored(first).id, other = stored(second).id, away = stored(first).round.value() + 1000;
  struct Control {
    std::string_view check;
    std::function<void()> tamper, undo;
  };
  const Control controls[] = {
      {"no gap",
       [&] {
         db::exec(c,
                  "INSERT INTO event (seq, object, act, act_key, at, commitment, measure) "
                  "SELECT MAX(seq) + 2, MAX(object), 'x', 'x', 0, 'x', 'x' FROM event");
       },
       [&] { db::exec(c, "DELETE FROM event WHERE act_key = 'x'"); }},
      {"matches its commitment", [&] { db::exec(c, "UPDATE event_body SET body = '{}' WHERE seq = 5"); },
       [&] { db::exec(c, "UPDATE event_body SET body = $1 WHERE seq = 5", body); }},
      {"where its last event left it",
       [&] { db::exec(c, "UPDATE object SET state = 'signing' WHERE ref = $1", draft); },
       [&] { db::exec(c, "UPDATE object SET state = 'draft' WHERE ref = $1", draft); }},
      {"version is the number", [&] { db::exec(c, "UPDATE object SET version = version + 1 WHERE ref = $1", draft); },
       [&] { db::exec(c, "UPDATE object SET version = version - 1 WHERE ref = $1", draft); }},
      {"contents match", [&] { db::exec(c, "UPDATE content SET body = '{}' WHERE body = $1", content); },
       [&] { db::exec(c, "UPDATE content SET body = $1 WHERE body = '{}'", content); }},
      {"documents match", [&] { db::exec(c, "UPDATE document SET body = '{}' WHERE id = 2"); },
       [&] { db::exec(c, "UPDATE document SET body = $1 WHERE id = 2", letter); }},
      {"at most one title", [&] { db::exec(c, "UPDATE object SET parent = $1 WHERE type = 'title'", other); },
       [&] { db::exec(c, "UPDATE object SET parent = $1 WHERE type = 'title'", titled); }},
      {"ART15.1", [&] { db::exec(c, "UPDATE object SET kind = '数字化车间' WHERE id = $1", other); },
       [&] { db::exec(c, "UPDATE object SET kind = '智能工厂' WHERE id = $1", other); }},
      {"own round", [&] { db::exec(c, "UPDATE object SET round = $1 WHERE id = $2", away, titled); },
       [&] { db::exec(c, "UPDATE object SET round = $1 WHERE id = $2", away - 1000, titled); }},
      {"in the store", [&] { db::exec(c, "UPDATE evidence SET sha256 = $1", sha256_hex("lost")); },
       [&] { db::exec(c, "UPDATE evidence SET sha256 = $1", sha256_hex(bytes)); }},
      {"measures match",
       [&] { db::exec(c, "UPDATE measure_file SET bytes = $1 WHERE path = $2", db::BlobView{"x"}, "评分.md"); },
       [&] {
         db::exec(c, "UPDATE measure_file SET bytes = $1 WHERE path = $2", db::BlobView{chapter.bytes}, "评分.md");
       }},
  };
  EXPECT_EQ(std::size(controls), examine(registry()).checks.size());
  for (const Control& control : controls) {
    control.tamper();
    EXPECT_TRUE(complains_of(control.check)) << control.check;
    control.undo();
    EXPECT_EQ(complaints(), std::vector<std::string>{}) << "after " << control.check;
  }
}

// Who rewrites an event together with its commitment is given away by the event that follows.
TEST_P(Record, ARewrittenEventIsGivenAwayByTheNext) {
  const std::string ref = submitted_case(applicant, open_round());
  const auto all = events();
  const std::int64_t object = stored(ref).id;
  const auto sent =
      std::ranges::find_if(all, [&](const StoredEvent& e) { return e.object == object && e.kind == "case.send_sign"; });
  ASSERT_NE(sent, all.end());
  Json forged = parse_json(*sent->body).value();
  forged.set("actor", "0000000000000000");
  db::exec(connection(), "UPDATE event_body SET body = $1 WHERE seq = $2", forged, sent->seq);
  db::exec(connection(), "UPDATE event SET commitment = $1 WHERE seq = $2",
           record::commitment(sent->kind, sent->salt->bytes, forged), sent->seq);
  const auto found = complaints();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found.front().find("does not follow its predecessor"), std::string::npos) << found.front();
}

INSTANTIATE_TEST_SUITE_P(On, Record, db::both_engines, db::engine_name);

}  // namespace
}  // namespace zj::registry
