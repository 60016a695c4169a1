#include "http/cookies.h"

#include <gtest/gtest.h>

#include "http/csrf.h"

namespace zj::http {
namespace {

using namespace std::chrono_literals;

Request request_of(std::string_view host, bool secure, std::string_view cookies = "") {
  Request request;
  request.host = host;
  request.secure = secure;
  parse_cookies(cookies, request.cookies);
  return request;
}

TEST(Cookies, AreReadInOrder) {
  Fields cookies;
  parse_cookies("a=1; b=\"2\";c = 3 ;; nothing; =x; a=4; d==", cookies);
  EXPECT_EQ(cookies.every("a"), (std::vector<std::string_view>{"1", "4"}));
  EXPECT_EQ(cookies.first("b"), "\"2\"");
  EXPECT_EQ(cookies.first("c"), "3");
  EXPECT_EQ(cookies.first("d"), "=");
  EXPECT_EQ(cookies.all().size(), 5u);
}

TEST(SessionCookie, IsBoundToTheHostWhereTheConnectionIsSecure) {
  const Request request = request_of("zhijian.example.cn", true, "zj=planted; __Host-zj=real");
  EXPECT_EQ(session_cookie(request, "t0ken", 3600s),
            "__Host-zj=t0ken; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
  EXPECT_EQ(forget_session_cookie(request), "__Host-zj=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
  EXPECT_EQ(session_token(request), "real") << "a name that another site can set does not count";
}

TEST(SessionCookie, TravelsInPlainTextOnlyOnThisMachine) {
  EXPECT_EQ(session_cookie(request_of("localhost:8080", false), "t", 60s),
            "zj=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
  EXPECT_TRUE(session_cookie(request_of("[::1]:8080", false), "t", 60s));
  EXPECT_FALSE(session_cookie(request_of("zhijian.example.cn", false), "t", 60s));
  EXPECT_EQ(session_token(request_of("localhost", false, "zj=t")), "t");
}

TEST(Csrf, IsTheHmacOfTheSession) {
  // printf csrf | openssl dgst -sha256 -hmac key -binary | basenc --base64url
  EXPECT_EQ(csrf_token("key"), "sWuREk0YevM5tRX19gRqVamF8yBltj4-qePwsy8F4zY");
  EXPECT_TRUE(csrf_matches("key", csrf_token("key")));
  EXPECT_FALSE(csrf_matches("key", csrf_token("other")));
  EXPECT_FALSE(csrf_matches("key", ""));
  EXPECT_FALSE(csrf_matches("", csrf_token("")));
}

}  // namespace
}  // namespace zj::http
