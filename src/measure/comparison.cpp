#include "measure/comparison.h"

namespace zj::measure {

using feel::Op;

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

Sides sides_of(const feel::Program& program, feel::NodeId comparison) {
  const auto children = program.children_of(comparison);
  const Op op = program.nodes[comparison].op;
  if (is_constant(program, children[0]) && !is_constant(program, children[1]))
    return {children[1], children[0], mirrored(op)};
  return {children[0], children[1], op};
}

}  // namespace zj::measure
