// Contexts (OMG DMN 1.5, 10.3.4.10) and ranges (10.3.4.11).

#include <algorithm>

#include "feel/builtins.h"
#include "feel/compile.h"
#include "feel/operators.h"

namespace zj::feel {
namespace {

using Kind = Value::Kind;

Value get_value(const Call& c) {
  if (!c[0].is_context()) return c.fault();
  if (c[1].is_string()) {
    const Value* found = c[0].find(c[1].as_string());
    return found ? *found : Value();
  }
  if (!c[1].is_list() || c[1].items().empty()) return c.fault();
  Value at = c[0];
  for (const Value& key : c[1].items()) {
    if (!key.is_string() || !at.is_context()) return c.fault();
    const Value* found = at.find(key.as_string());
    if (!found) return {};
    at = Value(*found);
  }
  return at;
}

Value get_entries(const Call& c) {
  if (!c[0].is_context()) return c.fault();
  std::vector<Value> result;
  for (const Entry& entry : c[0].entries()) {
    result.push_back(Value::context({{"key", entry.name.value()}, {"value", entry.value}}));
  }
  return Value::list(std::move(result));
}

// context([{key, value}, …]): a repeated key is an error.
Value context(const Call& c) {
  if (c[0].is_null()) return c.fault();
  const std::span<const Value> items = c[0].is_list() ? c[0].items() : std::span<const Value>(&c[0], 1);
  std::vector<Entry> entries;
  for (const Value& item : items) {
    const Value* key = item.is_context() ? item.find("key") : nullptr;
    const Value* value = item.is_context() ? item.find("value") : nullptr;
    if (!key || !value || !key->is_string()) return c.fault();
    const Name name(key->as_string());
    if (std::ranges::find(entries, name, &Entry::name) != entries.end()) return c.fault();
    entries.push_back({name, *value});
  }
  return Value::context(std::move(entries));
}

std::optional<Value> with(const Value& context, std::span<const Value> keys, const Value& value) {
  if (!context.is_context() || !keys.front().is_string()) return std::nullopt;
  std::vector<Entry> entries(context.entries().begin(), context.entries().end());
  const Name name(keys.front().as_string());
  const auto found = std::ranges::find(entries, name, &Entry::name);
  Value inner = value;
  if (keys.size() > 1) {
    auto nested = with(found == entries.end() ? Value() : found->value, keys.subspan(1), value);
    if (!nested) return std::nullopt;
    inner = std::move(*nested);
  }
  if (found == entries.end()) {
    entries.push_back({name, std::move(inner)});
  } else {
    found->value = std::move(inner);
  }
  return Value::context(std::move(entries));
}

Value context_put(const Call& c) {
  const std::span<const Value> keys = c[1].is_list() ? c[1].items() : std::span<const Value>(&c[1], 1);
  if (keys.empty()) return c.fault();
  auto result = with(c[0], keys, c[2]);
  return result ? std::move(*result) : c.fault();
}

Value context_merge(const Call& c) {
  if (c[0].is_null()) return c.fault();
  const std::span<const Value> items = c[0].is_list() ? c[0].items() : std::span<const Value>(&c[0], 1);
  std::vector<Entry> entries;
  for (const Value& item : items) {
    if (!item.is_context()) return c.fault();
    entries.insert(entries.end(), item.entries().begin(), item.entries().end());
  }
  return Value::context(std::move(entries));
}

// range("[1..3]"): a text with literal ends in order.
Value range(const Call& c) {
  if (!c[0].is_string()) return c.fault();
  static const Scope nothing_declared;
  const Compilation compiled = compile(c[0].as_string(), nothing_declared, {1, 1}, Reading::standard);
  if (!compiled) return c.fault();
  const Program& program = compiled.expression->program();
  if (program.nodes[0].kind != NodeKind::range || program.nodes[0].folded == no_index) return c.fault();
  const auto is_literal = [&](NodeId id) {
    const Node& n = program.nodes[id];
    if (n.kind == NodeKind::negate) return program.nodes[program.children_of(id)[0]].kind == NodeKind::literal;
    if (n.kind != NodeKind::call) return n.kind == NodeKind::literal;
    return std::ranges::all_of(program.children_of(id),
                               [&](NodeId argument) { return program.nodes[argument].kind == NodeKind::literal; });
  };
  if (!std::ranges::all_of(program.children_of(0), is_literal)) return c.fault();
  const Value& value = program.constants[program.nodes[0].folded];
  if (value.kind() != Kind::range) return c.fault();
  const Value::Range& r = value.as_range();
  if (r.form != RangeForm::interval) return value;
  const auto by = order(r.low, r.high);
  if (!by || *by > 0) return c.fault();
  return value;
}

// A point or an interval of the functions below, with an infinite end where there is none.
struct Extent {
  Value low, high;
  bool low_included = true, high_included = true;
  bool is_point = false;
};

std::optional<Extent> extent(const Value& v) {
  if (v.is_null()) return std::nullopt;
  if (v.kind() != Kind::range) return Extent{v, v, true, true, true};
  const Value::Range& r = v.as_range();
  if (r.form == RangeForm::not_equal) return std::nullopt;
  return Extent{r.low, r.high, r.low_included, r.high_included, false};
}

// a before b: the end of a against the start of b, an absent end lying beyond everything. Nothing when they do not
// compare.
std::optional<std::strong_ordering> ends(const Value& a, bool a_is_high, const Value& b, bool b_is_high) {
  if (a.is_null() || b.is_null()) {
    const int x = a.is_null() ? (a_is_high ? 1 : -1) : 0, y = b.is_null() ? (b_is_high ? 1 : -1) : 0;
    return x <=> y;
  }
  return order(a, b);
}

struct Pair {
  Extent a, b;
  // high of a against low of b, and so on
  std::strong_ordering high_low = std::strong_ordering::equal, low_high = high_low, low_low = high_low,
                       high_high = high_low;
};

std::optional<Pair> pair(const Call& c) {
  auto a = extent(c[0]), b = extent(c[1]);
  if (!a || !b) return std::nullopt;
  const auto high_low = ends(a->high, true, b->low, false), low_high = ends(a->low, false, b->high, true);
  const auto low_low = ends(a->low, false, b->low, false), high_high = ends(a->high, true, b->high, true);
  if (!high_low || !low_high || !low_low || !high_high) return std::nullopt;
  return Pair{*a, *b, *high_low, *low_high, *low_low, *high_high};
}

// The relations of OMG DMN 1.5, table 78. `wants` says which argument must be a range: 1 the first, 2 the second, 3
// both.
template <bool (*holds)(const Pair&), int wants>
Value relation(const Call& c) {
  const auto p = pair(c);
  if (!p || ((wants & 1) && p->a.is_point) || ((wants & 2) && p->b.is_point)) return c.fault();
  return Value::boolean(holds(*p));
}

bool is_before(const Pair& p) {
  return p.high_low < 0 || (p.high_low == 0 && !(p.a.high_included && p.b.low_included));
}
bool is_after(const Pair& p) {
  return p.low_high > 0 || (p.low_high == 0 && !(p.a.low_included && p.b.high_included));
}
bool meets(const Pair& p) {
  return p.a.high_included && p.b.low_included && p.high_low == 0;
}
bool met_by(const Pair& p) {
  return p.a.low_included && p.b.high_included && p.low_high == 0;
}
bool overlaps(const Pair& p) {
  return !is_before(p) && !is_after(p);
}
bool overlaps_before(const Pair& p) {
  return (p.low_low < 0 || (p.low_low == 0 && p.a.low_included && !p.b.low_included)) &&
         (p.high_low > 0 || (p.high_low == 0 && p.a.high_included && p.b.low_included)) &&
         (p.high_high < 0 || (p.high_high == 0 && (!p.a.high_included || p.b.high_included)));
}
bool overlaps_after(const Pair& p) {
  return (p.low_high < 0 || (p.low_high == 0 && p.a.low_included && p.b.high_included)) &&
         (p.low_low > 0 || (p.low_low == 0 && (!p.a.low_included || p.b.low_included))) &&
         (p.high_high > 0 || (p.high_high == 0 && p.a.high_included && !p.b.high_included));
}
bool finishes(const Pair& p) {
  if (p.a.is_point) return p.b.high_included && p.high_high == 0;
  return p.a.high_included == p.b.high_included && p.high_high == 0 &&
         (p.low_low > 0 || (p.low_low == 0 && (!p.a.low_included || p.b.low_included)));
}
bool starts(const Pair& p) {
  if (p.a.is_point) return p.b.low_included && p.low_low == 0;
  return p.a.low_included == p.b.low_included && p.low_low == 0 &&
         (p.high_high < 0 || (p.high_high == 0 && (!p.a.high_included || p.b.high_included)));
}
Pair swapped(const Pair& p) {
  return {p.b, p.a, 0 <=> p.low_high, 0 <=> p.high_low, 0 <=> p.low_low, 0 <=> p.high_high};
}
bool finished_by(const Pair& p) {
  return finishes(swapped(p));
}
bool started_by(const Pair& p) {
  return starts(swapped(p));
}
bool includes(const Pair& p) {
  return (p.low_low < 0 || (p.low_low == 0 && (p.a.low_included || !p.b.low_included))) &&
         (p.high_high > 0 || (p.high_high == 0 && (p.a.high_included || !p.b.high_included)));
}
bool during(const Pair& p) {
  return includes(swapped(p));
}
bool coincides(const Pair& p) {
  return p.low_low == 0 && p.high_high == 0 && p.a.low_included == p.b.low_included &&
         p.a.high_included == p.b.high_included;
}

}  // namespace

std::vector<Builtin> context_and_range_builtins() {
  using Gives = Builtin::Gives;
  const Type of_boolean(Type::Kind::boolean), of_context(Type::Kind::context);
  const auto relation_of = [&](std::string_view name, std::vector<Signature> signatures, Value (*run)(const Call&)) {
    return Builtin{name, std::move(signatures), Gives::fixed, of_boolean, false, run};
  };
  const auto two = [](std::initializer_list<std::pair<std::string_view, std::string_view>> forms) {
    std::vector<Signature> signatures;
    for (const auto& [a, b] : forms) signatures.push_back({{{a}, {b}}, 2});
    return signatures;
  };
  const auto points_and_ranges =
      two({{"point1", "point2"}, {"point", "range"}, {"range", "point"}, {"range1", "range2"}});
  const auto two_ranges = two({{"range1", "range2"}});
  const auto range_first = two({{"range", "point"}, {"range1", "range2"}});
  const auto point_first = two({{"point", "range"}, {"range1", "range2"}});
  return {
      {"get value",
       {{{{"m"}, {"key"}}, 2}, {{{"context"}, {"keys"}}, 2}, {{{"context"}, {"key"}}, 2}},
       Gives::fixed,
       {},
       false,
       get_value},
      {"get entries", {{{{"m"}}, 1}, {{{"context"}}, 1}}, Gives::fixed, Type::list({}), false, get_entries},
      {"context", {{{{"entries"}}, 1}}, Gives::fixed, of_context, false, feel::context},
      {"context put",
       {{{{"context"}, {"key"}, {"value"}}, 3}, {{{"context"}, {"keys"}, {"value"}}, 3}},
       Gives::fixed,
       of_context,
       false,
       context_put},
      {"context merge", {{{{"contexts"}}, 1}}, Gives::fixed, of_context, false, context_merge},
      {"range", {{{{"from", Type::Kind::string}}, 1}}, Gives::fixed, Type::range({}), false, feel::range},
      relation_of("before", points_and_ranges, relation<is_before, 0>),
      relation_of("after", points_and_ranges, relation<is_after, 0>),
      relation_of("meets", two_ranges, relation<meets, 3>),
      relation_of("met by", two_ranges, relation<met_by, 3>),
      relation_of("overlaps", two_ranges, relation<overlaps, 3>),
      relation_of("overlaps before", two_ranges, relation<overlaps_before, 3>),
      relation_of("overlaps after", two_ranges, relation<overlaps_after, 3>),
      relation_of("finishes", point_first, relation<finishes, 2>),
      relation_of("finished by", range_first, relation<finished_by, 1>),
      relation_of("includes", range_first, relation<includes, 1>),
      relation_of("during", point_first, relation<during, 2>),
      relation_of("starts", point_first, relation<starts, 2>),
      relation_of("started by", range_first, relation<started_by, 1>),
      relation_of("coincides", two({{"point1", "point2"}, {"range1", "range2"}}), relation<coincides, 0>),
  };
}

}  // namespace zj::feel
