#include "http/response.h"

#include <gtest/gtest.h>

namespace zj::http {
namespace {

TEST(Response, HasTheHousesHeadersUnlessItSetItsOwn) {
  Response response = Response::text(200, "x");
  response.header("Content-Security-Policy", "sandbox").header("Cache-Control", "public");
  add_house_headers(response, true);
  const std::string head = write_head(response, 1, true, "now");
  EXPECT_EQ(head.find("default-src"), std::string::npos);
  EXPECT_EQ(head.find("no-store"), std::string::npos);
  EXPECT_NE(head.find("Content-Security-Policy: sandbox\r\n"), std::string::npos);
  EXPECT_NE(head.find("x-content-type-options: nosniff\r\n"), std::string::npos);
  EXPECT_NE(head.find("permissions-policy: "), std::string::npos);
  EXPECT_NE(head.find("cross-origin-opener-policy: same-origin\r\n"), std::string::npos);
  EXPECT_NE(head.find("strict-transport-security: max-age=31536000\r\n"), std::string::npos);
}

TEST(Response, SaysHowLongItIsOnlyWhereItHasABody) {
  const std::string head = write_head(Response::text(200, ""), 0, false, "now");
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\ndate: now\r\n"));
  EXPECT_NE(head.find("content-length: 0\r\n"), std::string::npos);
  EXPECT_TRUE(head.ends_with("connection: close\r\n\r\n"));
  EXPECT_FALSE(has_body(304));
  EXPECT_FALSE(has_body(204));
  EXPECT_TRUE(has_body(404));
  EXPECT_EQ(write_head(Response::text(304, ""), {}, true, "now").find("content-"), std::string::npos);
}

TEST(Response, FindsControlCharactersInHeaders) {
  for (const std::string_view bad : {"a\r\nb", "a\nb", "a\x01", "a\x7f"}) {
    EXPECT_EQ(first_bad_header(Response().header("x", std::string(bad))), "x");
    Response response;
    response.content_type = bad;
    EXPECT_EQ(first_bad_header(response), "content-type");
  }
  EXPECT_EQ(first_bad_header(Response().header("x y", "1")), "x y");
  EXPECT_EQ(first_bad_header(Response().header("", "1")), "");
  EXPECT_FALSE(first_bad_header(Response().header("x", "a\tb 甲")));
  EXPECT_FALSE(first_bad_header(Response::see_other("/找\r\n")));
}

TEST(Response, WritesDatesForHttp) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");  // RFC 9110 §5.6.7
}

}  // namespace
}  // namespace zj::http
