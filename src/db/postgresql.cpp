#include <array>
#include <bit>
#include <charconv>
#include <unordered_map>

#include <libpq-fe.h>

#include "db/session.h"

namespace zj::db {
namespace {

using Kind = Failure::Kind;

// Types of columns and arguments by their numbers in pg_type.dat, which never change.
constexpr Oid oid_unknown = 0, oid_bool = 16, oid_bytea = 17, oid_int8 = 20, oid_int2 = 21, oid_int4 = 23,
              oid_text = 25, oid_varchar = 1043;
constexpr int binary = 1;

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Finish>;

std::string_view field(const PGresult* result, int code) {
  const char* const text = PQresultErrorField(result, code);
  return text ? text : "";
}

Failure failure_of(PGconn* connection, const PGresult* result) {
  const std::string_view state = field(result, PG_DIAG_SQLSTATE);
  // The primary message only: DETAIL quotes the values of keys.
  std::string what = "PostgreSQL: " + std::string(field(result, PG_DIAG_MESSAGE_PRIMARY));
  if (state.empty()) what += PQerrorMessage(connection);
  const auto constraint = [&] { return std::string(field(result, PG_DIAG_CONSTRAINT_NAME)); };

  if (PQstatus(connection) == CONNECTION_BAD) return {Kind::unavailable, what};
  if (state == "23505") return {Kind::unique, what, constraint()};
  if (state == "23503") return {Kind::foreign_key, what};
  if (state == "23514") return {Kind::check, what, constraint()};
  if (state == "23502") {
    return {Kind::not_null, what,
            std::string(field(result, PG_DIAG_TABLE_NAME)) + '.' + std::string(field(result, PG_DIAG_COLUMN_NAME))};
  }
  // serialization_failure, deadlock_detected, lock_not_available
  if (state == "40001" || state == "40P01" || state == "55P03") return {Kind::busy, what};
  // connection exceptions, insufficient resources, operator intervention, system errors
  if (state.starts_with("08") || state.starts_with("53") || state.starts_with("57") || state.starts_with("58")) {
    return {Kind::unavailable, what};
  }
  return {Kind::other, what};
}

std::uint64_t to_network(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return std::endian::native == std::endian::little ? __builtin_bswap64(bits) : bits;
}

std::int64_t from_network(std::string_view bytes) {
  std::uint64_t bits =
      static_cast<signed char>(bytes.at(0)) >= 0 ? 0 : ~std::uint64_t{0};  // keeps the sign of int2 and int4
  for (const char byte : bytes) bits = bits << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(bits);
}

Oid oid_of(Value::Type type) {
  switch (type) {
    case Value::Type::none:
      return oid_unknown;
    case Value::Type::integer:
      return oid_int8;
    case Value::Type::text:
      return oid_text;
    case Value::Type::blob:
      return oid_bytea;
  }
  return oid_unknown;
}

// A statement is planned for the types of its arguments, so the same literal may be prepared more than once.
struct Key {
  const char* sql;
  std::uint64_t types;  // two bits an argument
  friend bool operator==(const Key&, const Key&) = default;
};
struct KeyHash {
  std::size_t operator()(const Key& key) const {
    return std::hash<const char*>()(key.sql) ^ std::hash<std::uint64_t>()(key.types);
  }
};

class PostgresqlSession final : public Session {
 public:
  PostgresqlSession(const std::string& url, const Options& options);

  std::int64_t run(std::string_view sql, std::span<const Value> arguments, const OnRow& on_row) override;
  void script(const std::string& statement) override;
  void begin(Transaction::Mode mode) override;
  void commit() override;
  void rollback() override { script("ROLLBACK"); }
  bool alive() override;
  std::size_t prepared() const override { return statements_.size(); }
  void copy_to(const std::filesystem::path&) override {
    throw Failure(Kind::other, "PostgreSQL is backed up by its own tools: pg_basebackup, pgbackrest, barman");
  }

 private:
  const std::string& prepare(std::string_view sql, std::span<const Value> arguments);
  Result checked(PGresult* result);
  std::string_view ask(const char* sql, Result& keep);

