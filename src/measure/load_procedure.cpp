#include "measure/load_procedure.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "measure/reads.h"
#include "measure/values.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

constexpr std::string_view no_state = "-";
constexpr std::string_view unchanged = "=";

// Relations of a person to an object. A person's own sheet is their own; a member of the panel is assigned to it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> relations{{{"本单位", "own"},
                                                                                  {"本人", "own"},
                                                                                  {"本区县", "same_district"},
                                                                                  {"本辖区", "same_district"},
                                                                                  {"承办", "assigned"},
                                                                                  {"本组", "assigned"},
                                                                                  {"任何", "any"}}};

// References that come with an act beside its facts.
constexpr std::array<std::string_view, 3> reference_words{"申报件", "专家", "名单"};

bool is_reference(std::string_view word) {
  return std::find(reference_words.begin(), reference_words.end(), word) != reference_words.end();
}

std::pair<Located, Located> split_word(const Located& text) {
  const std::size_t space = std::min(text.text().find(' '), text.text().size());
  return {text.slice(0, space), text.slice(space).trimmed()};
}

}  // namespace

ProcedureLoader::ProcedureLoader(Loader& loader)
    : loader_(loader), measure_(*loader.measure_), procedure_(measure_.procedure_), diagnostics_(loader.diagnostics_) {}

void ProcedureLoader::load() {
  procedure_.measure_ = &measure_;
  for (const Rule& guard : measure_.guards_) guards_.declare(guard.id, feel::Type::Kind::boolean);
  read_roles();
  read_states();
  read_acts();
  read_planned();
  check_references();
  check_states();
  note_reads();
}

void ProcedureLoader::unknown(const Located& name, Word what, const std::vector<std::string_view>& known) {
  const std::string_view near = nearest(name.text(), known);
  diagnostics_.error(name.at(), say(what, name.text()), near.empty() ? Said{} : say(words::fix_write, near));
}

void ProcedureLoader::read_roles() {
  for (const auto* placed : loader_.tables("roles")) {
    const Columns columns(placed->table, {"角色", "编号"}, {"组", "职责"}, diagnostics_);
    if (!columns.complete()) continue;
    for (const Row& row : placed->table.rows) {
      const Located id = without_backticks(columns.cell(row, "编号"));
      if (procedure_.role(id.text())) diagnostics_.error(id.at(), say(words::repeated_id, id.text()));
      procedure_.roles_.push_back({id.text(), columns.cell(row, "角色").text(), columns.cell(row, "组").text(),
                                   columns.cell(row, "职责").text()});
    }
  }
}

ObjectType* ProcedureLoader::type_for(const Loader::PlacedTable& placed) {
  const Located* object = placed.heading.parameter("object");
  if (!object) {
    diagnostics_.error(placed.heading.at, say(words::table_without_object), say(words::fix_table_without_object));
    return nullptr;
  }
  for (ObjectType& type : procedure_.types_) {
    if (type.id == object->text()) return &type;
  }
  std::vector<std::string_view> known;
  for (const ObjectType& type : procedure_.types_) known.push_back(type.id);
  unknown(*object, words::unknown_object, known);
  return nullptr;
}

void ProcedureLoader::read_states() {
  for (const auto* placed : loader_.tables("states")) {
    const Columns columns(placed->table, {"状态", "编号"}, {"性质", "说明"}, diagnostics_);
    const Located* object = placed->heading.parameter("object");
    const Located* label = placed->heading.parameter("label");
    if (!object || !label) {
      diagnostics_.error(placed->heading.at, say(words::table_without_object), say(words::fix_table_without_object));
      continue;
    }
    if (!columns.complete()) continue;
    if (procedure_.type(object->text())) {
      diagnostics_.error(object->at(), say(words::repeated_id, object->text()));
      continue;
    }
    ObjectType type;
    type.id = object->text();
    type.label = label->text();
    type.article = placed->article;
    type.at = placed->heading.at;
    for (const Row& row : placed->table.rows) {
      const Located id = without_backticks(columns.cell(row, "编号"));
      const Located name = columns.cell(row, "状态");
      const Located nature = columns.cell(row, "性质");
      if (type.state(id.text())) diagnostics_.error(id.at(), say(words::repeated_id, id.text()));
      if (type.state_by_label(name.text())) diagnostics_.error(name.at(), say(words::repeated_id, name.text()));
      const bool initial = nature.text() == "初始";
      const bool final = nature.text() == "终结";
      if (!nature.empty() && !initial && !final) diagnostics_.error(nature.at(), say(words::bad_nature, nature.text()));
      type.states.push_back({id.text(), name.text(), initial, final});
    }
    procedure_.types_.push_back(std::move(type));
  }
}

