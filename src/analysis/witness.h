#pragma once
// Inputs of a decision table as a dossier that has them. Inside the room.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "measure/measure.h"

namespace zj::analysis {

struct Witness {
  std::string text;  // {指标: {联网率: {分子: 7, 分母: 10}}}, or 输入 = 值 where an input is worked out
  bool is_dossier = false;
  feel::Value result;  // what the engine makes of it
  std::vector<std::size_t> hits;
};

// Puts one value for each column through the engine: as a dossier where every input is a fact. Nothing when no dossier
// can have these values.
std::optional<Witness> replay(const measure::Measure& measure, const measure::Decision& decision,
                              std::span<const feel::Value> inputs);

}  // namespace zj::analysis
