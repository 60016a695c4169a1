#include "db/database.h"

#include <algorithm>
#include <thread>

#include "db/session.h"

namespace zj::db {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

bool is_sqlite(std::string_view url) {
  return url.starts_with(sqlite_scheme);
}

std::unique_ptr<Session> open(const std::string& url, const Options& options) {
  if (is_sqlite(url)) return open_sqlite(url.substr(sqlite_scheme.size()), options);
  if (url.starts_with("postgresql:") || url.starts_with("postgres:") || url.find('=') != std::string::npos) {
    return open_postgresql(url, options);
  }
  throw Failure(
      Failure::Kind::other,
      "expected a database as sqlite:/path/file.db, postgresql://… or host=… dbname=…, found \"" + url + "\"");
}

// Sets a flag for as long as a block runs.
class Flag {
 public:
  explicit Flag(bool& flag) : flag_(flag) { flag_ = true; }
  ~Flag() { flag_ = false; }
  Flag(const Flag&) = delete;
  Flag& operator=(const Flag&) = delete;

 private:
  bool& flag_;
};

}  // namespace

Connection::Connection(const std::string& url, const Options& options)
    : engine_(is_sqlite(url) ? Engine::sqlite : Engine::postgresql), session_(open(url, options)) {}

Connection::~Connection() = default;

std::size_t Connection::prepared() const {
  return session_->prepared();
}

bool Connection::usable() {
  return state_ != State::broken && session_->alive();
}

std::int64_t Connection::run(SqlText sql, std::span<const Value> arguments, const OnRow& on_row) {
  const auto in_statement = [&](const std::string& what) { return what + "\n  in: " + std::string(sql.text()); };
  if (running_) {
    throw Failure(Failure::Kind::other, in_statement("a connection is used while its rows are still being read"));
  }
  if (state_ == State::failed) {
    throw Failure(Failure::Kind::other,
                  in_statement("a transaction is used after a failure; it can only be rolled back"));
  }
  const Flag running(running_);
  try {
    return session_->run(sql.text(), arguments, on_row);
  } catch (const Failure& failure) {
    if (state_ == State::open) state_ = State::failed;
    throw Failure(failure.kind(), in_statement(failure.what()), failure.constraint());
  }
}

Transaction::Transaction(Connection& connection, Mode mode) : connection_(connection) {
  if (connection.state_ != Connection::State::idle) {
    throw Failure(Failure::Kind::other, "a transaction is begun on a connection that has one already");
  }
  connection.session_->begin(mode);
  connection.state_ = Connection::State::open;
}

void Transaction::commit() {
  if (connection_.state_ != Connection::State::open || done_) {
    throw Failure(Failure::Kind::other, "a transaction is committed twice or after a failure");
  }
  connection_.state_ = Connection::State::failed;  // unless the next line succeeds
  connection_.session_->commit();
  connection_.state_ = Connection::State::idle;
  done_ = true;
}

Transaction::~Transaction() {
  if (done_) return;
  try {
    connection_.session_->rollback();
    connection_.state_ = Connection::State::idle;
  } catch (const Failure&) {
    connection_.state_ = Connection::State::broken;
  }
}

Database::Database(std::string url, Options options) : url_(std::move(url)), options_(options) {
  connect();
}

Database::Lease Database::connect() {
  {
    const std::lock_guard lock(mutex_);
    while (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      if (connection->usable()) return Lease(connection.release(), Return{this});
    }
  }
  return Lease(new Connection(url_, options_), Return{this});
}

void Database::Return::operator()(Connection* connection) const {
  std::unique_ptr<Connection> returned(connection);
  if (!returned->usable()) return;
  const std::lock_guard lock(database->mutex_);
  database->idle_.push_back(std::move(returned));
}

namespace detail {

bool try_again(Engine engine, const Failure& failure, int attempt) {
  constexpr int attempts = 20;
  // SQLite has one writer at a time and has already waited as long as Options::patience allows.
  if (failure.kind() != Failure::Kind::busy || engine == Engine::sqlite || attempt == attempts) return false;
  std::this_thread::sleep_for(std::chrono::milliseconds(std::min(attempt * attempt, 100)));
  return true;
}

}  // namespace detail
}  // namespace zj::db
