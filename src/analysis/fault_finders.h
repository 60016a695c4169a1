#pragma once
// The parts of find_faults. Inside the room.

#include <string_view>
#include <vector>

#include "analysis/faults.h"
#include "analysis/search.h"

namespace zj::analysis {

void find_rule_faults(Witnesses& witnesses, std::vector<Fault>& faults);
void find_verdict_faults(Witnesses& witnesses, std::vector<Fault>& faults);
void find_procedure_faults(const measure::Measure& measure, std::vector<Fault>& faults);

// An `if` whose condition may be unknown, in a rule or guard.
void find_unknown_ifs(Witnesses& witnesses, const measure::Rule& rule, std::vector<Fault>& faults);
// The same in the condition of a route, where the unknown counts as no.
void find_unknown_ifs(Witnesses& witnesses, const measure::VerdictRule& verdict,
                      const measure::VerdictRule::Route& route, std::vector<Fault>& faults);
// A comparison of divided values that rounding decides.
void find_rounded_comparisons(Witnesses& witnesses, const measure::Rule& rule, std::vector<Fault>& faults);

// The rule's finding over these facts, read as its document is.
measure::Verdict replay(const measure::Measure& measure, const measure::Rule& rule, const Json& given);
// The dossier's assessment; verdicts only.
measure::Assessment replay(const measure::Measure& measure, const Json& given);

// Whether the expression reads any fact.
bool reads_facts(const measure::Measure& measure, const measure::Document& document,
                 const feel::Expression& expression);

}  // namespace zj::analysis
