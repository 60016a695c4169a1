#include "feel/trace.h"

#include <algorithm>

namespace zj::feel {

Truth truth_of(const Value& value) {
  return value.is_true() ? Truth::yes : value.is_false() ? Truth::no : Truth::unknown;
}

void Tally::add(const Program& program, NodeId node, Truth truth) {
  std::vector<std::uint8_t>& nodes = seen_[&program];
  nodes.resize(program.nodes.size());
  nodes[node] |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(truth));
}

bool Tally::has(const Program& program, NodeId node, Truth truth) const {
  const auto nodes = seen_.find(&program);
  return nodes != seen_.end() && (nodes->second[node] >> static_cast<unsigned>(truth) & 1u) != 0;
}

const Value* Trace::Frame::value(NodeId node) const {
  if (node < first || node - first >= values.size() || !evaluated[node - first]) return nullptr;
  return &values[node - first];
}

const Trace::Loop* Trace::Frame::loop(NodeId node) const {
  const auto found = std::ranges::find(loops, node, &Loop::node);
  return found == loops.end() ? nullptr : &*found;
}

namespace {

// Walks the nodes that are unknown, from the root down, in the order of evaluation. Inside a loop the variables stand
// for the elements of the iteration at hand, so that paths can number them.
class Search {
 public:
  Search(const Program& program, std::vector<MissingFact>& found) : program_(program), found_(found) {
    variables_.resize(program.locals);
  }

  void visit(NodeId id, const Trace::Frame& frame) {
    const Value* value = frame.value(id);
    if (!value) return;
    const Node& n = program_.nodes[id];
    if (value->is_list()) return inside(id, n, *value, frame);
    if (!value->is_unknown()) return;
    switch (n.kind) {
      case NodeKind::fact:
      case NodeKind::local:
      case NodeKind::item_field:
      case NodeKind::path:
        name(id, n, *value, frame);
        return;
      case NodeKind::some:
      case NodeKind::every:
      case NodeKind::iteration:
      case NodeKind::filter:
        loop(id, n, frame);
        return;
      default:
        for (const NodeId child : program_.children_of(id)) visit(child, frame);
    }
  }

 private:
  // A list among the operands of something unknown: the unknown ones among its elements.
  void inside(NodeId id, const Node& n, const Value& value, const Trace::Frame& frame) {
    if (n.kind == NodeKind::list) {
      for (const NodeId child : program_.children_of(id)) visit(child, frame);
    } else if (n.kind == NodeKind::iteration) {
      loop(id, n, frame);
    } else if (n.kind == NodeKind::path) {
      const NodeId base = program_.children_of(id)[0];
      for (std::size_t i = 0; i < value.items().size(); ++i) {
        const Value& item = value.items()[i];
        if (!item.is_unknown() || !item.origin().is_missing()) continue;
        add(element_path(base, i, frame) + "." + std::string(n.name.text()), id);
      }
    }
  }

  void add(std::string path, NodeId id) {
    if (std::ranges::none_of(found_, [&](const MissingFact& f) { return f.path == path; })) {
      found_.push_back({std::move(path), id});
    }
  }

  void name(NodeId id, const Node& n, const Value& value, const Trace::Frame& frame) {
    if (!value.origin().is_missing()) {
      for (const NodeId child : program_.children_of(id)) visit(child, frame);
      return;
    }
    // The null of this very name says where it stands; one that came with the value says what was missing there.
    const std::string own =
        n.missing == no_index ? std::string() : std::string(program_.constants[n.missing].origin().what);
    std::string path = own == value.origin().what ? path_of(id, frame) : std::string(value.origin().what);
    if (path.empty()) path = path_of(id, frame);
    add(std::move(path), id);
  }

  void loop(NodeId id, const Node& n, const Trace::Frame& frame) {
    const std::span<const NodeId> children = program_.children_of(id);
    const std::size_t body = children.size() - 1;
    for (std::size_t i = 0; i < body; ++i) visit(children[i], frame);
    const Trace::Loop* loop = frame.loop(id);
    if (!loop) return;
    for (const Trace::Iteration& iteration : loop->iterations) {
      for (std::size_t i = 0; i < body && i < iteration.elements.size(); ++i) {
        variables_[n.locals + i] = element_path(children[i], iteration.elements[i], frame);
      }
      visit(children[body], iteration.frame);
    }
  }

  // "事故记录[2]": the element of a list, numbered in the list that the facts have, also behind a filter.
  std::string element_path(NodeId list, std::size_t index, const Trace::Frame& frame) const {
    const Node& n = program_.nodes[list];
    if (n.kind == NodeKind::filter) {
      const Trace::Loop* loop = frame.loop(list);
      std::size_t kept = 0;
      for (std::size_t i = 0; loop && i < loop->outcomes.size(); ++i) {
        if (loop->outcomes[i] == Truth::yes && kept++ == index) {
          return element_path(program_.children_of(list)[0], i, frame);
        }
      }
    }
    return path_of(list, frame) + "[" + std::to_string(index + 1) + "]";
  }

  std::string path_of(NodeId id, const Trace::Frame& frame) const {
    const Node& n = program_.nodes[id];
    switch (n.kind) {
      case NodeKind::local: {
        const std::string& path = variables_[n.index];
        return path.empty() ? std::string(n.name.text()) : path;
      }
      case NodeKind::item_field: {
        const std::string& path = variables_[n.index];
        return path.empty() ? std::string(n.name.text()) : path + "." + std::string(n.name.text());
      }
      case NodeKind::path:
        return path_of(program_.children_of(id)[0], frame) + "." + std::string(n.name.text());
      case NodeKind::fact:
        return std::string(n.name.text());
      default:
        return std::string(program_.text_of(id));
    }
  }

  const Program& program_;
  std::vector<MissingFact>& found_;
  std::vector<std::string> variables_;
};

}  // namespace

std::vector<MissingFact> missing_facts(const Program& program, const Trace& trace) {
  std::vector<MissingFact> found;
  Search(program, found).visit(0, trace.root());
  return found;
}

}  // namespace zj::feel
