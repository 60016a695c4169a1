#include <stdexcept>

#include <gtest/gtest.h>

#include "http/message.h"

namespace zj::http {
namespace {

Handler says(std::string text) {
  return [text = std::move(text)](Request&) { return Response::text(200, text); };
}

std::string ask(const Router& router, Method method, std::string_view path) {
  const Router::Match match = router.match(method, path);
  if (!match.route) return match.path_known ? "405" : "404";
  Request request;
  std::string text = match.route->handler(request).body;
  for (const auto& [name, value] : match.captures) text += " " + name + "=" + value;
  return text;
}

TEST(Router, PrefersTheMoreLiteral) {
  Router router;
  router.get("/{a}/{b}", says("ab"));
  router.get("/{rest*}", says("rest"));
  router.get("/x/{b}", says("xb"));
  router.get("/{a}/y", says("ay"));
  router.get("/x/z/{rest*}", says("xz"));
  router.get("/", says("root"));
  router.post("/x/y", says("post"));
  EXPECT_EQ(ask(router, Method::get, "/"), "root");
  EXPECT_EQ(ask(router, Method::get, "/x/y"), "xb b=y") << "the leftmost literal decides";
  EXPECT_EQ(ask(router, Method::get, "/w/y"), "ay a=w");
  EXPECT_EQ(ask(router, Method::get, "/w/智"), "ab a=w b=智");
  EXPECT_EQ(ask(router, Method::get, "/w"), "rest rest=w");
  EXPECT_EQ(ask(router, Method::get, "/x/z/1/2"), "xz rest=1/2");
  EXPECT_EQ(ask(router, Method::post, "/x/y"), "post");
  EXPECT_EQ(ask(router, Method::post, "/x"), "405");
  EXPECT_EQ(ask(Router{}, Method::get, "/"), "404");
}

TEST(Router, RefusesPatternsThatAreMistakes) {
  Router router;
  router.get("/a/{b}", says(""));
  EXPECT_THROW(router.get("a", says("")), std::invalid_argument);
  EXPECT_THROW(router.get("/{", says("")), std::invalid_argument);
  EXPECT_THROW(router.get("/{}", says("")), std::invalid_argument);
  EXPECT_THROW(router.get("/{*}", says("")), std::invalid_argument);
  EXPECT_THROW(router.get("/a}", says("")), std::invalid_argument);
  EXPECT_THROW(router.get("/{a*}/b", says("")), std::invalid_argument);
  EXPECT_THROW(router.get("/a/{c}", says("")), std::invalid_argument) << "the same as /a/{b}";
  EXPECT_NO_THROW(router.post("/a/{c}", says("")));
}

}  // namespace
}  // namespace zj::http
