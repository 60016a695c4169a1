// Booleans and lists (OMG DMN 1.5, 10.3.4.4), with the one function of our own: at least(k, [...]).

#include <algorithm>
#include <array>

#include "feel/builtins.h"
#include "feel/operators.h"

namespace zj::feel {
namespace {

using Kind = Value::Kind;

// A value as a list: itself, or the list of it alone.
std::span<const Value> as_list(const Value& v) {
  return v.is_list() ? v.items() : std::span<const Value>(&v, 1);
}

// The elements of f(list) or f(a, b, c).
std::span<const Value> elements(const Call& c) {
  return c.size() == 1 ? as_list(c[0]) : c.arguments;
}

// A position from 1, or from the end when negative, as an index; nothing when outside.
std::optional<std::size_t> index_of(const Value& position, std::size_t size) {
  if (!position.is_numeric()) return std::nullopt;
  const auto i = position.as_decimal().rounded(0, Decimal::Rounding::down).to_int64();
  if (!i || *i == 0 || *i > static_cast<std::int64_t>(size) || *i < -static_cast<std::int64_t>(size))
    return std::nullopt;
  return static_cast<std::size_t>(*i > 0 ? *i - 1 : static_cast<std::int64_t>(size) + *i);
}

Value not_(const Call& c) {
  if (c[0].is_boolean()) return Value::boolean(!c[0].as_boolean());
  return c[0].is_null() ? c[0] : c.fault(Fault::wrong_type);
}

// all and any over three values: `dominant` decides, otherwise the first unknown element does.
Value quantify(const Call& c, bool dominant) {
  if (c.size() == 1 && c[0].is_null()) return c[0].is_unknown() ? c[0] : c.fault();
  Value result = Value::boolean(!dominant);
  for (const Value& v : elements(c)) {
    if (v.is_boolean()) {
      if (v.as_boolean() == dominant) return v;
    } else if (!result.is_unknown()) {
      result = v.is_null() ? v : c.fault(Fault::wrong_type);
    }
  }
  return result;
}
Value all_of(const Call& c) {
  return quantify(c, false);
}
Value any_of(const Call& c) {
  return quantify(c, true);
}

// True with k trues; false when even all unknown ones could not make k; otherwise the first unknown element.
Value at_least(const Call& c) {
  if (c[0].is_unknown()) return c[0];
  if (c[1].is_unknown()) return c[1];
  if (!c[0].is_numeric() || !c[1].is_list()) return c.fault(Fault::wrong_type);
  std::int64_t trues = 0, unknowns = 0;
  Value unknown;
  for (const Value& v : c[1].items()) {
    if (v.is_true()) ++trues;
    if (v.is_boolean()) continue;
    ++unknowns;
    if (!unknown.is_unknown()) unknown = v.is_null() ? v : c.fault(Fault::wrong_type);
  }
  if (Decimal(trues) >= c[0].as_decimal()) return Value::boolean(true);
  if (Decimal(trues + unknowns) < c[0].as_decimal()) return Value::boolean(false);
  return unknown;
}

Value is_defined(const Call& c) {
  return Value::boolean(!c[0].is_null());
}

Value list_contains(const Call& c) {
  if (c[0].is_null()) return c.fault();
  Value result = Value::boolean(false);
  for (const Value& v : as_list(c[0])) {
    Value same = equal(v, c[1], c.at);
    if (same.is_true()) return same;
    if (same.is_unknown() && same.origin().is_missing() && !result.is_unknown()) result = std::move(same);
  }
  return result;
}

Value count(const Call& c) {
  if (c[0].is_null()) return c.fault();
  return Value::number(static_cast<std::int64_t>(as_list(c[0]).size()));
}

// The first element that keeps a calculation over all of them from having a result, or nullptr.
const Value* spoiler(std::span<const Value> values) {
  const auto unknown = std::ranges::find_if(values, &Value::is_unknown);
  if (unknown != values.end()) return &*unknown;
  const auto null = std::ranges::find_if(values, &Value::is_null);
  return null != values.end() ? &*null : nullptr;
}

Value extreme(const Call& c, bool largest) {
  const std::span<const Value> values = elements(c);
  if (values.empty()) return {};
  if (const Value* bad = spoiler(values)) return *bad;
  const Value* best = &values.front();
  for (const Value& v : values) {
    const auto by = order(v, *best);
    if (!by) return c.fault(Fault::wrong_type);
    if (largest ? *by > 0 : *by < 0) best = &v;
  }
  return *best;
}
Value min(const Call& c) {
  return extreme(c, false);
}
Value max(const Call& c) {
  return extreme(c, true);
}

// Numbers only, all of them known; otherwise `bad` says why not.
bool take_numbers(const Call& c, std::vector<Decimal>& numbers, Value& bad) {
  const std::span<const Value> values = elements(c);
  if (const Value* spoiled = spoiler(values)) {
    bad = spoiled->is_unknown() ? *spoiled : c.fault();
    return false;
  }
  for (const Value& v : values) {
    if (!v.is_numeric()) {
      bad = c.fault(Fault::wrong_type);
      return false;
    }
    numbers.push_back(v.as_decimal());
  }
  return true;
}

Value number_or_fault(const Call& c, Decimal d) {
  return d.is_finite() ? Value::number(d) : c.fault(Fault::not_a_number);
}

Value sum(const Call& c) {
  const std::span<const Value> values = elements(c);
  if (values.empty()) return {};
  if (values.front().is_duration()) {
    if (const Value* bad = spoiler(values)) return *bad;
    Value total = values.front();
    for (const Value& v : values.subspan(1)) total = arithmetic(Op::add, total, v, c.at);
    return total;
  }
  Decimal total;
  for (const Value& v : values) {
    if (!v.is_numeric()) {
      const Value* bad = spoiler(values);
      return bad ? (bad->is_unknown() ? *bad : c.fault()) : c.fault(Fault::wrong_type);
    }
    total = total + v.as_decimal();
  }
  return number_or_fault(c, total);
}

Value product(const Call& c) {
  std::vector<Decimal> numbers;
  Value bad;
  if (!take_numbers(c, numbers, bad)) return bad;
  if (numbers.empty()) return {};
  Decimal total = 1;
  for (const Decimal d : numbers) total = total * d;
  return number_or_fault(c, total);
}

Value mean(const Call& c) {
  const Value total = sum(c);
  if (total.is_null()) return total;
  return arithmetic(Op::divide, total, Value::number(static_cast<std::int64_t>(elements(c).size())), c.at);
}

Value median(const Call& c) {
  std::vector<Decimal> numbers;
  Value bad;
  if (!take_numbers(c, numbers, bad)) return bad;
  if (numbers.empty()) return {};
  std::ranges::sort(numbers, [](Decimal a, Decimal b) { return a < b; });
  const std::size_t middle = numbers.size() / 2;
  if (numbers.size() % 2 != 0) return Value::number(numbers[middle]);
  return number_or_fault(c, (numbers[middle - 1] + numbers[middle]) / Decimal(2));
}

// The standard deviation of a sample: over n - 1.
Value stddev(const Call& c) {
  std::vector<Decimal> numbers;
  Value bad;
  if (!take_numbers(c, numbers, bad)) return bad;
  if (numbers.size() < 2) return c.fault();
  const Decimal n = static_cast<std::int64_t>(numbers.size());
  Decimal total;
  for (const Decimal d : numbers) total = total + d;
  const Decimal average = total / n;
  Decimal squares;
  for (const Decimal d : numbers) squares = squares + (d - average) * (d - average);
  return number_or_fault(c, (squares / (n - Decimal(1))).sqrt());
}

Value mode(const Call& c) {
  std::vector<Decimal> numbers;
  Value bad;
  if (!take_numbers(c, numbers, bad)) return bad;
  std::ranges::sort(numbers, [](Decimal a, Decimal b) { return a < b; });
  std::size_t most = 0;
  std::vector<Value> modes;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end < numbers.size() && numbers[end] == numbers[i]) ++end;
    if (end - i > most) modes.clear();
    if (end - i >= most) modes.push_back(Value::number(numbers[i]));
    most = std::max(most, end - i);
    i = end;
  }
  return Value::list(std::move(modes));
}

