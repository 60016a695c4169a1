#pragma once
// What the public screens share. Each file of this folder adds its own routes.

#include <optional>
#include <string>
#include <vector>

#include "pages/site.h"

namespace zj::pages {

void add_portal(Screens& screens);
void add_account_screens(Screens& screens);
void add_own_account(Screens& screens);
void add_registration(Screens& screens);
void add_notice_screens(Screens& screens);
void add_title_screens(Screens& screens);
void add_measure_screen(Screens& screens);
void add_version_screens(Screens& screens);
void add_document_screens(Screens& screens);
void add_assets(Screens& screens);

// The frame of a public page, with who stands behind it at its foot. Search engines may keep it.
html::Page public_frame(const Visit& visit, std::string title);
http::Response shown(const html::Html& page, int status = 200);

// "https://…" as it stands in QR codes.
std::string public_address(const Visit& visit);
http::Response pdf_response(std::string bytes, std::string_view title);

// A day as read: 2026年11月30日, in English 2026-11-30.
std::string day_text(Lang lang, Date day);
// A day fact of an object (开放日, 公示止 …); nothing when it is absent.
std::optional<Date> day_fact(const registry::Object& object, std::string_view path);
// Working days from today until a day, 0 on the day itself; nothing once it is over or where no calendar is loaded.
std::optional<int> working_days_left(const Visit& visit, Date until);

// One line of the notices: a call for applications, a proposed list, a decision.
struct News {
  Date day;
  std::string title;
  std::string href;
  std::string running;  // what still runs and how long, "" when it is over
  int days_left = 0;    // of what runs
};
// Newest first, at most `limit`.
std::vector<News> latest_news(const Visit& visit, std::size_t limit);
html::Html news_list(Lang lang, const std::vector<News>& news);

// A title as a line of a list.
struct TitleLine {
  std::string href, number, kind, enterprise, site, unit, round, state;
  bool valid = false;
};
struct TitleList {
  std::vector<TitleLine> lines;
  std::int64_t total = 0;
};
TitleList titles(const Visit& visit, const registry::ListQuery& query);
html::Html title_table(Lang lang, const std::vector<TitleLine>& lines);

}  // namespace zj::pages
