// Rules, guards, computations, verdicts and letters.

#include <algorithm>

#include "base/text.h"
#include "measure/load.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// 一、申报时间 or （一）材料: how headings of official letters are numbered (GB/T 9704).
bool is_heading(std::string_view paragraph) {
  if (paragraph.starts_with("（")) paragraph.remove_prefix(std::string_view("（").size());
  std::size_t digits = 0;
  while (paragraph.size() >= 3 &&
         std::string_view("一二三四五六七八九十").find(paragraph.substr(0, 3)) != std::string_view::npos) {
    paragraph.remove_prefix(3);
    ++digits;
  }
  return digits > 0 && (paragraph.starts_with("、") || paragraph.starts_with("）"));
}

}  // namespace

std::vector<Located> Loader::words_of(const Located& text) {
  std::vector<Located> words;
  for (const Located& part : split_list(text, ",")) {
    for (Located& word : split_list(part, " ")) words.push_back(std::move(word));
  }
  return words;
}

bool Loader::is_meant(std::string_view word, std::string_view id) {
  return word.ends_with(".*") ? id.starts_with(word.substr(0, word.size() - 1)) : id == word;
}

void Loader::check_keys(const Block& block, std::initializer_list<std::string_view> known) {
  for (const BlockEntry& entry : block.entries) {
    const std::string_view key = std::string_view(entry.key.text()).substr(0, entry.key.text().find(' '));
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string all;
    for (std::string_view name : known) all.append(all.empty() ? "" : " · ").append(name);
    const std::string_view near = nearest(key, {known.begin(), known.end()});
    diagnostics_.error(entry.key.at(), say(words::unknown_block_key, key, all),
                       near.empty() ? Said{} : say(words::fix_write, near));
  }
}

std::optional<feel::Expression> Loader::feel_entry(const Block& block, std::string_view key, const Document& document,
                                                   Use use) {
  const Located* text = block.find(key);
  return text ? compile_feel(*text, document.scope, diagnostics_, use) : std::nullopt;
}

Sentence Loader::sentence_entry(const Block& block, std::string_view key, const Document& document) {
  const Located* text = block.find(key);
  return text ? read_sentence(*text, document.scope, diagnostics_) : Sentence{};
}

void Loader::require_boolean(const std::optional<feel::Expression>& expression, const Located* text) {
  if (expression && !compatible(expression->type(), feel::Type::Kind::boolean))
    diagnostics_.error(text->at(), say(words::not_a_condition, expression->type().text()));
}

const Document* Loader::document_for(const Block& block, std::string_view otherwise) {
  const Located* name = block.find("document");
  const Document* document = find_document(name ? name->text() : otherwise);
  if (!document && name) {
    diagnostics_.error(name->at(), say(words::unknown_document, name->text()));
    document = &measure_->dossier();
  }
  return document ? document : &measure_->dossier();
}

const Document* Loader::situation_for(const Block& block) {
  const Located* name = block.find("document");
  if (!name) return measure_->situation_.get();
  for (const auto& situation : measure_->situations_) {
    if (situation->name() == name->text()) return situation.get();
  }
  diagnostics_.error(name->at(), say(words::unknown_document, name->text()));
  return measure_->situation_.get();
}

void Loader::read_rules() {
  for (const PlacedBlock* placed : blocks("rule")) read_rule(*placed, false);
  if (!schema_) return;
  for (const PlacedBlock* placed : blocks("guard")) read_rule(*placed, true);
}

