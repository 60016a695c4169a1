#include "analysis/coverage.h"

#include <algorithm>
#include <set>
#include <span>

#include "analysis/cases.h"
#include "base/json.h"
#include "measure/assess.h"
#include "measure/comparison.h"
#include "measure/dossier.h"
#include "measure/facts.h"

namespace zj::analysis {

using namespace measure;

namespace {

using feel::NodeId;
using feel::NodeKind;

// A compiled text of the measure that decides something.
struct Text {
  std::string owner;
  Position at;
  const feel::Program* program;
};

// Finds the conditions of one text.
class Finder {
 public:
  Finder(const Text& text, std::vector<std::pair<Condition, std::pair<const feel::Program*, NodeId>>>& found)
      : text_(text), program_(*text.program), found_(found) {}

  void run() {
    if (is_truth(0)) {
      condition(0);
    } else {
      operand(0);
    }
  }
  // The body of a function.
  void body(NodeId id) { is_truth(id) ? condition(id) : operand(id); }

 private:
  bool is_truth(NodeId id) const { return program_.nodes[id].type.kind() == feel::Type::Kind::boolean; }
  bool is_call(NodeId id, std::string_view name) const {
    return program_.nodes[id].kind == NodeKind::call && program_.nodes[id].name.text() == name;
  }

  // A node whose truth matters where it stands.
  void condition(NodeId id) {
    if (is_constant(program_, id)) return;
    const auto children = program_.children_of(id);
    switch (program_.nodes[id].kind) {
      case NodeKind::conjunction:
      case NodeKind::disjunction:
        for (const NodeId child : children) condition(child);
        return;
      case NodeKind::conditional:
        for (const NodeId child : children) condition(child);
        return;
      case NodeKind::call:
        if (is_call(id, "not")) return condition(children[0]);
        if (is_call(id, "at least") && program_.nodes[children[1]].kind == NodeKind::list) {
          for (const NodeId item : program_.children_of(children[1])) condition(item);
          add(id);
          return;
        }
        break;
      default:
        break;
    }
    add(id);
    operand(id);
  }

  // A node that is asked for its value: conditions may stand inside.
  void operand(NodeId id) {
    const auto children = program_.children_of(id);
    switch (program_.nodes[id].kind) {
      case NodeKind::every:
      case NodeKind::some:
      case NodeKind::filter:
        for (const NodeId child : children.first(children.size() - 1)) operand(child);
        if (is_truth(children.back())) condition(children.back());
        return;
      case NodeKind::conditional:
        condition(children[0]);
        operand(children[1]);
        operand(children[2]);
        return;
      case NodeKind::function:
        return;  // covered where it is defined
      default:
        for (const NodeId child : children) operand(child);
    }
  }

  void add(NodeId id) {
    Condition condition;
    condition.owner = text_.owner;
    condition.text = program_.text_of(id);
    condition.at = text_.at;
    found_.push_back({std::move(condition), {&program_, id}});
  }

  const Text& text_;
  const feel::Program& program_;
  std::vector<std::pair<Condition, std::pair<const feel::Program*, NodeId>>>& found_;
};

class Coverage {
 public:
  explicit Coverage(const Measure& measure) : measure_(measure) {}

  std::vector<Condition> run() {
    for (const Case& test : measure_.cases()) run(test);
    for (const Rule& rule : measure_.rules()) add(rule);
    for (const Rule& guard : measure_.guards()) add(guard);
    for (const Derived& derived : measure_.derived()) {
      if (derived.value && !derived.joins_rules) add({derived.name, derived.at, &derived.value->program()});
    }
    for (const Compute& compute : measure_.computes()) {
      for (const Compute::Let& let : compute.lets) add({compute.name, compute.at, &let.value.program()});
      add({compute.name, compute.at, &compute.value->program()});
      for (const Compute::Line& line : compute.lines) {
        if (line.when) add({compute.name, compute.at, &line.when->program()});
      }
    }
    for (const VerdictRule& verdict : measure_.verdicts()) {
      for (const VerdictRule::Route& route : verdict.routes)
        add({verdict.name + " · " + route.name, verdict.at, &route.when->program()});
    }
    add_functions();
    std::vector<Condition> conditions;
    for (auto& [condition, node] : found_) {
      condition.seen_true = tally_.has(*node.first, node.second, feel::Truth::yes);
      condition.seen_false = tally_.has(*node.first, node.second, feel::Truth::no);
      conditions.push_back(std::move(condition));
    }
    std::ranges::stable_sort(conditions, {}, &Condition::at);
    return conditions;
  }

