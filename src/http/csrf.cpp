#include "http/csrf.h"

#include "base/hash.h"

namespace zj::http {

std::string csrf_token(std::string_view session_token) {
  return to_base64url(hmac_sha256(session_token, "csrf"));
}

bool csrf_matches(std::string_view session_token, std::string_view presented) {
  return !session_token.empty() && equal_constant_time(csrf_token(session_token), presented);
}

}  // namespace zj::http
