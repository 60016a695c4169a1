#pragma once
// SQL stands in the source and is read by the compiler: text made at run time does not compile, so no value can become
// SQL.
//
// One dialect runs on SQLite 3.40 and PostgreSQL 15. Values are $1, $2 … on both. Whole numbers and booleans (0/1) are
// BIGINT, days and times TEXT or BIGINT, keys are made by the program. ON CONFLICT, RETURNING, common table
// expressions, window functions, FILTER, IS DISTINCT FROM, partial indexes and LIMIT are the same on both; `::`, `?`,
// engine functions and JSON operators are not. SUM of a BIGINT is CAST back to BIGINT. LIKE tells capitals apart on
// both and needs ESCAPE '\' for a backslash.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace zj::db {

// The most values a statement may take.
inline constexpr int max_parameters = 32;

// A piece of SQL to be joined with others: constexpr db::Literal case_columns = "id, ref, state";
template <std::size_t Size>
struct Literal {
  char text[Size] = {};  // ends with NUL; public, as the language demands of a template argument

  consteval Literal() = default;
  consteval Literal(const char (&literal)[Size]) { std::copy_n(literal, Size, text); }
  static constexpr std::size_t length = Size - 1;
};

// Pieces put together by the compiler: joined<"SELECT ", case_columns, " FROM cases WHERE id = $1">.
template <Literal... pieces>
inline constexpr auto joined = [] {
  Literal<(std::size_t{1} + ... + pieces.length)> all;
  char* end = all.text;
  ((end = std::copy_n(pieces.text, pieces.length, end)), ...);
  return all;
}();

namespace scan {

inline constexpr std::size_t unterminated = std::string_view::npos;

// Where the string, quoted name or comment that starts at `at` ends; `at` itself when none starts there;
// `unterminated`. Comments inside comments are refused as unterminated: the engines disagree about them.
constexpr std::size_t skip_opaque(std::string_view sql, std::size_t at) {
  const char c = sql[at];
  if (c == '\'' || c == '"') {
    const std::size_t end = sql.find(c, at + 1);  // a doubled quote reads as two strings in a row
    return end == std::string_view::npos ? unterminated : end + 1;
  }
  if (sql.substr(at, 2) == "--") return std::min(sql.find('\n', at), sql.size());
  if (sql.substr(at, 2) == "/*") {
    const std::size_t end = sql.find("*/", at + 2);
    if (end == std::string_view::npos || sql.substr(at + 2, end - at - 2).find("/*") != std::string_view::npos) {
      return unterminated;
    }
    return end + 2;
  }
  return at;
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace scan

// Not defined anywhere: a statement that needs one of these to be called at compile time is an error that names it.
namespace mistake {
void a_quote_or_comment_does_not_end();
void it_holds_a_nul_character();
void one_statement_at_a_time_without_semicolon();
void values_are_written_dollar_1_dollar_2();
void tokens_belong_to_migrations();
void write_cast_instead_of_two_colons();
void a_dollar_is_followed_by_the_number_of_a_value();
void more_values_are_used_than_given();
void it_is_empty();
void more_values_are_given_than_used();
}  // namespace mistake

// The text of a statement that the compiler has checked. It lives as long as the program; its address is its identity.
class SqlText {
 public:
  constexpr std::string_view text() const { return text_; }

 protected:
  constexpr explicit SqlText(std::string_view text) : text_(text) {}

 private:
  std::string_view text_;
};

// One statement that takes `Parameters` values; $1 … $Parameters must all occur, in any order, any number of times. It
// comes from a literal or from `joined`, and may be chosen among such at run time, by a function that returns Sql<1>
// from a switch.
template <int Parameters>
class Sql : public SqlText {
 public:
  template <std::size_t Size>
  consteval Sql(const char (&literal)[Size]) : SqlText(checked({literal, Size - 1})) {}
  template <std::size_t Size>
  consteval Sql(const Literal<Size>& literal) : SqlText(checked({literal.text, Size - 1})) {}

 private:
  static_assert(Parameters <= max_parameters, "a statement takes at most 32 values");

  static consteval std::string_view checked(std::string_view sql) {
    std::array<bool, max_parameters + 1> used{};
    bool blank = true;
    for (std::size_t at = 0; at < sql.size();) {
      const std::size_t end = scan::skip_opaque(sql, at);
      if (end == scan::unterminated) mistake::a_quote_or_comment_does_not_end();
      if (end != at) {
        at = end;
        continue;
      }
      const char c = sql[at++];
      if (c == '\0') mistake::it_holds_a_nul_character();
      if (c == ';') mistake::one_statement_at_a_time_without_semicolon();
      if (c == '?') mistake::values_are_written_dollar_1_dollar_2();
      if (c == '{') mistake::tokens_belong_to_migrations();
      if (c == ':' && at < sql.size() && sql[at] == ':') mistake::write_cast_instead_of_two_colons();
      if (c == '$') {
        int number = 0;
        while (at < sql.size() && scan::is_digit(sql[at]) && number <= max_parameters)
          number = number * 10 + sql[at++] - '0';
        if (number == 0) mistake::a_dollar_is_followed_by_the_number_of_a_value();
        if (number > Parameters) mistake::more_values_are_used_than_given();
        used[number] = true;
      }
      if (c != ' ' && c != '\n') blank = false;
    }
    if (blank) mistake::it_is_empty();
    for (int number = 1; number <= Parameters; ++number) {
      if (!used[number]) mistake::more_values_are_given_than_used();
    }
    return sql;
  }
};

}  // namespace zj::db
