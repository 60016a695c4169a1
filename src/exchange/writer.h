#pragma once
// Writes one tree of a measure's FEEL as FEEL of the standard. Inside the room; standard.h says what it must keep.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/standard.h"
#include "feel/ast.h"

namespace zj::exchange {

// How strongly a text holds together: what holds less than its place asks for needs parentheses.
enum class Strength { whole, disjunction, conjunction, comparison, sum, product, power, minus, type_test, word };
Strength next(Strength strength);

// What a value is known to be: a fact of the dossier, or rows of a constant table, or one element of these.
struct Source {
  const measure::Fact* fact = nullptr;
  std::optional<feel::Value> rows = {};
  bool element = false;
};

// A rate as its two sides, each a text that holds together as a sum does.
struct Fraction {
  std::string top;
  std::string bottom;
  bool bottom_positive = false;  // never below zero: it is a part as it was filled in
};

// The text of a subtree, and what is known of its value.
struct Piece {
  std::string text = {};
  Strength strength = Strength::word;
  Nulls nulls = {};
  Source source = {};
  std::string present = {};  // where null may be both kinds: the condition that tells
  std::optional<Fraction> fraction = {};

  // In parentheses where the place asks for them.
  std::string at(Strength least) const { return strength < least ? "(" + text + ")" : text; }
};

class Writer {
 public:
  Writer(Standard& standard, const feel::Program& program, StandardText& out)
      : standard_(standard), vocabulary_(standard.vocabulary()), program_(program), out_(out) {}

  Piece write(feel::NodeId id);
  // The body of a function literal; its parameters go to StandardText::parameters.
  Piece write_function(feel::NodeId id);
  // A formula over parts, which stand below `base`: (报告期 - 基期) / 基期.
  Fraction write_formula(const std::string& base);

 private:
  // A variable of a loop, a function or a context, or the item of a filter.
  struct Local {
    std::string name;  // as written
    Nulls nulls;
    Source source;
    std::size_t hidden = 0;  // names hidden when it came into being
  };

  const feel::Node& node(feel::NodeId id) const { return program_.nodes[id]; }
  Piece write_node(feel::NodeId id);
  Piece literal(const feel::Node& n);
  Piece fact(const feel::Node& n);
  Piece local(const feel::Node& n);
  Piece item_field(const feel::Node& n, std::span<const feel::NodeId> children);
  // `n` is the path or the name in a filter. Where it does not know that its base is a record of the dossier, a field
  // that is absent reads as a plain null.
  Piece field(const Piece& base, const feel::Node& n, const feel::Type& base_type);
  Piece field_of_fact(const Piece& base, const measure::Fact& fact, bool missing_when_absent);
  Piece list(std::span<const feel::NodeId> children);
  Piece context(const feel::Node& n, std::span<const feel::NodeId> children);
  Piece range(const feel::Node& n, std::span<const feel::NodeId> children);
  Piece conditional(std::span<const feel::NodeId> children);
  Piece junction(std::span<const feel::NodeId> children, std::string_view word, Strength strength);
  Piece loop(feel::NodeId id);
  Piece filter(feel::NodeId id);
  Piece function_literal(feel::NodeId id);
  // `企业.名称`, and its input counted as used.
  std::string path(const measure::Fact& fact);

  // writer_comparisons.cpp
  // The operand of a comparison: a rate as its two sides, everything else as write() gives it.
  Piece comparable(feel::NodeId id);
  std::optional<Fraction> rate(feel::NodeId id);
  Fraction fraction_of(const measure::Fact& fact, const std::string& base);
  Piece comparison(feel::Op op, const Piece& left, const Piece& right);
  Piece equality(const Piece& left, const Piece& right);
  Piece fractions(feel::Op op, const Piece& left, const Piece& right);
  Piece between(std::span<const feel::NodeId> children);
  Piece in(std::span<const feel::NodeId> children);
  Piece in_one(const Piece& value, feel::NodeId test);

  // writer_calls.cpp
  Piece call(const feel::Node& n, std::span<const feel::NodeId> children);
  Piece list_contains(const std::vector<Piece>& arguments);
  Piece invocation(const feel::Node& n, std::span<const feel::NodeId> children);
  Piece function_value(TermId term);
  Piece support(Support support, const std::vector<Piece>& arguments);

  // `x != null`, or whatever tells that this value is known.
  std::string known(const Piece& piece);
  // "if these are known then text else null"; the text alone when nothing can be unknown.
  Piece guarded(Piece piece, const std::vector<const Piece*>& operands);
  // Counts a name as used, and reports it where something nearer has the same name.
  std::string use(TermId term);
  void check_hidden(std::string_view name, std::size_t from);
  void differs(Said said);
  // A name for the variable at `index` that nothing at the top of the model and no variable around it has.
  std::string fresh(std::string_view wanted, std::uint32_t index) const;
  void bind(std::uint32_t index, Local local);

  Standard& standard_;
  const Vocabulary& vocabulary_;
  const feel::Program& program_;
  StandardText& out_;
  std::map<std::uint32_t, Local> locals_;
  std::vector<std::uint32_t> filters_;            // items of the filters around
  std::vector<std::vector<std::string>> hidden_;  // names that entries of contexts and fields of items take away
  std::optional<std::string> base_;               // of a formula: what its parts stand below
  feel::NodeId operand_ = feel::no_index;         // of arithmetic
};

}  // namespace zj::exchange