void ProcedureLoader::read_acts() {
  for (const auto* placed : loader_.tables("acts")) {
    const Columns columns(placed->table, {"动作", "编号", "由谁", "从", "到"},
                          {"条件", "填写", "理由", "时限", "文书", "效果", "告知", "依据"}, diagnostics_);
    ObjectType* type = type_for(*placed);
    if (!type || !columns.complete()) continue;
    for (const Row& row : placed->table.rows) read_act(columns, row, *type);
  }
}

void ProcedureLoader::read_act(const Columns& columns, const Row& row, ObjectType& type) {
  const Located id = without_backticks(columns.cell(row, "编号"));
  if (type.act(id.text())) {
    diagnostics_.error(id.at(), say(words::repeated_id, id.text()));
    return;
  }
  Act& act = type.acts.emplace_back();
  act.id = id.text();
  act.full_id = type.id + "." + act.id;
  act.label = columns.cell(row, "动作").text();
  act.at = id.at();
  act.situation = loader_.home_of(type.label);
  if (!act.situation) act.situation = measure_.situation_.get();
  read_by(columns.cell(row, "由谁"), act);
  act.from = read_from(columns.cell(row, "从"), type);
  act.to = read_to(columns.cell(row, "到"), type);
  read_guard(columns.cell(row, "条件"), act);
  read_takes(columns.cell(row, "填写"), type, act);
  const Located reason = columns.cell(row, "理由");
  act.reason_required = reason.text() == "须填";
  if (!reason.empty() && !act.reason_required)
    diagnostics_.error(reason.at(), say(words::bad_reason_cell, reason.text()));
  read_deadlines(columns.cell(row, "时限"), act);
  for (const Located& name : split_list(columns.cell(row, "文书"), "、")) {
    if (!measure_.letter(name.text())) {
      std::vector<std::string_view> known;
      for (const LetterTemplate& letter : measure_.letters_) known.push_back(letter.name);
      unknown(name, words::unknown_letter, known);
    }
    act.letters.push_back(name.text());
  }
  read_effects(columns.cell(row, "效果"), type, act);
  read_notify(columns.cell(row, "告知"), act);
  for (const Located& cited : split_list(columns.cell(row, "依据"), " ")) {
    const std::string& name = cited.text();
    if (!measure_.article(name) && !measure_.rule(name) && !measure_.assumption(name))
      diagnostics_.error(cited.at(), say(words::unknown_citation, name));
    act.cites.push_back(name);
  }
}

void ProcedureLoader::read_by(const Located& cell, Act& act) {
  static constexpr std::string_view follows = "随 ";
  if (cell.text().starts_with(follows)) {
    act.kind = ActKind::effect;
    for (const Located& name : split_list(cell.slice(follows.size()), "、")) {
      act.triggered_by.push_back(name.text());
      references_.push_back({name, &act, false});
    }
    return;
  }
  for (const Located& part : split_list(cell, "、")) {
    const std::size_t open = part.text().find("（");
    const Located label = part.slice(0, open).trimmed();
    std::string relation = "any";
    if (open != std::string::npos && part.text().ends_with("）")) {
      static constexpr std::size_t width = std::string_view("（").size();
      const Located word = part.slice(open + width, part.text().size() - open - 2 * width);
      const auto known =
          std::find_if(relations.begin(), relations.end(), [&](const auto& r) { return r.first == word.text(); });
      if (known != relations.end()) {
        relation = known->second;
      } else {
        diagnostics_.error(word.at(), say(words::unknown_relation, word.text()));
      }
    }
    const auto role = std::find_if(procedure_.roles_.begin(), procedure_.roles_.end(),
                                   [&](const Role& r) { return r.label == label.text(); });
    if (role == procedure_.roles_.end()) {
      std::vector<std::string_view> known;
      for (const Role& r : procedure_.roles_) known.push_back(r.label);
      unknown(label, words::unknown_role, known);
      continue;
    }
    if (role->id == "system_job") act.kind = ActKind::job;
    act.by.push_back({role->id, relation});
  }
  if (act.by.empty()) diagnostics_.error(cell.at(), say(words::act_by_nobody, act.full_id));
}

