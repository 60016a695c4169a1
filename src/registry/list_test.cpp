// Lists, counts and searches against the page: for everybody, over objects of every type in every state.

#include "registry/list.h"

#include <algorithm>
#include <map>
#include <set>

#include "registry/search.h"
#include "registry/store.h"
#include "registry/testing.h"

namespace zj::registry {
namespace {

using Refs = std::set<std::string>;

class Lists : public testing::CityTest {
 protected:
  // Three objects of every type in every state, with owners, handlers, districts and neighbours by chance.
  void populate() {
    const std::string round_north = open_round();
    other_handler = person("bureau_handler", bureau);
    other_enterprise = enterprise("成都望衡航空结构件有限公司", south);
    for (int i = 0; i < 3; ++i) experts.push_back(person("expert", pool));
    db::in_transaction(connection(), [&](db::Connection& c) {
      for (const Actor& who : {handler, other_handler}) {
        Object round = blank("round", "open");
        round.handler = who.person;
        keep(c, round);
        rounds_.push_back(round.id);
      }
      for (const measure::ObjectType& type : measure().procedure().types()) {
        if (type.id == "score_sheet") continue;
        for (const measure::StateEntry& state : type.states) {
          for (int i = 0; i < 3; ++i) add(c, type.id, state.id);
        }
      }
      const auto panels = of_type("panel"), cases = of_type("case");
      for (const measure::StateEntry& state : measure().procedure().type("score_sheet")->states) {
        for (int i = 0; i < 3; ++i) {
          Object sheet = blank("score_sheet", state.id);
          const Object& panel = panels[chance_.below(panels.size())];
          const Object& about = cases[chance_.below(cases.size())];
          sheet.parent = panel.id;
          sheet.enterprise = about.enterprise;
          sheet.owner = experts[chance_.below(experts.size())].person;
          keep(c, sheet);
          store::link(c, panel.id, "case", about.id, 0);
          store::link(c, sheet.id, "case", about.id, 0);
        }
      }
      db::exec(c, "INSERT INTO recusal (person, enterprise, since, reason) VALUES ($1, $2, $3, $4)", experts[0].person,
               applicant.org, clock.now(), "利害关系");
      db::exec(c, "INSERT INTO recusal (person, enterprise, since, reason) VALUES ($1, $2, $3, $4)", handler.person,
               other_enterprise.org, clock.now(), "利害关系");
    });
  }

  std::vector<Actor> everybody() {
    std::vector<Actor> all{nobody(), handler, other_handler, head, leader, reviewer, lead, applicant, signer};
    all.push_back(other_enterprise);
    all.push_back(person("district_reviewer", south));
    for (const char* role : {"auditor", "finance", "sys_admin", "sec_admin", "audit_admin"})
      all.push_back(person(role, bureau));
    all.insert(all.end(), experts.begin(), experts.end());
    return all;
  }
  std::vector<Object> of_type(std::string_view type) const {
    std::vector<Object> found;
    std::ranges::copy_if(objects, std::back_inserter(found), [&](const Object& o) { return o.type == type; });
    return found;
  }
  // What the page of each object would answer.
  Refs seen(const Actor& actor, std::string_view type, std::string_view fact, const auto& fits) {
    Refs refs;
    for (const Object& o : of_type(type)) {
      if (fits(o) && registry().may_see(actor, "existence", o) && registry().may_see(actor, fact, o))
        refs.insert(o.ref);
    }
    return refs;
  }
  Refs listed(const Actor& actor, ListQuery query) {
    query.limit = 10'000;
    const std::vector<ListRow> rows = registry().list(actor, query);
    Refs refs;
    for (const ListRow& row : rows) refs.insert(row.object.ref);
    EXPECT_EQ(registry().tally(actor, query).total, static_cast<std::int64_t>(rows.size()));
    return refs;
  }
  std::string who(const Actor& actor, std::string_view type) {
    return actor.role + " " + actor.login + ", " + std::string(type);
  }

