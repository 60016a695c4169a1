#pragma once
// For tests: a server on a free port of 127.0.0.1 and a client that writes exactly the bytes it is told to, however
// wrong.

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "http/ascii.h"
#include "http/server.h"

namespace zj::http::probe {

// A parsed answer; status 0: the connection ended without one.
struct Answer {
  int status = 0;
  std::string head;
  std::string body;

  std::string header(std::string_view name) const {
    for (std::string_view rest = head; !rest.empty();) {
      std::string_view line = take_until(rest, '\n');
      if (equal_ignoring_case(take_until(line, ':'), name))
        return std::string(trim_blanks(line.substr(0, line.find('\r'))));
    }
    return {};
  }
};

// One connection. Reads give up after `patience`.
class Client {
 public:
  explicit Client(std::uint16_t port, std::chrono::milliseconds patience = std::chrono::seconds{5}) {
    fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{patience.count() / 1000, patience.count() % 1000 * 1000};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect to the server under test");
  }
  ~Client() { close(); }
  Client(Client&& other) noexcept : fd_(std::exchange(other.fd_, -1)), buffer_(std::move(other.buffer_)) {}
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

  // False when the other end does not take it all.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }

  // One response with its body, as far as Content-Length says (`no_body`: the answer to a HEAD).
  Answer read(bool no_body = false) {
    Answer answer;
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return answer;
    answer.head = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    answer.status = std::atoi(answer.head.c_str() + std::string_view("HTTP/1.1 ").size());
    const std::size_t length =
        no_body || answer.status < 200 ? 0 : std::strtoul(answer.header("content-length").c_str(), nullptr, 10);
    while (buffer_.size() < length)
      if (!more()) break;
    answer.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return answer;
  }

  Answer ask(std::string_view request) {
    send(request);
    return read(request.starts_with("HEAD "));
  }

  // Whether the server has closed, within the client's patience.
  bool closed() {
    while (more()) buffer_.clear();
    return at_end_;
  }

 private:
  bool more() {
    char piece[16384];
    const ssize_t n = ::recv(fd_, piece, sizeof piece, 0);
    at_end_ = n == 0 || (n < 0 && errno == ECONNRESET);
    if (n > 0) buffer_.append(piece, static_cast<std::size_t>(n));
    return n > 0;
  }

  int fd_ = -1;
  bool at_end_ = false;
  std::string buffer_;
};

// A folder that goes with its object.
class TempDir {
 public:
  TempDir() {
    std::string name = (std::filesystem::temp_directory_path() / "zj-http-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a temporary folder");
    path_ = name;
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

 private:
  std::filesystem::path path_;
};

// A running server with short deadlines, its spool folder and what it logged.
class TestServer {
 public:
  explicit TestServer(Router router, ServerOptions options = {}) {
    options.port = 0;
    options.spool = spool.path();
    options.error_log = [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      errors_.emplace_back(line);
    };
    auto started = Server::start(std::move(options), std::move(router));
    if (!started) throw std::runtime_error(started.error().said.in(Lang::en));
    server = std::move(*started);
  }

  static ServerOptions quick() {
    ServerOptions options;
    options.handshake_deadline = std::chrono::milliseconds{300};
    options.header_deadline = std::chrono::milliseconds{300};
    options.body_deadline = std::chrono::milliseconds{300};
    options.write_deadline = std::chrono::milliseconds{500};
    options.idle_deadline = std::chrono::milliseconds{400};
    options.linger = std::chrono::milliseconds{200};
    options.linger_at_most = std::chrono::milliseconds{200};
    options.drain = std::chrono::milliseconds{1000};
    return options;
  }

  Client connect(std::chrono::milliseconds patience = std::chrono::seconds{5}) const {
    return Client(server->port(), patience);
  }
  Answer ask(std::string_view request) const { return connect().ask(request); }
  Answer get(std::string_view target) const {
    return ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  std::vector<std::string> errors() const {
    const std::lock_guard lock(mutex_);
    return errors_;
  }

  TempDir spool;
  std::unique_ptr<Server> server;

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> errors_;
};

// "POST target" with a body and its length.
inline std::string post(std::string_view target, std::string_view content_type, std::string_view body,
                        std::string_view more_headers = "") {
  std::string request = "POST " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
  request.append("Content-Type: ").append(content_type).append("\r\n").append(more_headers);
  return request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
}

// Waits until something becomes true; false when it does not within `at_most`.
template <class Condition>
bool becomes(Condition condition, std::chrono::milliseconds at_most = std::chrono::seconds{3}) {
  const auto end = std::chrono::steady_clock::now() + at_most;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    ::usleep(2000);
  }
  return true;
}

}  // namespace zj::http::probe
