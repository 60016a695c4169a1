#include "registry/perform.h"

#include <algorithm>
#include <set>

#include "base/decimal.h"
#include "base/hash.h"
#include "base/text.h"
#include "measure/compute.h"
#include "measure/dossier.h"
#include "registry/letters.h"
#include "registry/record.h"
#include "registry/search.h"
#include "registry/supplies.h"
#include "words/registry.h"

namespace zj::registry {

namespace {

const measure::ObjectType& type_of(const measure::Measure& m, std::string_view id) {
  const measure::ObjectType* type = m.procedure().type(id);
  if (!type) throw std::logic_error("the measure has no object type " + std::string(id));
  return *type;
}

std::string state_label(const measure::ObjectType& type, std::string_view state) {
  const measure::StateEntry* entry = type.state(state);
  return entry ? entry->label : std::string(state);
}

std::string what_it_is(const measure::ObjectType& type, const Object& object) {
  return object.name.empty() ? type.label : type.label + "“" + object.name + "”";
}

std::string role_labels(const measure::Measure& m, const measure::Act& act) {
  std::vector<std::string> labels;
  for (const measure::By& by : act.by) {
    if (const auto* role = m.procedure().role(by.role)) labels.push_back(role->label);
  }
  return join(labels, "、");
}

constexpr std::string_view remarks_path = "逐项意见";

// Facts that lists sort and filter on live in columns as well.
struct ColumnFact {
  std::string_view type, path;
  enum class Column { kind, name, unit, handler, number } column;
};
constexpr ColumnFact column_facts[] = {
    {"case", "称号", ColumnFact::Column::kind},
    {"case", "场所名称", ColumnFact::Column::name},
    {"case", "推荐单位", ColumnFact::Column::unit},
    {"round", "名称", ColumnFact::Column::name},
    {"panel", "名称", ColumnFact::Column::name},
    {"proposed_list", "名称", ColumnFact::Column::name},
    {"notice", "标题", ColumnFact::Column::name},
    {"recognition_doc", "标题", ColumnFact::Column::name},
    {"recognition_doc", "文号", ColumnFact::Column::number},
};

// The objects that an act names under this word.
std::string_view type_named(std::string_view take) {
  return take == "名单" ? "proposed_list" : "case";
}

// Without which the object could not have been made: a later act may change it, not take it away.
bool is_needed_from_the_start(const measure::ObjectType& type, std::string_view path) {
  return std::ranges::any_of(type.acts, [&](const measure::Act& act) {
    return std::ranges::find(act.from, "-") != act.from.end() &&
           std::ranges::any_of(act.takes,
                               [&](const measure::Take& take) { return take.path == path && take.required; });
  });
}

// Whether a guard asks for something that comes with the act: one of the facts it takes, or a reference.
bool awaits_input(const measure::Act& act, const measure::Rule& guard) {
  const auto taken = [&](std::string_view fact) {
    return std::ranges::any_of(act.takes, [&](const measure::Take& take) { return take.path == fact; });
  };
  return std::ranges::any_of(guard.reads, [&](const std::string& path) {
    const Supply* supply = find_supply(path);
    return supply ? supply->of_the_act || taken(supply->made_of) : taken(path);
  });
}

// A fact as an act brings it: text as people type it, or JSON; either way checked by the glossary of the object's
// document.
Result<Json> read_fact(const measure::Measure& m, const std::string& document, const std::string& path,
                       const Json& value) {
  const measure::Fact* fact = m.glossary(document).find(path);
  if (!fact) return bad_input(path, say(words::field_unknown, path));
  auto checked = measure::check_fact(m, document, path, value);
  // A typed whole number is kept as the number it is (a year, a quota); other decimals stay text, as canonical JSON has
  // it.
  if (checked && checked->string() && fact->type == measure::FactType::integer) {
    const auto decimal = Decimal::parse(*checked->string());
    if (const auto whole = decimal ? decimal->to_int64() : std::nullopt) return Json(*whole);
  }
  return checked;
}

}  // namespace

std::string Performance::next_key(const std::string& base) {
  return base + "#" + std::to_string(++triggered_);
}

tl::unexpected<Error> Performance::overtaken(const Object& object) {
  const auto measure = core_.measure_of(c_, object);
  const measure::ObjectType& type = type_of(*measure, object.type);
  std::string who(words::somebody.zh), when, what;
  const auto events = record::of(c_, object.id);
  if (!events.empty()) {
    const Event& last = events.front();
    if (const auto* role = measure->procedure().role(last.role)) who = role->label;
    // Colleagues are named to each other, nobody else.
    if (last.person && store::shares_org(c_, *last.person, actor_.org)) who += last.person_name;
    when = to_local(last.at);
    if (const measure::Act* act = type.act(last.act)) what = act->label;
  }
  return tl::unexpected<Error>(
      Error{Trouble::conflict,
            say(words::act_overtaken, what_it_is(type, object), who, when, what, state_label(type, object.state)),
            {}});
}

// The object that the act is done on, or a new one that it will create.
Result<Object> Performance::subject(const Act& request, const measure::Act& act) {
  if (!request.object.empty()) {
    auto object = store::object(c_, request.object);
    if (!object || object->type != object_of(act.full_id)) return hidden();
    return *object;
  }
  Object fresh;
  fresh.type = object_of(act.full_id);
  fresh.state = "-";
  fresh.ref = core_.parts.random.reference();
  fresh.created = now_;
  if (!request.parent.empty()) {
    const auto parent = store::object(c_, request.parent);
    if (!parent || !core_.may_see(c_, actor_, "existence", *parent)) return hidden();
    fresh.parent = parent->id;
    fresh.round = parent->type == "round" ? std::optional(parent->id) : parent->round;
  }
  if (actor_.role.starts_with("ent_")) fresh.enterprise = actor_.org;
  return fresh;
}

void Performance::set_fact(Object& object, std::string_view path, const Json& value) {
  Json* at = &object.data;
  const auto parts = split(path, '.');
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const Json* inner = at->find(parts[i]);
    at = &at->set(parts[i], inner ? *inner : Json(Json::Object{}));
  }
  at->set(parts.back(), value);
  if (path == "经办" || path == "承办人") {
    const auto person = value.string() ? store::person(c_, *value.string()) : std::nullopt;
    if (person && path == "经办") object.handler = person->id;
    if (person && path == "承办人") object.owner = person->id;
    return;
  }
  for (const ColumnFact& fact : column_facts) {
    if (fact.type != object.type || fact.path != path || !value.string()) continue;
    switch (fact.column) {
      case ColumnFact::Column::kind:
        object.kind = *value.string();
        break;
      case ColumnFact::Column::name:
        object.name = *value.string();
        break;
      case ColumnFact::Column::unit:
        object.unit = *value.string();
        break;
      case ColumnFact::Column::number:
        object.number = *value.string();
        break;
      case ColumnFact::Column::handler:
        break;
    }
  }
}

