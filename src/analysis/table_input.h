#pragma once
// One value for each input of a decision table, put through the engine. Inside the room.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "measure/measure.h"

namespace zj::analysis {

struct TableInput {
  std::string text;  // { 指标: { 联网率: { 分子: 70, 分母: 100 } } }, or 输入 = 值 where an input is worked out
  bool is_dossier = false;  // every input is a fact: the text is one that a case could be given
  feel::Value result;       // what the engine makes of it
  std::vector<std::size_t> hits;
};

// Nothing when no dossier can have these values.
std::optional<TableInput> try_input(const measure::Measure& measure, const measure::Decision& decision,
                                    std::span<const feel::Value> inputs);

}  // namespace zj::analysis
