#include "feel/table.h"

#include <array>

#include <gtest/gtest.h>

#include "feel/print.h"

namespace zj::feel {
namespace {

TableText award_table(TableText::Hit hit) {
  TableText t;
  t.hit = hit;
  t.inputs = {{{"得分"}, {}}};
  t.outputs = {{"等次", {"\"优秀\", \"合格\", \"不合格\""}, {"\"未评\""}}};
  t.rules = {{{{">= 60", {5, 3}}}, {{"\"合格\"", {5, 9}}}}, {{{">= 90", {6, 3}}}, {{"\"优秀\"", {6, 9}}}}};
  return t;
}

struct Fixture {
  Scope scope;
  Fixture() { scope.declare("得分", Type(Type::Kind::number)); }
  std::string decide(TableText::Hit hit, Value score) {
    const TableCompilation c = compile_table(award_table(hit), scope);
    EXPECT_TRUE(c);
    const Value v = c.table->evaluate(std::array{std::move(score)}, &hits);
    return v.is_unknown() ? "unknown " + std::string(v.origin().what) : to_text(v);
  }
  std::vector<std::size_t> hits;
};

TEST(DecisionTable, HitPolicies) {
  Fixture f;
  EXPECT_EQ(f.decide(TableText::Hit::first, Value::number(95)), "合格");
  EXPECT_EQ(f.decide(TableText::Hit::priority, Value::number(95)), "优秀");
  EXPECT_EQ(f.hits, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(f.decide(TableText::Hit::unique, Value::number(70)), "合格");
  EXPECT_EQ(f.decide(TableText::Hit::unique, Value::number(95)), "unknown UNIQUE");
  EXPECT_EQ(f.decide(TableText::Hit::output_order, Value::number(95)), "[\"优秀\", \"合格\"]");
  EXPECT_EQ(f.decide(TableText::Hit::collect, Value::number(95)), "[\"合格\", \"优秀\"]");
  EXPECT_EQ(f.decide(TableText::Hit::first, Value::number(10)), "未评");
}

TEST(DecisionTable, AMissingInputMakesTheResultUnknown) {
  Fixture f;
  EXPECT_EQ(f.decide(TableText::Hit::first, Value::missing()), "unknown 得分");
}

TEST(DecisionTable, ErrorsNameTheCell) {
  Fixture f;
  TableText t = award_table(TableText::Hit::unique);
  t.rules[0].tests[0].text = ">= \"60\"";
  t.rules[1].results[0].text = "优秀";
  const TableCompilation c = compile_table(t, f.scope);
  EXPECT_FALSE(c);
  ASSERT_EQ(c.diagnostics.size(), 2u);
  EXPECT_EQ(c.diagnostics[0].at.line, 5u);
  EXPECT_EQ(c.diagnostics[1].at, (Place{6, 9}));
  t = award_table(TableText::Hit::unique);
  t.rules[0].results.clear();
  EXPECT_FALSE(compile_table(t, f.scope));
}

// Counting belongs to COLLECT; beside another policy it says nothing, least of all about no rule at all.
TEST(DecisionTable, CountsOnlyWhatIsCollected) {
  Scope scope;
  scope.declare("得分", Type(Type::Kind::number));
  for (const auto hit :
       {TableText::Hit::unique, TableText::Hit::any, TableText::Hit::first, TableText::Hit::priority}) {
    TableText text = award_table(hit);
    text.aggregation = TableText::Aggregation::count;
    const TableCompilation c = compile_table(text, scope);
    ASSERT_TRUE(c);
    EXPECT_EQ(c.table->evaluate(std::array{Value::number(10)}), Value::string("未评"));
  }
  TableText text = award_table(TableText::Hit::collect);
  text.aggregation = TableText::Aggregation::count;
  EXPECT_EQ(compile_table(text, scope).table->evaluate(std::array{Value::number(10)}), Value::number(0));
}

}  // namespace
}  // namespace zj::feel
