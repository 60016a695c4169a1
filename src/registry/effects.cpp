// What follows from an act: the closed list of effects that a measure may use (docs/measure-language.md, Procedure).

#include <algorithm>
#include <ranges>
#include <set>

#include "base/text.h"
#include "registry/perform.h"
#include "registry/record.h"
#include "registry/scoring.h"
#include "words/registry.h"

namespace zj::registry {

namespace {

std::string act_of(std::string_view full_id) {
  return std::string(full_id.substr(full_id.find('.') + 1));
}

const std::vector<Object>& referenced(const References& references, std::string_view word) {
  return word == "名单" ? references.lists : references.cases;
}

}  // namespace

Result<void> Performance::apply(Running& run, const measure::Effect& effect, Situation& situation) {
  const std::string& verb = effect.verb;
  const Given given = run.given();
  Object& object = run.object;
  if (verb == "随") return trigger(run, effect.target, related(c_, object, object_of(effect.target)), true);
  if (verb == "同批")
    return trigger(run, effect.target,
                   object.type == "round" ? store::in_round(c_, object.id, object_of(effect.target))
                   : object.round         ? store::in_round(c_, *object.round, object_of(effect.target))
                                          : std::vector<Object>{},
                   false);
  if (verb == "所选") return trigger(run, effect.target, run.references.cases, false);
  if (verb == "连" || verb == "断") {
    const std::string_view kind = effect.target == "名单" ? "proposed_list" : "case";
    std::int64_t position = static_cast<std::int64_t>(store::targets(c_, object.id, kind).size());
    for (const Object& one : referenced(run.references, effect.target)) {
      if (verb == "连") {
        store::link(c_, object.id, kind, one.id, ++position);
      } else {
        store::unlink(c_, object.id, kind, one.id);
      }
    }
    return {};
  }
  if (verb == "置") {
    set_fact(object, effect.target,
             situation.measure().procedure().evaluate(run.act, effect, situation.facts(run.act.reads.effects, given)));
    return {};
  }
  if (verb == "编号") {
    if (!object.number)
      object.number = number(
          run, situation.measure().procedure().fill(run.act, effect, situation.facts(run.act.reads.effects, given)));
    return {};
  }
  if (verb == "评估" || verb == "定稿") {
    auto about = situation.the_case();
    if (!about) return {};
    Object& the_case = about->id == object.id ? object : *about;
    content::note(the_case, *situation.assessment());
    if (verb == "定稿") content::freeze(core_, c_, the_case, core_.today());
    if (&the_case != &object) store::write(c_, the_case);
    return {};
  }
  if (verb == "占位") return take_slot(run);
  if (verb == "派发") return hand_out_sheets(run);
  if (verb == "算") return compute(run, effect);
  if (verb == "锁定办法") {
    core_.measures->store(c_, now_);
    object.data.set("办法哈希", core_.measures->in_force()->hash());
    return {};
  }
  if (verb == "回避") {
    const auto about = case_of(c_, object);
    if (about && about->enterprise) {
      db::exec(
          c_,
          "INSERT INTO recusal (person, enterprise, since, reason) VALUES ($1, $2, $3, $4) ON CONFLICT (person, enterprise) DO NOTHING",
          actor_.person, *about->enterprise, now_, run.reason);
    }
    return {};
  }
  throw std::logic_error("unknown effect " + verb);  // the schema closes the list when a measure is loaded
}

// Performs an effect act on each object that is in one of its from-states and whose guard holds (U13); where the act
// starts from nothing, it creates its object as a child of the case, or of the object itself.
Result<void> Performance::trigger(Running& cause, std::string_view full_id, std::vector<Object> targets,
                                  bool create_allowed) {
  const auto measure = core_.measure_of(c_, cause.object);
  const measure::Act* act = measure->procedure().act(full_id);
  if (!act) throw std::logic_error("effect act " + std::string(full_id) + " is not in the measure");
  const bool creates = std::ranges::find(act->from, "-") != act->from.end();
  if (creates && create_allowed) {
    const auto about = case_of(c_, cause.object);
    const Object& parent = about ? *about : cause.object;
    Object child;
    child.type = object_of(full_id);
    child.ref = core_.parts.random.reference();
    child.state = "-";
    child.parent = parent.id;
    child.round = parent.round;
    child.enterprise = parent.enterprise;
    child.unit = parent.unit;
    child.kind = parent.kind;
    child.name = parent.name;
    child.handler = parent.handler;
    child.route = parent.route;
    child.created = now_;
    targets = {std::move(child)};
  }
  for (Object& target : targets) {
    if (std::ranges::find(act->from, target.state) == act->from.end()) continue;
    Running run{*act,
                target,
                target.state,
                target.version,
                cause.references,
                cause.reason,
                cause.input_hash,
                next_key(cause.key),
                {},
                &cause.object};
    {
      Situation situation(core_, c_, actor_, target);
      if (!situation.measure()
               .procedure()
               .check(*act,
                      situation.facts(act->reads.guards, {cause.references, cause.reason, cause.due, &cause.object}))
               .empty())
        continue;
    }
    if (auto ok = carry_out(run); !ok) return ok;
  }
  return {};
}

// {序号4}: a four-digit counter per template text around it.
std::string Performance::number(Running& run, const std::string& filled) {
  const auto at = filled.find("{序号");
  if (at == std::string::npos) return filled;
  const auto end = filled.find('}', at);
  const int width = filled[end - 1] >= '0' && filled[end - 1] <= '9' ? filled[end - 1] - '0' : 1;
  const std::string before = filled.substr(0, at), after = filled.substr(end + 1);
  std::string digits = std::to_string(store::next(c_, run.object.type + ":" + before + "*" + after));
  if (static_cast<int>(digits.size()) < width) digits.insert(0, static_cast<std::size_t>(width) - digits.size(), '0');
  return before + digits + after;
}

// ART15.1: one kind of title per enterprise and year (G30). The row's key makes two at once impossible.
Result<void> Performance::take_slot(Running& run) {
  const auto round = run.object.round ? store::object(c_, *run.object.round) : std::nullopt;
  if (!round || !run.object.enterprise) return {};
  const std::int64_t year = round->data.integer("年度");
  db::exec(c_,
           "INSERT INTO slot (enterprise, year, kind) VALUES ($1, $2, $3) ON CONFLICT (enterprise, year) DO NOTHING",
           *run.object.enterprise, year, run.object.kind);
  const auto kind = db::value<std::string>(c_, "SELECT kind FROM slot WHERE enterprise = $1 AND year = $2",
                                           *run.object.enterprise, year);
  if (kind != run.object.kind)
    return refused(say(words::slot_taken, std::to_string(year), kind, run.object.kind), "ART15.1");
  return {};
}

// One score sheet per expert and case of the panel.
Result<void> Performance::hand_out_sheets(Running& run) {
  const measure::Act* act = core_.measure_of(c_, run.object)->procedure().act("score_sheet.create");
  if (!act) throw std::logic_error("the measure has no act score_sheet.create");
  for (const Object& one : store::targets(c_, run.object.id, "case")) {
    for (const store::PersonName& expert : run.references.experts) {
      const auto conflicts =
          one.enterprise
              ? db::value<std::int64_t>(c_, "SELECT COUNT(*) FROM recusal WHERE person = $1 AND enterprise = $2",
                                        expert.id, *one.enterprise)
              : 0;
      if (conflicts > 0)
        return refused(say({"{0}与{1}的申报单位有利害关系，不能评审", "{0} has a conflict of interest in {1}"},
                           expert.name, one.name),
                       "专家");
      Object sheet;
      sheet.type = "score_sheet";
      sheet.ref = core_.parts.random.reference();
      sheet.state = "-";
      sheet.parent = run.object.id;
      sheet.round = run.object.round;
      sheet.enterprise = one.enterprise;
      sheet.kind = one.kind;
      sheet.name = one.name;
      sheet.handler = run.object.handler;
      sheet.owner = expert.id;
      sheet.created = now_;
      Running create{*act, sheet, "-", 0, {}, {}, {}, next_key(run.key), {}};
      if (auto ok = carry_out(create); !ok) return ok;
      store::link(c_, sheet.id, "case", one.id, 0);
    }
  }
  return {};
}

Result<void> Performance::compute(Running& run, const measure::Effect& effect) {
  auto value = effect.name == "单件评分"     ? score_of_sheet(core_, c_, run.object)
               : effect.name == "专家组结果" ? results_of_panel(core_, c_, run.object)
                                             : ranking(core_, c_, run.object);
  if (!value) return tl::unexpected(value.error());
  run.object.data.set(effect.target, *std::move(value));
  return {};
}

Result<void> Performance::start_deadlines(Running& run, Situation& situation) {
  for (const measure::Deadline& deadline : run.act.deadlines) {
    const Json facts = situation.facts(run.act.reads.effects, run.given());
    Date from = core_.today();
    if (deadline.from == "期满日") {
      from = run.object.due.value_or(from);
    } else if (deadline.from != "今日") {
      const Json* day = facts.find_path(deadline.from);
      const auto parsed =
          day && day->string() ? parse_date(*day->string()) : bad_input({}, say(words::input_needed, deadline.from));
      if (!parsed) return bad_input(deadline.from, say(words::input_needed, deadline.from));
      // A deadline that counts from a day still to come starts there; one long past starts today.
      from = deadline.unit == measure::Deadline::Unit::workdays ? std::max(*parsed, from) : *parsed;
    }
    Date day = from;
    Instant at;
    switch (deadline.unit) {
      case measure::Deadline::Unit::workdays: {
        const auto added = core_.parts.calendar.add(from, deadline.number);
        if (!added) return tl::unexpected(added.error());
        day = *added;
        at = end_of(day);
        break;
      }
      case measure::Deadline::Unit::days:
        day = from.plus_days(deadline.number);
        at = start_of(day);
        break;
      case measure::Deadline::Unit::months:
        day = from.plus_months(deadline.number);
        at = end_of(day);
        break;
      case measure::Deadline::Unit::years:
        day = from.plus_months(12 * deadline.number);
        at = end_of(day);
        break;
      case measure::Deadline::Unit::minutes:
        at = Instant{now_.ms + 60'000LL * deadline.number};
        break;
    }
    run.due = day;
    if (!deadline.act_at_end.empty()) {
      const auto subjects = related(c_, run.object, object_of(deadline.act_at_end));
      for (const Object& subject : subjects) {
        const auto* type = situation.measure().procedure().type(subject.type);
        const auto* state = type ? type->state(subject.state) : nullptr;
        if (state && state->final) continue;
        db::exec(
            c_,
            "INSERT INTO job (object, act, due_at) VALUES ($1, $2, $3) ON CONFLICT (object, act, due_at) DO NOTHING",
            subject.id, act_of(deadline.act_at_end), at);
      }
    }
    if (deadline.unit == measure::Deadline::Unit::days) continue;  // a fixed day (opening, closing) is no one's task
    run.object.due = day;
    for (const char* type : {"case", "district_review", "formal_check", "score_sheet"}) {
      if (run.object.type == type) continue;
      for (Object& near : related(c_, run.object, type)) {
        const auto* kind = situation.measure().procedure().type(near.type);
        const auto* state = kind ? kind->state(near.state) : nullptr;
        if (state && state->final) continue;
        db::exec(c_, "UPDATE object SET due_day = $1 WHERE id = $2", std::optional<Date>(day), near.id);
      }
    }
  }
  return {};
}

std::vector<letters::Written> Performance::write_letters(const Running& run, Situation& situation) {
  std::vector<letters::Written> written;
  if (run.act.letters.empty()) return written;
  const Json facts = situation.facts(run.act.reads.letters, run.given());
  const bool district = run.object.type == "district_review";
  const std::string issuer =
      district ? say(words::district_office, actor_.org_name).in(Lang::zh) : situation.measure().identity().issuer;
  for (const std::string& name : run.act.letters) {
    written.push_back(letters::write(name, situation.measure().procedure().letter(name, run.act, facts),
                                     situation.measure(), issuer, core_.today()));
  }
  return written;
}

// Messages go to roles; they hold no content, only what happened.
void Performance::notify(const Running& run, std::int64_t event) {
  const auto measure = core_.measure_of(c_, run.object);
  const auto about = case_of(c_, run.object);
  const Object& subject = about ? *about : run.object;
  const measure::ObjectType* type = measure->procedure().type(subject.type);
  const measure::StateEntry* state = type ? type->state(subject.state) : nullptr;
  const std::string what =
      run.act.label + "：" + (subject.name.empty() ? (type ? type->label : subject.type) : subject.name);
  // The state is said to those who may read it on the page.
  const auto tells_state = [&](const std::string& role) {
    if (!state || subject.type != "case") return state != nullptr;
    Actor reader;
    reader.role = role;
    return core_.rights.may_see(reader, {.own = true, .same_district = true, .assigned = true}, subject.type,
                                "exact_state", subject.state);
  };
  for (const std::string& role : run.act.notify) {
    if (role == "public") continue;
    std::optional<std::int64_t> org;
    if (role.starts_with("ent_")) {
      org = subject.enterprise;
      if (!org) continue;
    } else if (role.starts_with("district_")) {
      if (!subject.unit) continue;
      const auto unit = store::org_by_code(c_, *subject.unit);
      if (!unit) continue;
      org = unit->id;
    }
    messages_.push_back({event, subject.id, role, org, tells_state(role) ? what + "（" + state->label + "）" : what});
  }
}

// One act makes others follow; whoever is told of several about the same matter is told of the one that caused them,
// which ends last.
void Performance::send_messages() {
  std::set<std::tuple<std::int64_t, std::string, std::optional<std::int64_t>>> told;
  for (const Message& m : messages_ | std::views::reverse) {
    if (!told.emplace(m.object, m.role, m.org).second) continue;
    db::exec(c_, "INSERT INTO message (id, event, object, role, org, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
             store::next(c_, "message"), m.event, m.object, m.role, m.org, m.text, now_);
  }
}

}  // namespace zj::registry
