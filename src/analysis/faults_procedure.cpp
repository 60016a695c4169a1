// States of the procedure without a way out, and acts that nothing ever performs. That every state has some way in and
// some way out is an error at load already; here it is asked where the ways lead.

#include <algorithm>
#include <set>

#include "analysis/fault_finders.h"
#include "base/text.h"
#include "words/analysis.h"

namespace zj::analysis {

using namespace measure;
namespace {

using States = std::set<std::string, std::less<>>;

struct Edge {
  const std::vector<std::string>* from;
  const std::string* to;
  const Act* act;  // nullptr: planned
  bool live;
};

// What acts bring about: acts by an effect or at the end of a deadline, and objects of a type (派发 score_sheet).
std::set<std::string, std::less<>> performed_by_others(const Procedure& procedure) {
  std::set<std::string, std::less<>> found;
  for (const ObjectType& type : procedure.types()) {
    for (const Act& act : type.acts) {
      for (const Effect& effect : act.effects) {
        if (effect.verb != "置") found.insert(effect.target);
      }
      for (const Deadline& deadline : act.deadlines) {
        if (!deadline.act_at_end.empty()) found.insert(deadline.act_at_end);
      }
    }
  }
  return found;
}

class ProcedureFaults {
 public:
  ProcedureFaults(const Measure& measure, std::vector<Fault>& faults)
      : procedure_(measure.procedure()), performed_(performed_by_others(procedure_)), faults_(faults) {}

  void find() {
    for (const ObjectType& type : procedure_.types()) {
      for (const Act& act : type.acts) never_performed(act);
      const std::vector<Edge> edges = edges_of(type);
      const States reached = reach(edges);
      unreached(type, edges, reached);
      inescapable(type, edges, reached);
    }
  }

 private:
  // A cause that belongs to a later part of the procedure is taken at its word.
  bool has_planned_cause(const Act& act) const {
    return std::ranges::any_of(act.triggered_by, [&](const std::string& cause) { return !procedure_.act(cause); });
  }
  bool is_live(const Act& act) const {
    const std::string_view type = std::string_view(act.full_id).substr(0, act.full_id.find('.'));
    return act.kind == ActKind::act || performed_.contains(act.full_id) || has_planned_cause(act) ||
           (act.kind == ActKind::effect && performed_.contains(type));
  }

  void never_performed(const Act& act) {
    if (is_live(act)) return;
    const bool job = act.kind == ActKind::job;
    faults_.push_back({Fault::Kind::act_never_performed,
                       act.at,
                       job ? say(words::fault_job_never_due, act.full_id)
                           : say(words::fault_act_never_caused, act.full_id, join(act.triggered_by, "、")),
                       say(job ? words::fix_job_never_due : words::fix_act_never_caused, act.full_id),
                       {}});
  }

  std::vector<Edge> edges_of(const ObjectType& type) const {
    std::vector<Edge> edges;
    for (const Act& act : type.acts) edges.push_back({&act.from, &act.to, &act, is_live(act)});
    for (const PlannedAct& act : type.planned) edges.push_back({&act.from, &act.to, nullptr, true});
    return edges;
  }

  static bool starts_in(const Edge& edge, const States& states) {
    return std::ranges::any_of(*edge.from, [&](const std::string& from) { return states.contains(from); });
  }

  // From nothing, by acts that are performed.
  static States reach(const std::vector<Edge>& edges) {
    States reached{"-"};
    for (bool more = true; more;) {
      more = false;
      for (const Edge& edge : edges) {
        if (edge.live && *edge.to != "=" && starts_in(edge, reached)) more = reached.insert(*edge.to).second || more;
      }
    }
    return reached;
  }

  static std::string acts_text(const std::vector<const Act*>& acts) {
    std::vector<std::string> names;
    for (const Act* act : acts) names.push_back(act->label + " " + act->full_id);
    return join(names, "、");
  }

  void unreached(const ObjectType& type, const std::vector<Edge>& edges, const States& reached) {
    for (const StateEntry& state : type.states) {
      if (reached.contains(state.id)) continue;
      std::vector<const Act*> leading;
      for (const Edge& edge : edges) {
        if (edge.act && *edge.to == state.id) leading.push_back(edge.act);
      }
      if (leading.empty()) continue;  // an error at load
      faults_.push_back({Fault::Kind::state_unreached,
                         leading.front()->at,
                         say(words::fault_state_unreached, type.label, state.label, acts_text(leading)),
                         say(words::fix_states),
                         {}});
    }
  }

  // States from which no final one can be reached, as sets that acts lead around in.
  void inescapable(const ObjectType& type, const std::vector<Edge>& edges, const States& reached) {
    States ends;
    for (const StateEntry& state : type.states) {
      if (state.final) ends.insert(state.id);
    }
    if (ends.empty()) return;  // an object that stays
    for (bool more = true; more;) {
      more = false;
      for (const Edge& edge : edges) {
        if (!edge.live || !ends.contains(*edge.to)) continue;
        for (const std::string& from : *edge.from) {
          if (from != "-") more = ends.insert(from).second || more;
        }
      }
    }
    States trapped;
    for (const StateEntry& state : type.states) {
      if (reached.contains(state.id) && !ends.contains(state.id)) trapped.insert(state.id);
    }
    if (trapped.empty()) return;
    std::vector<std::string> labels;
    for (const StateEntry& state : type.states) {
      if (trapped.contains(state.id)) labels.push_back(state.label);
    }
    std::vector<const Act*> within;
    for (const Edge& edge : edges) {
      if (edge.act && edge.live && *edge.to != "=" && starts_in(edge, trapped)) within.push_back(edge.act);
    }
    faults_.push_back({Fault::Kind::states_inescapable,
                       within.empty() ? type.at : within.front()->at,
                       say(words::fault_states_inescapable, type.label, join(labels, "、"), acts_text(within)),
                       say(words::fix_states),
                       {}});
  }

  const Procedure& procedure_;
  const std::set<std::string, std::less<>> performed_;
  std::vector<Fault>& faults_;
};

}  // namespace

void find_procedure_faults(const Measure& measure, std::vector<Fault>& faults) {
  ProcedureFaults(measure, faults).find();
}

}  // namespace zj::analysis
