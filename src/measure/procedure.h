#pragma once
// The procedure of a measure: who may do what to which object, in which state and under which conditions. The measure's
// tables say it; the program that carries it out publishes which facts it supplies and which effects it can perform.

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "feel/compile.h"
#include "measure/document.h"
#include "measure/sentence.h"

namespace zj::measure {

struct Rule;

// What the program offers to a measure's procedure: the facts of a situation, as paths with a glossary type
// ("批次.截止日", "日期"), and the verbs of its effects.
struct ProcedureSchema {
  std::vector<std::pair<std::string, std::string>> facts;
  std::vector<std::string> effect_verbs;
};

struct Role {
  std::string id;     // district_lead
  std::string label;  // 区县负责人
  std::string group;  // 区县
  std::string duty;
};

// Who may do an act. Relations: own, same_district, assigned, any.
struct By {
  std::string role;
  std::string relation;
};

// A fact that an act takes, or references given with it (申报件, 专家, 名单).
struct Take {
  std::string path;
  bool required = false;
  bool reference = false;
};

struct Deadline {
  enum class Unit { workdays, days, months, years, minutes };
  int number = 0;
  Unit unit = Unit::workdays;
  std::string from;        // path of a day, or 今日
  std::string act_at_end;  // "case.return_expire"; empty: only a reminder
};

struct Effect {
  std::string verb;                       // 随, 置, 编号 …
  std::string target;                     // the act, fact or references that it concerns
  std::string name;                       // of a compute
  std::optional<feel::Expression> value;  // 置 字段 = FEEL
  Sentence text;                          // 编号 模板
  std::vector<std::size_t> derived;       // of Measure::derived
};

// act: by people; effect: runs inside another act and is offered to nobody; job: by the clock.
enum class ActKind { act, effect, job };

struct Act {
  std::string id;       // submit
  std::string full_id;  // case.submit
  std::string label;    // 签署并提交
  ActKind kind = ActKind::act;
  std::vector<By> by;
  std::vector<std::string> triggered_by;  // full ids, of an effect
  std::vector<std::string> from;          // state ids; "-": the object does not exist yet
  std::string to;                         // a state id; "=": unchanged
  std::string guard_source;               // guard names joined by and / or
  std::vector<std::size_t> guards;        // of Measure::guards, in the order of the text
  std::optional<feel::Expression> guard;  // over one boolean for each of Measure::guards; absent: always
  std::vector<Take> takes;
  bool reason_required = false;
  std::vector<Deadline> deadlines;
  std::vector<std::string> letters;
  std::vector<Effect> effects;
  std::vector<std::string> notify;      // role ids
  std::vector<std::string> cites;       // articles and assumptions
  const Document* situation = nullptr;  // the facts that its effects read
  // Paths of the facts that must be supplied to check it, to carry out its effects and deadlines, to write its letters.
  // A program may leave out all others.
  struct Reads {
    std::vector<std::string> guards, effects, letters;
  } reads;
  Position at;
};

struct StateEntry {
  std::string id;
  std::string label;
  bool initial = false;
  bool final = false;
};

// An act of a later part of the procedure: counted when reachability is checked, never offered.
struct PlannedAct {
  std::string id, label;
  std::vector<std::string> from;
  std::string to;
};

struct ObjectType {
  std::string id;     // case
  std::string label;  // 申报件; also the name of the document with the facts its acts fill in
  std::vector<StateEntry> states;
  std::deque<Act> acts;
  std::vector<PlannedAct> planned;
  std::size_t article = 0;
  Position at;

  const StateEntry* state(std::string_view id) const;
  const StateEntry* state_by_label(std::string_view label) const;
  const Act* act(std::string_view id) const;
};

// A guard that does not hold, and why. An unknown one refuses too, and names what is missing.
struct GuardFinding {
  enum class Verdict { unmet, unknown };
  std::string name;
  Verdict verdict = Verdict::unmet;
  std::string reason_zh;
  std::string reason_en;
  std::vector<std::string> missing;  // paths of facts
};

// A letter filled with the facts of a situation.
struct Letter {
  std::string title, to, number;
  struct Block {
    enum class Kind { paragraph, heading, table, attachment, copies };
    Kind kind = Kind::paragraph;
    std::string text;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
  };
  std::vector<Block> blocks;
};

class Measure;

// Immutable and thread-safe once its measure is loaded.
class Procedure {
 public:
  const std::vector<Role>& roles() const { return roles_; }
  const std::deque<ObjectType>& types() const { return types_; }
  // nullptr when there is none.
  const Role* role(std::string_view id) const;
  const ObjectType* type(std::string_view id) const;
  const ObjectType* type_by_label(std::string_view label) const;
  const Act* act(std::string_view full_id) const;

  // The guards of an act that stand in its way, in their order; none when the act may be performed. `facts` is the
  // situation as the schema describes it, with the facts of the object's document beside them; members nobody asks for
  // are ignored.
  std::vector<GuardFinding> check(const Act& act, const Json& facts) const;
  // The value of `置 字段 = FEEL`.
  Json evaluate(const Act& act, const Effect& effect, const Json& facts) const;
  // The text of `编号 模板`; {序号4} is left for the record to fill.
  std::string fill(const Act& act, const Effect& effect, const Json& facts) const;
  // Precondition: the measure has this letter.
  Letter letter(std::string_view name, const Act& act, const Json& facts) const;

 private:
  friend class Loader;
  friend class ProcedureLoader;

  const Measure* measure_ = nullptr;
  std::vector<Role> roles_;
  std::deque<ObjectType> types_;
};

}  // namespace zj::measure
