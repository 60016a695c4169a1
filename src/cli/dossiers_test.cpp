// The worked dossiers that stand beside the project, each {name, dossier, expect: {exit, verdict, route, findings}},
// through the command as a user calls it.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/program.h"

namespace zj::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> worked_dossiers() {
  std::vector<fs::path> files;
  for (const char* shared : {"/../shared", "/../../shared"}) {
    const fs::path folder = std::string(ZHIJIAN_SOURCE_DIR) + shared + "/data/dossiers";
    if (!files.empty() || !fs::is_directory(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string verdict_of(const Json& answer, std::string_view id) {
  const Json* findings = answer.find("findings");
  for (const Json& finding : findings && findings->array() ? *findings->array() : Json::Array{}) {
    if (finding.text("id") == id) return std::string(finding.text("verdict"));
  }
  return "(none)";
}

TEST(WorkedDossiers, GetTheAnswersTheyMust) {
  const auto files = worked_dossiers();
  if (files.empty()) GTEST_SKIP() << "no ../shared/data/dossiers beside the project";
  for (const fs::path& file : files) {
    SCOPED_TRACE(file.filename().string());
    std::ifstream text(file, std::ios::binary);
    const auto worked = parse_json(std::string{std::istreambuf_iterator<char>(text), std::istreambuf_iterator<char>()});
    ASSERT_TRUE(worked);
    const Json& expected = *worked->find("expect");

    std::istringstream in(to_json(*worked->find("dossier")));
    std::ostringstream out, err;
    Streams streams{in, out, err};
    const std::vector<std::string> words{"assess", "-", "--json"};
    EXPECT_EQ(run(words, "zh_CN.UTF-8", streams), expected.integer("exit", -1)) << err.str();
    const auto answer = parse_json(out.str());
    ASSERT_TRUE(answer) << out.str();
    if (expected.integer("exit") == Exit::bad_usage) {
      EXPECT_NE(answer->find("error"), nullptr);
      continue;
    }
    EXPECT_EQ(answer->text("verdict"), expected.text("verdict"));
    EXPECT_EQ(answer->text("route"), expected.text("route"));
    for (const auto& [id, verdict] : *expected.find("findings")->object())
      EXPECT_EQ(verdict_of(*answer, id), *verdict.string()) << id;
  }
}

}  // namespace
}  // namespace zj::cli
