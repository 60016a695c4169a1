#include "registry/situation.h"

#include "base/text.h"
#include "registry/supplies.h"

namespace zj::registry {

namespace {

void set_at(Json& json, std::string_view path, const Json& value) {
  Json* at = &json;
  const auto steps = split(path, '.');
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const Json* inner = at->find(steps[i]);
    at = &at->set(steps[i], inner && inner->object() ? *inner : Json(Json::Object{}));
  }
  at->set(steps.back(), value);
}

}  // namespace

Situation::Situation(Registry::Core& core, db::Connection& c, const Actor& actor, const Object& object)
    : core_(core),
      c_(c),
      actor_(actor),
      object_(object),
      measure_(core.measure_of(c, object)),
      case_(case_of(c, object)) {
  if (object.type != "round" && object.round) round_ = store::object(c, *object.round);
}

void Situation::forget() {
  gathered_.clear();
  assessment_.reset();
  case_ = case_of(c_, object_);
}

Json Situation::facts(const std::vector<std::string>& wanted, const Given& given) {
  given_ = &given;
  Json facts(Json::Object{});
  for (const auto& [path, value] : object_.data.object() ? *object_.data.object() : Json::Object{})
    facts.set(path, value);
  for (const std::string& path : wanted) {
    const Supply* supply = find_supply(path);
    if (!supply) continue;  // the object's own
    if (supply->of_the_act) {
      set_at(facts, path, supply->give(*this));
      continue;
    }
    auto at = gathered_.find(path);
    if (at == gathered_.end()) at = gathered_.emplace(path, supply->give(*this)).first;
    set_at(facts, path, at->second);
  }
  given_ = nullptr;
  return facts;
}

const measure::Assessment* Situation::assessment() {
  if (!case_) return nullptr;
  if (!assessment_) {
    const auto frozen = content::is_open(*case_) ? std::nullopt : content::frozen(c_, *case_);
    assessment_ = content::assess(core_, c_, *case_, content::present(core_, c_, *case_),
                                  frozen ? day_of(frozen->at) : core_.today());
  }
  return &*assessment_;
}

std::string Situation::state_label(const Object& object) const {
  const measure::ObjectType* type = measure_->procedure().type(object.type);
  const measure::StateEntry* state = type ? type->state(object.state) : nullptr;
  return state ? state->label : object.state;
}

const std::string& Situation::unit_name(const std::optional<std::string>& unit) {
  auto [at, fresh] = units_.try_emplace(unit.value_or(""));
  if (fresh && unit) {
    const auto org = store::org_by_code(c_, *unit);
    at->second = org ? org->name : *unit;
  }
  return at->second;
}

const Org& Situation::org(const std::optional<std::int64_t>& id) {
  auto [at, fresh] = orgs_.try_emplace(id.value_or(0));
  if (fresh && id) at->second = store::org(c_, *id).value_or(Org{});
  return at->second;
}

const std::string& Situation::person_ref(std::int64_t person) {
  auto [at, fresh] = people_.try_emplace(person);
  if (fresh) {
    if (const auto found = store::person(c_, person)) at->second = found->ref;
  }
  return at->second;
}

}  // namespace zj::registry
