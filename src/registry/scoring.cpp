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

Result<Json> compute(const measure::Measure& measure, std::string_view name, const Json& document) {
  auto computed = measure::compute(measure, name, document);
  if (!computed) return tl::unexpected(computed.error());
  return std::move(computed->value);
}

}  // namespace

Result<Json> score_of_sheet(Registry::Core& core, db::Connection& c, const Object& sheet) {
  const auto about = case_of(c, sheet);
  if (!about) return hidden();
  const Json dossier = content::dossier(core, c, *about, content::present(core, c, *about), core.today());
  Json input(Json::Object{});
  input.set("申报称号", about->kind);
  set_if(input, "所报类型", member(dossier, "场所.生产类型"));
  if (const Json* modes = dossier.find("新模式"); modes && modes->array() && !modes->array()->empty()) input.set("所选模式", modes->array()->front());
  set_if(input, "所选效益", member(dossier, "效益选项"));
  const Json exempt = member(dossier, "环节不适用");
  input.set("不适用环节", exempt.string() && !exempt.string()->empty() ? Json(Json::Array{exempt}) : Json(Json::Array{}));
  Json::Array clauses;
  const Json* scores = sheet.data.find("得分");
  for (const auto& [clause, score] : scores && scores->object() ? *scores->object() : Json::Object{}) {
    const Json* value = score.find("分值");
    if (!value || value->is_null()) continue;
    Json row;
    row.set("条款", clause);
    row.set("刻度", *value);
    clauses.push_back(std::move(row));
  }
  input.set("条款得分", Json(std::move(clauses)));
  Json::Array technologies;
  const Json* list = sheet.data.find("新技术");
  for (const Json& one : list && list->array() ? *list->array() : Json::Array{}) {
    if (!one.find("成效") || !one.find("难易")) continue;
    Json row;
    row.set("技术", std::string(one.text("名称")));
    row.set("成效", *one.find("成效"));
    row.set("难度", *one.find("难易"));
    technologies.push_back(std::move(row));
  }
  input.set("技术得分", Json(std::move(technologies)));
  return compute(*core.measure_of(c, sheet), "单件评分", input);
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
    input.set("申报称号", one.kind);
    input.set("专家得分", Json(std::move(valid)));
    auto result = compute(*measure, "专家组结果", input);
    if (!result) return result;
    result->set("申报件", one.ref);
    results.push_back(*std::move(result));
  }
  return Json(std::move(results));
}

Result<Json> ranking(Registry::Core& core, db::Connection& c, const Object& list) {
  const auto measure = core.measure_of(c, list);
  Json::Array waiting;
  for (const Object& one : list.round ? store::in_round(c, *list.round, "case") : std::vector<Object>{}) {
    if (one.state != "pool" && one.state != "listed") continue;
    Json row;
    row.set("编号", one.ref);
    row.set("路线", one.route);
    for (const Object& panel : store::sources(c, one.id, "case")) {
      const Json* results = panel.data.find("评审结果");
      for (const Json& result : results && results->array() ? *results->array() : Json::Array{}) {
        if (result.text("申报件") != one.ref) continue;
        for (const char* key : {"合成分", "A", "B", "C", "D"}) {
          if (const Json* score = result.find(key)) row.set(key, *score);
        }
      }
    }
    waiting.push_back(std::move(row));
  }
  Json input(Json::Object{});
  input.set("待排序", Json(std::move(waiting)));
  return compute(*measure, "择优排序", input);
}

}  // namespace zj::registry
