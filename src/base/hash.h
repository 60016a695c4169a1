#pragma once
// SHA-256 (FIPS 180-4), HMAC (RFC 2104) and the encodings of their bytes (RFC 4648).

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace zj {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);
Sha256 hmac_sha256(std::string_view key, std::string_view bytes);
std::string to_hex(std::span<const std::uint8_t> bytes);        // lower case
std::string to_base64url(std::span<const std::uint8_t> bytes);  // without padding
inline std::string sha256_hex(std::string_view bytes) {
  return to_hex(sha256(bytes));
}

// For what arrives in pieces.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(Sha256Stream&&) noexcept;
  Sha256Stream& operator=(Sha256Stream&&) noexcept;
  void add(std::string_view bytes);
  Sha256 finish();  // once; the stream is used up

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Compares without telling by its time where two secrets differ.
bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace zj
