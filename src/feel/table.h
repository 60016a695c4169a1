#pragma once
// Decision tables (OMG DMN 1.5, clause 8): rows of unary tests over inputs, with the hit policies of the standard.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "feel/compile.h"

namespace zj::feel {

// A table as written.
struct TableText {
  struct Cell {
    std::string text;
    Place at = {1, 1};
  };
  struct Input {
    Cell expression;
    Cell values;  // unary tests that the input must pass; empty: any value
  };
  struct Output {
    std::string name;  // may be empty when there is one output
    Cell values;       // the possible results, best first, for priorities; empty: none given
    Cell fallback;     // the result when no rule hits; empty: null
  };
  struct Rule {
    std::vector<Cell> tests;    // one for each input; empty or "-": any value
    std::vector<Cell> results;  // one for each output
  };
  enum class Hit { unique, any, first, priority, output_order, rule_order, collect };
  enum class Aggregation { none, count, sum, min, max };

  std::string name;  // for messages
  Hit hit = Hit::unique;
  Aggregation aggregation = Aggregation::none;
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  std::vector<Rule> rules;
};

// A compiled table. Immutable once its regions are set, safe to evaluate from many threads at once.
//
// Under Reading::measure a table is as known as its facts allow, and no more: an input that is unknown is tried with
// one value of each of its regions, a rule that nobody can decide is taken both ways, and only where all of that comes
// to the same result is it the result. Otherwise it is the null of the first input that matters. Where no rule hits and
// no fallback is given, one result is unknown (a table that does not say is not a "no"), a list is empty, a sum and a
// count are 0. Under Reading::standard a null passes no test, and where no rule hits the result is null.
class DecisionTable {
 public:
  // The result: one output by its value, several as a context. `hits`, when given, receives the rules that hit, by
  // index; the fallback is the one after the last. Of a result that is known though an input is not, those that may
  // hit.
  Value evaluate(std::span<const Value> facts, std::vector<std::size_t>* hits = nullptr) const;
  // The same for inputs that are given rather than worked out: one for each column.
  Value evaluate(std::span<const Value> inputs, std::span<const Value> facts,
                 std::vector<std::size_t>* hits = nullptr) const;

  std::size_t columns() const { return inputs_.size(); }
  std::size_t rules() const { return rules_.size(); }
  const Expression& input(std::size_t column) const { return inputs_[column].expression; }
  // The tests of a column, those that any value passes left out, and the slot of what they test.
  std::vector<const Expression*> tests(std::size_t column) const;
  std::size_t tested_slot() const { return slots_; }
  // Does a value pass the test of a rule? Precondition: the test asks for nothing but its input.
  bool passes(std::size_t rule, std::size_t column, const Value& value) const;
  bool is_any(std::size_t rule, std::size_t column) const { return !rules_[rule].tests[column]; }
  // Precondition: not is_any.
  const Expression& test(std::size_t rule, std::size_t column) const { return *rules_[rule].tests[column]; }
  const Expression& result(std::size_t rule, std::size_t output) const { return rules_[rule].results[output]; }
  // The result where no rule hits; nullptr when there is none.
  const Expression* fallback(std::size_t output) const {
    return outputs_[output].fallback ? &*outputs_[output].fallback : nullptr;
  }
  // The possible results of an output, best first; empty where it has no order.
  const std::vector<Value>& order(std::size_t output) const { return outputs_[output].order; }
  // Whether a rule's results come before another's by priority. Precondition: they are constants.
  bool comes_first(std::size_t rule, std::size_t other) const;
  // The type of an output over all rules.
  Type type(std::size_t output) const;
  // The slots that the table reads, each once.
  std::vector<std::size_t> facts() const;

  // The values that stand for all that the input of a column can have; see feel/regions.h.
  void set_regions(std::size_t column, std::vector<Value> values) { inputs_[column].regions = std::move(values); }
  const std::optional<std::vector<Value>>& regions(std::size_t column) const { return inputs_[column].regions; }

 private:
  friend struct TableCompiler;
  struct Input {
    Expression expression;
    std::optional<Expression> values;
    std::optional<std::vector<Value>> regions;
  };
  struct Output {
    std::string name;
    std::vector<Value> order;
    std::optional<Expression> fallback;
  };
  struct Rule {
    std::vector<std::optional<Expression>> tests;
    std::vector<Expression> results;
  };
  // The results of a rule that hits, or may hit.
  struct Row {
    std::size_t rule = 0;
    std::vector<Value> results;
    Value unknown;  // why nobody can say whether it hits; a plain null when it does
  };
  std::vector<Row> rows_of(std::span<const Value> inputs, std::span<const Value> facts) const;
  Value decide(std::span<const Value> inputs, std::span<const Value> facts, std::vector<std::size_t>& hits) const;
  Value try_regions(std::vector<Value> inputs, std::span<const std::size_t> unknown, std::span<const Value> facts,
                    std::vector<std::size_t>& hits) const;
  Value result_of(std::vector<std::vector<Value>> results, std::span<const Value> facts) const;
  Value shaped(std::vector<Value> results) const;
  Value settled(std::vector<std::vector<Value>> results) const;
  Value conflict(std::string_view policy) const;
  std::size_t rank(std::span<const Value> results, std::size_t output) const;

  std::string name_;
  TableText::Hit hit_ = TableText::Hit::unique;
  TableText::Aggregation aggregation_ = TableText::Aggregation::none;
  Reading reading_ = Reading::measure;
  std::size_t slots_ = 0;
  std::vector<Input> inputs_;
  std::vector<Output> outputs_;
  std::vector<Rule> rules_;
};

struct TableCompilation {
  std::optional<DecisionTable> table;
  std::vector<Diagnostic> diagnostics;
  explicit operator bool() const { return table.has_value(); }
};

// Compiles every cell; all errors are found at once. Rows must be as long as the heads.
TableCompilation compile_table(const TableText& text, const Scope& scope, Reading reading = Reading::measure);

}  // namespace zj::feel
