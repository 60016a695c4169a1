#include "db/query.h"

namespace zj::db::detail {

void expect_columns(Row row, std::size_t count) {
  if (row.size() == count) return;
  throw Failure(Failure::Kind::other,
                "expected " + std::to_string(count) + " columns, found " + std::to_string(row.size()));
}

void fail_in_column(std::size_t column, const Failure& failure) {
  throw Failure(failure.kind(), "column " + std::to_string(column + 1) + ": " + failure.what());
}

void fail_row_count(SqlText sql, std::string_view expected) {
  throw Failure(Failure::Kind::other, "expected " + std::string(expected) + "\n  in: " + std::string(sql.text()));
}

}  // namespace zj::db::detail
