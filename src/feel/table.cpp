#include "feel/table.h"

#include <algorithm>

#include "base/text.h"
#include "feel/builtins.h"
#include "feel/operators.h"
#include "words/feel.h"

namespace zj::feel {

using Hit = TableText::Hit;
using Aggregation = TableText::Aggregation;

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
    table.hit_ = text.hit;
    table.aggregation_ = text.aggregation;
    table.reading_ = reading;
    table.slots_ = scope.slots();
    std::vector<Scope> input_scopes;
    for (const TableText::Input& input : text.inputs) {
      auto value = expression(input.expression);
      Scope with_input = scope;
      with_input.declare("?", value ? value->type() : Type());
      if (value) table.inputs_.push_back({std::move(*value), tests(input.values, with_input)});
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

Value DecisionTable::evaluate(std::span<const Value> facts, std::vector<std::size_t>* hits) const {
  if (hits) hits->clear();
  std::vector<Value> with_input(facts.begin(), facts.end());
  with_input.resize(slots_ + 1, Value::missing());
  std::vector<Value> inputs;
  for (const Input& input : inputs_) {
    inputs.push_back(input.expression.evaluate(facts));
    if (!input.values) continue;
    with_input[slots_] = inputs.back();
    const Value allowed = input.values->evaluate(with_input);
    if (allowed.is_unknown()) return allowed;
    if (!allowed.is_true()) return Value::null(Fault::bad_argument, input.expression.source());
  }
  std::vector<std::vector<Value>> results;
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    Value hit = Value::boolean(true);
    for (std::size_t i = 0; i < inputs.size() && !hit.is_false(); ++i) {
      if (!rules_[r].tests[i]) continue;
      with_input[slots_] = inputs[i];
      Value passes = rules_[r].tests[i]->evaluate(with_input);
      if (!passes.is_true() && !hit.is_unknown()) hit = std::move(passes);
      if (passes.is_false()) hit = Value::boolean(false);
    }
    if (hit.is_unknown() && reading_ == Reading::measure) return hit;
    if (!hit.is_true()) continue;
    if (hits) hits->push_back(r);
    std::vector<Value> row;
    for (const Expression& result : rules_[r].results) row.push_back(result.evaluate(facts));
    results.push_back(std::move(row));
    if (hit_ == Hit::first) break;
  }
  const bool counts = hit_ == Hit::collect && aggregation_ == Aggregation::count;  // also that there are none
  if (!results.empty() || counts) return settled(std::move(results));
  if (std::ranges::none_of(outputs_, [](const Output& output) { return output.fallback.has_value(); })) return {};
  std::vector<Value> row;
  for (const Output& output : outputs_) row.push_back(output.fallback ? output.fallback->evaluate(facts) : Value());
  return shaped(std::move(row));
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
      if (results.size() > 1) return Value::null(Fault::bad_argument, "UNIQUE");
      return shaped(std::move(results.front()));
    case Hit::any:
      if (std::ranges::any_of(results, [&](const auto& row) { return row != results.front(); })) {
        return Value::null(Fault::bad_argument, "ANY");
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
