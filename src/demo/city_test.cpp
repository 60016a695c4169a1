#include "demo/city.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "db/query.h"
#include "files/local_store.h"
#include "registry/doctor.h"

namespace zj::demo {
namespace {

// The measure as it lies in the source tree: the bytes must outlive the registry.
std::vector<EmbeddedFile> measure_files(std::vector<std::pair<std::string, std::string>>& keep) {
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(ZHIJIAN_SOURCE_DIR) / "policies/chengdu-draft")) {
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path()).rdbuf();
    keep.emplace_back(entry.path().filename().string(), bytes.str());
  }
  std::vector<EmbeddedFile> files;
  for (const auto& [path, bytes] : keep) files.push_back({path, bytes.data(), bytes.data() + bytes.size()});
  return files;
}

// The story of a whole round, from the first draft to titles, and of one in progress, told through the one door.
TEST(City, TellsARoundFromTheDraftToTheTitle) {
  const auto folder = std::filesystem::temp_directory_path() / ("zhijian-city-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::vector<std::pair<std::string, std::string>> keep;
  const auto files = measure_files(keep);
  SettableClock clock(*parse_instant("2025-01-06T09:00+08:00"));
  SystemRandom random;
  db::Database database("sqlite:" + (folder / "city.db").string(), {.durable = false});
  auto store = files::LocalStore::create(folder / "files");
  ASSERT_TRUE(store);
  auto registry = registry::Registry::open({database, **store, clock, random, shipped_calendar(), files});
  ASSERT_TRUE(registry) << registry.error().said.in(Lang::zh);
  registry::Accounts accounts(database, clock, random, {.memory_kib = 64, .passes = 1});
  std::ostringstream progress;
  const auto told = fill(**registry, accounts, clock, **store, folder, progress, {.finished = 8, .in_progress = 24});
  ASSERT_TRUE(told) << told.error().said.in(Lang::zh);

  const auto lease = database.connect();
  const auto count = [&](const char* type, const char* state) {
    return db::value<std::int64_t>(*lease, "SELECT COUNT(*) FROM object WHERE type = $1 AND state = $2", type, state);
  };
  EXPECT_EQ(count("round", "closed"), 1);
  EXPECT_EQ(count("round", "open"), 1);
  EXPECT_EQ(count("notice", "closed"), 1);
  EXPECT_EQ(count("recognition_doc", "issued"), 1);
  EXPECT_GE(count("title", "valid"), 3);
  EXPECT_EQ(count("title", "valid"), count("case", "recognised"));
  for (const char* state : {"draft", "district_review", "formal_check", "formal_passed", "expert_review", "pool"}) {
    EXPECT_GE(count("case", state), 1) << state;
  }
  const auto diagnosis = registry::examine(**registry);
  EXPECT_GE(diagnosis.checks.size(), 10u);
  for (const auto& complaint : diagnosis.complaints) ADD_FAILURE() << complaint.check << ": " << complaint.detail;

  // The control: a record that has been tampered with does not pass.
  db::exec(*lease, "UPDATE event_body SET body = '{}' WHERE seq = 5");
  db::exec(*lease, "UPDATE object SET state = 'draft' WHERE type = 'case' AND state = 'recognised'");
  EXPECT_GE(registry::examine(**registry).complaints.size(), 2u);

  // The public finds a title by its number and nothing of anybody's draft.
  const auto number = db::value<std::string>(*lease, "SELECT MIN(number) FROM object WHERE type = 'title'");
  EXPECT_TRUE((*registry)->title_by_number(number));
  EXPECT_FALSE((*registry)->title_by_number("CD-ZNGC-2025-9999"));
  registry::ListQuery query;
  EXPECT_EQ((*registry)->tally(registry::nobody(), query).total, 0);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace zj::demo
