#include "feel/operators.h"

#include <limits>

#include "feel/rational.h"

namespace zj::feel {
namespace {

using Kind = Value::Kind;

Value type_error(std::string_view what, Place at) {
  return Value::null(Fault::wrong_type, what, at);
}

Value number_or_fault(Decimal d, Op op, Place at) {
  return d.is_finite() ? Value::number(d) : Value::null(Fault::not_a_number, text_of(op), at);
}

constexpr std::int64_t max_seconds = 400'000'000'000'000'000;  // far beyond the calendar, far within int64

std::optional<Seconds> plus(Seconds a, Seconds b) {
  Seconds sum{0, a.nanos + b.nanos};
  if (__builtin_add_overflow(a.seconds, b.seconds, &sum.seconds)) return std::nullopt;
  if (sum.nanos >= nanos_per_second) {
    sum.nanos -= static_cast<std::int32_t>(nanos_per_second);
    ++sum.seconds;
  }
  if (sum.seconds > max_seconds || sum.seconds < -max_seconds) return std::nullopt;
  return sum;
}

Decimal as_decimal(Seconds d) {
  return Decimal(d.seconds) + Decimal::scaled(d.nanos, 9);
}

std::optional<Seconds> to_seconds(Decimal d) {
  const auto nanos = (d * Decimal(nanos_per_second)).rounded(0, Decimal::Rounding::down);
  const auto whole = d.rounded(0, Decimal::Rounding::floor).to_int64();
  if (!whole || !nanos.is_finite() || *whole > max_seconds || *whole < -max_seconds) return std::nullopt;
  const auto rest = (nanos - Decimal(*whole) * Decimal(nanos_per_second)).to_int64();
  if (!rest) return std::nullopt;
  return Seconds{*whole, static_cast<std::int32_t>(*rest)};
}

Value duration_or_fault(std::optional<Seconds> d, Op op, Place at) {
  return d ? Value::days_duration(*d) : Value::null(Fault::not_a_number, text_of(op), at);
}

// A moment as seconds of UTC; a day starts at midnight UTC.
Seconds instant_of(const Value& v) {
  if (v.kind() == Kind::date) return {v.as_day() * seconds_per_day, 0};
  const DateTime t = v.as_date_and_time();
  return {t.utc_seconds(), t.nanos};
}

bool is_local(const Value& v) {
  return v.kind() == Kind::date_and_time && v.as_date_and_time().offset == no_offset;
}

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

bool within_calendar(std::int64_t day) {
  static const std::int64_t first = to_days({-max_year, 1, 1}), last = to_days({max_year, 12, 31});
  return day >= first && day <= last;
}

Value shifted(const Value& v, Seconds by, Op op, Place at) {
  switch (v.kind()) {
    case Kind::date: {
      // A day moves by whole days; a part of one counts from its midnight.
      const auto moment = plus({v.as_day() * seconds_per_day, 0}, by);
      const std::int64_t day = moment ? floor_div(moment->seconds, seconds_per_day) : 0;
      return moment && within_calendar(day) ? Value::day(day) : Value::null(Fault::no_such_date, text_of(op), at);
    }
    case Kind::time: {
      TimeOfDay t = v.as_time();
      const auto moment = plus({t.second, t.nanos}, by);
      if (!moment) return Value::null(Fault::no_such_date, text_of(op), at);
      t.second =
          static_cast<std::int32_t>(moment->seconds - floor_div(moment->seconds, seconds_per_day) * seconds_per_day);
      t.nanos = moment->nanos;
      return Value::time(t);
    }
    default: {
      const DateTime t = v.as_date_and_time();
      const auto moment = plus({t.seconds, t.nanos}, by);
      if (!moment || !within_calendar(floor_div(moment->seconds, seconds_per_day))) {
        return Value::null(Fault::no_such_date, text_of(op), at);
      }
      return Value::date_and_time(later(t, moment->seconds - t.seconds, moment->nanos));
    }
  }
}

Value shifted_by_months(const Value& v, std::int64_t months, Op op, Place at) {
  if (v.kind() == Kind::date) {
    const auto day = plus_months(v.as_day(), months);
    return day ? Value::day(*day) : Value::null(Fault::no_such_date, text_of(op), at);
  }
  const DateTime t = v.as_date_and_time();
  const std::int64_t day = t.day();
  const auto moved = plus_months(day, months);
  if (!moved) return Value::null(Fault::no_such_date, text_of(op), at);
  return Value::date_and_time(
      on_clock(t.seconds + (*moved - day) * seconds_per_day, t.nanos, {0, 0, t.offset, t.zone}));
}

bool is_calendar(const Value& v) {
  return v.kind() == Kind::date || v.kind() == Kind::time || v.kind() == Kind::date_and_time;
}

Value add(const Value& a, const Value& b, Place at) {
  const Kind x = a.kind(), y = b.kind();
  if (x == Kind::string && y == Kind::string) {
    std::string text;
    text.reserve(a.as_string().size() + b.as_string().size());
    text.append(a.as_string()).append(b.as_string());
    return Value::string(text);
  }
  if (x == Kind::days_duration && y == x)
    return duration_or_fault(plus(a.as_days_duration(), b.as_days_duration()), Op::add, at);
  if (x == Kind::months_duration && y == x) {
    std::int64_t months;
    if (__builtin_add_overflow(a.as_months(), b.as_months(), &months)) return Value::null(Fault::not_a_number, "+", at);
    return Value::months_duration(months);
  }
  if (is_calendar(a) && y == Kind::days_duration) return shifted(a, b.as_days_duration(), Op::add, at);
  if (is_calendar(b) && x == Kind::days_duration) return shifted(b, a.as_days_duration(), Op::add, at);
  if (is_calendar(a) && x != Kind::time && y == Kind::months_duration)
    return shifted_by_months(a, b.as_months(), Op::add, at);
  if (is_calendar(b) && y != Kind::time && x == Kind::months_duration)
    return shifted_by_months(b, a.as_months(), Op::add, at);
  return type_error("+", at);
}

Value subtract(const Value& a, const Value& b, Place at) {
  const Kind x = a.kind(), y = b.kind();
  if (is_calendar(a) && y == Kind::days_duration) return shifted(a, negate(b.as_days_duration()), Op::subtract, at);
  if (is_calendar(a) && x != Kind::time && y == Kind::months_duration) {
    return shifted_by_months(a, -b.as_months(), Op::subtract, at);
  }
  if (x == Kind::time && y == Kind::time) {
    const TimeOfDay s = a.as_time(), t = b.as_time();
    if ((s.offset == no_offset) != (t.offset == no_offset)) return type_error("-", at);
    const auto utc = [](const TimeOfDay& v) {
      return Seconds{v.offset == no_offset ? v.second : v.second - v.offset, v.nanos};
    };
    return duration_or_fault(plus(utc(s), negate(utc(t))), Op::subtract, at);
  }
  if ((x == Kind::date || x == Kind::date_and_time) && (y == Kind::date || y == Kind::date_and_time)) {
    // A local moment has no distance from one on the world's clock, and a day counts as one in UTC.
    const bool both_dates = x == Kind::date && y == Kind::date;
    if (!both_dates && is_local(a) != is_local(b)) return type_error("-", at);
    return duration_or_fault(plus(instant_of(a), negate(instant_of(b))), Op::subtract, at);
  }
  if (x == Kind::days_duration && y == x) {
    return duration_or_fault(plus(a.as_days_duration(), negate(b.as_days_duration())), Op::subtract, at);
  }
  if (x == Kind::months_duration && y == x) {
    std::int64_t months;
    if (__builtin_sub_overflow(a.as_months(), b.as_months(), &months)) return Value::null(Fault::not_a_number, "-", at);
    return Value::months_duration(months);
  }
  return type_error("-", at);
}

Value scale_duration(const Value& duration, Decimal factor, Op op, Place at) {
  if (duration.kind() == Kind::days_duration) {
    const Decimal seconds = as_decimal(duration.as_days_duration());
    return duration_or_fault(to_seconds(op == Op::divide ? seconds / factor : seconds * factor), op, at);
  }
  const Decimal months = Decimal(duration.as_months());
  const auto whole =
      (op == Op::divide ? months / factor : months * factor).rounded(0, Decimal::Rounding::down).to_int64();
  return whole ? Value::months_duration(*whole) : Value::null(Fault::not_a_number, text_of(op), at);
}

Value multiply(const Value& a, const Value& b, Place at) {
  if (a.is_duration() && b.is_numeric()) return scale_duration(a, b.as_decimal(), Op::multiply, at);
  if (a.is_numeric() && b.is_duration()) return scale_duration(b, a.as_decimal(), Op::multiply, at);
  return type_error("*", at);
}

Value divide(const Value& a, const Value& b, Place at) {
  if (a.is_duration() && b.is_numeric()) {
    if (b.as_decimal().is_zero()) return Value::null(Fault::division_by_zero, "/", at);
    return scale_duration(a, b.as_decimal(), Op::divide, at);
  }
  if (a.is_duration() && a.kind() == b.kind()) {
    const bool days = a.kind() == Kind::days_duration;
    const Decimal x = days ? as_decimal(a.as_days_duration()) : Decimal(a.as_months());
    const Decimal y = days ? as_decimal(b.as_days_duration()) : Decimal(b.as_months());
    if (y.is_zero()) return Value::null(Fault::division_by_zero, "/", at);
    return number_or_fault(x / y, Op::divide, at);
  }
  return type_error("/", at);
}

}  // namespace

Value arithmetic(Op op, const Value& a, const Value& b, Place at) {
  if (a.kind() == Kind::number && b.kind() == Kind::number) {
    const Decimal x = a.as_decimal(), y = b.as_decimal();
    switch (op) {
      case Op::add:
        return number_or_fault(x + y, op, at);
      case Op::subtract:
        return number_or_fault(x - y, op, at);
      case Op::multiply:
        return number_or_fault(x * y, op, at);
      case Op::divide:
        return y.is_zero() ? Value::null(Fault::division_by_zero, "/", at) : number_or_fault(x / y, op, at);
      default:
        return number_or_fault(x.power(y), op, at);
    }
  }
  if (const Value* unknown = unknown_of(a, b)) return *unknown;
  if (a.is_null() || b.is_null()) return {};
  if (a.is_numeric() && b.is_numeric()) {
    return arithmetic(op, Value::number(a.as_decimal()), Value::number(b.as_decimal()), at);
  }
  switch (op) {
    case Op::add:
      return add(a, b, at);
    case Op::subtract:
      return subtract(a, b, at);
    case Op::multiply:
      return multiply(a, b, at);
    case Op::divide:
      return divide(a, b, at);
    default:
      return type_error("**", at);
  }
}

Value negate(const Value& v, Place at) {
  switch (v.kind()) {
    case Kind::null:
      return v;
    case Kind::number:
    case Kind::quotient:
      return Value::number(-v.as_decimal());
    case Kind::days_duration:
      return Value::days_duration(negate(v.as_days_duration()));
    case Kind::months_duration:
      return Value::months_duration(-v.as_months());
    default:
      return type_error("-", at);
  }
}

std::optional<std::strong_ordering> order(const Value& a, const Value& b) {
  if (a.is_numeric() && b.is_numeric()) return Value::compare_numbers(a, b);
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::string:
      return a.as_string().compare(b.as_string()) <=> 0;
    case Kind::date:
      return a.as_day() <=> b.as_day();
    case Kind::months_duration:
      return a.as_months() <=> b.as_months();
    case Kind::days_duration:
      return a.as_days_duration() <=> b.as_days_duration();
    case Kind::time: {
      const TimeOfDay x = a.as_time(), y = b.as_time();
      if ((x.offset == no_offset) != (y.offset == no_offset)) return std::nullopt;
      const auto utc = [](const TimeOfDay& t) {
        return Seconds{t.offset == no_offset ? t.second : t.second - t.offset, t.nanos};
      };
      return utc(x) <=> utc(y);
    }
    case Kind::date_and_time: {
      if (is_local(a) != is_local(b)) return std::nullopt;
      return instant_of(a) <=> instant_of(b);
    }
    default:
      return std::nullopt;
  }
}

