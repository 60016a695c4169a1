// The rights of the program against tests/rights, where the procedure says them a second time: every cell, granted or
// not.

#include "registry/rights.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "base/text.h"
#include "registry/testing.h"

namespace zj::registry {
namespace {

using Pair = std::pair<std::string, std::string>;  // role, relation
using Cell = std::pair<std::string, std::string>;  // object.act or object.fact, state

// Who is granted what: everybody else is refused.
using Table = std::map<Cell, std::set<Pair>>;

Table read_table(std::string_view csv) {
  Table table;
  int line = 0;
  for (const std::string_view row : split(csv, '\n')) {
    ++line;
    if (row.empty() || row.front() == '#') continue;
    const auto cells = split(row, ',');
    if (cells.size() != 4) throw std::runtime_error("line " + std::to_string(line) + " has not four columns");
    for (const std::string_view state : split(cells[3], ' ')) {
      for (const std::string_view who : split(cells[2], ' ')) {
        const auto slash = who.find('/');
        table[{std::string(cells[0]) + "." + std::string(cells[1]), std::string(state)}].insert(
            {std::string(who.substr(0, slash)), std::string(who.substr(slash + 1))});
      }
    }
  }
  return table;
}

// A person who asks: in one role, in some relations to the object.
struct Asker {
  Actor actor;
  Relations relations;
  std::vector<Pair> pairs;  // that speak for this person (procedure, 1.2)

  Asker(const std::string& role, const Relations& stands) : relations(stands) {
    actor.role = role;
    if (relations.conflicted) return;
    const std::pair<const char*, bool> held[] = {{"any", true},
                                                 {"own", relations.own},
                                                 {"same_district", relations.same_district},
                                                 {"assigned", relations.assigned}};
    for (const auto& [relation, holds] : held) {
      if (!holds) continue;
      pairs.emplace_back(role, relation);
      if (role == "expert" && relations.chair) pairs.emplace_back("panel_chair", relation);
    }
  }
  std::string name() const {
    std::string text = actor.role;
    if (relations.own) text += " own";
    if (relations.same_district) text += " same_district";
    if (relations.assigned) text += " assigned";
    if (relations.chair) text += " chair";
    if (relations.conflicted) text += " conflicted";
    return text;
  }
};

// Every role in every combination of relations.
std::vector<Asker> everybody(const measure::Procedure& procedure) {
  std::vector<Asker> all;
  for (const measure::Role& role : procedure.roles()) {
    for (unsigned bits = 0; bits < 32; ++bits) {
      const Relations relations{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0, (bits & 16) != 0};
      all.emplace_back(role.id, relations);
    }
  }
  return all;
}

using Answer = std::function<bool(const Asker&)>;

// Where the program answers otherwise than the table says, a line for each cell.
class Comparison {
 public:
  Comparison(const measure::Procedure& procedure, const Table& table)
      : everybody_(everybody(procedure)), table_(table) {}

  // `public_serves_all`: what is public is public, whatever the relation.
  void cell(const std::string& what, const std::string& state, bool public_serves_all, const Answer& answer) {
    const auto row = table_.find({what, state});
    const std::set<Pair> granted = row == table_.end() ? std::set<Pair>{} : row->second;
    const bool open = public_serves_all && granted.contains({"public", "any"});
    std::string wrong;
    for (const Asker& asker : everybody_) {
      const bool expected =
          open || std::ranges::any_of(asker.pairs, [&](const Pair& pair) { return granted.contains(pair); });
      ++asked_;
      if (answer(asker) == expected) continue;
      // One asker tells the story; the others of the same role say it again.
      if (told_.insert(what + state + asker.actor.role).second)
        wrong += (wrong.empty() ? "" : ", ") + asker.name() + (expected ? " is refused" : " is allowed");
    }
    if (!wrong.empty()) differences_.push_back(what + " in " + state + ": " + wrong);
    seen_.insert({what, state});
  }
  // Rows about what the program does not know.
  void close() {
    for (const auto& [cell, who] : table_) {
      if (!seen_.contains(cell)) differences_.push_back(cell.first + " in " + cell.second + ": unknown to the program");
    }
  }
  const std::vector<std::string>& differences() const { return differences_; }
  std::size_t asked() const { return asked_; }

 private:
  std::vector<Asker> everybody_;
  const Table& table_;
  std::set<Cell> seen_;
  std::set<std::string> told_;
  std::vector<std::string> differences_;
  std::size_t asked_ = 0;
};

class RightsTable : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { measure_ = testing::ShippedMeasure().compiled(); }
  static void TearDownTestSuite() { measure_.reset(); }
  void SetUp() override { ASSERT_TRUE(measure_); }

  static const measure::Procedure& procedure() { return measure_->procedure(); }

  static std::vector<std::string> differences_of_acts(const Table& table, std::size_t* asked = nullptr) {
    Comparison comparison(procedure(), table);
    for (const measure::ObjectType& type : procedure().types()) {
      for (const measure::Act& act : type.acts) {
        const auto ask = [&](const std::string& state) {
          comparison.cell(act.full_id, state, false, [&](const Asker& asker) {
            return may(asker.actor, asker.relations, act) && std::ranges::find(act.from, state) != act.from.end();
          });
        };
        ask("-");
        for (const measure::StateEntry& state : type.states) ask(state.id);
      }
    }
    comparison.close();
    if (asked) *asked = comparison.asked();
    return comparison.differences();
  }

