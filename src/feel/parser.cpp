#include "feel/parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "feel/builtins.h"
#include "feel/characters.h"
#include "words/feel.h"

namespace zj::feel {
namespace {

constexpr int max_depth = 200;             // of the reader itself
constexpr std::uint32_t max_height = 500;  // of the tree it makes: a + b + c + … grows without nesting
constexpr std::size_t max_diagnostics = 50;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Parser::Parser(std::string_view text, const Scope& scope, Place origin, Reading reading)
    : text_(text), scope_(scope), reading_(reading) {
  places_.reserve(text.size() + 1);
  Place place = origin;
  for (std::size_t at = 0; at < text.size();) {
    const bool line_end = next_code_point(text, at) == '\n';
    places_.resize(at, place);
    place = line_end ? Place{place.line + 1, 1} : Place{place.line, place.col + 1};
  }
  places_.push_back(place);
  // Field names of the declared types, for paths on values of unknown type.
  std::vector<std::pair<Type, int>> open;
  for (const Scope::Symbol& symbol : scope.symbols()) open.emplace_back(symbol.type, 0);
  while (!open.empty()) {
    const auto [type, depth] = std::move(open.back());
    open.pop_back();
    if (depth > 16) continue;
    if (type.kind() == Type::Kind::list) open.emplace_back(type.element(), depth + 1);
    for (const Type::Field& field : type.fields()) {
      known_fields_.insert(field.name);
      open.emplace_back(field.type, depth + 1);
    }
  }
}

TreePtr Parser::expression() {
  TreePtr tree = parse();
  if (!failed_ && !at_end()) {
    std::size_t length = 0;
    operator_here(length, true);
    const std::string_view what = word().empty() ? rest().substr(0, std::max<std::size_t>(length, 1)) : word();
    std::size_t next = 0;
    peek(text_, at_, next);
    const std::string shown(what.empty() || !is_utf8(what) ? text_.substr(at_, next - at_) : what);
    fail(at_, shown.size(), say(words::text_left_over, shown));
  }
  return tree;
}

TreePtr Parser::unary_tests(std::string_view input) {
  const Scope::Symbol* symbol = scope_.find(input);
  unary_ = true;
  skip();
  const std::size_t begin = at_;
  if (rest() == "-" || trim(rest()) == "-") {
    at_ = last_end_ = text_.size();
    return literal(Value::boolean(true), begin);
  }
  auto in = std::make_unique<Tree>();
  in->node.kind = NodeKind::in;
  in->node.span = {static_cast<std::uint32_t>(begin), 0, place_of(begin)};
  in->node.type = Type(Type::Kind::boolean);
  auto fact = std::make_unique<Tree>();
  fact->node.kind = NodeKind::fact;
  fact->node.span = in->node.span;
  fact->node.index = static_cast<std::uint32_t>(symbol->slot.value_or(0));
  fact->node.name = Name(input);
  fact->node.type = symbol->type;
  in->children.push_back(std::move(fact));

  const std::size_t start = at_;
  const bool negated = take_word("not") && take("(");
  if (!negated) at_ = start;
  parse_tests(*in);
  check_tests(*in);
  if (negated) expect(")");
  if (!failed_ && !at_end()) fail(at_, 1, say(words::text_left_over, rest().substr(0, 1)));
  close(*in);
  if (!negated) return in;
  std::size_t length = 0;
  const auto index = match_builtin("not", length);
  std::vector<TreePtr> children;
  children.push_back(std::move(in));
  TreePtr call = make(NodeKind::call, begin, std::move(children));
  call->node.index = static_cast<std::uint32_t>(*index);
  call->node.name = Name("not");
  call->node.type = Type(Type::Kind::boolean);
  return call;
}

std::vector<Diagnostic> Parser::take_diagnostics() {
  std::ranges::stable_sort(diagnostics_, [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.at.line, a.at.col) < std::pair(b.at.line, b.at.col);
  });
  return std::move(diagnostics_);
}

// ---- Expressions ----

TreePtr Parser::parse(int strength) {
  skip();
  const std::size_t begin = at_;
  if (too_deep()) {
    --depth_;
    return nothing(begin);
  }
  TreePtr left = parse_unary();
  Tree* chain = nullptr;  // an and/or of this very loop: a further operand joins it
  while (!failed_) {
    std::size_t length = 0;
    const OperatorInfo* info = operator_info(operator_here(length, false));
    if (!info || info->strength <= strength) break;
    operator_here(length, true);
    take_operator(length);
    if (info->strength <= of_and) {
      const NodeKind kind = info->strength == of_or ? NodeKind::disjunction : NodeKind::conjunction;
      TreePtr right = operand_of_logic(parse(info->strength), info->text);
      if (chain == left.get() && left->node.kind == kind) {
        left->height = std::max(left->height, right->height + 1);
        left->children.push_back(std::move(right));
        left->node.span.length = static_cast<std::uint32_t>(last_end_ - begin);
      } else {
        std::vector<TreePtr> operands;
        operands.push_back(operand_of_logic(std::move(left), info->text));
        operands.push_back(std::move(right));
        left = make(kind, begin, std::move(operands));
        left->node.type = Type(Type::Kind::boolean);
        chain = left.get();
      }
    } else if (info->text == "between") {
      left = parse_between(std::move(left));
    } else if (info->text == "in") {
      left = parse_in(std::move(left));
    } else {
      left = binary(info->op, std::move(left), parse(info->strength));
    }
    if (left->height > max_height) fail(begin, 1, say(words::formula_too_deep, std::to_string(max_height)));
  }
  --depth_;
  return left;
}

TreePtr Parser::parse_unary() {
  skip();
  const std::size_t begin = at_;
  std::size_t length = 0;
  if (operator_here(length, false) == "-") {
    const bool stop = too_deep();
    operator_here(length, true);
    take_operator(length);
    std::vector<TreePtr> children;
    children.push_back(stop ? nothing(begin) : parse_unary());
    --depth_;
    const Type operand = children.front()->node.type;
    TreePtr tree = make(NodeKind::negate, begin, std::move(children));
    using enum Type::Kind;
    tree->node.type = operand.kind() == quotient ? Type(number) : operand;
    if (!operand.is_any() && !operand.is_number() && operand.kind() != null && operand.kind() != days_duration &&
        operand.kind() != months_duration) {
      mistype(*tree, say(words::types_not_calculable, "-", operand.text(), operand.text()));
      tree->node.type = Type();
    }
    return tree;
  }
  return parse_postfix(parse_primary());
}

TreePtr Parser::parse_postfix(TreePtr base) {
  while (!failed_) {
    skip();
    if (rest().starts_with("..")) break;
    if (sees(".")) {
      take(".");
      base = parse_path(std::move(base));
    } else if (sees("[")) {
      if (in_endpoint_ && interval_ends_here()) break;
      base = parse_filter(std::move(base));
    } else if (sees("(")) {
      base = parse_invocation(std::move(base));
    } else if (sees_word("instance")) {
      base = parse_instance_of(std::move(base));
    } else {
      break;
    }
    if (base->height > max_height)
      fail(base->node.span.begin, 1, say(words::formula_too_deep, std::to_string(max_height)));
  }
  return base;
}

TreePtr Parser::parse_primary() {
  skip();
  const std::size_t begin = at_;
  if (failed_ || at_ == text_.size()) {
    fail(at_, 0, say(words::value_expected));
    return nothing(begin);
  }
  const char c = text_[at_];
  std::size_t next = 0;
  const std::string_view half = half_width(peek(text_, at_, next));
  if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) return parse_number();
  if (c == '"' || half == "\"") return parse_string();
  if (c == '@') return parse_at_literal();
  if (sees("(")) return parse_parentheses();
  if (sees("[") || sees("]")) return parse_brackets();
  if (sees("{")) return parse_context();
  return parse_name();
}

