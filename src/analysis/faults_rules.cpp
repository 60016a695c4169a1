// Rules and guards that come out one way only, and parts of them that have no effect.

#include <algorithm>

#include "analysis/fault_finders.h"
#include "feel/trace.h"
#include "measure/comparison.h"
#include "words/analysis.h"

namespace zj::analysis {

using namespace measure;
namespace {

using Kind = Outcome::Kind;

class RuleFaults {
 public:
  RuleFaults(Witnesses& witnesses, const Rule& rule, std::vector<Fault>& faults)
      : witnesses_(witnesses), measure_(witnesses.measure()), rule_(rule), faults_(faults) {}

  void find() {
    if (!rule_.require) return;
    if (one_way()) return;
    // What is asked first is given where the next is asked.
    idle_parts(rule_.when, rule_.when_text);
    if (reads(rule_.when)) before_.push_back(gives(*rule_.when, rule_.derived, true));
    idle_parts(rule_.require, rule_.require_text);
    if (reads(rule_.require)) before_.push_back(gives(*rule_.require, rule_.derived, true));
    idle_parts(rule_.sufficient, rule_.sufficient_text);
  }

 private:
  Outcome proof(std::vector<Demand> conditions) { return witnesses_.find(*rule_.document, conditions, Effort::proof); }
  Json example(std::vector<Demand> conditions) { return witnesses_.find(*rule_.document, conditions).given; }
  bool reads(const std::optional<feel::Expression>& expression) const {
    return expression && reads_facts(measure_, *rule_.document, *expression);
  }
  void add(Fault::Kind kind, Position at, Said message, Word fix, const Json& given) {
    faults_.push_back({kind, at, std::move(message), say(fix), {given}});
  }

  // A constant among conditions is a switch that an assumption sets: what it leaves idle is meant so.
  static bool is_switched(const feel::Program& program, feel::NodeId id) {
    const feel::NodeKind kind = program.nodes[id].kind;
    const auto children = program.children_of(id);
    if (kind == feel::NodeKind::conditional) return is_constant(program, children[0]);
    if (kind != feel::NodeKind::conjunction && kind != feel::NodeKind::disjunction) return false;
    return std::ranges::any_of(children, [&](feel::NodeId child) { return is_constant(program, child); });
  }
  static bool is_switched(const std::optional<feel::Expression>& expression) {
    if (!expression) return false;
    const feel::Program& program = expression->program();
    for (feel::NodeId id = 0; id < program.nodes.size(); ++id) {
      if (is_switched(program, id)) return true;
    }
    return false;
  }

  // The rule as a whole; true where something was found, which makes all its parts idle.
  bool one_way() {
    if (reads(rule_.when)) {
      const Outcome applies = proof({gives(*rule_.when, rule_.derived, true)});
      if (applies.kind == Kind::impossible) {
        Json given = example({not_true(*rule_.when, rule_.derived)});
        add(Fault::Kind::never_applies, rule_.when_text.at(),
            say(words::fault_never_applies, rule_.id, std::to_string(applies.tried), given_text(given)),
            words::fix_never_applies, given);
        return true;
      }
    }
    if (!reads(rule_.require) && !reads(rule_.sufficient)) return false;  // it says so on its face
    if (is_switched(rule_.when) || is_switched(rule_.require) || is_switched(rule_.sufficient)) return false;
    const Outcome met = proof({comes_to(rule_, {Verdict::met})});
    if (met.kind == Kind::impossible) {
      // What is plainly unmet shows more than what is unknown.
      const Outcome otherwise = witnesses_.find(*rule_.document, {comes_to(rule_, {Verdict::unmet})});
      Json given = otherwise.kind == Kind::found ? otherwise.given : example({comes_to(rule_, {Verdict::unknown})});
      report(Fault::Kind::never_met, words::fault_never_met, met.tried, given);
      return true;
    }
    if (!reads(rule_.require)) return false;  // `require: true` leaves everything to what is sufficient
    const Outcome unmet = proof({comes_to(rule_, {Verdict::unmet})});
    if (unmet.kind == Kind::impossible) {
      report(Fault::Kind::never_unmet, words::fault_never_unmet, unmet.tried,
             example({comes_to(rule_, {Verdict::met})}));
      return true;
    }
    return false;
  }

  void report(Fault::Kind kind, Word message, std::size_t tried, const Json& given) {
    const std::string verdict(label(replay(measure_, rule_, given)).zh);
    add(kind, rule_.require_text.at(), say(message, rule_.id, std::to_string(tried), given_text(given), verdict),
        words::fix_condition_direction, given);
  }

  // An operand is idle where the expression without it always has the same truth.
  void idle_parts(const std::optional<feel::Expression>& expression, const Located& text) {
    if (!reads(expression)) return;
    const feel::Program& program = expression->program();
    for (feel::NodeId id = 0; id < program.nodes.size(); ++id) {
      const feel::NodeKind kind = program.nodes[id].kind;
      const bool all = kind == feel::NodeKind::conjunction;
      if ((!all && kind != feel::NodeKind::disjunction) || program.nodes[id].folded != feel::no_index) continue;
      const auto children = program.children_of(id);
      if (is_switched(program, id)) continue;
      for (std::size_t i = children.size(); i-- > 0;) {
        if (idle(*expression, children[i], all, text)) break;  // of two equal ones the other is not
      }
    }
  }

  bool idle(const feel::Expression& whole, feel::NodeId part, bool all, const Located& text) {
    const feel::Span& span = whole.program().nodes[part].span;
    std::string without(whole.source());
    without.replace(span.begin, span.length, all ? "true" : "false");
    const feel::Compilation rest = feel::compile(without, rule_.document->scope);
    if (!rest) return false;
    Demand differs;
    differs.expressions = {whole, *rest.expression};
    differs.derived = rule_.derived;
    differs.holds = [](std::span<const feel::Value> values) {
      return feel::truth_of(values[0]) != feel::truth_of(values[1]);
    };
    std::vector<Demand> conditions = before_;
    conditions.push_back(std::move(differs));
    const Outcome found = proof(conditions);
    if (found.kind != Kind::impossible) return false;
    // A dossier in which it would be expected to matter, where the part can be read alone.
    const std::string part_text(whole.program().text_of(part));
    const feel::Compilation alone = feel::compile(part_text, rule_.document->scope);
    Json given = alone ? example({gives(*alone.expression, rule_.derived, !all)}) : Json();
    if (given.is_null()) given = example({comes_to(rule_, {Verdict::met, Verdict::unmet})});
    add(Fault::Kind::idle_part, text.at(span.begin),
        say(words::fault_idle_part, rule_.id, part_text, std::to_string(found.tried), given_text(given)),
        words::fix_idle_part, given);
    return true;
  }

  Witnesses& witnesses_;
  const Measure& measure_;
  const Rule& rule_;
  std::vector<Fault>& faults_;
  std::vector<Demand> before_;
};

}  // namespace

void find_rule_faults(Witnesses& witnesses, std::vector<Fault>& faults) {
  for (const auto* rules : {&witnesses.measure().rules(), &witnesses.measure().guards()}) {
    for (const Rule& rule : *rules) {
      RuleFaults(witnesses, rule, faults).find();
      find_unknown_ifs(witnesses, rule, faults);
      find_rounded_comparisons(witnesses, rule, faults);
    }
  }
}

}  // namespace zj::analysis
