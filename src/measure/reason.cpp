#include "measure/reason.h"

#include <algorithm>

#include "feel/rational.h"
#include "measure/quantity.h"
#include "measure/values.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

using feel::NodeId;
using feel::NodeKind;
using feel::Op;
using feel::Truth;
using feel::Value;
using Frame = feel::Trace::Frame;

constexpr std::size_t most_parts = 8;  // of one reason: nobody reads more

Text joined(const std::vector<Text>& parts, Word separator) {
  Text out;
  for (const Text& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) {
      out.zh += separator.zh;
      out.en += separator.en;
    }
    out.zh += part.zh;
    out.en += part.en;
  }
  return out;
}

Op negated(Op op) {
  switch (op) {
    case Op::equal:
      return Op::not_equal;
    case Op::not_equal:
      return Op::equal;
    case Op::less:
      return Op::greater_equal;
    case Op::less_equal:
      return Op::greater;
    case Op::greater:
      return Op::less_equal;
    case Op::greater_equal:
      return Op::less;
    default:
      return op;
  }
}

// a < b is b > a.
Op mirrored(Op op) {
  switch (op) {
    case Op::less:
      return Op::greater;
    case Op::less_equal:
      return Op::greater_equal;
    case Op::greater:
      return Op::less;
    case Op::greater_equal:
      return Op::less_equal;
    default:
      return op;
  }
}

Word relation(Op op, bool days) {
  switch (op) {
    case Op::less:
      return days ? words::earlier_than : words::lower_than;
    case Op::less_equal:
      return days ? words::not_later_than : words::not_higher_than;
    case Op::greater:
      return days ? words::later_than : words::higher_than;
    case Op::greater_equal:
      return days ? words::not_earlier_than : words::not_lower_than;
    default:
      return words::is_not;
  }
}

class Explainer {
 public:
  Explainer(const feel::Program& program, const Facts& facts) : program_(program), facts_(facts) {}

  // Why the node is true or false; empty when it is neither.
  Text why(NodeId id, const Frame& frame) {
    const Truth truth = truth_at(id, frame);
    if (truth == Truth::unknown) return {};
    const bool holds = truth == Truth::yes;
    const feel::Node& node = program_.nodes[id];
    const auto children = program_.children_of(id);
    switch (node.kind) {
      case NodeKind::conjunction:
        return holds ? all(children, frame, Truth::yes, words::and_also)
                     : all(children, frame, Truth::no, words::and_also);
      case NodeKind::disjunction:
        return holds ? first(children, frame, Truth::yes) : all(children, frame, Truth::no, words::and_also);
      case NodeKind::comparison:
        return comparison(node, children, frame, holds);
      case NodeKind::every:
      case NodeKind::some:
        return quantified(id, node, children, frame, holds);
      case NodeKind::conditional:
        return why(truth_at(children[0], frame) == Truth::yes ? children[1] : children[2], frame);
      case NodeKind::in:
        return compose(holds ? words::is_among : words::is_not_among, subject(children[0], frame),
                       rest(children, frame));
      case NodeKind::call:
        return call(id, children, frame, holds);
      case NodeKind::fact:
      case NodeKind::local:
      case NodeKind::path:
      case NodeKind::item_field:
        return compose(words::fact_is, name(id), same_words(holds ? words::yes : words::no));
      default:
        return condition(id, holds);
    }
  }

  // The first quotient in the text that has no value because one of its parts is zero; empty when there is none.
  Text divided_by_zero(const Frame& frame) const {
    for (NodeId id = 0; id < program_.nodes.size(); ++id) {
      const auto [fact, part] = fact_of(id);
      const Value* value = frame.value(id);
      if (!fact || part >= 0 || fact->type != FactType::quotient || !value || !value->is_unknown()) continue;
      if (value->origin().fault == feel::Fault::division_by_zero)
        return compose(words::quotient_without_value, name(id), parts_of(*fact));
    }
    return {};
  }

  const std::string& shortfall() const { return shortfall_; }

