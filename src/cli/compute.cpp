#include "measure/compute.h"

#include <ostream>

#include "base/text.h"
#include "cli/command.h"
#include "cli/measures.h"
#include "measure/values.h"

namespace zj::cli {
namespace {

// What a measure can compute, for those who asked for something else: 单件评分（评分）.
std::string names_of(const measure::Measure& measure) {
  std::vector<std::string> names;
  for (const measure::Compute& one : measure.computes()) names.push_back(one.name + "（" + one.document->name() + "）");
  return join(names, "、");
}

int compute_value(const Arguments& arguments, Streams& streams) {
  const auto measure = load_measure(arguments.value("measure"));
  if (!measure) return report(measure.error(), arguments, streams);
  const std::string& name = arguments.operands()[0];
  if (!(*measure)->compute(name))
    return report(Error{Trouble::not_found, say(words::compute_unknown, name, names_of(**measure)), "NAME"}, arguments,
                  streams);
  const auto text = read_input(arguments.operands()[1], streams);
  if (!text) return report(text.error(), arguments, streams);
  const auto json = parse_json(*text);
  if (!json) return report(json.error(), arguments, streams);
  const auto computed = measure::compute(**measure, name, *json);
  if (!computed) return report(computed.error(), arguments, streams);

  if (arguments.has("json")) {
    Json::Array lines(computed->explanation.begin(), computed->explanation.end());
    streams.out << to_json(Json::Object{{"value", computed->value}, {"explanation", std::move(lines)}}) << "\n";
    return Exit::done;
  }
  if (computed->explanation.empty()) streams.out << measure::value_text(computed->exact) << "\n";
  for (const std::string& line : computed->explanation) streams.out << line << "\n";
  return Exit::done;
}

constexpr Option options[] = {measure_option, json_option};

}  // namespace

extern constinit const Command compute_command{
    .name = "compute",
    .operands = "NAME FILE.json|-",
    .min_operands = 2,
    .max_operands = 2,
    .options = options,
    .summary = words::compute_summary,
    .details = words::compute_details,
    .run = compute_value,
};

}  // namespace zj::cli