std::vector<std::string> ProcedureLoader::read_from(const Located& cell, const ObjectType& type) {
  std::vector<std::string> states;
  for (const Located& label : split_list(cell, "、")) {
    if (label.text() == "—") {
      states.emplace_back(no_state);
    } else if (const StateEntry* state = type.state_by_label(label.text())) {
      states.push_back(state->id);
    } else {
      std::vector<std::string_view> known;
      for (const StateEntry& s : type.states) known.push_back(s.label);
      unknown(label, words::unknown_state, known);
    }
  }
  if (cell.empty()) diagnostics_.error(cell.at(), say(words::act_from_nowhere));
  return states;
}

std::string ProcedureLoader::read_to(const Located& cell, const ObjectType& type) {
  if (cell.text() == "不变") return std::string(unchanged);
  if (const StateEntry* state = type.state_by_label(cell.text())) return state->id;
  std::vector<std::string_view> known;
  for (const StateEntry& s : type.states) known.push_back(s.label);
  unknown(cell, words::unknown_state, known);
  return std::string(unchanged);
}

void ProcedureLoader::read_guard(const Located& cell, Act& act) {
  if (cell.empty()) return;
  act.guard_source = cell.text();
  act.guard = compile_feel(cell, guards_, diagnostics_);
  if (act.guard) act.guards = act.guard->facts();
}

void ProcedureLoader::read_takes(const Located& cell, const ObjectType& type, Act& act) {
  const Document* document = loader_.find_document(type.label);
  static const std::deque<Fact> none;
  const std::deque<Fact>& facts = document ? document->glossary.facts() : none;
  for (const Located& word : split_list(cell, "、")) {
    if (word.text().ends_with(".*")) {
      const std::string group = word.text().substr(0, word.text().size() - 1);
      bool any = false;
      for (const Fact& fact : facts) {
        if (!fact.path.starts_with(group) || fact.is_field) continue;
        act.takes.push_back({fact.path, fact.required != Required::no, false});
        any = true;
      }
      if (!any) diagnostics_.error(word.at(), say(words::unknown_take, word.text(), type.label));
      continue;
    }
    const bool required = word.text().ends_with('*');
    const std::string path = word.text().substr(0, word.text().size() - (required ? 1 : 0));
    const bool known = document && document->glossary.find(path);
    if (!known && !is_reference(path)) {
      std::vector<std::string_view> paths;
      for (const Fact& fact : facts) paths.push_back(fact.path);
      const std::string_view near = nearest(path, paths);
      diagnostics_.error(word.at(), say(words::unknown_take, path, type.label),
                         near.empty() ? Said{} : say(words::fix_write, near));
    }
    act.takes.push_back({path, required, !known});
  }
}

// How many days a deadline has: digits, or the name of a constant that an assumption sets.
std::optional<int> ProcedureLoader::read_number(const Located& text, const Document& situation) {
  constexpr std::int64_t most = 36'600;
  std::optional<std::int64_t> number = parse_integer(text.text());
  if (!number) {
    const auto expression = compile_feel(text, situation.scope, diagnostics_);
    if (!expression) return std::nullopt;
    const feel::Value value =
        expression->facts().empty() ? expression->evaluate(situation.scope.blank()) : feel::Value::missing();
    if (value.is_numeric()) number = parse_integer(value_text(value));
  }
  if (number && *number >= 0 && *number <= most) return static_cast<int>(*number);
  diagnostics_.error(text.at(), say(words::bad_deadline_number, text.text()), say(words::fix_deadline));
  return std::nullopt;
}

