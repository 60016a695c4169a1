#pragma once
// The facts that the program supplies to a measure's procedure: what each is called, its type in a glossary, and where
// it comes from.

#include "registry/situation.h"

namespace zj::registry {

struct Supply {
  std::string path;  // 评估.发现
  std::string_view type;
  Json (*give)(Situation&);
  bool of_the_act = false;        // comes with the act, so that nothing remembers it
  std::string_view made_of = {};  // the fact of the object that it restates
};

// nullptr for facts of the object's own document.
const Supply* find_supply(std::string_view path);

}  // namespace zj::registry
