// A measure for other programs: as a DMN model, and its tests to hold a reader of the model against.

#include <fstream>
#include <ostream>

#include "cli/command.h"
#include "cli/measures.h"
#include "exchange/dmn.h"

namespace zj::cli {
namespace {

using measure::Measure;

std::string cases_of(const Measure& measure) {
  std::string lines;
  for (const measure::Case& test : measure.cases()) {
    if (test.document != &measure.dossier()) continue;
    Json::Object expect;
    for (const measure::Case::Expectation& e : test.expected) expect.emplace_back(e.subject, e.value);
    lines += to_json(Json::Object{{"name", test.name},
                                  {"article", measure.articles()[test.article].id},
                                  {"dossier", test.given},
                                  {"expect", std::move(expect)}}) +
             "\n";
  }
  return lines;
}

int export_measure(const Arguments& arguments, Streams& streams) {
  const Lang lang = arguments.lang();
  if (arguments.has("dmn") == arguments.has("cases"))
    return report(Error{Trouble::bad_input, say(words::export_one_of_two), "--dmn"}, arguments, streams);
  const std::string edition = arguments.value("edition").value_or("1.5");
  if (edition != "1.5" && edition != "1.3")
    return report(Error{Trouble::bad_input, say(words::cli_option_value, "1.5|1.3", edition), "--edition"}, arguments,
                  streams);
  const auto measure = load_measure(arguments.operands().front());
  if (!measure) return report(measure.error(), arguments, streams);

  std::string text;
  if (arguments.has("cases")) {
    text = cases_of(**measure);
  } else {
    exchange::DmnModel model =
        exchange::to_dmn(**measure, {edition == "1.5" ? exchange::DmnEdition::v1_5 : exchange::DmnEdition::v1_3, lang});
    for (const exchange::DmnDifference& difference : model.differences)
      streams.err << difference.decision << ": " << difference.said.in(lang) << "\n";
    text = std::move(model.xml);
  }
  const auto output = arguments.value("output");
  if (!output) {
    streams.out << text;
    return Exit::done;
  }
  std::ofstream file(*output, std::ios::binary);
  file << text;
  file.close();
  if (!file) return report(Error{Trouble::unavailable, say(words::export_cannot_write), *output}, arguments, streams);
  return Exit::done;
}

constexpr Option options[] = {{"dmn", "", words::export_dmn_option},
                              {"cases", "", words::export_cases_option},
                              {"output", "FILE", words::export_output_option, "o"},
                              {"edition", "VERSION", words::export_edition_option}};

}  // namespace

extern constinit const Command measure_export_command{
    .name = "measure export",
    .operands = "DIR",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .summary = words::export_summary,
    .details = words::export_details,
    .run = export_measure,
};

}  // namespace zj::cli
