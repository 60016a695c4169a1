#pragma once
// Text to tree. FEEL cannot be split into words without its names, so reading, resolving and typing are one pass: every
// node has its meaning and its type from the start.

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "feel/ast.h"
#include "feel/compile.h"
#include "feel/scope.h"

namespace zj::feel {

// A node with its children, before they are laid out in a Program. `node.index` of a literal is left open; `value`
// holds it.
struct Tree {
  Node node;
  Value value;
  std::vector<std::unique_ptr<Tree>> children;
  std::uint32_t height = 1;
};
using TreePtr = std::unique_ptr<Tree>;

// How strongly operators bind; all are left-associative. Unary minus, instance of, paths, filters and calls bind
// tighter.
enum Strength { of_test = 0, of_or = 1, of_and = 2, of_comparison = 3, of_sum = 4, of_product = 5, of_power = 6 };
struct OperatorInfo {
  std::string_view text;
  int strength;
  Op op;
};
// nullptr when there is no such operator.
const OperatorInfo* operator_info(std::string_view text);

class Parser {
 public:
  Parser(std::string_view text, const Scope& scope, Place origin, Reading reading);

  // The whole text as one expression; nullptr when there are errors.
  TreePtr expression();
  // The whole text as unary tests of `input`.
  TreePtr unary_tests(std::string_view input);

  std::vector<Diagnostic> take_diagnostics();
  std::uint32_t max_locals() const { return max_locals_; }

 private:
  struct Local {
    std::string name;
    std::uint32_t index = 0;
    Type type;
    bool is_field = false;  // a field of the item in local `index`
    bool is_fact_field = false;
    bool is_open_item = false;  // not a name: any bare word may be a field of the item in local `index`
  };
  struct Found {
    enum class What { local, symbol, builtin } what = What::local;
    std::size_t index = 0;
    std::size_t length = 0;
    const Scope::Symbol* symbol = nullptr;
  };

  // Characters and tokens (parser_tokens.cpp).
  void skip();
  bool at_end() {
    skip();
    return at_ == text_.size();
  }
  std::string_view rest() const { return text_.substr(at_); }
  std::string_view word() const;      // the run of name characters here
  bool take(std::string_view token);  // punctuation, also of full width (which is reported)
  bool sees(std::string_view token);
  bool take_word(std::string_view word);
  bool sees_word(std::string_view word);
  bool expect(std::string_view token);
  bool expect_word(std::string_view word);
  std::string_view operator_here(std::size_t& length, bool report);
  void take_operator(std::size_t length);

  // Expressions, by binding strength (parser.cpp), and the forms they are made of (parser_forms.cpp, parser_names.cpp).
  TreePtr parse(int strength = 0);
  TreePtr parse_unary();
  TreePtr parse_postfix(TreePtr base);
  TreePtr parse_primary();
  TreePtr parse_number();
  TreePtr parse_string();
  std::optional<std::string> read_string();
  TreePtr parse_at_literal();
  TreePtr parse_name();
  TreePtr parse_parentheses();
  TreePtr parse_brackets();
  TreePtr parse_context();
  TreePtr parse_if();
  TreePtr parse_loop(NodeKind kind);
  TreePtr parse_function();
  TreePtr parse_filter(TreePtr base);
  TreePtr parse_path(TreePtr base);
  TreePtr parse_call(std::size_t builtin, std::size_t begin);
  TreePtr parse_invocation(TreePtr function);
  TreePtr parse_between(TreePtr value);
  TreePtr parse_in(TreePtr value);
  TreePtr parse_instance_of(TreePtr value);
  void parse_tests(Tree& in);
  void check_tests(const Tree& in);
  TreePtr parse_test();
  TreePtr parse_endpoint();
  TreePtr finish_range(TreePtr low, bool low_included, std::size_t begin);
  TreePtr endpoint_range(std::string_view op, std::size_t begin);
  Type parse_type();
  std::string parse_key();
  std::optional<std::string> parse_argument_name();
  std::optional<Found> resolve();
  TreePtr name_node(const Found& found, std::size_t begin);
  bool interval_ends_here();

  // Nodes.
  bool too_deep();  // one level down: says whether that was one too many, and reports it; `--depth_` goes up again
  TreePtr make(NodeKind kind, std::size_t begin, std::vector<TreePtr> children = {});
  TreePtr literal(Value value, std::size_t begin);
  TreePtr nothing(std::size_t begin);  // stands where an error was reported
  void close(Tree& tree);              // its span ends here; its height is known
  TreePtr binary(Op op, TreePtr left, TreePtr right);
  TreePtr operand_of_logic(TreePtr operand, std::string_view op);

  // Types (parser_types.cpp).
  void type_arithmetic(Tree& tree);
  void check_comparable(const Tree& left, const Tree& right, bool ordered, const Tree& where);
  void check_condition(const Tree& condition);
  void check_arguments(const Tree& call, std::size_t signature);
  Type result_of(std::size_t builtin, const Tree& call) const;

  // Locals.
  std::uint32_t push_local(std::string name, Type type);
  void push_item(Type type);
  void pop_locals(std::size_t count, std::uint32_t index);

  // Findings.
  Place place_of(std::size_t offset) const;
  void report(Severity severity, std::size_t begin, std::size_t length, Said said, std::string fix = {});
  void fail(std::size_t begin, std::size_t length, Said said, std::string fix = {});  // no reading on after this
  void mistype(const Tree& where, Said said, std::string fix = {});
  std::string nearest_name(std::string_view word) const;
  std::string path_of(const Tree& tree) const;

  std::string_view text_;
  const Scope& scope_;
  std::vector<Place> places_;  // of every byte, and of the end
  Reading reading_;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;  // of the last thing that was read, without white space
  int depth_ = 0;
  bool failed_ = false;
  bool in_endpoint_ = false;
  bool asks_input_ = false;  // `?` was read
  bool unary_ = false;       // the text is a list of unary tests
  std::vector<Local> locals_;
  std::uint32_t next_local_ = 0;
  std::uint32_t max_locals_ = 0;
  std::vector<Diagnostic> diagnostics_;
  std::set<std::string, std::less<>> known_fields_;
};

}  // namespace zj::feel
