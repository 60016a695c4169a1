#include "analysis/check.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/coverage.h"
#include "measure/assess.h"
#include "measure/compute.h"
#include "measure/facts.h"
#include "measure/values.h"
#include "words/measure.h"

namespace zj::analysis {

using namespace measure;
namespace {

std::vector<std::string> paths_of(const Measure& measure) {
  std::vector<std::string> paths;
  for (const InputFile& file : measure.files()) paths.push_back(file.path);
  return paths;
}

// A comparison of a fact with a constant number in a rule.
struct Threshold {
  const Rule* rule = nullptr;
  std::size_t slot = 0;
  feel::Value constant;
  std::string source;
  bool met = false;  // some case stands exactly on it
};

class Checker {
 public:
  explicit Checker(const Measure& measure) : measure_(measure), diagnostics_(paths_of(measure)) {
    for (const Rule& rule : measure.rules()) find_thresholds(rule);
  }

  CheckReport run() {
    for (const Case& test : measure_.cases()) {
      ++report_.cases;
      const std::size_t failed = failures_;
      run_case(test);
      if (failures_ > failed) ++report_.failed;
    }
    for (const Threshold& t : thresholds_) {
      if (!t.met)
        diagnostics_.warning(t.rule->at, say(words::boundary_untested, t.rule->id, t.source),
                             say(words::fix_boundary_untested));
    }
    cover_conditions();
    cover();
    find_idle();
    report_.diagnostics = diagnostics_.take();
    return std::move(report_);
  }

 private:
  void fail(Position at, Said message) {
    ++failures_;
    diagnostics_.error(at, std::move(message));
  }

  void find_thresholds(const Rule& rule) {
    if (!rule.require) return;
    const feel::Program& program = rule.require->program();
    for (feel::NodeId id = 0; id < program.nodes.size(); ++id) {
      const feel::Node& node = program.nodes[id];
      const bool ordered = node.op == feel::Op::less || node.op == feel::Op::less_equal ||
                           node.op == feel::Op::greater || node.op == feel::Op::greater_equal;
      if (node.kind != feel::NodeKind::comparison || !ordered) continue;
      const auto children = program.children_of(id);
      for (const std::size_t side : {0u, 1u}) {
        const feel::Node& fact = program.nodes[children[side]];
        const feel::Node& other = program.nodes[children[1 - side]];
        const std::uint32_t constant = other.folded != feel::no_index          ? other.folded
                                       : other.kind == feel::NodeKind::literal ? other.index
                                                                               : feel::no_index;
        if (fact.kind != feel::NodeKind::fact || constant == feel::no_index) continue;
        if (!program.constants[constant].is_numeric()) continue;
        thresholds_.push_back(
            {&rule, fact.index, program.constants[constant], std::string(program.text_of(id)), false});
      }
    }
  }

  void run_case(const Case& test) {
    const bool computes = std::any_of(test.expected.begin(), test.expected.end(), [](const Case::Expectation& e) {
      return e.subject == "value" || e.subject.starts_with("value.");
    });
    if (computes) {
      run_compute(test);
      return;
    }
    const bool situation = std::any_of(test.expected.begin(), test.expected.end(), [&](const Case::Expectation& e) {
      return measure_.guard(e.subject) != nullptr;
    });
    DossierReading reading;
    if (situation) {
      reading.dossier = read_situation(*test.document, test.given);
    } else {
      reading = read_dossier(*test.document, test.given);
    }
    for (const Problem& problem : reading.problems)
      fail(test.at, say(words::case_refused, test.name, problem.path, problem.message.in(Lang::zh)));
    if (!reading.problems.empty()) return;
    note_boundaries(reading.dossier);
    Facts facts(measure_, reading.dossier);
    const bool whole = std::any_of(test.expected.begin(), test.expected.end(), [](const Case::Expectation& e) {
      return e.subject == "verdict" || e.subject == "route";
    });
    const Assessment assessment = whole ? assess(measure_, reading.dossier, Detail::verdicts) : Assessment{};
    for (const Case::Expectation& expected : test.expected) {
      if (expected.subject == "route") {
        if (assessment.route != expected.value)
          fail(expected.at, say(words::case_fails, test.name, expected.subject, expected.value, assessment.route));
        continue;
      }
      if (expected.subject == "verdict") {
        if (to_string(assessment.verdict) != expected.value)
          fail(expected.at,
               say(words::case_fails, test.name, expected.subject, expected.value, to_string(assessment.verdict)));
        continue;
      }
      const Rule* rule = measure_.rule(expected.subject);
      if (!rule) rule = measure_.guard(expected.subject);
      if (!rule || rule->document != test.document) {
        if (rule) fail(expected.at, say(words::case_of_other_document, expected.subject, rule->document->name()));
        continue;  // a guard, where the measure was loaded without its procedure
      }
      const Finding finding = judge(measure_, *rule, facts, Detail::reasons);
      if (to_string(finding.verdict) != expected.value)
        fail(expected.at, say(words::case_fails_because, test.name, expected.subject, expected.value,
                              to_string(finding.verdict), finding.reason.zh));
    }
  }

