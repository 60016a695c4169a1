// Loops: some, every, for and filters, with what a trace keeps of them.

#include <algorithm>
#include <utility>

#include "feel/evaluator.h"

namespace zj::feel {
namespace {

constexpr std::size_t max_value_depth = 256;
constexpr std::size_t max_kept_iterations = 64;

const Value plain_null;

}  // namespace

// The record of one loop while it runs. Without a trace it does nothing.
class Evaluator::Recorder {
 public:
  Recorder(Evaluator& machine, NodeId loop, NodeId body)
      : machine_(machine), body_(body), outer_loops_(machine.loops_) {
    if (!machine_.trace_) return;
    loop_.node = loop;
    std::swap(outer_elements_, machine_.elements_);
    machine_.loops_ = &inner_;
  }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  ~Recorder() {
    if (!machine_.trace_) return;
    std::swap(outer_elements_, machine_.elements_);
    machine_.loops_ = outer_loops_;
    keep(std::move(loop_));
  }

  // What the domain of a loop does belongs to the loop, not to an iteration of it.
  const Value& domain(NodeId id, Value& scratch) {
    std::vector<Trace::Loop>* const of_body = std::exchange(machine_.loops_, outer_loops_);
    const Value& value = machine_.operand(id, scratch);
    machine_.loops_ = of_body;
    return value;
  }
  void enter(std::size_t element) {
    if (machine_.trace_) machine_.elements_.push_back(element);
  }
  void leave() {
    if (machine_.trace_) machine_.elements_.pop_back();
  }
  // Before the body runs: nothing of it has been evaluated.
  void begin() {
    if (!machine_.trace_) return;
    const auto first = machine_.trace_->root_.evaluated.begin() + static_cast<std::ptrdiff_t>(body_);
    std::fill_n(first, machine_.program_->nodes[body_].size, false);
  }
  // After it has: keeps the one iteration that decides, or else the ones that came out unknown.
  void end(const Value& outcome, bool decisive) {
    if (!machine_.trace_) return;
    loop_.outcomes.push_back(truth_of(outcome));
    const bool decided = loop_.deciding != SIZE_MAX;
    if (decisive && !decided) {
      loop_.deciding = loop_.outcomes.size() - 1;
      loop_.iterations.clear();
      snapshot();
    } else if (outcome.is_unknown() && !decided && loop_.iterations.size() < max_kept_iterations) {
      snapshot();
    }
    inner_.clear();
  }

 private:
  void snapshot() {
    const Trace::Frame& root = machine_.trace_->root_;
    Trace::Iteration iteration;
    iteration.index = loop_.outcomes.size() - 1;
    iteration.elements = machine_.elements_;
    iteration.frame.first = body_;
    const auto first = static_cast<std::ptrdiff_t>(body_);
    const auto last = first + static_cast<std::ptrdiff_t>(machine_.program_->nodes[body_].size);
    iteration.frame.values.assign(root.values.begin() + first, root.values.begin() + last);
    iteration.frame.evaluated.assign(root.evaluated.begin() + first, root.evaluated.begin() + last);
    iteration.frame.loops = std::move(inner_);
    loop_.iterations.push_back(std::move(iteration));
  }
  // A domain that is walked again for every element around it leaves its last record.
  void keep(Trace::Loop loop) {
    const auto same = std::ranges::find(*outer_loops_, loop.node, &Trace::Loop::node);
    if (same == outer_loops_->end()) {
      outer_loops_->push_back(std::move(loop));
    } else {
      *same = std::move(loop);
    }
  }

