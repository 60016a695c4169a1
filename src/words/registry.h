#pragma once
// What the record says to people: acts done, refused, overtaken; fields that are wrong.

#include "words/words.h"

namespace zj::words {

inline constexpr Word act_done{"已{0}。{1}现为“{2}”。", "Done: {0}. {1} is now \"{2}\"."};
inline constexpr Word act_done_same{"已{0}。", "Done: {0}."};
inline constexpr Word act_repeated{"这一步已经办过：{0}。", "This was done already: {0}."};
inline constexpr Word act_overtaken{
    "未生效：{0}已由{1}于 {2} {3}，现为“{4}”。请看过现在的内容再办。",
    "Not done: {0} was already handled by {1} at {2} ({3}) and is now \"{4}\". Please look again."};
inline constexpr Word act_unknown{"没有“{0}”这个动作", "There is no act \"{0}\""};
inline constexpr Word act_not_yours{"{0}不能{1}：这一步由{2}办理", "{0} may not do this ({1}); it is for {2}"};
inline constexpr Word act_wrong_state{"{0}现为“{1}”，不能{2}", "{0} is \"{1}\"; {2} is not possible now"};
inline constexpr Word act_guarded{"不能{0}：{1}", "{0} is not possible: {1}"};
inline constexpr Word reason_needed{"请写明理由", "Please give a reason"};
inline constexpr Word input_needed{"请填写“{0}”", "Please fill in \"{0}\""};
inline constexpr Word input_not_taken{"“{0}”不是这一步要填的内容", "\"{0}\" is not asked for here"};
inline constexpr Word remark_names_nothing{
    "第 {0} 条意见所指的“{1}”不是申报书里的事实，也不是条款或环节的编号",
    "Remark {0} names \"{1}\", which is neither a fact of the application nor an item or clause of the annex"};
inline constexpr Word remark_says_nothing{"请写明第 {0} 条意见（{1}）要怎样改",
                                          "Remark {0} ({1}) does not say what to change"};
inline constexpr Word key_reused{"这张表单已经用于另一件事，请刷新页面再提交",
                                 "This form was already used for something else; reload the page"};
inline constexpr Word not_found{"没有找到。它可能不存在，也可能不在您的职权范围内。",
                                "Not found. It may not exist, or it may not be yours to see."};
inline constexpr Word reference_unknown{"所选的“{0}”不存在或者不可选",
                                        "The chosen \"{0}\" does not exist or cannot be chosen"};
inline constexpr Word calendar_missing{"{0} 年的工作日历尚未载入，不能起算期限",
                                       "The working calendar of {0} is not loaded; the deadline cannot be set"};
inline constexpr Word slot_taken{
    "同一企业 {0} 年度已申报{1}，不可同时申报{2}（第十五条）",
    "This enterprise already applies for {1} in {0}; it cannot also apply for {2} (article 15)"};
inline constexpr Word field_changed{"“{0}”刚被{1}改为“{2}”", "\"{0}\" was just changed by {1} to \"{2}\""};
inline constexpr Word field_removed{"“{0}”所在的记录刚被移除或移动", "The entry of \"{0}\" was just removed or moved"};
inline constexpr Word field_closed{"“{0}”不在这次可以修改的内容之内",
                                   "\"{0}\" is not among the fields that may be changed now"};
inline constexpr Word field_unknown{"办法中没有“{0}”这个事实", "The measure knows no fact \"{0}\""};
inline constexpr Word no_entries{"无", "None"};
inline constexpr Word clause_unknown{"没有“{0}”这个条款", "There is no clause \"{0}\""};
inline constexpr Word evidence_limit{"每个条款最多 {0} 份佐证", "At most {0} pieces of evidence for a clause"};
inline constexpr Word sign_in_failed{"账号或者密码不对", "Wrong account or password"};
inline constexpr Word sign_in_locked{"连续多次密码错误，账号已锁定，请在 {0} 之后再试",
                                     "Too many wrong passwords; the account is locked until {0}"};
inline constexpr Word password_wrong{"现在的密码不对", "The present password is wrong"};
inline constexpr Word login_taken{"账号“{0}”已被使用", "The account name \"{0}\" is taken"};
inline constexpr Word login_shape{"账号为 3–40 位字母、数字、点、横线或下划线",
                                  "An account name has 3–40 letters, digits, dots, dashes or underscores"};
inline constexpr Word password_short{"密码至少 10 个字符，且不能与账号相同",
                                     "A password has at least 10 characters and differs from the account name"};
inline constexpr Word name_needed{"请填写名称", "Please give a name"};
inline constexpr Word person_needed{"请填写姓名", "Please give a name"};
inline constexpr Word unit_needed{"请选择推荐单位", "Please choose the recommending unit"};
inline constexpr Word enterprise_known{"统一社会信用代码 {0} 已经注册，请与本单位已有的经办人联系",
                                       "The credit code {0} is already registered; ask your enterprise's operator"};
inline constexpr Word unit_unknown{"没有“{0}”这个推荐单位", "There is no recommending unit \"{0}\""};
inline constexpr Word role_not_held{"您没有这个角色", "You do not hold this role"};
inline constexpr Word the_clock{"系统作业", "the clock"};
inline constexpr Word somebody{"其他人员", "somebody else"};
inline constexpr Word official{"工作人员", "an officer"};
inline constexpr Word measure_not_loading{"办法没有通过检查，程序不能启动：{0}", "The measure does not load: {0}"};
inline constexpr Word already_by_state{"目前“{0}”，无需再办", "It is \"{0}\" already"};
inline constexpr Word district_office{"{0}工业和信息化主管部门", "Industry and information office of {0}"};
inline constexpr Word due_until{"{0}（{1}）", "{0} ({1})"};

// Organisations that every house has.
inline constexpr Word expert_pool{"专家库", "Expert pool"};

// Official text and trials of a measure
inline constexpr Word official_too_large{"文件超过 {0} KB。请只上传办法的纯文本。",
                                         "The file exceeds {0} KB; attach the plain text of the measure only."};
inline constexpr Word trial_needs_name{"请给这份试改稿起个名字，不超过 {0} 个字。",
                                       "Please name this draft, in at most {0} characters."};
inline constexpr Word trial_file_too_large{"一个文件不能超过 {0} KB。", "A file holds at most {0} KB."};
inline constexpr Word trial_file_no_text{"内容不是 UTF-8 文字。", "This is no UTF-8 text."};
inline constexpr Word trial_overtaken{
    "没有保存：您打开之后，{0}保存过这个文件。您写的内容还在下面；看过两边的不同后再保存，就以您的为准。",
    "Not saved: {0} has saved this file since you opened it. What you wrote is below; look at the differences, and "
    "saving again keeps yours."};

}  // namespace zj::words
