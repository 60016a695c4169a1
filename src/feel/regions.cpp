#include "feel/regions.h"

#include <algorithm>

#include "feel/builtins.h"
#include "feel/rational.h"

namespace zj::feel {
namespace {

using Kind = Value::Kind;

// Collects the constants that tests hold their input against.
class Constants {
 public:
  explicit Constants(std::size_t slot) : slot_(slot) {}

  // False when the test asks for something else.
  bool add(const Expression& test) {
    program_ = &test.program();
    return condition(0);
  }
  std::vector<Value> take() { return std::move(values_); }

 private:
  bool is_input(NodeId id) const {
    const Node& node = program_->nodes[id];
    return node.kind == NodeKind::fact && node.index == slot_;
  }

  const Value* constant(NodeId id) const {
    const Node& node = program_->nodes[id];
    if (node.folded != no_index) return &program_->constants[node.folded];
    return node.kind == NodeKind::literal ? &program_->constants[node.index] : nullptr;
  }

  // A text that decides: a combination of tests of the input.
  bool condition(NodeId id) {
    const Node& node = program_->nodes[id];
    const auto children = program_->children_of(id);
    if (const Value* value = constant(id)) return value->is_boolean();
    switch (node.kind) {
      case NodeKind::in:
        return is_input(children[0]) && std::ranges::all_of(children.subspan(1), [&](NodeId test) {
                 return program_->nodes[test].is_condition ? condition(test) : tested(test);
               });
      case NodeKind::call:
        return node.name.text() == "not" && children.size() == 1 && condition(children[0]);
      case NodeKind::conjunction:
      case NodeKind::disjunction:
        return std::ranges::all_of(children, [&](NodeId child) { return condition(child); });
      case NodeKind::comparison:
        return (is_input(children[0]) && tested(children[1])) || (is_input(children[1]) && tested(children[0]));
      case NodeKind::between:
        return is_input(children[0]) && tested(children[1]) && tested(children[2]);
      default:
        return false;
    }
  }

  // What the input is held against: a constant, or a range of constants.
  bool tested(NodeId id) {
    if (const Value* value = constant(id)) return note(*value);
    if (program_->nodes[id].kind != NodeKind::range) return false;
    return std::ranges::all_of(program_->children_of(id), [&](NodeId child) { return tested(child); });
  }

  bool note(const Value& value) {
    switch (value.kind()) {
      case Kind::null:
        return !value.is_unknown();
      case Kind::list:
        return std::ranges::all_of(value.items(), [&](const Value& item) { return note(item); });
      case Kind::range:
        return note(value.as_range().low) && note(value.as_range().high);
      default:
        values_.push_back(value);
        return true;
    }
  }

  std::size_t slot_;
  const Program* program_ = nullptr;
  std::vector<Value> values_;
};

Value as_value(const Rational& number) {
  bool exact = false;
  const Decimal decimal = number.to_decimal(&exact);
  return exact ? Value::number(decimal) : Value::quotient(number);
}

// The greatest integer that is not above the number.
Rational floor_of(const Rational& number) {
  Rational::Integer whole = number.numerator() / number.denominator();
  if (whole * number.denominator() > number.numerator()) --whole;
  return {std::move(whole), 1};
}

std::vector<Rational> sorted(std::vector<Rational> marks) {
  std::ranges::sort(marks);
  const auto [first, last] = std::ranges::unique(marks);
  marks.erase(first, last);
  return marks;
}

// The marks, one value between every two neighbours, one below all and one above.
std::vector<Rational> around(std::vector<Rational> marks, bool whole) {
  if (marks.empty()) return {Rational(1)};
  marks = sorted(std::move(marks));
  const Rational one(1);
  std::vector<Rational> all{whole ? floor_of(marks.front()) - one : marks.front() - one};
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const bool last = i + 1 == marks.size();
    if (!whole || floor_of(marks[i]) == marks[i]) all.push_back(marks[i]);
    if (whole) {
      if (const Rational next = floor_of(marks[i]) + one; last || next < marks[i + 1]) all.push_back(next);
    } else {
      all.push_back(last ? marks[i] + one : (marks[i] + marks[i + 1]) / Rational(2));
    }
  }
  return all;
}

// A text that is none of these.
Value another(const std::vector<Value>& texts) {
  std::string other = "其他";
  while (std::ranges::find(texts, Value::string(other)) != texts.end()) other += "的";
  return Value::string(other);
}

}  // namespace

std::optional<std::vector<Value>> regions(std::span<const Expression* const> tests, std::size_t slot, const Type& type,
                                          const Domain& domain) {
  if (tests.empty()) return std::vector<Value>{domain.landmarks.empty() ? Value() : domain.landmarks.front()};
  Constants constants(slot);
  for (const Expression* test : tests) {
    if (!constants.add(*test)) return std::nullopt;
  }
  std::vector<Value> marks = constants.take();
  const auto all_are = [&](auto is) { return std::ranges::all_of(marks, is); };
  std::vector<Value> values;
  if (domain.closed) {
    values = domain.landmarks;
  } else {
    marks.insert(marks.end(), domain.landmarks.begin(), domain.landmarks.end());
    // What a function gives is of no known type; what is held against truths alone is one.
    const bool truths = !marks.empty() && all_are([](const Value& v) { return v.is_boolean(); });
    switch (type.is_any() && truths ? Type::Kind::boolean : type.kind()) {
      case Type::Kind::boolean:
        if (!all_are([](const Value& v) { return v.is_boolean(); })) return std::nullopt;
        values = {Value::boolean(true), Value::boolean(false)};
        break;
      case Type::Kind::number:
      case Type::Kind::quotient: {
        if (!all_are([](const Value& v) { return v.is_numeric(); })) return std::nullopt;
        std::vector<Rational> numbers;
        for (const Value& mark : marks) numbers.push_back(mark.as_rational());
        for (const Rational& number : around(std::move(numbers), domain.whole)) values.push_back(as_value(number));
        break;
      }
      case Type::Kind::date: {
        if (!all_are([](const Value& v) { return v.kind() == Kind::date; })) return std::nullopt;
        std::vector<Rational> days;
        for (const Value& mark : marks) days.emplace_back(mark.as_day());
        for (const Rational& day : around(std::move(days), true))
          values.push_back(Value::day(day.numerator().convert_to<std::int64_t>()));
        break;
      }
      case Type::Kind::string:
        if (!all_are([](const Value& v) { return v.is_string(); })) return std::nullopt;
        for (const Value& mark : marks) {
          if (std::ranges::find(values, mark) == values.end()) values.push_back(mark);
        }
        values.push_back(another(marks));
        break;
      default:
        return std::nullopt;
    }
  }
  if (domain.nullable) values.emplace_back();
  return values;
}

}  // namespace zj::feel