  std::vector<Object> objects;
  std::vector<Actor> experts;
  Actor other_handler, other_enterprise;

 private:
  Object blank(std::string_view type, std::string_view state) {
    Object o;
    o.type = std::string(type);
    o.state = std::string(state);
    o.ref = random.reference();
    o.version = 1;
    o.created = o.changed = clock.now();
    o.name = chance_.below(2) ? "总装厂" : "机加车间";
    return o;
  }
  void keep(db::Connection& c, Object& object) {
    store::insert(c, object);
    search::note(c, object);
    objects.push_back(object);
  }
  void add(db::Connection& c, std::string_view type, std::string_view state) {
    Object o = blank(type, state);
    if (type != "round") o.round = rounds_[chance_.below(rounds_.size())];
    if (chance_.below(4)) o.enterprise = chance_.below(2) ? applicant.org : other_enterprise.org;
    if (chance_.below(4)) o.unit = chance_.below(2) ? north.code : south.code;
    if (chance_.below(2)) o.handler = chance_.below(2) ? handler.person : other_handler.person;
    if (type == "case") {
      o.kind = chance_.below(2) ? "智能工厂" : "数字化车间";
      o.verdict = std::array{"met", "unmet", "unknown"}[chance_.below(3)];
      o.route = std::array{"ordinary", "priority", "direct"}[chance_.below(3)];
      if (chance_.below(3)) o.due = day_of(clock.now()).plus_days(static_cast<std::int64_t>(chance_.below(12)) - 4);
    }
    keep(c, o);
  }

