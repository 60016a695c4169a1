#pragma once
// Official documents: what an act has written, stored as content with its hash.

#include <string>

#include "measure/procedure.h"
#include "registry/core.h"

namespace zj::registry::letters {

struct Written {
  std::string kind;
  std::string title;
  std::optional<std::string> number;
  Json body;  // issuer, number, title, to, blocks, date, basis: what documents/letter.h lays out
  std::string sha256;
};

Written write(std::string kind, const measure::Letter& letter, const measure::Measure& measure, std::string_view issuer,
              Date day);

// Returns the public reference.
std::string store(Registry::Core& core, db::Connection& c, std::int64_t object, std::int64_t event,
                  const Written& letter, Instant now);

std::vector<Document> of(db::Connection& c, std::int64_t object);
std::optional<Document> find(db::Connection& c, std::string_view ref);

}  // namespace zj::registry::letters
