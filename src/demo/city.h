#pragma once
// A city to look at: invented enterprises, one finished round and one in progress, from a fixed seed. It is made by
// performing acts on a clock of its own, so everything in it has a history that the doctor accepts.

#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "files/store.h"
#include "registry/accounts.h"
#include "registry/registry.h"

namespace zj::demo {

// When the city's story has come to: the time that `serve --demo` shows.
inline constexpr std::string_view city_time = "2026-11-23T09:00+08:00";

struct Size {
  int finished = 48;      // cases of the finished round
  int in_progress = 200;  // cases of the round in progress
};

// Fills an empty record and leaves the clock at city_time; a record that already holds a city is left as it is.
Result<void> fill(registry::Registry& registry, registry::Accounts& accounts, SettableClock& clock, files::Store& files,
                  const std::filesystem::path& folder, std::ostream& progress, Size size = {});

// One sign-in per role, for the terminal.
std::string sign_ins(Lang lang);

}  // namespace zj::demo
