// What hostile, slow and broken clients meet.

#include <atomic>
#include <fstream>
#include <latch>
#include <thread>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "http/csrf.h"
#include "http/probe.h"
#include "http/server.h"

namespace zj::http {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using probe::Answer;
using probe::becomes;
using probe::Client;
using probe::post;
using probe::TestServer;

constexpr std::string_view get_home = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

Router echo_site() {
  Router router;
  router.get("/", [](Request&) { return Response::text(200, "home"); });
  router.post("/echo", [](Request& r) { return Response::text(200, r.body); });
  return router;
}

std::string with_header(std::string_view line) {
  return "POST /echo HTTP/1.1\r\nHost: localhost\r\n" + std::string(line) + "\r\n\r\n";
}

// Sends `piece` again and again. False when the server still took it after a second.
bool is_cut(Client& client, std::string_view start, const std::string& piece) {
  const auto end = std::chrono::steady_clock::now() + 1s;
  if (!client.send(start)) return true;
  while (client.send(piece))
    if (std::chrono::steady_clock::now() > end) return false;
  return true;
}

TEST(Connection, CutsWhatNeverEnds) {
  ServerOptions options = TestServer::quick();
  options.linger = 50ms;
  options.linger_at_most = 50ms;
  const TestServer site(echo_site(), options);
  struct Flood {
    std::string_view what, start, piece;
    int status;
  };
  const std::string line(1000, 'a');
  const Flood floods[] = {
      {"header lines", "GET / HTTP/1.1\r\nHost: localhost\r\n", "x-more: and more and more\r\n", 431},
      {"one header line", "GET / HTTP/1.1\r\nHost: localhost\r\nx: ", line, 431},
      {"request line", "GET /", line, 431},
      {"method", "", line, 431},
      {"chunked body", "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", "4\r\nabcd\r\n",
       413},
      {"chunk extension", "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n4;", line, 431},
      {"trailer", "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "x: y\r\n", 431},
  };
  for (const Flood& flood : floods) {
    SCOPED_TRACE(flood.what);
    Client client = site.connect();
    std::string piece;
    while (piece.size() < 16384) piece += flood.piece;
    EXPECT_TRUE(is_cut(client, flood.start, piece));
    const Answer answer = client.read();
    // Once the server has closed, its answer may be lost to the reset that our own flood causes.
    EXPECT_TRUE(answer.status == flood.status || answer.status == 0) << answer.status;
    EXPECT_TRUE(client.closed());
  }
}

// A browser shows no answer before it has sent all of an upload, however slow its line is.
TEST(Connection, HearsARefusedSenderOut) {
  ServerOptions options = TestServer::quick();
  options.linger = 100ms;
  options.linger_at_most = 5s;
  const TestServer site(echo_site(), options);
  Client client = site.connect();
  ASSERT_TRUE(client.send(with_header("Content-Length: 2000000")));
  const std::string piece(100'000, 'a');
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(client.send(piece)) << "after " << i << " pieces";
    std::this_thread::sleep_for(20ms);
  }
  EXPECT_EQ(client.read().status, 413);
}

TEST(Connection, SaysWhichLimitWasExceeded) {
  const TestServer site(echo_site(), TestServer::quick());
  const std::string filler(20'000, 'a');
  EXPECT_EQ(site.ask("GET / HTTP/1.1\r\nHost: localhost\r\nx: " + filler + "\r\n\r\n").status, 431);
  EXPECT_EQ(site.ask("GET /" + filler + " HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 431);
  std::string many;
  for (int i = 0; i < 200; ++i) many += "x: y\r\n";
  EXPECT_EQ(site.ask("GET / HTTP/1.1\r\nHost: localhost\r\n" + many + "\r\n").status, 431);
  const Answer large = site.ask(with_header("Content-Length: 1048577"));
  EXPECT_EQ(large.status, 413);
  EXPECT_NE(large.body.find("1 MB"), std::string::npos);
  EXPECT_EQ(large.header("connection"), "close");
  EXPECT_EQ(site.ask(with_header("Content-Length: 1048576") + std::string(1u << 20, 'a')).body.size(), 1u << 20);
}

TEST(Connection, RefusesWhatAProxyCouldReadOtherwise) {
  const TestServer site(echo_site(), TestServer::quick());
  const std::string_view chunk = "1\r\na\r\n0\r\n\r\n";
  const std::pair<std::string, int> cases[] = {
      {with_header("Content-Length: 1\r\nTransfer-Encoding: chunked") + std::string(chunk), 400},
      {with_header("Transfer-Encoding: chunked\r\nContent-Length: 1") + std::string(chunk), 400},
      {with_header("Content-Length: 1\r\nContent-Length: 2") + "ab", 400},
      {with_header("Content-Length: 1\r\nContent-Length: 1") + "a", 400},
      {with_header("Content-Length: +1") + "a", 400},
      {with_header("Content-Length: -1"), 400},
      {with_header("Content-Length: 18446744073709551616"), 400},
      {with_header("Transfer-Encoding: gzip, chunked") + std::string(chunk), 501},
      {with_header("Transfer-Encoding: chunked, gzip") + std::string(chunk), 501},
      {with_header("Transfer-Encoding: xchunked") + std::string(chunk), 501},
      {with_header("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked") + std::string(chunk), 400},
      {"POST /echo HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(chunk), 400},
      {with_header("Transfer-Encoding: chunked") + "g\r\na\r\n0\r\n\r\n", 400},
      {with_header("Transfer-Encoding: chunked") + "1\r\nab\r\n0\r\n\r\n", 400},
      {with_header("Content-Length : 1") + "a", 400},
      {with_header(" Content-Length: 1") + "a", 400},
      {"GET / HTTP/1.1\nHost: localhost\n\n", 505},  // the version ends in something else than CR LF
      {"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n", 400},
      {"GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: localhost\r\nx: a\rb\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: localhost\r\nx: a\0b\r\n\r\n"s, 400},
      {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\na", 400},
      {"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
      {"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
  };
  for (const auto& [request, status] : cases) {
    Client client = site.connect();
    client.send(request + std::string(get_home));
    EXPECT_EQ(client.read().status, status) << request;
    EXPECT_EQ(client.read().status, 0) << "nothing after it is believed: " << request;
  }
}

TEST(Connection, RefusesUnknownExpectationsAndCompressedBodies) {
  const TestServer site(echo_site(), TestServer::quick());
  EXPECT_EQ(site.ask(with_header("Content-Length: 1\r\nExpect: miracles")).status, 417);
  EXPECT_EQ(site.ask(with_header("Content-Length: 1\r\nContent-Encoding: gzip")).status, 415);
}

TEST(Connection, SaysContinueOnlyToWhatItWillRead) {
  const TestServer site(echo_site(), TestServer::quick());
  Client client = site.connect();
  EXPECT_EQ(client.ask(with_header("Content-Length: 3\r\nExpect: 100-continue")).status, 100);
  client.send("abc");
  EXPECT_EQ(client.read().body, "abc");
  EXPECT_EQ(client.ask(with_header("Content-Length: 9999999\r\nExpect: 100-continue")).status, 413);
}

TEST(Connection, SurvivesABodyInSingleBytes) {
  const TestServer site(echo_site());
  Client client = site.connect();
  for (const char c : with_header("Transfer-Encoding: chunked") + "3\r\nabc\r\n1;x=y\r\nd\r\n0\r\nTrailer: t\r\n\r\n" +
                          std::string(get_home)) {
    client.send({&c, 1});
    std::this_thread::yield();
  }
  EXPECT_EQ(client.read().body, "abcd");
  EXPECT_EQ(client.read().body, "home");
}

TEST(Connection, GivesEachPhaseItsDeadline) {
  const TestServer site(echo_site(), TestServer::quick());
  const auto drip = [&](std::string_view start, char c) {
    Client client = site.connect(20ms);
    client.send(start);
    const auto began = std::chrono::steady_clock::now();
    Answer answer;
    while (answer.status == 0 && std::chrono::steady_clock::now() - began < 3s) {
      client.send({&c, 1});
      answer = client.read();
    }
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
    return answer.status;
  };
  EXPECT_EQ(drip("GET / HTTP/1.1\r\nX: ", 'a'), 408);
  EXPECT_EQ(drip(with_header("Content-Length: 1000"), 'a'), 408);
  Client silent = site.connect(1s);
  EXPECT_TRUE(silent.closed()) << "a connection that never asks";
  Client idle = site.connect(1s);
  EXPECT_EQ(idle.ask(get_home).status, 200);
  EXPECT_TRUE(idle.closed()) << "a connection that asks no more";
}

TEST(Connection, LetsGoOfAClientThatDoesNotRead) {
  Router router;
  router.get("/", [](Request&) { return Response::text(200, std::string(32u << 20, 'a')); });
  const TestServer site(std::move(router), TestServer::quick());
  Client client = site.connect();
  client.send(get_home);
  const auto connections = [&](int n) {
    return site.server->metrics().find("zhijian_http_connections " + std::to_string(n) + "\n") != std::string::npos;
  };
  ASSERT_TRUE(becomes([&] { return connections(1); }));
  EXPECT_TRUE(becomes([&] { return connections(0); }));
}

TEST(Connection, AnswersOthersWhileThreeHundredAreSlow) {
  ServerOptions options;
  options.connections_per_address = 1000;
  options.io_threads = 2;
  const TestServer site(echo_site(), options);
  std::vector<Client> slow;
  for (int i = 0; i < 300; ++i) {
    slow.push_back(site.connect());
    slow.back().send(i % 2 ? "GET / HTTP/1.1\r\nX-" : with_header("Content-Length: 1000"));
  }
  Client client = site.connect();
  auto slowest = 0ns;
  for (int i = 0; i < 100; ++i) {
    slow[static_cast<std::size_t>(i)].send("a");
    const auto began = std::chrono::steady_clock::now();
    ASSERT_EQ(client.ask(get_home).status, 200);
    slowest = std::max<std::chrono::nanoseconds>(slowest, std::chrono::steady_clock::now() - began);
  }
  EXPECT_LT(slowest, 1s) << "the deadline of the slow ones is ten seconds";
}

TEST(Connection, LimitsConnectionsFromOneAddress) {
  ServerOptions options;
  options.connections_per_address = 3;
  const TestServer site(echo_site(), options);
  std::vector<Client> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(site.connect());
    EXPECT_EQ(clients.back().ask(get_home).status, 200);
  }
  EXPECT_EQ(site.ask(get_home).status, 0);
  clients.pop_back();
  EXPECT_TRUE(becomes([&] { return site.ask(get_home).status == 200; }));
}

// ---- Uploads

constexpr std::string_view boundary = "----------7F3K";

std::string field(std::string_view name, std::string_view value) {
  return "--" + std::string(boundary) + "\r\nContent-Disposition: form-data; name=\"" + std::string(name) +
         "\"\r\n\r\n" + std::string(value) + "\r\n";
}
std::string file_start(std::string_view name, std::string_view file_name) {
  return "--" + std::string(boundary) + "\r\nContent-Disposition: form-data; name=\"" + std::string(name) +
         "\"; filename=\"" + std::string(file_name) + "\"\r\nContent-Type: text/html\r\n\r\n";
}
std::string file(std::string_view name, std::string_view file_name, std::string_view content) {
  return file_start(name, file_name) + std::string(content) + "\r\n";
}
std::string last() {
  return "--" + std::string(boundary) + "--\r\n";
}
std::string upload_type() {
  return "multipart/form-data; boundary=" + std::string(boundary);
}

struct UploadSite {
  explicit UploadSite(ServerOptions options = TestServer::quick())
      : server(routes(), with_sniffer(std::move(options))) {}

  static ServerOptions with_sniffer(ServerOptions options) {
    options.sniff = [](std::string_view first) {
      return first.starts_with("%PDF-") ? "application/pdf" : "application/octet-stream";
    };
    return options;
  }

  Router routes() {
    Router router;
    RouteLimits limits{.max_body = 210u << 20, .uploads = true, .max_parts = 20, .admit = {}, .admit_files = {}};
    limits.admit = [](Request& r) -> std::optional<Response> {
      if (r.cookies.first("zj") == "s3cret") return {};
      return Response::text(401, "sign in first");
    };
    limits.admit_files = [](const Request& r) -> std::optional<Response> {
      if (csrf_matches(r.cookies.first("zj"), r.form.first("csrf"))) return {};
      return Response::text(403, "form expired");
    };
    router.post(
        "/evidence",
        [this](Request& r) {
          const std::lock_guard lock(mutex);
          request = r;
          keep ? std::filesystem::rename(r.uploads.front().path, keep->path() / "kept") : void();
          return Response::see_other("/evidence");
        },
        limits);
    router.post("/plain", [](Request& r) { return Response::text(200, std::string(r.form.first("a"))); });
    router.get("/", [](Request&) { return Response::text(200, "home"); });
    return router;
  }

  static std::string head(std::uint64_t length, std::string_view cookie = "s3cret", std::string_view more = "") {
    return "POST /evidence HTTP/1.1\r\nHost: localhost\r\nCookie: zj=" + std::string(cookie) +
           "\r\nContent-Type: " + upload_type() + "\r\n" + std::string(more) +
           "Content-Length: " + std::to_string(length) + "\r\n\r\n";
  }
  Answer send(const std::string& body) const { return server.ask(head(body.size()) + body); }

  std::mutex mutex;
  Request request;
  probe::TempDir* keep = nullptr;
  TestServer server;
};

std::string token() {
  return field("csrf", csrf_token("s3cret"));
}

TEST(Upload, ArrivesOnDiskWithItsHash) {
  UploadSite site;
  const Answer answer =
      site.send(token() + field("说明", "能耗\r\n证明") + file("佐证", "C:\\目录\\能耗 %22甲%22.pdf", "%PDF-1.7 x") +
                file("佐证", "", "") + file("图", "a.bin", "") + last());
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.header("location"), "/evidence");
  EXPECT_EQ(site.request.form.first("说明"), "能耗\r\n证明");
  ASSERT_EQ(site.request.uploads.size(), 2u) << "an empty file field is no upload, an empty file is";
  const Upload& upload = site.request.uploads.front();
  EXPECT_EQ(upload.field, "佐证");
  EXPECT_EQ(upload.file_name, "能耗 \"甲\".pdf");
  EXPECT_EQ(upload.media_type, "application/pdf");
  EXPECT_EQ(upload.size, 10u);
  EXPECT_EQ(upload.sha256, sha256_hex("%PDF-1.7 x"));
  EXPECT_EQ(site.request.uploads.back().sha256, sha256_hex(""));
  EXPECT_EQ(site.server.spool.files(), 0u) << "nobody kept them";
}

TEST(Upload, StaysWhereTheHandlerMovedIt) {
  probe::TempDir kept;
  UploadSite site;
  site.keep = &kept;
  EXPECT_EQ(site.send(token() + file("a", "a.txt", "kept content") + last()).status, 303);
  std::ifstream in(kept.path() / "kept");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "kept content");
  EXPECT_EQ(site.server.spool.files(), 0u);
}

TEST(Upload, IsRefusedOnItsHeadBeforeAnyOfItIsRead) {
  const UploadSite site;
  for (const std::string_view expect : {"", "Expect: 100-continue\r\n"}) {
    const Answer stranger = site.server.ask(UploadSite::head(200'000'000, "wrong", expect));
    EXPECT_EQ(stranger.status, 401);
    EXPECT_EQ(stranger.header("connection"), "close");
    EXPECT_EQ(site.server.ask(UploadSite::head(300'000'000, "s3cret", expect)).status, 413);
  }
  EXPECT_EQ(site.server.ask(post("/plain", upload_type(), file("a", "a.txt", "x") + last())).status, 415);
  EXPECT_EQ(site.server.ask(post("/plain", upload_type(), field("a", "text") + last())).body, "text");
}

TEST(Upload, NeedsItsTokenBeforeTheFirstFile) {
  const UploadSite site;
  const std::string late = file("a", "a.txt", "x") + token() + last();
  EXPECT_EQ(site.send(late).body, "form expired");
  EXPECT_EQ(site.server.spool.files(), 0u);
}

TEST(Upload, ThatIsMalformedIsRefusedAndLeavesNothing) {
  const UploadSite site;
  const std::string whole = token() + file("a", "a.txt", "content");
  std::string many = token();
  for (int i = 0; i < 20; ++i) many += file("a", "a.txt", "x");
  const std::pair<std::string, int> bodies[] = {
      {whole, 400},
      {"", 303},
      {"no boundary at all", 400},
      {whole + "--" + std::string(boundary) + "garbage", 400},
      {token() + "--" + std::string(boundary) + "\r\nContent-Type: text/plain\r\n\r\nx\r\n" + last(), 400},
      {token() + field("a", "\xff") + last(), 400},
      {token() + file("a", "\xb2\xe2\xca\xd4.txt", "GBK name") + last(), 400},
      {token() + field("a", std::string(1'100'000, 'x')) + last(), 413},
      {many + last(), 413},
  };
  for (const auto& [body, status] : bodies) {
    EXPECT_EQ(site.send(body).status, status) << body.substr(0, 200);
    EXPECT_TRUE(becomes([&] { return site.server.spool.files() == 0; }));
  }
}

TEST(Upload, LeavesNothingWhenItsSenderGoesAway) {
  const UploadSite site;
  Client client = site.server.connect();
  client.send(UploadSite::head(100'000'000) + token() + file_start("a", "a.bin") + std::string(300'000, 'x'));
  ASSERT_TRUE(becomes([&] { return site.server.spool.files() == 1; }));
  client.close();
  EXPECT_TRUE(becomes([&] { return site.server.spool.files() == 0; }));
}

TEST(Upload, ThatIsTooSlowIsCutAndLeavesNothing) {
  const UploadSite site;
  Client client = site.server.connect();
  client.send(UploadSite::head(100'000'000) + token() + file_start("a", "a.bin") + std::string(300'000, 'x'));
  ASSERT_TRUE(becomes([&] { return site.server.spool.files() == 1; }));
  EXPECT_EQ(client.read().status, 408);
  EXPECT_TRUE(becomes([&] { return site.server.spool.files() == 0; }));
}

TEST(Upload, SaysWhenTheDiskTakesNoMore) {
  const UploadSite site;
  std::filesystem::remove(site.server.spool.path());
  const Answer answer = site.send(token() + file("a", "a.txt", "x") + last());
  std::filesystem::create_directory(site.server.spool.path());
  EXPECT_EQ(answer.status, 507);
  EXPECT_NE(answer.body.find("存储空间不足"), std::string::npos);
}

TEST(Upload, HoldsNoHandlerWhileItArrives) {
  ServerOptions options = TestServer::quick();
  options.body_deadline = 10s;
  options.handler_threads = 1;
  options.queue = 1;
  const UploadSite site(options);
  std::vector<Client> uploads;
  for (int i = 0; i < 20; ++i) {
    uploads.push_back(site.server.connect());
    uploads.back().send(UploadSite::head(100'000'000) + token() + file_start("a", "a.bin") + std::string(200'000, 'x'));
    EXPECT_EQ(site.server.get("/").status, 200);
  }
  EXPECT_EQ(site.server.get("/").status, 200);
}

TEST(Upload, Of200MegabytesNeedsLittleMemory) {
  const auto peak_kb = [] {
    std::ifstream status("/proc/self/status");
    std::string word;
    long kb = 0;
    while (status >> word)
      if (word == "VmHWM:") status >> kb;
    return kb;
  };
  ServerOptions options = TestServer::quick();
  options.body_deadline = 10s;
  UploadSite site(options);
  ASSERT_EQ(site.server.get("/").status, 200);
  std::string piece(1u << 16, '\0');
  for (std::size_t i = 0; i < piece.size(); ++i) piece[i] = static_cast<char>(i * 31 + i / 7);
  constexpr std::size_t pieces = 3200;  // 209,715,200 bytes
  Sha256Stream expected;
  const std::string start = token() + file_start("佐证", "数据.bin");
  const std::string end = "\r\n" + last();

  std::ofstream("/proc/self/clear_refs") << 5;  // the peak is counted from here
  const long before = peak_kb();
  const auto began = std::chrono::steady_clock::now();
  Client client = site.server.connect(30s);
  ASSERT_TRUE(client.send(UploadSite::head(start.size() + pieces * piece.size() + end.size()) + start));
  for (std::size_t i = 0; i < pieces; ++i) ASSERT_TRUE(client.send(piece));
  ASSERT_TRUE(client.send(end));
  EXPECT_EQ(client.read().status, 303);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  const long growth = peak_kb() - before;
  RecordProperty("milliseconds", static_cast<int>(took.count()));
  RecordProperty("peak_growth_kb", static_cast<int>(growth));

  for (std::size_t i = 0; i < pieces; ++i) expected.add(piece);
  ASSERT_EQ(site.request.uploads.size(), 1u);
  EXPECT_EQ(site.request.uploads.front().size, pieces * piece.size());
  EXPECT_EQ(site.request.uploads.front().sha256, to_hex(expected.finish()));
  EXPECT_LE(growth, 16 * 1024) << "KB";
  std::printf("[          ] %ld ms, peak memory grew by %ld KB\n", static_cast<long>(took.count()), growth);
}

}  // namespace
}  // namespace zj::http
