#include "measure/explainer.h"

#include <algorithm>

#include "measure/comparison.h"
#include "measure/values.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

using feel::NodeId;
using feel::NodeKind;
using feel::Op;
using feel::Truth;
using feel::Value;

constexpr std::size_t most_parts = 8;  // of one sentence: nobody reads more

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

Text words_of(Word word) {
  return {std::string(word.zh), std::string(word.en)};
}

bool upwards(Op op) {
  return op == Op::greater || op == Op::greater_equal;
}

}  // namespace

Text Explainer::why(NodeId id, const Frame& frame) {
  const Truth truth = truth_at(id, frame);
  if (truth == Truth::unknown) return {};
  const bool holds = truth == Truth::yes;
  const feel::Node& node = program_.nodes[id];
  const auto children = program_.children_of(id);
  switch (node.kind) {
    case NodeKind::conjunction:
      return all(children, frame, truth, words::and_also);
    case NodeKind::disjunction:
      return holds ? first(children, frame, Truth::yes) : none_of(children, frame);
    case NodeKind::comparison:
      return comparison(id, frame, holds);
    case NodeKind::every:
    case NodeKind::some:
      return quantified(id, frame, holds);
    case NodeKind::conditional:
      return why(truth_at(children[0], frame) == Truth::yes ? children[1] : children[2], frame);
    case NodeKind::in:
      return compose(holds ? words::is_among : words::is_not_among, subject(children[0], frame),
                     tests(children.subspan(1), frame));
    case NodeKind::call:
      return call(id, frame, holds);
    case NodeKind::fact:
    case NodeKind::local:
    case NodeKind::path:
    case NodeKind::item_field:
      return compose(words::fact_is, name(id), words_of(holds ? words::yes : words::no));
    default:
      return condition(id, holds);
  }
}

Text Explainer::divided_by_zero(const Frame& frame) const {
  for (NodeId id = 0; id < program_.nodes.size(); ++id) {
    const auto [fact, part] = fact_of(id);
    const Value* value = frame.value(id);
    if (!fact || part >= 0 || fact->type != FactType::quotient || !value || !value->is_unknown()) continue;
    if (value->origin().fault == feel::Fault::division_by_zero)
      return compose(words::quotient_without_value, name(id), parts_of(*fact));
  }
  return {};
}

const Value* Explainer::value_at(NodeId id, const Frame& frame) const {
  const feel::Node& node = program_.nodes[id];
  if (node.folded != feel::no_index) return &program_.constants[node.folded];
  if (node.kind == NodeKind::literal) return &program_.constants[node.index];
  return frame.value(id);
}

Truth Explainer::truth_at(NodeId id, const Frame& frame) const {
  const Value* value = value_at(id, frame);
  return value ? feel::truth_of(*value) : Truth::unknown;
}

bool Explainer::is_call(NodeId id, std::string_view function) const {
  const feel::Node& node = program_.nodes[id];
  return node.kind == NodeKind::call && node.name.text() == function && node.count > 0;
}

// Whether the source names the thing rather than writing its value.
bool Explainer::is_name(NodeId id) const {
  const std::string_view source = program_.text_of(id);
  static constexpr std::string_view literal_starts = "\"0123456789-.@[{(";
  return !source.empty() && literal_starts.find(source.front()) == std::string_view::npos && source != "true" &&
         source != "false" && source != "null" && source.find('(') == std::string_view::npos;
}

// The glossary's fact behind a name, with the part of a quotient.
std::pair<const Fact*, int> Explainer::fact_of(NodeId id) const {
  const feel::Node& node = program_.nodes[id];
  return node.kind == NodeKind::fact ? facts_.document().fact_at(node.index) : std::pair<const Fact*, int>{nullptr, -1};
}

Text Explainer::all(std::span<const NodeId> nodes, const Frame& frame, Truth truth, Word separator) {
  std::vector<Text> parts;
  for (const NodeId id : nodes) {
    if (truth_at(id, frame) == truth && parts.size() < most_parts) parts.push_back(why(id, frame));
  }
  return joined(parts, separator);
}

Text Explainer::first(std::span<const NodeId> nodes, const Frame& frame, Truth truth) {
  for (const NodeId id : nodes) {
    if (truth_at(id, frame) == truth) return why(id, frame);
  }
  return {};
}

Text Explainer::none_of(std::span<const NodeId> nodes, const Frame& frame) {
  const Text each = all(nodes, frame, Truth::no, words::and_also);
  return nodes.size() > 1 ? compose(words::one_would_do, each) : each;
}

