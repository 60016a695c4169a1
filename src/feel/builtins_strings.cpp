// Strings (OMG DMN 1.5, 10.3.4.3). Positions and lengths count code points.

#include <algorithm>

#include "base/text.h"
#include "feel/builtins.h"
#include "feel/print.h"
#include "feel/regex.h"

namespace zj::feel {
namespace {

using Kind = Value::Kind;

// The byte offset of each code point, and the end.
std::vector<std::size_t> offsets(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < text.size();) {
    out.push_back(at);
    next_code_point(text, at);
  }
  out.push_back(text.size());
  return out;
}

// Both arguments as strings; a null that says why not otherwise.
std::optional<Value> not_strings(const Call& c) {
  for (const Value& v : c.arguments) {
    if (!v.is_string()) return v.is_null() ? c.fault() : c.fault(Fault::wrong_type);
  }
  return std::nullopt;
}

Value string(const Call& c) {
  if (c[0].is_null() || c[0].is_string()) return c[0];
  return Value::string(to_text(c[0]));
}

Value string_length(const Call& c) {
  if (auto bad = not_strings(c)) return *bad;
  return Value::number(static_cast<std::int64_t>(length(c[0].as_string())));
}

Value substring(const Call& c) {
  if (!c[0].is_string() || !c[1].is_numeric() || (c.size() == 3 && !c[2].is_numeric())) return c.fault();
  const std::string_view text = c[0].as_string();
  const std::vector<std::size_t> at = offsets(text);
  const auto count = static_cast<std::int64_t>(at.size() - 1);
  const auto whole = [](const Value& v) { return v.as_decimal().rounded(0, Decimal::Rounding::down).to_int64(); };
  const auto start = whole(c[1]);
  if (!start || *start == 0 || *start > count || *start < -count) return c.fault();
  const std::int64_t from = *start > 0 ? *start - 1 : count + *start;
  std::int64_t wanted = count - from;
  if (c.size() == 3) {
    const auto given = whole(c[2]);
    if (!given || *given < 1) return c.fault();
    wanted = std::min(wanted, *given);
  }
  const std::size_t begin = at[static_cast<std::size_t>(from)], end = at[static_cast<std::size_t>(from + wanted)];
  return Value::string(text.substr(begin, end - begin));
}

// The other case of a letter, for the alphabets that have cases and keep them at a fixed distance.
char32_t to_case(char32_t c, bool upper) {
  const auto pair = [&](char32_t first, char32_t last, char32_t distance) -> char32_t {
    if (upper && c >= first + distance && c <= last + distance) return c - distance;
    if (!upper && c >= first && c <= last) return c + distance;
    return 0;
  };
  struct Alphabet {
    char32_t first, last, distance;  // of the capitals
  };
  static constexpr Alphabet alphabets[] = {{U'A', U'Z', 32},     {0xC0, 0xD6, 32},    {0xD8, 0xDE, 32},
                                           {0x391, 0x3A1, 32},   {0x3A3, 0x3AB, 32},  {0x410, 0x42F, 32},
                                           {0x400, 0x40F, 80},   {0x531, 0x556, 48},  {U'Ａ', U'Ｚ', 32},
                                           {0x2160, 0x216F, 16}, {0x24B6, 0x24CF, 26}};
  for (const Alphabet& a : alphabets) {
    if (const char32_t other = pair(a.first, a.last, a.distance)) return other;
  }
  // Latin Extended-A and the Cyrillic extensions alternate: capitals even, or odd from U+0139 and U+0179 on.
  const bool even_capital = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x481) ||
                            (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1E95) ||
                            (c >= 0x1EA0 && c <= 0x1EFF);
  const bool odd_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (even_capital) return upper ? c & ~char32_t{1} : c | 1;
  if (odd_capital) return upper ? ((c - 1) | 1) : (c & 1 ? c + 1 : c);
  return c;
}

Value with_case(const Call& c, bool upper) {
  if (auto bad = not_strings(c)) return *bad;
  std::string out;
  const std::string_view text = c[0].as_string();
  for (std::size_t at = 0; at < text.size();) append_utf8(out, to_case(next_code_point(text, at), upper));
  return Value::string(out);
}
Value upper_case(const Call& c) {
  return with_case(c, true);
}
Value lower_case(const Call& c) {
  return with_case(c, false);
}

Value substring_before(const Call& c) {
  if (auto bad = not_strings(c)) return *bad;
  const std::size_t at = c[0].as_string().find(c[1].as_string());
  return Value::string(at == std::string_view::npos ? std::string_view() : c[0].as_string().substr(0, at));
}

Value substring_after(const Call& c) {
  if (auto bad = not_strings(c)) return *bad;
  const std::size_t at = c[0].as_string().find(c[1].as_string());
  if (at == std::string_view::npos) return Value::string({});
  return Value::string(c[0].as_string().substr(at + c[1].as_string().size()));
}

Value contains(const Call& c) {
  if (auto bad = not_strings(c)) return *bad;
  return Value::boolean(c[0].as_string().find(c[1].as_string()) != std::string_view::npos);
}

