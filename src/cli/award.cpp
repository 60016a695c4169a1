#include <algorithm>
#include <ostream>

#include "cli/command.h"
#include "cli/measures.h"
#include "measure/compute.h"
#include "measure/values.h"

namespace zj::cli {
namespace {

constexpr std::string_view award_document = "奖励";

int award(const Arguments& arguments, Streams& streams) {
  const auto measure = load_measure(arguments.value("measure"));
  if (!measure) return report(measure.error(), arguments, streams);
  const auto& computes = (*measure)->computes();
  const auto rule = std::find_if(computes.begin(), computes.end(),
                                 [](const measure::Compute& c) { return c.document->name() == award_document; });
  if (rule == computes.end()) return report(Error{Trouble::not_found, say(words::award_no_rule)}, arguments, streams);
  const auto text = read_input(arguments.operands().front(), streams);
  if (!text) return report(text.error(), arguments, streams);
  const auto json = parse_json(*text);
  if (!json) return report(json.error(), arguments, streams);
  const auto computed = measure::compute(**measure, rule->name, *json);
  if (!computed) return report(computed.error(), arguments, streams);

  const std::string payable = measure::value_text(computed->exact);
  if (arguments.has("json")) {
    Json::Array lines(computed->explanation.begin(), computed->explanation.end());
    streams.out << to_json(Json::Object{{"payable", payable}, {"explanation", std::move(lines)}}) << "\n";
    return Exit::done;
  }
  streams.out << say(words::award_payable, payable).in(arguments.lang()) << "\n";
  for (const std::string& line : computed->explanation) streams.out << "  " << line << "\n";
  return Exit::done;
}

constexpr Option options[] = {measure_option, json_option};

}  // namespace

extern constinit const Command award_command{
    .name = "award",
    .operands = "FILE.json|-",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .summary = words::award_summary,
    .details = words::award_details,
    .run = award,
};

}  // namespace zj::cli
