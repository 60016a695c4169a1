#include <algorithm>
#include <atomic>
#include <functional>
#include <iostream>
#include <mutex>
#include <thread>

#include <unistd.h>

#include "analysis/check.h"
#include "analysis/mutate.h"
#include "cli/command.h"
#include "cli/measures.h"
#include "registry/schema.h"

namespace zj::cli {
namespace {

using analysis::Mutant;

// Tries all of them on every core.
void try_all(const measure::Measure& measure, std::vector<Mutant>& mutants,
             const std::function<void(std::size_t)>& progress) {
  const measure::ProcedureSchema& schema = registry::procedure_schema();
  std::atomic<std::size_t> next = 0;
  std::mutex telling;
  const auto work = [&] {
    for (std::size_t i = next++; i < mutants.size(); i = next++) {
      analysis::try_mutant(measure, &schema, mutants[i]);
      const std::lock_guard lock(telling);
      progress(i + 1);
    }
  };
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
}

std::string_view to_string(Mutant::Fate fate) {
  switch (fate) {
    case Mutant::Fate::waiting:
      return "waiting";
    case Mutant::Fate::caught:
      return "caught";
    case Mutant::Fate::refused:
      return "refused";
    case Mutant::Fate::survived:
      return "survived";
  }
  return {};
}

Json to_json_row(const Mutant& mutant) {
  return Json::Object{{"kind", mutant.kind == Mutant::Kind::threshold ? "threshold" : "operation"},
                      {"fate", to_string(mutant.fate)},
                      {"owner", mutant.owner},
                      {"file", mutant.file},
                      {"line", mutant.at.line},
                      {"column", mutant.at.column},
                      {"from", mutant.from},
                      {"to", mutant.to},
                      {"caught_by", mutant.caught_by}};
}

int mutate(const Arguments& arguments, Streams& streams) {
  const Lang lang = arguments.lang();
  const auto measure = load_measure(arguments.operands().front());
  if (!measure) return report(measure.error(), arguments, streams);
  if (const std::size_t failed = analysis::check(**measure).failed; failed > 0)
    return report(
        Error{.said = say(words::mutate_cases_fail, std::to_string(failed)), .at = arguments.operands().front()},
        arguments, streams);

  std::vector<Mutant> mutants = analysis::find_mutants(**measure);
  const bool watched = &streams.err == &std::cerr && isatty(STDERR_FILENO) != 0;
  try_all(**measure, mutants, [&](std::size_t done) {
    if (watched)
      streams.err << "\r" << say(words::mutate_progress, std::to_string(done), std::to_string(mutants.size())).in(lang)
                  << std::flush;
  });
  if (watched) streams.err << "\r\033[K";

  const auto count = [&](auto is) { return std::to_string(std::ranges::count_if(mutants, is)); };
  const auto survives = [](const Mutant& m) { return m.fate == Mutant::Fate::survived; };
  const auto survives_as = [&](Mutant::Kind kind) {
    return [=](const Mutant& m) { return m.fate == Mutant::Fate::survived && m.kind == kind; };
  };
  const int exit = std::ranges::any_of(mutants, survives_as(Mutant::Kind::threshold)) ? Exit::unmet : Exit::done;
  if (arguments.has("json")) {
    Json::Array rows;
    for (const Mutant& mutant : mutants) rows.push_back(to_json_row(mutant));
    streams.out << to_json(Json::Object{{"mutants", std::move(rows)}}) << "\n";
    return exit;
  }
  for (const Mutant::Kind kind : {Mutant::Kind::threshold, Mutant::Kind::operation}) {
    const Word& name = kind == Mutant::Kind::threshold ? words::mutate_threshold : words::mutate_operation;
    for (const Mutant& m : mutants) {
      if (!survives_as(kind)(m)) continue;
      streams.out << name.in(lang) << "\t"
                  << say(words::mutate_survivor, m.file, std::to_string(m.at.line), std::to_string(m.at.column),
                         m.owner, m.from, m.to.empty() ? std::string(words::mutate_deleted.in(lang)) : m.to, m.line)
                         .in(lang)
                  << "\n";
    }
  }
  streams.out << say(words::mutate_total, std::to_string(mutants.size()),
                     count([](const Mutant& m) { return m.fate == Mutant::Fate::caught; }),
                     count([](const Mutant& m) { return m.fate == Mutant::Fate::refused; }), count(survives),
                     count(survives_as(Mutant::Kind::threshold)), count(survives_as(Mutant::Kind::operation)))
                     .in(lang)
              << "\n";
  return exit;
}

constexpr Option options[] = {json_option};

}  // namespace

extern constinit const Command measure_mutate_command{
    .name = "measure mutate",
    .operands = "DIR",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .summary = words::mutate_summary,
    .details = words::mutate_details,
    .run = mutate,
};

}  // namespace zj::cli
