#include "analysis/diff.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include "base/text.h"

namespace zj::analysis {

using namespace measure;

namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  if (text.empty()) return {};
  if (text.ends_with('\n')) text.remove_suffix(1);
  return split(text, '\n');
}

std::string joined(const Lines& lines, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text.append(i > from ? "\n" : "").append(lines[i]);
  return text;
}

// Which lines of a and b are the same, by their longest common subsequence: pairs in rising order.
std::vector<std::pair<std::size_t, std::size_t>> common_lines(const Lines& a, const Lines& b) {
  std::vector<std::pair<std::size_t, std::size_t>> common;
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) {
    common.emplace_back(head, head);
    ++head;
  }
  std::size_t tail = 0;
  while (tail + head < a.size() && tail + head < b.size() && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t rows = a.size() - head - tail, columns = b.size() - head - tail;
  constexpr std::size_t most = 4'000'000;
  if (rows * columns <= most) {
    std::vector<std::uint16_t> longest((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return longest[i * (columns + 1) + j]; };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;)
        at(i, j) = a[head + i] == b[head + j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                              : std::max(at(i + 1, j), at(i, j + 1));
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (a[head + i] == b[head + j]) {
        common.emplace_back(head + i++, head + j++);
      } else if (at(i + 1, j) >= at(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
  }
  for (std::size_t i = tail; i-- > 0;) common.emplace_back(a.size() - 1 - i, b.size() - 1 - i);
  return common;
}

bool is_block(const Part& part) {
  return part.kind != Part::Kind::prose && part.kind != Part::Kind::table;
}

// An article's words: its prose and tables, one after the other.
std::string words_of(const Article& article) {
  std::string words;
  for (const Part& part : article.parts) {
    if (is_block(part)) continue;
    words += part.source;
    if (!words.ends_with('\n')) words += '\n';
  }
  return words;
}

// A block as it reads: its title, where it has one besides its name, and what stands below.
std::string block_text(const Measure& measure, const Part& part) {
  std::string title;
  if (part.kind == Part::Kind::rule) {
    if (const Rule* rule = measure.rule(part.name)) title = rule->title;
  } else if (part.kind == Part::Kind::assumption) {
    if (const Assumption* assumption = measure.assumption(part.name)) title = assumption->title;
  }
  return title.empty() ? part.source : title + "\n" + part.source;
}

// What an article is known by. The same key may occur twice where headings have no id.
std::string key_of(const Measure& measure, const Article& article) {
  return article.id.empty() ? measure.files()[static_cast<std::size_t>(article.at.file)].path + "\n" + article.heading
                            : article.id;
}

using Keyed = std::multimap<std::string, const Article*>;

Keyed keyed(const Measure& measure) {
  Keyed all;
  for (const Article& article : measure.articles()) all.emplace(key_of(measure, article), &article);
  return all;
}

void compare_part(ArticleChange& change, Part::Kind kind, const std::string& name, Changed changed,
                  std::string_view before, std::string_view after) {
  auto lines = line_changes(before, after);
  if (!lines.empty()) change.parts.push_back({kind, name, changed, std::move(lines)});
}

// Either article may be nullptr: then all of the other was added or removed.
ArticleChange compare(const Measure& first, const Article* before, const Measure& second, const Article* after) {
  const Article& shown = after ? *after : *before;
  ArticleChange change{shown.id, shown.place, shown.heading, {}, Changed::changed, {}};
  change.changed = !before ? Changed::added : !after ? Changed::removed : Changed::changed;
  if (before && after && before->heading != after->heading) change.heading_before = before->heading;
  compare_part(change, Part::Kind::prose, "", change.changed, before ? words_of(*before) : std::string(),
               after ? words_of(*after) : std::string());
  const auto find = [](const Article* article, const Part& part) -> const Part* {
    if (!article) return nullptr;
    const auto same = [&](const Part& other) { return other.kind == part.kind && other.name == part.name; };
    const auto found = std::ranges::find_if(article->parts, same);
    return found == article->parts.end() ? nullptr : &*found;
  };
  if (after) {
    for (const Part& part : after->parts) {
      if (!is_block(part)) continue;
      const Part* old = find(before, part);
      compare_part(change, part.kind, part.name, old ? Changed::changed : Changed::added,
                   old ? block_text(first, *old) : std::string(), block_text(second, part));
    }
  }
  if (before) {
    for (const Part& part : before->parts) {
      if (is_block(part) && !find(after, part))
        compare_part(change, part.kind, part.name, Changed::removed, block_text(first, part), "");
    }
  }
  return change;
}

}  // namespace

std::vector<LineChange> line_changes(std::string_view before, std::string_view after) {
  const Lines a = lines_of(before), b = lines_of(after);
  auto common = common_lines(a, b);
  common.emplace_back(a.size(), b.size());
  std::vector<LineChange> changes;
  std::size_t i = 0, j = 0;
  for (const auto& [same_a, same_b] : common) {
    const std::size_t gone = same_a - i, come = same_b - j;
    const auto number = [](std::size_t index) { return static_cast<int>(index) + 1; };
    if (gone == come) {
      for (std::size_t k = 0; k < gone; ++k)
        changes.push_back({std::string(a[i + k]), std::string(b[j + k]), number(i + k), number(j + k)});
    } else {
      changes.push_back({joined(a, i, same_a), joined(b, j, same_b), number(i), number(j)});
    }
    i = same_a + 1;
    j = same_b + 1;
  }
  return changes;
}

MeasureDiff diff(const Measure& before, const Measure& after) {
  MeasureDiff result;
  Keyed old = keyed(before);
  const auto note = [&](ArticleChange change) {
    if (change.changed == Changed::changed && change.parts.empty() && change.heading_before.empty()) return;
    // A heading without words or blocks of its own says nothing when it comes or goes but that it does.
    ++(change.changed == Changed::added     ? result.added
       : change.changed == Changed::removed ? result.removed
                                            : result.changed);
    result.articles.push_back(std::move(change));
  };
  for (const Article& article : after.articles()) {
    const auto found = old.find(key_of(after, article));
    note(compare(before, found == old.end() ? nullptr : found->second, after, &article));
    if (found != old.end()) old.erase(found);
  }
  for (const Article& article : before.articles()) {
    const auto [from, to] = old.equal_range(key_of(before, article));
    if (std::find_if(from, to, [&](const auto& one) { return one.second == &article; }) != to)
      note(compare(before, &article, after, nullptr));
  }
  return result;
}

}  // namespace zj::analysis
