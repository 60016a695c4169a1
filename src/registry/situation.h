#pragma once
// What is known about a matter at a moment, as guards, effects and letters may ask it (supplies.h).

#include <map>
#include <optional>
#include <vector>

#include "registry/content.h"
#include "registry/core.h"

namespace zj::registry {

// Objects that came with an act, by the word under which the act takes them.
struct References {
  std::vector<Object> cases;               // 申报件
  std::vector<Object> lists;               // 名单
  std::vector<store::PersonName> experts;  // 专家
};

// What an act brings with it besides the facts of its object.
struct Given {
  const References& references;
  std::string_view reason;
  std::optional<Date> due;
  const Object* cause = nullptr;  // the object of the act that made this one follow
};

// Gathers facts about one object, each when an act first asks for it. Lives inside one transaction.
class Situation {
 public:
  Situation(Registry::Core& core, db::Connection& c, const Actor& actor, const Object& object);

  // The facts of these paths (measure::Act::reads), with the object's own beside them.
  Json facts(const std::vector<std::string>& wanted, const Given& given);
  // After the object, or something near it, has changed.
  void forget();

  // For those who supply the facts.
  Registry::Core& core() { return core_; }
  db::Connection& connection() { return c_; }
  const Actor& actor() const { return actor_; }
  const Object& object() const { return object_; }
  const Given& given() const { return *given_; }
  const measure::Measure& measure() const { return *measure_; }
  // The round that the object is or belongs to.
  const Object* round() const { return object_.type == "round" ? &object_ : round_ ? &*round_ : nullptr; }
  const std::optional<Object>& the_case() const { return case_; }
  // The assessment of the case's present content; nullptr where there is no case.
  const measure::Assessment* assessment();

  std::string state_label(const Object& object) const;
  const std::string& unit_name(const std::optional<std::string>& unit);
  const Org& org(const std::optional<std::int64_t>& id);  // an empty one where there is none
  const std::string& person_ref(std::int64_t person);

 private:
  Registry::Core& core_;
  db::Connection& c_;
  const Actor& actor_;
  const Object& object_;
  std::shared_ptr<const measure::Measure> measure_;
  std::optional<Object> case_, round_;
  const Given* given_ = nullptr;
  std::optional<measure::Assessment> assessment_;
  std::map<std::string, Json, std::less<>> gathered_;  // by path
  std::map<std::int64_t, Org> orgs_;
  std::map<std::int64_t, std::string> people_;
  std::map<std::string, std::string, std::less<>> units_;
};

}  // namespace zj::registry
