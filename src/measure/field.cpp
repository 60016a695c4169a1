// One field as people type it.

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/text.h"
#include "measure/dossier.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// 2026-9-1, 2026/9/1, 2026.9.1, 2026年9月1日 and 20260901 as 2026-09-01; anything else as it is.
std::string iso_date(std::string_view text) {
  std::array<std::string, 3> numbers;
  std::size_t part = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= '0' && text[at] <= '9') {
      if (part > 2) return std::string(text);
      numbers[part] += text[at++];
      continue;
    }
    if (numbers[0].empty()) return std::string(text);
    const char32_t mark = next_code_point(text, at);
    const bool separates =
        mark == '-' || mark == '/' || mark == '.' || mark == U'年' || mark == U'月' || mark == U'日' || mark == ' ';
    if (!separates) return std::string(text);
    if (part <= 2 && !numbers[part].empty()) ++part;
  }
  if (part == 0 && numbers[0].size() == 8)
    numbers = {numbers[0].substr(0, 4), numbers[0].substr(4, 2), numbers[0].substr(6, 2)};
  if (numbers[0].size() != 4 || numbers[1].empty() || numbers[1].size() > 2 || numbers[2].empty() ||
      numbers[2].size() > 2)
    return std::string(text);
  for (std::size_t i : {1u, 2u}) numbers[i].insert(0, 2 - numbers[i].size(), '0');
  return numbers[0] + "-" + numbers[1] + "-" + numbers[2];
}

// 1，234.50 and １２３ as people write them; group separators only where they separate groups of three.
std::string plain_number(std::string_view text) {
  std::string number = to_half_width(text);
  std::erase(number, ' ');
  const std::size_t comma = number.find(',');
  if (comma == std::string::npos || comma > 3 + (number.starts_with('-') ? 1u : 0u)) return number;
  const std::size_t end = std::min(number.find('.'), number.size());
  std::string joined = number.substr(0, comma);
  for (std::size_t at = comma; at < end; at += 4) {
    if (number[at] != ',' || at + 4 > end) return number;
    joined += number.substr(at + 1, 3);
  }
  return joined + number.substr(end);
}

Json list_of_lines(std::string_view text) {
  Json::Array lines;
  for (std::string_view line : split(text, '\n')) {
    if (line = trim(line); !line.empty()) lines.emplace_back(line);
  }
  return Json(std::move(lines));
}

}  // namespace

Result<Json> field_from_text(const Glossary& glossary, std::string_view path, std::string_view text) {
  const auto [fact, part] = glossary.find_part(path);
  if (!fact) return bad_input(std::string(path), say(words::unknown_member, path));
  const std::string_view trimmed = trim(text);
  if (trimmed.empty()) return Json();
  if (part >= 0) return Json(plain_number(trimmed));
  switch (fact->type) {
    case FactType::boolean:
      if (trimmed == "是" || trimmed == "true") return Json(true);
      if (trimmed == "否" || trimmed == "false") return Json(false);
      return bad_input(std::string(path), say(words::expected_boolean));
    case FactType::integer:
    case FactType::number:
      return Json(plain_number(trimmed));
    case FactType::date:
      return Json(iso_date(to_half_width(trimmed)));
    case FactType::phone:
    case FactType::credit_code:
      return Json(to_half_width(trimmed));
    case FactType::choices:
    case FactType::names:
    case FactType::numbers:
      return list_of_lines(text);
    case FactType::text:
    case FactType::choice:
    case FactType::open_choice:
      return Json(trimmed);
    case FactType::long_text:
      return Json(text);
    case FactType::records:
    case FactType::table:
    case FactType::quotient:
      break;
  }
  return bad_input(std::string(path), say(words::not_one_field, path));
}

std::string field_to_text(const Json& value) {
  if (const bool* b = value.boolean()) return std::string((*b ? words::yes : words::no).zh);
  if (const Json::Number* number = value.number()) return number->text;
  if (const std::string* text = value.string()) return *text;
  std::string lines;
  for (const Json& item : value.array() ? *value.array() : Json::Array{}) {
    if (!lines.empty()) lines += '\n';
    lines += field_to_text(item);
  }
  return lines;
}

}  // namespace zj::measure
