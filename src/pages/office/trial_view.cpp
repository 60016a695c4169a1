#include "pages/office/trial_view.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "html/components.h"
#include "pages/site.h"
#include "words/pages_measure.h"

namespace zj::pages {

using namespace html;
using measure::Diagnostic;
using measure::Severity;

namespace {

constexpr std::size_t most_diagnostics = 60;
constexpr std::size_t most_cases_shown = 100;  // of one kind of flip, with their reasons

Html diagnostic(Lang lang, const Diagnostic& d, const std::string& href_to_line) {
  const std::string place = say(words::trials_place, d.file, std::to_string(d.line), std::to_string(d.column)).in(lang);
  const std::string fix = d.fix.in(lang);
  return li(a(href(href_to_line), place), " ", d.message.in(lang),
            fix.empty() ? Html{} : group(br(), html::span(cls("muted"), say(words::trials_fix, fix).in(lang))));
}

std::string label_of(Lang lang, const std::optional<measure::Verdict>& verdict) {
  return std::string(verdict ? measure::label(*verdict).in(lang) : words::run_no_finding.in(lang));
}

std::string change_of(Lang lang, const analysis::FlipKind& kind) {
  const std::string before = label_of(lang, kind.verdict_before), after = label_of(lang, kind.verdict_after);
  return kind.route_before.empty() && kind.route_after.empty()
             ? say(words::run_kind, before, after).in(lang)
             : say(words::run_kind_route, before, kind.route_before, after, kind.route_after).in(lang);
}

std::string signed_number(std::int64_t n) {
  return n > 0 ? "+" + std::to_string(n) : n < 0 ? "−" + std::to_string(-n) : "0";
}

std::string route_name(const measure::Measure& first, const measure::Measure& second, const std::string& id) {
  for (const auto* measure : {&first, &second}) {
    for (const measure::VerdictRule& verdict : measure->verdicts()) {
      for (const auto& route : verdict.routes) {
        if (route.name == id) return route.label;
      }
    }
  }
  return id.empty() ? "—" : id;
}

Html counts(Lang lang, const TrialOutcome& o) {
  const auto word = [lang](const Word& w) { return std::string(w.in(lang)); };
  Table table;
  table.caption = word(words::run_counts);
  table.columns = {{.title = word(words::run_outcome), .heads_row = true},
                   {.title = word(words::run_before), .css = "n"},
                   {.title = word(words::run_after), .css = "n"},
                   {.title = word(words::run_difference), .css = "n"}};
  const auto row = [&](const Html& name, std::int64_t before, std::int64_t after) {
    const Html change =
        before == after ? html::span(cls("faint"), "0") : html::span(cls("strong"), signed_number(after - before));
    table.rows.push_back({{name, text(std::to_string(before)), text(std::to_string(after)), change}});
  };
  const auto& before = o.trial.before();
  const auto& after = o.trial.after();
  for (const auto verdict : {measure::Verdict::met, measure::Verdict::unmet, measure::Verdict::unknown}) {
    const auto i = static_cast<std::size_t>(verdict);
    row(html::verdict(lang, to_mark(verdict)), before.verdicts[i], after.verdicts[i]);
  }
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> routes;
  for (const auto& [route, n] : before.routes) routes[route].first = n;
  for (const auto& [route, n] : after.routes) routes[route].second = n;
  for (const auto& [route, n] : routes) row(text(route_name(o.before, o.after, route)), n.first, n.second);
  return group(ruled_heading(table.caption), data_table(lang, table));
}

Html reasons(Lang lang, const analysis::FlippedDossier& flipped) {
  Html all;
  for (const analysis::FindingChange& change : flipped.findings) {
    const auto side = [&](const Word& whose, const std::optional<measure::Verdict>& verdict,
                          const measure::Text& reason) {
      const Html mark =
          verdict ? html::verdict(lang, to_mark(*verdict)) : html::span(cls("muted"), words::run_no_finding.in(lang));
      return div(cls("stack-s"), p(cls("row small muted"), whose.in(lang), mark), p(reason.in(lang)));
    };
    all += div(cls("stack-s"),
               p(cls("row row--base small"),
                 cite(change.article, article_href(change.article_id.empty() ? change.id : change.article_id)),
                 html::span(cls("strong"), change.title.in(lang)), clause_code(change.id)),
               div(cls("two-reasons"), side(words::run_before, change.before, change.reason_before),
                   side(words::run_after, change.after, change.reason_after)));
  }
  return all;
}

Html kind_panel(Lang lang, const TrialOutcome& o, const analysis::FlipKind& kind) {
  const std::size_t shown = std::min(kind.dossiers.size(), most_cases_shown);
  Html cases;
  for (std::size_t i = 0; i < shown; ++i) {
    const analysis::FlippedDossier& flipped = o.trial.flipped()[kind.dossiers[i]];
    const TriedCase& one = o.cases[flipped.number];
    cases += section(cls("entry stack-s"),
                     h4(cls("row row--base"), a(href(one.href), one.enterprise), html::span(cls("muted"), one.site),
                        html::span(cls("mono small faint"), one.number)),
                     reasons(lang, flipped));
  }
  Html articles;
  for (const std::string& article : kind.articles) articles += tag(article);
  const Html head =
      group(html::span(cls("strong"), change_of(lang, kind)),
            html::span(cls("row row--base small muted"), words::run_because.in(lang), articles),
            html::span(cls("count"), say(words::run_cases, std::to_string(kind.dossiers.size())).in(lang)));
  const Html first =
      shown < kind.dossiers.size() ? p(cls("muted"), say(words::run_first, std::to_string(shown)).in(lang)) : Html{};
  return details(cls("panel"), summary(cls("panel__head"), head), div(cls("panel__body stack"), first, cases));
}

// Findings whose counts differ, in the order of the text.
Html findings(Lang lang, const TrialOutcome& o) {
  const auto word = [lang](const Word& w) { return std::string(w.in(lang)); };
  Table table;
  table.caption = word(words::run_rules);
  table.columns = {{.title = word(words::run_finding), .heads_row = true},
                   {.title = word(words::run_before), .css = "n"},
                   {.title = word(words::run_after), .css = "n"}};
  const auto triple = [](const analysis::VerdictCounts* counts) {
    if (!counts) return std::string("—");
    return std::to_string((*counts)[0]) + " / " + std::to_string((*counts)[1]) + " / " + std::to_string((*counts)[2]);
  };
  const auto add = [&](const measure::Measure& measure, const std::string& id, const analysis::VerdictCounts* before,
                       const analysis::VerdictCounts* after) {
    const measure::Rule* rule = measure.rule(id);
    const std::string title = !rule || rule->title.empty() ? id : rule->title;
    table.rows.push_back(
        {{group(a(href(article_href(id)), title), " ", clause_code(id)), text(triple(before)), text(triple(after))}});
  };
  const auto& before = o.trial.before().findings;
  const auto& after = o.trial.after().findings;
  for (const auto& [id, counts] : before) {
    const auto now = after.find(id);
    if (now == after.end() || now->second != counts)
      add(o.before, id, &counts, now == after.end() ? nullptr : &now->second);
  }
  for (const auto& [id, counts] : after) {
    if (!before.contains(id)) add(o.after, id, nullptr, &counts);
  }
  if (table.rows.empty()) return {};
  return group(ruled_heading(table.caption), p(cls("small muted"), words::run_rules_lead.in(lang)),
               data_table(lang, table));
}

Html skipped(Lang lang, const TrialOutcome& o) {
  if (o.trial.skipped().empty()) return {};
  Html items;
  std::size_t shown = 0;
  for (const analysis::Skipped& one : o.trial.skipped()) {
    if (++shown > most_cases_shown) break;
    const TriedCase& about = o.cases[one.number];
    items += li(a(href(about.href), about.enterprise), " ", html::span(cls("muted"), about.site), " ",
                html::span(cls("strong"), one.problem.path), " ", one.problem.message.in(lang));
  }
  if (shown > most_cases_shown)
    items += li(say(words::trials_more, std::to_string(o.trial.skipped().size() - most_cases_shown)).in(lang));
  return group(ruled_heading(words::run_skipped_title.in(lang)), p(cls("small muted"), words::run_skipped_why.in(lang)),
               ul(cls("plain-list stack-s small"), items));
}

}  // namespace

Html diagnostics(Lang lang, const std::vector<Diagnostic>& found,
                 const std::function<std::string(const Diagnostic&)>& link) {
  Html errors, warnings;
  std::size_t error_count = 0, warning_count = 0;
  for (const Diagnostic& d : found) {
    const bool error = d.severity == Severity::error;
    if (++(error ? error_count : warning_count) <= most_diagnostics)
      (error ? errors : warnings) += diagnostic(lang, d, link(d));
  }
  const auto more = [&](std::size_t count) {
    return count > most_diagnostics
               ? p(cls("muted"), say(words::trials_more, std::to_string(count - most_diagnostics)).in(lang))
               : Html{};
  };
  Html out;
  if (error_count > 0) out += ul(cls("plain-list stack-s found"), errors) + more(error_count);
  if (warning_count > 0)
    out += details(cls("small"), summary(say(words::trials_warnings, std::to_string(warning_count)).in(lang)),
                   ul(cls("plain-list stack-s"), warnings), more(warning_count));
  return out;
}

Html code_editor(const CodeEditor& editor) {
  std::map<int, Severity> marked;
  for (const Diagnostic& d : editor.found) {
    const auto [at, fresh] = marked.emplace(d.line, d.severity);
    if (!fresh && d.severity == Severity::error) at->second = Severity::error;
  }
  // A few more than there are: lines that are added have their numbers too, until the next save.
  const int lines = static_cast<int>(std::ranges::count(editor.text, '\n')) + 1, spare = 40;
  Html numbers;
  for (int line = 1; line <= lines + spare; ++line) {
    const auto mark_at = marked.find(line);
    const std::string_view css = mark_at == marked.end()              ? ""
                                 : mark_at->second == Severity::error ? "wrong"
                                                                      : "doubtful";
    numbers += html::span(id("L" + std::to_string(line)), css.empty() ? Attr{} : cls(css), line);
  }
  // A browser drops the first line end of a text area.
  return div(cls("field"), label(attr("for", "text"), editor.label), p(cls("help"), id("text-help"), editor.help),
             div(cls("code-editor"), div(cls("code-editor__lines"), attr("aria-hidden", "true"), numbers),
                 textarea(cls("code-editor__text"), id("text"), name(editor.name), attr("rows", lines + spare),
                          attr("wrap", "off"), attr("spellcheck", "false"), attr("autocomplete", "off"),
                          attr("aria-describedby", "text-help"), "\n" + editor.text)));
}

Html trial_outcome(Lang lang, const TrialOutcome& o) {
  const auto word = [lang](const Word& w) { return std::string(w.in(lang)); };
  Html out = facts({{word(words::run_dossiers), text(std::to_string(o.trial.before().dossiers))},
                    {word(words::run_flips), text(std::to_string(o.trial.flipped().size()))},
                    {word(words::run_skipped), text(std::to_string(o.trial.skipped().size()))}});
  const auto kinds = o.trial.kinds();
  if (kinds.empty()) {
    out += empty_state(words::run_no_flip.in(lang), text(words::run_no_flip_why.in(lang)));
  } else {
    Html panels;
    for (const analysis::FlipKind& kind : kinds) panels += kind_panel(lang, o, kind);
    out += div(cls("stack"), ruled_heading(words::run_who.in(lang)), panels);
  }
  for (const Html& part : {counts(lang, o), findings(lang, o), skipped(lang, o)}) {
    if (!part.empty()) out += div(cls("stack"), part);
  }
  return out;
}

}  // namespace zj::pages
