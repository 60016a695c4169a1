// Assessing one application from its JSON text, and loading the measure.
//
//   build/bench/assess_bench [SECONDS]

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "measure/assess.h"

namespace {

using namespace zj;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Runs `work` for about `seconds` and prints what one run takes.
template <class Work>
void time(const char* name, double seconds, Work work) {
  // Processor time, so that a busy machine does not count against us; the best of ten slices, for the same reason.
  double best = 1e9;
  for (int slice = 0; slice < 10; ++slice) {
    std::size_t runs = 0;
    const std::clock_t start = std::clock();
    double elapsed = 0;
    do {
      work();
      ++runs;
      elapsed = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    } while (elapsed < seconds / 10);
    best = std::min(best, elapsed / static_cast<double>(runs));
  }
  std::printf("%-36s %10.2f µs\n", name, 1e6 * best);
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 1.0;
  std::vector<measure::InputFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(ZHIJIAN_SOURCE_DIR "/policies/chengdu-draft")) {
    if (entry.path().extension() == ".md") files.push_back({entry.path().filename().string(), read_file(entry.path())});
  }
  const auto loaded = measure::Measure::load(files);
  if (!loaded.measure) {
    std::fprintf(stderr, "the measure does not load\n");
    return 1;
  }
  const measure::Measure& m = *loaded.measure;
  // The whole factory of annex 3, as its case states it.
  const measure::Case* whole = nullptr;
  for (const measure::Case& test : m.cases()) {
    if (test.name == "离散型工厂") whole = &test;
  }
  if (!whole) {
    std::fprintf(stderr, "the measure has no case 离散型工厂\n");
    return 1;
  }
  const std::string text = to_json(whole->given);
  const auto json = parse_json(text);
  const auto dossier = measure::parse_dossier(m.dossier(), text);
  std::printf("dossier of %zu bytes, %zu rules, %zu derived names\n", text.size(), m.rules().size(),
              m.derived().size());
  time("load the measure", seconds, [&] { return measure::Measure::load(files); });
  time("JSON text to tree", seconds, [&] { return parse_json(text); });
  time("tree to dossier", seconds, [&] { return measure::read_dossier(m.dossier(), *json); });
  time("assess, verdicts only", seconds, [&] { return measure::assess(m, *dossier, measure::Detail::verdicts); });
  time("assess, traces kept", seconds, [&] { return measure::assess(m, *dossier, measure::Detail::traces); });
  time("assess with reasons", seconds, [&] { return measure::assess(m, *dossier); });
  time("JSON text to verdicts", seconds,
       [&] { return measure::assess(m, *measure::parse_dossier(m.dossier(), text), measure::Detail::verdicts); });
  time("JSON text to verdicts with traces", seconds,
       [&] { return measure::assess(m, *measure::parse_dossier(m.dossier(), text), measure::Detail::traces); });
  time("JSON text to verdicts with reasons", seconds,
       [&] { return measure::assess(m, *measure::parse_dossier(m.dossier(), text)); });
  return 0;
}
