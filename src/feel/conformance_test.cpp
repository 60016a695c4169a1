#include "feel/conformance.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <gtest/gtest.h>

namespace zj::feel {
namespace {

// The kit compares numbers within 1e-8.
bool same(const Value& a, const Value& b) {
  if (a.is_numeric() && b.is_numeric()) return (a.as_decimal() - b.as_decimal()).abs() <= *Decimal::parse("0.00000001");
  if (a.kind() != b.kind()) return false;
  if (a.is_list()) {
    if (a.items().size() != b.items().size()) return false;
    for (std::size_t i = 0; i < a.items().size(); ++i) {
      if (!same(a.items()[i], b.items()[i])) return false;
    }
    return true;
  }
  if (a.is_context()) {
    if (a.entries().size() != b.entries().size()) return false;
    for (const Entry& entry : a.entries()) {
      const Value* other = b.find(entry.name);
      if (!other || !same(entry.value, *other)) return false;
    }
    return true;
  }
  return a == b;
}

struct Score {
  int passed = 0;
  int all = 0;
};

// Runs every case of a file; prints the folders that are not whole, and with ZHIJIAN_FEEL_VERBOSE every case that
// fails.
Score run_file(const std::string& name) {
  // ../shared beside the project, or beside the folder that holds its work trees.
  const std::filesystem::path beside = std::filesystem::path(ZHIJIAN_SOURCE_DIR).parent_path();
  std::ifstream file(beside / "shared/data/feel" / name);
  if (!file) file.open(beside.parent_path() / "shared/data/feel" / name);
  Score score;
  if (!file) return score;
  const bool verbose = std::getenv("ZHIJIAN_FEEL_VERBOSE") != nullptr;
  const ConformanceHost host{system_zones(), parse_date_and_time("2026-09-01T09:00:00+08:00")};
  std::map<std::string, Score> folders;
  for (std::string line; std::getline(file, line);) {
    const auto json = parse_json(line);
    EXPECT_TRUE(json) << line;
    if (!json) continue;
    const auto expected = decode_value(*json->find("expected"), host.zones.get());
    const bool may_fail = *json->find("error")->boolean();
    const auto value = run_case(*json, host);
    const bool ok = value ? (expected && same(*value, *expected)) : may_fail;
    Score& folder = folders[std::string(json->text("folder"))];
    for (Score* s : {&score, &folder}) {
      ++s->all;
      s->passed += ok ? 1 : 0;
    }
    if (!ok && verbose) {
      std::cout << json->text("id") << "\t" << json->text("expr") << "\n\tgot "
                << (value ? to_json(encode_value(*value)) : value.error().at + " " + value.error().said.in(Lang::en))
                << "\n\texpected " << to_json(*json->find("expected")) << "\n";
    }
  }
  for (const auto& [folder, s] : folders) {
    if (s.passed != s.all) std::cout << folder << " " << s.passed << "/" << s.all << "\n";
  }
  std::cout << name << ": " << score.passed << " of " << score.all << "\n";
  return score;
}

TEST(Conformance, ValuesGoInAndOutUnchanged) {
  for (const char* text : {R"(null)", R"(true)", R"("文")", R"([1])", R"({"n":"12.5"})", R"({"date":"2026-01-01"})",
                           R"({"datetime":"2026-01-01T10:00:00+08:00"})", R"({"time":"10:00:00"})",
                           R"({"dtd":"P1DT2H"})", R"({"ymd":"P1Y2M"})", R"({"ctx":{"甲":[{"n":"1"}],"b":null}})"}) {
    const auto value = decode_value(*parse_json(text));
    ASSERT_TRUE(value) << text;
    EXPECT_EQ(decode_value(encode_value(*value)).value(), *value) << text;
  }
}

TEST(Conformance, MalformedCasesNameTheMember) {
  const auto error = [](const char* text) {
    const auto value = run_case(*parse_json(text));
    return value ? "none" : value.error().at;
  };
  EXPECT_EQ(error(R"({"expr": "1 +", "context": {}})"), "expr:1:4");
  EXPECT_EQ(error(R"({"expr": "a", "context": {"a": {"n": "x"}}})"), "n");
  EXPECT_EQ(error(R"({"expr": "a", "context": {"a": {"date": "2024-02-30"}}})"), "date");
  EXPECT_EQ(error(R"({"expr": "1", "type": "nmber"})"), "type");
  EXPECT_EQ(error(R"({"table": {"hit": "SOME"}})"), "table.hit");
  EXPECT_EQ(error("{\"expr\": \"f(1)\", \"let\": [{\"name\": \"f\", \"expr\": \"function(x) x +\"}]}"), "let.f:1:16");
}

TEST(Conformance, GapCases) {
  const Score score = run_file("gap.jsonl");
  if (score.all == 0) GTEST_SKIP() << "no gap.jsonl in ../shared/data/feel";
  EXPECT_EQ(score.passed, score.all);
}

TEST(Conformance, ConformanceKit) {
  const Score score = run_file("tck.jsonl");
  if (score.all == 0) GTEST_SKIP() << "no tck.jsonl in ../shared/data/feel";
  EXPECT_GE(score.passed, score.all * 99 / 100);
}

TEST(Conformance, DecisionTables) {
  const Score score = run_file("tck_dt.jsonl");
  if (score.all == 0) GTEST_SKIP() << "no tck_dt.jsonl in ../shared/data/feel";
  EXPECT_EQ(score.passed, score.all);
}

}  // namespace
}  // namespace zj::feel