Value equal(const Value& a, const Value& b, Place at) {
  if (a.is_numeric() && b.is_numeric()) return Value::boolean(Value::compare_numbers(a, b) == 0);
  if (const Value* unknown = unknown_of(a, b)) return *unknown;
  if (a.is_null() || b.is_null()) return Value::boolean(a.is_null() && b.is_null());
  if (a.kind() != b.kind()) return type_error("=", at);
  switch (a.kind()) {
    case Kind::string:
      return Value::boolean(a.as_string() == b.as_string());
    case Kind::time:
    case Kind::date_and_time: {
      // Equality looks at whole seconds (TCK 0068); the order of two moments at every digit.
      const auto coarse = [](Value v) {
        if (v.kind() == Kind::time) {
          TimeOfDay t = v.as_time();
          t.nanos = 0;
          return Value::time(t);
        }
        DateTime t = v.as_date_and_time();
        t.nanos = 0;
        return Value::date_and_time(t);
      };
      const auto ordering = order(coarse(a), coarse(b));
      return Value::boolean(ordering && *ordering == 0);
    }
    case Kind::list: {
      if (a.items().size() != b.items().size()) return Value::boolean(false);
      Value unknown = Value::boolean(true);
      for (std::size_t i = 0; i < a.items().size(); ++i) {
        Value same = equal(a.items()[i], b.items()[i], at);
        if (same.is_false()) return same;
        if (same.is_null() && unknown.is_true()) unknown = std::move(same);
      }
      return unknown;
    }
    case Kind::context: {
      if (a.entries().size() != b.entries().size()) return Value::boolean(false);
      Value unknown = Value::boolean(true);
      for (const Entry& entry : a.entries()) {
        const Value* other = b.find(entry.name);
        if (!other) return Value::boolean(false);
        Value same = equal(entry.value, *other, at);
        if (same.is_false()) return same;
        if (same.is_null() && unknown.is_true()) unknown = std::move(same);
      }
      return unknown;
    }
    default:
      return Value::boolean(a == b);
  }
}

