#pragma once
// Assessing a dossier: a finding for each rule, with its reason, and the verdict that they make together.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "measure/dossier.h"
#include "measure/measure.h"
#include "measure/text.h"
#include "words/words.h"

namespace zj::measure {

enum class Verdict { met, unmet, unknown, not_applicable };
std::string_view to_string(Verdict verdict);  // "met", as in JSON
Word label(Verdict verdict);                  // 符合

struct Finding {
  std::string id;  // ART7.2a
  Verdict verdict = Verdict::unknown;
  std::string article;     // 第七条第二项
  std::string article_id;  // ART7.2
  Text title;
  Text reason;
  std::string
      shortfall;  // percentage points, rounded up to 2 decimals: "1.67"; empty when it is no matter of a percentage
  std::vector<std::string> assumptions;  // declared at the rule, whichever branch decided
  std::vector<std::string> missing;  // of an unknown one: paths of the facts that could decide it, in deciding order
  bool decides = true;               // whether it counts on the route taken
};

struct Assessment {
  std::string title;  // 智能工厂: the verdict block that applied
  Verdict verdict = Verdict::unknown;
  std::string route;  // direct
  std::string route_label;
  std::vector<Finding> findings;
  std::string measure_id;
  std::string measure_hash;
};

// `verdicts` leaves reasons, shortfalls and missing facts out: for re-running many dossiers.
enum class Detail { reasons, verdicts };

// Never fails: an error in an expression makes its finding unknown, never unmet. Precondition: the dossier is of this
// measure.
Assessment assess(const Measure& measure, const Dossier& dossier, Detail detail = Detail::reasons);

// As CONTRACT of the command line and the API has it: verdict, route, findings, measure.
Json to_json(const Assessment& assessment);

// One rule or guard alone, over facts at work (measure/facts.h).
class Facts;
Finding judge(const Measure& measure, const Rule& rule, Facts& facts, Detail detail);

}  // namespace zj::measure
