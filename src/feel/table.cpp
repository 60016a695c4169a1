#include "feel/table.h"

#include <algorithm>

#include "base/text.h"
#include "feel/builtins.h"
#include "feel/operators.h"
#include "words/feel.h"

namespace zj::feel {

using Hit = TableText::Hit;
using Aggregation = TableText::Aggregation;

namespace {

// What is tried before a result is called unknown.
constexpr std::size_t most_combinations = 4096;
constexpr std::size_t most_open_rules = 10;

}  // namespace

struct TableCompiler {
  const Scope& scope;
  Reading reading;
  TableCompilation& result;

  std::optional<Expression> take(Compilation compiled) {
    std::ranges::move(compiled.diagnostics, std::back_inserter(result.diagnostics));
    return std::move(compiled.expression);
  }
  std::optional<Expression> expression(const TableText::Cell& cell) {
    return take(compile(cell.text, scope, cell.at, reading));
  }
  // Nothing where every value passes.
  std::optional<Expression> tests(const TableText::Cell& cell, const Scope& with_input) {
    const std::string_view text = trim(cell.text);
    if (text.empty() || text == "-") return std::nullopt;
    return take(compile_unary_tests(cell.text, with_input, "?", cell.at, reading));
  }

  void run(const TableText& text) {
    DecisionTable table;
    table.name_ = text.name;
    table.hit_ = text.hit;
    table.aggregation_ = text.aggregation;
    table.reading_ = reading;
    table.slots_ = scope.slots();
    std::vector<Scope> input_scopes;
    for (const TableText::Input& input : text.inputs) {
      auto value = expression(input.expression);
      Scope with_input = scope;
      with_input.declare("?", value ? value->type() : Type());
      if (value) table.inputs_.push_back({std::move(*value), tests(input.values, with_input), std::nullopt});
      input_scopes.push_back(std::move(with_input));
    }
    for (const TableText::Output& output : text.outputs) {
      DecisionTable::Output compiled{output.name, {}, {}};
      if (!trim(output.values.text).empty()) {
        const auto order = take(compile("[" + output.values.text + "]", scope, output.values.at, reading));
        const Value values = order ? order->evaluate({}) : Value();
        if (values.is_list()) compiled.order.assign(values.items().begin(), values.items().end());
      }
      if (!trim(output.fallback.text).empty()) compiled.fallback = expression(output.fallback);
      table.outputs_.push_back(std::move(compiled));
    }
    for (const TableText::Rule& rule : text.rules) {
      if (rule.tests.size() != text.inputs.size() || rule.results.size() != text.outputs.size()) {
        const Place at = !rule.tests.empty() ? rule.tests.front().at : Place{1, 1};
        result.diagnostics.push_back({Severity::error,
                                      at,
                                      1,
                                      say(words::row_length, std::to_string(text.inputs.size() + text.outputs.size()),
                                          std::to_string(rule.tests.size() + rule.results.size())),
                                      {}});
        continue;
      }
      DecisionTable::Rule compiled;
      for (std::size_t i = 0; i < rule.tests.size(); ++i)
        compiled.tests.push_back(tests(rule.tests[i], input_scopes[i]));
      for (const TableText::Cell& cell : rule.results) {
        if (auto value = expression(cell)) compiled.results.push_back(std::move(*value));
      }
      table.rules_.push_back(std::move(compiled));
    }
    const bool failed =
        std::ranges::find(result.diagnostics, Severity::error, &Diagnostic::severity) != result.diagnostics.end();
    if (!failed) result.table = std::move(table);
  }
};

TableCompilation compile_table(const TableText& text, const Scope& scope, Reading reading) {
  TableCompilation result;
  TableCompiler{scope, reading, result}.run(text);
  return result;
}

Value DecisionTable::shaped(std::vector<Value> results) const {
  if (results.size() == 1) return std::move(results.front());
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < results.size(); ++i) entries.push_back({Name(outputs_[i].name), std::move(results[i])});
  return Value::context(std::move(entries));
}

