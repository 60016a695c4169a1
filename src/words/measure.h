#pragma once
// Phrases of the room measure: what is wrong in a measure's files or in a dossier, and why a finding is as it is.

#include "words/words.h"

namespace zj::words {

// Diagnostics.
inline constexpr Word severity_error{"错误：", "error: "};
inline constexpr Word severity_warning{"警告：", "warning: "};
inline constexpr Word with_fix{"（改法：{0}）", " (fix: {0})"};

// Markdown.
inline constexpr Word not_utf8{"这里不是有效的 UTF-8 文字", "This is not valid UTF-8 text"};
inline constexpr Word fix_not_utf8{"把文件另存为 UTF-8", "save the file as UTF-8"};
inline constexpr Word bad_attribute{"标题属性“{0}”看不懂", "The heading attribute “{0}” is not understood"};
inline constexpr Word fix_attribute{"写成 {#编号 .类 名=值}，用空格分开", "write {#id .class name=value}, separated by spaces"};
inline constexpr Word unterminated_fence{"代码块“{0}”没有结束", "The fenced block “{0}” is never closed"};
inline constexpr Word fix_unterminated_fence{"在块末加一行 {0}", "add a line {0} after the block"};
inline constexpr Word ragged_row{"这一行有 {0} 格，表头有 {1} 格", "This row has {0} cells, the header has {1}"};
inline constexpr Word fix_ragged_row{"补齐或删去多余的“|”；格内的竖线写成 \\|", "add or remove “|”; write \\| for a bar inside a cell"};

// Blocks and tables.
inline constexpr Word fix_write{"改成“{0}”", "write “{0}”"};
inline constexpr Word not_a_block_line{"“{0}”不是“键: 内容”的写法", "“{0}” is not a line “key: text”"};
inline constexpr Word continuation_without_key{"缩进的行前面没有“键: 内容”", "An indented line must follow a line “key: text”"};
inline constexpr Word fix_block_line{"写成“键: 内容”，接着写的行缩进", "write “key: text” and indent the lines that go on"};
inline constexpr Word full_width_colon{"键后面的冒号是全角的", "The colon after the key is full-width"};
inline constexpr Word fix_full_width_colon{"把“：”改成半角的“:”", "write “:” instead of “：”"};
inline constexpr Word repeated_key{"“{0}”写了两次", "“{0}” is given twice"};
inline constexpr Word unknown_column{"没有“{0}”这一列，可用的列是 {1}", "There is no column “{0}”; the columns are {1}"};
inline constexpr Word repeated_column{"“{0}”这一列出现了两次", "The column “{0}” appears twice"};
inline constexpr Word missing_column{"表缺少“{0}”这一列", "The table has no column “{0}”"};

// Glossary.
inline constexpr Word unknown_type{"没有“{0}”这种类型，可用的类型是 {1}", "There is no type “{0}”; the types are {1}"};
inline constexpr Word closed_list_empty{"“{0}”是选择题，取值不能为空", "“{0}” is a choice, so its values must be listed"};
inline constexpr Word fix_closed_list{"在“取值”列写出各个选项，用“·”分开", "list the options in 取值, separated by “·”"};
inline constexpr Word bad_required{"“必填”应为 是、提交 或空，这里是“{0}”", "必填 must be 是, 提交 or empty, not “{0}”"};
inline constexpr Word bad_fact_path{"“{0}”不是事实的路径", "“{0}” is not the path of a fact"};
inline constexpr Word fix_fact_path{"写成 企业.名称、事故记录[].类别 或 环节{}.说明 这样的路径",
                                    "write a path such as 企业.名称, 事故记录[].类别 or 环节{}.说明"};
inline constexpr Word repeated_fact{"事实“{0}”定义了两次", "The fact “{0}” is defined twice"};
inline constexpr Word field_without_list{"“{0}”前面要先有“{1}”一行，类型与路径的写法一致（[] 对应列表，{} 对应表）",
                                         "“{0}” needs a row “{1}” before it, of the type its path implies ([] 列表, {} 表)"};
inline constexpr Word bad_formula{"“{0}”不是比率的算式", "“{0}” is not the formula of a quotient"};
inline constexpr Word fix_formula{"写成 分子 / 分母 或 (报告期 - 基期) / 基期 这样的算式，运算符用半角",
                                  "write a formula such as 分子 / 分母 or (报告期 - 基期) / 基期, with half-width operators"};

}  // namespace zj::words
