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

const Json* member_at(const Json& json, std::string_view key) {
  const Json* found = json.find(key);
  return found && !found->is_null() ? found : nullptr;
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

Json is_on_adopted_list(S& s) {
  if (!s.the_case()) return {};
  const auto lists = store::sources(s.connection(), s.the_case()->id, "case");
  return Json(std::ranges::any_of(
      lists, [](const Object& list) { return list.type == "proposed_list" && list.state == "adopted"; }));
}

Json findings(S& s) {
  if (!s.assessment()) return {};
  Json::Array findings;
  for (const measure::Finding& finding : s.assessment()->findings) {
    Json row;
    row.set("编号", finding.id);
    row.set("结论", std::string(to_string(finding.verdict)));
    row.set("理由", finding.reason.in(Lang::zh));
    findings.push_back(std::move(row));
  }
  return Json(std::move(findings));
}

Json missing_facts(S& s) {
  if (!s.the_case()) return {};
  return texts(content::missing(s.core(), s.connection(), *s.the_case(),
                                content::present(s.core(), s.connection(), *s.the_case())));
}

// An officer has looked at the subject and the site and found them true.
Json is_confirmed(S& s) {
  if (!s.the_case()) return {};
  const auto reviews = store::children(s.connection(), s.the_case()->id, "district_review");
  return Json(std::ranges::any_of(reviews, [](const Object& review) {
    const Json* list = review.data.find("核查清单");
    return list && list->text("主体") == "属实" && list->text("场所") == "属实";
  }));
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

// Visits each clause that the sheet must score with its points and reason; nullptr where it has none.
template <class Visit>
Json each_score(S& s, Visit visit) {
  Json::Array chosen;
  if (s.object().type != "score_sheet" || !s.the_case()) return Json();
  const Json* scores = s.object().data.find("得分");
  for (const std::string& clause :
       clauses_to_score(s.core(), s.connection(), *s.the_case()).value_or(std::vector<std::string>{})) {
    const Json* score = scores ? scores->find(clause) : nullptr;
    visit(chosen, clause, score ? member_at(*score, "分值") : nullptr,
          score ? score->text("理由") : std::string_view());
  }
  return Json(std::move(chosen));
}

Json points_given(S& s) {
  return each_score(s, [](Json::Array& given, const std::string&, const Json* points, std::string_view) {
    if (points) given.push_back(*points);
  });
}

Json clauses_unscored(S& s) {
  return each_score(s, [](Json::Array& unscored, const std::string& clause, const Json* points, std::string_view) {
    if (!points) unscored.emplace_back(clause);
  });
}

Json low_points_unexplained(S& s) {
  return each_score(
      s, [](Json::Array& unexplained, const std::string& clause, const Json* points, std::string_view reason) {
        if (!points) return;
        const std::string text = points->number() ? points->number()->text : points->string() ? *points->string() : "";
        if ((text == "0" || text == "0.5") && reason.empty()) unexplained.emplace_back(clause);
      });
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

// Enterprises of the listing that fall under an exclusion today.
Json excluded_since(S& s) {
  std::vector<std::string> struck;
  for (const Object& one : related(s.connection(), s.object(), "case")) {
    const auto again = content::assess(s.core(), s.connection(), one, content::present(s.core(), s.connection(), one),
                                       s.core().today());
    const bool excluded = std::ranges::any_of(again.findings, [](const measure::Finding& finding) {
      return finding.id.starts_with("ART7") && finding.verdict == measure::Verdict::unmet;
    });
    if (excluded) struck.push_back(s.org(one.enterprise).name);
  }
  return texts(struck);
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
      // Every deadline that an act of this season may start lies within the next working days.
      {"工作日历可用", "是否",
       [](S& s) { return Json(s.core().parts.calendar.add(s.core().today(), 10).has_value()); }},

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
      {"本件意见", "列表",
       [](S& s) {
         const Json* remarks = s.object().data.find("逐项意见");
         return remarks ? *remarks : Json(Json::Array{});
       },
       false, "逐项意见"},
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
      {"申报件.在通过名单", "是否", is_on_adopted_list},

      {"评估.结论", "文本",
       [](S& s) { return s.assessment() ? Json(std::string(to_string(s.assessment()->verdict))) : Json(); }},
      {"评估.路线", "文本", [](S& s) { return s.assessment() ? Json(s.assessment()->route) : Json(); }},
      {"评估.发现", "列表", findings},
      {"缺项", "名单", missing_facts},
      {"核查已确认", "是否", is_confirmed},
      {"名额空闲", "是否", is_slot_free},

      {"已给分值", "列表 数", points_given, false, "得分"},
      {"未评条款", "名单", clauses_unscored, false, "得分"},
      {"低分未说明", "名单", low_points_unexplained, false, "得分"},
      {"专家组状态", "文本", panel_state},
      {"评审结果表", "列表", panel_results},

      {"名单表", "列表", listing},
      {"复核不符", "名单", excluded_since},
      {"公示起日", "日期", [](S& s) { return day_or_null(s.core().parts.calendar.add(s.core().today(), 1)); }},
      {"公示止日", "日期", notice_end},
      {"联系说明", "文本", [](S& s) { return Json(std::string(s.object().data.text("联系方式"))); }},
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
       {"评估.发现[].编号", "评估.发现[].结论", "评估.发现[].理由", "本件意见[].事实", "本件意见[].意见",
        "名单表[].企业", "名单表[].场所", "名单表[].称号", "名单表[].区县", "评审结果表[].申报号", "评审结果表[].企业",
        "评审结果表[].场所", "评审结果表[].合成分", "评审结果表[].结论"}) {
    schema.facts.emplace_back(text, "文本");
  }
  schema.facts.emplace_back("名单表[].序号", "整数");
  schema.effect_verbs = {"随",   "同批", "所选", "连",   "断", "置",   "编号",
                         "定稿", "评估", "占位", "派发", "算", "回避", "锁定办法"};
  return schema;
}

}  // namespace zj::registry
