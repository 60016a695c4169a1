#pragma once
// A receipt of a decision: what was decided, from which facts, by which measure, and how. Whoever has the measure can
// make the decision again and must get the same bytes.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "measure/measure.h"

namespace zj::measure {

// {"receipt": 1, "engine", "measure": {"id", "hash"}, "dossier", "assessment", "trace": [{"id", "step"}]}: `dossier` is
// the JSON as it was given, `assessment` as `assess --json` prints it, `trace` the tree of steps.h for each finding.
// Error as parse_dossier.
Result<Json> make_receipt(const Measure& measure, std::string_view dossier_json, std::string_view engine);

// Its bytes: one line of JSON, the members in the order above.
std::string receipt_bytes(const Json& receipt);

struct Replay {
  bool same_measure = false;  // false: the receipt names another measure, and nothing was compared
  bool same_engine = false;  // another version of the program may decide alike; it is said, not counted as a difference
  std::string engine, measure_hash;      // which the receipt names
  std::vector<std::string> differences;  // paths of members that came out otherwise: assessment.findings.3.verdict
};

// Decides again. Error where the text is no receipt; its dossier is read as parse_dossier does.
Result<Replay> replay(const Measure& measure, std::string_view receipt, std::string_view engine);

}  // namespace zj::measure
