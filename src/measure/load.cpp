#include "measure/load.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "measure/load_procedure.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

constexpr std::string_view dossier_document = "申报";

struct BlockKind {
  std::string_view name;
  bool has_id;
  Part::Kind part;
};
constexpr std::array<BlockKind, 9> block_kinds{{
    {"measure", true, Part::Kind::definition},
    {"assume", true, Part::Kind::assumption},
    {"define", false, Part::Kind::definition},
    {"rule", true, Part::Kind::rule},
    {"guard", false, Part::Kind::guard},
    {"compute", false, Part::Kind::compute},
    {"verdict", false, Part::Kind::verdict},
    {"letter", false, Part::Kind::letter},
    {"case", false, Part::Kind::test},
}};

constexpr std::array<std::string_view, 9> table_classes{"glossary", "elements", "table", "decision", "weights",
                                                        "roles",    "states",   "acts",  "planned"};

// Fences that only show something to the reader.
bool is_sample(std::string_view kind) {
  return kind.empty() || kind == "text" || kind == "json" || kind == "feel";
}

std::vector<std::string> paths_of(const std::vector<InputFile>& files) {
  std::vector<std::string> paths;
  for (const InputFile& file : files) paths.push_back(file.path);
  return paths;
}

bool is_number(std::string_view text) {
  static constexpr std::string_view digits = "一二三四五六七八九十百千〇零0123456789";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    next_code_point(text, at);
    if (digits.find(text.substr(start, at - start)) == std::string_view::npos) return false;
  }
  return !text.empty();
}

// The number of a heading as it is cited: 第七条, 第二项, 附件三; and of a text numbered like an official letter
// (GB/T 9704: 一、 （一） 1. （1）) the number without the sign behind it, so that places read 二（一）2.
std::string_view number_word(std::string_view heading) {
  const std::string_view word = heading.substr(0, std::min(heading.find(' '), heading.find("　")));
  const auto between = [&](std::string_view before, std::string_view after) {
    const bool framed = word.starts_with(before) && word.ends_with(after) && word.size() > before.size() + after.size();
    return framed && is_number(word.substr(before.size(), word.size() - before.size() - after.size()));
  };
  if (between("附件", "") || between("第", "条") || between("第", "款") || between("第", "项")) return word;
  for (const std::string_view sign : {"、", "．", "."}) {
    const std::size_t end = heading.find(sign);
    if (end == std::string_view::npos || !is_number(heading.substr(0, end))) continue;
    const std::string_view rest = heading.substr(end + sign.size());
    const bool goes_on = !rest.empty() && rest.front() >= '0' && rest.front() <= '9';  // 3.1: no number of this kind
    return goes_on ? std::string_view() : heading.substr(0, end);
  }
  const std::size_t close = heading.find("）");
  static constexpr std::string_view open = "（";
  if (heading.starts_with(open) && close != std::string_view::npos &&
      is_number(heading.substr(open.size(), close - open.size())))
    return heading.substr(0, close + std::string_view("）").size());
  return {};
}

// `> 无规则：…` anywhere in a piece of prose: the reason, empty when there is none.
std::string no_rule_reason(std::string_view prose) {
  for (std::string_view line : split(prose, '\n')) {
    if (!line.starts_with('>')) continue;
    line = trim(line.substr(1));
    for (const std::string_view mark : {std::string_view("无规则："), std::string_view("无规则:")}) {
      if (line.starts_with(mark)) return std::string(trim(line.substr(mark.size())));
    }
  }
  return {};
}

}  // namespace

Loader::Loader(std::vector<InputFile> files, const ProcedureSchema* schema)
    : measure_(new Measure), schema_(schema), diagnostics_(paths_of(files)) {
  measure_->files_ = std::move(files);
}

LoadResult Measure::load(std::vector<InputFile> files, const ProcedureSchema& schema) {
  return Loader(measure_files(std::move(files)), &schema).load();
}

LoadResult Measure::load(std::vector<InputFile> files) {
  return Loader(measure_files(std::move(files)), nullptr).load();
}

