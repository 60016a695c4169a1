// Numbers (OMG DMN 1.5, 10.3.4.5).

#include "feel/builtins.h"
#include "feel/operators.h"

namespace zj::feel {
namespace {

Value number_or_fault(const Call& c, Decimal d) {
  return d.is_finite() ? Value::number(d) : c.fault(Fault::not_a_number);
}

template <Decimal::Rounding how>
Value round_to(const Call& c) {
  if (!c[0].is_numeric()) return c[0].is_null() ? Value() : c.fault(Fault::wrong_type);
  std::optional<std::int64_t> scale = 0;
  if (c.size() == 2) {
    if (!c[1].is_numeric()) return c.fault(Fault::wrong_type);
    scale = c[1].as_decimal().rounded(0, Decimal::Rounding::down).to_int64();
  }
  if (!scale || *scale < -6111 || *scale > 6176) return c.fault();
  return number_or_fault(c, c[0].as_decimal().rounded(static_cast<int>(*scale), how));
}

Value abs(const Call& c) {
  switch (c[0].kind()) {
    case Value::Kind::null:
      return {};
    case Value::Kind::number:
    case Value::Kind::quotient:
      return Value::number(c[0].as_decimal().abs());
    case Value::Kind::days_duration:
      return c[0].as_days_duration().seconds < 0 ? negate(c[0], c.at) : c[0];
    case Value::Kind::months_duration:
      return c[0].as_months() < 0 ? negate(c[0], c.at) : c[0];
    default:
      return c.fault(Fault::wrong_type);
  }
}

Value modulo(const Call& c) {
  if (!c[0].is_numeric() || !c[1].is_numeric()) return c.fault(Fault::wrong_type);
  if (c[1].as_decimal().is_zero()) return c.fault(Fault::division_by_zero);
  return number_or_fault(c, c[0].as_decimal().modulo(c[1].as_decimal()));
}

template <Decimal (Decimal::*operation)() const>
Value apply(const Call& c) {
  if (!c[0].is_numeric()) return c[0].is_null() ? Value() : c.fault(Fault::wrong_type);
  return number_or_fault(c, (c[0].as_decimal().*operation)());
}

Value has_parity(const Call& c, bool odd) {
  if (!c[0].is_numeric() || !c[0].as_decimal().is_integer())
    return c[0].is_null() ? Value() : c.fault(Fault::wrong_type);
  return Value::boolean(c[0].as_decimal().modulo(Decimal(2)).is_zero() != odd);
}
Value odd(const Call& c) {
  return has_parity(c, true);
}
Value even(const Call& c) {
  return has_parity(c, false);
}

// number(from, grouping separator, decimal separator)
Value number(const Call& c) {
  if (c[0].is_numeric() && c.size() == 1) return c[0];
  if (!c[0].is_string()) return c[0].is_null() ? Value() : c.fault();
  std::string text(c[0].as_string());
  std::string separators[2];
  for (std::size_t i = 1; i < c.size(); ++i) {
    if (c[i].is_null()) continue;
    if (!c[i].is_string()) return c.fault();
    separators[i - 1] = c[i].as_string();
  }
  const auto& [grouping, point] = separators;
  if (!grouping.empty() && grouping != " " && grouping != "," && grouping != ".") return c.fault();
  if (!point.empty() && point != "." && point != ",") return c.fault();
  if (!grouping.empty() && grouping == point) return c.fault();
  if (!grouping.empty()) std::erase(text, grouping.front());
  if (point == ",") {
    if (text.find('.') != text.npos) return c.fault();
    for (char& character : text) character = character == ',' ? '.' : character;
  }
  const auto value = Decimal::parse(text);
  return value ? Value::number(*value) : c.fault();
}

}  // namespace

std::vector<Builtin> number_builtins() {
  using Gives = Builtin::Gives;
  using enum Type::Kind;
  using enum Decimal::Rounding;
  const Type of_number(Type::Kind::number), of_boolean(boolean);
  const Type::Kind n = Type::Kind::number;
  const std::vector<Signature> scaled{{{{"n", n}, {"scale", n}}, 2}};
  const std::vector<Signature> scaled_if_wanted{{{{"n", n}, {"scale", n}}, 1}};
  return {
      {"decimal", scaled, Gives::fixed, of_number, false, round_to<half_even>},
      {"floor", scaled_if_wanted, Gives::fixed, of_number, false, round_to<floor>},
      {"ceiling", scaled_if_wanted, Gives::fixed, of_number, false, round_to<ceiling>},
      {"round up", scaled, Gives::fixed, of_number, false, round_to<up>},
      {"round down", scaled, Gives::fixed, of_number, false, round_to<down>},
      {"round half up", scaled, Gives::fixed, of_number, false, round_to<half_up>},
      {"round half down", scaled, Gives::fixed, of_number, false, round_to<half_down>},
      {"abs", {{{{"n"}}, 1}}, Gives::element, {}, false, abs},
      {"modulo", {{{{"dividend", n}, {"divisor", n}}, 2}}, Gives::fixed, of_number, false, modulo},
      {"sqrt", {{{{"number", n}}, 1}}, Gives::fixed, of_number, false, apply<&Decimal::sqrt>},
      {"log", {{{{"number", n}}, 1}}, Gives::fixed, of_number, false, apply<&Decimal::log>},
      {"exp", {{{{"number", n}}, 1}}, Gives::fixed, of_number, false, apply<&Decimal::exp>},
      {"odd", {{{{"number", n}}, 1}}, Gives::fixed, of_boolean, false, odd},
      {"even", {{{{"number", n}}, 1}}, Gives::fixed, of_boolean, false, even},
      {"number",
       {{{{"from"}}, 1}, {{{"from", string}, {"grouping separator"}, {"decimal separator"}}, 3}},
       Gives::fixed,
       of_number,
       false,
       feel::number},
  };
}

}  // namespace zj::feel
