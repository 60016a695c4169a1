#pragma once
// How a measure is loaded, inside the room. Each step reports what is wrong and goes on, so that a writer sees
// everything.

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "measure/block.h"
#include "measure/measure.h"

namespace zj::measure {

class Loader {
 public:
  // `schema` is nullptr for a measure without its procedure.
  Loader(std::vector<InputFile> files, const ProcedureSchema* schema);
  LoadResult load();

 private:
  friend class ProcedureLoader;

  // A block or table with the article under which it stands.
  struct PlacedBlock {
    Block block;
    std::size_t article = 0;
  };
  struct PlacedTable {
    Table table;
    Heading heading;
    std::size_t article = 0;
  };
  // A name that an assumption, a `define` or a decision table gives, before it is compiled.
  struct Definition {
    Located name;
    Located value;
    std::string parameters;  // of a function
    std::string document;
    std::string assumption;  // its id; empty: a `define`
    bool joins_rules = false;
    const PlacedTable* table = nullptr;  // a decision table
    enum class State { waiting, open, done } state = State::waiting;
  };
  // A name as the scopes of one document know it.
  struct Known {
    const Definition* definition = nullptr;
    std::optional<std::size_t> derived;  // nothing: a constant or function
  };

  // load.cpp
  void read_files();
  void read_outline(int file, std::vector<Piece> pieces);
  std::size_t add_article(std::string heading, Position at);
  void add_block(const Fence& fence, std::size_t article);
  void read_identity();
  void check_articles();

  // load_tables.cpp
  void read_documents();
  void read_elements();
  void read_weights();
  void read_data_tables();
  void define_tables();
  static feel::Type column_type(const DataTable& table, std::string_view column);
  void bind(Document& document);
  void add_schema(Document& document);

  // load_names.cpp
  void collect_definitions();
  Located conjunction_of_rules(const Located& list, const std::string& document);
  void resolve_definitions();
  void resolve(Definition& definition);
  void define_constant(const Definition& definition, feel::Value value, const feel::Type& type);
  bool is_free(const Located& name, const Document& document);
  std::vector<Definition*> uses(std::string_view text, const Document& document) const;
  // The derived names that texts need, each after those it needs itself.
  std::vector<std::size_t> derived_for(const std::vector<const Located*>& texts, const Document& document);
  void add_derived(std::string_view text, const Document& document, std::vector<const Definition*>& seen,
                   std::vector<std::size_t>& needed);
  // The assumptions whose names a text uses, directly or through definitions.
  void add_assumptions(std::string_view text, const Document& document, std::vector<std::string>& ids, int depth = 0);
  Document* home_of(std::string_view document);
  std::vector<Document*> scopes_for(const std::string& document);

  // load_decisions.cpp
  void collect_decisions();
  void resolve_decision(const Definition& definition, Document& home);

  // load_rules.cpp
  void read_rules();
  void read_rule(const PlacedBlock& placed, bool is_guard);
  void read_computes();
  void read_verdicts();
  void read_letters();
  // The words of a list of ids, separated by spaces or commas; and whether such a word, an id or a prefix (`ART7.*`),
  // means this one.
  static std::vector<Located> words_of(const Located& text);
  static bool is_meant(std::string_view word, std::string_view id);
  std::vector<std::size_t> read_findings(const Located& list);
  const Document* document_for(const Block& block, std::string_view otherwise);
  const Document* situation_for(const Block& block);
  void check_keys(const Block& block, std::initializer_list<std::string_view> known);
  std::optional<feel::Expression> feel_entry(const Block& block, std::string_view key, const Document& document,
                                             Use use);
  Sentence sentence_entry(const Block& block, std::string_view key, const Document& document);
  void require_boolean(const std::optional<feel::Expression>& expression, const Located* text);

  // load_cases.cpp
  void read_cases();
  void read_case(const PlacedBlock& placed);
  void read_examples(const PlacedBlock& placed, const Rule& rule);
  Json context_of(const Located& text);
  const Json& given_of(const PlacedBlock& placed, const Document& document, int depth);
  Json work_out_given(const PlacedBlock& placed, const Document& document, int depth);
  void read_expectations(const Located& text, Case& test);

  std::vector<const PlacedBlock*> blocks(std::string_view kind) const;
  std::vector<const PlacedTable*> tables(std::string_view heading_class) const;
  Document* find_document(std::string_view name);

  std::shared_ptr<Measure> measure_;
  const ProcedureSchema* schema_;
  Diagnostics diagnostics_;
  std::deque<PlacedBlock> blocks_;
  std::deque<PlacedTable> tables_;
  std::deque<Definition> definitions_;
  std::map<std::string, std::vector<Definition*>, std::less<>> definitions_by_word_;
  std::map<std::pair<const Document*, std::string>, Known> known_;
  std::map<std::string, const PlacedBlock*, std::less<>> cases_by_name_;
  std::map<const PlacedBlock*, Json> given_;  // of cases, once worked out
};

}  // namespace zj::measure
