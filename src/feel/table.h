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

  Hit hit = Hit::unique;
  Aggregation aggregation = Aggregation::none;
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  std::vector<Rule> rules;
};

// A compiled table. Immutable, safe to evaluate from many threads at once.
class DecisionTable {
 public:
  // The result: one output by its value, several as a context. `hits`, when given, receives the rules that hit, by
  // index. Under Reading::measure a rule that nobody can decide makes the result unknown, unless a rule before it has
  // settled the matter.
  Value evaluate(std::span<const Value> facts, std::vector<std::size_t>* hits = nullptr) const;

 private:
  friend struct TableCompiler;
  struct Input {
    Expression expression;
    std::optional<Expression> values;
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
  Value shaped(std::vector<Value> results) const;
  Value settled(std::vector<std::vector<Value>> results) const;
  std::size_t rank(std::span<const Value> results, std::size_t output) const;

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
