#pragma once
// What the parts of this room share. Not for other rooms.

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "base/workday.h"
#include "db/query.h"
#include "files/store.h"
#include "measure/measure.h"
#include "registry/model.h"
#include "registry/registry.h"
#include "registry/rights.h"

namespace zj::registry {

// Measures by hash: the shipped one and those that rounds have pinned. Thread-safe.
class Measures {
 public:
  static Result<std::unique_ptr<Measures>> load(std::span<const EmbeddedFile> shipped);
  std::shared_ptr<const measure::Measure> in_force() const { return in_force_; }
  // The pinned measure of that hash, compiled once; the one in force for "".
  std::shared_ptr<const measure::Measure> of(db::Connection& c, std::string_view hash);
  // The measure of a round; asked for once when the round is announced, as its measure changes no more.
  std::shared_ptr<const measure::Measure> of_round(db::Connection& c, std::int64_t round);
  // Stores the bytes of the measure in force, so that an upgrade on disk changes no running round. Idempotent.
  void store(db::Connection& c, Instant now);

 private:
  std::vector<measure::InputFile> files_;
  std::shared_ptr<const measure::Measure> in_force_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const measure::Measure>, std::less<>> compiled_;
  std::map<std::int64_t, std::shared_ptr<const measure::Measure>> of_round_;
};

struct Registry::Core {
  Parts parts;
  std::unique_ptr<Measures> measures;
  FactRights rights;

  std::shared_ptr<const measure::Measure> measure_of(db::Connection& c, const Object& object);
  Relations relate(db::Connection& c, const Actor& actor, const Object& object);
  bool may_see(db::Connection& c, const Actor& actor, std::string_view fact, const Object& object);
  Instant now() const { return parts.clock.now(); }
  Date today() const { return day_of(now()); }
};

// The case that an object is about: itself, its parent, or (of a score sheet) the case it is linked to.
std::optional<Object> case_of(db::Connection& c, const Object& object);

// The objects of a type that hang together with `object`: its case, its round, children, links either way. What 随 acts
// on.
std::vector<Object> related(db::Connection& c, const Object& object, std::string_view type);

// The public actor may read only what facts.csv gives to public/any.
tl::unexpected<Error> hidden();

}  // namespace zj::registry
