#pragma once
// Finding things by words that stand in them. Both engines' own text search finds nothing for two Chinese characters
// (FTS5 trigram, pg_trgm), so the index is a table of ours: every pair of neighbouring characters of a text, for every
// object that has it.

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace zj::db::search {

// What kind of object is indexed: small numbers that the caller names and never changes, 0 to 1,048,575.
using Kind = std::int32_t;

// The form in which texts and queries meet: half-width, ASCII in lower case, one space between words.
std::string fold(std::string_view text);

// Whether find() can answer: some word of the query has two characters or more.
bool searchable(std::string_view query);

// Makes `text` what is known of the object. An empty text takes it out of the index. Call it in the write transaction
// that changes the object, so that index and object never differ.
void put(Connection& connection, Kind kind, std::int64_t object, std::string_view text);

struct Page {
  std::int64_t before =
      std::numeric_limits<std::int64_t>::max();  // the last object of the page before; default: from the start
  int limit = 50;
};

// The objects whose text holds every word of `query`, the highest (newest) object first. Nothing for a query that is
// not searchable.
std::vector<std::int64_t> find(Connection& connection, Kind kind, std::string_view query, Page page = {});

// The migration that makes the tables; migrate() runs it first.
extern const std::string_view schema;

}  // namespace zj::db::search
