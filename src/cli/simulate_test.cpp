// A population under two measures, through the command as a user calls it.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/program.h"

namespace zj::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* shipped = ZHIJIAN_SOURCE_DIR "/policies/chengdu-draft";

// A copy of the shipped measure in which one threshold is another.
class StricterMeasure {
 public:
  StricterMeasure() : folder_(fs::temp_directory_path() / ("zj-simulate-" + std::to_string(::getpid()))) {
    fs::copy(shipped, folder_, fs::copy_options::recursive);
    std::ifstream in(folder_ / "智能工厂.md", std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::string rule = "require: 关键设备联网率 >= 0.70";
    const auto at = text.find(rule);
    EXPECT_NE(at, std::string::npos);
    text.replace(at, rule.size(), "require: 关键设备联网率 >= 0.80");
    std::ofstream(folder_ / "智能工厂.md", std::ios::binary) << text;
  }
  ~StricterMeasure() { fs::remove_all(folder_); }
  std::string folder() const { return folder_.string(); }

 private:
  fs::path folder_;
};

std::string dossier(int connected) {
  return R"({"称号":"智能工厂","批次年度":2026,"提交日期":"2026-08-20","企业":{"名称":"成都岷砺精密制造有限公司"},)"
         R"("指标":{"关键设备联网率":{"分子":")" +
         std::to_string(connected) + R"(","分母":"100"}}})";
}

struct Ran {
  int exit;
  Json out;
  std::string err;
};
Ran simulate(const std::string& lines, std::vector<std::string> more = {}) {
  std::istringstream in(lines);
  std::ostringstream out, err;
  Streams streams{in, out, err};
  std::vector<std::string> words{"measure", "simulate", shipped, "--dossiers", "-", "--json"};
  words.insert(words.end(), more.begin(), more.end());
  const int exit = run(words, "zh_CN.UTF-8", streams);
  return {exit, parse_json(out.str()).value_or(Json()), err.str()};
}

TEST(Simulate, CountsAPopulation) {
  const Ran ran = simulate(dossier(69) + "\n\n" + dossier(70) + "\n" + dossier(95) + "\n");
  EXPECT_EQ(ran.exit, Exit::done) << ran.err;
  EXPECT_EQ(ran.out.integer("dossiers"), 3);
  EXPECT_EQ(ran.out.integer("bad_lines"), 0);
  const Json* finding = ran.out.find("findings")->find("F.A.2.1.T1");
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->integer("unmet"), 1);
  EXPECT_EQ(finding->integer("met"), 2);
  EXPECT_FALSE(ran.out.find("flips"));
}

TEST(Simulate, NamesBadLinesAndGoesOn) {
  const Ran ran = simulate(dossier(80) + "\n{\"称号\": \"智能车间\"}\nnot json\n" + dossier(90));
  EXPECT_EQ(ran.exit, Exit::bad_usage);
  EXPECT_EQ(ran.out.integer("dossiers"), 2);
  EXPECT_EQ(ran.out.integer("bad_lines"), 2);
  EXPECT_NE(ran.err.find("第 2 行：称号："), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("第 3 行："), std::string::npos) << ran.err;
}

// Many more lines than a batch has, so that threads take turns: every flip, in the order of the lines, with its
// article.
TEST(Simulate, ListsEachFlipInTheOrderOfTheLines) {
  const StricterMeasure stricter;
  std::string lines;
  std::vector<std::int64_t> expected;
  for (int i = 0; i < 3000; ++i) {
    const int connected = 60 + i % 40;
    lines += dossier(connected) + "\n";
    if (connected >= 70 && connected < 80) expected.push_back(i + 1);
  }
  const Ran ran = simulate(lines, {"--against", stricter.folder()});
  EXPECT_EQ(ran.exit, Exit::done) << ran.err;
  ASSERT_TRUE(ran.out.find("flips"));
  std::vector<std::int64_t> flipped;
  for (const Json& flip : *ran.out.find("flips")->array()) {
    flipped.push_back(flip.integer("line"));
    EXPECT_EQ(flip.text("enterprise"), "成都岷砺精密制造有限公司");
    EXPECT_EQ(to_json(*flip.find("findings")), R"(["F.A.2.1.T1"])");
    EXPECT_FALSE(flip.find("articles")->array()->empty());
  }
  EXPECT_EQ(flipped, expected);
  EXPECT_EQ(ran.out.integer("flipped"), static_cast<std::int64_t>(expected.size()));
  ASSERT_EQ(ran.out.find("groups")->array()->size(), 1u);
  EXPECT_EQ(ran.out.find("groups")->array()->front().integer("count"), static_cast<std::int64_t>(expected.size()));
  // The control: against itself nothing flips.
  EXPECT_EQ(simulate(lines, {"--against", shipped}).out.integer("flipped"), 0);
}

}  // namespace
}  // namespace zj::cli
