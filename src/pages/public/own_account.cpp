// One's own account: who one is here, in which roles, and the password.

#include "pages/public/public.h"
#include "words/html.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

http::Response page(Visit& visit, const Error* error) {
  const Lang lang = visit.lang;
  const auto measure = visit.registry.measure_in_force();
  std::vector<html::Fact> who = {
      {std::string(words::register_person.in(lang)), html::text(visit.actor.name)},
      {std::string(words::sign_in_login.in(lang)), html::span(html::cls("mono"), visit.actor.login)}};
  for (const registry::Actor& hat : visit.site.accounts.roles_of(visit.actor)) {
    const auto* role = measure->procedure().role(hat.role);
    who.push_back(
        {std::string(words::own_role.in(lang)), html::text((role ? role->label : hat.role) + " · " + hat.org_name)});
  }
  const auto password = [&](std::string_view name, const Word& label, std::string_view autocomplete, const Word* help) {
    html::Field field;
    field.entry = html::Entry::password;
    field.name = std::string(name);
    field.label = std::string(label.in(lang));
    field.autocomplete = std::string(autocomplete);
    field.required = true;
    field.width = html::Width::full;
    if (help) field.help = html::text(help->in(lang));
    if (error && error->at == name) field.error = error->said.in(lang);
    return html::field(lang, field);
  };
  html::Form form;
  form.action = "/account/password";
  form.keys = visit.keys();
  const html::Html change = html::post_form(
      form,
      html::group(
          html::form_grid({password("password", words::own_password, "current-password", nullptr),
                           password("new", words::own_new_password, "new-password", &words::register_password_help)}),
          html::submit_button({.text = std::string(words::own_change_password.in(lang)), .look = html::Look::main})));
  const html::Html content =
      html::group(html::h1(words::account_settings.in(lang)),
                  error ? html::errsum(lang, {{error->at, error->said.in(lang), {}}}) : html::Html{},
                  html::panel({.title = std::string(words::own_who.in(lang)), .body = html::key_values(who)}),
                  html::panel({.title = std::string(words::own_change_password.in(lang)),
                               .note = html::text(words::own_password_note.in(lang)),
                               .body = change}));
  const int status = !error ? 200 : error->trouble == Trouble::bad_input ? 422 : 403;
  return shown(html::narrow_page(visit.page(std::string(words::account_settings.in(lang)), "/account"), content),
               status);
}

http::Response change_password(Visit& visit) {
  const http::Fields& form = visit.request.form;
  const auto changed = visit.site.accounts.change_password(visit.session, form.first("password"), form.first("new"));
  return changed ? visit.go("/account", say(words::own_password_changed)) : page(visit, &changed.error());
}

}  // namespace

void add_own_account(Screens& screens) {
  screens.get("/account", [](Visit& visit) { return page(visit, nullptr); });
  screens.post("/account/password", change_password);
}

}  // namespace zj::pages
