#include "http/origin.h"

#include <gtest/gtest.h>

#include "http/hosts.h"

namespace zj::http {
namespace {

Provenance of(std::string_view host, bool secure, std::vector<std::pair<std::string, std::string>> headers) {
  Request request;
  request.host = host;
  request.secure = secure;
  for (auto& [name, value] : headers) request.headers.add(name, value);
  return provenance(request);
}

TEST(Provenance, ComparesSchemeNameAndPort) {
  EXPECT_EQ(of("a.cn", true, {{"origin", "https://a.cn"}}), Provenance::ours);
  EXPECT_EQ(of("a.cn:443", true, {{"origin", "https://A.cn"}}), Provenance::ours);
  EXPECT_EQ(of("a.cn", true, {{"origin", "http://a.cn"}}), Provenance::foreign);
  EXPECT_EQ(of("a.cn", false, {{"origin", "https://a.cn"}}), Provenance::ours)
      << "a proxy that does not say it spoke TLS";
  EXPECT_EQ(of("a.cn:8080", false, {{"origin", "http://a.cn:8080"}}), Provenance::ours);
  EXPECT_EQ(of("a.cn:8080", false, {{"origin", "http://a.cn"}}), Provenance::foreign);
  EXPECT_EQ(of("a.cn", false, {{"origin", "http://b.a.cn"}}), Provenance::foreign);
  EXPECT_EQ(of("a.cn", false, {{"origin", "http://a.cn.evil"}}), Provenance::foreign);
  EXPECT_EQ(of("a.cn", false, {{"origin", "null"}}), Provenance::foreign);
  EXPECT_EQ(of("a.cn", false, {{"origin", "http://a.cn"}, {"origin", "http://a.cn"}}), Provenance::foreign);
}

TEST(Provenance, FallsBackInOrder) {
  EXPECT_EQ(of("a.cn", false, {{"origin", "http://a.cn"}, {"sec-fetch-site", "cross-site"}}), Provenance::ours);
  EXPECT_EQ(of("a.cn", false, {{"sec-fetch-site", "same-origin"}, {"referer", "http://evil/"}}), Provenance::ours);
  EXPECT_EQ(of("a.cn", false, {{"sec-fetch-site", "same-site"}}), Provenance::foreign);
  EXPECT_EQ(of("a.cn", false, {{"sec-fetch-site", "none"}}), Provenance::ours);
  EXPECT_EQ(of("a.cn", false, {{"referer", "http://a.cn/form?x"}}), Provenance::ours);
  EXPECT_EQ(of("a.cn", false, {{"referer", "http://evil/?http://a.cn/"}}), Provenance::foreign);
  EXPECT_EQ(of("a.cn", false, {}), Provenance::unstated);
}

TEST(Authority, IsTakenApart) {
  EXPECT_EQ(parse_authority("A.cn:80")->name, "a.cn");
  EXPECT_EQ(parse_authority("A.cn:80")->port, "80");
  EXPECT_EQ(parse_authority("[::1]:80")->name, "[::1]");
  EXPECT_EQ(parse_authority("127.0.0.1")->port, "");
  for (const std::string_view bad :
       {"", ":80", "a:", "a:b", "a:123456", "a b", "a/b", "user@a", "[::1", "[]", "[g]", "[::1]x", "a,b", "智"})
    EXPECT_FALSE(parse_authority(bad)) << bad;
}

TEST(HostNames, AreOursAndTheLoopbacks) {
  const HostNames names("::1", {"Zhijian.CN:443", "10.0.0.5"});
  for (const std::string_view ours : {"localhost", "127.0.0.1", "[::1]", "zhijian.cn", "10.0.0.5"})
    EXPECT_TRUE(names.has(ours)) << ours;
  EXPECT_FALSE(names.has("cn"));
  EXPECT_FALSE(names.has("evil.zhijian.cn"));
}

}  // namespace
}  // namespace zj::http
