#include "pages/public/measure_view.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/text.h"
#include "html/verdict.h"
#include "measure/source.h"
#include "pages/site.h"
#include "words/pages_public.h"

namespace zj::pages {

using namespace html;

namespace {

using measure::Part;

Html feel(std::string_view source) {
  return pre(cls("feel"), code(source));
}

Html folded(std::string_view title, const Html& content, const Attr& anchor = {}) {
  return details(cls("small"), anchor, summary(title), content);
}

// The file that says how a verdict is made is the measure's own text; facts, annexes and procedure come after it.
std::vector<std::size_t> reading_order(const measure::Measure& measure) {
  const int text = measure.verdicts().empty() ? 0 : measure.articles()[measure.verdicts().front().article].at.file;
  std::vector<std::size_t> order(measure.articles().size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_partition(order, [&](std::size_t index) { return measure.articles()[index].at.file == text; });
  return order;
}

// Writes one measure; remembers which ids stand on the page already, as an article and its rule may have the same.
class Writer {
 public:
  Writer(Lang lang, const measure::Measure& measure, const MeasureNotes& notes)
      : lang_(lang), measure_(measure), notes_(notes) {
    for (const measure::Article& article : measure.articles()) ids_.insert(article.id);
    for (const measure::Case& test : measure.cases()) {
      for (const auto& expected : test.expected) ++tested_[expected.subject];
    }
    if (notes.official) beside_ = measure::match(measure, *notes.official);
  }

  Html write() {
    Html all;
    for (const std::size_t index : reading_order(measure_)) all += article(index);
    return all + unplaced();
  }

 private:
  Attr anchor(const std::string& name) { return ids_.insert(name).second ? id(name) : Attr{}; }

  Html article(std::size_t index) {
    const measure::Article& a = measure_.articles()[index];
    if (a.heading.empty() && a.parts.empty()) return {};
    // A heading without an id stands in the prose below it.
    Html heading;
    if (!a.id.empty()) {
      heading = group(a.heading, " ", clause_code(a.id));
      heading = a.level <= 2 ? h2(cls("sec-h"), heading) : a.level == 3 ? h3(heading) : h4(heading);
    }
    const Html items = cells(index);
    Html body = items;
    std::vector<const Part*> tests;
    for (const Part& part : a.parts) {
      if (part.kind == Part::Kind::test) {
        tests.push_back(&part);
        continue;
      }
      if (part.kind == Part::Kind::table && !items.empty()) continue;
      body += tests_of(tests);
      body += this->part(part);
    }
    body += tests_of(tests);
    const Html issued = official(index);
    if (!issued.empty()) body = div(cls("beside"), div(cls("stack"), body), issued);
    return section(cls(a.level <= 2 ? "stack article" : "stack"), a.id.empty() ? Attr{} : id(a.id), heading, covered(a),
                   body);
  }

  // What stands behind a numbered article: rules, cases, assumptions.
  Html covered(const measure::Article& a) const {
    if (!notes_.report || a.place.empty() || a.level > 2) return {};
    const measure::Article* parent = a.parent ? &measure_.articles()[*a.parent] : nullptr;
    if (parent && parent->place == a.place) return {};
    std::size_t rules = 0, cases = 0, assumptions = 0;
    for (const analysis::Coverage& row : notes_.report->coverage) {
      if (row.article != a.place && !is_part_of(row.article, a.place)) continue;
      rules += row.rules;
      cases += row.cases;
      assumptions += row.assumptions;
    }
    const auto counted = [&](const Word& word, std::size_t n) {
      return n == 0 ? Html{} : html::span(say(word, std::to_string(n)).in(lang_));
    };
    return p(cls("row small muted"), counted(words::measure_rules, rules), counted(words::measure_tests, cases),
             counted(words::measure_assumptions, assumptions));
  }

  // 第五条第三项 is part of 第五条; 第十条 is not part of 第十. Places are put together from whole numbers.
  static bool is_part_of(std::string_view place, std::string_view whole) {
    return place.starts_with(whole) && place.substr(whole.size()).starts_with("第");
  }

  // ---- the issued wording

  // The lines of a part; those of a table that was lost in plain text stand below each other.
  static Html lines_of(std::string_view text) {
    Html lines;
    for (const std::string_view line : split(text, '\n')) {
      if (const std::string_view words = trim(line); !words.empty()) lines += p(words);
    }
    return lines;
  }

  Html official(std::size_t article) const {
    if (article >= beside_.of_article.size() || beside_.of_article[article].empty()) return {};
    Html all;
    std::size_t bytes = 0;
    for (const std::size_t part : beside_.of_article[article]) {
      all += lines_of((*notes_.official)[part].text);
      bytes += (*notes_.official)[part].text.size();
    }
    constexpr std::size_t long_text = 3000;  // an annex: its table says it better, and it stays within reach
    const Html label = html::span(cls("eyebrow"), words::official_label.in(lang_));
    const Html words = bytes > long_text ? folded(words::official_whole.in(lang_), div(cls("official__text"), all))
                                         : div(cls("official__text"), all);
    return aside(cls("official"), attr("aria-label", words::official_label.in(lang_)), label, words);
  }

  Html unplaced() const {
    if (beside_.rest.empty()) return {};
    Html all;
    for (const std::size_t part : beside_.rest) {
      const measure::OfficialPart& one = (*notes_.official)[part];
      const std::string title = one.place.empty() ? std::string(words::official_opening.in(lang_)) : one.place;
      all += folded(title, div(cls("official__text"), lines_of(one.text)));
    }
    return section(cls("stack article"), id("OFFICIAL.REST"), h2(cls("sec-h"), words::official_rest.in(lang_)),
                   p(words::official_rest_why.in(lang_)), all);
  }

  Html part(const Part& part) {
    switch (part.kind) {
      case Part::Kind::prose:
        return div(cls("prose stack-s"), prose(part.html));
      // A table with a meaning is kept as it was written.
      case Part::Kind::table:
        return div(cls("tablewrap prose"), prose(part.html.empty() ? measure::render_prose(part.source) : part.html));
      case Part::Kind::assumption:
        return assumption(part);
      case Part::Kind::rule:
        return rule(measure_.rule(part.name), part, words::measure_rule);
      case Part::Kind::guard:
        return rule(measure_.guard(part.name), part, words::measure_guard);
      case Part::Kind::definition:
        return folded(say(words::measure_definition, part.name).in(lang_), feel(part.source));
      case Part::Kind::compute:
        return folded(say(words::measure_compute, part.name).in(lang_), feel(part.source), anchor(part.name));
      case Part::Kind::verdict:
        return folded(say(words::measure_verdict, part.name).in(lang_), feel(part.source));
      case Part::Kind::letter:
        return folded(say(words::measure_letter, part.name).in(lang_), feel(part.source), anchor(part.name));
      case Part::Kind::test:
        return {};
    }
    return {};
  }

  // Markup that measure/source.h made from Markdown, without raw HTML. The page has its own first heading.
  Html prose(std::string_view markup) const {
    std::string out = links_within(measure_, markup);
    for (const auto& [from, to] : {std::pair{"<h1>", "<h2>"}, std::pair{"</h1>", "</h2>"}}) {
      for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at))
        out.replace(at, std::string_view(from).size(), to);
    }
    return Html::trusted(std::move(out));
  }

