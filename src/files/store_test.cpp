// The evidence store: what it keeps, and what a crash, a full disk and a cut of power leave of it.
#include "files/store.h"

#include <fstream>
#include <set>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/local_store.h"
#include "words/files.h"

namespace zj::files {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using std::chrono::seconds;

std::string some_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 2654435761u >> 11);
  return bytes;
}

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class StoreTest : public testing::Test {
 protected:
  StoreTest() { fs::create_directory(folder_); }
  ~StoreTest() override { fs::remove_all(folder_); }

  fs::path root() const { return folder_ / "store"; }

  std::unique_ptr<LocalStore> open(std::shared_ptr<Disk> disk = std::make_shared<Disk>()) const {
    auto store = LocalStore::create(root(), std::move(disk));
    if (!store) throw std::runtime_error(store.error().said.in(Lang::en));
    return *std::move(store);
  }

  fs::path received(std::string_view bytes, const char* name = "received") const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  fs::path place(const Sha256& file) const {
    const std::string hex = to_hex(file);
    return root() / hex.substr(0, 2) / hex.substr(2);
  }

  // Everything in the store that is a file, temporary ones too.
  std::vector<fs::path> all_files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(root())) {
      if (entry.is_regular_file() && entry.path().filename() != "lock") files.push_back(entry.path());
    }
    return files;
  }

  void set_age(const Sha256& file, seconds age) const {
    fs::last_write_time(place(file), fs::file_time_type::clock::now() - age);
  }

  const fs::path folder_ = fs::temp_directory_path() / ("zhijian_files_" + std::to_string(::getpid()));
};

TEST_F(StoreTest, KeepsBytesUnderTheirHash) {
  const auto store = open();
  for (const std::string& bytes : {std::string(), std::string("abc"), some_bytes(1'000'000)}) {
    const auto kept = store->put(bytes);
    ASSERT_TRUE(kept);
    EXPECT_EQ(*kept, (Kept{sha256(bytes), bytes.size()}));
    EXPECT_EQ(store->read(kept->sha256), bytes);
    EXPECT_TRUE(store->has(kept->sha256));
    EXPECT_TRUE(store->verify(kept->sha256));
    const auto file = store->open(kept->sha256);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->size, bytes.size());
    EXPECT_EQ(contents(file->path), bytes);
  }
  EXPECT_EQ(open()->read(sha256("abc")), "abc") << "another program finds it too";
}

