#include "http/server.h"

#include <algorithm>
#include <cstdio>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <openssl/ssl.h>
#include <sys/resource.h>

#include "http/connection.h"
#include "http/engine.h"
#include "http/response.h"
#include "http/spool.h"
#include "words/http.h"

namespace zj::http {
namespace {

std::string census_key(const asio::ip::address& address) {
  if (address.is_v4()) return address.to_string();
  const auto bytes = address.to_v6().to_bytes();
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size() / 2};
}

// As people and logs write it: an IPv4 client of a dual-stack socket is an IPv4 address.
asio::ip::address plain_address(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  return address;
}

// The database and the files need descriptors too.
std::size_t connections_allowed(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return wanted;
  return std::min<std::size_t>(wanted, limit.rlim_cur / 4 * 3);
}

using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;

class BeastServer final : public Server {
 public:
  BeastServer(ServerOptions options, Router router) : engine_(std::move(options), std::move(router)) {}
  ~BeastServer() override { stop(); }

  Result<std::monostate> listen();
  void run();

  std::uint16_t port() const override { return port_; }
  void stop() override;
  std::string metrics() const override;

 private:
  Result<std::monostate> load_certificate();
  Task<void> accept();

  using WorkGuard = asio::executor_work_guard<Executor>;

  Engine engine_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::vector<WorkGuard> guards_;
  std::optional<Acceptor> acceptor_;
  std::size_t most_connections_ = 0;
  std::uint16_t port_ = 0;
  std::once_flag stopped_;
};

Result<std::monostate> BeastServer::load_certificate() {
  const ServerOptions& options = engine_.options;
  if (options.tls_certificate.empty() && options.tls_key.empty()) return std::monostate{};
  asio::ssl::context& tls = engine_.tls.emplace(asio::ssl::context::tls_server);
  SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  error_code error;
  std::string file = options.tls_certificate;
  tls.use_certificate_chain_file(file, error);
  if (!error) {
    file = options.tls_key;
    tls.use_private_key_file(file, asio::ssl::context::pem, error);
  }
  if (error) return bad_input("tls", say(words::http_bad_certificate, file, error.message()));
  return std::monostate{};
}

Result<std::monostate> BeastServer::listen() {
  const ServerOptions& options = engine_.options;
  const auto& routes = engine_.router.routes();
  if (std::ranges::any_of(routes, [](const Router::Route& r) { return r.limits.uploads; })) {
    if (auto ready = prepare_spool(options.spool); !ready) return ready;
  }
  if (auto loaded = load_certificate(); !loaded) return loaded;

  error_code error;
  const auto address = asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
  if (error) return bad_input("address", say(words::http_bad_address, options.address));
  for (int i = 0; i < std::max(1, options.io_threads); ++i) {
    loops_.push_back(std::make_unique<Loop>());
    guards_.emplace_back(loops_.back()->io.get_executor());
  }
  const tcp::endpoint endpoint(address, options.port);
  acceptor_.emplace(loops_.front()->io.get_executor());
  acceptor_->open(endpoint.protocol(), error);
  if (!error) acceptor_->set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor_->bind(endpoint, error);
  if (!error) acceptor_->listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    Said said = say(words::http_cannot_listen, options.address, std::to_string(options.port), error.message());
    return unexpected<Error>(Error{Trouble::unavailable, std::move(said), "address"});
  }
  port_ = acceptor_->local_endpoint().port();
  most_connections_ = connections_allowed(options.connections);
  return std::monostate{};
}

void BeastServer::run() {
  asio::co_spawn(
      loops_.front()->io.get_executor(), [this] { return accept(); }, asio::detached);
  for (const auto& loop : loops_) loop->thread = std::thread([&io = loop->io] { io.run(); });
}

Task<void> BeastServer::accept() {
  const ServerOptions& options = engine_.options;
  Timer pause(loops_.front()->io.get_executor());
  for (std::size_t turn = 0; !engine_.draining; ++turn) {
    Loop& loop = *loops_[turn % loops_.size()];
    error_code error;
    Socket socket = co_await acceptor_->async_accept(loop.io.get_executor(), asio::redirect_error(use_task, error));
    if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) break;
    if (error) {
      // Out of descriptors, most likely: trying again at once would only burn the processor.
      pause.expires_after(std::chrono::milliseconds{100});
      co_await pause.async_wait(asio::redirect_error(use_task, error));
      continue;
    }
    const auto endpoint = socket.remote_endpoint(error);
    if (error) continue;  // gone already
    const asio::ip::address from = plain_address(endpoint.address());
    const bool is_proxy = std::ranges::find(options.trusted_proxies, from.to_string()) != options.trusted_proxies.end();
    if (!engine_.census.enter(from, most_connections_,
                              is_proxy ? most_connections_ : options.connections_per_address)) {
      ++engine_.counters.turned_away;
      continue;
    }
    asio::post(loop.io, [this, &loop, from, s = std::move(socket)]() mutable {
      serve_connection(engine_, loop, std::move(s), from);
    });
  }
}

