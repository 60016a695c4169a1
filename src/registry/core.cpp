#include "registry/core.h"

#include "registry/schema.h"
#include "registry/store.h"
#include "words/registry.h"

namespace zj::registry {

namespace {

std::string first_errors(const std::vector<measure::Diagnostic>& found) {
  std::string text;
  int shown = 0;
  for (const measure::Diagnostic& d : found) {
    if (d.severity != measure::Severity::error || ++shown > 5) continue;
    text += (text.empty() ? "" : "\n") + to_text(d, Lang::zh);
  }
  return text;
}

Result<std::shared_ptr<const measure::Measure>> compile(const std::vector<measure::InputFile>& files) {
  auto loaded = measure::Measure::load(files, procedure_schema());
  if (!loaded.measure) return bad_input({}, say(words::measure_not_loading, first_errors(loaded.diagnostics)));
  return loaded.measure;
}

}  // namespace

Result<std::unique_ptr<Measures>> Measures::load(std::span<const EmbeddedFile> shipped) {
  auto measures = std::make_unique<Measures>();
  for (const EmbeddedFile& file : shipped)
    measures->files_.push_back({std::string(file.path), std::string(file.bytes())});
  auto compiled = compile(measures->files_);
  if (!compiled) return tl::unexpected(compiled.error());
  measures->in_force_ = *compiled;
  measures->compiled_[measures->in_force_->hash()] = *compiled;
  return measures;
}

std::shared_ptr<const measure::Measure> Measures::of(db::Connection& c, std::string_view hash) {
  if (hash.empty()) return in_force_;
  const std::lock_guard lock(mutex_);
  if (const auto known = compiled_.find(hash); known != compiled_.end()) return known->second;
  std::vector<measure::InputFile> files;
  for (auto& [path, bytes] : db::all<std::tuple<std::string, db::Blob>>(
           c, "SELECT path, bytes FROM measure_file WHERE measure = $1 ORDER BY path", hash)) {
    files.push_back({path, bytes.bytes});
  }
  auto compiled = compile(files);
  // A pinned measure once compiled with this program's predecessor; if it no longer does, running on is impossible.
  if (!compiled)
    throw std::runtime_error("pinned measure " + std::string(hash) +
                             " does not load: " + compiled.error().said.in(Lang::en));
  compiled_[std::string(hash)] = *compiled;
  return *compiled;
}

void Measures::store(db::Connection& c, Instant now) {
  const auto& m = *in_force_;
  db::exec(c,
           "INSERT INTO measure (hash, name, title, stored_at) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING",
           m.hash(), m.identity().id, m.identity().title, now);
  for (const measure::InputFile& file : measure::measure_files(files_)) {
    db::exec(
        c, "INSERT INTO measure_file (measure, path, bytes) VALUES ($1, $2, $3) ON CONFLICT (measure, path) DO NOTHING",
        m.hash(), file.path, db::BlobView{file.bytes});
  }
}

std::shared_ptr<const measure::Measure> Measures::of_round(db::Connection& c, std::int64_t id) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = of_round_.find(id); known != of_round_.end()) return known->second;
  }
  const auto round = store::object(c, id);
  auto measure = of(c, round ? round->data.text("办法哈希") : "");
  if (round && round->state != "planned") {
    const std::lock_guard lock(mutex_);
    of_round_.emplace(id, measure);
  }
  return measure;
}

std::optional<Object> case_of(db::Connection& c, const Object& object) {
  if (object.type == "case") return object;
  if (object.type == "score_sheet") {
    auto linked = store::targets(c, object.id, "case");
    if (linked.empty()) return std::nullopt;
    return linked.front();
  }
  if (object.type == "district_review" || object.type == "formal_check" || object.type == "title") {
    if (object.parent) return store::object(c, *object.parent);
  }
  return std::nullopt;
}

