// An enterprise registers itself. Every field that is wrong says so at once, and what was typed stays.

#include <algorithm>
#include <cctype>
#include <chrono>

#include "base/credit_code.h"
#include "base/text.h"
#include "http/cookies.h"
#include "pages/public/public.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

constexpr std::chrono::hours session_kept{12};

// Without spaces, half-width, in capitals: what an input method leaves in a code.
std::string tidy_code(std::string_view typed) {
  std::string code = to_half_width(typed);
  std::erase_if(code, [](unsigned char c) { return std::isspace(c); });
  std::ranges::transform(code, code.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return code;
}

struct Registration {
  std::string typed_code, code, name, unit, person, login, password;

  static Registration of(const http::Fields& form) {
    const auto text = [&](std::string_view name) { return std::string(trim(form.first(name))); };
    return {std::string(form.first("code")),
            tidy_code(form.first("code")),
            text("name"),
            text("unit"),
            text("person"),
            text("login"),
            std::string(form.first("password"))};
  }
  bool folded() const { return typed_code != code; }
};

std::string error_at(std::string_view field, const std::vector<Error>& errors, Lang lang) {
  const auto found = std::ranges::find(errors, field, &Error::at);
  return found == errors.end() ? std::string() : found->said.in(lang);
}

http::Response page(Visit& visit, const Registration& typed, const std::vector<Error>& errors) {
  const Lang lang = visit.lang;
  const auto field = [&](std::string_view name, const Word& label, std::string value, const Word& help,
                         html::Entry entry = html::Entry::text, std::string_view autocomplete = "off") {
    html::Field f;
    f.entry = entry;
    f.name = std::string(name);
    f.label = std::string(label.in(lang));
    f.value = std::move(value);
    f.help = html::text(help.in(lang));
    f.error = error_at(name, errors, lang);
    f.autocomplete = std::string(autocomplete);
    f.required = true;
    f.width = html::Width::full;
    return f;
  };
  html::Field code = field("code", words::register_code, typed.code, words::register_code_help, html::Entry::code);
  if (typed.folded() && !typed.code.empty())
    code.note = html::p(html::cls("help"), say(words::folded_code, typed.code).in(lang));
  html::Field unit = field("unit", words::register_unit, typed.unit, words::register_unit_help, html::Entry::select);
  for (const registry::Org& org : visit.registry.units()) unit.options.push_back({org.code, org.name, {}});

  const html::Html enterprise =
      html::form_grid({html::field(lang, code),
                       html::field(lang, field("name", words::register_name, typed.name, words::register_name_help,
                                               html::Entry::text, "organization")),
                       html::field(lang, unit)});
  const html::Html account =
      html::form_grid({html::field(lang, field("person", words::register_person, typed.person,
                                               words::register_account_note, html::Entry::text, "name")),
                       html::field(lang, field("login", words::sign_in_login, typed.login, words::register_login_help,
                                               html::Entry::text, "username")),
                       html::field(lang, field("password", words::sign_in_password, "", words::register_password_help,
                                               html::Entry::password, "new-password"))});
  std::vector<html::FieldError> summary;
  for (const Error& error : errors) summary.push_back({error.at, error.said.in(lang), {}});
  html::Form form;
  form.action = "/register";
  form.keys.csrf = visit.csrf();
  form.guard = true;
  const html::Html content = html::group(
      html::h1(words::register_title.in(lang)), html::p(html::cls("muted"), words::register_lead.in(lang)),
      html::errsum(lang, summary),
      html::post_form(
          form,
          html::group(html::panel({.title = std::string(words::register_enterprise.in(lang)), .body = enterprise}),
                      html::panel({.title = std::string(words::register_account.in(lang)), .body = account}),
                      html::submit_button(
                          {.text = std::string(words::register_do.in(lang)), .look = html::Look::main, .wide = true}))),
      html::p(html::cls("small muted"), words::register_have_account.in(lang), " ",
              html::a(html::href("/sign-in"), words::sign_in_do.in(lang))));
  return shown(html::narrow_page(public_frame(visit, std::string(words::register_title.in(lang))), content),
               errors.empty() ? 200 : 422);
}

http::Response register_enterprise(Visit& visit) {
  const Registration typed = Registration::of(visit.request.form);
  registry::Accounts& accounts = visit.site.accounts;
  const registry::Accounts::NewPerson first{typed.login, typed.person, typed.password, {}};
  if (const auto errors = accounts.problems(typed.code, typed.name, typed.unit, first); !errors.empty())
    return page(visit, typed, errors);
  if (const auto org = accounts.register_enterprise(typed.code, typed.name, typed.unit, first); !org)
    return page(visit, typed, {org.error()});
  const auto session = accounts.sign_in(typed.login, typed.password);
  const auto token = session ? http::session_cookie(visit.request, session->token, session_kept) : std::nullopt;
  if (!token) return visit.go("/sign-in");
  return visit.go("/applications", say(words::registered)).header("Set-Cookie", *token);
}

}  // namespace

void add_registration(Screens& screens) {
  screens.get(
      "/register", [](Visit& visit) { return page(visit, {}, {}); }, Door::everyone);
  screens.post("/register", register_enterprise, Door::everyone);
}

}  // namespace zj::pages
