// The measure, open to everybody: the one in force, the one that a round has pinned, or any earlier version; with the
// official text beside it, which the bureau attaches.

#include <algorithm>
#include <fstream>
#include <iterator>

#include "pages/measure_desk.h"
#include "pages/public/measure_search.h"
#include "pages/public/measure_view.h"
#include "pages/public/public.h"
#include "registry/versions.h"
#include "words/pages.h"
#include "words/pages_measure.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

using namespace html;
using Measure = std::shared_ptr<const measure::Measure>;

// The measure that the address asks for; nothing when there is no such version.
Measure asked_for(Visit& visit) {
  const auto& query = visit.request.query;
  if (const auto ref = query.first("round"); !ref.empty()) {
    const auto round = visit.registry.find(visit.actor, ref);
    return round && round->type == "round" ? visit.registry.measure_of(*round) : nullptr;
  }
  if (const auto hash = query.first("version"); !hash.empty()) return registry::versions::find(visit.registry, hash);
  return visit.registry.measure_in_force();
}

Html found_in(Lang lang, const measure::Measure& measure, std::string_view words) {
  constexpr std::size_t most = 40;
  const Passages found = passages(measure, words, most);
  if (found.all == 0) {
    return panel({.title = say(words::measure_found_none, words).in(lang),
                  .body = p(words::measure_found_none_why.in(lang)),
                  .id = "found"});
  }
  Html items;
  for (const Passage& passage : found.shown) {
    const Html where =
        passage.found.empty() ? Html{} : p(cls("small muted"), passage.before, mark(passage.found), passage.after);
    items += li(a(href("#" + percent_encoded(passage.anchor)), passage.title), where);
  }
  const std::string all = std::to_string(found.all);
  const Said title = found.all > found.shown.size()
                         ? say(words::measure_found_first, words, all, std::to_string(found.shown.size()))
                         : say(words::measure_found, words, all);
  return panel({.title = title.in(lang), .body = ul(cls("plain-list stack-s"), items), .id = "found"});
}

Html search_form(Lang lang, const Address& address, std::string_view words) {
  Html kept;
  for (const auto& [name, value] : address.query()) kept += hidden(name, value);
  return form(cls("search measure-search"), action(address.path()), attr("role", "search"), kept,
              label(cls("vh"), attr("for", "measure-q"), words::measure_search_label.in(lang)),
              input(cls("input"), id("measure-q"), type("search"), name("q"), value(words),
                    attr("placeholder", words::measure_search_hint.in(lang))),
              submit_button({.text = std::string(words::measure_search_label.in(lang)), .icon = Icon::search}));
}

// Who made it, which version it is, what stands behind it.
Html identity(Visit& visit, const measure::Measure& measure, const MeasureDesk::Entry& entry,
              const std::optional<registry::versions::OfficialText>& official) {
  const Lang lang = visit.lang;
  const auto word = [lang](const Word& w) { return std::string(w.in(lang)); };
  const auto counted = [lang](const Word& w, std::size_t n) { return say(w, std::to_string(n)).in(lang); };
  const auto open = static_cast<std::size_t>(
      std::ranges::count_if(measure.assumptions(), [](const auto& a) { return !a.is_confirmed(); }));
  const std::string tests = entry.report.failed == 0 ? word(words::measure_all_tests_hold)
                                                     : counted(words::measure_tests_failed, entry.report.failed);
  std::vector<Fact> facts{
      {word(words::measure_issuer), text(measure.identity().issuer)},
      {word(words::measure_version), group(html::span(cls("mono"), measure.hash().substr(0, 12)), " ",
                                           a(cls("small"), href("/measure/versions"), words::versions_title.in(lang)))},
      {counted(words::measure_rules, measure.rules().size()),
       group(html::small(counted(words::measure_tests, entry.report.cases), "，", tests))},
      {counted(words::measure_open, open),
       group(html::small(a(href("#open-assumptions"), words::measure_all_open.in(lang))))}};
  Html note =
      official
          ? text(
                say(words::official_attached, official->file_name, day_text(lang, day_of(official->attached))).in(lang))
          : text(words::official_none.in(lang));
  if (registry::versions::may_attach(visit.registry, visit.actor)) {
    note += group("　", a(href(Address("/measure/text").with("version", measure.hash()).str()),
                          (official ? words::official_replace : words::official_attach).in(lang)));
  }
  return html::facts(facts) + p(cls("small muted"), note);
}

Html open_assumptions(Lang lang, const measure::Measure& measure) {
  Html items;
  int open = 0;
  for (const measure::Assumption& one : measure.assumptions()) {
    if (one.is_confirmed()) continue;
    ++open;
    items += li(a(href("#" + percent_encoded(one.id)), one.id), " ", one.title, " ",
                html::span(cls("faint small"), one.confirm));
  }
  if (items.empty()) return {};
  return details(
      cls("panel"), id("open-assumptions"),
      summary(cls("panel__head strong"), words::measure_all_open.in(lang), " ", html::span(cls("count"), open)),
      div(cls("panel__body"), ul(cls("plain-list stack-s small columns"), items)));
}

