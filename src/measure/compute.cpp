#include "measure/compute.h"

#include "measure/dossier.h"
#include "measure/facts.h"
#include "measure/values.h"
#include "words/measure.h"

namespace zj::measure {

Result<Computed> compute(const Measure& measure, std::string_view name, const Json& document) {
  const Compute* compute = measure.compute(name);
  if (!compute) return unexpected<Error>(Error{Trouble::not_found, say(words::unknown_compute, name)});
  DossierReading reading = read_dossier(*compute->document, document);
  if (!reading.problems.empty()) return bad_input(reading.problems.front().path, reading.problems.front().message);

  Facts facts(measure, reading.dossier);
  facts.need(compute->derived);
  std::vector<feel::Value> values(facts.values().begin(), facts.values().end());
  values.resize(compute->scope.slots(), feel::Value::missing());
  for (const Compute::Let& let : compute->lets) values[let.slot] = let.value.evaluate(values);

  Computed computed;
  computed.exact = compute->value->evaluate(values);
  if (computed.exact.is_unknown()) {
    const feel::Origin origin = computed.exact.origin();
    if (!origin.is_missing()) return bad_input({}, origin.said());
    const std::string path = compute->document->glossary.full_path(origin.what);
    return bad_input(path, say(words::computation_lacks, compute->document->glossary.label(path)));
  }
  computed.value = value_json(computed.exact);
  for (const Compute::Line& line : compute->lines) {
    if (!line.when || line.when->evaluate(values).is_true())
      computed.explanation.push_back(fill_sentence(line.sentence, values));
  }
  return computed;
}

}  // namespace zj::measure
