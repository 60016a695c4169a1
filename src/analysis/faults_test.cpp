// Faults seeded into small measures: each is found at its line with facts that show it, and what only looks like one is
// not reported.

#include "analysis/faults.h"

#include <gtest/gtest.h>

#include "analysis/check.h"
#include "analysis/fault_finders.h"
#include "measure/test_support.h"

namespace zj::analysis {

using namespace measure;
namespace {

using testing::small_measure;

const ProcedureSchema schema{{{"今天", "日期"}}, {"随", "同批", "置"}};

const int first_line = static_cast<int>(std::count(small_measure.begin(), small_measure.end(), '\n')) + 1;

std::shared_ptr<const Measure> load(const std::string& text) {
  LoadResult loaded = testing::load_text(small_measure + text, &schema);
  EXPECT_TRUE(loaded.measure) << testing::all_messages(loaded.diagnostics);
  return loaded.measure;
}

// Every dossier of the fault is accepted, and stands in its message as a case would give it.
void expect_replayable(const Measure& measure, const Fault& fault) {
  const std::string message = fault.message.in(Lang::zh);
  for (const Json& given : fault.given) {
    const DossierReading reading = read_dossier(measure.dossier(), given);
    EXPECT_TRUE(reading.problems.empty()) << message;
    EXPECT_NE(message.find(given_text(given)), std::string::npos) << message;
  }
}

// "kind@line:column" of each fault, lines counted from the first of the added text.
std::string found(const Measure& measure) {
  static const std::map<Fault::Kind, std::string> names{{Fault::Kind::never_applies, "never_applies"},
                                                        {Fault::Kind::never_met, "never_met"},
                                                        {Fault::Kind::never_unmet, "never_unmet"},
                                                        {Fault::Kind::idle_part, "idle_part"},
                                                        {Fault::Kind::unknown_if, "unknown_if"},
                                                        {Fault::Kind::unknown_taken_as_no, "unknown_taken_as_no"},
                                                        {Fault::Kind::rounded_comparison, "rounded_comparison"},
                                                        {Fault::Kind::route_never, "route_never"},
                                                        {Fault::Kind::route_shadowed, "route_shadowed"},
                                                        {Fault::Kind::route_hopeless, "route_hopeless"},
                                                        {Fault::Kind::rules_exclude, "rules_exclude"},
                                                        {Fault::Kind::verdict_never_met, "verdict_never_met"},
                                                        {Fault::Kind::verdict_never_unmet, "verdict_never_unmet"},
                                                        {Fault::Kind::gate_left_out, "gate_left_out"},
                                                        {Fault::Kind::act_never_performed, "act_never_performed"},
                                                        {Fault::Kind::state_unreached, "state_unreached"},
                                                        {Fault::Kind::states_inescapable, "states_inescapable"}};
  std::string all;
  for (const Fault& fault : find_faults(measure)) {
    expect_replayable(measure, fault);
    all += (all.empty() ? "" : " ") + names.at(fault.kind) + "@" + std::to_string(fault.at.line - first_line + 1) +
           ":" + std::to_string(fault.at.column);
  }
  return all;
}
std::string found(const std::string& text) {
  const auto measure = load(text);
  return measure ? found(*measure) : "";
}

std::string article(const std::string& body) {
  return "## 第一条 甲 {#ART1}\n```rule ART1 甲\n" + body + "\n```\n";
}
std::string rule(const std::string& require) {
  return article("require: " + require);
}

// What the first fault of the text says.
Fault first(const std::shared_ptr<const Measure>& measure) {
  std::vector<Fault> faults = find_faults(*measure);
  EXPECT_FALSE(faults.empty());
  return faults.empty() ? Fault{} : std::move(faults.front());
}

TEST(Faults, RuleThatCanNeverBeMet) {
  const auto measure = load(rule("联网率 >= 0.7 and 联网率 < 0.6"));
  EXPECT_EQ(found(*measure), "never_met@3:10");
  const Fault fault = first(measure);
  ASSERT_EQ(fault.given.size(), 1u);
  EXPECT_EQ(replay(*measure, *measure->rule("ART1"), fault.given[0]), Verdict::unmet);
  EXPECT_EQ(found(rule("批次年度 > 2026 and 批次年度 < 2027")), "never_met@3:10");  // no whole number in between
  EXPECT_EQ(found(rule("批次年度 < 2000")), "never_met@3:10");                      // the glossary refuses it
  EXPECT_EQ(found(rule("效率 > 0.1 and 效率 < -1")), "never_met@3:10");
  EXPECT_EQ(found(rule("称号 = \"智能工厂\" and 称号 = \"数字化车间\"")), "never_met@3:10");
  EXPECT_EQ(found(rule("some 项 in 事故记录 satisfies 项.等级 = \"重大\" and 项.等级 = \"一般\"")), "never_met@3:10");
}
TEST(Faults, RuleThatCanJustBeMet) {
  EXPECT_EQ(found(rule("联网率 >= 0.7 and 联网率 < 0.71")), "");
  EXPECT_EQ(found(rule("联网率 >= 0.7 and 联网率 <= 0.7")), "");
  EXPECT_EQ(found(rule("批次年度 > 2026 and 批次年度 < 2028")), "");
  EXPECT_EQ(found(rule("批次年度 <= 2000")), "");
  EXPECT_EQ(found(rule("提交日期 > date(\"2026-01-01\") and 提交日期 < date(\"2026-01-03\")")), "");
  EXPECT_EQ(found(rule("some 项 in 事故记录 satisfies 项.等级 = \"重大\" and 项.类别 = \"质量\"")), "");
}
TEST(Faults, NothingIsSaidOfWhatCannotAllBeTried) {
  // Certainly never met, but only arithmetic shows it.
  EXPECT_EQ(found(rule("场所.投资 * 场所.投资 < 0")), "");
  EXPECT_EQ(found(rule("string length(企业.名称) < 0")), "");
}

TEST(Faults, RuleThatCanNeverBeUnmet) {
  const auto measure = load(rule("联网率 >= 0.7 or 联网率 < 0.8"));
  EXPECT_EQ(found(*measure), "never_unmet@3:10");
  EXPECT_EQ(replay(*measure, *measure->rule("ART1"), first(measure).given.at(0)), Verdict::met);
  EXPECT_EQ(found(rule("联网率 <= 1")), "never_unmet@3:10");  // 分子 <= 分母
  EXPECT_EQ(found(rule("批次年度 >= 2000")), "never_unmet@3:10");
  EXPECT_EQ(found(rule("企业.独立法人 or not(企业.独立法人)")), "never_unmet@3:10");
}
TEST(Faults, RuleThatCanJustBeUnmet) {
  EXPECT_EQ(found(rule("联网率 >= 0.7 or 联网率 < 0.7 and 企业.独立法人")), "");
  EXPECT_EQ(found(rule("联网率 < 1")), "");
  EXPECT_EQ(found(rule("效率 <= 1")), "");  // it may well double
  EXPECT_EQ(found(rule("true")), "");       // says so on its face
  EXPECT_EQ(found(article("require: true\nsufficient: 企业.独立法人")), "");
}

TEST(Faults, EntryHandedToAFunctionIsNotReadAsUntouched) {
  EXPECT_EQ(found("## 第一条 甲 {#ART1}\n```define 合格\nof: 项\nvalue: 项.等级 != \"重大\"\n```\n"
                  "```rule ART1 甲\nrequire: every 项 in 事故记录 satisfies 合格(项)\n```\n"),
            "");
}

TEST(Faults, RuleThatNeverApplies) {
  const std::string seeded =
      article("when: list contains(效益选项, \"效率\") and count(效益选项) = 0\nrequire: 效率 >= 0.1");
  EXPECT_EQ(found(seeded), "never_applies@3:7");
  EXPECT_EQ(found(article("when: list contains(效益选项, \"效率\") and count(效益选项) = 1\nrequire: 效率 >= 0.1")),
            "");
}

TEST(Faults, PartWithoutEffect) {
  EXPECT_EQ(found(rule("联网率 >= 0.7 and 联网率 >= 0.5")), "idle_part@3:25");
  EXPECT_EQ(found(rule("联网率 >= 0.7 or 联网率 >= 0.8")), "idle_part@3:24");
  EXPECT_EQ(found(rule("企业.独立法人 and 企业.独立法人")), "idle_part@3:22");
  EXPECT_EQ(found(article("when: 称号 = \"智能工厂\"\nrequire: 企业.独立法人 and 称号 = \"智能工厂\"")),
            "idle_part@4:22");
  EXPECT_EQ(found(rule("every 项 in 事故记录 satisfies not(项.等级 = \"重大\" and 项.等级 != \"一般\")")),
            "idle_part@3:56");
}
TEST(Faults, PartWithAnEffect) {
  EXPECT_EQ(found(rule("联网率 >= 0.7 and 效率 >= 0.5")), "");
  EXPECT_EQ(found(rule("联网率 >= 0.7 or 企业.独立法人")), "");
  // Without the last part an unknown rate would decide.
  EXPECT_EQ(found(rule("企业.独立法人 and (联网率 >= 0.7 or 企业.缴税在本市)")), "");
  EXPECT_EQ(found(rule("every 项 in 事故记录 satisfies not(项.等级 = \"重大\" and 项.类别 != \"质量\")")), "");
}
TEST(Faults, SwitchOfAnAssumptionIsNoFault) {
  const std::string text =
      "```assume G01 甲\n从宽: true\nwhy: 没写\nconfirm: 局\n```\n"
      "```rule ART1 甲\nrequire: 从宽 or 联网率 >= 0.7\nassume: G01\n```\n";
  EXPECT_EQ(found("## 第一条 甲 {#ART1}\n" + text), "");
}

TEST(Faults, IfThatLeavesARuleUnknown) {
  const auto measure = load(rule("if 企业.独立法人 then 联网率 >= 0.7 else 企业.缴税在本市"));
  EXPECT_EQ(found(*measure), "unknown_if@3:13");
  const Fault fault = first(measure);
  EXPECT_EQ(replay(*measure, *measure->rule("ART1"), fault.given.at(0)), Verdict::unknown);
  EXPECT_EQ(fault.message.word.zh.find("尽管") != std::string_view::npos, true) << fault.message.in(Lang::zh);
}
TEST(Faults, IfOverWhatIsAlwaysKnown) {
  EXPECT_EQ(found(rule("if is defined(企业.独立法人) then 企业.独立法人 else 企业.缴税在本市")), "");
  EXPECT_EQ(found(rule("(企业.独立法人 and 联网率 >= 0.7) or (not(企业.独立法人) and 企业.缴税在本市)")), "");
}

const std::string two_rules =
    "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 企业.独立法人\n```\n```rule ART2 乙\nrequire: 企业.缴税在本市\n```\n";

TEST(Faults, UnknownThatARouteTakesForNo) {
  const auto measure = load(two_rules +
                            "```verdict 智能工厂\nfindings: ART1, ART2\n"
                            "route 甲: if 联网率 >= 0.7 then false else true\nroute 乙: true\n```\n");
  EXPECT_EQ(found(*measure), "unknown_taken_as_no@10:13");
  const Fault fault = first(measure);
  EXPECT_EQ(replay(*measure, fault.given.at(0)).route, "甲");  // though nobody knows the rate
  EXPECT_EQ(
      found(two_rules + "```verdict 智能工厂\nfindings: ART1, ART2\nroute 甲: 联网率 < 0.7\nroute 乙: true\n```\n"),
      "");
}

TEST(Faults, ComparisonThatRoundingDecides) {
  const auto measure = load(rule("联网率 >= 2 / 3"));
  EXPECT_EQ(found(*measure), "rounded_comparison@3:10");
  EXPECT_EQ(replay(*measure, *measure->rule("ART1"), first(measure).given.at(0)), Verdict::unmet);  // exactly 2/3
  EXPECT_EQ(found(rule("场所.投资 / 3 * 3 = 1")), "rounded_comparison@3:10");
  EXPECT_EQ(found("## 第一条 甲 {#ART1}\n```assume G01 甲\n门槛: 1 / 3\nwhy: 没写\nconfirm: 局\n```\n"
                  "```rule ART1 甲\nrequire: 联网率 <= 门槛\nassume: G01\n```\n"),
            "rounded_comparison@8:10");
}
TEST(Faults, ComparisonThatIsExact) {
  EXPECT_EQ(found(rule("联网率 >= 0.7")), "");
  EXPECT_EQ(found(rule("联网率 = 0.7")), "");
  EXPECT_EQ(found(rule("联网率 >= 3 / 4")), "");
  EXPECT_EQ(found(rule("联网率.分子 * 3 >= 联网率.分母 * 2")), "");
}

TEST(Faults, RouteThatCanNeverHold) {
  const auto measure = load(two_rules +
                            "```verdict 智能工厂\nfindings: ART1, ART2\n"
                            "route 甲: 联网率 > 0.9 and 联网率 < 0.8\nroute 乙: true\n```\n");
  EXPECT_EQ(found(*measure), "route_never@10:10");
  EXPECT_EQ(replay(*measure, first(measure).given.at(0)).route, "乙");
}
TEST(Faults, RouteBehindAnotherThatAlwaysHoldsFirst) {
  const auto measure = load(two_rules +
                            "```verdict 智能工厂\nfindings: ART1, ART2\n"
                            "route 甲: 联网率 > 0.8\nroute 乙: 联网率 > 0.9\nroute 丙: true\n```\n");
  EXPECT_EQ(found(*measure), "route_shadowed@11:10");
  EXPECT_EQ(replay(*measure, first(measure).given.at(0)).route, "甲");
  EXPECT_EQ(found(two_rules + "```verdict 智能工厂\nfindings: ART1, ART2\n"
                              "route 甲: 联网率 > 0.9\nroute 乙: 联网率 > 0.8\nroute 丙: true\n```\n"),
            "");
}
TEST(Faults, RouteOnWhichNobodyCanPass) {
  const auto measure = load(two_rules +
                            "```verdict 智能工厂\nfindings: ART1, ART2\n"
                            "route 甲: not(企业.独立法人)\nroute 乙: true\n```\n");
  EXPECT_EQ(found(*measure), "route_hopeless@10:10");
  const Assessment assessment = replay(*measure, first(measure).given.at(0));
  EXPECT_EQ(assessment.route, "甲");
  EXPECT_EQ(assessment.verdict, Verdict::unmet);
  // Where the rule does not decide on that route, it is no matter.
  EXPECT_EQ(
      found(
          "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 企业.独立法人\n```\n"
          "## 第二条 乙 {#ART2}\n```rule ART2 乙\nrequire: 企业.缴税在本市\n```\n"
          "```verdict 智能工厂\nfindings: ART1, ART2\nroute 甲: not(企业.独立法人)\ngates 甲: ART2\nroute 乙: true\n```\n"),
      "");
}

TEST(Faults, RulesThatExcludeEachOther) {
  const std::string verdict = "```verdict 智能工厂\nfindings: ART1, ART2\nroute 乙: true\n```\n";
  const auto measure = load(
      "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 场所.投资 >= 1000\n```\n```rule ART2 乙\nrequire: 场所.投资 < 1000\n```\n" +
      verdict);
  EXPECT_EQ(found(*measure), "rules_exclude@6:10 verdict_never_met@8:1");
  const Fault fault = first(measure);
  ASSERT_EQ(fault.given.size(), 2u);
  EXPECT_EQ(replay(*measure, *measure->rule("ART1"), fault.given[0]), Verdict::met);
  EXPECT_EQ(replay(*measure, *measure->rule("ART2"), fault.given[1]), Verdict::met);
  EXPECT_EQ(
      found(
          "## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 场所.投资 >= 1000\n```\n```rule ART2 乙\nrequire: 场所.投资 <= 1000\n```\n" +
          verdict),
      "");
  // Alternatives: of the two only the one that applies counts.
  EXPECT_EQ(found("## 第一条 甲 {#ART1}\n```rule ART1 甲\nwhen: 企业.独立法人\nrequire: 场所.投资 >= 1000\n```\n"
                  "```rule ART2 乙\nwhen: not(企业.独立法人)\nrequire: 场所.投资 < 500\n```\n" +
                  verdict),
            "");
}

TEST(Faults, VerdictThatNobodyIsRefused) {
  EXPECT_EQ(found("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 联网率 <= 1\n```\n"
                  "```verdict 智能工厂\nfindings: ART1\nroute 乙: true\n```\n"),
            "never_unmet@3:10 verdict_never_unmet@5:1");
  EXPECT_EQ(found(two_rules + "```verdict 智能工厂\nfindings: ART1, ART2\nroute 乙: true\n```\n"), "");
}

TEST(Faults, GateOfAClauseThatARouteLeavesOut) {
  const std::string clause =
      "## 第一条 甲 {#ART1}\n```rule ART1a 甲\nrequire: 企业.独立法人\n```\n```rule ART1b 乙\nrequire: 企业.缴税在本市\n```\n";
  const auto measure = load(clause +
                            "```verdict 智能工厂\nfindings: ART1a, ART1b\n"
                            "route 甲: 联网率 > 0.9\ngates 甲: ART1a\nroute 乙: true\n```\n");
  EXPECT_EQ(found(*measure), "gate_left_out@10:10");
  const Fault fault = first(measure);
  EXPECT_EQ(replay(*measure, fault.given.at(0)).verdict, Verdict::met);
  EXPECT_EQ(replay(*measure, *measure->rule("ART1b"), fault.given.at(0)), Verdict::unmet);
  EXPECT_EQ(found(clause + "```verdict 智能工厂\nfindings: ART1a, ART1b\n"
                           "route 甲: 联网率 > 0.9\ngates 甲: ART1a, ART1b\nroute 乙: true\n```\n"),
            "");
  // Two clauses: a route may well ask for one of them only.
  EXPECT_EQ(found(two_rules + "```verdict 智能工厂\nfindings: ART1, ART2\n"
                              "route 甲: 联网率 > 0.9\ngates 甲: ART1\nroute 乙: true\n```\n"),
            "");
}

// ---- the procedure

const std::string roles =
    "## 程序 {#P}\n> 无规则：程序。\n\n### 角色 {.roles}\n\n| 角色 | 编号 | 组 | 职责 |\n|---|---|---|---|\n"
    "| 企业 | `enterprise` | 企业 | 申报 |\n| 系统作业 | `system_job` | 系统 | 到时 |\n\n";

std::string procedure(const std::string& states, const std::string& acts) {
  return roles + "### 状态 {.states object=case label=申报件}\n\n| 状态 | 编号 | 性质 |\n|---|---|---|\n" + states +
         "\n### 动作 {.acts object=case}\n\n| 动作 | 编号 | 由谁 | 从 | 到 | 时限 | 效果 |\n|---|---|---|---|---|---|---|\n" +
         acts;
}

TEST(Faults, StatesThatOnlyLeadToEachOther) {
  const std::string states =
      "| 草稿 | `draft` | 初始 |\n| 审查 | `check` | |\n| 补正 | `fix` | |\n| 办结 | `done` | 终结 |\n";
  const std::string acts =
      "| 新建 | `create` | 企业（本单位） | — | 草稿 | | |\n| 作废 | `drop` | 企业（本单位） | 草稿 | 办结 | | |\n"
      "| 提交 | `submit` | 企业（本单位） | 草稿 | 审查 | | |\n| 退回 | `back` | 企业（本单位） | 审查 | 补正 | | |\n"
      "| 再交 | `again` | 企业（本单位） | 补正 | 审查 | | |\n";
  const auto measure = load(procedure(states, acts));
  ASSERT_TRUE(measure);
  const std::vector<Fault> faults = find_faults(*measure);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].kind, Fault::Kind::states_inescapable);
  EXPECT_EQ(faults[0].message.in(Lang::zh),
            "“申报件”到了“审查、补正”就再也到不了终结状态，只能反复办理：退回 case.back、再交 case.again");
  EXPECT_EQ(faults[0].at, measure->procedure().act("case.back")->at);
  EXPECT_EQ(found(procedure(states, acts + "| 通过 | `pass` | 企业（本单位） | 补正 | 办结 | | |\n")), "");
}

