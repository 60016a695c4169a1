#include "measure/official_text.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

constexpr std::string_view digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::size_t digit_bytes = 3;

struct Numeral {
  int value = 0;
  std::string_view text;  // empty: none stands here
};

// A Chinese numeral at the start of a text, up to 999: 三, 十二, 二十, 一百零三.
Numeral leading_numeral(std::string_view text) {
  int total = 0, digit = -1;
  std::size_t at = 0;
  while (at + digit_bytes <= text.size()) {
    const std::string_view one = text.substr(at, digit_bytes);
    const auto found = std::ranges::find(digits, one);
    if (found != std::end(digits)) {
      digit = static_cast<int>(found - std::begin(digits));
    } else if (one == "十") {
      total += 10 * (digit < 0 ? 1 : digit);
      digit = -1;
    } else if (one == "百" && digit > 0) {
      total += 100 * digit;
      digit = -1;
    } else {
      break;
    }
    at += digit_bytes;
  }
  return {total + std::max(digit, 0), text.substr(0, at)};
}

bool takes(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

// 第X条, 第X章: the numeral between, and what follows.
std::optional<Numeral> numbered(std::string_view& line, std::string_view unit) {
  std::string_view rest = line;
  if (!takes(rest, "第")) return std::nullopt;
  const Numeral number = leading_numeral(rest);
  rest.remove_prefix(number.text.size());
  if (number.text.empty() || !takes(rest, unit)) return std::nullopt;
  line = rest;
  return number;
}

bool ends_number(std::string_view rest) {
  return rest.empty() || rest.starts_with(' ') || rest.starts_with('\t') || rest.starts_with("　") ||
         rest.starts_with("：") || rest.starts_with("【");
}

class Reader {
 public:
  std::vector<OfficialPart> read(std::string_view bytes) {
    parts_.push_back({});
    for (std::size_t from = 0; from < bytes.size();) {
      const std::size_t newline = bytes.find('\n', from);
      const std::size_t to = newline == std::string_view::npos ? bytes.size() : newline + 1;
      const std::string_view line = bytes.substr(from, to - from);
      begin(trim(line));
      parts_.back().text += line;
      from = to;
    }
    if (parts_.front().text.empty()) parts_.erase(parts_.begin());
    return std::move(parts_);
  }

 private:
  void open(OfficialPart::Kind kind, std::string place) { parts_.push_back({kind, std::move(place), {}}); }

  // Opens a part where the line begins one.
  void begin(std::string_view line) {
    std::string_view rest = line;
    if (takes(rest, "附件")) {
      begin_annex(rest);
      return;
    }
    if (!annex_.empty()) {
      const Numeral number = leading_numeral(line);
      if (!annex_has_number_ && !number.text.empty() && line.substr(number.text.size()).starts_with("、"))
        open(OfficialPart::Kind::annex, annex_ + std::string(number.text));
      return;
    }
    if (const auto chapter = numbered(rest, "章"); chapter && ends_number(rest)) {
      article_.clear();
      open(OfficialPart::Kind::chapter, "第" + std::string(chapter->text) + "章");
      return;
    }
    if (const auto article = numbered(rest, "条"); article && ends_number(rest) && article->value > last_article_) {
      last_article_ = article->value;
      article_ = "第" + std::string(article->text) + "条";
      open(OfficialPart::Kind::article, article_);
      return;
    }
    if (!article_.empty() && (takes(rest, "（") || takes(rest, "("))) {
      const Numeral number = leading_numeral(rest);
      rest.remove_prefix(number.text.size());
      if (!number.text.empty() && (rest.starts_with("）") || rest.starts_with(')')))
        open(OfficialPart::Kind::item, article_ + "第" + std::string(number.text) + "项");
    }
  }

  // `附件` and `附件二` alone in their line begin an annex; `附件：…` names one and ends the last article.
  void begin_annex(std::string_view rest) {
    const Numeral number = leading_numeral(rest);
    const std::string_view after = rest.substr(number.text.size());
    const bool names = after.starts_with("：") || after.starts_with(':');
    if (!after.empty() && !ends_number(after)) return;
    if (names && annex_.empty()) {
      article_.clear();
    } else {
      annex_ = "附件";
      annex_has_number_ = !number.text.empty();
    }
    open(OfficialPart::Kind::annex, "附件" + std::string(number.text));
  }

  std::vector<OfficialPart> parts_;
  std::string article_;  // 第七条, while its items may follow
  std::string annex_;
  bool annex_has_number_ = false;
  int last_article_ = 0;
};

// Without any space, for comparing headings that are set with spaces or over several lines.
std::string compact(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != U'\u3000') out += text.substr(from, at - from);
  }
  return out;
}

}  // namespace

Result<std::vector<OfficialPart>> read_official_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);  // Windows marks UTF-8 so
  if (trim(bytes).empty()) return bad_input("", say(words::official_empty));
  int line = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(bytes, at);
    if (c == '\n') ++line;
    const bool ill_formed = c == U'\uFFFD' && bytes.substr(from, 3) != "\xEF\xBF\xBD";
    const bool control = (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0x7F;
    if (ill_formed || control)
      return bad_input(std::to_string(line),
                       say(ill_formed ? words::official_not_utf8 : words::official_control, std::to_string(line)));
  }
  return Reader().read(bytes);
}

Beside match(const Measure& measure, const std::vector<OfficialPart>& parts) {
  const auto& articles = measure.articles();
  std::map<std::string, std::size_t> by_place, by_heading;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (!articles[i].place.empty()) by_place.emplace(articles[i].place, i);
    by_heading.emplace(compact(articles[i].heading), i);
  }
  Beside beside;
  beside.of_article.resize(articles.size());
  const auto place = [&](const std::map<std::string, std::size_t>& known, const std::string& key, std::size_t part) {
    const auto found = known.find(key);
    if (found == known.end()) return false;
    beside.of_article[found->second].push_back(part);
    return true;
  };
  std::string article;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const OfficialPart& part = parts[i];
    if (part.kind == OfficialPart::Kind::article) article = part.place;
    const bool by_words = part.kind == OfficialPart::Kind::opening || part.kind == OfficialPart::Kind::chapter;
    const bool placed = by_words ? place(by_heading, compact(part.text), i)
                                 : place(by_place, part.place, i) ||
                                       (part.kind == OfficialPart::Kind::item && place(by_place, article, i));
    if (!placed) beside.rest.push_back(i);
  }
  return beside;
}

}  // namespace zj::measure