  std::unique_ptr<PGconn, Finish> connection_;
  std::unordered_map<Key, std::string, KeyHash> statements_;  // to the name at the server
  std::size_t named_ = 0;
  std::vector<Value> row_;
};

PostgresqlSession::PostgresqlSession(const std::string& url, const Options& options) {
  const std::array<const char*, 4> keys{"dbname", "client_encoding", "fallback_application_name", nullptr};
  const std::array<const char*, 4> values{url.c_str(), "UTF8", "zhijian", nullptr};
  connection_.reset(PQconnectdbParams(keys.data(), values.data(), 1));
  if (!connection_ || PQstatus(connection_.get()) != CONNECTION_OK) {
    throw Failure(Kind::unavailable, std::string("PostgreSQL: ") + PQerrorMessage(connection_.get()));
  }
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  script("SET lock_timeout = " + std::to_string(options.patience.count()));
  // Statements read few rows: compiling their plans takes longer than they do.
  script("SET jit = off");
  if (!options.durable) script("SET synchronous_commit = off");
  Result keep;
  if (ask("SELECT current_setting('server_encoding') || CASE WHEN 'B' < 'a' AND 'z' < 'é' THEN ' C' ELSE ' other' END",
          keep) != "UTF8 C") {
    throw Failure(
        Kind::other,
        "PostgreSQL: the database must be made with ENCODING 'UTF8' and LC_COLLATE 'C' or 'C.UTF-8', or lists come in "
        "another order than their pages expect");
  }
}

Result PostgresqlSession::checked(PGresult* raw) {
  Result result(raw);
  const ExecStatusType status = PQresultStatus(raw);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw failure_of(connection_.get(), raw);
  return result;
}

std::string_view PostgresqlSession::ask(const char* sql, Result& keep) {
  keep = checked(PQexec(connection_.get(), sql));
  return PQgetvalue(keep.get(), 0, 0);
}

const std::string& PostgresqlSession::prepare(std::string_view sql, std::span<const Value> arguments) {
  std::array<Oid, max_parameters> types{};
  Key key{sql.data(), 0};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    types[i] = oid_of(arguments[i].type);
    key.types |= static_cast<std::uint64_t>(arguments[i].type) << (2 * i);
  }
  const auto known = statements_.find(key);
  if (known != statements_.end()) return known->second;
  std::string name = "zj" + std::to_string(++named_);
  checked(PQprepare(connection_.get(), name.c_str(), sql.data(), static_cast<int>(arguments.size()), types.data()));
  return statements_.emplace(key, std::move(name)).first->second;
}

Value column(const PGresult* result, int row, int index) {
  if (PQgetisnull(result, row, index)) return std::nullopt;
  const std::string_view bytes(PQgetvalue(result, row, index),
                               static_cast<std::size_t>(PQgetlength(result, row, index)));
  switch (PQftype(result, index)) {
    case oid_bool:
    case oid_int2:
    case oid_int4:
    case oid_int8:
      return from_network(bytes);
    case oid_text:
    case oid_varchar:
      return bytes;
    case oid_bytea:
      return BlobView{bytes};
    default:
      throw Failure(Kind::other,
                    "column " + std::to_string(index + 1) +
                        ": a type outside the dialect; CAST it to BIGINT or TEXT (PostgreSQL type number " +
                        std::to_string(PQftype(result, index)) + ")");
  }
}

std::int64_t PostgresqlSession::run(std::string_view sql, std::span<const Value> arguments, const OnRow& on_row) {
  const std::string& name = prepare(sql, arguments);
  // Arrays of fixed size: libpq is given pointers into them, so nothing may move.
  std::array<std::uint64_t, max_parameters> numbers{};
  std::array<const char*, max_parameters> values{};
  std::array<int, max_parameters> lengths{};
  std::array<int, max_parameters> formats{};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Value& value = arguments[i];
    formats[i] = binary;
    if (value.null) continue;
    if (value.type == Value::Type::integer) {
      numbers[i] = to_network(value.integer);
      values[i] = reinterpret_cast<const char*>(&numbers[i]);
      lengths[i] = sizeof(numbers[i]);
    } else {
      values[i] = value.bytes.data() ? value.bytes.data() : "";
      lengths[i] = static_cast<int>(value.bytes.size());
    }
  }
  PGresult* const answer = PQexecPrepared(connection_.get(), name.c_str(), static_cast<int>(arguments.size()),
                                          values.data(), lengths.data(), formats.data(), binary);
  if (field(answer, PG_DIAG_SQLSTATE) == "0A000") {
    // Somebody changed a table since the statement was planned: forget all plans and let the transaction run again.
    const Failure failure = failure_of(connection_.get(), Result(answer).get());
    statements_.clear();
    throw Failure(Kind::busy, failure.what());
  }
  const Result result = checked(answer);

  const int rows = PQntuples(result.get());
  const int columns = PQnfields(result.get());
  for (int row = 0; row < rows; ++row) {
    row_.clear();
    for (int i = 0; i < columns; ++i) row_.push_back(column(result.get(), row, i));
    on_row(row_);
  }
  if (std::string_view(PQcmdStatus(result.get())).starts_with("SELECT")) return 0;
  const std::string_view changed = PQcmdTuples(result.get());
  std::int64_t count = 0;
  std::from_chars(changed.data(), changed.data() + changed.size(), count);
  return count;
}

void PostgresqlSession::script(const std::string& statement) {
  checked(PQexec(connection_.get(), statement.c_str()));
}

void PostgresqlSession::begin(Transaction::Mode mode) {
  script(mode == Transaction::Mode::read ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                                         : "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE");
}

void PostgresqlSession::commit() {
  const Result result = checked(PQexec(connection_.get(), "COMMIT"));
  // COMMIT of a failed transaction is answered, without an error, by ROLLBACK.
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
    throw Failure(Kind::other, "PostgreSQL: the transaction was rolled back instead of committed");
  }
}

bool PostgresqlSession::alive() {
  // A server that goes away says so and closes its end. Reads that do not wait find out: the first takes its last
  // words.
  PGconn* const connection = connection_.get();
  return PQconsumeInput(connection) == 1 && PQconsumeInput(connection) == 1 && PQstatus(connection) == CONNECTION_OK;
}

}  // namespace

std::unique_ptr<Session> open_postgresql(const std::string& url, const Options& options) {
  return std::make_unique<PostgresqlSession>(url, options);
}

}  // namespace zj::db
