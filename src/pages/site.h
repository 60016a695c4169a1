#pragma once
// What every screen stands on: who is looking, in which language, where from; and the way a form becomes an act. A
// screen is a plain function from a Visit to a Response. Screens hold no rules: they ask the registry what may be seen
// and done.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/components.h"
#include "http/message.h"
#include "registry/accounts.h"
#include "registry/registry.h"

namespace zj::pages {

// The parts a site is made of. They outlive it; all of them are thread-safe.
struct Site {
  registry::Registry& registry;
  registry::Accounts& accounts;
  std::string public_address;  // "https://…" put into QR codes; empty: the address of the request
  bool demo = false;           // says on every page that all of it is invented
  std::string secret = {};     // signs the messages that travel in addresses; new with every start
};

// One request and who makes it. Lives as long as the request.
class Visit {
 public:
  Visit(Site& site, http::Request& request);

  Site& site;
  http::Request& request;
  registry::Registry& registry;
  registry::Actor actor;  // the public when nobody has signed in
  std::string session;    // token, "" when nobody has signed in
  Lang lang = Lang::zh;
  html::View view;

  bool signed_in() const { return actor.person != 0; }
  std::string csrf() const;
  // For a form: CSRF token, a fresh act key and the version of the object that it shows.
  html::FormKeys keys(std::int64_t version = -1) const;
  Date today() const { return day_of(registry.clock().now()); }

  // The frame of a page: navigation of the actor's role, account menu, flash from the address. `current` is the path of
  // the menu item.
  html::Page page(std::string title, std::string_view current = {}) const;
  std::vector<html::NavGroup> side(std::string_view current) const;
  // Sends the browser on, with a message for the next page.
  http::Response go(std::string_view path, const Said& said = {}, html::Tone tone = html::Tone::ok) const;

  // A page for what went wrong: 404 hidden or unknown, 403 refused, 409 overtaken, 422 wrong input, 503 busy. `typed`
  // is read back there, when its form can no longer be shown.
  http::Response problem(const Error& error, const http::Fields* typed = nullptr) const;
  http::Response not_found() const;
};

using Screen = std::function<http::Response(Visit&)>;

// Who may open a screen at all. What is shown inside is up to may and may_see.
enum class Door { everyone, signed_in };

// The page for what the server itself refuses: an unknown address, a body too large. For
// http::ServerOptions::error_page.
http::Response error_page(int status, const Said& why, const http::Request& request);

// Adds routes. A post is let in only with the CSRF token of its session; a post whose sign-in has run out is parked,
// and is there again after signing in (nothing typed is lost).
class Screens {
 public:
  Screens(http::Router& router, Site& site) : router_(router), site_(site) {}
  void get(std::string_view pattern, Screen screen, Door door = Door::signed_in);
  void post(std::string_view pattern, Screen screen, Door door = Door::signed_in);
  // A form with files of at most `bytes` in all.
  void upload(std::string_view pattern, Screen screen, std::uint64_t bytes);

 private:
  http::Router& router_;
  Site& site_;
};

// ---- from a form to an act

// The act that a posted form asks for: object, version, key, reason and the facts it takes, read from fields named by
// their paths (核查清单.主体, 逐项意见[0].意见, 申报件 once per chosen case).
registry::Act act_of_form(Visit& visit, const registry::Object& object, std::string_view act);
// Fields of a form as the JSON of an act's input. `known` are the facts and references that the act takes.
Json input_of_form(const http::Fields& form, const measure::Act& act, const measure::Glossary& glossary);

// The form of an act, made from the facts it takes (docs/measure-language.md, 填写) and what is filled in already.
// `errors` come back from a refused post. Posts to /o/{ref}/{act}.
html::Html act_form(Visit& visit, const registry::Object& object, const registry::Offer& offer,
                    const http::Fields* typed = nullptr, const Error* error = nullptr);

// The form of an act that creates its object, which has a type and perhaps a parent so far: posts to
// /new/{type}/{act}?parent=….
html::Html create_form(Visit& visit, const registry::Object& fresh, const registry::Offer& offer,
                       const http::Fields* typed = nullptr, const Error* error = nullptr);

// Where an object is shown to this actor.
std::string address_of(const registry::Actor& actor, const registry::Object& object);

// ---- small things that many screens show

// What was typed into a form, by the labels of its fields and in their order; keys and versions left out.
std::vector<html::Fact> read_back(const Visit& visit, const http::Fields& typed);

html::Html due_mark(const Visit& visit, const std::optional<Date>& due);
html::Verdict to_mark(measure::Verdict verdict);
html::Html verdict_mark(Lang lang, std::string_view verdict);  // by its word in a column: met, unmet …
html::Html tri_of(const Visit& visit, const registry::Object& object);
std::string route_label(const measure::Measure& measure, const registry::Object& object);
std::string month_day(Date day);                // 11月23日
std::string month_day(Instant at);              // 11月23日 15:21
std::string article_href(std::string_view id);  // of a rule, article or assumption in the public measure

// ---- the screens, a folder each

void add_public_screens(Screens& screens);  // portal, sign-in, registration, notices, titles, verification, the measure
void add_enterprise_screens(Screens& screens);  // applications, dossier, signing
void add_officer_screens(Screens& screens);     // queue, case, district review, formal check, acts of every kind
void add_review_screens(Screens& screens);      // panels, scoring, lists, notices, recognition documents

void add_screens(http::Router& router, Site& site);

}  // namespace zj::pages