http::Response measure_page(Visit& visit, MeasureDesk& desk) {
  const Lang lang = visit.lang;
  const Measure measure = asked_for(visit);
  if (!measure) return visit.not_found();
  const auto entry = desk.of(measure);
  const auto official = registry::versions::official_text(visit.registry, measure->hash());
  // It was read when it was attached.
  const auto parts = official
                         ? measure::read_official_text(official->bytes).value_or(std::vector<measure::OfficialPart>{})
                         : std::vector<measure::OfficialPart>{};
  Address address("/measure");
  for (const char* name : {"round", "version"}) address = address.with(name, visit.request.query.first(name));
  const auto words = visit.request.query.first("q");
  const Html contents = measure_contents(lang, *measure);
  Html head = page_head({.title = measure->identity().title, .lead = text(words::measure_lead.in(lang))});
  if (measure->hash() != visit.registry.measure_in_force()->hash())
    head += flash(Tone::warn, text(words::measure_not_in_force.in(lang)));
  head += identity(visit, *measure, *entry, official) + search_form(lang, address, words);
  if (!words.empty()) head += found_in(lang, *measure, words);
  head += open_assumptions(lang, *measure);
  const Html content = section(
      cls("section"), div(cls(parts.empty() ? "wrap measure" : "wrap wrap--wide measure"),
                          nav(cls("no-print sticky-panel measure-contents hide-narrow"),
                              attr("aria-label", words::measure_contents.in(lang)),
                              ruled_heading(words::measure_contents.in(lang)), contents),
                          div(cls("stack-l"), div(cls("stack"), head),
                              details(cls("panel no-print narrow-contents"),
                                      summary(cls("panel__head strong"), words::measure_contents.in(lang)),
                                      div(cls("panel__body"), contents)),
                              measure_articles(lang, *measure, {&entry->report, parts.empty() ? nullptr : &parts}))));
  return shown(public_page(public_frame(visit, std::string(words::measure_title.in(lang))), content));
}

// ---- the official text

http::Response text_form(Visit& visit, const measure::Measure& measure, const Error* error = nullptr) {
  const Lang lang = visit.lang;
  const auto word = [lang](const Word& w) { return std::string(w.in(lang)); };
  std::vector<Fact> facts{{word(words::official_for), group(measure.identity().title, " ",
                                                            html::span(cls("mono"), measure.hash().substr(0, 12)))}};
  if (const auto now = registry::versions::official_text(visit.registry, measure.hash()))
    facts.push_back({word(words::official_now), text(say(words::official_now_value, now->file_name, now->person_name,
                                                         day_text(lang, day_of(now->attached)))
                                                         .in(lang))});
  const std::string limit = std::to_string(registry::versions::max_text_bytes / 1024);
  const Html chosen = div(cls(error ? "field field--error" : "field"),
                          label(attr("for", "official-file"), words::official_file.in(lang)),
                          input(id("official-file"), type("file"), name("file"), attr("accept", ".txt,text/plain"),
                                attr("aria-describedby", error ? "official-error" : "official-help")),
                          p(cls("help"), id("official-help"), say(words::official_file_help, limit).in(lang)),
                          error ? html::error(error->said.in(lang), "official-error") : Html{});
  const Html content =
      group(h1(words::official_title.in(lang)), p(words::official_lead.in(lang)), key_values(facts),
            post_form({.action = "/measure/text", .keys = visit.keys(), .files = true},
                      group(hidden("version", measure.hash()), chosen,
                            p(cls("row"), submit_button({.text = word(words::official_title), .look = Look::main}),
                              a(href("/measure"), words::back.in(lang))))));
  return shown(narrow_page(visit.page(word(words::official_title)), content), error ? 422 : 200);
}

http::Response attach(Visit& visit) {
  if (!registry::versions::may_attach(visit.registry, visit.actor)) return visit.not_found();
  const auto measure = registry::versions::find(visit.registry, visit.request.form.first("version"));
  if (!measure) return visit.not_found();
  const auto upload = std::ranges::find(visit.request.uploads, "file", &http::Upload::field);
  if (upload == visit.request.uploads.end() || upload->file_name.empty()) {
    const Error none{Trouble::bad_input, say(words::official_no_file), "file"};
    return text_form(visit, *measure, &none);
  }
  std::ifstream file(upload->path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto attached = registry::versions::attach(visit.registry, visit.actor, measure->hash(), upload->file_name,
                                                   bytes, visit.request.form.first("key"));
  if (!attached) {
    return attached.error().trouble == Trouble::bad_input ? text_form(visit, *measure, &attached.error())
                                                          : visit.problem(attached.error());
  }
  const auto parts = *measure::read_official_text(bytes);
  const auto number_of = [&](measure::OfficialPart::Kind kind) {
    return std::to_string(std::ranges::count(parts, kind, &measure::OfficialPart::kind));
  };
  using Kind = measure::OfficialPart::Kind;
  return visit.go(Address("/measure").with("version", measure->hash()).str(),
                  say(words::official_done, upload->file_name, number_of(Kind::article), number_of(Kind::item),
                      std::to_string(measure::match(*measure, parts).rest.size())));
}

}  // namespace

void add_measure_screen(Screens& screens) {
  const auto desk = std::make_shared<MeasureDesk>();
  screens.get(
      "/measure", [desk](Visit& visit) { return measure_page(visit, *desk); }, Door::everyone);
  screens.get("/measure/text", [](Visit& visit) {
    const auto measure = asked_for(visit);
    if (!measure || !registry::versions::may_attach(visit.registry, visit.actor)) return visit.not_found();
    return text_form(visit, *measure);
  });
  // A little more than the file: the form around it.
  screens.upload("/measure/text", attach, registry::versions::max_text_bytes + (64u << 10));
}

}  // namespace zj::pages
