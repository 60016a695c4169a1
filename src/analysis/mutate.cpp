#include "analysis/mutate.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>

#include "analysis/cases.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/text.h"
#include "measure/block.h"

namespace zj::analysis {

using namespace measure;

namespace {

// A token of FEEL with what it may become.
struct Change {
  std::string to;
  Mutant::Kind kind;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Letters of names, also Chinese ones: what may not stand beside a keyword.
bool is_word(char c) {
  return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The number with its last digit one higher, and one lower where that leaves it a number above or at zero.
std::vector<Change> of_number(std::string_view number) {
  const auto value = Decimal::parse(number);
  if (!value) return {};
  const std::size_t point = number.find('.');
  const std::size_t decimals = point == std::string_view::npos ? 0 : number.size() - point - 1;
  std::string unit = decimals == 0 ? "1" : "0." + std::string(decimals - 1, '0') + "1";
  const Decimal one = *Decimal::parse(unit);
  std::vector<Change> changes{{(*value + one).to_text(), Mutant::Kind::threshold}};
  if (!(*value < one)) changes.push_back({(*value - one).to_text(), Mutant::Kind::threshold});
  return changes;
}

// A day one later and one earlier; a period with its first number one higher and one lower.
std::vector<Change> of_text(std::string_view text) {
  std::vector<Change> changes;
  if (const auto day = parse_date(text)) {
    changes.push_back({to_iso(day->plus_days(1)), Mutant::Kind::threshold});
    changes.push_back({to_iso(day->plus_days(-1)), Mutant::Kind::threshold});
    return changes;
  }
  if (!text.starts_with('P')) return {};
  const std::size_t start = text.find_first_of("0123456789");
  if (start == std::string_view::npos) return {};
  const std::size_t end = std::min(text.find_first_not_of("0123456789", start), text.size());
  for (const Change& change : of_number(text.substr(start, end - start)))
    changes.push_back({std::string(text.substr(0, start)) + change.to + std::string(text.substr(end)), change.kind});
  return changes;
}

constexpr auto threshold = Mutant::Kind::threshold;
constexpr auto operation = Mutant::Kind::operation;

struct Operator {
  std::string_view from;
  std::vector<Change> to;
};

// Longest first.
const std::vector<Operator>& operators() {
  static const std::vector<Operator> all{
      {">=", {{">", threshold}, {"<", operation}}},
      {"<=", {{"<", threshold}, {">", operation}}},
      {"!=", {{"=", operation}}},
      {">", {{">=", threshold}, {"<=", operation}}},
      {"<", {{"<=", threshold}, {">=", operation}}},
      {"=", {{"!=", operation}}},
  };
  return all;
}
const std::vector<Operator>& keywords() {
  static const std::vector<Operator> all{
      {"and", {{"or", operation}}},     {"or", {{"and", operation}}},     {"every", {{"some", operation}}},
      {"some", {{"every", operation}}}, {"true", {{"false", operation}}}, {"false", {{"true", operation}}},
      {"not", {{"", operation}}},
  };
  return all;
}

// Reads FEEL just well enough to find what can be changed: strings and names are stepped over.
class Scanner {
 public:
  Scanner(const Located& text, const std::function<void(std::size_t, std::string_view, const Change&)>& found)
      : text_(text.text()), found_(found) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        string();
      } else if (is_digit(c)) {
        number();
      } else if (is_word(c)) {
        word();
      } else if (!mark()) {
        ++at_;
      }
    }
  }

 private:
  void offer(std::size_t begin, std::string_view token, const std::vector<Change>& changes) {
    for (const Change& change : changes) found_(begin, token, change);
  }

  void string() {
    const std::size_t begin = at_ + 1;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    const std::string_view inside = text_.substr(begin, std::min(at_, text_.size()) - begin);
    ++at_;
    // Only what is read as a day or a period: @"2026-01-01", date("2026-01-01"), duration("P6M").
    const std::string_view before = trim(text_.substr(0, begin - 1));
    if (before.ends_with('@') || before.ends_with("date(") || before.ends_with("duration("))
      offer(begin, inside, of_text(inside));
  }

  void number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
      for (++at_; at_ < text_.size() && is_digit(text_[at_]);) ++at_;
    }
    const std::string_view token = text_.substr(begin, at_ - begin);
    offer(begin, token, of_number(token));
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    const std::string_view token = text_.substr(begin, at_ - begin);
    for (const Operator& keyword : keywords()) {
      if (keyword.from == token) offer(begin, token, keyword.to);
    }
  }

  bool mark() {
    for (const Operator& mark : operators()) {
      if (!text_.substr(at_).starts_with(mark.from)) continue;
      offer(at_, mark.from, mark.to);
      at_ += mark.from.size();
      return true;
    }
    return false;
  }

  std::string_view text_;
  const std::function<void(std::size_t, std::string_view, const Change&)>& found_;
  std::size_t at_ = 0;
};

class Finder {
 public:
  explicit Finder(const Measure& measure) : measure_(measure) { find_named_values(); }

