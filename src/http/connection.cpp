#include "http/connection.h"

#include <array>
#include <functional>
#include <memory>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include "http/origin.h"
#include "http/request.h"
#include "http/response.h"
#include "http/spool.h"
#include "http/target.h"
#include "http/transfer.h"
#include "http/wire.h"
#include "words/http.h"

// Where GCC inlines Asio's operator new for coroutine frames but not its delete, it takes the two for a mismatch: GCC
// bug 109224. It reports the place where the coroutine ends, so this cannot be narrower than the file.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace zj::http {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t piece_size = 64u << 10;  // what a deadline of body or write covers
constexpr std::size_t head_piece = 4u << 10;

// One request and what is known about its answer.
struct Exchange {
  SteadyClock::time_point began = SteadyClock::now();
  std::string method = "-";
  bool keep_alive = false;
  Request request;
};

// Runs blocking work on a pool and comes back to the loop; throws here what the work throws there.
Task<void> run_on(asio::thread_pool& pool, std::function<void()> work) {
  std::exception_ptr failure;
  auto initiate = [&](auto handler) {
    asio::post(pool, [&work, &failure, handler = std::move(handler)]() mutable {
      try {
        work();
      } catch (...) {
        failure = std::current_exception();
      }
      const auto executor = asio::get_associated_executor(handler);
      asio::post(executor, std::move(handler));
    });
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(initiate, use_task);
  if (failure) std::rethrow_exception(failure);
}

// Counts something up for as long as it lives.
class Counted {
 public:
  explicit Counted(std::atomic<std::size_t>& counter) : counter_(counter), before_(counter.fetch_add(1)) {}
  ~Counted() { counter_.fetch_sub(1); }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  std::size_t before() const { return before_; }

 private:
  std::atomic<std::size_t>& counter_;
  std::size_t before_;
};

// Reads Request::body as an urlencoded form.
bool take_form(Request& request) {
  std::optional<Fields> fields = parse_urlencoded(request.body);
  if (!fields) return false;
  request.form = *std::move(fields);
  request.body.clear();
  return true;
}

}  // namespace

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Engine& engine, Loop& loop, Socket socket, const asio::ip::address& from)
      : engine_(engine), loop_(loop), from_(from), socket_(std::move(socket)), timer_(loop.io.get_executor()) {
    if (engine.tls) tls_.emplace(socket_, *engine.tls);
    loop_.connections.insert(this);
  }
  ~Connection() {
    loop_.connections.erase(this);
    engine_.census.leave(from_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Task<void> run();
  void close(bool only_idle);

 private:
  Task<bool> handshake();
  Task<bool> serve_one();
  Task<OrRefusal<bool>> read_head(RequestReader& reader, Exchange& x);
  Task<std::optional<Response>> answer(RequestReader& reader, Exchange& x);
  Task<std::optional<Response>> read_body(RequestReader& reader, Exchange& x, const BodyPlan& plan, SpooledForm* form);
  Task<bool> on_handlers(std::function<void()> work, bool even_if_full = false);
  Task<bool> send(Exchange& x, Response response);
  Task<std::uint64_t> transmit(std::string_view head, std::string_view body, SentFile* file, std::uint64_t total);
  Task<void> hang_up();

  Task<std::size_t> read_some(std::size_t piece);
  Task<bool> write(std::string_view first, std::string_view second);

  Response refuse(int status, Said why, const Exchange& x) const {
    return engine_.page_for({status, std::move(why)}, x.request);
  }
  std::optional<Response> guarded(const Exchange& x, const std::function<std::optional<Response>()>& code) const;
  void account(const Exchange& x, int status, std::uint64_t bytes);

  void arm(std::chrono::milliseconds deadline);
  void disarm() { deadline_ = SteadyClock::time_point::max(); }
  void wait_for_deadline();

  Engine& engine_;
  Loop& loop_;
  const asio::ip::address from_;
  Socket socket_;
  std::optional<asio::ssl::stream<Socket&>> tls_;
  ReadBuffer buffer_;
  bool first_request_ = true;
  bool idle_ = false;  // between two requests: may be closed without a word
  bool gone_ = false;  // the other end closed, or broke the rules of its own transport

  // One timer follows a deadline that moves; it is set anew only when the deadline comes nearer.
  Timer timer_;
  SteadyClock::time_point deadline_ = SteadyClock::time_point::max();
  bool timer_runs_ = false;
  bool expired_ = false;
};

void Connection::arm(std::chrono::milliseconds deadline) {
  expired_ = false;
  deadline_ = SteadyClock::now() + deadline;
  if (!timer_runs_ || timer_.expiry() > deadline_) wait_for_deadline();
}

void Connection::wait_for_deadline() {
  timer_runs_ = true;
  timer_.expires_at(deadline_);
  timer_.async_wait([weak = weak_from_this()](error_code error) {
    const std::shared_ptr<Connection> self = weak.lock();
    if (!self || error) return;
    self->timer_runs_ = false;
    if (SteadyClock::now() >= self->deadline_) {
      self->expired_ = true;
      self->socket_.cancel(error);
    } else if (self->deadline_ != SteadyClock::time_point::max()) {
      self->wait_for_deadline();
    }
  });
}

void Connection::close(bool only_idle) {
  error_code ignored;
  if (!only_idle || idle_) socket_.close(ignored);
}

// 0: nothing more will come, or not in time (expired_).
Task<std::size_t> Connection::read_some(std::size_t piece) {
  if (expired_ || gone_) co_return 0;
  const std::span<char> room = buffer_.room(piece);
  const auto into = asio::buffer(room.data(), room.size());
  error_code error;
  std::size_t n = 0;
  if (tls_) {
    n = co_await tls_->async_read_some(into, asio::redirect_error(use_task, error));
  } else {
    n = co_await socket_.async_read_some(into, asio::redirect_error(use_task, error));
  }
  if (error && !expired_) gone_ = true;
  if (error) co_return 0;
  buffer_.filled(n);
  co_return n;
}

Task<bool> Connection::write(std::string_view first, std::string_view second) {
  if (gone_) co_return false;
  arm(engine_.options.write_deadline);
  const std::array<asio::const_buffer, 2> bytes{asio::buffer(first.data(), first.size()),
                                                asio::buffer(second.data(), second.size())};
  error_code error;
  if (tls_) {
    co_await asio::async_write(*tls_, bytes, asio::redirect_error(use_task, error));
  } else {
    co_await asio::async_write(socket_, bytes, asio::redirect_error(use_task, error));
  }
  if (error) gone_ = true;
  co_return !error;
}

Task<void> Connection::run() {
  bool more = true;
  if (tls_) more = co_await handshake();
  while (more) more = co_await serve_one();
  if (!gone_) co_await hang_up();
}

Task<bool> Connection::handshake() {
  arm(engine_.options.handshake_deadline);
  error_code error;
  co_await tls_->async_handshake(asio::ssl::stream_base::server, asio::redirect_error(use_task, error));
  if (error) gone_ = true;
  co_return !error;
}

// Closing while the other end still sends would reset the connection and destroy the answer on its way: the sending
// side is closed first, and what comes is read over until the other end has noticed. A browser shows the answer only
// when it has sent its whole upload.
Task<void> Connection::hang_up() {
  const SteadyClock::time_point end = SteadyClock::now() + engine_.options.linger_at_most;
  arm(engine_.options.linger);
  error_code error;
  if (tls_) co_await tls_->async_shutdown(asio::redirect_error(use_task, error));
  tls_.reset();
  socket_.shutdown(Socket::shutdown_send, error);
  while (SteadyClock::now() < end && co_await read_some(piece_size) > 0) {
    buffer_.consume(buffer_.data().size());
    arm(engine_.options.linger);
  }
}

// False when the connection ends here.
Task<bool> Connection::serve_one() {
  RequestReader reader;
  Exchange x;
  const OrRefusal<bool> came = co_await read_head(reader, x);
  if (came && !*came) co_return false;
  const Counted in_flight(engine_.counters.in_flight);
  std::optional<Response> response;
  if (came) {
    x.method = reader.head().method;
    x.keep_alive = reader.head().keep_alive;
    response = co_await answer(reader, x);
    if (!response) co_return false;
  } else {
    response = engine_.page_for(came.error(), x.request);
  }
  // What is left of a refused body would be read as the next request.
  if (!reader.done() || engine_.draining) x.keep_alive = false;
  const bool sent = co_await send(x, *std::move(response));
  buffer_.shrink(head_piece);
  if (!sent) co_return false;
  co_return x.keep_alive;
}

// False when the other end left without a request.
Task<OrRefusal<bool>> Connection::read_head(RequestReader& reader, Exchange& x) {
  std::string none;
  bool begun = !buffer_.data().empty();
  arm(begun || first_request_ ? engine_.options.header_deadline : engine_.options.idle_deadline);
  first_request_ = false;
  for (;;) {
    buffer_.consume(reader.feed(buffer_.data(), none));
    if (const int status = reader.failure(); status != 0) co_return tl::unexpected(Refusal{status, why_status(status)});
    if (reader.has_head()) {
      disarm();
      co_return true;
    }
    if (!begun && engine_.draining) co_return false;
    idle_ = !begun;
    const std::size_t n = co_await read_some(head_piece);
    idle_ = false;
    if (n == 0) {
      if (begun && expired_) co_return tl::unexpected(Refusal{408, why_status(408)});
      gone_ = true;
      co_return false;
    }
    if (!begun) {
      begun = true;
      x.began = SteadyClock::now();
      arm(engine_.options.header_deadline);
    }
  }
}

// Nothing when the other end left before its body was complete.
Task<std::optional<Response>> Connection::answer(RequestReader& reader, Exchange& x) {
  const Head& head = reader.head();
  OrRefusal<Request> request =
      read_request(head, {from_.to_string(), tls_.has_value()}, engine_.hosts, engine_.options.trusted_proxies);
  if (!request) {
    x.keep_alive = false;  // whoever sends this may mean something else by what follows
    Response refusal = engine_.page_for(request.error(), x.request);
    if (refusal.status == 405) refusal.header("allow", "GET, HEAD, POST");
    co_return refusal;
  }
  x.request = *std::move(request);
  if (x.request.method == Method::post && provenance(x.request) == Provenance::foreign)
    co_return refuse(403, say(words::http_foreign_page), x);

  Router::Match match = engine_.router.match(x.request.method, x.request.path);
  if (!match.route && !match.path_known) co_return refuse(404, why_status(404), x);
  if (!match.route) {
    Response refusal = refuse(405, say(words::http_method, head.method), x);
    co_return refusal.header("allow", x.request.method == Method::post ? "GET, HEAD" : "POST");
  }
  x.request.captures = std::move(match.captures);
  const RouteLimits& limits = match.route->limits;
  const OrRefusal<BodyPlan> plan = plan_body(head, x.request, limits);
  if (!plan) co_return engine_.page_for(plan.error(), x.request);

  std::optional<Response> response;
  const auto busy = [&] { return refuse(503, say(words::http_busy), x).header("retry-after", "2"); };
  if (limits.admit) {
    const bool room = co_await on_handlers([&] { response = guarded(x, [&] { return limits.admit(x.request); }); });
    if (!room) co_return busy();
    if (response) co_return response;
  }

  std::unique_ptr<SpooledForm> form;
  if (plan->kind == BodyPlan::Kind::multipart)
    form =
        std::make_unique<SpooledForm>(plan->boundary, limits, engine_.options.spool, engine_.options.sniff, x.request);
  if (plan->kind != BodyPlan::Kind::none) {
    response = co_await read_body(reader, x, *plan, form.get());
    if (response || !reader.done()) co_return response;
  }
  const auto handle = [&] {
    if (plan->kind == BodyPlan::Kind::form && !take_form(x.request)) {
      response = refuse(400, say(words::http_bad_form), x);
    } else {
      response = guarded(x, [&] { return match.route->handler(x.request); });
    }
    form.reset();  // deleting a large file takes time that the loop does not have
  };
  // Nobody is asked to send a large file a second time.
  const bool room = co_await on_handlers(handle, !x.request.uploads.empty());
  if (!room) co_return busy();
  co_return response;
}

// A response when the body is refused. Nothing, and the reader not done, when the other end left.
Task<std::optional<Response>> Connection::read_body(RequestReader& reader, Exchange& x, const BodyPlan& plan,
                                                    SpooledForm* form) {
  if (plan.expects_continue && buffer_.data().empty())
    if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n", "")) co_return std::nullopt;

  const auto deadline = engine_.options.body_deadline;
  std::string body;
  std::uint64_t taken = 0;      // handed to the form
  std::size_t since_armed = 0;  // bytes that came under the current deadline
  arm(deadline);
  while (!reader.done()) {
    const std::size_t used = reader.feed(buffer_.data(), body);
    buffer_.consume(used);
    if (const int status = reader.failure(); status != 0) co_return refuse(status, why_status(status), x);
    if (taken + body.size() > plan.limit) co_return refuse(413, too_large(plan.limit), x);
    if (form && (reader.done() || body.size() >= piece_size)) {
      bool good = false;
      disarm();
      co_await run_on(engine_.disk, [&] { good = form->feed(body) && (!reader.done() || form->finish()); });
      if (!good) {
        if (const Response* given = std::get_if<Response>(&form->refusal())) co_return *given;
        co_return engine_.page_for(std::get<Refusal>(form->refusal()), x.request);
      }
      taken += body.size();
      body.clear();
      since_armed = 0;
      arm(deadline);
    }
    if (used > 0 || reader.done()) continue;
    const std::size_t n = co_await read_some(piece_size);
    if (n == 0 && expired_) co_return refuse(408, why_status(408), x);
    if (n == 0) co_return std::nullopt;
    since_armed += n;
    if (since_armed >= piece_size) {
      since_armed = 0;
      arm(deadline);
    }
  }
  disarm();
  x.request.body = std::move(body);
  co_return std::nullopt;
}

// False, and the work not done, when too much waits already.
Task<bool> Connection::on_handlers(std::function<void()> work, bool even_if_full) {
  const Counted job(engine_.counters.jobs);
  const bool room =
      even_if_full || job.before() < engine_.options.queue + static_cast<std::size_t>(engine_.options.handler_threads);
  if (room) co_await run_on(engine_.handlers, std::move(work));
  co_return room;
}

// What a handler throws becomes a 500 and a line in the log.
std::optional<Response> Connection::guarded(const Exchange& x,
                                            const std::function<std::optional<Response>()>& code) const {
  std::string what = "an exception of an unknown type";
  try {
    return code();
  } catch (const std::exception& e) {
    what = e.what();
  } catch (...) {
  }
  engine_.log_error("handler of " + x.request.path + " failed: " + what);
  return refuse(500, say(words::http_broken), x);
}

// False when the connection is of no more use.
Task<bool> Connection::send(Exchange& x, Response response) {
  std::unique_ptr<SentFile> file;
  if (response.file) co_await run_on(engine_.disk, [&] { file = std::make_unique<SentFile>(*response.file); });
  std::string fault;
  if (file && !file->size()) fault = "cannot read " + response.file->string();
  if (const auto header = first_bad_header(response)) fault = "a control character in the header " + *header;
  if (!fault.empty()) {
    engine_.log_error("response of " + x.request.path + ": " + fault);
    file.reset();
    response = Response::text(500, {});
  }
  if (response.status >= 400 && response.body.empty() && !file) {
    Response page = refuse(response.status, why_status(response.status), x);
    page.headers.insert(page.headers.end(), response.headers.begin(), response.headers.end());
    response = std::move(page);
  }
  if (x.request.method == Method::get) answer_from_cache(response, x.request.headers.first("if-none-match"));
  add_house_headers(response, x.request.secure || tls_.has_value());

  const std::uint64_t size = file ? *file->size() : response.body.size();
  const auto length = has_body(response.status) ? std::optional(size) : std::nullopt;
  const std::uint64_t total = x.method == "HEAD" ? 0 : length.value_or(0);
  // HTTP's own time, by which caches reckon; not the clock of the record.
  const std::string date = http_date(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
  const std::string head = write_head(response, length, x.keep_alive, date);
  const std::uint64_t sent = co_await transmit(head, response.body, file.get(), total);
  account(x, response.status, sent);
  co_return !gone_;
}

// Sends `total` bytes of a body, or of a file where there is one, behind a head. Fewer went out when the other end left
// or the file has become shorter than what was promised.
Task<std::uint64_t> Connection::transmit(std::string_view head, std::string_view body, SentFile* file,
                                         std::uint64_t total) {
  std::string piece(file ? std::min<std::uint64_t>(total, piece_size) : 0, '\0');
  std::uint64_t sent = 0;
  bool good = true;
  do {
    const std::size_t wanted = std::min<std::uint64_t>(total - sent, piece_size);
    std::string_view next;
    if (file && wanted > 0) {
      std::size_t got = 0;
      co_await run_on(engine_.disk, [&] { got = file->read({piece.data(), wanted}); });
      next = std::string_view(piece).substr(0, got);
    } else {
      next = body.substr(sent, wanted);
    }
    good = next.size() == wanted && co_await write(head, next);
    head = {};
    if (good) sent += wanted;
  } while (good && sent < total);
  disarm();
  if (!good) gone_ = true;
  co_return sent;
}

void Connection::account(const Exchange& x, int status, std::uint64_t bytes) {
  Counters& counters = engine_.counters;
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - x.began);
  ++counters.by_class[static_cast<std::size_t>(status / 100) % std::size(counters.by_class)];
  counters.bytes += bytes;
  counters.microseconds += static_cast<std::uint64_t>(took.count());
  if (!engine_.options.access_log) return;
  const bool known = !x.request.path.empty();
  engine_.options.access_log(
      {x.method, known ? x.request.path : "-", status, bytes, took, known ? x.request.peer : from_.to_string()});
}

void serve_connection(Engine& engine, Loop& loop, Socket socket, const asio::ip::address& from) {
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  auto connection = std::make_shared<Connection>(engine, loop, std::move(socket), from);
  auto serve = [connection]() -> Task<void> { co_await connection->run(); };
  asio::co_spawn(loop.io.get_executor(), std::move(serve), [connection, &engine](const std::exception_ptr& error) {
    if (!error) return;
    try {
      std::rethrow_exception(error);
    } catch (const std::exception& e) {
      engine.log_error(std::string("connection failed: ") + e.what());
    }
  });
}

void close_connections(Loop& loop, bool all) {
  for (Connection* connection : loop.connections) connection->close(!all);
}

}  // namespace zj::http
