#include "pages/site.h"

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "http/cookies.h"
#include "http/csrf.h"
#include "http/origin.h"
#include "registry/trials.h"
#include "words/pages.h"
#include "words/registry.h"

namespace zj::pages {

namespace {

constexpr std::string_view parked_cookie = "zj-parked";
constexpr std::string_view flash_parameter = "said";

bool is_officer(const registry::Actor& actor) {
  return actor.role.starts_with("district_") || actor.role == "bureau_handler" || actor.role == "division_head" ||
         actor.role == "bureau_leader" || actor.role == "auditor" || actor.role == "finance";
}

html::NavItem item(Lang lang, const Word& word, std::string href, std::string_view current) {
  html::NavItem nav;
  nav.text = std::string(word.in(lang));
  nav.current = href == current;
  nav.href = std::move(href);
  return nav;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char ch : text) {
    if (std::isalnum(ch) || ch == '-' || ch == '_' || ch == '.' || ch == '~') {
      out += static_cast<char>(ch);
    } else {
      out += '%';
      out += hex[ch >> 4];
      out += hex[ch & 15];
    }
  }
  return out;
}

std::string_view tone_name(html::Tone tone) {
  switch (tone) {
    case html::Tone::ok:
      return "ok";
    case html::Tone::warn:
      return "warn";
    case html::Tone::bad:
      return "bad";
    case html::Tone::info:
      return "info";
  }
  return "ok";
}

html::Tone tone_of(std::string_view name) {
  if (name == "warn") return html::Tone::warn;
  if (name == "bad") return html::Tone::bad;
  if (name == "info") return html::Tone::info;
  return html::Tone::ok;
}

// What a parked form held, to be posted again by its page: pairs in the order of the form.
Json fields_json(const http::Fields& fields) {
  Json::Array pairs;
  for (const auto& [name, value] : fields.all()) {
    if (name != "csrf") pairs.emplace_back(Json::Array{Json(name), Json(value)});
  }
  return Json(std::move(pairs));
}

// A message in an address is ours only with this mark: nobody can make the site say something by a link.
std::string flash_mark(const Site& site, std::string_view text) {
  return to_base64url(hmac_sha256(site.secret, text)).substr(0, 16);
}

Lang lang_of(const http::Request& request) {
  const auto asked = request.query.first("lang");
  return asked == "en" || (asked.empty() && request.cookies.first("zj-lang") == "en") ? Lang::en : Lang::zh;
}

std::vector<html::Link> public_links(Lang lang, std::string_view current) {
  const auto link = [&](const Word& word, std::string href) {
    return html::Link{std::string(word.in(lang)), href, current == href};
  };
  return {link(words::nav_home, "/"), link(words::nav_notices, "/notices"), link(words::nav_titles, "/titles"),
          link(words::nav_measure, "/measure")};
}

// What every page starts from.
html::Page frame_of(const http::Request& request, std::string title) {
  html::Page page;
  page.lang = lang_of(request);
  page.view = html::read_view(request.cookies.first("zj-view"));
  page.title = std::move(title);
  page.site = std::string(words::site_name.in(page.lang));
  page.path = request.target;
  page.nav = public_links(page.lang, request.path);
  return page;
}

}  // namespace

Visit::Visit(Site& s, http::Request& r) : site(s), request(r), registry(s.registry) {
  session = std::string(http::session_token(r));
  if (auto who = session.empty() ? std::nullopt : s.accounts.actor_of(session)) {
    actor = *std::move(who);
  } else {
    session.clear();
  }
  lang = lang_of(r);
  view = html::read_view(r.cookies.first("zj-view"));
}

std::string Visit::csrf() const {
  return session.empty() ? std::string() : http::csrf_token(session);
}

html::FormKeys Visit::keys(std::int64_t version) const {
  return {csrf(), registry.random().token(), version};
}

