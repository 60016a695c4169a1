#include "http/server.h"

#include <atomic>
#include <fstream>
#include <future>
#include <latch>
#include <thread>

#include <gtest/gtest.h>

#include "http/probe.h"

namespace zj::http {
namespace {

using namespace std::chrono_literals;
using probe::Answer;
using probe::becomes;
using probe::Client;
using probe::post;
using probe::TestServer;

Router small_site() {
  Router router;
  router.get("/", [](Request&) { return Response::text(200, "首页"); });
  router.get("/case/{ref}", [](Request& r) { return Response::text(200, std::string(r.capture("ref"))); });
  router.get("/new/{ref}", [](Request&) { return Response::text(200, "captured"); });
  router.get("/new/form", [](Request&) { return Response::text(200, "literal"); });
  router.post("/form", [](Request& r) { return Response::text(200, std::string(r.form.first("名称"))); });
  router.post("/json", [](Request& r) { return Response::json(200, r.body); });
  router.get("/etag", [](Request&) { return Response::text(200, "same").header("etag", "\"v1\""); });
  router.post("/etag", [](Request&) { return Response::text(200, "done").header("etag", "\"v1\""); });
  router.get("/throws", [](Request&) -> Response { throw std::runtime_error("database is gone"); });
  router.get("/smuggles", [](Request&) { return Response::text(200, "").header("x-name", "a\r\nset-cookie: b=c"); });
  router.get("/bare404", [](Request&) { return Response::text(404, {}); });
  router.get("/peer", [](Request& r) { return Response::text(200, r.peer + (r.secure ? " secure" : " plain")); });
  return router;
}

TEST(Server, AnswersAndTellsTheHandlerWhatWasAsked) {
  const TestServer site(small_site());
  const Answer home = site.get("/");
  EXPECT_EQ(home.status, 200);
  EXPECT_EQ(home.body, "首页");
  EXPECT_EQ(home.header("content-type"), "text/plain; charset=utf-8");
  EXPECT_EQ(site.get("/case/%E6%99%BA%E9%89%B4?x=1").body, "智鉴");
  EXPECT_EQ(site.get("//case/./a/../7F3K/").body, "7F3K");
  EXPECT_EQ(site.get("/new/form").body, "literal");
  EXPECT_EQ(site.get("/new/other").body, "captured");
  EXPECT_EQ(
      site.ask(post("/form", "application/x-www-form-urlencoded", "a=1&%E5%90%8D%E7%A7%B0=%E4%B8%80+%E5%8E%82")).body,
      "一 厂");
  EXPECT_EQ(site.ask(post("/json", "application/json", R"({"a":1})")).body, R"({"a":1})");
}

TEST(Server, PutsTheHousesHeadersOnEveryAnswer) {
  const TestServer site(small_site());
  for (const std::string_view target : {"/", "/nowhere", "/throws", "/%zz"}) {
    const Answer answer = site.get(target);
    EXPECT_TRUE(answer.header("content-security-policy").starts_with("default-src 'none'; script-src 'self'"))
        << target;
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("referrer-policy"), "same-origin");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.header("strict-transport-security"), "") << "not over plain HTTP";
    EXPECT_NE(answer.header("date"), "");
  }
}

