#pragma once
// The procedure of a measure: who may do what, when, and what follows. Read from 程序.md; see docs/measure-language.md, Procedure.
// (This header is agreed with the registry, which is written against it: implement it in procedure.cpp, refine only additively.
// The text is in policies/chengdu-draft/程序.md on branch `registry`.)

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace zj::measure {

struct RoleEntry {
  std::string id;     // ent_operator
  std::string label;  // 企业经办人
  std::string group;  // 企业
  std::string duty;
};

struct StateEntry {
  std::string id;     // district_review
  std::string label;  // 区县审核中
  bool initial = false;
  bool final = false;
};

// own, same_district, assigned, any.
struct By {
  std::string role;
  std::string relation;
};

// A fact that an act takes: a path of its object's document, or one of the words 申报件, 专家, 名单 (references).
struct Take {
  std::string path;   // 核查清单.主体; `核查清单.*` is already expanded
  bool required = false;
  bool reference = false;
};

struct Deadline {
  int number = 0;
  enum class Unit { workdays, days, months, years, minutes } unit = Unit::workdays;
  std::string from;      // 今日, or the name of a day fact: 批次.截止日
  std::string act_at_end;  // "case.return_expire"; empty: only reminds
};

// One effect, in the order written: verb and what stands behind it.
struct Effect {
  std::string verb;    // 随 同批 所选 连 断 置 编号 定稿 评估 占位 派发 算 …
  std::string target;  // 随 case.recommend → case.recommend; 置 经办 = … → 经办; 算 X 入 Y → Y; 编号 template → the template
  std::string name;    // 算 X 入 Y = … → X
  int expression = -1; // of `= FEEL`, for Procedure::evaluate; -1: none
};

enum class ActKind { act, effect, job };

struct Act {
  std::string object;   // case
  std::string id;       // submit
  std::string label;    // 签署并提交
  ActKind kind = ActKind::act;
  std::vector<By> by;
  std::vector<std::string> triggered_by;  // "district_review.recommend"
  std::vector<std::string> from;          // state ids; "-" when the object does not exist yet
  std::string to;                         // state id; "=" for no change
  std::vector<std::string> guards;        // names, for listing
  std::vector<Take> takes;
  bool reason_required = false;
  std::vector<Deadline> deadlines;
  std::vector<std::string> letters;
  std::vector<Effect> effects;
  std::vector<std::string> notify;        // role ids, groups already expanded
  std::vector<std::string> cites;
  std::string full_id() const { return object + "." + id; }
};

struct ObjectType {
  std::string id;       // district_review
  std::string label;    // 区县审核; also the name of its document in the glossary
  std::vector<StateEntry> states;
  std::vector<Act> acts;
  const StateEntry* state(std::string_view id_or_label) const;
  const Act* act(std::string_view id) const;
};

// The facts about a matter that guards, effects and letters may speak of: declared by the program, so that a measure that
// uses an unknown one does not load. `glossary` has the columns of a .glossary table: (path, type), e.g. ("批次.截止日", "日期"),
// ("相关.申报件", "列表"), ("相关.申报件[].状态", "文本").
struct ProcedureSchema {
  std::vector<std::pair<std::string, std::string>> facts;
  std::vector<std::string> effect_verbs;
};

// What a guard or condition says about a matter.
struct GuardFinding {
  std::string name;
  enum class Verdict { met, unmet, unknown } verdict = Verdict::unknown;
  std::string reason_zh, reason_en;
  std::vector<std::string> cites;
};

struct Letter {
  std::string name, title, number, to;
  struct Block {
    enum class Kind { paragraph, heading, table, attachment, copies } kind = Kind::paragraph;
    std::string text;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
  };
  std::vector<Block> blocks;
};

// Immutable, thread-safe. `facts` is a JSON object of the schema's facts together with those of the object's document, nested by
// path; what is absent is a missing fact, an explicit null is null.
class Procedure {
 public:
  virtual ~Procedure() = default;
  virtual const std::vector<RoleEntry>& roles() const = 0;
  virtual const std::vector<ObjectType>& types() const = 0;
  const ObjectType* type(std::string_view id) const;
  const Act* act(std::string_view full_id) const;  // "case.submit"
  const RoleEntry* role(std::string_view id) const;

  // The act's condition as a whole decides (it may hold `or`); the findings are those of its guards that are not met. Empty: allowed.
  virtual std::vector<GuardFinding> check(const Act& act, const Json& facts) const = 0;
  // The value of an effect's expression, as JSON (numbers as decimal text where they are no integers).
  virtual Json evaluate(const Act& act, const Effect& effect, const Json& facts) const = 0;
  // A template such as "CD-ZNGC-{批次.年度}-{序号4}"; {序号4} stays for the caller.
  virtual std::string fill(const Act& act, const Effect& effect, const Json& facts) const = 0;
  virtual Letter letter(std::string_view name, const Act& act, const Json& facts) const = 0;
};

}  // namespace zj::measure
