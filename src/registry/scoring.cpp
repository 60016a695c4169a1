#include "registry/scoring.h"

#include "measure/compute.h"
#include "words/registry.h"

namespace zj::registry {

namespace {

Json member(const Json& json, std::string_view path) {
  const Json* found = json.find_path(path);
  return found ? *found : Json();
}

void set_if(Json& target, std::string_view key, Json value) {
  if (!value.is_null()) target.set(key, std::move(value));
}

Result<Json> computed(const measure::Measure& measure, std::string_view name, const Json& document) {
  auto result = measure::compute(measure, name, document);
  if (!result) return tl::unexpected(result.error());
  return std::move(result->value);
}

// What decides which clauses count: title, kind of production, the chosen mode and benefits.
Json scope_of(Registry::Core& core, db::Connection& c, const Object& the_case) {
  const Json dossier = content::dossier(core, c, the_case, content::present(core, c, the_case), core.today());
  Json input(Json::Object{});
  input.set("称号", the_case.kind);
  set_if(input, "生产类型", member(dossier, "场所.生产类型"));
  set_if(input, "新模式", member(dossier, "新模式"));
  set_if(input, "效益选项", member(dossier, "效益选项"));
  const Json exempt = member(dossier, "环节不适用");
  input.set("不适用环节",
            exempt.string() && !exempt.string()->empty() ? Json(Json::Array{exempt}) : Json(Json::Array{}));
  return input;
}

}  // namespace

Result<std::vector<std::string>> clauses_to_score(Registry::Core& core, db::Connection& c, const Object& the_case) {
  Json input = scope_of(core, c, the_case);
  input.set("新技术", Json(Json::Array{}));
  const auto list = computed(*core.measure_of(c, the_case), "应评条款", input);
  if (!list) return tl::unexpected(list.error());
  std::vector<std::string> ids;
  for (const Json& id : list->array() ? *list->array() : Json::Array{}) {
    if (id.string()) ids.push_back(*id.string());
  }
  return ids;
}

Result<Json> score_of_sheet(Registry::Core& core, db::Connection& c, const Object& sheet) {
  const auto about = case_of(c, sheet);
  if (!about) return hidden();
  Json input = scope_of(core, c, *about);
  const Json* scores = sheet.data.find("得分");
  input.set("得分", scores ? *scores : Json(Json::Object{}));
  const Json* technologies = sheet.data.find("新技术");
  input.set("新技术", technologies ? *technologies : Json(Json::Array{}));
  return computed(*core.measure_of(c, sheet), "单件评分", input);
}

Result<Json> results_of_panel(Registry::Core& core, db::Connection& c, const Object& panel) {
  const auto measure = core.measure_of(c, panel);
  Json::Array results;
  const auto sheets = store::children(c, panel.id, "score_sheet");
  for (const Object& one : store::targets(c, panel.id, "case")) {
    Json::Array valid;
    for (const Object& sheet : sheets) {
      if (sheet.state != "submitted" && sheet.state != "closed") continue;
      const auto about = case_of(c, sheet);
      const Json* totals = sheet.data.find("合计");
      if (!about || about->id != one.id || !totals) continue;
      Json row;
      row.set("专家", sheet.ref);
      for (const char* element : {"A", "B", "C", "D"}) {
        if (const Json* score = totals->find(element)) row.set(element, *score);
      }
      valid.push_back(std::move(row));
    }
    Json input(Json::Object{});
    input.set("评分表", Json(std::move(valid)));
    auto result = computed(*measure, "专家组结果", input);
    if (!result) return result;
    result->set("申报件", one.ref);
    results.push_back(*std::move(result));
  }
  return Json(std::move(results));
}

std::optional<Json> panel_result(db::Connection& c, const Object& the_case) {
  for (const Object& panel : store::sources(c, the_case.id, "case")) {
    if (panel.type != "panel") continue;
    const Json* results = panel.data.find("评审结果");
    for (const Json& result : results && results->array() ? *results->array() : Json::Array{}) {
      if (result.text("申报件") == the_case.ref) return result;
    }
  }
  return std::nullopt;
}

Result<Json> ranking(Registry::Core& core, db::Connection& c, const Object& list) {
  Json::Array candidates;
  for (const Object& one : list.round ? store::in_round(c, *list.round, "case") : std::vector<Object>{}) {
    const auto result = panel_result(c, one);
    if ((one.state != "pool" && one.state != "listed") || !result) continue;  // direct recognition is not scored
    Json row;
    row.set("编号", one.ref);
    row.set("路线", one.route == "priority" ? "priority" : "ordinary");
    for (const char* key : {"总分", "A", "B", "D"}) {
      if (const Json* score = result->find(key)) row.set(key, *score);
    }
    candidates.push_back(std::move(row));
  }
  Json input(Json::Object{});
  input.set("候选", Json(std::move(candidates)));
  return computed(*core.measure_of(c, list), "择优排序", input);
}

}  // namespace zj::registry
