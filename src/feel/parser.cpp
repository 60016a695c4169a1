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

constexpr int max_depth = 200;
constexpr std::uint32_t max_height = 500;
constexpr std::size_t max_diagnostics = 50;

// How strongly operators bind; all are left-associative. Unary minus, instance of, paths, filters and calls bind
// tighter.
enum Strength { of_test = 0, of_or = 1, of_and = 2, of_comparison = 3, of_sum = 4, of_product = 5, of_power = 6 };

struct OperatorInfo {
  std::string_view text;
  int strength;
  Op op;
};
constexpr OperatorInfo operators[] = {
    {"or", of_or, Op::none},
    {"and", of_and, Op::none},
    {"=", of_comparison, Op::equal},
    {"!=", of_comparison, Op::not_equal},
    {"<", of_comparison, Op::less},
    {"<=", of_comparison, Op::less_equal},
    {">", of_comparison, Op::greater},
    {">=", of_comparison, Op::greater_equal},
    {"between", of_comparison, Op::none},
    {"in", of_comparison, Op::none},
    {"+", of_sum, Op::add},
    {"-", of_sum, Op::subtract},
    {"*", of_product, Op::multiply},
    {"/", of_product, Op::divide},
    {"**", of_power, Op::power},
};

const OperatorInfo* operator_info(std::string_view text) {
  const auto found = std::ranges::find(operators, text, &OperatorInfo::text);
  return found == std::end(operators) ? nullptr : found;
}

constexpr std::string_view keywords[] = {"if",       "then",      "else",  "for",  "some",    "every",
                                         "return",   "satisfies", "and",   "or",   "in",      "between",
                                         "instance", "true",      "false", "null", "function"};

