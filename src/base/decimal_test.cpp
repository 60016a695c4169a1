#include "base/decimal.h"

#include <random>
#include <string>

#include <bid_conf.h>
#include <bid_functions.h>
#include <gtest/gtest.h>

namespace zj {
namespace {

Decimal d(std::string_view text) {
  const auto value = Decimal::parse(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Decimal());
}

TEST(Decimal, ReadsSignPointAndExponent) {
  EXPECT_EQ(d("-0.70").to_text(), "-0.7");
  EXPECT_EQ(d(".5").to_text(), "0.5");
  EXPECT_EQ(d("+12e3").to_text(), "12000");
  EXPECT_EQ(d("1.25E-3").to_text(), "0.00125");
  EXPECT_EQ(d("000").to_text(), "0");
  EXPECT_EQ(d("-0").to_text(), "0");
  EXPECT_EQ(d("9223372036854775808").to_text(), "9223372036854775808");
  EXPECT_EQ(d("1e30").to_text(), "1" + std::string(30, '0'));
  EXPECT_EQ(d("0.0000000000000000000000000000000001").to_text(), "0." + std::string(33, '0') + "1");
}

TEST(Decimal, RefusesWhatIsNotANumber) {
  for (const char* text : {"", "-", ".", "1.", "e3", "1e", "1e+", " 1", "1 ", "1,000", "0x1", "NaN", "Infinity", "１",
                           "1.2.3", "--1", "1e99999", "1e6145"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, SaysWhenDigitsWereLost) {
  bool inexact = true;
  EXPECT_TRUE(Decimal::parse("0.1", &inexact));
  EXPECT_FALSE(inexact);
  EXPECT_TRUE(Decimal::parse("1234567890123456789012345678901234", &inexact));
  EXPECT_FALSE(inexact);
  EXPECT_TRUE(Decimal::parse("1234567890123456789012345678901234000", &inexact));
  EXPECT_FALSE(inexact);
  EXPECT_TRUE(Decimal::parse("12345678901234567890123456789012345", &inexact));
  EXPECT_TRUE(inexact);
}

TEST(Decimal, DecidesThresholdsExactly) {
  EXPECT_EQ(d("0.1") + d("0.2"), d("0.3"));
  EXPECT_EQ(d("100") * d("1.1"), d("110"));
  EXPECT_EQ(d("4.35") * d("100"), d("435"));
  EXPECT_EQ((d("0.011") - d("0.01")) / d("0.01"), d("0.1"));
  EXPECT_NE(d("9007199254740993"), d("9007199254740992"));
  EXPECT_EQ(d("1.0"), d("1.00"));
  EXPECT_LT(d("0.699999999999999999999999999999"), d("0.7"));
}

TEST(Decimal, DividesTo34DigitsTiesToEven) {
  EXPECT_EQ((Decimal(1) / Decimal(3)).to_text(), "0." + std::string(34, '3'));
  EXPECT_EQ((Decimal(2) / Decimal(3)).to_text(), "0." + std::string(33, '6') + "7");
  EXPECT_EQ((d("320.5") / Decimal(100)).to_text(), "3.205");
}

TEST(Decimal, HasNoInfinityThatCompares) {
  const Decimal broken = Decimal(1) / Decimal(0);
  EXPECT_FALSE(broken.is_finite());
  EXPECT_FALSE(broken == broken);
  EXPECT_FALSE(broken < Decimal(1));
  EXPECT_FALSE(Decimal(1) < broken);
  EXPECT_FALSE((broken + Decimal(1)).is_finite());
  EXPECT_FALSE((broken * Decimal(0)).is_finite());
  EXPECT_FALSE(Decimal(-4).sqrt().is_finite());
  EXPECT_FALSE(Decimal(0).log().is_finite());
  EXPECT_FALSE((d("1e6144") * Decimal(10)).is_finite());
}

TEST(Decimal, RoundsEachWay) {
  using enum Decimal::Rounding;
  struct Row {
    const char* value;
    int digits;
    Decimal::Rounding how;
    const char* expected;
  };
  for (const Row& row : {Row{"2.5", 0, half_even, "2"},
                         {"3.5", 0, half_even, "4"},
                         {"-2.5", 0, half_even, "-2"},
                         {"2.5", 0, half_up, "3"},
                         {"-2.5", 0, half_up, "-3"},
                         {"2.5", 0, half_down, "2"},
                         {"2.51", 0, half_down, "3"},
                         {"1.005", 2, half_up, "1.01"},
                         {"1.121", 2, up, "1.13"},
                         {"-1.126", 2, up, "-1.13"},
                         {"1.129", 2, down, "1.12"},
                         {"-1.5", 0, floor, "-2"},
                         {"1.5", 0, floor, "1"},
                         {"-1.5", 0, ceiling, "-1"},
                         {"1.2", 0, ceiling, "2"},
                         {"1234", -2, half_up, "1200"},
                         {"1250", -2, half_even, "1200"},
                         {"51", -2, half_up, "100"},
                         {"9223372036854775807", -19, half_up, "10000000000000000000"},
                         {"1", -100, half_up, "0"},
                         {"1", -30, up, "1000000000000000000000000000000"},
                         {"12345678901234567890.12345678905", 10, half_up, "12345678901234567890.1234567891"},
                         {"99999999999999999999999999999999.99", 1, half_even, "100000000000000000000000000000000"},
                         {"5.5", 6176, half_up, "5.5"},
                         {"0", 2, up, "0"}}) {
    EXPECT_EQ(d(row.value).rounded(row.digits, row.how).to_text(), row.expected) << row.value << " to " << row.digits;
  }
}

TEST(Decimal, KnowsWhichNumbersAreIntegers) {
  EXPECT_EQ(d("12.00").to_int64(), 12);
  EXPECT_EQ(d("1e3").to_int64(), 1000);
  EXPECT_EQ(d("-9223372036854775808").to_int64(), std::numeric_limits<std::int64_t>::min());
  EXPECT_FALSE(d("12.5").to_int64());
  EXPECT_FALSE(d("1e19").to_int64());
  EXPECT_TRUE(d("1e30").is_integer());
}

TEST(Decimal, ModuloHasTheSignOfTheDivisor) {
  EXPECT_EQ(Decimal(12).modulo(Decimal(5)), Decimal(2));
  EXPECT_EQ(Decimal(-12).modulo(Decimal(5)), Decimal(3));
  EXPECT_EQ(Decimal(12).modulo(Decimal(-5)), Decimal(-3));
  EXPECT_EQ(Decimal(-12).modulo(Decimal(-5)), Decimal(-2));
  EXPECT_EQ(d("10.1").modulo(d("4.5")), d("1.1"));
  EXPECT_FALSE(Decimal(1).modulo(Decimal(0)).is_finite());
}

TEST(Decimal, Powers) {
  EXPECT_EQ(Decimal(2).power(Decimal(100)).to_text(), "1267650600228229401496703205376");
  EXPECT_EQ(d("1.1").power(Decimal(2)), d("1.21"));
  EXPECT_EQ(Decimal(10).power(Decimal(-5)), d("0.00001"));
  EXPECT_EQ(Decimal(16).sqrt(), Decimal(4));
  EXPECT_EQ(Decimal(2).power(d("0.5")), Decimal(2).sqrt());
  EXPECT_FALSE(Decimal(0).power(Decimal(-1)).is_finite());
}

// The library alone, fed with text, as the judge of both forms.
struct Judge {
  static BID_UINT128 wide(const std::string& text) {
    _IDEC_flags flags = 0;
    std::string copy = text;
    return bid128_from_string(copy.data(), BID_ROUNDING_TO_NEAREST, &flags);
  }
  static std::string text(BID_UINT128 x) {
    char buffer[64];
    _IDEC_flags flags = 0;
    bid128_to_string(buffer, x, &flags);
    const auto value = Decimal::parse(buffer);
    return value ? value->to_text() : "not a number";
  }
};

TEST(Decimal, BothFormsAgreeWithTheLibraryAtRandom) {
  std::mt19937_64 random(20260901);
  const auto number = [&] {
    const int digits = 1 + static_cast<int>(random() % (random() % 8 == 0 ? 34 : 19));
    std::string text = random() % 2 ? "-" : "";
    for (int i = 0; i < digits; ++i) text += static_cast<char>('0' + (random() % 4 == 0 ? 9 : random() % 10));
    const int point = static_cast<int>(random() % 22);
    return text + "E-" + std::to_string(random() % 3 == 0 ? 0 : point);
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = number(), b = random() % 50 == 0 ? a : number();
    const Decimal x = d(a), y = d(b);
    const BID_UINT128 p = Judge::wide(a), q = Judge::wide(b);
    _IDEC_flags f = 0;
    ASSERT_EQ((x + y).to_text(), Judge::text(bid128_add(p, q, BID_ROUNDING_TO_NEAREST, &f))) << a << " + " << b;
    ASSERT_EQ((x - y).to_text(), Judge::text(bid128_sub(p, q, BID_ROUNDING_TO_NEAREST, &f))) << a << " - " << b;
    ASSERT_EQ((x * y).to_text(), Judge::text(bid128_mul(p, q, BID_ROUNDING_TO_NEAREST, &f))) << a << " * " << b;
    ASSERT_EQ((x / y).to_text(), Judge::text(bid128_div(p, q, BID_ROUNDING_TO_NEAREST, &f))) << a << " / " << b;
    ASSERT_EQ(x < y, bid128_quiet_less(p, q, &f) != 0) << a << " < " << b;
    ASSERT_EQ(x == y, bid128_quiet_equal(p, q, &f) != 0) << a << " = " << b;
    const int digits = static_cast<int>(random() % 20) - 2;
    const BID_UINT128 unit = Judge::wide("1E" + std::to_string(-digits));
    const BID_UINT128 rounded = bid128_quantize(p, unit, BID_ROUNDING_TIES_AWAY, &f);
    const Decimal ours = x.rounded(digits, Decimal::Rounding::half_up);
    if (ours != x) {
      ASSERT_EQ(ours.to_text(), Judge::text(rounded)) << a << " to " << digits;
    }
    ASSERT_EQ(d(x.to_text()), x) << a;
  }
}

}  // namespace
}  // namespace zj
