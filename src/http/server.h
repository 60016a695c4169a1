#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace zj::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;               // 0: any free port, see Server::port()
  std::vector<std::string> hosts = {};     // accepted Host names besides the listening address; empty: localhost forms only
  std::vector<std::string> trusted_proxies = {};  // addresses whose X-Forwarded-For and -Proto are believed
  std::string tls_certificate = {};        // PEM files; empty: plain HTTP
  std::string tls_key = {};
  std::filesystem::path spool;             // for uploads
  int io_threads = 1;
  int handler_threads = 4;
  std::size_t queue = 256;                 // waiting requests beyond which the answer is 503 with Retry-After
  std::size_t connections_per_address = 200;
  std::chrono::milliseconds header_deadline{10'000};
  std::chrono::milliseconds body_deadline{30'000};   // for each 64 KB
  std::chrono::milliseconds write_deadline{30'000};
  std::chrono::milliseconds idle_deadline{60'000};
  std::chrono::milliseconds drain{20'000};
};

// Listens at once; handlers run on a fixed pool, so they are ordinary blocking functions. A handler that throws gives 500 and
// a line in the log. Every response carries the security headers of the house (CSP, nosniff, referrer policy …) unless the
// handler sets its own.
class Server {
 public:
  static Result<std::unique_ptr<Server>> start(ServerOptions options, Router router);
  virtual ~Server() = default;
  virtual std::uint16_t port() const = 0;
  // Stops accepting, finishes what is in flight (at most options.drain), then returns.
  virtual void stop() = 0;
  // Requests answered by status class, in flight, queue length: the text of /metrics.
  virtual std::string metrics() const = 0;
};

}  // namespace zj::http
