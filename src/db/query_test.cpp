// What both engines must do alike: values, rows, statements and failures.
#include "db/query.h"

#include <limits>
#include <numeric>

#include "db/migrate.h"
#include "db/testing.h"

namespace zj::db {
namespace {

using Kind = Failure::Kind;

constexpr std::string_view schema = R"(
CREATE TABLE thing (
  id {{i64}} NOT NULL PRIMARY KEY,
  name TEXT,
  size {{i64}},
  bytes {{blob}}
) {{strict}};
CREATE TABLE part (
  thing {{i64}} NOT NULL REFERENCES thing(id),
  place {{i64}} NOT NULL CONSTRAINT part_place_positive CHECK (place > 0),
  code TEXT NOT NULL,
  PRIMARY KEY (thing, place),
  UNIQUE (code, place)
) {{strict}};
CREATE UNIQUE INDEX part_code_key ON part(code) WHERE place > 100;
)";

struct Thing {
  std::int64_t id = 0;
  std::optional<std::string> name;
  std::optional<std::int64_t> size;
  std::optional<Blob> bytes;
  static constexpr auto columns = std::tuple{&Thing::id, &Thing::name, &Thing::size, &Thing::bytes};
};

class Query : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    const EmbeddedFile files[] = {script("0001_things.sql", schema)};
    migrate(connection(), files);
  }

  // The kind and constraint of the failure that `act` ends in.
  template <class Act>
  static std::pair<Kind, std::string> failure(Act act) {
    try {
      act();
    } catch (const Failure& f) {
      return {f.kind(), f.constraint()};
    }
    ADD_FAILURE() << "nothing failed";
    return {};
  }

  template <class Act>
  static std::string message(Act act) {
    try {
      act();
    } catch (const Failure& f) {
      return f.what();
    }
    return "nothing failed";
  }
};

INSTANTIATE_TEST_SUITE_P(On, Query, both_engines, engine_name);

TEST_P(Query, KeepsEveryValueExactly) {
  Connection& c = connection();
  constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
  const std::string han = "智鉴\u3000𠮷野家🏭‘’“”\\%_'\"";
  std::string bytes(256, '\0');
  std::iota(bytes.begin(), bytes.end(), '\0');

  exec(c, "INSERT INTO thing VALUES ($1, $2, $3, $4)", lowest, han, highest, Blob{bytes});
  exec(c, "INSERT INTO thing VALUES ($1, $2, $3, $4)", highest, "", lowest, BlobView{});
  exec(c, "INSERT INTO thing VALUES ($1, $2, $3, $4)", -1, std::string_view(), 0, Blob{});
  exec(c, "INSERT INTO thing VALUES ($1, $2, $3, $4)", 0, std::nullopt, std::optional<std::int64_t>(),
       std::optional<Blob>());

  const auto things = all<Thing>(c, "SELECT id, name, size, bytes FROM thing ORDER BY id");
  ASSERT_EQ(things.size(), 4u);
  EXPECT_EQ(things[0].id, lowest);
  EXPECT_EQ(things[0].name, han);
  EXPECT_EQ(things[0].size, highest);
  EXPECT_EQ(things[0].bytes->bytes, bytes);
  EXPECT_EQ(things[1].id, -1);
  EXPECT_EQ(things[1].name, "") << "an empty text is not NULL";
  EXPECT_EQ(things[1].bytes, Blob{}) << "an empty blob is not NULL";
  EXPECT_EQ(things[2].name, std::nullopt);
  EXPECT_EQ(things[2].size, std::nullopt);
  EXPECT_EQ(things[2].bytes, std::nullopt);
  EXPECT_EQ(things[3].id, highest);
  EXPECT_EQ(things[3].name, "");
  EXPECT_EQ(things[3].size, lowest);
}

TEST_P(Query, KeepsBooleansDaysTimesAndHashes) {
  Connection& c = connection();
  exec(c, "INSERT INTO thing VALUES ($1, $2, $3, $4)", true, Date::of(2024, 2, 29).value(), Instant{-1}, sha256("abc"));
  using Kept = std::tuple<bool, Date, Instant, Sha256>;
  const auto kept = one<Kept>(c, "SELECT id, name, size, bytes FROM thing");
  EXPECT_EQ(kept, Kept(true, Date::of(2024, 2, 29).value(), Instant{-1}, sha256("abc")));
  EXPECT_EQ(value<std::string>(c, "SELECT name FROM thing"), "2024-02-29");

  exec(c, "UPDATE thing SET name = $1", std::optional<Date>(Date::of(2026, 9, 1).value()));
  EXPECT_EQ(value<std::optional<Date>>(c, "SELECT name FROM thing"), Date::of(2026, 9, 1).value());
}

