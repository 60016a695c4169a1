// What expressions come to: exact numbers, three values, calendar, loops. The conformance kit covers the standard; here
// is what the kit lacks and what a measure depends on.

#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "feel/feel.h"

namespace zj::feel {
namespace {

using enum Type::Kind;

Value number_of(std::string_view text) {
  return Value::number(Decimal::parse(text).value());
}

// A dossier with gaps: 甲 known, 乙 missing, 空 explicitly null.
struct Dossier {
  Scope scope;
  std::vector<Value> facts;

  Dossier() {
    add("甲", Type(number), Value::number(1));
    add("乙", Type(number), Value::missing());
    add("空", Type(number), Value());
    add("真", Type(boolean), Value::boolean(true));
    add("假", Type(boolean), Value::boolean(false));
    add("未知", Type(boolean), Value::missing());
    const Type record = Type::context({{"类别", Type(string)}, {"等级", Type(string)}, {"日期", Type(date)}});
    const auto entry = [](std::string_view kind) { return Value::context({{"类别", Value::string(kind)}}); };
    add("记录", Type::list(record),
        Value::list({entry("质量"), Value::context({{"等级", Value::string("一般")}}), entry("生产安全")}));
    add("无记录", Type::list(record), Value::missing());
    add("企业", Type::context({{"名称", Type(string)}, {"地址", Type::context({{"区县", Type(string)}})}}),
        Value::context({{"名称", Value::string("甲公司")}}));
  }
  void add(std::string_view name, Type type, Value value) {
    scope.declare(name, std::move(type));
    facts.push_back(std::move(value));
  }
  Value operator()(std::string_view text, Reading reading = Reading::measure) const {
    const Compilation c = compile(text, scope, {1, 1}, reading);
    if (!c) {
      ADD_FAILURE() << text << ": " << c.diagnostics.front().said.in(Lang::en);
      return {};
    }
    const Value plain = c.expression->evaluate(facts);
    Trace trace;
    const Value traced = c.expression->evaluate(facts, trace);
    EXPECT_EQ(plain, traced) << text << ": a trace changes no result";
    EXPECT_EQ(plain.is_unknown(), traced.is_unknown()) << text;
    return plain;
  }
  std::string text(std::string_view expression) const {
    const Value v = (*this)(expression);
    if (!v.is_unknown()) return to_text(v);
    const Origin origin = v.origin();
    return origin.is_missing() ? "missing " + std::string(origin.what) : "error " + origin.said().in(Lang::en);
  }
};

TEST(Evaluate, DecidesExactlyAtTheThreshold) {
  const Dossier d;
  EXPECT_EQ(d.text("(0.011 - 0.01) / 0.01 >= 0.1"), "true");
  EXPECT_EQ(d.text("100 * 1.1 = 110 and 4.35 * 100 = 435 and 0.1 + 0.2 = 0.3"), "true");
  EXPECT_EQ(d.text("9007199254740993 = 9007199254740992"), "false");
  EXPECT_EQ(d.text("1/3*3 >= 1"), "false") << "decimal128 rounds; exact quotients do not";
}

TEST(Evaluate, AMissingFactMakesTheResultUnknownNotFalse) {
  const Dossier d;
  EXPECT_EQ(d.text("乙 > 1"), "missing 乙");
  EXPECT_EQ(d.text("乙 = 1"), "missing 乙");
  EXPECT_EQ(d.text("乙 != 1"), "missing 乙");
  EXPECT_EQ(d.text("乙 = null"), "missing 乙") << "whether it is null is not known either";
  EXPECT_EQ(d.text("乙 in (1, 2)"), "missing 乙");
  EXPECT_EQ(d.text("1 in (乙, 2)"), "missing 乙");
  EXPECT_EQ(d.text("1 in (乙, 1)"), "true");
  EXPECT_EQ(d.text("乙 between 1 and 2"), "missing 乙");
  EXPECT_EQ(d.text("甲 + 乙 > 0"), "missing 乙");
  EXPECT_EQ(d.text("abs(乙)"), "missing 乙");
  EXPECT_EQ(d.text("sum([1, 乙])"), "missing 乙");
  EXPECT_EQ(d.text("max(1, 乙)"), "missing 乙");
  EXPECT_EQ(d.text("企业.地址.区县 = \"高新区\""), "missing 企业.地址.区县");
  EXPECT_EQ(d.text("count(无记录) = 0"), "missing 无记录");
  EXPECT_EQ(d.text("is defined(乙)"), "false");
  EXPECT_EQ(d.text("is defined(企业.地址.区县)"), "false");
  EXPECT_EQ(d.text("is defined(企业.名称)"), "true");
}

TEST(Evaluate, ANullThatSomebodyWroteFollowsTheStandard) {
  const Dossier d;
  EXPECT_EQ(d.text("空 = null"), "true");
  EXPECT_EQ(d.text("空 != null"), "false");
  EXPECT_EQ(d.text("空 = 1"), "false");
  EXPECT_EQ(d.text("空 > 1"), "null");
  EXPECT_EQ(d.text("空 = null or 空 >= 3"), "true");
  EXPECT_EQ(d.text("if 空 > 1 then 1 else 2"), "2");
}

TEST(Evaluate, ConnectivesHaveThreeValues) {
  const Dossier d;
  EXPECT_EQ(d.text("未知 and 假"), "false");
  EXPECT_EQ(d.text("未知 and 真"), "missing 未知");
  EXPECT_EQ(d.text("未知 or 真"), "true");
  EXPECT_EQ(d.text("未知 or 假"), "missing 未知");
  EXPECT_EQ(d.text("not(未知)"), "missing 未知");
  EXPECT_EQ(d.text("null and 未知"), "missing 未知") << "a missing fact tells more than a plain null";
  EXPECT_EQ(d.text("all(未知, 假)"), "false");
  EXPECT_EQ(d.text("any(未知, 真)"), "true");
  EXPECT_EQ(d.text("all([真, 未知])"), "missing 未知");
}

TEST(Evaluate, QuantifiersHaveThreeValues) {
  const Dossier d;
  EXPECT_EQ(d.text("every 录 in 记录 satisfies 录.类别 != \"生产安全\""), "false");
  EXPECT_EQ(d.text("every 录 in 记录 satisfies 录.类别 != \"环境\""), "missing 录.类别");
  EXPECT_EQ(d.text("some 录 in 记录 satisfies 录.类别 = \"质量\""), "true");
  EXPECT_EQ(d.text("some 录 in 记录 satisfies 录.类别 = \"环境\""), "missing 录.类别");
  EXPECT_EQ(d.text("every 录 in 无记录 satisfies 真"), "missing 无记录");
  EXPECT_EQ(d.text("every x in [1, 2], y in [x, 3] satisfies y >= x"), "true");
  EXPECT_EQ(d.text("some x in [1, 2], y in [x * 2] satisfies y = 4"), "true");
}

TEST(Evaluate, AFilterWithAnUnknownConditionIsUnknown) {
  const Dossier d;
  EXPECT_EQ(d.text("count(记录[类别 = \"质量\"])"), "missing 类别");
  EXPECT_EQ(d.text("count(记录[等级 = \"一般\"].类别) = 1"), "missing 等级");
  EXPECT_EQ(to_text(d("count([1, null, 3][item > 1])")), "1") << "a plain null drops the item, by the standard";
}

TEST(Evaluate, AnUnknownConditionKeepsTheIfUnknown) {
  const Dossier d;
  EXPECT_EQ(d.text("if 未知 then 1 else 2"), "missing 未知");
  EXPECT_EQ(to_text(d("if 未知 then 1 else 2", Reading::standard)), "2");
  EXPECT_EQ(to_text(d("count(null) = null", Reading::standard)), "true") << "an error is null, and null equals null";
  EXPECT_EQ(to_text(d("date(\"x\") != null", Reading::standard)), "false");
}

TEST(Evaluate, AtLeastCountsInThreeValues) {
  const Dossier d;
  EXPECT_EQ(d.text("at least(2, [真, 真, 未知])"), "true");
  EXPECT_EQ(d.text("at least(2, [真, 假, 未知])"), "missing 未知");
  EXPECT_EQ(d.text("at least(2, [假, 假, 未知])"), "false");
  EXPECT_EQ(d.text("at least(0, [])"), "true");
  EXPECT_EQ(d.text("at least(2, [甲 > 0, 乙 > 0, 甲 < 5])"), "true");
}

TEST(Evaluate, ErrorsNeverReadAsFalse) {
  Dossier d;
  d.add("随意", Type(), Value::string("a"));
  EXPECT_EQ(d.text("随意 > 1"), "error “>” does not fit values of these types");
  EXPECT_EQ(d.text("随意 = 1"), "error “=” does not fit values of these types");
  EXPECT_EQ(d.text("甲 / (甲 - 1) > 0"), "error division by zero");
  EXPECT_EQ(d.text("随意 and 真"), "error “and” does not fit values of these types");
  EXPECT_EQ(d.text("if 随意 = 1 then 1 else 2"), "error “=” does not fit values of these types");
  EXPECT_EQ(d.text("date(随意)"), "error there is no such date, time or duration as “a”");
  const Value v = d("真 and 甲 / (甲 - 1) > 0");
  EXPECT_EQ(v.origin().at, (Place{1, 7}));
}

TEST(Evaluate, QuotientsCompareExactly) {
  Dossier d;
  const auto quotient_of = [](const char* a, const char* b) {
    return Value::quotient(*Rational::parse(a) / *Rational::parse(b));
  };
  d.add("率", Type(quotient), quotient_of("1", "3"));
  d.add("长", Type(quotient), quotient_of("0.70000000000000000000000000000000000000001", "1"));
  d.add("率乘三", Type(quotient), Value::quotient(Rational(3) * (Rational(1) / Rational(3))));
  EXPECT_EQ(d.text("率 > 0.3333333333333333333333333333333333"), "true");
  EXPECT_EQ(d.text("率 < 0.3333333333333333333333333333333334"), "true");
  EXPECT_EQ(d.text("长 > 0.7"), "true");
  EXPECT_EQ(d.text("长 = 0.7"), "false");
  EXPECT_EQ(d.text("率乘三 = 1"), "true");
  EXPECT_EQ(d.text("率 < 长"), "true");
  EXPECT_EQ(d.text("max(率, 长) = 长"), "true");
  EXPECT_EQ(d.text("率 * 3 = 1"), "false") << "arithmetic collapses to 34 digits";
  EXPECT_EQ(d.text("率 in [0.3..0.4]"), "true");
  EXPECT_EQ(d.text("string(率)"), "0.3333333333333333333333333333333333");
}

TEST(Evaluate, FormulasOfFractionsAreExact) {
  Dossier d;
  d.add("基期", Type(number), number_of("3"));
  d.add("报告期", Type(number), number_of("4"));
  d.add("零", Type(number), number_of("0"));
  d.add("极长", Type(number), *Value::exact_number("3.00000000000000000000000000000000000000000000000001"));
  const auto exactly = [&](std::string_view text) {
    const Compilation c = compile(text, d.scope);
    EXPECT_TRUE(c) << text;
    return c.expression->evaluate_exactly(d.facts);
  };
  EXPECT_EQ(exactly("(报告期 - 基期) / 基期"), Value::quotient(Rational(1) / Rational(3)));
  EXPECT_EQ(exactly("(基期 - 报告期) / 报告期"), Value::quotient(Rational(-1) / Rational(4)));
  EXPECT_EQ(exactly("1 - 报告期 / 基期"), Value::quotient(Rational(-1) / Rational(3)));
  EXPECT_EQ(exactly("-(报告期 / 基期) * 3"), Value::number(-4));
  EXPECT_EQ(Value::compare_numbers(exactly("极长 / 1"), Value::number(3)), std::strong_ordering::greater);
  EXPECT_EQ(Value::compare_numbers(exactly("极长 / 极长"), Value::number(1)), std::strong_ordering::equal);
  EXPECT_EQ(exactly("报告期 / 零").origin().fault, Fault::division_by_zero);
  EXPECT_EQ(exactly("报告期 / 乙").origin().what, "乙");
}

TEST(Evaluate, CalendarArithmetic) {
  const Dossier d;
  EXPECT_EQ(d.text("date(\"2024-01-31\") + duration(\"P1M\")"), "2024-02-29");
  EXPECT_EQ(d.text("date(\"2024-01-31\") + @\"P1M\" + @\"P1M\""), "2024-03-29");
  EXPECT_EQ(d.text("date(2026 - 2, 1, 1)"), "2024-01-01");
  EXPECT_EQ(d.text("@\"2026-11-23\" - @\"2026-11-01\""), "P22D");
  EXPECT_EQ(d.text("years and months duration(@\"2024-02-29\", @\"2025-02-28\")"), "P11M");
  EXPECT_EQ(d.text("@\"2026-11-23\".weekday"), "1");
  EXPECT_EQ(d.text("@\"2026-09-01T09:00:00+08:00\" = @\"2026-09-01T01:00:00Z\""), "true");
  EXPECT_EQ(d.text("date(\"2024-02-29\") <= date(2024, 2, 29)"), "true");
}

TEST(Evaluate, LoopsAndContexts) {
  const Dossier d;
  EXPECT_EQ(d.text("for i in 1..3 return i * i"), "[1, 4, 9]");
  EXPECT_EQ(d.text("for i in 0..4 return if i = 0 then 1 else i * partial[-1]"), "[1, 1, 2, 6, 24]");
  EXPECT_EQ(d.text("for x in [1, 2], y in [10, 20] return x + y"), "[11, 21, 12, 22]");
  EXPECT_EQ(d.text("{a: 2, b: a * 3, c: function(x) x + b}.c(4)"), "10");
  EXPECT_EQ(d.text("(function(x, y) x - y)(y: 1, x: 5)"), "4");
  EXPECT_EQ(d.text("[{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b"), "[4]");
  EXPECT_EQ(d.text("sort([3, 1, 2], function(x, y) x > y)"), "[3, 2, 1]");
  EXPECT_EQ(d.text("string join([\"甲\", null, \"乙\"], \"、\")"), "甲、乙");
  EXPECT_EQ(d.text("substring(\"智能工厂认定\", -2)"), "认定");
  EXPECT_EQ(d.text("string length(\"😀认定\")"), "3");
}

TEST(Evaluate, LimitsEndWhatWouldNotEnd) {
  const Dossier d;
  const auto fault = [&](std::string_view text) { return d(text, Reading::standard).origin().fault; };
  const Limits small{.steps = 10'000, .list_items = 1000, .text_bytes = 1000};
  const auto bounded = [&](std::string_view text) {
    return compile(text, d.scope, {1, 1}, Reading::standard).expression->evaluate(d.facts, small).origin().fault;
  };
  EXPECT_EQ(fault("{f: function(g) g(g), r: f(f)}.r"), Fault::too_large) << "endless recursion";
  EXPECT_EQ(bounded("for i in 1..1000000000 return i"), Fault::too_large);
  EXPECT_EQ(bounded("some i in 1..1000000000 satisfies i < 0"), Fault::too_large);
  EXPECT_EQ(bounded("count(for i in 1..900, j in 1..900 return 1)"), Fault::too_large);
  EXPECT_EQ(bounded("for i in 1..900 return [partial]"), Fault::too_large) << "nesting";
  EXPECT_EQ(bounded("{a: string(甲) + \"0123456789012345678901234567890123456789\", b: a+a+a+a+a, c: b+b+b+b+b+b}.c"),
            Fault::too_large);
  EXPECT_EQ(bounded("10 ** 6000 * 10 ** 6000"), Fault::not_a_number);
}

TEST(Evaluate, OneExpressionServesManyThreads) {
  const Dossier d;
  const Compilation c = compile(
      "count([1, 2, 3][item >= 甲]) = 3 and \"一个比较长的字符串常量\" in (\"一个比较长的字符串常量\")", d.scope);
  ASSERT_TRUE(c);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) wrong += c.expression->evaluate(d.facts).is_true() ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(UnaryTests, CellsOfATable) {
  Scope scope;
  scope.declare("?", Type());
  const auto cell = [&](std::string_view text, Value input) {
    const Compilation c = compile_unary_tests(text, scope, "?", {1, 1}, Reading::standard);
    EXPECT_TRUE(c) << text;
    return c.expression->evaluate(std::array{std::move(input)});
  };
  EXPECT_TRUE(cell("-", Value()).is_true());
  EXPECT_TRUE(cell(">= 10", Value::number(10)).is_true());
  EXPECT_TRUE(cell("< 5, [7..9]", Value::number(8)).is_true());
  EXPECT_TRUE(cell("not(1, 2)", Value::number(1)).is_false());
  EXPECT_TRUE(cell("\"重大\", \"较大\"", Value::string("较大")).is_true());
  EXPECT_TRUE(cell("? * 2 > 10", Value::number(6)).is_true());
  EXPECT_TRUE(cell("[1, 2, 3]", Value::number(3)).is_true());
  EXPECT_TRUE(cell("true", Value::boolean(false)).is_false());
}

}  // namespace
}  // namespace zj::feel
