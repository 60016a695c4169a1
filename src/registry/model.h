#pragma once
// What the record holds, as plain values.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/json.h"

namespace zj::registry {

// A person acting in one role at a time for one organisation. The public is an actor without a person.
struct Actor {
  std::int64_t person = 0;
  std::string ref;
  std::string name;
  std::string login;
  std::string role = "public";  // ids of procedure.md: ent_operator, district_lead …
  std::int64_t org = 0;
  std::string org_name;
  std::string unit;  // recommending unit, for district roles

  bool is_public() const { return person == 0 && role == "public"; }
};
Actor nobody();      // the public
Actor system_job();  // the clock

struct Org {
  std::int64_t id = 0;
  std::string ref;
  std::string kind;  // enterprise, district, bureau, experts
  std::string code;
  std::string name;
  std::optional<std::string> unit;
  Json data;
};

// One thing that the procedure moves; see migrations/0001_record.sql for the columns.
struct Object {
  std::int64_t id = 0;
  std::string ref;
  std::string type;  // round, case, district_review …
  std::string state;
  std::int64_t version = 0;
  std::optional<std::int64_t> round, parent, enterprise;
  std::optional<std::string> unit;
  std::optional<std::int64_t> handler, owner;
  std::string kind;  // 称号
  std::string name;
  std::optional<std::string> number;
  std::string route, verdict;
  std::int64_t met = 0, unmet = 0, unknown = 0;
  bool frozen = false;
  std::int64_t content = 0;  // number of the latest frozen content; 0: none yet
  Json data;
  std::optional<Date> due;
  Instant created, changed;
};

// One entry of an object's history.
struct Event {
  std::int64_t seq = 0;
  std::string act;
  Instant at;
  std::string commitment;
  std::string measure;
  std::optional<std::int64_t> person;  // empty when erased or by the clock
  std::string person_name, role, reason;
  Json body;
};

struct Document {
  std::string ref;
  std::int64_t object = 0;
  std::string kind;  // 受理通知书, 认定通知 …
  std::optional<std::string> number;
  std::string title;
  Json body;  // what documents/letter.h lays out
  std::string sha256;
  Instant made;
};

struct Evidence {
  std::string ref;
  std::int64_t object = 0;
  std::string clause;
  std::string sha256;
  std::string name;
  std::string media_type;
  std::int64_t size = 0;
  std::string person_name;
  Instant added;
};

}  // namespace zj::registry
