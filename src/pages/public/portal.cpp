// The home page: what is going on, and the two ways in — looking something up, and applying.

#include <algorithm>
#include <map>

#include "base/text.h"
#include "pages/public/portal_view.h"
#include "pages/public/public.h"
#include "words/pages.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

using registry::ListQuery;

constexpr std::size_t news_shown = 6;
constexpr int titles_shown = 5;
constexpr std::size_t districts_shown = 8;
constexpr int rounds_kept = 50;

std::vector<registry::ListRow> rounds(const Visit& visit, std::vector<std::string> states) {
  ListQuery query;
  query.type = "round";
  query.states = std::move(states);
  query.sort = ListQuery::Sort::newest;
  query.limit = rounds_kept;
  return visit.registry.list(visit.actor, query);
}

// The round that matters to a visitor: open before announced before running.
std::optional<registry::Object> current_round(const Visit& visit) {
  for (const auto& states :
       {std::vector<std::string>{"open"}, {"announced"}, {"district_stage", "city_stage", "list_stage"}}) {
    const auto found = rounds(visit, states);
    if (found.empty()) continue;
    if (auto round = visit.registry.find(visit.actor, found.front().object.id)) return *std::move(round);
  }
  return std::nullopt;
}

PortalView::Round round_view(const Visit& visit, const registry::Object& round) {
  PortalView::Round view;
  view.name = round.name;
  view.state = visit.registry.state_label(round);
  view.measure = visit.registry.measure_of(round)->identity().title;
  view.href = "/rounds/" + round.ref;
  const auto opens = day_fact(round, "开放日"), closes = day_fact(round, "截止日");
  if (!opens || !closes) return view;
  view.filing =
      say(words::round_window_text, day_text(visit.lang, *opens), day_text(visit.lang, *closes)).in(visit.lang);
  if (round.state == "announced") view.opens = day_text(visit.lang, *opens);
  if (const auto left = working_days_left(visit, *closes); left && round.state == "open") {
    view.closes = html::Due{
        say(words::until_midnight, std::to_string(closes->month()), std::to_string(closes->day())).in(visit.lang),
        to_iso(*closes), *left};
  }
  return view;
}

std::int64_t count_of_titles(const Visit& visit, ListQuery query) {
  query.type = "title";
  return visit.registry.tally(visit.actor, query).total;
}

std::vector<PortalView::Year> years(const Visit& visit, const std::vector<PortalView::Count>& kinds) {
  std::map<std::int64_t, PortalView::Year> by_year;
  for (const auto& row : rounds(visit, {"list_stage", "closed"})) {
    const auto round = visit.registry.find(visit.actor, row.object.id);
    if (!round || !visit.registry.may_see(visit.actor, "public_totals", *round)) continue;
    PortalView::Year& year = by_year[round->data.integer("年度")];
    year.granted.resize(kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      ListQuery query;
      query.round = round->id;
      query.kind = kinds[i].name;
      year.granted[i] += count_of_titles(visit, query);
    }
  }
  std::vector<PortalView::Year> years;
  for (auto& [number, year] : by_year) {
    year.year = std::to_string(number);
    if (std::ranges::any_of(year.granted, [](std::int64_t n) { return n > 0; })) years.push_back(std::move(year));
  }
  return years;
}

// The districts with most valid titles.
std::vector<PortalView::Count> districts(const Visit& visit) {
  std::vector<PortalView::Count> found;
  for (const registry::Org& unit : visit.registry.units()) {
    ListQuery query;
    query.unit = unit.code;
    query.states = {"valid"};
    if (const std::int64_t count = count_of_titles(visit, query); count > 0) found.push_back({unit.name, count});
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &PortalView::Count::count);
  if (found.size() > districts_shown) found.resize(districts_shown);
  return found;
}

// What belongs to each element of the first kind of title: its groups, or where there is only one, its items.
std::vector<PortalView::Element> elements(const measure::Measure& measure) {
  std::vector<PortalView::Element> found;
  std::vector<std::vector<std::string>> groups, items;
  const auto add = [](std::vector<std::string>& list, const std::string& name) {
    if (std::ranges::find(list, name) == list.end()) list.push_back(name);
  };
  for (const measure::Cell& cell : measure.cells()) {
    if (cell.title != measure.verdicts().front().name) continue;
    if (found.empty() || found.back().letter != cell.element) {
      found.push_back({cell.element, cell.element_label, {}});
      groups.emplace_back();
      items.emplace_back();
    }
    add(groups.back(), cell.group);
    add(items.back(), cell.link);
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    found[i].about = join(groups[i].size() > 1 ? groups[i] : items[i], "、") + "。";
  return found;
}

http::Response home(Visit& visit) {
  PortalView view;
  view.lang = visit.lang;
  if (const auto round = current_round(visit)) view.round = round_view(visit, *round);
  view.news = latest_news(visit, news_shown);
  ListQuery lately;
  lately.type = "title";
  lately.sort = ListQuery::Sort::newest;
  lately.limit = titles_shown;
  TitleList list = titles(visit, lately);
  view.titles = std::move(list.lines);
  view.title_count = list.total;
  const auto measure = visit.registry.measure_in_force();
  if (view.title_count > 0) {
    for (const measure::VerdictRule& kind : measure->verdicts()) {
      ListQuery query;
      query.kind = kind.name;
      query.states = {"valid"};
      view.kinds.push_back({kind.name, count_of_titles(visit, query)});
    }
    view.districts = districts(visit);
    view.years = years(visit, view.kinds);
  }
  view.elements = elements(*measure);
  return shown(html::public_page(public_frame(visit, std::string(words::portal_page.in(visit.lang))), portal(view)));
}

}  // namespace

void add_portal(Screens& screens) {
  screens.get("/", home, Door::everyone);
}

}  // namespace zj::pages
