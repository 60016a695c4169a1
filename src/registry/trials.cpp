#include "registry/trials.h"

#include <algorithm>
#include <limits>
#include <map>

#include "base/text.h"
#include "registry/content.h"
#include "registry/core.h"
#include "registry/list.h"
#include "registry/store.h"
#include "words/registry.h"

namespace zj::registry::trials {

namespace {

struct TrialRow : Trial {
  static constexpr auto columns = std::tuple{&Trial::id,          &Trial::ref,     &Trial::name,   &Trial::base,
                                             &Trial::person_name, &Trial::created, &Trial::changed};
};

constexpr db::Literal trial_columns =
    "SELECT t.id, t.ref, t.name, t.base, p.name, t.created_at, t.changed_at FROM trial t JOIN person p ON p.id = t.person "
    "WHERE t.removed_at IS NULL";

std::string with_unix_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i];
  }
  return out;
}

std::string base_bytes(db::Connection& c, const Trial& trial, std::string_view path) {
  const auto bytes =
      db::one<db::Blob>(c, "SELECT bytes FROM measure_file WHERE measure = $1 AND path = $2", trial.base, path);
  return bytes ? bytes->bytes : std::string();
}

bool same_cells(const measure::Measure& a, const measure::Measure& b) {
  return std::ranges::equal(a.cells(), b.cells(), [](const measure::Cell& x, const measure::Cell& y) {
    return x.id == y.id && x.title == y.title &&
           std::ranges::equal(x.clauses, y.clauses, {}, &measure::Clause::id, &measure::Clause::id);
  });
}

}  // namespace

bool may_try(Registry& registry, const Actor& actor) {
  return holds(actor, *registry.measure_in_force(), {"round.create", "round.pin_measure", "round.announce"});
}

std::vector<Trial> all(Registry& registry, const Actor& actor) {
  if (!may_try(registry, actor)) return {};
  const auto lease = registry.database().connect();
  const auto rows = db::all<TrialRow>(*lease, db::joined<trial_columns, " ORDER BY t.changed_at DESC, t.id DESC">);
  return {rows.begin(), rows.end()};
}

Result<Trial> find(Registry& registry, const Actor& actor, std::string_view ref) {
  if (!may_try(registry, actor)) return hidden();
  const auto lease = registry.database().connect();
  const auto row = db::one<TrialRow>(*lease, db::joined<trial_columns, " AND t.ref = $1">, ref);
  if (!row) return hidden();
  return Trial(*row);
}

Result<std::string> create(Registry& registry, const Actor& actor, std::string_view name, std::string_view key) {
  if (!may_try(registry, actor)) return hidden();
  const std::string_view named = trim(name);
  constexpr std::size_t longest = 60;
  if (named.empty() || length(named) > longest)
    return bad_input("name", say(words::trial_needs_name, std::to_string(longest)));
  Registry::Core& core = registry.core();
  const auto lease = core.parts.db.connect();
  return db::in_transaction(*lease, [&](db::Connection& c) -> Result<std::string> {
    if (auto known = db::one<std::string>(c, "SELECT ref FROM trial WHERE act_key = $1", key)) return *known;
    std::string ref = core.parts.random.reference();
    const Instant now = core.now();
    db::exec(c,
             "INSERT INTO trial (id, ref, act_key, name, base, person, created_at, changed_at) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
             store::next(c, "trial"), ref, key, named, registry.measure_in_force()->hash(), actor.person, now);
    return ref;
  });
}

Result<void> remove(Registry& registry, const Actor& actor, std::string_view ref) {
  const auto trial = find(registry, actor, ref);
  if (!trial) return tl::unexpected(trial.error());
  const auto lease = registry.database().connect();
  db::exec(*lease, "UPDATE trial SET removed_at = $2 WHERE id = $1", trial->id, registry.clock().now());
  return {};
}

std::vector<File> files(Registry& registry, const Trial& trial) {
  const auto lease = registry.database().connect();
  std::vector<File> found;
  for (auto& [path, base] : db::all<std::tuple<std::string, db::Blob>>(
           *lease, "SELECT path, bytes FROM measure_file WHERE measure = $1 ORDER BY path", trial.base))
    found.push_back({path, 0, base.bytes, base.bytes, {}, {}});
  std::ranges::sort(found, {}, &File::path);  // bytewise, whatever the engine sorts by
  using Row = std::tuple<std::string, std::int64_t, db::Blob, std::string, Instant>;
  for (auto& [path, version, bytes, name, at] :
       db::all<Row>(*lease,
                    "SELECT f.path, f.version, f.bytes, p.name, f.saved_at FROM trial_file f JOIN person p ON p.id = "
                    "f.person WHERE f.trial = $1 AND f.version = (SELECT MAX(g.version) FROM trial_file g WHERE "
                    "g.trial = f.trial AND g.path = f.path)",
                    trial.id)) {
    const auto file = std::ranges::find(found, path, &File::path);
    if (file == found.end()) continue;
    file->version = version;
    file->bytes = std::move(bytes.bytes);
    file->person_name = name;
    file->saved = at;
  }
  return found;
}

