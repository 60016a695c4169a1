#pragma once
// Mutation: what would the measure's cases notice? Thresholds and operators are changed one at a time, the measure is
// loaded anew, and its cases run until one fails. A mutant that no case catches is a rule that could be wrong unseen.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "measure/measure.h"

namespace zj::analysis {

struct Mutant {
  enum class Kind {
    threshold,  // a number, a day or a duration a unit higher or lower, a comparison that takes in or leaves out
                // equality
    operation   // another comparison, and for or, every for some, without not, true for false
  };
  enum class Fate {
    waiting,  // not tried yet
    caught,   // a case fails
    refused,  // the measure no longer loads
    survived  // nobody notices
  };
  Kind kind = Kind::threshold;
  Fate fate = Fate::waiting;
  std::string owner;  // ART7.2a; of a guard, a definition or an assumption its name
  std::string file;
  measure::Position at;
  std::size_t offset = 0;  // in the file's bytes
  std::string from, to;    // 0.70, 0.71
  std::string line;        // the line as it stands, trimmed
  std::string caught_by;   // the case that fails
};

// Every mutant of the FEEL in a measure's rules, guards, definitions, computations and verdicts, and in the values of
// the assumptions on which one of these depends; in the order of the text. Texts for people are left alone.
std::vector<Mutant> find_mutants(const measure::Measure& measure);

// Tries one. `schema` as it was loaded with; nullptr for a measure without its procedure. Thread-safe.
void try_mutant(const measure::Measure& measure, const measure::ProcedureSchema* schema, Mutant& mutant);

}  // namespace zj::analysis
