#include "registry/situation.h"

#include <algorithm>
#include <set>

#include "registry/record.h"
#include "registry/scoring.h"

namespace zj::registry {

namespace {

Json texts(const std::vector<std::string>& list) {
  Json::Array array;
  for (const std::string& text : list) array.emplace_back(text);
  return Json(std::move(array));
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string label_of(const measure::Measure& m, const Object& object) {
  const measure::ObjectType* type = m.procedure().type(object.type);
  const measure::StateEntry* state = type ? type->state(object.state) : nullptr;
  return state ? state->label : object.state;
}

// Who proposed what now waits for a decision: everybody who acted on the object since it entered its present state, and whoever
// brought it there.
std::vector<std::string> proposers(db::Connection& c, const Object& object) {
  std::vector<std::string> people;
  for (const Event& event : record::of(c, object.id)) {
    const std::string actor(event.body.text("actor"));
    if (!actor.empty() && actor != "system_job" && std::ranges::find(people, actor) == people.end()) people.push_back(actor);
    const bool entered = event.body.text("to") == object.state && event.body.text("from") != object.state;
    if (entered) break;
  }
  return people;
}

std::vector<std::string> acts_done(db::Connection& c, const Object& object) {
  return db::all<std::string>(c, "SELECT DISTINCT act FROM event WHERE object = $1", object.id);
}

const Json* member_at(const Json& json, std::string_view key) {
  const Json* found = json.find(key);
  return found && !found->is_null() ? found : nullptr;
}

}  // namespace

Situation::Situation(Registry::Core& core, db::Connection& c, const Actor& actor, const Object& object)
    : core_(core), c_(c), actor_(actor), object_(object), measure_(core.measure_of(c, object)), case_(case_of(c, object)) {
  if (object.type == "round") {
    round_ = object;
  } else if (object.round) {
    round_ = store::object(c, *object.round);
  }
}

void Situation::forget() {
  gathered_.reset();
  assessment_.reset();
  case_ = case_of(c_, object_);
}

std::string Situation::unit_name(const std::optional<std::string>& unit) {
  if (!unit) return {};
  auto [at, fresh] = units_.try_emplace(*unit);
  if (fresh) {
    const auto org = store::org_by_code(c_, *unit);
    at->second = org ? org->name : *unit;
  }
  return at->second;
}

std::string Situation::org_name(const std::optional<std::int64_t>& org, std::string* code) {
  if (!org) return {};
  auto [at, fresh] = orgs_.try_emplace(*org);
  if (fresh) {
    if (const auto found = store::org(c_, *org)) at->second = {found->name, found->code};
  }
  if (code) *code = at->second.second;
  return at->second.first;
}

const measure::Assessment* Situation::assessment() {
  if (!case_) return nullptr;
  if (!assessment_) {
    const Date submitted = content::is_open(*case_) ? core_.today() : [&] {
      const auto frozen = content::frozen(c_, *case_);
      return frozen ? day_of(frozen->at) : core_.today();
    }();
    assessment_ = content::assess(core_, c_, *case_, content::present(core_, c_, *case_), submitted);
  }
  return &*assessment_;
}

Json Situation::entry(const Object& object, bool with_panel) {
  Json e;
  std::string code;
  e.set("编号", object.ref);
  e.set("状态", label_of(*measure_, object));
  e.set("称号", object.kind);
  e.set("名称", object.name);
  e.set("企业", org_name(object.enterprise, &code));
  e.set("企业代码", code);
  e.set("路线", object.route);
  e.set("推荐单位", unit_name(object.unit));
  e.set("文号", object.number.value_or(""));
  if (object.type == "score_sheet") {
    const auto expert = object.owner ? store::person(c_, *object.owner) : std::nullopt;
    e.set("专家", expert ? expert->ref : std::string());
    const auto about = case_of(c_, object);
    e.set("申报件", about ? about->ref : std::string());
  }
  if (with_panel) {
    const auto panels = store::sources(c_, object.id, "case");
    e.set("在组", std::ranges::any_of(panels, [](const Object& p) { return p.type == "panel" && p.state != "dissolved"; }));
  }
  return e;
}

Json Situation::list_of(const std::vector<Object>& objects, bool with_panel) {
  Json::Array list;
  for (const Object& object : objects) list.push_back(entry(object, with_panel));
  return Json(std::move(list));
}

void Situation::add_case(Json& facts) {
  if (!case_) return;
  const Object& one = *case_;
  Json& f = facts.set("申报件", entry(one, false));
  f.set("内容版本", one.content);
  const auto frozen = content::frozen(c_, one);
  f.set("内容哈希", frozen ? frozen->hash : std::string());
  if (const auto result = panel_result(c_, one)) {
    if (const Json* passed = member_at(*result, "合格")) f.set("合格", *passed);
  }
  bool adopted = false;
  for (const Object& list : store::sources(c_, one.id, "case")) adopted = adopted || (list.type == "proposed_list" && list.state == "adopted");
  f.set("在通过名单", adopted);

  const measure::Assessment& assessment = *this->assessment();
  Json& a = facts.set("评估", Json(Json::Object{}));
  a.set("结论", std::string(to_string(assessment.verdict)));
  a.set("路线", assessment.route);
  Json::Array findings;
  for (const measure::Finding& finding : assessment.findings) {
    Json row;
    row.set("编号", finding.id);
    row.set("结论", std::string(to_string(finding.verdict)));
    row.set("理由", finding.reason.in(Lang::zh));
    findings.push_back(std::move(row));
  }
  a.set("发现", Json(std::move(findings)));

  facts.set("缺项", texts(content::missing(core_, c_, one, content::present(core_, c_, one))));

  // An officer has looked at the subject and the site and found them true.
  bool confirmed = false;
  for (const Object& review : store::children(c_, one.id, "district_review")) {
    const Json* list = review.data.find("核查清单");
    confirmed = confirmed || (list && list->text("主体") == "属实" && list->text("场所") == "属实");
  }
  facts.set("核查已确认", confirmed);

  const std::int64_t year = round_ ? round_->data.integer("年度") : 0;
  const auto slot = one.enterprise ? db::one<std::string>(c_, "SELECT kind FROM slot WHERE enterprise = $1 AND year = $2", *one.enterprise, year)
                                   : std::nullopt;
  facts.set("名额空闲", !slot || *slot == one.kind);
}

void Situation::add_score_sheet(Json& facts) {
  if (object_.type != "score_sheet" || !case_) return;
  const auto panel = object_.parent ? store::object(c_, *object_.parent) : std::nullopt;
  facts.set("专家组状态", panel ? label_of(*measure_, *panel) : std::string());
  Json::Array given;
  std::vector<std::string> unscored, unexplained;
  const Json* scores = object_.data.find("得分");
  for (const std::string& clause : clauses_to_score(core_, c_, *case_).value_or(std::vector<std::string>{})) {
    const Json* score = scores ? scores->find(clause) : nullptr;
    const Json* value = score ? member_at(*score, "分值") : nullptr;
    if (!value) {
      unscored.push_back(clause);
      continue;
    }
    given.push_back(*value);
    const std::string text = value->number() ? value->number()->text : value->string() ? *value->string() : "";
    if ((text == "0" || text == "0.5") && score->text("理由").empty()) unexplained.push_back(clause);
  }
  facts.set("已给分值", Json(std::move(given)));
  facts.set("未评条款", texts(unscored));
  facts.set("低分未说明", texts(unexplained));
}

// The cases of a list, notice or recognition document, as the public will read them.
void Situation::add_listing(Json& facts) {
  if (object_.type != "proposed_list" && object_.type != "notice" && object_.type != "recognition_doc") return;
  Json::Array rows;
  std::vector<std::string> struck;
  const bool recheck = object_.type != "proposed_list";
  for (const Object& one : related(c_, object_, "case")) {
    Json row;
    row.set("序号", static_cast<std::int64_t>(rows.size() + 1));
    row.set("企业", org_name(one.enterprise));
    row.set("场所", one.name);
    row.set("称号", one.kind);
    row.set("区县", unit_name(one.unit));
    rows.push_back(std::move(row));
    if (!recheck) continue;
    const auto again = content::assess(core_, c_, one, content::present(core_, c_, one), core_.today());
    for (const measure::Finding& finding : again.findings) {
      if (finding.id.starts_with("ART7") && finding.verdict == measure::Verdict::unmet) {
        struck.push_back(org_name(one.enterprise));
        break;
      }
    }
  }
  facts.set("名单表", Json(std::move(rows)));
  facts.set("复核不符", texts(struck));
  facts.set("联系说明", std::string(object_.data.text("联系方式")));
  facts.set("文件号", std::string(object_.data.text("文号")));
}

void Situation::add_panel_results(Json& facts) {
  if (object_.type != "panel") return;
  Json::Array rows;
  const Json* results = object_.data.find("评审结果");
  for (const Json& result : results && results->array() ? *results->array() : Json::Array{}) {
    const auto one = store::object(c_, result.text("申报件"));
    if (!one) continue;
    const Json* total = result.find("总分");
    const Json* passed = result.find("合格");
    Json row;
    row.set("申报号", one->number.value_or(""));
    row.set("企业", org_name(one->enterprise));
    row.set("场所", one->name);
    row.set("合成分", total && total->string() ? *total->string() : total && total->number() ? total->number()->text : std::string());
    row.set("结论", std::string(passed && passed->boolean() && *passed->boolean() ? "达到合格线" : "未达合格线"));
    rows.push_back(std::move(row));
  }
  facts.set("评审结果表", Json(std::move(rows)));
}

Json Situation::gather() {
  Json f(Json::Object{});
  const Date today = core_.today();
  f.set("今天", to_iso(today));
  Json& who = f.set("行为人", Json(Json::Object{}));
  who.set("编号", actor_.ref);
  who.set("角色", actor_.role);
  who.set("姓名", actor_.name);
  who.set("机构", actor_.org_name);

  Json& self = f.set("对象", Json(Json::Object{}));
  self.set("类别", object_.type);
  self.set("编号", object_.ref);
  self.set("状态", label_of(*measure_, object_));
  self.set("名称", object_.name);
  self.set("文号", object_.number.value_or(""));
  self.set("提出人", texts(object_.id ? proposers(c_, object_) : std::vector<std::string>{}));
  self.set("已办动作", texts(object_.id ? acts_done(c_, object_) : std::vector<std::string>{}));

  const measure::Identity& identity = measure_->identity();
  Json& law = f.set("办法", Json(Json::Object{}));
  law.set("标题", identity.title);
  law.set("依据", identity.basis);
  law.set("发布机关", identity.issuer);
  law.set("哈希", measure_->hash());

  f.set("本件名称", object_.name);
  f.set("期限已到", object_.due && today > *object_.due);
  f.set("公示起日", [&] {
    const auto day = core_.parts.calendar.add(today, 1);
    return day ? Json(to_iso(*day)) : Json();
  }());
  f.set("公示止日", [&] {
    if (object_.data.find("公示止")) return Json(std::string(object_.data.text("公示止")));
    if (object_.type == "case") {  // the notice that the case stands in
      for (const Object& list : store::sources(c_, object_.id, "case")) {
        for (const Object& notice : store::sources(c_, list.id, "proposed_list")) {
          if (notice.data.find("公示止")) return Json(std::string(notice.data.text("公示止")));
        }
      }
    }
    const auto day = core_.parts.calendar.add(today, 5);
    return day ? Json(to_iso(*day)) : Json();
  }());
  // Every deadline that an act of this season may start lies within the next 60 working days.
  f.set("工作日历可用", core_.parts.calendar.add(today, 10).has_value());

  if (round_) {
    Json& r = f.set("批次", round_->data);
    r.set("状态", label_of(*measure_, *round_));
    if (!r.find("名额")) r.set("名额", Json());
    if (!r.find("材料说明")) r.set("材料说明", Json());
    if (!r.find("办法哈希")) r.set("办法哈希", Json());
  }
  if (object_.type == "round") {
    Json::Array years;
    for (const auto& [id, data] : db::all<std::tuple<std::int64_t, Json>>(c_, "SELECT id, data FROM object WHERE type = 'round' AND state <> 'cancelled'")) {
      if (id != object_.id) years.emplace_back(data.integer("年度"));
    }
    f.set("其他批次年度", Json(std::move(years)));
  }

  Json& near = f.set("相关", Json(Json::Object{}));
  Json& same = f.set("同批", Json(Json::Object{}));
  constexpr std::pair<std::string_view, std::string_view> types[] = {
      {"申报件", "case"},      {"区县审核", "district_review"}, {"形式审查", "formal_check"}, {"专家组", "panel"},
      {"评分表", "score_sheet"}, {"拟认定名单", "proposed_list"}, {"公示", "notice"},           {"认定文件", "recognition_doc"},
      {"称号", "title"}};
  const bool wide = object_.type != "case" && object_.type != "district_review" && object_.type != "formal_check" && object_.type != "score_sheet";
  for (const auto& [label, type] : types) {
    // What does not exist yet is near to what its case is near to.
    if (object_.id || case_) near.set(label, list_of(related(c_, object_.id ? object_ : *case_, type)));
    if (wide && round_ && round_->id && (type == "case" || type == "district_review")) same.set(label, list_of(store::in_round(c_, round_->id, type)));
  }

  add_case(f);
  add_score_sheet(f);
  add_listing(f);
  add_panel_results(f);
  for (const auto& [path, value] : object_.data.object() ? *object_.data.object() : Json::Object{}) {
    if (!f.find(path)) f.set(path, value);
  }
  return f;
}

Json Situation::facts(const References& references, std::string_view reason, std::optional<Date> due) {
  if (!gathered_) gathered_ = gather();
  Json f = *gathered_;
  f.set("理由", std::string(reason));
  f.set("期限", due ? Json(to_iso(*due)) : Json());
  Json& input = f.set("输入", Json(Json::Object{}));
  input.set("申报件", list_of(references.cases, true));
  input.set("名单", list_of(references.lists));
  Json::Array experts;
  for (const store::PersonName& person : references.experts) {
    Json e;
    e.set("编号", person.ref);
    e.set("名称", person.name);
    experts.push_back(std::move(e));
  }
  input.set("专家", Json(std::move(experts)));

  const Json* remarks = f.find("逐项意见");
  f.set("本件意见", remarks ? *remarks : Json(Json::Array{}));
  std::string opinion;
  for (const char* key : {"审核意见", "审查意见", "组意见"}) {
    if (const Json* text = f.find(key); text && text->string()) opinion = *text->string();
  }
  f.set("最近意见", text_or_null(opinion));
  return f;
}

}  // namespace zj::registry
