#include "registry/supplies.h"

#include <algorithm>

#include "registry/record.h"
#include "registry/schema.h"
#include "registry/scoring.h"

namespace zj::registry {

namespace {

using S = Situation;

Json texts(const std::vector<std::string>& list) {
  Json::Array array;
  for (const std::string& text : list) array.emplace_back(text);
  return Json(std::move(array));
}

Json fact_or_null(const Json& json, std::string_view key) {
  const Json* found = json.find(key);
  return found ? *found : Json();
}

Json day_or_null(const Result<Date>& day) {
  return day ? Json(to_iso(*day)) : Json();
}

// ---- entries of lists

Json entry(S& s, const Object& object) {
  Json e;
  const Org& enterprise = s.org(object.enterprise);
  e.set("编号", object.ref);
  e.set("状态", s.state_label(object));
  e.set("称号", object.kind);
  e.set("名称", object.name);
  e.set("企业", enterprise.name);
  e.set("企业代码", enterprise.code);
  e.set("路线", object.route);
  e.set("推荐单位", s.unit_name(object.unit));
  e.set("文号", object.number.value_or(""));
  if (object.type == "score_sheet") {
    e.set("专家", object.owner ? s.person_ref(*object.owner) : std::string());
    const auto about = case_of(s.connection(), object);
    e.set("申报件", about ? about->ref : std::string());
  }
  return e;
}

Json list_of(S& s, const std::vector<Object>& objects) {
  Json::Array list;
  for (const Object& object : objects) list.push_back(entry(s, object));
  return Json(std::move(list));
}

template <db::Literal type>
Json near(S& s) {
  // What does not exist yet is near to what its case is near to.
  const Object& object = s.object().id || !s.the_case() ? s.object() : *s.the_case();
  return list_of(s, related(s.connection(), object, type.text));
}

template <db::Literal type>
Json in_same_round(S& s) {
  return s.round() && s.round()->id ? list_of(s, store::in_round(s.connection(), s.round()->id, type.text)) : Json();
}

Json given_cases(S& s) {
  Json::Array list;
  for (const Object& one : s.given().references.cases) {
    const auto panels = store::sources(s.connection(), one.id, "case");
    list.push_back(entry(s, one));
    list.back().set("在组", std::ranges::any_of(
                                panels, [](const Object& p) { return p.type == "panel" && p.state != "dissolved"; }));
  }
  return Json(std::move(list));
}

Json given_experts(S& s) {
  Json::Array experts;
  for (const store::PersonName& person : s.given().references.experts) {
    Json e;
    e.set("编号", person.ref);
    e.set("名称", person.name);
    experts.push_back(std::move(e));
  }
  return Json(std::move(experts));
}

// ---- the object

// Who proposed what now waits for a decision: everybody who acted on the object since it entered its present state, and
// whoever brought it there.
Json proposers(S& s) {
  std::vector<std::string> people;
  if (!s.object().id) return texts(people);
  for (const Event& event : record::of(s.connection(), s.object().id)) {
    const std::string actor(event.body.text("actor"));
    if (!actor.empty() && actor != "system_job" && std::ranges::find(people, actor) == people.end())
      people.push_back(actor);
    const bool entered = event.body.text("to") == s.object().state && event.body.text("from") != s.object().state;
    if (entered) break;
  }
  return texts(people);
}

Json acts_done(S& s) {
  return texts(db::all<std::string>(s.connection(), "SELECT DISTINCT act FROM event WHERE object = $1", s.object().id));
}

Json remarks_of(const Object& object) {
  const Json* remarks = object.data.find("逐项意见");
  return remarks ? *remarks : Json(Json::Array{});
}

Json last_opinion(S& s) {
  Json last;
  for (const char* key : {"审核意见", "审查意见", "组意见"}) {
    const Json* text = s.object().data.find(key);
    if (text && text->string() && !text->string()->empty()) last = *text;
  }
  return last;
}

// ---- the case

Json of_case(S& s, std::string_view key) {
  if (!s.the_case()) return {};
  return fact_or_null(entry(s, *s.the_case()), key);
}

Json content_hash(S& s) {
  const auto frozen = s.the_case() ? content::frozen(s.connection(), *s.the_case()) : std::nullopt;
  return frozen ? Json(frozen->hash) : Json();
}

Json has_passed(S& s) {
  const auto result = s.the_case() ? panel_result(s.connection(), *s.the_case()) : std::nullopt;
  return result ? fact_or_null(*result, "合格") : Json();
}

Json row_of(const measure::Finding& finding) {
  Json row;
  row.set("编号", finding.id);
  row.set("结论", std::string(to_string(finding.verdict)));
  row.set("理由", finding.reason.in(Lang::zh));
  return row;
}

Json findings(S& s) {
  if (!s.assessment()) return {};
  Json::Array rows;
  for (const measure::Finding& finding : s.assessment()->findings) rows.push_back(row_of(finding));
  return Json(std::move(rows));
}

Json missing_facts(S& s) {
  if (!s.the_case()) return {};
  return texts(content::missing(s.core(), s.connection(), *s.the_case(),
                                content::present(s.core(), s.connection(), *s.the_case())));
}

// What district officers have checked on the spot, and what they found.
Json checks(S& s) {
  if (!s.the_case()) return {};
  Json::Array rows;
  for (const Object& review : store::children(s.connection(), s.the_case()->id, "district_review")) {
    const Json* list = review.data.find("核查清单");
    for (const auto& [question, answer] : list && list->object() ? *list->object() : Json::Object{}) {
      Json row;
      row.set("事项", question);
      row.set("结论", answer);
      rows.push_back(std::move(row));
    }
  }
  return Json(std::move(rows));
}

// ART15.1: one kind of title per enterprise and year (G30).
Json is_slot_free(S& s) {
  const auto& one = s.the_case();
  if (!one) return {};
  const std::int64_t year = s.round() ? s.round()->data.integer("年度") : 0;
  const auto slot = one->enterprise ? db::one<std::string>(s.connection(),
                                                           "SELECT kind FROM slot WHERE enterprise = $1 AND year = $2",
                                                           *one->enterprise, year)
                                    : std::nullopt;
  return Json(!slot || *slot == one->kind);
}

// ---- the round

Json of_round(S& s, std::string_view key) {
  return s.round() ? fact_or_null(s.round()->data, key) : Json();
}

Json other_years(S& s) {
  Json::Array years;
  for (const auto& [id, data] : db::all<std::tuple<std::int64_t, Json>>(
           s.connection(), "SELECT id, data FROM object WHERE type = 'round' AND state <> 'cancelled'")) {
    if (id != s.object().id) years.emplace_back(data.integer("年度"));
  }
  return Json(std::move(years));
}

// ---- score sheets and panels

Json panel_state(S& s) {
  const auto panel = s.object().parent ? store::object(s.connection(), *s.object().parent) : std::nullopt;
  return panel ? Json(s.state_label(*panel)) : Json();
}

// Every clause that the sheet must score, with what was given for it so far.
Json scores(S& s) {
  if (s.object().type != "score_sheet" || !s.the_case()) return {};
  const Json* given = s.object().data.find("得分");
  Json::Array rows;
  for (const std::string& clause :
       clauses_to_score(s.core(), s.connection(), *s.the_case()).value_or(std::vector<std::string>{})) {
    const Json* score = given ? given->find(clause) : nullptr;
    Json row;
    row.set("条款", clause);
    row.set("分值", score ? fact_or_null(*score, "分值") : Json());
    row.set("理由", std::string(score ? score->text("理由") : std::string_view()));
    rows.push_back(std::move(row));
  }
  return Json(std::move(rows));
}

Json panel_results(S& s) {
  Json::Array rows;
  const Json* results = s.object().data.find("评审结果");
  for (const Json& result : results && results->array() ? *results->array() : Json::Array{}) {
    const auto one = store::object(s.connection(), result.text("申报件"));
    if (!one) continue;
    const Json* total = result.find("总分");
    const Json* passed = result.find("合格");
    Json row;
    row.set("申报号", one->number.value_or(""));
    row.set("企业", s.org(one->enterprise).name);
    row.set("场所", one->name);
    row.set("合成分", total && total->string()   ? *total->string()
                      : total && total->number() ? total->number()->text
                                                 : std::string());
    row.set("结论", std::string(passed && passed->boolean() && *passed->boolean() ? "达到合格线" : "未达合格线"));
    rows.push_back(std::move(row));
  }
  return Json(std::move(rows));
}

// ---- lists, notices, recognition documents

// The cases of a list, notice or recognition document, as the public will read them.
Json listing(S& s) {
  Json::Array rows;
  for (const Object& one : related(s.connection(), s.object(), "case")) {
    Json row;
    row.set("序号", static_cast<std::int64_t>(rows.size() + 1));
    row.set("企业", s.org(one.enterprise).name);
    row.set("场所", one.name);
    row.set("称号", one.kind);
    row.set("区县", s.unit_name(one.unit));
    rows.push_back(std::move(row));
  }
  return Json(std::move(rows));
}

// What the measure finds of the listed cases today, not on the day when they were submitted.
Json findings_today(S& s) {
  Json::Array rows;
  for (const Object& one : related(s.connection(), s.object(), "case")) {
    const auto again = content::assess(s.core(), s.connection(), one, content::present(s.core(), s.connection(), one),
                                       s.core().today());
    for (const measure::Finding& finding : again.findings) {
      rows.push_back(row_of(finding));
      rows.back().set("企业", s.org(one.enterprise).name);
    }
  }
  return Json(std::move(rows));
}

// Of the recognition document that names the case last.
Json of_recognition(S& s, std::string_view key) {
  Json value;
  if (!s.the_case()) return value;
  for (const Object& document : store::sources(s.connection(), s.the_case()->id, "case")) {
    if (document.type == "recognition_doc") value = fact_or_null(document.data, key);
  }
  return value;
}

Json notice_end(S& s) {
  const Json& own = s.object().data;
  if (own.find("公示止")) return Json(std::string(own.text("公示止")));
  if (s.object().type == "case") {  // the notice that the case stands in
    for (const Object& list : store::sources(s.connection(), s.object().id, "case")) {
      for (const Object& notice : store::sources(s.connection(), list.id, "proposed_list")) {
        if (notice.data.find("公示止")) return Json(std::string(notice.data.text("公示止")));
      }
    }
  }
  // One that is published today ends when the measure's deadline for it does.
  const measure::Act* publish = s.measure().procedure().act("notice.publish");
  if (!publish || publish->deadlines.empty()) return {};
  return day_or_null(s.core().parts.calendar.add(s.core().today(), publish->deadlines.front().number));
}

// ---- the table

// The fields of an entry in a list of objects: the same for every type, so that guards read alike.
constexpr std::string_view entry_texts[] = {"编号", "状态",     "称号", "名称", "企业",  "企业代码",
                                            "路线", "推荐单位", "文号", "专家", "申报件"};

void add_lists(std::vector<Supply>& all) {
  const auto add = [&](std::string_view label, Json (*nearby)(S&), Json (*same)(S&)) {
    all.push_back({"相关." + std::string(label), "列表", nearby});
    all.push_back({"同批." + std::string(label), "列表", same});
  };
  add("申报件", near<"case">, in_same_round<"case">);
  add("区县审核", near<"district_review">, in_same_round<"district_review">);
  add("形式审查", near<"formal_check">, in_same_round<"formal_check">);
  add("专家组", near<"panel">, in_same_round<"panel">);
  add("评分表", near<"score_sheet">, in_same_round<"score_sheet">);
  add("拟认定名单", near<"proposed_list">, in_same_round<"proposed_list">);
  add("公示", near<"notice">, in_same_round<"notice">);
  add("认定文件", near<"recognition_doc">, in_same_round<"recognition_doc">);
  add("称号", near<"title">, in_same_round<"title">);
}

std::vector<Supply> make_supplies() {
  constexpr bool of_the_act = true;
  std::vector<Supply> all = {
      {"今天", "日期", [](S& s) { return Json(to_iso(s.core().today())); }},
      {"理由", "文本", [](S& s) { return Json(std::string(s.given().reason)); }, of_the_act},
      {"期限", "日期", [](S& s) { return s.given().due ? Json(to_iso(*s.given().due)) : Json(); }, of_the_act},
      {"期限已到", "是否", [](S& s) { return Json(s.object().due && s.core().today() > *s.object().due); }},
      {"日历止日", "日期",
       [](S& s) {
         const auto end = s.core().parts.calendar.known_until(s.core().today());
         return end ? Json(to_iso(*end)) : Json();
       }},

      {"行为人.编号", "文本", [](S& s) { return Json(s.actor().ref); }},
      {"行为人.角色", "文本", [](S& s) { return Json(s.actor().role); }},
      {"行为人.姓名", "文本", [](S& s) { return Json(s.actor().name); }},
      {"行为人.机构", "文本", [](S& s) { return Json(s.actor().org_name); }},

      {"对象.类别", "文本", [](S& s) { return Json(s.object().type); }},
      {"对象.编号", "文本", [](S& s) { return Json(s.object().ref); }},
      {"对象.状态", "文本", [](S& s) { return Json(s.state_label(s.object())); }},
      {"对象.名称", "文本", [](S& s) { return Json(s.object().name); }},
      {"对象.文号", "文本", [](S& s) { return Json(s.object().number.value_or("")); }},
      {"对象.提出人", "名单", proposers},
      {"对象.已办动作", "名单", acts_done},
      {"本件名称", "文本", [](S& s) { return Json(s.object().name); }},
      {"本件意见", "列表", [](S& s) { return remarks_of(s.object()); }, false, "逐项意见"},
      {"起因意见", "列表", [](S& s) { return s.given().cause ? remarks_of(*s.given().cause) : Json(); }, of_the_act},
      {"最近意见", "文本", last_opinion},

      {"办法.标题", "文本", [](S& s) { return Json(s.measure().identity().title); }},
      {"办法.依据", "文本", [](S& s) { return Json(s.measure().identity().basis); }},
      {"办法.发布机关", "文本", [](S& s) { return Json(s.measure().identity().issuer); }},
      {"办法.哈希", "文本", [](S& s) { return Json(s.measure().hash()); }},

      {"批次.状态", "文本", [](S& s) { return s.round() ? Json(s.state_label(*s.round())) : Json(); }},
      {"批次.年度", "整数", [](S& s) { return of_round(s, "年度"); }},
      {"批次.名称", "文本", [](S& s) { return of_round(s, "名称"); }},
      {"批次.开放日", "日期", [](S& s) { return of_round(s, "开放日"); }},
      {"批次.截止日", "日期", [](S& s) { return of_round(s, "截止日"); }},
      {"批次.名额", "整数", [](S& s) { return of_round(s, "名额"); }},
      {"批次.材料说明", "文本", [](S& s) { return of_round(s, "材料说明"); }},
      {"批次.办法哈希", "文本", [](S& s) { return of_round(s, "办法哈希"); }},
      {"其他批次年度", "列表 整数", other_years},

      {"申报件.编号", "文本", [](S& s) { return of_case(s, "编号"); }},
      {"申报件.状态", "文本", [](S& s) { return of_case(s, "状态"); }},
      {"申报件.称号", "文本", [](S& s) { return of_case(s, "称号"); }},
      {"申报件.名称", "文本", [](S& s) { return of_case(s, "名称"); }},
      {"申报件.企业", "文本", [](S& s) { return of_case(s, "企业"); }},
      {"申报件.企业代码", "文本", [](S& s) { return of_case(s, "企业代码"); }},
      {"申报件.路线", "文本", [](S& s) { return of_case(s, "路线"); }},
      {"申报件.推荐单位", "文本", [](S& s) { return of_case(s, "推荐单位"); }},
      {"申报件.文号", "文本", [](S& s) { return of_case(s, "文号"); }},
      {"申报件.内容版本", "整数", [](S& s) { return s.the_case() ? Json(s.the_case()->content) : Json(); }},
      {"申报件.内容哈希", "文本", content_hash},
      {"申报件.合格", "是否", has_passed},

      {"评估.结论", "文本",
       [](S& s) { return s.assessment() ? Json(std::string(to_string(s.assessment()->verdict))) : Json(); }},
      {"评估.路线", "文本", [](S& s) { return s.assessment() ? Json(s.assessment()->route) : Json(); }},
      {"评估.发现", "列表", findings},
      {"缺项", "名单", missing_facts},
      {"核查结果", "列表", checks},
      {"名额空闲", "是否", is_slot_free},

      {"评分明细", "列表", scores, false, "得分"},
      {"专家组状态", "文本", panel_state},
      {"评审结果表", "列表", panel_results},

      {"名单表", "列表", listing},
      {"今日发现", "列表", findings_today},
      {"公示起日", "日期", [](S& s) { return day_or_null(s.core().parts.calendar.add(s.core().today(), 1)); }},
      {"公示止日", "日期", notice_end},
      {"联系说明", "文本", [](S& s) { return Json(std::string(s.object().data.text("联系方式"))); }},
      {"认定文件.文号", "文本", [](S& s) { return of_recognition(s, "文号"); }},
      {"认定文件.成文日期", "日期", [](S& s) { return of_recognition(s, "成文日期"); }},
      {"文件号", "文本", [](S& s) { return Json(std::string(s.object().data.text("文号"))); }},

      {"输入.申报件", "列表", given_cases, of_the_act},
      {"输入.名单", "列表", [](S& s) { return list_of(s, s.given().references.lists); }, of_the_act},
      {"输入.专家", "列表", given_experts, of_the_act},
  };
  add_lists(all);
  std::ranges::sort(all, {}, &Supply::path);
  return all;
}

const std::vector<Supply>& supplies() {
  static const std::vector<Supply> all = make_supplies();
  return all;
}

}  // namespace

const Supply* find_supply(std::string_view path) {
  const auto at = std::ranges::lower_bound(supplies(), path, {}, &Supply::path);
  return at != supplies().end() && at->path == path ? &*at : nullptr;
}

measure::ProcedureSchema procedure_schema() {
  measure::ProcedureSchema schema;
  for (const Supply& supply : supplies()) {
    schema.facts.emplace_back(supply.path, supply.type);
    const bool holds_objects =
        supply.type == "列表" &&
        (supply.path.starts_with("相关.") || supply.path.starts_with("同批.") || supply.path.starts_with("输入."));
    if (!holds_objects) continue;
    for (const std::string_view text : entry_texts)
      schema.facts.emplace_back(supply.path + "[]." + std::string(text), "文本");
    schema.facts.emplace_back(supply.path + "[].在组", "是否");
  }
  for (const char* text :
       {"评估.发现[].编号",  "评估.发现[].结论",  "评估.发现[].理由",    "今日发现[].编号",  "今日发现[].结论",
        "今日发现[].理由",   "今日发现[].企业",   "本件意见[].事实",     "本件意见[].意见",  "起因意见[].事实",
        "起因意见[].意见",   "核查结果[].事项",   "核查结果[].结论",     "评分明细[].条款",  "评分明细[].理由",
        "名单表[].企业",     "名单表[].场所",     "名单表[].称号",       "名单表[].区县",    "评审结果表[].申报号",
        "评审结果表[].企业", "评审结果表[].场所", "评审结果表[].合成分", "评审结果表[].结论"}) {
    schema.facts.emplace_back(text, "文本");
  }
  schema.facts.emplace_back("评分明细[].分值", "数");
  schema.facts.emplace_back("名单表[].序号", "整数");
  schema.effect_verbs = {"随",   "同批", "所选", "连",   "断", "置",   "编号",
                         "定稿", "评估", "占位", "派发", "算", "回避", "锁定办法"};
  return schema;
}

}  // namespace zj::registry