// ---- Nodes ----

bool Parser::too_deep() {
  if (++depth_ <= max_depth) return false;
  fail(at_, 1, say(words::formula_too_deep, std::to_string(max_depth)));
  return true;
}

TreePtr Parser::make(NodeKind kind, std::size_t begin, std::vector<TreePtr> children) {
  auto tree = std::make_unique<Tree>();
  tree->node.kind = kind;
  tree->node.span.begin = static_cast<std::uint32_t>(begin);
  tree->node.span.at = place_of(begin);
  tree->children = std::move(children);
  close(*tree);
  return tree;
}

void Parser::close(Tree& tree) {
  const std::size_t end = std::max<std::size_t>(last_end_, tree.node.span.begin);
  tree.node.span.length = static_cast<std::uint32_t>(end - tree.node.span.begin);
  for (const TreePtr& child : tree.children) tree.height = std::max(tree.height, child->height + 1);
}

TreePtr Parser::literal(Value value, std::size_t begin) {
  TreePtr tree = make(NodeKind::literal, begin);
  tree->node.type = value.is_null() && value.origin().fault == Fault::plain ? Type(Type::Kind::null) : Type::of(value);
  tree->value = std::move(value);
  return tree;
}

TreePtr Parser::nothing(std::size_t begin) {
  TreePtr tree = make(NodeKind::literal, begin);
  tree->value = Value::null(Fault::bad_argument);
  return tree;
}

