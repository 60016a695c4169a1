#pragma once
// Values and expressions as text.

#include <string>
#include <string_view>

#include "feel/value.h"

namespace zj::feel {

// As the function string() gives it: 1.1, [1, 2], {a: "x"}; a string at the top is itself, without quotes.
std::string to_text(const Value& value);
// As a FEEL literal that reads back as the same value: "x", @"2026-01-01", [1, 2].
std::string to_literal(const Value& value);
// A string in quotes, escaped.
std::string quote(std::string_view text);

}  // namespace zj::feel
