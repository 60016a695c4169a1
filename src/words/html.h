#pragma once
// The fixed words of the components: labels that every screen says in the same way.

#include "words/words.h"

namespace zj::words {

// Frame of a page
inline constexpr Word product_name{"智鉴", "Zhijian"};
inline constexpr Word product_mark{"鉴", "鉴"};
inline constexpr Word skip_to_content{"跳到主要内容", "Skip to content"};
inline constexpr Word main_navigation{"主导航", "Main navigation"};
inline constexpr Word work_navigation{"工作导航", "Work navigation"};
inline constexpr Word where_you_are{"当前位置", "You are here"};
inline constexpr Word large_font{"大字版", "Large text"};
inline constexpr Word large_font_switch{"切换大字版", "Switch to large text"};
inline constexpr Word normal_font{"标准字号", "Normal text"};
inline constexpr Word normal_font_switch{"切换回标准字号", "Switch back to normal text"};
inline constexpr Word theme_dark{"深色界面", "Dark theme"};
inline constexpr Word theme_light{"浅色界面", "Light theme"};
inline constexpr Word theme_system{"界面颜色随系统", "Theme as the system"};
inline constexpr Word other_language{"English", "中文"};
inline constexpr Word sign_in{"登录办理", "Sign in"};
inline constexpr Word sign_out{"退出", "Sign out"};
inline constexpr Word account_settings{"账号与密码", "Account and password"};
inline constexpr Word close_tree{"收起目录", "Close contents"};

// Verdicts, grades, distances
inline constexpr Word verdict_met{"符合", "Met"};
inline constexpr Word verdict_unmet{"不符合", "Not met"};
inline constexpr Word verdict_unknown{"材料不足", "Evidence missing"};
inline constexpr Word verdict_not_applicable{"不适用", "Not applicable"};
inline constexpr Word verdict_not_filled{"未填", "Not filled in"};
inline constexpr Word verdict_with_count{"{0} {1}", "{0} {1}"};
inline constexpr Word grade_claimed{"自报", "Claimed"};
inline constexpr Word grade_documented{"有据", "Documented"};
inline constexpr Word grade_measured{"实测", "Measured"};
inline constexpr Word grade_confirmed{"核实", "Confirmed"};
inline constexpr Word grade_title{"事实等级 {0}/4：{1}", "Grade of the fact {0}/4: {1}"};
inline constexpr Word gap_threshold{"门槛 {0}", "Threshold {0}"};
inline constexpr Word gap_described{"当前 {0}，门槛 {1}", "Now {0}, threshold {1}"};

// Assumptions and sources
inline constexpr Word assumption{"假设 {0}", "Assumption {0}"};
inline constexpr Word assumption_basis{"依据与影响", "Basis and effect"};
inline constexpr Word assumption_mark{"本项按假设 {0} 处理，待确认", "Decided under assumption {0}, not yet confirmed"};
inline constexpr Word assumption_mark_by{"本项按假设 {0} 处理，待{1}确认",
                                         "Decided under assumption {0}, to be confirmed by {1}"};
inline constexpr Word receipt_title{"存证回执：第 {0} 号事件", "Receipt: event no. {0}"};

// Deadlines
inline constexpr Word due_left{"剩 {0} 个工作日", "{0} working day(s) left"};
inline constexpr Word due_over{"超期 {0} 个工作日", "{0} working day(s) late"};
inline constexpr Word due_today{"今日到期", "Due today"};
inline constexpr Word due_none{"—", "—"};

// Procedure
inline constexpr Word evidence_missing{"缺：{0}", "Missing: {0}"};
inline constexpr Word tree_part{"部分完成", "Partly done"};
inline constexpr Word steps_label{"办理进度", "Progress"};

// Forms
inline constexpr Word please_choose{"请选择", "Please choose"};
inline constexpr Word errors_to_mend{"有 {0} 处需要改正", "{0} entries need correction"};
inline constexpr Word upload_choose{"添加佐证", "Add evidence"};
inline constexpr Word upload_button{"上传", "Upload"};
inline constexpr Word upload_progress{"上传进度", "Upload progress"};
inline constexpr Word conflict_theirs{"{0} 于 {1} 已把此项改为：", "At {1}, {0} changed this to:"};
inline constexpr Word conflict_advice{"上面是您填的内容。再次保存即以您的为准；要用对方的，请改成同样的内容。",
                                      "Above is your own entry. Save again to keep it, or change it to theirs."};
inline constexpr Word score_clause{"条款", "Clause"};
inline constexpr Word score_reason_heading{"理由", "Reason"};
inline constexpr Word score_factor{"得分系数", "Score"};
inline constexpr Word score_reason{"{0} 的理由", "Reason for {0}"};
inline constexpr Word score_reason_optional{"理由（选填）", "Reason (optional)"};
inline constexpr Word score_reason_required{"必填：低于 0.8 须写理由", "Required below 0.8"};
inline constexpr Word search_button{"查询", "Search"};

// Tables
inline constexpr Word choose_whole_page{"全选本页", "Choose all on this page"};
inline constexpr Word choose_row{"选择 {0}", "Choose {0}"};
inline constexpr Word sorted_ascending{"{0} ↑", "{0} ↑"};
inline constexpr Word sorted_descending{"{0} ↓", "{0} ↓"};
inline constexpr Word filter_label{"筛选", "Filter"};
inline constexpr Word filter_clear{"清除", "Clear"};
inline constexpr Word batch_label{"批量操作", "Batch actions"};
inline constexpr Word batch_chosen{"已选 {0} 件", "{0} chosen"};
inline constexpr Word batch_none{"未选；勾选后可批量办理", "None chosen; tick rows to act on them together"};
inline constexpr Word pager_label{"分页", "Pages"};
inline constexpr Word pager_previous{"上一页", "Previous"};
inline constexpr Word pager_next{"下一页", "Next"};
inline constexpr Word pager_shown{"第 {0}–{1} 件，共 {2} 件", "{0}–{1} of {2}"};
inline constexpr Word key_move{"上下移动", "move"};
inline constexpr Word key_choose{"选择", "choose"};
inline constexpr Word key_open{"打开", "open"};

// Feedback
inline constexpr Word cancel{"取消", "Cancel"};
inline constexpr Word loading{"正在载入", "Loading"};
inline constexpr Word saving{"正在保存…", "Saving…"};
inline constexpr Word saved{"已保存", "Saved"};
inline constexpr Word not_saved{"未保存，将自动重试", "Not saved, will try again"};
inline constexpr Word not_saved_offline{"未保存·离线；内容保留在本机，联网后自动保存",
                                        "Not saved: offline. Kept on this computer, saved once online"};
inline constexpr Word not_saved_signed_out{"登录已过期；内容保留在本机，登录后恢复",
                                           "Signed out. Kept on this computer, restored after signing in"};
inline constexpr Word not_saved_conflict{"他人刚改过此项，请核对", "Somebody has just changed this, please check"};
inline constexpr Word not_saved_invalid{"此项未保存，请按提示改正", "Not saved, please correct as shown"};
inline constexpr Word restored_over{
    "这份表已在别处改过；您没有保存的内容已放回，请核对后保存",
    "This form was changed elsewhere; your unsaved entries are back, please check and save"};
inline constexpr Word restored{"已恢复上次未保存的内容", "Unsaved entries were restored"};
inline constexpr Word upload_failed{"上传未完成，请重新选择文件",
                                    "The upload did not finish, please choose the file again"};
inline constexpr Word upload_running{"正在上传 {0} %", "Uploading {0} %"};

}  // namespace zj::words