Result<void> Performance::take_references(Running& run, const measure::Take& take, const Json& value) {
  const Json::Array* refs = value.array();
  if (!refs || (refs->empty() && take.required)) return bad_input(take.path, say(words::input_needed, take.path));
  std::set<std::string> seen;
  for (const Json& ref : *refs) {
    const auto unknown = bad_input(take.path, say(words::reference_unknown, take.path));
    if (!ref.string() || !seen.insert(*ref.string()).second) return unknown;
    if (take.path == "专家") {
      const auto person = store::person(c_, *ref.string());
      if (!person || db::value<std::int64_t>(
                         c_, "SELECT COUNT(*) FROM role_grant WHERE person = $1 AND role = 'expert'", person->id) == 0)
        return unknown;
      run.references.experts.push_back(*person);
      continue;
    }
    const auto object = store::object(c_, *ref.string());
    const std::string_view type = type_named(take.path);
    // Only what the actor may know of, and only of the same round.
    if (!object || object->type != type || object->round != run.object.round ||
        !core_.may_see(c_, actor_, "existence", *object))
      return unknown;
    (take.path == "名单" ? run.references.lists : run.references.cases).push_back(*object);
  }
  return {};
}

// A remark opens what it names for mending, so it names something: a fact of the dossier, or an item or clause of the
// case's annex.
Result<void> Performance::check_remarks(const Object& object, const Json& remarks) {
  const auto measure = core_.measure_of(c_, object);
  const auto about = case_of(c_, object);
  const auto is_named = [&](std::string_view word) {
    if (measure->dossier().glossary.find_part(word).first) return true;
    return std::ranges::any_of(measure->cells(), [&](const measure::Cell& cell) {
      if (about && cell.title != about->kind) return false;
      return cell.id == word ||
             std::ranges::any_of(cell.clauses, [&](const measure::Clause& clause) { return clause.id == word; });
    });
  };
  std::size_t number = 0;
  for (const Json& remark : remarks.array() ? *remarks.array() : Json::Array{}) {
    const std::string row = std::string(remarks_path) + "[" + std::to_string(++number) + "].";
    const std::string_view word = remark.text("事实");
    if (!is_named(word)) return bad_input(row + "事实", say(words::remark_names_nothing, std::to_string(number), word));
    if (trim(remark.text("意见")).empty())
      return bad_input(row + "意见", say(words::remark_says_nothing, std::to_string(number), word));
  }
  return {};
}

