#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace zj::db {

// What went wrong in the database. It ends the request unless the caller catches a kind that it expects. what() is
// English for developers and names the statement, never the values given to it: a log holds no personal data.
//
// constraint() is the same on both engines where the schema follows two rules: a UNIQUE or PRIMARY KEY stays without a
// name and a unique index is called table_column_…_key; a CHECK is given a name. It is then
//   unique    table_column_…_key, or table_pkey for a primary key      check     the name of the check
//   not_null  table.column                                            others    empty
class Failure : public std::runtime_error {
 public:
  enum class Kind {
    unique,
    foreign_key,
    not_null,
    check,
    busy,  // somebody else was first, or held a lock too long: do the whole transaction again (see in_transaction)
    unavailable,  // disk full or failing, connection lost, server stopping: try again later
    other         // our own mistake: wrong SQL, wrong type, wrong use
  };

  Failure(Kind kind, const std::string& what, std::string constraint = {})
      : std::runtime_error(what), kind_(kind), constraint_(std::move(constraint)) {}

  Kind kind() const { return kind_; }
  const std::string& constraint() const { return constraint_; }

 private:
  Kind kind_;
  std::string constraint_;
};

}  // namespace zj::db
