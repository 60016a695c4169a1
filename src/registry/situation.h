#pragma once
// The facts of a matter at a moment, as guards, effects and letters may speak of them (schema.h).

#include <optional>
#include <vector>

#include "registry/content.h"
#include "registry/core.h"

namespace zj::registry {

// Objects that came with an act, by the word under which the act takes them.
struct References {
  std::vector<Object> cases;        // 申报件
  std::vector<Object> lists;        // 名单
  std::vector<store::PersonName> experts;  // 专家
};

// Gathers facts about one object; what several acts ask is gathered once. Lives inside one transaction.
class Situation {
 public:
  Situation(Registry::Core& core, db::Connection& c, const Actor& actor, const Object& object);

  // The facts for one act with its input merged into the object's own.
  Json facts(const References& references, std::string_view reason, std::optional<Date> due);
  // After the object, or something near it, has changed.
  void forget();

  const measure::Measure& measure() const { return *measure_; }
  const std::optional<Object>& the_case() const { return case_; }
  // The assessment of the case's present content; nothing where there is no case.
  const measure::Assessment* assessment();

 private:
  Json gather();
  Json entry(const Object& object, bool with_panel);
  Json list_of(const std::vector<Object>& objects, bool with_panel = false);
  void add_case(Json& facts);
  void add_score_sheet(Json& facts);
  void add_listing(Json& facts);
  void add_panel_results(Json& facts);
  std::string unit_name(const std::optional<std::string>& unit);
  std::string org_name(const std::optional<std::int64_t>& org, std::string* code = nullptr);

  Registry::Core& core_;
  db::Connection& c_;
  const Actor& actor_;
  const Object& object_;
  std::shared_ptr<const measure::Measure> measure_;
  std::optional<Object> case_;
  std::optional<Object> round_;
  std::optional<measure::Assessment> assessment_;
  std::optional<Json> gathered_;
  std::map<std::int64_t, std::pair<std::string, std::string>> orgs_;
  std::map<std::string, std::string> units_;
};

}  // namespace zj::registry
