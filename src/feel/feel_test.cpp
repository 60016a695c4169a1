#include "feel/feel.h"

#include <gtest/gtest.h>

namespace zj::feel {
namespace {

TEST(Feel, TheExampleOfTheHeaderWorks) {
  Scope scope;
  const std::size_t rate = scope.declare("关键设备联网率", Type(Type::Kind::quotient));
  const std::size_t accidents = scope.declare(
      "事故记录", Type::list(Type::context({{"类别", Type(Type::Kind::string)}, {"日期", Type(Type::Kind::date)}})));
  scope.define("近三年起点", Value::day(*parse_day("2024-01-01")));

  const Compilation compiled = compile("关键设备联网率 >= 0.7", scope, {12, 10});
  ASSERT_TRUE(compiled) << compiled.diagnostics.front().said.in(Lang::en);
  std::vector<Value> facts = scope.blank();
  facts[rate] = Value::quotient(*Decimal::parse("68.2"), *Decimal::parse("100"));
  EXPECT_EQ(compiled.expression->evaluate(facts), Value::boolean(false));

  const Compilation rule =
      compile("every 事故 in 事故记录 satisfies not(事故.类别 = \"生产安全\" and 事故.日期 >= 近三年起点)", scope);
  ASSERT_TRUE(rule) << rule.diagnostics.front().said.in(Lang::en);
  const Value recent = Value::day(*parse_day("2025-02-03"));
  facts[accidents] = Value::list(
      {Value::context({{"类别", Value::string("质量")}, {"日期", recent}}), Value::context({{"日期", recent}})});
  Trace trace;
  const Value result = rule.expression->evaluate(facts, trace);
  EXPECT_TRUE(result.is_unknown());
  const std::vector<MissingFact> missing = missing_facts(rule.expression->program(), trace);
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_EQ(missing[0].path, "事故记录[2].类别");
}

}  // namespace
}  // namespace zj::feel
