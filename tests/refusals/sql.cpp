// What must not compile. Every line marked `refused` is an error with these words, and no other line is: see
// tests/refuses.sh.
#include <string>

#include "db/query.h"

using namespace zj;

void accepted(db::Connection& c, const std::string& name) {
  db::exec(c, "UPDATE t SET name = $1 WHERE a = 'it''s; $9 ? ::' -- ;", name);
  db::exec(c, db::joined<"DELETE ", "FROM t">);
  static constexpr char constant[] = "DELETE FROM t";
  db::exec(c, constant);
}

void made_at_run_time(db::Connection& c, const std::string& name) {
  db::exec(c, "DELETE FROM t WHERE name = '" + name + "'");  // refused: no matching function|could not convert
  db::exec(c, name.c_str());                                 // refused: no matching function|could not convert
  static char changeable[] = "DELETE FROM t";
  db::exec(c, changeable);  // refused: is not usable in a constant expression
  const char local[] = {name[0], name[1], 0};
  db::exec(c, local);  // refused: is not usable in a constant expression|not a constant expression
  db::exec(c, db::Literal("DELETE FROM t"));  // refused: not a constant expression
}

void numbered_wrongly(db::Connection& c) {
  db::exec(c, "DELETE FROM t WHERE a = $1");        // refused: more_values_are_used_than_given
  db::exec(c, "DELETE FROM t WHERE a = $1", 1, 2);  // refused: more_values_are_given_than_used
  db::exec(c, "DELETE FROM t WHERE a = '$1'", 1);   // refused: more_values_are_given_than_used
  db::exec(c, "DELETE FROM t WHERE a = $0", 1);     // refused: is_followed_by_the_number_of_a_value
  db::exec(c, "DELETE FROM t WHERE a = ?", 1);      // refused: values_are_written
}

void outside_the_dialect(db::Connection& c) {
  db::exec(c, "DELETE FROM t; DELETE FROM u");  // refused: one_statement_at_a_time
  db::exec(c, "SELECT a::TEXT FROM t");         // refused: write_cast
  db::exec(c, "SELECT 'a FROM t");              // refused: does_not_end
  db::exec(c, "SELECT a /* FROM t");            // refused: does_not_end
  db::exec(c, "CREATE TABLE t (a {{i64}})");    // refused: belong_to_migrations
  db::exec(c, " ");                             // refused: it_is_empty
}

void of_inexact_type(db::Connection& c) {
  db::exec(c, "DELETE FROM t WHERE a = $1", 0.5);     // refused: Codec<double>
  db::exec(c, "DELETE FROM t WHERE a = $1", 'x');     // refused: Codec<char>
  db::value<std::string_view>(c, "SELECT a FROM t");  // refused: read
}