TEST(Faults, ActThatNothingPerforms) {
  const std::string states = "| 草稿 | `draft` | 初始 |\n| 超期 | `late` | |\n| 办结 | `done` | 终结 |\n";
  const std::string start =
      "| 新建 | `create` | 企业（本单位） | — | 草稿 | | |\n| 提交 | `submit` | 企业（本单位） | 草稿 | 办结 | | |\n"
      "| 补办 | `late_submit` | 企业（本单位） | 超期 | 办结 | | |\n";
  const std::string expire = "| 到期 | `expire` | 系统作业 | 草稿 | 超期 | | |\n";
  const auto measure = load(procedure(states, start + expire));
  ASSERT_TRUE(measure);
  const std::vector<Fault> faults = find_faults(*measure);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].kind, Fault::Kind::act_never_performed);
  EXPECT_EQ(faults[1].kind, Fault::Kind::state_unreached);
  EXPECT_EQ(faults[0].at, measure->procedure().act("case.expire")->at);
  // Once a deadline names the job, it is due.
  const std::string timed =
      "| 新建 | `create` | 企业（本单位） | — | 草稿 | 5 日 自 今日 自动 case.expire | |\n| 提交 | `submit` | 企业（本单位） | 草稿 | 办结 | | |\n"
      "| 补办 | `late_submit` | 企业（本单位） | 超期 | 办结 | | |\n";
  EXPECT_EQ(found(procedure(states, timed + expire)), "");
  // The same for an act that follows another, which does not name it.
  const std::string follows = "| 跟办 | `expire` | 随 case.submit | 草稿 | 超期 | | |\n";
  EXPECT_EQ(find_faults(*load(procedure(states, start + follows))).size(), 2u);
}

