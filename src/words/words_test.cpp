#include "words/words.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace zj {
namespace {

constexpr Word short_by{"差 {1} 个百分点（{0}）", "{0} is short by {1} points"};

TEST(Said, PutsArgumentsWhereEachLanguageWantsThem) {
  const Said said = say(short_by, "关键设备联网率", "1.8");
  EXPECT_EQ(said.in(Lang::zh), "差 1.8 个百分点（关键设备联网率）");
  EXPECT_EQ(said.in(Lang::en), "关键设备联网率 is short by 1.8 points");
}

TEST(Said, LeavesBracesThatAreNotPlaceholders) {
  EXPECT_EQ(say(Word{"{} {a} {9}", ""}).in(Lang::zh), "{} {a} ");
}

// The catalogue as the compiler cannot check it: both columns are there and use the same arguments.

struct Entry {
  std::string place;
  std::string zh;
  std::string en;
};

std::vector<Entry> catalogue() {
  // Word name{"…", "…"}; either text may go on in further literals.
  static const std::regex literal(R"re("((?:[^"\\]|\\.)*)")re");
  static const std::regex entry(
      R"re(Word (\w+)\s*\{\s*((?:"(?:[^"\\]|\\.)*"\s*)*),\s*((?:"(?:[^"\\]|\\.)*"\s*)*),?\s*\};)re");
  const auto joined = [](const std::string& literals) {
    std::string out;
    for (std::sregex_iterator it(literals.begin(), literals.end(), literal), end; it != end; ++it) out += (*it)[1];
    return out;
  };
  std::vector<Entry> entries;
  for (const auto& file : std::filesystem::directory_iterator(ZHIJIAN_SOURCE_DIR "/src/words")) {
    if (file.path().extension() != ".h" || file.path().filename() == "words.h") continue;
    std::ostringstream text;
    text << std::ifstream(file.path()).rdbuf();
    const std::string header = text.str();
    const std::string stem = file.path().stem().string();
    const auto before = entries.size();
    for (std::sregex_iterator it(header.begin(), header.end(), entry), end; it != end; ++it) {
      entries.push_back({stem + "::" + (*it)[1].str(), joined((*it)[2]), joined((*it)[3])});
    }
    const std::regex declaration(R"re(constexpr Word \w+)re");
    const auto declared = std::distance(std::sregex_iterator(header.begin(), header.end(), declaration), {});
    EXPECT_EQ(entries.size() - before, declared)
        << stem << ".h has entries that are not of the form Word name{\"中文\", \"English\"};";
  }
  return entries;
}

std::set<char> arguments(std::string_view text) {
  std::set<char> out;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}') out.insert(text[i + 1]);
  }
  return out;
}

TEST(Catalogue, EveryPhraseHasBothColumnsWithTheSameArguments) {
  const std::vector<Entry> entries = catalogue();
  ASSERT_FALSE(entries.empty());
  for (const Entry& entry : entries) {
    EXPECT_FALSE(entry.zh.empty()) << entry.place;
    EXPECT_FALSE(entry.en.empty()) << entry.place;
    EXPECT_EQ(arguments(entry.zh), arguments(entry.en)) << entry.place;
  }
}

}  // namespace
}  // namespace zj
