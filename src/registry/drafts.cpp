// A case's content: drafts saved field by field, frozen versions, evidence.

#include <algorithm>

#include "base/text.h"
#include "measure/dossier.h"
#include "registry/content.h"
#include "registry/registry.h"
#include "registry/scoring.h"
#include "words/registry.h"

namespace zj::registry {

namespace {

constexpr std::string_view dossier_document = "申报";
constexpr std::int64_t evidence_per_clause = 20;

bool is_clause(const measure::Measure& m, const Object& the_case, std::string_view clause) {
  return std::ranges::any_of(m.cells(), [&](const measure::Cell& cell) {
    return cell.title == the_case.kind &&
           std::ranges::any_of(cell.clauses, [&](const measure::Clause& c) { return c.id == clause; });
  });
}

struct SavedField {
  std::int64_t version = 0;
  Json value;
  std::string person;
  static constexpr auto columns = std::tuple{&SavedField::version, &SavedField::value, &SavedField::person};
};

struct StoredField {
  std::string path;
  Json value;
  std::int64_t version = 0, person = 0;
  Instant saved;
  static constexpr auto columns = std::tuple{&StoredField::path, &StoredField::value, &StoredField::version,
                                             &StoredField::person, &StoredField::saved};
};

struct EvidenceRow : Evidence {
  static constexpr auto columns =
      std::tuple{&Evidence::ref,        &Evidence::object, &Evidence::clause,      &Evidence::sha256, &Evidence::name,
                 &Evidence::media_type, &Evidence::size,   &Evidence::person_name, &Evidence::added};
};
constexpr db::Literal evidence_columns =
    "SELECT e.ref, e.object, e.clause, e.sha256, e.name, e.media_type, e.size, p.name, e.added_at FROM evidence e JOIN person p ON p.id = e.person ";

// 事故记录[3].日期 of the list 事故记录: its number, and what stands behind it; 0 when the path is no entry of this
// list.
std::pair<std::size_t, std::string> entry_of(std::string_view path, std::string_view list) {
  if (!path.starts_with(list) || path.size() <= list.size() || path[list.size()] != '[') return {};
  std::size_t number = 0, at = list.size() + 1;
  for (; at < path.size() && path[at] >= '0' && path[at] <= '9' && number < 100'000; ++at) {
    number = 10 * number + static_cast<std::size_t>(path[at] - '0');
  }
  if (at >= path.size() || path[at] != ']') return {};
  return {number, std::string(path.substr(at + 1))};
}

// What was typed into a field, as the draft keeps it. A field that was emptied keeps "", so that its version goes on
// counting.
Result<Json> typed_value(const measure::Measure& m, std::string_view path, std::string_view text) {
  const measure::Glossary& glossary = m.glossary(dossier_document);
  const measure::Fact* fact = glossary.find(path);
  if (fact && trim(text).empty()) return Json("");
  if (fact && trim(text) == content::none) {
    if (fact->type == measure::FactType::records) return Json(Json::Array{});
    if (fact->nullable) return Json();
  }
  auto value = measure::field_from_text(glossary, path, text);
  if (!value) return value;
  // What can never be right is refused here; what only another field makes wrong is kept, and the form says so.
  const bool alone = fact && !fact->is_field && fact->type != measure::FactType::quotient;
  if (!alone) return value;
  return measure::check_fact(m, dossier_document, path, *value);
}

std::string shown(const Json& value) {
  if (value.is_null()) return std::string(content::none);
  if (value.array()) return value.array()->empty() ? std::string(content::none) : measure::field_to_text(value);
  if (value.string()) return *value.string();
  if (value.number()) return value.number()->text;
  if (value.boolean()) return *value.boolean() ? "是" : "否";
  return to_json(value);
}

// Every field of a document by its path, for comparing versions.
void flatten(const Json& json, const std::string& path, std::map<std::string, std::string>& out) {
  if (const Json::Object* object = json.object()) {
    for (const auto& [key, value] : *object) flatten(value, path.empty() ? key : path + "." + key, out);
  } else if (const Json::Array* array = json.array()) {
    if (array->empty()) out[path] = content::none;
    if (!array->empty() && !array->front().object()) {
      out[path] = shown(json);
      return;
    }
    for (std::size_t i = 0; i < array->size(); ++i) flatten((*array)[i], path + "[" + std::to_string(i + 1) + "]", out);
  } else {
    out[path] = shown(json);
  }
}

std::vector<Registry::Change> changes_between(const Json& a, const Json& b) {
  std::map<std::string, std::string> before, after;
  flatten(a, "", before);
  flatten(b, "", after);
  std::vector<Registry::Change> changes;
  for (const auto& [path, value] : after) {
    const auto old = before.find(path);
    if (old == before.end() || old->second != value)
      changes.push_back({path, old == before.end() ? "" : old->second, value});
  }
  for (const auto& [path, value] : before) {
    if (!after.contains(path)) changes.push_back({path, value, ""});
  }
  return changes;
}

}  // namespace

Result<Json> Registry::content(const Actor& actor, const Object& the_case, std::optional<std::int64_t> number) {
  const auto lease = core_->parts.db.connect();
  if (!core_->may_see(*lease, actor, "content", the_case)) return hidden();
  if (!number && core_->may_see(*lease, actor, "draft_content", the_case))
    return content::present(*core_, *lease, the_case);
  auto frozen = content::frozen(*lease, the_case, number);
  if (!frozen) return hidden();
  return std::move(frozen->body);
}

Json Registry::dossier(const Object& the_case, const Json& content) {
  const auto lease = core_->parts.db.connect();
  return content::dossier(*core_, *lease, the_case, content, core_->today());
}

measure::Assessment Registry::assess(const Object& the_case, const Json& content) {
  const auto lease = core_->parts.db.connect();
  Date submitted = core_->today();
  if (!content::is_open(the_case)) {
    if (const auto frozen = content::frozen(*lease, the_case)) submitted = day_of(frozen->at);
  }
  return content::assess(*core_, *lease, the_case, content, submitted);
}

Registry::Checked Registry::check(const Object& the_case, const Json& content) {
  const auto lease = core_->parts.db.connect();
  const auto measure = core_->measure_of(*lease, the_case);
  Date submitted = core_->today();
  if (!content::is_open(the_case)) {
    if (const auto frozen = content::frozen(*lease, the_case)) submitted = day_of(frozen->at);
  }
  Json dossier = content::dossier(*core_, *lease, the_case, content, submitted);
  auto reading = measure::read_dossier(measure->dossier(), dossier);
  auto assessment = measure::assess(*measure, reading.dossier);
  return {std::move(dossier), std::move(reading), std::move(assessment)};
}

std::vector<std::string> Registry::missing(const Object& the_case, const Json& content) {
  const auto lease = core_->parts.db.connect();
  return content::missing(*core_, *lease, the_case, content);
}

std::vector<std::string> Registry::clauses_to_score(const Object& the_case) {
  const auto lease = core_->parts.db.connect();
  return registry::clauses_to_score(*core_, *lease, the_case).value_or(std::vector<std::string>{});
}

Result<Json> Registry::score_of_sheet(const Object& sheet) {
  const auto lease = core_->parts.db.connect();
  return registry::score_of_sheet(*core_, *lease, sheet);
}

std::vector<std::string> Registry::open_fields(const Object& the_case) {
  return content::open_fields(the_case);
}
bool Registry::is_open_field(const Object& the_case, std::string_view path) {
  return !content::is_supplied(path) && content::is_open_field(the_case, path);
}
bool Registry::names_field(std::string_view word, std::string_view path) {
  return content::names_field(word, path);
}
bool Registry::is_supplied(std::string_view path) {
  return content::is_supplied(path);
}

Result<Registry::FieldSaved> Registry::save_field(const Actor& actor, std::string_view case_ref, std::string_view path,
                                                  std::string_view text, std::int64_t seen) {
  return db::in_transaction(core_->parts.db, [&](db::Connection& c) -> Result<FieldSaved> {
    const auto the_case = store::object(c, case_ref);
    if (!the_case || the_case->type != "case" || !core_->may_see(c, actor, "existence", *the_case)) return hidden();
    const auto measure = core_->measure_of(c, *the_case);
    const measure::Act* edit = measure->procedure().act("case.edit");
    const measure::ObjectType* type = measure->procedure().type("case");
    if (!edit || !registry::may(actor, core_->relate(c, actor, *the_case), *edit) ||
        std::ranges::find(edit->from, the_case->state) == edit->from.end()) {
      const measure::StateEntry* state = type ? type->state(the_case->state) : nullptr;
      return refused(say(words::act_wrong_state, type ? type->label : "", state ? state->label : the_case->state,
                         edit ? edit->label : ""),
                     std::string(path));
    }
    if (content::is_supplied(path) || !content::is_open_field(*the_case, path))
      return refused(say(words::field_closed, path), std::string(path));
    if (path.starts_with("条款.") && !is_clause(*measure, *the_case, content::subject_of(path)))
      return bad_input(std::string(path), say(words::clause_unknown, content::subject_of(path)));
    auto value = typed_value(*measure, path, text);
    if (!value) return tl::unexpected(value.error());

    const auto before = db::one<SavedField>(
        c,
        "SELECT d.version, d.value, p.name FROM draft_field d JOIN person p ON p.id = d.person WHERE d.object = $1 AND d.path = $2",
        the_case->id, path);
    if (!before && seen > 0)
      return tl::unexpected<Error>(Error{Trouble::conflict, say(words::field_removed, path), std::string(path)});
    if (before && before->version != seen && !(before->value == *value)) {
      return tl::unexpected<Error>(Error{
          Trouble::conflict, say(words::field_changed, path, before->person, shown(before->value)), std::string(path)});
    }
    const std::int64_t version = (before ? before->version : 0) + 1;
    db::exec(c,
             "INSERT INTO draft_field (object, path, value, version, person, saved_at) VALUES ($1, $2, $3, $4, $5, $6) "
             "ON CONFLICT (object, path) DO UPDATE SET value = $3, version = $4, person = $5, saved_at = $6",
             the_case->id, path, *value, version, actor.person, core_->now());
    return FieldSaved{version, shown(*value)};
  });
}

Result<void> Registry::remove_entry(const Actor& actor, std::string_view case_ref, std::string_view entry) {
  return db::in_transaction(core_->parts.db, [&](db::Connection& c) -> Result<void> {
    const auto the_case = store::object(c, case_ref);
    if (!the_case || !core_->may_see(c, actor, "existence", *the_case)) return hidden();
    const measure::Act* edit = core_->measure_of(c, *the_case)->procedure().act("case.edit");
    if (!edit || !registry::may(actor, core_->relate(c, actor, *the_case), *edit) ||
        !content::is_open_field(*the_case, entry)) {
      return refused(say(words::field_closed, entry), std::string(entry));
    }
    const auto open = entry.rfind('[');
    const std::string list(entry.substr(0, open));
    const std::size_t removed = entry_of(entry, list).first;
    if (open == std::string_view::npos || removed == 0)
      return bad_input(std::string(entry), say(words::field_unknown, entry));
    std::vector<StoredField> moving;
    for (StoredField& field : db::all<StoredField>(
             c, "SELECT path, value, version, person, saved_at FROM draft_field WHERE object = $1", the_case->id)) {
      if (entry_of(field.path, list).first >= removed) moving.push_back(std::move(field));
    }
    std::ranges::sort(moving, {}, [&](const StoredField& field) { return entry_of(field.path, list).first; });
    // The entries behind it move up, each with a new version: whoever still sees the old order gets a conflict, not
    // somebody else's entry.
    for (const StoredField& field : moving) {
      const auto [number, rest] = entry_of(field.path, list);
      db::exec(c, "DELETE FROM draft_field WHERE object = $1 AND path = $2", the_case->id, field.path);
      if (number == removed) continue;
      db::exec(
          c, "INSERT INTO draft_field (object, path, value, version, person, saved_at) VALUES ($1, $2, $3, $4, $5, $6)",
          the_case->id, list + "[" + std::to_string(number - 1) + "]" + rest, field.value, field.version + 1,
          field.person, field.saved);
    }
    return {};
  });
}

std::vector<Registry::DraftField> Registry::draft(const Actor& actor, const Object& the_case) {
  const auto lease = core_->parts.db.connect();
  std::vector<DraftField> fields;
  if (!core_->may_see(*lease, actor, "draft_content", the_case)) return fields;
  for (
      auto& [path, value, version, person, saved] :
      db::all<std::tuple<std::string, Json, std::int64_t, std::string, Instant>>(
          *lease,
          "SELECT d.path, d.value, d.version, p.name, d.saved_at FROM draft_field d JOIN person p ON p.id = d.person WHERE d.object = $1 ORDER BY d.path",
          the_case.id)) {
    fields.push_back({path, value, version, person, saved});
  }
  return fields;
}

std::vector<Registry::Change> Registry::changes(const Actor& actor, const Object& the_case, std::int64_t from,
                                                std::int64_t to) {
  const auto lease = core_->parts.db.connect();
  if (!core_->may_see(*lease, actor, "version_diff", the_case)) return {};
  const auto a = content::frozen(*lease, the_case, from), b = content::frozen(*lease, the_case, to);
  if (!a || !b) return {};
  return changes_between(a->body, b->body);
}

std::vector<Registry::Change> Registry::pending_changes(const Actor& actor, const Object& the_case) {
  const auto lease = core_->parts.db.connect();
  if (!core_->may_see(*lease, actor, "draft_content", the_case)) return {};
  const auto before = content::frozen(*lease, the_case);
  if (!before) return {};
  return changes_between(
      before->body, content::draft(*lease, the_case, core_->measure_of(*lease, the_case)->glossary(dossier_document)));
}

// ---- evidence

Result<Evidence> Registry::add_evidence(const Actor& actor, std::string_view case_ref, const NewEvidence& file) {
  {
    // Asked before the file is stored: what may not be added leaves no trace on disk.
    const auto lease = core_->parts.db.connect();
    const auto the_case = store::object(*lease, case_ref);
    if (!the_case || the_case->type != "case" || !core_->may_see(*lease, actor, "existence", *the_case))
      return hidden();
    const auto measure = core_->measure_of(*lease, *the_case);
    const measure::Act* edit = measure->procedure().act("case.edit");
    if (!edit || !registry::may(actor, core_->relate(*lease, actor, *the_case), *edit) ||
        !content::is_open_field(*the_case, "条款." + file.clause + ".佐证")) {
      return refused(say(words::field_closed, file.clause), file.clause);
    }
    if (!is_clause(*measure, *the_case, file.clause))
      return bad_input(file.clause, say(words::clause_unknown, file.clause));
    const auto count = db::value<std::int64_t>(
        *lease, "SELECT COUNT(*) FROM evidence WHERE object = $1 AND clause = $2 AND removed_at IS NULL", the_case->id,
        file.clause);
    if (count >= evidence_per_clause)
      return refused(say(words::evidence_limit, std::to_string(evidence_per_clause)), file.clause);
  }
  if (auto kept = core_->parts.files.take(file.spooled, files::parse_sha256(file.sha256)); !kept)
    return tl::unexpected(kept.error());
  return db::in_transaction(core_->parts.db, [&](db::Connection& c) -> Result<Evidence> {
    const auto the_case = store::object(c, case_ref);
    if (!the_case || !content::is_open(*the_case)) return hidden();
    Evidence e{core_->parts.random.reference(),
               the_case->id,
               file.clause,
               file.sha256,
               file.file_name,
               file.media_type,
               file.size,
               actor.name,
               core_->now()};
    db::exec(
        c,
        "INSERT INTO evidence (id, ref, object, clause, sha256, name, media_type, size, person, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        store::next(c, "evidence"), e.ref, e.object, e.clause, e.sha256, e.name, e.media_type, e.size, actor.person,
        e.added);
    return e;
  });
}

Result<void> Registry::remove_evidence(const Actor& actor, std::string_view ref) {
  return db::in_transaction(core_->parts.db, [&](db::Connection& c) -> Result<void> {
    const auto row =
        db::one<EvidenceRow>(c, db::joined<evidence_columns, "WHERE e.ref = $1 AND e.removed_at IS NULL">, ref);
    if (!row) return hidden();
    const auto the_case = store::object(c, row->object);
    if (!the_case || !core_->may_see(c, actor, "existence", *the_case)) return hidden();
    const measure::Act* edit = core_->measure_of(c, *the_case)->procedure().act("case.edit");
    if (!edit || !registry::may(actor, core_->relate(c, actor, *the_case), *edit) ||
        !content::is_open_field(*the_case, "条款." + row->clause + ".佐证")) {
      return refused(say(words::field_closed, row->clause), row->clause);
    }
    db::exec(c, "UPDATE evidence SET removed_at = $1 WHERE ref = $2", core_->now(), ref);
    return {};
  });
}

std::vector<Evidence> Registry::evidence(const Actor& actor, const Object& the_case) {
  const auto lease = core_->parts.db.connect();
  if (!core_->may_see(*lease, actor, "content", the_case)) return {};
  const auto rows = db::all<EvidenceRow>(
      *lease, db::joined<evidence_columns, "WHERE e.object = $1 AND e.removed_at IS NULL ORDER BY e.clause, e.id">,
      the_case.id);
  return {rows.begin(), rows.end()};
}

Result<std::pair<Evidence, std::filesystem::path>> Registry::open_evidence(const Actor& actor, std::string_view ref) {
  const auto lease = core_->parts.db.connect();
  const auto row = db::one<EvidenceRow>(*lease, db::joined<evidence_columns, "WHERE e.ref = $1">, ref);
  if (!row) return hidden();
  const auto the_case = store::object(*lease, row->object);
  if (!the_case || !core_->may_see(*lease, actor, "content", *the_case)) return hidden();
  const auto hash = files::parse_sha256(row->sha256);
  if (!hash) return hidden();
  auto file = core_->parts.files.open(*hash);
  if (!file) return tl::unexpected(file.error());
  return std::pair<Evidence, std::filesystem::path>{*row, file->path};
}

}  // namespace zj::registry