// ---- what a writer sees

TEST(Faults, AreWarningsOfTheCheck) {
  const auto measure = load(rule("联网率 >= 0.7 and 联网率 < 0.6"));
  std::vector<std::string> said;
  for (const Diagnostic& d : check(*measure).diagnostics) {
    EXPECT_EQ(d.severity, Severity::warning);
    if (d.message.in(Lang::zh).find("永远") != std::string::npos) said.push_back(to_text(d, Lang::zh));
  }
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0].substr(0, said[0].find("；")),
            "办法.md:" + std::to_string(first_line + 2) + ":10: 警告：规则 ART1 永远不会符合（9 种取值全部试过）");
}

TEST(Faults, GivenReadsBackAsTheSameFacts) {
  Json json(Json::Object{});
  json.set("称号", "智能工厂");
  json.set("环节", Json::Object{{"F.A.1", Json::Object{{"说明", "引号\"和\\"}}}});
  json.set("新技术", Json::Array{Json("5G网络")});
  EXPECT_EQ(given_text(json), R"({ 称号: "智能工厂", 环节: { "F.A.1": { 说明: "引号\"和\\" } }, 新技术: ["5G网络"] })");
  const auto measure = load("## 第一条 甲 {#ART1}\n```rule ART1 甲\nrequire: 企业.独立法人\n```\n```case 一\ngiven: " +
                            given_text(json) + "\nthen: ART1 = unknown\n```\n");
  ASSERT_TRUE(measure);
  EXPECT_EQ(measure->cases().front().given, json);
}

}  // namespace
}  // namespace zj::analysis
