#include "analysis/faults.h"

#include <algorithm>

#include "analysis/fault_finders.h"
#include "measure/facts.h"

namespace zj::analysis {

using namespace measure;

Verdict replay(const Measure& measure, const Rule& rule, const Json& given) {
  const Dossier dossier = source_of(measure, *rule.document) == Source::program
                              ? read_situation(*rule.document, given)
                              : read_dossier(*rule.document, given).dossier;
  Facts facts(measure, dossier);
  return judge(measure, rule, facts, Detail::verdicts).verdict;
}

Assessment replay(const Measure& measure, const Json& given) {
  return assess(measure, read_dossier(measure.dossier(), given).dossier, Detail::verdicts);
}

bool reads_facts(const Measure& measure, const Document& document, const feel::Expression& expression) {
  Uses uses;
  add_uses(measure, document, expression, uses);
  return !uses.empty();
}

std::vector<Fault> find_faults(const Measure& measure) {
  std::vector<Fault> faults;
  Witnesses witnesses(measure);
  find_rule_faults(witnesses, faults);
  find_verdict_faults(witnesses, faults);
  find_procedure_faults(measure, faults);
  std::ranges::stable_sort(faults, {}, &Fault::at);
  return faults;
}

}  // namespace zj::analysis