  static std::vector<std::string> differences_of_facts(const Table& table, const FactRights& rights) {
    std::set<std::string> facts;  // that either side knows
    for (const auto& [cell, who] : table) facts.insert(cell.first);
    for (const FactRights::Row& row : rights.rows()) facts.insert(row.object + "." + row.fact);
    Comparison comparison(procedure(), table);
    for (const std::string& what : facts) {
      const std::string object = what.substr(0, what.find('.')), fact = what.substr(what.find('.') + 1);
      const measure::ObjectType* type = procedure().type(object);
      if (!type) continue;  // close() complains
      for (const measure::StateEntry& state : type->states) {
        comparison.cell(what, state.id, true, [&](const Asker& asker) {
          return rights.may_see(asker.actor, asker.relations, object, fact, state.id);
        });
      }
    }
    comparison.close();
    return comparison.differences();
  }

  static Table acts() { return read_table(testing::read_file("tests/rights/acts.csv")); }
  static Table facts() { return read_table(testing::read_file("tests/rights/facts.csv")); }
  static FactRights rights() { return FactRights::parse(testing::read_file("src/registry/rights/facts.csv")).value(); }

 private:
  static inline std::shared_ptr<const measure::Measure> measure_;
};

void expect_none(const std::vector<std::string>& differences) {
  for (const std::string& difference : differences) ADD_FAILURE() << difference;
}

TEST_F(RightsTable, GrantsTheActsOfTheProcedureAndNoOthers) {
  std::size_t asked = 0;
  expect_none(differences_of_acts(acts(), &asked));
  EXPECT_GT(asked, 500'000u);
}

TEST_F(RightsTable, ShowsTheFactsOfTheProcedureAndNoOthers) {
  expect_none(differences_of_facts(facts(), rights()));
}

// The control: one cell more or less, on either side, is noticed and named.
TEST_F(RightsTable, NoticesAChangedRow) {
  Table fewer = acts();
  fewer[{"case.submit", "signing"}].erase({"ent_signer", "own"});
  const auto too_much = differences_of_acts(fewer);
  ASSERT_EQ(too_much.size(), 1u);
  EXPECT_EQ(too_much.front(), "case.submit in signing: ent_signer own is allowed");

  Table more = acts();
  more[{"case.submit", "draft"}].insert({"ent_signer", "own"});
  more[{"case.recognise", "notice_passed"}].insert({"bureau_leader", "any"});  // an effect is offered to nobody
  more[{"case.exclude", "pool"}].insert({"bureau_leader", "any"});             // an act of a later part
  EXPECT_EQ(differences_of_acts(more),
            (std::vector<std::string>{"case.submit in draft: ent_signer own is refused",
                                      "case.recognise in notice_passed: bureau_leader is refused",
                                      "case.exclude in pool: unknown to the program"}));

  Table hidden = facts();
  hidden[{"notice.lines", "published"}].erase({"public", "any"});
  hidden[{"score_sheet.remarks", "closed"}].erase({"expert", "assigned"});
  const auto shown = differences_of_facts(hidden, rights());
  ASSERT_EQ(shown.size(), 2u);
  EXPECT_TRUE(shown[0].starts_with("notice.lines in published: public is allowed, ent_operator is allowed"))
      << shown[0];
  EXPECT_EQ(shown[1], "score_sheet.remarks in closed: expert assigned is allowed");
}

TEST_F(RightsTable, NamesTheLineOfABrokenTable) {
  EXPECT_EQ(FactRights::parse("# heading\ncase,content,申报内容,business,ent_operator/own\n").error().at,
            "facts.csv:2");
  EXPECT_EQ(FactRights::parse("case,content,申报内容,business,ent_operator,*\n").error().at, "facts.csv:1");
}

// A confirmed conflict leaves what everybody may read, and nothing else.
TEST_F(RightsTable, LeavesAConflictedPersonThePublicFacts) {
  const FactRights table = rights();
  Actor expert;
  expert.role = "expert";
  const Relations conflicted{.assigned = true, .conflicted = true};
  EXPECT_TRUE(table.may_see(expert, conflicted, "title", "public_record", "valid"));
  EXPECT_FALSE(table.may_see(expert, conflicted, "case", "content", "expert_review"));
  EXPECT_TRUE(table.may_see(expert, {.assigned = true}, "case", "content", "expert_review"));
}

// Every fact that the table names belongs to an object and states of the measure: a typing error hides nothing.
TEST_F(RightsTable, NamesOnlyWhatTheMeasureKnows) {
  const FactRights table = rights();
  for (const FactRights::Row& row : table.rows()) {
    const measure::ObjectType* type = procedure().type(row.object);
    ASSERT_TRUE(type) << row.object;
    for (const std::string& state : row.states) EXPECT_TRUE(type->state(state)) << row.object << " " << state;
    for (const auto& [role, relation] : row.who) {
      EXPECT_TRUE(procedure().role(role)) << row.object << "." << row.fact << " " << role;
      EXPECT_TRUE(relation == "any" || relation == "own" || relation == "same_district" || relation == "assigned")
          << relation;
    }
  }
}

}  // namespace
}  // namespace zj::registry
