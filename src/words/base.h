#pragma once
// Phrases of the room base.

#include "words/words.h"

namespace zj::words {

// Dates and times.
inline constexpr Word date_form{"“{0}”不是日期，应写成 2026-09-01 这样的年-月-日",
                                "“{0}” is not a date; write it as 2026-09-01"};
inline constexpr Word date_unreal{"没有 {0} 这一天", "There is no such day as {0}"};
inline constexpr Word instant_form{
    "“{0}”不是时刻，应写成 2026-09-01T09:00+08:00 或 2026-09-01T01:00:00Z",
    "“{0}” is not a point in time; write it as 2026-09-01T09:00+08:00 or 2026-09-01T01:00:00Z"};

// Working days.
inline constexpr Word year_without_calendar{
    "还没有载入 {0} 年的放假安排，无法推算工作日",
    "The holiday calendar of {0} is not loaded, so working days cannot be counted"};
inline constexpr Word workdays_negative{"工作日数应为 0 或正整数，这里是 {0}",
                                        "The number of working days must be 0 or more, not {0}"};
inline constexpr Word workdays_backwards{"截止日 {1} 早于起始日 {0}", "The end {1} is before the start {0}"};

// 统一社会信用代码.
inline constexpr Word credit_code_length{"应为 18 位，这里是 {0} 位", "must have 18 characters, not {0}"};
inline constexpr Word credit_code_character{
    "第 {0} 位“{1}”不是代码字符（数字和大写字母，不用 I、O、S、V、Z）",
    "character {0}, “{1}”, is not allowed (digits and capitals without I O S V Z)"};
inline constexpr Word credit_code_lower_case{"第 {0} 位“{1}”是小写字母，应为大写",
                                             "character {0}, “{1}”, is lower case; capitals are required"};
inline constexpr Word credit_code_full_width{"第 {0} 位“{1}”是全角字符，应为半角",
                                             "character {0}, “{1}”, is full-width; use half-width"};
inline constexpr Word credit_code_region{"第 {0} 位“{1}”应为数字（第 3 至 8 位是行政区划码）",
                                         "character {0}, “{1}”, must be a digit (3 to 8 are the region)"};
inline constexpr Word credit_code_check{
    "第 18 位校验码应为“{0}”，这里是“{1}”；请核对全部字符",
    "the check character (18th) should be “{0}”, not “{1}”; compare every character"};
inline constexpr Word credit_code_organisation_check{
    "提醒：第 17 位（组织机构代码校验码）应为“{0}”，这里是“{1}”；少数早期代码如此，请核对证照",
    "warning: the 17th (the organisation's own check) should be “{0}”, not “{1}”; a few early codes are so: compare "
    "the "
    "licence"};

// JSON.
inline constexpr Word json_too_large{"JSON 超过 {0} 字节的上限", "The JSON is larger than the limit of {0} bytes"};
inline constexpr Word json_too_deep{"JSON 嵌套超过 {0} 层", "The JSON is nested deeper than {0} levels"};
inline constexpr Word json_not_utf8{"这里不是有效的 UTF-8 文字，请把文件另存为 UTF-8",
                                    "This is not valid UTF-8; save the file as UTF-8"};
inline constexpr Word json_unfinished{"JSON 没有写完，缺少结尾的引号或括号",
                                      "The JSON ends too early: a closing quote or bracket is missing"};
inline constexpr Word json_trailing{"JSON 已经结束，后面不应再有内容", "The JSON has ended; nothing may follow it"};
inline constexpr Word json_unexpected{"JSON 写法有误：这里不应出现“{0}”",
                                      "This is not JSON: “{0}” is not expected here"};
inline constexpr Word json_unexpected_line_end{
    "JSON 写法有误：这里不应换行，前面可能缺少引号",
    "This is not JSON: the line may not end here; a quote may be missing before"};
inline constexpr Word json_full_width{"这里的“{0}”是全角标点，应改成半角的 {1}",
                                      "“{0}” is full-width punctuation; write {1} instead"};
inline constexpr Word json_surrogate{"转义 \\u 只写了半个字符（代理对不完整）",
                                     "A \\u escape is half of a surrogate pair"};
inline constexpr Word json_escape{"转义写法有误：\\u 后面应有四位十六进制数",
                                  "A \\u escape needs four hexadecimal digits"};
inline constexpr Word json_exponent{"数的指数太大", "The exponent of this number is too large"};
inline constexpr Word json_repeated_key{"“{0}”重复出现，每一项只能写一次",
                                        "“{0}” is given twice; each key may appear once"};

}  // namespace zj::words
