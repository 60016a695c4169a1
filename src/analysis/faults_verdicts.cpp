// Routes and gates of a verdict that contradict each other.

#include <algorithm>
#include <set>

#include "analysis/fault_finders.h"
#include "base/text.h"
#include "words/analysis.h"

namespace zj::analysis {

using namespace measure;
namespace {

using Kind = Outcome::Kind;

class VerdictFaults {
 public:
  VerdictFaults(Witnesses& witnesses, std::size_t index, std::vector<Fault>& faults)
      : witnesses_(witnesses), measure_(witnesses.measure()), verdict_(measure_.verdicts()[index]), faults_(faults) {
    // It applies where its `when` holds and none before it does.
    for (std::size_t i = 0; i < index; ++i) {
      if (measure_.verdicts()[i].when)
        applies_.push_back(not_true(*measure_.verdicts()[i].when, measure_.verdicts()[i].derived));
    }
    if (verdict_.when) applies_.push_back(gives(*verdict_.when, verdict_.derived, true));
    for (std::size_t i = 0; i < verdict_.findings.size(); ++i) {
      const Rule& rule = measure_.rules()[verdict_.findings[i]];
      Uses uses;
      for (const auto* expression : {&rule.when, &rule.require, &rule.sufficient}) {
        if (*expression) add_uses(measure_, *rule.document, **expression, uses);
      }
      std::set<const Fact*> facts;
      for (const auto& [fact, use] : uses) facts.insert(fact);
      reads_.push_back(std::move(facts));
    }
  }

  void find() {
    exclusive_pairs();
    bool passable = false;
    std::vector<std::size_t> taken;  // routes that somebody can be on
    for (std::size_t r = 0; r < verdict_.routes.size(); ++r) {
      find_unknown_ifs(r);
      if (!can_be_taken(r)) continue;
      taken.push_back(r);
      passable = !hopeless(r) || passable;
      gates_left_out(r);
    }
    if (!passable && !can_pass_without_route()) never_met();
    never_unmet(taken);
  }

 private:
  const Rule& rule(std::size_t finding) const { return measure_.rules()[verdict_.findings[finding]]; }
  Demand passes(std::size_t finding) const { return comes_to(rule(finding), {Verdict::met, Verdict::not_applicable}); }
  Outcome find(const std::vector<Demand>& conditions, Effort effort) {
    return witnesses_.find(measure_.dossier(), conditions, effort);
  }
  static std::vector<Demand> with(std::vector<Demand> conditions, std::vector<Demand> more) {
    std::ranges::move(more, std::back_inserter(conditions));
    return conditions;
  }
  // The route is the one taken.
  std::vector<Demand> on(std::size_t route) const {
    std::vector<Demand> conditions = applies_;
    for (std::size_t r = 0; r < route; ++r) conditions.push_back(not_true(*verdict_.routes[r].when, verdict_.derived));
    conditions.push_back(gives(*verdict_.routes[route].when, verdict_.derived, true));
    return conditions;
  }
  std::string route_of(const Assessment& assessment) const {
    return assessment.route.empty() ? std::string(words::no_route.zh) : assessment.route;
  }
  void add(Fault::Kind kind, Position at, Said message, Said fix, std::vector<Json> given) {
    faults_.push_back({kind, at, std::move(message), std::move(fix), std::move(given)});
  }

  void find_unknown_ifs(std::size_t route);

  bool can_be_taken(std::size_t r) {
    const VerdictRule::Route& route = verdict_.routes[r];
    const Outcome taken = find(on(r), Effort::proof);
    if (taken.kind != Kind::impossible) return true;
    const std::vector<Demand> alone = with(applies_, {gives(*route.when, verdict_.derived, true)});
    const Outcome holds = find(alone, Effort::proof);
    const bool never = holds.kind == Kind::impossible;
    Json given = find(never ? applies_ : alone, Effort::example).given;
    add(never ? Fault::Kind::route_never : Fault::Kind::route_shadowed, route.text.at(),
        say(never ? words::fault_route_never : words::fault_route_shadowed, verdict_.name, route.name,
            std::to_string(taken.tried), given_text(given), route_of(replay(measure_, given))),
        say(words::fix_route), {given});
    return false;
  }