 private:
  static Text same_words(Word word) { return {std::string(word.zh), std::string(word.en)}; }

  const Value* value_at(NodeId id, const Frame& frame) const {
    const feel::Node& node = program_.nodes[id];
    if (node.folded != feel::no_index) return &program_.constants[node.folded];
    if (node.kind == NodeKind::literal) return &program_.constants[node.index];
    return frame.value(id);
  }

  Truth truth_at(NodeId id, const Frame& frame) const {
    const Value* value = value_at(id, frame);
    return value ? feel::truth_of(*value) : Truth::unknown;
  }

  bool is_constant(NodeId id) const {
    const feel::Node& node = program_.nodes[id];
    return node.folded != feel::no_index || node.kind == NodeKind::literal;
  }

  Text all(std::span<const NodeId> nodes, const Frame& frame, Truth truth, Word separator) {
    std::vector<Text> parts;
    for (const NodeId id : nodes) {
      if (truth_at(id, frame) == truth && parts.size() < most_parts) parts.push_back(why(id, frame));
    }
    return joined(parts, separator);
  }

  Text first(std::span<const NodeId> nodes, const Frame& frame, Truth truth) {
    for (const NodeId id : nodes) {
      if (truth_at(id, frame) == truth) return why(id, frame);
    }
    return {};
  }

  Text condition(NodeId id, bool holds) const {
    return compose(holds ? words::condition_holds : words::condition_fails, same(std::string(program_.text_of(id))));
  }

  // The glossary's fact behind a name, with the part of a quotient.
  std::pair<const Fact*, int> fact_of(NodeId id) const {
    const feel::Node& node = program_.nodes[id];
    return node.kind == NodeKind::fact ? facts_.document().fact_at(node.index)
                                       : std::pair<const Fact*, int>{nullptr, -1};
  }

  // What people call the thing: the official term, in English its alias.
  Text name(NodeId id) const {
    if (const auto [fact, part] = fact_of(id); fact) {
      const std::string& label = fact->label;
      Text text{label, fact->english.empty() ? label : fact->english};
      return part < 0 ? text : compose(words::part_of, text, same(fact->formula.parts[static_cast<std::size_t>(part)]));
    }
    const feel::Node& node = program_.nodes[id];
    if (node.kind == NodeKind::path || node.kind == NodeKind::item_field) return same(std::string(node.name.text()));
    if (is_call(id, "distinct values")) return compose(words::without_repetition, name(program_.children_of(id)[0]));
    return same(std::string(program_.text_of(id)));
  }

  // A value as a reader of this thing expects it: a quotient in percent, a text in quotation marks.
  Text shown(const Value& value, bool percent, Rounding rounding = Rounding::nearest) const {
    if (percent && value.is_numeric()) return same(percent_text(value.as_rational(), rounding));
    if (value.is_string()) return compose(words::quoted, same(std::string(value.as_string())));
    if (value.is_boolean()) return same_words(value.is_true() ? words::yes : words::no);
    if (value.is_null()) return same_words(words::nothing);
    if (value.is_numeric()) return same(plain_text(value.as_rational()));
    return same(value_text(value));
  }

  // 类别“生产安全”; a constant that has a name keeps it: 近三年起点 2024-01-01.
  Text subject(NodeId id, const Frame& frame, bool percent = false, Rounding rounding = Rounding::nearest) const {
    const Value* value = value_at(id, frame);
    if (!value) return name(id);
    const Text text = shown(*value, percent, rounding);
    if (is_call(id, "count")) return compose(words::number_of, name(program_.children_of(id)[0]), text);
    if (is_constant(id) && program_.nodes[id].kind == NodeKind::literal && !is_name(id)) return text;
    return compose(words::name_and_value, name(id), text);
  }

  bool is_call(NodeId id, std::string_view function) const {
    const feel::Node& node = program_.nodes[id];
    return node.kind == NodeKind::call && node.name.text() == function && node.count > 0;
  }