Value sublist(const Call& c) {
  if (c[0].is_null()) return c.fault();
  const std::span<const Value> values = as_list(c[0]);
  const auto start = index_of(c[1], values.size());
  if (!start) return c.fault();
  std::size_t length = values.size() - *start;
  if (c.size() == 3) {
    const auto wanted = c[2].is_numeric() ? c[2].as_decimal().to_int64() : std::nullopt;
    if (!wanted || *wanted < 1 || static_cast<std::size_t>(*wanted) > length) return c.fault();
    length = static_cast<std::size_t>(*wanted);
  }
  const auto part = values.subspan(*start, length);
  return Value::list({part.begin(), part.end()});
}

Value append(const Call& c) {
  if (c[0].is_null()) return c.fault();
  const std::span<const Value> values = as_list(c[0]);
  std::vector<Value> result(values.begin(), values.end());
  result.insert(result.end(), c.arguments.begin() + 1, c.arguments.end());
  return Value::list(std::move(result));
}

Value concatenate(const Call& c) {
  std::vector<Value> result;
  for (const Value& v : c.arguments) {
    if (v.is_null()) return c.fault();
    const std::span<const Value> values = as_list(v);
    result.insert(result.end(), values.begin(), values.end());
  }
  return Value::list(std::move(result));
}