Text Explainer::condition(NodeId id, bool holds) const {
  return compose(holds ? words::condition_holds : words::condition_fails, same(std::string(program_.text_of(id))));
}

// What people call the thing: the official term, in English its alias.
Text Explainer::name(NodeId id) const {
  if (const auto [fact, part] = fact_of(id); fact) {
    const std::string& label = fact->label;
    Text text{label, fact->english.empty() ? label : fact->english};
    return part < 0 ? text : compose(words::part_of, text, fact->part_name(static_cast<std::size_t>(part)));
  }
  const feel::Node& node = program_.nodes[id];
  if (node.kind == NodeKind::path || node.kind == NodeKind::item_field) return field_name(node.name.text());
  if (is_call(id, "distinct values")) return compose(words::without_repetition, name(program_.children_of(id)[0]));
  return same(std::string(program_.text_of(id)));
}

// A field of a list's entries; in English the alias of the first field of that name.
Text Explainer::field_name(std::string_view field) const {
  Text text = same(std::string(field));
  const auto& facts = facts_.document().glossary.facts();
  const auto known =
      std::ranges::find_if(facts, [&](const Fact& f) { return f.is_field && f.name == field && !f.english.empty(); });
  if (known != facts.end()) text.en = known->english;
  return text;
}

// A value as a reader of this thing expects it: a quotient in percent, a text in quotation marks.
Text Explainer::shown(const Value& value, bool percent, Rounding rounding) const {
  if (percent && value.is_numeric()) return same(percent_text(value.as_rational(), rounding));
  if (value.is_string()) return compose(words::quoted, same(std::string(value.as_string())));
  if (value.is_boolean()) return words_of(value.is_true() ? words::yes : words::no);
  if (value.is_null()) return words_of(words::nothing);
  if (value.is_numeric()) return same(plain_text(value.as_rational()));
  return same(value_text(value));
}

// 类别“生产安全”; a constant that has a name keeps it: 近三年起点 2024-01-01.
Text Explainer::subject(NodeId id, const Frame& frame, bool percent, Rounding rounding) const {
  const Value* value = value_at(id, frame);
  if (!value) return name(id);
  const Text text = shown(*value, percent, rounding);
  if (is_call(id, "count")) return compose(words::number_of, name(program_.children_of(id)[0]), text);
  if (is_constant(program_, id) && program_.nodes[id].kind == NodeKind::literal && !is_name(id)) return text;
  return compose(words::name_and_value, name(id), text);
}

Text Explainer::tests(std::span<const NodeId> nodes, const Frame& frame) const {
  std::vector<Text> parts;
  for (const NodeId id : nodes) {
    const Value* value = value_at(id, frame);
    parts.push_back(value && !value->is_null() ? same(value_text(*value)) : same(std::string(program_.text_of(id))));
  }
  return joined(parts, words::and_comma);
}

Text Explainer::comparison(NodeId id, const Frame& frame, bool holds) {
  const auto [left, right, asked] = sides_of(program_, id);
  const Op found = holds ? asked : negated(asked);
  const Value* a = value_at(left, frame);
  const Value* b = value_at(right, frame);
  if (!a || !b) return condition(id, holds);
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
  // A value that fails is never shown as if it reached the threshold.
  const Rounding rounding = holds ? Rounding::nearest : upwards(asked) ? Rounding::down : Rounding::up;
  Text measured = subject(left, frame, percent, asked == Op::equal ? Rounding::nearest : rounding);
  if (percent) measured = compose(words::with_parts, measured, parts_of(*fact));
  const Text sentence =
      compose(asked == Op::equal ? words::should_be : relation(found, false), measured, subject(right, frame, percent));
  if (holds || asked == Op::not_equal) return sentence;
  const feel::Rational value = a->as_rational(), threshold = b->as_rational();
  if (percent && asked != Op::equal && shortfall_.empty())
    shortfall_ = points_text(upwards(asked) ? threshold - value : value - threshold);
  const Text away = distance(value, threshold, asked, left);
  return away.empty() ? sentence : compose(words::sentence_and_more, sentence, away);
}

// （82/120）, （基期 100，报告期 109.5）
Text Explainer::parts_of(const Fact& fact) const {
  std::vector<Text> parts;
  for (std::size_t i = 0; i < fact.formula.parts.size(); ++i) {
    const Value value = facts_.part(fact, i);
    const Text text = value.is_numeric() ? same(plain_text(value.as_rational())) : words_of(words::unknown_value);
    parts.push_back(fact.formula.plain ? text : compose(words::name_and_value, fact.part_name(i), text));
  }
  return joined(parts, fact.formula.plain ? words::slash : words::and_comma);
}