  Evaluator& machine_;
  NodeId body_;
  Trace::Loop loop_;
  std::vector<Trace::Loop> inner_;
  std::vector<Trace::Loop>* outer_loops_;
  std::vector<std::size_t> outer_elements_;
};

template <class Body>
std::optional<Value> Evaluator::each(const Node& n, std::uint32_t variable, Recorder& recorder, Body&& body) {
  if (variable + 1 == n.count) {
    if (!step()) return Value::null(Fault::too_large, "for", n.span.at);
    return body() ? std::nullopt : std::optional(Value());
  }
  const NodeId domain_id = child(n, variable);
  Value scratch;
  const Value& domain = recorder.domain(domain_id, scratch);
  const auto visit = [&](const Value& element, std::size_t index) {
    locals_[n.locals + variable] = &element;
    recorder.enter(index);
    std::optional<Value> stopped = each(n, variable + 1, recorder, body);
    recorder.leave();
    return stopped;
  };
  std::size_t index = 0;
  if (domain.is_list()) {
    for (const Value& element : domain.items()) {
      if (auto stopped = visit(element, index++)) return stopped;
    }
    return std::nullopt;
  }
  if (domain.kind() == Value::Kind::range) {
    // Whole numbers and days, upwards; `first..last` written in the loop itself also downwards.
    const Value::Range& r = domain.as_range();
    const bool days = r.low.kind() == Value::Kind::date && r.high.kind() == Value::Kind::date;
    if (!days && !(r.low.is_numeric() && r.high.is_numeric())) return Value::null(Fault::wrong_type, "for", n.span.at);
    const auto first = days ? std::optional(r.low.as_day()) : r.low.as_decimal().to_int64();
    const auto last = days ? std::optional(r.high.as_day()) : r.high.as_decimal().to_int64();
    const bool written_here = program_->nodes[domain_id].kind == NodeKind::domain_range;
    if (!first || !last || (*first > *last && !written_here)) return Value::null(Fault::bad_argument, "for", n.span.at);
    const std::int64_t by = *first <= *last ? 1 : -1;
    for (std::int64_t i = *first;; i += by) {
      const bool excluded = !written_here && ((i == *first && !r.low_included) || (i == *last && !r.high_included));
      if (!excluded) {
        const Value element = days ? Value::day(i) : Value::number(i);
        if (auto stopped = visit(element, index++)) return stopped;
      }
      if (i == *last) return std::nullopt;
    }
  }
  if (domain.is_null()) return domain;
  return visit(domain, 0);
}

// some (a true decides) and every (a false decides).
Value Evaluator::quantified(NodeId id, const Node& n, bool decides) {
  const NodeId body = child(n, n.count - 1);
  Value result = Value::boolean(!decides);
  bool decided = false;
  std::optional<Value> stopped;
  {
    Recorder recorder(*this, id, body);
    stopped = each(n, 0, recorder, [&] {
      recorder.begin();
      Value scratch;
      const Value& v = operand(body, scratch);
      const bool decisive = v.is_boolean() && v.as_boolean() == decides;
      if (!v.is_boolean() && !result.is_unknown()) {
        result = v.is_null() ? v : Value::null(Fault::wrong_type, decides ? "some" : "every", n.span.at);
      }
      recorder.end(v, decisive);
      decided = decided || decisive;
      return !decisive || trace_ != nullptr;
    });
  }
  if (decided) return Value::boolean(decides);
  return stopped ? *stopped : result;
}

Value Evaluator::iteration(NodeId id, const Node& n) {
  const NodeId body = child(n, n.count - 1);
  std::vector<Value> results;
  results.reserve(8);  // the domains are not known yet; most are short
  Value partial;
  const bool uses_partial = n.hint != 0;
  bool too_large = false;
  std::optional<Value> stopped;
  {
    Recorder recorder(*this, id, body);
    stopped = each(n, 0, recorder, [&] {
      if (uses_partial) {
        steps_ += results.size();  // it is made anew each time
        partial = Value::list(results);
        locals_[n.locals + n.count - 1] = &partial;
      }
      recorder.begin();
      results.push_back(eval(body));
      recorder.end(results.back(), false);
      too_large = results.size() > limits_.list_items || results.back().depth() > max_value_depth;
      return !too_large;
    });
  }
  if (too_large) return Value::null(Fault::too_large, "for", n.span.at);
  if (stopped) return *stopped;
  return checked(Value::list(std::move(results)), n);
}

// An item by its position: from 1, or from the end when negative; null outside.
Value Evaluator::item_at(std::span<const Value> items, const Value& position, const Node& n) const {
  const auto i = position.as_decimal().to_int64();
  if (!i) return Value::null(Fault::bad_argument, "[]", n.span.at);
  const auto size = static_cast<std::int64_t>(items.size());
  if (*i > 0 && *i <= size) return items[static_cast<std::size_t>(*i - 1)];
  if (*i < 0 && -*i <= size) return items[static_cast<std::size_t>(size + *i)];
  return {};
}

Value Evaluator::filter(NodeId id, const Node& n) {
  Value scratch;
  const Value& base = operand(child(n, 0), scratch);
  const NodeId condition = child(n, 1);
  if (base.is_unknown()) return base;
  const std::span<const Value> items = base.is_list()   ? base.items()
                                       : base.is_null() ? std::span<const Value>()
                                                        : std::span<const Value>(&base, 1);
  if (program_->nodes[condition].type.is_number()) {
    locals_[n.locals] = items.empty() ? &plain_null : &items.front();
    Value own;
    const Value& position = operand(condition, own);
    if (position.is_numeric()) return item_at(items, position, n);
    return position.is_null() ? position : Value::null(Fault::wrong_type, "[]", n.span.at);
  }
  if (base.is_null()) return {};

  std::vector<Value> kept;
  kept.reserve(std::min<std::size_t>(items.size(), 16));  // one allocation for what is mostly short
  Value unknown;
  Recorder recorder(*this, id, condition);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!step()) return Value::null(Fault::too_large, "[]", n.span.at);
    locals_[n.locals] = &items[i];
    recorder.enter(i);
    recorder.begin();
    Value own;
    const Value& v = operand(condition, own);
    recorder.end(v, false);
    recorder.leave();
    if (v.is_true()) {
      kept.push_back(items[i]);
    } else if (v.is_numeric()) {
      return item_at(items, v, n);
    } else if (!v.is_boolean() && !v.is_null()) {
      unknown = Value::null(Fault::wrong_type, "[]", n.span.at);
      if (program_->standard) return unknown;
    } else if (v.is_unknown() && !unknown.is_unknown()) {
      unknown = v;
    }
  }
  // An item whose condition is unknown may belong to the result or not: the standard drops it, here nobody knows the
  // result.
  if (unknown.is_unknown() && !program_->standard) return unknown;
  return Value::list(std::move(kept));
}

}  // namespace zj::feel
