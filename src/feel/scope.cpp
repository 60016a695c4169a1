#include "feel/scope.h"

#include <algorithm>

#include "base/text.h"
#include "feel/characters.h"

namespace zj::feel {
namespace {

// White space inside a name is one space; none at its ends.
std::string normalised(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    if (const std::size_t space = space_length(name.substr(at)); space != 0) {
      at += space;
      if (!out.empty() && at < name.size()) out += ' ';
      continue;
    }
    std::size_t next = 0;
    peek(name, at, next);
    out.append(name.substr(at, next - at));
    at = next;
  }
  return out;
}

// The key under which a name is found: its first run of name characters, or its first character when that is something
// else.
std::string first_word(std::string_view text) {
  if (const std::size_t word = word_length(text); word != 0) return std::string(text.substr(0, word));
  std::size_t next = 0;
  peek(text, 0, next);
  return std::string(text.substr(0, next));
}

bool ends_in_word(std::string_view name) {
  char32_t last = 0;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t next = 0;
    last = peek(name, at, next);
    at = next;
  }
  return is_name_character(last);
}

}  // namespace

std::size_t spelled(std::string_view text, std::string_view name) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < name.size();) {
    if (name[i] == ' ') {
      const std::size_t space = space_length(text.substr(at));
      if (space == 0) return 0;
      at += space;
      ++i;
      continue;
    }
    if (at >= text.size() || text[at] != name[i]) return 0;
    ++at;
    ++i;
  }
  if (ends_in_word(name) && word_length(text.substr(at)) != 0) return 0;
  return at;
}

void NameIndex::add(std::string_view name, std::size_t id) {
  std::string normal = normalised(name);
  std::vector<Candidate>& candidates = by_first_word_[first_word(normal)];
  const auto at = std::ranges::find_if(candidates, [&](const Candidate& c) { return c.name.size() < normal.size(); });
  candidates.insert(at, {std::move(normal), id});
}

std::optional<NameIndex::Match> NameIndex::longest(std::string_view text) const {
  const auto found = by_first_word_.find(first_word(text));
  if (found == by_first_word_.end()) return std::nullopt;
  for (const Candidate& candidate : found->second) {
    if (const std::size_t length = spelled(text, candidate.name); length != 0) return Match{candidate.id, length};
  }
  return std::nullopt;
}

std::size_t Scope::declare(std::string_view name, Type type) {
  names_.add(name, symbols_.size());
  by_name_[std::string(name)] = symbols_.size();
  symbols_.push_back({std::string(name), std::move(type), slots_, {}});
  return slots_++;
}

void Scope::define(std::string_view name, Value value) {
  Type type = Type::of(value);
  define(name, std::move(value), std::move(type));
}

void Scope::define(std::string_view name, Value value, Type type) {
  names_.add(name, symbols_.size());
  by_name_[std::string(name)] = symbols_.size();
  symbols_.push_back({std::string(name), std::move(type), std::nullopt, std::move(value)});
}

void Scope::alias(std::string_view name, std::string_view of) {
  const std::size_t symbol = by_name_.at(std::string(of));
  names_.add(name, symbol);
  by_name_[std::string(name)] = symbol;
}

void Scope::define_type(std::string_view name, Type type) {
  type_names_.add(name, types_.size());
  types_.push_back(std::move(type));
}

const Scope::Symbol* Scope::find(std::string_view name) const {
  const auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? nullptr : &symbols_[found->second];
}

std::vector<std::string_view> Scope::names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, symbol] : by_name_) names.push_back(name);
  std::ranges::sort(names);
  return names;
}

const Scope::Symbol* Scope::match(std::string_view text, std::size_t& length) const {
  const auto match = names_.longest(text);
  if (!match) return nullptr;
  length = match->length;
  return &symbols_[match->id];
}

const Type* Scope::match_type(std::string_view text, std::size_t& length) const {
  const auto match = type_names_.longest(text);
  if (!match) return nullptr;
  length = match->length;
  return &types_[match->id];
}

}  // namespace zj::feel
