#include "registry/versions.h"

#include <algorithm>

#include "base/hash.h"
#include "measure/official_text.h"
#include "registry/core.h"
#include "registry/record.h"
#include "registry/store.h"
#include "words/registry.h"

namespace zj::registry::versions {

namespace {

// The object on which the events about a version hang: type measure, its hash for a name. No act of the procedure
// concerns it, and no list shows it.
constexpr std::string_view object_type = "measure";
constexpr std::string_view attached_state = "attached";

std::optional<Object> object_of(db::Connection& c, std::string_view hash) {
  const auto ref = db::one<std::string>(c, "SELECT ref FROM object WHERE type = $1 AND state = $2 AND name = $3",
                                        object_type, attached_state, hash);
  return ref ? store::object(c, *ref) : std::nullopt;
}

struct TextRow : OfficialText {
  db::Blob content;
  static constexpr auto columns = std::tuple{&TextRow::number,  &TextRow::file_name,   &TextRow::sha256,
                                             &TextRow::content, &TextRow::person_name, &TextRow::attached};
};

}  // namespace

std::vector<Version> all(Registry& registry, const Actor& actor) {
  ListQuery query;
  query.type = "round";
  query.sort = ListQuery::Sort::newest;
  query.limit = 1000;
  std::vector<Object> rounds;
  for (const ListRow& row : registry.list(actor, query)) {
    if (auto round = registry.find(actor, row.object.ref)) rounds.push_back(*std::move(round));
  }
  const std::string in_force = registry.measure_in_force()->hash();
  const auto lease = registry.database().connect();
  std::vector<Version> found;
  for (auto& [hash, title, at] : db::all<std::tuple<std::string, std::string, Instant>>(
           *lease, "SELECT hash, title, stored_at FROM measure ORDER BY stored_at DESC, hash")) {
    Version version{hash, title, at, hash == in_force, {}};
    for (const Object& round : rounds) {
      if (round.data.text("办法哈希") == hash) version.rounds.push_back(round);
    }
    found.push_back(std::move(version));
  }
  std::ranges::stable_partition(found, [](const Version& version) { return version.in_force; });
  return found;
}

std::shared_ptr<const measure::Measure> find(Registry& registry, std::string_view hash) {
  constexpr std::size_t shortest = 8;
  const bool hex = hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  if (hash.size() < shortest || !hex) return nullptr;
  const auto lease = registry.database().connect();
  const auto known =
      db::all<std::string>(*lease, "SELECT hash FROM measure WHERE hash LIKE $1 LIMIT 2", std::string(hash) + "%");
  return known.size() == 1 ? registry.core().measures->of(*lease, known.front()) : nullptr;
}

std::optional<OfficialText> official_text(Registry& registry, std::string_view measure_hash) {
  const auto lease = registry.database().connect();
  auto row =
      db::one<TextRow>(*lease,
                       "SELECT t.number, t.file_name, t.sha256, t.bytes, p.name, t.attached_at FROM official_text t "
                       "JOIN object o ON o.id = t.object JOIN person p ON p.id = t.person "
                       "WHERE o.type = $1 AND o.state = $2 AND o.name = $3 ORDER BY t.number DESC LIMIT 1",
                       object_type, attached_state, measure_hash);
  if (!row) return std::nullopt;
  row->bytes = std::move(row->content.bytes);
  return OfficialText(*std::move(row));
}

bool may_attach(Registry& registry, const Actor& actor) {
  return holds(actor, *registry.measure_in_force(), {"round.pin_measure"});
}

Result<void> attach(Registry& registry, const Actor& actor, std::string_view measure_hash, std::string_view file_name,
                    std::string_view bytes, std::string_view key) {
  if (!may_attach(registry, actor)) return hidden();
  if (bytes.size() > max_text_bytes)
    return bad_input("file", say(words::official_too_large, std::to_string(max_text_bytes / 1024)));
  const auto parts = measure::read_official_text(bytes);
  if (!parts) return tl::unexpected(Error{Trouble::bad_input, parts.error().said, "file"});
  Registry::Core& core = registry.core();
  const auto lease = core.parts.db.connect();
  return db::in_transaction(*lease, [&](db::Connection& c) -> Result<void> {
    if (db::value<std::int64_t>(c, "SELECT COUNT(*) FROM event WHERE act_key = $1", key) > 0) return {};
    if (db::value<std::int64_t>(c, "SELECT COUNT(*) FROM measure WHERE hash = $1", measure_hash) == 0) return hidden();
    const Instant now = core.now();
    const std::string sha256 = sha256_hex(bytes);
    auto object = object_of(c, measure_hash);
    const std::string from(object ? attached_state : "-");
    if (!object) {
      object.emplace();
      object->ref = core.parts.random.reference();
      object->type = object_type;
      object->state = attached_state;
      object->version = 1;
      object->name = measure_hash;
      object->created = object->changed = now;
      store::insert(c, *object);
    } else {
      store::claim(c, object->id, object->version);
      object->version += 1;
    }
    db::exec(c,
             "INSERT INTO official_text (object, number, file_name, sha256, bytes, person, attached_at) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7)",
             object->id, object->version, file_name, sha256, db::BlobView{bytes}, actor.person, now);
    record::Entry entry;
    entry.object = &*object;
    entry.act = "attach_text";
    entry.key = key;
    entry.from = from;
    entry.actor = actor;
    entry.content_hash = sha256;
    entry.measure = measure_hash;
    entry.at = now;
    record::append(c, core.parts.random, entry);
    return {};
  });
}

}  // namespace zj::registry::versions
