#pragma once
// Changes of the measure that officers try out before anybody adopts one: a copy of a version, edited file by file, and
// the submitted applications that it can be tried on. Nothing here changes the record. Open to whoever the measure lets
// create a round, pin its measure or announce it; among them a draft belongs to all.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "measure/measure.h"
#include "registry/registry.h"

namespace zj::registry::trials {

struct Trial {
  std::int64_t id = 0;
  std::string ref;
  std::string name;
  std::string base;  // hash of the version it was copied from
  std::string person_name;
  Instant created, changed;
};

// A file as it now stands. Version 0 is that of the base; every save counts up.
struct File {
  std::string path;
  std::int64_t version = 0;
  std::string bytes;
  std::string base_bytes;
  std::string person_name;  // who saved it last, with version > 0
  Instant saved;
  bool is_changed() const { return bytes != base_bytes; }
};

bool may_try(Registry& registry, const Actor& actor);

// All functions below give not_found to whom may_try() is false.

// Newest change first.
std::vector<Trial> all(Registry& registry, const Actor& actor);
Result<Trial> find(Registry& registry, const Actor& actor, std::string_view ref);
// A new copy of the measure in force; gives its reference. The same key again gives the same one.
Result<std::string> create(Registry& registry, const Actor& actor, std::string_view name, std::string_view key);
// Out of sight; what was saved is kept.
Result<void> remove(Registry& registry, const Actor& actor, std::string_view ref);

inline constexpr std::size_t max_file_bytes = 256 * 1024;

// In the order of the measure.
std::vector<File> files(Registry& registry, const Trial& trial);
std::vector<measure::InputFile> inputs(const std::vector<File>& files);
// Saves one file whole, as the version after `seen`; gives it. Unchanged bytes save nothing. When somebody has saved it
// since: conflict, and nothing is saved. Line ends become \n.
Result<std::int64_t> save(Registry& registry, const Actor& actor, const Trial& trial, std::string_view path,
                          std::string_view bytes, std::int64_t seen);
// The saves of a file, newest first.
struct Save {
  std::int64_t version = 0;
  std::string person_name;
  Instant at;
};
std::vector<Save> saves(Registry& registry, const Trial& trial, std::string_view path);
// The bytes of one of its versions.
std::optional<std::string> bytes(Registry& registry, const Trial& trial, std::string_view path, std::int64_t version);

// ---- what it is tried on

// A submitted application, as two versions of the measure read it. Both dossiers are the latest frozen content with
// what the record knows of it today.
struct Filed {
  const Object& the_case;
  const std::string& enterprise;
  const Json& before;
  const Json& after;
};
struct Reach {
  std::int64_t shown = 0;   // handed over
  std::int64_t closed = 0;  // submitted, but their content is not for this actor
};
// Hands over every submitted application of these rounds (none: of all) whose content the actor may see, until `take`
// returns false. One moment of the record.
Reach each_filed(Registry& registry, const Actor& actor, const std::vector<std::int64_t>& rounds,
                 const measure::Measure& before, const measure::Measure& after,
                 const std::function<bool(const Filed&)>& take);

}  // namespace zj::registry::trials
