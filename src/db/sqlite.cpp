#include <algorithm>
#include <array>
#include <unordered_map>

#include <sqlite3.h>

#include "base/text.h"
#include "db/session.h"

namespace zj::db {
namespace {

using Kind = Failure::Kind;

struct Close {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

struct Statement {
  std::unique_ptr<sqlite3_stmt, Close> handle;
  std::array<int, max_parameters> slots{};  // $1 is a name to SQLite: its place depends on where it is first written
  bool reads_only = false;
};

// "t.a, t.b" as PostgreSQL names a unique constraint that was given no name: t_a_b_key, or t_pkey.
std::string constraint_name(std::string_view columns, bool primary) {
  constexpr std::string_view index = "index '";
  if (columns.starts_with(index)) return std::string(columns.substr(index.size(), columns.size() - index.size() - 1));
  std::string name(columns.substr(0, columns.find('.')));
  if (primary) return name + "_pkey";
  for (std::size_t dot = columns.find('.'); dot != std::string_view::npos; dot = columns.find('.', dot + 1)) {
    const std::size_t end = std::min(columns.find(',', dot), columns.size());
    name += '_';
    name += columns.substr(dot + 1, end - dot - 1);
  }
  return name + "_key";
}

Failure failure_of(sqlite3* handle) {
  const int extended = sqlite3_extended_errcode(handle);
  const std::string_view message = sqlite3_errmsg(handle);
  const std::size_t colon = message.find(": ");
  const std::string_view subject = colon == std::string_view::npos ? "" : message.substr(colon + 2);
  const std::string what = "SQLite: " + std::string(message);
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
      return {Kind::unique, what, constraint_name(subject, false)};
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return {Kind::unique, what, constraint_name(subject, true)};
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return {Kind::foreign_key, what};
    case SQLITE_CONSTRAINT_NOTNULL:
      return {Kind::not_null, what, std::string(subject)};
    case SQLITE_CONSTRAINT_CHECK:
      return {Kind::check, what, std::string(subject)};
    default:
      break;
  }
  switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Kind::busy, what};
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_CANTOPEN:
      return {Kind::unavailable, what};
    default:
      return {Kind::other, what};
  }
}

class SqliteSession final : public Session {
 public:
  SqliteSession(const std::string& file, const Options& options);

  std::int64_t run(std::string_view sql, std::span<const Value> arguments, const OnRow& on_row) override;
  void script(const std::string& statement) override;
  void begin(Transaction::Mode mode) override;
  void commit() override;
  void rollback() override;
  bool alive() override { return true; }
  std::size_t prepared() const override { return statements_.size(); }
  void copy_to(const std::filesystem::path& file) override;

 private:
  Statement& prepare(std::string_view sql, std::size_t arguments);
  void bind(const Statement& statement, std::span<const Value> arguments);

  Handle handle_;
  bool reading_ = false;  // in a read transaction
  // Keyed by the address of the literal. Declared after the handle, so that statements are finalized before it closes.
  std::unordered_map<const char*, Statement> statements_;
  std::vector<Value> row_;
};

