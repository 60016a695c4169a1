// The names that assumptions and definitions give. They may use each other in any order, across files, but not in a
// circle.

#include <algorithm>

#include "base/text.h"
#include "feel/characters.h"
#include "measure/load.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

constexpr std::string_view assumption_keys[] = {"english", "why", "confirm", "confirmed", "config", "document"};

// The leading run of name characters: what a name is found by.
std::string_view first_word(std::string_view name) {
  return name.substr(0, std::max<std::size_t>(feel::word_length(name), 1));
}

}  // namespace

void Loader::collect_definitions() {
  for (const PlacedBlock* placed : blocks("assume")) {
    const Block& block = placed->block;
    Assumption assumption;
    assumption.id = block.id.text();
    assumption.title = block.title.text();
    assumption.article = placed->article;
    assumption.at = block.at;
    if (measure_->assumption(assumption.id)) diagnostics_.error(block.id.at(), say(words::repeated_id, assumption.id));
    const Located* document = block.find("document");
    for (const BlockEntry& entry : block.entries) {
      const std::string& key = entry.key.text();
      if (key == "english") assumption.english = entry.text.text();
      if (key == "why") assumption.why = entry.text.text();
      if (key == "confirm") assumption.confirm = entry.text.text();
      if (key == "confirmed") assumption.confirmed = entry.text.text();
      if (key == "config") assumption.config = entry.text.text();
      if (std::find(std::begin(assumption_keys), std::end(assumption_keys), key) != std::end(assumption_keys)) continue;
      assumption.values.push_back({key, entry.text.text()});
      definitions_.push_back(
          {entry.key, entry.text, {}, document ? document->text() : std::string(), assumption.id, false});
    }
    if (assumption.why.empty()) diagnostics_.error(block.at, say(words::assumption_without, assumption.id, "why"));
    if (assumption.confirm.empty())
      diagnostics_.error(block.at, say(words::assumption_without, assumption.id, "confirm"));
    measure_->assumptions_.push_back(std::move(assumption));
  }
  for (const PlacedBlock* placed : blocks("define")) {
    const Block& block = placed->block;
    check_keys(block, {"value", "rules", "of", "document"});
    const Located* document = block.find("document");
    const Located* parameters = block.find("of");
    const Located* value = block.find("value");
    Located together;
    if (const Located* rules = block.find("rules"); rules && !value) {
      together = conjunction_of_rules(*rules, document ? document->text() : std::string());
      value = &together;
    }
    if (!value) {
      diagnostics_.error(block.at, say(words::missing_key, "value"));
      continue;
    }
    // Names of the procedure are left out with it.
    if (!schema_ && document && !find_document(document->text())) continue;
    if (document && !home_of(document->text())) {
      diagnostics_.error(document->at(), say(words::unknown_document, document->text()));
      continue;
    }
    definitions_.push_back({block.title,
                            *value,
                            parameters ? parameters->text() : std::string(),
                            document ? document->text() : std::string(),
                            {},
                            !together.empty()});
  }
}

// `rules: C.*, T3.*`: FEEL that says what a verdict over these rules would be: true where each is met or not
// applicable, false where one is unmet, otherwise unknown. So a condition that others build on is written once, in its
// rule.
Located Loader::conjunction_of_rules(const Located& list, const std::string& document) {
  static constexpr std::string_view none;
  Located text("true", list.at());
  const auto close = [&](std::string_view end) { text.append(end, Located(std::string(none), list.at())); };
  std::vector<std::string_view> ids;
  for (const PlacedBlock* placed : blocks("rule")) ids.push_back(placed->block.id.text());
  for (const Located& word : words_of(list)) {
    bool any = false;
    for (const PlacedBlock* placed : blocks("rule")) {
      const Block& rule = placed->block;
      const Located* require = rule.find("require");
      const Located* of = rule.find("document");
      if (!is_meant(word.text(), rule.id.text()) || !require || (of ? of->text() : std::string()) != document) continue;
      any = true;
      text.append(" and (", Located(std::string(none), rule.at));
      const Located* when = rule.find("when");
      if (when) {
        text.append("not(", *when);
        text.append(") or ((", *when);
        text.append(") and (", *require);
      } else {
        text.append("(", *require);
      }
      close(")");
      if (const Located* sufficient = rule.find("sufficient")) {
        text.append(" and ((", *sufficient);
        close(") or null)");  // what does not suffice denies nothing
      }
      close(when ? "))" : ")");
    }
    if (any) continue;
    const std::string_view near = nearest(word.text(), ids);
    diagnostics_.error(word.at(), say(words::unknown_rule, word.text()),
                       near.empty() ? Said{} : say(words::fix_write, near));
  }
  return text;
}

void Loader::resolve_definitions() {
  for (Definition& definition : definitions_)
    definitions_by_word_[std::string(first_word(definition.name.text()))].push_back(&definition);
  for (Definition& definition : definitions_) resolve(definition);
}

