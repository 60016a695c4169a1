// Migrations, on both engines.
#include "db/migrate.h"

#include <tuple>

#include "base/hash.h"
#include "db/testing.h"

namespace zj::db {
namespace {

class Migrations : public EngineTest {
 protected:
  std::string complaint(std::span<const EmbeddedFile> files) {
    try {
      migrate(connection(), files);
    } catch (const Failure& failure) {
      return failure.what();
    }
    return "nothing";
  }

  std::vector<std::string> applied() {
    return all<std::string>(connection(),
                            "SELECT path FROM schema_version WHERE path <> '0000_search.sql' ORDER BY path");
  }

  void expect_complaint(std::span<const EmbeddedFile> files, const std::string& sentence) {
    const std::string what = complaint(files);
    EXPECT_NE(what.find(sentence), std::string::npos) << what;
  }
};

INSTANTIATE_TEST_SUITE_P(On, Migrations, both_engines, engine_name);

const EmbeddedFile first = script("0001_first.sql", "CREATE TABLE a (n {{i64}} NOT NULL) {{strict}};");
const EmbeddedFile second = script("0002_second.sql", "INSERT INTO a VALUES (1); INSERT INTO a SELECT n + 1 FROM a;");
const EmbeddedFile third = script("0003_third.sql", "INSERT INTO a SELECT n * 10 FROM a;");

TEST_P(Migrations, AreAppliedInOrderAndOnce) {
  const EmbeddedFile two[] = {second, first};
  migrate(connection(), two);
  migrate(connection(), two);
  EXPECT_EQ(applied(), (std::vector<std::string>{"0001_first.sql", "0002_second.sql"}));
  const EmbeddedFile three[] = {first, second, third};
  migrate(connection(), three);
  EXPECT_EQ(all<std::int64_t>(connection(), "SELECT n FROM a ORDER BY n"), (std::vector<std::int64_t>{1, 2, 10, 20}));
  EXPECT_EQ(value<std::string>(connection(), "SELECT sha256 FROM schema_version WHERE path = $1", first.path),
            sha256_hex(first.bytes()));
}

TEST_P(Migrations, RefuseAFileThatHasChanged) {
  const EmbeddedFile before[] = {first, second};
  migrate(connection(), before);
  const EmbeddedFile after[] = {first, script("0002_second.sql", "INSERT INTO a VALUES (2);"), third};
  expect_complaint(after, "0002_second.sql has changed since it was applied");
  EXPECT_EQ(applied().size(), 2u) << "nothing was done";
}

TEST_P(Migrations, RefuseADatabaseOfANewerProgram) {
  const EmbeddedFile newer[] = {first, second, third};
  migrate(connection(), newer);
  const EmbeddedFile older[] = {first, second};
  expect_complaint(older, "the database has 0003_third.sql, which this program does not know");
}

TEST_P(Migrations, RefuseANewFileBeforeAnAppliedOne) {
  const EmbeddedFile with_a_gap[] = {first, third};
  migrate(connection(), with_a_gap);
  const EmbeddedFile filled[] = {first, second, third};
  expect_complaint(filled, "0002_second.sql is new but comes before 0003_third.sql");
}

TEST_P(Migrations, RefuseNamesThatGiveNoOrder) {
  for (const char* name : {"first.sql", "01_first.sql", "0001-first.sql", "0001_first.txt", "0001_.sql"}) {
    const EmbeddedFile files[] = {script(name, "")};
    expect_complaint(files, "expected a name like 0001_cases.sql, found " + std::string(name));
  }
  const EmbeddedFile twice[] = {first, script("0001_other.sql", "")};
  expect_complaint(twice, "0001_first.sql and 0001_other.sql have the same number");
}

TEST_P(Migrations, ThatFailAreUndoneAndSayWhere) {
  const EmbeddedFile files[] = {first,
                                script("0002_bad.sql", "CREATE TABLE b (n {{i64}});\n\nCREATE TABL c (n {{i64}});")};
  expect_complaint(files, "migrations: 0002_bad.sql:3: ");
  EXPECT_EQ(applied(), std::vector<std::string>{"0001_first.sql"});
  EXPECT_THROW(exec(connection(), "SELECT n FROM b"), Failure) << "the first statement of the file is undone too";
  const EmbeddedFile broken[] = {first, script("0002_bad.sql", "\nSELECT 'x")};
  expect_complaint(broken, "migrations: 0002_bad.sql:2: a quote or a comment does not end");
  const EmbeddedFile mended[] = {first, second};
  migrate(connection(), mended);
}

TEST_P(Migrations, OfProgramsThatStartAtOnceAreAppliedOnce) {
  const EmbeddedFile files[] = {first, second, third};
  at_once(4, [&](int) { migrate(*database().connect(), files); });
  EXPECT_EQ(value<std::int64_t>(connection(), "SELECT COUNT(*) FROM a"), 4);
}

}  // namespace
}  // namespace zj::db