TEST_P(Query, KeepsBigBlobsAndTexts) {
  Connection& c = connection();
  std::string bytes;
  bytes.resize(20'000'000);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 2654435761u >> 13);
  std::string text;
  for (int i = 0; i < 1'000'000; ++i) text += "厂";
  exec(c, "INSERT INTO thing VALUES (1, $2, NULL, $1)", BlobView{bytes}, text);
  const auto thing = one<Thing>(c, "SELECT id, name, size, bytes FROM thing");
  EXPECT_TRUE(thing->bytes->bytes == bytes);
  EXPECT_TRUE(thing->name == text);
}

TEST_P(Query, NumbersValuesByTheirNameNotTheirPlace) {
  Connection& c = connection();
  exec(c, "INSERT INTO thing(name, id) VALUES ($2, $1)", 7, "seven");
  EXPECT_EQ(value<std::string>(c, "SELECT name FROM thing WHERE name = $2 AND id = $1", 7, "seven"), "seven");
  EXPECT_EQ(value<std::int64_t>(c, "SELECT id FROM thing WHERE $1 = id AND name <> $2 AND id < $1 + 1", 7, "eight"), 7);
}

TEST_P(Query, TakesTheLargestNumberOfValues) {
  const auto sum = value<std::int64_t>(connection(),
                                       "SELECT $1 + $2 + $3 + $4 + $5 + $6 + $7 + $8 + $9 + $10 + $11 + $12 + $13 + "
                                       "$14 + $15 + $16 + $17 + $18 + $19 + $20 + "
                                       "$21 + $22 + $23 + $24 + $25 + $26 + $27 + $28 + $29 + $30 + $31 + $32",
                                       1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
                                       23, 24, 25, 26, 27, 28, 29, 30, 31, 32);
  EXPECT_EQ(sum, 32 * 33 / 2);
}

TEST_P(Query, PreparesAStatementOnceAndRunsItWithOtherValues) {
  Connection& c = connection();
  const auto insert = [&](std::int64_t id, std::optional<std::string_view> name) {
    return exec(c, "INSERT INTO thing(id, name) VALUES ($1, $2)", id, name);
  };
  insert(1, "one");
  const std::size_t prepared = c.prepared();
  for (int id = 2; id < 100; ++id) insert(id, id % 2 ? std::optional<std::string_view>() : "even");
  EXPECT_EQ(c.prepared(), prepared);
  EXPECT_EQ(value<std::int64_t>(c, "SELECT COUNT(*) FROM thing WHERE name = 'even'"), 49);
  EXPECT_EQ(value<std::int64_t>(c, "SELECT COUNT(*) FROM thing WHERE name IS NULL"), 49);
}

TEST_P(Query, RunsAStatementAgainAfterItFailed) {
  Connection& c = connection();
  const auto insert = [&](std::int64_t id) { exec(c, "INSERT INTO thing(id) VALUES ($1)", id); };
  insert(1);
  EXPECT_EQ(failure([&] { insert(1); }).first, Kind::unique);
  insert(2);
  EXPECT_EQ(value<std::int64_t>(c, "SELECT COUNT(*) FROM thing"), 2);
}

constexpr Literal thing_columns = "id, name, size, bytes";

TEST_P(Query, JoinsFragmentsAndChoosesAmongStatements) {
  Connection& c = connection();
  exec(c, "INSERT INTO thing(id, size) VALUES (1, 20), (2, 10)");
  enum class Order { by_id, by_size };
  const auto in = [](Order order) -> Sql<1> {
    switch (order) {
      case Order::by_id:
        return joined<"SELECT ", thing_columns, " FROM thing WHERE id > $1 ORDER BY id">;
      case Order::by_size:
        return joined<"SELECT ", thing_columns, " FROM thing WHERE id > $1 ORDER BY size">;
    }
    return "SELECT $1";
  };
  EXPECT_EQ(all<Thing>(c, in(Order::by_id), 0).front().id, 1);
  EXPECT_EQ(all<Thing>(c, in(Order::by_size), 0).front().id, 2);
}

TEST_P(Query, CountsTheRowsThatChanged) {
  Connection& c = connection();
  EXPECT_EQ(exec(c, "INSERT INTO thing(id) VALUES (1), (2), (3)"), 3);
  EXPECT_EQ(exec(c, "UPDATE thing SET size = 5 WHERE id >= $1", 2), 2);
  EXPECT_EQ(exec(c, "UPDATE thing SET size = 5 WHERE id = $1", 9), 0);
  EXPECT_EQ(exec(c, "SELECT id FROM thing"), 0);
  EXPECT_EQ(exec(c, "INSERT INTO thing(id) VALUES (1) ON CONFLICT DO NOTHING"), 0);
  EXPECT_EQ(exec(c, "INSERT INTO thing(id, size) VALUES (1, 8) ON CONFLICT (id) DO UPDATE SET size = excluded.size"),
            1);
  EXPECT_EQ(exec(c, "DELETE FROM thing"), 3);
  EXPECT_EQ(exec(c, "CREATE TABLE other (id BIGINT)"), 0);
}