void BeastServer::stop() {
  std::call_once(stopped_, [this] {
    engine_.draining = true;
    if (!loops_.empty() && loops_.front()->thread.joinable()) {
      asio::post(loops_.front()->io, [this] {
        error_code ignored;
        acceptor_->close(ignored);
      });
      for (const auto& loop : loops_) asio::post(loop->io, [&l = *loop] { close_connections(l, false); });
      if (!engine_.census.wait_until_empty(engine_.options.drain)) {
        for (const auto& loop : loops_) asio::post(loop->io, [&l = *loop] { close_connections(l, true); });
        engine_.handlers.stop();
        engine_.disk.stop();
      }
    }
    engine_.handlers.join();
    engine_.disk.join();
    for (const auto& loop : loops_) loop->io.stop();
    for (const auto& loop : loops_)
      if (loop->thread.joinable()) loop->thread.join();
    acceptor_.reset();
    guards_.clear();
    loops_.clear();
  });
}

std::string BeastServer::metrics() const {
  const Counters& c = engine_.counters;
  const std::size_t jobs = c.jobs;
  const auto threads = static_cast<std::size_t>(engine_.options.handler_threads);
  std::string out;
  const auto line = [&out](std::string_view name, std::uint64_t value) {
    out.append(name).append(" ").append(std::to_string(value)).append("\n");
  };
  const auto about = [&out](std::string_view name, std::string_view type, std::string_view help) {
    out.append("# HELP ").append(name).append(" ").append(help).append("\n");
    out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
  };
  about("zhijian_http_requests_total", "counter", "Requests answered, by class of status.");
  std::uint64_t requests = 0;
  for (std::size_t i = 1; i < std::size(c.by_class); ++i) {
    requests += c.by_class[i];
    line("zhijian_http_requests_total{class=\"" + std::to_string(i) + "xx\"}", c.by_class[i]);
  }
  about("zhijian_http_request_microseconds", "summary",
        "From the first byte of a request to the last of its response.");
  line("zhijian_http_request_microseconds_sum", c.microseconds);
  line("zhijian_http_request_microseconds_count", requests);
  about("zhijian_http_response_bytes_total", "counter", "Bytes of bodies sent.");
  line("zhijian_http_response_bytes_total", c.bytes);
  about("zhijian_http_in_flight", "gauge", "Requests being read, handled or answered.");
  line("zhijian_http_in_flight", c.in_flight);
  about("zhijian_http_waiting", "gauge", "Requests waiting for a handler thread.");
  line("zhijian_http_waiting", jobs > threads ? jobs - threads : 0);
  about("zhijian_http_connections", "gauge", "Open connections.");
  line("zhijian_http_connections", engine_.census.count());
  about("zhijian_http_connections_turned_away_total", "counter", "Connections beyond a limit, closed at once.");
  line("zhijian_http_connections_turned_away_total", c.turned_away);
  return out;
}

}  // namespace

bool Census::enter(const asio::ip::address& from, std::size_t most, std::size_t most_from_one) {
  const std::lock_guard lock(mutex_);
  if (count_ >= most) return false;
  std::size_t& here = by_address_[census_key(from)];
  if (here >= most_from_one) return false;
  ++here;
  ++count_;
  return true;
}

void Census::leave(const asio::ip::address& from) {
  const std::lock_guard lock(mutex_);
  const auto here = by_address_.find(census_key(from));
  if (--here->second == 0) by_address_.erase(here);
  if (--count_ == 0) emptied_.notify_all();
}

std::size_t Census::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

bool Census::wait_until_empty(std::chrono::milliseconds at_most) const {
  std::unique_lock lock(mutex_);
  return emptied_.wait_for(lock, at_most, [this] { return count_ == 0; });
}

Response Engine::page_for(const Refusal& refusal, const Request& request) const {
  if (options.error_page) {
    try {
      Response page = options.error_page(refusal.status, refusal.why, request);
      page.status = refusal.status;
      if (!page.body.empty() && !first_bad_header(page)) return page;
    } catch (const std::exception& e) {
      log_error(std::string("error page failed: ") + e.what());
    }
  }
  return Response::text(refusal.status, refusal.why.in(Lang::zh) + "\n" + refusal.why.in(Lang::en) + "\n");
}

void Engine::log_error(const std::string& line) const {
  if (options.error_log) {
    options.error_log(line);
  } else {
    std::fprintf(stderr, "http: %s\n", line.c_str());
  }
}

std::string to_line(const Access& access) {
  std::string path;
  for (const char c : access.path) c == '"' ? path += "%22" : c == ' ' ? path += "%20" : path += c;
  return access.peer + " \"" + access.method + " " + path + "\" " + std::to_string(access.status) + " " +
         std::to_string(access.bytes) + " " + std::to_string(access.took.count()) + "us";
}

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Router router) {
  auto server = std::make_unique<BeastServer>(std::move(options), std::move(router));
  if (auto listening = server->listen(); !listening) return tl::unexpected(listening.error());
  server->run();
  return server;
}

}  // namespace zj::http
