// What has been made public: calls for applications, proposed lists, decisions; and the round they belong to.

#include <algorithm>

#include "base/text.h"
#include "pages/public/letter.h"
#include "pages/public/public.h"
#include "words/pages.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

using registry::ListQuery;

constexpr int kept = 200;  // of each kind; a city makes a few a year
constexpr std::int64_t page_length = 20;

// What is said of something that still runs: days left, or that it ends today.
std::string running(const Visit& visit, std::optional<Date> until, const Word& left_word, const Word& last_day,
                    int& days_left) {
  const auto left = until ? working_days_left(visit, *until) : std::nullopt;
  if (!left) return {};
  days_left = *left;
  return (*left == 0 ? say(last_day) : say(left_word, std::to_string(*left))).in(visit.lang);
}

struct Source {
  std::string_view type;
  std::vector<std::string> states;
  std::string_view document;  // the kind of document that announced it
};

// The document of that kind which the object was announced with; the first one, as later ones (an extension) keep its
// address.
std::optional<registry::Document> document_of(const Visit& visit, const registry::Object& object,
                                              std::string_view kind) {
  for (registry::Document& document : visit.registry.documents(visit.actor, object)) {
    if (document.kind == kind) return std::move(document);
  }
  return std::nullopt;
}

void add_news(const Visit& visit, const Source& source, int limit, std::vector<News>& news) {
  ListQuery query;
  query.type = std::string(source.type);
  query.states = source.states;
  query.sort = ListQuery::Sort::newest;
  query.limit = limit;
  for (const auto& row : visit.registry.list(visit.actor, query)) {
    const auto object = visit.registry.find(visit.actor, row.object.id);
    if (!object) continue;
    const auto document = document_of(visit, *object, source.document);
    if (!document) continue;
    News item{day_of(document->made), document->title, {}, {}, 0};
    if (source.type == "round") {
      item.href = "/rounds/" + object->ref;
      if (object->state == "open")
        item.running = running(visit, day_fact(*object, "截止日"), words::news_filing, words::news_filing_last_day,
                               item.days_left);
    } else if (source.type == "notice") {
      item.href = "/notices/" + object->ref;
      if (object->state == "published")
        item.running =
            running(visit, day_fact(*object, "公示止"), words::news_open, words::news_last_day, item.days_left);
    } else {
      item.href = "/document/" + document->ref;
    }
    news.push_back(std::move(item));
  }
}

std::vector<News> news_of_all_kinds(const Visit& visit, int limit_of_each) {
  std::vector<News> news;
  add_news(visit, {"notice", {"published", "closed"}, "拟认定名单公示"}, limit_of_each, news);
  add_news(visit, {"round", {}, "申报通知"}, limit_of_each, news);
  add_news(visit, {"recognition_doc", {"issued"}, "认定通知"}, limit_of_each, news);
  std::ranges::stable_sort(news, std::ranges::greater{}, &News::day);
  return news;
}

http::Response list_page(Visit& visit) {
  const Lang lang = visit.lang;
  const auto news = news_of_all_kinds(visit, kept);
  const auto all = static_cast<std::int64_t>(news.size());
  const std::int64_t pages = std::max<std::int64_t>(1, (all + page_length - 1) / page_length);
  const std::int64_t page = std::clamp<std::int64_t>(
      std::strtoll(std::string(visit.request.query.first("page")).c_str(), nullptr, 10), 1, pages);
  const std::int64_t from = (page - 1) * page_length, to = std::min(all, page * page_length);
  const html::Html list =
      news.empty() ? html::empty_state(words::news_empty.in(lang), html::text(words::news_empty_why.in(lang)))
                   : news_list(lang, {news.begin() + from, news.begin() + to}) +
                         html::pager(lang, {.page = page, .pages = pages, .here = html::Address("/notices")});
  const html::Html content =
      html::section(html::cls("section"), html::div(html::cls("wrap stack"),
                                                    html::page_head({.title = std::string(words::news_title.in(lang)),
                                                                     .lead = html::text(words::news_lead.in(lang))}),
                                                    list));
  return shown(html::public_page(public_frame(visit, std::string(words::news_title.in(lang))), content));
}

// ---- one notice

// How far the period has run, as a bar with its words.
html::Html period(const Visit& visit, const registry::Object& notice) {
  using namespace html;
  const Lang lang = visit.lang;
  const auto from = day_fact(notice, "公示起"), until = day_fact(notice, "公示止");
  if (!from || !until) return {};
  const Date today = visit.today();
  const auto left = working_days_left(visit, *until);
  if (notice.state != "published" || !left)
    return p(cls("strong"), say(words::notice_over, day_text(lang, *until)).in(lang));
  const auto& calendar = visit.registry.calendar();
  const int all = calendar.between(from->plus_days(-1), *until).value_or(0);
  const int day = today < *from ? 0 : calendar.between(from->plus_days(-1), today).value_or(0);
  Html bar;
  if (all > 0) {
    const std::string said = day == 0 ? say(words::notice_begins, day_text(lang, *from)).in(lang)
                                      : say(words::notice_day, std::to_string(day), std::to_string(all)).in(lang);
    bar = svg(cls("seg"), attr("role", "img"), attr("aria-label", said),
              shape("rect", cls("seg--na"), attr("width", "100%"), attr("height", "100%")),
              shape("rect", cls("seg--on"), attr("width", std::to_string(100 * day / all) + "%"),
                    attr("height", "100%"))) +
          p(cls("small muted"), said);
  }
  const std::string date = std::to_string(until->month()) + "月" + std::to_string(until->day()) + "日";
  return p(due(lang, {say(words::notice_until, date).in(lang), to_iso(*until), *left})) + bar;
}

