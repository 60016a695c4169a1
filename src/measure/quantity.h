#pragma once
// Exact quantities as people read them.

#include <optional>
#include <string>

#include "feel/rational.h"

namespace zj::measure {

enum class Rounding { nearest, down, up };

// 0.6833… as "68.33 %": at most two decimals. Rounded down or up it never reaches a threshold that it misses.
std::string percent_text(const feel::Rational& value, Rounding rounding);

// A number in full where 34 digits hold it, else rounded to six decimals.
std::string plain_text(const feel::Rational& value);

// A difference in percentage points, rounded up to two decimals and never "0.00": "1.67".
std::string points_text(const feel::Rational& difference);

// How many whole units `top` needs for top / bottom to reach the threshold (`strictly`: to exceed it); nothing when the
// two are no whole numbers.
std::optional<std::string> whole_units_short(const feel::Rational& top, const feel::Rational& bottom,
                                             const feel::Rational& threshold, bool strictly);

}  // namespace zj::measure
