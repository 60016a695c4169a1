#include "measure/receipt.h"

#include <algorithm>
#include <set>

#include "measure/assess.h"
#include "measure/steps.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

constexpr std::size_t most_differences = 20;

// Where two values differ, the innermost members of each.
void compare(const Json& expected, const Json& found, const std::string& path, std::vector<std::string>& differences) {
  if (differences.size() >= most_differences || expected == found) return;
  const auto below = [&](std::string_view member) {
    return path.empty() ? std::string(member) : path + "." + std::string(member);
  };
  const auto* objects = expected.object();
  if (objects && found.object()) {
    std::set<std::string_view> seen;
    for (const Json::Object* object : {objects, found.object()}) {
      for (const auto& [key, value] : *object) {
        if (!seen.insert(key).second) continue;
        const Json* a = expected.find(key);
        const Json* b = found.find(key);
        if (a && b) {
          compare(*a, *b, below(key), differences);
        } else {
          differences.push_back(below(key));
        }
      }
    }
    return;
  }
  const auto* list = expected.array();
  if (list && found.array() && list->size() == found.array()->size()) {
    for (std::size_t i = 0; i < list->size(); ++i)
      compare((*list)[i], (*found.array())[i], below(std::to_string(i + 1)), differences);
    return;
  }
  differences.push_back(path);
}

}  // namespace

Result<Json> make_receipt(const Measure& measure, std::string_view dossier_json, std::string_view engine) {
  const auto dossier = parse_dossier(measure.dossier(), dossier_json);
  if (!dossier) return unexpected<Error>(dossier.error());
  const Assessment assessment = assess(measure, *dossier);
  Json::Array trace;
  for (const Finding& finding : assessment.findings)
    trace.emplace_back(Json::Object{{"id", finding.id}, {"step", to_json(steps_of(assessment, finding))}});
  return Json(Json::Object{{"receipt", 1},
                           {"engine", engine},
                           {"measure", Json::Object{{"id", measure.identity().id}, {"hash", measure.hash()}}},
                           {"dossier", *parse_json(dossier_json)},
                           {"assessment", to_json(assessment)},
                           {"trace", std::move(trace)}});
}

std::string receipt_bytes(const Json& receipt) {
  return to_json(receipt) + "\n";
}

Result<Replay> replay(const Measure& measure, std::string_view receipt, std::string_view engine) {
  const auto given = parse_json(receipt);
  if (!given) return unexpected<Error>(given.error());
  for (const std::string_view member : {"receipt", "engine", "measure", "dossier", "assessment", "trace"}) {
    if (!given->find(member)) return bad_input(std::string(member), say(words::receipt_lacks, member));
  }
  if (given->integer("receipt") != 1) return bad_input("receipt", say(words::receipt_of_other_form));
  Replay replayed;
  replayed.measure_hash = given->find("measure")->text("hash");
  replayed.engine = given->text("engine");
  replayed.same_engine = replayed.engine == engine;
  replayed.same_measure = replayed.measure_hash == measure.hash();
  if (!replayed.same_measure) return replayed;
  // The engine is written as it stands, so that what remains to be compared is the decision.
  const auto again = make_receipt(measure, to_json(*given->find("dossier")), replayed.engine);
  if (!again) return bad_input("dossier." + again.error().at, again.error().said);
  if (receipt_bytes(*again) == receipt) return replayed;
  compare(*given, *again, "", replayed.differences);
  // The same members, written otherwise (another order, spaces): not the bytes that were handed out.
  if (replayed.differences.empty()) replayed.differences.emplace_back();
  return replayed;
}

}  // namespace zj::measure
