#include "feel/trace.h"

#include <gtest/gtest.h>

#include "feel/feel.h"

namespace zj::feel {
namespace {

using enum Type::Kind;

struct Case {
  Scope scope;
  std::vector<Value> facts;
  Trace trace;
  std::optional<Expression> expression;
  Value result;

  std::size_t declare(std::string_view name, Type type, Value value = Value::missing()) {
    facts.push_back(std::move(value));
    return scope.declare(name, std::move(type));
  }
  void run(std::string_view text) {
    const Compilation c = compile(text, scope);
    ASSERT_TRUE(c) << c.diagnostics.front().said.in(Lang::en);
    expression = c.expression;
    result = expression->evaluate(facts, trace);
  }
  std::string missing() const {
    std::string out;
    for (const MissingFact& f : missing_facts(expression->program(), trace)) out += (out.empty() ? "" : " ") + f.path;
    return out;
  }
  NodeId find(NodeKind kind) const {
    const auto& nodes = expression->program().nodes;
    for (NodeId i = 0; i < nodes.size(); ++i) {
      if (nodes[i].kind == kind) return i;
    }
    return no_index;
  }
};

const Type records = Type::list(Type::context({{"类别", Type(string)}, {"等级", Type(string)}}));

Value record(std::optional<std::string_view> kind, std::optional<std::string_view> level) {
  std::vector<Entry> entries;
  if (kind) entries.push_back({"类别", Value::string(*kind)});
  if (level) entries.push_back({"等级", Value::string(*level)});
  return Value::context(std::move(entries));
}

TEST(Trace, KeepsTheValueOfEveryOperandAlsoOfDecidedOnes) {
  Case c;
  c.declare("甲", Type(number), Value::number(1));
  c.declare("乙", Type(number), Value::number(2));
  c.run("甲 >= 3 and 乙 >= 3");
  EXPECT_TRUE(c.result.is_false());
  const Program& p = c.expression->program();
  ASSERT_EQ(p.nodes[0].kind, NodeKind::conjunction);
  for (const NodeId child : p.children_of(0)) {
    ASSERT_NE(c.trace.value(child), nullptr);
    EXPECT_TRUE(c.trace.value(child)->is_false()) << "both shortfalls can be told";
  }
  const NodeId left = p.children_of(p.children_of(0)[1])[0];
  EXPECT_EQ(*c.trace.value(left), Value::number(2));
  EXPECT_EQ(p.text_of(p.children_of(0)[1]), "乙 >= 3");
}

TEST(Trace, BranchesNotTakenAreNotEvaluated) {
  Case c;
  c.declare("甲", Type(boolean), Value::boolean(true));
  c.run("if 甲 then 1 else 2");
  const auto children = c.expression->program().children_of(0);
  EXPECT_NE(c.trace.value(children[1]), nullptr);
  EXPECT_EQ(c.trace.value(children[2]), nullptr);
}

TEST(Trace, TellsWhichElementDecided) {
  Case c;
  c.declare("记录", records,
            Value::list({record("质量", "一般"), record("生产安全", "重大"), record("生产安全", "特别重大")}));
  c.run("every 录 in 记录 satisfies not(录.类别 = \"生产安全\" and 录.等级 in (\"重大\", \"特别重大\"))");
  EXPECT_TRUE(c.result.is_false());
  const Trace::Loop* loop = c.trace.loop(0);
  ASSERT_NE(loop, nullptr);
  EXPECT_EQ(loop->outcomes, (std::vector{Truth::yes, Truth::no, Truth::no}));
  EXPECT_EQ(loop->deciding, 1u);
  ASSERT_EQ(loop->iterations.size(), 1u);
  const Trace::Iteration& iteration = loop->iterations[0];
  EXPECT_EQ(iteration.elements, std::vector<std::size_t>{1});
  NodeId level = no_index;
  const Program& p = c.expression->program();
  for (NodeId i = 0; i < p.nodes.size(); ++i) {
    if (p.nodes[i].kind == NodeKind::path && p.nodes[i].name.text() == "等级") level = i;
  }
  ASSERT_NE(iteration.frame.value(level), nullptr);
  EXPECT_EQ(*iteration.frame.value(level), Value::string("重大"));
}

TEST(Trace, FiltersTellWhichItemsTheyKept) {
  Case c;
  c.declare("数", Type::list(Type(number)), Value::list({Value::number(1), Value::number(5), Value::number(7)}));
  c.run("count(数[item >= 5]) >= 3");
  EXPECT_TRUE(c.result.is_false());
  const Trace::Loop* loop = c.trace.loop(c.find(NodeKind::filter));
  ASSERT_NE(loop, nullptr);
  EXPECT_EQ(loop->outcomes, (std::vector{Truth::no, Truth::yes, Truth::yes}));
}

TEST(Trace, CanBeReused) {
  Case c;
  c.declare("数", Type::list(Type(number)), Value::list({Value::number(1)}));
  c.run("some x in 数 satisfies x > 0");
  c.facts[0] = Value::list({});
  EXPECT_TRUE(c.expression->evaluate(c.facts, c.trace).is_false());
  EXPECT_TRUE(c.trace.loop(0)->outcomes.empty());
  EXPECT_EQ(c.trace.root().loops.size(), 1u);
}

TEST(MissingFacts, ComeInTheOrderInWhichTheyDecide) {
  Case c;
  c.declare("甲", Type(number));
  c.declare("乙", Type(number));
  c.declare("丙", Type(boolean), Value::boolean(true));
  c.run("丙 and 乙 > 1 and 甲 + 乙 > 2");
  EXPECT_TRUE(c.result.is_unknown());
  EXPECT_EQ(c.missing(), "乙 甲");
}

TEST(MissingFacts, AreNoneWhenTheResultIsKnown) {
  Case c;
  c.declare("甲", Type(number));
  c.declare("丙", Type(boolean), Value::boolean(false));
  c.run("甲 > 1 and 丙");
  EXPECT_TRUE(c.result.is_false());
  EXPECT_EQ(c.missing(), "");
}

TEST(MissingFacts, LeaveOutWhatIsAlreadyDecided) {
  Case c;
  c.declare("甲", Type(number));
  c.declare("乙", Type(number));
  c.declare("丙", Type(boolean), Value::boolean(false));
  c.run("(甲 > 1 and 丙) or 乙 > 1");
  EXPECT_EQ(c.missing(), "乙");
}

TEST(MissingFacts, NumberTheElementsOfLists) {
  Case c;
  c.declare("记录", records, Value::list({record("质量", {}), record({}, "重大"), record("生产安全", {})}));
  c.run("every 录 in 记录 satisfies not(录.类别 = \"生产安全\" and 录.等级 = \"重大\")");
  EXPECT_TRUE(c.result.is_unknown());
  EXPECT_EQ(c.missing(), "记录[2].类别 记录[3].等级") << "the first record is cleared by its 类别";
}

TEST(MissingFacts, NumberElementsBehindAFilter) {
  Case c;
  c.declare("记录", records, Value::list({record("质量", "一般"), record("生产安全", {})}));
  c.run("every 录 in 记录[类别 = \"生产安全\"] satisfies 录.等级 = \"一般\"");
  EXPECT_EQ(c.missing(), "记录[2].等级");
  c.facts[0] = Value::list({record("质量", "一般"), record({}, "重大")});
  c.result = c.expression->evaluate(c.facts, c.trace);
  EXPECT_EQ(c.missing(), "记录[2].类别");
}

TEST(MissingFacts, FollowNestedLoopsAndAggregates) {
  Case c;
  const Type inner = Type::list(Type::context({{"值", Type(number)}}));
  c.declare("组", Type::list(Type::context({{"项", inner}})),
            Value::list({Value::context(
                             {{"项", Value::list({Value::context({{"值", Value::number(1)}}), Value::context({})})}}),
                         Value::context({})}));
  c.run("every 一 in 组 satisfies some 二 in 一.项 satisfies 二.值 > 5");
  EXPECT_EQ(c.missing(), "组[1].项[2].值 组[2].项");
  c.run("sum(组[1].项.值) > 3");
  EXPECT_EQ(c.missing(), "组[1].项[2].值");
  c.run("at least(2, [组[1].项[1].值 > 0, 组[1].项[2].值 > 0])");
  EXPECT_EQ(c.missing(), "组[1].项[2].值");
}

TEST(MissingFacts, NameThePartOfADerivedFact) {
  Case c;
  const std::size_t rate = c.declare("联网率", Type(quotient));
  c.run("联网率 >= 0.7");
  EXPECT_EQ(c.missing(), "联网率");
  c.facts[rate] = Value::missing("联网率.分母");
  c.result = c.expression->evaluate(c.facts, c.trace);
  EXPECT_EQ(c.missing(), "联网率.分母");
}

}  // namespace
}  // namespace zj::feel
