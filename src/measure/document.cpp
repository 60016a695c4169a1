#include "measure/document.h"

#include <algorithm>

#include "words/feel.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// The byte at which line `place.line`, column `place.col` of the text starts.
std::size_t offset_of(std::string_view text, feel::Place place) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < place.line && at < text.size(); ++line) {
    const std::size_t end = text.find('\n', at);
    at = end == std::string_view::npos ? text.size() : end + 1;
  }
  for (std::uint32_t column = 1; column < place.col && at < text.size(); ++column) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  }
  return at;
}

}  // namespace

void report(const Located& text, const feel::Diagnostic& found, Use use, Diagnostics& diagnostics) {
  if (use != Use::condition && found.said.word.zh == words::condition_may_be_unknown.zh) return;
  const Position at = text.at(offset_of(text.text(), found.at));
  const Said fix = found.fix.empty() ? Said{} : say(words::fix_write, found.fix);
  if (found.severity == feel::Severity::error) {
    diagnostics.error(at, found.said, fix);
  } else {
    diagnostics.warning(at, found.said, fix);
  }
}

std::optional<feel::Expression> compile_feel(const Located& text, const feel::Scope& scope, Diagnostics& diagnostics,
                                             Use use) {
  feel::Compilation compiled = feel::compile(text.text(), scope);
  for (const feel::Diagnostic& d : compiled.diagnostics) report(text, d, use, diagnostics);
  // The standard reading forgives unknown names, so it only follows where the strict one found nothing wrong.
  if (use == Use::told && compiled) compiled = feel::compile(text.text(), scope, {1, 1}, feel::Reading::standard);
  return std::move(compiled.expression);
}

void Document::bind(const KeysOf& keys, Diagnostics& diagnostics) {
  glossary.finish();
  bindings_.resize(glossary.facts().size());
  for (const Fact& fact : glossary.facts()) {
    Binding& binding = bindings_[fact.index];
    binding.name = feel::Name(fact.name);
    if (fact.type != FactType::table || fact.key_table.empty()) continue;
    if (auto known = keys(fact.key_table)) {
      glossary.set_keys(fact, std::move(*known));
      for (const std::string& key : fact.keys) binding.keys.emplace_back(key);
    } else {
      diagnostics.error(fact.at, say(words::unknown_key_table, fact.path, fact.key_table));
    }
  }
  for (const Fact& fact : glossary.facts()) {
    if (fact.is_field) continue;
    bindings_[fact.index].slots = declare(fact.path, fact.name, type_of(fact), fact);
    if (fact.required != Required::no) required_.push_back(&fact);
  }
  for (const Fact& fact : glossary.facts()) {
    Binding& binding = bindings_[fact.index];
    if (fact.type == FactType::quotient) {
      bind_quotient(fact, binding, diagnostics);
    } else if (fact.is_number() && !fact.conditions.empty()) {
      feel::Scope own;
      own.declare(fact.name, feel::Type::Kind::number);
      for (const Located& text : fact.conditions) {
        if (auto condition = compile_feel(text, own, diagnostics)) binding.conditions.push_back(std::move(*condition));
      }
    }
  }
}

void Document::bind_quotient(const Fact& fact, Binding& binding, Diagnostics& diagnostics) {
  feel::Scope own;
  for (const std::string& part : fact.formula.parts) {
    own.declare(part, feel::Type::Kind::number);
    Binding::Part bound{feel::Name(part), {}};
    if (!fact.is_field)
      bound.slots = declare(fact.path + "." + part, fact.name + "." + part, feel::Type::Kind::number, fact,
                            static_cast<int>(binding.parts.size()));
    binding.parts.push_back(std::move(bound));
  }
  binding.formula = compile_feel(fact.formula.text, own, diagnostics);
  for (const Located& text : fact.conditions) {
    if (auto condition = compile_feel(text, own, diagnostics)) binding.conditions.push_back(std::move(*condition));
  }
}

// Under its path, and under its last name where no other fact outside lists has that.
std::vector<std::size_t> Document::declare(const std::string& path, const std::string& name, const feel::Type& type,
                                           const Fact& fact, int part) {
  std::vector<std::size_t> slots;
  const auto add = [&](const std::string& as) {
    if (scope.find(as)) return;
    slots.push_back(scope.declare(as, type));
    slots_.resize(slots.back() + 1);
    slots_.back() = {&fact, part};
  };
  add(path);
  const bool unique = glossary.find_by_name(fact.name) == &fact && (path == name || !glossary.find(fact.name));
  if (unique && path != name) add(name);
  return slots;
}

std::pair<const Fact*, int> Document::fact_at(std::size_t slot) const {
  return slot < slots_.size() ? slots_[slot] : std::pair<const Fact*, int>{nullptr, -1};
}

feel::Type Document::type_of(const Fact& fact) const {
  using Kind = feel::Type::Kind;
  switch (fact.type) {
    case FactType::boolean:
      return Kind::boolean;
    case FactType::integer:
    case FactType::number:
      return Kind::number;
    case FactType::quotient:
      return Kind::quotient;
    case FactType::date:
      return Kind::date;
    case FactType::choices:
    case FactType::names:
      return feel::Type::list(Kind::string);
    case FactType::numbers:
      return feel::Type::list(Kind::number);
    case FactType::records:
    case FactType::table: {
      std::vector<feel::Type::Field> fields;
      for (const Fact* field : fact.fields) fields.push_back({field->name, type_of(*field)});
      feel::Type record = feel::Type::context(std::move(fields));
      if (fact.type == FactType::records) return feel::Type::list(std::move(record));
      std::vector<feel::Type::Field> entries;
      for (const std::string& key : fact.keys) entries.push_back({key, record});
      return feel::Type::context(std::move(entries), fact.key_table.empty());
    }
    case FactType::text:
    case FactType::long_text:
    case FactType::phone:
    case FactType::credit_code:
    case FactType::choice:
    case FactType::open_choice:
      return Kind::string;
  }
  return {};
}

}  // namespace zj::measure