Value insert_before(const Call& c) {
  if (c[0].is_null()) return c.fault();
  const std::span<const Value> values = as_list(c[0]);
  const auto at = index_of(c[1], values.size());
  if (!at) return c.fault();
  std::vector<Value> result(values.begin(), values.end());
  result.insert(result.begin() + static_cast<std::ptrdiff_t>(*at), c[2]);
  return Value::list(std::move(result));
}

Value remove(const Call& c) {
  if (c[0].is_null()) return c.fault();
  const std::span<const Value> values = as_list(c[0]);
  const auto at = index_of(c[1], values.size());
  if (!at) return c.fault();
  std::vector<Value> result(values.begin(), values.end());
  result.erase(result.begin() + static_cast<std::ptrdiff_t>(*at));
  return Value::list(std::move(result));
}

Value list_replace(const Call& c) {
  if (c[0].is_null()) return c.fault();
  const std::span<const Value> values = as_list(c[0]);
  std::vector<Value> result(values.begin(), values.end());
  if (c[1].kind() == Kind::function) {
    for (Value& v : result) {
      const std::array<Value, 2> pair{v, c[2]};
      const Value matches = c.machine.invoke(c[1], pair, c.at);
      if (matches.is_unknown()) return matches;
      if (!matches.is_boolean()) return c.fault(Fault::wrong_type);
      if (matches.as_boolean()) v = c[2];
    }
    return Value::list(std::move(result));
  }
  const auto at = index_of(c[1], values.size());
  if (!at) return c.fault();
  result[*at] = c[2];
  return Value::list(std::move(result));
}

Value reverse(const Call& c) {
  if (c[0].is_null()) return c.fault();
  const std::span<const Value> values = as_list(c[0]);
  return Value::list({values.rbegin(), values.rend()});
}

Value index_of_(const Call& c) {
  if (c[0].is_null()) return c.fault();
  std::vector<Value> positions;
  const std::span<const Value> values = as_list(c[0]);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value same = equal(values[i], c[1], c.at);
    if (same.is_unknown() && same.origin().is_missing()) return same;
    if (same.is_true()) positions.push_back(Value::number(static_cast<std::int64_t>(i + 1)));
  }
  return Value::list(std::move(positions));
}

// Each value once, in the order of first appearance.
Value distinct(std::span<const Value> values) {
  std::vector<Value> result;
  for (const Value& v : values) {
    if (std::ranges::find(result, v) == result.end()) result.push_back(v);
  }
  return Value::list(std::move(result));
}

Value distinct_values(const Call& c) {
  if (c[0].is_null()) return c.fault();
  return distinct(as_list(c[0]));
}

Value duplicate_values(const Call& c) {
  if (c[0].is_null()) return c.fault();
  std::vector<Value> result;
  const std::span<const Value> values = as_list(c[0]);
  for (const Value& v : values) {
    if (std::ranges::count(values, v) > 1) result.push_back(v);
  }
  return distinct(result);
}

Value union_(const Call& c) {
  const Value all_values = concatenate(c);
  return all_values.is_null() ? all_values : distinct(all_values.items());
}

void flatten_into(const Value& v, std::vector<Value>& out) {
  if (!v.is_list()) {
    out.push_back(v);
    return;
  }
  for (const Value& item : v.items()) flatten_into(item, out);
}

Value flatten(const Call& c) {
  if (c[0].is_null()) return c.fault();
  std::vector<Value> result;
  flatten_into(c[0], result);
  return Value::list(std::move(result));
}

