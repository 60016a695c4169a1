#pragma once

#include <string>
#include <string_view>

namespace zj::documents {

// Breaks a headline into lines of like length where its sense allows (GB/T 9704-2012, 7.3.1:
// 词意完整，排列对称，长短适宜): by the fewest lines that hold it, not inside a term, a number, a Latin word or a short
// quotation, never with a closing mark at a line's start or an opening one at its end. `capacity` is the length of a
// line in Chinese characters (a Latin letter counts as a half). Lines that are broken already stay so. Pure.
std::string balanced(std::string_view headline, double capacity);

// About how long a line is, in Chinese characters.
double ems(std::string_view line);

}  // namespace zj::documents