  SeededRandom chance_{20260901};
  std::vector<std::int64_t> rounds_;
};

TEST_P(Lists, KnowWhatThePageKnows) {
  populate();
  const auto any = [](const Object&) { return true; };
  std::size_t found = 0;
  for (const Actor& actor : everybody()) {
    for (const measure::ObjectType& type : measure().procedure().types()) {
      ListQuery query;
      query.type = type.id;
      const Refs expected = seen(actor, type.id, "existence", any);
      Refs refs = listed(actor, query);
      std::erase_if(refs, [&](const std::string& ref) {
        return std::ranges::none_of(objects, [&](const Object& o) { return o.ref == ref; });
      });
      EXPECT_EQ(refs, expected) << who(actor, type.id);
      found += expected.size();
    }
  }
  EXPECT_GT(found, 1000u);
}

// A filter, a count or a search must not tell what the page hides: findings, the route, the exact state.
TEST_P(Lists, FilterAndCountByWhatTheReaderMaySee) {
  populate();
  int hidden = 0;
  for (const Actor& actor : everybody()) {
    for (const char* verdict : {"met", "unmet", "unknown"}) {
      ListQuery query;
      query.verdict = verdict;
      const auto fits = [&](const Object& o) { return o.verdict == verdict; };
      EXPECT_EQ(listed(actor, query), seen(actor, "case", "findings", fits)) << who(actor, verdict);
      hidden += seen(actor, "case", "existence", fits) != seen(actor, "case", "findings", fits);
    }
    for (const char* route : {"ordinary", "direct"}) {
      ListQuery query;
      query.route = route;
      EXPECT_EQ(listed(actor, query), seen(actor, "case", "route", [&](const Object& o) { return o.route == route; }))
          << who(actor, route);
    }
    std::map<std::string, std::int64_t, std::less<>> counts;
    for (const measure::StateEntry& state : measure().procedure().type("case")->states) {
      ListQuery query;
      query.states = {state.id};
      const Refs expected = seen(actor, "case", "exact_state", [&](const Object& o) { return o.state == state.id; });
      EXPECT_EQ(listed(actor, query), expected) << who(actor, state.id);
      if (!expected.empty()) counts[state.id] = static_cast<std::int64_t>(expected.size());
    }
    EXPECT_EQ(registry().tally(actor, {}).by_state, counts) << actor.role;
    const auto due_within = [&](ListQuery::Due due) {
      ListQuery query;
      query.due = due;
      return static_cast<std::int64_t>(listed(actor, query).size());
    };
    const Tally all = registry().tally(actor, {});
    EXPECT_EQ(all.overdue, due_within(ListQuery::Due::overdue)) << actor.role;
    EXPECT_EQ(all.overdue + all.soon, due_within(ListQuery::Due::soon)) << actor.role;
  }
  EXPECT_GT(hidden, 0) << "nobody is kept from anything: the test asks nothing";
}

TEST_P(Lists, SearchAndCountTheSame) {
  populate();
  for (const Actor& actor : everybody()) {
    ListQuery query;
    query.text = "总装";
    query.verdict = "unmet";
    const Refs expected =
        seen(actor, "case", "findings", [](const Object& o) { return o.verdict == "unmet" && o.name == "总装厂"; });
    EXPECT_EQ(listed(actor, query), expected) << actor.role;
    // The counts are those of the list that they head: same words, same filters.
    std::int64_t sum = 0;
    for (const auto& [state, n] : registry().tally(actor, query).by_state) {
      ListQuery one = query;
      one.states = {state};
      EXPECT_EQ(listed(actor, one).size(), static_cast<std::size_t>(n)) << actor.role << " " << state;
      sum += n;
    }
    EXPECT_LE(sum, static_cast<std::int64_t>(expected.size()));
    if (actor.role == "auditor") {
      EXPECT_EQ(sum, static_cast<std::int64_t>(expected.size()));
      EXPECT_GT(sum, 0);
    }
  }
}

// Who may see one case of a thousand that a word finds still finds it.
TEST_P(Lists, SearchReachesBeyondWhatIsHidden) {
  const std::string round = open_round();
  const std::string mine = open_case(applicant, round);
  db::in_transaction(connection(), [&](db::Connection& c) {
    for (int i = 0; i < 700; ++i) {
      Object other;
      other.type = "case";
      other.state = "district_review";
      other.ref = random.reference();
      other.name = "一号工厂";
      other.unit = south.code;
      store::insert(c, other);
      search::note(c, other);
    }
  });
  ListQuery query;
  query.text = "一号工厂";
  const std::vector<ListRow> rows = registry().list(applicant, query);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().object.ref, mine);
  EXPECT_EQ(registry().tally(applicant, query).total, 1);
  EXPECT_EQ(registry().tally(reviewer, query).total, 0);
}

TEST_P(Lists, PagesJoinWithoutGapOrRepetition) {
  populate();
  for (const auto sort :
       {ListQuery::Sort::due, ListQuery::Sort::newest, ListQuery::Sort::name, ListQuery::Sort::number}) {
    for (const char* text : {"", "车间"}) {
      ListQuery query;
      query.sort = sort;
      query.text = text;
      query.limit = 7;
      Refs joined;
      std::size_t rows = 0;
      for (;; query.offset += query.limit) {
        const std::vector<ListRow> page = registry().list(head, query);
        for (const ListRow& row : page) joined.insert(row.object.ref);
        rows += page.size();
        if (page.empty()) {
          EXPECT_EQ(rows, static_cast<std::size_t>(registry().tally(head, query).total));
          break;
        }
      }
      EXPECT_EQ(joined.size(), rows);
    }
  }
}

// What a list searches and sorts by is seen wherever the case is known at all.
TEST_P(Lists, HeadOnlyWhatIsKnown) {
  populate();
  for (const Actor& actor : everybody()) {
    for (const Object& o : of_type("case")) {
      EXPECT_EQ(registry().may_see(actor, "existence", o), registry().may_see(actor, "header", o))
          << actor.role << " " << o.state;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(On, Lists, db::both_engines, db::engine_name);

}  // namespace
}  // namespace zj::registry
