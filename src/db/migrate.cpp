#include "db/migrate.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/hash.h"
#include "db/query.h"
#include "db/script.h"
#include "db/search.h"
#include "db/session.h"

namespace zj::db {
namespace {

[[noreturn]] void refuse(const std::string& what) {
  throw Failure(Failure::Kind::other, "migrations: " + what);
}

struct File {
  std::string path;
  std::string_view text;
};

bool well_named(std::string_view path) {
  return path.size() > 9 && std::all_of(path.begin(), path.begin() + 4, scan::is_digit) && path[4] == '_' &&
         path.ends_with(".sql");
}

// The room's own file sorts before all numbers.
std::vector<File> in_order(std::span<const EmbeddedFile> files) {
  std::vector<File> ordered{{"0000_search.sql", search::schema}};
  for (const EmbeddedFile& file : files) {
    if (!well_named(file.path)) refuse("expected a name like 0001_cases.sql, found " + std::string(file.path));
    ordered.push_back({std::string(file.path), file.bytes()});
  }
  std::sort(ordered.begin(), ordered.end(), [](const File& a, const File& b) { return a.path < b.path; });
  const auto same_number = [](const File& a, const File& b) { return a.path.substr(0, 4) == b.path.substr(0, 4); };
  const auto twice = std::adjacent_find(ordered.begin(), ordered.end(), same_number);
  if (twice != ordered.end()) refuse(twice->path + " and " + std::next(twice)->path + " have the same number");
  return ordered;
}

// How many of the files are applied: always the first ones.
std::size_t applied_count(Connection& connection, const std::vector<File>& files) {
  const auto applied =
      all<std::tuple<std::string, std::string>>(connection, "SELECT path, sha256 FROM schema_version ORDER BY path");
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const std::string& path = std::get<0>(applied[i]);
    const auto known = std::find_if(files.begin(), files.end(), [&](const File& file) { return file.path == path; });
    if (known == files.end())
      refuse("the database has " + path + ", which this program does not know: start a newer program");
    if (sha256_hex(known->text) != std::get<1>(applied[i]))
      refuse(path + " has changed since it was applied: undo that and add a new file");
    if (files[i].path != path)
      refuse(files[i].path + " is new but comes before " + path + ", which is applied: give it a higher number");
  }
  return applied.size();
}

}  // namespace

void migrate(Connection& connection, std::span<const EmbeddedFile> files) {
  const std::vector<File> ordered = in_order(files);
  const auto apply = [&](const File& file) {
    const auto run = [&](const Statement& statement) {
      try {
        connection.session_->script(statement.text);
      } catch (const Failure& failure) {
        throw Failure(failure.kind(),
                      "migrations: " + file.path + ":" + std::to_string(statement.line) + ": " + failure.what());
      }
    };
    std::vector<Statement> statements;
    try {
      statements = split_script(file.text, connection.engine());
    } catch (const Failure& failure) {
      refuse(file.path + ":" + failure.what());
    }
    for (const Statement& statement : statements) run(statement);
    exec(connection, "INSERT INTO schema_version(path, sha256) VALUES ($1, $2)", file.path, sha256_hex(file.text));
  };

  // One starter at a time. SQLite's write transaction sees to that by itself; PostgreSQL's must not begin before the
  // lock is held, or it would not see what the holder before did.
  struct SchemaLock {
    Connection& connection;
    explicit SchemaLock(Connection& c) : connection(c) {
      if (connection.engine() == Engine::postgresql) connection.session_->script("SELECT pg_advisory_lock(26090101)");
    }
    ~SchemaLock() {
      try {
        if (connection.engine() == Engine::postgresql)
          connection.session_->script("SELECT pg_advisory_unlock(26090101)");
      } catch (const Failure&) {
        connection.state_ = Connection::State::broken;  // the pool closes it, which lets go of the lock
      }
    }
  };
  const SchemaLock lock(connection);

  in_transaction(connection, [&](Connection& c) {
    exec(c, "CREATE TABLE IF NOT EXISTS schema_version (path TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL)");
    applied_count(c, ordered);
  });
  for (bool more = true; more;) {
    in_transaction(connection, [&](Connection& c) {
      const std::size_t applied = applied_count(c, ordered);
      if (applied < ordered.size()) apply(ordered[applied]);
      more = applied + 1 < ordered.size();
    });
  }
}

}  // namespace zj::db