  Html rule(const measure::Rule* rule, const Part& part, const Word& kind) {
    if (!rule) return {};
    const std::string& title = lang_ == Lang::en && !rule->english.empty() ? rule->english
                               : rule->title.empty()                       ? rule->id
                                                                           : rule->title;
    Html rests;
    for (const std::string& assumed : rule->assumptions) rests += group(" ", mark_of(assumed));
    return div(
        cls("rule stack-s"), anchor(rule->id),
        p(cls("row row--base"), html::span(cls("eyebrow"), kind.in(lang_)), html::span(cls("strong"), title),
          title == rule->id ? Html{} : clause_code(rule->id), tested(rule->id),
          rests.empty() ? Html{} : html::span(cls("small muted push"), words::measure_by_assumption.in(lang_), rests)),
        folded(words::measure_source.in(lang_), feel(part.source)));
  }

  // How many cases expect something of it.
  Html tested(const std::string& id) const {
    const auto found = tested_.find(id);
    if (found == tested_.end()) return html::span(cls("small faint"), words::measure_untested.in(lang_));
    return html::span(cls("small muted"), say(words::measure_tested, std::to_string(found->second)).in(lang_));
  }

  Html mark_of(const std::string& assumed) {
    const measure::Assumption* a = measure_.assumption(assumed);
    if (!a || a->is_confirmed()) return cite(assumed, article_href(assumed));
    return assume_mark(lang_, assumed, a->confirm, article_href(assumed));
  }

