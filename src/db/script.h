#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace zj::db {

struct Statement {
  std::string text;  // without its semicolon and without comments before it
  int line = 1;      // where it starts in the file, from 1
};

// Cuts a migration into statements at the semicolons that stand outside strings, quoted names and comments, and puts
// the engine's words for {{blob}} (bytes), {{strict}} (after a table's last bracket) and {{i64}} (whole numbers of 64
// bits). Throws Failure that names the line for a quote or comment without end, another {{token}}, and $: neither
// values nor PostgreSQL's $$ belong here.
std::vector<Statement> split_script(std::string_view script, Engine engine);

}  // namespace zj::db