  std::vector<Mutant> run() {
    Diagnostics none({});
    for (std::size_t i = 0; i < measure_.files().size(); ++i) {
      file_ = i;
      for (const Piece& piece : read_markdown(static_cast<int>(i), measure_.files()[i].bytes, none)) {
        if (const Fence* fence = std::get_if<Fence>(&piece)) add(*fence, none);
      }
    }
    return std::move(mutants_);
  }

 private:
  void add(const Fence& fence, Diagnostics& none) {
    const std::string kind = block_kind(fence).text();
    static constexpr std::array<std::string_view, 6> deciding{"rule",    "guard",   "define",
                                                              "compute", "verdict", "assume"};
    if (std::ranges::find(deciding, kind) == deciding.end()) return;
    const Block block = read_block(fence, kind == "rule" || kind == "assume", none);
    const std::string owner = block.id.empty() ? block.title.text() : block.id.text();
    for (const BlockEntry& entry : block.entries) {
      if (decides(kind, entry.key.text())) add(owner, entry.text);
      // The condition of a line of an explanation decides nothing; that of a route does, and is its text.
    }
  }

  bool decides(std::string_view kind, std::string_view key) const {
    if (kind == "rule" || kind == "guard") return key == "require" || key == "when" || key == "sufficient";
    if (kind == "define") return key == "value";
    if (kind == "compute") return key == "value" || key.starts_with("let ");
    if (kind == "verdict") return key == "when" || key.starts_with("route ");
    return named_values_.contains(key);
  }

  void add(const std::string& owner, const Located& text) {
    const std::string& bytes = measure_.files()[file_].bytes;
    const std::function<void(std::size_t, std::string_view, const Change&)> found =
        [&](std::size_t begin, std::string_view token, const Change& change) {
          Mutant mutant;
          mutant.kind = change.kind;
          mutant.owner = owner;
          mutant.file = measure_.files()[file_].path;
          mutant.at = text.at(begin);
          mutant.offset = offset_of(mutant.at);
          mutant.from = token;
          mutant.to = change.to;
          if (bytes.compare(mutant.offset, token.size(), token) != 0) return;
          const std::size_t start = bytes.rfind('\n', mutant.offset) + 1;
          mutant.line = trim(std::string_view(bytes).substr(start, bytes.find('\n', mutant.offset) - start));
          mutants_.push_back(std::move(mutant));
        };
    Scanner(text, found).run();
  }

  std::size_t offset_of(Position at) {
    const std::string& bytes = measure_.files()[file_].bytes;
    std::size_t offset = 0;
    for (int line = 1; line < at.line; ++line) offset = bytes.find('\n', offset) + 1;
    for (int column = 1; column < at.column; ++column) next_code_point(bytes, offset);
    return offset;
  }

  // Values of assumptions that a condition or a computation reads. A number that is only shown, or only counts the days
  // of a deadline, is nothing that a case could decide.
  void find_named_values() {
    std::string text;
    const auto read = [&](std::string_view source) { text.append(source).push_back('\n'); };
    for (const InputFile& file : measure_.files()) {
      Diagnostics none({});
      for (const Piece& piece : read_markdown(0, file.bytes, none)) {
        const Fence* fence = std::get_if<Fence>(&piece);
        if (!fence) continue;
        const std::string kind = block_kind(*fence).text();
        const Block block = read_block(*fence, kind == "rule" || kind == "assume", none);
        for (const BlockEntry& entry : block.entries) {
          if (kind != "assume" && decides(kind, entry.key.text())) read(entry.text.text());
        }
      }
    }
    // Values that are read by values that are read.
    for (bool more = true; more;) {
      more = false;
      for (const Assumption& assumption : measure_.assumptions()) {
        for (const Assumption::Value& value : assumption.values) {
          if (named_values_.contains(value.name) || text.find(value.name) == std::string::npos) continue;
          named_values_.insert(value.name);
          read(value.source);
          more = true;
        }
      }
    }
  }

  const Measure& measure_;
  std::size_t file_ = 0;
  std::set<std::string, std::less<>> named_values_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> find_mutants(const Measure& measure) {
  return Finder(measure).run();
}

void try_mutant(const Measure& measure, const ProcedureSchema* schema, Mutant& mutant) {
  std::vector<InputFile> files = measure.files();
  const auto file = std::ranges::find(files, mutant.file, &InputFile::path);
  file->bytes.replace(mutant.offset, mutant.from.size(), mutant.to);
  const LoadResult loaded = schema ? Measure::load(std::move(files), *schema) : Measure::load(std::move(files));
  if (!loaded.measure) {
    mutant.fate = Mutant::Fate::refused;
    return;
  }
  // The cases beside the change are the likeliest to notice it.
  const auto& cases = loaded.measure->cases();
  std::vector<const Case*> order;
  for (const Case& test : cases) order.push_back(&test);
  const auto distance = [&](const Case* test) {
    return std::pair(test->at.file != mutant.at.file, std::abs(test->at.line - mutant.at.line));
  };
  std::ranges::stable_sort(order, {}, distance);
  for (const Case* test : order) {
    if (run_case(*loaded.measure, *test, Detail::verdicts).empty()) continue;
    mutant.fate = Mutant::Fate::caught;
    mutant.caught_by = test->name;
    return;
  }
  mutant.fate = Mutant::Fate::survived;
}

}  // namespace zj::analysis
