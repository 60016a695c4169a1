#pragma once

#include "registry/registry.h"

namespace zj::registry {

struct JobsDone {
  int done = 0;    // acts performed by the clock
  int moot = 0;    // overtaken: the object had moved on
  int failed = 0;  // refused by a guard: a later deadline has taken its place
};

// Performs every act whose time has come, in the order of their due times. A job is keyed by (object, act, due time),
// so that it runs once however often this is called, also by several instances.
JobsDone run_due_jobs(Registry& registry);

// When the next job is due; nothing if none waits.
std::optional<Instant> next_due(Registry& registry);

}  // namespace zj::registry
