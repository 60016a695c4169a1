#pragma once
// Words of the screens that several rooms of the house share. What one screen alone says stands in pages_<role>.h.

#include "words/words.h"

namespace zj::words {

inline constexpr Word site_name{"成都市智能工厂和数字化车间认定",
                                "Recognition of smart factories and digital workshops, Chengdu"};
// Behind a decision's sentence.
inline constexpr Word decision_steps{"怎样得出的", "How it came about"};
inline constexpr Word decision_holds{"成立", "holds"};
inline constexpr Word decision_fails{"不成立", "fails"};
inline constexpr Word decision_receipt{"下载复核凭据", "Download the receipt"};

inline constexpr Word nav_home{"首页", "Home"};
inline constexpr Word nav_notices{"公示公告", "Notices"};
inline constexpr Word nav_titles{"称号查验", "Verify a title"};
inline constexpr Word nav_measure{"办法", "The measure"};
inline constexpr Word nav_sign_in{"登录", "Sign in"};
inline constexpr Word nav_work{"工作台", "Work"};
inline constexpr Word nav_applications{"我的申报", "My applications"};
inline constexpr Word nav_cases{"申报件", "Applications"};
inline constexpr Word nav_trials{"试改办法", "Try a change"};
inline constexpr Word nav_rounds{"批次", "Rounds"};
inline constexpr Word nav_panels{"专家评审", "Expert review"};
inline constexpr Word nav_lists{"名单与公示", "Lists and notices"};
inline constexpr Word nav_lists_only{"拟认定名单", "Proposed lists"};
inline constexpr Word nav_publications{"公示", "Public notices"};
inline constexpr Word message_see{"查看", "See"};
inline constexpr Word nav_documents{"认定文件", "Recognition documents"};
inline constexpr Word nav_my_sheets{"我的评分", "My score sheets"};
inline constexpr Word nav_messages{"消息", "Messages"};
inline constexpr Word demo_notice{"演示数据：企业、人员、申报均为虚构",
                                  "Demonstration: all enterprises, people and applications are invented"};
inline constexpr Word problem_not_found{"没有找到这个页面", "This page was not found"};
inline constexpr Word problem_refused{"这一步现在不能办", "This cannot be done now"};
inline constexpr Word problem_conflict{"刚才有人先办了", "Somebody was first"};
inline constexpr Word problem_input{"填写的内容需要修改", "Something needs to be mended"};
inline constexpr Word problem_busy{"系统正忙，请稍后再试", "The system is busy, please try again"};
inline constexpr Word csrf_failed{
    "这张表单已经过期，请重新打开页面再提交；填写的内容还在浏览器里，返回上一页可以看到。",
    "This form has expired. Open the page again and submit; what you typed is still in the browser, one page back."};
inline constexpr Word sign_in_again{
    "登录已过期，请重新登录。刚才填写的内容已经保存，登录后会恢复。",
    "Your sign-in has expired. Please sign in again; what you typed is kept and will be there."};
inline constexpr Word problem_typed{"您刚才填写的内容", "What you typed"};
inline constexpr Word act_reason{"理由", "Reason"};
inline constexpr Word act_reason_help{"会与决定一起告知对方，并留在办理记录里",
                                      "Goes with the decision to whoever receives it, and stays in the record"};
inline constexpr Word act_not_now{"现在还不能办：{0}", "Not possible yet: {0}"};
inline constexpr Word act_nothing_to_choose{"现在没有可选的。", "There is nothing to choose from now."};
inline constexpr Word act_entry{"第 {0} 项", "No. {0}"};
inline constexpr Word act_more_entries{"再列几项", "More"};
inline constexpr Word act_choose{"请选择", "Please choose"};
inline constexpr Word yes{"是", "Yes"};
inline constexpr Word no{"否", "No"};
inline constexpr Word add_row{"再加一行", "Add a row"};
inline constexpr Word back{"返回", "Back"};
inline constexpr Word verdict_not_assessed{"尚未核对", "Not assessed yet"};
inline constexpr Word route_direct{"直接认定", "Direct"};
inline constexpr Word route_priority{"优先认定", "Priority"};
inline constexpr Word route_ordinary{"普通", "Ordinary"};

}  // namespace zj::words