Handle open_file(const std::string& file, int flags) {
  sqlite3* raw = nullptr;
  const int status = sqlite3_open_v2(file.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Handle handle(raw);  // given even on failure, to be asked why and closed
  if (!handle) throw Failure(Kind::unavailable, "SQLite: out of memory");
  if (status != SQLITE_OK) throw Failure(Kind::unavailable, std::string(failure_of(raw).what()) + ": " + file);
  return handle;
}

SqliteSession::SqliteSession(const std::string& file, const Options& options)
    : handle_(open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) {
  sqlite3_busy_timeout(handle_.get(), static_cast<int>(options.patience.count()));
  // "text" in double quotes is a name, as the standard and PostgreSQL have it.
  sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  script("PRAGMA journal_mode = WAL");
  script(options.durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
  script("PRAGMA foreign_keys = ON");
  script("PRAGMA case_sensitive_like = ON");
}

Statement& SqliteSession::prepare(std::string_view sql, std::size_t arguments) {
  const auto known = statements_.find(sql.data());
  if (known != statements_.end()) return known->second;
  sqlite3_stmt* raw = nullptr;
  const int status = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  if (status != SQLITE_OK) throw failure_of(handle_.get());
  Statement statement;
  statement.handle.reset(raw);
  statement.reads_only = sqlite3_stmt_readonly(raw) != 0;
  for (std::size_t i = 0; i < arguments; ++i) {
    statement.slots[i] = sqlite3_bind_parameter_index(raw, ("$" + std::to_string(i + 1)).c_str());
  }
  return statements_.emplace(sql.data(), std::move(statement)).first->second;
}

void SqliteSession::bind(const Statement& statement, std::span<const Value> arguments) {
  sqlite3_stmt* const handle = statement.handle.get();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Value& value = arguments[i];
    const int slot = statement.slots[i];
    // SQLite takes a null pointer for NULL, even where it stands for an empty text.
    const char* const bytes = value.bytes.data() ? value.bytes.data() : "";
    int status = SQLITE_OK;
    if (value.null) {
      status = sqlite3_bind_null(handle, slot);
    } else if (value.type == Value::Type::integer) {
      status = sqlite3_bind_int64(handle, slot, value.integer);
    } else if (value.type == Value::Type::text) {
      if (value.bytes.find('\0') != std::string_view::npos || !is_utf8(value.bytes)) {
        throw Failure(Kind::other, "text is not UTF-8 or holds a NUL: $" + std::to_string(i + 1));
      }
      status = sqlite3_bind_text64(handle, slot, bytes, value.bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
    } else {
      status = sqlite3_bind_blob64(handle, slot, bytes, value.bytes.size(), SQLITE_STATIC);
    }
    if (status != SQLITE_OK) throw failure_of(handle_.get());
  }
}

Value column(sqlite3_stmt* statement, int index) {
  const auto bytes = [&](const void* data) {
    return std::string_view(static_cast<const char*>(data),
                            static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
  };
  switch (sqlite3_column_type(statement, index)) {
    case SQLITE_NULL:
      return std::nullopt;
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, index)};
    case SQLITE_TEXT:
      return bytes(sqlite3_column_text(statement, index));
    case SQLITE_BLOB:
      return BlobView{bytes(sqlite3_column_blob(statement, index))};
    default:
      throw Failure(Kind::other,
                    "column " + std::to_string(index + 1) + ": a REAL; the dialect has whole numbers only");
  }
}

std::int64_t SqliteSession::run(std::string_view sql, std::span<const Value> arguments, const OnRow& on_row) {
  const Statement& statement = prepare(sql, arguments.size());
  if (reading_ && !statement.reads_only) throw Failure(Kind::other, "a read transaction writes");

  sqlite3_stmt* const handle = statement.handle.get();
  struct Reset {
    sqlite3_stmt* statement;
    ~Reset() {
      sqlite3_reset(statement);
      sqlite3_clear_bindings(statement);
    }
  } const reset{handle};
  bind(statement, arguments);

  // The count of changes keeps its value through statements that change nothing; the total tells those apart.
  const std::int64_t before = sqlite3_total_changes64(handle_.get());
  for (;;) {
    const int status = sqlite3_step(handle);
    if (status == SQLITE_DONE) break;
    if (status != SQLITE_ROW) throw failure_of(handle_.get());
    const int columns = sqlite3_column_count(handle);
    row_.clear();
    for (int i = 0; i < columns; ++i) row_.push_back(column(handle, i));
    on_row(row_);
  }
  return sqlite3_total_changes64(handle_.get()) == before ? 0 : sqlite3_changes64(handle_.get());
}

void SqliteSession::script(const std::string& statement) {
  if (sqlite3_exec(handle_.get(), statement.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw failure_of(handle_.get());
}

void SqliteSession::begin(Transaction::Mode mode) {
  const bool reading = mode == Transaction::Mode::read;
  script(reading ? "BEGIN" : "BEGIN IMMEDIATE");
  reading_ = reading;
}

void SqliteSession::commit() {
  script("COMMIT");
  reading_ = false;
}

void SqliteSession::rollback() {
  // A full disk makes SQLite roll back by itself.
  if (sqlite3_get_autocommit(handle_.get()) == 0) script("ROLLBACK");
  reading_ = false;
}

void SqliteSession::copy_to(const std::filesystem::path& file) {
  const Handle target = open_file(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite3_backup* const copy = sqlite3_backup_init(target.get(), "main", handle_.get(), "main");
  if (!copy) throw failure_of(target.get());
  // All pages in one step: under WAL this reads one moment and holds up no writer. In several steps every commit of
  // another connection would start the copy again.
  sqlite3_backup_step(copy, -1);
  if (sqlite3_backup_finish(copy) != SQLITE_OK) throw failure_of(target.get());
}

}  // namespace

std::unique_ptr<Session> open_sqlite(const std::string& file, const Options& options) {
  return std::make_unique<SqliteSession>(file, options);
}

}  // namespace zj::db
