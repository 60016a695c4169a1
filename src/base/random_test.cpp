#include "base/random.h"

#include <array>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace zj {
namespace {

TEST(SeededRandom, IsSplitMix64) {
  // The first outputs of the published algorithm for the seed 1234567.
  SeededRandom random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317u);
  EXPECT_EQ(random.next(), 3203168211198807973u);
  EXPECT_EQ(random.next(), 9817491932198370423u);
}

TEST(SeededRandom, RepeatsItself) {
  SeededRandom a(7);
  SeededRandom b(7);
  EXPECT_EQ(a.token(), b.token());
  EXPECT_EQ(a.reference(), b.reference());
  EXPECT_EQ(a.below(1000), b.below(1000));
}

TEST(Random, BelowIsUniform) {
  SeededRandom random(1);
  std::array<int, 6> seen{};
  for (int i = 0; i < 60'000; ++i) ++seen.at(random.below(6));
  // Five standard deviations of a binomial count.
  for (const int n : seen) EXPECT_NEAR(n, 10'000, 5 * 92);
  EXPECT_EQ(random.below(1), 0u);
}

TEST(Random, BelowRejectsTheOverhang) {
  // Of 2^64 values, a bound of 3·2^62 leaves a quarter over; without rejection the first third would come twice as
  // often.
  SeededRandom random(2);
  constexpr std::uint64_t bound = std::uint64_t{3} << 62;
  int low = 0;
  for (int i = 0; i < 30'000; ++i) low += random.below(bound) < bound / 3;
  EXPECT_NEAR(low, 10'000, 5 * 82);
}

TEST(Random, TokensAndReferencesAreWellFormedAndDiffer) {
  SystemRandom random;
  std::set<std::string> tokens;
  std::set<std::string> references;
  for (int i = 0; i < 200; ++i) {
    tokens.insert(random.token());
    references.insert(random.reference());
  }
  EXPECT_EQ(tokens.size(), 200u);
  EXPECT_EQ(references.size(), 200u);
  for (const std::string& token : tokens) {
    EXPECT_EQ(token.size(), 43u);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), token.npos);
  }
  for (const std::string& reference : references) {
    EXPECT_EQ(reference.size(), 16u);
    EXPECT_EQ(reference.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), reference.npos);
  }
}

TEST(Random, FillsEveryLength) {
  SystemRandom system;
  SeededRandom seeded(3);
  for (Random* random : {static_cast<Random*>(&system), static_cast<Random*>(&seeded)}) {
    for (std::size_t n = 0; n < 40; ++n) {
      std::vector<std::uint8_t> bytes(n + 1, 0xAA);
      bool last_byte_changed = n == 0;
      for (int i = 0; i < 20; ++i) {
        random->fill(std::span(bytes).first(n));
        last_byte_changed |= n > 0 && bytes[n - 1] != 0xAA;
      }
      EXPECT_TRUE(last_byte_changed) << n;
      EXPECT_EQ(bytes[n], 0xAA);
    }
  }
}

}  // namespace
}  // namespace zj