  void run_compute(const Case& test) {
    std::string name = test.compute;
    for (const Compute& compute : measure_.computes()) {
      if (name.empty() && compute.document == test.document) name = compute.name;
    }
    const Result<Computed> computed = compute(measure_, name, test.given);
    if (!computed) {
      fail(test.at, say(words::case_refused, test.name, computed.error().at, computed.error().said.in(Lang::zh)));
      return;
    }
    for (const Case::Expectation& expected : test.expected) {
      feel::Value got = computed->exact;
      std::string_view path = expected.subject;
      while (path.find('.') != std::string_view::npos) {
        path.remove_prefix(path.find('.') + 1);
        const std::string_view member = path.substr(0, path.find('.'));
        const feel::Value* found = got.is_context() ? got.find(member) : nullptr;
        got = found ? feel::Value(*found) : feel::Value();
      }
      if (!(got == expected.computed))
        fail(expected.at, say(words::case_fails, test.name, expected.subject, expected.value, value_text(got)));
    }
  }

  void note_boundaries(const Dossier& dossier) {
    for (Threshold& t : thresholds_) {
      if (t.rule->document == &dossier.document() && dossier.values()[t.slot] == t.constant) t.met = true;
    }
  }

  void cover_conditions() {
    for (const Condition& condition : condition_coverage(measure_)) {
      ++report_.conditions;
      if (condition.is_covered()) {
        ++report_.covered;
        continue;
      }
      const Word untested = !condition.seen_true && !condition.seen_false ? words::condition_untested
                            : condition.seen_true                         ? words::condition_never_false
                                                                          : words::condition_never_true;
      diagnostics_.warning(condition.at, say(untested, condition.owner, condition.text),
                           say(words::fix_condition_untested));
    }
  }

  void cover() {
    const auto& articles = measure_.articles();
    std::map<std::size_t, std::size_t> row_of;  // article → the numbered one it belongs to
    for (std::size_t i = 0; i < articles.size(); ++i) {
      const Article& article = articles[i];
      const auto parent = article.parent ? row_of.find(*article.parent) : row_of.end();
      const bool own_place =
          !article.place.empty() && (!article.parent || articles[*article.parent].place != article.place);
      if (own_place) {
        row_of[i] = report_.coverage.size();
        report_.coverage.push_back({article.place, article.heading, 0, 0, 0, article.no_rule});
      } else if (parent != row_of.end()) {
        row_of[i] = parent->second;
      }
    }
    const auto count = [&](std::size_t article, std::size_t Coverage::*column) {
      if (const auto row = row_of.find(article); row != row_of.end()) ++(report_.coverage[row->second].*column);
    };
    for (const Rule& rule : measure_.rules()) count(rule.article, &Coverage::rules);
    for (const VerdictRule& verdict : measure_.verdicts()) count(verdict.article, &Coverage::rules);
    for (const Compute& compute : measure_.computes()) count(compute.article, &Coverage::rules);
    for (const Case& test : measure_.cases()) count(test.article, &Coverage::cases);
    for (const Assumption& assumption : measure_.assumptions()) count(assumption.article, &Coverage::assumptions);
  }

  void find_idle() {
    std::set<std::string> used;
    for (const Rule& rule : measure_.rules()) used.insert(rule.assumptions.begin(), rule.assumptions.end());
    for (const Rule& guard : measure_.guards()) used.insert(guard.assumptions.begin(), guard.assumptions.end());
    for (const ObjectType& type : measure_.procedure().types()) {
      for (const Act& act : type.acts) used.insert(act.cites.begin(), act.cites.end());
    }
    for (const Assumption& assumption : measure_.assumptions()) {
      if (!used.contains(assumption.id)) report_.idle.push_back(assumption.id);
    }
  }

  const Measure& measure_;
  Diagnostics diagnostics_;
  std::vector<Threshold> thresholds_;
  std::size_t failures_ = 0;
  CheckReport report_;
};

}  // namespace

CheckReport check(const Measure& measure) {
  return Checker(measure).run();
}

}  // namespace zj::analysis
