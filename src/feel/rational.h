#pragma once
// Exact fractions of decimals of any length: what a threshold on a quotient is decided with.

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include <boost/multiprecision/cpp_int.hpp>

#include "base/decimal.h"

namespace zj::feel {

class Rational {
 public:
  using Integer = boost::multiprecision::cpp_int;

  Rational() = default;
  Rational(std::int64_t integer) : numerator_(integer) {}
  explicit Rational(Decimal d);  // precondition: finite
  // numerator / denominator. Precondition: the denominator is not zero.
  Rational(Integer numerator, Integer denominator);
  // A decimal of any length, exactly; nothing for other texts and for exponents beyond ±6,200.
  static std::optional<Rational> parse(std::string_view text);

  const Integer& numerator() const { return numerator_; }
  const Integer& denominator() const { return denominator_; }  // above zero
  bool is_zero() const { return numerator_.is_zero(); }

  friend Rational operator+(const Rational& a, const Rational& b);
  friend Rational operator-(const Rational& a, const Rational& b);
  friend Rational operator*(const Rational& a, const Rational& b);
  friend Rational operator/(const Rational& a, const Rational& b);  // precondition: b is not zero
  friend bool operator==(const Rational& a, const Rational& b) { return a <=> b == 0; }
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

  // The nearest decimal128, ties to even; `exact` says whether it is the same number. Not finite beyond its range.
  Decimal to_decimal(bool* exact = nullptr) const;

 private:
  Integer numerator_ = 0;
  Integer denominator_ = 1;
};

// numerator / denominator against a decimal, on machine integers where they fit. Precondition: denominator > 0.
std::strong_ordering compare(std::int64_t numerator, std::int64_t denominator, Decimal d);

}  // namespace zj::feel
