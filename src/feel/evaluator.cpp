#include "feel/evaluator.h"

#include <algorithm>
#include <new>
#include <utility>

#include "feel/operators.h"
#include "feel/rational.h"

namespace zj::feel {
namespace {

constexpr int max_depth = 1500;
constexpr std::size_t max_value_depth = 256;

const Value plain_null;

bool is_modest(Decimal d) {
  constexpr std::int64_t limit = 1'000'000'000'000'000;
  return d.is_small() && d.coefficient() < limit && d.coefficient() > -limit;
}

}  // namespace

Evaluator::Evaluator(const Program& program, std::span<const Value> facts, const Limits& limits, Trace* trace,
                     Tally* tally)
    : program_(&program), facts_(facts), limits_(limits), trace_(trace), tally_(tally), locals_(few_locals_.data()) {
  if (program.locals > few_locals_.size()) {
    many_locals_.resize(program.locals);
    locals_ = many_locals_.data();
  }
  if (trace_) {
    Trace::Frame& frame = trace_->root_;
    frame.first = 0;
    frame.values.resize(program.nodes.size());
    frame.evaluated.assign(program.nodes.size(), false);
    frame.loops.clear();
    loops_ = &frame.loops;
  }
}

void Evaluator::record(NodeId id, const Value& v) {
  if (trace_) {
    // A trace that is used again holds the constants already.
    if (Value& kept = trace_->root_.values[id]; !kept.has_same_bits(v)) kept = v;
    trace_->root_.evaluated[id] = true;
  }
  if (tally_) tally_->add(*program_, id, truth_of(v));
}

Value Evaluator::eval(NodeId id) {
  const Node& n = program_->nodes[id];
  if (n.folded != no_index) {
    const Value& v = program_->constants[n.folded];
    if (trace_ || tally_) record(id, v);
    return v;
  }
  return depth_ < max_depth ? run_node(id, n) : too_deep(id, n);
}

// One way out, so that the value is made where the caller wants it.
inline Value Evaluator::run_node(NodeId id, const Node& n) {
  ++depth_;
  Value v = compute(id, n);
  --depth_;
  if (trace_ || tally_) record(id, v);
  return v;
}

Value Evaluator::too_deep(NodeId id, const Node& n) const {
  return Value::null(Fault::too_large, program_->text_of(id).substr(0, 64), n.span.at);
}

inline const Value& Evaluator::find(const Node& n, Value& scratch) {
  switch (n.kind) {
    case NodeKind::literal:
      return program_->constants[n.index];
    case NodeKind::fact: {
      if (n.index >= facts_.size() || facts_[n.index].is_blank()) return program_->constants[n.missing];
      return facts_[n.index];
    }
    case NodeKind::local:
      return *locals_[n.index];
    case NodeKind::item_field: {
      const Value& item = *locals_[n.index];
      if (item.is_context()) {
        const Value* found = item.find(n.name);
        if (found && !found->is_blank()) return *found;
        if (n.is_fact_field) return program_->constants[n.missing];
      }
      if (n.count != 0) return operand(child(n, 0), scratch);
      return item.is_unknown() ? item : plain_null;
    }
    default: {  // path
      const NodeId base_id = child(n, 0);
      const Value& base = operand(base_id, scratch);
      return field(n, base, scratch, program_->nodes[base_id].type);
    }
  }
}

const Value& Evaluator::operand(NodeId id, Value& scratch) {
  const Node& n = program_->nodes[id];
  if (n.folded != no_index) {
    const Value& v = program_->constants[n.folded];
    if (trace_ || tally_) record(id, v);
    return v;
  }
  switch (n.kind) {
    case NodeKind::literal:
    case NodeKind::fact:
    case NodeKind::local:
    case NodeKind::item_field:
    case NodeKind::path: {
      const Value& v = find(n, scratch);
      if (trace_ || tally_) record(id, v);
      return v;
    }
    default:
      scratch = Value();
      return *new (&scratch) Value(eval(id));  // a null holds nothing: made in place rather than moved
  }
}

const Value& Evaluator::field(const Node& n, const Value& base, Value& scratch, const Type& base_type) {
  switch (base.kind()) {
    case Value::Kind::context: {
      const Value* found = base.find(n.name, n.hint);
      if (found && !found->is_blank()) return *found;
      if (n.is_fact_field) return program_->constants[n.missing];
      return plain_null;
    }
    case Value::Kind::null: {
      // What is missing is the field that was asked for, not the context around it.
      if (n.is_fact_field && base.origin().is_missing() && base_type.kind() == Type::Kind::context) {
        return program_->constants[n.missing];
      }
      return base;
    }
    case Value::Kind::list: {
      std::vector<Value> values;
      values.reserve(base.items().size());
      for (const Value& item : base.items()) {
        Value own;
        values.push_back(item.is_list() ? Value::null(Fault::wrong_type, n.name.text(), n.span.at)
                                        : field(n, item, own, {}));
      }
      scratch = Value::list(std::move(values));
      return scratch;
    }
    default: {
      auto found = property(base, n.name.text());
      scratch = found ? std::move(*found) : Value::null(Fault::wrong_type, n.name.text(), n.span.at);
      return scratch;
    }
  }
}

Value Evaluator::compute(NodeId id, const Node& n) {
  switch (n.kind) {
    case NodeKind::literal:
    case NodeKind::fact:
    case NodeKind::local:
    case NodeKind::item_field:
    case NodeKind::path: {
      Value scratch;
      const Value& v = find(n, scratch);
      return v;
    }
    case NodeKind::list:
      return list(n);
    case NodeKind::context:
      return context(n);
    case NodeKind::range:
    case NodeKind::domain_range:
      return range(n);
    case NodeKind::negate: {
      Value scratch;
      return negate(operand(child(n, 0), scratch), n.span.at);
    }
    case NodeKind::arithmetic: {
      Value a, b;
      const Value& left = operand(child(n, 0), a);
      const Value& right = operand(child(n, 1), b);
      return checked(arithmetic(n.op, left, right, n.span.at), n);
    }
    case NodeKind::comparison:
      return comparison(n);
    case NodeKind::between:
      return between(n);
    case NodeKind::in:
      return in(n);
    case NodeKind::conjunction:
      return logic(n, false);
    case NodeKind::disjunction:
      return logic(n, true);
    case NodeKind::conditional:
      return conditional(n);
    case NodeKind::iteration:
      return iteration(id, n);
    case NodeKind::some:
      return quantified(id, n, true);
    case NodeKind::every:
      return quantified(id, n, false);
    case NodeKind::filter:
      return filter(id, n);
    case NodeKind::call:
      return call(n);
    case NodeKind::invoke:
      return invocation(n);
    case NodeKind::function:
      return closure(id, n);
    case NodeKind::instance_of: {
      Value scratch;
      const Value& v = operand(child(n, 0), scratch);
      if (v.is_unknown()) return v;
      if (v.is_null()) return Value::boolean(n.tested.kind() == Type::Kind::null);
      return Value::boolean(is_instance(v, n.tested));
    }
  }
  return {};
}

Value Evaluator::comparison(const Node& n) {
  Value a, b;
  const Value& left = operand(child(n, 0), a);
  const Value& right = operand(child(n, 1), b);
  if (left.kind() == Value::Kind::number && right.kind() == Value::Kind::number)
    return Value::boolean(holds(n.op, left.as_number() <=> right.as_number()));
  if (left.is_string() && right.is_string() && (n.op == Op::equal || n.op == Op::not_equal))
    return Value::boolean(Value::same_text(left, right) == (n.op == Op::equal));
  // To the letter of the standard an error is null, and null equals null. A measure keeps asking what is unknown.
  if (program_->standard && (n.op == Op::equal || n.op == Op::not_equal))
    return compare(n.op, left.is_unknown() ? plain_null : left, right.is_unknown() ? plain_null : right, n.span.at);
  return compare(n.op, left, right, n.span.at);
}

Value Evaluator::checked(Value v, const Node& n) const {
  const bool too_long = v.is_string() && v.as_string().size() > limits_.text_bytes;
  const bool too_many = v.is_list() && v.items().size() > limits_.list_items;
  if (!too_long && !too_many && v.depth() <= max_value_depth) return v;
  return Value::null(Fault::too_large, n.name.text(), n.span.at);
}

Value Evaluator::list(const Node& n) {
  std::vector<Value> items;
  items.reserve(n.count);
  for (std::uint32_t i = 0; i < n.count; ++i) items.push_back(eval(child(n, i)));
  return checked(Value::list(std::move(items)), n);
}

Value Evaluator::context(const Node& n) {
  // Each entry is a variable for the ones after it.
  std::vector<Entry> entries(n.count);
  for (std::uint32_t i = 0; i < n.count; ++i) {
    entries[i].name = n.names[i];
    entries[i].value = eval(child(n, i));
    locals_[n.locals + i] = &entries[i].value;
  }
  return checked(Value::context(std::move(entries)), n);
}

Value Evaluator::range(const Node& n) {
  Value low, high;
  if (n.count == 2) {
    low = eval(child(n, 0));
    high = eval(child(n, 1));
  } else {
    Value end = eval(child(n, 0));
    const RangeForm f = n.range_form;
    if (end.is_unknown()) return end;
    if (f != RangeForm::less && f != RangeForm::less_equal) low = end;
    if (f != RangeForm::greater && f != RangeForm::greater_equal) high = std::move(end);
    return Value::range(f, std::move(low), n.low_included, std::move(high), n.high_included);
  }
  if (const Value* unknown = unknown_of(low, high)) return *unknown;
  if (!low.is_null() && !high.is_null() && !order(low, high)) return Value::null(Fault::wrong_type, "..", n.span.at);
  return Value::range(n.range_form, std::move(low), n.low_included, std::move(high), n.high_included);
}

Value Evaluator::between(const Node& n) {
  Value a, b, c;
  const Value& v = operand(child(n, 0), a);
  const Value& low = operand(child(n, 1), b);
  const Value& high = operand(child(n, 2), c);
  Value above = compare(Op::greater_equal, v, low, n.span.at);
  Value below = compare(Op::less_equal, v, high, n.span.at);
  if (above.is_false() || below.is_true()) return above;
  if (below.is_false() || above.is_true()) return below;
  return above.is_unknown() ? above : below;
}

Value Evaluator::in(const Node& n) {
  Value a;
  const Value& v = operand(child(n, 0), a);
  if (n.index != no_index && v.is_string()) {
    if (trace_ || tally_) {
      Value scratch;
      for (std::uint32_t i = 1; i < n.count; ++i) operand(child(n, i), scratch);
    }
    return Value::boolean(program_->word_sets[n.index].contains(v));
  }
  Value result = Value::boolean(false);
  for (std::uint32_t i = 1; i < n.count; ++i) {
    const NodeId test_id = child(n, i);
    const Node& test = program_->nodes[test_id];
    Value scratch;
    const Value& tested = operand(test_id, scratch);
    // A word among words is found without a copy of any.
    if (!test.is_condition && tested.is_string() && v.is_string() && !Value::same_text(tested, v)) continue;
    const bool is_answer = test.is_condition && (tested.is_boolean() || tested.is_null());
    Value one = is_answer ? tested : feel::in(v, tested, test.span.at);
    if (one.is_true()) {
      if (!trace_) return one;
      result = std::move(one);
    } else if (!result.is_true() && one.is_null() && !result.is_unknown()) {
      result = std::move(one);
    }
  }
  return result;
}

// and / or: a dominant operand decides whatever the others are; otherwise the first unknown one is the result.
Value Evaluator::logic(const Node& n, bool dominant) {
  Value result = Value::boolean(!dominant);
  bool decided = false;
  for (std::uint32_t i = 0; i < n.count; ++i) {
    const NodeId id = child(n, i);
    Value scratch;
    const Value& v = operand(id, scratch);
    if (v.is_boolean()) {
      if (v.as_boolean() != dominant) continue;
      if (!trace_) return v;
      decided = true;
    } else if (!result.is_unknown()) {
      result = v.is_null() ? v : Value::null(Fault::wrong_type, dominant ? "or" : "and", n.span.at);
    }
  }
  return decided ? Value::boolean(dominant) : result;
}

Value Evaluator::conditional(const Node& n) {
  Value scratch;
  const Value& condition = operand(child(n, 0), scratch);
  if (condition.is_true()) return eval(child(n, 1));
  if (condition.is_false()) return eval(child(n, 2));
  if (!condition.is_null()) return Value::null(Fault::wrong_type, "if", n.span.at);
  // The standard takes else for any null. A condition that is unknown decides nothing here.
  if (condition.is_unknown() && !program_->standard) return condition;
  return eval(child(n, 2));
}

Value Evaluator::call(const Node& n) {
  const Builtin& builtin = builtins()[n.index];
  std::array<Value, 4> few;
  std::vector<Value> many;
  Value* arguments = few.data();
  if (n.count > few.size()) {
    many.resize(n.count);
    arguments = many.data();
  }
  for (std::uint32_t i = 0; i < n.count; ++i) {
    arguments[i] = eval(child(n, i));
    if (arguments[i].is_unknown() && !builtin.sees_unknown && !trace_) return arguments[i];
  }
  if (!builtin.sees_unknown) {
    for (std::uint32_t i = 0; i < n.count; ++i) {
      if (arguments[i].is_unknown()) return arguments[i];
    }
  }
  if (!step()) return Value::null(Fault::too_large, builtin.name, n.span.at);
  return checked(builtin.run({{arguments, n.count}, builtin.name, n.span.at, *this}), n);
}

Value Evaluator::invocation(const Node& n) {
  Value scratch;
  const Value& function = operand(child(n, 0), scratch);
  if (function.is_unknown()) return function;
  if (function.kind() != Value::Kind::function) return Value::null(Fault::wrong_type, "()", n.span.at);
  std::vector<Value> arguments;
  for (std::uint32_t i = 1; i < n.count; ++i) arguments.push_back(eval(child(n, i)));
  if (!n.names.empty()) {
    // By name: put in the order of the parameters of the function at hand.
    const Value::Function& f = function.as_function();
    if (!f.program) return Value::null(Fault::bad_argument, "()", n.span.at);
    const std::vector<Name>& parameters = f.program->nodes[f.node].names;
    std::vector<Value> ordered(parameters.size());
    for (std::size_t i = 0; i < n.names.size(); ++i) {
      const auto found = std::ranges::find(parameters, n.names[i]);
      if (found == parameters.end()) return Value::null(Fault::bad_argument, n.names[i].text(), n.span.at);
      ordered[static_cast<std::size_t>(found - parameters.begin())] = std::move(arguments[i]);
    }
    if (n.names.size() != parameters.size()) return Value::null(Fault::bad_argument, "()", n.span.at);
    arguments = std::move(ordered);
  }
  return invoke(function, arguments, n.span.at);
}

Value Evaluator::invoke(const Value& function, std::span<const Value> arguments, Place at) {
  if (function.kind() != Value::Kind::function) return Value::null(Fault::wrong_type, "()", at);
  if (!step()) return Value::null(Fault::too_large, "()", at);
  const Value::Function& f = function.as_function();
  if (f.builtin >= 0) {
    const Builtin& builtin = builtins()[static_cast<std::size_t>(f.builtin)];
    const bool fits = std::ranges::any_of(builtin.signatures, [&](const Signature& s) {
      return arguments.size() >= s.required && (s.variadic || arguments.size() <= s.parameters.size());
    });
    if (!fits) return Value::null(Fault::bad_argument, builtin.name, at);
    for (const Value& argument : arguments) {
      if (argument.is_unknown() && !builtin.sees_unknown) return argument;
    }
    return builtin.run({arguments, builtin.name, at, *this});
  }
  const Node& n = f.program->nodes[f.node];
  if (arguments.size() != n.names.size()) return Value::null(Fault::bad_argument, "()", at);
  if (depth_ + static_cast<int>(n.size > 64 ? 64 : n.size) > max_depth) return Value::null(Fault::too_large, "()", at);

  std::vector<Value> own(arguments.begin(), arguments.end());
  const std::vector<Type>& types = n.tested.parameters();
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (conforms(own[i], types[i])) continue;
    own[i] = coerce(own[i], types[i]);
    if (own[i].is_unknown()) return own[i];
  }
  Locals frame(f.program->locals);
  for (std::size_t i = 0; i < f.captured.size(); ++i) frame[i] = &f.captured[i];
  for (std::size_t i = 0; i < own.size(); ++i) frame[n.locals + i] = &own[i];

