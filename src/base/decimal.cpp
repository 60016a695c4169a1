#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include <bid_conf.h>
#include <bid_functions.h>

namespace zj {

// The one place that sees both the bits of a Decimal and Intel's type.
struct DecimalAccess {
  static Decimal make(std::uint64_t low, std::uint64_t high) { return Decimal(low, high); }
  static std::uint64_t low(Decimal d) { return d.low_; }
  static std::uint64_t high(Decimal d) { return d.high_; }
};

namespace {

__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

constexpr int max_scale = Decimal::max_scale;
constexpr int bias = 6176;
constexpr int max_exponent = 6111;
constexpr std::uint64_t sign_bit = 0x8000'0000'0000'0000;

constexpr auto powers_of_ten = [] {
  std::array<std::int64_t, 19> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

constexpr bool fits(Wide v) {
  return v >= std::numeric_limits<std::int64_t>::min() && v <= std::numeric_limits<std::int64_t>::max();
}

// A decimal128 taken apart. Exact for every canonical finite value.
struct Unpacked {
  bool negative;
  UnsignedWide coefficient;
  int exponent;
};

bool is_special(BID_UINT128 x) {
  return (x.w[1] & 0x7800'0000'0000'0000) == 0x7800'0000'0000'0000;
}

Unpacked unpack(BID_UINT128 x) {
  const bool negative = (x.w[1] & sign_bit) != 0;
  if ((x.w[1] & 0x6000'0000'0000'0000) == 0x6000'0000'0000'0000) return {negative, 0, 0};  // non-canonical: zero
  const int exponent = static_cast<int>((x.w[1] >> 49) & 0x3FFF) - bias;
  const auto high = static_cast<UnsignedWide>(x.w[1] & 0x0001'FFFF'FFFF'FFFF);
  return {negative, (high << 64) | x.w[0], exponent};
}

BID_UINT128 widen(Decimal d) {
  BID_UINT128 x;
  if (!d.is_small()) {
    x.w[0] = DecimalAccess::low(d);
    x.w[1] = DecimalAccess::high(d);
    return x;
  }
  const std::int64_t c = d.coefficient();
  x.w[0] = c < 0 ? 0 - static_cast<std::uint64_t>(c) : static_cast<std::uint64_t>(c);
  x.w[1] = (c < 0 ? sign_bit : 0) | static_cast<std::uint64_t>(bias - d.scale()) << 49;
  return x;
}

// Back to the small form where the value has one, so that the fast path is found again.
Decimal narrow(BID_UINT128 x) {
  if (is_special(x)) return DecimalAccess::make(0, 0x7C00'0000'0000'0000);
  Unpacked u = unpack(x);
  if (u.coefficient == 0) return {};
  while (u.exponent < 0 && u.coefficient % 10 == 0 &&
         (u.exponent < -max_scale || u.coefficient > std::numeric_limits<std::int64_t>::max())) {
    u.coefficient /= 10;
    ++u.exponent;
  }
  while (u.exponent > 0 && u.coefficient <= std::numeric_limits<std::int64_t>::max() / 10) {
    u.coefficient *= 10;
    --u.exponent;
  }
  if (u.exponent <= 0 && u.exponent >= -max_scale && u.coefficient <= std::numeric_limits<std::int64_t>::max()) {
    const auto c = static_cast<std::int64_t>(u.coefficient);
    return Decimal::scaled(u.negative ? -c : c, -u.exponent);
  }
  return DecimalAccess::make(x.w[0], x.w[1]);
}

template <class Operation>
Decimal by_library(Operation operation) {
  _IDEC_flags flags = 0;
  return narrow(operation(flags));
}

// Both numbers as integers over one power of ten, when machine integers can hold that.
bool align(Decimal a, Decimal b, Wide& x, Wide& y, int& scale) {
  if (!a.is_small() || !b.is_small()) return false;
  scale = std::max(a.scale(), b.scale());
  x = static_cast<Wide>(a.coefficient()) * powers_of_ten[scale - a.scale()];
  y = static_cast<Wide>(b.coefficient()) * powers_of_ten[scale - b.scale()];
  return true;
}

// coefficient × 10^-scale as a small form, dropping trailing zeros only as far as needed.
bool shrink(Wide coefficient, int scale, Decimal& out) {
  while ((scale > max_scale || !fits(coefficient)) && scale > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    --scale;
  }
  if (scale > max_scale || !fits(coefficient)) return false;
  out = Decimal::scaled(static_cast<std::int64_t>(coefficient), scale);
  return true;
}

std::string digits_of(UnsignedWide v) {
  std::string out;
  do {
    out += static_cast<char>('0' + static_cast<int>(v % 10));
    v /= 10;
  } while (v != 0);
  std::reverse(out.begin(), out.end());
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Rounds away from zero where `how` says so, given what was cut off: its size against one half, and whether it is zero.
bool away(Decimal::Rounding how, bool negative, bool odd, int against_half, bool rest_is_zero) {
  using enum Decimal::Rounding;
  if (rest_is_zero) return false;
  switch (how) {
    case half_even:
      return against_half > 0 || (against_half == 0 && odd);
    case half_up:
      return against_half >= 0;
    case half_down:
      return against_half > 0;
    case up:
      return true;
    case down:
      return false;
    case floor:
      return negative;
    case ceiling:
      return !negative;
  }
  return false;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text, bool* inexact) {
  if (inexact) *inexact = false;
  std::size_t i = 0;
  const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : '\0'; };
  const bool negative = at(0) == '-';
  if (at(0) == '-' || at(0) == '+') ++i;

  std::string digits;  // without leading zeros
  bool any = false;
  std::int64_t exponent = 0;
  const auto take = [&](bool fraction) {
    for (; is_digit(at(i)); ++i) {
      any = true;
      if (fraction) --exponent;
      if (!digits.empty() || at(i) != '0') digits += at(i);
    }
  };
  take(false);
  if (at(i) == '.') {
    ++i;
    if (!is_digit(at(i))) return std::nullopt;
    take(true);
  }
  if (!any) return std::nullopt;
  if (at(i) == 'e' || at(i) == 'E') {
    ++i;
    const bool minus = at(i) == '-';
    if (at(i) == '-' || at(i) == '+') ++i;
    if (!is_digit(at(i))) return std::nullopt;
    std::int64_t e = 0;
    for (; is_digit(at(i)); ++i) e = std::min<std::int64_t>(e * 10 + (at(i) - '0'), 100'000'000);
    exponent += minus ? -e : e;
  }
  if (i != text.size()) return std::nullopt;
  if (digits.empty()) return Decimal();

  if (digits.size() <= max_scale && exponent <= 0 && exponent >= -max_scale) {
    std::int64_t c = 0;
    for (const char d : digits) c = c * 10 + (d - '0');
    return scaled(negative ? -c : c, static_cast<int>(-exponent));
  }
  while (digits.size() > 1 && digits.back() == '0') {
    digits.pop_back();
    ++exponent;
  }
  if (exponent + static_cast<std::int64_t>(digits.size()) > max_exponent + 34) return std::nullopt;
  std::string canonical = (negative ? "-" : "") + digits + "E" + std::to_string(exponent);
  _IDEC_flags flags = 0;
  const BID_UINT128 x = bid128_from_string(canonical.data(), BID_ROUNDING_TO_NEAREST, &flags);
  if (is_special(x)) return std::nullopt;
  if (inexact) *inexact = (flags & BID_INEXACT_EXCEPTION) != 0;
  return narrow(x);
}

bool Decimal::is_finite_large() const {
  return !is_special(widen(*this));
}

bool Decimal::is_zero() const {
  return is_small() ? low_ == 0 : is_finite() && unpack(widen(*this)).coefficient == 0;
}

bool Decimal::is_negative() const {
  if (is_small()) return coefficient() < 0;
  return is_finite() && (high_ & sign_bit) != 0 && !is_zero();
}

bool Decimal::is_integer() const {
  if (is_small()) return coefficient() % powers_of_ten[scale()] == 0;
  return is_finite() && rounded(0, Rounding::down) == *this;
}

Decimal::Parts Decimal::parts() const {
  const Unpacked u = unpack(widen(*this));
  return {u.negative, digits_of(u.coefficient), u.exponent};
}

std::string Decimal::to_text() const {
  if (!is_finite()) return "not a number";
  if (is_zero()) return "0";
  Parts p = parts();
  while (p.digits.size() > 1 && p.digits.back() == '0') {
    p.digits.pop_back();
    ++p.exponent;
  }
  std::string out = p.negative ? "-" : "";
  const int point = static_cast<int>(p.digits.size()) + p.exponent;  // digits before the decimal point
  if (p.exponent >= 0) return out + p.digits + std::string(static_cast<std::size_t>(p.exponent), '0');
  if (point <= 0) return out + "0." + std::string(static_cast<std::size_t>(-point), '0') + p.digits;
  return out + p.digits.substr(0, static_cast<std::size_t>(point)) + "." +
         p.digits.substr(static_cast<std::size_t>(point));
}

std::optional<std::int64_t> Decimal::to_int64() const {
  if (!is_integer()) return std::nullopt;
  if (is_small()) return coefficient() / powers_of_ten[scale()];
  // A large form that fits would have been narrowed, but for the one value whose magnitude int64 has only below zero.
  _IDEC_flags flags = 0;
  const BID_SINT64 v = bid128_to_int64_xint(widen(*this), &flags);
  if (flags & BID_INVALID_EXCEPTION) return std::nullopt;
  return v;
}

Decimal Decimal::add(Decimal a, Decimal b) {
  Wide x, y;
  int scale;
  Decimal out;
  if (align(a, b, x, y, scale) && shrink(x + y, scale, out)) return out;
  return by_library([&](auto& flags) { return bid128_add(widen(a), widen(b), BID_ROUNDING_TO_NEAREST, &flags); });
}

Decimal Decimal::subtract(Decimal a, Decimal b) {
  Wide x, y;
  int scale;
  Decimal out;
  if (align(a, b, x, y, scale) && shrink(x - y, scale, out)) return out;
  return by_library([&](auto& flags) { return bid128_sub(widen(a), widen(b), BID_ROUNDING_TO_NEAREST, &flags); });
}

Decimal Decimal::multiply(Decimal a, Decimal b) {
  if (a.is_small() && b.is_small()) {
    Decimal out;
    const Wide product = static_cast<Wide>(a.coefficient()) * b.coefficient();
    if (shrink(product, a.scale() + b.scale(), out)) return out;
  }
  return by_library([&](auto& flags) { return bid128_mul(widen(a), widen(b), BID_ROUNDING_TO_NEAREST, &flags); });
}

Decimal Decimal::divide(Decimal a, Decimal b) {
  Wide x, y;
  int scale;
  if (align(a, b, x, y, scale) && y != 0 && x % y == 0) {
    Decimal out;
    if (shrink(x / y, 0, out)) return out;
  }
  return by_library([&](auto& flags) { return bid128_div(widen(a), widen(b), BID_ROUNDING_TO_NEAREST, &flags); });
}

std::partial_ordering Decimal::compare(Decimal a, Decimal b) {
  Wide x, y;
  int scale;
  if (align(a, b, x, y, scale))
    return x < y   ? std::partial_ordering::less
           : y < x ? std::partial_ordering::greater
                   : std::partial_ordering::equivalent;
  _IDEC_flags flags = 0;
  const BID_UINT128 p = widen(a), q = widen(b);
  if (bid128_quiet_less(p, q, &flags)) return std::partial_ordering::less;
  if (bid128_quiet_greater(p, q, &flags)) return std::partial_ordering::greater;
  if (bid128_quiet_equal(p, q, &flags)) return std::partial_ordering::equivalent;
  return std::partial_ordering::unordered;
}

Decimal Decimal::rounded(int digits, Rounding how) const {
  if (!is_finite()) return *this;
  const Unpacked u = unpack(widen(*this));
  const int cut = -digits - u.exponent;
  if (cut <= 0) return *this;
  UnsignedWide kept = 0;
  int against_half = -1;  // beyond 35 digits the whole number is cut off, and less than half a unit
  bool rest_is_zero = u.coefficient == 0;
  if (cut <= 35) {
    UnsignedWide unit = 1;
    for (int i = 0; i < cut; ++i) unit *= 10;
    kept = u.coefficient / unit;
    const UnsignedWide rest = u.coefficient % unit;
    rest_is_zero = rest == 0;
    against_half = (rest > unit - rest) - (rest < unit - rest);
  }
  if (away(how, u.negative, kept % 2 != 0, against_half, rest_is_zero)) ++kept;
  if (digits >= 0 && digits <= max_scale && kept <= std::numeric_limits<std::int64_t>::max()) {
    const auto c = static_cast<std::int64_t>(kept);
    return scaled(u.negative ? -c : c, digits);
  }
  const auto result = parse((u.negative ? "-" : "") + digits_of(kept) + "E" + std::to_string(-digits));
  return result ? *result : *this / Decimal();
}

Decimal Decimal::sqrt() const {
  return by_library([&](auto& flags) { return bid128_sqrt(widen(*this), BID_ROUNDING_TO_NEAREST, &flags); });
}

Decimal Decimal::exp() const {
  return by_library([&](auto& flags) { return bid128_exp(widen(*this), BID_ROUNDING_TO_NEAREST, &flags); });
}

Decimal Decimal::log() const {
  return by_library([&](auto& flags) { return bid128_log(widen(*this), BID_ROUNDING_TO_NEAREST, &flags); });
}

Decimal Decimal::power(Decimal exponent) const {
  // Whole exponents by squaring while every product is exact; the library rounds once for all others.
  if (const auto n = exponent.to_int64(); n && std::llabs(*n) <= 4096 && !(is_zero() && *n < 0)) {
    BID_UINT128 result = widen(Decimal(1)), base = widen(*this);
    _IDEC_flags flags = 0;
    for (auto k = static_cast<std::uint64_t>(std::llabs(*n)); k != 0; k >>= 1) {
      if (k & 1) result = bid128_mul(result, base, BID_ROUNDING_TO_NEAREST, &flags);
      if (k > 1) base = bid128_mul(base, base, BID_ROUNDING_TO_NEAREST, &flags);
    }
    if ((flags & BID_INEXACT_EXCEPTION) == 0) return *n < 0 ? Decimal(1) / narrow(result) : narrow(result);
  }
  return by_library(
      [&](auto& flags) { return bid128_pow(widen(*this), widen(exponent), BID_ROUNDING_TO_NEAREST, &flags); });
}

Decimal Decimal::modulo(Decimal b) const {
  if (!is_finite() || !b.is_finite() || b.is_zero()) return Decimal(1) / Decimal();
  // fmod is exact and has the sign of a; floor division wants the sign of b.
  const Decimal rest = by_library([&](auto& flags) { return bid128_fmod(widen(*this), widen(b), &flags); });
  if (rest.is_zero() || rest.is_negative() == b.is_negative()) return rest;
  return rest + b;
}

}  // namespace zj
