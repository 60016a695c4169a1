#pragma once
// What a case says: its draft, its frozen versions, and the dossier that the measure assesses.

#include <optional>
#include <string>
#include <vector>

#include "registry/core.h"
#include "registry/store.h"

namespace zj::registry::content {

// The word by which a field is returned for mending: the clause of `条款.F.A.1.1.a.说明`, else the path itself.
std::string_view subject_of(std::string_view path);
// Whether a word in a list of remarks names the field at `path`: the field itself, or what it is a part of (a list, a
// clause, an item).
bool names_field(std::string_view word, std::string_view path);
// Facts that the record supplies: no form asks for them, and nobody may fill them in.
bool is_supplied(std::string_view path);
// Whether the field may be changed in the case's present state: all of a draft, only what was named of a returned case.
bool is_open_field(const Object& the_case, std::string_view path);

// What a list says that is known to be empty, and a fact that may be null: told apart from a field that nobody filled
// in.
inline constexpr std::string_view none = "无";

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

// The dossier of CONTRACT.md: cells from their clauses and evidence, the enterprise from its registration, the year
// from the round, other applications of the same enterprise from the record.
Json dossier(Registry::Core& core, db::Connection& c, const Object& the_case, const Json& content, Date submitted);
// The same as another measure than the case's own would read it.
Json dossier(db::Connection& c, const Object& the_case, const Json& content, Date submitted,
             const measure::Measure& measure);
measure::Assessment assess(Registry::Core& core, db::Connection& c, const Object& the_case, const Json& content,
                           Date submitted);
// Required facts that are not there, by label.
std::vector<std::string> missing(Registry::Core& core, db::Connection& c, const Object& the_case, const Json& content);

// Writes verdict, route and counts into the object's columns.
void note(Object& the_case, const measure::Assessment& assessment);

// The fields that may be changed now: empty means all (a draft); otherwise those named when the case was returned.
std::vector<std::string> open_fields(const Object& the_case);

}  // namespace zj::registry::content
