// The least change of facts that turns a truth.

#include <algorithm>
#include <iterator>

#include "feel/print.h"
#include "measure/comparison.h"
#include "measure/explainer.h"

namespace zj::measure {
namespace {

using feel::NodeId;
using feel::NodeKind;
using feel::Op;
using feel::Truth;
using feel::Value;

Truth opposite(Truth truth) {
  return truth == Truth::yes ? Truth::no : truth == Truth::no ? Truth::yes : truth;
}

feel::Rational abs(const feel::Rational& value) {
  return value < feel::Rational(0) ? feel::Rational(0) - value : value;
}

}  // namespace

std::optional<std::vector<Change>> Explainer::change(NodeId id, const Frame& frame, Truth wanted) const {
  auto found = plan(id, frame, wanted);
  if (!found) return std::nullopt;
  return std::move(found->changes);
}

std::optional<Explainer::Plan> Explainer::plan(NodeId id, const Frame& frame, Truth wanted) const {
  const Truth truth = truth_at(id, frame);
  if (truth == wanted || (truth == Truth::unknown && frame.value(id))) return Plan{};
  if (is_constant(program_, id)) return std::nullopt;
  const feel::Node& node = program_.nodes[id];
  const auto children = program_.children_of(id);
  const bool yes = wanted == Truth::yes;
  switch (node.kind) {
    case NodeKind::conjunction:
      return yes ? every_one(children, frame, wanted) : cheapest(children, frame, wanted, 1);
    case NodeKind::disjunction:
      return yes ? cheapest(children, frame, wanted, 1) : every_one(children, frame, wanted);
    case NodeKind::comparison:
      return plan_comparison(id, frame, wanted);
    case NodeKind::conditional:
      return plan(truth_at(children[0], frame) == Truth::yes ? children[1] : children[2], frame, wanted);
    case NodeKind::call:
      if (is_call(id, "not")) return plan(children[0], frame, opposite(wanted));
      if (is_call(id, "at least")) return plan_at_least(id, frame, wanted);
      return std::nullopt;
    case NodeKind::fact: {
      const Fact* fact = fact_of(id).first;
      if (!fact) return std::nullopt;
      return Plan{{{fact->path, yes ? "true" : "false"}}, feel::Rational(1)};
    }
    default:
      return std::nullopt;
  }
}

std::optional<Explainer::Plan> Explainer::every_one(std::span<const NodeId> nodes, const Frame& frame,
                                                    Truth wanted) const {
  Plan whole;
  for (const NodeId id : nodes) {
    auto one = plan(id, frame, wanted);
    if (!one) return std::nullopt;
    whole.effort = whole.effort + one->effort;
    for (Change& change : one->changes) {
      if (std::ranges::find(whole.changes, change) == whole.changes.end()) whole.changes.push_back(std::move(change));
    }
  }
  return whole;
}

std::optional<Explainer::Plan> Explainer::cheapest(std::span<const NodeId> nodes, const Frame& frame, Truth wanted,
                                                   std::size_t count) const {
  std::vector<Plan> plans;
  for (const NodeId id : nodes) {
    if (truth_at(id, frame) != opposite(wanted)) continue;
    if (auto one = plan(id, frame, wanted)) plans.push_back(std::move(*one));
  }
  if (plans.size() < count) return std::nullopt;
  std::ranges::stable_sort(plans, {}, &Plan::effort);
  Plan whole;
  for (std::size_t i = 0; i < count; ++i) {
    whole.effort = whole.effort + plans[i].effort;
    std::ranges::move(plans[i].changes, std::back_inserter(whole.changes));
  }
  return whole;
}

std::optional<Explainer::Plan> Explainer::plan_comparison(NodeId id, const Frame& frame, Truth wanted) const {
  const auto [left, right, asked] = sides_of(program_, id);
  const Op op = wanted == Truth::yes ? asked : negated(asked);
  const Value* a = value_at(left, frame);
  const Value* b = value_at(right, frame);
  const bool counts = is_call(left, "count");
  const auto [fact, part] = fact_of(counts ? program_.children_of(left)[0] : left);
  if (!a || !b || !fact || fact_of(right).first) return std::nullopt;
  std::string path = fact->path;
  if (part >= 0) path += "." + fact->formula.parts[static_cast<std::size_t>(part)];
  if (counts) path = "count(" + path + ")";
  const std::string need =
      op == Op::equal ? feel::to_literal(*b) : std::string(feel::text_of(op)) + " " + feel::to_literal(*b);
  if (a->is_numeric() && b->is_numeric()) {
    const feel::Rational threshold = b->as_rational();
    const feel::Rational gap = threshold - a->as_rational();
    return Plan{{{path, need}}, abs(threshold.is_zero() ? gap : gap / threshold)};
  }
  if (a->is_string() && b->is_string()) return Plan{{{path, need}}, feel::Rational(1)};
  return std::nullopt;  // a day that has passed
}

std::optional<Explainer::Plan> Explainer::plan_at_least(NodeId id, const Frame& frame, Truth wanted) const {
  const auto children = program_.children_of(id);
  const Value* least = value_at(children[0], frame);
  const Value* list = value_at(children[1], frame);
  const bool spelled_out = program_.nodes[children[1]].kind == NodeKind::list;
  if (!spelled_out || !least || !least->is_numeric() || !list || !list->is_list()) return std::nullopt;
  const auto k = least->as_decimal().to_int64();
  if (!k) return std::nullopt;
  const auto met = std::ranges::count_if(list->items(), [](const Value& v) { return v.is_true(); });
  const auto by = wanted == Truth::yes ? *k - met : met - *k + 1;
  return cheapest(program_.children_of(children[1]), frame, wanted,
                  static_cast<std::size_t>(std::max<std::int64_t>(by, 0)));
}

}  // namespace zj::measure
