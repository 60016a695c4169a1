#include "registry/record.h"

#include "base/hash.h"
#include "registry/store.h"

namespace zj::registry::record {

namespace {

Json strings(const std::vector<std::string>& list) {
  Json::Array array;
  for (const std::string& s : list) array.emplace_back(s);
  return Json(std::move(array));
}

struct EventRow {
  std::int64_t seq = 0;
  std::string act;
  Instant at;
  std::string commitment, measure;
  std::optional<std::int64_t> person;
  std::optional<std::string> person_name, role, reason, body;
  static constexpr auto columns =
      std::tuple{&EventRow::seq,    &EventRow::act,         &EventRow::at,   &EventRow::commitment, &EventRow::measure,
                 &EventRow::person, &EventRow::person_name, &EventRow::role, &EventRow::reason,     &EventRow::body};
};

}  // namespace

std::string commitment(std::string_view kind, std::string_view salt, const Json& body) {
  Sha256Stream hash;
  hash.add("zdgc/v1/");
  hash.add(kind);
  hash.add(std::string_view("\0", 1));
  hash.add(salt);
  hash.add(to_canonical_json(body));
  return to_hex(hash.finish());
}

std::int64_t append(db::Connection& c, Random& random, const Entry& e) {
  const auto previous =
      db::one<std::string>(c, "SELECT commitment FROM event WHERE object = $1 ORDER BY seq DESC LIMIT 1", e.object->id);
  Json body;
  body.set("object", e.object->ref);
  body.set("type", e.object->type);
  body.set("act", e.act);
  body.set("from", e.from);
  body.set("to", e.object->state);
  body.set("version", e.object->version);
  body.set("at", to_iso(e.at));
  body.set("actor", e.actor.ref);
  body.set("role", e.actor.role);
  body.set("reason_sha256", e.reason.empty() ? std::string() : sha256_hex(e.reason));
  body.set("input_sha256", e.input_hash);
  body.set("content_sha256", e.content_hash);
  body.set("documents", strings(e.documents));
  body.set("measure", e.measure);
  body.set("previous", previous.value_or(""));

  std::array<std::uint8_t, 32> bytes{};
  random.fill(bytes);
  const std::string salt(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::string kind = e.object->type + "." + e.act;

  const std::int64_t seq = store::next(c, "event");
  db::exec(c,
           "INSERT INTO event (seq, object, act, act_key, at, commitment, measure) VALUES ($1, $2, $3, $4, $5, $6, $7)",
           seq, e.object->id, e.act, e.key, e.at, commitment(kind, salt, body), e.measure);
  const std::optional<std::int64_t> person = e.actor.person != 0 ? std::optional(e.actor.person) : std::nullopt;
  db::exec(c, "INSERT INTO event_body (seq, salt, body, person, role, reason) VALUES ($1, $2, $3, $4, $5, $6)", seq,
           db::BlobView{salt}, body, person, e.actor.role, e.reason);
  return seq;
}

std::vector<Event> of(db::Connection& c, std::int64_t object) {
  std::vector<Event> events;
  for (
      EventRow& row : db::all<EventRow>(
          c,
          "SELECT e.seq, e.act, e.at, e.commitment, e.measure, b.person, p.name, b.role, b.reason, b.body FROM event e "
          "LEFT JOIN event_body b ON b.seq = e.seq LEFT JOIN person p ON p.id = b.person WHERE e.object = $1 ORDER BY e.seq DESC",
          object)) {
    Event event{
        row.seq, std::move(row.act), row.at, std::move(row.commitment), std::move(row.measure), row.person, {}, {}, {},
        {}};
    event.person_name = row.person_name.value_or("");
    event.role = row.role.value_or("");
    event.reason = row.reason.value_or("");
    if (row.body) {
      if (auto body = parse_json(*row.body)) event.body = *std::move(body);
    }
    events.push_back(std::move(event));
  }
  return events;
}

void erase_body(db::Connection& c, std::int64_t seq) {
  db::exec(c, "DELETE FROM event_body WHERE seq = $1", seq);
}

std::optional<Remembered> remembered(db::Connection& c, std::string_view key) {
  auto row =
      db::one<std::tuple<std::string, Json>>(c, "SELECT fingerprint, result FROM act_result WHERE act_key = $1", key);
  if (!row) return std::nullopt;
  return Remembered{std::get<0>(*row), std::get<1>(*row)};
}

void remember(db::Connection& c, std::string_view key, std::string_view fingerprint, const Json& result, Instant at) {
  db::exec(c, "INSERT INTO act_result (act_key, fingerprint, result, at) VALUES ($1, $2, $3, $4)", key, fingerprint,
           result, at);
}

}  // namespace zj::registry::record
