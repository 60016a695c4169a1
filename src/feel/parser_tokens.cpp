// Characters, operators and literals.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "feel/characters.h"
#include "feel/parser.h"
#include "feel/print.h"
#include "words/feel.h"

namespace zj::feel {
namespace {

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

}  // namespace

const OperatorInfo* operator_info(std::string_view text) {
  const auto found = std::ranges::find(operators, text, &OperatorInfo::text);
  return found == std::end(operators) ? nullptr : found;
}

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
      const std::string fix = quote(text_.substr(start, at - start));
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
  if (const auto moment = parse_date_and_time(*text, scope_.zones().get()))
    return literal(Value::date_and_time(*moment), begin);
  if (const auto time = parse_time(*text, scope_.zones().get())) return literal(Value::time(*time), begin);
  if (const auto days = parse_days_duration(*text)) return literal(Value::days_duration(*days), begin);
  if (const auto months = parse_months_duration(*text)) return literal(Value::months_duration(*months), begin);
  TreePtr tree = literal(Value::null(Fault::no_such_date, *text, place_of(begin)), begin);
  mistype(*tree, say(words::date_or_time_unreal, *text));
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

}  // namespace zj::feel
