#include "http/hosts.h"

#include <algorithm>

#include "http/ascii.h"

namespace zj::http {

std::optional<Authority> parse_authority(std::string_view text) {
  Authority authority;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return {};
    const std::string_view address = text.substr(1, end - 1);
    if (address.empty() || address.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return {};
    authority.name = lower(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  } else {
    const std::string_view name = text.substr(0, text.find(':'));
    const auto allowed = [](char c) { return is_alnum(c) || c == '-' || c == '.' || c == '_'; };
    if (name.empty() || !std::ranges::all_of(name, allowed)) return {};
    authority.name = lower(name);
    text.remove_prefix(name.size());
  }
  if (text.empty()) return authority;
  text.remove_prefix(1);
  if (text.empty() || text.size() > 5 || !std::ranges::all_of(text, is_digit)) return {};
  authority.port = text;
  return authority;
}

bool is_loopback_name(std::string_view name) {
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

HostNames::HostNames(std::string_view listening_address, const std::vector<std::string>& names) {
  const bool v6 = listening_address.find(':') != std::string_view::npos;
  names_.push_back(v6 ? "[" + lower(listening_address) + "]" : lower(listening_address));
  for (const std::string& name : names)
    if (std::optional<Authority> authority = parse_authority(name)) names_.push_back(std::move(authority->name));
}

bool HostNames::has(std::string_view name) const {
  return is_loopback_name(name) || std::ranges::find(names_, name) != names_.end();
}

}  // namespace zj::http
