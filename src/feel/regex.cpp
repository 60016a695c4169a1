#include "feel/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <array>

#include <pcre2.h>

#include "feel/characters.h"

namespace zj::feel {
namespace {

constexpr std::uint32_t step_limit = 1'000'000;
constexpr std::uint32_t depth_limit = 10'000;
constexpr int max_nesting = 50;

// XPath's patterns in PCRE2's notation. The two differ in subtracted classes ([A-Z-[OI]]), blocks (\p{IsBasicLatin}),
// the name classes \i and \c, and in what they allow.
class Translator {
 public:
  explicit Translator(std::string_view pattern) : in_(pattern) {}

  std::optional<std::string> translate() {
    while (ok_ && at_ < in_.size()) {
      const char c = in_[at_];
      if (c == '\\') {
        escape(false);
      } else if (c == '[') {
        out_ += character_class();
      } else if (c == '(') {
        out_ += c;
        if (++at_ < in_.size() && (in_[at_] == '*' || (in_[at_] == '?' && !in_.substr(at_).starts_with("?:"))))
          ok_ = false;
      } else if ((c == '+' || c == '*' || c == '?' || c == '}') && in_.substr(at_ + 1).starts_with("+")) {
        ok_ = false;  // a possessive quantifier
      } else {
        out_ += c;
        ++at_;
      }
    }
    return ok_ ? std::optional(out_) : std::nullopt;
  }

 private:
  void escape(bool in_class) {
    if (at_ + 1 >= in_.size()) {
      ok_ = false;
      return;
    }
    const char c = in_[at_ + 1];
    at_ += 2;
    constexpr std::string_view plain = "nrtdDwWsS.\\?*+{}()[]|-^$";
    if (plain.find(c) != plain.npos) {
      out_ += {'\\', c};
    } else if (c == 'p' || c == 'P') {
      category(c, in_class);
    } else if (c == 'i' || c == 'I' || c == 'c' || c == 'C') {
      const std::string_view set = c == 'i' || c == 'I' ? R"(\p{L}\p{Nl}_:)" : R"(\p{L}\p{N}\p{M}_:.\-)";
      const bool negated = c == 'I' || c == 'C';
      if (in_class && negated) ok_ = false;
      out_ += in_class ? std::string(set) : (negated ? "[^" : "[") + std::string(set) + "]";
    } else if (c >= '1' && c <= '9' && !in_class) {
      out_ += {'\\', c};
    } else {
      ok_ = false;
    }
  }

  void category(char which, bool in_class) {
    const std::size_t end = in_.find('}', at_);
    if (at_ >= in_.size() || in_[at_] != '{' || end == in_.npos) {
      ok_ = false;
      return;
    }
    const std::string_view name = in_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    if (!name.starts_with("Is")) {
      out_ += std::string("\\") + which + "{" + std::string(name) + "}";
      return;
    }
    struct Block {
      std::string_view name, range;
    };
    static constexpr Block blocks[] = {{"IsBasicLatin", R"(\x{0}-\x{7F})"},
                                       {"IsLatin-1Supplement", R"(\x{80}-\x{FF})"},
                                       {"IsLatinExtended-A", R"(\x{100}-\x{17F})"},
                                       {"IsGreek", R"(\x{370}-\x{3FF})"},
                                       {"IsCyrillic", R"(\x{400}-\x{4FF})"},
                                       {"IsGeneralPunctuation", R"(\x{2000}-\x{206F})"},
                                       {"IsCJKSymbolsandPunctuation", R"(\x{3000}-\x{303F})"},
                                       {"IsHiragana", R"(\x{3040}-\x{309F})"},
                                       {"IsKatakana", R"(\x{30A0}-\x{30FF})"},
                                       {"IsCJKUnifiedIdeographs", R"(\x{4E00}-\x{9FFF})"}};
    for (const Block& block : blocks) {
      if (name != block.name) continue;
      if (in_class && which == 'P') ok_ = false;
      out_ += in_class ? std::string(block.range) : (which == 'P' ? "[^" : "[") + std::string(block.range) + "]";
      return;
    }
    ok_ = false;
  }

