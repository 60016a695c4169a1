#pragma once

#include <string_view>

#include "db/query.h"
#include "db/search.h"
#include "registry/model.h"

namespace zj::registry::search {

// The number under which objects of a type are indexed.
db::search::Kind kind_of(std::string_view type);

// Puts an object's words (name, number, enterprise) into the index. Called inside the act that changed them.
void note(db::Connection& c, const Object& object);

}  // namespace zj::registry::search
