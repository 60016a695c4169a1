#include "registry/list.h"

#include "base/text.h"
#include "db/packed.h"
#include "db/search.h"
#include "registry/search.h"
#include "registry/store.h"

namespace zj::registry::lists {

namespace {

// That somebody sits on panel p for something: $2 has a sheet there that still counts.
constexpr db::Literal sits =
    "p.type = 'panel' AND p.state <> 'dissolved' AND EXISTS (SELECT 1 FROM object s WHERE s.parent = p.id AND s.type = 'score_sheet' AND s.owner = $2"
    " AND s.state NOT IN ('voided', 'recused'))";

// Core::relate as a condition: whether row v of the rights speaks for the reader ($1 role, $2 person, $3 organisation,
// $4 recommending unit). What only the chair of a panel may know of is left out: it is read from the panel, not from a
// list.
constexpr auto granted = db::joined<
    " AND v.type = o.type AND v.state = o.state AND ((v.role = 'public' AND v.relation = 'any') OR "
    "(v.role = $1 AND NOT EXISTS (SELECT 1 FROM recusal x WHERE x.person = $2 AND x.enterprise = o.enterprise) AND (v.relation = 'any'"
    " OR (v.relation = 'own' AND ((o.type <> 'score_sheet' AND o.enterprise = $3) OR (o.type = 'score_sheet' AND o.owner = $2) OR o.type = 'round'))"
    " OR (v.relation = 'same_district' AND (o.unit = $4 OR o.type = 'round'))"
    " OR (v.relation = 'assigned' AND $1 <> 'expert' AND (o.handler = $2"
    "  OR (o.handler IS NULL AND EXISTS (SELECT 1 FROM object r WHERE r.id = o.round AND r.handler = $2))))"
    " OR (v.relation = 'assigned' AND $1 = 'expert' AND (o.type = 'round'"
    "  OR (o.type = 'case' AND EXISTS (SELECT 1 FROM link l JOIN object p ON p.id = l.source WHERE l.target = o.id AND l.kind = 'case' AND ",
    sits,
    "))"
    "  OR (o.type = 'panel' AND EXISTS (SELECT 1 FROM object p WHERE p.id = o.id AND ",
    sits,
    "))"
    "  OR (o.type = 'score_sheet' AND EXISTS (SELECT 1 FROM object p WHERE p.id = o.parent AND ",
    sits, ")))))))">;

constexpr auto known = db::joined<"EXISTS (SELECT 1 FROM visible v WHERE v.fact = 'existence'", granted, ")">;
// What is asked for by a fact that the reader may not see is not found: a filter tells no more than the page.
constexpr auto findings_seen = db::joined<"EXISTS (SELECT 1 FROM visible v WHERE v.fact = 'findings'", granted, ")">;
constexpr auto route_seen = db::joined<"EXISTS (SELECT 1 FROM visible v WHERE v.fact = 'route'", granted, ")">;
constexpr auto state_seen =
    db::joined<"(o.type <> 'case' OR EXISTS (SELECT 1 FROM visible v WHERE v.fact = 'exact_state'", granted, "))">;

// $5 type, $6 round (0: any), $7 kind, $8 unit, $9 verdict, $10 route, $11 handler (0: anyone), $12 due on or before
// ('' any), $13 number of states asked for, $14–$23 the states.
constexpr auto asked = db::joined<
    " AND o.type = $5 AND ($6 = 0 OR o.round = $6) AND ($7 = '' OR o.kind = $7) AND ($8 = '' OR o.unit = $8)"
    " AND ($9 = '' OR (o.verdict = $9 AND ",
    findings_seen, ")) AND ($10 = '' OR (o.route = $10 AND ", route_seen,
    "))"
    " AND ($11 = 0 OR o.handler = $11) AND ($12 = '' OR o.due_day <= $12)"
    " AND ($13 = 0 OR (o.state IN ($14, $15, $16, $17, $18, $19, $20, $21, $22, $23) AND ",
    state_seen, "))">;

constexpr std::size_t max_states = 10;

constexpr db::Literal row_columns =
    "SELECT o.id, o.ref, o.type, o.state, o.version, o.round, o.parent, o.enterprise, o.unit, o.handler, o.owner, o.kind, o.name, o.number, "
    "o.route, o.verdict, o.met, o.unmet, o.unknown, o.frozen, o.content, o.due_day, o.created_at, o.changed_at, e.name, h.name, u.name "
    "FROM object o LEFT JOIN org e ON e.id = o.enterprise LEFT JOIN person h ON h.id = o.handler LEFT JOIN org u ON u.code = o.unit WHERE ";

constexpr auto by_due =
    db::joined<row_columns, known, asked, " ORDER BY o.due_day IS NULL, o.due_day, o.id LIMIT $24 OFFSET $25">;
constexpr auto by_newest = db::joined<row_columns, known, asked, " ORDER BY o.id DESC LIMIT $24 OFFSET $25">;
constexpr auto by_name = db::joined<row_columns, known, asked, " ORDER BY e.name, o.name, o.id LIMIT $24 OFFSET $25">;
constexpr auto by_number =
    db::joined<row_columns, known, asked, " ORDER BY o.number IS NULL, o.number, o.id LIMIT $24 OFFSET $25">;
// A state that the reader may not know of is counted under ''. $24: the first day that is not overdue, $25: the last
// that is soon.
constexpr db::Literal counted =
    " AS seen, COUNT(*), COUNT(CASE WHEN o.due_day < $24 THEN 1 END),"
    " COUNT(CASE WHEN o.due_day >= $24 AND o.due_day <= $25 THEN 1 END) FROM object o WHERE ";
constexpr auto tallied =
    db::joined<"SELECT CASE WHEN ", state_seen, " THEN o.state ELSE '' END", counted, known, asked>;
constexpr auto tallies = db::joined<tallied, " GROUP BY seen">;
// The same of some objects, $26.
constexpr db::Literal among = " AND o.id IN (SELECT number FROM packed)";
constexpr auto rows_among = db::joined<db::unpack<"$24">, row_columns, known, asked, among, " ORDER BY o.id DESC">;
constexpr auto tallies_among = db::joined<db::unpack<"$26">, tallied, among, " GROUP BY seen">;

db::Sql<25> statement(ListQuery::Sort sort) {
  switch (sort) {
    case ListQuery::Sort::due:
      return by_due;
    case ListQuery::Sort::newest:
      return by_newest;
    case ListQuery::Sort::name:
      return by_name;
    case ListQuery::Sort::number:
      return by_number;
  }
  return by_due;
}

using RowTuple =
    std::tuple<std::int64_t, std::string, std::string, std::string, std::int64_t, std::optional<std::int64_t>,
               std::optional<std::int64_t>, std::optional<std::int64_t>, std::optional<std::string>,
               std::optional<std::int64_t>, std::optional<std::int64_t>, std::string, std::string,
               std::optional<std::string>, std::string, std::string, std::int64_t, std::int64_t, std::int64_t, bool,
               std::int64_t, std::optional<Date>, Instant, Instant, std::optional<std::string>,
               std::optional<std::string>, std::optional<std::string>>;

ListRow read(const RowTuple& t) {
  ListRow row;
  std::optional<std::string> enterprise, handler, unit;
  Object& o = row.object;
  std::tie(o.id, o.ref, o.type, o.state, o.version, o.round, o.parent, o.enterprise, o.unit, o.handler, o.owner, o.kind,
           o.name, o.number, o.route, o.verdict, o.met, o.unmet, o.unknown, o.frozen, o.content, o.due, o.created,
           o.changed, enterprise, handler, unit) = t;
  row.enterprise_name = enterprise.value_or("");
  row.handler_name = handler.value_or("");
  row.unit_name = unit.value_or("");
  return row;
}
// Calls `run` with the 23 arguments that every statement here takes.
template <class Run>
auto with_arguments(const Actor& actor, const ListQuery& q, Date today, Date soon, Run&& run) {
  std::array<std::string, max_states> states;
  for (std::size_t i = 0; i < q.states.size() && i < max_states; ++i) states[i] = q.states[i];
  const std::string due = q.due == ListQuery::Due::overdue ? to_iso(today.plus_days(-1))
                          : q.due == ListQuery::Due::soon  ? to_iso(soon)
                                                           : std::string();
  const std::int64_t handler = q.handler == ListQuery::Handler::mine ? actor.person : 0;
  return run(actor.role, actor.person, actor.org, actor.unit, q.type, q.round.value_or(0), q.kind, q.unit, q.verdict,
             q.route, handler, due, static_cast<std::int64_t>(q.states.size()), states[0], states[1], states[2],
             states[3], states[4], states[5], states[6], states[7], states[8], states[9]);
}

// Hands over what the words of a query may mean, newest first and packed: the index proposes, the caller asks of them
// the same conditions as a list without words. Goes on for those who may see few of many, but not without end.
template <class Consider>
void each_batch(db::Connection& c, const ListQuery& q, Consider&& consider) {
  constexpr std::size_t at_once = 300, at_most = 1500;
  db::search::Page next{.limit = at_once};
  for (std::size_t considered = 0; considered < at_most; considered += at_once) {
    const auto ids = db::search::find(c, search::kind_of(q.type), q.text, next);
    if (!ids.empty()) consider(db::pack(ids));
    if (ids.size() < at_once) return;
    next.before = ids.back();
  }
}

}  // namespace

std::vector<ListRow> page(db::Connection& c, const Actor& actor, const ListQuery& q, Date today, Date soon) {
  std::vector<ListRow> rows;
  const auto keep = [&](const RowTuple& row) { rows.push_back(read(row)); };
  if (q.text.empty()) {
    with_arguments(actor, q, today, soon,
                   [&](const auto&... a) { db::each<RowTuple>(c, keep, statement(q.sort), a..., q.limit, q.offset); });
    return rows;
  }
  int before = q.offset;
  each_batch(c, q, [&](const std::string& ids) {
    with_arguments(actor, q, today, soon, [&](const auto&... a) {
      db::each<RowTuple>(
          c,
          [&](const RowTuple& row) {
            if (before-- <= 0 && static_cast<int>(rows.size()) < q.limit) keep(row);
          },
          rows_among, a..., ids);
    });
  });
  return rows;
}

Tally tally(db::Connection& c, const Actor& actor, const ListQuery& q, Date today, Date soon) {
  Tally sum;
  using Counted = std::tuple<std::string, std::int64_t, std::int64_t, std::int64_t>;
  const auto add = [&](const Counted& row) {
    const auto& [state, n, overdue, due_soon] = row;
    if (!state.empty()) sum.by_state[state] += n;
    sum.total += n;
    sum.overdue += overdue;
    sum.soon += due_soon;
  };
  const std::string first = to_iso(today), last = to_iso(soon);
  if (q.text.empty()) {
    with_arguments(actor, q, today, soon,
                   [&](const auto&... a) { db::each<Counted>(c, add, tallies, a..., first, last); });
    return sum;
  }
  each_batch(c, q, [&](const std::string& ids) {
    with_arguments(actor, q, today, soon,
                   [&](const auto&... a) { db::each<Counted>(c, add, tallies_among, a..., first, last, ids); });
  });
  return sum;
}

}  // namespace zj::registry::lists
