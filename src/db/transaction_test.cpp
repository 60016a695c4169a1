// Transactions, on both engines.
#include <stdexcept>
#include <string>

#include "db/migrate.h"
#include "db/testing.h"

namespace zj::db {
namespace {

using Kind = Failure::Kind;
using Mode = Transaction::Mode;

class Transactions : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    const EmbeddedFile files[] = {script(
        "0001_count.sql", "CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, n {{i64}} NOT NULL) {{strict}}")};
    migrate(connection(), files);
    exec(connection(), "INSERT INTO counter VALUES ('a', 0)");
  }

  static std::int64_t count(Connection& c) { return value<std::int64_t>(c, "SELECT n FROM counter WHERE name = 'a'"); }
  static void add(Connection& c) { exec(c, "UPDATE counter SET n = n + 1 WHERE name = 'a'"); }
};

INSTANTIATE_TEST_SUITE_P(On, Transactions, both_engines, engine_name);

TEST_P(Transactions, KeepWhatIsCommittedAndNothingElse) {
  Connection& c = connection();
  {
    Transaction t(c, Mode::write);
    add(c);
    t.commit();
  }
  {
    Transaction t(c, Mode::write);
    add(c);
  }
  EXPECT_EQ(count(c), 1);
  EXPECT_EQ(count(*database().connect()), 1);
}

TEST_P(Transactions, AreNotSeenByOthersBeforeTheyCommit) {
  const auto other = database().connect();
  Transaction t(connection(), Mode::write);
  add(connection());
  EXPECT_EQ(count(*other), 0);
  t.commit();
  EXPECT_EQ(count(*other), 1);
}

TEST_P(Transactions, SeeOneMomentWhileTheyRead) {
  const auto other = database().connect();
  Transaction t(connection(), Mode::read);
  EXPECT_EQ(count(connection()), 0);
  add(*other);
  EXPECT_EQ(count(*other), 1);
  EXPECT_EQ(count(connection()), 0);
}

TEST_P(Transactions, ThatReadDoNotWrite) {
  {
    Transaction t(connection(), Mode::read);
    EXPECT_THROW(add(connection()), Failure);
  }
  EXPECT_EQ(count(connection()), 0);
  add(connection());
  EXPECT_EQ(count(connection()), 1) << "the connection writes again afterwards";
}

TEST_P(Transactions, CanOnlyBeRolledBackAfterAFailure) {
  Connection& c = connection();
  {
    Transaction t(c, Mode::write);
    add(c);
    EXPECT_THROW(exec(c, "INSERT INTO counter VALUES ('a', 0)"), Failure);
    EXPECT_THROW(add(c), Failure);
    EXPECT_THROW(t.commit(), Failure);
  }
  EXPECT_EQ(count(c), 0);
}

TEST_P(Transactions, DoNotNestAndCommitOnce) {
  Connection& c = connection();
  Transaction t(c, Mode::write);
  EXPECT_THROW(Transaction(c, Mode::read), Failure);
  add(c);
  t.commit();
  EXPECT_THROW(t.commit(), Failure);
  EXPECT_EQ(count(c), 1);
}

TEST_P(Transactions, OfAWorkThatSucceedsAreCommitted) {
  const std::int64_t answer = in_transaction(database(), [](Connection& c) {
    add(c);
    return count(c);
  });
  EXPECT_EQ(answer, 1);
  const Result<int> result = in_transaction(connection(), [](Connection& c) -> Result<int> {
    add(c);
    return 7;
  });
  EXPECT_EQ(result, 7);
  EXPECT_EQ(count(connection()), 2);
}

TEST_P(Transactions, OfAWorkThatRefusesOrThrowsAreRolledBack) {
  const Result<int> result = in_transaction(connection(), [](Connection& c) -> Result<int> {
    add(c);
    return refused(say(Word{"不行", "no"}));
  });
  EXPECT_FALSE(result);
  const auto thrown = [](Connection& c) {
    add(c);
    throw std::runtime_error("no");
  };
  EXPECT_THROW(in_transaction(connection(), thrown), std::runtime_error);
  EXPECT_EQ(count(connection()), 0);
}

TEST_P(Transactions, OfManyWritersAtOnceLoseNothing) {
  constexpr int writers = 4, times = 25;
  at_once(writers, [&](int) {
    for (int n = 0; n < times; ++n) {
      in_transaction(database(), [](Connection& c) {
        const std::int64_t before = count(c);
        exec(c, "UPDATE counter SET n = $1 WHERE name = 'a'", before + 1);
      });
    }
  });
  EXPECT_EQ(count(connection()), writers * times);
}

// Two who each see that there is room for one more must not both take it.
TEST_P(Transactions, BehaveAsIfEachRanAlone) {
  constexpr int room = 10;
  at_once(4, [&](int writer) {
    for (int n = 0; n < room; ++n) {
      in_transaction(database(), [&](Connection& c) {
        if (value<std::int64_t>(c, "SELECT COUNT(*) FROM counter WHERE n = 1") >= room) return;
        exec(c, "INSERT INTO counter VALUES ($1, 1)", std::to_string(writer * room + n));
      });
    }
  });
  EXPECT_EQ(value<std::int64_t>(connection(), "SELECT COUNT(*) FROM counter WHERE n = 1"), room);
}

TEST_P(Transactions, ThatWaitTooLongFailAsBusy) {
  Transaction t(connection(), Mode::write);
  add(connection());
  Connection hasty(test().url(), Options{.patience = std::chrono::milliseconds(20)});
  try {
    add(hasty);
    ADD_FAILURE() << "wrote what another transaction had changed";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind(), Kind::busy) << failure.what();
  }
}

TEST_P(Transactions, AreRunAgainABoundedNumberOfTimes) {
  int runs = 0;
  const auto always_busy = [&](Connection&) {
    ++runs;
    throw Failure(Kind::busy, "somebody else was first");
  };
  EXPECT_THROW(in_transaction(connection(), always_busy), Failure);
  EXPECT_EQ(runs, GetParam() == Engine::sqlite ? 1 : 20);

  runs = 0;
  const auto broken = [&](Connection&) {
    ++runs;
    throw Failure(Kind::other, "wrong");
  };
  EXPECT_THROW(in_transaction(connection(), broken), Failure);
  EXPECT_EQ(runs, 1);
}

TEST_P(Transactions, LeaveNoConnectionBehindInThePool) {
  const Connection* first = nullptr;
  {
    const auto lease = database().connect();
    first = lease.get();
  }
  const auto again = database().connect();
  EXPECT_EQ(again.get(), first) << "a returned connection is lent again";
  EXPECT_NE(database().connect().get(), first) << "one that is lent is not lent twice";
}

TEST(Opening, SaysWhatItExpects) {
  for (const char* url : {"", "mysql://x", "/var/lib/zhijian.db"}) {
    try {
      Database database(url);
      ADD_FAILURE() << url;
    } catch (const Failure& failure) {
      EXPECT_NE(std::string_view(failure.what()).find("expected a database as sqlite:/path/file.db"),
                std::string_view::npos);
    }
  }
  EXPECT_THROW(Database("sqlite:/nowhere/at/all.db"), Failure);
  EXPECT_THROW(Database("host=/nowhere/at/all"), Failure);
}

}  // namespace
}  // namespace zj::db
