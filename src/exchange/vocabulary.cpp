#include "exchange/vocabulary.h"

#include <algorithm>

#include "feel/builtins.h"
#include "feel/characters.h"
#include "feel/print.h"

namespace zj::exchange {
namespace {

constexpr std::string_view keywords[] = {
    "and",  "between", "else", "every", "external", "false",   "for",    "function",  "if",   "in",   "instance",
    "item", "not",     "null", "of",    "or",       "partial", "return", "satisfies", "some", "then", "true"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Dots, brackets and spaces are allowed in DMN names, but not every reader parts them from operators alike: ART7.2a
// becomes ART7_2a.
std::string plain_name(std::string_view wanted) {
  std::string name;
  for (std::size_t at = 0; at < wanted.size();) {
    std::size_t next = at;
    const char32_t c = feel::peek(wanted, at, next);
    if (feel::is_name_character(c)) {
      name.append(wanted.substr(at, next - at));
    } else if (!name.empty() && !name.ends_with('_')) {
      name += '_';
    }
    at = next;
  }
  while (name.ends_with('_')) name.pop_back();
  if (name.empty() || is_digit(name.front())) name.insert(0, "_");
  return name;
}

}  // namespace

bool is_plain_name(std::string_view text) {
  return !text.empty() && !is_digit(text.front()) && feel::word_length(text) == text.size() &&
         std::ranges::find(keywords, text) == std::end(keywords);
}

std::string member(const std::string& base, std::string_view name) {
  if (is_plain_name(name)) return base + "." + std::string(name);
  return "get value(" + base + ", " + feel::quote(name) + ")";
}

Vocabulary::Vocabulary(const measure::Measure& measure) {
  const measure::Document& dossier = measure.dossier();
  add_inputs(measure);
  for (const feel::Scope::Symbol& symbol : dossier.scope.symbols()) {
    if (symbol.slot) continue;
    const bool is_function = symbol.constant.kind() == feel::Value::Kind::function;
    constants_.push_back(
        {add(is_function ? Term::Kind::function : Term::Kind::decision, symbol.name), symbol.name, symbol.constant});
  }
  for (const measure::Derived& derived : measure.derived()) {
    if (derived.document == &dossier) derived_[derived.slot] = add(Term::Kind::decision, derived.name);
  }
  for (const measure::Fact& fact : dossier.glossary.facts()) {
    if (fact.type != measure::FactType::quotient || fact.is_field) continue;
    // The input that holds the parts may have the name already.
    quotients_[&fact] = add(Term::Kind::decision, has(plain_name(fact.label)) ? fact.label + "_值" : fact.label);
  }
  constexpr std::string_view support_names[supports] = {"相等", "属于", "至少"};
  for (std::size_t i = 0; i < supports; ++i) supports_[i] = add(Term::Kind::function, support_names[i]);
}

void Vocabulary::add_inputs(const measure::Measure& measure) {
  for (const measure::Key& key : measure.dossier().glossary.root().keys) {
    const TermId id = add(Term::Kind::input, key.name);
    inputs_[&key] = id;
    add_routes(key, {id, {}});
  }
}

void Vocabulary::add_routes(const measure::Key& key, const Route& above) {
  if (key.fact) {
    routes_[key.fact] = above;
    return;
  }
  for (const measure::Key& inner : key.keys) {
    Route route = above;
    route.members.push_back(inner.name);
    add_routes(inner, route);
  }
}

TermId Vocabulary::add(Term::Kind kind, std::string_view wanted) {
  const std::string plain = plain_name(wanted);
  std::string name = plain;
  const auto taken = [&] {
    return names_.contains(name) || std::ranges::find(keywords, name) != std::end(keywords) || feel::find_builtin(name);
  };
  for (int n = 1; taken(); ++n) name = plain + "_" + std::to_string(n);
  names_.insert(name);
  terms_.push_back({kind, std::move(name)});
  return terms_.size() - 1;
}

const Vocabulary::Constant* Vocabulary::constant(std::string_view name) const {
  const auto found = std::ranges::find(constants_, name, &Constant::name);
  return found == constants_.end() ? nullptr : &*found;
}

const Vocabulary::Constant* Vocabulary::constant_of(TermId term) const {
  const auto found = std::ranges::find(constants_, term, &Constant::term);
  return found == constants_.end() ? nullptr : &*found;
}

std::optional<TermId> Vocabulary::derived(std::size_t slot) const {
  const auto found = derived_.find(slot);
  return found == derived_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace zj::exchange
