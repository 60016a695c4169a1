#include "feel/characters.h"

#include "base/text.h"

namespace zj::feel {

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

std::string_view half_width(char32_t c) {
  switch (c) {
    case U'＝':
      return "=";
    case U'＞':
      return ">";
    case U'＜':
      return "<";
    case U'！':
      return "!";
    case U'＋':
      return "+";
    case U'－':
    case U'—':
    case U'−':
    case U'–':
      return "-";
    case U'＊':
    case U'×':
      return "*";
    case U'／':
    case U'÷':
      return "/";
    case U'（':
      return "(";
    case U'）':
      return ")";
    case U'［':
    case U'【':
      return "[";
    case U'］':
    case U'】':
      return "]";
    case U'｛':
      return "{";
    case U'｝':
      return "}";
    case U'，':
    case U'、':
      return ",";
    case U'：':
      return ":";
    case U'；':
      return ";";
    case U'．':
    case U'。':
      return ".";
    case U'“':
    case U'”':
    case U'‘':
    case U'’':
    case U'＂':
    case U'＇':
    case U'「':
    case U'」':
    case U'『':
    case U'』':
      return "\"";
    case U'≥':
      return ">=";
    case U'≤':
      return "<=";
    case U'≠':
      return "!=";
    case U'？':
      return "?";
    case U'＠':
      return "@";
    default:
      return {};
  }
}

bool is_name_character(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  if (is_space(c) || c == 0xFFFD || c > 0x10FFFF) return false;
  if (c < 0xA0 || c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2010 && c <= 0x2BFF) return c >= 0x2460 && c <= 0x24FF;  // punctuation, operators, arrows; ① is a letter
  if (c >= 0x3001 && c <= 0x3020) return c >= 0x3005 && c <= 0x3007;  // 、。「」; 々〆〇 are letters
  if ((c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20)) return false;
  if ((c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65)) return false;
  if (c >= 0xFE10 && c <= 0xFE6B) return c <= 0xFE1F || (c >= 0xFE20 && c <= 0xFE2F);  // vertical and small punctuation
  return true;
}

char32_t peek(std::string_view text, std::size_t at, std::size_t& next) {
  next = at;
  if (at >= text.size()) return 0;
  if (static_cast<unsigned char>(text[at]) < 0x80) {
    ++next;
    return static_cast<char32_t>(text[at]);
  }
  return next_code_point(text, next);
}

std::size_t word_length(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t next = 0; at < text.size(); at = next) {
    if (!is_name_character(peek(text, at, next))) break;
  }
  return at;
}

std::size_t space_length(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t next = 0; at < text.size(); at = next) {
    if (!is_space(peek(text, at, next))) break;
  }
  return at;
}

}  // namespace zj::feel
