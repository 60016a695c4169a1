#pragma once
// Words of the officers' screens.

#include "words/words.h"

namespace zj::words {

inline constexpr Word queue_title{"待办", "To do"};
inline constexpr Word queue_empty{"没有待办的申报件", "Nothing to do"};
inline constexpr Word queue_empty_why{"轮到本单位办理的申报件会出现在这里，按期限由近到远排列。",
                                      "Cases that wait for your unit appear here, the nearest deadline first."};
inline constexpr Word cases_title{"申报件", "Applications"};
inline constexpr Word rounds_title{"批次", "Rounds"};
inline constexpr Word rounds_empty{"还没有批次", "No round yet"};
inline constexpr Word column_number{"申报号", "No."};
inline constexpr Word column_enterprise{"企业与场所", "Enterprise and site"};
inline constexpr Word column_due{"期限", "Due"};
inline constexpr Word column_kind{"称号", "Title"};
inline constexpr Word column_unit{"推荐单位", "Unit"};
inline constexpr Word column_state{"环节", "Stage"};
inline constexpr Word column_findings{"判定", "Findings"};
inline constexpr Word column_findings_hint{"符合 / 不符合 / 材料不足 的条款数", "met / unmet / unknown"};
inline constexpr Word column_route{"路线", "Route"};
inline constexpr Word column_handler{"经办", "Handler"};
inline constexpr Word column_name{"名称", "Name"};
inline constexpr Word filter_any{"不限", "Any"};
inline constexpr Word filter_text{"企业、场所或申报号", "Enterprise, site or number"};
inline constexpr Word filter_overdue{"超期", "Overdue"};
inline constexpr Word filter_soon{"3 个工作日内", "Within 3 working days"};
inline constexpr Word filter_mine{"我的", "Mine"};
inline constexpr Word filter_verdict{"判定", "Verdict"};
inline constexpr Word object_acts{"现在可以办", "Possible now"};
inline constexpr Word object_no_acts{"这一步不由您办理", "Nothing for you to do here now"};
inline constexpr Word follows_state{"办理后进入“{0}”", "Leads to “{0}”"};
inline constexpr Word follows_deadline{"期限 {0}", "due in {0}"};
inline constexpr Word follows_letters{"出具{0}", "issues {0}"};
inline constexpr Word follows_told{"告知{0}", "tells {0}"};
inline constexpr Word period_workdays{"{0} 个工作日", "{0} working days"};
inline constexpr Word period_days{"{0} 日", "{0} days"};
inline constexpr Word period_months{"{0} 个月", "{0} months"};
inline constexpr Word period_years{"{0} 年", "{0} years"};
inline constexpr Word period_minutes{"{0} 分钟", "{0} minutes"};
inline constexpr Word object_facts{"登记事项", "Facts"};
inline constexpr Word object_cases{"所涉申报件", "Applications"};
inline constexpr Word object_documents{"文书", "Documents"};
inline constexpr Word object_history{"办理记录", "History"};
inline constexpr Word case_findings{"核对结果", "Findings"};
inline constexpr Word case_content{"申报内容", "Content"};
inline constexpr Word case_to_judge{"需要判断", "To judge"};
inline constexpr Word case_judge_note{"{0} 条；其余 {1} 条符合", "{0} open, {1} met"};
inline constexpr Word case_nothing_open{"没有不符合或材料不足的条款。", "Nothing is unmet or unknown."};
inline constexpr Word case_met_folded{"展开符合的 {0} 条", "Show the {0} that are met"};
inline constexpr Word case_assumed{"{0}，待{1}确认。", "{0}, to be confirmed by {1}."};
inline constexpr Word case_more_evidence{"另有 {0} 份佐证", "{0} more"};
inline constexpr Word case_more_missing{"共缺 {0} 项", "{0} missing in all"};
inline constexpr Word list_empty{"还没有{0}", "No {0} yet"};
inline constexpr Word case_left_empty{"选填而未填：{0}", "Optional and left empty: {0}"};
inline constexpr Word case_not_filled{"未填", "Not filled in"};
inline constexpr Word case_none{"无", "None"};
inline constexpr Word case_clause_text{"条文", "Clause"};
inline constexpr Word case_clause_claim{"企业说明", "Claim"};
inline constexpr Word case_clause_evidence{"佐证", "Evidence"};
inline constexpr Word case_no_evidence{"没有佐证", "No evidence"};
inline constexpr Word case_item_count{"{0}/{1} 条已说明并有佐证，{2} 份材料",
                                      "{0} of {1} described and proved, {2} files"};
inline constexpr Word case_round{"批次", "Round"};
inline constexpr Word case_version{"内容版本", "Version"};
inline constexpr Word case_version_text{"第 {0} 版", "Version {0}"};
inline constexpr Word case_changes{"修改对照", "Changes"};
inline constexpr Word case_changes_note{"{0} 处", "{0}"};
inline constexpr Word case_to_acts{"去办理", "Go to what can be done"};
inline constexpr Word case_parts{"申报件", "Parts of the application"};
inline constexpr Word case_more_acts{"其他可办", "Also possible"};
inline constexpr Word case_recorded{
    "办理结果写入存证，不可更改，只可另行更正。",
    "What is done here is recorded for good; it can only be corrected by a further act."};
inline constexpr Word remark_what{"第 {0} 项　要修改的内容", "Item {0}: what"};
inline constexpr Word remark_how{"要怎样改", "What to change"};
inline constexpr Word remarks_help{"一次列全。企业只能修改这里列出的内容。",
                                   "Name everything at once: only what is listed here can be changed."};
inline constexpr Word queue_lead{"共 {0} 件", "{0} in all"};
inline constexpr Word queue_overdue{"超期 {0}", "{0} overdue"};
inline constexpr Word queue_soon{"3 个工作日内到期 {0}", "{0} due within 3 working days"};
inline constexpr Word queue_all{"全部", "All"};
inline constexpr Word queue_tabs{"按环节", "By stage"};
inline constexpr Word queue_by_due{"按期限由近到远", "Nearest deadline first"};
inline constexpr Word queue_none_found{"没有符合筛选条件的申报件", "Nothing matches"};
inline constexpr Word queue_none_found_why{"换一个条件，或者清除筛选。", "Change or clear the filters."};
inline constexpr Word queue_accept{"受理", "Accept"};
inline constexpr Word queue_accept_why{"待受理的申报件可以成批受理",
                                       "Cases that wait to be accepted can be accepted together"};
inline constexpr Word queue_accept_none{"没有选择申报件", "Nothing was chosen"};
inline constexpr Word queue_accepted{"已受理 {0} 件。", "{0} accepted."};
inline constexpr Word queue_accept_refused{"已受理 {0} 件；{1} 件未受理：{2}", "{0} accepted, {1} not: {2}"};
inline constexpr Word filter_handler{"经办", "Handler"};

}  // namespace zj::words
