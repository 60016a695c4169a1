#pragma once
// Lists of objects, filtered by what the reader may know of: the same rights as the page of each object, inside the
// query.

#include "registry/core.h"

namespace zj::registry::lists {

// The facts by which lists choose, of facts.csv: the table `visible` holds their rows.
inline constexpr std::string_view facts_asked[] = {"existence", "exact_state", "findings", "route"};

ListPage page(db::Connection& c, const Actor& actor, const ListQuery& query, Date today, Date soon);
std::vector<std::pair<std::string, std::int64_t>> count_by_state(db::Connection& c, const Actor& actor,
                                                                 const ListQuery& query, Date today, Date soon);

}  // namespace zj::registry::lists
