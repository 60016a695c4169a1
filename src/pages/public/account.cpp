// Signing in and out, choosing a role, how pages look.

#include <algorithm>
#include <cctype>
#include <chrono>

#include "base/text.h"
#include "http/cookies.h"
#include "pages/public/public.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

constexpr std::chrono::hours session_kept{12};
constexpr std::string_view parked_cookie = "zj-parked";

// Only paths of ours: what a foreign page put into `to` leads nowhere else.
std::string own_path(std::string_view to, std::string_view otherwise) {
  const bool ours = to.starts_with('/') && !to.starts_with("//") &&
                    std::ranges::none_of(to, [](unsigned char c) { return c <= ' ' || c == '\\' || c == 0x7f; });
  return std::string(ours ? to : otherwise);
}

std::string cookie(const http::Request& request, std::string_view name, std::string_view value,
                   std::chrono::seconds kept) {
  return std::string(name) + "=" + std::string(value) +
         "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(kept.count()) +
         (request.secure ? "; Secure" : "");
}

// ---- signing in

http::Response sign_in_page(Visit& visit, const Error* error, int status) {
  const Lang lang = visit.lang;
  const std::string to =
      own_path(visit.request.form.has("to") ? visit.request.form.first("to") : visit.request.query.first("to"), "");
  html::Form form;
  form.action = "/sign-in";
  form.keys.csrf = visit.csrf();
  const html::Html fields = html::field(lang, {.name = "login",
                                               .label = std::string(words::sign_in_login.in(lang)),
                                               .value = std::string(visit.request.form.first("login")),
                                               .autocomplete = "username",
                                               .required = true}) +
                            html::field(lang, {.entry = html::Entry::password,
                                               .name = "password",
                                               .label = std::string(words::sign_in_password.in(lang)),
                                               .autocomplete = "current-password",
                                               .required = true});
  const html::Html content = html::group(
      html::h1(words::sign_in_title.in(lang)),
      error ? html::errsum(lang, {{error->at, error->said.in(lang), {}}}) : html::Html{},
      html::post_form(form, html::group(to.empty() ? html::Html{} : html::hidden("to", to), fields,
                                        html::submit_button({.text = std::string(words::sign_in_do.in(lang)),
                                                             .look = html::Look::main,
                                                             .wide = true}))),
      html::p(html::cls("small muted"), words::sign_in_no_account.in(lang), " ",
              html::a(html::href("/register"), words::portal_register.in(lang))));
  return shown(html::narrow_page(public_frame(visit, std::string(words::sign_in_title.in(lang))), content), status);
}

http::Response sign_in(Visit& visit) {
  const http::Fields& form = visit.request.form;
  const auto session = visit.site.accounts.sign_in(trim(form.first("login")), form.first("password"));
  if (!session) return sign_in_page(visit, &session.error(), session.error().trouble == Trouble::bad_input ? 422 : 403);
  const auto token = http::session_cookie(visit.request, session->token, session_kept);
  if (!token) {
    visit.site.accounts.sign_out(session->token);
    const Error error{Trouble::refused, say(words::sign_in_needs_https), {}};
    return sign_in_page(visit, &error, 403);
  }
  const bool parked = visit.request.cookies.has(parked_cookie);
  return visit.go(parked ? "/restored" : own_path(form.first("to"), "/work")).header("Set-Cookie", *token);
}

// ---- what was typed when the sign-in ran out

http::Response restored(Visit& visit) {
  const Lang lang = visit.lang;
  auto parked = visit.site.accounts.take_parked(visit.request.cookies.first(parked_cookie));
  const std::string forget = cookie(visit.request, parked_cookie, "", std::chrono::seconds(0));
  if (!parked || !parked->fields.array()) return visit.go("/work").header("Set-Cookie", forget);
  http::Fields typed;
  html::Html carried;
  for (const Json& pair : *parked->fields.array()) {
    const Json::Array* both = pair.array();
    if (!both || both->size() != 2 || !both->front().string() || !both->back().string()) continue;
    typed.add(*both->front().string(), *both->back().string());
    carried += html::hidden(*both->front().string(), *both->back().string());
  }
  html::Form form;
  form.action = parked->path;
  form.keys.csrf = visit.csrf();
  const html::Html content = html::group(
      html::h1(words::restored_title.in(lang)), html::p(words::restored_lead.in(lang)),
      html::panel({.title = {}, .body = html::key_values(read_back(visit, typed))}),
      html::post_form(
          form,
          html::group(
              carried,
              html::p(html::cls("row"),
                      html::submit_button({.text = std::string(words::restored_do.in(lang)), .look = html::Look::main}),
                      html::link_button({.text = std::string(words::restored_drop.in(lang)), .look = html::Look::quiet},
                                        "/work")))));
  return shown(html::narrow_page(visit.page(std::string(words::restored_title.in(lang))), content))
      .header("Set-Cookie", forget);
}

// ---- roles

std::string_view home_of(const registry::Actor& actor) {
  if (actor.is_public()) return "/";
  if (actor.role.starts_with("ent_")) return "/applications";
  if (actor.role == "expert" || actor.role == "panel_chair") return "/sheets";
  return "/queue";
}

http::Response seat(Visit& visit) {
  const auto& query = visit.request.query;
  const auto hat = visit.site.accounts.switch_role(visit.session, query.first("role"),
                                                   std::strtoll(std::string(query.first("org")).c_str(), nullptr, 10));
  if (!hat) return visit.problem(hat.error());
  return visit.go(own_path(query.first("to"), home_of(*hat)));
}

// ---- how pages look: kept in cookies, so that the first byte of a page is already right

http::Response look(Visit& visit) {
  constexpr std::chrono::hours a_year{24 * 365};
  const auto& query = visit.request.query;
  http::Response response = visit.go(own_path(query.first("to"), "/"));
  if (query.has("look")) {
    response.header("Set-Cookie",
                    cookie(visit.request, "zj-view", html::write_view(html::read_view(query.first("look"))), a_year));
  }
  if (query.has("lang"))
    response.header("Set-Cookie", cookie(visit.request, "zj-lang", query.first("lang") == "en" ? "en" : "zh", a_year));
  return response;
}

}  // namespace

void add_account_screens(Screens& screens) {
  screens.get(
      "/sign-in",
      [](Visit& visit) {
        if (visit.signed_in()) return visit.go(own_path(visit.request.query.first("to"), home_of(visit.actor)));
        return sign_in_page(visit, nullptr, 200);
      },
      Door::everyone);
  screens.post("/sign-in", sign_in, Door::everyone);
  screens.post("/sign-out", [](Visit& visit) {
    visit.site.accounts.sign_out(visit.session);
    return visit.go("/", say(words::signed_out)).header("Set-Cookie", http::forget_session_cookie(visit.request));
  });
  screens.get("/restored", restored);
  screens.get("/work", [](Visit& visit) { return visit.go(home_of(visit.actor)); });
  screens.get("/seat", seat);
  screens.get("/view", look, Door::everyone);
}

}  // namespace zj::pages