// What people write for an operator out of habit.
struct Habit {
  std::string_view written;
  std::string_view meant;
};
constexpr Habit habits[] = {{"==", "="}, {"<>", "!="}, {"=>", ">="}, {"=<", "<="}, {"&&", "and"}, {"||", "or"}};
constexpr Habit word_habits[] = {{"AND", "and"}, {"OR", "or"}, {"IN", "in"}, {"And", "and"}, {"Or", "or"}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

Parser::Parser(std::string_view text, const Scope& scope, Place origin, Reading reading)
    : text_(text), scope_(scope), origin_(origin), reading_(reading) {
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

// ---- Characters and tokens ----

void Parser::skip() {
  for (;;) {
    at_ += space_length(rest());
    if (rest().starts_with("//")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (rest().starts_with("/*")) {
      const std::size_t end = text_.find("*/", at_ + 2);
      if (end == text_.npos) {
        fail(at_, 2, say(words::comment_unterminated));
        return;
      }
      at_ = end + 2;
    } else {
      return;
    }
  }
}

std::string_view Parser::word() const {
  return rest().substr(0, word_length(rest()));
}

bool Parser::sees(std::string_view token) {
  skip();
  if (rest().starts_with(token)) return true;
  std::size_t next = 0;
  return half_width(peek(text_, at_, next)) == token;
}

bool Parser::take(std::string_view token) {
  if (!sees(token)) return false;
  if (rest().starts_with(token)) {
    at_ += token.size();
  } else {
    std::size_t next = 0;
    peek(text_, at_, next);
    report(Severity::error, at_, next - at_, say(words::full_width_character, text_.substr(at_, next - at_), token),
           std::string(token));
    at_ = next;
  }
  last_end_ = at_;
  return true;
}

bool Parser::sees_word(std::string_view wanted) {
  skip();
  return word() == wanted;
}

bool Parser::take_word(std::string_view wanted) {
  if (!sees_word(wanted)) return false;
  at_ += wanted.size();
  last_end_ = at_;
  return true;
}

bool Parser::expect(std::string_view token) {
  if (take(token)) return true;
  std::size_t next = 0;
  peek(text_, at_, next);
  fail(at_, next - at_, say(words::token_expected, token), std::string(token));
  return false;
}

bool Parser::expect_word(std::string_view wanted) {
  if (take_word(wanted)) return true;
  fail(at_, std::max<std::size_t>(word().size(), 1), say(words::token_expected, wanted), std::string(wanted));
  return false;
}

// The operator at this place in its proper spelling, and the bytes it takes here; empty when there is none.
std::string_view Parser::operator_here(std::size_t& length, bool report_it) {
  skip();
  length = 0;
  if (const std::string_view w = word(); !w.empty()) {
    length = w.size();
    if (const OperatorInfo* info = operator_info(w)) return info->text;
    for (const Habit& habit : word_habits) {
      if (w != habit.written) continue;
      if (report_it)
        report(Severity::error, at_, length, say(words::operator_spelling, w, habit.meant), std::string(habit.meant));
      return habit.meant;
    }
    length = 0;
    return {};
  }
  // Up to two characters, each in its half-width form.
  std::string spelled_out;
  std::array<std::size_t, 2> ends{};
  std::size_t at = at_, next = 0;
  for (std::size_t& end : ends) {
    const char32_t c = peek(text_, at, next);
    const std::string_view half = half_width(c);
    if (!half.empty()) {
      spelled_out += half;
    } else if (c != 0 && c < 0x80) {
      spelled_out += static_cast<char>(c);
    } else {
      spelled_out += ' ';
    }
    end = at = next;
  }
  const auto found = [&](std::string_view written, std::string_view meant, std::size_t bytes) {
    length = bytes;
    const std::string_view raw = text_.substr(at_, bytes);
    if (report_it && raw != meant) {
      const Word what = raw == written ? words::operator_spelling : words::full_width_character;
      report(Severity::error, at_, bytes, say(what, raw, meant), std::string(meant));
    }
    return meant;
  };
  for (const Habit& habit : habits) {
    if (spelled_out == habit.written) return found(habit.written, habit.meant, ends[1] - at_);
  }
  // The longest operator first; one full-width character may stand for two, as ≥ does.
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    const OperatorInfo* info = operator_info(std::string_view(spelled_out).substr(0, count));
    if (!info) continue;
    const std::string_view first = half_width(peek(text_, at_, next));
    const std::size_t bytes = first.size() == 2 || count == 1 ? ends[0] - at_ : ends[1] - at_;
    return found({}, info->text, bytes);
  }
  return {};
}

void Parser::take_operator(std::size_t length) {
  at_ += length;
  last_end_ = at_;
}

// ---- Expressions ----

TreePtr Parser::parse(int strength) {
  skip();
  const std::size_t begin = at_;
  if (++depth_ > max_depth) {
    fail(at_, 1, say(words::formula_too_deep, std::to_string(max_depth)));
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
        left->children.push_back(std::move(right));
        close(*left);
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
    if (++depth_ > max_depth) fail(at_, 1, say(words::formula_too_deep, std::to_string(max_depth)));
    operator_here(length, true);
    take_operator(length);
    std::vector<TreePtr> children;
    children.push_back(failed_ ? nothing(begin) : parse_unary());
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

TreePtr Parser::parse_number() {
  const std::size_t begin = at_;
  const auto digits = [&] {
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  };
  const auto at = [&](std::size_t k) { return k < text_.size() ? text_[k] : '\0'; };
  digits();
  if (at(at_) == '.' && is_digit(at(at_ + 1))) {
    ++at_;
    digits();
  }
  if (at(at_) == 'e' || at(at_) == 'E') {
    const std::size_t sign = at(at_ + 1) == '+' || at(at_ + 1) == '-' ? 1 : 0;
    if (is_digit(at(at_ + 1 + sign))) {
      at_ += 1 + sign;
      digits();
    }
  }
  last_end_ = at_;
  const std::string_view text = text_.substr(begin, at_ - begin);
  bool inexact = false;
  const auto number = Decimal::parse(text, &inexact);
  if (!number) {
    report(Severity::error, begin, text.size(), say(words::number_too_large, text));
    return nothing(begin);
  }
  if (inexact) report(Severity::warning, begin, text.size(), say(words::number_rounded));
  if (rest().starts_with("%") || rest().starts_with("％")) {
    const std::size_t sign = rest().starts_with("%") ? 1 : 3;
    const std::string meant = (*number / Decimal(100)).to_text();
    report(Severity::error, begin, text.size() + sign,
           say(words::operator_spelling, text_.substr(begin, text.size() + sign), meant), meant);
    at_ += sign;
    last_end_ = at_;
  } else if (!word().empty()) {
    fail(at_, word().size(), say(words::number_glued, word()));
    return nothing(begin);
  }
  return literal(Value::number(*number), begin);
}

TreePtr Parser::parse_string() {
  const std::size_t begin = at_;
  if (text_[at_] != '"') {
    // Curly quotes: the text up to the next quote of any width, reported as a whole.
    std::size_t next = 0;
    peek(text_, at_, next);
    const std::size_t start = next;
    for (std::size_t at = start; at < text_.size(); at = next) {
      const char32_t c = peek(text_, at, next);
      if (c != '"' && half_width(c) != "\"") continue;
      const std::string fix = quoted(text_.substr(start, at - start));
      report(Severity::error, begin, next - begin,
             say(words::full_width_character, text_.substr(begin, start - begin), "\""), fix);
      at_ = last_end_ = next;
      return literal(Value::string(text_.substr(start, at - start)), begin);
    }
    fail(begin, start - begin, say(words::full_width_character, text_.substr(begin, start - begin), "\""), "\"");
    return nothing(begin);
  }
  const auto text = read_string();
  return text ? literal(Value::string(*text), begin) : nothing(begin);
}

std::optional<std::string> Parser::read_string() {
  const std::size_t begin = at_++;
  std::string out;
  const auto hex = [&](std::size_t count) -> std::optional<char32_t> {
    char32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const char c = at_ + i < text_.size() ? text_[at_ + i] : '\0';
      const int digit = is_digit(c)            ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return std::nullopt;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    at_ += count;
    return value;
  };
  while (at_ < text_.size() && text_[at_] != '"') {
    if (text_[at_] == '\n') break;
    if (text_[at_] != '\\') {
      out += text_[at_++];
      continue;
    }
    const std::size_t escape = at_++;
    const char c = at_ < text_.size() ? text_[at_++] : '\0';
    switch (c) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case 'r':
        out += '\r';
        break;
      case '"':
      case '\'':
      case '\\':
        out += c;
        break;
      case 'u':
      case 'U': {
        auto code = hex(c == 'u' ? 4 : 6);
        if (!code) code = c == 'U' ? hex(4) : code;
        if (code && *code >= 0xD800 && *code < 0xDC00 && (rest().starts_with("\\u") || rest().starts_with("\\U"))) {
          at_ += 2;
          const auto low = hex(4);
          code = low && *low >= 0xDC00 && *low < 0xE000
                     ? std::optional(0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00))
                     : std::nullopt;
        }
        if (!code || *code > 0x10FFFF || (*code >= 0xD800 && *code < 0xE000)) {
          fail(escape, 2, say(words::escape_unreal, text_.substr(escape, 2)));
          return std::nullopt;
        }
        append_utf8(out, *code);
        break;
      }
      default:  // the grammar has no such escape; regular expressions are written so: "\d+"
        out += '\\';
        if (c != '\0') --at_;
    }
  }
  if (at_ >= text_.size() || text_[at_] != '"') {
    fail(begin, 1, say(words::string_unterminated));
    return std::nullopt;
  }
  last_end_ = ++at_;
  return out;
}

TreePtr Parser::parse_at_literal() {
  const std::size_t begin = at_++;
  skip();
  if (!rest().starts_with("\"")) {
    fail(begin, 1, say(words::token_expected, "\""));
    return nothing(begin);
  }
  const auto text = read_string();
  if (!text) return nothing(begin);
  if (const auto day = parse_day(*text)) return literal(Value::day(*day), begin);
  if (const auto moment = parse_date_and_time(*text)) return literal(Value::date_and_time(*moment), begin);
  if (const auto time = parse_time(*text)) return literal(Value::time(*time), begin);
  if (const auto days = parse_days_duration(*text)) return literal(Value::days_duration(*days), begin);
  if (const auto months = parse_months_duration(*text)) return literal(Value::months_duration(*months), begin);
  TreePtr tree = literal(Value::null(Fault::no_such_date, *text, place_of(begin)), begin);
  mistype(*tree, say(words::date_or_time_unreal, *text));
  return tree;
}

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

// A quoted string, or everything up to the colon.
std::string Parser::parse_key() {
  skip();
  if (rest().starts_with("\"")) return read_string().value_or("");
  const std::size_t begin = at_;
  std::string key;
  while (at_ < text_.size()) {
    std::size_t next = 0;
    const char32_t c = peek(text_, at_, next);
    if (half_width(c) == ":" || c == ':' || c == '{' || c == '}' || c == '"' || c == ',' || c == '(' || c == '[') break;
    if (const std::size_t space = space_length(rest()); space != 0) {
      at_ += space;
      if (!key.empty()) key += ' ';
      continue;
    }
    key += text_.substr(at_, next - at_);
    at_ = last_end_ = next;
  }
  if (key.ends_with(' ')) key.pop_back();
  if (key.empty()) fail(begin, 1, say(words::key_expected));
  return key;
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
  for (std::size_t i = 1; i < tree->children.size(); ++i) {
    const Type& test = tree->children[i]->node.type;
    const bool is_many = test.kind() == Type::Kind::list || test.kind() == Type::Kind::range;
    const Type& left = tree->children[0]->node.type;
    if (is_many && (compatible(left, test.element()) || compatible(left, test))) continue;
    if (is_many && test.element().kind() == Type::Kind::range && compatible(left, test.element().element())) continue;
    const Type against = is_many ? test.element() : test;
    if (!compatible(left, against)) {
      mistype(*tree->children[i], say(words::types_not_comparable, left.text(), against.text()));
    }
  }
  close(*tree);
  return tree;
}

void Parser::parse_tests(Tree& in) {
  do {
    in.children.push_back(parse_test());
  } while (!failed_ && take(","));
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

Type Parser::parse_type() {
  skip();
  if (++depth_ > max_depth) {
    fail(at_, 1, say(words::formula_too_deep, std::to_string(max_depth)));
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

// ---- Nodes ----

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
  const std::uint32_t index = push_local("item", type);
  const bool open = type.is_open();
  if (open) {
    Local local;
    local.index = index;
    local.is_open_item = true;
    locals_.push_back(std::move(local));
  }
  for (const Type::Field& field : type.fields()) {
    Local local;
    local.name = field.name;
    local.index = index;
    local.type = field.type;
    local.is_field = true;
    local.is_fact_field = type.holds_facts();
    locals_.push_back(std::move(local));
  }
}

void Parser::pop_locals(std::size_t count, std::uint32_t index) {
  locals_.resize(count);
  next_local_ = index;
}

// ---- Findings ----

Place Parser::place_of(std::size_t offset) const {
  const std::string_view before = text_.substr(0, std::min(offset, text_.size()));
  const std::size_t line_start = before.rfind('\n');
  const auto lines = static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
  const std::string_view in_line = line_start == before.npos ? before : before.substr(line_start + 1);
  const auto column = static_cast<std::uint32_t>(length(in_line));
  return {origin_.line + lines, lines == 0 ? origin_.col + column : column + 1};
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