void Loader::read_rule(const PlacedBlock& placed, bool is_guard) {
  const Block& block = placed.block;
  check_keys(block, {"require", "when", "sufficient", "assume", "met", "unmet", "unknown", "not_applicable", "met-en",
                     "unmet-en", "unknown-en", "not_applicable-en", "note", "english", "document"});
  const Document& document = is_guard ? *situation_for(block) : *document_for(block, measure_->dossier().name());
  Rule rule;
  rule.id = is_guard ? block.title.text() : block.id.text();
  rule.title = block.title.text();
  rule.article = placed.article;
  rule.document = &document;
  rule.at = block.at;
  const Position name_at = is_guard ? block.title.at() : block.id.at();
  if (is_guard ? measure_->guard(rule.id) : measure_->rule(rule.id))
    diagnostics_.error(name_at, say(words::repeated_id, rule.id));
  if (!is_guard && measure_->articles_[placed.article].id.empty())
    diagnostics_.error(block.at, say(words::rule_without_article, rule.id), say(words::fix_rule_without_article));
  if (const Located* english = block.find("english")) rule.english = english->text();

  const Located* require = block.find("require");
  if (!require) {
    diagnostics_.error(block.at, say(words::missing_key, "require"));
    return;
  }
  rule.source = require->text();
  rule.require = feel_entry(block, "require", document, Use::condition);
  rule.when = feel_entry(block, "when", document, Use::condition);
  rule.sufficient = feel_entry(block, "sufficient", document, Use::condition);
  rule.note = feel_entry(block, "note", document, Use::told);
  const auto text_of = [&](std::string_view key) {
    const Located* text = block.find(key);
    return text ? *text : Located();
  };
  rule.require_text = *require;
  rule.when_text = text_of("when");
  rule.sufficient_text = text_of("sufficient");
  require_boolean(rule.require, require);
  require_boolean(rule.when, block.find("when"));
  require_boolean(rule.sufficient, block.find("sufficient"));
  std::vector<const Located*> texts{require, block.find("when"), block.find("sufficient"), block.find("note")};
  const auto words = [&](const std::string& suffix) {
    const auto sentence = [&](const char* key) {
      texts.push_back(block.find(key + suffix));
      return sentence_entry(block, key + suffix, document);
    };
    return Rule::Words{sentence("met"), sentence("unmet"), sentence("unknown"), sentence("not_applicable")};
  };
  rule.own = words("");
  rule.own_english = words("-en");
  rule.derived = derived_for(texts, document);

  const Located* declared = block.find("assume");
  for (const Located& id : declared ? words_of(*declared) : std::vector<Located>{}) {
    if (!measure_->assumption(id.text())) diagnostics_.error(id.at(), say(words::unknown_assumption, id.text()));
    rule.assumptions.push_back(id.text());
  }
  std::vector<std::string> used;
  for (const std::string_view key : {"require", "when", "sufficient"}) {
    if (const Located* text = block.find(key)) add_assumptions(text->text(), document, used);
  }
  for (const std::string& id : used) {
    if (std::find(rule.assumptions.begin(), rule.assumptions.end(), id) == rule.assumptions.end() && !is_guard)
      diagnostics_.error(declared ? declared->at() : block.at, say(words::assumption_not_declared, id, rule.id),
                         say(words::fix_assumption_not_declared, id));
  }
  (is_guard ? measure_->guards_ : measure_->rules_).push_back(std::move(rule));
}

void Loader::read_computes() {
  for (const PlacedBlock* placed : blocks("compute")) {
    const Block& block = placed->block;
    check_keys(block, {"document", "let", "value", "explain"});
    const Document& document = *document_for(block, measure_->dossier().name());
    Compute compute;
    compute.name = block.title.text();
    compute.article = placed->article;
    compute.document = &document;
    compute.at = block.at;
    if (measure_->compute(compute.name)) diagnostics_.error(block.title.at(), say(words::repeated_id, compute.name));
    // The names of `let` are the computation's own.
    compute.scope = document.scope;
    std::vector<const Located*> texts;
    for (const BlockEntry& entry : block.entries) {
      texts.push_back(&entry.text);
      texts.push_back(&entry.key);  // the condition of `explain when`
      if (!entry.key.text().starts_with("let ")) continue;
      const Located name = entry.key.slice(4).trimmed();
      auto value = compile_feel(entry.text, compute.scope, diagnostics_);
      if (compute.scope.find(name.text())) {
        diagnostics_.error(name.at(), say(words::repeated_name, name.text()));
      } else {
        const std::size_t slot = compute.scope.declare(name.text(), value ? value->type() : feel::Type());
        if (value) compute.lets.push_back({slot, std::move(*value)});
      }
    }
    const Located* value = block.find("value");
    if (!value) {
      diagnostics_.error(block.at, say(words::missing_key, "value"));
      continue;
    }
    compute.value = compile_feel(*value, compute.scope, diagnostics_);
    for (const BlockEntry& entry : block.entries) {
      if (!entry.key.text().starts_with("explain")) continue;
      Compute::Line line;
      const Located condition = entry.key.slice(std::string_view("explain").size()).trimmed();
      if (condition.text().starts_with("when ")) {
        const Located when = condition.slice(5).trimmed();
        line.when = compile_feel(when, compute.scope, diagnostics_, Use::told);
        require_boolean(line.when, &when);
      } else if (!condition.empty()) {
        diagnostics_.error(condition.at(), say(words::unknown_block_key, entry.key.text(), "explain · explain when …"));
      }
      line.sentence = read_sentence(entry.text, compute.scope, diagnostics_);
      compute.lines.push_back(std::move(line));
    }
    compute.derived = derived_for(texts, document);
    measure_->computes_.push_back(std::move(compute));
  }
}

// Ids and prefixes (`ART7.*`), each rule once, in the order of the list.
std::vector<std::size_t> Loader::read_findings(const Located& list) {
  std::vector<std::size_t> found;
  const auto& rules = measure_->rules_;
  for (const Located& word : words_of(list)) {
    bool any = false;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (!is_meant(word.text(), rules[i].id)) continue;
      any = true;
      if (std::find(found.begin(), found.end(), i) == found.end()) found.push_back(i);
    }
    if (any) continue;
    std::vector<std::string_view> ids;
    for (const Rule& rule : rules) ids.push_back(rule.id);
    const std::string_view near = nearest(word.text(), ids);
    diagnostics_.error(word.at(), say(words::unknown_rule, word.text()),
                       near.empty() ? Said{} : say(words::fix_write, near));
  }
  return found;
}

