#include "registry/doctor.h"

#include <map>
#include <set>
#include <utility>

#include "base/hash.h"
#include "registry/core.h"
#include "registry/record.h"
#include "registry/store.h"

namespace zj::registry {

namespace {

class Examination {
 public:
  Examination(Registry& registry, db::Connection& c) : registry_(registry), c_(c) {}

  Diagnosis run() {
    events_are_complete();
    commitments_hold();
    states_follow_events();
    versions_count_acts();
    contents_hash();
    documents_hash();
    one_title_per_case();
    slots_match_cases();
    links_stay_in_the_round();
    evidence_is_stored();
    pinned_measures_hash();
    return std::move(diagnosis_);
  }

 private:
  void check(std::string name) { diagnosis_.checks.push_back(std::move(name)); }
  void complain(std::string detail) { diagnosis_.complaints.push_back({diagnosis_.checks.back(), std::move(detail)}); }

  void events_are_complete() {
    check("event numbers have no gap");
    std::int64_t expected = 1;
    db::each<std::int64_t>(
        c_,
        [&](std::int64_t seq) {
          if (seq != expected) complain("after " + std::to_string(expected - 1) + " comes " + std::to_string(seq));
          expected = seq + 1;
        },
        "SELECT seq FROM event ORDER BY seq");
  }

  void commitments_hold() {
    check("every event that still has its body matches its commitment, and follows its predecessor");
    using Row = std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string, std::optional<db::Blob>,
                           std::optional<std::string>>;
    std::map<std::int64_t, std::string> last;
    for (
        const auto& [seq, object, type, act, commitment, salt, body] : db::all<Row>(
            c_,
            "SELECT e.seq, e.object, o.type, e.act, e.commitment, b.salt, b.body FROM event e JOIN object o ON o.id = e.object "
            "LEFT JOIN event_body b ON b.seq = e.seq ORDER BY e.seq")) {
      const std::string before = std::exchange(last[object], commitment);
      if (!salt || !body) continue;  // erased; its header still stands between its neighbours
      const auto json = parse_json(*body);
      if (!json || record::commitment(type + "." + act, salt->bytes, *json) != commitment) {
        complain("event " + std::to_string(seq) + " does not match its commitment");
      } else if (json->text("previous") != before) {
        complain("event " + std::to_string(seq) + " does not follow its predecessor");
      }
    }
  }

  void states_follow_events() {
    check("every object stands where its last event left it");
    using Row = std::tuple<std::string, std::string, std::optional<std::string>>;
    for (
        const auto& [ref, state, body] : db::all<Row>(
            c_,
            "SELECT o.ref, o.state, (SELECT b.body FROM event e LEFT JOIN event_body b ON b.seq = e.seq WHERE e.object = o.id ORDER BY e.seq DESC LIMIT 1) FROM object o")) {
      if (!body) continue;
      const auto json = parse_json(*body);
      if (json && json->text("to") != state)
        complain(ref + " is " + state + ", its last event left it " + std::string(json->text("to")));
    }
  }

  void versions_count_acts() {
    check("an object's version is the number of its events");
    for (const auto& [ref, version, events] : db::all<std::tuple<std::string, std::int64_t, std::int64_t>>(
             c_, "SELECT o.ref, o.version, (SELECT COUNT(*) FROM event e WHERE e.object = o.id) FROM object o")) {
      if (version != events)
        complain(ref + " has version " + std::to_string(version) + " and " + std::to_string(events) + " events");
    }
  }

  void contents_hash() {
    check("frozen contents match their hash");
    for (const auto& [object, number, hash, body] :
         db::all<std::tuple<std::int64_t, std::int64_t, std::string, std::string>>(
             c_, "SELECT object, number, hash, body FROM content")) {
      if (sha256_hex(body) != hash)
        complain("content " + std::to_string(number) + " of object " + std::to_string(object));
    }
  }

  void documents_hash() {
    check("documents match their hash");
    for (const auto& [ref, sha256, body] :
         db::all<std::tuple<std::string, std::string, std::string>>(c_, "SELECT ref, sha256, body FROM document")) {
      if (sha256_hex(body) != sha256) complain("document " + ref);
    }
  }

  void one_title_per_case() {
    check("a case has at most one title, and a recognised case has one");
    for (
        const auto& [ref, state, titles] : db::all<std::tuple<std::string, std::string, std::int64_t>>(
            c_,
            "SELECT o.ref, o.state, (SELECT COUNT(*) FROM object t WHERE t.parent = o.id AND t.type = 'title' AND t.state <> 'revoked') FROM object o WHERE o.type = 'case'")) {
      if (titles > 1 || (state == "recognised" && titles != 1))
        complain(ref + " (" + state + ") has " + std::to_string(titles) + " titles");
    }
  }

  void slots_match_cases() {
    check("no enterprise has submitted both kinds in one year (ART15.1)");
    std::map<std::pair<std::int64_t, std::int64_t>, std::set<std::string>> kinds;
    for (
        const auto& [enterprise, kind, state, round] :
        db::all<std::tuple<std::int64_t, std::string, std::string, Json>>(
            c_,
            "SELECT o.enterprise, o.kind, o.state, r.data FROM object o JOIN object r ON r.id = o.round WHERE o.type = 'case' AND o.content > 0")) {
      kinds[{enterprise, round.integer("年度")}].insert(kind);
    }
    for (const auto& [key, set] : kinds) {
      if (set.size() > 1) complain("organisation " + std::to_string(key.first) + " in " + std::to_string(key.second));
    }
  }

  void links_stay_in_the_round() {
    check("panels, lists and documents hold only cases of their own round");
    for (
        const auto& [source, target] : db::all<std::tuple<std::string, std::string>>(
            c_,
            "SELECT s.ref, t.ref FROM link l JOIN object s ON s.id = l.source JOIN object t ON t.id = l.target WHERE s.round <> t.round")) {
      complain(source + " → " + target);
    }
  }

  void evidence_is_stored() {
    check("every piece of evidence is in the store");
    for (const auto& [ref, sha256] : db::all<std::tuple<std::string, std::string>>(
             c_, "SELECT ref, sha256 FROM evidence WHERE removed_at IS NULL")) {
      const auto hash = files::parse_sha256(sha256);
      if (!hash || !registry_.core().parts.files.has(*hash))
        complain("evidence " + ref + " (" + sha256.substr(0, 8) + "…)");
    }
  }

  void pinned_measures_hash() {
    check("pinned measures match their hash");
    for (const std::string& hash : db::all<std::string>(c_, "SELECT hash FROM measure")) {
      std::vector<measure::InputFile> files;
      for (auto& [path, bytes] : db::all<std::tuple<std::string, db::Blob>>(
               c_, "SELECT path, bytes FROM measure_file WHERE measure = $1", hash))
        files.push_back({path, bytes.bytes});
      if (measure::measure_hash(files) != hash) complain("measure " + hash.substr(0, 8) + "…");
    }
  }

  Registry& registry_;
  db::Connection& c_;
  Diagnosis diagnosis_;
};

}  // namespace

Diagnosis examine(Registry& registry) {
  const auto lease = registry.database().connect();
  const db::Transaction reading(*lease, db::Transaction::Mode::read);  // one moment of the record
  return Examination(registry, *lease).run();
}

}  // namespace zj::registry
