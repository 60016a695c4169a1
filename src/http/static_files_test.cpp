#include "http/static_files.h"

#include <stdexcept>

#include <gtest/gtest.h>
#include <zlib.h>

#include "base/hash.h"

namespace zj::http {
namespace {

std::string unzip(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(1u << 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  inflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

class StaticFilesTest : public testing::Test {
 protected:
  StaticFilesTest() { StaticFiles(files).serve(router); }

  Response get(const std::string& path, const std::string& encodings = "") const {
    const Router::Match match = router.match(Method::get, path);
    Request request;
    request.captures = match.captures;
    if (!encodings.empty()) request.headers.add("accept-encoding", encodings);
    return match.route->handler(request);
  }
  static std::string header(const Response& response, std::string_view name) {
    for (const auto& [n, value] : response.headers)
      if (n == name) return value;
    return {};
  }
  static EmbeddedFile embedded(std::string_view path, const std::string& bytes) {
    return {path, bytes.data(), bytes.data() + bytes.size()};
  }

  std::string css = std::string(5000, 'a');
  std::string tiny = "ab";
  std::string png = std::string(5000, 'b');
  std::vector<EmbeddedFile> files{embedded("zhijian.css", css), embedded("js/tiny.js", tiny), embedded("a.png", png)};
  Router router;
};

TEST_F(StaticFilesTest, KeepsHashedNamesForEver) {
  const std::string url = StaticFiles(files).url("zhijian.css");
  EXPECT_EQ(url, "/assets/zhijian-" + sha256_hex(css).substr(0, 16) + ".css");
  EXPECT_EQ(header(get(url), "cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(get(url).body, css);
  const Response plain = get("/assets/zhijian.css");
  EXPECT_EQ(header(plain, "cache-control"), "public, no-cache");
  EXPECT_EQ(plain.body, css);
  EXPECT_EQ(plain.content_type, "text/css; charset=utf-8");
  EXPECT_EQ(get("/assets/js/tiny.js").content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(get("/assets/none.css").status, 404);
  EXPECT_EQ(get("/assets/zhijian-0000000000000000.css").status, 404);
  EXPECT_THROW(StaticFiles(files).url("none.css"), std::out_of_range);
}

TEST_F(StaticFilesTest, CompressesWhatGainsFromItForWhoAccepts) {
  const Response zipped = get("/assets/zhijian.css", "br, GZIP;q=0.5");
  EXPECT_EQ(header(zipped, "content-encoding"), "gzip");
  EXPECT_EQ(header(zipped, "vary"), "Accept-Encoding");
  EXPECT_LT(zipped.body.size(), 100u);
  EXPECT_EQ(unzip(zipped.body), css);
  const Response plain = get("/assets/zhijian.css", "gzip;q=0.0, br");
  EXPECT_EQ(plain.body, css);
  EXPECT_EQ(header(plain, "vary"), "Accept-Encoding");
  EXPECT_NE(header(plain, "etag"), header(zipped, "etag"));
  EXPECT_EQ(get("/assets/js/tiny.js", "gzip").body, tiny);
  EXPECT_EQ(header(get("/assets/a.png", "gzip"), "content-encoding"), "");
}

}  // namespace
}  // namespace zj::http
