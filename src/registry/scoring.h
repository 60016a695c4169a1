#pragma once

#include "registry/content.h"

namespace zj::registry {

// The document 评分 that the measure's computations read, made from score sheets.
//   单件评分    of a score sheet: its clause and technology scores
//   专家组结果  of a panel: one entry per case, with the totals of its valid sheets
//   择优排序    of a proposed list: the round's cases that wait to be listed
Result<Json> score_of_sheet(Registry::Core& core, db::Connection& c, const Object& sheet);
Result<Json> results_of_panel(Registry::Core& core, db::Connection& c, const Object& panel);
Result<Json> ranking(Registry::Core& core, db::Connection& c, const Object& list);

}  // namespace zj::registry
