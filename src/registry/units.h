#pragma once

#include <string>
#include <vector>

namespace zj::registry {

// A unit that reviews and recommends (article 8): 20 districts and counties and three functional zones, which have no
// code of GB/T 2260 and therefore an id of ours.
struct Unit {
  std::string id;    // 510112, CD-GXQ
  std::string name;  // 龙泉驿区
};

// assets/city/units.csv.
std::vector<Unit> recommending_units();

}  // namespace zj::registry