TEST_P(Query, TellsNoRowFromOneAndFromMore) {
  Connection& c = connection();
  EXPECT_EQ(one<std::int64_t>(c, "SELECT id FROM thing"), std::nullopt);
  EXPECT_THROW(value<std::int64_t>(c, "SELECT id FROM thing"), Failure);
  EXPECT_EQ(value<std::optional<std::int64_t>>(c, "SELECT MAX(id) FROM thing"), std::nullopt);
  exec(c, "INSERT INTO thing(id) VALUES (1)");
  EXPECT_EQ(one<std::int64_t>(c, "SELECT id FROM thing"), 1);
  const auto size = one<std::optional<std::int64_t>>(c, "SELECT size FROM thing");
  EXPECT_TRUE(size.has_value() && !size->has_value()) << "a row that holds NULL";
  exec(c, "INSERT INTO thing(id) VALUES (2)");
  EXPECT_NE(message([&] { one<std::int64_t>(c, "SELECT id FROM thing"); }).find("expected at most one row"),
            std::string::npos);
}

TEST_P(Query, GivesWhatWasInserted) {
  EXPECT_EQ(value<std::int64_t>(connection(), "INSERT INTO thing(id) VALUES ($1) RETURNING id", 5), 5);
  EXPECT_EQ(value<std::int64_t>(connection(), "SELECT id FROM thing"), 5);
}

TEST_P(Query, SaysWhichColumnIsNotWhatWasExpected) {
  Connection& c = connection();
  exec(c, "INSERT INTO thing(id, name, size) VALUES (1, 'x', 3000000000)");
  const auto says = [&](const std::string& what, const std::string& sentence) {
    EXPECT_NE(what.find(sentence), std::string::npos) << what;
  };
  says(message([&] { all<std::tuple<std::int64_t, Blob>>(c, "SELECT id, bytes FROM thing"); }),
       "column 2: expected a blob, found NULL\n  in: SELECT id, bytes FROM thing");
  says(message([&] { all<std::int64_t>(c, "SELECT name FROM thing"); }), "column 1: expected an integer, found text");
  says(message([&] { all<std::string>(c, "SELECT size FROM thing"); }), "column 1: expected text, found an integer");
  says(message([&] { all<std::int32_t>(c, "SELECT size FROM thing"); }),
       "expected -2147483648 to 2147483647, found 3000000000");
  says(message([&] { all<bool>(c, "SELECT size FROM thing"); }), "expected 0 to 1, found 3000000000");
  says(message([&] { all<Date>(c, "SELECT name FROM thing"); }), "expected a day as YYYY-MM-DD");
  says(message([&] { all<Thing>(c, "SELECT id FROM thing"); }), "expected 4 columns, found 1");
  says(message([&] { all<std::int64_t>(c, "SELECT nothing FROM thing"); }), "in: SELECT nothing FROM thing");
}

TEST_P(Query, TellsFailuresApart) {
  Connection& c = connection();
  using F = std::pair<Kind, std::string>;
  exec(c, "INSERT INTO thing(id) VALUES (1)");
  exec(c, "INSERT INTO part VALUES (1, 1, 'a'), (1, 2, 'b')");
  const auto part = [&](std::int64_t thing, std::int64_t place, std::optional<std::string_view> code) {
    return failure([&] { exec(c, "INSERT INTO part VALUES ($1, $2, $3)", thing, place, code); });
  };
  EXPECT_EQ(failure([&] { exec(c, "INSERT INTO thing(id) VALUES (1)"); }), F(Kind::unique, "thing_pkey"));
  EXPECT_EQ(part(1, 1, "z"), F(Kind::unique, "part_pkey"));
  EXPECT_EQ(part(9, 9, "z"), F(Kind::foreign_key, ""));
  EXPECT_EQ(part(1, 0, "z"), F(Kind::check, "part_place_positive"));
  EXPECT_EQ(part(1, 3, std::nullopt), F(Kind::not_null, "part.code"));
  EXPECT_EQ(failure([&] { exec(c, "DELETE FROM thing WHERE id = 1"); }), F(Kind::foreign_key, ""));
  EXPECT_EQ(failure([&] { exec(c, "SELECT nonsense"); }), F(Kind::other, ""));

  exec(c, "INSERT INTO thing(id) VALUES (2)");
  EXPECT_EQ(part(2, 2, "b"), F(Kind::unique, "part_code_place_key"));
  exec(c, "INSERT INTO part VALUES (1, 101, 'q')");
  EXPECT_EQ(part(2, 102, "q"), F(Kind::unique, "part_code_key"));
}

