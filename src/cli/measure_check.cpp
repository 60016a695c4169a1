#include <algorithm>
#include <ostream>

#include "analysis/check.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/measures.h"
#include "registry/schema.h"

namespace zj::cli {
namespace {

using measure::Diagnostic;

std::size_t count(const std::vector<Diagnostic>& found, measure::Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

Json to_json_row(const Diagnostic& d, Lang lang) {
  return Json::Object{{"severity", d.severity == measure::Severity::error ? "error" : "warning"},
                      {"file", d.file},
                      {"line", d.line},
                      {"column", d.column},
                      {"message", d.message.in(lang)},
                      {"fix", d.fix.in(lang)}};
}

int check_measure(const Arguments& arguments, Streams& streams) {
  const Lang lang = arguments.lang();
  auto files = read_measure_folder(arguments.operands().front());
  if (!files) return report(files.error(), arguments, streams);
  measure::LoadResult loaded = measure::Measure::load(*std::move(files), registry::procedure_schema());
  std::vector<Diagnostic> found = std::move(loaded.diagnostics);
  analysis::CheckReport checked;
  if (loaded.measure) {
    checked = analysis::check(*loaded.measure);
    found.insert(found.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
  }
  const std::size_t errors = count(found, measure::Severity::error);
  const int exit = errors > 0 ? Exit::unmet : Exit::done;
  if (arguments.has("json")) {
    Json::Array diagnostics;
    for (const Diagnostic& d : found) diagnostics.push_back(to_json_row(d, lang));
    Json::Array coverage;
    for (const analysis::Coverage& row : checked.coverage)
      coverage.emplace_back(Json::Object{{"article", row.article},
                                         {"heading", row.heading},
                                         {"rules", static_cast<std::int64_t>(row.rules)},
                                         {"cases", static_cast<std::int64_t>(row.cases)},
                                         {"assumptions", static_cast<std::int64_t>(row.assumptions)},
                                         {"no_rule", row.no_rule}});
    streams.out << to_json(Json::Object{{"diagnostics", std::move(diagnostics)},
                                        {"coverage", std::move(coverage)},
                                        {"conditions", static_cast<std::int64_t>(checked.conditions)},
                                        {"covered", static_cast<std::int64_t>(checked.covered)}})
                << "\n";
    return exit;
  }
  for (const Diagnostic& d : found) streams.out << measure::to_text(d, lang) << "\n";
  if (!loaded.measure) return exit;
  if (!found.empty()) streams.out << "\n";
  streams.out << words::measure_check_columns.in(lang) << "\n";
  for (const analysis::Coverage& row : checked.coverage)
    streams.out << row.article << "\t" << row.rules << "\t" << row.cases << "\t" << row.assumptions << "\t"
                << row.no_rule << "\n";
  const auto& assumptions = loaded.measure->assumptions();
  const auto confirmed = std::count_if(assumptions.begin(), assumptions.end(),
                                       [](const measure::Assumption& a) { return a.is_confirmed(); });
  streams.out << "\n"
              << say(words::measure_check_total, std::to_string(loaded.measure->rules().size()),
                     std::to_string(checked.cases), std::to_string(checked.failed), std::to_string(assumptions.size()),
                     std::to_string(confirmed), std::to_string(errors), std::to_string(found.size() - errors),
                     std::to_string(checked.covered), std::to_string(checked.conditions))
                     .in(lang)
              << "\n";
  if (!checked.idle.empty()) streams.out << say(words::measure_check_idle, join(checked.idle, " ")).in(lang) << "\n";
  return exit;
}

constexpr Option options[] = {json_option};

}  // namespace

extern constinit const Command measure_check_command{
    .name = "measure check",
    .operands = "DIR",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .summary = words::measure_check_summary,
    .details = words::measure_check_details,
    .run = check_measure,
};

}  // namespace zj::cli
