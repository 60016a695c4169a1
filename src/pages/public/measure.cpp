// The measure, open to everybody: the one in force, or the one that a round has pinned.

#include "pages/public/measure_view.h"
#include "pages/public/public.h"
#include "words/pages.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

http::Response measure_page(Visit& visit) {
  using namespace html;
  const Lang lang = visit.lang;
  auto measure = visit.registry.measure_in_force();
  if (const auto ref = visit.request.query.first("round"); !ref.empty()) {
    const auto round = visit.registry.find(visit.actor, ref);
    if (!round || round->type != "round") return visit.not_found();
    measure = visit.registry.measure_of(*round);
  }
  std::int64_t open = 0;
  for (const measure::Assumption& assumption : measure->assumptions()) open += assumption.is_confirmed() ? 0 : 1;
  const auto counted = [lang](const Word& word, std::int64_t n) { return tag(say(word, std::to_string(n)).in(lang)); };
  const Html numbers =
      p(cls("row"), counted(words::measure_rules, static_cast<std::int64_t>(measure->rules().size())),
        counted(words::measure_open, open),
        counted(words::measure_tests, static_cast<std::int64_t>(measure->cases().size())),
        html::span(cls("small faint"), words::footer_hash.in(lang), " ", html::span(cls("mono"), measure->hash())));
  const Html contents =
      aside(cls("stack no-print sticky-panel measure-contents"), attr("aria-label", words::measure_contents.in(lang)),
            ruled_heading(words::measure_contents.in(lang)), measure_contents(lang, *measure));
  const Html content =
      section(cls("section"),
              div(cls("wrap cols-main"),
                  div(cls("stack-l"),
                      page_head({.title = measure->identity().title, .lead = text(words::measure_lead.in(lang))}),
                      numbers, measure_articles(lang, *measure)),
                  contents));
  return shown(public_page(public_frame(visit, std::string(words::measure_title.in(lang))), content));
}

}  // namespace

void add_measure_screen(Screens& screens) {
  screens.get("/measure", measure_page, Door::everyone);
}

}  // namespace zj::pages