TEST(Server, RefusesWhatItDoesNotKnow) {
  const TestServer site(small_site());
  const auto ask = [&](std::string_view line) { return site.ask(std::string(line) + "\r\nHost: localhost\r\n\r\n"); };
  EXPECT_EQ(site.get("/nowhere").status, 404);
  EXPECT_NE(site.get("/nowhere").body.find("没有找到"), std::string::npos);
  EXPECT_NE(site.get("/bare404").body.find("没有找到"), std::string::npos)
      << "the house's page for an answer without body";
  const Answer wrong_method = ask("GET /form HTTP/1.1");
  EXPECT_EQ(wrong_method.status, 405);
  EXPECT_EQ(wrong_method.header("allow"), "POST");
  EXPECT_EQ(ask("POST / HTTP/1.1").header("allow"), "GET, HEAD");
  EXPECT_EQ(ask("DELETE / HTTP/1.1").status, 405);
  EXPECT_EQ(ask("DELETE / HTTP/1.1").header("allow"), "GET, HEAD, POST");
  EXPECT_EQ(ask("BREW / HTTP/1.1").status, 501);
  EXPECT_EQ(ask("GET / HTTP/2.0").status, 505);
  EXPECT_EQ(ask("GET /%00 HTTP/1.1").status, 400);
  EXPECT_EQ(ask("GET /%FF HTTP/1.1").status, 400);
  EXPECT_EQ(ask("GET /../etc HTTP/1.1").status, 400);
  EXPECT_EQ(ask("GET /a%2Fb HTTP/1.1").status, 400);
  EXPECT_EQ(ask("GET http://localhost/case/1 HTTP/1.1").body, "1");
  EXPECT_EQ(ask("GET http://elsewhere.cn/case/1 HTTP/1.1").status, 400);
  EXPECT_EQ(site.ask(post("/form", "application/x-www-form-urlencoded", "a=%FF")).status, 400);
}

TEST(Server, HoldsBackWhatAHandlerThrowsAndLogsIt) {
  const TestServer site(small_site());
  const Answer answer = site.get("/throws");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body.find("database"), std::string::npos);
  ASSERT_EQ(site.errors().size(), 1u);
  EXPECT_EQ(site.errors().front(), "handler of /throws failed: database is gone");
}

TEST(Server, NeverLetsTextIntoAHeader) {
  const TestServer site(small_site());
  const Answer answer = site.get("/smuggles");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.head.find("set-cookie"), std::string::npos);
}

TEST(Server, KeepsTheConnectionAndAnswersPipelinedRequestsInOrder) {
  const TestServer site(small_site());
  Client client = site.connect();
  EXPECT_EQ(client.ask("GET /case/1 HTTP/1.1\r\nHost: localhost\r\n\r\n").body, "1");
  client.send(
      "\r\n" + post("/json", "application/json", "[2]") +
      "POST /json HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n[\r\n2\r\n3]\r\n0\r\n\r\n"
      "HEAD /case/4 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /case/5 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.read().body, "[2]");
  EXPECT_EQ(client.read().body, "[3]");
  const Answer head = client.read(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), "1");
  EXPECT_EQ(client.read().body, "5");
  EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").header("connection"), "close");
  EXPECT_TRUE(client.closed());
  EXPECT_EQ(site.ask("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").header("connection"), "close");
}

