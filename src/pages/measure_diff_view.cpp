#include "pages/measure_diff_view.h"

#include "html/components.h"
#include "pages/site.h"
#include "words/pages_measure.h"

namespace zj::pages {

using namespace html;
using analysis::Changed;

namespace {

Word kind_word(measure::Part::Kind kind) {
  using Kind = measure::Part::Kind;
  switch (kind) {
    case Kind::rule:
      return words::part_rule;
    case Kind::guard:
      return words::part_guard;
    case Kind::assumption:
      return words::part_assumption;
    case Kind::definition:
      return words::part_definition;
    case Kind::compute:
      return words::part_compute;
    case Kind::verdict:
      return words::part_verdict;
    case Kind::letter:
      return words::part_letter;
    case Kind::test:
      return words::part_test;
    case Kind::prose:
    case Kind::table:
      break;
  }
  return words::diff_words;
}

Html part(Lang lang, const analysis::PartChange& part, std::string_view before, std::string_view after) {
  std::vector<Change> changes;
  for (const analysis::LineChange& line : part.lines) changes.push_back({{}, line.before, line.after});
  const Html name = h4(cls("row row--base"), part_name(lang, part), tag(changed_word(part.changed).in(lang)));
  const Html shown = div(cls("diff-lines"), html::diff(before, after, changes));
  constexpr std::size_t many = 12;
  if (changes.size() <= many) return group(name, shown);
  return group(name, details(summary(say(words::diff_long, std::to_string(changes.size())).in(lang)), shown));
}

}  // namespace

std::string part_name(Lang lang, const analysis::PartChange& part) {
  const Word kind = kind_word(part.kind);
  return part.name.empty() ? std::string(kind.in(lang)) : say(words::diff_part, kind.in(lang), part.name).in(lang);
}

std::string_view part_id(measure::Part::Kind kind) {
  using Kind = measure::Part::Kind;
  switch (kind) {
    case Kind::rule:
      return "rule";
    case Kind::guard:
      return "guard";
    case Kind::assumption:
      return "assume";
    case Kind::definition:
      return "define";
    case Kind::compute:
      return "compute";
    case Kind::verdict:
      return "verdict";
    case Kind::letter:
      return "letter";
    case Kind::test:
      return "case";
    case Kind::prose:
    case Kind::table:
      break;
  }
  return "words";
}

Word changed_word(Changed changed) {
  return changed == Changed::added     ? words::diff_added
         : changed == Changed::removed ? words::diff_removed
                                       : words::diff_changed;
}

Html measure_diff(Lang lang, const analysis::MeasureDiff& diff, std::string_view before, std::string_view after) {
  if (diff.empty()) return empty_state(words::diff_none.in(lang), text(words::diff_none_why.in(lang)));
  Html all = p(cls("muted"), say(words::diff_counts, std::to_string(diff.changed), std::to_string(diff.added),
                                 std::to_string(diff.removed))
                                 .in(lang));
  for (const analysis::ArticleChange& article : diff.articles) {
    Html body;
    if (!article.heading_before.empty())
      body += p(cls("small muted"), say(words::diff_renamed, article.heading_before).in(lang));
    for (const analysis::PartChange& one : article.parts) body += part(lang, one, before, after);
    const Tag look = article.changed == Changed::changed ? Tag::plain : Tag::fill;
    all += section(
        cls("stack article"),
        h3(cls("row row--base"),
           article.place.empty() || article.heading.starts_with(article.place) ? Html{}
                                                                               : html::span(cls("cite"), article.place),
           article.id.empty() || article.changed == Changed::removed
               ? text(article.heading)
               : a(cls("plain"), href(article_href(article.id)), article.heading),
           article.id.empty() ? Html{} : clause_code(article.id), tag(changed_word(article.changed).in(lang), look)),
        body);
  }
  return div(cls("stack"), all);
}

}  // namespace zj::pages