std::vector<measure::InputFile> inputs(const std::vector<File>& files) {
  std::vector<measure::InputFile> inputs;
  for (const File& file : files) inputs.push_back({file.path, file.bytes});
  return inputs;
}

Result<std::int64_t> save(Registry& registry, const Actor& actor, const Trial& trial, std::string_view path,
                          std::string_view given, std::int64_t seen) {
  if (!may_try(registry, actor)) return hidden();
  const std::string text = with_unix_lines(given);
  if (text.size() > max_file_bytes)
    return bad_input("text", say(words::trial_file_too_large, std::to_string(max_file_bytes / 1024)));
  if (!is_utf8(text) || text.find('\0') != std::string::npos) return bad_input("text", say(words::trial_file_no_text));
  const auto lease = registry.database().connect();
  return db::in_transaction(*lease, [&](db::Connection& c) -> Result<std::int64_t> {
    if (db::value<std::int64_t>(c, "SELECT COUNT(*) FROM measure_file WHERE measure = $1 AND path = $2", trial.base,
                                path) == 0)
      return hidden();
    using Row = std::tuple<std::int64_t, db::Blob, std::string>;
    const auto latest =
        db::one<Row>(c,
                     "SELECT f.version, f.bytes, p.name FROM trial_file f JOIN person p ON p.id = f.person "
                     "WHERE f.trial = $1 AND f.path = $2 ORDER BY f.version DESC LIMIT 1",
                     trial.id, path);
    const std::int64_t version = latest ? std::get<0>(*latest) : 0;
    const std::string now_there = latest ? std::get<1>(*latest).bytes : base_bytes(c, trial, path);
    if (now_there == text) return version;
    if (version != seen)
      return tl::unexpected(Error{Trouble::conflict, say(words::trial_overtaken, std::get<2>(*latest)), "text"});
    const Instant now = registry.clock().now();
    db::exec(c,
             "INSERT INTO trial_file (trial, path, version, bytes, person, saved_at) VALUES ($1, $2, $3, $4, $5, $6)",
             trial.id, path, version + 1, db::BlobView{text}, actor.person, now);
    db::exec(c, "UPDATE trial SET changed_at = $2 WHERE id = $1", trial.id, now);
    return version + 1;
  });
}

std::vector<Save> saves(Registry& registry, const Trial& trial, std::string_view path) {
  const auto lease = registry.database().connect();
  std::vector<Save> found;
  for (auto& [version, name, at] : db::all<std::tuple<std::int64_t, std::string, Instant>>(
           *lease,
           "SELECT f.version, p.name, f.saved_at FROM trial_file f JOIN person p ON p.id = f.person "
           "WHERE f.trial = $1 AND f.path = $2 ORDER BY f.version DESC",
           trial.id, path))
    found.push_back({version, name, at});
  return found;
}

std::optional<std::string> bytes(Registry& registry, const Trial& trial, std::string_view path, std::int64_t version) {
  const auto lease = registry.database().connect();
  const auto found = version == 0
                         ? db::one<db::Blob>(*lease, "SELECT bytes FROM measure_file WHERE measure = $1 AND path = $2",
                                             trial.base, path)
                         : db::one<db::Blob>(*lease,
                                             "SELECT bytes FROM trial_file WHERE trial = $1 AND path = $2 AND "
                                             "version = $3",
                                             trial.id, path, version);
  return found ? std::optional(found->bytes) : std::nullopt;
}

Reach each_filed(Registry& registry, const Actor& actor, const std::vector<std::int64_t>& rounds,
                 const measure::Measure& before, const measure::Measure& after,
                 const std::function<bool(const Filed&)>& take) {
  Reach reach;
  if (!may_try(registry, actor)) return reach;
  Registry::Core& core = registry.core();
  const bool one_dossier = same_cells(before, after);
  const auto lease = core.parts.db.connect();
  const db::Transaction reading(*lease, db::Transaction::Mode::read);
  db::Connection& c = *lease;
  ListQuery query;
  query.type = "case";
  query.sort = ListQuery::Sort::newest;
  query.limit = std::numeric_limits<int>::max();
  const Date today = core.today();
  for (const ListRow& row : lists::page(c, actor, query, today, today)) {
    const Object& one = row.object;
    if (one.content == 0) continue;
    if (!rounds.empty() && (!one.round || std::ranges::find(rounds, *one.round) == rounds.end())) continue;
    if (!core.may_see(c, actor, "content", one)) {
      ++reach.closed;
      continue;
    }
    const auto frozen = content::frozen(c, one);
    if (!frozen) continue;
    const Date submitted = day_of(frozen->at);
    const Json first = content::dossier(c, one, frozen->body, submitted, before);
    const Json second = one_dossier ? Json() : content::dossier(c, one, frozen->body, submitted, after);
    ++reach.shown;
    if (!take({one, row.enterprise_name, first, one_dossier ? first : second})) break;
  }
  return reach;
}

}  // namespace zj::registry::trials
