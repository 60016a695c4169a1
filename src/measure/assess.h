#pragma once
// Assessing a dossier: a finding for each rule, with its reason, and the verdict that they make together.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "measure/dossier.h"
#include "measure/measure.h"
#include "measure/reason.h"
#include "measure/text.h"
#include "words/words.h"

namespace zj::measure {

enum class Verdict { met, unmet, unknown, not_applicable };
std::string_view to_string(Verdict verdict);  // "met", as in JSON
Word label(Verdict verdict);                  // 符合

// Which expression of a rule decided its finding, and what every part of it gave: cheap enough to be kept with each
// finding, and put into words only when somebody asks.
struct Ground {
  const feel::Expression* by = nullptr;  // nullptr where only verdicts were asked for
  feel::Trace trace;
};

struct Finding {
  std::string id;  // ART7.2a
  Verdict verdict = Verdict::unknown;
  bool decides = true;  // whether it counts on the route taken
  Ground ground;

  // What explain() fills in.
  std::string article;     // 第七条第二项
  std::string article_id;  // ART7.2
  Text title;
  Text reason;
  std::string
      shortfall;  // percentage points, rounded up to 2 decimals: "1.67"; empty when it is no matter of a percentage
  std::vector<std::string> assumptions;  // declared at the rule, whichever branch decided
  std::vector<std::string> missing;  // of an unknown one: paths of the facts that could decide it, in deciding order
  std::vector<Change> changes;       // of an unmet one: the least that would make it met, where that can be told
};

struct Assessment {
  std::string title;  // 智能工厂: the verdict block that applied
  Verdict verdict = Verdict::unknown;
  std::string route;  // direct
  std::string route_label;
  std::vector<Finding> findings;
  std::string measure_id;
  std::string measure_hash;
  std::shared_ptr<const Facts> facts;  // what it rests on; nullptr where only verdicts were asked for
};

// `verdicts` keeps nothing else: for re-running many dossiers. `traces` keeps the ground of every finding, so that
// explain() can put it into words later; `reasons` does so at once.
enum class Detail { verdicts, traces, reasons };

// Never fails: an error in an expression makes its finding unknown, never unmet. Precondition: the dossier is of this
// measure.
Assessment assess(const Measure& measure, const Dossier& dossier, Detail detail = Detail::reasons);

// Puts an assessment with traces into words. Preconditions: it was made with Detail::traces, by this measure.
void explain(const Measure& measure, Assessment& assessment);

// As CONTRACT of the command line and the API has it: verdict, route, findings, measure.
Json to_json(const Assessment& assessment);

// One rule or guard alone, over facts at work (measure/facts.h).
Finding judge(const Measure& measure, const Rule& rule, Facts& facts, Detail detail);

}  // namespace zj::measure
