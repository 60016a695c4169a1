#pragma once
// Words of the officers' screens.

#include "words/words.h"

namespace zj::words {

inline constexpr Word queue_title{"待办", "To do"};
inline constexpr Word queue_empty{"没有待办的申报件", "Nothing to do"};
inline constexpr Word queue_empty_why{"轮到本单位办理的申报件会出现在这里，按期限由近到远排列。", "Cases that wait for your unit appear here, the nearest deadline first."};
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
inline constexpr Word object_facts{"登记事项", "Facts"};
inline constexpr Word object_cases{"所涉申报件", "Applications"};
inline constexpr Word object_documents{"文书", "Documents"};
inline constexpr Word object_history{"办理记录", "History"};
inline constexpr Word case_findings{"核对结果", "Findings"};
inline constexpr Word case_content{"申报内容", "Content"};
inline constexpr Word case_missing{"缺：{0}", "Missing: {0}"};
inline constexpr Word case_versions{"修改对照（第 {0} 版 → 第 {1} 版）", "Changes (version {0} → {1})"};

}  // namespace zj::words
