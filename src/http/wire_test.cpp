#include "http/wire.h"

#include <gtest/gtest.h>

namespace zj::http {
namespace {

struct Read {
  std::string said;  // "failed 400", "incomplete" or "METHOD target body | what is left"
  Head head;
};

Read read(std::string_view bytes, std::size_t piece, WireLimits limits = {}) {
  RequestReader reader(limits);
  std::string waiting, body;
  while (!reader.done()) {
    const std::size_t used = reader.feed(waiting, body);
    waiting.erase(0, used);
    if (reader.failure()) return {"failed " + std::to_string(reader.failure()), {}};
    if (used > 0 || reader.done()) continue;
    if (bytes.empty()) return {"incomplete", {}};
    waiting += bytes.substr(0, piece);
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  waiting += bytes;
  return {reader.head().method + " " + reader.head().target + " " + body + "|" + waiting, reader.head()};
}

TEST(Wire, ReadsTheSameHoweverItIsSplit) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"GET / HTTP/1.1\r\nHost: a\r\n\r\nnext", "GET / |next"},
      {"\r\n\r\nGET / HTTP/1.1\r\n\r\n", "GET / |"},
      {"POST /a?b HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcnext", "POST /a?b abc|next"},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nab\r\n3;x=\"y\"\r\ncde\r\n0\r\nX: y\r\n\r\nnext",
       "POST / abcde|next"},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "POST / |"},
      {"GET / HTTP/1.1\r\nHost", "incomplete"},
      {"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab", "incomplete"},
      {"GET / HTTP/3.1\r\n\r\n", "failed 505"},
      {"GET / FTP/1.1\r\n\r\n", "failed 505"},
      {"GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", "failed 400"},
      {"GET / HTTP/1.1\r\nA: b\r\n\tc\r\n\r\n", "failed 400"},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", "failed 400"},
  };
  for (const auto& [bytes, expected] : cases)
    for (const std::size_t piece : {1u, 2u, 3u, 17u, 1000u})
      EXPECT_EQ(read(bytes, piece).said, expected) << bytes << " by " << piece;
}

TEST(Wire, KeepsTheHeadAsItWasSent) {
  const Head head =
      read("PROPFIND /x HTTP/1.0\r\nX-A:  b \r\nx-a: c\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok", 9)
          .head;
  EXPECT_EQ(head.method, "PROPFIND");
  EXPECT_TRUE(head.method_known);
  EXPECT_EQ(head.version, 10);
  EXPECT_EQ(head.headers.every("x-a"), (std::vector<std::string_view>{"b", "c"}));
  EXPECT_EQ(head.content_length, 2u);
  EXPECT_FALSE(head.chunked);
  EXPECT_TRUE(head.keep_alive);
  EXPECT_FALSE(read("get / HTTP/1.1\r\n\r\n", 99).head.method_known);
  EXPECT_FALSE(read("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 99).head.keep_alive);
}

TEST(Wire, NeverTakesATrailerForAHeader) {
  const Head head =
      read("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nHost: evil\r\nCookie: a=b\r\n\r\n", 99).head;
  EXPECT_EQ(head.headers.all().size(), 1u);
}

// Beast 1.81 aborted the process here.
TEST(Wire, SurvivesAnEmptyChunkedBodyInPieces) {
  EXPECT_EQ(read("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 1).said, "POST / |");
}

TEST(Wire, LimitsHeadAndFields) {
  const WireLimits limits{.head = 100, .fields = 3};
  const auto with = [&](const std::string& headers, std::size_t piece) {
    return read("GET / HTTP/1.1\r\n" + headers + "\r\n", piece, limits).said;
  };
  for (const std::size_t piece : {1u, 10u, 1000u}) {
    EXPECT_EQ(with("a: " + std::string(70, 'x') + "\r\n", piece), "GET / |");
    EXPECT_EQ(with("a: " + std::string(90, 'x') + "\r\n", piece), "failed 431");
    EXPECT_EQ(with("a: b\r\na: b\r\na: b\r\n", piece), "GET / |");
    EXPECT_EQ(with("a: b\r\na: b\r\na: b\r\na: b\r\n", piece), "failed 431");
  }
}

}  // namespace
}  // namespace zj::http
