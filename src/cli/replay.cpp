#include <ostream>

#include "base/version.h"
#include "cli/command.h"
#include "cli/measures.h"
#include "measure/receipt.h"

namespace zj::cli {
namespace {

int replay_receipt(const Arguments& arguments, Streams& streams) {
  const Lang lang = arguments.lang();
  const auto measure = load_measure(arguments.value("measure"));
  if (!measure) return report(measure.error(), arguments, streams);
  const auto text = read_input(arguments.operands().front(), streams);
  if (!text) return report(text.error(), arguments, streams);
  const auto replayed = measure::replay(**measure, *text, program_version());
  if (!replayed) return report(replayed.error(), arguments, streams);

  const bool same = replayed->same_measure && replayed->differences.empty();
  const int exit = same ? Exit::done : replayed->same_measure ? Exit::unmet : Exit::unknown;
  if (arguments.has("json")) {
    streams.out << to_json(Json::Object{
                       {"same", same},
                       {"same_measure", replayed->same_measure},
                       {"same_engine", replayed->same_engine},
                       {"differences", Json::Array(replayed->differences.begin(), replayed->differences.end())}})
                << "\n";
    return exit;
  }
  if (!replayed->same_measure) {
    streams.out << say(words::replay_other_measure, replayed->measure_hash.substr(0, 12),
                       (*measure)->hash().substr(0, 12))
                       .in(lang)
                << "\n";
    return exit;
  }
  if (!replayed->same_engine) streams.err << say(words::replay_other_engine, replayed->engine).in(lang) << "\n";
  if (same) {
    streams.out << say(words::replay_same, (*measure)->identity().id, (*measure)->hash().substr(0, 12)).in(lang)
                << "\n";
    return exit;
  }
  streams.out << words::replay_differs.in(lang) << "\n";
  for (const std::string& path : replayed->differences)
    streams.out << "  " << (path.empty() ? std::string(words::replay_only_form.in(lang)) : path) << "\n";
  return exit;
}

constexpr Option options[] = {measure_option, json_option};

}  // namespace

extern constinit const Command replay_command{
    .name = "replay",
    .operands = "RECEIPT|-",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .summary = words::replay_summary,
    .details = words::replay_details,
    .run = replay_receipt,
};

}  // namespace zj::cli