LoadResult Loader::load() {
  measure_->hash_ = measure_hash(measure_->files_);
  read_files();
  read_identity();
  read_elements();
  read_weights();
  read_data_tables();
  read_documents();
  define_tables();
  collect_definitions();
  collect_decisions();
  resolve_definitions();
  read_rules();
  read_computes();
  read_verdicts();
  if (schema_) {
    read_letters();
    ProcedureLoader(*this).load();
  }
  read_cases();
  check_articles();
  const bool failed = diagnostics_.has_errors();
  LoadResult result{nullptr, diagnostics_.take()};
  if (!failed) result.measure = std::move(measure_);
  return result;
}

void Loader::read_files() {
  if (measure_->files_.empty()) diagnostics_.error({}, say(words::no_files));
  for (std::size_t i = 0; i < measure_->files_.size(); ++i) {
    const int file = static_cast<int>(i);
    read_outline(file, read_markdown(file, measure_->files_[i].bytes, diagnostics_));
  }
}

void Loader::read_outline(int file, std::vector<Piece> pieces) {
  // What stands before the first heading belongs to the file itself.
  std::size_t article = add_article({}, {file, 1, 1});
  struct Open {
    int level;
    std::string number;
    std::optional<std::size_t> article;
  };
  std::vector<Open> open;
  const Heading* heading = nullptr;
  const auto add_prose = [&](std::string source) {
    Article& a = measure_->articles_[article];
    if (std::string reason = no_rule_reason(source); !reason.empty()) a.no_rule = std::move(reason);
    std::string html = render_prose(source);
    a.parts.push_back({Part::Kind::prose, std::move(source), std::move(html), {}});
  };
  for (Piece& piece : pieces) {
    if (auto* h = std::get_if<Heading>(&piece)) {
      heading = h;
      while (!open.empty() && open.back().level >= h->level) open.pop_back();
      std::optional<std::size_t> parent;
      std::string place;
      for (const Open& above : open) {
        if (above.article) parent = above.article;
        place += above.number;
      }
      open.push_back({h->level, std::string(number_word(h->text.text())), std::nullopt});
      for (const Located& name : h->classes) {
        if (std::find(table_classes.begin(), table_classes.end(), name.text()) != table_classes.end()) continue;
        const std::string_view near = nearest(name.text(), {table_classes.begin(), table_classes.end()});
        diagnostics_.error(name.at(), say(words::unknown_class, name.text()),
                           near.empty() ? Said{} : say(words::fix_write, near));
      }
      if (h->id.empty()) {
        article = parent ? *parent : add_article(h->text.text(), h->at);
        add_prose(std::string(static_cast<std::size_t>(h->level), '#') + " " + h->text.text() + "\n");
        continue;
      }
      if (measure_->article(h->id.text())) diagnostics_.error(h->id.at(), say(words::repeated_id, h->id.text()));
      article = add_article(h->text.text(), h->at);
      open.back().article = article;
      Article& a = measure_->articles_[article];
      a.id = h->id.text();
      a.place = place + open.back().number;
      a.level = h->level;
      a.parent = parent;
    } else if (auto* table = std::get_if<Table>(&piece)) {
      if (!heading || heading->classes.empty()) {
        add_prose(std::move(table->source));
        continue;
      }
      measure_->articles_[article].parts.push_back({Part::Kind::table, table->source, {}, heading->text.text()});
      tables_.push_back({std::move(*table), *heading, article});
    } else if (auto* fence = std::get_if<Fence>(&piece)) {
      add_block(*fence, article);
    } else {
      add_prose(std::move(std::get<Prose>(piece).text));
    }
  }
}

std::size_t Loader::add_article(std::string heading, Position at) {
  Article article;
  article.heading = std::move(heading);
  article.at = at;
  measure_->articles_.push_back(std::move(article));
  return measure_->articles_.size() - 1;
}

