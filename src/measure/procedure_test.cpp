#include "measure/procedure.h"

#include <gtest/gtest.h>

#include "measure/test_support.h"

namespace zj::measure {
namespace {

using testing::good_measure;
using testing::small_measure;

const ProcedureSchema schema{{{"今天", "日期"},
                              {"理由", "文本"},
                              {"行为人.编号", "文本"},
                              {"批次.状态", "文本"},
                              {"批次.截止日", "日期"},
                              {"批次.年度", "整数"},
                              {"相关.申报件", "列表"},
                              {"相关.申报件[].编号", "文本"},
                              {"相关.申报件[].状态", "文本"},
                              {"已给分值", "列表 数"}},
                             {"随", "置", "编号", "定稿", "算"}};

const std::string procedure = R"(
# 程序 {#PROCEDURE}

## 角色 {.roles}

| 角色 | 编号 | 组 | 职责 |
|---|---|---|---|
| 企业经办人 | `ent_operator` | 企业 | 填报 |
| 企业签署人 | `ent_signer` | 企业 | 签署 |
| 区县负责人 | `district_lead` | 区县 | 签发 |
| 系统作业 | `system_job` | 系统 | 到时办理 |

## 申报件 {#case}

### 状态 {.states object=case label=申报件}

| 状态 | 编号 | 性质 |
|---|---|---|
| 草稿 | `draft` | 初始 |
| 审核中 | `review` | |
| 已推荐 | `recommended` | 终结 |
| 已作废 | `void` | 终结 |

### 事项 {.glossary document=申报件 section=登记}

| 事实 | 类型 | 单位 | 取值 | 必填 | 英文 | 说明 |
|---|---|---|---|---|---|---|
| 声明 | 是否 | | | | | |
| 经办 | 文本 | | | | | |
| 清单.主体 | 是否 | | | 提交 | | |
| 清单.说明 | 文本 | | | | | |

### 动作 {.acts object=case}

| 动作 | 编号 | 由谁 | 从 | 到 | 条件 | 填写 | 理由 | 时限 | 文书 | 效果 | 告知 | 依据 |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 新建 | `create` | 企业经办人（本单位） | — | 草稿 | | | | | | 置 经办 = 行为人.编号 | | |
| 提交 | `submit` | 企业签署人（本单位）、区县负责人 | 草稿 | 审核中 | 窗口开放 and (已声明 or 有在办件) | 声明*、清单.*、专家 | | 审核工作日 工作日 自 批次.截止日 提醒；5 分钟 自 今日 自动 case.expire | 回执 | 定稿；编号 {批次.年度}-{序号4}；随 case.recommend | 企业、区县 | ART9 G11 |
| 推荐 | `recommend` | 随 case.submit | 审核中 | 已推荐 | | | | | | | | |
| 到期 | `expire` | 系统作业 | 草稿、审核中 | 不变 | | | 须填 | | | | | |

### 后续 {.planned object=case}

| 动作 | 编号 | 从 | 到 | 随 |
|---|---|---|---|---|
| 作废 | `cancel` | 草稿 | 已作废 | |

```guard 窗口开放
require: 批次.状态 = "开放" and 今天 <= 批次.截止日
unmet: 窗口没有开放：{批次.状态}，{批次.截止日} 截止
```

```guard 已声明
document: 申报件
require: 声明
```

```guard 有在办件
require: some 件 in 相关.申报件 satisfies 件.状态 in 在办状态
```

```define 在办状态
value: ["审核中"]
```

```letter 回执
document: 申报件
title: 回执（{批次.年度}）
to: {行为人.编号}：
p: 一、结果
p: 已于{今天}提交。
p: {if 理由 = null then "" else 理由}
table: 相关.申报件
columns: 编号 · 状态
attachment: 清单
```

```case 窗口没有开放
document: 程序
given: { 今天: @"2026-09-02", 批次: { 状态: "开放", 截止日: @"2026-09-01" } }
then: 窗口开放 = unmet
```

```case 最后一天
document: 程序
given: { 今天: @"2026-09-01", 批次: { 状态: "开放", 截止日: @"2026-09-01" } }
then: 窗口开放 = met
```

## 第九条 程序 {#ART9}

> 无规则：见程序。

```assume G11 审核多久
审核工作日: 10
why: 没有写。
confirm: 市经信局
```
)";

const Measure& measure() {
  static const auto loaded = good_measure(small_measure + procedure, &schema);
  return *loaded;
}

const Act& act(std::string_view id) {
  return *measure().procedure().act(id);
}

TEST(Procedure, ReadsRolesStatesAndActs) {
  const Procedure& p = measure().procedure();
  EXPECT_EQ(p.role("ent_signer")->label, "企业签署人");
  const ObjectType& type = *p.type("case");
  EXPECT_EQ(type.label, "申报件");
  EXPECT_EQ(p.type_by_label("申报件"), &type);
  EXPECT_TRUE(type.state("draft")->initial);
  EXPECT_TRUE(type.state_by_label("已推荐")->final);
  EXPECT_EQ(type.planned.size(), 1u);
  EXPECT_EQ(p.act("case.nothing"), nullptr);

  const Act& submit = act("case.submit");
  EXPECT_EQ(submit.full_id, "case.submit");
  EXPECT_EQ(submit.kind, ActKind::act);
  ASSERT_EQ(submit.by.size(), 2u);
  EXPECT_EQ(submit.by[0].role, "ent_signer");
  EXPECT_EQ(submit.by[0].relation, "own");
  EXPECT_EQ(submit.by[1].relation, "any");
  EXPECT_EQ(submit.from, std::vector<std::string>{"draft"});
  EXPECT_EQ(submit.to, "review");
  ASSERT_EQ(submit.takes.size(), 4u);
  EXPECT_TRUE(submit.takes[0].required);
  EXPECT_EQ(submit.takes[1].path, "清单.主体");
  EXPECT_TRUE(submit.takes[1].required) << "提交 in the glossary";
  EXPECT_FALSE(submit.takes[2].required);
  EXPECT_TRUE(submit.takes[3].reference);
  ASSERT_EQ(submit.deadlines.size(), 2u);
  EXPECT_EQ(submit.deadlines[0].number, 10);
  EXPECT_EQ(submit.deadlines[0].unit, Deadline::Unit::workdays);
  EXPECT_EQ(submit.deadlines[0].from, "批次.截止日");
  EXPECT_EQ(submit.deadlines[0].act_at_end, "");
  EXPECT_EQ(submit.deadlines[1].unit, Deadline::Unit::minutes);
  EXPECT_EQ(submit.deadlines[1].act_at_end, "case.expire");
  EXPECT_EQ(submit.notify, (std::vector<std::string>{"ent_operator", "ent_signer", "district_lead"}));
  EXPECT_EQ(submit.cites, (std::vector<std::string>{"ART9", "G11"}));
  EXPECT_EQ(submit.letters, std::vector<std::string>{"回执"});
  EXPECT_EQ(submit.effects.size(), 3u);
  EXPECT_EQ(submit.effects[2].target, "case.recommend");

  EXPECT_EQ(act("case.create").from, std::vector<std::string>{"-"});
  EXPECT_EQ(act("case.recommend").kind, ActKind::effect);
  EXPECT_EQ(act("case.recommend").triggered_by, std::vector<std::string>{"case.submit"});
  EXPECT_EQ(act("case.expire").kind, ActKind::job);
  EXPECT_EQ(act("case.expire").to, "=");
  EXPECT_TRUE(act("case.expire").reason_required);
}

std::vector<std::string> refusals(std::string_view facts) {
  std::vector<std::string> found;
  for (const GuardFinding& f : measure().procedure().check(act("case.submit"), *parse_json(facts)))
    found.push_back(f.name + (f.verdict == GuardFinding::Verdict::unknown ? "？" : "：") + f.reason_zh);
  return found;
}

TEST(Guards, LetAnActThroughOrSayWhyNot) {
  EXPECT_EQ(
      refusals(R"({"今天": "2026-09-01", "批次": {"状态": "开放", "截止日": "2026-09-01"}, "声明": true, "别的": 1})"),
      std::vector<std::string>{});
  EXPECT_EQ(refusals(R"({"今天": "2026-09-01", "批次": {"状态": "开放", "截止日": "2026-09-01"}, "声明": false,
                         "相关": {"申报件": [{"状态": "审核中"}]}})"),
            std::vector<std::string>{})
      << "one of two alternatives is enough";
  EXPECT_EQ(refusals(R"({"今天": "2026-09-02", "批次": {"状态": "筹备", "截止日": "2026-09-01"}, "声明": true})"),
            (std::vector<std::string>{"窗口开放：窗口没有开放：筹备，2026-09-01 截止", "有在办件？缺少：申报件"}));
  EXPECT_EQ(
      refusals(
          R"({"今天": "2026-09-01", "批次": {"状态": "开放", "截止日": "2026-09-01"}, "声明": false, "相关": {"申报件": []}})"),
      (std::vector<std::string>{"已声明：声明：否", "有在办件：申报件为空"}));
}

