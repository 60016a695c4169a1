// Whatever is written behind a sound measure: loading it ends, complains inside the file, says the same the second
// time, and gives a measure exactly when it finds no error; a measure that loads assesses what it asks for nothing of.

#include <algorithm>
#include <cstdint>

#include "measure/assess.h"
#include "measure/fuzz_support.h"
#include "measure/small_measure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zj;
  using namespace zj::measure;
  using testing::require;
  if (size > 1 << 13) return 0;
  const std::string text = testing::small_measure + std::string(reinterpret_cast<const char*>(data), size);
  const LoadResult loaded = Measure::load({{"办法.md", text}});
  const LoadResult again = Measure::load({{"办法.md", text}});
  require(testing::same(loaded.diagnostics, again.diagnostics));
  testing::require_inside(loaded.diagnostics, text);
  const bool has_errors = std::ranges::any_of(
      loaded.diagnostics, [](const Diagnostic& d) { return d.severity == measure::Severity::error; });
  require(has_errors == !loaded.measure);
  if (!loaded.measure) return 0;
  require(loaded.measure->hash() == again.measure->hash());

  const Measure& measure = *loaded.measure;
  const auto dossier = parse_dossier(measure.dossier(), R"({"称号": "智能工厂"})");
  if (!dossier) return 0;  // what was written asks for more
  const Assessment reasoned = assess(measure, *dossier), bare = assess(measure, *dossier, Detail::verdicts);
  require(reasoned.verdict == bare.verdict && reasoned.route == bare.route);
  require(reasoned.findings.size() == bare.findings.size());
  for (std::size_t i = 0; i < bare.findings.size(); ++i)
    require(reasoned.findings[i].verdict == bare.findings[i].verdict);
  return 0;
}
