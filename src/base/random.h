#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string>

namespace zj {

// The only source of randomness. Thread-safe.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;

  std::uint64_t next();                      // uniform over 64 bits
  std::uint64_t below(std::uint64_t bound);  // uniform over [0, bound), bound > 0
  std::string token();                       // 32 bytes as 43 characters of base64url: sessions, act keys
  std::string reference();  // 16 characters of Crockford base 32 (80 bits): public references of objects
};

// OpenSSL's generator. Throws std::runtime_error when the machine gives no randomness.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

// Reproducible numbers for tests and the demonstration city (SplitMix64). Never for secrets.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::atomic<std::uint64_t> state_;
};

}  // namespace zj