TEST(Guards, RefuseWhatIsUnknownAndNameWhatIsMissing) {
  const auto findings =
      measure().procedure().check(act("case.submit"), *parse_json(R"({"批次": {"状态": "开放"}, "声明": true})"));
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].verdict, GuardFinding::Verdict::unknown);
  EXPECT_EQ(findings[0].missing, (std::vector<std::string>{"今天", "批次.截止日"}));
  EXPECT_TRUE(measure().procedure().check(act("case.create"), Json()).empty());
}

TEST(Effects, AreEvaluatedOverTheSituation) {
  const Procedure& p = measure().procedure();
  const Json facts = *parse_json(R"({"行为人": {"编号": "p7"}, "批次": {"年度": 2026}})");
  const Act& create = act("case.create");
  EXPECT_EQ(create.effects[0].target, "经办");
  EXPECT_EQ(to_json(p.evaluate(create, create.effects[0], facts)), "\"p7\"");
  const Act& submit = act("case.submit");
  EXPECT_EQ(p.fill(submit, submit.effects[1], facts), "2026-{序号4}") << "the record fills the counter";
}

TEST(Letters, AreFilledFromTheSituation) {
  const Json facts =
      *parse_json(R"({"今天": "2026-09-01", "理由": null, "行为人": {"编号": "p7"}, "批次": {"年度": 2026},
                                     "相关": {"申报件": [{"编号": "a", "状态": "草稿"}, {"编号": "b"}]}})");
  const Letter letter = measure().procedure().letter("回执", act("case.submit"), facts);
  using Kind = Letter::Block::Kind;
  EXPECT_EQ(letter.title, "回执（2026）");
  EXPECT_EQ(letter.to, "p7：");
  EXPECT_EQ(letter.number, "");
  ASSERT_EQ(letter.blocks.size(), 4u) << "an empty paragraph is left out";
  EXPECT_EQ(letter.blocks[0].kind, Kind::heading);
  EXPECT_EQ(letter.blocks[1].text, "已于2026-09-01提交。");
  EXPECT_EQ(letter.blocks[2].kind, Kind::table);
  EXPECT_EQ(letter.blocks[2].columns, (std::vector<std::string>{"编号", "状态"}));
  EXPECT_EQ(letter.blocks[2].rows, (std::vector<std::vector<std::string>>{{"a", "草稿"}, {"b", ""}}));
  EXPECT_EQ(letter.blocks[3].kind, Kind::attachment);
}

