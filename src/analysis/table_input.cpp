#include "analysis/table_input.h"

#include <algorithm>

#include "analysis/candidates.h"
#include "analysis/search.h"
#include "feel/print.h"
#include "measure/dossier.h"

namespace zj::analysis {

using namespace measure;
namespace {

using feel::Value;

// Whether an input is one of the facts of the columns, or worked out from these alone.
bool is_settled(const Decision& decision, std::size_t column) {
  return std::ranges::all_of(decision.table.input(column).facts(), [&](std::size_t slot) {
    const Fact* fact = decision.document->fact_at(slot).first;
    return fact && std::ranges::find(decision.inputs, fact, &Decision::Input::fact) != decision.inputs.end();
  });
}

}  // namespace

std::optional<TableInput> try_input(const Measure& measure, const Decision& decision, std::span<const Value> inputs) {
  const Document& document = *decision.document;
  TableInput tried;
  tried.is_dossier = true;
  Json given(Json::Object{});
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Fact* fact = decision.inputs[i].fact;
    if (!fact) {
      tried.is_dossier = false;
      continue;
    }
    const std::optional<Json> member = inputs[i].is_null() ? Json() : json_for(document, *fact, inputs[i]);
    if (!member) return std::nullopt;
    set_fact(given, *fact, member);
  }
  const Dossier dossier = source_of(measure, document) == Source::person ? read_dossier(document, given).dossier
                                                                         : read_situation(document, given);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Value found = decision.table.input(i).evaluate(dossier.values());
    // Refused by the glossary, or the columns that an input is worked out from say otherwise.
    if (is_settled(decision, i) && (found.is_unknown() || found != inputs[i])) return std::nullopt;
  }
  if (tried.is_dossier) {
    tried.text = given_text(given);
    tried.result = decision.table.evaluate(dossier.values(), &tried.hits);
  } else {
    for (std::size_t i = 0; i < inputs.size(); ++i)
      tried.text += (i > 0 ? "，" : "") + decision.inputs[i].text + " = " + feel::to_literal(inputs[i]);
    tried.result = decision.table.evaluate(inputs, dossier.values(), &tried.hits);
  }
  return tried;
}

}  // namespace zj::analysis