TreePtr Parser::operand_of_logic(TreePtr operand, std::string_view op) {
  const Type& type = operand->node.type;
  if (!type.is_any() && type.kind() != Type::Kind::boolean && type.kind() != Type::Kind::null) {
    mistype(*operand, say(words::boolean_expected, op, type.text()));
  }
  return operand;
}

// ---- Locals ----

std::uint32_t Parser::push_local(std::string name, Type type) {
  const std::uint32_t index = next_local_++;
  max_locals_ = std::max(max_locals_, next_local_);
  Local local;
  local.name = std::move(name);
  local.index = index;
  local.type = std::move(type);
  locals_.push_back(std::move(local));
  return index;
}

// The item of a filter: the word `item`, its fields by their bare names, and, where its type leaves room, any other
// word.
void Parser::push_item(Type type) {
  if (type.is_open()) {
    Local local;
    local.index = next_local_;
    local.is_open_item = true;
    locals_.push_back(std::move(local));
  }
  const std::vector<Type::Field> fields = type.fields();
  const bool facts = type.holds_facts();
  const std::uint32_t index = push_local("item", std::move(type));
  for (const Type::Field& field : fields) {
    Local local;
    local.name = field.name;
    local.index = index;
    local.type = field.type;
    local.is_field = true;
    local.is_fact_field = facts;
    locals_.push_back(std::move(local));
  }
}

void Parser::pop_locals(std::size_t count, std::uint32_t index) {
  locals_.resize(count);
  next_local_ = index;
}

// ---- Findings ----

Place Parser::place_of(std::size_t offset) const {
  return places_[std::min(offset, text_.size())];
}

void Parser::report(Severity severity, std::size_t begin, std::size_t bytes, Said said, std::string fix) {
  if (diagnostics_.size() >= max_diagnostics) return;
  const Place at = place_of(begin);
  const auto count = static_cast<std::uint32_t>(length(text_.substr(std::min(begin, text_.size()), bytes)));
  diagnostics_.push_back({severity, at, count, std::move(said), std::move(fix)});
}

void Parser::fail(std::size_t begin, std::size_t bytes, Said said, std::string fix) {
  if (failed_) return;
  report(Severity::error, begin, bytes, std::move(said), std::move(fix));
  failed_ = true;
  at_ = text_.size();  // nothing more is read, so that every loop of the parser ends
}

void Parser::mistype(const Tree& where, Said said, std::string fix) {
  report(reading_ == Reading::standard ? Severity::warning : Severity::error, where.node.span.begin,
         where.node.span.length, std::move(said), std::move(fix));
}

}  // namespace zj::feel