std::vector<html::NavGroup> Visit::side(std::string_view current) const {
  std::vector<html::NavItem> items;
  if (actor.role.starts_with("ent_")) {
    items = {item(lang, words::nav_applications, "/applications", current)};
  } else if (actor.role == "expert") {
    items = {item(lang, words::nav_my_sheets, "/sheets", current)};
  } else if (is_officer(actor)) {
    items = {item(lang, words::nav_work, "/queue", current), item(lang, words::nav_cases, "/cases", current)};
    if (!actor.role.starts_with("district_")) {
      items.push_back(item(lang, words::nav_rounds, "/admin/rounds", current));
      items.push_back(item(lang, words::nav_panels, "/panels", current));
      items.push_back(item(lang, words::nav_lists, "/lists", current));
      items.push_back(item(lang, words::nav_documents, "/recognition", current));
    }
    if (registry::trials::may_try(registry, actor)) items.push_back(item(lang, words::nav_trials, "/trials", current));
  }
  items.push_back(item(lang, words::nav_messages, "/messages", current));
  return {html::NavGroup{"", std::move(items)}};
}

html::Page Visit::page(std::string title, std::string_view) const {
  html::Page page = frame_of(request, std::move(title));
  if (signed_in()) {
    html::Account account;
    const auto* role = registry.measure_in_force()->procedure().role(actor.role);
    account.role = role ? role->label : actor.role;
    account.name = actor.org_name + "·" + actor.name;
    account.csrf = csrf();
    const auto hats = site.accounts.roles_of(actor);
    if (hats.size() > 1) {
      for (const registry::Actor& hat : hats) {
        const auto* label = registry.measure_in_force()->procedure().role(hat.role);
        account.seats.push_back({label ? label->label : hat.role, hat.org_name,
                                 "/seat?role=" + hat.role + "&org=" + std::to_string(hat.org),
                                 hat.role == actor.role && hat.org == actor.org});
      }
    }
    page.account = std::move(account);
    page.home = "/work";
  }
  html::Html flash;
  if (site.demo) flash += html::flash(html::Tone::info, html::text(words::demo_notice.in(lang)));
  if (const auto said = request.query.first(flash_parameter);
      !said.empty() && equal_constant_time(request.query.first("by"), flash_mark(site, said))) {
    flash += html::flash(tone_of(request.query.first("tone")), html::text(said));
  }
  page.flash = std::move(flash);
  return page;
}

http::Response Visit::go(std::string_view path, const Said& said, html::Tone tone) const {
  const std::size_t hash = std::min(path.find('#'), path.size());
  std::string to(path.substr(0, hash));
  const std::string text = said.in(lang);
  if (!text.empty()) {
    to += to.find('?') == std::string::npos ? '?' : '&';
    to += std::string(flash_parameter) + "=" + percent_encoded(text) + "&tone=" + std::string(tone_name(tone)) +
          "&by=" + flash_mark(site, text);
  }
  return http::Response::see_other(to.append(path.substr(hash)));
}

http::Response Visit::problem(const Error& error, const http::Fields* typed) const {
  const Word* title = &words::problem_input;
  int status = 422;
  switch (error.trouble) {
    case Trouble::not_found:
      title = &words::problem_not_found;
      status = 404;
      break;
    case Trouble::refused:
      title = &words::problem_refused;
      status = 403;
      break;
    case Trouble::conflict:
      title = &words::problem_conflict;
      status = 409;
      break;
    case Trouble::unavailable:
      title = &words::problem_busy;
      status = 503;
      break;
    case Trouble::bad_input:
      break;
  }
  const auto frame = page(std::string(title->in(lang)));
  http::Response response;
  response.status = status;
  html::Html kept;
  if (const auto read = typed ? read_back(*this, *typed) : std::vector<html::Fact>{}; !read.empty()) {
    kept = html::panel({.title = std::string(words::problem_typed.in(lang)), .body = html::key_values(read)});
  }
  const html::Html content =
      html::group(html::h1(title->in(lang)), html::p(error.said.in(lang)), kept,
                  html::p(html::a(html::href(signed_in() ? "/work" : "/"), words::back.in(lang))));
  response.body = html::narrow_page(frame, content).markup();
  return response;
}

http::Response Visit::not_found() const {
  return problem(Error{Trouble::not_found, say(words::not_found), {}});
}