// A merge sort, because a comparison that contradicts itself must do no harm.
Value sort(const Call& c) {
  if (c[0].is_null()) return c.fault();
  const std::span<const Value> values = as_list(c[0]);
  if (c.size() == 2 && c[1].kind() != Kind::function) return c.fault();
  std::vector<Value> result(values.begin(), values.end());
  std::vector<Value> merged(result.size());
  Value failure;
  const auto precedes = [&](const Value& a, const Value& b) {
    if (c.size() < 2) {
      const auto by = order(a, b);
      if (!by) failure = a.is_unknown() ? a : b.is_unknown() ? b : c.fault(Fault::wrong_type);
      return by && *by < 0;
    }
    const std::array<Value, 2> pair{a, b};
    Value first = c.machine.invoke(c[1], pair, c.at);
    if (!first.is_boolean()) failure = first.is_unknown() ? std::move(first) : c.fault(Fault::wrong_type);
    return failure.is_unknown() ? false : first.as_boolean();
  };
  for (std::size_t width = 1; width < result.size(); width *= 2) {
    for (std::size_t low = 0; low < result.size(); low += 2 * width) {
      const std::size_t middle = std::min(low + width, result.size()), high = std::min(low + 2 * width, result.size());
      std::size_t i = low, j = middle;
      for (std::size_t k = low; k < high; ++k) {
        const bool take_right = i == middle || (j < high && precedes(result[j], result[i]));
        if (failure.is_unknown()) return failure;
        merged[k] = std::move(take_right ? result[j++] : result[i++]);
      }
    }
    std::swap(result, merged);
  }
  return Value::list(std::move(result));
}

}  // namespace

std::vector<Builtin> boolean_and_list_builtins() {
  using Gives = Builtin::Gives;
  using enum Type::Kind;
  const Type of_boolean(boolean), of_number(number), of_list = Type::list({}), of_numbers = Type::list(Type(number));
  const std::vector<Signature> one_list{{{{"list"}}, 1, true}};
  return {
      {"not", {{{{"negand", boolean}}, 1}}, Gives::fixed, of_boolean, true, not_},
      {"all", {{{{"list"}}, 1, true}}, Gives::fixed, of_boolean, true, all_of},
      {"any", {{{{"list"}}, 1, true}}, Gives::fixed, of_boolean, true, any_of},
      {"at least", {{{{"number", number}, {"list", list}}, 2}}, Gives::fixed, of_boolean, true, at_least},
      {"is defined", {{{{"value"}}, 1}}, Gives::fixed, of_boolean, true, is_defined},
      {"list contains", {{{{"list", list}, {"element"}}, 2}}, Gives::fixed, of_boolean, false, list_contains},
      {"count", {{{{"list", list}}, 1}}, Gives::fixed, of_number, false, count},
      {"min", one_list, Gives::element, {}, false, min},
      {"max", one_list, Gives::element, {}, false, max},
      {"sum", one_list, Gives::element, {}, false, sum},
      {"product", one_list, Gives::fixed, of_number, false, product},
      {"mean", one_list, Gives::element, {}, false, mean},
      {"median", one_list, Gives::fixed, of_number, false, median},
      {"stddev", one_list, Gives::fixed, of_number, false, stddev},
      {"mode", one_list, Gives::fixed, of_numbers, false, mode},
      {"sublist",
       {{{{"list", list}, {"start position", number}, {"length", number}}, 2}},
       Gives::first,
       {},
       false,
       sublist},
      {"append", {{{{"list", list}, {"item"}}, 1, true}}, Gives::fixed, of_list, false, append},
      {"concatenate", {{{{"list", list}}, 1, true}}, Gives::fixed, of_list, false, concatenate},
      {"insert before",
       {{{{"list", list}, {"position", number}, {"newItem"}}, 3}},
       Gives::fixed,
       of_list,
       false,
       insert_before},
      {"remove", {{{{"list", list}, {"position", number}}, 2}}, Gives::first, {}, false, remove},
      {"list replace",
       {{{{"list", list}, {"position"}, {"newItem"}}, 3}, {{{"list", list}, {"match"}, {"newItem"}}, 3}},
       Gives::fixed,
       of_list,
       false,
       list_replace},
      {"reverse", {{{{"list", list}}, 1}}, Gives::first, {}, false, reverse},
      {"index of", {{{{"list", list}, {"match"}}, 2}}, Gives::fixed, of_numbers, false, index_of_},
      {"union", {{{{"list", list}}, 1, true}}, Gives::fixed, of_list, false, union_},
      {"distinct values", {{{{"list", list}}, 1}}, Gives::first, {}, false, distinct_values},
      {"duplicate values", {{{{"list", list}}, 1}}, Gives::first, {}, false, duplicate_values},
      {"flatten", {{{{"list", list}}, 1}}, Gives::flattened, {}, false, flatten},
      {"sort", {{{{"list", list}, {"precedes"}}, 1}}, Gives::first, {}, false, sort},
  };
}

}  // namespace zj::feel