void ProcedureLoader::read_deadlines(const Located& cell, Act& act) {
  static constexpr std::array<std::pair<std::string_view, Deadline::Unit>, 5> units{
      {{"工作日", Deadline::Unit::workdays},
       {"日", Deadline::Unit::days},
       {"月", Deadline::Unit::months},
       {"年", Deadline::Unit::years},
       {"分钟", Deadline::Unit::minutes}}};
  for (const Located& text : split_list(cell, "；")) {
    const std::vector<Located> words = split_list(text, " ");
    Deadline deadline;
    const auto bad = [&] {
      diagnostics_.error(text.at(), say(words::bad_deadline, text.text()), say(words::fix_deadline));
    };
    const bool automatic = words.size() == 6 && words[4].text() == "自动";
    const bool reminder = words.size() == 5 && words[4].text() == "提醒";
    if ((!automatic && !reminder) || words[2].text() != "自") {
      bad();
      continue;
    }
    const std::optional<int> number = read_number(words[0], *act.situation);
    const auto unit =
        std::find_if(units.begin(), units.end(), [&](const auto& u) { return u.first == words[1].text(); });
    if (unit == units.end()) bad();
    if (!number || unit == units.end()) continue;
    deadline.number = *number;
    deadline.unit = unit->second;
    deadline.from = words[3].text();
    const Fact* day = act.situation->glossary.find(deadline.from);
    if (deadline.from != "今日" && deadline.from != "期满日" && (!day || day->type != FactType::date))
      diagnostics_.error(words[3].at(), say(words::deadline_from_no_day, deadline.from));
    if (automatic) {
      deadline.act_at_end = words[5].text();
      references_.push_back({words[5], &act, false});
    }
    act.deadlines.push_back(std::move(deadline));
  }
}

void ProcedureLoader::read_effects(const Located& cell, const ObjectType& type, Act& act) {
  for (const Located& text : split_list(cell, "；")) read_effect(text, type, act);
}

void ProcedureLoader::read_effect(const Located& text, const ObjectType& type, Act& act) {
  const auto [verb, rest] = split_word(text);
  const auto& verbs = loader_.schema_->effect_verbs;
  if (std::find(verbs.begin(), verbs.end(), verb.text()) == verbs.end()) {
    unknown(verb, words::unknown_effect, {verbs.begin(), verbs.end()});
    return;
  }
  Effect effect;
  effect.verb = verb.text();
  effect.target = rest.text();
  const Document& situation = *act.situation;
  const auto is_field = [&](const Located& path) {
    const Document* document = loader_.find_document(type.label);
    if (document && document->glossary.find(path.text())) return;
    // A group of facts (合计.A, 合计.B …) takes a computed context as a whole.
    const auto below = [&](const Fact& fact) { return fact.path.starts_with(path.text() + "."); };
    if (document && std::any_of(document->glossary.facts().begin(), document->glossary.facts().end(), below)) return;
    diagnostics_.error(path.at(), say(words::unknown_take, path.text(), type.label));
  };
  if (effect.verb == "随" || effect.verb == "同批" || effect.verb == "所选") {
    references_.push_back({rest, &act, true});
  } else if (effect.verb == "置") {
    const std::size_t equals = rest.text().find('=');
    const Located field = rest.slice(0, equals).trimmed();
    const Located value = equals == std::string::npos ? Located() : rest.slice(equals + 1).trimmed();
    if (value.empty()) {
      diagnostics_.error(rest.at(), say(words::bad_effect, text.text()));
      return;
    }
    is_field(field);
    effect.target = field.text();
    effect.value = compile_feel(value, situation.scope, diagnostics_);
    effect.derived = loader_.derived_for({&value}, situation);
  } else if (effect.verb == "编号") {
    effect.text = read_sentence(rest, situation.scope, diagnostics_, "序号");
    effect.derived = loader_.derived_for({&rest}, situation);
  } else if (effect.verb == "算") {
    const auto [name, to] = split_word(rest);
    const auto [into, field] = split_word(to);
    if (into.text() != "入" || field.empty()) {
      diagnostics_.error(rest.at(), say(words::bad_effect, text.text()));
      return;
    }
    if (!measure_.compute(name.text())) {
      std::vector<std::string_view> known;
      for (const Compute& compute : measure_.computes_) known.push_back(compute.name);
      unknown(name, words::unknown_compute, known);
    }
    effect.name = name.text();
    effect.target = field.text();
  }
  act.effects.push_back(std::move(effect));
}

void ProcedureLoader::read_notify(const Located& cell, Act& act) {
  for (const Located& word : split_list(cell, "、")) {
    bool found = false;
    for (const Role& role : procedure_.roles_) {
      if (role.label != word.text() && role.group != word.text()) continue;
      found = true;
      if (std::find(act.notify.begin(), act.notify.end(), role.id) == act.notify.end()) act.notify.push_back(role.id);
    }
    if (found) continue;
    std::vector<std::string_view> known;
    for (const Role& role : procedure_.roles_) known.insert(known.end(), {role.label, role.group});
    unknown(word, words::unknown_role, known);
  }
}

