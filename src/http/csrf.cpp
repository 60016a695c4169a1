#include "http/csrf.h"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/hash.h"

namespace zj::http {

std::string csrf_token(std::string_view session_token) {
  constexpr std::string_view purpose = "csrf";
  std::array<std::uint8_t, 32> mac{};
  unsigned int size = 0;
  if (!HMAC(EVP_sha256(), session_token.data(), static_cast<int>(session_token.size()),
            reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size(), mac.data(), &size))
    throw std::runtime_error("HMAC-SHA256 is not available");
  return to_base64url(mac);
}

bool csrf_matches(std::string_view session_token, std::string_view presented) {
  return !session_token.empty() && equal_constant_time(csrf_token(session_token), presented);
}

}  // namespace zj::http
