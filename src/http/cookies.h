#pragma once
// Cookies (RFC 6265bis): reading what was sent, and the one cookie of the house, the session's.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace zj::http {

// "a=1; b=2" of one Cookie header, appended in order. Pieces without '=' are skipped.
void parse_cookies(std::string_view header, Fields& into);

// The session token that came with the request, or "". Over TLS only `__Host-zj` counts, a name that no other site and
// no plain connection can set.
std::string_view session_token(const Request& request);

// The Set-Cookie value that stores a session token (HttpOnly, SameSite=Lax, Path=/). Over TLS, or behind a trusted
// proxy that speaks it, the cookie is `__Host-zj; Secure`. Browsers disagree on Secure cookies over http://localhost
// (httpwg/ http-extensions#2605), so there it is a plain `zj`. Nothing on plain HTTP under any other name: a session
// would travel readable; the sign-in page then says that HTTPS is needed.
std::optional<std::string> session_cookie(const Request& request, std::string_view token, std::chrono::seconds max_age);

// The Set-Cookie value that deletes it.
std::string forget_session_cookie(const Request& request);

}  // namespace zj::http