std::vector<Object> related(db::Connection& c, const Object& object, std::string_view type) {
  if (object.type == type) return {object};
  if (object.type == "round") return store::in_round(c, object.id, type);
  if (type == "round") {
    if (!object.round) return {};
    auto round = store::object(c, *object.round);
    return round ? std::vector{*round} : std::vector<Object>{};
  }
  if (type == "case") {
    if (const auto about = case_of(c, object)) return {*about};
    // A notice speaks of the cases of its list.
    std::vector<Object> cases;
    for (const Object& list : store::targets(c, object.id, "proposed_list")) {
      for (Object& one : store::targets(c, list.id, "case")) cases.push_back(std::move(one));
    }
    for (Object& one : store::targets(c, object.id, "case")) cases.push_back(std::move(one));
    return cases;
  }
  std::vector<Object> found = store::children(c, object.id, type);
  if (found.empty()) {
    if (const auto about = case_of(c, object); about && about->id != object.id)
      found = store::children(c, about->id, type);
  }
  for (Object& one : store::targets(c, object.id, type)) found.push_back(std::move(one));
  for (Object& one : store::sources(c, object.id, object.type)) {
    if (one.type == type) found.push_back(std::move(one));
  }
  return found;
}

std::shared_ptr<const measure::Measure> Registry::Core::measure_of(db::Connection& c, const Object& object) {
  if (object.type == "round") return measures->of(c, object.data.text("办法哈希"));
  return object.round ? measures->of_round(c, *object.round) : measures->in_force();
}

Relations Registry::Core::relate(db::Connection& c, const Actor& actor, const Object& object) {
  Relations r;
  if (actor.person == 0) return r;
  if (object.enterprise &&
      db::value<std::int64_t>(c, "SELECT COUNT(*) FROM recusal WHERE person = $1 AND enterprise = $2", actor.person,
                              *object.enterprise) > 0) {
    r.conflicted = true;
    return r;
  }
  r.own = (object.enterprise && *object.enterprise == actor.org && actor.role.starts_with("ent_")) ||
          (object.type == "score_sheet" && object.owner == actor.person);
  r.same_district = object.unit && !actor.unit.empty() && *object.unit == actor.unit;
  if (object.type == "round" && (actor.role.starts_with("district_") || actor.role.starts_with("ent_"))) {
    // A round belongs to nobody and concerns everybody who may take part in it.
    r.own = actor.role.starts_with("ent_");
    r.same_district = actor.role.starts_with("district_");
  }
  if (actor.role == "expert") {
    const auto leads = [&](const Object& panel) { return panel.data.text("组长") == actor.ref; };
    const auto sits = [&](const Object& panel) {
      return db::value<std::int64_t>(
                 c,
                 "SELECT COUNT(*) FROM object WHERE parent = $1 AND type = 'score_sheet' AND owner = $2 "
                 "AND state NOT IN ('voided', 'recused')",
                 panel.id, actor.person) > 0;
    };
    std::vector<Object> panels;
    if (object.type == "panel") panels = {object};
    if (object.type == "score_sheet" && object.parent) {
      if (auto panel = store::object(c, *object.parent)) panels = {*panel};
    }
    if (object.type == "case") panels = store::sources(c, object.id, "case");
    if (object.type == "round") r.assigned = true;
    for (const Object& panel : panels) {
      if (panel.type != "panel" || panel.state == "dissolved") continue;
      r.assigned = r.assigned || sits(panel);
      r.chair = r.chair || leads(panel);
    }
  } else {
    r.assigned = object.handler == actor.person;
    if (!r.assigned && !object.handler && object.round) {
      if (const auto round = store::object(c, *object.round)) r.assigned = round->handler == actor.person;
    }
  }
  return r;
}

bool Registry::Core::may_see(db::Connection& c, const Actor& actor, std::string_view fact, const Object& object) {
  return rights.may_see(actor, relate(c, actor, object), object.type, fact, object.state);
}

tl::unexpected<Error> hidden() {
  return tl::unexpected<Error>(Error{Trouble::not_found, say(words::not_found), {}});
}

}  // namespace zj::registry
