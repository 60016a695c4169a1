// A population of dossiers, one JSON text a line: the whole dossiers among the measure's own cases in turn, each with
// figures and a name of its own. The same count gives the same bytes.
//
//   build/bench/population_bench COUNT > FILE.jsonl

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "measure/measure.h"

namespace {

using namespace zj;

constexpr std::size_t whole = 2000;  // bytes: a case of fewer states only what its rule asks for

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// mt19937_64 is the same everywhere; the distributions of the library are not.
std::int64_t up_to(std::int64_t most, std::mt19937_64& random) {
  return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
}

// Each share becomes another share of its whole, each figure of a period up to half as much again: on either side of
// every threshold there are some.
void vary(Json& json, std::mt19937_64& random) {
  if (Json::Array* array = json.array()) {
    for (Json& element : *array) vary(element, random);
  }
  if (!json.object()) return;
  if (const std::int64_t all = json.integer("分母"); all > 0) json.set("分子", up_to(all, random));
  if (const std::int64_t before = json.integer("基期"); before > 0)
    json.set("报告期", before / 2 + up_to(before, random));
  for (auto& [name, member] : *json.object()) vary(member, random);
}

}  // namespace

int main(int argc, char** argv) {
  const long long count = argc > 1 ? std::atoll(argv[1]) : 0;
  std::vector<measure::InputFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(ZHIJIAN_SOURCE_DIR "/policies/chengdu-draft")) {
    if (entry.path().extension() == ".md") files.push_back({entry.path().filename().string(), read_file(entry.path())});
  }
  const auto loaded = measure::Measure::load(files);
  if (!loaded.measure) {
    std::fprintf(stderr, "the measure does not load\n");
    return 1;
  }
  std::vector<const Json*> given;
  for (const measure::Case& test : loaded.measure->cases()) {
    if (test.document == &loaded.measure->dossier() && to_json(test.given).size() >= whole)
      given.push_back(&test.given);
  }
  if (given.empty() || count < 1) {
    std::fprintf(stderr, given.empty() ? "the measure has no whole dossier among its cases\n" : "how many?\n");
    return 1;
  }
  std::mt19937_64 random(20261124);
  for (long long i = 0; i < count; ++i) {
    Json dossier = *given[static_cast<std::size_t>(i) % given.size()];
    vary(dossier, random);
    for (auto& [name, member] : *dossier.object()) {
      if (name == "企业") member.set("名称", "成都第" + std::to_string(i + 1) + "精密制造有限公司");
    }
    std::puts(to_json(dossier).c_str());
  }
  return 0;
}
