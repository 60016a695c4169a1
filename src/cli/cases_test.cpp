// Runs tests/cli/*.txt: what the program prints and answers, as a user sees it.
//
//   $ zhijian workday add 2026-02-12 5      a command; "…" holds a word with spaces or nothing
//   < text                                  a line of its standard input
//   2026-02-26                              a line of its standard output
//   ! DATE: …                               a line of its standard error
//   ? 2                                     its exit status, when it is not 0
//   {hash}                                  stands for the hash of a measure, or its first twelve digits
//   # words                                 a remark; empty lines part the cases

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

#include "cli/program.h"

namespace zj::cli {
namespace {

struct Case {
  std::string place;  // file:line
  std::vector<std::string> words = {};
  std::string in = {};
  std::string out = {};
  std::string err = {};
  int exit = 0;
};

std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  bool in_word = false;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      if (!in_word) words.emplace_back();
      in_word = true;
    } else if (c == ' ' && !quoted) {
      in_word = false;
    } else {
      if (!in_word) words.emplace_back();
      in_word = true;
      words.back() += c;
    }
  }
  return words;
}

std::vector<Case> read_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(ZHIJIAN_SOURCE_DIR "/tests/cli"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const auto& file : files) {
    std::ifstream text(file);
    int number = 0;
    for (std::string line; std::getline(text, line);) {
      const std::string place = file.filename().string() + ":" + std::to_string(++number);
      if (line.empty() || line.starts_with("# ")) continue;
      if (line.starts_with("$ zhijian")) {
        cases.push_back({place, shell_words(line.substr(9))});
      } else if (cases.empty()) {
        ADD_FAILURE() << place << ": a case begins with “$ zhijian”";
      } else if (line.starts_with("< ")) {
        cases.back().in += line.substr(2) + "\n";
      } else if (line.starts_with("! ") || line == "!") {
        cases.back().err += line.substr(std::min<std::size_t>(2, line.size())) + "\n";
      } else if (line.starts_with("? ")) {
        cases.back().exit = std::stoi(line.substr(2));
      } else {
        cases.back().out += (line == "\\" ? "" : line) + "\n";
      }
    }
  }
  return cases;
}

// The text with each run of 12 or 64 hexadecimal digits as {hash}: a measure's text may change without its decisions.
std::string without_hashes(const std::string& text) {
  static const std::regex hash("\\b([0-9a-f]{64}|[0-9a-f]{12})\\b");
  return std::regex_replace(text, hash, "{hash}");
}

TEST(CommandLine, DoesWhatTheCasesSay) {
  const std::vector<Case> cases = read_cases();
  ASSERT_GT(cases.size(), 20u);
  for (const Case& c : cases) {
    std::istringstream in(c.in);
    std::ostringstream out;
    std::ostringstream err;
    Streams streams{in, out, err};
    const int exit = run(c.words, "zh_CN.UTF-8", streams);
    const bool any_hash = c.out.find("{hash}") != std::string::npos;
    EXPECT_EQ(any_hash ? without_hashes(out.str()) : out.str(), c.out) << c.place;
    EXPECT_EQ(err.str(), c.err) << c.place;
    EXPECT_EQ(exit, c.exit) << c.place;
  }
}

}  // namespace
}  // namespace zj::cli
