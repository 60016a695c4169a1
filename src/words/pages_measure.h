#pragma once
// Words of the screens on which versions of the measure are compared and a change of it is tried out.

#include "words/words.h"

namespace zj::words {

// Versions
inline constexpr Word versions_title{"历次版本", "Versions"};
inline constexpr Word versions_lead{
    "系统用过的每个版本都留存在这里。批次锁定哪个版本，就一直按哪个版本办理；以后怎样修改都不影响它。",
    "Every version that was in use is kept. A round runs by the version it has pinned, whatever changes later."};
inline constexpr Word versions_hash{"版本", "Version"};
inline constexpr Word versions_seen{"首次载入", "First seen"};
inline constexpr Word versions_rounds{"采用的批次", "Rounds"};
inline constexpr Word versions_no_round{"还没有批次采用", "none yet"};
inline constexpr Word versions_state{"状态", "State"};
inline constexpr Word versions_in_force{"现行", "in force"};
inline constexpr Word versions_kept{"留存", "kept"};
inline constexpr Word versions_compare{"与现行版本比较", "Compare with the one in force"};
inline constexpr Word versions_compare_previous{"与上一版本比较", "Compare with the version before"};
inline constexpr Word versions_only{"目前只有这一个版本，还没有可以比较的。",
                                    "There is only this version so far; nothing to compare it with."};

// What two versions say otherwise
inline constexpr Word diff_title{"版本差异", "What differs"};
inline constexpr Word diff_between{"从 {0} 到 {1}", "From {0} to {1}"};
inline constexpr Word diff_counts{"修改 {0} 处，新增 {1} 处，删去 {2} 处（按条和标题计）",
                                  "Changed {0}, added {1}, removed {2} (articles and headings)"};
inline constexpr Word diff_none{"两个版本没有差异", "The versions say the same"};
inline constexpr Word diff_none_why{"逐条比过，文字、规则、假设、校验例都一样。",
                                    "Words, rules, assumptions and tests are the same, article by article."};
inline constexpr Word diff_added{"新增", "added"};
inline constexpr Word diff_removed{"删去", "removed"};
inline constexpr Word diff_changed{"修改", "changed"};
inline constexpr Word diff_renamed{"标题原为“{0}”", "was headed \"{0}\""};
inline constexpr Word diff_words{"文字和表格", "Words and tables"};
inline constexpr Word diff_part{"{0} {1}", "{0} {1}"};
inline constexpr Word diff_long{"展开 {0} 处改动", "Show {0} changes"};
inline constexpr Word part_rule{"规则", "Rule"};
inline constexpr Word part_guard{"办理条件", "Condition"};
inline constexpr Word part_assumption{"假设", "Assumption"};
inline constexpr Word part_definition{"定义", "Definition"};
inline constexpr Word part_compute{"计算", "Computation"};
inline constexpr Word part_verdict{"结论", "Verdict"};
inline constexpr Word part_letter{"文书", "Letter"};
inline constexpr Word part_test{"校验例", "Test"};

// Trying out a change
inline constexpr Word trials_title{"试改办法", "Try out a change"};
inline constexpr Word trials_lead{
    "抄一份现行办法，改动后拿已经提交的申报件试算，看谁的结论会变、因为哪一条。这里的改动不会生效，也不影响任何申报件。",
    "Take a copy of the measure, change it, and see which submitted applications would come out otherwise, and by which "
    "article. Nothing here takes effect or touches an application."};
inline constexpr Word trials_name{"试改稿的名字", "Name of the draft"};
inline constexpr Word trials_name_help{"写明想试什么，例如“联网率提高到 80 %”",
                                       "Say what is tried: \"networked equipment at 80 %\""};
inline constexpr Word trials_create{"抄一份现行办法", "Copy the measure in force"};
inline constexpr Word trials_created{"已抄出现行办法，可以动手改了", "The copy is made"};
inline constexpr Word trials_list{"已有的试改稿", "Drafts"};
inline constexpr Word trials_none{"还没有试改稿", "No draft yet"};
inline constexpr Word trials_none_why{"起个名字，抄一份现行办法，就可以逐个文件修改。",
                                      "Name one above; then its files can be edited."};
inline constexpr Word trials_by{"起草人", "By"};
inline constexpr Word trials_changed{"最近改动", "Last change"};
inline constexpr Word trials_base{"底稿版本", "Copied from"};
inline constexpr Word trials_base_outdated{"底稿不是现行版本：抄出之后办法已更新。试算比的是底稿和试改稿。",
                                           "The copy is of an earlier version; a run compares with that one."};
inline constexpr Word trials_not_adopted{"只供试算，不会生效。要采用改动，须按规定程序修订并印发办法。",
                                         "For trying out only. To adopt a change, the measure itself must be amended."};
inline constexpr Word trials_files{"文件", "Files"};
inline constexpr Word trials_file{"文件", "File"};
inline constexpr Word trials_edits{"改动", "Changes"};
inline constexpr Word trials_unchanged{"与底稿相同", "as copied"};
inline constexpr Word trials_lines_changed{"{0} 处", "{0} places"};
inline constexpr Word trials_saved_by{"{0}，{1}", "{0}, {1}"};
inline constexpr Word trials_download{"下载", "Download"};
inline constexpr Word trials_check{"载入检查", "Does it load"};
inline constexpr Word trials_loads{"能载入：{0} 条规则，{1} 个校验例", "It loads: {0} rules, {1} tests"};
inline constexpr Word trials_loads_not{"不能载入：有 {0} 处错误，改好后才能试算",
                                       "It does not load: {0} errors to mend first"};
inline constexpr Word trials_tests_fail{
    "{0} 个校验例没有通过。改动本身可能就要求改校验例；不影响试算。",
    "{0} tests do not hold. The change may call for other tests; a run is possible."};
inline constexpr Word trials_tests_hold{"校验例全部通过", "All tests hold"};
inline constexpr Word trials_place{"{0} 第 {1} 行第 {2} 列", "{0}, line {1}, column {2}"};
inline constexpr Word trials_fix{"可改为：{0}", "Write instead: {0}"};
inline constexpr Word trials_more{"还有 {0} 条没有列出，先改上面的。", "{0} more are not listed."};
inline constexpr Word trials_failed_tests{"没有通过的校验例（{0}）", "Tests that do not hold ({0})"};
inline constexpr Word trials_warnings{"提醒（{0}）", "Warnings ({0})"};
inline constexpr Word trials_run_title{"试算", "Try it out"};
inline constexpr Word trials_run_lead{"用已提交的申报件，按底稿和试改稿各算一遍。",
                                      "Every submitted application, by the copy and by the draft."};
inline constexpr Word trials_rounds{"哪些批次", "Which rounds"};
inline constexpr Word trials_rounds_help{"都不选，就是全部批次", "None chosen: all of them"};
inline constexpr Word trials_run{"开始试算", "Run"};
inline constexpr Word trials_run_again{"换批次再算", "Run on other rounds"};
inline constexpr Word trials_diff{"看改了什么", "See what is changed"};
inline constexpr Word trials_remove{"收起这份试改稿", "Put the draft away"};
inline constexpr Word trials_removed{"已收起“{0}”", "\"{0}\" is put away"};
inline constexpr Word trials_save{"保存", "Save"};
inline constexpr Word trials_saved{"已保存{0}，办法能载入", "Saved {0}; the measure loads"};
inline constexpr Word trials_saved_broken{"已保存{0}，办法还有 {1} 处错误", "Saved {0}; the measure has {1} errors"};
inline constexpr Word trials_text{"{0}的内容", "Content of {0}"};
inline constexpr Word trials_text_help{
    "左边是行号。写法见文档《办法怎样写》；保存后立即检查，错误按行列出。",
    "Line numbers at the left. Saved text is checked at once, errors are listed by line."};
inline constexpr Word trials_history{"保存记录", "Saves"};
inline constexpr Word trials_history_line{"第 {0} 次", "Save {0}"};
inline constexpr Word trials_history_base{"底稿", "The copy"};
inline constexpr Word trials_theirs{"现在保存着的", "Saved now"};
inline constexpr Word trials_yours{"您写的", "Yours"};

// The outcome of a run
inline constexpr Word run_title{"试算结果", "Outcome"};
inline constexpr Word run_lead{"{0} 件申报，用时 {1} 毫秒", "{0} applications in {1} ms"};
inline constexpr Word run_dossiers{"试算件数", "Applications"};
inline constexpr Word run_flips{"结论或路线改变", "Come out otherwise"};
inline constexpr Word run_skipped{"没有试算", "Not tried"};
inline constexpr Word run_not_load{"试改稿不能载入，改好错误后才能试算。",
                                   "The draft does not load; mend its errors first."};
inline constexpr Word run_busy{"另一次试算正在进行，请过几秒再试。",
                               "Another run is under way; try again in a few seconds."};
inline constexpr Word run_closed{"另有 {0} 件的申报内容不在您的职权范围内，没有列入。",
                                 "{0} more are not yours to read and are left out."};
inline constexpr Word run_stopped{
    "只试算了最近的 {0} 件：到了一次试算的上限（{1} 件或 {2} 秒）。选少一些批次再算。",
    "Only the latest {0} were tried: a run ends at {1} applications or {2} seconds. Choose "
    "fewer rounds."};
inline constexpr Word run_nothing{"没有可以试算的申报件", "No application to try it on"};
inline constexpr Word run_nothing_why{"所选批次里没有您可以查看的已提交申报件。",
                                      "These rounds hold no submitted application that you may read."};
inline constexpr Word run_counts{"结论和路线", "Verdicts and routes"};
inline constexpr Word run_outcome{"结果", "Outcome"};
inline constexpr Word run_before{"底稿", "Copy"};
inline constexpr Word run_after{"试改稿", "Draft"};
inline constexpr Word run_difference{"增减", "Change"};
inline constexpr Word run_no_flip{"没有一件的结论或路线改变", "No application comes out otherwise"};
inline constexpr Word run_no_flip_why{"改动的规则对这些申报件没有影响，或者没有规则改动。",
                                      "What was changed decides nothing about them."};
inline constexpr Word run_who{"谁的结论会变，因为什么", "Who comes out otherwise, and why"};
inline constexpr Word run_kind{"{0} → {1}", "{0} → {1}"};
inline constexpr Word run_kind_route{"{0}（{1}）→ {2}（{3}）", "{0} ({1}) → {2} ({3})"};
inline constexpr Word run_cases{"{0} 件", "{0} applications"};
inline constexpr Word run_because{"因为", "by"};
inline constexpr Word run_first{"下面列出前 {0} 件", "The first {0}"};
inline constexpr Word run_no_finding{"没有这一项", "not asked"};
inline constexpr Word run_rules{"逐项核对的增减", "Findings"};
inline constexpr Word run_rules_lead{"结论没变的申报件，单项也可能不同。符合 / 不符合 / 材料不足的件数：",
                                     "Single findings may differ though the verdict stays. Met / unmet / unknown:"};
inline constexpr Word run_finding{"核对项", "Finding"};
inline constexpr Word run_skipped_title{"没有试算的申报件", "Not tried"};
inline constexpr Word run_skipped_why{
    "这些申报件的填写内容不合试改稿的事实表，硬算出来的结论没有意义。",
    "What these applications say does not fit the facts of the draft; a verdict would mean nothing."};
inline constexpr Word run_frozen{
    "试算用的是提交时冻结的申报内容；佐证、在办申报等由登记簿提供的，按今天的登记。前后两次用的是同一份材料，差别只来自办法。",
    "Contents are those frozen when submitted; what the record supplies is as of today. Both runs read the same, so what "
    "differs comes from the measure alone."};

}  // namespace zj::words
