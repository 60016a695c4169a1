#include "analysis/uses.h"

#include <algorithm>
#include <optional>

#include "feel/builtins.h"
#include "measure/comparison.h"

namespace zj::analysis {
namespace {

using feel::NodeId;
using feel::NodeKind;
using feel::Op;
using feel::Value;
using measure::Document;
using measure::Fact;
using measure::FactType;
using measure::Measure;

constexpr int deepest = 24;  // of definitions and functions opened in one another

void add_constant(std::vector<Value>& constants, const Value& value) {
  if (std::ranges::find(constants, value) == constants.end()) constants.push_back(value);
}

bool is_list_type(FactType type) {
  return type == FactType::choices || type == FactType::names || type == FactType::numbers ||
         type == FactType::records || type == FactType::table;
}

// Its values are few and all of them are tried, whatever is asked about it.
bool is_finite(const Fact& fact) {
  return fact.type == FactType::boolean || fact.type == FactType::choice;
}

class Walker {
 public:
  Walker(const Measure& measure, const Document& document, const feel::Program& program, Uses& uses, int depth)
      : measure_(measure), document_(document), program_(program), uses_(uses), depth_(depth) {}

  void walk(NodeId id) {
    const feel::Node& node = program_.nodes[id];
    if (measure::is_constant(program_, id)) {
      open(measure::constant(program_, id));
      return;
    }
    const auto children = program_.children_of(id);
    switch (node.kind) {
      case NodeKind::fact:
        read(node.index);
        return;
      case NodeKind::local:
        if (const Binding* entry = binding_of(id); entry && entry->list) uses_[entry->list].plain = false;
        return;
      case NodeKind::path:
        if (Use* field = subject(id)) {
          if (!is_finite(*fact_of(id))) field->plain = false;
          return;
        }
        break;
      case NodeKind::comparison:
        if (compared(node.op, children[0], children[1]) || compared(node.op, children[1], children[0])) return;
        relate(children[0], children[1]);
        relate(children[1], children[0]);
        break;
      case NodeKind::between:
        if (tested(children)) return;
        break;
      case NodeKind::in:
        if (tested(children)) return;
        break;
      case NodeKind::some:
      case NodeKind::every:
        quantified(id);
        return;
      case NodeKind::call:
        if (call(node, children)) return;
        break;
      default:
        break;
    }
    for (const NodeId child : children) walk(child);
  }

 private:
  // What a local variable runs over.
  struct Binding {
    const Fact* list = nullptr;  // records
    std::vector<Value> items;    // constants
    bool constant = false;
  };

  // Functions bring their bodies, which may read facts.
  void open(const Value& value) {
    if (value.kind() != Value::Kind::function || depth_ >= deepest) return;
    const Value::Function& function = value.as_function();
    if (function.program) Walker(measure_, document_, *function.program, uses_, depth_ + 1).walk_body(function.node);
  }
  void walk_body(NodeId id) {
    ++loops_;
    for (const NodeId child : program_.children_of(id)) walk(child);
  }

  void read(std::size_t slot) {
    const auto [fact, part] = document_.fact_at(slot);
    if (fact) {
      Use& use = uses_[fact];
      if (part >= 0 || !is_finite(*fact)) use.plain = false;
      return;
    }
    const measure::Derived* derived = derived_at(measure_, document_, slot);
    if (!derived || depth_ >= deepest) return;
    if (derived->value) {
      Walker(measure_, document_, derived->value->program(), uses_, depth_ + 1).walk(0);
    } else {  // a decision table: what its cells ask of a fact is not looked into
      ++depth_;
      for (const std::size_t input : derived->facts()) read(input);
      --depth_;
    }
  }

