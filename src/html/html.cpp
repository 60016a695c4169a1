#include "html/html.h"

#include <algorithm>
#include <array>

namespace zj::html {
namespace {

// What stands for a byte that may not be written as it is; empty for all others.
constexpr std::string_view replacement(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\r':
      return "&#13;";  // a bare carriage return would be read back as a line feed
    case '\0':
      return "\xEF\xBF\xBD";
    default:
      return "";
  }
}

constexpr std::array<bool, '>' + 1> is_special = [] {
  std::array<bool, '>' + 1> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = !replacement(static_cast<char>(i)).empty();
  return table;
}();

// Browsers remove tabs and line ends from an address before they read its scheme, and take a backslash for a slash.
bool is_plain(std::string_view address) {
  return std::none_of(address.begin(), address.end(),
                      [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\'; });
}

bool is_ours(std::string_view address) {
  if (address.empty() || !is_plain(address)) return false;
  const char first = address.front();
  return first == '#' || first == '?' || (first == '/' && !address.starts_with("//"));
}

bool has_scheme(std::string_view address, std::string_view scheme) {
  return address.size() > scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), address.begin(),
                    [](char want, char got) { return want == (got >= 'A' && got <= 'Z' ? got + ('a' - 'A') : got); });
}

bool may_be_linked(std::string_view address) {
  return is_ours(address) || (is_plain(address) && (has_scheme(address, "https://") || has_scheme(address, "mailto:") ||
                                                    has_scheme(address, "tel:")));
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte > '>' || !is_special[byte]) continue;
    out.append(text.substr(done, i - done)).append(replacement(text[i]));
    done = i + 1;
  }
  out.append(text.substr(done));
}

Html text(std::string_view escaped_when_written) {
  std::string markup;
  append_escaped(markup, escaped_when_written);
  return Html::trusted(std::move(markup));
}

Html data_block(std::string_view id, std::string_view json) {
  // Valid JSON has '<' only inside strings, where the escape means the same character.
  std::string safe;
  safe.reserve(json.size());
  for (const char c : json) {
    if (c == '<')
      safe += "\\u003c";
    else
      safe += c;
  }
  return element("script", type("application/json"), html::id(id), Html::trusted(std::move(safe)));
}

Attr href(std::string_view address) {
  return attr("href", may_be_linked(address) ? address : "#");
}
Attr src(std::string_view address) {
  return attr("src", is_ours(address) ? address : "#");
}
Attr action(std::string_view address) {
  return attr("action", is_ours(address) ? address : "#");
}

namespace detail {

void attribute(std::string& out, const Attr& a) {
  if (a.name.empty()) return;
  out.append(" ").append(a.name);
  if (a.bare) return;
  out.append("=\"");
  append_escaped(out, a.value);
  out.append("\"");
}

}  // namespace detail
}  // namespace zj::html
