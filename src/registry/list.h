#pragma once
// Lists of objects, filtered by what the reader may know of: the same rights as the page of each object, inside the
// query.

#include "registry/core.h"

namespace zj::registry::lists {

// The facts by which lists choose, of facts.csv: the table `visible` holds their rows.
inline constexpr std::string_view facts_asked[] = {"existence", "exact_state", "findings", "route"};

std::vector<ListRow> page(db::Connection& c, const Actor& actor, const ListQuery& query, Date today, Date soon);
Tally tally(db::Connection& c, const Actor& actor, const ListQuery& query, Date today, Date soon);

}  // namespace zj::registry::lists
