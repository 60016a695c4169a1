// The types of operations, checked as the tree grows, and types as they are written.

#include <algorithm>

#include "feel/builtins.h"
#include "feel/parser.h"
#include "words/feel.h"

namespace zj::feel {
namespace {

using Kind = Type::Kind;

bool is_ordered(Kind kind) {
  switch (kind) {
    case Kind::boolean:
    case Kind::list:
    case Kind::context:
    case Kind::range:
    case Kind::function:
      return false;
    default:
      return true;
  }
}

bool is_calendar(Kind kind) {
  return kind == Kind::date || kind == Kind::date_and_time || kind == Kind::time;
}
bool is_duration(Kind kind) {
  return kind == Kind::days_duration || kind == Kind::months_duration;
}

// The result of an arithmetic operation on two known kinds; nothing when there is none (OMG DMN 1.5, tables 53 to 57).
std::optional<Kind> arithmetic_result(Op op, Kind a, Kind b) {
  using enum Type::Kind;
  if (a == quotient) a = number;
  if (b == quotient) b = number;
  const bool numbers = a == number && b == number;
  switch (op) {
    case Op::add:
      if (numbers) return number;
      if (a == string && b == string) return string;
      if (is_duration(a) && a == b) return a;
      if (is_duration(b) && is_calendar(a) && !(a == time && b == months_duration)) return a;
      if (is_duration(a) && is_calendar(b) && !(b == time && a == months_duration)) return b;
      return std::nullopt;
    case Op::subtract:
      if (numbers) return number;
      if (is_duration(a) && a == b) return a;
      if (is_duration(b) && is_calendar(a) && !(a == time && b == months_duration)) return a;
      if (a == time && b == time) return days_duration;
      if (is_calendar(a) && is_calendar(b) && a != time && b != time) return days_duration;
      return std::nullopt;
    case Op::multiply:
      if (numbers) return number;
      if (is_duration(a) && b == number) return a;
      if (a == number && is_duration(b)) return b;
      return std::nullopt;
    case Op::divide:
      if (numbers) return number;
      if (is_duration(a) && b == number) return a;
      if (is_duration(a) && a == b) return number;
      return std::nullopt;
    default:
      if (numbers) return number;
      return std::nullopt;
  }
}

// Is the value of this tree the outcome of a division that may have been rounded?
bool is_divided(const Tree& tree) {
  if (tree.node.kind != NodeKind::arithmetic && tree.node.kind != NodeKind::negate) return false;
  if (tree.node.op == Op::divide) return true;
  return std::ranges::any_of(tree.children, [](const TreePtr& child) { return is_divided(*child); });
}

// Can a missing fact make this unknown? `is defined` never is.
bool may_be_unknown(const Tree& tree) {
  if (tree.node.kind == NodeKind::fact) return true;
  if ((tree.node.kind == NodeKind::path || tree.node.kind == NodeKind::item_field) && tree.node.is_fact_field)
    return true;
  if (tree.node.kind == NodeKind::call && tree.node.name.text() == "is defined") return false;
  return std::ranges::any_of(tree.children, [](const TreePtr& child) { return may_be_unknown(*child); });
}

}  // namespace

TreePtr Parser::binary(Op op, TreePtr left, TreePtr right) {
  const std::size_t begin = left->node.span.begin;
  std::vector<TreePtr> operands;
  operands.push_back(std::move(left));
  operands.push_back(std::move(right));
  const bool is_comparison = op >= Op::equal;
  TreePtr tree = make(is_comparison ? NodeKind::comparison : NodeKind::arithmetic, begin, std::move(operands));
  tree->node.op = op;
  if (!is_comparison) {
    type_arithmetic(*tree);
    return tree;
  }
  tree->node.type = Type(Kind::boolean);
  const bool ordered = op != Op::equal && op != Op::not_equal;
  check_comparable(*tree->children[0], *tree->children[1], ordered, *tree);
  if (!ordered && (is_divided(*tree->children[0]) || is_divided(*tree->children[1]))) {
    report(Severity::warning, begin, tree->node.span.length, say(words::equality_of_divided, text_of(op)));
  }
  return tree;
}

void Parser::type_arithmetic(Tree& tree) {
  const Type &a = tree.children[0]->node.type, &b = tree.children[1]->node.type;
  const bool known = !a.is_any() && !b.is_any() && a.kind() != Kind::null && b.kind() != Kind::null;
  if (!known) {
    // With one side known, the result is often settled all the same.
    if ((a.is_number() || b.is_number()) && tree.node.op == Op::power) tree.node.type = Type(Kind::number);
    return;
  }
  if (const auto result = arithmetic_result(tree.node.op, a.kind(), b.kind())) {
    tree.node.type = Type(*result);
  } else {
    mistype(tree, say(words::types_not_calculable, text_of(tree.node.op), a.text(), b.text()));
  }
}

void Parser::check_comparable(const Tree& left, const Tree& right, bool ordered, const Tree& where) {
  const Type &a = left.node.type, &b = right.node.type;
  if (!compatible(a, b)) {
    mistype(where, say(words::types_not_comparable, a.text(), b.text()));
  } else if (ordered) {
    for (const Type* type : {&a, &b}) {
      if (is_ordered(type->kind())) continue;
      mistype(where, say(words::types_not_ordered, type->text()));
      return;
    }
  }
}

void Parser::check_condition(const Tree& condition) {
  const Type& type = condition.node.type;
  if (!type.is_any() && type.kind() != Kind::boolean && type.kind() != Kind::null) {
    mistype(condition, say(words::condition_not_boolean, type.text()));
  } else if (reading_ == Reading::measure && may_be_unknown(condition)) {
    report(Severity::warning, condition.node.span.begin, condition.node.span.length,
           say(words::condition_may_be_unknown));
  }
}

void Parser::check_arguments(const Tree& call, std::size_t signature) {
  const Builtin& builtin = builtins()[call.node.index];
  const std::vector<Parameter>& parameters = builtin.signatures[signature].parameters;
  for (std::size_t i = 0; i < call.children.size() && !parameters.empty(); ++i) {
    const Parameter& parameter = parameters[std::min(i, parameters.size() - 1)];
    const Type& type = call.children[i]->node.type;
    // A single value stands for a list of one, and the other way round; only clear contradictions are errors here.
    if (parameter.kind == Kind::any || parameter.kind == Kind::list || type.kind() == Kind::list) continue;
    if (compatible(Type(parameter.kind), type)) continue;
    mistype(*call.children[i],
            say(words::argument_type, builtin.name, parameter.name, Type(parameter.kind).text(), type.text()));
  }
}

Type Parser::result_of(std::size_t index, const Tree& call) const {
  const Builtin& builtin = builtins()[index];
  const auto argument = [&](std::size_t i) { return i < call.children.size() ? call.children[i]->node.type : Type(); };
  const Type first = argument(0);
  switch (builtin.gives) {
    case Builtin::Gives::fixed:
      return builtin.result;
    case Builtin::Gives::first:
      return first.kind() == Kind::list ? first : first.is_any() ? Type() : Type::list(first);
    case Builtin::Gives::list_of_first:
      return Type::list(first);
    case Builtin::Gives::element: {
      if (call.children.size() == 1) return first.kind() == Kind::list ? first.element() : first;
      Type all = first;
      for (const TreePtr& child : call.children) all = unite(all, child->node.type);
      return all;
    }
    case Builtin::Gives::flattened:
      return Type::list({});
  }
  return {};
}

Type Parser::parse_type() {
  skip();
  if (too_deep()) {
    --depth_;
    return {};
  }
  struct Named {
    std::string_view name;
    Type::Kind kind;
  };
  using enum Type::Kind;
  static constexpr Named named[] = {{"years and months duration", months_duration},
                                    {"year and month duration", months_duration},
                                    {"days and time duration", days_duration},
                                    {"day and time duration", days_duration},
                                    {"date and time", date_and_time},
                                    {"date", date},
                                    {"time", time},
                                    {"boolean", boolean},
                                    {"number", number},
                                    {"string", string},
                                    {"Any", any},
                                    {"Null", null},
                                    {"list", list},
                                    {"range", range},
                                    {"context", context},
                                    {"function", function}};
  Type result;
  std::size_t length = 0;
  if (const Type* declared = scope_.match_type(rest(), length)) {
    at_ += length;
    last_end_ = at_;
    result = *declared;
  } else {
    const auto found = std::ranges::find_if(named, [&](const Named& n) { return spelled(rest(), n.name) != 0; });
    if (found == std::end(named)) {
      const std::string name(word());
      report(Severity::error, at_, std::max<std::size_t>(name.size(), 1), say(words::type_unknown, name));
      if (name.empty()) fail(at_, 1, say(words::type_unknown, name));
      at_ += name.size();
      last_end_ = at_;
      --depth_;
      return {};
    }
    at_ += spelled(rest(), found->name);
    last_end_ = at_;
    result = Type(found->kind);
    if (found->kind == list || found->kind == range) {
      if (take("<")) {
        Type element = parse_type();
        result = found->kind == list ? Type::list(std::move(element)) : Type::range(std::move(element));
        expect(">");
      }
    } else if (found->kind == context && take("<")) {
      std::vector<Type::Field> fields;
      do {
        std::string key = parse_key();
        if (failed_ || !expect(":")) break;
        fields.push_back({std::move(key), parse_type()});
      } while (!failed_ && take(","));
      expect(">");
      result = Type::built_context(std::move(fields));
    } else if (found->kind == function && take("<")) {
      std::vector<Type> parameters;
      while (!failed_ && !sees(">")) {
        parameters.push_back(parse_type());
        if (!take(",")) break;
      }
      expect(">");
      Type to;
      if (expect("->")) to = parse_type();
      result = Type::function(std::move(parameters), std::move(to));
    }
  }
  --depth_;
  return result;
}

}  // namespace zj::feel