  // Whether the source names the thing rather than writing its value.
  bool is_name(NodeId id) const {
    const std::string_view source = program_.text_of(id);
    static constexpr std::string_view literal_starts = "\"0123456789-.@[{(";
    return !source.empty() && literal_starts.find(source.front()) == std::string_view::npos && source != "true" &&
           source != "false" && source != "null" && source.find('(') == std::string_view::npos;
  }

  Text rest(std::span<const NodeId> children, const Frame& frame) const {
    std::vector<Text> parts;
    for (const NodeId id : children.subspan(1)) {
      const Value* value = value_at(id, frame);
      parts.push_back(value && !value->is_null() ? same(value_text(*value)) : same(std::string(program_.text_of(id))));
    }
    return joined(parts, words::and_comma);
  }

  Text comparison(const feel::Node& node, std::span<const NodeId> children, const Frame& frame, bool holds) {
    // What is judged stands left, what it is held against right.
    const bool swap = is_constant(children[0]) && !is_constant(children[1]);
    const NodeId left = children[swap ? 1 : 0];
    const NodeId right = children[swap ? 0 : 1];
    const Op asked = swap ? mirrored(node.op) : node.op;
    const Op found = holds ? asked : negated(asked);
    const Value* a = value_at(left, frame);
    const Value* b = value_at(right, frame);
    if (!a || !b) return condition(static_cast<NodeId>(&node - program_.nodes.data()), holds);
    const auto [fact, part] = fact_of(left);
    const bool percent = fact && part < 0 && fact->type == FactType::quotient;
    const bool days = a->kind() == Value::Kind::date || a->kind() == Value::Kind::date_and_time;
    if (!a->is_numeric() || !b->is_numeric()) {
      // 状态“草稿”，应为“已认定”
      const bool equality = asked == Op::equal || asked == Op::not_equal;
      if (equality && !holds)
        return compose(asked == Op::equal ? words::should_be : words::should_not_be, subject(left, frame),
                       subject(right, frame));
      if (found == Op::equal) return subject(left, frame);
      return compose(relation(found, days), subject(left, frame), subject(right, frame));
    }
    if (asked == Op::equal && holds) return subject(left, frame, percent);
    if (asked == Op::equal)
      return compose(words::should_be, subject(left, frame, percent), subject(right, frame, percent));
    // A value that fails is never shown as if it reached the threshold.
    const bool upwards = asked == Op::greater || asked == Op::greater_equal;
    const Rounding rounding = holds ? Rounding::nearest : upwards ? Rounding::down : Rounding::up;
    Text measured = subject(left, frame, percent, rounding);
    if (percent) measured = compose(words::with_parts, measured, parts_of(*fact));
    Text sentence = compose(relation(found, false), measured, subject(right, frame, percent));
    if (holds || asked == Op::not_equal) return sentence;
    return compose(words::sentence_and_more, sentence,
                   distance(a->as_rational(), b->as_rational(), asked, percent ? fact : nullptr, fact));
  }

  // （82/120）, （基期 100，报告期 109.5）
  Text parts_of(const Fact& fact) const {
    std::vector<Text> parts;
    for (std::size_t i = 0; i < fact.formula.parts.size(); ++i) {
      const Value value = facts_.dossier().part(fact, i);
      const Text text = value.is_numeric() ? same(plain_text(value.as_rational())) : same_words(words::unknown_value);
      parts.push_back(fact.formula.plain ? text : compose(words::name_and_value, same(fact.formula.parts[i]), text));
    }
    return joined(parts, fact.formula.plain ? words::slash : words::and_comma);
  }