void ProcedureLoader::note_reads() {
  for (Rule& guard : measure_.guards_) {
    Reads reads(measure_);
    reads.add(guard);
    guard.reads = std::move(reads).paths();
  }
  for (ObjectType& type : procedure_.types_) {
    for (Act& act : type.acts) {
      Reads guards(measure_), effects(measure_), letters(measure_);
      for (const std::size_t guard : act.guards) {
        for (const std::string& path : measure_.guards_[guard].reads) guards.add(path);
      }
      for (const Effect& effect : act.effects) effects.add(effect, *act.situation);
      for (const Deadline& deadline : act.deadlines) effects.add(deadline.from);
      for (const std::string& name : act.letters) {
        if (const LetterTemplate* letter = measure_.letter(name)) letters.add(*letter);
      }
      act.reads = {std::move(guards).paths(), std::move(effects).paths(), std::move(letters).paths()};
    }
  }
}

void ProcedureLoader::read_planned() {
  for (const auto* placed : loader_.tables("planned")) {
    const Columns columns(placed->table, {"动作", "编号", "从", "到"}, {"随"}, diagnostics_);
    ObjectType* type = type_for(*placed);
    if (!type || !columns.complete()) continue;
    for (const Row& row : placed->table.rows) {
      type->planned.push_back({without_backticks(columns.cell(row, "编号")).text(), columns.cell(row, "动作").text(),
                               read_from(columns.cell(row, "从"), *type), read_to(columns.cell(row, "到"), *type)});
    }
  }
}

// Every act that another names exists, in this part of the procedure or a later one; and cause and effect name each
// other.
void ProcedureLoader::check_references() {
  std::vector<std::string> planned;
  for (const ObjectType& type : procedure_.types_) {
    for (const PlannedAct& act : type.planned) planned.push_back(type.id + "." + act.id);
  }
  for (const Reference& reference : references_) {
    const std::string& name = reference.name.text();
    const Act* act = procedure_.act(name);
    const bool is_planned = std::find(planned.begin(), planned.end(), name) != planned.end();
    if (!act && !is_planned) {
      std::vector<std::string_view> known(planned.begin(), planned.end());
      for (const ObjectType& type : procedure_.types_) {
        for (const Act& a : type.acts) known.push_back(a.full_id);
      }
      unknown(reference.name, words::unknown_act, known);
      continue;
    }
    if (!act || !reference.by_effect) continue;
    const auto& causes = act->triggered_by;
    if (std::find(causes.begin(), causes.end(), reference.from->full_id) == causes.end())
      diagnostics_.error(reference.name.at(), say(words::effect_without_cause, name, reference.from->full_id));
  }
}

// Every state can be reached from the beginning, and every one that is not final can be left.
void ProcedureLoader::check_states() {
  for (const ObjectType& type : procedure_.types_) {
    struct Edge {
      const std::vector<std::string>* from;
      const std::string* to;
    };
    std::vector<Edge> edges;
    for (const Act& act : type.acts) edges.push_back({&act.from, &act.to});
    for (const PlannedAct& act : type.planned) edges.push_back({&act.from, &act.to});
    const auto has = [](const std::vector<std::string>& states, std::string_view id) {
      return std::find(states.begin(), states.end(), id) != states.end();
    };
    std::vector<std::string> reached{std::string(no_state)};
    for (const StateEntry& state : type.states) {
      if (state.initial) reached.push_back(state.id);
    }
    if (reached.size() == 1) diagnostics_.error(type.at, say(words::no_initial_state, type.label));
    for (std::size_t i = 0; i < reached.size(); ++i) {
      for (const Edge& edge : edges) {
        if (has(*edge.from, reached[i]) && *edge.to != unchanged && !has(reached, *edge.to))
          reached.push_back(*edge.to);
      }
    }
    for (const StateEntry& state : type.states) {
      if (!has(reached, state.id)) diagnostics_.error(type.at, say(words::unreachable_state, type.label, state.label));
      const bool left = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
        return has(*edge.from, state.id) && *edge.to != unchanged && *edge.to != state.id;
      });
      if (!state.final && !left) diagnostics_.error(type.at, say(words::state_without_exit, type.label, state.label));
      const bool created = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
        return has(*edge.from, no_state) && *edge.to == state.id;
      });
      if (state.initial && !created)
        diagnostics_.error(type.at, say(words::initial_state_not_created, type.label, state.label));
    }
  }
}

}  // namespace zj::measure
