#include "http/parameter.h"

#include <algorithm>

#include "http/ascii.h"

namespace zj::http {

std::optional<std::string> header_parameter(std::string_view header, std::string_view name) {
  take_until(header, ';');
  while (!header.empty()) {
    const std::string_view key = trim_blanks(header.substr(0, header.find_first_of("=;")));
    header.remove_prefix(std::min(header.size(), header.find_first_of("=;")));
    std::string value;
    if (header.starts_with('=')) {
      header.remove_prefix(1);
      header = header.substr(std::min(header.size(), header.find_first_not_of(" \t")));
      if (header.starts_with('"')) {
        // A backslash quotes only a quote or itself: browsers send Windows paths and never a quoted pair.
        std::size_t i = 1;
        for (; i < header.size() && header[i] != '"'; ++i) {
          const bool pair =
              header[i] == '\\' && i + 1 < header.size() && (header[i + 1] == '"' || header[i + 1] == '\\');
          value += pair ? header[++i] : header[i];
        }
        if (i == header.size()) return {};
        header.remove_prefix(i + 1);
      } else {
        value = trim_blanks(header.substr(0, header.find(';')));
      }
    }
    take_until(header, ';');
    if (equal_ignoring_case(key, name)) return value;
  }
  return {};
}

}  // namespace zj::http
