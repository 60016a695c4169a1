#include "html/address.h"

#include <algorithm>

namespace zj::html {

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                            c == '.' || c == '_' || c == '~';
    if (unreserved)
      out += c;
    else
      (out += '%').append({hex[byte >> 4], hex[byte & 15]});
  }
  return out;
}

Address Address::with(std::string_view name, std::string_view value) const {
  Address changed = *this;
  auto& query = changed.query_;
  const auto found = std::find_if(query.begin(), query.end(), [&](const auto& pair) { return pair.first == name; });
  if (value.empty()) {
    if (found != query.end()) query.erase(found);
  } else if (found != query.end()) {
    found->second = value;
  } else {
    query.emplace_back(name, value);
  }
  return changed;
}

std::string Address::str() const {
  std::string out = path_;
  char separator = '?';
  for (const auto& [name, value] : query_) {
    out += separator;
    out.append(percent_encoded(name)).append("=").append(percent_encoded(value));
    separator = '&';
  }
  return out;
}

}  // namespace zj::html