 private:
  void run(const Case& test) {
    std::vector<const Rule*> rules;
    bool whole = false;
    for (const Case::Expectation& expected : test.expected) {
      whole = whole || expected.subject == "verdict" || expected.subject == "route";
      if (const Rule* rule = measure_.rule(expected.subject)) rules.push_back(rule);
      if (const Rule* guard = measure_.guard(expected.subject)) rules.push_back(guard);
    }
    if (rules.empty() && !whole) return run_compute(test);
    const bool situation = std::ranges::any_of(rules, [&](const Rule* r) { return measure_.guard(r->id) == r; });
    const Dossier dossier =
        situation ? read_situation(*test.document, test.given) : read_dossier(*test.document, test.given).dossier;
    Facts facts(measure_, dossier);
    if (whole) {
      for (const VerdictRule& verdict : measure_.verdicts()) {
        facts.need(verdict.derived);
        if (verdict.when && !verdict.when->evaluate(facts.values()).is_true()) continue;
        tally_derived(verdict.derived, facts);
        for (const VerdictRule::Route& route : verdict.routes) evaluate(route.when, facts.values());
        for (const std::size_t rule : verdict.findings) rules.push_back(&measure_.rules()[rule]);
      }
    }
    for (const Rule* rule : rules) {
      facts.need(rule->derived);
      tally_derived(rule->derived, facts);
      for (const auto* text : {&rule->when, &rule->require, &rule->sufficient, &rule->note})
        evaluate(*text, facts.values());
      // Definitions that only sentences use are seen where the sentence is said.
      const Verdict verdict = judge(measure_, *rule, facts, Detail::verdicts).verdict;
      if (const Sentence* said = sentence_of(*rule, verdict)) evaluate(*said, facts.values());
    }
  }

  void run_compute(const Case& test) {
    const Compute* compute = compute_of(measure_, test);
    if (!compute) return;
    Facts facts(measure_, read_dossier(*test.document, test.given).dossier);
    facts.need(compute->derived);
    tally_derived(compute->derived, facts);
    std::vector<feel::Value> values(facts.values().begin(), facts.values().end());
    values.resize(compute->scope.slots(), feel::Value::missing());
    for (const Compute::Let& let : compute->lets) values[let.slot] = let.value.evaluate(values, trace_, tally_);
    evaluate(compute->value, values);
    for (const Compute::Line& line : compute->lines) {
      evaluate(line.when, values);
      if (!line.when || line.when->evaluate(values).is_true()) evaluate(line.sentence, values);
    }
  }

  static const Sentence* sentence_of(const Rule& rule, Verdict verdict) {
    switch (verdict) {
      case Verdict::met:
        return &rule.own.met;
      case Verdict::unmet:
        return &rule.own.unmet;
      case Verdict::unknown:
        return &rule.own.unknown;
      case Verdict::not_applicable:
        break;
    }
    return nullptr;
  }

  void tally_derived(const std::vector<std::size_t>& derived, const Facts& facts) {
    for (const std::size_t index : derived) {
      const Derived& one = measure_.derived()[index];
      if (one.document == &facts.document()) evaluate(one.value, facts.values());
    }
  }

  void evaluate(const std::optional<feel::Expression>& expression, std::span<const feel::Value> values) {
    if (expression) expression->evaluate(values, trace_, tally_);
  }
  void evaluate(const Sentence& sentence, std::span<const feel::Value> values) {
    for (const Sentence::Piece& piece : sentence.pieces) evaluate(piece.value, values);
  }

  void add(const Text& text) {
    if (seen_.insert(text.program).second) Finder(text, found_).run();
  }
  void add(const Rule& rule) {
    for (const auto* text : {&rule.when, &rule.require, &rule.sufficient}) {
      if (*text) add({rule.id, rule.at, &(*text)->program()});
    }
  }

  // Functions that the measure defines are constants of its documents' scopes.
  void add_functions() {
    for (const auto& document : measure_.documents()) {
      for (const feel::Scope::Symbol& symbol : document->scope.symbols()) {
        if (symbol.constant.kind() != feel::Value::Kind::function) continue;
        const feel::Value::Function& function = symbol.constant.as_function();
        if (!function.program || !seen_.insert(function.program.get()).second) continue;
        const Text text{symbol.name, place_of(symbol.name), function.program.get()};
        Finder(text, found_).body(function.program->children_of(function.node)[0]);
      }
    }
  }

  Position place_of(std::string_view definition) const {
    for (const Article& article : measure_.articles()) {
      for (const Part& part : article.parts) {
        if (part.kind == Part::Kind::definition && part.name == definition) return article.at;
      }
    }
    return {};
  }

  const Measure& measure_;
  feel::Trace trace_;
  feel::Tally tally_;
  std::set<const feel::Program*> seen_;
  std::vector<std::pair<Condition, std::pair<const feel::Program*, NodeId>>> found_;
};

}  // namespace

std::vector<Condition> condition_coverage(const Measure& measure) {
  return Coverage(measure).run();
}

}  // namespace zj::analysis
