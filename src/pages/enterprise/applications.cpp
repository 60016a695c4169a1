// An enterprise's applications, and how a new one begins.

#include <algorithm>

#include "base/text.h"
#include "pages/enterprise/enterprise.h"
#include "pages/enterprise/rail.h"
#include "pages/enterprise/stage.h"
#include "words/pages.h"
#include "words/pages_enterprise.h"

namespace zj::pages {

namespace {

using registry::ListQuery;

constexpr int shown_at_most = 200;  // an enterprise files a few a year

html::Html verdict_cell(Visit& visit, const registry::Object& the_case) {
  if (!the_case.verdict.empty() && the_case.state != "draft")
    return verdict_mark(visit.lang, the_case.verdict) + html::text(" ") + tri_of(visit, the_case);
  const auto content = visit.registry.content(visit.actor, the_case);
  if (!content) return html::span(html::cls("faint"), "—");
  const auto checked = visit.registry.check(the_case, *content);
  return verdict_of(visit.lang, checked.assessment) + html::text(" ") +
         html::tri(visit.lang, deciding(checked.assessment));
}

html::Html list_of(Visit& visit) {
  const Lang lang = visit.lang;
  ListQuery query;
  query.type = "case";
  query.sort = ListQuery::Sort::newest;
  query.limit = shown_at_most;
  html::Table table{.caption = std::string(words::apps_title.in(lang)),
                    .columns = {{.title = std::string(words::apps_column_site.in(lang)), .heads_row = true},
                                {.title = std::string(words::apps_column_kind.in(lang))},
                                {.title = std::string(words::apps_column_state.in(lang))},
                                {.title = std::string(words::apps_column_verdict.in(lang))},
                                {.title = std::string(words::apps_column_due.in(lang))},
                                {.title = std::string(words::apps_column_next.in(lang))}},
                    .rows = {}};
  for (const auto& row : visit.registry.list(visit.actor, query)) {
    const auto the_case = visit.registry.find(visit.actor, row.object.id);
    if (!the_case) continue;
    const NextStep next = next_step(visit, *the_case);
    const html::Html act = next.mine ? html::a(html::cls("strong"), html::href(next.href), next.label)
                                     : html::span(html::cls("muted"), next.label);
    table.rows.push_back(
        {.cells = {html::row_link_over(the_case->name, "/applications/" + the_case->ref,
                                       the_case->number.value_or(row.unit_name)),
                   html::text(the_case->kind), html::text(state_shown(visit, *the_case)),
                   verdict_cell(visit, *the_case), due_mark(visit, deadline_of(visit, *the_case)), act}});
  }
  return table.rows.empty() ? html::Html{} : html::data_table(lang, table);
}

std::optional<registry::Object> open_round(Visit& visit, std::string_view state) {
  ListQuery query;
  query.type = "round";
  query.states = {std::string(state)};
  query.sort = ListQuery::Sort::newest;
  query.limit = 1;
  const auto rows = visit.registry.list(visit.actor, query);
  if (rows.empty()) return std::nullopt;
  const auto round = visit.registry.find(visit.actor, rows.front().object.id);
  return round ? std::optional(*round) : std::nullopt;
}

// What a title asks for, in numbers.
html::Html kind_note(Lang lang, const measure::Measure& measure, std::string_view kind) {
  std::size_t clauses = 0, cells = 0;
  for (const measure::Cell& cell : measure.cells()) {
    if (cell.title != kind) continue;
    ++cells;
    clauses += cell.clauses.size();
  }
  return html::text(say(words::apps_kind_items, std::to_string(clauses), std::to_string(cells)).in(lang));
}

html::Html new_form(Visit& visit, const registry::Object& round, const registry::Offer& offer, const Error* error) {
  const Lang lang = visit.lang;
  const auto measure = visit.registry.measure_of(round);
  const measure::ObjectType* type = measure->procedure().type("case");
  const measure::Glossary& glossary = measure->glossary(type->label);
  const http::Fields& typed = visit.request.form;
  const auto org = visit.registry.org(visit.actor.org);
  std::vector<html::Html> fields;
  for (const measure::Take& take : offer.act->takes) {
    const measure::Fact* fact = glossary.find(take.path);
    if (!fact) continue;
    html::Field field;
    field.name = take.path;
    field.label = lang == Lang::en && !fact->english.empty() ? fact->english : fact->name;
    field.help = html::text(fact->help);
    field.value = std::string(typed.first(take.path));
    field.required = take.required;
    if (error && error->at == take.path) field.error = error->said.in(lang);
    if (fact->type == measure::FactType::choice) {
      field.entry = html::Entry::radios;
      field.width = html::Width::full;
      for (const std::string& kind : fact->values)
        field.options.push_back({kind, kind, kind_note(lang, *measure, kind)});
    } else if (take.path == "推荐单位") {
      field.entry = html::Entry::select;
      field.help = html::text(words::apps_unit_help.in(lang));
      for (const registry::Org& unit : visit.registry.units()) field.options.push_back({unit.code, unit.name, {}});
      if (field.value.empty() && org && org->unit) field.value = *org->unit;
    } else {
      field.help = html::text(words::apps_site_help.in(lang));
    }
    fields.push_back(html::field(lang, field));
  }
  html::Form form;
  form.action = "/applications?round=" + round.ref;
  form.keys = visit.keys();
  form.guard = true;
  const std::string label(words::apps_begin_do.in(lang));
  const html::Html button = offer.allowed ? html::submit_button({.text = label, .look = html::Look::main})
                                          : html::disabled_button({.text = label}, join(offer.why, "；"));
  html::Html wrong;
  if (error &&
      std::ranges::none_of(offer.act->takes, [&](const measure::Take& take) { return take.path == error->at; }))
    wrong = html::errsum(lang, {{"", error->said.in(lang), {}}});
  return html::post_form(form, wrong + html::form_grid(fields) + html::p(button));
}

html::Html begin(Visit& visit, const Error* error) {
  const Lang lang = visit.lang;
  const auto round = open_round(visit, "open");
  if (!round) {
    const auto announced = open_round(visit, "announced");
    const std::string opens = announced ? std::string(announced->data.text("开放日")) : "";
    const std::string why = announced ? say(words::apps_round_not_open, announced->name, opens).in(lang)
                                      : std::string(words::apps_none_closed.in(lang));
    return html::flash(html::Tone::info, html::text(why));
  }
  const registry::Offer offer = visit.registry.offer_to_create(visit.actor, "case", "create", &*round);
  if (!offer.act) return switch_role(visit, "ent_operator", words::next_switch_operator);
  return html::panel(
      {.title = std::string(words::apps_begin.in(lang)),
       .note = html::a(html::href("/rounds/" + round->ref),
                       say(words::apps_begin_note, round->name, std::string(round->data.text("截止日"))).in(lang)),
       .body = new_form(visit, *round, offer, error),
       .id = "new"});
}

http::Response page(Visit& visit, const Error* error) {
  const Lang lang = visit.lang;
  if (!visit.actor.role.starts_with("ent_")) return visit.not_found();
  const html::Html list = list_of(visit);
  const html::Html start = begin(visit, error);
  html::Html content = html::page_head(
      {.title = std::string(words::apps_title.in(lang)), .lead = html::text(words::apps_lead.in(lang))});
  if (list.empty()) {
    const bool can_begin = open_round(visit, "open").has_value();
    content += html::empty_state(words::apps_none.in(lang),
                                 html::text((can_begin ? words::apps_none_open : words::apps_none_closed).in(lang)));
  }
  content += list + start;
  const int status = !error                                 ? 200
                     : error->trouble == Trouble::conflict  ? 409
                     : error->trouble == Trouble::bad_input ? 422
                                                            : 403;
  return page_of(
      html::work_page(visit.page(std::string(words::apps_title.in(lang))), visit.side("/applications"), content),
      status);
}

http::Response create(Visit& visit) {
  const auto round = visit.registry.find(visit.actor, visit.request.query.first("round"));
  if (!round || round->type != "round") return visit.not_found();
  const auto measure = visit.registry.measure_of(*round);
  const measure::ObjectType* type = measure->procedure().type("case");
  const measure::Act* row = type ? type->act("create") : nullptr;
  if (!row) return visit.not_found();
  registry::Act act;
  act.type = "case";
  act.act = "create";
  act.parent = round->ref;
  act.key = std::string(visit.request.form.first("key"));
  act.input = input_of_form(visit.request.form, *row, measure->glossary(type->label));
  const auto outcome = visit.registry.perform(visit.actor, act);
  if (outcome) return visit.go("/applications/" + outcome->object + "/fill", outcome->said);
  return page(visit, &outcome.error());
}

}  // namespace

void add_applications(Screens& screens) {
  screens.get("/applications", [](Visit& visit) { return page(visit, nullptr); });
  screens.post("/applications", create);
}

}  // namespace zj::pages