std::vector<html::Link> notice_path(Lang lang, std::string title) {
  return {{std::string(words::nav_home.in(lang)), "/"},
          {std::string(words::news_title.in(lang)), "/notices"},
          {std::move(title), "", true}};
}

http::Response notice_page(Visit& visit) {
  using namespace html;
  const Lang lang = visit.lang;
  const auto notice = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!notice || notice->type != "notice") return visit.not_found();
  html::Page frame = public_frame(visit, notice->name);
  frame.crumbs = notice_path(lang, visit.registry.state_label(*notice));
  const auto document = visit.registry.may_see(visit.actor, "lines", *notice)
                            ? document_of(visit, *notice, "拟认定名单公示")
                            : std::nullopt;
  if (!document) {
    const bool revoked = notice->state == "revoked";
    if (!revoked) return visit.not_found();
    return shown(narrow_page(frame, h1(notice->name) + flash(Tone::warn, Icon::info, words::notice_revoked.in(lang),
                                                             text(words::notice_revoked_why.in(lang)))));
  }
  const Html side = aside(
      cls("stack notice__side no-print"),
      section(cls("panel panel__body stack"), p(cls("eyebrow"), words::notice_period.in(lang)), period(visit, *notice),
              link_button({.text = std::string(words::document_pdf.in(lang)), .icon = Icon::download, .wide = true},
                          "/document/" + document->ref + ".pdf")),
      notice->data.text("联系方式").empty()
          ? Html{}
          : section(cls("panel panel__body stack-s small"), p(cls("strong"), words::notice_contact.in(lang)),
                    p(cls("muted"), notice->data.text("联系方式"))),
      section(cls("panel panel__body stack-s small"), p(cls("strong"), words::notice_check.in(lang)),
              p(cls("muted"), words::document_check_why.in(lang)), p(cls("mono faint"), document->sha256)));
  return shown(public_page(frame, div(cls("desk noticegrid"), div(letter_sheets(*document)), side)));
}

// ---- a round

// What an officer may do with the round, or why not yet.
html::Html acts_of(Visit& visit, const registry::Object& round) {
  using namespace html;
  Html buttons;
  for (const registry::Offer& offer : visit.registry.offers(visit.actor, round)) {
    const Button button{.text = offer.label, .wide = true};
    buttons += offer.allowed ? link_button(button, "/o/" + round.ref + "/" + offer.id)
                             : p(cls("small muted"), offer.label, "：", join(offer.why, "；"));
  }
  if (buttons.empty()) return {};
  return section(cls("panel panel__body stack"), p(cls("eyebrow"), words::round_acts.in(visit.lang)), buttons);
}

http::Response round_page(Visit& visit) {
  using namespace html;
  const Lang lang = visit.lang;
  const auto round = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!round || round->type != "round") return visit.not_found();
  const auto opens = day_fact(*round, "开放日"), closes = day_fact(*round, "截止日");
  const auto measure = visit.registry.measure_of(*round);
  html::Page frame = public_frame(visit, round->name);
  frame.crumbs = notice_path(lang, round->name);
  std::vector<Fact> facts = {{std::string(words::round_state.in(lang)), text(visit.registry.state_label(*round))}};
  if (opens && closes) {
    facts.push_back({std::string(words::round_window.in(lang)),
                     text(say(words::round_window_text, day_text(lang, *opens), day_text(lang, *closes)).in(lang))});
  }
  facts.push_back(
      {std::string(words::round_measure.in(lang)), a(href("/measure?round=" + round->ref), measure->identity().title)});
  facts.push_back({std::string(words::round_pinned.in(lang)), span(cls("mono"), measure->hash())});
  Html clock;
  if (const auto left = closes ? working_days_left(visit, *closes) : std::nullopt; left && round->state == "open") {
    const std::string until =
        say(words::until_midnight, std::to_string(closes->month()), std::to_string(closes->day())).in(lang);
    clock = p(due(lang, {until, to_iso(*closes), *left})) +
            link_button({.text = std::string(words::round_apply.in(lang)), .look = Look::main, .wide = true},
                        "/applications");
  }
  const auto document = visit.registry.may_see(visit.actor, "notice_text", *round)
                            ? document_of(visit, *round, "申报通知")
                            : std::nullopt;
  const Html pdf =
      document ? link_button({.text = std::string(words::document_pdf.in(lang)), .icon = Icon::download, .wide = true},
                             "/document/" + document->ref + ".pdf")
               : Html{};
  const Html side = aside(cls("stack notice__side no-print"),
                          section(cls("panel panel__body stack"), p(cls("eyebrow"), round->name), clock, pdf),
                          section(cls("panel panel__body stack-s"), key_values(facts)), acts_of(visit, *round));
  const Html text_or_empty =
      document ? letter_sheets(*document)
               : empty_state(words::round_no_notice.in(lang), text(words::portal_no_round_why.in(lang)));
  return shown(public_page(frame, div(cls("desk noticegrid"), div(text_or_empty), side)));
}

}  // namespace

std::vector<News> latest_news(const Visit& visit, std::size_t limit) {
  auto news = news_of_all_kinds(visit, static_cast<int>(limit));
  if (news.size() > limit) news.resize(limit);
  return news;
}

void add_notice_screens(Screens& screens) {
  screens.get("/notices", list_page, Door::everyone);
  screens.get("/notices/{ref}", notice_page, Door::everyone);
  screens.get("/rounds/{ref}", round_page, Door::everyone);
}

}  // namespace zj::pages
