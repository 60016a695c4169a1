#include "feel/value.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "feel/feel.h"

namespace zj::feel {
namespace {

Rational rational(std::string_view text) {
  const auto r = Rational::parse(text);
  EXPECT_TRUE(r) << text;
  return r.value_or(Rational());
}

TEST(Value, StringsOfAnyLengthAreTheSameInside) {
  for (const char* text : {"", "重大", "0123456789abcdef", "0123456789abcdefg", "一个比十六字节长得多的字符串"}) {
    const Value v = Value::string(text);
    const Value copy = v;
    EXPECT_EQ(copy.as_string(), text);
    EXPECT_EQ(copy, Value::string(text));
  }
  EXPECT_NE(Value::string("a"), Value::string(std::string_view("a\0", 2)));
}

TEST(Value, CopiesAndMovesKeepWhatIsShared) {
  Value list = Value::list({Value::string("一个比十六字节长得多的字符串"), Value::context({{"甲", Value::number(1)}})});
  Value copy = list;
  Value moved = std::move(list);
  EXPECT_EQ(copy, moved);
  copy = moved.items()[1];
  EXPECT_EQ(*copy.find("甲"), Value::number(1));
  moved = moved.items()[0];
  EXPECT_EQ(moved.as_string(), "一个比十六字节长得多的字符串");
  moved = static_cast<const Value&>(moved);
  EXPECT_EQ(moved.as_string(), "一个比十六字节长得多的字符串");
}

TEST(Value, OfEqualNamesTheLastWinsAtThePlaceOfTheFirst) {
  for (const int extra : {0, 40}) {
    std::vector<Entry> entries{{"甲", Value::number(1)}, {"乙", Value::number(2)}, {"甲", Value::number(3)}};
    for (int i = 0; i < extra; ++i) entries.push_back({Name("名" + std::to_string(i)), Value::number(i)});
    const Value v = Value::context(std::move(entries));
    ASSERT_EQ(v.entries().size(), 2u + static_cast<std::size_t>(extra));
    EXPECT_EQ(v.entries()[0].name.text(), "甲");
    EXPECT_EQ(v.entries()[0].value, Value::number(3));
    EXPECT_EQ(v.find("丙"), nullptr);
    EXPECT_EQ(*v.find("乙", 7), Value::number(2));
  }
}

TEST(Value, NullsSayWhereTheyComeFrom) {
  const Value missing = Value::missing("企业.名称", {3, 7});
  EXPECT_TRUE(missing.is_unknown());
  EXPECT_EQ(missing.origin().what, "企业.名称");
  EXPECT_EQ(missing.origin().at, (Place{3, 7}));
  EXPECT_EQ(missing.origin().said().in(Lang::zh), "缺少“企业.名称”");
  EXPECT_FALSE(Value().is_unknown());
  EXPECT_TRUE(Value::missing().is_blank());
  EXPECT_FALSE(missing.is_blank());
  EXPECT_EQ(missing, Value()) << "for hosts, null is null";
}

TEST(Value, PrintsAsLiteralsThatReadBack) {
  const Scope scope;
  for (const Value& v : {Value::number(*Decimal::parse("-12.50")), Value::string("甲\"\\\n乙"), Value::boolean(true),
                         Value(), Value::day(20'000), Value::date_and_time({1'000'000'000, 500'000'000, 28'800}),
                         Value::time({3600, 0, no_offset}), Value::days_duration({-90'061, 0}),
                         Value::months_duration(-14), Value::list({Value::number(1), Value::list({})}),
                         Value::context({{"甲", Value::number(1)}, {"b c", Value::string("x")}}),
                         Value::range(RangeForm::interval, Value::number(1), true, Value::number(2), false),
                         Value::range(RangeForm::less, Value(), false, Value::number(2), false)}) {
    const Compilation c = compile(to_literal(v), scope);
    ASSERT_TRUE(c) << to_literal(v) << " " << c.diagnostics.front().said.in(Lang::en);
    EXPECT_EQ(c.expression->evaluate({}), v) << to_literal(v);
  }
}

TEST(Rational, ReadsDecimalsOfAnyLength) {
  EXPECT_EQ(rational("0.70"), rational("7e-1"));
  EXPECT_EQ(rational("-0"), Rational(0));
  EXPECT_EQ(rational("007"), Rational(7));
  const std::string nines(60, '9');
  EXPECT_LT(rational("0." + nines), Rational(1));
  for (const char* text : {"", ".", "1.", "-", "e1", "1e", "1e7000", " 1", "1/3"})
    EXPECT_FALSE(Rational::parse(text)) << text;
}

TEST(Rational, RoundsToDecimalOnce) {
  bool exact = true;
  EXPECT_EQ((Rational(1) / Rational(3)).to_decimal(&exact).to_text(), "0." + std::string(34, '3'));
  EXPECT_FALSE(exact);
  EXPECT_EQ((Rational(1) / Rational(8)).to_decimal(&exact).to_text(), "0.125");
  EXPECT_TRUE(exact);
  // 34 digits and then exactly one half: to even, either way.
  EXPECT_EQ(rational("1.0000000000000000000000000000000005").to_decimal().to_text(), "1");
  EXPECT_EQ(rational("1.0000000000000000000000000000000015").to_decimal().to_text(),
            "1.000000000000000000000000000000002");
  EXPECT_EQ(rational("-1.00000000000000000000000000000000051").to_decimal().to_text(),
            "-1.000000000000000000000000000000001");
  EXPECT_EQ((Rational(2) / Rational(3) * Rational(3)).to_decimal(&exact), Decimal(2));
  EXPECT_TRUE(exact);
}

TEST(Rational, AgreesWithDecimalDivisionAtRandom) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 3000; ++i) {
    const auto a = static_cast<std::int64_t>(random() >> (random() % 60)),
               b = static_cast<std::int64_t>(random() >> (1 + random() % 60));
    if (b <= 0) continue;
    const Decimal quotient = Decimal(a) / Decimal(b);
    ASSERT_EQ((Rational(a) / Rational(b)).to_decimal(), quotient) << a << " / " << b;
    ASSERT_EQ(Value::quotient(Decimal(a), Decimal(b)).as_decimal(), quotient);
    // Against a threshold with a scale: the fast path and the exact one agree.
    const Decimal threshold =
        Decimal::scaled(static_cast<std::int64_t>(random() % 100'000), static_cast<int>(random() % 6));
    ASSERT_EQ(compare(a, b, threshold), Rational(a) / Rational(b) <=> Rational(threshold))
        << a << " / " << b << " " << threshold.to_text();
  }
}

// The boundary itself: (a - b) / b is exactly r, however many decimals a and b have.
TEST(Value, QuotientsHoldAtTheirBoundary) {
  std::mt19937_64 random(11);
  for (const int percent : {10, 15, 20, 30}) {
    const Decimal r = Decimal::scaled(percent, 2);
    for (int i = 0; i < 500; ++i) {
      const Decimal b = Decimal::scaled(static_cast<std::int64_t>(random() % 1'000'000 + 1), 2);
      const Decimal a = b * (Decimal(1) + r);
      const Value rate = Value::quotient(Rational(a - b) / Rational(b));
      ASSERT_EQ(Value::compare_numbers(rate, Value::number(r)), std::strong_ordering::equal)
          << a.to_text() << " " << b.to_text();
      const Value below = Value::quotient(Rational(a - b - Decimal::scaled(1, 18)) / Rational(b));
      ASSERT_EQ(Value::compare_numbers(below, Value::number(r)), std::strong_ordering::less);
    }
  }
}

TEST(Types, CoerceAtTheBordersOnly) {
  const Type numbers = Type::list(Type(Type::Kind::number));
  EXPECT_EQ(coerce(Value::number(1), numbers), Value::list({Value::number(1)}));
  EXPECT_EQ(coerce(Value::list({Value::number(1)}), Type(Type::Kind::number)), Value::number(1));
  EXPECT_EQ(coerce(Value::string("a"), numbers).origin().fault, Fault::wrong_type);
  EXPECT_EQ(coerce(Value::day(1), Type(Type::Kind::date_and_time)), Value::date_and_time({86'400, 0, 0}));
  const Type facts = Type::context({{"甲", Type(Type::Kind::number)}});
  const Type built = Type::built_context({{"甲", Type(Type::Kind::number)}});
  EXPECT_TRUE(conforms(Value::context({}), facts)) << "a missing fact is no wrong type";
  EXPECT_FALSE(conforms(Value::context({}), built));
  EXPECT_FALSE(conforms(Value::context({{"甲", Value::string("x")}}), facts));
}

TEST(Scope, FindsTheLongestNameThatEndsWhereAWordEnds) {
  Scope scope;
  scope.declare("设备", Type());
  scope.declare("设备联网率", Type());
  scope.declare("设备 联网", Type());
  scope.alias("联网率", "设备联网率");
  std::size_t length = 0;
  const auto match = [&](std::string_view text) {
    const Scope::Symbol* symbol = scope.match(text, length);
    return symbol ? symbol->name : "";
  };
  EXPECT_EQ(match("设备联网率>0"), "设备联网率");
  EXPECT_EQ(match("设备 > 0"), "设备");
  EXPECT_EQ(match("设备   联网 > 0"), "设备 联网");
  EXPECT_EQ(match("设备联网 > 0"), "") << "设备 does not end there";
  EXPECT_EQ(match("联网率"), "设备联网率");
  EXPECT_EQ(scope.slots(), 3u);
}

}  // namespace
}  // namespace zj::feel
