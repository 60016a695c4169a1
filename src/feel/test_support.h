#pragma once
// What several tests and fuzz targets of FEEL ask.

#include "feel/ast.h"

namespace zj::feel::testing {

// The same nodes with the same meaning, wherever they stand in their texts.
inline bool same_tree(const Program& a, const Program& b) {
  if (a.nodes.size() != b.nodes.size()) return false;
  for (NodeId i = 0; i < a.nodes.size(); ++i) {
    const Node &x = a.nodes[i], &y = b.nodes[i];
    if (x.kind != y.kind || x.op != y.op || x.count != y.count || x.name.text() != y.name.text()) return false;
    if (x.kind == NodeKind::literal && a.constants[x.index] != b.constants[y.index]) return false;
    const bool is_numbered = x.kind == NodeKind::fact || x.kind == NodeKind::local || x.kind == NodeKind::call;
    if (is_numbered && x.index != y.index) return false;
  }
  return true;
}

}  // namespace zj::feel::testing
