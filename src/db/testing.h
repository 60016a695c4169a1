#pragma once
// Databases for tests, of this room and of those above it.
//
//   class Cases : public db::EngineTest {};
//   TEST_P(Cases, AreFound) { db::Connection& c = connection(); … }
//   INSTANTIATE_TEST_SUITE_P(On, Cases, db::both_engines, db::engine_name);

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "db/database.h"
#include "db/query.h"

namespace zj::db {

// An empty database that is removed at the end: a file in a folder of its own, or a schema of the server that
// ZHIJIAN_TEST_PG names.
class TestDatabase {
 public:
  explicit TestDatabase(Engine engine) : engine_(engine), name_(unused_name()) {
    if (engine == Engine::sqlite) {
      std::filesystem::create_directory(folder());
      url_ = "sqlite:" + (folder() / "test.db").string();
    } else {
      in_server("CREATE SCHEMA %I");
      const std::string server = server_url();
      const bool is_url = server.find("://") != std::string::npos;
      if (is_url)
        url_ = server + (server.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + name_;
      if (!is_url) url_ = server + " options='-csearch_path=" + name_ + "'";
    }
    database_ = std::make_unique<Database>(url_, Options{.durable = false});
  }

  ~TestDatabase() {
    database_.reset();
    if (engine_ == Engine::sqlite) std::filesystem::remove_all(folder());
    if (engine_ == Engine::postgresql) in_server("DROP SCHEMA %I CASCADE");
  }

  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  static std::string server_url() {
    const char* const url = std::getenv("ZHIJIAN_TEST_PG");
    return url ? url : "";
  }

  Database& database() { return *database_; }
  const std::string& url() const { return url_; }
  // Of the SQLite file.
  std::filesystem::path folder() const { return std::filesystem::temp_directory_path() / name_; }

 private:
  static std::string unused_name() {
    static std::atomic<int> count{0};
    return "zhijian_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
  }

  // The name of a schema cannot be a value of a statement, so the server puts it in.
  void in_server(std::string_view statement) {
    Connection c(server_url());
    exec(c, "SELECT set_config('zhijian.statement', $1, false), set_config('zhijian.schema', $2, false)", statement,
         name_);
    exec(c,
         "DO 'BEGIN EXECUTE format(current_setting(''zhijian.statement''), current_setting(''zhijian.schema'')); END'");
  }

  Engine engine_;
  std::string name_;
  std::string url_;
  std::unique_ptr<Database> database_;
};

// A fixture that runs every test on both engines; PostgreSQL's half is skipped where there is no server.
class EngineTest : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (GetParam() == Engine::postgresql && TestDatabase::server_url().empty()) {
      GTEST_SKIP() << "no PostgreSQL: run under tests/temp-pg.sh, or set ZHIJIAN_TEST_PG to a connection string";
    }
    test_.emplace(GetParam());
    connection_ = database().connect();
  }

  void TearDown() override {
    connection_.reset();
    test_.reset();
  }

  Database& database() { return test_->database(); }
  Connection& connection() { return *connection_; }
  const TestDatabase& test() const { return *test_; }

 private:
  std::optional<TestDatabase> test_;
  Database::Lease connection_;
};

inline const auto both_engines = testing::Values(Engine::sqlite, Engine::postgresql);

inline std::string engine_name(const testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "SQLite" : "PostgreSQL";
}

// Runs `work(0)` … `work(threads - 1)` at the same time and waits for them. A Failure fails the test.
template <class Work>
void at_once(int threads, const Work& work) {
  std::vector<std::thread> running(static_cast<std::size_t>(threads));
  for (int i = 0; i < threads; ++i) {
    running[static_cast<std::size_t>(i)] = std::thread([&work, i] {
      try {
        work(i);
      } catch (const Failure& failure) {
        ADD_FAILURE() << failure.what();
      }
    });
  }
  for (std::thread& thread : running) thread.join();
}

// A migration in a test.
inline EmbeddedFile script(std::string_view path, std::string_view text) {
  return {path, text.data(), text.data() + text.size()};
}

}  // namespace zj::db
