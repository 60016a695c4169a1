#pragma once
// A token that only a page made for this session can hold (the HMAC-based token pattern of OWASP's CSRF cheat sheet).
// Nothing is stored: it is derived from the session's own secret.

#include <string>
#include <string_view>

namespace zj::http {

// base64url(HMAC-SHA256(key = session token, "csrf")), 43 characters.
std::string csrf_token(std::string_view session_token);

// Compared in constant time. Never true for an empty session.
bool csrf_matches(std::string_view session_token, std::string_view presented);

}  // namespace zj::http