  // Nobody who is on the route can pass its gates: one of them, two of them, or all together.
  bool hopeless(std::size_t r) {
    for (const auto& [a, b] : exclusive_) {
      if (verdict_.routes[r].gates[a] && verdict_.routes[r].gates[b]) return true;  // said already
    }
    std::vector<std::size_t> gates;
    for (std::size_t i = 0; i < verdict_.findings.size(); ++i) {
      if (verdict_.routes[r].gates[i]) gates.push_back(i);
    }
    const std::vector<Demand> start = on(r);
    std::vector<std::vector<std::size_t>> tries;
    for (const std::size_t gate : gates) tries.push_back({gate});
    tries.push_back(gates);
    for (const std::vector<std::size_t>& some : tries) {
      std::vector<Demand> conditions = start;
      for (const std::size_t gate : some) conditions.push_back(passes(gate));
      const Outcome found = find(conditions, Effort::proof);
      if (found.kind != Kind::impossible) continue;
      std::vector<std::string> ids;
      for (const std::size_t index : found.conflict) {
        if (index >= start.size()) ids.push_back(rule(some[index - start.size()]).id);
      }
      const Json given = find(start, Effort::example).given;
      add(Fault::Kind::route_hopeless, verdict_.routes[r].text.at(),
          say(words::fault_route_hopeless, verdict_.name, verdict_.routes[r].name, join(ids, "、"),
              std::to_string(found.tried), given_text(given), label(replay(measure_, given).verdict).zh),
          say(words::fix_gates), {given});
      return true;
    }
    return false;
  }

  // Both can be met where the verdict applies, but never together.
  void exclusive_pairs() {
    for (std::size_t a = 0; a < verdict_.findings.size(); ++a) {
      for (std::size_t b = a + 1; b < verdict_.findings.size(); ++b) {
        if (std::ranges::none_of(reads_[a], [&](const Fact* fact) { return reads_[b].contains(fact); })) continue;
        const Outcome both =
            find(with(applies_, {comes_to(rule(a), {Verdict::met}), comes_to(rule(b), {Verdict::met})}), Effort::proof);
        if (both.kind != Kind::impossible) continue;
        const Outcome first = find(with(applies_, {comes_to(rule(a), {Verdict::met})}), Effort::example);
        const Outcome second = find(with(applies_, {comes_to(rule(b), {Verdict::met})}), Effort::example);
        if (first.kind != Kind::found || second.kind != Kind::found) continue;  // a fault of one of them alone
        // Rules of which one always leaves the other out are alternatives.
        if (find(with(applies_, {passes(a), passes(b)}), Effort::proof).kind != Kind::impossible) continue;
        exclusive_.emplace_back(a, b);
        add(Fault::Kind::rules_exclude, rule(b).require_text.at(),
            say(words::fault_rules_exclude, verdict_.name, rule(a).id, rule(b).id, std::to_string(both.tried),
                given_text(first.given), given_text(second.given)),
            say(words::fix_gates), {first.given, second.given});
      }
    }
  }

  // Without a route every finding decides.
  bool can_pass_without_route() {
    std::vector<Demand> conditions = applies_;
    for (const VerdictRule::Route& route : verdict_.routes)
      conditions.push_back(not_true(*route.when, verdict_.derived));
    if (find(conditions, Effort::proof).kind == Kind::impossible) return false;
    for (std::size_t i = 0; i < verdict_.findings.size(); ++i) conditions.push_back(passes(i));
    return find(conditions, Effort::proof).kind != Kind::impossible && exclusive_.empty();
  }

