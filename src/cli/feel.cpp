// The FEEL engine for other programs: cases of the conformance kit, and how fast expressions are.

#include "feel/feel.h"

#include <charconv>
#include <chrono>
#include <istream>
#include <ostream>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/text.h"
#include "base/zones.h"
#include "cli/command.h"
#include "cli/measures.h"
#include "feel/conformance.h"

namespace zj::cli {
namespace {

constexpr double seconds_unless_told = 0.5, seconds_at_most = 3600;

// One case a line in, one answer a line out; what is wrong with one line is its answer.
int answer_lines(const Arguments& arguments, Streams& streams) {
  const feel::ConformanceHost host{system_zones(),
                                   feel::parse_date_and_time(to_iso(SystemClock().now()), system_zones().get())};
  std::size_t number = 0;
  for (std::string line; std::getline(streams.in, line);) {
    ++number;
    if (trim(line).empty()) continue;
    Json answer(Json::Object{});
    const auto fail = [&](const Error& error) {
      const std::string at = error.at.empty() ? "" : error.at + ": ";
      answer.set("error", at + error.said.in(arguments.lang()));
    };
    const auto test_case = parse_json(line);
    if (!test_case || !test_case->object()) {
      answer.set("id", Json());
      fail(test_case ? Error{Trouble::bad_input, say(words::feel_line_not_object), std::to_string(number)}
                     : Error{Trouble::bad_input, test_case.error().said,
                             std::to_string(number) + ":" + test_case.error().at});
    } else {
      const Json* id = test_case->find("id");
      answer.set("id", id ? *id : Json());
      const auto value = feel::run_case(*test_case, host);
      if (value) {
        answer.set("value", feel::encode_value(*value));
      } else {
        fail(value.error());
      }
    }
    streams.out << to_json(answer) << "\n";
  }
  return Exit::done;
}

template <class Work>
double per_second(double seconds, Work&& work) {
  using SteadyClock = std::chrono::steady_clock;
  constexpr int at_once = 256;  // the clock is read seldom beside what it measures
  const auto start = SteadyClock::now();
  for (std::uint64_t count = 0;;) {
    for (int i = 0; i < at_once; ++i) work();
    count += at_once;
    const std::chrono::duration<double> elapsed = SteadyClock::now() - start;
    if (elapsed.count() >= seconds) return static_cast<double>(count) / elapsed.count();
  }
}

Result<double> speed_of(const Json& test_case, double seconds, bool traced) {
  const std::string id(test_case.text("id"));
  const auto malformed = [&](const Error& error) { return bad_input(id + " " + error.at, error.said); };
  feel::Scope scope;
  std::vector<feel::Value> facts;
  const Json* context = test_case.find("context");
  for (const auto& [name, json] : context && context->object() ? *context->object() : Json::Object{}) {
    auto value = feel::decode_value(json);
    if (!value) return malformed(value.error());
    facts.push_back(*std::move(value));
    scope.declare(name, feel::Type::of(facts.back()));
  }
  const feel::Compilation compiled = feel::compile(test_case.text("expr"), scope);
  if (!compiled) {
    const feel::Diagnostic& first = compiled.diagnostics.front();
    return bad_input(fmt::format("{} {}:{}", id, first.at.line, first.at.col), first.said);
  }
  const feel::Expression& expression = *compiled.expression;
  if (const Json* expected = test_case.find("expected")) {
    const auto value = feel::decode_value(*expected);
    if (!value) return malformed(value.error());
    // Nothing is gained by being wrong quickly.
    if (const feel::Value got = expression.evaluate(facts); got != *value)
      return bad_input(id, say(words::feel_wrong_result, to_json(feel::encode_value(got)), to_json(*expected)));
  }
  bool sink = false;
  feel::Trace trace;
  const double speed = traced ? per_second(seconds, [&] { sink ^= expression.evaluate(facts, trace).is_true(); })
                              : per_second(seconds, [&] { sink ^= expression.evaluate(facts).is_true(); });
  [[maybe_unused]] const volatile bool kept = sink;
  return speed;
}

int measure_speed(const Arguments& arguments, Streams& streams) {
  double seconds = seconds_unless_told;
  if (const auto given = arguments.value("seconds")) {
    const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), seconds);
    if (error != std::errc() || end != given->data() + given->size() || !(seconds > 0 && seconds <= seconds_at_most))
      return report(Error{Trouble::bad_input, say(words::feel_seconds_form, *given), "--seconds"}, arguments, streams);
  }
  const auto text = read_input(*arguments.value("bench"), streams);
  if (!text) return report(text.error(), arguments, streams);
  const auto cases = parse_json(*text);
  if (!cases) return report(cases.error(), arguments, streams);
  if (!cases->array())
    return report(Error{Trouble::bad_input, say(words::feel_cases_not_list), *arguments.value("bench")}, arguments,
                  streams);
  for (const Json& test_case : *cases->array()) {
    const auto speed = speed_of(test_case, seconds, arguments.has("trace"));
    if (!speed) return report(speed.error(), arguments, streams);
    streams.out << fmt::format("{}\t{:.0f}\n", test_case.text("id"), *speed) << std::flush;
  }
  return Exit::done;
}

int feel_engine(const Arguments& arguments, Streams& streams) {
  const bool lines = arguments.has("jsonl"), bench = arguments.has("bench");
  if (lines == bench)
    return report(Error{Trouble::bad_input, say(words::feel_one_of_two), "--jsonl"}, arguments, streams);
  return lines ? answer_lines(arguments, streams) : measure_speed(arguments, streams);
}

constexpr Option options[] = {{"jsonl", "", words::feel_jsonl_option},
                              {"bench", "FILE", words::feel_bench_option},
                              {"seconds", "S", words::feel_seconds_option},
                              {"trace", "", words::feel_trace_option}};

}  // namespace

extern constinit const Command feel_command{
    .name = "feel",
    .operands = "",
    .min_operands = 0,
    .max_operands = 0,
    .options = options,
    .summary = words::feel_summary,
    .details = words::feel_details,
    .run = feel_engine,
};

}  // namespace zj::cli