  // How far a number is from its threshold, and for a plain quotient of whole numbers how many of them are missing.
  Text distance(const feel::Rational& value, const feel::Rational& threshold, Op asked, const Fact* quotient,
                const Fact* fact) {
    const bool upwards = asked == Op::greater || asked == Op::greater_equal;
    const feel::Rational gap = upwards ? threshold - value : value - threshold;
    if (!quotient) {
      const std::string unit = fact ? fact->unit : std::string();
      if (gap.is_zero()) return {};
      return compose(upwards ? words::short_by : words::over_by, same(plain_text(gap)), same(unit));
    }
    const std::string points = points_text(gap);
    if (shortfall_.empty()) shortfall_ = points;
    const Text away = compose(upwards ? words::short_by_points : words::over_by_points, same(points));
    if (!upwards || !quotient->formula.plain) return away;
    const Value top = facts_.dossier().part(*quotient, 0);
    const Value bottom = facts_.dossier().part(*quotient, 1);
    if (!top.is_numeric() || !bottom.is_numeric()) return away;
    const auto more = whole_units_short(top.as_rational(), bottom.as_rational(), threshold, asked == Op::greater);
    if (!more) return away;
    return compose(words::and_so_many_more, away, same(quotient->formula.parts[0]), same(*more), same(quotient->unit));
  }

  Text quantified(NodeId id, const feel::Node& node, std::span<const NodeId> children, const Frame& frame, bool holds) {
    const feel::Trace::Loop* loop = frame.loop(id);
    const bool every = node.kind == NodeKind::every;
    const bool one_decides = every != holds;  // a counter-example, or an example
    const Text list = name(children[0]);
    if (loop && one_decides && !loop->iterations.empty()) {
      const feel::Trace::Iteration& iteration = loop->iterations.front();
      const std::size_t element = iteration.elements.empty() ? iteration.index : iteration.elements.front();
      const Text inner = why(children.back(), iteration.frame);
      return compose(words::element_says, list, same(std::to_string(element + 1)), inner);
    }
    const Value* domain = value_at(children[0], frame);
    if (domain && domain->is_list() && domain->items().empty()) return compose(words::list_is_empty, list);
    return compose(every ? words::all_elements_hold : words::no_element_holds, list);
  }

  Text call(NodeId id, std::span<const NodeId> children, const Frame& frame, bool holds) {
    if (is_call(id, "not")) {
      const Text inner = why(children[0], frame);
      return inner.empty() ? condition(id, holds) : inner;
    }
    if (is_call(id, "list contains")) {
      const Value* item = value_at(children[1], frame);
      if (item) return compose(holds ? words::list_has : words::list_lacks, name(children[0]), shown(*item, false));
    }
    return condition(id, holds);
  }

  const feel::Program& program_;
  const Facts& facts_;
  std::string shortfall_;
};

}  // namespace

Reason reason_for(const feel::Expression& expression, const Facts& facts) {
  feel::Trace trace;
  const Value value = expression.evaluate(facts.values(), trace);
  Reason reason;
  reason.truth = feel::truth_of(value);
  if (reason.truth != Truth::unknown) {
    Explainer explainer(expression.program(), facts);
    reason.text = explainer.why(0, trace.root());
    reason.shortfall = explainer.shortfall();
    return reason;
  }
  const Document& document = facts.document();
  std::vector<Text> labels;
  for (const feel::MissingFact& missing : feel::missing_facts(expression.program(), trace)) {
    std::string path = document.glossary.full_path(missing.path);
    if (std::find(reason.missing.begin(), reason.missing.end(), path) != reason.missing.end()) continue;
    if (labels.size() < most_parts) labels.push_back(same(document.glossary.label(path)));
    reason.missing.push_back(std::move(path));
  }
  if (!labels.empty()) {
    reason.text = compose(words::facts_missing, joined(labels, words::list_comma));
  } else if (Text zero = Explainer(expression.program(), facts).divided_by_zero(trace.root()); !zero.empty()) {
    reason.text = std::move(zero);
  } else if (value.is_null() && value.is_unknown()) {
    const Said said = value.origin().said();
    reason.text = {said.in(Lang::zh), said.in(Lang::en)};
  } else {
    reason.text = compose(words::cannot_be_decided, same(std::string(expression.source())));
  }
  return reason;
}

}  // namespace zj::measure
