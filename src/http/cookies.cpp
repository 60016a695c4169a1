#include "http/cookies.h"

#include "http/ascii.h"
#include "http/hosts.h"

namespace zj::http {
namespace {

std::string_view cookie_name(const Request& request) {
  return request.secure ? "__Host-zj" : "zj";
}

std::string cookie(const Request& request, std::string_view value, std::chrono::seconds max_age) {
  std::string text(cookie_name(request));
  text.append("=").append(value).append("; Path=/; Max-Age=").append(std::to_string(max_age.count()));
  text.append("; HttpOnly; SameSite=Lax");
  if (request.secure) text.append("; Secure");
  return text;
}

}  // namespace

void parse_cookies(std::string_view header, Fields& into) {
  while (!header.empty()) {
    std::string_view piece = take_until(header, ';');
    if (piece.find('=') == std::string_view::npos) continue;
    const std::string_view name = trim_blanks(take_until(piece, '='));
    if (!name.empty()) into.add(std::string(name), std::string(trim_blanks(piece)));
  }
}

std::string_view session_token(const Request& request) {
  return request.cookies.first(cookie_name(request));
}

std::optional<std::string> session_cookie(const Request& request, std::string_view token,
                                          std::chrono::seconds max_age) {
  const std::optional<Authority> host = parse_authority(request.host);
  if (!request.secure && !(host && is_loopback_name(host->name))) return {};
  return cookie(request, token, max_age);
}

std::string forget_session_cookie(const Request& request) {
  return cookie(request, "", std::chrono::seconds{0});
}

}  // namespace zj::http