// What the loader says about the procedure with one thing in it replaced.
std::string broken(const std::string& what, const std::string& by) {
  std::string text = small_measure + procedure;
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  text.replace(at, what.size(), by);
  const LoadResult loaded = testing::load_text(text, &schema);
  EXPECT_EQ(loaded.measure, nullptr);
  std::string all;
  for (const Diagnostic& d : loaded.diagnostics)
    all += d.message.in(Lang::zh) + (d.fix.word.zh.empty() ? "" : "→" + d.fix.in(Lang::zh)) + "\n";
  return all;
}

TEST(BrokenProcedure, IsRefusedWithTheName) {
  EXPECT_EQ(broken("窗口开放 and (", "窗口开发 and ("), "没有定义过名称“窗口开发”→改成“窗口开放”\n");
  EXPECT_EQ(broken("企业签署人（本单位）、", "企业签字人（本单位）、"), "没有“企业签字人”这个角色→改成“企业签署人”\n");
  EXPECT_EQ(broken("签署人（本单位）、", "签署人（本地）、"), "没有“本地”这种关系\n");
  EXPECT_EQ(broken("| 草稿 | 审核中 |", "| 草稿 | 审查中 |"),
            "“申报件”的状态“审核中”无法到达\n“申报件”的状态“已推荐”无法到达\n没有“审查中”这个状态→改成“审核中”\n");
  EXPECT_EQ(broken("已作废 | |\n\n```guard", "不变 | |\n\n```guard"), "“申报件”的状态“已作废”无法到达\n");
  EXPECT_EQ(broken("| 已推荐 | `recommended` | 终结 |", "| 已推荐 | `recommended` | |"),
            "“申报件”的状态“已推荐”不是终结状态，却没有动作离开它\n");
  EXPECT_EQ(broken("随 case.submit", "随 case.submitt"),
            "case.recommend 没有写明“随 case.submit”\n没有“case.submitt”这个动作→改成“case.submit”\n");
  EXPECT_EQ(broken("| 回执 |", "| 回据 |"), "没有名为“回据”的文书→改成“回执”\n");
  EXPECT_EQ(broken("定稿；", "定搞；"), "没有“定搞”这种效果→改成“定稿”\n");
  EXPECT_EQ(broken("置 经办 =", "置 经辦 ="), "“经辦”不是“申报件”的事实\n");
  EXPECT_EQ(broken("声明*、", "声名*、"), "“声名”不是“申报件”的事实→改成“声明”\n");
  EXPECT_EQ(
      broken("审核工作日 工作日 自 批次.截止日 提醒", "10 工作日 批次.截止日 提醒"),
      "“10 工作日 批次.截止日 提醒”不是时限的写法→写成“10 工作日 自 批次.截止日 提醒”或“5 工作日 自 今日 自动 case.return_expire”\n");
  EXPECT_EQ(
      broken("审核工作日 工作日 自", "1.5 工作日 自"),
      "“1.5”不是时限的天数：应为整数，或者假设里写明的常数→写成“10 工作日 自 批次.截止日 提醒”或“5 工作日 自 今日 自动 case.return_expire”\n");
  EXPECT_EQ(
      broken("审核工作日 工作日 自", "批次.年度 工作日 自"),
      "“批次.年度”不是时限的天数：应为整数，或者假设里写明的常数→写成“10 工作日 自 批次.截止日 提醒”或“5 工作日 自 今日 自动 case.return_expire”\n");
  EXPECT_EQ(broken("自 批次.截止日 提醒", "自 批次.状态 提醒"), "“批次.状态”不是日期，不能从它起算\n");
  EXPECT_EQ(broken("ART9 G11", "ART9 G12"), "没有编号为“G12”的条文、规则或假设\n");
  EXPECT_EQ(broken("| 须填 |", "| 必填 |"), "理由应为“须填”或空，这里是“必填”\n");
  EXPECT_EQ(broken("`draft` | 初始 |", "`draft` | |"), "“申报件”没有初始状态\n");
  EXPECT_EQ(broken("企业、区县 | ART9", "企业、市局 | ART9"), "没有“市局”这个角色\n");
  EXPECT_TRUE(broken("object=case label=申报件", "object=case").starts_with("标题缺少 object（状态表还要有 label）"));
}

}  // namespace
}  // namespace zj::measure
