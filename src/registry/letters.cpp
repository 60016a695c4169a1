#include "registry/letters.h"

#include "base/hash.h"
#include "registry/store.h"

namespace zj::registry::letters {

namespace {

struct DocumentRow : Document {
  static constexpr auto columns = std::tuple{&Document::ref,   &Document::object, &Document::kind,   &Document::number,
                                             &Document::title, &Document::body,   &Document::sha256, &Document::made};
};
constexpr db::Literal document_columns = "ref, object, kind, number, title, body, sha256, made_at";

Json strings(const std::vector<std::string>& list) {
  Json::Array array;
  for (const std::string& text : list) array.emplace_back(text);
  return Json(std::move(array));
}

// Dates in a letter read as GB/T 9704 has them: 2026-06-20 becomes 2026年6月20日.
std::string with_chinese_dates(std::string_view text) {
  constexpr std::size_t length = 10;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const bool inside_number = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
    if (const auto day = inside_number ? tl::unexpected<Error>(Error{}) : parse_date(text.substr(i, length)); day) {
      out += to_chinese(*day);
      i += length;
    } else {
      out += text[i++];
    }
  }
  return out;
}

Json block_json(const measure::Letter::Block& block) {
  using Kind = measure::Letter::Block::Kind;
  Json b;
  switch (block.kind) {
    case Kind::paragraph:
      b.set("kind", "paragraph");
      break;
    case Kind::heading:
      b.set("kind", "heading");
      break;
    case Kind::table:
      b.set("kind", "table");
      break;
    case Kind::attachment:
      b.set("kind", "attachment");
      break;
    case Kind::copies:
      b.set("kind", "copies");
      break;
  }
  b.set("text", with_chinese_dates(block.text));
  if (block.kind == Kind::table) {
    b.set("columns", strings(block.columns));
    Json::Array rows;
    for (const auto& row : block.rows) rows.push_back(strings(row));
    b.set("rows", Json(std::move(rows)));
  }
  return b;
}

}  // namespace

Written write(std::string kind, const measure::Letter& letter, const measure::Measure& measure, std::string_view issuer,
              Date day) {
  Written written{
      std::move(kind), letter.title, letter.number.empty() ? std::nullopt : std::optional(letter.number), {}, {}};
  Json& body = written.body;
  body.set("issuer", std::string(issuer));
  body.set("number", letter.number);
  body.set("title", letter.title);
  body.set("to", letter.to);
  body.set("date", to_iso(day));
  // ART1.1: what cites the legal basis names the measure and its parent policy.
  body.set("basis", measure.identity().title + "、" + measure.identity().basis);
  Json::Array blocks;
  for (const auto& block : letter.blocks) blocks.push_back(block_json(block));
  body.set("blocks", Json(std::move(blocks)));
  written.sha256 = sha256_hex(to_canonical_json(body));
  return written;
}

std::string store(Registry::Core& core, db::Connection& c, std::int64_t object, std::int64_t event,
                  const Written& letter, Instant now) {
  const std::string ref = core.parts.random.reference();
  db::exec(
      c,
      "INSERT INTO document (id, ref, object, event, kind, number, title, body, sha256, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      store::next(c, "document"), ref, object, event, letter.kind, letter.number, letter.title, letter.body,
      letter.sha256, now);
  return ref;
}

std::vector<Document> of(db::Connection& c, std::int64_t object) {
  const auto rows = db::all<DocumentRow>(
      c, db::joined<"SELECT ", document_columns, " FROM document WHERE object = $1 ORDER BY id DESC">, object);
  return {rows.begin(), rows.end()};
}

std::optional<Document> find(db::Connection& c, std::string_view ref) {
  const auto row =
      db::one<DocumentRow>(c, db::joined<"SELECT ", document_columns, " FROM document WHERE ref = $1">, ref);
  return row ? std::optional<Document>(*row) : std::nullopt;
}

}  // namespace zj::registry::letters
