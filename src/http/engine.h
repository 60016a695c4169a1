#pragma once
// What all connections of one server share. Private to server.cpp and connection.cpp, the only readers of Asio.

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/hosts.h"
#include "http/message.h"
#include "http/refusal.h"
#include "http/server.h"

namespace zj::http {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using boost::system::error_code;

using Executor = asio::io_context::executor_type;
template <class T>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> use_task{};
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

class Connection;

// One thread and the connections that live on it.
struct Loop {
  std::unordered_set<Connection*> connections;  // touched on the loop's thread only; outlives io, whose end ends them
  asio::io_context io{1};
  std::thread thread;
};

// How many connections there are, in all and by address. Thread-safe.
class Census {
 public:
  // False when there is no room for one more. IPv6 addresses count by their /64, which one customer usually has to
  // himself.
  bool enter(const asio::ip::address& from, std::size_t most, std::size_t most_from_one);
  void leave(const asio::ip::address& from);
  std::size_t count() const;
  bool wait_until_empty(std::chrono::milliseconds at_most) const;

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable emptied_;
  std::map<std::string, std::size_t> by_address_;
  std::size_t count_ = 0;
};

struct Counters {
  std::atomic<std::uint64_t> by_class[6]{};  // [2]: answered 2xx …
  std::atomic<std::uint64_t> bytes{0};
  std::atomic<std::uint64_t> microseconds{0};
  std::atomic<std::uint64_t> turned_away{0};  // connections beyond a limit
  std::atomic<std::size_t> in_flight{0};
  std::atomic<std::size_t> jobs{0};  // running or waiting for a handler thread
};

struct Engine {
  Engine(ServerOptions given, Router routes)
      : options(std::move(given)),
        router(std::move(routes)),
        hosts(options.address, options.hosts),
        handlers(static_cast<std::size_t>(options.handler_threads)),
        disk(static_cast<std::size_t>(options.spool_threads)) {}

  // The page for a refusal; never throws.
  Response page_for(const Refusal& refusal, const Request& request) const;
  void log_error(const std::string& line) const;

  const ServerOptions options;
  const Router router;
  const HostNames hosts;
  std::optional<asio::ssl::context> tls;
  Census census;
  Counters counters;
  std::atomic<bool> draining{false};
  asio::thread_pool handlers;
  asio::thread_pool disk;
};

}  // namespace zj::http
