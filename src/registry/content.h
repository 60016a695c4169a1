#pragma once
// What a case says: its draft, its frozen versions, and the dossier that the measure assesses.

#include <optional>
#include <string>
#include <vector>

#include "registry/core.h"
#include "registry/store.h"

namespace zj::registry::content {

// The draft as one JSON document (glossary paths as nested keys).
Json draft(db::Connection& c, const Object& the_case, const measure::Glossary& glossary);

struct Frozen {
  std::int64_t number = 0;
  std::string hash;
  Json body;
  Json assessment;
  Instant at;
};
// The version of that number, or the latest.
std::optional<Frozen> frozen(db::Connection& c, const Object& the_case, std::optional<std::int64_t> number = {});

// What decides now: the draft while the enterprise may edit it, else the latest frozen version.
Json present(Registry::Core& core, db::Connection& c, const Object& the_case);
bool is_open(const Object& the_case);  // draft, signing, returned_district, correction

// Freezes the draft as the next version; unchanged content keeps its version. The object's `content` is set.
void freeze(Registry::Core& core, db::Connection& c, Object& the_case, Date submitted);

// The dossier of CONTRACT.md: cells from their clauses and evidence, the enterprise from its registration, the year from the
// round, other applications of the same enterprise from the record.
Json dossier(Registry::Core& core, db::Connection& c, const Object& the_case, const Json& content, Date submitted);
measure::Assessment assess(Registry::Core& core, db::Connection& c, const Object& the_case, const Json& content, Date submitted);
// Required facts that are not there, by label.
std::vector<std::string> missing(Registry::Core& core, db::Connection& c, const Object& the_case, const Json& content);

// Writes verdict, route and counts into the object's columns.
void note(Object& the_case, const measure::Assessment& assessment);

// The fields that may be changed now: empty means all (a draft); otherwise those named when the case was returned.
std::vector<std::string> open_fields(const Object& the_case);

}  // namespace zj::registry::content