Value starts_with(const Call& c) {
  if (auto bad = not_strings(c)) return *bad;
  return Value::boolean(c[0].as_string().starts_with(c[1].as_string()));
}

Value ends_with(const Call& c) {
  if (auto bad = not_strings(c)) return *bad;
  return Value::boolean(c[0].as_string().ends_with(c[1].as_string()));
}

// string join(list, delimiter): nulls are left out.
Value string_join(const Call& c) {
  if (c[0].is_null()) return c.fault();
  std::string_view delimiter;
  if (c.size() == 2 && !c[1].is_null()) {
    if (!c[1].is_string()) return c.fault(Fault::wrong_type);
    delimiter = c[1].as_string();
  }
  const std::span<const Value> items = c[0].is_list() ? c[0].items() : std::span<const Value>(&c[0], 1);
  std::string out;
  bool first = true;
  for (const Value& v : items) {
    if (v.is_unknown()) return v;
    if (v.is_null()) continue;
    if (!v.is_string()) return c.fault(Fault::wrong_type);
    if (!first) out += delimiter;
    out += v.as_string();
    first = false;
    if (out.size() > c.machine.max_text()) return c.fault(Fault::too_large);
  }
  return Value::string(out);
}

// The pattern at `at` with the flags behind it; nothing when one is not a string or is malformed.
std::optional<Regex> pattern(const Call& c, std::size_t at, std::size_t flags) {
  if (!c[at].is_string()) return std::nullopt;
  if (c.size() <= flags || c[flags].is_null()) return Regex::compile(c[at].as_string());
  return c[flags].is_string() ? Regex::compile(c[at].as_string(), c[flags].as_string()) : std::nullopt;
}

Value matches(const Call& c) {
  if (!c[0].is_string()) return c.fault();
  const auto regex = pattern(c, 1, 2);
  if (!regex) return c.fault();
  bool overrun = false;
  const bool found = regex->find(c[0].as_string(), 0, &overrun).has_value();
  return overrun ? c.fault(Fault::too_large) : Value::boolean(found);
}

Value replace(const Call& c) {
  if (!c[0].is_string() || !c[2].is_string()) return c.fault();
  const auto regex = pattern(c, 1, 3);
  if (!regex) return c.fault();
  const auto text = regex->replace(c[0].as_string(), c[2].as_string(), c.machine.max_text());
  return text ? Value::string(*text) : c.fault();
}

Value split_by(const Call& c) {
  if (!c[0].is_string()) return c.fault();
  const auto regex = pattern(c, 1, c.size());
  const auto found = regex ? regex->find_all(c[0].as_string()) : std::nullopt;
  if (!found) return c.fault();
  std::vector<Value> parts;
  std::size_t done = 0;
  for (const Regex::Match& match : *found) {
    parts.push_back(Value::string(c[0].as_string().substr(done, match.front().begin - done)));
    done = match.front().end;
  }
  parts.push_back(Value::string(c[0].as_string().substr(done)));
  return Value::list(std::move(parts));
}

}  // namespace

std::vector<Builtin> string_builtins() {
  using Gives = Builtin::Gives;
  const Type::Kind s = Type::Kind::string, n = Type::Kind::number;
  const Type of_string(s), of_number(n), of_boolean(Type::Kind::boolean);
  const std::vector<Signature> one{{{{"string", s}}, 1}};
  const std::vector<Signature> with_match{{{{"string", s}, {"match", s}}, 2}};
  return {
      {"string", {{{{"from"}}, 1}}, Gives::fixed, of_string, false, feel::string},
      {"string length", one, Gives::fixed, of_number, false, string_length},
      {"substring",
       {{{{"string", s}, {"start position", n}, {"length", n}}, 2}},
       Gives::fixed,
       of_string,
       false,
       substring},
      {"upper case", one, Gives::fixed, of_string, false, upper_case},
      {"lower case", one, Gives::fixed, of_string, false, lower_case},
      {"substring before", with_match, Gives::fixed, of_string, false, substring_before},
      {"substring after", with_match, Gives::fixed, of_string, false, substring_after},
      {"contains", with_match, Gives::fixed, of_boolean, false, feel::contains},
      {"starts with", with_match, Gives::fixed, of_boolean, false, starts_with},
      {"ends with", with_match, Gives::fixed, of_boolean, false, ends_with},
      {"matches", {{{{"input", s}, {"pattern", s}, {"flags", s}}, 2}}, Gives::fixed, of_boolean, false, matches},
      {"replace",
       {{{{"input", s}, {"pattern", s}, {"replacement", s}, {"flags", s}}, 3}},
       Gives::fixed,
       of_string,
       false,
       replace},
      {"split", {{{{"string", s}, {"delimiter", s}}, 2}}, Gives::fixed, Type::list(of_string), false, split_by},
      {"string join", {{{{"list"}, {"delimiter"}}, 1}}, Gives::fixed, of_string, false, string_join},
  };
}

}  // namespace zj::feel