// Merges what the act takes into the object's facts. Anything else in the input is an error, so that nothing is lost
// silently.
Result<void> Performance::take_input(Running& run, const Json& input) {
  const auto measure = core_.measure_of(c_, run.object);
  const measure::ObjectType& type = type_of(*measure, run.object.type);
  const Json::Object none;
  std::set<std::string, std::less<>> taken;
  for (const measure::Take& take : run.act.takes) {
    const Json* value = input.find(take.path);
    if (!value) value = input.find_path(take.path);
    const bool cleared = value && value->string() && value->string()->empty();
    if (cleared && !take.required && !take.reference && run.from != "-") {
      if (is_needed_from_the_start(type, take.path)) return bad_input(take.path, say(words::input_needed, take.path));
      set_fact(run.object, take.path, Json());
      taken.insert(take.path);
      continue;
    }
    if (!value || value->is_null() || cleared) {
      // A fact given by an earlier act counts.
      const Json* before = run.object.data.find_path(take.path);
      if (take.required && (!before || before->is_null()))
        return bad_input(take.path, say(words::input_needed, take.path));
      taken.insert(take.path);
      continue;
    }
    taken.insert(take.path);
    if (take.reference) {
      if (auto ok = take_references(run, take, *value); !ok) return ok;
      continue;
    }
    auto checked = read_fact(*measure, type.label, take.path, *value);
    if (!checked) return tl::unexpected(checked.error());
    if (take.path == "推荐单位" && !store::org_by_code(c_, value->string() ? *value->string() : "")) {
      return bad_input(take.path, say(words::unit_unknown, value->string() ? *value->string() : ""));
    }
    if (take.path == remarks_path) {
      if (auto ok = check_remarks(run.object, *checked); !ok) return ok;
    }
    set_fact(run.object, take.path, *checked);
  }
  for (const auto& [key, value] : input.object() ? *input.object() : none) {
    const bool known = taken.contains(key) ||
                       std::ranges::any_of(taken, [&](const std::string& path) { return path.starts_with(key + "."); });
    if (!known) return bad_input(key, say(words::input_not_taken, key));
  }
  return {};
}

