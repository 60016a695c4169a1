#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace zj::http {

// One answered request, for the access log. Never the query or the body: they hold names, numbers and tokens.
struct Access {
  std::string method;  // "-" and "-" where the head could not be read
  std::string path;
  int status = 0;
  std::uint64_t bytes = 0;           // of the body, as sent
  std::chrono::microseconds took{};  // from the first byte of the request to the last of the response
  std::string peer;
};
std::string to_line(const Access& access);  // peer "GET /case/7F3K" 200 5120 1834us

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free port, see Server::port()
  std::vector<std::string> hosts =
      {};  // accepted Host names besides the listening address; empty: localhost forms only
  std::vector<std::string> trusted_proxies = {};  // addresses whose X-Forwarded-For and -Proto are believed
  std::string tls_certificate = {};               // PEM files; empty: plain HTTP
  std::string tls_key = {};
  std::filesystem::path spool = {};  // for uploads; needed where a route takes them
  int io_threads = 1;
  int handler_threads = 4;
  int spool_threads = 2;    // write uploads and read files, so that a slow disk stops neither of the above
  std::size_t queue = 256;  // waiting requests beyond which the answer is 503 with Retry-After
  std::size_t connections_per_address = 200;  // trusted proxies have no limit of their own
  std::size_t connections = 5'000;            // in all; at most three quarters of the descriptors the process may open
  std::chrono::milliseconds handshake_deadline{10'000};
  std::chrono::milliseconds header_deadline{10'000};
  std::chrono::milliseconds body_deadline{30'000};   // for each 64 KB
  std::chrono::milliseconds write_deadline{30'000};  // for each 64 KB
  std::chrono::milliseconds idle_deadline{60'000};
  std::chrono::milliseconds linger{10'000};          // how long a refused sender may be silent before it has noticed
  std::chrono::milliseconds linger_at_most{60'000};  // and how long it may go on sending
  std::chrono::milliseconds drain{20'000};

  // The media type of an upload by its first bytes (at most 4 KB); absent: application/octet-stream.
  std::function<std::string(std::string_view first_bytes)> sniff = {};
  // The page for a refused request, or for a handler's answer of 400 and above that has no body. `request` is as far as
  // it was read. Called on any thread; must be quick. Absent: two lines of plain text.
  std::function<Response(int status, const Said& why, const Request& request)> error_page = {};
  std::function<void(const Access&)> access_log = {};         // called on the io threads; must be quick
  std::function<void(std::string_view line)> error_log = {};  // developer diagnostics; absent: standard error
};

// Listens at once; handlers run on a fixed pool, so they are ordinary blocking functions. A handler that throws gives
// 500 and a line in the log. Every response carries the security headers of the house (CSP, nosniff, referrer policy …)
// unless the handler sets its own, and an `etag` set by a handler is answered with 304 where the browser holds it. A
// post made on a page of another site is refused before any handler sees it (see origin.h).
class Server {
 public:
  static Result<std::unique_ptr<Server>> start(ServerOptions options, Router router);
  virtual ~Server() = default;  // stops
  virtual std::uint16_t port() const = 0;
  // Stops accepting, finishes what is in flight (at most options.drain, and the handlers that run by then), then
  // returns.
  virtual void stop() = 0;
  // Requests answered by status class, in flight, queue length: the text of /metrics (Prometheus text format 0.0.4).
  virtual std::string metrics() const = 0;
};

}  // namespace zj::http
