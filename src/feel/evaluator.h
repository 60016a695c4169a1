#pragma once
// Walks a Program. One Evaluator is one evaluation, on one thread.

#include <array>
#include <span>
#include <vector>

#include "feel/ast.h"
#include "feel/builtins.h"
#include "feel/compile.h"
#include "feel/trace.h"
#include "feel/value.h"

namespace zj::feel {

class Evaluator final : public Machine {
 public:
  Evaluator(const Program& program, std::span<const Value> facts, const Limits& limits, Trace* trace,
            Tally* tally = nullptr);
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  Value run(NodeId node = 0) { return eval(node); }
  Value run_exactly(NodeId node = 0);

  Value invoke(const Value& function, std::span<const Value> arguments, Place at) override;
  const Zones* zones() const override { return program_->zones.get(); }
  std::size_t max_items() const override { return limits_.list_items; }
  std::size_t max_text() const override { return limits_.text_bytes; }

 private:
  using Locals = std::vector<const Value*>;

  Value eval(NodeId id);
  Value run_node(NodeId id, const Node& n);
  Value too_deep(NodeId id, const Node& n) const;
  Value compute(NodeId id, const Node& n);
  // The value without copying where it lives somewhere already: a constant, a fact, a variable, a field of one.
  // Otherwise it is put into `scratch`.
  const Value& operand(NodeId id, Value& scratch);
  const Value& find(const Node& n, Value& scratch);
  const Value& field(const Node& n, const Value& base, Value& scratch, const Type& base_type);

  Value list(const Node& n);
  Value context(const Node& n);
  Value range(const Node& n);
  Value comparison(const Node& n);
  Value between(const Node& n);
  Value in(const Node& n);
  Value logic(const Node& n, bool dominant);
  Value conditional(const Node& n);
  Value quantified(NodeId id, const Node& n, bool decides);
  Value iteration(NodeId id, const Node& n);
  Value filter(NodeId id, const Node& n);
  Value call(const Node& n);
  Value invocation(const Node& n);
  Value closure(NodeId id, const Node& n);

  // What a trace keeps of a loop.
  class Recorder;
  // Runs `body` for every combination of the loop's variables until it says false; gives what kept a domain from being
  // walked.
  template <class Body>
  std::optional<Value> each(const Node& n, std::uint32_t variable, Recorder& recorder, Body&& body);
  Value item_at(std::span<const Value> items, const Value& position, const Node& n) const;

  NodeId child(const Node& n, std::uint32_t i) const { return program_->children[n.first + i]; }
  Value checked(Value v, const Node& n) const;  // too deep or too long: a null instead
  bool step() { return ++steps_ <= limits_.steps; }
  void record(NodeId id, const Value& v);

  const Program* program_;
  std::span<const Value> facts_;
  const Limits& limits_;
  Trace* trace_;
  Tally* tally_;
  std::vector<Trace::Loop>* loops_ = nullptr;
  std::array<const Value*, 8> few_locals_{};
  Locals many_locals_;
  const Value** locals_;
  std::vector<std::size_t> elements_;  // of the loops around, when tracing
  std::uint64_t steps_ = 0;
  int depth_ = 0;
};

}  // namespace zj::feel