  Html assumption(const Part& part) {
    const measure::Assumption* a = measure_.assumption(part.name);
    if (!a) return {};
    const Html state = a->is_confirmed() ? group(tag(words::measure_state_confirmed.in(lang_), Tag::fill), " ",
                                                 say(words::measure_confirmed, a->confirm, a->confirmed).in(lang_))
                                         : group(tag(words::measure_state_open.in(lang_)), " ",
                                                 say(words::measure_assumed, a->confirm).in(lang_));
    Html values;
    for (const auto& value : a->values) values += p(value.name, "： ", code(value.source));
    return div(cls("assume"), anchor(a->id), icon(Icon::flag),
               div(cls("stack-s"),
                   p(b(a->id), "　", html::span(cls("strong"), a->title), "　", html::span(cls("muted"), state)),
                   values, p(a->why)));
  }

  Html tests_of(std::vector<const Part*>& tests) {
    if (tests.empty()) return {};
    Html all;
    for (const Part* test : tests) all += h4(test->name) + feel(test->source);
    Html box = folded(say(words::measure_tests_here, std::to_string(tests.size())).in(lang_), div(cls("stack-s"), all));
    tests.clear();
    return box;
  }

  // The items of an annex that stand under an article, clause by clause.
  Html cells(std::size_t article) {
    Html rows;
    for (const measure::Cell& cell : measure_.cells()) {
      if (cell.article != article) continue;
      for (std::size_t i = 0; i < cell.clauses.size(); ++i) {
        const measure::Clause& clause = cell.clauses[i];
        const auto span_rows = static_cast<std::int64_t>(cell.clauses.size());
        const Html head = i > 0 ? Html{}
                                : th(attr("scope", "rowgroup"), attr("rowspan", span_rows), anchor(cell.id), cell.link,
                                     br(), html::span(cls("small faint"), cell.group),
                                     cell.variant == "全部" ? Html{} : group(br(), tag(cell.variant)));
        rows += tr(anchor(clause.id), head, td(cls("code"), clause.id), td(clause.text));
      }
    }
    if (rows.empty()) return {};
    return div(cls("tablewrap"), table(cls("table"),
                                       thead(tr(th(attr("scope", "col"), words::measure_cell.in(lang_)),
                                                th(attr("scope", "col"), words::measure_clause.in(lang_)),
                                                th(attr("scope", "col"), words::measure_demand.in(lang_)))),
                                       tbody(rows)));
  }

  Lang lang_;
  const measure::Measure& measure_;
  const MeasureNotes& notes_;
  measure::Beside beside_;
  std::set<std::string> ids_;
  std::map<std::string, std::size_t> tested_;  // how many cases expect something of a rule, by its id
};

// The first article that stands in a file.
std::string first_of(const measure::Measure& measure, std::string_view path) {
  const auto& files = measure.files();
  const auto file = std::ranges::find(files, path, &measure::InputFile::path);
  if (file == files.end()) return {};
  for (const measure::Article& article : measure.articles()) {
    if (article.at.file == file - files.begin() && !article.id.empty()) return article.id;
  }
  return {};
}

std::string percent_decoded(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(16 * digit(text[i + 1]) + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string links_within(const measure::Measure& measure, std::string_view prose) {
  constexpr std::string_view open = "href=\"";
  std::string out;
  std::size_t from = 0;
  while (true) {
    const auto at = prose.find(open, from);
    const auto end = at == std::string_view::npos ? at : prose.find('"', at + open.size());
    if (end == std::string_view::npos) break;
    out += prose.substr(from, at + open.size() - from);
    const std::string target = percent_decoded(prose.substr(at + open.size(), end - at - open.size()));
    const auto hash = target.find('#');
    const std::string file = target.substr(0, hash);
    if (file.ends_with(".md")) {
      out += "#" + percent_encoded(hash == std::string::npos ? first_of(measure, file) : target.substr(hash + 1));
    } else {
      out += prose.substr(at + open.size(), end - at - open.size());
    }
    from = end;
  }
  out += prose.substr(from);
  return out;
}

Html measure_articles(Lang lang, const measure::Measure& measure, const MeasureNotes& notes) {
  return Writer(lang, measure, notes).write();
}

Html measure_contents(Lang, const measure::Measure& measure) {
  // A chapter or a file heads what stands under it.
  Html groups, items;
  std::string title;
  const auto close = [&] {
    if (!title.empty()) groups += h3(cls("eyebrow"), title);
    if (!items.empty()) groups += ul(cls("plain-list plain stack-s small"), items);
    title.clear();
    items = {};
  };
  for (const std::size_t index : reading_order(measure)) {
    const measure::Article& article = measure.articles()[index];
    if (article.level > 2 || article.heading.empty()) continue;
    if (article.level == 1) {
      close();
      title = article.heading;
    }
    if (!article.id.empty()) items += li(a(href("#" + percent_encoded(article.id)), article.heading));
  }
  close();
  return groups;
}

}  // namespace zj::pages
