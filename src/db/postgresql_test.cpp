// What is PostgreSQL's alone: a server that goes away, tables that change under a plan, a wrong collation.
#include <thread>

#include "db/backup.h"
#include "db/migrate.h"
#include "db/testing.h"

namespace zj::db {
namespace {

class Postgresql : public testing::Test {
 protected:
  void SetUp() override {
    if (TestDatabase::server_url().empty()) GTEST_SKIP() << "no PostgreSQL: run under tests/temp-pg.sh";
    test_.emplace(Engine::postgresql);
  }

  Database& database() { return test_->database(); }

 private:
  std::optional<TestDatabase> test_;
};

TEST_F(Postgresql, ConnectionThatWasCutIsReplaced) {
  auto c = database().connect();
  const auto server_process = value<std::int64_t>(*c, "SELECT pg_backend_pid()");
  Connection other(TestDatabase::server_url());
  EXPECT_TRUE(value<bool>(other, "SELECT pg_terminate_backend(CAST($1 AS INT))", server_process));
  for (int i = 0; i < 5'000 && c->usable(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  EXPECT_FALSE(c->usable());
  c.reset();
  EXPECT_NE(value<std::int64_t>(*database().connect(), "SELECT pg_backend_pid()"), server_process);
}

TEST_F(Postgresql, ConnectionThatIsCutWhileInUseSaysTryAgainLater) {
  const auto c = database().connect();
  const auto server_process = value<std::int64_t>(*c, "SELECT pg_backend_pid()");
  Connection other(TestDatabase::server_url());
  try {
    Transaction t(*c, Transaction::Mode::write);
    exec(other, "SELECT pg_terminate_backend(CAST($1 AS INT))", server_process);
    exec(*c, "SELECT pg_sleep(5)");
    ADD_FAILURE() << "the connection lives";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind(), Failure::Kind::unavailable) << failure.what();
  }
  EXPECT_FALSE(c->usable());
}

TEST_F(Postgresql, StatementIsPlannedAgainWhenATableChanged) {
  const auto c = database().connect();
  exec(*c, "CREATE TABLE t (a BIGINT)");
  const auto read = [](Connection& connection) { exec(connection, "SELECT * FROM t"); };
  read(*c);
  exec(*c, "ALTER TABLE t ADD b BIGINT");
  in_transaction(*c, read);
}

// SQLite's writers wait for each other; PostgreSQL's may find that another was first.
TEST_F(Postgresql, TransactionThatLostIsRunAgainWhole) {
  const auto c = database().connect();
  const auto other = database().connect();
  exec(*c, "CREATE TABLE counter (n BIGINT)");
  exec(*c, "INSERT INTO counter VALUES (0)");
  int runs = 0;
  in_transaction(*c, [&](Connection& t) {
    const auto before = value<std::int64_t>(t, "SELECT n FROM counter");
    if (++runs == 1) exec(*other, "UPDATE counter SET n = n + 1");
    exec(t, "UPDATE counter SET n = $1", before + 1);
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(value<std::int64_t>(*c, "SELECT n FROM counter"), 2);
}

TEST_F(Postgresql, StatementIsPlannedForTheTypesOfItsValues) {
  const auto c = database().connect();
  const auto kind = [&](auto argument) {
    return value<std::string>(*c, "SELECT CAST(pg_typeof($1) AS TEXT)", argument);
  };
  EXPECT_EQ(kind(std::int64_t{1}), "bigint");
  EXPECT_EQ(kind(std::string_view("1")), "text");
  EXPECT_EQ(kind(BlobView{"1"}), "bytea");
  EXPECT_EQ(kind(std::optional<std::int64_t>()), "bigint");
}

TEST_F(Postgresql, DatabaseThatSortsOtherwiseIsRefused) {
  Connection c(TestDatabase::server_url());
  exec(c, "DROP DATABASE IF EXISTS zhijian_test_collation");
  exec(c,
       "CREATE DATABASE zhijian_test_collation TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' "
       "LOCALE_PROVIDER icu ICU_LOCALE 'zh'");
  try {
    Database sorted(TestDatabase::server_url() + " dbname=zhijian_test_collation");
    ADD_FAILURE() << "opened";
  } catch (const Failure& failure) {
    EXPECT_NE(std::string_view(failure.what()).find("LC_COLLATE"), std::string_view::npos) << failure.what();
  }
  exec(c, "DROP DATABASE zhijian_test_collation");
}

TEST_F(Postgresql, IsBackedUpByItsOwnTools) {
  EXPECT_THROW(backup(*database().connect(), "/nowhere"), Failure);
}

}  // namespace
}  // namespace zj::db