TEST_P(Query, NamesNoValueInAFailure) {
  Connection& c = connection();
  exec(c, "INSERT INTO thing(id) VALUES (8675309)");
  const std::string what = message([&] { exec(c, "INSERT INTO thing(id) VALUES ($1)", 8675309); });
  EXPECT_EQ(what.find("8675309"), std::string::npos) << what;
}

TEST_P(Query, RefusesTextThatIsNotUtf8OrHoldsNul) {
  Connection& c = connection();
  const auto insert = [&](std::string_view text) {
    return failure([&] { exec(c, "INSERT INTO thing(id, name) VALUES (1, $1)", text); }).first;
  };
  EXPECT_EQ(insert("\xff"), Kind::other);
  EXPECT_EQ(insert("\xe6\x99"), Kind::other);
  EXPECT_EQ(insert(std::string_view("a\0b", 3)), Kind::other);
  EXPECT_EQ(insert("\xed\xa0\x80"), Kind::other) << "a lone surrogate";
  EXPECT_EQ(value<std::int64_t>(c, "SELECT COUNT(*) FROM thing"), 0);
}

TEST_P(Query, RefusesAConnectionWhoseRowsAreBeingRead) {
  Connection& c = connection();
  exec(c, "INSERT INTO thing(id) VALUES (1), (2)");
  const auto nested = [&](std::int64_t id) { exec(c, "DELETE FROM thing WHERE id = $1", id); };
  EXPECT_NE(message([&] { each<std::int64_t>(c, nested, "SELECT id FROM thing"); }).find("still being read"),
            std::string::npos);
  EXPECT_EQ(value<std::int64_t>(c, "SELECT COUNT(*) FROM thing"), 2);
}

TEST_P(Query, StopsAtAnExceptionOfTheReader) {
  Connection& c = connection();
  exec(c, "INSERT INTO thing(id) VALUES (1), (2)");
  int seen = 0;
  const auto stop = [&](std::int64_t) {
    ++seen;
    throw std::runtime_error("enough");
  };
  EXPECT_THROW(each<std::int64_t>(c, stop, "SELECT id FROM thing"), std::runtime_error);
  EXPECT_EQ(seen, 1);
  EXPECT_EQ(exec(c, "DELETE FROM thing"), 2) << "the connection goes on";
}

// The dialect of sql.h, where one engine by itself would differ.
TEST_P(Query, SpeaksOneDialect) {
  Connection& c = connection();
  exec(c, "INSERT INTO thing(id, name, size) VALUES (1, 'Beta', 10), (2, 'alpha', 20), (3, '甲', NULL), (4, 'é', 20)");
  using Names = std::vector<std::string>;
  EXPECT_EQ(all<std::string>(c, "SELECT name FROM thing ORDER BY name"), (Names{"Beta", "alpha", "é", "甲"}));
  EXPECT_EQ(all<std::string>(c, "SELECT name FROM thing WHERE name LIKE 'b%'"), Names{});
  EXPECT_EQ(all<std::string>(c, "SELECT name FROM thing WHERE name LIKE $1", "B%"), Names{"Beta"});
  EXPECT_EQ(value<std::int64_t>(c, "SELECT length(name) FROM thing WHERE id = 3"), 1);
  EXPECT_EQ(value<std::int64_t>(c, "SELECT -7 / 2"), -3);
  EXPECT_EQ(value<std::int64_t>(c, "SELECT CAST(SUM(size) AS BIGINT) FROM thing"), 50);
  EXPECT_EQ(value<std::int64_t>(c, "SELECT COUNT(*) FILTER (WHERE size = 20) FROM thing"), 2);
  EXPECT_EQ(value<std::int64_t>(c, "SELECT COUNT(*) FROM thing WHERE size IS DISTINCT FROM $1", 20), 2);
  EXPECT_EQ(value<bool>(c, "SELECT name = 'Beta' FROM thing WHERE id = 1"), true);
  EXPECT_EQ(
      all<std::int64_t>(c,
                        "SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY size ORDER BY id DESC) AS place "
                        "FROM thing) AS ranked WHERE place = 1 ORDER BY id"),
      (std::vector<std::int64_t>{1, 3, 4}));
  EXPECT_THROW(exec(c, "SELECT id FROM thing WHERE name = \"Beta\""), Failure) << "double quotes are names";
}

TEST_P(Query, RefusesAColumnOutsideTheDialect) {
  const auto what = message([&] { all<std::int64_t>(connection(), "SELECT CAST(1.5 AS REAL)"); });
  EXPECT_NE(what.find("column 1"), std::string::npos) << what;
}

}  // namespace
}  // namespace zj::db
