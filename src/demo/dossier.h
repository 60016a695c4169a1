#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "demo/people.h"
#include "measure/measure.h"

namespace zj::demo {

// How good an application is: decides where its story can go.
enum class Quality {
  strong,     // meets everything with room to spare
  plain,      // meets everything
  near_miss,  // one threshold short by little
  patchy      // evidence or descriptions missing
};

struct Filing {
  std::vector<std::pair<std::string, std::string>> fields;  // path, text as typed
  std::vector<std::string> clauses;                         // that carry evidence
};

// What an enterprise would fill in for this title, from the measure's own clauses.
Filing invent_filing(Random& random, const measure::Measure& measure, const Invented& enterprise, std::string_view kind,
                     Quality quality, bool direct);

}  // namespace zj::demo
