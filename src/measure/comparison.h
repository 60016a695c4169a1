#pragma once
// Comparisons of a compiled expression as a reader means them. Inside the rooms that look into expressions.

#include "feel/ast.h"

namespace zj::measure {

inline bool is_constant(const feel::Program& program, feel::NodeId id) {
  const feel::Node& node = program.nodes[id];
  return node.folded != feel::no_index || node.kind == feel::NodeKind::literal;
}

// Precondition: is_constant.
inline const feel::Value& constant(const feel::Program& program, feel::NodeId id) {
  const feel::Node& node = program.nodes[id];
  return program.constants[node.folded != feel::no_index ? node.folded : node.index];
}

feel::Op negated(feel::Op op);   // not(a < b) is a >= b
feel::Op mirrored(feel::Op op);  // a < b is b > a

// A comparison with what is judged on the left and what it is held against on the right, however it is written.
struct Sides {
  feel::NodeId left = 0, right = 0;
  feel::Op asked = feel::Op::none;
};
Sides sides_of(const feel::Program& program, feel::NodeId comparison);

}  // namespace zj::measure
