#include "measure/steps.h"

#include <algorithm>

#include "feel/print.h"
#include "feel/rational.h"
#include "measure/comparison.h"
#include "measure/facts.h"

namespace zj::measure {
namespace {

using feel::NodeId;
using feel::NodeKind;
using feel::Value;
using Frame = feel::Trace::Frame;

constexpr std::size_t longest_text = 200;  // bytes of a value that is shown in full
constexpr int deepest = 12;                // of derived names within one another

// Exactly, and short: what is long is told by its size.
std::string exact_text(const Value& value) {
  if (value.kind() == Value::Kind::quotient) {
    bool exact = false;
    const feel::Rational quotient = value.as_rational();
    const Decimal decimal = quotient.to_decimal(&exact);
    if (exact) return decimal.to_text();
    const feel::Rational::Integer common = gcd(quotient.numerator(), quotient.denominator());
    return feel::Rational::Integer(quotient.numerator() / common).str() + "/" +
           feel::Rational::Integer(quotient.denominator() / common).str();
  }
  std::string text = feel::to_literal(value);
  if (text.size() <= longest_text) return text;
  if (value.is_list()) return "[" + std::to_string(value.items().size()) + "]";
  if (value.is_context()) return "{" + std::to_string(value.entries().size()) + "}";
  return text;
}

class Writer {
 public:
  Writer(const feel::Program& program, const Facts& facts, int depth)
      : program_(program), facts_(facts), depth_(depth) {}

  Step step(NodeId id, const Frame& frame) const {
    Step step = said(std::string(program_.text_of(id)), value_at(id, frame));
    const feel::Node& node = program_.nodes[id];
    if (node.folded != feel::no_index && node.kind != NodeKind::fact) return step;
    if (node.kind == NodeKind::fact) {
      open(node, step);
      return step;
    }
    const auto children = program_.children_of(id);
    const feel::Trace::Loop* loop = frame.loop(id);
    const bool is_loop = node.kind == NodeKind::every || node.kind == NodeKind::some ||
                         node.kind == NodeKind::iteration || node.kind == NodeKind::filter;
    for (const NodeId child : is_loop ? children.first(children.size() - 1) : children) add(child, frame, step);
    if (!is_loop || !loop) return step;
    for (const feel::Trace::Iteration& iteration : loop->iterations) {
      std::string which;
      for (std::size_t i = 0; i < iteration.elements.size(); ++i) {
        which += (i > 0 ? "，" : "") + std::string(program_.text_of(children[i])) + "[" +
                 std::to_string(iteration.elements[i] + 1) + "]";
      }
      Step element = said(std::move(which), iteration.frame.value(children.back()));
      element.steps.push_back(this->step(children.back(), iteration.frame));
      step.steps.push_back(std::move(element));
    }
    return step;
  }

 private:
  // A literal, or the entry of a list by its name alone, says nothing that its surroundings do not.
  void add(NodeId child, const Frame& frame, Step& parent) const {
    const feel::Node& node = program_.nodes[child];
    const bool says_nothing =
        (node.kind == NodeKind::literal && node.name.text().empty()) || node.kind == NodeKind::local;
    if (!says_nothing && value_at(child, frame)) parent.steps.push_back(step(child, frame));
  }

  const Value* value_at(NodeId id, const Frame& frame) const {
    return is_constant(program_, id) ? &constant(program_, id) : frame.value(id);
  }

  static Step said(std::string text, const Value* value) {
    Step step{std::move(text), {}, {}, false, {}};
    if (!value) return step;
    step.is_unknown = value->is_unknown();
    if (step.is_unknown) {
      step.why_unknown = value->origin().said().in(Lang::zh);
    } else {
      step.value = exact_text(*value);
    }
    return step;
  }

  // What stands behind a name: the parts of a quotient, or the expression of what the measure derives.
  void open(const feel::Node& node, Step& step) const {
    const auto [fact, part] = facts_.document().fact_at(node.index);
    if (fact && part < 0 && fact->type == FactType::quotient) {
      for (std::size_t i = 0; i < fact->formula.parts.size(); ++i) {
        const Value value = facts_.part(*fact, i);
        step.steps.push_back(said(fact->formula.parts[i], &value));
      }
    }
    if (fact || depth_ >= deepest) return;
    for (const Derived& derived : facts_.measure().derived()) {
      if (derived.slot != node.index || derived.document != &facts_.document()) continue;
      if (derived.decision) {
        open(*derived.decision, step);
        continue;
      }
      feel::Trace trace;
      derived.value->evaluate(facts_.values(), trace);
      step.steps.push_back(Writer(derived.value->program(), facts_, depth_ + 1).step(0, trace.root()));
    }
  }

  // The inputs of a table, and the rows that decided.
  void open(const Decision& decision, Step& step) const {
    for (std::size_t i = 0; i < decision.inputs.size(); ++i) {
      feel::Trace trace;
      const feel::Expression& input = decision.table.input(i);
      input.evaluate(facts_.values(), trace);
      step.steps.push_back(Writer(input.program(), facts_, depth_ + 1).step(0, trace.root()));
    }
    std::vector<std::size_t> hits;
    if (decision.table.evaluate(facts_.values(), &hits).is_unknown()) return;
    for (const std::size_t hit : hits) {
      Step row = said(rows_text(decision, {hit}).zh, nullptr);
      for (std::size_t i = 0; i < decision.outputs.size(); ++i) {
        const feel::Expression* result =
            hit < decision.table.rules() ? &decision.table.result(hit, i) : decision.table.fallback(i);
        feel::Trace trace;
        const Value value = result->evaluate(facts_.values(), trace);
        Step cell = Writer(result->program(), facts_, depth_ + 1).step(0, trace.root());
        cell.text = decision.outputs[i] + "：" + cell.text;
        if (decision.outputs.size() == 1) row = {row.text, cell.value, cell.why_unknown, cell.is_unknown, {}};
        row.steps.push_back(std::move(cell));
      }
      step.steps.push_back(std::move(row));
    }
  }

  const feel::Program& program_;
  const Facts& facts_;
  int depth_;
};

}  // namespace

Step steps_of(const Assessment& assessment, const Finding& finding) {
  return Writer(finding.ground.by->program(), *assessment.facts, 0).step(0, finding.ground.trace.root());
}

Json to_json(const Step& step) {
  Json::Object json{{"text", step.text}};
  if (step.is_unknown) {
    json.emplace_back("unknown", step.why_unknown);
  } else {
    json.emplace_back("value", step.value);
  }
  if (!step.steps.empty()) {
    Json::Array steps;
    for (const Step& part : step.steps) steps.push_back(to_json(part));
    json.emplace_back("steps", std::move(steps));
  }
  return Json(std::move(json));
}

}  // namespace zj::measure
