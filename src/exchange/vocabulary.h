#pragma once
// The names of an exported model: what each fact, constant, definition, rule and verdict of a measure is called in DMN,
// and how a fact is reached there. Inside the room.

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "measure/measure.h"

namespace zj::exchange {

// A name at the top of the model, or that of a type.
struct Term {
  enum class Kind { input, decision, function, type };
  Kind kind = Kind::decision;
  std::string name;
};
using TermId = std::size_t;

// Functions that the standard has no word for; they are written into a model that needs them.
enum class Support {
  equal,    // = that is null when an operand is
  among,    // is the value one of the list, in three values
  at_least  // are at least k of the list true, in three values
};
inline constexpr std::size_t supports = 3;

// A text that FEEL reads as one name wherever it stands.
bool is_plain_name(std::string_view text);
// `base.name`, or get value(base, "name") where the name is no plain one. Precondition: `base` holds together as a
// word.
std::string member(const std::string& base, std::string_view name);

class Vocabulary {
 public:
  // Names the inputs by the keys of the dossier, constants and definitions as the measure does, and rates.
  explicit Vocabulary(const measure::Measure& measure);

  // A further name, as near to the wanted one as can be.
  TermId add(Term::Kind kind, std::string_view wanted);

  const Term& operator[](TermId id) const { return terms_[id]; }
  std::size_t size() const { return terms_.size(); }
  bool has(std::string_view name) const { return names_.contains(name); }

  struct Route {
    TermId input = 0;
    std::vector<std::string> members;  // below the input
  };
  // How a fact outside lists is reached. Precondition: it belongs to the dossier's glossary and is no field.
  const Route& route(const measure::Fact& fact) const { return routes_.at(&fact); }
  TermId input(const measure::Key& key) const { return inputs_.at(&key); }

  // Constants of the dossier's scope, by their name there.
  struct Constant {
    TermId term = 0;
    std::string name;
    feel::Value value;
  };
  const std::vector<Constant>& constants() const { return constants_; }
  const Constant* constant(std::string_view name) const;
  // The constant that a function term is; nullptr for our own.
  const Constant* constant_of(TermId term) const;

  // What follows from facts, by its slot; nothing where the slot is a fact's.
  std::optional<TermId> derived(std::size_t slot) const;
  // The decision that computes a rate outside lists.
  TermId quotient(const measure::Fact& fact) const { return quotients_.at(&fact); }
  TermId support(Support support) const { return supports_[static_cast<std::size_t>(support)]; }

 private:
  void add_inputs(const measure::Measure& measure);
  void add_routes(const measure::Key& key, const Route& above);

  std::vector<Term> terms_;
  std::set<std::string, std::less<>> names_;
  std::map<const measure::Key*, TermId> inputs_;
  std::map<const measure::Fact*, Route> routes_;
  std::map<const measure::Fact*, TermId> quotients_;
  std::map<std::size_t, TermId> derived_;
  std::vector<Constant> constants_;
  TermId supports_[supports] = {};
};

}  // namespace zj::exchange
