#pragma once
// A decision as a tree: every part of the expression that decided, with the value that it had. What a sentence leaves
// out stands here.

#include <string>
#include <vector>

#include "base/json.h"
#include "measure/assess.h"
#include "measure/measure.h"

namespace zj::measure {

struct Step {
  std::string text;   // as the measure writes it: 关键设备联网率 >= 0.70; 事故记录[2] for an entry of a list
  std::string value;  // as FEEL writes it: true, 41/60, "重大", date("2026-08-20"); [12] stands for a list of 12
  std::string why_unknown;  // of a null that is none: which fact is missing, or what went wrong (Chinese)
  bool is_unknown = false;
  std::vector<Step> steps;  // what it was made from; none of literals and facts
};

// The ground of a finding. Names that the measure derives are opened down to the facts; of a loop the elements that
// matter are shown. Preconditions: the finding is of this assessment, which was made with traces.
Step steps_of(const Assessment& assessment, const Finding& finding);

// {"text", "value"} or {"text", "unknown"}, and "steps" where there are any.
Json to_json(const Step& step);

}  // namespace zj::measure
