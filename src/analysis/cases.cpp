#include "analysis/cases.h"

#include <algorithm>

#include "measure/compute.h"
#include "measure/dossier.h"
#include "measure/facts.h"
#include "measure/values.h"
#include "words/measure.h"

namespace zj::analysis {

using namespace measure;

namespace {

class Runner {
 public:
  Runner(const Measure& measure, Detail detail) : measure_(measure), detail_(detail) {}

  void run(const Case& test) {
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
      const Finding finding = judge(measure_, *rule, facts, detail_);
      if (to_string(finding.verdict) != expected.value)
        fail(expected.at, say(words::case_fails_because, test.name, expected.subject, expected.value,
                              to_string(finding.verdict), finding.reason.zh));
    }
  }

  // Of a computation: its value, or members of it.
  void run_compute(const Case& test) {
    const Compute* asked = compute_of(measure_, test);
    const Result<Computed> computed = compute(measure_, asked ? asked->name : test.compute, test.given);
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

  std::vector<CaseFailure> failures() && { return std::move(failures_); }

 private:
  void fail(Position at, Said message) { failures_.push_back({at, std::move(message)}); }

  const Measure& measure_;
  Detail detail_;
  std::vector<CaseFailure> failures_;
};

}  // namespace

const Compute* compute_of(const Measure& measure, const Case& test) {
  if (!test.compute.empty()) return measure.compute(test.compute);
  const auto found = std::ranges::find(measure.computes(), test.document, &Compute::document);
  return found == measure.computes().end() ? nullptr : &*found;
}

std::vector<CaseFailure> run_case(const Measure& measure, const Case& test, Detail detail) {
  Runner runner(measure, detail);
  runner.run(test);
  return std::move(runner).failures();
}

}  // namespace zj::analysis
