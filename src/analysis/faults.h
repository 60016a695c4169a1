#pragma once
// Faults of a measure that no single rule shows: conditions that cannot come out one way, rules and routes that
// contradict each other, states without a way out. Each with a dossier that anybody can replay.

#include <string>
#include <vector>

#include "base/json.h"
#include "measure/measure.h"
#include "words/words.h"

namespace zj::analysis {

struct Fault {
  enum class Kind {
    never_applies,        // the `when` of a rule
    never_met,            //
    never_unmet,          //
    idle_part,            // of an `and` or `or`
    unknown_if,           // an `if` that leaves a rule unknown
    unknown_taken_as_no,  // an `if` in a route that an unknown condition decides
    rounded_comparison,
    route_never,
    route_shadowed,
    route_hopeless,  // its gates cannot be passed on it
    rules_exclude,   // each other, in one verdict
    verdict_never_met,
    verdict_never_unmet,
    gate_left_out,  // of the rules of one clause (ART7.2a, ART7.2b …) some decide on a route and some do not
    act_never_performed,
    state_unreached,
    states_inescapable
  };
  Kind kind = Kind::never_met;
  measure::Position at;
  Said message;  // with the facts as `given` of a case
  Said fix;
  std::vector<Json> given;  // the dossiers named in the message; none for faults of the procedure
};

// Only what is certain: that something can never be is said after every combination of values that differs has been
// tried; that something can be, with a dossier that the engine has judged. What is too large to try is left out. In the
// order of their places.
std::vector<Fault> find_faults(const measure::Measure& measure);

}  // namespace zj::analysis
