#include "feel/regions.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "feel/print.h"

namespace zj::feel {
namespace {

// The regions of a column of tests, as FEEL writes the value that stands for each.
std::string regions_of(const std::vector<std::string>& tests, const Type& type, const Domain& domain = {}) {
  Scope scope;
  scope.declare("别的", Type(Type::Kind::number));
  const std::size_t slot = scope.declare("?", type);
  std::vector<Expression> compiled;
  for (const std::string& test : tests) {
    Compilation c = compile_unary_tests(test, scope, "?");
    EXPECT_TRUE(c) << test;
    if (c) compiled.push_back(*c.expression);
  }
  std::vector<const Expression*> all;
  for (const Expression& one : compiled) all.push_back(&one);
  const auto values = regions(all, slot, type, domain);
  return values ? to_literal(Value::list(*values)) : "none";
}

const Type number(Type::Kind::number), text(Type::Kind::string), day(Type::Kind::date), truth(Type::Kind::boolean);

TEST(Regions, OfNumbers) {
  EXPECT_EQ(regions_of({">= 0.7", "[0.9..1]"}, number), "[-0.3, 0.7, 0.8, 0.9, 0.95, 1, 2]");
  EXPECT_EQ(regions_of({"< 3", "5, 6"}, number, {.whole = true}), "[2, 3, 4, 5, 6, 7]");
  EXPECT_EQ(regions_of({"> 2.5"}, number, {.whole = true}), "[1, 3]");
  EXPECT_EQ(regions_of({"not(4)"}, number, {.landmarks = {Value::number(0)}}), "[-1, 0, 2, 4, 5]");
  EXPECT_EQ(regions_of({"? > 1 and ? <= 2 or ? = 7", "? between 3 and 4"}, number, {.whole = true}),
            "[0, 1, 2, 3, 4, 5, 7, 8]");
  EXPECT_EQ(regions_of({"1"}, number, {.nullable = true}), "[0, 1, 2, null]");
}
TEST(Regions, OfTextsDaysAndTruths) {
  EXPECT_EQ(regions_of({"\"甲\", \"乙\"", "not(\"甲\")"}, text), "[\"甲\", \"乙\", \"其他\"]");
  EXPECT_EQ(regions_of({"\"其他\""}, text), "[\"其他\", \"其他的\"]");
  EXPECT_EQ(regions_of({"\"甲\""}, text, {.landmarks = {Value::string("甲"), Value::string("乙")}, .closed = true}),
            "[\"甲\", \"乙\"]");
  EXPECT_EQ(regions_of({"true"}, truth), "[true, false]");
  EXPECT_EQ(regions_of({"true", "false"}, Type()), "[true, false]");
  EXPECT_EQ(regions_of({"1"}, Type()), "none");
  EXPECT_EQ(regions_of({">= @\"2026-01-01\""}, day), "[@\"2025-12-31\", @\"2026-01-01\", @\"2026-01-02\"]");
}
TEST(Regions, NoneWhereATestAsksForMore) {
  EXPECT_EQ(regions_of({"> 别的"}, number), "none");
  EXPECT_EQ(regions_of({"? + 1 > 3"}, number), "none");
  EXPECT_EQ(regions_of({"contains(?, \"甲\")"}, text), "none");
  EXPECT_EQ(regions_of({"list contains(?, 1)"}, Type::list(number)), "none");
}

// A test gives the same for every value between two neighbours as for the one that stands for them.
TEST(Regions, StandForAllBetweenThem) {
  const std::vector<std::string> tests{"[2..5)", "not(3)", "> 4, < 1", "? >= 2 and ? != 6"};
  Scope scope;
  const std::size_t slot = scope.declare("?", number);
  std::vector<Expression> compiled;
  std::vector<const Expression*> all;
  for (const std::string& test : tests) compiled.push_back(*compile_unary_tests(test, scope, "?").expression);
  for (const Expression& one : compiled) all.push_back(&one);
  const auto values = *regions(all, slot, number, {});
  const auto answers = [&](const Value& value) {
    std::string truths;
    for (const Expression& one : compiled) truths += one.evaluate({&value, 1}).is_true() ? '1' : '0';
    return truths;
  };
  for (int tenths = -20; tenths <= 90; ++tenths) {
    const Value value = Value::quotient(*Decimal::parse(std::to_string(tenths)), *Decimal::parse("10"));
    EXPECT_TRUE(std::ranges::any_of(values, [&](const Value& one) { return answers(one) == answers(value); }))
        << tenths;
  }
}

}  // namespace
}  // namespace zj::feel
