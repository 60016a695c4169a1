#include "html/address.h"

#include <gtest/gtest.h>

namespace zj::html {
namespace {

TEST(PercentEncoded, LeavesOnlyUnreservedCharacters) {
  EXPECT_EQ(percent_encoded("Az09-._~"), "Az09-._~");
  EXPECT_EQ(percent_encoded("a b/c?d&e=f#g+%"), "a%20b%2Fc%3Fd%26e%3Df%23g%2B%25");
  EXPECT_EQ(percent_encoded("区"), "%E5%8C%BA");
}

TEST(Address, KeepsTheOrderAndChangesOneThing) {
  const Address list = Address("/cases").with("state", "formal").with("page", 3);
  EXPECT_EQ(list.str(), "/cases?state=formal&page=3");
  EXPECT_EQ(list.with("state", "a&b").str(), "/cases?state=a%26b&page=3");
  EXPECT_EQ(list.without("state").str(), "/cases?page=3");
  EXPECT_EQ(list.without("absent").str(), list.str());
  EXPECT_EQ(list.without("page").without("state").str(), "/cases");
}

}  // namespace
}  // namespace zj::html
