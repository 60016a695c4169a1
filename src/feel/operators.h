#pragma once
// The operators of FEEL on values. A missing fact or an error among the operands is given back; a plain null follows
// the standard: it equals only null, and everything else with it is null.

#include <optional>

#include "feel/ast.h"
#include "feel/value.h"

namespace zj::feel {

// The operand that keeps an operation from having a result, or nullptr.
inline const Value* unknown_of(const Value& a, const Value& b) {
  return a.is_unknown() ? &a : b.is_unknown() ? &b : nullptr;
}

Value arithmetic(Op op, const Value& a, const Value& b, Place at);
Value negate(const Value& v, Place at);

// = in three values: true, false, or the null that says why not. Contexts and lists are compared in depth.
Value equal(const Value& a, const Value& b, Place at);
// = != < <= > >=
Value compare(Op op, const Value& a, const Value& b, Place at);
// Does an order satisfy = != < <= > >= ?
template <class Ordering>
bool holds(Op op, Ordering ordering) {
  switch (op) {
    case Op::equal:
      return ordering == 0;
    case Op::not_equal:
      return ordering != 0;
    case Op::less:
      return ordering < 0;
    case Op::less_equal:
      return ordering <= 0;
    case Op::greater:
      return ordering > 0;
    default:
      return ordering >= 0;
  }
}
// The order of two values of one ordered kind; nothing for all others.
std::optional<std::strong_ordering> order(const Value& a, const Value& b);

// Does the value lie in the range?
Value contains(const Value::Range& range, const Value& v, Place at);
// value in test: a range contains it, a list has it (or a range among its items contains it), anything else equals it.
Value in(const Value& v, const Value& test, Place at);

// A property of a date, time, duration or range; nullptr-like nothing when the kind has none of that name.
std::optional<Value> property(const Value& v, std::string_view name);

}  // namespace zj::feel
