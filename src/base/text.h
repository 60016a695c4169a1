#pragma once
// Text is UTF-8. Whatever is ill-formed counts byte by byte as U+FFFD; nothing here fails on it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zj {

std::vector<std::string_view> split(std::string_view text, char separator);  // always at least one part
std::string_view trim(std::string_view text);                                // ASCII space, tab, CR, LF and U+3000
std::string join(const std::vector<std::string>& parts, std::string_view separator);

bool is_utf8(std::string_view text);
std::size_t length(std::string_view utf8);  // code points
// Reads one code point at `at` and moves `at` past it; 0xFFFD for an ill-formed byte.
char32_t next_code_point(std::string_view utf8, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);

// A character for a message: itself, or U+000A for what cannot be seen.
std::string visible(char32_t code_point);

// Full-width ASCII (U+FF01–FF5E) and U+3000 to half-width: what a Chinese input method leaves in codes and numbers.
std::string to_half_width(std::string_view utf8);

// A whole number as written: digits behind at most one minus, and nothing else.
std::optional<std::int64_t> parse_integer(std::string_view text);

// The nearest of `candidates` by edit distance over code points, when near enough to be a slip; otherwise empty.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace zj