Value compare(Op op, const Value& a, const Value& b, Place at) {
  if (op == Op::equal) return equal(a, b, at);
  if (op == Op::not_equal) {
    Value same = equal(a, b, at);
    return same.is_boolean() ? Value::boolean(!same.as_boolean()) : same;
  }
  const auto ordering = order(a, b);
  if (!ordering) {
    if (const Value* unknown = unknown_of(a, b)) return *unknown;
    if (a.is_null() || b.is_null()) return {};
    return type_error(text_of(op), at);
  }
  return Value::boolean(holds(op, *ordering));
}

Value contains(const Value::Range& range, const Value& v, Place at) {
  switch (range.form) {
    case RangeForm::equal:
      return equal(v, range.low, at);
    case RangeForm::not_equal:
      return compare(Op::not_equal, v, range.low, at);
    case RangeForm::less:
      return compare(Op::less, v, range.high, at);
    case RangeForm::less_equal:
      return compare(Op::less_equal, v, range.high, at);
    case RangeForm::greater:
      return compare(Op::greater, v, range.low, at);
    case RangeForm::greater_equal:
      return compare(Op::greater_equal, v, range.low, at);
    case RangeForm::interval:
      break;
  }
  Value low = compare(range.low_included ? Op::greater_equal : Op::greater, v, range.low, at);
  if (low.is_false()) return low;
  Value high = compare(range.high_included ? Op::less_equal : Op::less, v, range.high, at);
  if (high.is_false() || low.is_true()) return high;
  return low;
}

