#include "registry/registry.h"

#include <algorithm>
#include <limits>

#include "db/migrate.h"
#include "migrations.embed.h"
#include "registry/list.h"
#include "registry/perform.h"
#include "registry/record.h"
#include "rights.embed.h"
#include "words/registry.h"

namespace zj::registry {

namespace {

void load_visible(db::Connection& c, const FactRights& rights, const measure::Measure& m) {
  db::exec(c, "DELETE FROM visible");
  for (const FactRights::Row& row : rights.rows()) {
    if (std::ranges::find(lists::facts_asked, row.fact) == std::end(lists::facts_asked)) continue;
    const measure::ObjectType* type = m.procedure().type(row.object);
    if (!type) continue;
    for (const measure::StateEntry& state : type->states) {
      if (!row.states.empty() && !row.states.contains(state.id)) continue;
      for (const auto& [role, relation] : row.who) {
        db::exec(c,
                 "INSERT INTO visible (type, fact, state, role, relation) VALUES ($1, $2, $3, $4, $5) "
                 "ON CONFLICT (type, fact, state, role, relation) DO NOTHING",
                 row.object, row.fact, state.id, role, relation);
      }
    }
  }
}

void log_refusal(db::Connection& c, const Actor& actor, const Act& act, const Error& error, Instant now) {
  constexpr std::int64_t kept = 100'000;
  const std::optional<std::int64_t> person = actor.person ? std::optional(actor.person) : std::nullopt;
  const std::int64_t id = store::next(c, "security_log");
  db::exec(c, "INSERT INTO security_log (id, at, person, kind, detail) VALUES ($1, $2, $3, 'refused', $4)", id, now,
           person, act.object + " " + act.act + " " + actor.role + ": " + error.said.in(Lang::en));
  db::exec(c, "DELETE FROM security_log WHERE id <= $1", id - kept);
}

}  // namespace

Registry::Registry(std::unique_ptr<Core> core) : core_(std::move(core)) {}
Registry::~Registry() = default;

Result<std::unique_ptr<Registry>> Registry::open(Parts parts) {
  auto measures = Measures::load(parts.shipped_measure);
  if (!measures) return tl::unexpected(measures.error());
  auto rights = FactRights::parse(embedded::rights().front().bytes());
  if (!rights) return tl::unexpected(rights.error());
  auto core = std::make_unique<Core>(Core{parts, *std::move(measures), *std::move(rights)});
  const auto lease = parts.db.connect();
  db::migrate(*lease, embedded::migrations());
  db::in_transaction(*lease, [&](db::Connection& c) {
    load_visible(c, core->rights, *core->measures->in_force());
    core->measures->store(c, core->now());  // a version is dated by the day this record first ran by it
  });
  return std::unique_ptr<Registry>(new Registry(std::move(core)));
}

const Clock& Registry::clock() const {
  return core_->parts.clock;
}
const WorkCalendar& Registry::calendar() const {
  return core_->parts.calendar;
}
db::Database& Registry::database() {
  return core_->parts.db;
}
Random& Registry::random() {
  return core_->parts.random;
}

// ---- acts

Result<Outcome> Registry::perform(const Actor& actor, const Act& act) {
  const auto lease = core_->parts.db.connect();
  auto outcome =
      db::in_transaction(*lease, [&](db::Connection& c) { return Performance(*core_, c, actor).perform(act); });
  if (!outcome && (outcome.error().trouble == Trouble::refused || outcome.error().trouble == Trouble::not_found)) {
    // The act was rolled back; its refusal is remembered apart from the record (U8).
    db::in_transaction(*lease, [&](db::Connection& c) { log_refusal(c, actor, act, outcome.error(), core_->now()); });
  }
  return outcome;
}

std::vector<Offer> Registry::offers(const Actor& actor, const Object& object) {
  const auto lease = core_->parts.db.connect();
  db::Connection& c = *lease;
  const auto measure = core_->measure_of(c, object);
  const measure::ObjectType* type = measure->procedure().type(object.type);
  std::vector<Offer> offers;
  if (!type) return offers;
  const Relations relations = core_->relate(c, actor, object);
  Performance performance(*core_, c, actor);
  std::optional<Situation> situation;
  for (const measure::Act& act : type->acts) {
    if (!registry::may(actor, relations, act) || std::ranges::find(act.from, object.state) == act.from.end()) continue;
    if (!situation) situation.emplace(*core_, c, actor, object);
    Offer offer = performance.offer(object, act, relations, *situation);
    offers.push_back(std::move(offer));
  }
  return offers;
}

Offer Registry::offer_to_create(const Actor& actor, std::string_view type_id, std::string_view act_id,
                                const Object* parent) {
  const auto lease = core_->parts.db.connect();
  db::Connection& c = *lease;
  const auto measure = parent ? core_->measure_of(c, *parent) : core_->measures->in_force();
  const measure::ObjectType* type = measure->procedure().type(type_id);
  const measure::Act* act = type ? type->act(act_id) : nullptr;
  if (!act) return {};
  Object fresh;
  fresh.type = std::string(type_id);
  fresh.state = "-";
  Relations relations;
  if (actor.role.starts_with("ent_")) {
    fresh.enterprise = actor.org;
    relations.own = true;
  }
  if (parent) {
    fresh.parent = parent->id;
    fresh.round = parent->type == "round" ? std::optional(parent->id) : parent->round;
    relations.assigned = core_->relate(c, actor, *parent).assigned;
  }
  const bool begins = std::ranges::find(act->from, fresh.state) != act->from.end();
  if (!begins || !registry::may(actor, relations, *act)) return {};
  Situation situation(*core_, c, actor, fresh);
  Offer offer = Performance(*core_, c, actor).offer(fresh, *act, relations, situation);
  // What the new object's own facts decide is asked when they are given; what its surroundings forbid is known now.
  offer.allowed = offer.allowed && offer.why.empty();
  return offer;
}

std::vector<Object> Registry::choices(const Actor& actor, const Object& object, const measure::Act& act,
                                      std::string_view take) {
  const auto lease = core_->parts.db.connect();
  Situation situation(*core_, *lease, actor, object);
  return Performance(*core_, *lease, actor).choices(act, take, situation);
}

// ---- rights

bool Registry::may(const Actor& actor, std::string_view act_id, const Object& object) {
  const auto lease = core_->parts.db.connect();
  const measure::ObjectType* type = core_->measure_of(*lease, object)->procedure().type(object.type);
  const measure::Act* act = type ? type->act(act_id) : nullptr;
  return act && registry::may(actor, core_->relate(*lease, actor, object), *act) &&
         std::ranges::find(act->from, object.state) != act->from.end();
}

bool Registry::may_see(const Actor& actor, std::string_view fact, const Object& object) {
  const auto lease = core_->parts.db.connect();
  return core_->may_see(*lease, actor, fact, object);
}

// ---- reading

Result<Object> Registry::find(const Actor& actor, std::string_view ref) {
  const auto lease = core_->parts.db.connect();
  const auto object = store::object(*lease, ref);
  if (!object || !core_->may_see(*lease, actor, "existence", *object)) return hidden();
  return *object;
}

Result<Object> Registry::find(const Actor& actor, std::int64_t id) {
  const auto lease = core_->parts.db.connect();
  const auto object = store::object(*lease, id);
  if (!object || !core_->may_see(*lease, actor, "existence", *object)) return hidden();
  return *object;
}

std::vector<ListRow> Registry::list(const Actor& actor, const ListQuery& query) {
  const auto lease = core_->parts.db.connect();
  const Date today = core_->today();
  return lists::page(*lease, actor, query, today, core_->parts.calendar.add(today, 3).value_or(today));
}

Tally Registry::tally(const Actor& actor, const ListQuery& query) {
  const auto lease = core_->parts.db.connect();
  const Date today = core_->today();
  return lists::tally(*lease, actor, query, today, core_->parts.calendar.add(today, 3).value_or(today));
}

namespace {

std::vector<Object> visible_of(Registry::Core& core, db::Connection& c, const Actor& actor,
                               std::vector<Object> objects) {
  std::erase_if(objects, [&](const Object& object) { return !core.may_see(c, actor, "existence", object); });
  return objects;
}

}  // namespace

std::vector<Object> Registry::children(const Actor& actor, const Object& parent, std::string_view type) {
  const auto lease = core_->parts.db.connect();
  return visible_of(*core_, *lease, actor, store::children(*lease, parent.id, type));
}

std::vector<Object> Registry::linked(const Actor& actor, const Object& source, std::string_view kind) {
  const auto lease = core_->parts.db.connect();
  return visible_of(*core_, *lease, actor, store::targets(*lease, source.id, kind));
}

std::vector<Object> Registry::linking(const Actor& actor, const Object& target, std::string_view kind) {
  const auto lease = core_->parts.db.connect();
  return visible_of(*core_, *lease, actor, store::sources(*lease, target.id, kind));
}

namespace {

// Whether an event is the reader's own side's act, or one that the measure has them told of.
bool concerns(const measure::Measure& m, const Event& event, const Actor& reader) {
  const auto side = [](std::string_view role) { return role.starts_with("ent_") ? std::string_view("ent_") : role; };
  if (!reader.is_public() && side(event.role) == side(reader.role)) return true;
  const measure::Act* act = m.procedure().act(std::string(event.body.text("type")) + "." + event.act);
  return act && std::ranges::any_of(act->notify, [&](const std::string& role) {
           return role == "public" || side(role) == side(reader.role);
         });
}

}  // namespace

std::vector<Event> Registry::history(const Actor& actor, const Object& object) {
  const auto lease = core_->parts.db.connect();
  db::Connection& c = *lease;
  if (!core_->may_see(c, actor, "existence", object)) return {};
  std::vector<Event> events = record::of(c, object.id);
  // What happened to a case's reviews and checks is part of its history, as far as the reader may know of them.
  if (object.type == "case") {
    for (const char* type : {"district_review", "formal_check", "title"}) {
      for (const Object& child : store::children(c, object.id, type)) {
        if (!core_->may_see(c, actor, "existence", child)) continue;
        for (Event& event : record::of(c, child.id)) events.push_back(std::move(event));
      }
    }
    std::ranges::sort(events, std::ranges::greater{}, &Event::seq);
  }
  const bool officer = !actor.is_public() && !actor.role.starts_with("ent_") && actor.role != "expert";
  if (!officer) {
    // Whoever is not an officer reads what they did themselves and what they were told of; proposals and deliberations
    // are neither.
    const auto measure = core_->measure_of(c, object);
    std::erase_if(events, [&](const Event& event) { return !concerns(*measure, event, actor); });
  }
  for (Event& event : events) {
    // Enterprise and public see the role, officers of the same side also the name (U2).
    const bool own_side = event.role.starts_with("ent_") ? (officer || object.enterprise == actor.org)
                          : event.role.starts_with("district_")
                              ? actor.role.starts_with("district_") || (officer && actor.unit.empty())
                              : officer && !actor.role.starts_with("district_");
    if (!own_side) event.person_name.clear();
    const bool reason_open =
        own_side || event.role.starts_with("ent_") || core_->may_see(c, actor, "decision_reason", object);
    if (!reason_open) event.reason.clear();
  }
  return events;
}

std::vector<Document> Registry::documents(const Actor& actor, const Object& object) {
  const auto lease = core_->parts.db.connect();
  if (!core_->may_see(*lease, actor, "existence", object)) return {};
  // The parties to a case read its letters as they read its content; experts score blind, and what officers wrote is
  // not theirs.
  const bool open = object.type != "case" || core_->may_see(*lease, actor, "decision_reason", object) ||
                    (actor.role != "expert" && core_->may_see(*lease, actor, "content", object));
  auto documents = open ? letters::of(*lease, object.id) : std::vector<Document>{};
  // What recognised a case was written about many of them.
  if (object.type == "case") {
    for (const Object& source : store::sources(*lease, object.id, "case")) {
      if (source.type != "recognition_doc" || !core_->may_see(*lease, actor, "existence", source)) continue;
      std::ranges::move(letters::of(*lease, source.id), std::back_inserter(documents));
    }
  }
  return documents;
}

Result<Document> Registry::document(const Actor& actor, std::string_view ref) {
  const auto lease = core_->parts.db.connect();
  auto document = letters::find(*lease, ref);
  if (!document) return hidden();
  const auto object = store::object(*lease, document->object);
  if (!object) return hidden();
  const auto open = documents(actor, *object);
  if (std::ranges::none_of(open, [&](const Document& d) { return d.ref == ref; })) return hidden();
  return *document;
}

std::optional<Org> Registry::org(std::int64_t id) {
  const auto lease = core_->parts.db.connect();
  return store::org(*lease, id);
}

std::optional<Org> Registry::org_by_code(std::string_view code) {
  const auto lease = core_->parts.db.connect();
  return store::org_by_code(*lease, code);
}

std::vector<Org> Registry::units() {
  const auto lease = core_->parts.db.connect();
  std::vector<Org> units;
  for (const std::string& code :
       db::all<std::string>(*lease, "SELECT code FROM org WHERE kind = 'district' ORDER BY code")) {
    units.push_back(*store::org_by_code(*lease, code));
  }
  return units;
}

std::vector<Registry::Named> Registry::persons_with_role(std::string_view role) {
  const auto lease = core_->parts.db.connect();
  std::vector<Named> people;
  for (
      auto& [ref, name, org] : db::all<std::tuple<std::string, std::string, std::string>>(
          *lease,
          "SELECT p.ref, p.name, o.name FROM role_grant g JOIN person p ON p.id = g.person JOIN org o ON o.id = g.org WHERE g.role = $1 ORDER BY p.login",
          role)) {
    people.push_back({ref, name, org});
  }
  return people;
}

std::string Registry::person_ref(std::int64_t person) {
  const auto lease = core_->parts.db.connect();
  const auto found = store::person(*lease, person);
  return found ? found->ref : std::string();
}

std::string Registry::person_name(const Actor& reader, std::int64_t person, const Object& about) {
  const auto lease = core_->parts.db.connect();
  if (about.type == "score_sheet" || about.type == "panel") {
    const auto panel = about.type == "panel" ? std::optional(about)
                       : about.parent        ? store::object(*lease, *about.parent)
                                             : std::nullopt;
    if (person != reader.person && (!panel || !core_->may_see(*lease, reader, "member_identity", *panel))) return {};
  }
  const auto found = store::person(*lease, person);
  return found ? found->name : std::string();
}

std::string Registry::state_label(const Object& object) {
  const auto measure = measure_of(object);
  const measure::ObjectType* type = measure->procedure().type(object.type);
  const measure::StateEntry* state = type ? type->state(object.state) : nullptr;
  return state ? state->label : object.state;
}

std::shared_ptr<const measure::Measure> Registry::measure_of(const Object& object) {
  const auto lease = core_->parts.db.connect();
  return core_->measure_of(*lease, object);
}

std::shared_ptr<const measure::Measure> Registry::measure_in_force() {
  return core_->measures->in_force();
}

std::optional<Object> Registry::title_by_number(std::string_view number) {
  const auto lease = core_->parts.db.connect();
  const auto ref = db::one<std::string>(*lease, "SELECT ref FROM object WHERE type = 'title' AND number = $1", number);
  return ref ? store::object(*lease, *ref) : std::nullopt;
}

std::vector<Registry::Message> Registry::messages(const Actor& actor, int limit) {
  const auto lease = core_->parts.db.connect();
  std::vector<Message> messages;
  // A message goes to a role; whoever holds it reads what concerns them.
  for (std::int64_t before = std::numeric_limits<std::int64_t>::max();;) {
    const auto rows = db::all<std::tuple<std::int64_t, std::int64_t, std::string, Instant, std::optional<Instant>>>(
        *lease,
        "SELECT id, object, text, at, read_at FROM message WHERE role = $1 AND (org IS NULL OR org = $2) AND id < $3 ORDER BY id DESC LIMIT $4",
        actor.role, actor.org, before, limit);
    for (const auto& [id, about, text, at, read] : rows) {
      const auto object = store::object(*lease, about);
      if (!object || !core_->may_see(*lease, actor, "existence", *object)) continue;
      messages.push_back({id, object->ref, object->type, text, at, read.has_value()});
      if (static_cast<int>(messages.size()) == limit) return messages;
    }
    if (static_cast<int>(rows.size()) < limit) return messages;
    before = std::get<0>(rows.back());
  }
}

}  // namespace zj::registry
