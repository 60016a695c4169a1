#pragma once
// A measure: Markdown in, checked rules out. Loading is compiling: every name, type, state and reference is checked
// then, so that nothing is found wrong at decision time.

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/json.h"
#include "feel/compile.h"
#include "measure/decision.h"
#include "measure/diagnostic.h"
#include "measure/document.h"
#include "measure/procedure.h"
#include "measure/sentence.h"
#include "measure/source.h"

namespace zj::measure {

// What a measure is, for headings and the legal basis that every document names.
struct Identity {
  std::string id;  // chengdu-draft
  std::string title;
  std::string english;  // its title in English; empty: none is given
  std::string basis;    // the parent policy
  std::string issuer;
  int valid_years = 0;
  std::string notes;
};

// What a measure leaves open, and how it is read until somebody confirms it.
struct Assumption {
  std::string id;  // G04
  std::string title;
  std::string english;  // the title in English; empty: none is given
  std::string why;
  std::string confirm;    // who must confirm it
  std::string confirmed;  // the document that did; empty: not yet
  std::string config;     // former key of the setting
  struct Value {
    std::string name;
    std::string source;  // FEEL
  };
  std::vector<Value> values;
  std::size_t article = 0;
  Position at;
  bool is_confirmed() const { return !confirmed.empty(); }
};

// A condition with its finding: a rule of the measure, or a guard of the procedure.
struct Rule {
  std::string id;  // ART7.2a; of a guard: its name
  std::string title;
  std::string english;
  std::size_t article = 0;
  const Document* document = nullptr;
  std::string source;  // of `require`
  std::optional<feel::Expression> when, require, sufficient, note;
  Located when_text, require_text, sufficient_text;  // as written, with their places
  // What the measure says itself instead of the generated reason.
  struct Words {
    Sentence met, unmet, unknown, not_applicable;
  };
  Words own, own_english;
  std::vector<std::string> assumptions;  // declared at the rule
  std::vector<std::size_t> derived;      // what it needs of Measure::derived, in the order of evaluation
  std::vector<std::string> reads;        // of a guard: paths of the facts that it asks for
  Position at;
};

// A name whose value follows from facts: an assumption's or a `define`'s expression, or a decision table.
struct Derived {
  std::string name;
  const Document* document = nullptr;
  std::size_t slot = 0;
  std::optional<feel::Expression> value;  // nothing of a decision table
  bool joins_rules = false;               // of a `define` with `rules`: its conditions are those of the rules
  const Decision* decision = nullptr;
  Position at;

  feel::Value evaluate(std::span<const feel::Value> facts) const {
    return decision ? decision->table.evaluate(facts) : value->evaluate(facts);
  }
  std::vector<std::size_t> facts() const { return decision ? decision->table.facts() : value->facts(); }
};

// An amount or score that is computed from a document.
struct Compute {
  std::string name;
  std::size_t article = 0;
  const Document* document = nullptr;
  feel::Scope scope;  // the document's, and the names of `let`
  struct Let {
    std::size_t slot = 0;
    feel::Expression value;
  };
  std::vector<Let> lets;  // in order
  std::optional<feel::Expression> value;
  struct Line {
    std::optional<feel::Expression> when;
    Sentence sentence;
  };
  std::vector<Line> lines;
  std::vector<std::size_t> derived;
  Position at;
};

// How findings make a verdict.
struct VerdictRule {
  std::string name;     // 智能工厂
  std::string english;  // empty: none is given
  std::optional<feel::Expression> when;
  std::vector<std::size_t> findings;  // rules, in the order shown
  struct Route {
    std::string name;     // direct
    std::string label;    // 直接认定
    std::string english;  // the label in English; empty: none is given
    std::optional<feel::Expression> when;
    std::vector<bool> gates;  // per finding: does it decide on this route
    Located text;             // of `when`, with its place
  };
  std::vector<Route> routes;
  std::vector<std::size_t> derived;
  std::size_t article = 0;
  Position at;
};

// A test under an article.
struct Case {
  std::string name;
  std::size_t article = 0;
  const Document* document = nullptr;
  Json given;  // with what it takes over from other cases
  struct Expectation {
    std::string subject;   // a rule's id, "verdict", "route", "value" or "value.合计"
    std::string value;     // met, unmet …, the route's name
    feel::Value computed;  // of a compute
    Position at;
  };
  std::vector<Expectation> expected;
  std::string compute;  // whose value is expected, for documents with several
  Position at;
};

// A letter that an act makes: templates over the facts of a situation.
struct LetterTemplate {
  std::string name;
  const Document* document = nullptr;
  Sentence title, to, number;
  struct Block {
    Letter::Block::Kind kind = Letter::Block::Kind::paragraph;
    Sentence text;
    std::optional<feel::Expression> rows;  // of a table: a list of contexts
    std::vector<std::string> columns;
  };
  std::vector<Block> blocks;
  std::vector<std::size_t> derived;
  std::size_t article = 0;
  Position at;
};

// A cell of an annex table (F.A.1.3.D) with its separately checkable clauses.
struct Clause {
  std::string id;  // F.A.1.3.D.a
  std::string text;
};
struct Cell {
  std::string id;
  std::string title;          // 智能工厂
  std::string element;        // A
  std::string element_label;  // 智能化制造
  std::string group;
  std::string link;
  std::string variant;  // 全部, 离散型 or 流程型
  std::vector<Clause> clauses;
  std::optional<Decimal> weight;
  std::size_t article = 0;
};

// A table of constants.
struct DataTable {
  std::string name;
  std::vector<std::string> columns;
  feel::Value rows;  // list of contexts
  std::size_t article = 0;
};

// One piece of an article as people read it, in the order of the text.
struct Part {
  enum class Kind { prose, table, assumption, definition, rule, guard, compute, verdict, letter, test };
  Kind kind = Kind::prose;
  std::string source;  // Markdown of prose and plain tables; FEEL blocks as written
  std::string html;    // of prose and plain tables
  std::string name;    // id or name of what the block defines
};

// A heading with an id, and what stands under it down to the next one.
struct Article {
  std::string id;       // ART7.2
  std::string place;    // 第七条第二项; empty where the headings have no number
  std::string heading;  // 第二项 近三年重大事故
  std::string no_rule;  // why it needs no rule; empty: not said
  int level = 1;
  std::optional<std::size_t> parent;
  std::vector<Part> parts;
  Position at;
};

struct LoadResult;

// Immutable and thread-safe once loaded; share it by shared_ptr.
class Measure {
 public:
  // All that is wrong, sorted by place; a measure only when there are no errors.
  static LoadResult load(std::vector<InputFile> files, const ProcedureSchema& schema);
  // The same without the procedure: its states, acts, guards and letters are left out, for those who only assess or
  // compute.
  static LoadResult load(std::vector<InputFile> files);

