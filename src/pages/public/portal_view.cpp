#include "pages/public/portal_view.h"

#include "base/text.h"
#include "words/pages.h"
#include "words/pages_public.h"

namespace zj::pages {

using namespace html;

namespace {

Html verify_form(Lang lang) {
  return form(cls("stack"), action("/titles"), attr("aria-label", words::verify_title.in(lang)),
              field(lang, {.entry = Entry::code,
                           .name = "number",
                           .label = std::string(words::verify_number.in(lang)),
                           .help = text(words::verify_help.in(lang)),
                           .autocomplete = "off"}),
              submit_button({.text = std::string(words::verify_do.in(lang)), .icon = Icon::shield, .wide = true}));
}

Html ticket(const PortalView& view) {
  const Lang lang = view.lang;
  const Html eyebrow = p(cls("eyebrow"), words::portal_round.in(lang));
  const Html register_link = p(cls("small"), a(href("/register"), words::portal_register.in(lang)));
  if (!view.round) {
    return aside(cls("ticket"), attr("aria-label", words::portal_round.in(lang)), eyebrow,
                 h2(cls("sec-h"), words::portal_no_round.in(lang)),
                 p(cls("muted"), words::portal_no_round_why.in(lang)), register_link);
  }
  const PortalView::Round& round = *view.round;
  Html clock;
  if (round.closes) {
    clock = hr() + div(cls("row row--base"), span(words::portal_round_left.in(lang)),
                       span(cls("push"), due(lang, *round.closes)));
  } else if (!round.opens.empty()) {
    clock = hr() +
            div(cls("row row--base"), span(words::portal_round_opens.in(lang)), span(cls("push strong"), round.opens));
  }
  const Html act =
      round.closes
          ? div(cls("stack-s"),
                link_button({.text = std::string(words::portal_apply.in(lang)), .look = Look::main, .wide = true},
                            "/applications"),
                p(cls("small muted"), words::portal_apply_note.in(lang)))
          : Html{};
  return aside(cls("ticket"), attr("aria-label", words::portal_round.in(lang)), eyebrow, h2(cls("sec-h"), round.name),
               key_values({{std::string(words::portal_round_filing.in(lang)), text(round.filing)},
                           {std::string(words::portal_round_state.in(lang)), text(round.state)},
                           {std::string(words::portal_round_measure.in(lang)), a(href("/measure"), round.measure)}}),
               clock, act,
               p(cls("row small"), a(href(round.href), words::portal_round_more.in(lang)),
                 a(href("/register"), words::portal_register.in(lang))));
}

Html hero(const PortalView& view) {
  const Lang lang = view.lang;
  return section(cls("hero"), div(cls("wrap hero__grid"),
                                  div(p(cls("eyebrow"), words::site_name.in(lang)),
                                      h1(words::portal_motto_one.in(lang), br(), words::portal_motto_two.in(lang)),
                                      p(cls("lead"), words::portal_lead.in(lang)),
                                      search(lang, {.action = "/titles",
                                                    .label = std::string(words::portal_search_label.in(lang)),
                                                    .placeholder = std::string(words::title_search.in(lang)),
                                                    .big = true})),
                                  ticket(view)));
}

Html news_and_verify(const PortalView& view) {
  const Lang lang = view.lang;
  const Html news = view.news.empty() ? empty_state(words::news_empty.in(lang), text(words::news_empty_why.in(lang)))
                                      : news_list(lang, view.news);
  return section(
      cls("section"),
      div(cls("wrap cols-main"),
          div(cls("stack"),
              ruled_heading(words::news_title.in(lang), a(href("/notices"), words::portal_all_news.in(lang)), true),
              news),
          aside(cls("stack"), id("verify"), ruled_heading(words::verify_title.in(lang), {}, true), verify_form(lang))));
}

Html lately(const PortalView& view) {
  const Lang lang = view.lang;
  const Html all = a(href("/titles"), say(words::portal_all_titles, std::to_string(view.title_count)).in(lang));
  const Html list = view.titles.empty()
                        ? empty_state(words::portal_no_title.in(lang), text(words::portal_no_title_why.in(lang)))
                        : title_table(lang, view.titles);
  return section(cls("section"),
                 div(cls("wrap stack"),
                     ruled_heading(words::portal_lately.in(lang), view.titles.empty() ? Html{} : all, true), list));
}

// By year once there are enough of them to be compared; before that the figures speak for themselves.
Html by_year(const PortalView& view) {
  constexpr std::size_t enough = 3;
  if (view.years.size() < enough) return {};
  const Lang lang = view.lang;
  const PortalView::Year& last = view.years.back();
  std::vector<std::string> counts;
  Columns chart;
  for (std::size_t i = 0; i < view.kinds.size(); ++i) {
    counts.push_back(view.kinds[i].name + " " + std::to_string(last.granted[i]));
    chart.series.push_back(view.kinds[i].name);
  }
  chart.finding = say(words::portal_years_chart, last.year, join(counts, "、")).in(lang);
  for (const PortalView::Year& year : view.years)
    chart.groups.push_back({year.year, {year.granted.begin(), year.granted.end()}});
  return figure(cls("stack-s"), p(cls("muted small"), words::portal_years_note.in(lang)), column_chart(chart));
}

Html in_numbers(const PortalView& view) {
  if (view.title_count == 0) return {};
  const Lang lang = view.lang;
  std::vector<Stat> stats;
  for (const PortalView::Count& kind : view.kinds)
    stats.push_back(
        {.name = kind.name, .value = std::to_string(kind.count), .unit = std::string(words::portal_unit.in(lang))});
  std::vector<Bar> bars;
  const double most = view.districts.empty() ? 1 : static_cast<double>(view.districts.front().count);
  for (const PortalView::Count& district : view.districts) {
    bars.push_back({.label = text(district.name),
                    .share = static_cast<double>(district.count) / most,
                    .value = std::to_string(district.count),
                    .ink = &district == &view.districts.front() ? Ink::high : Ink::normal});
  }
  const Html districts =
      figure(cls("stack-s"), p(cls("muted small"), words::portal_districts_note.in(lang)), bar_list(bars));
  return section(cls("section hero"),
                 div(cls("wrap stack"), ruled_heading(words::portal_numbers.in(lang), {}, true),
                     div(cls("cols-2"), div(cls("stack-l"), stat_tiles(stats), by_year(view)), districts)));
}

Html how(const PortalView& view) {
  const Lang lang = view.lang;
  const auto step = [lang](const Word& name, const Word& note) {
    return Step{std::string(name.in(lang)), text(note.in(lang)), StepState::ahead};
  };
  const Html elements = each(view.elements, [](const PortalView::Element& e) {
    return div(h3(e.letter + "　" + e.label), p(cls("muted"), e.about));
  });
  return section(cls("section"), div(cls("wrap stack-l"),
                                     ruled_heading(words::portal_how.in(lang),
                                                   a(href("/measure"), words::portal_read_measure.in(lang)), true),
                                     steps(lang, {step(words::portal_step_fill, words::portal_step_fill_note),
                                                  step(words::portal_step_district, words::portal_step_district_note),
                                                  step(words::portal_step_formal, words::portal_step_formal_note),
                                                  step(words::portal_step_experts, words::portal_step_experts_note),
                                                  step(words::portal_step_list, words::portal_step_list_note),
                                                  step(words::portal_step_notice, words::portal_step_notice_note),
                                                  step(words::portal_step_title, words::portal_step_title_note)}),
                                     div(cls("cols-4"), elements)));
}

}  // namespace

Html portal(const PortalView& view) {
  return hero(view) + news_and_verify(view) + lately(view) + in_numbers(view) + how(view);
}

Html news_list(Lang lang, const std::vector<News>& news) {
  return ul(cls("news"), each(news, [lang](const News& item) {
              const std::string_view urgency = item.days_left == 0   ? "due due--today"
                                               : item.days_left <= 5 ? "due due--soon"
                                                                     : "due";
              return li(time(attr("datetime", to_iso(item.day)), to_iso(item.day)), a(href(item.href), item.title),
                        item.running.empty() ? span() : span(span(cls(urgency), b(item.running))));
            }));
}

Html title_table(Lang lang, const std::vector<TitleLine>& lines) {
  Table table{.caption = std::string(words::titles_title.in(lang)),
              .columns = {{.title = std::string(words::title_column_holder.in(lang)), .heads_row = true},
                          {.title = std::string(words::title_column_kind.in(lang)), .css = "nowrap"},
                          {.title = std::string(words::title_column_unit.in(lang)), .css = "nowrap"},
                          {.title = std::string(words::title_column_round.in(lang)), .css = "nowrap"},
                          {.title = std::string(words::title_column_number.in(lang)), .css = "mono nowrap"},
                          {.title = std::string(words::title_column_state.in(lang))}},
              .rows = {},
              .density = Density::roomy};
  for (const TitleLine& line : lines) {
    table.rows.push_back(
        {.cells = {row_link_over(line.enterprise, line.href, line.site), text(line.kind), text(line.unit),
                   text(line.round), text(line.number), tag(line.state, line.valid ? Tag::fill : Tag::plain)}});
  }
  return data_table(lang, table);
}

}  // namespace zj::pages