// How far a number is from what is asked of it, in the unit of what is measured; for a plain quotient of whole numbers
// also how many of them are lacking.
Text Explainer::distance(const feel::Rational& value, const feel::Rational& threshold, Op asked,
                         NodeId measured) const {
  const bool lacks = asked == Op::equal ? value < threshold : upwards(asked);
  const feel::Rational gap = lacks ? threshold - value : value - threshold;
  if (gap.is_zero()) return {};
  if (is_call(measured, "count"))
    return compose(lacks ? words::short_by_entries : words::over_by_entries, same(plain_text(gap)));
  const auto [fact, part] = fact_of(measured);
  if (!fact || part >= 0 || fact->type != FactType::quotient) {
    const Text amount = same(plain_text(gap));
    const Text with_unit =
        fact && !fact->unit.empty() ? compose(words::name_and_value, amount, same(fact->unit)) : amount;
    return compose(lacks ? words::short_by : words::over_by, with_unit);
  }
  const Text away = compose(lacks ? words::short_by_points : words::over_by_points, same(points_text(gap)));
  if (!lacks || asked == Op::equal || !fact->formula.plain) return away;
  const Value top = facts_.part(*fact, 0);
  const Value bottom = facts_.part(*fact, 1);
  if (!top.is_numeric() || !bottom.is_numeric()) return away;
  const auto more = whole_units_short(top.as_rational(), bottom.as_rational(), threshold, asked == Op::greater);
  if (!more) return away;
  const Text what{fact->part_label(0), fact->formula.english.empty() ? name(measured).en : fact->part_name(0).en};
  return compose(words::and_so_many_more, away, what, Text{*more + " " + fact->unit, *more});
}

Text Explainer::quantified(NodeId id, const Frame& frame, bool holds) {
  const auto children = program_.children_of(id);
  const feel::Trace::Loop* loop = frame.loop(id);
  const bool every = program_.nodes[id].kind == NodeKind::every;
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

Text Explainer::call(NodeId id, const Frame& frame, bool holds) {
  const auto children = program_.children_of(id);
  if (is_call(id, "not")) {
    const Text inner = why(children[0], frame);
    return inner.empty() ? condition(id, holds) : inner;
  }
  if (is_call(id, "list contains")) {
    const Value* item = value_at(children[1], frame);
    if (item) return compose(holds ? words::list_has : words::list_lacks, name(children[0]), shown(*item, false));
  }
  if (is_call(id, "at least")) return at_least(id, frame, holds);
  return condition(id, holds);
}

// 7 项中有 4 项符合，应有 5 项；最接近的是：…
Text Explainer::at_least(NodeId id, const Frame& frame, bool holds) {
  const auto children = program_.children_of(id);
  const Value* least = value_at(children[0], frame);
  const Value* list = value_at(children[1], frame);
  if (!least || !least->is_numeric() || !list || !list->is_list()) return condition(id, holds);
  const auto truths = list->items();
  const auto met = std::ranges::count_if(truths, [](const Value& v) { return v.is_true(); });
  const Text counted = compose(holds ? words::enough_of : words::too_few_of, same(std::to_string(truths.size())),
                               same(std::to_string(met)), same(plain_text(least->as_rational())));
  if (holds || program_.nodes[children[1]].kind != NodeKind::list) return counted;
  // The nearest of those that fail, as many as are lacking.
  const auto lacking = least->as_decimal().to_int64().value_or(0) - met;
  std::vector<std::pair<feel::Rational, NodeId>> failing;
  for (const NodeId item : program_.children_of(children[1])) {
    if (truth_at(item, frame) != Truth::no) continue;
    if (const auto found = plan(item, frame, Truth::yes)) failing.emplace_back(found->effort, item);
  }
  std::ranges::stable_sort(failing, {}, &std::pair<feel::Rational, NodeId>::first);
  std::vector<Text> nearest;
  for (std::size_t i = 0; i < failing.size() && std::cmp_less(i, lacking) && i < most_parts; ++i)
    nearest.push_back(why(failing[i].second, frame));
  const Text said = joined(nearest, words::and_also);
  return said.empty() ? counted : compose(words::nearest_are, counted, said);
}

}  // namespace zj::measure
