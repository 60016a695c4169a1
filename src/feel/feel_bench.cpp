// Evaluations per second on policy-like expressions: feel_bench CASES.json [SECONDS]
// A line for each case: id, plain, with a full trace, and their ratio. Compiled once, one thread.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "base/json.h"
#include "feel/conformance.h"
#include "feel/feel.h"

namespace {

using namespace zj;
using namespace zj::feel;

template <class Work>
double per_second(double seconds, Work&& work) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  std::uint64_t count = 0;
  for (;;) {
    for (int i = 0; i < 256; ++i) work();
    count += 256;
    const std::chrono::duration<double> elapsed = Clock::now() - start;
    if (elapsed.count() >= seconds) return static_cast<double>(count) / elapsed.count();
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: feel_bench CASES.json [SECONDS]\n");
    return 2;
  }
  std::ifstream file(argv[1]);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const double seconds = argc > 2 ? std::atof(argv[2]) : 0.5;
  const auto cases = parse_json(text);
  if (!cases || !cases->array()) {
    fmt::print(stderr, "{}: not a JSON array of cases\n", argv[1]);
    return 2;
  }
  fmt::print("{:<14} {:>12} {:>12} {:>6}\n", "case", "plain /s", "traced /s", "ratio");
  for (const Json& c : *cases->array()) {
    Scope scope;
    std::vector<Value> facts;
    for (const auto& [name, json] : *c.find("context")->object()) {
      facts.push_back(decode_value(json).value());
      scope.declare(name, Type::of(facts.back()));
    }
    const Compilation compiled = compile(c.text("expr"), scope);
    if (!compiled || compiled.expression->evaluate(facts) != decode_value(*c.find("expected")).value()) {
      fmt::print(stderr, "{}: wrong result\n", c.text("id"));
      return 1;
    }
    const Expression& expression = *compiled.expression;
    bool sink = false;
    const double plain = per_second(seconds, [&] { sink ^= expression.evaluate(facts).is_true(); });
    Trace trace;
    const double traced = per_second(seconds, [&] { sink ^= expression.evaluate(facts, trace).is_true(); });
    fmt::print("{:<14} {:>12.0f} {:>12.0f} {:>6.2f}{}\n", c.text("id"), plain, traced, plain / traced, sink ? "" : " ");
  }
}
