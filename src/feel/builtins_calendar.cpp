// Dates, times and durations (OMG DMN 1.5, 10.3.4.1, 10.3.4.7 to 10.3.4.9). There is no clock here: today is a fact.

#include <array>

#include "feel/builtins.h"
#include "feel/operators.h"

namespace zj::feel {
namespace {

using Kind = Value::Kind;

Value unreal(const Call& c) {
  return c.fault(Fault::no_such_date);
}

// The whole number of an argument; nothing for anything else.
std::optional<std::int64_t> integer(const Value& v) {
  return v.is_numeric() ? v.as_decimal().to_int64() : std::nullopt;
}

// The day of a date or of a date and time.
std::optional<std::int64_t> day_of(const Value& v) {
  if (v.kind() == Kind::date) return v.as_day();
  if (v.kind() == Kind::date_and_time) return v.as_date_and_time().day();
  return std::nullopt;
}

Value date(const Call& c) {
  if (c.size() == 1) {
    if (const auto day = day_of(c[0])) return Value::day(*day);
    if (c[0].is_null()) return {};
    if (!c[0].is_string()) return c.fault();
    const auto day = parse_day(c[0].as_string());
    return day ? Value::day(*day) : Value::null(Fault::no_such_date, c[0].as_string(), c.at);
  }
  const auto year = integer(c[0]), month = integer(c[1]), day = integer(c[2]);
  if (!year || !month || !day) return c.fault();
  if (!is_civil_date(*year, *month, *day)) return unreal(c);
  return Value::day(to_days({*year, static_cast<int>(*month), static_cast<int>(*day)}));
}

// hour, minute, second (with its fraction), offset or null, from four arguments.
std::optional<TimeOfDay> clock(const Call& c, std::size_t first) {
  const auto hour = integer(c[first]), minute = integer(c[first + 1]);
  if (!hour || !minute || !c[first + 2].is_numeric()) return std::nullopt;
  const Decimal second = c[first + 2].as_decimal();
  if (*hour < 0 || *hour > 23 || *minute < 0 || *minute > 59 || second < Decimal(0) || second >= Decimal(60))
    return std::nullopt;
  const auto nanos = (second * Decimal(nanos_per_second)).rounded(0, Decimal::Rounding::down).to_int64().value_or(0);
  TimeOfDay t;
  t.second = static_cast<std::int32_t>(*hour * 3600 + *minute * 60 + nanos / nanos_per_second);
  t.nanos = static_cast<std::int32_t>(nanos % nanos_per_second);
  if (c.size() > first + 3 && !c[first + 3].is_null()) {
    if (c[first + 3].kind() != Kind::days_duration) return std::nullopt;
    const Seconds offset = c[first + 3].as_days_duration();
    if (offset.seconds > 18 * 3600 || offset.seconds < -18 * 3600) return std::nullopt;
    t.offset = static_cast<std::int32_t>(offset.seconds);
  }
  return t;
}

Value time(const Call& c) {
  if (c.size() > 1) {
    const auto t = clock(c, 0);
    return t ? Value::time(*t) : unreal(c);
  }
  switch (c[0].kind()) {
    case Kind::null:
      return {};
    case Kind::time:
      return c[0];
    case Kind::date:
      return Value::time({0, 0, 0});
    case Kind::date_and_time: {
      const DateTime t = c[0].as_date_and_time();
      return Value::time({static_cast<std::int32_t>(t.seconds - t.day() * seconds_per_day), t.nanos, t.offset, t.zone});
    }
    case Kind::string: {
      const auto t = parse_time(c[0].as_string(), c.machine.zones());
      return t ? Value::time(*t) : Value::null(Fault::no_such_date, c[0].as_string(), c.at);
    }
    default:
      return c.fault();
  }
}

Value date_and_time(const Call& c) {
  if (c.size() >= 6) {
    const auto year = integer(c[0]), month = integer(c[1]), day = integer(c[2]);
    if (!year || !month || !day) return c.fault();
    const auto t = clock(c, 3);
    if (!t || !is_civil_date(*year, *month, *day)) return unreal(c);
    const std::int64_t days = to_days({*year, static_cast<int>(*month), static_cast<int>(*day)});
    return Value::date_and_time({days * seconds_per_day + t->second, t->nanos, t->offset});
  }
  if (c.size() == 2) {
    const auto day = day_of(c[0]);
    if (!day || c[1].kind() != Kind::time) return c.fault();
    const TimeOfDay t = c[1].as_time();
    return Value::date_and_time(on_clock(*day * seconds_per_day + t.second, t.nanos, t));
  }
  switch (c[0].kind()) {
    case Kind::null:
      return {};
    case Kind::date_and_time:
      return c[0];
    case Kind::date:
      return Value::date_and_time({c[0].as_day() * seconds_per_day, 0, no_offset});
    case Kind::string: {
      if (const auto t = parse_date_and_time(c[0].as_string(), c.machine.zones())) return Value::date_and_time(*t);
      if (const auto day = parse_day(c[0].as_string()))
        return Value::date_and_time({*day * seconds_per_day, 0, no_offset});
      return Value::null(Fault::no_such_date, c[0].as_string(), c.at);
    }
    default:
      return c.fault();
  }
}

Value duration(const Call& c) {
  if (c[0].is_null() || c[0].is_duration()) return c[0];
  if (!c[0].is_string()) return c.fault();
  if (const auto days = parse_days_duration(c[0].as_string())) return Value::days_duration(*days);
  if (const auto months = parse_months_duration(c[0].as_string())) return Value::months_duration(*months);
  return Value::null(Fault::no_such_date, c[0].as_string(), c.at);
}

Value years_and_months_duration(const Call& c) {
  const auto from = day_of(c[0]), to = day_of(c[1]);
  if (!from || !to) return c.fault();
  return Value::months_duration(months_between(*from, *to));
}

Value day_of_year_(const Call& c) {
  const auto day = day_of(c[0]);
  return day ? Value::number(day_of_year(*day)) : c.fault();
}

Value week_of_year_(const Call& c) {
  const auto day = day_of(c[0]);
  return day ? Value::number(week_of_year(*day)) : c.fault();
}

Value day_of_week(const Call& c) {
  static constexpr std::array names{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  const auto day = day_of(c[0]);
  return day ? Value::string(names[static_cast<std::size_t>(weekday(*day) - 1)]) : c.fault();
}

Value month_of_year(const Call& c) {
  static constexpr std::array names{"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};
  const auto day = day_of(c[0]);
  return day ? Value::string(names[static_cast<std::size_t>(to_civil(*day).month - 1)]) : c.fault();
}

// is(value1, value2): the same value of the same kind; two moments on different clocks are not.
Value is(const Call& c) {
  return Value::boolean(c[0] == c[1]);
}

}  // namespace

std::vector<Builtin> calendar_builtins() {
  using Gives = Builtin::Gives;
  using enum Type::Kind;
  const std::vector<Signature> one_date{{{{"date"}}, 1}};
  return {
      {"date",
       {{{{"from"}}, 1}, {{{"year", number}, {"month", number}, {"day", number}}, 3}},
       Gives::fixed,
       Type(Type::Kind::date),
       false,
       feel::date},
      {"time",
       {{{{"from"}}, 1}, {{{"hour", number}, {"minute", number}, {"second", number}, {"offset"}}, 3}},
       Gives::fixed,
       Type(Type::Kind::time),
       false,
       feel::time},
      {"date and time",
       {{{{"from"}}, 1},
        {{{"date"}, {"time", Type::Kind::time}}, 2},
        {{{"year", number},
          {"month", number},
          {"day", number},
          {"hour", number},
          {"minute", number},
          {"second", number},
          {"offset"}},
         6}},
       Gives::fixed,
       Type(Type::Kind::date_and_time),
       false,
       feel::date_and_time},
      {"duration", {{{{"from"}}, 1}}, Gives::fixed, {}, false, duration},
      {"years and months duration",
       {{{{"from"}, {"to"}}, 2}},
       Gives::fixed,
       Type(months_duration),
       false,
       years_and_months_duration},
      {"day of year", one_date, Gives::fixed, Type(number), false, day_of_year_},
      {"day of week", one_date, Gives::fixed, Type(string), false, day_of_week},
      {"month of year", one_date, Gives::fixed, Type(string), false, month_of_year},
      {"week of year", one_date, Gives::fixed, Type(number), false, week_of_year_},
      {"is", {{{{"value1"}, {"value2"}}, 2}}, Gives::fixed, Type(boolean), false, is},
  };
}

}  // namespace zj::feel
