// Comparisons of divided values: where rounding to 34 digits decides, somebody who stands exactly on the threshold is
// judged as if beside it.

#include <array>

#include "analysis/fault_finders.h"
#include "feel/operators.h"
#include "feel/rational.h"
#include "measure/comparison.h"
#include "words/analysis.h"

namespace zj::analysis {

using namespace measure;
namespace {

constexpr int largest_divisor = 1000;  // that a constant of 34 digits is taken to have come from

// Is anything below the node calculated that may have more digits than a decimal holds?
bool may_round(const feel::Program& program, feel::NodeId id) {
  for (feel::NodeId n = id; n < id + program.nodes[id].size; ++n) {
    const feel::Node& node = program.nodes[n];
    if (node.kind != feel::NodeKind::arithmetic || !node.type.is_number()) continue;
    if (node.op == feel::Op::divide) return true;
    for (const feel::NodeId child : program.children_of(n)) {
      if (program.nodes[child].type.kind() == feel::Type::Kind::quotient) return true;
    }
  }
  return false;
}

// The fraction that a constant is a rounding of: 0.666…7 of 2/3. Nothing for decimals that end by themselves.
std::optional<feel::Rational> fraction_behind(const feel::Value& constant) {
  if (constant.kind() != feel::Value::Kind::number) return std::nullopt;
  const Decimal rounded = constant.as_number();
  if (!rounded.is_finite() || rounded.parts().digits.size() < 34) return std::nullopt;
  for (int q = 3; q <= largest_divisor; ++q) {
    const auto p = (rounded * Decimal(q)).rounded(0, Decimal::Rounding::half_even).to_int64();
    if (!p) return std::nullopt;
    const feel::Rational fraction = feel::Rational(*p) / feel::Rational(q);
    if (fraction.to_decimal() == rounded) return fraction;
  }
  return std::nullopt;
}

}  // namespace

void find_rounded_comparisons(Witnesses& witnesses, const Rule& rule, std::vector<Fault>& faults) {
  const Document& document = *rule.document;
  const std::pair<const std::optional<feel::Expression>&, const Located&> texts[] = {
      {rule.when, rule.when_text}, {rule.require, rule.require_text}, {rule.sufficient, rule.sufficient_text}};
  for (const auto& [expression, text] : texts) {
    if (!expression) continue;
    const feel::Program& program = expression->program();
    for (feel::NodeId id = 0; id < program.nodes.size(); ++id) {
      const feel::Node& node = program.nodes[id];
      if (node.kind != feel::NodeKind::comparison || node.folded != feel::no_index) continue;
      const auto children = program.children_of(id);
      std::array<std::optional<feel::Rational>, 2> behind;
      for (const std::size_t side : {0u, 1u}) {
        if (is_constant(program, children[side])) behind[side] = fraction_behind(constant(program, children[side]));
      }
      if (!behind[0] && !behind[1] && !may_round(program, children[0]) && !may_round(program, children[1])) continue;
      const feel::Compilation whole = feel::compile(program.text_of(id), document.scope);
      const feel::Compilation left = feel::compile(program.text_of(children[0]), document.scope);
      const feel::Compilation right = feel::compile(program.text_of(children[1]), document.scope);
      if (!whole || !left || !right) continue;  // in a loop
      Demand differs;
      differs.expressions = {*whole.expression};
      differs.exact = {*left.expression, *right.expression};
      differs.derived = rule.derived;
      for (const int n : {1, 2, 3, 6, 7}) differs.numbers.push_back(feel::Value::number(n));
      for (const auto& fraction : behind) {
        if (fraction) differs.numbers.push_back(feel::Value::quotient(*fraction));
      }
      bool exactly = false;
      differs.holds = [&exactly, behind, op = node.op](std::span<const feel::Value> values) {
        if (!values[0].is_boolean()) return false;
        const bool behind_left = behind[0].has_value(), behind_right = behind[1].has_value();
        if ((!behind_left && !values[1].is_numeric()) || (!behind_right && !values[2].is_numeric())) return false;
        const feel::Rational a = behind_left ? *behind[0] : values[1].as_rational();
        const feel::Rational b = behind_right ? *behind[1] : values[2].as_rational();
        exactly = feel::holds(op, a <=> b);
        return exactly != values[0].is_true();
      };
      const Outcome found = witnesses.find(document, {differs});
      if (found.kind != Outcome::Kind::found) continue;
      faults.push_back({Fault::Kind::rounded_comparison,
                        text.at(node.span.begin),
                        say(words::fault_rounded_comparison, rule.id, program.text_of(id), given_text(found.given),
                            (exactly ? words::comparison_holds : words::comparison_fails).zh,
                            label(replay(witnesses.measure(), rule, found.given)).zh),
                        say(words::fix_rounded_comparison),
                        {found.given}});
    }
  }
}

}  // namespace zj::analysis
