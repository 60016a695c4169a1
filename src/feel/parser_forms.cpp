// The forms of an expression: brackets, ranges, contexts, conditions, loops, functions, filters, tests.

#include <algorithm>
#include <utility>

#include "feel/characters.h"
#include "feel/parser.h"
#include "words/feel.h"

namespace zj::feel {

TreePtr Parser::parse_parentheses() {
  const std::size_t begin = at_;
  take("(");
  const bool outer = std::exchange(in_endpoint_, false);
  std::size_t length = 0;
  const std::string_view op = operator_here(length, false);
  if (const OperatorInfo* info = operator_info(op); info && info->strength == of_comparison && info->op != Op::none) {
    operator_here(length, true);
    take_operator(length);
    TreePtr tree = endpoint_range(op, begin);
    expect(")");
    in_endpoint_ = outer;
    close(*tree);
    return tree;
  }
  TreePtr inner = parse();
  skip();
  if (rest().starts_with("..")) {
    TreePtr tree = finish_range(std::move(inner), false, begin);
    in_endpoint_ = outer;
    return tree;
  }
  expect(")");
  in_endpoint_ = outer;
  return inner;
}

TreePtr Parser::parse_brackets() {
  const std::size_t begin = at_;
  const bool open = sees("]");
  take(open ? "]" : "[");
  const bool outer = std::exchange(in_endpoint_, false);
  std::vector<TreePtr> items;
  Type element(Type::Kind::null);
  if (!open && take("]")) {
    in_endpoint_ = outer;
    TreePtr tree = make(NodeKind::list, begin);
    tree->node.type = Type::list({});
    return tree;
  }
  while (!failed_) {
    items.push_back(parse());
    skip();
    if (items.size() == 1 && rest().starts_with("..")) {
      TreePtr tree = finish_range(std::move(items.front()), !open, begin);
      in_endpoint_ = outer;
      return tree;
    }
    if (open) {
      fail(at_, 1, say(words::token_expected, ".."));
      break;
    }
    element = items.size() == 1 ? items.back()->node.type : unite(element, items.back()->node.type);
    if (!take(",")) break;
  }
  expect("]");
  in_endpoint_ = outer;
  TreePtr tree = make(NodeKind::list, begin, std::move(items));
  tree->node.type = Type::list(element.kind() == Type::Kind::null ? Type() : element);
  return tree;
}

// After the low end, at "..".
TreePtr Parser::finish_range(TreePtr low, bool low_included, std::size_t begin) {
  at_ += 2;
  in_endpoint_ = true;
  TreePtr high = parse();
  in_endpoint_ = false;
  const bool closed = sees("]");
  if (!closed && !sees(")") && !sees("[")) {
    fail(at_, 1, say(words::token_expected, "]"));
    return nothing(begin);
  }
  take(closed ? "]" : sees(")") ? ")" : "[");
  check_comparable(*low, *high, true, *low);
  Type endpoint = unite(low->node.type, high->node.type);
  std::vector<TreePtr> ends;
  ends.push_back(std::move(low));
  ends.push_back(std::move(high));
  TreePtr tree = make(NodeKind::range, begin, std::move(ends));
  tree->node.low_included = low_included;
  tree->node.high_included = closed;
  tree->node.type = Type::range(std::move(endpoint));
  return tree;
}

// After the operator of (< 10) or of a unary test.
TreePtr Parser::endpoint_range(std::string_view op, std::size_t begin) {
  std::vector<TreePtr> ends;
  ends.push_back(parse(of_comparison));
  Type endpoint = ends.front()->node.type;
  TreePtr tree = make(NodeKind::range, begin, std::move(ends));
  tree->node.op = operator_info(op)->op;
  switch (tree->node.op) {
    case Op::less:
      tree->node.range_form = RangeForm::less;
      break;
    case Op::less_equal:
      tree->node.range_form = RangeForm::less_equal;
      break;
    case Op::greater:
      tree->node.range_form = RangeForm::greater;
      break;
    case Op::greater_equal:
      tree->node.range_form = RangeForm::greater_equal;
      break;
    case Op::not_equal:
      tree->node.range_form = RangeForm::not_equal;
      break;
    default:
      tree->node.range_form = RangeForm::equal;
      break;
  }
  using enum RangeForm;
  const RangeForm form = tree->node.range_form;
  tree->node.low_included = form == greater_equal || form == equal;
  tree->node.high_included = form == less_equal || form == equal;
  tree->node.type = Type::range(std::move(endpoint));
  return tree;
}

// At a "[" after the high end of a range: does it close the range, as in [1..5[, or open a filter?
bool Parser::interval_ends_here() {
  std::size_t next = 0;
  peek(text_, at_, next);
  next += space_length(text_.substr(next));
  const std::string_view after = text_.substr(next);
  if (after.empty() || std::string_view(")],}=<>!+*/.-").find(after.front()) != std::string_view::npos) return true;
  const std::string_view w = after.substr(0, word_length(after));
  return w == "and" || w == "or" || w == "then" || w == "else" || w == "return" || w == "satisfies" || w == "in" ||
         w == "instance" || w == "between";
}

TreePtr Parser::parse_context() {
  const std::size_t begin = at_;
  take("{");
  const bool outer = std::exchange(in_endpoint_, false);
  const std::size_t outside = locals_.size();
  const std::uint32_t first = next_local_;
  std::vector<TreePtr> values;
  std::vector<Name> keys;
  std::vector<Type::Field> fields;
  bool repeated = false;
  if (!sees("}")) {
    do {
      skip();
      const std::size_t key_begin = at_;
      const std::string key = parse_key();
      if (failed_ || !expect(":")) break;
      if (std::ranges::any_of(keys, [&](const Name& k) { return k.text() == key; })) {
        report(reading_ == Reading::standard ? Severity::warning : Severity::error, key_begin, key.size(),
               say(words::key_repeated, key));
        repeated = true;
      }
      values.push_back(parse());
      keys.emplace_back(key);
      fields.push_back({key, values.back()->node.type});
      known_fields_.insert(key);
      push_local(key, values.back()->node.type);
    } while (!failed_ && take(","));
  }
  expect("}");
  in_endpoint_ = outer;
  pop_locals(outside, first);
  if (repeated) return literal(Value::null(Fault::bad_argument, "{}", place_of(begin)), begin);
  TreePtr tree = make(NodeKind::context, begin, std::move(values));
  tree->node.names = std::move(keys);
  tree->node.locals = first;
  tree->node.type = Type::built_context(std::move(fields));
  return tree;
}

TreePtr Parser::parse_if() {
  const std::size_t begin = at_;
  take_word("if");
  std::vector<TreePtr> parts;
  parts.push_back(parse());
  check_condition(*parts.back());
  expect_word("then");
  parts.push_back(parse());
  expect_word("else");
  parts.push_back(parse());
  Type type = unite(parts[1]->node.type, parts[2]->node.type);
  TreePtr tree = make(NodeKind::conditional, begin, std::move(parts));
  tree->node.type = std::move(type);
  return tree;
}

TreePtr Parser::parse_loop(NodeKind kind) {
  const std::size_t begin = at_;
  at_ += word().size();
  const bool outer = std::exchange(in_endpoint_, false);
  const std::size_t outside = locals_.size();
  const std::uint32_t first = next_local_;
  std::vector<TreePtr> parts;
  std::vector<Name> names;
  do {
    // Everything up to the word "in" is the name of the variable.
    skip();
    const std::size_t name_begin = at_;
    std::string name;
    while (!word().empty() && word() != "in") {
      name += (name.empty() ? "" : " ") + std::string(word());
      at_ += word().size();
      at_ += space_length(rest());
    }
    if (name.empty()) {
      fail(name_begin, 1, say(words::variable_expected));
      break;
    }
    if (!expect_word("in")) break;
    TreePtr domain = parse();
    skip();
    Type element;
    if (rest().starts_with("..")) {
      at_ += 2;
      std::vector<TreePtr> ends;
      const std::size_t domain_begin = domain->node.span.begin;
      ends.push_back(std::move(domain));
      ends.push_back(parse());
      element = ends.front()->node.type;
      domain = make(NodeKind::domain_range, domain_begin, std::move(ends));
    } else {
      const Type& type = domain->node.type;
      const bool is_many = type.kind() == Type::Kind::list || type.kind() == Type::Kind::range;
      element = is_many ? type.element() : type;
    }
    names.emplace_back(name);
    parts.push_back(std::move(domain));
    push_local(std::move(name), std::move(element));
  } while (!failed_ && take(","));
  // `partial` is what the loop has returned so far.
  std::uint32_t partial = no_index;
  if (kind == NodeKind::iteration) partial = push_local("partial", Type::list({}));
  expect_word(kind == NodeKind::iteration ? "return" : "satisfies");
  TreePtr body = failed_ ? nothing(at_) : parse();
  if (kind != NodeKind::iteration) body = operand_of_logic(std::move(body), "satisfies");
  in_endpoint_ = outer;
  pop_locals(outside, first);
  Type type = kind == NodeKind::iteration ? Type::list(body->node.type) : Type(Type::Kind::boolean);
  parts.push_back(std::move(body));
  TreePtr tree = make(kind, begin, std::move(parts));
  tree->node.names = std::move(names);
  tree->node.locals = first;
  tree->node.type = std::move(type);
  if (partial != no_index) {
    const auto uses = [&](const auto& self, const Tree& t) -> bool {
      if (t.node.kind == NodeKind::local && t.node.index == partial) return true;
      return std::ranges::any_of(t.children, [&](const TreePtr& child) { return self(self, *child); });
    };
    tree->node.hint = uses(uses, *tree->children.back()) ? 1 : 0;
  }
  return tree;
}

TreePtr Parser::parse_function() {
  const std::size_t begin = at_;
  take_word("function");
  expect("(");
  const bool outer = std::exchange(in_endpoint_, false);
  const std::size_t outside = locals_.size();
  const std::uint32_t first = next_local_;
  std::vector<Name> names;
  std::vector<Type> types;
  if (!sees(")")) {
    do {
      skip();
      const std::size_t name_begin = at_;
      std::string name;
      while (!word().empty()) {
        name += (name.empty() ? "" : " ") + std::string(word());
        at_ += word().size();
        at_ += space_length(rest());
      }
      if (name.empty()) {
        fail(name_begin, 1, say(words::parameter_expected));
        break;
      }
      types.push_back(take(":") ? parse_type() : Type());
      names.emplace_back(name);
      push_local(std::move(name), types.back());
    } while (!failed_ && take(","));
  }
  expect(")");
  if (sees_word("external")) fail(at_, 8, say(words::external_function));
  TreePtr body = failed_ ? nothing(at_) : parse();
  in_endpoint_ = outer;
  pop_locals(outside, first);
  Type result = body->node.type;
  std::vector<TreePtr> children;
  children.push_back(std::move(body));
  TreePtr tree = make(NodeKind::function, begin, std::move(children));
  tree->node.names = std::move(names);
  tree->node.locals = first;
  tree->node.tested = Type::function(types, Type());
  tree->node.type = Type::function(std::move(types), std::move(result));
  return tree;
}

TreePtr Parser::parse_filter(TreePtr base) {
  const std::size_t begin = base->node.span.begin;
  take("[");
  const bool outer = std::exchange(in_endpoint_, false);
  const std::size_t outside = locals_.size();
  const std::uint32_t first = next_local_;
  const Type& of = base->node.type;
  const Type item = of.kind() == Type::Kind::list ? of.element() : of.kind() == Type::Kind::range ? Type() : of;
  push_item(item);
  TreePtr condition = parse();
  pop_locals(outside, first);
  in_endpoint_ = outer;
  expect("]");
  const Type& by = condition->node.type;
  using enum Type::Kind;
  Type type;
  if (by.is_number()) type = item;
  if (by.kind() == boolean) type = Type::list(item);
  if (!by.is_any() && !by.is_number() && by.kind() != boolean && by.kind() != null) {
    mistype(*condition, say(words::condition_not_boolean, by.text()));
  }
  std::vector<TreePtr> children;
  children.push_back(std::move(base));
  children.push_back(std::move(condition));
  TreePtr tree = make(NodeKind::filter, begin, std::move(children));
  tree->node.locals = first;
  tree->node.type = std::move(type);
  return tree;
}

TreePtr Parser::parse_between(TreePtr value) {
  const std::size_t begin = value->node.span.begin;
  std::vector<TreePtr> parts;
  parts.push_back(std::move(value));
  parts.push_back(parse(of_comparison));
  expect_word("and");
  parts.push_back(parse(of_comparison));
  for (const std::size_t end : {1u, 2u}) check_comparable(*parts[0], *parts[end], true, *parts[end]);
  TreePtr tree = make(NodeKind::between, begin, std::move(parts));
  tree->node.type = Type(Type::Kind::boolean);
  return tree;
}

TreePtr Parser::parse_in(TreePtr value) {
  TreePtr tree = make(NodeKind::in, value->node.span.begin);
  tree->children.push_back(std::move(value));
  tree->node.type = Type(Type::Kind::boolean);
  // "(" opens a list of tests, an interval (1..5], a comparison (< 5), or a value in parentheses.
  if (sees("(")) {
    const std::size_t begin = at_;
    take("(");
    const bool outer = std::exchange(in_endpoint_, false);
    TreePtr test = parse_test();
    skip();
    if (rest().starts_with("..")) {
      tree->children.push_back(finish_range(std::move(test), false, begin));
      in_endpoint_ = outer;
    } else {
      tree->children.push_back(std::move(test));
      if (take(",")) parse_tests(*tree);
      expect(")");
      in_endpoint_ = outer;
    }
  } else {
    tree->children.push_back(parse_test());
  }
  check_tests(*tree);
  close(*tree);
  return tree;
}

void Parser::parse_tests(Tree& in) {
  do {
    in.children.push_back(parse_test());
  } while (!failed_ && take(","));
}

// What an `in` compares must go together; a test that is itself a condition on the input (? > 5) compares nothing.
void Parser::check_tests(const Tree& in) {
  const Type& left = in.children[0]->node.type;
  for (std::size_t i = 1; i < in.children.size(); ++i) {
    if (in.children[i]->node.is_condition) continue;
    const Type& test = in.children[i]->node.type;
    const bool is_many = test.kind() == Type::Kind::list || test.kind() == Type::Kind::range;
    if (is_many && (compatible(left, test.element()) || compatible(left, test))) continue;
    if (is_many && test.element().kind() == Type::Kind::range && compatible(left, test.element().element())) continue;
    const Type against = is_many ? test.element() : test;
    if (!compatible(left, against)) {
      mistype(*in.children[i], say(words::types_not_comparable, left.text(), against.text()));
    }
  }
}

// One positive unary test: `< 5`, an interval, or a value.
TreePtr Parser::parse_test() {
  skip();
  const std::size_t begin = at_;
  std::size_t length = 0;
  const OperatorInfo* info = operator_info(operator_here(length, false));
  if (info && info->strength == of_comparison && info->op != Op::none) {
    operator_here(length, true);
    take_operator(length);
    return endpoint_range(info->text, begin);
  }
  asks_input_ = false;
  TreePtr test = parse(unary_ ? of_test : of_comparison);
  test->node.is_condition = asks_input_;
  return test;
}

TreePtr Parser::parse_instance_of(TreePtr value) {
  const std::size_t begin = value->node.span.begin;
  take_word("instance");
  expect_word("of");
  Type tested = parse_type();
  std::vector<TreePtr> children;
  children.push_back(std::move(value));
  TreePtr tree = make(NodeKind::instance_of, begin, std::move(children));
  tree->node.tested = std::move(tested);
  tree->node.type = Type(Type::Kind::boolean);
  return tree;
}

}  // namespace zj::feel
