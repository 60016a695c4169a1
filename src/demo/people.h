#pragma once
// Invented names. None is meant to be anybody's.

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"

namespace zj::demo {

struct Invented {
  std::string code;   // valid 统一社会信用代码 of a region in Chengdu
  std::string name;   // 成都望衡航空结构件有限公司
  std::string site;   // 一号工厂
  std::string trade;  // what it makes
};

// `n` different enterprises.
std::vector<Invented> invent_enterprises(Random& random, int n);
std::string invent_person(Random& random);

}  // namespace zj::demo
