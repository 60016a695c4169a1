#pragma once
// Statements and their answers. Everything here throws Failure.
//
//   struct Enterprise {
//     std::int64_t id;
//     std::string name;
//     std::optional<Date> founded;
//     static constexpr auto columns = std::tuple{&Enterprise::id, &Enterprise::name, &Enterprise::founded};
//   };
//   auto page = db::all<Enterprise>(c, "SELECT id, name, founded FROM enterprise WHERE id > $1 LIMIT 50", after);
//   auto count = db::value<std::int64_t>(c, "SELECT COUNT(*) FROM enterprise");
//   auto seal = db::one<std::tuple<std::int64_t, Blob>>(c, "SELECT id, seal FROM enterprise WHERE name = $1", name);

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "db/database.h"
#include "db/failure.h"
#include "db/sql.h"
#include "db/value.h"

namespace zj::db {

namespace detail {

template <class T>
concept HasColumns = requires {
  T::columns;
};

template <class T>
inline constexpr bool is_tuple = false;
template <class... T>
inline constexpr bool is_tuple<std::tuple<T...>> = true;

void expect_columns(Row row, std::size_t count);
[[noreturn]] void fail_in_column(std::size_t column, const Failure& failure);
[[noreturn]] void fail_row_count(SqlText sql, std::string_view expected);

// A row as a struct with `columns`, as a tuple, or as its only value. In all three, braces keep the order of the
// columns.
template <class T>
T read_row(Row row) {
  std::size_t at = 0;
  try {
    if constexpr (HasColumns<T>) {
      expect_columns(row, std::tuple_size_v<std::remove_cvref_t<decltype(T::columns)>>);
      T object{};
      std::apply(
          [&](auto... member) {
            ((object.*member = Codec<std::remove_cvref_t<decltype(object.*member)>>::read(row[at]), ++at), ...);
          },
          T::columns);
      return object;
    } else if constexpr (is_tuple<T>) {
      expect_columns(row, std::tuple_size_v<T>);
      return [&]<class... Column>(std::type_identity<std::tuple<Column...>>) {
        const auto next = [&]<class C>(std::type_identity<C>) {
          C value = Codec<C>::read(row[at]);
          ++at;
          return value;
        };
        return std::tuple<Column...>{next(std::type_identity<Column>{})...};
      }(std::type_identity<T>{});
    } else {
      expect_columns(row, 1);
      return Codec<T>::read(row[0]);
    }
  } catch (const Failure& failure) {
    fail_in_column(at, failure);
  }
}

template <class... Arguments>
std::int64_t run(Connection& connection, SqlText sql, const OnRow& on_row, const Arguments&... arguments) {
  // What is neither number nor bytes (a Date) becomes text that lives here until the statement has run.
  const auto written = std::make_tuple(Codec<Arguments>::write(arguments)...);
  return std::apply(
      [&](const auto&... value) {
        const std::array<Value, sizeof...(value)> values{Value(value)...};
        return connection.run(sql, values, on_row);
      },
      written);
}

}  // namespace detail

// Runs a statement; gives the number of rows inserted, updated or deleted (0 for a SELECT).
template <class... Arguments>
std::int64_t exec(Connection& connection, Sql<sizeof...(Arguments)> sql, const Arguments&... arguments) {
  return detail::run(
      connection, sql, [](Row) {}, arguments...);
}

// Hands each row to `visit` as it comes. `visit` must not use the connection.
template <class T, class Visit, class... Arguments>
void each(Connection& connection, Visit&& visit, Sql<sizeof...(Arguments)> sql, const Arguments&... arguments) {
  detail::run(
      connection, sql, [&](Row row) { visit(detail::read_row<T>(row)); }, arguments...);
}

// All rows, in their order.
template <class T, class... Arguments>
std::vector<T> all(Connection& connection, Sql<sizeof...(Arguments)> sql, const Arguments&... arguments) {
  std::vector<T> rows;
  detail::run(
      connection, sql, [&](Row row) { rows.push_back(detail::read_row<T>(row)); }, arguments...);
  return rows;
}

// The only row, or nothing. More than one is a Failure: the statement does not say what its author thought.
template <class T, class... Arguments>
std::optional<T> one(Connection& connection, Sql<sizeof...(Arguments)> sql, const Arguments&... arguments) {
  std::optional<T> found;
  const auto keep = [&](Row row) {
    if (found) detail::fail_row_count(sql, "at most one row");
    found.emplace(detail::read_row<T>(row));
  };
  detail::run(connection, sql, keep, arguments...);
  return found;
}

// The only value of the only row, which must be there: counts, sums, RETURNING.
template <class T, class... Arguments>
T value(Connection& connection, Sql<sizeof...(Arguments)> sql, const Arguments&... arguments) {
  std::optional<T> found = one<T>(connection, sql, arguments...);
  if (!found) detail::fail_row_count(sql, "one row");
  return *std::move(found);
}

}  // namespace zj::db
