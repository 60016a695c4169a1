// An `if` over something that may be unknown.

#include <algorithm>

#include "analysis/fault_finders.h"
#include "feel/trace.h"
#include "words/analysis.h"

namespace zj::analysis {

using namespace measure;
namespace {

// An `if` that can be read alone: it stands in no loop.
struct If {
  feel::NodeId condition_node;
  feel::Expression condition, yes, no;
};

std::vector<If> ifs_of(const feel::Expression& expression, const Document& document) {
  std::vector<If> found;
  const feel::Program& program = expression.program();
  for (feel::NodeId id = 0; id < program.nodes.size(); ++id) {
    if (program.nodes[id].kind != feel::NodeKind::conditional || program.nodes[id].folded != feel::no_index) continue;
    std::vector<feel::Expression> parts;
    for (const feel::NodeId child : program.children_of(id)) {
      feel::Compilation part = feel::compile(program.text_of(child), document.scope);
      if (part) parts.push_back(std::move(*part.expression));
    }
    if (parts.size() == 3) found.push_back({program.children_of(id)[0], parts[0], parts[1], parts[2]});
  }
  return found;
}

}  // namespace

void find_unknown_ifs(Witnesses& witnesses, const Rule& rule, std::vector<Fault>& faults) {
  const std::pair<const std::optional<feel::Expression>&, const Located&> texts[] = {
      {rule.when, rule.when_text}, {rule.require, rule.require_text}, {rule.sufficient, rule.sufficient_text}};
  for (const auto& [expression, text] : texts) {
    if (!expression) continue;
    for (const If& one : ifs_of(*expression, *rule.document)) {
      Demand same;
      same.expressions = {one.condition, one.yes, one.no};
      same.derived = rule.derived;
      same.holds = [](std::span<const feel::Value> values) {
        return !values[0].is_boolean() && values[1].is_boolean() && values[1] == values[2];
      };
      Demand unknown;
      unknown.expressions = {one.condition};
      unknown.derived = rule.derived;
      unknown.holds = [](std::span<const feel::Value> values) { return !values[0].is_boolean(); };
      const Demand undecided = comes_to(rule, {Verdict::unknown});
      const std::string condition(one.condition.source());
      const Position at = text.at(expression->program().nodes[one.condition_node].span.begin);
      if (Outcome found = witnesses.find(*rule.document, {same, undecided}); found.kind == Outcome::Kind::found) {
        faults.push_back({Fault::Kind::unknown_if,
                          at,
                          say(words::fault_hidden_agreement, condition, rule.id, given_text(found.given)),
                          say(words::fix_unknown_if),
                          {found.given}});
      } else if (found = witnesses.find(*rule.document, {unknown, undecided}); found.kind == Outcome::Kind::found) {
        faults.push_back({Fault::Kind::unknown_if,
                          at,
                          say(words::fault_unknown_if, condition, rule.id, given_text(found.given)),
                          say(words::fix_unknown_if),
                          {found.given}});
      }
    }
  }
}

void find_unknown_ifs(Witnesses& witnesses, const VerdictRule& verdict, const VerdictRule::Route& route,
                      std::vector<Fault>& faults) {
  const Document& document = witnesses.measure().dossier();
  const feel::Program& program = route.when->program();
  for (const If& one : ifs_of(*route.when, document)) {
    // Routes are read so that an unknown condition takes the else.
    const feel::Span& span = program.nodes[one.condition_node].span;
    std::string otherwise(program.source);
    otherwise.replace(span.begin, span.length, "true");
    const feel::Compilation turned = feel::compile(otherwise, document.scope, {1, 1}, feel::Reading::standard);
    if (!turned) continue;
    Demand hidden;
    hidden.expressions = {one.condition, *route.when, *turned.expression};
    hidden.derived = verdict.derived;
    hidden.holds = [](std::span<const feel::Value> values) {
      return !values[0].is_boolean() && values[1].is_boolean() &&
             feel::truth_of(values[1]) != feel::truth_of(values[2]);
    };
    std::vector<Demand> conditions{hidden};
    if (verdict.when) conditions.push_back(gives(*verdict.when, verdict.derived, true));
    const Outcome found = witnesses.find(document, conditions);
    if (found.kind != Outcome::Kind::found) continue;
    const Assessment assessment = replay(witnesses.measure(), found.given);
    const std::string taken = assessment.route.empty() ? std::string(words::no_route.zh) : assessment.route;
    faults.push_back(
        {Fault::Kind::unknown_taken_as_no,
         route.text.at(span.begin),
         say(words::fault_unknown_taken_as_no, one.condition.source(), route.name, given_text(found.given), taken),
         say(words::fix_unknown_if),
         {found.given}});
  }
}

}  // namespace zj::analysis