TEST(Server, AnswersFromTheBrowsersCache) {
  const TestServer site(small_site());
  const auto ask = [&](std::string_view tags) {
    return site.ask("GET /etag HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + std::string(tags) + "\r\n\r\n");
  };
  EXPECT_EQ(ask("\"v0\"").status, 200);
  const Answer held = ask("\"v0\", W/\"v1\"");
  EXPECT_EQ(held.status, 304);
  EXPECT_EQ(held.header("etag"), "\"v1\"");
  EXPECT_EQ(held.header("content-length"), "");
  EXPECT_EQ(held.body, "");
  EXPECT_EQ(site.ask("POST /etag HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\n\r\n").status, 200)
      << "only reading";
}

TEST(Server, AnswersOnlyToItsOwnNames) {
  ServerOptions options;
  options.hosts = {"zhijian.example.cn"};
  const TestServer site(small_site(), options);
  const auto ask = [&](std::string_view hosts) {
    return site.ask("GET / HTTP/1.1\r\n" + std::string(hosts) + "\r\n").status;
  };
  EXPECT_EQ(ask("Host: localhost:8080\r\n"), 200);
  EXPECT_EQ(ask("Host: Zhijian.Example.CN\r\n"), 200);
  EXPECT_EQ(ask("Host: evil.example\r\n"), 421);
  EXPECT_EQ(ask(""), 400);
  EXPECT_EQ(ask("Host:\r\n"), 400);
  EXPECT_EQ(ask("Host: localhost\r\nHost: localhost\r\n"), 400);
  EXPECT_EQ(ask("Host: localhost, evil\r\n"), 400);
}

TEST(Server, RefusesPostsMadeOnOtherSites) {
  const TestServer site(small_site());
  const auto status = [&](std::string_view header) {
    return site.ask(post("/json", "application/json", "1", std::string(header) + "\r\n")).status;
  };
  EXPECT_EQ(status("Origin: http://localhost"), 200);
  EXPECT_EQ(status("Origin: http://localhost:81"), 403);
  EXPECT_EQ(status("Origin: https://evil.example"), 403);
  EXPECT_EQ(status("Origin: null"), 403);
  EXPECT_EQ(status("Sec-Fetch-Site: cross-site"), 403);
}

TEST(Server, BelievesOnlyTrustedProxies) {
  const std::string request =
      "GET /peer HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 1.1.1.1, 203.0.113.9\r\nX-Forwarded-Proto: "
      "https\r\n\r\n";
  EXPECT_EQ(TestServer(small_site()).ask(request).body, "127.0.0.1 plain");
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  const TestServer behind(small_site(), options);
  EXPECT_EQ(behind.ask(request).body, "203.0.113.9 secure");
  EXPECT_EQ(behind.ask(request).header("strict-transport-security"), "max-age=31536000");
}

TEST(Server, StreamsFiles) {
  const probe::TempDir folder;
  const auto path = folder.path() / "big.bin";
  std::string content(3'000'001, '\0');
  for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 7 + i / 251);
  std::ofstream(path, std::ios::binary) << content;
  Router router;
  router.get("/big", [&](Request&) {
    Response r;
    r.content_type = "application/pdf";
    r.file = path;
    return r.download_as("申报书 \"一\".pdf");
  });
  router.get("/missing", [&](Request&) {
    Response r;
    r.file = folder.path() / "none";
    return r;
  });
  const TestServer site(std::move(router));
  Client client = site.connect();
  for (int i = 0; i < 2; ++i) {
    const Answer answer = client.ask("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(answer.header("content-type"), "application/pdf");
    EXPECT_TRUE(
        answer.header("content-disposition").ends_with("UTF-8''%E7%94%B3%E6%8A%A5%E4%B9%A6%20%22%E4%B8%80%22.pdf"));
    EXPECT_TRUE(answer.body == content);
  }
  EXPECT_EQ(client.ask("HEAD /big HTTP/1.1\r\nHost: localhost\r\n\r\n").header("content-length"), "3000001");
  EXPECT_EQ(client.ask("GET /missing HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 500);
  EXPECT_EQ(client.ask("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
}

TEST(Server, TurnsAwayWhatDoesNotFitTheQueue) {
  std::latch release(1);
  std::atomic<int> entered{0};
  Router router;
  router.get("/slow", [&](Request&) {
    ++entered;
    release.wait();
    return Response::text(200, "done");
  });
  ServerOptions options;
  options.handler_threads = 2;
  options.queue = 3;
  const TestServer site(std::move(router), options);
  std::vector<Client> clients;
  for (int i = 0; i < 5; ++i) {
    clients.push_back(site.connect());
    clients.back().send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  ASSERT_TRUE(becomes([&] { return site.server->metrics().find("zhijian_http_waiting 3\n") != std::string::npos; }));
  EXPECT_TRUE(becomes([&] { return entered == 2; }));
  const Answer busy = site.get("/slow");
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(busy.header("retry-after"), "2");
  release.count_down();
  for (Client& client : clients) EXPECT_EQ(client.read().status, 200);
}

TEST(Server, FinishesWhatIsInFlightBeforeItStops) {
  std::latch release(1);
  std::atomic<bool> entered{false};
  Router router = small_site();
  router.get("/slow", [&](Request&) {
    entered = true;
    release.wait();
    return Response::text(200, "done");
  });
  const TestServer site(std::move(router), TestServer::quick());
  Client idle = site.connect();
  ASSERT_EQ(idle.ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
  Client busy = site.connect();
  busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  ASSERT_TRUE(becomes([&] { return entered.load(); }));

  auto stopped = std::async(std::launch::async, [&] { site.server->stop(); });
  EXPECT_TRUE(idle.closed());
  EXPECT_TRUE(becomes([&] {
    try {
      site.connect();
      return false;
    } catch (const std::runtime_error&) {
      return true;
    }
  })) << "no longer accepts";
  release.count_down();
  const Answer answer = busy.read();
  EXPECT_EQ(answer.body, "done");
  EXPECT_EQ(answer.header("connection"), "close");
  busy.close();
  EXPECT_EQ(stopped.wait_for(3s), std::future_status::ready);
}

TEST(Server, StopsEvenWhenAClientDoesNotLetGo) {
  ServerOptions options = TestServer::quick();
  options.header_deadline = options.idle_deadline = 60s;
  options.drain = 200ms;
  const TestServer site(small_site(), options);
  Client stubborn = site.connect();
  stubborn.send("GET / HTT");
  ASSERT_TRUE(
      becomes([&] { return site.server->metrics().find("zhijian_http_connections 1\n") != std::string::npos; }));
  const auto began = std::chrono::steady_clock::now();
  site.server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
}

TEST(Server, WritesAnAccessLogWithoutQueriesAndCountsItsAnswers) {
  std::vector<std::string> lines;
  ServerOptions options;
  options.access_log = [&](const Access& access) {
    Access a = access;
    a.took = 7us;
    lines.push_back(to_line(a));
  };
  {
    const TestServer site(small_site(), options);
    site.get("/case/7%20%22K?token=secret");
    site.get("/nowhere");
    site.ask("nonsense\r\n\r\n");
    const auto counted = [&](std::string_view line) { return site.server->metrics().find(line) != std::string::npos; };
    EXPECT_TRUE(becomes([&] { return counted("zhijian_http_requests_total{class=\"2xx\"} 1\n"); }));
    EXPECT_TRUE(becomes([&] { return counted("zhijian_http_requests_total{class=\"4xx\"} 2\n"); }));
  }
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0], "127.0.0.1 \"GET /case/7%20%22K\" 200 4 7us");
  EXPECT_EQ(lines[1].substr(0, 29), "127.0.0.1 \"GET /nowhere\" 404 ");
  EXPECT_EQ(lines[2].substr(0, 20), "127.0.0.1 \"- -\" 400 ");
}

TEST(Server, ShowsTheProgramsOwnErrorPage) {
  ServerOptions options;
  options.error_page = [](int status, const Said& why, const Request& request) {
    return Response::text(status, "page of " + request.path + ": " + why.in(Lang::zh));
  };
  const TestServer site(small_site(), options);
  EXPECT_EQ(site.get("/nowhere").body, "page of /nowhere: 没有找到这个页面");
  EXPECT_EQ(site.get("/nowhere").status, 404);
}

TEST(Server, SaysWhyItCannotStart) {
  ServerOptions options;
  options.address = "例子";
  EXPECT_EQ(Server::start(options, {}).error().said.in(Lang::zh), "“例子”不是 IP 地址");
  options.address = "127.0.0.1";
  const TestServer first(small_site());
  options.port = first.server->port();
  EXPECT_EQ(Server::start(options, {}).error().trouble, Trouble::unavailable);
  options.port = 0;
  options.tls_certificate = "/nonexistent.pem";
  EXPECT_EQ(Server::start(options, {}).error().at, "tls");
  options.tls_certificate = {};
  options.spool = "/proc/nowhere";
  Router router;
  router.post("/up", [](Request&) { return Response(); }, {.uploads = true});
  EXPECT_EQ(Server::start(options, std::move(router)).error().at, "spool");
}

}  // namespace
}  // namespace zj::http
