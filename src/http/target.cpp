#include "http/target.h"

#include <vector>

#include "base/text.h"
#include "http/ascii.h"

namespace zj::http {
namespace {

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char l = to_lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] == '%') {
      if (i + 2 >= text.size()) return {};
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return {};
      out += static_cast<char>(high << 4 | low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// A field of a form: any text, line breaks included.
std::optional<std::string> decode_text(std::string_view raw) {
  std::optional<std::string> text = decode(raw, true);
  if (!text || text->find('\0') != std::string::npos || !is_utf8(*text)) return {};
  return text;
}

std::optional<std::string> parse_path(std::string_view raw) {
  std::vector<std::string> segments;
  while (!raw.empty()) {
    raw.remove_prefix(1);  // the slash
    const std::string_view piece = raw.substr(0, raw.find('/'));
    raw.remove_prefix(piece.size());
    std::optional<std::string> segment = decode(piece, false);
    if (!segment || !is_utf8(*segment)) return {};
    for (const char c : *segment)
      if (c == '/' || is_control(c)) return {};
    if (segment->empty() || *segment == ".") continue;
    if (*segment != "..") {
      segments.push_back(*std::move(segment));
    } else if (segments.empty()) {
      return {};
    } else {
      segments.pop_back();
    }
  }
  std::string path;
  for (const std::string& segment : segments) path.append("/").append(segment);
  return path.empty() ? "/" : path;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
  return decode(text, false);
}

std::string percent_encode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      append_escape(out, c);
    }
  }
  return out;
}

std::string encode_unprintable(std::string_view url) {
  std::string out;
  out.reserve(url.size());
  for (const char c : url) {
    if (c > ' ' && c < 0x7f) {
      out += c;
    } else {
      append_escape(out, c);
    }
  }
  return out;
}

std::optional<Fields> parse_urlencoded(std::string_view text, std::size_t max_pairs) {
  Fields fields;
  while (!text.empty()) {
    std::string_view pair = take_until(text, '&');
    if (pair.empty()) continue;
    if (fields.all().size() == max_pairs) return {};
    std::optional<std::string> name = decode_text(take_until(pair, '='));
    std::optional<std::string> value = decode_text(pair);
    if (!name || !value) return {};
    fields.add(*std::move(name), *std::move(value));
  }
  return fields;
}

std::optional<Target> parse_target(std::string_view raw) {
  Target target;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equal_ignoring_case(raw.substr(0, scheme.size()), scheme)) continue;
    raw.remove_prefix(scheme.size());
    target.authority = lower(raw.substr(0, raw.find_first_of("/?")));
    raw.remove_prefix(target.authority.size());
    if (target.authority.empty()) return {};
    break;
  }
  if (raw.find('#') != std::string_view::npos) return {};
  const std::string_view path = take_until(raw, '?');
  if (!path.starts_with('/') && !(path.empty() && !target.authority.empty())) return {};
  std::optional<std::string> parsed_path = parse_path(path);
  std::optional<Fields> query = parse_urlencoded(raw);
  if (!parsed_path || !query) return {};
  target.path = *std::move(parsed_path);
  target.query = *std::move(query);
  return target;
}

}  // namespace zj::http
