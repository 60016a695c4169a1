// Every measure that comes with the program loads, and its cases hold, without an error or a warning.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/measures.h"
#include "cli/program.h"

namespace zj::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> policies() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(ZHIJIAN_SOURCE_DIR "/policies"))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

struct Checked {
  int exit;
  Json report;
};
Checked check(const fs::path& folder) {
  std::istringstream in;
  std::ostringstream out, err;
  Streams streams{in, out, err};
  const std::vector<std::string> words{"measure", "check", folder.string(), "--json"};
  const int exit = run(words, "zh_CN.UTF-8", streams);
  return {exit, parse_json(out.str()).value_or(Json())};
}

TEST(Policies, LoadAndKeepTheirCases) {
  ASSERT_GE(policies().size(), 2u) << "a measure that is alone proves nothing about another";
  for (const fs::path& folder : policies()) {
    SCOPED_TRACE(folder.filename().string());
    const Checked checked = check(folder);
    EXPECT_EQ(checked.exit, Exit::done);
    const Json* diagnostics = checked.report.find("diagnostics");
    ASSERT_TRUE(diagnostics && diagnostics->array());
    for (const Json& one : *diagnostics->array()) ADD_FAILURE() << to_json(one);
    EXPECT_EQ(checked.report.integer("covered"), checked.report.integer("conditions"))
        << "every condition is tried both ways";
    std::int64_t rules = 0, cases = 0;
    for (const Json& row : *checked.report.find("coverage")->array()) {
      rules += row.integer("rules");
      cases += row.integer("cases");
    }
    EXPECT_GT(rules, 0);
    EXPECT_GT(cases, rules) << "more than one case for a rule, on the whole";
  }
}

TEST(Policies, AreCalledByTheNameOfTheirFolder) {
  for (const fs::path& folder : policies()) {
    const auto measure = load_measure(folder.string());
    ASSERT_TRUE(measure) << folder;
    EXPECT_EQ((*measure)->identity().id, folder.filename().string());
  }
}

// What an English reader sees of a rule: a title. Facts of the dossier have an alias, too.
TEST(Policies, CanBeReadInEnglish) {
  for (const fs::path& folder : policies()) {
    const auto measure = load_measure(folder.string());
    ASSERT_TRUE(measure) << folder;
    for (const measure::Rule& rule : (*measure)->rules()) EXPECT_NE(rule.english, "") << folder << " " << rule.id;
    for (const measure::Fact& fact : (*measure)->dossier().glossary.facts())
      EXPECT_NE(fact.english, "") << folder << " " << fact.path;
  }
}

// The check must be able to fail.
TEST(Policies, ABrokenCaseIsFound) {
  const fs::path copy = fs::path(::testing::TempDir()) / "broken-policy";
  fs::remove_all(copy);
  fs::copy(policies().front(), copy, fs::copy_options::recursive);
  std::ofstream(copy / "zz.md") << "```case 不成立的例子\ngiven: { 称号: \"智能工厂\" }\nthen: verdict = met\n```\n";
  const Checked checked = check(copy);
  fs::remove_all(copy);
  EXPECT_EQ(checked.exit, Exit::unmet);
  const Json* diagnostics = checked.report.find("diagnostics");
  ASSERT_TRUE(diagnostics && diagnostics->array());
  const auto wrong = std::ranges::count_if(*diagnostics->array(), [](const Json& one) {
    return one.text("severity") == "error" && one.text("file") == "zz.md";
  });
  EXPECT_EQ(wrong, 1);
}

}  // namespace
}  // namespace zj::cli
