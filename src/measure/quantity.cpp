#include "measure/quantity.h"

#include <algorithm>

namespace zj::measure {
namespace {

using Integer = feel::Rational::Integer;

// ⌊n / d⌋ and whether something is left, for d > 0; cpp_int rounds towards zero.
std::pair<Integer, bool> floor_of(const Integer& n, const Integer& d) {
  Integer quotient = n / d;
  const bool rest = quotient * d != n;
  if (rest && n < 0) --quotient;
  return {quotient, rest};
}

// The value in units of 10^-decimals, rounded.
Integer scaled(const feel::Rational& value, int decimals, Rounding rounding) {
  Integer n = value.numerator();
  for (int i = 0; i < decimals; ++i) n *= 10;
  const Integer& d = value.denominator();
  if (rounding == Rounding::nearest) return floor_of(2 * n + d, 2 * d).first;  // ties upwards
  auto [down, rest] = floor_of(n, d);
  return rounding == Rounding::up && rest ? Integer(down + 1) : down;
}

// Digits with a point before the last `decimals` of them.
std::string with_point(Integer units, int decimals) {
  const bool negative = units < 0;
  if (negative) units = -units;
  std::string digits = units.str();
  const auto width = static_cast<std::size_t>(decimals);
  if (digits.size() <= width) digits.insert(0, width + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - width, ".");
  return negative ? "-" + digits : digits;
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

std::string percent_text(const feel::Rational& value, Rounding rounding) {
  return without_trailing_zeros(with_point(scaled(value, 4, rounding), 2)) + " %";
}

std::string plain_text(const feel::Rational& value) {
  bool exact = false;
  const Decimal decimal = value.to_decimal(&exact);
  if (exact) return decimal.to_text();
  return without_trailing_zeros(with_point(scaled(value, 6, Rounding::nearest), 6));
}

std::string points_text(const feel::Rational& difference) {
  return with_point(std::max<Integer>(scaled(difference, 4, Rounding::up), 1), 2);
}

std::optional<std::string> whole_units_short(const feel::Rational& top, const feel::Rational& bottom,
                                             const feel::Rational& threshold, bool strictly) {
  if (top.denominator() != 1 || bottom.denominator() != 1) return std::nullopt;
  const feel::Rational needed = threshold * bottom;
  auto [floor, rest] = floor_of(needed.numerator(), needed.denominator());
  const Integer target = rest || strictly ? Integer(floor + 1) : floor;
  const Integer more = target - top.numerator();
  if (more <= 0) return std::nullopt;
  return more.str();
}

}  // namespace zj::measure