void Loader::read_verdicts() {
  const Document& document = measure_->dossier();
  for (const PlacedBlock* placed : blocks("verdict")) {
    const Block& block = placed->block;
    check_keys(block, {"when", "english", "findings", "route", "gates", "label"});
    VerdictRule verdict;
    verdict.name = block.title.text();
    verdict.article = placed->article;
    verdict.at = block.at;
    if (const Located* english = block.find("english")) verdict.english = english->text();
    verdict.when = feel_entry(block, "when", document, Use::condition);
    require_boolean(verdict.when, block.find("when"));
    const Located* findings = block.find("findings");
    if (!findings) {
      diagnostics_.error(block.at, say(words::missing_key, "findings"));
      continue;
    }
    verdict.findings = read_findings(*findings);
    std::vector<const Located*> texts{block.find("when")};
    for (const BlockEntry& entry : block.entries) {
      if (!entry.key.text().starts_with("route ")) continue;
      const Located name = entry.key.slice(6).trimmed();
      VerdictRule::Route route{name.text(), name.text(),
                               {},          compile_feel(entry.text, document.scope, diagnostics_, Use::told),
                               {},          entry.text};
      require_boolean(route.when, &entry.text);
      texts.push_back(&entry.text);
      route.gates.assign(verdict.findings.size(), true);
      if (const Located* label = block.find("label " + name.text())) route.label = label->text();
      if (const Located* english = block.find("english " + name.text())) route.english = english->text();
      if (const Located* gates = block.find("gates " + name.text())) {
        const auto deciding = read_findings(*gates);
        for (std::size_t i = 0; i < verdict.findings.size(); ++i)
          route.gates[i] = std::find(deciding.begin(), deciding.end(), verdict.findings[i]) != deciding.end();
        for (const std::size_t rule : deciding) {
          if (std::find(verdict.findings.begin(), verdict.findings.end(), rule) == verdict.findings.end())
            diagnostics_.error(gates->at(), say(words::gate_without_finding, measure_->rules_[rule].id));
        }
      }
      verdict.routes.push_back(std::move(route));
    }
    for (const BlockEntry& entry : block.entries) {
      for (const std::string_view kind : {"gates ", "label ", "english "}) {
        if (!entry.key.text().starts_with(kind)) continue;
        const std::string name = entry.key.slice(kind.size()).trimmed().text();
        const auto same = [&](const VerdictRule::Route& r) { return r.name == name; };
        if (std::none_of(verdict.routes.begin(), verdict.routes.end(), same))
          diagnostics_.error(entry.key.at(), say(words::unknown_route, name));
      }
    }
    if (verdict.routes.empty()) diagnostics_.error(block.at, say(words::missing_key, "route"));
    verdict.derived = derived_for(texts, document);
    measure_->verdicts_.push_back(std::move(verdict));
  }
}

void Loader::read_letters() {
  using Kind = Letter::Block::Kind;
  for (const PlacedBlock* placed : blocks("letter")) {
    const Block& block = placed->block;
    check_keys(block, {"title", "to", "number", "p", "table", "columns", "attachment", "copies", "document"});
    const Document& document = *situation_for(block);
    LetterTemplate letter;
    letter.name = block.title.text();
    letter.document = &document;
    letter.article = placed->article;
    letter.at = block.at;
    if (measure_->letter(letter.name)) diagnostics_.error(block.title.at(), say(words::repeated_id, letter.name));
    letter.title = sentence_entry(block, "title", document);
    letter.to = sentence_entry(block, "to", document);
    letter.number = sentence_entry(block, "number", document);
    if (letter.title.empty()) diagnostics_.error(block.at, say(words::missing_key, "title"));
    std::vector<const Located*> texts;
    for (const BlockEntry& entry : block.entries) {
      const std::string& key = entry.key.text();
      texts.push_back(&entry.text);
      if (key == "columns") {
        if (letter.blocks.empty() || letter.blocks.back().kind != Kind::table) {
          diagnostics_.error(entry.key.at(), say(words::columns_without_table));
          continue;
        }
        for (const Located& column : split_list(entry.text, "·")) letter.blocks.back().columns.push_back(column.text());
      } else if (key == "table") {
        LetterTemplate::Block table{Kind::table, {}, compile_feel(entry.text, document.scope, diagnostics_), {}};
        if (table.rows && !compatible(table.rows->type(), feel::Type::list(feel::Type())))
          diagnostics_.error(entry.text.at(), say(words::not_a_list, table.rows->type().text()));
        letter.blocks.push_back(std::move(table));
      } else if (key == "p" || key == "attachment" || key == "copies") {
        const bool heading = is_heading(entry.text.text());
        const Kind kind = key == "attachment" ? Kind::attachment
                          : key == "copies"   ? Kind::copies
                          : heading           ? Kind::heading
                                              : Kind::paragraph;
        letter.blocks.push_back({kind, read_sentence(entry.text, document.scope, diagnostics_), std::nullopt, {}});
      }
    }
    letter.derived = derived_for(texts, document);
    measure_->letters_.push_back(std::move(letter));
  }
}

}  // namespace zj::measure
