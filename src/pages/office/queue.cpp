// Lists of cases and rounds as officers work through them.

#include "pages/office/office.h"
#include "words/pages.h"
#include "words/pages_office.h"

namespace zj::pages {

namespace {

constexpr int page_size = 50;

// The states in which a case waits for this role.
std::vector<std::string> waiting_for(const registry::Actor& actor) {
  if (actor.role == "district_reviewer" || actor.role == "district_lead") return {"district_review"};
  if (actor.role == "bureau_handler") return {"recommended", "formal_check", "correction", "formal_passed", "pool", "notice_passed"};
  if (actor.role == "division_head") return {"formal_check", "formal_passed", "expert_review", "listed"};
  if (actor.role == "bureau_leader") return {"listed", "notice_passed"};
  return {};
}

std::string word(const Visit& visit, const Word& w) { return std::string(w.in(visit.lang)); }

http::Response case_list(Visit& visit, bool waiting) {
  const auto& q = visit.request.query;
  registry::ListQuery query;
  query.text = std::string(q.first("q"));
  query.kind = std::string(q.first("kind"));
  query.unit = std::string(q.first("unit"));
  query.verdict = std::string(q.first("verdict"));
  if (q.first("due") == "over") query.due = registry::ListQuery::Due::overdue;
  if (q.first("due") == "soon") query.due = registry::ListQuery::Due::soon;
  if (q.first("mine") == "1") query.handler = registry::ListQuery::Handler::mine;
  if (!q.first("state").empty()) query.states = {std::string(q.first("state"))};
  if (query.states.empty() && waiting) query.states = waiting_for(visit.actor);
  if (q.first("sort") == "number") query.sort = registry::ListQuery::Sort::number;
  if (q.first("sort") == "name") query.sort = registry::ListQuery::Sort::name;
  const std::int64_t number = std::max(1LL, std::strtoll(std::string(q.first("page")).c_str(), nullptr, 10));
  query.limit = page_size;
  query.offset = static_cast<int>((number - 1) * page_size);
  const registry::ListPage list = visit.registry.list(visit.actor, query);

  html::Table table;
  table.caption = word(visit, waiting ? words::queue_title : words::cases_title);
  table.columns = {{.title = word(visit, words::column_number), .css = "mono faint"},
                   {.title = word(visit, words::column_enterprise), .heads_row = true},
                   {.title = word(visit, words::column_due)},
                   {.title = word(visit, words::column_kind)},
                   {.title = word(visit, words::column_unit)},
                   {.title = word(visit, words::column_state)},
                   {.title = word(visit, words::column_findings), .hint = word(visit, words::column_findings_hint)},
                   {.title = word(visit, words::column_route)},
                   {.title = word(visit, words::column_handler), .css = "nowrap"}};
  for (const registry::ListRow& row : list.rows) {
    const registry::Object& one = row.object;
    table.rows.push_back({{html::text(one.number.value_or("—")), html::row_link(row.enterprise_name, address_of(visit.actor, one), one.name), due_mark(visit, one.due), html::text(one.kind),
                           html::text(row.unit_name), html::text(visit.registry.state_label(one)), tri_of(visit, one), html::text(route_label(*visit.registry.measure_of(one), one)),
                           html::text(row.handler_name)}});
  }
  std::vector<html::Option> units;
  for (const registry::Org& unit : visit.registry.units()) units.push_back({unit.code, unit.name, {}});
  html::Filters filters;
  filters.action = waiting ? "/queue" : "/cases";
  filters.fields = {html::filter_text("q", word(visit, words::filter_text), q.first("q")),
                    html::filter_select("kind", word(visit, words::column_kind), q.first("kind"), {{"", word(visit, words::filter_any), {}}, {"智能工厂", "智能工厂", {}}, {"数字化车间", "数字化车间", {}}}),
                    html::filter_select("verdict", word(visit, words::filter_verdict), q.first("verdict"),
                                        {{"", word(visit, words::filter_any), {}}, {"met", "符合", {}}, {"unmet", "不符合", {}}, {"unknown", "材料不足", {}}}),
                    html::filter_select("due", word(visit, words::column_due), q.first("due"),
                                        {{"", word(visit, words::filter_any), {}}, {"over", word(visit, words::filter_overdue), {}}, {"soon", word(visit, words::filter_soon), {}}})};
  if (visit.actor.unit.empty()) {
    units.insert(units.begin(), {"", word(visit, words::filter_any), {}});
    filters.fields.push_back(html::filter_select("unit", word(visit, words::column_unit), q.first("unit"), units));
  }
  auto page = visit.page(table.caption);
  html::Html content = html::page_head({table.caption, {}, {}}) + html::filters(visit.lang, filters);
  if (list.rows.empty()) {
    content += html::empty_state(word(visit, words::queue_empty), html::text(words::queue_empty_why.in(visit.lang)));
  } else {
    content += html::data_table(visit.lang, table);
    const html::Pager pager{number, (list.total + page_size - 1) / page_size, html::Address(visit.request.target)};
    content += html::list_foot(visit.lang, {query.offset + 1, query.offset + static_cast<std::int64_t>(list.rows.size()), list.total, true, pager});
  }
  http::Response response;
  response.body = html::work_page(page, visit.side(filters.action), content).markup();
  return response;
}

}  // namespace

http::Response object_list(Visit& visit, std::string_view type, const Word& title, std::string_view current, const std::vector<std::pair<std::string, std::string>>& creations) {
  registry::ListQuery query;
  query.type = std::string(type);
  query.sort = registry::ListQuery::Sort::newest;
  query.limit = 200;
  html::Table table;
  table.caption = word(visit, title);
  table.columns = {{.title = word(visit, words::column_name), .heads_row = true}, {.title = word(visit, words::column_state)}, {.title = word(visit, words::column_due)}};
  for (const registry::ListRow& row : visit.registry.list(visit.actor, query).rows) {
    const std::string name = row.object.name.empty() ? row.object.ref : row.object.name;
    table.rows.push_back({{html::row_link(name, address_of(visit.actor, row.object)), html::text(visit.registry.state_label(row.object)), due_mark(visit, row.object.due)}});
  }
  html::Html acts;
  for (const auto& [label, href] : creations) acts += html::link_button({.text = label, .look = html::Look::main}, href);
  auto page = visit.page(table.caption);
  html::Html content = html::page_head({table.caption, {}, acts});
  content += table.rows.empty() ? html::empty_state(word(visit, words::queue_empty), {}) : html::data_table(visit.lang, table);
  http::Response response;
  response.body = html::work_page(page, visit.side(current), content).markup();
  return response;
}

void add_queue_screens(Screens& screens) {
  screens.get("/queue", [](Visit& visit) { return case_list(visit, true); });
  screens.get("/cases", [](Visit& visit) { return case_list(visit, false); });
  screens.get("/messages", [](Visit& visit) {
    auto page = visit.page(word(visit, words::nav_messages));
    std::vector<html::Event> events;
    for (const auto& message : visit.registry.messages(visit.actor, 100)) {
      html::Event event;
      event.time = month_day(message.at);
      event.iso = to_iso(message.at);
      event.act = message.text;
      events.push_back(std::move(event));
    }
    http::Response response;
    response.body = html::work_page(page, visit.side("/messages"), html::page_head({word(visit, words::nav_messages), {}, {}}) + html::timeline(events)).markup();
    return response;
  });
}

}  // namespace zj::pages
