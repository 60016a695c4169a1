#pragma once
// Words of the screens of experts, panels, lists, notices and recognition documents.

#include "words/words.h"

namespace zj::words {

// My score sheets
inline constexpr Word sheets_number{"申报号", "No."};
inline constexpr Word sheets_site{"场所", "Site"};
inline constexpr Word sheets_kind{"称号", "Title"};
inline constexpr Word sheets_state{"状态", "State"};
inline constexpr Word sheets_due{"期限", "Due"};
inline constexpr Word sheets_done{"已评条款", "Scored"};
inline constexpr Word sheets_empty{"还没有派给您的评分表", "No score sheet for you yet"};
inline constexpr Word sheets_empty_why{"编入专家组后，每件申报会有一份评分表出现在这里。",
                                       "When you are on a panel, each application has a sheet here."};
inline constexpr Word sheets_panels{"所在专家组", "My panels"};
inline constexpr Word declare_title{"先声明有无回避情形", "First declare conflicts of interest"};
inline constexpr Word declare_text{
    "我与下列各件的申报单位没有利害关系，将独立、客观评分，并对评审内容保密。有利害关系的，打开该件，选“声明回避”。",
    "I have no interest in the applicants below, will score independently and keep the review confidential. Where you have one, "
    "open that application and declare it."};
inline constexpr Word declare_all{"声明无回避（{0} 件）", "Declare no conflict ({0})"};
inline constexpr Word declare_one{"声明无回避", "Declare no conflict"};
inline constexpr Word declare_here{
    "我与本件的申报单位没有利害关系，将独立、客观评分，并对评审内容保密。",
    "I have no interest in this applicant, will score independently and keep the review confidential."};
inline constexpr Word declared{"已声明 {0} 件无回避", "Declared for {0} applications"};

// One score sheet
inline constexpr Word sheet_private{"评分在关闭独立评分前封存，他人不可见",
                                    "Nobody else sees scores before scoring is closed"};
inline constexpr Word sheet_tree{"评分目录", "Contents"};
inline constexpr Word sheet_rail{"我的进度", "My progress"};
inline constexpr Word sheet_points{"{0} 分", "{0} points"};
inline constexpr Word sheet_weight{"分值 {0} 分", "{0} points"};
inline constexpr Word sheet_rule{"规则", "Rule"};
inline constexpr Word sheet_claim{"主张", "Claim"};
inline constexpr Word sheet_evidence{"佐证", "Evidence"};
inline constexpr Word sheet_open{"查看", "Open"};
inline constexpr Word sheet_files{"{0} 份", "{0} files"};
inline constexpr Word sheet_no_claim{"企业没有说明", "Nothing said"};
inline constexpr Word sheet_no_evidence{"没有佐证", "No evidence"};
inline constexpr Word sheet_claim_closed{"评审已经结束，申报内容不再提供",
                                         "The review is over; the content is no longer shown"};
inline constexpr Word sheet_scored{"已评 {0} / {1} 条", "{0} of {1} scored"};
inline constexpr Word sheet_not_scored{"未评", "Not scored"};
inline constexpr Word sheet_named{"这一条还要补：请打分；低分请写明理由",
                                  "Needed here: a score, and a reason if it is low"};
inline constexpr Word sheet_technologies{"新技术评分", "Scores of new technologies"};
inline constexpr Word sheet_technology{"新技术", "Technology"};
inline constexpr Word sheet_effect{"应用成效", "Effect"};
inline constexpr Word sheet_difficulty{"实现难度", "Difficulty"};
inline constexpr Word sheet_overall{"总体判断", "Overall"};
inline constexpr Word sheet_level{"是否处于行业较好水平", "Is it at a good level of its industry?"};
inline constexpr Word sheet_level_reason{"判断的依据", "On what grounds"};
inline constexpr Word sheet_remark{"评语", "Remark"};
inline constexpr Word sheet_remark_help{"对本件的总体评价，只供内部评审使用",
                                        "On the whole of this application; for the panel only"};
inline constexpr Word sheet_keep{
    "保存的评分可以随时修改；提交后，关闭独立评分前还可以取回。",
    "Saved scores can be changed at any time; once submitted they can be taken back until scoring is closed."};
inline constexpr Word sheet_total{"合计", "Total"};
inline constexpr Word sheet_only_you{"（仅您可见）", "(only you see it)"};
inline constexpr Word sheet_so_far{"我的累计", "My points so far"};
inline constexpr Word sheet_of_scored{" / 已评 {0} 分", " of {0} scored"};
inline constexpr Word sheet_total_later{
    "没有评的条款先不计，提交时按办法算出合计。",
    "What is not scored does not count yet; the total is computed when you submit."};
inline constexpr Word sheet_scale{"评分尺度 {0}", "Scale {0}"};
inline constexpr Word sheet_reason_hint{"低于 {0} 须写明", "Required below {0}"};
inline constexpr Word sheet_reason_missing{"低于 {0}，请写明理由", "Below {0}: please give the reason"};
inline constexpr Word sheet_whole{"总体", "As a whole"};
inline constexpr Word sheet_overtaken{
    "{0} 请刷新页面：您在这里改的会放回去，核对后再保存。",
    "{0} Please load the page again: what you changed here will be put back for you to check and save."};
inline constexpr Word sheet_others{"其他专家的评分在关闭独立评分之前任何人都看不到，包括工作人员。",
                                   "Nobody, officers included, sees other experts' scores before scoring is closed."};
inline constexpr Word sheet_waiting{"已声明无回避，等待处长开始评分。", "Declared; scoring has not been opened yet."};
inline constexpr Word sheet_submitted{"评分已提交。独立评分关闭前，可以取回修改。",
                                      "Submitted. Until scoring is closed you can take it back."};
inline constexpr Word sheet_sealed{"评分已封存，不能再改。", "Sealed; it cannot be changed any more."};
inline constexpr Word sheet_void{"这份评分表不再计入。", "This sheet does not count."};
inline constexpr Word sheet_hidden{"评分在关闭独立评分之前不对任何人显示。",
                                   "Scores are shown to nobody before scoring is closed."};
inline constexpr Word sheet_figures{"量化门槛（已判定，不评分）", "Thresholds (judged, not scored)"};

// Panels
inline constexpr Word panel_members{"专家", "Members"};
inline constexpr Word panel_member{"专家", "Member"};
inline constexpr Word panel_unnamed{"专家 {0}", "Member {0}"};
inline constexpr Word panel_chair{"组长", "Chair"};
inline constexpr Word panel_declared{"已声明", "Declared"};
inline constexpr Word panel_submitted{"已提交", "Submitted"};
inline constexpr Word panel_recused{"回避或作废", "Recused or void"};
inline constexpr Word panel_of{"{0} / {1}", "{0} of {1}"};
inline constexpr Word panel_no_members{"还没有指定专家", "No members yet"};
inline constexpr Word panel_results{"评审结果", "Results"};
inline constexpr Word panel_results_note{"显示两位小数，后面的舍去", "Two decimals, cut"};
inline constexpr Word panel_opinion{"组意见", "Opinion"};
inline constexpr Word panel_cases{"本组申报件", "Applications"};
inline constexpr Word panel_no_cases{"还没有编入申报件", "No applications yet"};
inline constexpr Word result_total{"总分", "Total"};
inline constexpr Word result_spread{"极差", "Spread"};
inline constexpr Word result_outcome{"结论", "Outcome"};
inline constexpr Word result_passed{"合格", "Passed"};
inline constexpr Word result_failed{"未达：{0}", "Short: {0}"};
inline constexpr Word result_discuss{"须复议", "To be discussed"};

// Lists, notices, recognition documents
inline constexpr Word list_progress{"内部审核", "Internal review"};
inline constexpr Word list_ranking{"择优排序", "Ranking"};
inline constexpr Word list_ranking_note{"优先认定在前；总分从高到低；同分依次比 A、D、B",
                                        "Priority first; then by total; ties by A, D, B"};
inline constexpr Word list_no_ranking{"还没有生成择优排序", "Not ranked yet"};
inline constexpr Word list_rank{"名次", "Rank"};
inline constexpr Word list_tied{"并列", "tied"};
inline constexpr Word list_entries{"列入的申报件", "Listed"};
inline constexpr Word list_no_entries{"还没有列入申报件", "Nothing listed yet"};
inline constexpr Word list_listed{"已列入", "listed"};
inline constexpr Word list_consultation{"部门会商", "Consultation"};
inline constexpr Word list_body{"部门", "Body"};
inline constexpr Word list_replied{"回复日期", "Replied"};
inline constexpr Word list_reply{"意见", "Reply"};
inline constexpr Word list_no_reply{"尚未回复", "No reply yet"};
inline constexpr Word list_resolution{"会议决议", "Resolution"};
inline constexpr Word letter_preview{"正式文本", "Letter"};
inline constexpr Word letter_not_yet{"发布或印发时生成正式文本。",
                                     "The letter is made when it is published or issued."};
inline constexpr Word letter_facts{"登记事项", "Facts"};
inline constexpr Word review_case{"申报件", "Application"};
inline constexpr Word review_enterprise{"企业与场所", "Enterprise and site"};
inline constexpr Word review_acts{"现在可以办", "Possible now"};
inline constexpr Word review_documents{"文书", "Documents"};
inline constexpr Word review_history{"办理记录", "History"};

}  // namespace zj::words