void Loader::add_block(const Fence& fence, std::size_t article) {
  const Located kind = block_kind(fence);
  std::string source;
  for (const Located& line : fence.lines) source.append(line.text()).push_back('\n');
  Article& a = measure_->articles_[article];
  const auto known =
      std::find_if(block_kinds.begin(), block_kinds.end(), [&](const BlockKind& k) { return k.name == kind.text(); });
  if (known == block_kinds.end()) {
    if (!is_sample(kind.text())) {
      std::vector<std::string_view> names;
      for (const BlockKind& k : block_kinds) names.push_back(k.name);
      const std::string_view near = nearest(kind.text(), names);
      diagnostics_.error(kind.at(), say(words::unknown_block, kind.text()),
                         near.empty() ? Said{} : say(words::fix_write, near));
    }
    std::string html = render_prose("```\n" + source + "```\n");
    a.parts.push_back({Part::Kind::prose, std::move(source), std::move(html), {}});
    return;
  }
  Block block = read_block(fence, known->has_id, diagnostics_);
  const Located& name = known->has_id ? block.id : block.title;
  if (name.empty()) diagnostics_.error(fence.at, say(words::block_without_name, kind.text()));
  a.parts.push_back({known->part, std::move(source), {}, name.text()});
  blocks_.push_back({std::move(block), article});
}

void Loader::read_identity() {
  const auto found = blocks("measure");
  if (found.empty()) {
    diagnostics_.error({}, say(words::no_measure_block), say(words::fix_measure_block));
    return;
  }
  for (std::size_t i = 1; i < found.size(); ++i)
    diagnostics_.error(found[i]->block.at, say(words::second_measure_block));
  const Block& block = found.front()->block;
  check_keys(block, {"title", "english", "basis", "issuer", "valid-years", "notes"});
  Identity& identity = measure_->identity_;
  identity.id = block.id.text();
  const auto text = [&](std::string_view key) {
    const Located* entry = block.find(key);
    return entry ? entry->text() : std::string();
  };
  identity.title = text("title");
  identity.english = text("english");
  identity.basis = text("basis");
  identity.issuer = text("issuer");
  identity.notes = text("notes");
  if (const Located* years = block.find("valid-years")) {
    const bool number = !years->empty() && years->text().size() <= 3 &&
                        years->text().find_first_not_of("0123456789") == std::string::npos;
    if (number) {
      identity.valid_years = std::stoi(years->text());
    } else {
      diagnostics_.error(years->at(), say(words::expected_integer));
    }
  }
}

// Every numbered article (第七条, 附件三) is carried out by something, here or in its items, or says why not.
void Loader::check_articles() {
  const auto& articles = measure_->articles_;
  std::vector<bool> covered(articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const bool own =
        !articles[i].no_rule.empty() ||
        std::any_of(articles[i].parts.begin(), articles[i].parts.end(), [](const Part& p) {
          return p.kind != Part::Kind::prose && p.kind != Part::Kind::assumption && p.kind != Part::Kind::test;
        });
    if (!own) continue;
    for (std::optional<std::size_t> a = i; a; a = articles[*a].parent) covered[*a] = true;
  }
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const bool top = !articles[i].place.empty() && (!articles[i].parent || articles[*articles[i].parent].place.empty());
    if (top && !covered[i])
      diagnostics_.error(articles[i].at, say(words::article_without_rule, articles[i].heading),
                         say(words::fix_article_without_rule));
  }
}

std::vector<const Loader::PlacedBlock*> Loader::blocks(std::string_view kind) const {
  std::vector<const PlacedBlock*> found;
  for (const PlacedBlock& placed : blocks_) {
    if (placed.block.kind.text() == kind) found.push_back(&placed);
  }
  return found;
}

std::vector<const Loader::PlacedTable*> Loader::tables(std::string_view heading_class) const {
  std::vector<const PlacedTable*> found;
  for (const PlacedTable& placed : tables_) {
    if (placed.heading.has_class(heading_class)) found.push_back(&placed);
  }
  return found;
}

Document* Loader::find_document(std::string_view name) {
  for (const auto& document : measure_->documents_) {
    if (document->name() == name) return document.get();
  }
  return nullptr;
}

}  // namespace zj::measure