Offer Performance::offer(const Object& object, const measure::Act& act, const Relations& relations,
                         Situation& situation) {
  Offer offer{&act, act.id, act.label, false, {}};
  if (!may(actor_, relations, act) || std::ranges::find(act.from, object.state) == act.from.end()) return offer;
  offer.allowed = true;
  for (const measure::GuardFinding& finding :
       situation.measure().procedure().check(act, situation.facts(act.reads.guards, {{}, "", std::nullopt}))) {
    // What the act itself will say cannot stand in its way before it is said.
    if (awaits_input(act, *situation.measure().guard(finding.name))) continue;
    offer.why.push_back(finding.reason_zh);
    offer.allowed = false;
  }
  return offer;
}

std::vector<Object> Performance::choices(const measure::Act& act, std::string_view take, Situation& situation) {
  std::vector<Object> fitting;
  if (!situation.round()) return fitting;
  const std::string asked = "输入." + std::string(take);
  const auto is_asked = [&](const measure::GuardFinding& finding) {
    return std::ranges::find(situation.measure().guard(finding.name)->reads, asked) !=
           situation.measure().guard(finding.name)->reads.end();
  };
  for (Object& one : store::in_round(c_, situation.round()->id, type_named(take))) {
    if (!core_.may_see(c_, actor_, "existence", one)) continue;
    References alone;
    (take == "名单" ? alone.lists : alone.cases) = {one};
    const auto findings =
        situation.measure().procedure().check(act, situation.facts(act.reads.guards, {alone, "", std::nullopt}));
    if (std::ranges::none_of(findings, is_asked)) fitting.push_back(std::move(one));
  }
  return fitting;
}

Result<Outcome> Performance::perform(const Act& request) {
  // The same key again: what happened then.
  const std::string fingerprint = sha256_hex(request.object + "\n" + request.type + "." + request.act + "\n" +
                                             request.parent + "\n" + std::to_string(actor_.person));
  if (!request.key.empty()) {
    if (const auto before = record::remembered(c_, request.key)) {
      if (before->fingerprint != fingerprint) return refused(say(words::key_reused));
      Outcome same{std::string(before->result.text("object")),
                   std::string(before->result.text("type")),
                   std::string(before->result.text("state")),
                   before->result.integer("version"),
                   true,
                   say(words::act_repeated, before->result.text("said")),
                   {}};
      return same;
    }
  }
  std::string type_id = request.type;
  if (!request.object.empty()) {
    const auto object = store::object(c_, request.object);
    if (!object || !core_.may_see(c_, actor_, "existence", *object)) {
      if (actor_.role != "system_job") return hidden();
      if (!object) return hidden();
    }
    type_id = object->type;
  }
  Object round_or_self;
  if (!request.object.empty()) {
    round_or_self = *store::object(c_, request.object);
  } else if (const auto parent = store::object(c_, request.parent)) {
    round_or_self = *parent;
  }
  const auto measure = round_or_self.id ? core_.measure_of(c_, round_or_self) : core_.measures->in_force();
  const measure::ObjectType* type = measure->procedure().type(type_id);
  const measure::Act* act = type ? type->act(request.act) : nullptr;
  if (!act) return bad_input("act", say(words::act_unknown, request.act));

  auto subject = this->subject(request, *act);
  if (!subject) return tl::unexpected(subject.error());
  Object object = *std::move(subject);

  Relations relations = core_.relate(c_, actor_, object);
  if (object.state == "-" && object.parent) {
    // Nobody is the handler of what does not exist yet: the parent's handler may create it.
    if (const auto parent = store::object(c_, *object.parent))
      relations.assigned = relations.assigned || core_.relate(c_, actor_, *parent).assigned;
  }
  const bool by_clock = actor_.role == "system_job" && act->kind == measure::ActKind::job;
  if (!by_clock && !may(actor_, relations, *act)) {
    const auto* role = measure->procedure().role(actor_.role);
    return refused(
        say(words::act_not_yours, role ? role->label : actor_.role, act->label, role_labels(*measure, *act)));
  }
  if (!request.object.empty() && !by_clock && request.version != object.version) return overtaken(object);
  if (std::ranges::find(act->from, object.state) == act->from.end()) {
    return refused(
        say(words::act_wrong_state, what_it_is(*type, object), state_label(*type, object.state), act->label));
  }
  const std::string reason(trim(request.reason));
  if (act->reason_required && reason.empty()) return bad_input("reason", say(words::reason_needed));

  Running run{*act, object, object.state, object.version,
              {},   reason, {},           request.key.empty() ? core_.parts.random.token() : request.key,
              {}};
  if (auto ok = take_input(run, request.input); !ok) return tl::unexpected(ok.error());
  if (request.input.object() && !request.input.object()->empty())
    run.input_hash = sha256_hex(to_canonical_json(request.input));
  if (auto ok = carry_out(run); !ok) return tl::unexpected(ok.error());
  send_messages();

  Outcome outcome{object.ref, object.type, object.state, object.version, false, {}, documents_};
  outcome.said = act->to == "="
                     ? say(words::act_done_same, act->label)
                     : say(words::act_done, act->label, what_it_is(*type, object), state_label(*type, object.state));
  if (!request.key.empty()) {
    Json result;
    result.set("object", outcome.object);
    result.set("type", outcome.type);
    result.set("state", outcome.state);
    result.set("version", outcome.version);
    result.set("said", outcome.said.in(Lang::zh));
    record::remember(c_, request.key, fingerprint, result, now_);
  }
  return outcome;
}

