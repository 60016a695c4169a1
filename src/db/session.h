#pragma once
// What an engine must offer. Internal to this room: everybody else uses database.h and query.h.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "db/database.h"
#include "db/value.h"

namespace zj::db {

// One connection of one engine. Every function may throw Failure.
class Session {
 public:
  virtual ~Session() = default;

  // Runs a statement and gives the number of rows that it changed. `sql` lives as long as the program: it is prepared
  // once and found again by its address.
  virtual std::int64_t run(std::string_view sql, std::span<const Value> arguments, const OnRow& on_row) = 0;
  // Runs one statement that takes and gives nothing, without keeping it prepared.
  virtual void script(const std::string& statement) = 0;

  virtual void begin(Transaction::Mode mode) = 0;
  virtual void commit() = 0;
  virtual void rollback() = 0;

  // Whether the connection still stands, as far as can be told without asking the server.
  virtual bool alive() = 0;
  virtual std::size_t prepared() const = 0;
  virtual void copy_to(const std::filesystem::path& file) = 0;
};

std::unique_ptr<Session> open_sqlite(const std::string& file, const Options& options);
std::unique_ptr<Session> open_postgresql(const std::string& url, const Options& options);

}  // namespace zj::db
