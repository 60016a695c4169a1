#include "registry/jobs.h"

#include "registry/core.h"
#include "registry/store.h"

namespace zj::registry {

JobsDone run_due_jobs(Registry& registry) {
  JobsDone result;
  const Instant now = registry.clock().now();
  std::vector<std::tuple<std::int64_t, std::string, Instant>> due;
  {
    const auto lease = registry.database().connect();
    due = db::all<std::tuple<std::int64_t, std::string, Instant>>(
        *lease,
        "SELECT object, act, due_at FROM job WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at, object LIMIT 500",
        now);
  }
  for (const auto& [id, act, due_at] : due) {
    std::optional<Object> object;
    {
      const auto lease = registry.database().connect();
      object = store::object(*lease, id);
    }
    std::string outcome = "moot";
    if (object) {
      Act request;
      request.object = object->ref;
      request.act = act;
      request.version = object->version;
      request.key = "job:" + object->ref + ":" + act + ":" + std::to_string(due_at.ms);
      const auto done = registry.perform(system_job(), request);
      if (done) {
        outcome = "done";
        ++result.done;
      } else if (done.error().trouble == Trouble::conflict) {
        continue;  // somebody acted at this very moment; look again in the next run
      } else {
        const auto* type = registry.measure_of(*object)->procedure().type(object->type);
        const auto* row = type ? type->act(act) : nullptr;
        const bool fits = row && std::find(row->from.begin(), row->from.end(), object->state) != row->from.end();
        if (fits) {
          ++result.failed;
          outcome = "refused: " + done.error().said.in(Lang::zh);
        }
      }
    }
    if (outcome == "moot") ++result.moot;
    const auto lease = registry.database().connect();
    db::exec(*lease, "UPDATE job SET done_at = $1, outcome = $2 WHERE object = $3 AND act = $4 AND due_at = $5", now,
             outcome, id, act, due_at);
  }
  return result;
}

std::optional<Instant> next_due(Registry& registry) {
  const auto lease = registry.database().connect();
  return db::one<std::optional<Instant>>(*lease, "SELECT MIN(due_at) FROM job WHERE done_at IS NULL")
      .value_or(std::nullopt);
}

}  // namespace zj::registry
