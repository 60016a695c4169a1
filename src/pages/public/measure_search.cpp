#include "pages/public/measure_search.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace zj::pages {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// About this many bytes of the text on either side are shown.
constexpr std::size_t around = 72;

class Finder {
 public:
  Finder(std::string_view words, std::size_t most) : words_(trim(words)), most_(most) {}

  void look(std::string_view anchor, const std::string& title, std::string_view text) {
    if (words_.empty() || anchor.empty()) return;
    const auto at = std::ranges::search(text, words_, {}, lower, lower);
    const bool in_title = at.empty() && !std::ranges::search(title, words_, {}, lower, lower).empty();
    if (at.empty() && !in_title) return;
    ++found_.all;
    if (found_.shown.size() == most_) return;
    const auto from = in_title ? std::size_t{0} : static_cast<std::size_t>(at.begin() - text.begin());
    const std::size_t to = in_title ? 0 : from + words_.size();
    std::size_t start = from > around ? from - around : 0, end = std::min(text.size(), to + around);
    while (start > 0 && is_continuation(text[start])) --start;
    while (end < text.size() && is_continuation(text[end])) ++end;
    found_.shown.push_back({std::string(anchor), title,
                            (start > 0 ? "…" : "") + std::string(text.substr(start, from - start)),
                            std::string(text.substr(from, to - from)),
                            std::string(text.substr(to, end - to)) + (end < text.size() ? "…" : "")});
  }

  Passages take() { return std::move(found_); }

 private:
  std::string_view words_;
  std::size_t most_;
  Passages found_;
};

}  // namespace

Passages passages(const measure::Measure& measure, std::string_view words, std::size_t most) {
  Finder finder(words, most);
  for (std::size_t i = 0; i < measure.articles().size(); ++i) {
    const measure::Article& article = measure.articles()[i];
    // A table of clauses is looked through clause by clause.
    const bool has_clauses = std::ranges::find(measure.cells(), i, &measure::Cell::article) != measure.cells().end();
    std::string own;
    for (const measure::Part& part : article.parts) {
      if (part.kind == measure::Part::Kind::prose || (part.kind == measure::Part::Kind::table && !has_clauses))
        own += part.source + "\n";
    }
    finder.look(article.id, article.heading, own);
    for (const measure::Part& part : article.parts) {
      if (part.kind == measure::Part::Kind::rule) {
        if (const measure::Rule* rule = measure.rule(part.name))
          finder.look(rule->id, rule->title.empty() ? rule->id : rule->title + " " + rule->id, rule->source);
      } else if (part.kind == measure::Part::Kind::assumption) {
        if (const measure::Assumption* a = measure.assumption(part.name))
          finder.look(a->id, a->id + " " + a->title, a->why);
      } else if (part.kind == measure::Part::Kind::guard || part.kind == measure::Part::Kind::letter ||
                 part.kind == measure::Part::Kind::compute) {
        finder.look(part.name, part.name, part.source);
      }
    }
    for (const measure::Cell& cell : measure.cells()) {
      if (cell.article != i) continue;
      for (const measure::Clause& clause : cell.clauses)
        finder.look(clause.id, cell.group + " · " + cell.link + " " + clause.id, clause.text);
    }
  }
  return finder.take();
}

std::vector<const measure::Article*> cited_articles(const measure::Measure& measure, std::string_view text) {
  std::vector<const measure::Article*> cited;
  std::set<std::string_view> seen;
  for (const measure::Article& article : measure.articles()) {
    const std::string& place = article.place;
    if (place.empty() || !seen.insert(place).second) continue;
    for (auto at = text.find(place); at != std::string_view::npos; at = text.find(place, at + place.size())) {
      const std::string_view after = text.substr(at + place.size());
      // 第七条第二项 goes on where 第七条 ends: it names the item, where the measure has one of that place.
      const bool goes_on = std::ranges::any_of(measure.articles(), [&](const measure::Article& other) {
        return other.place.size() > place.size() && other.place.starts_with(place) &&
               after.starts_with(std::string_view(other.place).substr(place.size()));
      });
      if (goes_on) continue;
      cited.push_back(&article);
      break;
    }
  }
  return cited;
}

}  // namespace zj::pages
