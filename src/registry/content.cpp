#include "registry/content.h"

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "measure/dossier.h"

namespace zj::registry::content {

namespace {

// One step of a path: a member's key, or an entry's index.
struct Step {
  std::string key;
  std::size_t index = 0;
  bool is_index = false;
};

// 事故记录[2].类别 → 事故记录 · [2] · 类别; 条款.F.A.1.1.a.说明 → 条款 · F.A.1.1.a · 说明 (the glossary knows which
// part is a free key).
std::vector<Step> steps_of(const measure::Glossary& glossary, std::string_view path) {
  std::vector<Step> steps;
  const measure::Fact* fact = glossary.find(path);
  std::string_view rest = path;
  if (fact) {
    if (const auto braces = fact->path.find("{}"); braces != std::string::npos) {
      const std::string root = fact->path.substr(0, braces);
      const std::string tail = fact->path.size() > braces + 2 ? fact->path.substr(braces + 3) : std::string();
      const std::size_t end = tail.empty() ? rest.size() : rest.size() - tail.size() - 1;
      for (std::string_view part : split(root, '.')) steps.push_back({std::string(part)});
      steps.push_back({std::string(rest.substr(root.size() + 1, end - root.size() - 1))});
      if (tail.empty()) return steps;
      rest = rest.substr(end + 1);
    }
  }
  for (std::string_view part : split(rest, '.')) {
    const auto open = part.find('[');
    steps.push_back({std::string(part.substr(0, open))});
    if (open != std::string_view::npos)
      steps.push_back({{}, static_cast<std::size_t>(std::stoul(std::string(part.substr(open + 1)))), true});
  }
  return steps;
}

void place(Json& at, const std::vector<Step>& steps, std::size_t from, Json value) {
  if (from == steps.size()) {
    at = std::move(value);
    return;
  }
  const Step& step = steps[from];
  if (step.is_index) {
    if (!at.array()) at = Json(Json::Array{});
    if (at.array()->size() <= step.index) at.array()->resize(step.index + 1);
    place((*at.array())[step.index], steps, from + 1, std::move(value));
    return;
  }
  const Json* inner = at.find(step.key);
  Json copy = inner ? *inner : Json();
  place(copy, steps, from + 1, std::move(value));
  at.set(step.key, std::move(copy));
}

// Entries that were removed leave gaps; nobody sees them.
void close_gaps(Json& json) {
  if (Json::Array* array = json.array()) {
    std::erase_if(*array, [](const Json& entry) { return entry.is_null(); });
    for (Json& entry : *array) close_gaps(entry);
  } else if (Json::Object* object = json.object()) {
    for (auto& [key, value] : *object) close_gaps(value);
  }
}

constexpr std::string_view dossier_document = "申报";

struct FrozenRow : Frozen {
  static constexpr auto columns =
      std::tuple{&Frozen::number, &Frozen::hash, &Frozen::body, &Frozen::assessment, &Frozen::at};
};

}  // namespace

std::string_view subject_of(std::string_view path) {
  constexpr std::string_view clauses = "条款.";
  if (!path.starts_with(clauses)) return path;
  path.remove_prefix(clauses.size());
  return path.substr(0, path.rfind('.'));
}

bool names_field(std::string_view word, std::string_view path) {
  const std::string_view subject = subject_of(path);
  return subject == word ||
         (!word.empty() && subject.starts_with(word) && (subject[word.size()] == '.' || subject[word.size()] == '['));
}

bool is_supplied(std::string_view path) {
  constexpr std::string_view supplied[] = {
      "称号",      "批次年度", "提交日期", "推荐单位", "企业.名称", "企业.统一社会信用代码",
      "场所.名称", "环节",     "虚假申报", "在办申报"};
  return std::ranges::any_of(supplied, [&](std::string_view fact) {
    return path == fact || (path.starts_with(fact) && (path[fact.size()] == '.' || path[fact.size()] == '['));
  });
}

bool is_open_field(const Object& the_case, std::string_view path) {
  if (!is_open(the_case) || the_case.state == "signing") return false;
  if (the_case.state == "draft") return true;
  return std::ranges::any_of(open_fields(the_case), [&](const std::string& word) { return names_field(word, path); });
}

bool is_open(const Object& the_case) {
  return the_case.state == "draft" || the_case.state == "signing" || the_case.state == "returned_district" ||
         the_case.state == "correction" || the_case.state == "-";
}

Json draft(db::Connection& c, const Object& the_case, const measure::Glossary& glossary) {
  Json document(Json::Object{});
  for (auto& [path, value] : db::all<std::tuple<std::string, Json>>(
           c, "SELECT path, value FROM draft_field WHERE object = $1 ORDER BY path", the_case.id)) {
    if (value.string() && value.string()->empty()) continue;  // emptied again
    place(document, steps_of(glossary, path), 0, std::move(value));
  }
  close_gaps(document);
  return document;
}

std::optional<Frozen> frozen(db::Connection& c, const Object& the_case, std::optional<std::int64_t> number) {
  const auto row = db::one<FrozenRow>(
      c, "SELECT number, hash, body, assessment, frozen_at FROM content WHERE object = $1 AND number = $2", the_case.id,
      number.value_or(the_case.content));
  return row ? std::optional<Frozen>(*row) : std::nullopt;
}

Json present(Registry::Core& core, db::Connection& c, const Object& the_case) {
  if (!is_open(the_case)) {
    if (auto latest = frozen(c, the_case)) return latest->body;
  }
  return draft(c, the_case, core.measure_of(c, the_case)->glossary(dossier_document));
}

void freeze(Registry::Core& core, db::Connection& c, Object& the_case, Date submitted) {
  const Json body = draft(c, the_case, core.measure_of(c, the_case)->glossary(dossier_document));
  const std::string hash = sha256_hex(to_canonical_json(body));
  if (const auto latest = frozen(c, the_case); latest && latest->hash == hash) return;
  const Json assessment = measure::to_json(assess(core, c, the_case, body, submitted));
  the_case.content += 1;
  db::exec(c, "INSERT INTO content (object, number, hash, body, assessment, frozen_at) VALUES ($1, $2, $3, $4, $5, $6)",
           the_case.id, the_case.content, hash, body, assessment, core.now());
}

Json dossier(Registry::Core& core, db::Connection& c, const Object& the_case, const Json& content, Date submitted) {
  return dossier(c, the_case, content, submitted, *core.measure_of(c, the_case));
}

Json dossier(db::Connection& c, const Object& the_case, const Json& content, Date submitted,
             const measure::Measure& measure) {
  Json d = content;
  d.set("称号", the_case.kind);
  const auto round = the_case.round ? store::object(c, *the_case.round) : std::nullopt;
  if (round) d.set("批次年度", round->data.integer("年度"));
  d.set("提交日期", to_iso(submitted));
  if (the_case.unit) {
    if (const auto unit = store::org_by_code(c, *the_case.unit)) d.set("推荐单位", unit->name);
  }
  const auto org = the_case.enterprise ? store::org(c, *the_case.enterprise) : std::nullopt;
  Json enterprise = content.find("企业") ? *content.find("企业") : Json(Json::Object{});
  if (org) {
    enterprise.set("名称", org->name);
    enterprise.set("统一社会信用代码", org->code);
  }
  d.set("企业", std::move(enterprise));
  Json site = content.find("场所") ? *content.find("场所") : Json(Json::Object{});
  site.set("名称", the_case.name);
  if (!site.find("所在区县") && the_case.unit) {
    if (const auto unit = store::org_by_code(c, *the_case.unit)) site.set("所在区县", unit->name);
  }
  d.set("场所", std::move(site));

  // A cell's description and evidence are those of its clauses; it is complete when each clause is described.
  std::map<std::string, std::vector<std::string>, std::less<>> evidence;
  for (const auto& [clause, ref] : db::all<std::tuple<std::string, std::string>>(
           c, "SELECT clause, ref FROM evidence WHERE object = $1 AND removed_at IS NULL ORDER BY id", the_case.id)) {
    evidence[clause].push_back(ref);
  }
  const Json* clauses = content.find("条款");
  Json cells(Json::Object{});
  for (const measure::Cell& cell : measure.cells()) {
    if (cell.title != the_case.kind) continue;
    std::vector<std::string> described;
    Json::Array proofs;
    for (const measure::Clause& clause : cell.clauses) {
      const Json* entry = clauses ? clauses->find(clause.id) : nullptr;
      if (entry && !entry->text("说明").empty()) described.emplace_back(entry->text("说明"));
      for (const std::string& ref : evidence[clause.id]) proofs.emplace_back(ref);
    }
    if (described.empty() && proofs.empty()) continue;
    Json one(Json::Object{});
    one.set("说明", described.size() == cell.clauses.size() ? join(described, "\n") : std::string());
    one.set("佐证", Json(std::move(proofs)));
    cells.set(cell.id, std::move(one));
  }
  d.set("环节", std::move(cells));
  if (Json::Object* members = d.object())
    std::erase_if(*members, [](const Json::Member& m) { return m.first == "条款"; });

  Json::Array others;
  const measure::ObjectType* type = measure.procedure().type("case");
  if (the_case.enterprise) {
    for (
        const auto& [kind, state, year] : db::all<std::tuple<std::string, std::string, Json>>(
            c,
            "SELECT o.kind, o.state, r.data FROM object o JOIN object r ON r.id = o.round WHERE o.enterprise = $1 AND o.type = 'case' AND o.id <> $2",
            *the_case.enterprise, the_case.id)) {
      Json other;
      other.set("称号", kind);
      other.set("批次年度", year.integer("年度"));
      const measure::StateEntry* entry = type ? type->state(state) : nullptr;
      other.set("状态", entry ? entry->label : state);
      others.push_back(std::move(other));
    }
  }
  d.set("在办申报", Json(std::move(others)));
  d.set("虚假申报", false);  // only a finding after a hearing makes it true; no such act exists yet
  return d;
}

measure::Assessment assess(Registry::Core& core, db::Connection& c, const Object& the_case, const Json& content,
                           Date submitted) {
  const auto measure = core.measure_of(c, the_case);
  // A draft may hold what is not yet right; such a fact counts as not supplied, and the form says why.
  const auto reading =
      measure::read_dossier(measure->dossier(), content::dossier(core, c, the_case, content, submitted));
  return measure::assess(*measure, reading.dossier);
}

std::vector<std::string> missing(Registry::Core& core, db::Connection& c, const Object& the_case, const Json& content) {
  const auto measure = core.measure_of(c, the_case);
  return measure::read_dossier(measure->dossier(), dossier(core, c, the_case, content, core.today())).missing;
}

void note(Object& the_case, const measure::Assessment& assessment) {
  the_case.verdict = std::string(to_string(assessment.verdict));
  the_case.route = assessment.route;
  the_case.met = the_case.unmet = the_case.unknown = 0;
  for (const measure::Finding& finding : assessment.findings) {
    switch (finding.verdict) {
      case measure::Verdict::met:
        ++the_case.met;
        break;
      case measure::Verdict::unmet:
        ++the_case.unmet;
        break;
      case measure::Verdict::unknown:
        ++the_case.unknown;
        break;
      case measure::Verdict::not_applicable:
        break;
    }
  }
}

std::vector<std::string> open_fields(const Object& the_case) {
  std::vector<std::string> fields;
  if (the_case.state != "returned_district" && the_case.state != "correction") return fields;
  const Json* remarks = the_case.data.find("逐项意见");
  if (!remarks || !remarks->array()) return fields;
  for (const Json& remark : *remarks->array()) fields.emplace_back(remark.text("事实"));
  return fields;
}

}  // namespace zj::registry::content