  // The fact, or field of a record, that the node names; nullptr where it is anything else.
  Use* subject(NodeId id) {
    const feel::Node& node = program_.nodes[id];
    if (node.kind == NodeKind::fact) {
      const auto [fact, part] = document_.fact_at(node.index);
      return fact && part < 0 ? &uses_[fact] : nullptr;
    }
    if (node.kind != NodeKind::path) return nullptr;
    const Fact* field = fact_of(id);
    return field ? &uses_[binding_of(program_.children_of(id)[0])->list].fields[field->name] : nullptr;
  }
  const Fact* fact_of(NodeId id) const {
    const feel::Node& node = program_.nodes[id];
    if (node.kind == NodeKind::fact) return document_.fact_at(node.index).first;
    if (node.kind != NodeKind::path) return nullptr;
    const Binding* record = binding_of(program_.children_of(id)[0]);
    if (!record || !record->list) return nullptr;
    for (const Fact* field : record->list->fields) {
      if (field->name == node.name.text()) return field;
    }
    return nullptr;
  }
  const Binding* binding_of(NodeId id) const {
    const feel::Node& node = program_.nodes[id];
    if (node.kind != NodeKind::local) return nullptr;
    const auto found = locals_.find(node.index);
    return found == locals_.end() ? nullptr : &found->second;
  }

  // All values that the node can have, where these are constants.
  std::optional<std::vector<Value>> constants_of(NodeId id) const {
    if (measure::is_constant(program_, id)) return std::vector{measure::constant(program_, id)};
    const feel::Node& node = program_.nodes[id];
    if (const Binding* item = binding_of(id)) return item->constant ? std::optional(item->items) : std::nullopt;
    if (node.kind == NodeKind::path) {
      const Binding* item = binding_of(program_.children_of(id)[0]);
      if (!item || !item->constant) return std::nullopt;
      std::vector<Value> values;
      for (const Value& one : item->items) {
        const Value* member = one.is_context() ? one.find(node.name) : nullptr;
        values.push_back(member ? *member : Value());
      }
      return values;
    }
    if (node.kind != NodeKind::list) return std::nullopt;
    std::vector<Value> values;
    for (const NodeId child : program_.children_of(id)) {
      const auto one = constants_of(child);
      if (!one) return std::nullopt;
      values.insert(values.end(), one->begin(), one->end());
    }
    return values;
  }

  bool is_call(NodeId id, std::string_view name) const {
    const feel::Node& node = program_.nodes[id];
    return node.kind == NodeKind::call && node.index != feel::no_index && feel::builtins()[node.index].name == name;
  }

  bool compared(Op op, NodeId side, NodeId other) {
    const auto constants = constants_of(other);
    if (!constants) return false;
    if (is_call(side, "count")) {
      const NodeId list = program_.children_of(side)[0];
      const Fact* fact = program_.nodes[list].kind == NodeKind::fact ? fact_of(list) : nullptr;
      if (!fact || !is_list_type(fact->type) || document_.fact_at(program_.nodes[list].index).second >= 0) return false;
      for (const Value& value : *constants) {
        const auto n = value.is_numeric() ? value.as_decimal().rounded(0, Decimal::Rounding::ceiling).to_int64()
                                          : std::optional<std::int64_t>();
        if (!n) return false;
        uses_[fact].counted = std::max(uses_[fact].counted, std::max<std::int64_t>(*n, 0));
      }
      return true;
    }
    Use* use = subject(side);
    if (!use) return false;
    if (is_list_type(fact_of(side)->type)) return false;
    const bool ordered = op != Op::equal && op != Op::not_equal;
    for (const Value& value : *constants) {
      add_constant(use->constants, value);
      if (ordered && value.is_string()) use->plain = false;  // texts in between are not tried
    }
    return true;
  }

  bool tested(std::span<const NodeId> children) {
    Use* use = subject(children[0]);
    if (!use || is_list_type(fact_of(children[0])->type)) return false;
    std::vector<Value> found;
    for (const NodeId test : children.subspan(1)) {
      const auto constants = constants_of(test);
      if (!constants) return false;
      for (const Value& value : *constants) {
        if (value.is_list()) {
          found.insert(found.end(), value.items().begin(), value.items().end());
        } else if (value.kind() == Value::Kind::range) {
          found.push_back(value.as_range().low);
          found.push_back(value.as_range().high);
        } else {
          found.push_back(value);
        }
      }
    }
    for (const Value& value : found) {
      if (value.kind() == Value::Kind::range || value.is_list()) return false;
      if (!value.is_null()) add_constant(use->constants, value);
    }
    return true;
  }

