#include "db/script.h"

#include <gtest/gtest.h>

#include "db/failure.h"

namespace zj::db {
namespace {

std::vector<std::string> texts(std::string_view script, Engine engine = Engine::sqlite) {
  std::vector<std::string> texts;
  for (const Statement& statement : split_script(script, engine)) texts.push_back(statement.text);
  return texts;
}

using Texts = std::vector<std::string>;

std::string complaint(std::string_view script) {
  try {
    split_script(script, Engine::sqlite);
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "nothing";
}

TEST(Script, IsCutAtSemicolons) {
  EXPECT_EQ(texts("a; b\n;c"), (Texts{"a", "b", "c"}));
  EXPECT_EQ(texts("a;\n"), Texts{"a"});
  EXPECT_EQ(texts(""), Texts{});
  EXPECT_EQ(texts(" ;; \n ; "), Texts{});
}

TEST(Script, IsNotCutInsideStringsNamesAndComments) {
  EXPECT_EQ(texts("SELECT 'a;b', 'it''s; so', \"x;\"\"y\""), Texts{"SELECT 'a;b', 'it''s; so', \"x;\"\"y\""});
  EXPECT_EQ(texts("a -- one; two\n b; c"), (Texts{"a  \n b", "c"}));
  EXPECT_EQ(texts("a /* one; 'two */ b; c"), (Texts{"a   b", "c"}));
  EXPECT_EQ(texts("a --"), Texts{"a"});
  EXPECT_EQ(texts("'-- 智' ; '/*'"), (Texts{"'-- 智'", "'/*'"}));
}

TEST(Script, LeavesOutCommentsThatStandAlone) {
  EXPECT_EQ(texts("-- only this\n/* and this */"), Texts{});
  EXPECT_EQ(texts("-- first\na;\n-- last\n"), Texts{"a"});
}

TEST(Script, SaysWhereAStatementStarts) {
  const auto statements = split_script("-- head\n\nCREATE a (\n  x\n);\n\n  CREATE b;", Engine::sqlite);
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[0].line, 3);
  EXPECT_EQ(statements[1].line, 7);
}

TEST(Script, PutsTheWordsOfTheEngine) {
  constexpr std::string_view table = "CREATE TABLE t (a {{i64}}, b {{blob}}) {{strict}}; SELECT '{{i64}}'";
  EXPECT_EQ(texts(table), (Texts{"CREATE TABLE t (a INTEGER, b BLOB) STRICT", "SELECT '{{i64}}'"}));
  EXPECT_EQ(texts(table, Engine::postgresql), (Texts{"CREATE TABLE t (a BIGINT, b BYTEA)", "SELECT '{{i64}}'"}));
}

TEST(Script, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(complaint("a;\nb 'c"), "2: a quote or a comment does not end");
  EXPECT_EQ(complaint("\"a"), "1: a quote or a comment does not end");
  EXPECT_EQ(complaint("a /* b"), "1: a quote or a comment does not end");
  EXPECT_EQ(complaint("/* a /* b */ c */"), "1: a quote or a comment does not end");
  EXPECT_EQ(complaint("a\n{{text}}"), "2: expected {{blob}}, {{strict}} or {{i64}}, found {{text}}");
  EXPECT_EQ(complaint("a {{i64"), "1: expected {{blob}}, {{strict}} or {{i64}}, found {{i64");
  EXPECT_EQ(complaint("{{"), "1: expected {{blob}}, {{strict}} or {{i64}}, found {{");
  EXPECT_EQ(complaint("AS $$ x $$"), "1: $ has no place in a migration");
}

}  // namespace
}  // namespace zj::db
