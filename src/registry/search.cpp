#include "registry/search.h"

#include "registry/store.h"

namespace zj::registry::search {

db::search::Kind kind_of(std::string_view type) {
  // Written down once and never renumbered: the index keeps these.
  constexpr std::string_view types[] = {"round",           "case",  "title",        "notice",
                                        "recognition_doc", "panel", "proposed_list"};
  for (std::size_t i = 0; i < std::size(types); ++i) {
    if (types[i] == type) return static_cast<db::search::Kind>(i + 1);
  }
  return 0;
}

void note(db::Connection& c, const Object& object) {
  const db::search::Kind kind = kind_of(object.type);
  if (kind == 0) return;
  std::string words = object.name + " " + object.number.value_or("");
  if (object.enterprise) {
    if (const auto org = store::org(c, *object.enterprise)) words += " " + org->name + " " + org->code;
  }
  db::search::put(c, kind, object.id, words);
}

}  // namespace zj::registry::search