// The place of a result among the values of its output; behind all when it is not there.
std::size_t DecisionTable::rank(std::span<const Value> results, std::size_t output) const {
  const std::vector<Value>& order = outputs_[output].order;
  return static_cast<std::size_t>(std::ranges::find(order, results[output]) - order.begin());
}

Value DecisionTable::conflict(std::string_view policy) const {
  return Value::null(Fault::rules_conflict, name_.empty() ? policy : std::string_view(name_));
}

std::vector<const Expression*> DecisionTable::tests(std::size_t column) const {
  std::vector<const Expression*> tests;
  for (const Rule& rule : rules_) {
    if (rule.tests[column]) tests.push_back(&*rule.tests[column]);
  }
  return tests;
}

bool DecisionTable::passes(std::size_t rule, std::size_t column, const Value& value) const {
  const auto& test = rules_[rule].tests[column];
  if (!test) return true;
  std::vector<Value> with_input(slots_ + 1, Value::missing());
  with_input[slots_] = value;
  return test->evaluate(with_input).is_true();
}

bool DecisionTable::comes_first(std::size_t rule, std::size_t other) const {
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const std::vector<Value> a(i + 1, rules_[rule].results[i].evaluate({}));
    const std::vector<Value> b(i + 1, rules_[other].results[i].evaluate({}));
    if (outputs_[i].order.empty() || rank(a, i) == rank(b, i)) continue;
    return rank(a, i) < rank(b, i);
  }
  return rule < other;
}

Type DecisionTable::type(std::size_t output) const {
  std::optional<Type> type;
  const auto add = [&](const Type& own) {
    if (own.kind() != Type::Kind::null) type = type ? unite(*type, own) : own;
  };
  for (const Rule& rule : rules_) add(rule.results[output].type());
  if (const auto& fallback = outputs_[output].fallback) add(fallback->type());
  return type.value_or(Type());
}

std::vector<std::size_t> DecisionTable::facts() const {
  std::vector<std::size_t> slots;
  const auto add = [&](const Expression& expression) {
    for (const std::size_t slot : expression.facts()) {
      if (slot != slots_ && std::ranges::find(slots, slot) == slots.end()) slots.push_back(slot);
    }
  };
  for (const Input& input : inputs_) add(input.expression);
  for (const Rule& rule : rules_) {
    for (const auto& test : rule.tests) {
      if (test) add(*test);
    }
    for (const Expression& result : rule.results) add(result);
  }
  for (const Output& output : outputs_) {
    if (output.fallback) add(*output.fallback);
  }
  return slots;
}

Value DecisionTable::evaluate(std::span<const Value> facts, std::vector<std::size_t>* hits) const {
  std::vector<Value> inputs;
  for (const Input& input : inputs_) inputs.push_back(input.expression.evaluate(facts));
  return evaluate(inputs, facts, hits);
}

Value DecisionTable::evaluate(std::span<const Value> inputs, std::span<const Value> facts,
                              std::vector<std::size_t>* hits) const {
  std::vector<std::size_t> found;
  std::vector<std::size_t>& at = hits ? *hits : found;
  at.clear();
  std::vector<Value> with_input(facts.begin(), facts.end());
  with_input.resize(slots_ + 1, Value::missing());
  std::vector<std::size_t> unknown;
  std::size_t combinations = 1;
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const Input& input = inputs_[i];
    if (inputs[i].is_unknown() && input.regions && combinations <= most_combinations) {
      unknown.push_back(i);
      combinations *= input.regions->size();
    }
    if (!input.values) continue;
    with_input[slots_] = inputs[i];
    const Value allowed = input.values->evaluate(with_input);
    if (allowed.is_unknown()) return allowed;
    if (!allowed.is_true()) return Value::null(Fault::bad_argument, input.expression.source());
  }
  if (reading_ == Reading::measure && !unknown.empty() && combinations <= most_combinations)
    return try_regions({inputs.begin(), inputs.end()}, unknown, facts, at);
  return decide(inputs, facts, at);
}

