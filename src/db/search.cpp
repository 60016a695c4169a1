#include "db/search.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "db/packed.h"
#include "db/query.h"

namespace zj::db::search {

// A term is kind, first and second character in one number: (kind << 42) + (first << 21) + second.
const std::string_view schema = R"(
CREATE TABLE search_text (
  kind {{i64}} NOT NULL,
  object {{i64}} NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (kind, object)
) {{strict}};
CREATE TABLE search_term (
  term {{i64}} NOT NULL,
  object {{i64}} NOT NULL,
  PRIMARY KEY (term, object)
) {{strict}};
)";

namespace {

using Terms = std::vector<std::int64_t>;

// Of one word, without spaces.
void add_terms(Terms& terms, Kind kind, std::string_view word) {
  std::size_t at = 0;
  std::int64_t before = -1;
  while (at < word.size()) {
    const auto character = static_cast<std::int64_t>(next_code_point(word, at));
    if (before >= 0) terms.push_back((std::int64_t{kind} << 42) + (before << 21) + character);
    before = character;
  }
}

// Sorted, each once.
Terms terms_of(Kind kind, std::string_view folded) {
  Terms terms;
  for (const std::string_view word : split(folded, ' ')) add_terms(terms, kind, word);
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

constexpr std::size_t terms_at_once = 64;

void apply(Connection& connection, const Terms& terms, std::int64_t object, Sql<2> statement) {
  for (std::size_t at = 0; at < terms.size(); at += terms_at_once) {
    const std::size_t count = std::min(terms_at_once, terms.size() - at);
    exec(connection, statement, pack(std::span(terms).subspan(at, count)), object);
  }
}

Terms difference(const Terms& from, const Terms& without) {
  Terms rest;
  std::set_difference(from.begin(), from.end(), without.begin(), without.end(), std::back_inserter(rest));
  return rest;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  for (char c : to_half_width(text)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\t' || c == '\r' || c == '\n') c = ' ';
    if (c == ' ' && (folded.empty() || folded.back() == ' ')) continue;
    folded += c;
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

bool searchable(std::string_view query) {
  return !terms_of(0, fold(query)).empty();
}

void put(Connection& connection, Kind kind, std::int64_t object, std::string_view text) {
  const std::string folded = fold(text);
  const auto known =
      one<std::string>(connection, "SELECT text FROM search_text WHERE kind = $1 AND object = $2", kind, object);
  if (known.value_or("") == folded) return;
  const Terms before = terms_of(kind, known.value_or(""));
  const Terms after = terms_of(kind, folded);

  if (folded.empty()) {
    exec(connection, "DELETE FROM search_text WHERE kind = $1 AND object = $2", kind, object);
  } else {
    exec(connection,
         "INSERT INTO search_text(kind, object, text) VALUES ($1, $2, $3) "
         "ON CONFLICT (kind, object) DO UPDATE SET text = excluded.text",
         kind, object, folded);
  }
  apply(connection, difference(before, after), object,
        joined<unpack<"$1">, "DELETE FROM search_term WHERE object = $2 AND term IN (SELECT number FROM packed)">);
  apply(connection, difference(after, before), object,
        joined<unpack<"$1">, "INSERT INTO search_term(term, object) SELECT number, $2 FROM packed">);
}

std::vector<std::int64_t> find(Connection& connection, Kind kind, std::string_view query, Page page) {
  const std::string folded = fold(query);
  Terms terms = terms_of(kind, folded);
  if (terms.empty() || page.limit <= 0) return {};
  // More terms would not narrow the search; the texts themselves are compared below.
  if (terms.size() > terms_at_once) terms.resize(terms_at_once);

  // Rarest first: the term that fewest objects have leads the way, and the next rarest rules most of those out.
  // Counting stops where all are many.
  terms = all<std::int64_t>(connection, joined<unpack<"$1">, R"(
      SELECT number FROM packed
      ORDER BY (
        SELECT COUNT(*)
        FROM (SELECT 1 FROM search_term WHERE search_term.term = packed.number LIMIT 1000) AS few), number)">,
                            pack(terms));
  const std::int64_t lead = terms.front();
  if (terms.size() > 1) terms.erase(terms.begin());
  const std::string others = pack(terms);

  const std::vector<std::string_view> words = split(folded, ' ');
  std::vector<std::int64_t> found;
  for (std::int64_t before = page.before;;) {
    std::int64_t candidates = 0;
    const auto keep = [&](const std::tuple<std::int64_t, std::string>& candidate) {
      const auto& [object, text] = candidate;
      ++candidates;
      before = object;
      const auto stands_in = [&, &text = text](std::string_view word) { return text.find(word) != std::string::npos; };
      if (found.size() < static_cast<std::size_t>(page.limit) && std::all_of(words.begin(), words.end(), stands_in)) {
        found.push_back(object);
      }
    };
    each<std::tuple<std::int64_t, std::string>>(connection, keep, joined<unpack<"$1">, R"(
        SELECT object, (SELECT text FROM search_text AS known WHERE known.kind = $2 AND known.object = lead.object)
        FROM search_term AS lead
        WHERE term = $3 AND object < $4
          AND NOT EXISTS (
            SELECT 1 FROM packed
            WHERE NOT EXISTS (
              SELECT 1 FROM search_term AS other WHERE other.term = packed.number AND other.object = lead.object))
        ORDER BY object DESC
        LIMIT $5)">,
                                                others, kind, lead, before, page.limit);
    if (candidates < page.limit || found.size() == static_cast<std::size_t>(page.limit)) return found;
  }
}

}  // namespace zj::db::search
