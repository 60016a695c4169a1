// The versions of the measure, and what two of them say otherwise. Open to everybody.

#include "registry/versions.h"

#include "analysis/diff.h"
#include "base/text.h"
#include "pages/measure_diff_view.h"
#include "pages/public/public.h"
#include "words/pages_measure.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

using namespace html;
using registry::versions::Version;

constexpr std::size_t shown_digits = 12;

std::string difference(const Version& from, const Version& to) {
  return Address("/measure/diff").with("from", from.hash).with("to", to.hash).str();
}

http::Response version_list(Visit& visit) {
  const Lang lang = visit.lang;
  const auto word = [lang](const Word& w) { return std::string(w.in(lang)); };
  const std::vector<Version> versions = registry::versions::all(visit.registry, visit.actor);
  Table table;
  table.caption = word(words::versions_title);
  table.density = Density::roomy;
  table.columns = {{.title = word(words::versions_hash), .heads_row = true},
                   {.title = word(words::versions_seen), .css = "nowrap"},
                   {.title = word(words::versions_rounds)},
                   {.title = word(words::versions_state), .css = "nowrap"},
                   {.title = word(words::diff_title)}};
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const Version& one = versions[i];
    Html rounds;
    for (const registry::Object& round : one.rounds)
      rounds += group(rounds.empty() ? "" : "、", a(href(address_of(visit.actor, round)), round.name));
    if (rounds.empty()) rounds = html::span(cls("faint"), words::versions_no_round.in(lang));
    Html compare;
    if (!one.in_force)
      compare = a(href(difference(one, versions.front())), words::versions_compare.in(lang));
    else if (versions.size() > 1)
      compare = a(href(difference(versions[1], one)), words::versions_compare_previous.in(lang));
    table.rows.push_back({{row_link_over(one.hash.substr(0, shown_digits),
                                         Address("/measure").with("version", one.hash).str(), one.title),
                           text(day_text(lang, day_of(one.first_seen))), rounds,
                           tag((one.in_force ? words::versions_in_force : words::versions_kept).in(lang),
                               one.in_force ? Tag::fill : Tag::plain),
                           compare.empty() ? html::span(cls("faint"), "—") : compare}});
  }
  const Html content = section(
      cls("section"),
      div(cls("wrap stack-l"),
          page_head({.title = word(words::versions_title), .lead = text(words::versions_lead.in(lang))}),
          data_table(lang, table), versions.size() == 1 ? p(cls("muted"), words::versions_only.in(lang)) : Html{}));
  return shown(public_page(public_frame(visit, word(words::versions_title)), content));
}

http::Response difference_page(Visit& visit) {
  const Lang lang = visit.lang;
  const auto from = registry::versions::find(visit.registry, visit.request.query.first("from"));
  const auto to = registry::versions::find(visit.registry, visit.request.query.first("to"));
  if (!from || !to) return visit.not_found();
  const std::string before = from->hash().substr(0, shown_digits), after = to->hash().substr(0, shown_digits);
  const Html lead = group(say(words::diff_between, before, after).in(lang), "　",
                          a(href("/measure/versions"), words::versions_title.in(lang)));
  const Html content =
      section(cls("section"),
              div(cls("wrap stack"), page_head({.title = std::string(words::diff_title.in(lang)), .lead = lead}),
                  measure_diff(lang, analysis::diff(*from, *to),
                               say(words::diff_part, words::versions_hash.in(lang), before).in(lang),
                               say(words::diff_part, words::versions_hash.in(lang), after).in(lang))));
  return shown(public_page(public_frame(visit, std::string(words::diff_title.in(lang))), content));
}

}  // namespace

void add_version_screens(Screens& screens) {
  screens.get("/measure/versions", version_list, Door::everyone);
  screens.get("/measure/diff", difference_page, Door::everyone);
}

}  // namespace zj::pages
