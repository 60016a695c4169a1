#pragma once
// The names a server answers to. A request for any other name is refused: a page that a foreign name could fetch from
// us (DNS rebinding), or a link made from a forged Host, must not exist.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zj::http {

// "example.cn:8080", "127.0.0.1", "[::1]:8080", taken apart; lower case.
struct Authority {
  std::string name;  // IPv6 addresses keep their brackets
  std::string port;  // digits, or empty
};
std::optional<Authority> parse_authority(std::string_view text);

// localhost, 127.0.0.1 and [::1]: what browsers treat as trustworthy without TLS.
bool is_loopback_name(std::string_view name);

class HostNames {
 public:
  // Loopback names and the address that is listened on are always among them. Ports in `names` are ignored.
  HostNames(std::string_view listening_address, const std::vector<std::string>& names);
  bool has(std::string_view name) const;

 private:
  std::vector<std::string> names_;
};

}  // namespace zj::http
