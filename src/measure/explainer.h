#pragma once
// Reads a trace: says in plain words why an expression came out as it did, and finds the least that would have to be
// otherwise for it to come out the other way. Inside the room.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/ast.h"
#include "feel/rational.h"
#include "feel/trace.h"
#include "measure/facts.h"
#include "measure/quantity.h"
#include "measure/reason.h"
#include "measure/text.h"

namespace zj::measure {

class Explainer {
 public:
  using Frame = feel::Trace::Frame;

  Explainer(const feel::Program& program, const Facts& facts) : program_(program), facts_(facts) {}

  // Why the node is true or false; empty when it is neither.
  Text why(feel::NodeId id, const Frame& frame);
  // The first quotient in the text that has no value because one of its parts is zero; empty when there is none.
  Text divided_by_zero(const Frame& frame) const;
  // The least change of facts after which the node has the truth that is wanted; nothing when no change of a single
  // fact each would do, or when it takes more than the expression shows (a date that has passed, every entry of a
  // list). What is unknown is no matter of a change: it has to be supplied.
  std::optional<std::vector<Change>> change(feel::NodeId id, const Frame& frame, feel::Truth wanted) const;

  // Points that the first failing percentage is short by.
  const std::string& shortfall() const { return shortfall_; }

 private:
  using NodeId = feel::NodeId;
  // Changes with their size, which only ranks them: how far each number is from its threshold, in parts of the
  // threshold, and 1 for whatever is no number.
  struct Plan {
    std::vector<Change> changes;
    feel::Rational effort;
  };

  const feel::Value* value_at(NodeId id, const Frame& frame) const;
  feel::Truth truth_at(NodeId id, const Frame& frame) const;
  bool is_call(NodeId id, std::string_view function) const;
  bool is_name(NodeId id) const;
  std::pair<const Fact*, int> fact_of(NodeId id) const;

  Text all(std::span<const NodeId> nodes, const Frame& frame, feel::Truth truth, Word separator);
  Text first(std::span<const NodeId> nodes, const Frame& frame, feel::Truth truth);
  Text none_of(std::span<const NodeId> nodes, const Frame& frame);
  Text condition(NodeId id, bool holds) const;
  Text comparison(NodeId id, const Frame& frame, bool holds);
  Text quantified(NodeId id, const Frame& frame, bool holds);
  Text call(NodeId id, const Frame& frame, bool holds);
  Text at_least(NodeId id, const Frame& frame, bool holds);

  Text name(NodeId id) const;
  Text field_name(std::string_view field) const;
  Text shown(const feel::Value& value, bool percent, Rounding rounding = Rounding::nearest) const;
  Text subject(NodeId id, const Frame& frame, bool percent = false, Rounding rounding = Rounding::nearest) const;
  Text tests(std::span<const NodeId> nodes, const Frame& frame) const;
  Text parts_of(const Fact& fact) const;
  Text distance(const feel::Rational& value, const feel::Rational& threshold, feel::Op asked, NodeId measured) const;

  std::optional<Plan> plan(NodeId id, const Frame& frame, feel::Truth wanted) const;
  std::optional<Plan> every_one(std::span<const NodeId> nodes, const Frame& frame, feel::Truth wanted) const;
  // The cheapest `count` of the nodes that have the other truth.
  std::optional<Plan> cheapest(std::span<const NodeId> nodes, const Frame& frame, feel::Truth wanted,
                               std::size_t count) const;
  std::optional<Plan> plan_comparison(NodeId id, const Frame& frame, feel::Truth wanted) const;
  std::optional<Plan> plan_at_least(NodeId id, const Frame& frame, feel::Truth wanted) const;

  const feel::Program& program_;
  const Facts& facts_;
  std::string shortfall_;
};

}  // namespace zj::measure
