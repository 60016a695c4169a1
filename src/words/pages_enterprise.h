#pragma once
// Words of the enterprise's screens: its applications, the dossier form, signing.

#include "words/words.h"

namespace zj::words {

// Applications
inline constexpr Word apps_title{"我的申报", "My applications"};
inline constexpr Word apps_lead{"自评就是一份草稿：随填随判，不提交就不进入审核。",
                                "A self-assessment is a draft: judged as you type, seen by nobody until you submit."};
inline constexpr Word apps_none{"还没有申报", "No application yet"};
inline constexpr Word apps_none_open{"在下面选择称号和场所，就可以开始自评。",
                                     "Choose a title and a site below to begin your self-assessment."};
inline constexpr Word apps_none_closed{"目前没有开放的批次；开放时，申报通知会发布在首页。",
                                       "No round is open now; the notice will appear on the home page."};
inline constexpr Word apps_column_site{"场所", "Site"};
inline constexpr Word apps_column_kind{"称号", "Title"};
inline constexpr Word apps_column_state{"状态", "State"};
inline constexpr Word apps_column_verdict{"系统核对", "Assessment"};
inline constexpr Word apps_column_due{"期限", "Due"};
inline constexpr Word apps_column_next{"下一步", "Next step"};
inline constexpr Word apps_begin{"新的申报", "New application"};
inline constexpr Word apps_begin_note{"{0} 批次·截止 {1}", "Round {0}, closes {1}"};
inline constexpr Word apps_begin_do{"开始自评", "Begin"};
inline constexpr Word apps_round_not_open{"{0} 批次还没有开放填报，{1} 开放。", "Round {0} opens on {1}."};
inline constexpr Word apps_unit_help{"场所所在地的推荐单位，由它审核和推荐",
                                     "The recommending unit where the site is; it reviews the application"};
inline constexpr Word apps_site_help{"一件申报对应一个工厂或一个车间",
                                     "One application is for one factory or one workshop"};
inline constexpr Word apps_kind_items{"{0} 条要求，分 {1} 个环节", "{0} demands in {1} items"};

// What is to be done next
inline constexpr Word next_fill{"继续填报", "Go on filling in"};
inline constexpr Word next_sign{"签署并提交", "Sign and submit"};
inline constexpr Word next_wait_sign{"等待签署人签署", "Waiting for the signer"};
inline constexpr Word next_mend{"按意见修改", "Change as asked"};
inline constexpr Word next_correct{"补正", "Correct"};
inline constexpr Word next_wait{"等待办理，无需操作", "Nothing to do; it is being handled"};
inline constexpr Word next_titled_lead{"已认定为{0}，称号编号 {1}。任何人都可以凭编号查到它。",
                                       "Recognised as {0}, number {1}. Anyone can look it up by that number."};
inline constexpr Word next_title_page{"查看称号", "See the title"};
inline constexpr Word next_done{"已有结果", "Decided"};
inline constexpr Word next_view{"查看", "View"};
inline constexpr Word next_title{"下一步", "Next step"};
inline constexpr Word next_fill_lead{"还有 {0} 项必填内容没有填。", "{0} required entries are still missing."};
inline constexpr Word next_send_lead{"必填内容已经填齐，可以送签署人签署。",
                                     "All required entries are there; it can go to the signer."};
inline constexpr Word next_sign_lead{
    "经办人已送签。请核对内容和系统核对结果，签署后提交给推荐单位。",
    "The operator has finished. Check the content and the assessment, then sign and submit."};
inline constexpr Word next_wait_sign_lead{"已送签署人。要修改内容，先收回。",
                                          "It is with the signer. To change anything, take it back first."};
inline constexpr Word next_switch_signer{"换成签署人办理", "Act as the signer"};
inline constexpr Word next_switch_operator{"换成经办人办理", "Act as the operator"};
inline constexpr Word next_mend_lead{
    "推荐单位退回了 {0} 处，请只修改这几处，再由签署人重新提交。",
    "The recommending unit returned {0} entries; change just these, then the signer resubmits."};
inline constexpr Word next_correct_lead{
    "市经信局要求补正 {0} 处，请一次补齐，再由签署人提交。补正以一次为限。",
    "The bureau asks for {0} corrections. Make them all at once; there is only one."};
inline constexpr Word next_wait_lead{"材料在{0}。有结果或者需要您补充时，会在这里和消息里告知。",
                                     "It is with {0}. You will be told here and by message."};

// One application
inline constexpr Word app_number{"申报号", "Number"};
inline constexpr Word app_round{"批次", "Round"};
inline constexpr Word app_unit{"推荐单位", "Recommending unit"};
inline constexpr Word app_route{"路线", "Route"};
inline constexpr Word app_state{"状态", "State"};
inline constexpr Word app_due{"期限", "Due"};
inline constexpr Word app_version{"已提交版本", "Submitted version"};
inline constexpr Word app_version_text{"第 {0} 版", "Version {0}"};
inline constexpr Word app_no_version{"尚未提交", "Not submitted"};
inline constexpr Word app_no_number{"提交后编号", "Given on submission"};
inline constexpr Word app_findings{"系统核对结果", "Assessment"};
inline constexpr Word app_findings_note{"以主管部门审核为准", "The authorities decide"};
inline constexpr Word app_documents{"收到的文书", "Documents"};
inline constexpr Word app_no_document{"还没有文书", "No document yet"};
inline constexpr Word app_history{"办理经过", "History"};
inline constexpr Word app_remarks{"要求修改的内容", "What is to be changed"};
inline constexpr Word app_in_review{"评审和审议中", "Under review"};
inline constexpr Word app_open_dossier{"查看申报内容", "See the dossier"};
inline constexpr Word app_discard_ask{"作废这份草稿？", "Discard this draft?"};
inline constexpr Word app_discard_why{
    "作废后不能恢复，填写的内容和佐证不再使用。需要时可以另建一份。",
    "This cannot be undone; what was filled in is no longer used. You can begin another."};
inline constexpr Word app_discard_do{"作废草稿", "Discard the draft"};
inline constexpr Word app_recall_ask{"收回重填？", "Take it back?"};
inline constexpr Word app_recall_why{
    "收回后回到草稿，可以修改；截止前要重新送签和提交。",
    "It becomes a draft again and must be signed and submitted once more before the round closes."};
inline constexpr Word step_due{"{0}到期", "due {0}"};
inline constexpr Word app_step_submit{"填报提交", "Filed"};
inline constexpr Word app_title_link{"查看称号 {0}", "See title {0}"};
inline constexpr Word app_score{"专家组合成分", "Panel score"};

// The dossier form
inline constexpr Word fill_tree{"填报目录", "Contents"};
inline constexpr Word fill_basics{"基本情况", "General"};
inline constexpr Word fill_missing_in_section{"{0}/{1}", "{0}/{1}"};
inline constexpr Word fill_chosen{"{0} 项", "{0}"};
inline constexpr Word fill_to_mend{"待改 {0}", "{0} to change"};
inline constexpr Word fill_saved_at{"{0} 已自动保存", "Saved at {0}"};
inline constexpr Word fill_save{"保存", "Save"};
inline constexpr Word fill_save_and_next{"保存并到“{0}”", "Save and go to \"{0}\""};
inline constexpr Word fill_previous{"上一节：{0}", "Back: {0}"};
inline constexpr Word fill_saved{"已保存 {0} 处修改。", "{0} change(s) saved."};
inline constexpr Word fill_unchanged{"没有需要保存的修改。", "Nothing had changed."};
inline constexpr Word fill_not_open{"现在不能修改：这件申报为“{0}”。",
                                    "It cannot be changed now: the application is \"{0}\"."};
inline constexpr Word fill_mend_only{"只有被退回的内容可以修改，其余保持提交时的样子。",
                                     "Only what was returned can be changed; the rest stays as submitted."};
inline constexpr Word fill_remark{"退回意见：{0}", "Remark: {0}"};
inline constexpr Word fill_conflict{"{0}刚改过，请核对", "just changed by {0}, please check"};
inline constexpr Word fill_before{"上次提交：{0}", "Submitted before: {0}"};
inline constexpr Word fill_by{"{0} 于 {1} 填写", "{0}, {1}"};
inline constexpr Word fill_clauses{"逐条说明与佐证", "Clause by clause"};
inline constexpr Word fill_clause_count{"{0}/{1} 条已填", "{0} of {1} done"};
inline constexpr Word fill_description{"本单位情况", "Your situation"};
inline constexpr Word fill_description_help{
    "写做了什么、用什么系统、数量和投用时间、效果怎样；不写宣传语",
    "What was done, with which systems, how many and since when, and the effect"};
inline constexpr Word fill_clause_done{"已填", "Done"};
inline constexpr Word fill_clause_proved{"已有说明和 {0} 份佐证", "Described, {0} piece(s) of evidence"};
inline constexpr Word fill_clause_no_text{"缺说明", "No description"};
inline constexpr Word fill_clause_no_proof{"缺佐证", "No evidence"};
inline constexpr Word fill_clause_empty{"未填", "Not filled in"};
inline constexpr Word fill_item_other_variant{"只由{0}填报", "For {0} only"};
inline constexpr Word fill_item_not_chosen{"没有选报", "Not chosen"};
inline constexpr Word fill_item_undecided{"选报后填写", "To be filled in once chosen"};
inline constexpr Word fill_item_undecided_variant{"先在“{0}”里选择{1}", "First choose {1} in \"{0}\""};
inline constexpr Word fill_ratio_parts{"填数量，比率由系统算出，不能直接填百分数。",
                                       "Give the counts; the ratio is computed and never typed."};
inline constexpr Word fill_ratio_unknown{"填齐后由系统算出", "Computed once both are there"};
inline constexpr Word fill_ratio_met{"达标", "Met"};
inline constexpr Word fill_ratio_short{"差 {0} 个百分点", "{0} points short"};
inline constexpr Word fill_at_least{"≥ {0}", "≥ {0}"};
inline constexpr Word fill_optional_items{"其余环节", "Other items"};
inline constexpr Word fill_entry{"第 {0} 条", "Entry {0}"};
inline constexpr Word fill_add_entry{"再加一条", "Add an entry"};
inline constexpr Word fill_remove_entry{"移除这一条", "Remove this entry"};
inline constexpr Word fill_no_entry{"没有此类记录", "There is none"};
inline constexpr Word fill_none{"没有{0}", "No {0}"};
inline constexpr Word fill_lines_help{"一行一个", "One a line"};
inline constexpr Word fill_problem{"{0}：{1}", "{0}: {1}"};
inline constexpr Word fill_assumptions{"本项按 {0} 项假设处理", "Rests on {0} assumption(s)"};
inline constexpr Word fill_assumption_in_use{
    "{0}。办法没有写明，本项按假设处理，待{1}确认。",
    "{0}. The measure leaves this open; decided by assumption, to be confirmed by {1}."};

// Evidence
inline constexpr Word proof_add{"添加佐证", "Add evidence"};
inline constexpr Word proof_help{"PDF、图片、表格、文档或压缩包，单个不超过 {0}。不得含国家秘密。",
                                 "PDF, image, sheet, document or archive, up to {0} each. No state secrets."};
inline constexpr Word proof_view{"查看", "View"};
inline constexpr Word proof_remove{"移除", "Remove"};
inline constexpr Word proof_added{"{0} {1} 上传", "{0}, added {1}"};
inline constexpr Word proof_none{"请选择文件", "Please choose a file"};
inline constexpr Word proof_too_large{"“{0}”有 {1}，单个文件不能超过 {2}。可以拆成几份，或降低图片的分辨率。",
                                      "\"{0}\" has {1}; a file may have at most {2}. Split it, or use smaller images."};
inline constexpr Word proof_refused{"“{0}”没有上传：{1}", "\"{0}\" was not uploaded: {1}"};
inline constexpr Word proof_empty{"“{0}”是空文件，请重新选择", "\"{0}\" is empty; please choose again"};
inline constexpr Word proof_failed_one{"“{0}”没有保存：{1}", "\"{0}\" was not stored: {1}"};
inline constexpr Word proof_stored{"已添加 {0} 份佐证。", "{0} piece(s) of evidence added."};
inline constexpr Word proof_removed{"已移除“{0}”。", "\"{0}\" was removed."};

// The rail
inline constexpr Word rail_title{"实时判定", "Live verdict"};
inline constexpr Word rail_summary_met{"实时判定：符合", "Live verdict: met"};
inline constexpr Word rail_summary{"实时判定：{0} 项不符合，缺 {1} 项", "Live verdict: {0} not met, {1} missing"};
inline constexpr Word rail_met{"符合", "Met"};
inline constexpr Word rail_unmet{"暂不符合", "Not met yet"};
inline constexpr Word rail_unknown{"材料不足", "Facts missing"};
inline constexpr Word rail_lead_met{"按现有事实，各项门槛都符合。", "On the present facts every threshold is met."};
inline constexpr Word rail_lead_unmet{"按现有事实，还有 {0} 项不符合。", "On the present facts {0} are not met."};
inline constexpr Word rail_lead_both{"按现有事实，还有 {0} 项不符合、{1} 项缺事实。",
                                     "On the present facts {0} are not met and {1} lack facts."};
inline constexpr Word rail_lead_unknown{"没有不符合的，还有 {0} 项缺事实，判断不了。",
                                        "None fails; {0} cannot be decided for lack of facts."};
inline constexpr Word rail_heading{"{0}　{1}", "{0}  {1}"};
inline constexpr Word rail_wrong{"填写有误", "To be mended"};
inline constexpr Word rail_required{"必填未填", "Required, not filled in"};
inline constexpr Word rail_more{"还有 {0} 项", "{0} more"};
inline constexpr Word rail_go{"去填", "Fill in"};
inline constexpr Word rail_unfold_met{"展开已符合的各项", "Show what is met"};
inline constexpr Word rail_route{"{0}路线", "Route: {0}"};
inline constexpr Word rail_foot{"判定依据《{0}》{1}；最近计算 {2}。结果仅供自查，以主管部门审核为准。",
                                "By {0} {1}; computed at {2}. For your own use: the authorities decide."};
inline constexpr Word rail_send{"填齐了，去送签", "All there: on to signing"};

// Signing
inline constexpr Word sign_title{"签署并提交", "Sign and submit"};
inline constexpr Word sign_lead{"提交后由{0}审核；内容定为第 {1} 版，此后只能按退回意见修改。",
                                "{0} will review it; the content becomes version {1} and changes only when returned."};
inline constexpr Word sign_summary{"提交前的系统核对", "Assessment before submission"};
inline constexpr Word sign_warn_unmet{"有 {0} 项不符合。可以提交，但很可能不获推荐或者评审不通过：",
                                      "{0} are not met. You may submit, but will probably not be recommended:"};
inline constexpr Word sign_warn_unknown{"有 {0} 项缺事实，审核时会要求说明：",
                                        "{0} lack facts; you will be asked about them:"};
inline constexpr Word sign_all_met{"各项门槛都符合。", "Every threshold is met."};
inline constexpr Word sign_changes{"相对上次提交的修改", "Changes since the last submission"};
inline constexpr Word sign_no_changes{"与上次提交的内容相同。", "Nothing has changed since the last submission."};
inline constexpr Word sign_changes_before{"第 {0} 版", "Version {0}"};
inline constexpr Word sign_changes_after{"现在的内容", "Now"};
inline constexpr Word sign_declaration{"真实性声明", "Declaration"};
inline constexpr Word sign_declare{"我代表{0}作出以上声明", "I make this declaration for {0}"};
inline constexpr Word sign_as{"签署人 {0}，{1}", "Signed by {0}, {1}"};
inline constexpr Word sign_in_the_way{"现在还不能提交：", "It cannot be submitted yet:"};
inline constexpr Word sign_back{"退给经办人", "Back to the operator"};
inline constexpr Word sign_read{"先看一遍申报内容", "Read the dossier first"};

}  // namespace zj::words