// What is the same whatever the unknown inputs are. Otherwise the null of the first of them on which it depends.
Value DecisionTable::try_regions(std::vector<Value> inputs, std::span<const std::size_t> unknown,
                                 std::span<const Value> facts, std::vector<std::size_t>& hits) const {
  const std::vector<Value> nulls = inputs;
  std::vector<Value> results;
  std::vector<std::size_t> choice(unknown.size());
  std::vector<bool> may_hit(rules_.size() + 1);
  for (bool more = true; more;) {
    for (std::size_t i = 0; i < unknown.size(); ++i) inputs[unknown[i]] = (*inputs_[unknown[i]].regions)[choice[i]];
    std::vector<std::size_t> own;
    results.push_back(decide(inputs, facts, own));
    for (const std::size_t rule : own) may_hit[rule] = true;
    // The next combination; the last input changes fastest.
    std::size_t i = unknown.size();
    for (; i > 0; choice[--i] = 0) {
      if (++choice[i - 1] < inputs_[unknown[i - 1]].regions->size()) break;
    }
    more = i > 0;
  }
  std::size_t stride = results.size();
  for (const std::size_t column : unknown) {
    const std::size_t size = inputs_[column].regions->size();
    const std::size_t inner = stride / size;
    for (std::size_t r = 0; r < results.size(); ++r) {
      const std::size_t first = r / stride * stride + r % inner;
      if (results[r] != results[first] || results[r].is_unknown() != results[first].is_unknown()) return nulls[column];
    }
    stride = inner;
  }
  for (std::size_t rule = 0; rule < may_hit.size(); ++rule) {
    if (may_hit[rule]) hits.push_back(rule);
  }
  return results.front();
}

// The rules that hit or may hit.
std::vector<DecisionTable::Row> DecisionTable::rows_of(std::span<const Value> inputs,
                                                       std::span<const Value> facts) const {
  std::vector<Value> with_input(facts.begin(), facts.end());
  with_input.resize(slots_ + 1, Value::missing());
  std::vector<Row> rows;
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    Value hit = Value::boolean(true);
    for (std::size_t i = 0; i < inputs.size() && !hit.is_false(); ++i) {
      if (!rules_[r].tests[i]) continue;
      with_input[slots_] = inputs[i];
      Value passes = rules_[r].tests[i]->evaluate(with_input);
      if (!passes.is_true() && !hit.is_unknown()) hit = std::move(passes);
      if (passes.is_false()) hit = Value::boolean(false);
    }
    const bool may_hit = hit.is_unknown() && reading_ == Reading::measure;
    if (!hit.is_true() && !may_hit) continue;
    Row row{r, {}, may_hit ? std::move(hit) : Value()};
    for (const Expression& result : rules_[r].results) row.results.push_back(result.evaluate(facts));
    rows.push_back(std::move(row));
    if (hit_ == Hit::first && !may_hit) break;
  }
  return rows;
}

Value DecisionTable::decide(std::span<const Value> inputs, std::span<const Value> facts,
                            std::vector<std::size_t>& hits) const {
  const std::vector<Row> rows = rows_of(inputs, facts);
  std::vector<const Row*> open;
  for (const Row& row : rows) {
    hits.push_back(row.rule);
    if (row.unknown.is_unknown()) open.push_back(&row);
  }
  const bool counts = hit_ == Hit::collect && aggregation_ == Aggregation::count;
  const bool falls_back = !counts && std::ranges::any_of(outputs_, [](const Output& o) { return !!o.fallback; });
  if (hits.empty() && reading_ == Reading::measure && falls_back) hits.push_back(rules_.size());
  if (open.size() > most_open_rules) return open.front()->unknown;
  // Every rule that is open, both ways.
  std::optional<Value> result;
  for (std::size_t taken = 0; taken < std::size_t{1} << open.size(); ++taken) {
    std::vector<std::vector<Value>> results;
    for (const Row& row : rows) {
      const auto at = static_cast<std::size_t>(std::ranges::find(open, &row) - open.begin());
      if (at < open.size() && (taken >> at & 1) == 0) continue;
      results.push_back(row.results);
      if (hit_ == Hit::first) break;
    }
    Value one = result_of(std::move(results), facts);
    if (result && (*result != one || one.is_unknown() || result->is_unknown())) return open.front()->unknown;
    result = std::move(one);
  }
  return *result;
}

