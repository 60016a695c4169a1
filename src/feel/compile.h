#pragma once
// From text to Expression. See feel.h for how a caller uses it.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/ast.h"
#include "feel/scope.h"
#include "feel/trace.h"
#include "feel/value.h"
#include "words/words.h"

namespace zj::feel {

enum class Severity { error, warning };

// One finding about a text. `fix` is the text to put in place of the marked characters, or what was probably meant;
// empty when there is nothing to suggest.
struct Diagnostic {
  Severity severity = Severity::error;
  Place at;
  std::uint32_t length = 0;  // code points
  Said said;
  std::string fix;
};

// `measure` is how rules are read here: unknown names and certain type errors are compile errors, and an unknown
// condition (a missing fact or an error) keeps `if` and filters unknown. `standard` is DMN to the letter: all of that
// becomes null, `if` takes else, a filter drops the item.
enum class Reading { measure, standard };

struct Limits {
  std::uint64_t steps = 20'000'000;  // iterations and calls of one evaluation
  std::size_t list_items = 1'000'000;
  std::size_t text_bytes = 4u << 20;
};

// A compiled expression. Immutable, cheap to copy, safe to evaluate from many threads at once.
class Expression {
 public:
  // One value per slot of the scope it was compiled against; missing ones may be left out at the end. Never throws for
  // what the text or the data does: errors are nulls with an origin.
  Value evaluate(std::span<const Value> facts, const Limits& limits = {}) const;
  // The same, and what each node gave. In this form every operand of `and` and `or` and every element of a loop is
  // evaluated, so that all shortfalls can be told, not only the first. `trace` may be reused.
  Value evaluate(std::span<const Value> facts, Trace& trace, const Limits& limits = {}) const;
  // The same, and `tally` counts in functions as well, into which a trace does not reach.
  Value evaluate(std::span<const Value> facts, Trace& trace, Tally& tally) const;
  // The expression as an exact fraction: + - * / at its top are carried out on fractions of decimals of any length,
  // e.g. (报告期 - 基期) / 基期. Gives a number or quotient, or a null that says why not.
  Value evaluate_exactly(std::span<const Value> facts, const Limits& limits = {}) const;

  const Type& type() const { return program_->nodes[0].type; }
  std::string_view source() const { return program_->source; }
  const Program& program() const { return *program_; }
  // The slots that the expression reads, each once, in the order of their first appearance.
  std::vector<std::size_t> facts() const;

 private:
  friend struct Compiled;
  friend class Compiler;
  explicit Expression(std::shared_ptr<const Program> program) : program_(std::move(program)) {}
  std::shared_ptr<const Program> program_;
};

// Either an expression with, perhaps, warnings, or at least one error.
struct Compilation {
  std::optional<Expression> expression;
  std::vector<Diagnostic> diagnostics;  // in the order of the text
  explicit operator bool() const { return expression.has_value(); }
};

// `at` is where the text starts in its file; the lines after the first start at column 1. Texts over 64 KiB or nested
// deeper than 200 levels are refused.
Compilation compile(std::string_view text, const Scope& scope, Place at = {1, 1}, Reading reading = Reading::measure);

// A cell of a decision table or a list of allowed values: `>= 10`, `"重大", "特别重大"`, `not(1, 2)`, `-`. `input`
// names the slot that is tested and that `?` stands for. The expression gives a boolean or null.
Compilation compile_unary_tests(std::string_view text, const Scope& scope, std::string_view input, Place at = {1, 1},
                                Reading reading = Reading::measure);

// The expression as canonical text: compiling it again in the same scope gives the same tree.
std::string print(const Expression& expression);

}  // namespace zj::feel