  void never_met() {
    const Json given = find(applies_, Effort::example).given;
    add(Fault::Kind::verdict_never_met, verdict_.at,
        say(words::fault_verdict_never_met, verdict_.name, given_text(given),
            label(replay(measure_, given).verdict).zh),
        say(words::fix_gates), {given});
  }

  void never_unmet(const std::vector<std::size_t>& taken) {
    bool any = false;
    std::size_t tried = 0;
    std::set<std::size_t> gates;
    for (const std::size_t r : taken) {
      for (std::size_t i = 0; i < verdict_.findings.size(); ++i) {
        if (verdict_.routes[r].gates[i]) gates.insert(i);
      }
    }
    for (const std::size_t gate : gates) {
      any = any || !reads_[gate].empty();
      const Outcome fails = find(with(applies_, {comes_to(rule(gate), {Verdict::unmet})}), Effort::proof);
      if (fails.kind != Kind::impossible) return;
      tried += fails.tried;
    }
    if (!any) return;  // it says so on its face
    const Json given = find(applies_, Effort::example).given;
    add(Fault::Kind::verdict_never_unmet, verdict_.at,
        say(words::fault_verdict_never_unmet, verdict_.name, std::to_string(tried), given_text(given),
            label(replay(measure_, given).verdict).zh),
        say(words::fix_gates), {given});
  }

  // ART7.2a and ART7.2b: one clause in several rules.
  static bool one_clause(const Rule& a, const Rule& b) {
    const auto lettered = [](const std::string& id) { return id.size() > 1 && id.back() >= 'a' && id.back() <= 'z'; };
    return a.article == b.article && lettered(a.id) && lettered(b.id) &&
           std::string_view(a.id).substr(0, a.id.size() - 1) == std::string_view(b.id).substr(0, b.id.size() - 1);
  }

  // Rules of one clause of which some decide on a route and one does not. Rules of different clauses may well differ.
  void gates_left_out(std::size_t r) {
    const VerdictRule::Route& route = verdict_.routes[r];
    for (std::size_t out = 0; out < verdict_.findings.size(); ++out) {
      if (route.gates[out]) continue;
      std::vector<std::string> beside;
      for (std::size_t i = 0; i < verdict_.findings.size(); ++i) {
        if (route.gates[i] && one_clause(rule(i), rule(out))) beside.push_back(rule(i).id);
      }
      if (beside.empty()) continue;
      std::vector<Demand> conditions = with(on(r), {comes_to(rule(out), {Verdict::unmet})});
      std::vector<Demand> passed = conditions;
      for (std::size_t i = 0; i < verdict_.findings.size(); ++i) {
        if (route.gates[i]) passed.push_back(passes(i));
      }
      Outcome found = find(passed, Effort::example);
      if (found.kind != Kind::found) found = find(conditions, Effort::example);
      if (found.kind != Kind::found) continue;
      add(Fault::Kind::gate_left_out, route.text.at(),
          say(words::fault_gate_left_out, route.name, join(beside, "、"), rule(out).id, given_text(found.given),
              label(replay(measure_, found.given).verdict).zh),
          say(words::fix_gate_left_out, rule(out).id, route.name), {found.given});
    }
  }

  Witnesses& witnesses_;
  const Measure& measure_;
  const VerdictRule& verdict_;
  std::vector<Fault>& faults_;
  std::vector<Demand> applies_;
  std::vector<std::set<const Fact*>> reads_;                    // per finding
  std::vector<std::pair<std::size_t, std::size_t>> exclusive_;  // pairs of findings
};

void VerdictFaults::find_unknown_ifs(std::size_t route) {
  analysis::find_unknown_ifs(witnesses_, verdict_, verdict_.routes[route], faults_);
}

}  // namespace

void find_verdict_faults(Witnesses& witnesses, std::vector<Fault>& faults) {
  for (std::size_t i = 0; i < witnesses.measure().verdicts().size(); ++i) VerdictFaults(witnesses, i, faults).find();
}

}  // namespace zj::analysis
