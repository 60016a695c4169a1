#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/embedded.h"
#include "db/failure.h"
#include "db/sql.h"
#include "db/value.h"

namespace zj::db {

enum class Engine { sqlite, postgresql };

struct Options {
  std::chrono::milliseconds patience{5'000};  // how long a statement waits for a lock before it fails as busy
  bool durable = true;  // false: a power cut may undo the last commits; for tests and for filling a demonstration only
};

using OnRow = std::function<void(Row)>;

class Session;

// One connection with its prepared statements. Used by one thread at a time; see query.h for what to do with it.
//
// SQLite: WAL, synchronous=FULL, foreign keys on. PostgreSQL: UTF-8, collation C (refused otherwise: pages and ranges
// over text would differ). Text that is not UTF-8 or holds a NUL character is refused by both.
class Connection {
 public:
  // "sqlite:/path/file.db", "postgresql://…" or a libpq string ("host=… dbname=…"). Throws Failure.
  explicit Connection(const std::string& url, const Options& options = {});
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Engine engine() const { return engine_; }
  // Statements kept prepared.
  std::size_t prepared() const;
  // False once the server has gone away or a rollback has failed: the pool drops such a connection.
  bool usable();

  // The ground under query.h: gives each row to `on_row`, which must not use the connection, and returns the rows
  // changed.
  std::int64_t run(SqlText sql, std::span<const Value> arguments, const OnRow& on_row);

 private:
  friend class Transaction;
  friend void migrate(Connection& connection, std::span<const EmbeddedFile> files);
  friend void backup(Connection& connection, const std::filesystem::path& file);

  enum class State { idle, open, failed, broken };  // of the transaction

  Engine engine_;
  std::unique_ptr<Session> session_;
  State state_ = State::idle;
  bool running_ = false;
};

// Everything between construction and commit() happens or nothing does; without commit() the destructor rolls back.
//
// read   sees one moment of the database, whatever others commit meanwhile, and refuses to write.
// write  behaves as if it ran alone (SQLite: BEGIN IMMEDIATE, PostgreSQL: SERIALIZABLE), or fails as busy.
//
// After a Failure inside it, a transaction can only be rolled back. Transactions do not nest.
class Transaction {
 public:
  enum class Mode { read, write };

  Transaction(Connection& connection, Mode mode);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Connection& connection_;
  bool done_ = false;
};

// A database and its pool of connections. Thread-safe; outlives what it lends.
class Database {
 public:
  // Opens a first connection, so that a wrong URL is known at once. Throws Failure.
  explicit Database(std::string url, Options options = {});

  struct Return {
    Database* database = nullptr;
    void operator()(Connection* connection) const;
  };
  using Lease = std::unique_ptr<Connection, Return>;

  // A connection for the calling thread, given back when the lease ends. There are as many as were ever lent at the
  // same time.
  Lease connect();

 private:
  std::string url_;
  Options options_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

namespace detail {
// Whether to run a transaction again after `failure`, the `attempt`th; if so, after a short pause.
bool try_again(Engine engine, const Failure& failure, int attempt);

template <class T>
concept Fallible = requires(const T& result) {
  { result.has_value() } -> std::same_as<bool>;
  result.error();
};
}  // namespace detail

// Runs `work` in a write transaction and commits. A Result that holds an error rolls back and is returned; so does an
// exception. Where others got in the way (Failure::Kind::busy), the whole of `work` is run again, a bounded number of
// times: it must be free of effects outside the database.
template <std::invocable<Connection&> Work>
auto in_transaction(Connection& connection, Work&& work) {
  using Answer = std::invoke_result_t<Work&, Connection&>;
  for (int attempt = 1;; ++attempt) {
    try {
      Transaction transaction(connection, Transaction::Mode::write);
      if constexpr (std::is_void_v<Answer>) {
        work(connection);
        transaction.commit();
        return;
      } else {
        Answer answer = work(connection);
        if constexpr (detail::Fallible<Answer>) {
          if (!answer.has_value()) return answer;
        }
        transaction.commit();
        return answer;
      }
    } catch (const Failure& failure) {
      if (!detail::try_again(connection.engine(), failure, attempt)) throw;
    }
  }
}

template <std::invocable<Connection&> Work>
auto in_transaction(Database& database, Work&& work) {
  const Database::Lease connection = database.connect();
  return in_transaction(*connection, std::forward<Work>(work));
}

}  // namespace zj::db