TEST_F(StoreTest, IsForItsOwnerOnly) {
  const auto store = open();
  struct stat status {};
  ASSERT_EQ(::stat(root().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
  const auto kept = store->put("abc");
  ASSERT_EQ(::stat(place(kept->sha256).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(StoreTest, KeepsTheSameBytesOnce) {
  const auto store = open();
  ASSERT_TRUE(store->put("abc"));
  ASSERT_TRUE(store->put("abc"));
  ASSERT_TRUE(store->take(received("abc"), std::nullopt));
  EXPECT_EQ(all_files(), std::vector<fs::path>{place(sha256("abc"))});
}

TEST_F(StoreTest, TakesAReceivedFileAway) {
  const auto store = open();
  const std::string bytes = some_bytes(700'000);
  const auto kept = store->take(received(bytes), sha256(bytes));
  ASSERT_TRUE(kept);
  EXPECT_EQ(*kept, (Kept{sha256(bytes), bytes.size()}));
  EXPECT_EQ(store->read(kept->sha256), bytes);
  EXPECT_FALSE(fs::exists(folder_ / "received"));
}

TEST_F(StoreTest, RefusesAReceivedFileThatIsNotWhatWasSent) {
  const auto store = open();
  const auto kept = store->take(received("abc, cut"), sha256("abc, cut off"));
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().trouble, Trouble::bad_input);
  EXPECT_EQ(kept.error().said.word.zh, words::file_changed.zh);
  EXPECT_TRUE(all_files().empty());
}

TEST_F(StoreTest, SaysWhatItDoesNotHave) {
  const auto store = open();
  const Sha256 unknown = sha256("unknown");
  EXPECT_FALSE(store->has(unknown));
  EXPECT_EQ(store->open(unknown).error().trouble, Trouble::not_found);
  EXPECT_EQ(store->read(unknown).error().trouble, Trouble::not_found);
  EXPECT_EQ(store->verify(unknown).error().trouble, Trouble::not_found);
  EXPECT_EQ(store->take(folder_ / "nothing", std::nullopt).error().trouble, Trouble::not_found);
  EXPECT_EQ(store->remove(unknown, seconds(0)), false);
}

TEST_F(StoreTest, NoticesDamageAndMendsItWhenTheFileComesAgain) {
  const auto store = open();
  const std::string bytes = some_bytes(1000);
  const Sha256 hash = store->put(bytes)->sha256;
  std::fstream(place(hash), std::ios::in | std::ios::out | std::ios::binary).seekp(500).put('!');
  EXPECT_EQ(store->read(hash).error().said.word.zh, words::file_damaged.zh);
  EXPECT_EQ(store->verify(hash).error().trouble, Trouble::unavailable);
  ASSERT_TRUE(store->put(bytes));
  EXPECT_EQ(store->read(hash), bytes);
  fs::resize_file(place(hash), 10);
  EXPECT_FALSE(store->verify(hash));
  ASSERT_TRUE(store->take(received(bytes), hash));
  EXPECT_TRUE(store->verify(hash));
}

TEST_F(StoreTest, CollectsWhatIsOldAndUnwanted) {
  const auto store = open();
  const Sha256 wanted = store->put("wanted")->sha256;
  const Sha256 old = store->put("old")->sha256;
  const Sha256 young = store->put("young")->sha256;
  set_age(wanted, hours(48));
  set_age(old, hours(48));
  set_age(young, hours(1));
  EXPECT_EQ(collect(*store, hours(24), [&](const Sha256& file) { return file == wanted; }), 1u);
  EXPECT_TRUE(store->has(wanted));
  EXPECT_FALSE(store->has(old));
  EXPECT_TRUE(store->has(young));
}

TEST_F(StoreTest, DoesNotCollectWhatWasPutAgainMeanwhile) {
  const auto store = open();
  const Sha256 file = store->put("abc")->sha256;
  set_age(file, hours(48));
  const auto put_again = [&](const Sha256&) {
    EXPECT_TRUE(store->put("abc"));
    return false;
  };
  EXPECT_EQ(collect(*store, hours(24), put_again), 0u);
  EXPECT_TRUE(store->has(file));
}

TEST_F(StoreTest, IsUsedByManyAtOnce) {
  const auto store = open();
  std::vector<std::thread> threads(4);
  for (std::thread& thread : threads) {
    thread = std::thread([&] {
      for (int i = 0; i < 50; ++i) {
        const std::string bytes = "file " + std::to_string(i % 10);
        const auto kept = store->put(bytes);
        EXPECT_TRUE(kept && store->has(kept->sha256));
        EXPECT_TRUE(store->remove(sha256("file " + std::to_string((i + 5) % 10)), hours(1)).has_value());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(all_files().size(), 10u);
}

TEST_F(StoreTest, RemovesWhatACrashLeftLongAgo) {
  open();
  const fs::path old = root() / "tmp" / "old", young = root() / "tmp" / "young";
  std::ofstream(old) << "left";
  std::ofstream(young) << "being written by another program";
  fs::last_write_time(old, fs::file_time_type::clock::now() - hours(25));
  open();
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(young));
}

TEST(Hash, IsReadFromItsDigitsOnly) {
  const Sha256 hash = sha256("abc");
  EXPECT_EQ(parse_sha256(to_hex(hash)), hash);
  for (const std::string& text : {std::string(), std::string(63, '0'), std::string(65, '0'), std::string(64, 'A'),
                                  std::string(64, 'g'), std::string("../") + std::string(61, '0')}) {
    EXPECT_EQ(parse_sha256(text), std::nullopt) << text;
  }
}

// A disk that fails at the nth call, or loses power there: then every call after it fails too, the ones that clean up
// included.
class FaultyDisk final : public Disk {
 public:
  enum class Fault { full, failing, crash };
  struct Crash {};

  FaultyDisk(int at, Fault fault) : left_(at), fault_(fault) {}
  bool struck() const { return struck_; }

  std::pair<int, fs::path> create(const fs::path& folder) override { return step(), Disk::create(folder); }
  void write(int file, std::string_view bytes) override {
    // What fails has written the first half.
    if (left_ == 1) Disk::write(file, bytes.substr(0, bytes.size() / 2));
    step();
    Disk::write(file, bytes);
  }
  void close(int file) override {
    Disk::close(file);
    step();
  }
  void read(const fs::path& file, const std::function<void(std::string_view)>& piece) override {
    step(), Disk::read(file, piece);
  }
  void sync(const fs::path& path) override { step(), Disk::sync(path); }
  void rename(const fs::path& from, const fs::path& to) override { step(), Disk::rename(from, to); }
  void remove(const fs::path& file) override { step(), Disk::remove(file); }
  void touch(const fs::path& file) override { step(), Disk::touch(file); }

 private:
  void step() {
    if (struck_ && fault_ == Fault::crash) throw std::system_error(std::make_error_code(std::errc::io_error));
    if (--left_ != 0) return;
    struck_ = true;
    if (fault_ == Fault::crash) throw Crash{};
    throw std::system_error(
        std::make_error_code(fault_ == Fault::full ? std::errc::no_space_on_device : std::errc::io_error));
  }

  int left_;
  Fault fault_;
  bool struck_ = false;
};

enum class Way { put, take };

class Faults : public StoreTest, public testing::WithParamInterface<Way> {
 protected:
  Result<Kept> keep(Store& store, const std::string& bytes) {
    if (GetParam() == Way::put) return store.put(bytes);
    return store.take(received(bytes), sha256(bytes));
  }

  // Calls that opening an empty store makes of the disk.
  static constexpr int to_open = 2;

  void expect_whole_files() {
    for (const fs::path& file : all_files()) {
      if (file.parent_path().filename() == "tmp") continue;
      EXPECT_EQ(place(sha256(contents(file))), file) << "a file is not what its name says";
    }
  }
};

INSTANTIATE_TEST_SUITE_P(By, Faults, testing::Values(Way::put, Way::take),
                         [](const auto& way) { return way.param == Way::put ? "Put" : "Take"; });

TEST_P(Faults, OfTheDiskAreToldAndKeepNothing) {
  const std::string bytes = some_bytes(300'000);
  for (const auto fault : {FaultyDisk::Fault::full, FaultyDisk::Fault::failing}) {
    int calls = 1;
    for (;; ++calls) {
      fs::remove_all(root());
      const auto disk = std::make_shared<FaultyDisk>(to_open + calls, fault);
      const auto store = open(disk);
      const auto kept = keep(*store, bytes);
      if (!disk->struck()) {
        EXPECT_TRUE(kept);
        break;
      }
      ASSERT_FALSE(kept) << calls;
      EXPECT_EQ(kept.error().trouble, Trouble::unavailable);
      EXPECT_EQ(kept.error().said.word.zh,
                (fault == FaultyDisk::Fault::full ? words::files_full : words::files_failing).zh);
      expect_whole_files();
      for (const fs::path& file : all_files()) EXPECT_NE(file.parent_path().filename(), "tmp") << calls;
      EXPECT_TRUE(keep(*store, bytes)) << "the disk has room again";
      EXPECT_EQ(store->read(sha256(bytes)), bytes);
    }
    EXPECT_GE(calls, 6) << "every call was made to fail once";
  }
}

TEST_P(Faults, ThatKillTheProgramLeaveNothingBroken) {
  const std::string bytes = some_bytes(300'000);
  for (int calls = 1;; ++calls) {
    fs::remove_all(root());
    const auto disk = std::make_shared<FaultyDisk>(to_open + calls, FaultyDisk::Fault::crash);
    try {
      EXPECT_TRUE(keep(*open(disk), bytes));
      break;
    } catch (const FaultyDisk::Crash&) {
      const auto store = open();
      expect_whole_files();
      EXPECT_TRUE(keep(*store, bytes));
      EXPECT_EQ(store->read(sha256(bytes)), bytes);
      EXPECT_TRUE(store->verify(sha256(bytes)));
    }
  }
}

// Follows what would survive a cut of power.
class WatchedDisk final : public Disk {
 public:
  std::set<fs::path> unsynced;
  std::vector<std::string> faults;

  std::pair<int, fs::path> create(const fs::path& folder) override {
    auto created = Disk::create(folder);
    unsynced.insert(created.second);
    return created;
  }
  void sync(const fs::path& path) override {
    Disk::sync(path);
    unsynced.erase(path);
  }
  void rename(const fs::path& from, const fs::path& to) override {
    const bool publishes = to.parent_path().filename() != "tmp";
    if (publishes && unsynced.contains(from)) faults.push_back("renamed before its bytes were on disk: " + to.string());
    Disk::rename(from, to);
    unsynced.erase(from);
    if (!publishes) unsynced.insert(to);
    if (publishes) unsynced.insert({to.parent_path(), to.parent_path().parent_path()});
  }
  void remove(const fs::path& file) override {
    Disk::remove(file);
    unsynced.erase(file);
  }
};

TEST_P(Faults, OfPowerLoseNothingThatWasAcknowledged) {
  const auto disk = std::make_shared<WatchedDisk>();
  const auto store = open(disk);
  ASSERT_TRUE(keep(*store, "abc"));
  EXPECT_TRUE(disk->unsynced.empty()) << *disk->unsynced.begin();
  EXPECT_EQ(disk->faults, std::vector<std::string>{});

  disk->unsynced = {place(sha256("abc")).parent_path(), root()};
  ASSERT_TRUE(keep(*store, "abc"));
  EXPECT_TRUE(disk->unsynced.empty()) << "it was there, but whoever put it might not have got so far";
}

TEST(RealDisk, SaysThatItIsFull) {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0) GTEST_SKIP() << "no /dev/full on this machine";
  Disk disk;
  try {
    disk.write(full, "abc");
    ADD_FAILURE() << "wrote to a full disk";
  } catch (const std::system_error& failure) {
    EXPECT_EQ(failure.code(), std::errc::no_space_on_device);
  }
  disk.close(full);
}

TEST_F(StoreTest, KeepsTheSameWithoutWaitingForTheDisk) {
  const auto store = open(std::make_shared<HastyDisk>());
  ASSERT_TRUE(store->put("abc"));
  EXPECT_EQ(store->read(sha256("abc")), "abc");
}

// Another file system than the store's: the file is copied, not renamed.
class FarDisk final : public Disk {
 public:
  void rename(const fs::path& from, const fs::path& to) override {
    if (from.filename() == "received") throw std::system_error(std::make_error_code(std::errc::cross_device_link));
    Disk::rename(from, to);
  }
};

TEST_F(StoreTest, TakesAFileFromAnotherFileSystem) {
  const auto store = open(std::make_shared<FarDisk>());
  const std::string bytes = some_bytes(700'000);
  ASSERT_TRUE(store->take(received(bytes), sha256(bytes)));
  EXPECT_EQ(store->read(sha256(bytes)), bytes);
  EXPECT_FALSE(fs::exists(folder_ / "received"));
}

}  // namespace
}  // namespace zj::files
