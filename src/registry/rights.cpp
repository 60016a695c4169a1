#include "registry/rights.h"

#include <algorithm>

#include "base/text.h"
#include "words/registry.h"

namespace zj::registry {

Actor nobody() {
  return {};
}

Actor system_job() {
  Actor clock;
  clock.role = "system_job";
  clock.ref = "system_job";
  clock.name = std::string(words::the_clock.zh);
  return clock;
}

bool Relations::holds(std::string_view relation) const {
  if (conflicted) return false;
  if (relation == "any") return true;
  if (relation == "own") return own;
  if (relation == "same_district") return same_district;
  if (relation == "assigned") return assigned;
  return false;
}

namespace {

// Whether (role, relation) is a pair of this actor's.
bool is_pair(const Actor& actor, const Relations& r, std::string_view role, std::string_view relation) {
  if (role == actor.role) return r.holds(relation);
  if (role == "panel_chair" && actor.role == "expert" && r.chair) return r.holds(relation);
  return false;
}

}  // namespace

bool may(const Actor& actor, const Relations& relations, const measure::Act& act) {
  if (act.kind == measure::ActKind::effect) return false;  // effects run inside acts and are offered to nobody
  return std::ranges::any_of(act.by,
                             [&](const measure::By& by) { return is_pair(actor, relations, by.role, by.relation); });
}

bool holds(const Actor& actor, const measure::Measure& measure, std::initializer_list<std::string_view> acts) {
  return actor.person != 0 && std::ranges::any_of(acts, [&](std::string_view id) {
           const measure::Act* act = measure.procedure().act(id);
           return act && std::ranges::find(act->by, actor.role, &measure::By::role) != act->by.end();
         });
}

Result<FactRights> FactRights::parse(std::string_view csv) {
  FactRights rights;
  int line = 0;
  for (std::string_view row : split(csv, '\n')) {
    ++line;
    if (row.empty() || row.front() == '#') continue;
    const auto cells = split(row, ',');
    if (cells.size() != 6) {
      return bad_input("facts.csv:" + std::to_string(line), say({"应有 6 列", "expected 6 columns"}));
    }
    Row r{std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), std::string(cells[3]), {}, {}};
    for (std::string_view who : split(cells[4], ' ')) {
      const auto parts = split(who, '/');
      if (parts.size() != 2)
        return bad_input("facts.csv:" + std::to_string(line), say({"应写作 角色/关系", "expected role/relation"}));
      r.who.emplace_back(parts[0], parts[1]);
    }
    if (cells[5] != "*") {
      for (std::string_view state : split(cells[5], ' ')) r.states.emplace(state);
    }
    rights.rows_.push_back(std::move(r));
  }
  return rights;
}

bool FactRights::may_see(const Actor& actor, const Relations& relations, std::string_view object, std::string_view fact,
                         std::string_view state) const {
  for (const Row& row : rows_) {
    if (row.object != object || row.fact != fact) continue;
    if (!row.states.empty() && !row.states.contains(state)) continue;
    for (const auto& [role, relation] : row.who) {
      if (role == "public" && relation == "any") return true;  // what is public is public, also to the conflicted
      if (is_pair(actor, relations, role, relation)) return true;
    }
  }
  return false;
}

}  // namespace zj::registry
