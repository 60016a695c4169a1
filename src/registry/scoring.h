#pragma once

#include "registry/content.h"

namespace zj::registry {

// Scores are the measure's own computations (评分.md); here its documents are filled from the record.

// The clauses that an expert scores in this case.
Result<std::vector<std::string>> clauses_to_score(Registry::Core& core, db::Connection& c, const Object& the_case);
// 单件评分: the elements' points and the total of one sheet.
Result<Json> score_of_sheet(Registry::Core& core, db::Connection& c, const Object& sheet);
// 专家组结果: for each case of the panel the result of its valid sheets, with 申报件 = its reference.
Result<Json> results_of_panel(Registry::Core& core, db::Connection& c, const Object& panel);
// What the panel found about a case; nothing before scoring is closed.
std::optional<Json> panel_result(db::Connection& c, const Object& the_case);
// 择优排序: the scored cases of the round that wait to be listed, in order.
Result<Json> ranking(Registry::Core& core, db::Connection& c, const Object& list);

}  // namespace zj::registry
