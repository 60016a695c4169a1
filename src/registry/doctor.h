#pragma once
// What must always be true of the record, checked from the outside: inside tests and by operators (zhijian doctor).

#include <string>
#include <vector>

#include "registry/registry.h"

namespace zj::registry {

struct Complaint {
  std::string check;   // which invariant
  std::string detail;  // what stands in its way, by public reference
};

struct Diagnosis {
  std::vector<std::string> checks;  // every invariant looked at
  std::vector<Complaint> complaints;
};

// Reads everything; changes nothing.
Diagnosis examine(Registry& registry);

}  // namespace zj::registry