  // A class, with what is subtracted as a look-ahead: (?:(?![OI])[A-Z]).
  std::string character_class() {
    if (++nesting_ > max_nesting) ok_ = false;
    const std::string outer = std::move(out_);
    out_ = "[";
    std::string subtracted;
    ++at_;
    if (at_ < in_.size() && in_[at_] == '^') {
      out_ += '^';
      ++at_;
    }
    bool empty = true;
    while (ok_ && at_ < in_.size() && in_[at_] != ']') {
      if (in_[at_] == '\\') {
        escape(true);
      } else if (in_.substr(at_).starts_with("-[")) {
        ++at_;
        subtracted = character_class();
        if (at_ >= in_.size() || in_[at_] != ']') ok_ = false;
        break;
      } else if (in_[at_] == '[') {
        ok_ = false;
      } else {
        out_ += in_[at_++];
      }
      empty = false;
    }
    if (at_ >= in_.size() || empty) ok_ = false;
    ++at_;
    const std::string own = out_ + "]";
    out_ = outer;
    --nesting_;
    return subtracted.empty() ? own : "(?:(?!" + subtracted + ")" + own + ")";
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_;
  int nesting_ = 0;
  bool ok_ = true;
};

// White space means nothing under the flag x, but in a class.
std::string without_space(std::string_view pattern) {
  std::string out;
  int depth = 0;
  for (std::size_t at = 0, next = 0; at < pattern.size(); at = next) {
    const char32_t c = peek(pattern, at, next);
    if (c == '\\') {
      out += pattern.substr(at, next - at);
      at = next;
      if (at < pattern.size()) peek(pattern, at, next);
    } else if (c == '[' || c == ']') {
      depth += c == '[' ? 1 : -1;
    } else if (depth == 0 && is_space(c)) {
      continue;
    }
    out += pattern.substr(at, next - at);
  }
  return out;
}

}  // namespace

struct Regex::Code {
  pcre2_code* code = nullptr;
  pcre2_match_context* context = nullptr;
  ~Code() {
    pcre2_match_context_free(context);
    pcre2_code_free(code);
  }
};

std::optional<Regex> Regex::compile(std::string_view pattern, std::string_view flags) {
  std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;
  bool literal = false, extended = false;
  for (const char flag : flags) {
    switch (flag) {
      case 's':
        options |= PCRE2_DOTALL;
        break;
      case 'm':
        options |= PCRE2_MULTILINE;
        break;
      case 'i':
        options |= PCRE2_CASELESS;
        break;
      case 'x':
        extended = true;
        break;
      case 'q':
        literal = true;
        break;
      default:
        return std::nullopt;
    }
  }
  std::string text(pattern);
  if (literal) {
    options = (options | PCRE2_LITERAL) &
              ~(PCRE2_DOTALL | PCRE2_MULTILINE | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C);
  } else {
    auto translated = Translator(extended ? without_space(pattern) : text).translate();
    if (!translated) return std::nullopt;
    text = std::move(*translated);
  }
  auto code = std::make_shared<Code>();
  pcre2_compile_context* context = pcre2_compile_context_create(nullptr);
  pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
  pcre2_set_parens_nest_limit(context, max_nesting);
  int error = 0;
  PCRE2_SIZE at = 0;
  code->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), options, &error, &at, context);
  pcre2_compile_context_free(context);
  if (!code->code) return std::nullopt;
  code->context = pcre2_match_context_create(nullptr);
  pcre2_set_match_limit(code->context, step_limit);
  pcre2_set_depth_limit(code->context, depth_limit);
  return Regex(std::move(code));
}

std::optional<Regex::Match> Regex::find(std::string_view text, std::size_t start, bool* overrun) const {
  if (overrun) *overrun = false;
  pcre2_match_data* data = pcre2_match_data_create_from_pattern(code_->code, nullptr);
  const int found =
      pcre2_match(code_->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), start, 0, data, code_->context);
  std::optional<Match> match;
  if (found > 0) {
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data);
    match.emplace();
    for (std::uint32_t i = 0; i < pcre2_get_ovector_count(data); ++i) match->push_back({ends[2 * i], ends[2 * i + 1]});
  } else if (found != PCRE2_ERROR_NOMATCH && overrun) {
    *overrun = true;
  }
  pcre2_match_data_free(data);
  return match;
}

std::optional<std::vector<Regex::Match>> Regex::find_all(std::string_view text) const {
  std::vector<Match> all;
  bool overrun = false;
  for (std::size_t at = 0; auto match = find(text, at, &overrun);) {
    if (match->front().begin == match->front().end) return std::nullopt;
    at = match->front().end;
    all.push_back(std::move(*match));
  }
  return overrun ? std::nullopt : std::optional(std::move(all));
}

std::optional<std::string> Regex::replace(std::string_view text, std::string_view replacement,
                                          std::size_t limit) const {
  const auto matches = find_all(text);
  if (!matches) return std::nullopt;
  std::string out;
  std::size_t done = 0;
  const auto digit = [&](std::size_t i) {
    return i < replacement.size() && replacement[i] >= '0' && replacement[i] <= '9';
  };
  for (const Match& match : *matches) {
    out += text.substr(done, match.front().begin - done);
    done = match.front().end;
    for (std::size_t i = 0; i < replacement.size(); ++i) {
      if (replacement[i] == '\\') {
        if (++i >= replacement.size() || (replacement[i] != '\\' && replacement[i] != '$')) return std::nullopt;
        out += replacement[i];
      } else if (replacement[i] == '$') {
        if (!digit(i + 1)) return std::nullopt;
        std::size_t group = static_cast<std::size_t>(replacement[++i] - '0');
        // A second digit belongs to the number only when there is such a group.
        if (digit(i + 1) && group * 10 + static_cast<std::size_t>(replacement[i + 1] - '0') < match.size()) {
          group = group * 10 + static_cast<std::size_t>(replacement[++i] - '0');
        }
        if (group < match.size() && match[group].begin != std::string_view::npos) {
          out += text.substr(match[group].begin, match[group].end - match[group].begin);
        }
      } else {
        out += replacement[i];
      }
    }
    if (out.size() > limit) return std::nullopt;
  }
  return out += text.substr(done);
}

}  // namespace zj::feel
