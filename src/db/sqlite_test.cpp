// What is SQLite's alone: its settings and its backup.
#include <atomic>
#include <fstream>
#include <thread>

#include <sys/stat.h>

#include "db/backup.h"
#include "db/migrate.h"
#include "db/testing.h"

namespace zj::db {
namespace {

class Sqlite : public testing::Test {
 protected:
  std::filesystem::path file(const char* name) const { return test_.folder() / name; }
  Connection& connection() { return *connection_; }
  Database& database() { return test_.database(); }

  void SetUp() override {
    const EmbeddedFile files[] = {
        script("0001_pair.sql", "CREATE TABLE pair (n {{i64}} NOT NULL, m {{i64}} NOT NULL)")};
    migrate(connection(), files);
  }

 private:
  TestDatabase test_{Engine::sqlite};
  Database::Lease connection_{test_.database().connect()};
};

TEST_F(Sqlite, KeepsAcknowledgedCommitsThroughAPowerCut) {
  Connection c("sqlite:" + file("durable.db").string());
  EXPECT_EQ(value<std::int64_t>(c, "PRAGMA synchronous"), 2) << "FULL";
  EXPECT_EQ(value<std::string>(c, "PRAGMA journal_mode"), "wal");
  EXPECT_EQ(value<std::int64_t>(c, "PRAGMA foreign_keys"), 1);
}

TEST_F(Sqlite, IsBackedUpAtOneMomentWhileOthersWrite) {
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    const auto c = database().connect();
    for (std::int64_t i = 0; !stop; ++i) {
      in_transaction(*c, [&](Connection& t) {
        exec(t, "INSERT INTO pair VALUES ($1, 0)", i);
        exec(t, "UPDATE pair SET m = n WHERE n = $1", i);
      });
    }
  });
  std::int64_t before = 0;
  for (int i = 0; i < 20; ++i) {
    while (value<std::int64_t>(connection(), "SELECT COUNT(*) FROM pair") == before) std::this_thread::yield();
    before = value<std::int64_t>(connection(), "SELECT COUNT(*) FROM pair");
    backup(connection(), file("copy.db"));
    Connection copy("sqlite:" + file("copy.db").string());
    EXPECT_EQ(value<std::string>(copy, "PRAGMA integrity_check"), "ok");
    EXPECT_GE(value<std::int64_t>(copy, "SELECT COUNT(*) FROM pair"), before);
    EXPECT_EQ(value<std::int64_t>(copy, "SELECT COUNT(*) FROM pair WHERE n <> m"), 0);
  }
  stop = true;
  writer.join();
}

TEST_F(Sqlite, BackupIsForItsOwnerOnlyAndLeavesNothingElse) {
  std::ofstream(file("copy.db.partial")) << "left by a crash";
  backup(connection(), file("copy.db"));
  struct stat status {};
  ASSERT_EQ(::stat(file("copy.db").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_FALSE(std::filesystem::exists(file("copy.db.partial")));
}

TEST_F(Sqlite, BackupThatFailsLeavesTheOldOne) {
  backup(connection(), file("copy.db"));
  const auto size = std::filesystem::file_size(file("copy.db"));
  // A folder in the way of the copy stands for a disk that takes nothing more.
  std::filesystem::create_directories(file("copy.db.partial") / "x");
  EXPECT_THROW(backup(connection(), file("copy.db")), Failure);
  EXPECT_EQ(std::filesystem::file_size(file("copy.db")), size);
  EXPECT_THROW(backup(connection(), file("no/such/folder/copy.db")), Failure);
  Transaction t(connection(), Transaction::Mode::write);
  EXPECT_THROW(backup(connection(), file("copy.db")), Failure) << "of a transaction that is not committed";
}

// A disk that is full: SQLite rolls back by itself, and the connection goes on.
TEST_F(Sqlite, ThatIsFullSaysTryAgainLaterAndGoesOn) {
  Connection& c = connection();
  exec(c, "INSERT INTO pair VALUES (1, 1)");
  const auto pages = value<std::int64_t>(c, "PRAGMA page_count");
  EXPECT_GT(pages, 0);
  ASSERT_EQ(value<std::int64_t>(c, "PRAGMA max_page_count = 1"), pages) << "no page more than there are";
  try {
    in_transaction(c, [](Connection& t) {
      for (int i = 0; i < 10'000; ++i) exec(t, "INSERT INTO pair VALUES ($1, $1)", i);
    });
    ADD_FAILURE() << "wrote to a full disk";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind(), Failure::Kind::unavailable) << failure.what();
  }
  EXPECT_EQ(value<std::int64_t>(c, "SELECT COUNT(*) FROM pair"), 1);
  value<std::int64_t>(c, "PRAGMA max_page_count = 1000000");
  in_transaction(c, [](Connection& t) { exec(t, "INSERT INTO pair VALUES (2, 2)"); });
  EXPECT_EQ(value<std::int64_t>(c, "SELECT COUNT(*) FROM pair"), 2);
}

}  // namespace
}  // namespace zj::db