Value DecisionTable::result_of(std::vector<std::vector<Value>> results, std::span<const Value> facts) const {
  if (!results.empty()) return settled(std::move(results));
  const bool collects = hit_ == Hit::collect;
  if (collects && aggregation_ == Aggregation::count) return Value::number(0);
  const bool falls_back = std::ranges::any_of(outputs_, [](const Output& output) { return !!output.fallback; });
  std::vector<Value> fallback;
  for (const Output& output : outputs_)
    fallback.push_back(output.fallback ? output.fallback->evaluate(facts) : Value());
  if (reading_ == Reading::standard) return falls_back ? shaped(std::move(fallback)) : Value();
  if (falls_back) return settled({std::move(fallback)});
  const bool lists =
      hit_ == Hit::rule_order || hit_ == Hit::output_order || (collects && aggregation_ == Aggregation::none);
  if (lists) return Value::list({});
  if (collects && aggregation_ == Aggregation::sum) return Value::number(0);
  return Value::null(Fault::no_rule, name_);
}

Value DecisionTable::settled(std::vector<std::vector<Value>> results) const {
  const auto listed = [&] {
    std::vector<Value> rows;
    for (std::vector<Value>& row : results) rows.push_back(shaped(std::move(row)));
    return Value::list(std::move(rows));
  };
  const auto by_priority = [&] {
    std::ranges::stable_sort(results, [&](const std::vector<Value>& a, const std::vector<Value>& b) {
      for (std::size_t i = 0; i < outputs_.size(); ++i) {
        if (outputs_[i].order.empty() || rank(a, i) == rank(b, i)) continue;
        return rank(a, i) < rank(b, i);
      }
      return false;
    });
  };
  switch (hit_) {
    case Hit::unique:
      if (results.size() > 1) return conflict("UNIQUE");
      return shaped(std::move(results.front()));
    case Hit::any:
      if (std::ranges::any_of(results, [&](const auto& row) { return row != results.front(); })) {
        return conflict("ANY");
      }
      return shaped(std::move(results.front()));
    case Hit::first:
      return shaped(std::move(results.front()));
    case Hit::priority:
      by_priority();
      return shaped(std::move(results.front()));
    case Hit::output_order:
      by_priority();
      return listed();
    case Hit::rule_order:
      return listed();
    case Hit::collect:
      break;
  }
  if (aggregation_ == Aggregation::none) return listed();
  if (aggregation_ == Aggregation::count) {
    std::vector<std::vector<Value>> distinct;
    for (auto& row : results) {
      if (std::ranges::find(distinct, row) == distinct.end()) distinct.push_back(std::move(row));
    }
    return Value::number(static_cast<std::int64_t>(distinct.size()));
  }
  std::vector<Value> totals;
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    Value total = results.front()[i];
    for (std::size_t r = 1; r < results.size(); ++r) {
      const Value& next = results[r][i];
      if (aggregation_ == Aggregation::sum) {
        total = arithmetic(Op::add, total, next, {});
      } else {
        const Value better = compare(aggregation_ == Aggregation::min ? Op::less : Op::greater, next, total, {});
        if (better.is_null()) total = better;
        if (better.is_true()) total = next;
      }
    }
    totals.push_back(std::move(total));
  }
  return shaped(std::move(totals));
}

}  // namespace zj::feel
