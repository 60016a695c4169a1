#pragma once
// Phrases of the room exchange: what an exported model says about itself, and where its meaning differs.

#include "words/words.h"

namespace zj::words {

// Differences.
inline constexpr Word dmn_null_both{
    "“{0}”可能是缺少的事实，也可能是写明的空值；标准 FEEL 只有一种 null，这里按缺少处理",
    "“{0}” may be a missing fact or a null that was written; standard FEEL has one null, which is read as missing here"};
inline constexpr Word dmn_name_hidden{"“{0}”在这里被同名的字段遮住，读出来的不是原来的值",
                                      "“{0}” is hidden here by a field of that name and reads as another value"};
inline constexpr Word dmn_open_field{"“{0}”可能是记录的字段，也可能是外面的名称，由读取的程序决定",
                                     "“{0}” may be a field of the item or a name outside; the reader decides"};
inline constexpr Word dmn_rounded_rate{"比率“{0}”在这里按 34 位小数计算，不是精确分数",
                                       "the rate “{0}” is taken with 34 digits here, not as an exact fraction"};
inline constexpr Word dmn_unary_test{"带“?”的条件“{0}”原样写出", "the condition on “?” “{0}” is written as it stands"};
inline constexpr Word dmn_items_unknown{"“{0}”里的各项可能缺少，比较的结果可能不同",
                                        "items of “{0}” may be missing, and the comparison may differ"};

// What the model says about itself.
inline constexpr Word dmn_model{
    "{0}\n依据：{1}\n发布：{2}\n办法的哈希：{3}\n\n"
    "以规则编号命名的决策给出 met（符合）、unmet（不符合）、unknown（材料不足）或 not_applicable（不适用）；“{4}”给出路线和结论。\n"
    "输入与申报的 JSON 同名同构。没有填的事实是 null，也可以不写；能填空值的字段（如移出日期），空值写 null，不知道就不写。\n"
    "比率用交叉相乘比较：乘积在 34 位有效数字之内时没有误差。\n"
    "程序、文书、理由、奖励测算和评分不在其中。",
    "{0}\nUnder: {1}\nIssued by: {2}\nHash of the measure: {3}\n\n"
    "A decision with the id of a rule gives met, unmet, unknown or not_applicable; “{4}” gives route and verdict.\n"
    "Inputs have the names and the form of the dossier's JSON. A fact that is not there is null or left out; where null\n"
    "is a value of its own (as for a day of removal), it is written as null, and left out when it is not known.\n"
    "Rates are compared by cross-multiplication: without error as long as the products fit 34 digits.\n"
    "The procedure, letters, reasons, awards and scores are not part of it."};
inline constexpr Word dmn_article{"条款", "article"};
inline constexpr Word dmn_assumption{"假设", "assumption"};
inline constexpr Word dmn_assumption_text{"{0}\n由谁确认：{1}", "{0}\nTo be confirmed by: {1}"};
inline constexpr Word dmn_confirmed{"\n已确认：{0}", "\nConfirmed: {0}"};
inline constexpr Word dmn_when{"何时适用", "when it applies"};
inline constexpr Word dmn_require{"条件", "condition"};
inline constexpr Word dmn_sufficient{"充分条件", "sufficient condition"};
inline constexpr Word dmn_source{"办法里写作：{0}", "In the measure: {0}"};
inline constexpr Word dmn_verdict{"结论", "verdict"};
inline constexpr Word dmn_route{"路线", "route"};
inline constexpr Word dmn_deciding{"决定项", "deciding findings"};
inline constexpr Word dmn_equal{"两个值相等；有一个不知道，就不知道", "= that is null when either side is"};
inline constexpr Word dmn_among{"值是不是名单里的一个；判断不了就不知道",
                                "is the value one of the list; null when that cannot be told"};
inline constexpr Word dmn_at_least{"各项里至少有几个为真；判断不了就不知道",
                                   "are at least so many of them true; null when that cannot be told"};
inline constexpr Word dmn_differs{"与办法的差别：{0}", "Differs from the measure: {0}"};

inline constexpr Word decision_left_out{"判定表“{0}”没有写进模型，在模型里是 null",
                                        "the decision table “{0}” is left out of the model, where it is null"};

}  // namespace zj::words
