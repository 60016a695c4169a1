// Requests a second over kept connections on this machine: a small page, a page of 50 KB, and both while slow clients
// hold connections open. Server and clients share the processor, so the figure is a lower bound.

#include <atomic>
#include <cstdio>
#include <thread>

#include "http/probe.h"

namespace {

using namespace zj::http;
using Clock = std::chrono::steady_clock;

void measure(const char* name, const probe::TestServer& site, const std::string& target) {
  constexpr int clients = 4;
  constexpr auto duration = std::chrono::seconds{2};
  const std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  std::atomic<long> answered{0};
  std::atomic<long> slowest_us{0};
  std::vector<std::thread> threads;
  const auto end = Clock::now() + duration;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&] {
      probe::Client client = site.connect();
      while (Clock::now() < end) {
        const auto began = Clock::now();
        if (client.ask(request).status != 200) return;
        ++answered;
        const long us = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began).count();
        for (long seen = slowest_us; us > seen && !slowest_us.compare_exchange_weak(seen, us);) continue;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::printf("%-28s %8.0f requests/s   slowest %6.2f ms\n", name,
              static_cast<double>(answered) / std::chrono::duration<double>(duration).count(),
              static_cast<double>(slowest_us) / 1000);
}

}  // namespace

int main() {
  Router router;
  router.get("/small", [](Request&) { return Response::text(200, std::string(5000, 'x')); });
  router.get("/large", [](Request&) { return Response::text(200, std::string(50000, 'x')); });
  ServerOptions options;
  options.connections_per_address = 1000;
  options.header_deadline = std::chrono::minutes{1};
  const probe::TestServer site(std::move(router), options);
  measure("5 KB", site, "/small");
  measure("50 KB", site, "/large");
  std::vector<probe::Client> slow;
  for (int i = 0; i < 300; ++i) {
    slow.push_back(site.connect());
    slow.back().send("GET / HTTP/1.1\r\nX");
  }
  measure("5 KB, 300 slow clients", site, "/small");
  return 0;
}
