#include "pages/decision.h"

#include "base/version.h"
#include "measure/receipt.h"
#include "measure/steps.h"
#include "words/pages.h"

namespace zj::pages {

using namespace html;

namespace {

Html value_of(Lang lang, const measure::Step& step) {
  if (step.is_unknown) return span(cls("muted"), step.why_unknown);
  if (step.value == "true") return b(words::decision_holds.in(lang));
  if (step.value == "false") return b(words::decision_fails.in(lang));
  return code(step.value);
}

Html tree(Lang lang, const measure::Step& step) {
  Html line = group(code(step.text), " ", span(cls("faint"), step.is_unknown ? "?" : "→"), " ", value_of(lang, step));
  if (step.steps.empty()) return li(line);
  return li(line, ul(each(step.steps, [&](const measure::Step& part) { return tree(lang, part); })));
}

}  // namespace

Html how_decided(Lang lang, const measure::Assessment& assessment, const measure::Finding& finding) {
  return details(cls("small reasoning"), summary(words::decision_steps.in(lang)),
                 ul(tree(lang, measure::steps_of(assessment, finding))));
}

http::Response receipt_of(Visit& visit, const registry::Object& the_case, const registry::Registry::Checked& checked) {
  const auto measure = visit.registry.measure_of(the_case);
  const auto receipt = measure::make_receipt(*measure, to_json(checked.dossier), program_version());
  if (!receipt) return visit.problem(receipt.error());
  http::Response response;
  response.header("Content-Type", "application/json");
  response.header("Content-Disposition", "attachment; filename=receipt-" + the_case.ref + ".json");
  response.body = measure::receipt_bytes(*receipt);
  return response;
}

}  // namespace zj::pages
