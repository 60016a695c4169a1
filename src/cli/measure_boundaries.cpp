#include <ostream>

#include "analysis/boundaries.h"
#include "cli/command.h"
#include "cli/measures.h"
#include "words/analysis.h"

namespace zj::cli {
namespace {

using analysis::Boundary;
using analysis::BoundaryCase;

std::string place_of(const measure::Measure& measure, const Boundary& boundary) {
  return measure.files()[static_cast<std::size_t>(boundary.at.file)].path + ":" + std::to_string(boundary.at.line) +
         ":" + std::to_string(boundary.at.column);
}

std::string_view side_of(BoundaryCase::Side side) {
  return side == BoundaryCase::Side::below ? "below" : side == BoundaryCase::Side::at ? "at" : "above";
}

Json to_json_row(const measure::Measure& measure, const Boundary& boundary) {
  Json::Array cases;
  for (const BoundaryCase& one : boundary.cases) {
    Json::Object row{{"side", side_of(one.side)},
                     {"name", one.name},
                     {"from", one.from},
                     {"given", one.given},
                     {"verdict", measure::to_string(one.verdict)},
                     {"reason", one.reason}};
    if (!one.shortfall.empty()) row.emplace_back("shortfall", one.shortfall);
    cases.emplace_back(std::move(row));
  }
  return Json::Object{{"rule", boundary.rule->id},
                      {"source", boundary.source},
                      {"file", measure.files()[static_cast<std::size_t>(boundary.at.file)].path},
                      {"line", boundary.at.line},
                      {"column", boundary.at.column},
                      {"cases", std::move(cases)}};
}

int show_boundaries(const Arguments& arguments, Streams& streams) {
  const Lang lang = arguments.lang();
  const auto loaded = load_measure(arguments.operands().front());
  if (!loaded) return report(loaded.error(), arguments, streams);
  const measure::Measure& measure = **loaded;
  const std::string rule = arguments.value("rule").value_or("");
  if (!rule.empty() && !measure.rule(rule))
    return report(Error{Trouble::bad_input, say(words::unknown_rule_id, rule), "--rule"}, arguments, streams);
  const std::vector<Boundary> found = analysis::boundaries(measure, rule);
  if (arguments.has("json")) {
    Json::Array rows;
    for (const Boundary& boundary : found) rows.push_back(to_json_row(measure, boundary));
    streams.out << to_json(Json(std::move(rows))) << "\n";
    return Exit::done;
  }
  bool first = true;
  for (const Boundary& boundary : found) {
    if (!first) streams.out << "\n";
    first = false;
    const Word heading = boundary.cases.empty() ? words::boundary_none : words::boundary_heading;
    streams.out << say(heading, boundary.rule->id, place_of(measure, boundary), boundary.source).in(lang) << "\n";
    for (const BoundaryCase& one : boundary.cases)
      streams.out << "\n"
                  << say(words::boundary_answer, measure::label(one.verdict).in(lang), one.reason).in(lang) << "\n\n"
                  << analysis::to_markdown(boundary, one);
  }
  return Exit::done;
}

constexpr Option options[] = {{"rule", "ID", words::boundaries_rule_option}, json_option};

}  // namespace

extern constinit const Command measure_boundaries_command{
    .name = "measure boundaries",
    .operands = "DIR",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .summary = words::boundaries_summary,
    .details = words::boundaries_details,
    .run = show_boundaries,
};

}  // namespace zj::cli
