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

}  // namespace zj::words
