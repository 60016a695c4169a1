#pragma once
// The versions of the measure that this record has known, and the official text that is shown beside one. Versions are
// public; the text is attached by whoever the measure lets pin a version to a round (round.pin_measure).

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "measure/measure.h"
#include "registry/registry.h"

namespace zj::registry::versions {

struct Version {
  std::string hash;
  std::string title;
  Instant first_seen;          // when this record first ran by it, or pinned it
  bool in_force = false;       // what new rounds will pin
  std::vector<Object> rounds;  // that run by it, as far as the actor may know of them
};
// Newest first, the one in force on top.
std::vector<Version> all(Registry& registry, const Actor& actor);

// By its hash, or its first digits (at least 8) where only one version begins with them. nullptr when there is none.
std::shared_ptr<const measure::Measure> find(Registry& registry, std::string_view hash);

inline constexpr std::size_t max_text_bytes = 512 * 1024;

struct OfficialText {
  std::int64_t number = 0;  // counts the texts attached to this version
  std::string file_name;
  std::string sha256;
  std::string bytes;  // UTF-8
  std::string person_name;
  Instant attached;
};
// The one that is shown: the latest attached to the version of that hash.
std::optional<OfficialText> official_text(Registry& registry, std::string_view measure_hash);

bool may_attach(Registry& registry, const Actor& actor);
// Attaches a text to a version, in place of an earlier one, and writes it into the record. What is no text is bad input
// (measure/official_text.h); the same key again does nothing.
Result<void> attach(Registry& registry, const Actor& actor, std::string_view measure_hash, std::string_view file_name,
                    std::string_view bytes, std::string_view key);

}  // namespace zj::registry::versions
