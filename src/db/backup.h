#pragma once

#include <filesystem>

#include "db/database.h"

namespace zj::db {

// Copies an SQLite database, as of one moment, to `file` while others go on reading and writing. The copy is complete
// and on disk under its name, or it is not there at all; a file of that name is replaced. Only its owner may read it.
// Throws Failure; PostgreSQL is backed up by its own tools.
void backup(Connection& connection, const std::filesystem::path& file);

}  // namespace zj::db