// Guards, effects, new state, record. The input has been taken.
Result<void> Performance::carry_out(Running& run) {
  Object& object = run.object;
  Situation situation(core_, c_, actor_, object);
  const auto findings =
      situation.measure().procedure().check(run.act, situation.facts(run.act.reads.guards, run.given()));
  if (!findings.empty()) {
    std::vector<std::string> reasons;
    for (const measure::GuardFinding& finding : findings) reasons.push_back(finding.reason_zh);
    return refused(say(words::act_guarded, run.act.label, join(reasons, "；")), findings.front().name);
  }

  if (run.from != "-" && !store::claim(c_, object.id, run.seen)) return overtaken(*store::object(c_, object.id));
  object.version = run.seen + 1;
  object.changed = now_;
  if (run.act.to != "=") {
    if (run.act.to != object.state) object.due.reset();
    object.state = run.act.to;
  }
  // What follows reads its neighbours, and them this object: it stands in its new state before they are asked.
  if (run.from == "-") {
    store::insert(c_, object);
  } else {
    store::write(c_, object);
  }
  situation.forget();
  for (const measure::Effect& effect : run.act.effects) {
    if (auto ok = apply(run, effect, situation); !ok) return ok;
    situation.forget();
  }
  if (auto ok = start_deadlines(run, situation); !ok) return ok;
  store::write(c_, object);

  situation.forget();
  const auto measure = core_.measure_of(c_, object);
  const auto frozen = object.type == "case" ? content::frozen(c_, object) : std::nullopt;
  const auto letters = write_letters(run, situation);
  record::Entry entry{
      &object, run.act.id,      run.key, run.from, actor_, run.reason, run.input_hash, frozen ? frozen->hash : "",
      {},      measure->hash(), now_};
  for (const letters::Written& letter : letters) entry.documents.push_back(letter.sha256);
  const std::int64_t event = record::append(c_, core_.parts.random, entry);
  // A letter about a case hangs on the case, whoever wrote it.
  const auto about = case_of(c_, object);
  for (const letters::Written& letter : letters) {
    documents_.push_back(letters::store(core_, c_, about ? about->id : object.id, event, letter, now_));
  }
  notify(run, event);
  search::note(c_, object);
  return {};
}

}  // namespace zj::registry
