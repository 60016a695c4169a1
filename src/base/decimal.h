#pragma once
// Exact decimal numbers: IEEE 754-2008 decimal128 (34 digits, ties to even), as FEEL (OMG DMN 1.5, 10.3.2.3.1) asks.
//
// Sixteen bytes. Nearly every number of a dossier fits an int64 coefficient with up to 18 decimals and is handled
// inline; whatever does not fit is a decimal128 of Intel's library. Both forms give the same results: 1.0 and 1.00 are
// equal.

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zj {

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t integer) : low_(static_cast<std::uint64_t>(integer)) {}
  constexpr Decimal(int integer) : Decimal(std::int64_t{integer}) {}
  static constexpr int max_scale = 18;  // of the small form
  // coefficient × 10^-scale; 0 <= scale <= max_scale.
  static constexpr Decimal scaled(std::int64_t coefficient, int scale) {
    return Decimal(static_cast<std::uint64_t>(coefficient), small_tag | static_cast<std::uint64_t>(scale));
  }
  // Sign, digits, point, exponent: "-0.70", ".5", "1e3"; nothing when the text is anything else or leaves the range of
  // decimal128. More than 34 significant digits are rounded to even; `inexact`, when given, says whether that happened.
  static std::optional<Decimal> parse(std::string_view text, bool* inexact = nullptr);

  // Results that decimal128 cannot hold (division by zero, overflow, the root of a negative) are not finite; every
  // operation on such a value is again not finite, and it is neither equal to nor ordered against anything.
  bool is_finite() const { return is_small() || is_finite_large(); }
  bool is_zero() const;
  bool is_negative() const;  // below zero: -0 is not
  bool is_integer() const;

  // Plain digits without exponent and without trailing zeros: "0.7", "1000". "not a number" when not finite.
  std::string to_text() const;
  // The value when it is an integer that fits; fractions are refused, not cut.
  std::optional<std::int64_t> to_int64() const;

  // value = coefficient × 10^exponent, exactly; digits are decimal digits without sign. Precondition: finite.
  struct Parts {
    bool negative = false;
    std::string digits;
    int exponent = 0;
  };
  Parts parts() const;
  // The small form, when the value has it: for arithmetic on machine integers.
  constexpr bool is_small() const { return (high_ & tag_mask) == small_tag; }
  constexpr std::int64_t coefficient() const { return static_cast<std::int64_t>(low_); }  // of the small form
  constexpr int scale() const { return static_cast<int>(high_ & 0xFF); }                  // of the small form

  friend Decimal operator+(Decimal a, Decimal b) {
    std::int64_t sum;
    if (a.same_small_scale(b) && !__builtin_add_overflow(a.coefficient(), b.coefficient(), &sum)) {
      return scaled(sum, a.scale());
    }
    std::int64_t x, y;
    if (aligned(a, b, x, y) && !__builtin_add_overflow(x, y, &sum)) return scaled(sum, std::max(a.scale(), b.scale()));
    return add(a, b);
  }
  friend Decimal operator-(Decimal a, Decimal b) {
    std::int64_t difference;
    if (a.same_small_scale(b) && !__builtin_sub_overflow(a.coefficient(), b.coefficient(), &difference)) {
      return scaled(difference, a.scale());
    }
    std::int64_t x, y;
    if (aligned(a, b, x, y) && !__builtin_sub_overflow(x, y, &difference))
      return scaled(difference, std::max(a.scale(), b.scale()));
    return subtract(a, b);
  }
  friend Decimal operator*(Decimal a, Decimal b) {
    std::int64_t product;
    if (a.is_small() && b.is_small() && a.scale() + b.scale() <= max_scale &&
        !__builtin_mul_overflow(a.coefficient(), b.coefficient(), &product)) {
      return scaled(product, a.scale() + b.scale());
    }
    return multiply(a, b);
  }
  friend Decimal operator/(Decimal a, Decimal b) { return divide(a, b); }
  Decimal operator-() const { return subtract(Decimal(), *this); }

  friend bool operator==(Decimal a, Decimal b) {
    return a.same_small_scale(b) ? a.low_ == b.low_ : (a <=> b) == std::partial_ordering::equivalent;
  }
  friend std::partial_ordering operator<=>(Decimal a, Decimal b) {
    if (a.same_small_scale(b)) return a.coefficient() <=> b.coefficient();
    std::int64_t x, y;
    if (aligned(a, b, x, y)) return x <=> y;
    return compare(a, b);
  }

  enum class Rounding {
    half_even,  // FEEL decimal()
    half_up,    // ties away from zero
    half_down,  // ties towards zero
    up,         // away from zero
    down,       // towards zero
    floor,      // towards minus infinity
    ceiling     // towards plus infinity
  };
  // To `digits` decimals; negative digits round tens, hundreds … A number with no more decimals than that is unchanged.
  Decimal rounded(int digits, Rounding how) const;

  Decimal abs() const { return is_negative() ? -*this : *this; }
  Decimal sqrt() const;
  Decimal exp() const;
  Decimal log() const;  // natural
  Decimal power(Decimal exponent) const;
  // What is left of a - b·floor(a/b): the sign of b, as FEEL modulo() has it.
  Decimal modulo(Decimal b) const;

 private:
  // The small form lives where decimal128 keeps its signalling NaNs, which no operation ever returns.
  static constexpr std::uint64_t tag_mask = 0xFF00'0000'0000'0000;
  static constexpr std::uint64_t small_tag = 0x7E00'0000'0000'0000;

  constexpr Decimal(std::uint64_t low, std::uint64_t high) : low_(low), high_(high) {}
  constexpr bool same_small_scale(Decimal b) const { return is_small() && high_ == b.high_; }
  // Both small forms over the larger of their scales; false when that overflows.
  static bool aligned(Decimal a, Decimal b, std::int64_t& x, std::int64_t& y) {
    if (!a.is_small() || !b.is_small()) return false;
    const int by = a.scale() - b.scale();
    x = a.coefficient();
    y = b.coefficient();
    return by >= 0 ? !__builtin_mul_overflow(y, powers_of_ten[by], &y)
                   : !__builtin_mul_overflow(x, powers_of_ten[-by], &x);
  }

  static constexpr std::int64_t powers_of_ten[] = {1,
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

  bool is_finite_large() const;
  static Decimal add(Decimal a, Decimal b);
  static Decimal subtract(Decimal a, Decimal b);
  static Decimal multiply(Decimal a, Decimal b);
  static Decimal divide(Decimal a, Decimal b);
  static std::partial_ordering compare(Decimal a, Decimal b);

  friend struct DecimalAccess;

  std::uint64_t low_ = 0;
  std::uint64_t high_ = small_tag;
};

}  // namespace zj