  const Identity& identity() const { return identity_; }
  const std::string& hash() const { return hash_; }

  const std::vector<InputFile>& files() const { return files_; }
  const std::deque<Article>& articles() const { return articles_; }
  const std::deque<Rule>& rules() const { return rules_; }
  const std::deque<Rule>& guards() const { return guards_; }
  const std::deque<Assumption>& assumptions() const { return assumptions_; }
  const std::deque<Derived>& derived() const { return derived_; }
  const std::deque<Decision>& decisions() const { return decisions_; }
  const std::deque<Compute>& computes() const { return computes_; }
  const std::deque<VerdictRule>& verdicts() const { return verdicts_; }
  const std::deque<Case>& cases() const { return cases_; }
  const std::deque<LetterTemplate>& letters() const { return letters_; }
  const std::deque<Cell>& cells() const { return cells_; }
  const std::deque<DataTable>& tables() const { return tables_; }
  const Procedure& procedure() const { return procedure_; }
  // Assumptions and definitions that a guard, letter or effect sees without a document: the facts of the situation
  // alone.
  const Document& situation() const { return *situation_; }

  // nullptr when there is none of that name.
  const Article* article(std::string_view id) const;
  const Rule* rule(std::string_view id) const;
  const Rule* guard(std::string_view name) const;
  const Assumption* assumption(std::string_view id) const;
  const Decision* decision(std::string_view name) const;
  const Compute* compute(std::string_view name) const;
  const VerdictRule* verdict(std::string_view name) const;
  const Cell* cell(std::string_view id) const;
  const LetterTemplate* letter(std::string_view name) const;
  const DataTable* table(std::string_view name) const;
  const Document* document(std::string_view name) const;
  // Precondition: the measure has this document.
  const Glossary& glossary(std::string_view document) const;
  // The document that an assessment reads: 申报.
  const Document& dossier() const { return *documents_.front(); }
  const std::vector<std::unique_ptr<Document>>& documents() const { return documents_; }

 private:
  friend class Loader;
  friend class ProcedureLoader;
  Measure() = default;

  std::vector<InputFile> files_;
  Identity identity_;
  std::string hash_;
  std::vector<std::unique_ptr<Document>> documents_;
  std::unique_ptr<Document> situation_;                // the schema's facts alone
  std::vector<std::unique_ptr<Document>> situations_;  // the schema's facts and those of one object's document
  std::deque<Article> articles_;
  std::deque<Rule> rules_, guards_;
  std::deque<Assumption> assumptions_;
  std::deque<Derived> derived_;
  std::deque<Decision> decisions_;
  std::deque<Compute> computes_;
  std::deque<VerdictRule> verdicts_;
  std::deque<Case> cases_;
  std::deque<LetterTemplate> letters_;
  std::deque<Cell> cells_;
  std::deque<DataTable> tables_;
  Procedure procedure_;
};

struct LoadResult {
  std::shared_ptr<const Measure> measure;  // null when there are errors
  std::vector<Diagnostic> diagnostics;
};

}  // namespace zj::measure