// The definitions whose names stand in a FEEL text as whole words, outside strings. More than it uses does no harm.
std::vector<Loader::Definition*> Loader::uses(std::string_view text, const Document& document) const {
  std::vector<Definition*> found;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
      }
      ++at;
      continue;
    }
    const std::string_view word = first_word(text.substr(at));
    const bool member = at > 0 && text[at - 1] == '.';  // a field, though it may be called the same
    const auto named = definitions_by_word_.find(word);
    for (Definition* candidate :
         named == definitions_by_word_.end() || member ? std::vector<Definition*>{} : named->second) {
      const std::string& name = candidate->name.text();
      const bool visible = candidate->document.empty() || candidate->document == document.name();
      const std::string_view rest = text.substr(at);
      if (!visible || !rest.starts_with(name) || feel::word_length(rest.substr(name.size())) != 0) continue;
      if (trim(rest.substr(name.size())).starts_with(':')) continue;  // the key of a context
      if (std::find(found.begin(), found.end(), candidate) == found.end()) found.push_back(candidate);
    }
    at += word.size();
  }
  return found;
}

void Loader::resolve(Definition& definition) {
  if (definition.state == Definition::State::done) return;
  if (definition.state == Definition::State::open) {
    diagnostics_.error(definition.name.at(), say(words::circular_definition, definition.name.text()));
    return;
  }
  definition.state = Definition::State::open;
  Document& home = *home_of(definition.document);
  for (Definition* used : uses(definition.value.text(), home)) {
    if (used != &definition) {
      resolve(*used);
    } else if (definition.parameters.empty()) {
      diagnostics_.error(definition.value.at(), say(words::circular_definition, definition.name.text()));
    }
  }
  definition.state = Definition::State::done;
  if (!is_free(definition.name, home)) return;
  if (definition.table) {
    resolve_decision(definition, home);
    return;
  }

  Located text = definition.value;
  if (!definition.parameters.empty()) {
    text = Located("function(" + definition.parameters + ") ", definition.value.at());
    text.append("", definition.value);
  }
  const auto expression = compile_feel(text, home.scope, diagnostics_);
  if (!expression) return;
  if (expression->facts().empty() || !definition.parameters.empty()) {
    const feel::Value value = expression->evaluate(home.scope.blank());
    if (value.is_unknown())
      diagnostics_.error(definition.value.at(), say(words::constant_fails, definition.name.text()));
    define_constant(definition, value, expression->type());
    return;
  }
  Derived derived{definition.name.text(),
                  &home,
                  home.scope.declare(definition.name.text(), expression->type()),
                  expression,
                  definition.joins_rules,
                  nullptr,
                  definition.name.at()};
  known_[{&home, derived.name}] = {&definition, measure_->derived_.size()};
  measure_->derived_.push_back(std::move(derived));
}

// Where the names of a document are compiled: with the facts of the procedure where it is one of its objects'.
Document* Loader::home_of(std::string_view document) {
  for (const auto& situation : measure_->situations_) {
    if (situation->name() == document) return situation.get();
  }
  if (measure_->situation_ && document == measure_->situation_->name()) return measure_->situation_.get();
  return find_document(document.empty() ? measure_->dossier().name() : document);
}

void Loader::define_constant(const Definition& definition, feel::Value value, const feel::Type& type) {
  for (Document* document : scopes_for(definition.document)) {
    // What a document calls a fact is that fact there.
    if (document->scope.find(definition.name.text())) continue;
    document->scope.define(definition.name.text(), value, type);
    known_[{document, definition.name.text()}] = {&definition, std::nullopt};
  }
}

bool Loader::is_free(const Located& name, const Document& document) {
  if (!document.scope.find(name.text())) return true;
  diagnostics_.error(name.at(), say(words::repeated_name, name.text()));
  return false;
}

std::vector<std::size_t> Loader::derived_for(const std::vector<const Located*>& texts, const Document& document) {
  std::vector<std::size_t> needed;
  std::vector<const Definition*> seen;
  for (const Located* text : texts) {
    if (text) add_derived(text->text(), document, seen, needed);
  }
  return needed;
}

void Loader::add_derived(std::string_view text, const Document& document, std::vector<const Definition*>& seen,
                         std::vector<std::size_t>& needed) {
  for (const Definition* used : uses(text, document)) {
    const auto known = known_.find({&document, used->name.text()});
    if (known == known_.end() || std::find(seen.begin(), seen.end(), used) != seen.end()) continue;
    seen.push_back(used);
    add_derived(used->value.text(), document, seen, needed);
    if (known->second.derived) needed.push_back(*known->second.derived);
  }
}

void Loader::add_assumptions(std::string_view text, const Document& document, std::vector<std::string>& ids,
                             int depth) {
  for (const Definition* used : uses(text, document)) {
    if (!used->assumption.empty()) {
      if (std::find(ids.begin(), ids.end(), used->assumption) == ids.end()) ids.push_back(used->assumption);
    }
    if (depth < 16) add_assumptions(used->value.text(), document, ids, depth + 1);
  }
}

}  // namespace zj::measure
