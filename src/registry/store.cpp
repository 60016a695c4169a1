#include "registry/store.h"

#include <stdexcept>

namespace zj::db {

Json Codec<Json>::read(const Value& value) {
  auto json = parse_json(value.as_text());
  if (!json) throw Failure(Failure::Kind::other, "a JSON column holds no JSON");
  return *std::move(json);
}

}  // namespace zj::db

namespace zj::registry::store {

namespace {

constexpr db::Literal object_columns =
    "o.id, o.ref, o.type, o.state, o.version, o.round, o.parent, o.enterprise, o.unit, o.handler, o.owner, o.kind, o.name, "
    "o.number, o.route, o.verdict, o.met, o.unmet, o.unknown, o.frozen, o.content, o.data, o.due_day, o.created_at, o.changed_at";

// The columns in the order above.
struct ObjectRow : Object {
  static constexpr auto columns =
      std::tuple{&Object::id,      &Object::ref,    &Object::type,       &Object::state,   &Object::version,
                 &Object::round,   &Object::parent, &Object::enterprise, &Object::unit,    &Object::handler,
                 &Object::owner,   &Object::kind,   &Object::name,       &Object::number,  &Object::route,
                 &Object::verdict, &Object::met,    &Object::unmet,      &Object::unknown, &Object::frozen,
                 &Object::content, &Object::data,   &Object::due,        &Object::created, &Object::changed};
};

struct OrgRow : Org {
  static constexpr auto columns =
      std::tuple{&Org::id, &Org::ref, &Org::kind, &Org::code, &Org::name, &Org::unit, &Org::data};
};

std::vector<Object> plain(std::vector<ObjectRow> rows) {
  return {rows.begin(), rows.end()};
}

template <class Row, class Plain = Object>
std::optional<Plain> plain(std::optional<Row> row) {
  if (!row) return std::nullopt;
  return Plain(*std::move(row));
}

}  // namespace

std::int64_t next(db::Connection& c, std::string_view counter) {
  return db::value<std::int64_t>(c,
                                 "INSERT INTO counter (name, value) VALUES ($1, 1) "
                                 "ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value",
                                 counter);
}

std::optional<Object> object(db::Connection& c, std::int64_t id) {
  return plain(db::one<ObjectRow>(c, db::joined<"SELECT ", object_columns, " FROM object o WHERE o.id = $1">, id));
}

std::optional<Object> object(db::Connection& c, std::string_view ref) {
  return plain(db::one<ObjectRow>(c, db::joined<"SELECT ", object_columns, " FROM object o WHERE o.ref = $1">, ref));
}

void insert(db::Connection& c, Object& o) {
  o.id = next(c, "object");
  db::exec(
      c,
      "INSERT INTO object (id, ref, type, state, version, round, parent, enterprise, unit, handler, owner, kind, name, number, "
      "route, verdict, met, unmet, unknown, frozen, content, data, due_day, created_at, changed_at) VALUES "
      "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)",
      o.id, o.ref, o.type, o.state, o.version, o.round, o.parent, o.enterprise, o.unit, o.handler, o.owner, o.kind,
      o.name, o.number, o.route, o.verdict, o.met, o.unmet, o.unknown, o.frozen, o.content, o.data, o.due, o.created,
      o.changed);
}

bool claim(db::Connection& c, std::int64_t object, std::int64_t seen) {
  return db::exec(c, "UPDATE object SET version = version + 1 WHERE id = $1 AND version = $2", object, seen) == 1;
}

void write(db::Connection& c, const Object& o) {
  db::exec(
      c,
      "UPDATE object SET state = $1, round = $2, enterprise = $3, unit = $4, handler = $5, owner = $6, kind = $7, name = $8, "
      "number = $9, route = $10, verdict = $11, met = $12, unmet = $13, unknown = $14, frozen = $15, content = $16, data = $17, "
      "due_day = $18, changed_at = $19 WHERE id = $20",
      o.state, o.round, o.enterprise, o.unit, o.handler, o.owner, o.kind, o.name, o.number, o.route, o.verdict, o.met,
      o.unmet, o.unknown, o.frozen, o.content, o.data, o.due, o.changed, o.id);
}

std::vector<Object> children(db::Connection& c, std::int64_t parent, std::string_view type) {
  return plain(db::all<ObjectRow>(
      c, db::joined<"SELECT ", object_columns, " FROM object o WHERE o.parent = $1 AND o.type = $2 ORDER BY o.id">,
      parent, type));
}

std::vector<Object> in_round(db::Connection& c, std::int64_t round, std::string_view type) {
  return plain(db::all<ObjectRow>(
      c, db::joined<"SELECT ", object_columns, " FROM object o WHERE o.round = $1 AND o.type = $2 ORDER BY o.id">,
      round, type));
}

std::vector<Object> targets(db::Connection& c, std::int64_t source, std::string_view kind) {
  return plain(
      db::all<ObjectRow>(c,
                         db::joined<"SELECT ", object_columns,
                                    " FROM link l JOIN object o ON o.id = l.target WHERE l.source = $1 AND l.kind = $2 "
                                    "ORDER BY l.position, o.id">,
                         source, kind));
}

std::vector<Object> sources(db::Connection& c, std::int64_t target, std::string_view kind) {
  return plain(
      db::all<ObjectRow>(c,
                         db::joined<"SELECT ", object_columns,
                                    " FROM link l JOIN object o ON o.id = l.source WHERE l.target = $1 AND l.kind = $2 "
                                    "ORDER BY o.id">,
                         target, kind));
}

void link(db::Connection& c, std::int64_t source, std::string_view kind, std::int64_t target, std::int64_t position) {
  db::exec(
      c,
      "INSERT INTO link (source, kind, target, position) VALUES ($1, $2, $3, $4) ON CONFLICT (source, kind, target) DO NOTHING",
      source, kind, target, position);
}

void unlink(db::Connection& c, std::int64_t source, std::string_view kind, std::int64_t target) {
  db::exec(c, "DELETE FROM link WHERE source = $1 AND kind = $2 AND target = $3", source, kind, target);
}

std::optional<Org> org(db::Connection& c, std::int64_t id) {
  return plain<OrgRow, Org>(
      db::one<OrgRow>(c, "SELECT id, ref, kind, code, name, unit, data FROM org WHERE id = $1", id));
}

std::optional<Org> org_by_code(db::Connection& c, std::string_view code) {
  return plain<OrgRow, Org>(
      db::one<OrgRow>(c, "SELECT id, ref, kind, code, name, unit, data FROM org WHERE code = $1", code));
}

std::optional<PersonName> person(db::Connection& c, std::int64_t id) {
  return db::one<PersonName>(c, "SELECT id, ref, name FROM person WHERE id = $1", id);
}

std::optional<PersonName> person(db::Connection& c, std::string_view ref) {
  return db::one<PersonName>(c, "SELECT id, ref, name FROM person WHERE ref = $1", ref);
}

bool shares_org(db::Connection& c, std::int64_t person, std::int64_t org) {
  return db::value<std::int64_t>(c, "SELECT COUNT(*) FROM role_grant WHERE person = $1 AND org = $2", person, org) > 0;
}

}  // namespace zj::registry::store