  // The subject is compared with something that depends on other facts: what that comes to is worth trying.
  void relate(NodeId side, NodeId other) {
    Use* use = subject(side);
    if (!use) return;
    const feel::Compilation compiled = feel::compile(program_.text_of(other), document_.scope);
    if (compiled) use->relative.push_back(*compiled.expression);
  }

  void quantified(NodeId id) {
    const feel::Node& node = program_.nodes[id];
    const auto children = program_.children_of(id);
    for (std::size_t i = 0; i + 1 < children.size(); ++i) {
      const std::uint32_t local = node.locals + static_cast<std::uint32_t>(i);
      Binding binding;
      const Fact* list = program_.nodes[children[i]].kind == NodeKind::fact ? fact_of(children[i]) : nullptr;
      if (list && list->type == FactType::records) {
        binding.list = list;
        Use& use = uses_[list];
        use.loops.emplace(program_.text_of(id));
        if (loops_ > 0 || children.size() > 2) use.plain = false;
      } else if (const auto constants = constants_of(children[i])) {
        binding.constant = true;
        for (const Value& value : *constants) {
          if (value.is_list()) {
            binding.items.insert(binding.items.end(), value.items().begin(), value.items().end());
          } else {
            binding.items.push_back(value);
          }
        }
      } else {
        walk(children[i]);
      }
      locals_[local] = std::move(binding);
    }
    ++loops_;
    walk(children.back());
    --loops_;
    for (std::size_t i = 0; i + 1 < children.size(); ++i) locals_.erase(node.locals + static_cast<std::uint32_t>(i));
  }

  bool call(const feel::Node& node, std::span<const NodeId> children) {
    if (node.index == feel::no_index) return false;
    const std::string_view name = feel::builtins()[node.index].name;
    if (name == "is defined") return subject(children[0]) != nullptr;
    if (name != "list contains") return false;
    const Fact* list = program_.nodes[children[0]].kind == NodeKind::fact ? fact_of(children[0]) : nullptr;
    const auto constants = constants_of(children[1]);
    if (!list || !constants || (list->type != FactType::choices && list->type != FactType::names)) return false;
    uses_[list].held = true;
    for (const Value& value : *constants) add_constant(uses_[list].constants, value);
    return true;
  }

  const Measure& measure_;
  const Document& document_;
  const feel::Program& program_;
  Uses& uses_;
  int depth_;
  int loops_ = 0;
  std::map<std::uint32_t, Binding> locals_;
};

}  // namespace

void add_uses(const Measure& measure, const Document& document, const feel::Expression& expression, Uses& uses) {
  Walker(measure, document, expression.program(), uses, 0).walk(0);
}

bool add_constants(const feel::Expression& condition, std::vector<Value>& constants) {
  const feel::Program& program = condition.program();
  bool only = true;
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    const feel::Node& node = program.nodes[id];
    if (node.kind == NodeKind::conjunction || node.kind == NodeKind::disjunction || node.kind == NodeKind::literal ||
        node.kind == NodeKind::fact || node.folded != feel::no_index)
      continue;
    if (node.kind != NodeKind::comparison) {
      only = false;
      continue;
    }
    const auto [left, right, asked] = measure::sides_of(program, id);
    if (program.nodes[left].kind == NodeKind::fact && measure::is_constant(program, right)) {
      add_constant(constants, measure::constant(program, right));
    } else {
      only = false;
    }
  }
  return only;
}

const measure::Derived* derived_at(const Measure& measure, const Document& document, std::size_t slot) {
  for (const measure::Derived& derived : measure.derived()) {
    if (derived.document == &document && derived.slot == slot) return &derived;
  }
  return nullptr;
}

}  // namespace zj::analysis
