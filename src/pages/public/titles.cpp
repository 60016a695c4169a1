// Titles: looking them up, verifying one by its number, its certificate.

#include <algorithm>
#include <cctype>
#include <map>

#include "base/text.h"
#include "documents/certificate.h"
#include "documents/qr.h"
#include "pages/public/public.h"
#include "words/pages.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

using registry::ListQuery;

constexpr int page_length = 20;
constexpr int rounds_offered = 50;

// As printed on certificates: half-width, capitals, no spaces.
std::string tidy_number(std::string_view typed) {
  std::string number = to_half_width(typed);
  std::erase_if(number, [](unsigned char c) { return std::isspace(c); });
  std::ranges::transform(number, number.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return number;
}

std::string address_of_title(std::string_view number) {
  return "/titles/" + html::percent_encoded(number);
}

// ---- the list

std::vector<html::Option> states_of_titles(const Visit& visit) {
  std::vector<html::Option> options = {{"", std::string(words::title_all_states.in(visit.lang)), {}}};
  if (const auto* type = visit.registry.measure_in_force()->procedure().type("title")) {
    for (const auto& state : type->states) options.push_back({state.id, state.label, {}});
  }
  return options;
}

std::vector<registry::ListRow> rounds(const Visit& visit) {
  ListQuery query;
  query.type = "round";
  query.sort = ListQuery::Sort::newest;
  query.limit = rounds_offered;
  return visit.registry.list(visit.actor, query);
}

html::Html filter_bar(const Visit& visit, const ListQuery& query, std::string_view state, std::string_view round_ref) {
  const Lang lang = visit.lang;
  std::vector<html::Option> kinds = {{"", std::string(words::title_all_kinds.in(lang)), {}}};
  for (const auto& kind : visit.registry.measure_in_force()->verdicts()) kinds.push_back({kind.name, kind.name, {}});
  std::vector<html::Option> units = {{"", std::string(words::title_all_units.in(lang)), {}}};
  for (const registry::Org& unit : visit.registry.units()) units.push_back({unit.code, unit.name, {}});
  std::vector<html::Option> years = {{"", std::string(words::title_all_years.in(lang)), {}}};
  for (const auto& row : rounds(visit)) years.push_back({row.object.ref, row.object.name, {}});
  const bool any =
      !query.text.empty() || !query.kind.empty() || !query.unit.empty() || !state.empty() || !round_ref.empty();
  return html::filters(
      lang,
      {.action = "/titles",
       .fields = {html::filter_text("q", words::title_search.in(lang), query.text),
                  html::filter_select("kind", words::title_column_kind.in(lang), query.kind, kinds),
                  html::filter_select("unit", words::title_column_unit.in(lang), query.unit, units),
                  html::filter_select("round", words::title_column_round.in(lang), round_ref, years),
                  html::filter_select("state", words::title_column_state.in(lang), state, states_of_titles(visit))},
       .any_set = any});
}

http::Response list_page(Visit& visit) {
  const Lang lang = visit.lang;
  const auto& asked = visit.request.query;
  if (const std::string number = tidy_number(asked.first("number")); !number.empty())
    return visit.go(address_of_title(number));

  ListQuery query;
  query.type = "title";
  query.sort = ListQuery::Sort::newest;
  const registry::Tally every = visit.registry.tally(visit.actor, query);
  const std::int64_t all = every.total, valid = every.by_state.contains("valid") ? every.by_state.at("valid") : 0;

  query.text = std::string(trim(asked.first("q")));
  query.kind = std::string(asked.first("kind"));
  query.unit = std::string(asked.first("unit"));
  const std::string state(asked.first("state")), round_ref(asked.first("round"));
  if (!state.empty()) query.states = {state};
  if (!round_ref.empty()) {
    const auto round = visit.registry.find(visit.actor, round_ref);
    query.round = round ? round->id : -1;
  }
  const std::int64_t page =
      std::max<std::int64_t>(1, std::strtoll(std::string(asked.first("page")).c_str(), nullptr, 10));
  query.limit = page_length;
  query.offset = static_cast<int>(std::min<std::int64_t>(page - 1, 100'000) * page_length);
  const TitleList list = titles(visit, query);

  html::Html found = html::empty_state(words::titles_none.in(lang), html::text(words::titles_none_why.in(lang)));
  if (all == 0)
    found = html::empty_state(words::portal_no_title.in(lang), html::text(words::portal_no_title_why.in(lang)));
  if (!list.lines.empty()) {
    const html::Address here = html::Address("/titles")
                                   .with("q", query.text)
                                   .with("kind", query.kind)
                                   .with("unit", query.unit)
                                   .with("round", round_ref)
                                   .with("state", state);
    const std::int64_t from = query.offset + 1, to = query.offset + static_cast<std::int64_t>(list.lines.size());
    found = title_table(lang, list.lines) +
            html::list_foot(
                lang, {.from = from,
                       .to = to,
                       .all = list.total,
                       .pager = {.page = page, .pages = (list.total + page_length - 1) / page_length, .here = here}});
  }
  const html::Html head = html::page_head(
      {.title = std::string(words::titles_title.in(lang)),
       .lead = html::text(say(words::titles_lead, std::to_string(all), std::to_string(valid)).in(lang))});
  const html::Html content =
      html::section(html::cls("section"),
                    html::div(html::cls("wrap stack"), head, filter_bar(visit, query, state, round_ref), found));
  return shown(html::public_page(public_frame(visit, std::string(words::titles_title.in(lang))), content));
}

// ---- one title

struct Holder {
  std::string name, code;
};
Holder holder_of(Visit& visit, const registry::Object& title) {
  const auto org = title.enterprise ? visit.registry.org(*title.enterprise) : std::nullopt;
  return org ? Holder{org->name, org->code} : Holder{};
}

std::string unit_of(Visit& visit, const registry::Object& title) {
  for (const registry::Org& unit : visit.registry.units()) {
    if (title.unit == unit.code) return unit.name;
  }
  return {};
}

std::optional<registry::Object> round_of(Visit& visit, const registry::Object& title) {
  const auto round = title.round ? visit.registry.find(visit.actor, *title.round) : tl::unexpected<Error>(Error{});
  return round ? std::optional(*round) : std::nullopt;
}

// The published document that granted it.
std::optional<registry::Document> decision_of(Visit& visit, const registry::Object& title) {
  ListQuery query;
  query.type = "recognition_doc";
  query.states = {"issued"};
  query.round = title.round;
  for (const auto& row : visit.registry.list(visit.actor, query)) {
    if (row.object.number != title.data.text("文号")) continue;
    const auto object = visit.registry.find(visit.actor, row.object.id);
    if (!object) continue;
    for (registry::Document& document : visit.registry.documents(visit.actor, *object)) {
      if (document.kind == "认定通知") return std::move(document);
    }
  }
  return std::nullopt;
}

html::Html qr_of(const std::string& address, const std::string& label) {
  const auto code = documents::QrCode::of(address);
  if (!code) return {};
  std::vector<bool> modules;
  modules.reserve(static_cast<std::size_t>(code->size()) * static_cast<std::size_t>(code->size()));
  for (int row = 0; row < code->size(); ++row) {
    for (int column = 0; column < code->size(); ++column) modules.push_back(code->dark(column, row));
  }
  return html::qr(code->size(), modules, label);
}

html::Html certificate_on_screen(Visit& visit, const registry::Object& title, const Holder& holder) {
  const Lang lang = visit.lang;
  const auto measure = visit.registry.measure_of(title);
  const auto round = round_of(visit, title);
  const auto granted = parse_date(title.data.text("授予日期"));
  const std::string number = title.number.value_or("");
  html::Certificate certificate;
  certificate.label = words::title_certificate_label.in(lang);
  certificate.place = words::title_place.in(lang);
  certificate.title = title.kind;
  certificate.body = {html::text(words::title_recognise.in(lang)), html::b(holder.name + "　" + title.name),
                      html::text(say(words::title_recognise_as, title.kind, round ? round->name : "").in(lang))};
  certificate.number = number;
  certificate.basis = title.data.text("文号");
  certificate.how_to_check = words::title_how_to_check.in(lang);
  certificate.issuer = measure->identity().issuer;
  certificate.date = granted ? day_text(lang, *granted) : "";
  certificate.code =
      qr_of(public_address(visit) + address_of_title(number), say(words::title_code_leads, number).in(lang));
  return html::desk(html::certificate(certificate));
}

html::Html standing(Visit& visit, const registry::Object& title, const Holder& holder) {
  const Lang lang = visit.lang;
  if (title.state == "valid") {
    return html::flash(
        html::Tone::ok, html::Icon::shield, words::title_valid.in(lang),
        html::text(say(words::title_valid_below, holder.name, title.name,
                       visit.registry.measure_of(title)->identity().issuer, to_local(visit.registry.clock().now()))
                       .in(lang)));
  }
  const bool upgraded = title.state == "upgraded";
  return html::flash(upgraded ? html::Tone::info : html::Tone::bad, upgraded ? html::Icon::info : html::Icon::unmet,
                     (upgraded ? words::title_upgraded : words::title_revoked).in(lang),
                     html::text((upgraded ? words::title_upgraded_below : words::title_revoked_below).in(lang)));
}

html::Html history_of(Visit& visit, const registry::Object& title) {
  const auto* type = visit.registry.measure_of(title)->procedure().type("title");
  std::vector<html::Event> events;
  for (const registry::Event& event : visit.registry.history(visit.actor, title)) {
    const auto* act = type ? type->act(event.act) : nullptr;
    html::Html what = html::text(title.data.text("文号"));
    if (act && !act->cites.empty()) {
      if (const auto* article = visit.registry.measure_of(title)->article(act->cites.front()))
        what += html::text("　") + html::cite(article->place, article_href(article->id));
    }
    events.push_back(
        {day_text(visit.lang, day_of(event.at)), to_iso(event.at), act ? act->label : event.act, {}, what, {}, true});
  }
  return html::timeline(events);
}

http::Response unknown_title(Visit& visit, const std::string& number) {
  const Lang lang = visit.lang;
  const html::Html again = html::form(
      html::cls("stack"), html::action("/titles"),
      html::field(lang, {.entry = html::Entry::code,
                         .name = "number",
                         .label = std::string(words::verify_number.in(lang)),
                         .value = number,
                         .help = html::text(words::verify_help.in(lang)),
                         .autocomplete = "off"}),
      html::submit_button(
          {.text = std::string(words::verify_do.in(lang)), .look = html::Look::main, .icon = html::Icon::shield}));
  const html::Html content =
      html::group(html::h1(say(words::title_unknown, number).in(lang)),
                  html::flash(html::Tone::bad, html::text(words::title_unknown_why.in(lang))), again);
  return shown(html::narrow_page(public_frame(visit, std::string(words::titles_title.in(lang))), content), 404);
}

http::Response title_page(Visit& visit) {
  using namespace html;
  const Lang lang = visit.lang;
  const std::string number = tidy_number(visit.request.capture("number"));
  const auto title = visit.registry.title_by_number(number);
  if (!title || !visit.registry.may_see(visit.actor, "public_record", *title)) return unknown_title(visit, number);
  const Holder holder = holder_of(visit, *title);
  const auto round = round_of(visit, *title);
  const auto decision = decision_of(visit, *title);
  const auto granted = parse_date(title->data.text("授予日期"));

  const std::string_view document_number = title->data.text("文号");
  const Html decided_by = decision ? a(href("/document/" + decision->ref), document_number) : text(document_number);
  const std::vector<Fact> facts = {
      {std::string(words::title_column_number.in(lang)), span(cls("mono"), number)},
      {std::string(words::title_column_kind.in(lang)), text(title->kind)},
      {std::string(words::title_enterprise.in(lang)), text(holder.name)},
      {std::string(words::title_code.in(lang)), span(cls("mono"), holder.code)},
      {std::string(words::title_site.in(lang)), text(title->name)},
      {std::string(words::title_column_unit.in(lang)), text(unit_of(visit, *title))},
      {std::string(words::title_round.in(lang)), round ? a(href("/rounds/" + round->ref), round->name) : Html{}},
      {std::string(words::title_document.in(lang)), decided_by},
      {std::string(words::title_granted.in(lang)), text(granted ? day_text(lang, *granted) : "")},
      {std::string(words::title_column_state.in(lang)), text(visit.registry.state_label(*title))}};
  const Html certificate = title->state == "valid" ? certificate_on_screen(visit, *title, holder) : Html{};
  const Html acts = title->state == "valid" ? link_button({.text = std::string(words::title_certificate.in(lang)),
                                                           .look = Look::main,
                                                           .icon = Icon::download,
                                                           .wide = true},
                                                          address_of_title(number) + "/certificate.pdf")
                                            : Html{};
  html::Page frame = public_frame(visit, holder.name + "　" + title->kind);
  // The certificate brings its own heading; without it the page names what it is about.
  const Html heading = certificate.empty() ? h1(holder.name + "　" + title->name) : Html{};
  const Html below =
      section(cls("section"),
              div(cls("wrap cols-main"),
                  div(cls("stack"), heading, standing(visit, *title, holder),
                      ruled_heading(words::title_history.in(lang), {}, true), history_of(visit, *title)),
                  aside(cls("stack no-print"), ruled_heading(words::title_facts.in(lang), {}, true), key_values(facts),
                        acts, p(cls("small"), a(href("/titles"), words::title_verify_other.in(lang))))));
  return shown(public_page(frame, certificate + below));
}

http::Response certificate_pdf(Visit& visit) {
  const std::string number = tidy_number(visit.request.capture("number"));
  const auto title = visit.registry.title_by_number(number);
  if (!title || title->state != "valid" || !visit.registry.may_see(visit.actor, "credential", *title))
    return unknown_title(visit, number);
  const Holder holder = holder_of(visit, *title);
  const auto measure = visit.registry.measure_of(*title);
  const auto round = round_of(visit, *title);
  documents::Certificate certificate;
  certificate.title = std::string(words::title_place.zh) + title->kind;
  certificate.year = round ? static_cast<int>(round->data.integer("年度")) : 0;
  certificate.number = number;
  certificate.enterprise = holder.name;
  certificate.credit_code = holder.code;
  certificate.site = title->name;
  certificate.district = unit_of(visit, *title);
  certificate.decision = title->data.text("文号");
  certificate.decided = parse_date(title->data.text("授予日期")).value_or(day_of(title->created));
  certificate.issuer = measure->identity().issuer;
  certificate.verify_url = public_address(visit) + address_of_title(number);
  certificate.measure = measure->identity().title;
  certificate.measure_hash = measure->hash().substr(0, 16);
  auto printed = documents::print(certificate);
  if (!printed) return visit.problem(printed.error());
  // A name with a box in it is no certificate.
  if (!printed->missing.empty())
    return visit.problem(Error{Trouble::unavailable, say(words::certificate_lacks_font, printed->missing), {}});
  return pdf_response(std::move(printed->bytes), number);
}

}  // namespace

TitleList titles(const Visit& visit, const registry::ListQuery& query) {
  TitleList list;
  list.total = visit.registry.tally(visit.actor, query).total;
  std::map<std::int64_t, std::string> round_names;
  for (const auto& row : visit.registry.list(visit.actor, query)) {
    const registry::Object& title = row.object;
    std::string& round = round_names[title.round.value_or(0)];
    if (round.empty() && title.round) {
      if (const auto found = visit.registry.find(visit.actor, *title.round)) round = found->name;
    }
    const std::string number = title.number.value_or("");
    list.lines.push_back({address_of_title(number), number, title.kind, row.enterprise_name, title.name, row.unit_name,
                          round, visit.registry.state_label(title), title.state == "valid"});
  }
  return list;
}

void add_title_screens(Screens& screens) {
  screens.get("/titles", list_page, Door::everyone);
  screens.get("/titles/{number}", title_page, Door::everyone);
  screens.get("/titles/{number}/certificate.pdf", certificate_pdf, Door::everyone);
}

}  // namespace zj::pages
