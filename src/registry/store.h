#pragma once
// Rows of the record as values. Everything here runs inside the caller's transaction and knows no rights: registry.h
// does.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/query.h"
#include "registry/model.h"

namespace zj::db {

// Canonical JSON in a text column.
template <>
struct Codec<Json> {
  static std::string write(const Json& value) { return to_canonical_json(value); }
  static Json read(const Value& value);
};

}  // namespace zj::db

namespace zj::registry::store {

// The next key of a table, or the next number of a series.
std::int64_t next(db::Connection& c, std::string_view counter);

std::optional<Object> object(db::Connection& c, std::int64_t id);
std::optional<Object> object(db::Connection& c, std::string_view ref);
// Gives the object its id; ref, type, state and version must be set.
void insert(db::Connection& c, Object& object);
// Counts the version up from `seen`; false when somebody else was first.
bool claim(db::Connection& c, std::int64_t object, std::int64_t seen);
// Writes every column but the version.
void write(db::Connection& c, const Object& object);

std::vector<Object> children(db::Connection& c, std::int64_t parent, std::string_view type);
std::vector<Object> in_round(db::Connection& c, std::int64_t round, std::string_view type);
std::vector<Object> targets(db::Connection& c, std::int64_t source, std::string_view kind);
std::vector<Object> sources(db::Connection& c, std::int64_t target, std::string_view kind);
void link(db::Connection& c, std::int64_t source, std::string_view kind, std::int64_t target, std::int64_t position);
void unlink(db::Connection& c, std::int64_t source, std::string_view kind, std::int64_t target);

std::optional<Org> org(db::Connection& c, std::int64_t id);
std::optional<Org> org_by_code(db::Connection& c, std::string_view code);

struct PersonName {
  std::int64_t id = 0;
  std::string ref, name;
  static constexpr auto columns = std::tuple{&PersonName::id, &PersonName::ref, &PersonName::name};
};
std::optional<PersonName> person(db::Connection& c, std::int64_t id);
std::optional<PersonName> person(db::Connection& c, std::string_view ref);
bool shares_org(db::Connection& c, std::int64_t person, std::int64_t org);  // whether this person holds a role there

}  // namespace zj::registry::store
