#include "feel/rational.h"

#include <string>

namespace zj::feel {
namespace {

__extension__ using Wide = __int128;

Rational::Integer power_of_ten(unsigned n) {
  return boost::multiprecision::pow(Rational::Integer(10), n);
}

constexpr int max_text_exponent = 6200;

}  // namespace

Rational::Rational(Decimal d) {
  if (d.is_small()) {
    numerator_ = d.coefficient();
    denominator_ = power_of_ten(static_cast<unsigned>(d.scale()));
    return;
  }
  const Decimal::Parts p = d.parts();
  numerator_ = Integer(p.digits);
  if (p.negative) numerator_ = -numerator_;
  if (p.exponent >= 0) {
    numerator_ *= power_of_ten(static_cast<unsigned>(p.exponent));
  } else {
    denominator_ = power_of_ten(static_cast<unsigned>(-p.exponent));
  }
}

Rational::Rational(Integer numerator, Integer denominator)
    : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
  if (denominator_ < 0) {
    numerator_ = -numerator_;
    denominator_ = -denominator_;
  }
}

std::optional<Rational> Rational::parse(std::string_view text) {
  std::size_t i = 0;
  const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : '\0'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool negative = at(0) == '-';
  if (at(0) == '-' || at(0) == '+') ++i;
  std::string digits;
  std::int64_t exponent = 0;
  for (; is_digit(at(i)); ++i) digits += at(i);
  if (at(i) == '.') {
    if (!is_digit(at(++i))) return std::nullopt;
    for (; is_digit(at(i)); ++i, --exponent) digits += at(i);
  }
  if (digits.empty()) return std::nullopt;
  if (at(i) == 'e' || at(i) == 'E') {
    ++i;
    const bool minus = at(i) == '-';
    if (at(i) == '-' || at(i) == '+') ++i;
    if (!is_digit(at(i))) return std::nullopt;
    std::int64_t e = 0;
    for (; is_digit(at(i)); ++i) e = std::min<std::int64_t>(e * 10 + (at(i) - '0'), 1'000'000);
    exponent += minus ? -e : e;
  }
  if (i != text.size() || exponent > max_text_exponent || exponent < -max_text_exponent) return std::nullopt;
  digits.erase(0, digits.find_first_not_of('0'));  // a leading zero would be read as octal
  Integer numerator = digits.empty() ? Integer(0) : Integer(digits);
  if (negative) numerator = -numerator;
  if (exponent >= 0) return Rational(numerator * power_of_ten(static_cast<unsigned>(exponent)), 1);
  return Rational(std::move(numerator), power_of_ten(static_cast<unsigned>(-exponent)));
}

Rational operator+(const Rational& a, const Rational& b) {
  return {a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_, a.denominator_ * b.denominator_};
}
Rational operator-(const Rational& a, const Rational& b) {
  return {a.numerator_ * b.denominator_ - b.numerator_ * a.denominator_, a.denominator_ * b.denominator_};
}
Rational operator*(const Rational& a, const Rational& b) {
  return {a.numerator_ * b.numerator_, a.denominator_ * b.denominator_};
}
Rational operator/(const Rational& a, const Rational& b) {
  return {a.numerator_ * b.denominator_, a.denominator_ * b.numerator_};
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  const int order = Rational::Integer(a.numerator_ * b.denominator_).compare(b.numerator_ * a.denominator_);
  return order < 0   ? std::strong_ordering::less
         : order > 0 ? std::strong_ordering::greater
                     : std::strong_ordering::equal;
}

Decimal Rational::to_decimal(bool* exact) const {
  if (exact) *exact = true;
  if (numerator_.is_zero()) return {};
  const bool negative = numerator_ < 0;
  const Integer n = negative ? Integer(-numerator_) : numerator_;
  // Shift so that the whole part of the division has 34 or 35 digits, then round once.
  const auto digits = [](const Integer& v) { return static_cast<int>(v.str().size()); };
  int exponent = digits(n) - digits(denominator_) - 34;
  Integer whole, rest;
  const Integer divisor =
      exponent > 0 ? Integer(denominator_ * power_of_ten(static_cast<unsigned>(exponent))) : denominator_;
  const Integer dividend = exponent < 0 ? Integer(n * power_of_ten(static_cast<unsigned>(-exponent))) : n;
  boost::multiprecision::divide_qr(dividend, divisor, whole, rest);
  Integer unit = 1;
  if (digits(whole) == 35) {
    unit = 10;
    ++exponent;
  }
  const auto last = static_cast<int>(Integer(whole % unit));
  whole /= unit;
  // What was cut off is last/unit + rest/(divisor·unit); compare twice that with one.
  const Integer cut = 2 * (last * divisor + rest);
  const int against_half = cut.compare(divisor * unit);
  if (exact) *exact = cut.is_zero();
  if (against_half > 0 || (against_half == 0 && bit_test(whole, 0))) ++whole;
  const auto value = Decimal::parse((negative ? "-" : "") + whole.str() + "E" + std::to_string(exponent));
  return value ? *value : Decimal(1) / Decimal(0);
}

std::strong_ordering compare(std::int64_t numerator, std::int64_t denominator, Decimal d) {
  if (d.is_small()) {
    // numerator/denominator against c·10^-s: numerator·10^s against c·denominator. Each factor is below 2^63.
    static constexpr std::int64_t powers[] = {1,
                                              10,
                                              100,
                                              1'000,
                                              10'000,
                                              100'000,
                                              1'000'000,
                                              10'000'000,
                                              100'000'000,
                                              1'000'000'000,
                                              10'000'000'000,
                                              100'000'000'000,
                                              1'000'000'000'000,
                                              10'000'000'000'000,
                                              100'000'000'000'000,
                                              1'000'000'000'000'000,
                                              10'000'000'000'000'000,
                                              100'000'000'000'000'000,
                                              1'000'000'000'000'000'000};
    const Wide left = static_cast<Wide>(numerator) * powers[d.scale()];
    const Wide right = static_cast<Wide>(d.coefficient()) * denominator;
    return left < right   ? std::strong_ordering::less
           : left > right ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
  }
  return Rational(numerator, denominator) <=> Rational(d);
}

}  // namespace zj::feel
