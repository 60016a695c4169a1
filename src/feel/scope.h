#pragma once
// The names that an expression may use. They are resolved once, when the expression is compiled, by longest match: a
// declared name may contain spaces, full-width brackets, dots and operators; what nobody declared is an error with the
// nearest name.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "feel/types.h"
#include "feel/value.h"

namespace zj::feel {

// Bytes of `text` that spell `name` (white space in a name is one space): 0 unless the text starts with it and no
// letter or digit follows.
std::size_t spelled(std::string_view text, std::string_view name);

// Finds the longest of a set of names that a text starts with. Runs of white space are one space; a name ends where no
// letter or digit follows.
class NameIndex {
 public:
  void add(std::string_view name, std::size_t id);
  struct Match {
    std::size_t id = 0;
    std::size_t length = 0;  // bytes of the text
  };
  std::optional<Match> longest(std::string_view text) const;

 private:
  struct Candidate {
    std::string name;
    std::size_t id;
  };
  std::unordered_map<std::string, std::vector<Candidate>> by_first_word_;  // longest first
};

class Scope {
 public:
  struct Symbol {
    std::string name;  // the first one, for an alias
    Type type;
    std::optional<std::size_t> slot;  // none: a constant
    Value constant;
  };

  // A fact whose value the host puts into the returned slot at evaluation. Precondition: the name is new and not empty.
  std::size_t declare(std::string_view name, Type type);
  // A name with a fixed value.
  void define(std::string_view name, Value value);
  // The same, with a type that says more than the value shows: a table whose rows have just these columns.
  void define(std::string_view name, Value value, Type type);
  // A named type for `instance of` and the parameters of function literals.
  void define_type(std::string_view name, Type type);

  // Another name for a declared one; messages and missing facts use the first. Precondition: `of` is declared.
  void alias(std::string_view name, std::string_view of);
  // Lets texts name regions of the time-zone database: time("10:00:00@Europe/Paris").
  void use_zones(std::shared_ptr<const Zones> zones) { zones_ = std::move(zones); }
  const std::shared_ptr<const Zones>& zones() const { return zones_; }

  const Symbol* find(std::string_view name) const;
  const Symbol* match(std::string_view text, std::size_t& length) const;
  const Type* match_type(std::string_view text, std::size_t& length) const;
  const std::vector<Symbol>& symbols() const { return symbols_; }
  std::vector<std::string_view> names() const;  // all, aliases too, sorted

  std::size_t slots() const { return slots_; }
  // One value per slot, each a missing fact: what a host fills in before it evaluates.
  std::vector<Value> blank() const { return std::vector<Value>(slots_, Value::missing()); }

 private:
  std::vector<Symbol> symbols_;
  std::vector<Type> types_;
  NameIndex names_;
  NameIndex type_names_;
  std::unordered_map<std::string, std::size_t> by_name_;
  std::shared_ptr<const Zones> zones_;
  std::size_t slots_ = 0;
};

}  // namespace zj::feel
