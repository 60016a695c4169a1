#pragma once
// Regular expressions as FEEL has them: those of XPath 3.1 (Functions and Operators, 5.6), carried out by PCRE2.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zj::feel {

class Regex {
 public:
  // Flags: s . matches line ends, m ^ and $ match at lines, i without case, x white space is ignored, q no special
  // characters. Nothing for a malformed pattern or another flag.
  static std::optional<Regex> compile(std::string_view pattern, std::string_view flags = {});

  // One match: begin and end of the whole and of each group; both npos for a group that took no part.
  struct Group {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
  };
  using Match = std::vector<Group>;

  // The first match from `start` on. `overrun`, when given, is set when the pattern takes too many steps on this text;
  // there is then no match.
  std::optional<Match> find(std::string_view text, std::size_t start = 0, bool* overrun = nullptr) const;
  // All matches, none overlapping. Nothing when one is empty or the pattern takes too many steps.
  std::optional<std::vector<Match>> find_all(std::string_view text) const;
  // Every match put as `replacement`, in which $0 … $99 are groups, and \$ and \\ the characters. Nothing where
  // find_all has nothing, for a malformed replacement, or when the result is longer than `limit`.
  std::optional<std::string> replace(std::string_view text, std::string_view replacement, std::size_t limit) const;

 private:
  struct Code;
  explicit Regex(std::shared_ptr<const Code> code) : code_(std::move(code)) {}
  std::shared_ptr<const Code> code_;
};

}  // namespace zj::feel
