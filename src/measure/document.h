#pragma once
// A kind of document as FEEL sees it: the names of its glossary, the slot of each fact, and what the measure adds to
// them.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/compile.h"
#include "feel/scope.h"
#include "measure/glossary.h"

namespace zj::measure {

// How a FEEL text of a measure is used. A `condition` decides: an unknown in it stays unknown, and an `if` over one is
// warned of. A `value` is computed for those that decide. A text for people is `told`: there an unknown `if` takes its
// else, because half a sentence helps more than none.
enum class Use { condition, value, told };

// Compiles FEEL that stands in a measure's file; what is wrong is reported at its place there.
std::optional<feel::Expression> compile_feel(const Located& text, const feel::Scope& scope, Diagnostics& diagnostics,
                                             Use use = Use::value);

// Reports what compiling such a text found, at its place in the file.
void report(const Located& text, const feel::Diagnostic& found, Use use, Diagnostics& diagnostics);

class Document {
 public:
  // How one fact is read: filled by bind().
  struct Binding {
    feel::Name name;                 // as a member of its record
    std::vector<std::size_t> slots;  // of the fact itself: under its path, and under its name where that is unique
    struct Part {
      feel::Name name;
      std::vector<std::size_t> slots;  // 指标.关键设备联网率.分子 and 关键设备联网率.分子
    };
    std::vector<Part> parts;  // of a 比率
    std::optional<feel::Expression> formula;
    std::vector<feel::Expression> conditions;
    std::vector<feel::Name> keys;  // of a 表, in the order of Fact::keys
  };

  explicit Document(std::string name) : glossary(std::move(name)) {}
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const std::string& name() const { return glossary.document(); }
  const Binding& binding(const Fact& fact) const { return bindings_[fact.index]; }

  // Declares every fact in the scope. `keys` gives the keys of a named table, or nothing when there is no such table.
  using KeysOf = std::function<std::optional<std::vector<std::string>>(std::string_view table)>;
  void bind(const KeysOf& keys, Diagnostics& diagnostics);

  // The facts outside lists that must be there, to submit or always.
  const std::vector<const Fact*>& required() const { return required_; }
  // The fact, or the part of one, whose value stands in a slot; nullptr for what the measure derives.
  std::pair<const Fact*, int> fact_at(std::size_t slot) const;

  Glossary glossary;
  feel::Scope scope;  // facts first; then tables, assumptions and definitions

 private:
  void bind_quotient(const Fact& fact, Binding& binding, Diagnostics& diagnostics);
  std::vector<std::size_t> declare(const std::string& path, const std::string& name, const feel::Type& type,
                                   const Fact& fact, int part = -1);
  feel::Type type_of(const Fact& fact) const;

  std::vector<Binding> bindings_;
  std::vector<const Fact*> required_;
  std::vector<std::pair<const Fact*, int>> slots_;
};

}  // namespace zj::measure
