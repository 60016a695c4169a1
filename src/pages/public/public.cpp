#include "pages/public/public.h"

#include "words/pages.h"
#include "words/pages_public.h"

namespace zj::pages {

html::Page public_frame(const Visit& visit, std::string title) {
  using namespace html;
  html::Page page = visit.page(std::move(title));
  page.to_be_indexed = true;
  const auto measure = visit.registry.measure_in_force();
  const Lang lang = visit.lang;
  Footer footer;
  footer.about = {html::span(cls("strong"), measure->identity().issuer), text(words::footer_notice.in(lang))};
  footer.links = {a(href("/notices"), words::nav_notices.in(lang)) + text("　") +
                  a(href("/titles"), words::nav_titles.in(lang)) + text("　") +
                  a(href("/measure"), words::nav_measure.in(lang))};
  footer.legal = {text(say(words::footer_measure, measure->identity().title).in(lang)),
                  html::span(cls("faint"), words::footer_hash.in(lang), " ",
                             html::span(cls("mono"), measure->hash().substr(0, 16)))};
  page.footer = std::move(footer);
  return page;
}

http::Response shown(const html::Html& page, int status) {
  http::Response response;
  response.status = status;
  response.body = page.markup();
  return response;
}

std::string day_text(Lang lang, Date day) {
  return lang == Lang::zh ? to_chinese(day) : to_iso(day);
}

std::optional<Date> day_fact(const registry::Object& object, std::string_view path) {
  const auto day = parse_date(object.data.text(path));
  return day ? std::optional(*day) : std::nullopt;
}

std::optional<int> working_days_left(const Visit& visit, Date until) {
  const Date today = visit.today();
  if (until < today) return std::nullopt;
  const auto days = visit.registry.calendar().between(today, until);
  return days ? std::optional(*days) : std::nullopt;
}

void add_public_screens(Screens& screens) {
  add_portal(screens);
  add_account_screens(screens);
  add_own_account(screens);
  add_registration(screens);
  add_notice_screens(screens);
  add_title_screens(screens);
  add_measure_screen(screens);
  add_version_screens(screens);
  add_document_screens(screens);
  add_assets(screens);
}

}  // namespace zj::pages