Value in(const Value& v, const Value& test, Place at) {
  if (test.kind() == Kind::range && v.kind() != Kind::range) return contains(test.as_range(), v, at);
  if (!test.is_list()) return equal(v, test, at);
  Value result = Value::boolean(false);
  for (const Value& item : test.items()) {
    const bool in_range = item.kind() == Kind::range && v.kind() != Kind::range;
    Value one = in_range ? contains(item.as_range(), v, at) : equal(v, item, at);
    if (one.is_true()) return one;
    if (one.is_null() && !result.is_null()) result = std::move(one);
  }
  if (v.is_list()) {
    Value whole = equal(v, test, at);
    if (whole.is_true() || result.is_null()) return whole;
  }
  return result;
}

std::optional<Value> property(const Value& v, std::string_view name) {
  const auto number = [](std::int64_t n) { return Value::number(n); };
  const auto of_day = [&](std::int64_t day) -> std::optional<Value> {
    const CivilDate date = to_civil(day);
    if (name == "year") return number(date.year);
    if (name == "month") return number(date.month);
    if (name == "day") return number(date.day);
    if (name == "weekday") return number(weekday(day));
    return std::nullopt;
  };
  const auto of_clock = [&](std::int64_t second, std::int32_t nanos, std::int32_t offset,
                            const Zone* zone) -> std::optional<Value> {
    if (name == "hour") return number(second / 3600);
    if (name == "minute") return number(second / 60 % 60);
    if (name == "second") return Value::number(Decimal(second % 60) + Decimal::scaled(nanos, 9));
    if (name == "time offset") return offset == no_offset ? Value() : Value::days_duration({offset, 0});
    if (name == "timezone") return zone ? Value::string(zone->name()) : Value();
    return std::nullopt;
  };
  switch (v.kind()) {
    case Kind::date:
      return of_day(v.as_day());
    case Kind::time: {
      const TimeOfDay t = v.as_time();
      return of_clock(t.second, t.nanos, t.offset, t.zone.get());
    }
    case Kind::date_and_time: {
      const DateTime t = v.as_date_and_time();
      const std::int64_t day = t.day();
      if (auto found = of_day(day)) return found;
      return of_clock(t.seconds - day * seconds_per_day, t.nanos, t.offset, t.zone.get());
    }
    case Kind::days_duration: {
      Seconds d = v.as_days_duration();
      const bool negative = d.seconds < 0;
      if (negative) d = negate(d);
      const std::int64_t sign = negative ? -1 : 1;
      if (name == "days") return number(sign * (d.seconds / seconds_per_day));
      if (name == "hours") return number(sign * (d.seconds / 3600 % 24));
      if (name == "minutes") return number(sign * (d.seconds / 60 % 60));
      if (name == "seconds") {
        const Decimal seconds = Decimal(d.seconds % 60) + Decimal::scaled(d.nanos, 9);
        return Value::number(negative ? -seconds : seconds);
      }
      return std::nullopt;
    }
    case Kind::months_duration:
      if (name == "years") return number(v.as_months() / 12);
      if (name == "months") return number(v.as_months() % 12);
      return std::nullopt;
    case Kind::range: {
      const Value::Range& r = v.as_range();
      if (r.form == RangeForm::not_equal) return Value();
      if (name == "start") return r.low;
      if (name == "end") return r.high;
      if (name == "start included") return Value::boolean(r.low_included);
      if (name == "end included") return Value::boolean(r.high_included);
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace zj::feel
