#pragma once
// The characters of FEEL texts: what a name is made of, what separates, and what a Chinese input method leaves in place
// of an operator.

#include <cstddef>
#include <string_view>

namespace zj::feel {

// White space of FEEL, U+3000 included.
bool is_space(char32_t c);
// A letter, digit or underscore of any script. Operators, brackets and quotes of full width are none, although the
// grammar of the standard counts many of them as letters: by its letter, 违法＝true would be one name.
bool is_name_character(char32_t c);
// The half-width form of a full-width operator, bracket, comma, colon or curly quote; empty for every other character.
std::string_view half_width(char32_t c);

// The code point at `at` and the position after it; 0 at the end.
char32_t peek(std::string_view text, std::size_t at, std::size_t& next);
// Bytes of the leading run of name characters.
std::size_t word_length(std::string_view text);
// Bytes of leading white space.
std::size_t space_length(std::string_view text);

}  // namespace zj::feel
