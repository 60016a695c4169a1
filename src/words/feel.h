#pragma once
// Phrases of the room feel: what can be wrong with a formula, and why a value is not there.

#include "words/words.h"

namespace zj::words {

// Why a value is null.
inline constexpr Word value_null{"空值", "null"};
inline constexpr Word fact_missing{"缺少“{0}”", "“{0}” is missing"};
inline constexpr Word operands_do_not_fit{"“{0}”不能用于这些类型的值", "“{0}” does not fit values of these types"};
inline constexpr Word divided_by_zero{"除数为零", "division by zero"};
inline constexpr Word date_or_time_unreal{"没有“{0}”这样的日期、时间或时段",
                                          "there is no such date, time or duration as “{0}”"};
inline constexpr Word number_out_of_range{"“{0}”的结果超出可表示的范围", "the result of “{0}” is out of range"};
inline constexpr Word argument_refused{"“{0}”不接受这个参数", "“{0}” does not accept this argument"};
inline constexpr Word no_row_fits{"表“{0}”没有一行适用", "no row of the table “{0}” applies"};
inline constexpr Word rows_conflict{"表“{0}”有几行同时适用，无法取舍", "several rows of the table “{0}” apply at once"};
inline constexpr Word evaluation_too_large{"“{0}”超出了计算规模的限制", "“{0}” exceeds the limits of an evaluation"};
inline constexpr Word name_without_meaning{"没有定义过名称“{0}”", "nothing is called “{0}”"};

// Form.
inline constexpr Word formula_too_long{"公式过长（最多 {0} 字节）", "the formula is too long (at most {0} bytes)"};
inline constexpr Word formula_too_deep{"公式嵌套过深（最多 {0} 层）",
                                       "the formula is nested too deeply (at most {0} levels)"};
inline constexpr Word formula_not_utf8{"公式不是有效的 UTF-8 文本", "the formula is not valid UTF-8"};
inline constexpr Word value_expected{"这里应有一个值", "a value is expected here"};
inline constexpr Word token_expected{"这里应为“{0}”", "“{0}” is expected here"};
inline constexpr Word text_left_over{"公式到这里应已结束，多出“{0}”",
                                     "the formula should end here; “{0}” is left over"};
inline constexpr Word full_width_character{"“{0}”是全角字符，应写成半角“{1}”", "“{0}” is full-width; write “{1}”"};
inline constexpr Word operator_spelling{"没有“{0}”这个运算符，应写成“{1}”", "there is no operator “{0}”; write “{1}”"};
inline constexpr Word string_unterminated{"字符串缺少结尾的引号", "the closing quote of this string is missing"};
inline constexpr Word comment_unterminated{"注释缺少结尾的“*/”", "the closing “*/” of this comment is missing"};
inline constexpr Word escape_unreal{"“{0}”不是有效的转义字符", "“{0}” is not a valid escape"};
inline constexpr Word number_glued{"数字后面直接连着“{0}”", "“{0}” follows directly after a number"};
inline constexpr Word number_rounded{"数字超过 34 位有效数字，已舍入",
                                     "this number has more than 34 digits and was rounded"};
inline constexpr Word number_too_large{"数字“{0}”超出可表示的范围", "the number “{0}” is out of range"};
inline constexpr Word key_expected{"这里应有键名", "a key is expected here"};
inline constexpr Word key_repeated{"键名“{0}”重复", "the key “{0}” is repeated"};
inline constexpr Word parameter_expected{"这里应有参数名", "a parameter name is expected here"};
inline constexpr Word variable_expected{"这里应有变量名", "a variable name is expected here"};
inline constexpr Word external_function{"不支持外部函数", "external functions are not supported"};

inline constexpr Word row_length{"这一行应有 {0} 格，实有 {1} 格", "this row should have {0} cells, not {1}"};

// Names and types.
inline constexpr Word name_unknown{"没有定义过名称“{0}”", "nothing is called “{0}”"};
inline constexpr Word field_unknown{"“{0}”没有“{1}”这一项", "“{0}” has no “{1}”"};
inline constexpr Word function_unknown{"没有名为“{0}”的函数", "there is no function called “{0}”"};
inline constexpr Word type_unknown{"没有定义过类型“{0}”", "there is no type called “{0}”"};
inline constexpr Word argument_count{"“{0}”的参数个数不对，应为：{1}", "“{0}” takes other arguments: {1}"};
inline constexpr Word argument_name{"“{0}”没有名为“{1}”的参数，应为：{2}", "“{0}” has no parameter “{1}”: {2}"};
inline constexpr Word argument_type{"“{0}”的参数“{1}”应为 {2}，这里是 {3}",
                                    "the argument “{1}” of “{0}” must be {2}, not {3}"};
inline constexpr Word not_a_function{"{0} 不是函数，不能这样调用", "{0} is not a function and cannot be called"};
inline constexpr Word types_not_comparable{"{0} 不能与 {1} 比较", "{0} cannot be compared with {1}"};
inline constexpr Word types_not_ordered{"{0} 没有大小之分", "{0} has no order"};
inline constexpr Word types_not_calculable{"{1} 和 {2} 之间不能用“{0}”", "“{0}” does not apply to {1} and {2}"};
inline constexpr Word boolean_expected{"“{0}”的操作数应为是非值（boolean），这里是 {1}",
                                       "an operand of “{0}” must be boolean, not {1}"};
inline constexpr Word condition_not_boolean{"条件应为是非值（boolean），这里是 {0}",
                                            "the condition must be boolean, not {0}"};

// Warnings.
inline constexpr Word condition_may_be_unknown{
    "条件可能未知（事实缺失时），那时 if 的结果也未知；请改写成 and / or，或先判断 is defined(…)",
    "the condition may be unknown where facts are missing, and so is the if; write it with and / or, or ask is "
    "defined(…) first"};
inline constexpr Word equality_of_divided{
    "除法的结果可能经过舍入，“{0}”判断不可靠；请改为乘法比较",
    "a division may have been rounded, so “{0}” is not reliable; multiply out instead"};

}  // namespace zj::words
