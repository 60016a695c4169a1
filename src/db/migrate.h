#pragma once

#include <span>

#include "base/embedded.h"
#include "db/database.h"

namespace zj::db {

// Brings the schema up to date: this room's own tables first (schema_version and the search index), then `files`
// (NNNN_name.sql, each number once; see script.h for what they may hold) in the order of their numbers, each in a
// transaction of its own and recorded in schema_version with the SHA-256 of its bytes. Two programs that start at once
// do it once.
//
// Throws Failure, with file and line, when a statement fails; and before anything is done when an applied file has
// changed or is not among `files` (the database belongs to a newer program), or a new one would come before an applied
// one.
void migrate(Connection& connection, std::span<const EmbeddedFile> files);

}  // namespace zj::db