http::Response error_page(int status, const Said& why, const http::Request& request) {
  const Lang lang = lang_of(request);
  if (request.headers.first("accept").find("text/html") == std::string_view::npos)
    return http::Response::text(status, why.in(lang) + "\n");
  const Word& title = status == 404   ? words::problem_not_found
                      : status >= 500 ? words::problem_busy
                                      : words::problem_refused;
  const html::Html content = html::group(html::h1(title.in(lang)), html::p(why.in(lang)),
                                         html::p(html::a(html::href("/"), words::back.in(lang))));
  http::Response response;
  response.status = status;
  response.body = html::narrow_page(frame_of(request, std::string(title.in(lang))), content).markup();
  return response;
}

// ---- routes

void Screens::get(std::string_view pattern, Screen screen, Door door) {
  Site& site = site_;
  router_.get(pattern, [&site, screen = std::move(screen), door](http::Request& request) {
    Visit visit(site, request);
    if (door == Door::signed_in && !visit.signed_in())
      return http::Response::see_other("/sign-in?to=" + percent_encoded(request.target));
    return screen(visit);
  });
}

namespace {

// Lets a post in, or answers why not.
std::optional<http::Response> refuse_post(Visit& visit, Door door) {
  http::Request& request = visit.request;
  if (http::provenance(request) == http::Provenance::foreign)
    return visit.problem(Error{Trouble::refused, say(words::csrf_failed), {}});
  if (door == Door::everyone && !visit.signed_in()) return std::nullopt;
  if (!visit.signed_in() && request.headers.first("x-requested-with") == "zhijian") {
    return http::Response::text(401, say(words::sign_in_again).in(visit.lang));  // the script keeps what was typed
  }
  if (!visit.signed_in()) {
    const std::string token = visit.site.accounts.park_form(request.target, fields_json(request.form));
    auto response =
        visit.go("/sign-in?to=" + percent_encoded(request.target), say(words::sign_in_again), html::Tone::warn);
    response.header("Set-Cookie", std::string(parked_cookie) + "=" + token +
                                      "; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600" +
                                      (request.secure ? "; Secure" : ""));
    return response;
  }
  if (!http::csrf_matches(visit.session, request.form.first("csrf")) &&
      !http::csrf_matches(visit.session, request.headers.first("x-csrf-token"))) {
    return visit.problem(Error{Trouble::refused, say(words::csrf_failed), {}});
  }
  return std::nullopt;
}

}  // namespace

void Screens::post(std::string_view pattern, Screen screen, Door door) {
  Site& site = site_;
  router_.post(pattern, [&site, screen = std::move(screen), door](http::Request& request) {
    Visit visit(site, request);
    if (auto refusal = refuse_post(visit, door)) return *std::move(refusal);
    return screen(visit);
  });
}

void Screens::upload(std::string_view pattern, Screen screen, std::uint64_t bytes) {
  Site& site = site_;
  http::RouteLimits limits;
  limits.uploads = true;
  limits.max_body = bytes;
  // Before a byte of the file is read: a sign-in by the headers, then the token among the fields that come first.
  limits.admit = [&site](http::Request& request) -> std::optional<http::Response> {
    Visit visit(site, request);
    if (http::provenance(request) == http::Provenance::foreign)
      return visit.problem(Error{Trouble::refused, say(words::csrf_failed), {}});
    if (!visit.signed_in()) return http::Response::see_other("/sign-in");
    return std::nullopt;
  };
  limits.admit_files = [](const http::Request& request) -> std::optional<http::Response> {
    const auto session = http::session_token(request);
    if (http::csrf_matches(session, request.form.first("csrf")) ||
        http::csrf_matches(session, request.headers.first("x-csrf-token")))
      return std::nullopt;
    return http::Response::text(403, std::string(words::csrf_failed.zh));
  };
  router_.post(
      pattern,
      [&site, screen = std::move(screen)](http::Request& request) {
        Visit visit(site, request);
        if (auto refusal = refuse_post(visit, Door::signed_in)) return *std::move(refusal);
        return screen(visit);
      },
      std::move(limits));
}

void add_screens(http::Router& router, Site& site) {
  Screens screens(router, site);
  add_public_screens(screens);
  add_enterprise_screens(screens);
  add_officer_screens(screens);
  add_review_screens(screens);
}

}  // namespace zj::pages
