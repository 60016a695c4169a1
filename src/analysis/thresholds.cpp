#include "analysis/thresholds.h"

#include <algorithm>

namespace zj::analysis {
namespace {

using feel::NodeId;
using feel::NodeKind;
using feel::Op;
using measure::Document;
using measure::Fact;
using measure::FactType;

bool is_measured(FactType type) {
  return type == FactType::integer || type == FactType::number || type == FactType::date || type == FactType::quotient;
}

// The list that the loop around a node binds a local to; nullptr where it is no list of records.
const Fact* list_of(const feel::Program& program, const Document& document, NodeId inside, std::uint32_t local) {
  for (NodeId id = 0; id < inside; ++id) {
    const feel::Node& node = program.nodes[id];
    if ((node.kind != NodeKind::some && node.kind != NodeKind::every) || id + node.size <= inside) continue;
    const auto children = program.children_of(id);
    for (std::size_t i = 0; i + 1 < children.size(); ++i) {
      const feel::Node& domain = program.nodes[children[i]];
      if (node.locals + i != local || domain.kind != NodeKind::fact) continue;
      const auto [fact, part] = document.fact_at(domain.index);
      return fact && fact->type == FactType::records ? fact : nullptr;
    }
  }
  return nullptr;
}

void name_side(const feel::Program& program, const Document& document, NodeId id, Threshold& threshold) {
  const feel::Node& node = program.nodes[id];
  if (node.kind == NodeKind::fact) {
    const auto [fact, part] = document.fact_at(node.index);
    if (fact && part < 0 && is_measured(fact->type)) threshold.fact = fact;
    return;
  }
  if (node.kind != NodeKind::path) return;
  const NodeId base = program.children_of(id)[0];
  if (program.nodes[base].kind != NodeKind::local) return;
  const Fact* list = list_of(program, document, id, program.nodes[base].index);
  if (!list) return;
  for (const Fact* field : list->fields) {
    if (field->name != node.name.text() || !is_measured(field->type)) continue;
    threshold.fact = list;
    threshold.field = field;
  }
}

}  // namespace

std::vector<Threshold> thresholds_of(const measure::Rule& rule) {
  std::vector<Threshold> found;
  const std::pair<const std::optional<feel::Expression>&, const measure::Located&> texts[] = {
      {rule.when, rule.when_text}, {rule.require, rule.require_text}, {rule.sufficient, rule.sufficient_text}};
  for (const auto& [expression, text] : texts) {
    if (!expression) continue;
    const feel::Program& program = expression->program();
    for (NodeId id = 0; id < program.nodes.size(); ++id) {
      const feel::Node& node = program.nodes[id];
      const bool ordered =
          node.op == Op::less || node.op == Op::less_equal || node.op == Op::greater || node.op == Op::greater_equal;
      if (node.kind != NodeKind::comparison || !ordered || node.folded != feel::no_index) continue;
      const auto children = program.children_of(id);
      Threshold threshold;
      for (const std::size_t side : {0u, 1u}) {
        if (threshold.fact) break;
        name_side(program, *rule.document, children[side], threshold);
        if (!threshold.fact) continue;
        feel::Compilation other = feel::compile(program.text_of(children[1 - side]), rule.document->scope);
        threshold.other = std::move(other.expression);
        if (!threshold.other) threshold.fact = threshold.field = nullptr;  // it stands in the loop, too
      }
      if (!threshold.fact) continue;
      threshold.source = std::string(program.text_of(id));
      threshold.at = text.at(node.span.begin);
      if (std::ranges::find(found, threshold.source, &Threshold::source) == found.end())
        found.push_back(std::move(threshold));
    }
  }
  return found;
}

}  // namespace zj::analysis
