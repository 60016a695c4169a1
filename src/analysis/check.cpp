#include "analysis/check.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/cases.h"
#include "analysis/coverage.h"
#include "analysis/faults.h"
#include "analysis/tables.h"
#include "analysis/thresholds.h"
#include "measure/dossier.h"
#include "measure/facts.h"
#include "words/measure.h"

namespace zj::analysis {

using namespace measure;
namespace {

std::vector<std::string> paths_of(const Measure& measure) {
  std::vector<std::string> paths;
  for (const InputFile& file : measure.files()) paths.push_back(file.path);
  return paths;
}

// A line that a rule draws, and whether some case stands exactly on it.
struct Line {
  const Rule* rule = nullptr;
  Threshold threshold;
  bool tried = false;
};

class Checker {
 public:
  explicit Checker(const Measure& measure) : measure_(measure), diagnostics_(paths_of(measure)) {
    for (const Rule& rule : measure.rules()) {
      for (Threshold& threshold : thresholds_of(rule)) lines_.push_back({&rule, std::move(threshold)});
    }
  }

  CheckReport run() {
    for (const Case& test : measure_.cases()) {
      ++report_.cases;
      const std::vector<CaseFailure> failures = run_case(measure_, test);
      for (const CaseFailure& failure : failures) diagnostics_.error(failure.at, failure.message);
      if (!failures.empty()) ++report_.failed;
      note_boundaries(test);
    }
    for (const Line& line : lines_) {
      if (!line.tried)
        diagnostics_.warning(line.threshold.at, say(words::boundary_untested, line.rule->id, line.threshold.source),
                             say(words::fix_boundary_untested, line.rule->id));
    }
    check_tables(measure_, diagnostics_);
    cover_conditions();
    for (Fault& fault : find_faults(measure_))
      diagnostics_.warning(fault.at, std::move(fault.message), std::move(fault.fix));
    cover();
    find_idle();
    report_.diagnostics = diagnostics_.take();
    return std::move(report_);
  }

 private:
  // Which lines the case stands exactly on.
  void note_boundaries(const Case& test) {
    const Dossier dossier = read_dossier(*test.document, test.given).dossier;
    Facts facts(measure_, dossier);
    for (Line& line : lines_) {
      const auto& [fact, field, other, source, at] = line.threshold;
      if (line.tried || line.rule->document != test.document) continue;
      facts.need(line.rule->derived);
      const feel::Value limit = other->evaluate(facts.values());
      const feel::Value value = dossier.value(*fact);
      if (limit.is_null()) continue;
      if (!field) {
        line.tried = value == limit;
      } else if (value.is_list()) {
        line.tried = std::ranges::any_of(value.items(), [&, name = feel::Name(field->name)](const feel::Value& entry) {
          const feel::Value* found = entry.is_context() ? entry.find(name) : nullptr;
          return found && *found == limit;
        });
      }
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
  std::vector<Line> lines_;
  CheckReport report_;
};

}  // namespace

CheckReport check(const Measure& measure) {
  return Checker(measure).run();
}

}  // namespace zj::analysis
