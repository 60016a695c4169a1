// Lists of cases and rounds as officers work through them.

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "pages/office/office.h"
#include "words/pages.h"
#include "words/pages_office.h"
#include "words/registry.h"

namespace zj::pages {

namespace {

constexpr int page_size = 50;

// The states in which a case waits for this role.
std::vector<std::string> waiting_for(const registry::Actor& actor) {
  if (actor.role == "district_reviewer" || actor.role == "district_lead") return {"district_review"};
  if (actor.role == "bureau_handler")
    return {"recommended", "formal_check", "correction", "formal_passed", "pool", "notice_passed"};
  if (actor.role == "division_head") return {"formal_check", "formal_passed", "expert_review", "listed"};
  if (actor.role == "bureau_leader") return {"listed", "notice_passed"};
  return {};
}

std::string word(const Visit& visit, const Word& w) {
  return std::string(w.in(visit.lang));
}

// The address of the list as it stands, without the page: a change of filter, sorting or tab begins anew.
html::Address here(const Visit& visit, std::string_view path) {
  html::Address address{std::string(path)};
  for (const char* name : {"q", "kind", "unit", "verdict", "due", "mine", "state", "sort"})
    address = address.with(name, visit.request.query.first(name));
  return address;
}

registry::ListQuery query_of(const Visit& visit, bool waiting) {
  const auto& q = visit.request.query;
  registry::ListQuery query;
  query.text = std::string(q.first("q"));
  query.kind = std::string(q.first("kind"));
  query.unit = std::string(q.first("unit"));
  query.verdict = std::string(q.first("verdict"));
  if (q.first("due") == "over") query.due = registry::ListQuery::Due::overdue;
  if (q.first("due") == "soon") query.due = registry::ListQuery::Due::soon;
  if (q.first("mine") == "1") query.handler = registry::ListQuery::Handler::mine;
  if (waiting) query.states = waiting_for(visit.actor);
  if (q.first("sort") == "number") query.sort = registry::ListQuery::Sort::number;
  if (q.first("sort") == "name") query.sort = registry::ListQuery::Sort::name;
  return query;
}

// 共 23 件　超期 1　3 个工作日内到期 2
html::Html lead_of(const Visit& visit, const registry::Tally& tally) {
  html::Html lead = html::text(say(words::queue_lead, std::to_string(tally.total)).in(visit.lang));
  if (tally.overdue > 0)
    lead += html::group("　", html::span(html::cls("t-unmet strong"),
                                         say(words::queue_overdue, std::to_string(tally.overdue)).in(visit.lang)));
  if (tally.soon > 0)
    lead += html::group(
        "　", html::span(html::cls("strong"), say(words::queue_soon, std::to_string(tally.soon)).in(visit.lang)));
  return lead;
}

html::Html tabs_of(Visit& visit, const registry::Tally& tally, const html::Address& address) {
  if (tally.by_state.size() < 2) return {};
  std::int64_t all = 0;
  for (const auto& [state, n] : tally.by_state) all += n;
  const std::string current(visit.request.query.first("state"));
  std::vector<html::Tab> tabs{
      {word(visit, words::queue_all), address.without("state").str(), std::to_string(all), current.empty()}};
  // In the order of the procedure, not of the alphabet.
  const auto* type = visit.registry.measure_in_force()->procedure().type("case");
  for (const measure::StateEntry& entry : type->states) {
    const auto found = tally.by_state.find(entry.id);
    if (found != tally.by_state.end())
      tabs.push_back(
          {entry.label, address.with("state", entry.id).str(), std::to_string(found->second), current == entry.id});
  }
  return html::tabs(word(visit, words::queue_tabs), tabs);
}

html::Filters filters_of(Visit& visit, const html::Address& address) {
  const auto& q = visit.request.query;
  const auto any = html::Option{"", word(visit, words::filter_any), {}};
  html::Filters filters;
  filters.action = address.path();
  filters.any_set = false;
  for (const char* name : {"q", "kind", "verdict", "due", "unit", "mine"})
    filters.any_set = filters.any_set || !q.first(name).empty();
  for (const char* name : {"state", "sort"}) {
    if (!q.first(name).empty()) filters.kept.emplace_back(name, std::string(q.first(name)));
  }
  if (q.first("sort").empty()) filters.note = word(visit, words::queue_by_due);
  std::vector<html::Option> kinds{any};
  for (const measure::VerdictRule& verdict : visit.registry.measure_in_force()->verdicts())
    kinds.push_back({verdict.name, verdict.name, {}});
  filters.fields = {html::filter_text("q", word(visit, words::filter_text), q.first("q")),
                    html::filter_select("kind", word(visit, words::column_kind), q.first("kind"), kinds)};
  if (visit.actor.unit.empty()) {
    std::vector<html::Option> units{any};
    for (const registry::Org& unit : visit.registry.units()) units.push_back({unit.code, unit.name, {}});
    filters.fields.push_back(html::filter_select("unit", word(visit, words::column_unit), q.first("unit"), units));
  }
  std::vector<html::Option> verdicts{any};
  for (const auto verdict : {measure::Verdict::met, measure::Verdict::unmet, measure::Verdict::unknown}) {
    verdicts.push_back({std::string(measure::to_string(verdict)), word(visit, measure::label(verdict)), {}});
  }
  filters.fields.push_back(
      html::filter_select("verdict", word(visit, words::filter_verdict), q.first("verdict"), verdicts));
  filters.fields.push_back(html::filter_select(
      "due", word(visit, words::column_due), q.first("due"),
      {any, {"over", word(visit, words::filter_overdue), {}}, {"soon", word(visit, words::filter_soon), {}}}));
  if (visit.actor.role == "bureau_handler") {
    filters.fields.push_back(html::filter_select("mine", word(visit, words::filter_handler), q.first("mine"),
                                                 {any, {"1", word(visit, words::filter_mine), {}}}));
  }
  return filters;
}

html::Column sorted_column(const Visit& visit, const Word& title, std::string_view sort, const html::Address& address,
                           std::string css = {}) {
  html::Column column{.title = word(visit, title), .css = std::move(css)};
  column.sort_href = address.with("sort", sort).str();
  if (visit.request.query.first("sort") == sort) column.sorted = html::Sorted::ascending;
  return column;
}

// The review or check that a case is in now, as far as the reader may know of it.
std::optional<registry::Object> step_of(Visit& visit, const registry::Object& the_case) {
  const std::string_view type =
      the_case.state == "district_review" || the_case.state == "returned_district" ? "district_review"
      : the_case.state == "recommended" || the_case.state == "formal_check" || the_case.state == "correction"
          ? "formal_check"
          : "";
  if (type.empty()) return std::nullopt;
  auto steps = visit.registry.children(visit.actor, the_case, type);
  return steps.empty() ? std::nullopt : std::optional(std::move(steps.back()));
}

// Whether it can be ticked here; what stands in the way of one is said when it is tried.
bool can_accept(Visit& visit, const registry::Object& step) {
  return step.type == "formal_check" && step.state == "pending" && visit.registry.may(visit.actor, "accept", step);
}

http::Response case_list(Visit& visit, bool waiting) {
  const html::Address address = here(visit, waiting ? "/queue" : "/cases");
  const registry::ListQuery all = query_of(visit, waiting);
  registry::ListQuery query = all;
  const std::string state(visit.request.query.first("state"));
  const bool one_state = !state.empty() && (!waiting || std::ranges::find(all.states, state) != all.states.end());
  if (one_state) query.states = {state};
  const std::int64_t number =
      std::clamp(std::strtoll(std::string(visit.request.query.first("page")).c_str(), nullptr, 10), 1LL, 100'000LL);
  query.limit = page_size;
  query.offset = static_cast<int>((number - 1) * page_size);
  // A role for which no case ever waits has nothing to do, not everything.
  const bool has_work = !waiting || !all.states.empty();
  const registry::Tally tally = has_work ? visit.registry.tally(visit.actor, all) : registry::Tally{};
  const std::vector<registry::ListRow> rows =
      has_work ? visit.registry.list(visit.actor, query) : std::vector<registry::ListRow>{};
  const auto of_state = tally.by_state.find(state);
  const std::int64_t total = !one_state ? tally.total : of_state == tally.by_state.end() ? 0 : of_state->second;

  html::Table table;
  table.caption = word(visit, waiting ? words::queue_title : words::cases_title);
  table.columns = {
      sorted_column(visit, words::column_number, "number", address, "mono faint nowrap"),
      sorted_column(visit, words::column_enterprise, "name", address),
      sorted_column(visit, words::column_due, "", address, "nowrap"),
      {.title = word(visit, words::column_kind), .css = "nowrap"},
      {.title = word(visit, words::column_unit)},
      {.title = word(visit, words::column_state)},
      {.title = word(visit, words::column_findings), .hint = word(visit, words::column_findings_hint), .css = "nowrap"},
      {.title = word(visit, words::column_route), .css = "nowrap"},
      {.title = word(visit, words::column_handler), .css = "nowrap"}};
  table.columns[1].heads_row = true;
  bool any_to_pick = false;
  for (const registry::ListRow& row : rows) {
    const registry::Object& one = row.object;
    const auto step = waiting ? step_of(visit, one) : std::nullopt;
    const std::string state_label = visit.registry.state_label(one),
                      step_label = step ? visit.registry.state_label(*step) : std::string();
    html::Html stage = html::text(state_label);
    if (!step_label.empty() && step_label != state_label) stage += html::group(" ", html::tag(step_label));
    const std::string route = one.route.empty() ? "—" : route_label(*visit.registry.measure_of(one), one);
    html::Row shown{{html::text(one.number.value_or("—")),
                     html::row_link(row.enterprise_name, address_of(visit.actor, one), one.name),
                     due_mark(visit, one.due), html::text(one.kind), html::text(row.unit_name), stage,
                     visit.registry.may_see(visit.actor, "findings", one) ? tri_of(visit, one)
                                                                          : html::span(html::cls("faint"), "—"),
                     one.route == "direct" || one.route == "priority" ? html::tag(route, html::Tag::gilt)
                                                                      : html::span(html::cls("faint"), route),
                     html::text(row.handler_name.empty() ? "—" : row.handler_name)}};
    if (step && can_accept(visit, *step)) {
      shown.pick = step->ref + "." + std::to_string(step->version);
      shown.name = row.enterprise_name;
      any_to_pick = true;
    }
    table.rows.push_back(std::move(shown));
  }
  auto page = visit.page(table.caption);
  html::Html content = html::page_head({table.caption, has_work ? lead_of(visit, tally) : html::Html{}, {}});
  if (has_work) content += tabs_of(visit, tally, address);
  const html::Filters filters = filters_of(visit, address);
  content += html::filters(visit.lang, filters);
  if (rows.empty()) {
    const bool narrowed = filters.any_set || !state.empty();
    content +=
        html::empty_state(word(visit, narrowed ? words::queue_none_found : words::queue_empty),
                          html::text((narrowed ? words::queue_none_found_why : words::queue_empty_why).in(visit.lang)));
  } else {
    if (any_to_pick) {
      table.pick_name = "check";
      table.pick_form = "batch";
      content += html::batch_bar(
          visit.lang, {.form_id = "batch",
                       .action = "/queue/accept",
                       .keys = visit.keys(),
                       .why = html::text(words::queue_accept_why.in(visit.lang)),
                       .acts = {html::submit_button(
                           {.text = word(visit, words::queue_accept), .look = html::Look::main, .small = true})}});
    }
    content += html::data_table(visit.lang, table);
    content +=
        html::list_foot(visit.lang, {query.offset + 1, query.offset + static_cast<std::int64_t>(rows.size()), total,
                                     true, html::Pager{number, (total + page_size - 1) / page_size, address}});
  }
  http::Response response;
  response.body = html::work_page(page, visit.side(address.path()), content).markup();
  return response;
}

// Accepts each chosen case by an act of its own: what is refused for one does not hold up the others. The key of each
// follows from the form's, so that sending it twice accepts nothing twice.
http::Response accept_many(Visit& visit) {
  const auto chosen = visit.request.form.every("check");
  if (chosen.empty()) return visit.go("/queue", say(words::queue_accept_none), html::Tone::warn);
  const std::string key(visit.request.form.first("key"));
  std::size_t done = 0;
  std::vector<std::string> refused;
  for (std::size_t i = 0; i < chosen.size() && i < static_cast<std::size_t>(page_size); ++i) {
    const std::string_view pick = chosen[i];
    const auto dot = pick.rfind('.');
    const std::string ref(pick.substr(0, dot));
    const auto check = visit.registry.find(visit.actor, ref);
    if (!check || check->type != "formal_check" || dot == std::string_view::npos) {
      refused.push_back((check ? say(words::not_found) : check.error().said).in(visit.lang));
      continue;
    }
    registry::Act act;
    act.object = ref;
    act.type = check->type;
    act.act = "accept";
    act.version = std::strtoll(std::string(pick.substr(dot + 1)).c_str(), nullptr, 10);
    act.key = sha256_hex(key + "/" + ref);
    act.input = Json(Json::Object{});
    const auto outcome = visit.registry.perform(visit.actor, act);
    if (outcome) {
      ++done;
      continue;
    }
    const auto the_case =
        check->parent ? visit.registry.find(visit.actor, *check->parent) : tl::unexpected<Error>(Error{});
    const std::string number = the_case ? the_case->number.value_or(the_case->name) : ref;
    refused.push_back(number + " " + outcome.error().said.in(visit.lang));
  }
  if (refused.empty()) return visit.go("/queue", say(words::queue_accepted, std::to_string(done)));
  return visit.go(
      "/queue",
      say(words::queue_accept_refused, std::to_string(done), std::to_string(refused.size()), join(refused, "；")),
      html::Tone::warn);
}

}  // namespace

html::Html object_table(Visit& visit, std::string_view type, const Word& caption) {
  registry::ListQuery query;
  query.type = std::string(type);
  query.sort = registry::ListQuery::Sort::newest;
  query.limit = 200;
  html::Table table;
  table.caption = word(visit, caption);
  table.columns = {{.title = word(visit, words::column_name), .heads_row = true},
                   {.title = word(visit, words::column_state)},
                   {.title = word(visit, words::column_due)}};
  for (const registry::ListRow& row : visit.registry.list(visit.actor, query)) {
    const std::string name = row.object.name.empty() ? row.object.ref : row.object.name;
    table.rows.push_back({{html::row_link(name, address_of(visit.actor, row.object)),
                           html::text(visit.registry.state_label(row.object)), due_mark(visit, row.object.due)}});
  }
  return table.rows.empty() ? html::empty_state(say(words::list_empty, table.caption).in(visit.lang), {})
                            : html::data_table(visit.lang, table);
}

http::Response object_list(Visit& visit, const Word& title, std::string_view current, const Creations& creations,
                           const html::Html& tables) {
  html::Html acts;
  for (const auto& [label, href] : creations)
    acts += html::link_button({.text = label, .look = html::Look::main}, href);
  http::Response response;
  response.body = html::work_page(visit.page(word(visit, title)), visit.side(current),
                                  html::page_head({word(visit, title), {}, acts}) + tables)
                      .markup();
  return response;
}

void add_queue_screens(Screens& screens) {
  screens.get("/queue", [](Visit& visit) { return case_list(visit, true); });
  screens.post("/queue/accept", accept_many);
  screens.get("/cases", [](Visit& visit) { return case_list(visit, false); });
  screens.get("/messages", [](Visit& visit) {
    auto page = visit.page(word(visit, words::nav_messages));
    std::vector<html::Event> events;
    for (const auto& message : visit.registry.messages(visit.actor, 100)) {
      html::Event event;
      event.time = month_day(message.at);
      event.iso = to_iso(message.at);
      event.act = message.text;
      if (const auto object = visit.registry.find(visit.actor, message.object))
        event.what = html::a(html::href(address_of(visit.actor, *object)), words::message_see.in(visit.lang));
      events.push_back(std::move(event));
    }
    http::Response response;
    response.body =
        html::work_page(page, visit.side("/messages"),
                        html::page_head({word(visit, words::nav_messages), {}, {}}) + html::timeline(events))
            .markup();
    return response;
  });
}

}  // namespace zj::pages
