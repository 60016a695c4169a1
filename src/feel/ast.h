#pragma once
// A compiled expression as data: what another room reads to explain a result. Nodes stand in preorder, so that the
// descendants of node n are exactly the nodes n + 1 … n + nodes[n].size - 1.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/types.h"
#include "feel/value.h"
#include "feel/word_set.h"

namespace zj::feel {

using NodeId = std::uint32_t;
inline constexpr std::uint32_t no_index = UINT32_MAX;

// The first five only point at a value; nothing is computed for them.
enum class NodeKind : std::uint8_t {
  literal,      // constant: `index` into Program::constants
  fact,         // a declared name: `index` is its slot
  local,        // a variable of for, some, every, a function or a context: `index` is its place in the frame
  item_field,   // a bare name inside a filter, perhaps a field of its item; child: what it means otherwise, if anything
  path,         // child: base; `name` is the field
  list,         // children: items
  context,      // children: entry values; `names` their keys
  range,        // children: low, high, or the one endpoint of (< 10); `range_form` and `flags` say which
  negate,       // child
  arithmetic,   // children: left, right; `op` + - * / **
  comparison,   // children: left, right; `op` = != < <= > >=
  between,      // children: value, low, high
  in,           // children: value, then one or more tests; `index` into Program::word_sets when all of them are texts
  conjunction,  // children: two or more
  disjunction,  // children: two or more
  conditional,  // children: condition, then, else
  iteration,    // for: children: one domain for each variable, then the body
  some,         // children as iteration
  every,        // children as iteration
  domain_range,  // the a..b of a for: children: first, last
  filter,        // children: list, condition
  call,          // a built-in: `index` into builtins(); children: arguments
  invoke,        // child: function value, then the arguments; `names` when they are named
  function,      // a function literal; child: body; `names` its parameters
  instance_of    // child; `tested` is the type
};

enum class Op : std::uint8_t {
  none,
  add,
  subtract,
  multiply,
  divide,
  power,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal
};
std::string_view text_of(Op op);

// Bytes [begin, begin + length) of the source, and the place of the first.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t length = 0;
  Place at;
};

struct Node {
  NodeKind kind = NodeKind::literal;
  Op op = Op::none;
  RangeForm range_form = RangeForm::interval;
  bool low_included = false;
  bool high_included = false;
  bool is_fact_field = false;  // path, item_field: absent from the data means missing, not plain null
  bool is_condition = false;   // a unary test that asks about `?`: its own truth decides
  std::uint32_t first = 0;     // children: Program::children[first … first + count)
  std::uint32_t count = 0;
  std::uint32_t size = 1;  // nodes of this subtree
  std::uint32_t index = no_index;
  std::uint32_t folded = no_index;  // value known at compile time: index into Program::constants
  std::uint32_t missing =
      no_index;              // fact, path, item_field: the null to give when there is no value (Program::constants)
  std::uint32_t hint = 0;    // path: likely position of the field
  std::uint32_t locals = 0;  // iteration, some, every, filter, function, context: first local of its own
  Name name;                 // fact, local, path, item_field, call
  std::vector<Name> names;
  Type type;
  Type tested;
  Span span;
};

// Everything that belongs to one compiled text. Immutable once compiled; shared by its Expressions and the functions it
// makes.
struct Program : std::enable_shared_from_this<Program> {
  std::string source;
  Place origin;  // where the source starts in its file
  bool standard = false;
  std::shared_ptr<const Zones> zones;  // for texts that name regions
  std::vector<Node> nodes;             // nodes[0] is the root
  std::vector<NodeId> children;
  std::vector<Value> constants;
  std::vector<WordSet> word_sets;
  std::uint32_t locals = 0;  // the most locals alive at once

  std::span<const NodeId> children_of(NodeId id) const {
    const Node& n = nodes[id];
    return {children.data() + n.first, n.count};
  }
  std::string_view text_of(NodeId id) const {
    return std::string_view(source).substr(nodes[id].span.begin, nodes[id].span.length);
  }
};

}  // namespace zj::feel