  const Program* const outer_program = std::exchange(program_, f.program.get());
  const Value** const outer_locals = std::exchange(locals_, frame.data());
  Trace* const outer_trace = std::exchange(trace_, nullptr);
  Value result = eval(child(n, 0));
  program_ = outer_program;
  locals_ = outer_locals;
  trace_ = outer_trace;
  return result;
}

Value Evaluator::closure(NodeId id, const Node& n) {
  Value::Function f;
  f.program = program_->shared_from_this();
  f.node = id;
  for (std::uint32_t i = 0; i < n.locals; ++i) f.captured.push_back(locals_[i] ? *locals_[i] : Value());
  return Value::function(std::move(f));
}

Value Evaluator::run_exactly(NodeId id) {
  const Node& n = program_->nodes[id];
  const bool is_exact = n.kind == NodeKind::negate || (n.kind == NodeKind::arithmetic && n.op != Op::power);
  if (!is_exact || (!n.type.is_number() && !n.type.is_any())) return eval(id);
  if (++depth_ > max_depth) return Value::null(Fault::too_large, "/", n.span.at);
  const Value a = run_exactly(child(n, 0));
  const Value b = n.kind == NodeKind::negate ? Value::number(0) : run_exactly(child(n, 1));
  --depth_;
  if (const Value* unknown = unknown_of(a, b)) return *unknown;
  if (!a.is_numeric() || !b.is_numeric()) return eval(id);
  if (n.kind == NodeKind::negate) return Value::quotient(Rational() - a.as_rational());
  const bool decimals = a.kind() == Value::Kind::number && b.kind() == Value::Kind::number;
  if (n.op == Op::divide && decimals) return Value::quotient(a.as_decimal(), b.as_decimal(), n.span.at);
  if (decimals && is_modest(a.as_decimal()) && is_modest(b.as_decimal())) {
    // Their sums and products have at most 34 digits: decimal arithmetic is exact.
    const Decimal d = n.op == Op::add        ? a.as_decimal() + b.as_decimal()
                      : n.op == Op::subtract ? a.as_decimal() - b.as_decimal()
                                             : a.as_decimal() * b.as_decimal();
    return Value::number(d);
  }
  const Rational x = a.as_rational(), y = b.as_rational();
  switch (n.op) {
    case Op::add:
      return Value::quotient(x + y);
    case Op::subtract:
      return Value::quotient(x - y);
    case Op::multiply:
      return Value::quotient(x * y);
    default:
      return y.is_zero() ? Value::null(Fault::division_by_zero, "/", n.span.at) : Value::quotient(x / y);
  }
}

}  // namespace zj::feel
