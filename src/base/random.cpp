#include "base/random.h"

#include <array>
#include <cstring>
#include <stdexcept>

#include <openssl/rand.h>

#include "base/hash.h"

namespace zj {

std::uint64_t Random::next() {
  std::array<std::uint8_t, 8> bytes;
  fill(bytes);
  std::uint64_t n = 0;
  for (const std::uint8_t byte : bytes) n = n << 8 | byte;
  return n;
}

std::uint64_t Random::below(std::uint64_t bound) {
  // The first 2^64 mod bound values would make the small remainders too frequent.
  const std::uint64_t too_frequent = -bound % bound;
  std::uint64_t n = next();
  while (n < too_frequent) n = next();
  return n % bound;
}

std::string Random::token() {
  std::array<std::uint8_t, 32> bytes;
  fill(bytes);
  return to_base64url(bytes);
}

std::string Random::reference() {
  constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::array<std::uint8_t, 16> bytes;
  fill(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (const std::uint8_t byte : bytes) out += crockford[byte % crockford.size()];
  return out;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no randomness");
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
  // SplitMix64: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
  constexpr std::uint64_t golden_gamma = 0x9E3779B97F4A7C15;
  for (std::size_t i = 0; i < bytes.size(); i += 8) {
    std::uint64_t z = state_.fetch_add(golden_gamma) + golden_gamma;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    z ^= z >> 31;
    for (std::size_t k = i; k < bytes.size() && k < i + 8; ++k) {
      bytes[k] = static_cast<std::uint8_t>(z >> (56 - 8 * (k - i)));
    }
  }
}

}  // namespace zj
