#pragma once
// Two questions, each answered by one pure function and by nobody else: may somebody do this, may somebody see that.
// Pages, lists, searches, counts, exports, the API and error messages all ask here.

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "measure/measure.h"
#include "registry/model.h"

namespace zj::registry {

// In what relation a person stands to an object (procedure, 1.2).
struct Relations {
  bool own = false;            // of the actor's enterprise, or of the acting person
  bool same_district = false;  // handled by the actor's recommending unit
  bool assigned = false;       // the matter is this person's
  bool chair = false;          // an expert who leads the panel: also acts as panel_chair, assigned
  bool conflicted = false;     // a confirmed conflict erases every other relation

  bool holds(std::string_view relation) const;
};

// Whether one of the act's (role, relation) pairs is the actor's. State and guards are asked apart.
bool may(const Actor& actor, const Relations& relations, const measure::Act& act);

// Whether the actor's role does one of these acts (full ids), whatever the object and relation: for what stands beside
// the procedure and belongs to those who do that act.
bool holds(const Actor& actor, const measure::Measure& measure, std::initializer_list<std::string_view> acts);

// facts.csv.
class FactRights {
 public:
  struct Row {
    std::string object, fact, label, kind;
    std::vector<std::pair<std::string, std::string>> who;  // role, relation
    std::set<std::string, std::less<>> states;             // empty: all
  };
  static Result<FactRights> parse(std::string_view csv);
  bool may_see(const Actor& actor, const Relations& relations, std::string_view object, std::string_view fact,
               std::string_view state) const;
  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
};

}  // namespace zj::registry
