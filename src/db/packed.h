#pragma once
// Many numbers as one value of a statement: one journey to the server instead of one for each.

#include <cstdint>
#include <span>
#include <string>

#include "db/sql.h"

namespace zj::db {

inline constexpr std::size_t packed_width = 19;  // digits of the largest number

// For numbers that are not negative.
inline std::string pack(std::span<const std::int64_t> numbers) {
  std::string digits;
  digits.reserve(numbers.size() * packed_width);
  for (const std::int64_t number : numbers) {
    const std::string text = std::to_string(number);
    digits.append(packed_width - text.size(), '0').append(text);
  }
  return digits;
}

// In front of a statement: its value `parameter` ("$1"), not empty, as the table packed(number).
template <Literal parameter>
inline constexpr auto unpack =
    joined<"WITH RECURSIVE packed(place, number) AS (SELECT 1, CAST(substr(", parameter,
           ", 1, 19) AS BIGINT) UNION ALL SELECT place + 19, CAST(substr(", parameter,
           ", place + 19, 19) AS BIGINT) FROM packed WHERE place + 19 < length(", parameter, ")) ">;

}  // namespace zj::db
