#include "files/local_store.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "words/files.h"

namespace zj::files {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> error_of(const std::system_error& failure) {
  const std::error_code& code = failure.code();
  if (code == std::errc::no_such_file_or_directory)
    return unexpected(Error{Trouble::not_found, say(words::file_missing)});
  const bool full =
      code == std::errc::no_space_on_device || code.value() == EDQUOT || code == std::errc::file_too_large;
  return unexpected(
      Error{Trouble::unavailable, full ? say(words::files_full) : say(words::files_failing, code.message())});
}

// The answer of `work`, which throws std::system_error, as a Result.
template <class Work>
auto attempt(Work work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const std::system_error& failure) {
    return error_of(failure);
  }
}

// Keeps collectors (LOCK_EX) from those who put (LOCK_SH), in this program and in others.
class Lock {
 public:
  Lock(const fs::path& folder, int kind)
      : file_(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    int status = -1;
    do {
      status = file_ < 0 ? -1 : ::flock(file_, kind);
    } while (status != 0 && errno == EINTR);
    if (status == 0) return;
    const std::error_code why(errno, std::generic_category());
    if (file_ >= 0) ::close(file_);
    throw std::system_error(why, "lock " + folder.string());
  }
  ~Lock() { ::close(file_); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int file_;
};

bool is_older(const fs::path& file, std::chrono::seconds age) {
  std::error_code gone;
  const auto time = fs::last_write_time(file, gone);
  return !gone && time <= fs::file_time_type::clock::now() - age;
}

}  // namespace

// A file in tmp, gone at the end unless it was moved to its place.
class LocalStore::Temporary {
 public:
  Temporary(Disk& disk, const fs::path& folder) : disk_(disk) { std::tie(file_, path_) = disk_.create(folder); }
  ~Temporary() {
    try {
      if (file_ >= 0) disk_.close(std::exchange(file_, -1));
    } catch (const std::system_error&) {  // there is a first error already, and it is the one to tell
    }
    try {
      if (!path_.empty()) disk_.remove(path_);
    } catch (const std::system_error&) {  // create() removes it later
    }
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  const fs::path& path() const { return path_; }
  void write(std::string_view bytes) { disk_.write(file_, bytes); }
  void close() { disk_.close(std::exchange(file_, -1)); }
  void move_to(const fs::path& place) {
    disk_.rename(path_, place);
    path_.clear();
  }

 private:
  Disk& disk_;
  int file_ = -1;
  fs::path path_;
};

LocalStore::LocalStore(fs::path folder, std::shared_ptr<Disk> disk)
    : folder_(std::move(folder)), disk_(std::move(disk)) {}

Result<std::unique_ptr<LocalStore>> LocalStore::create(const fs::path& folder, std::shared_ptr<Disk> disk) {
  return attempt([&] {
    fs::create_directories(folder / "tmp");
    fs::permissions(folder, fs::perms::owner_all);
    disk->sync(folder);
    disk->sync(fs::absolute(folder).parent_path());
    for (const auto& entry : fs::directory_iterator(folder / "tmp")) {
      if (is_older(entry.path(), std::chrono::hours(24))) disk->remove(entry.path());
    }
    return std::unique_ptr<LocalStore>(new LocalStore(folder, std::move(disk)));
  });
}

fs::path LocalStore::path_of(const Sha256& file) const {
  const std::string hex = to_hex(file);
  return folder_ / hex.substr(0, 2) / hex.substr(2);
}

Kept LocalStore::measure(const fs::path& file) const {
  Sha256Stream hash;
  Kept kept;
  disk_->read(file, [&](std::string_view piece) {
    hash.add(piece);
    kept.size += piece.size();
  });
  kept.sha256 = hash.finish();
  return kept;
}

bool LocalStore::is_whole(const Kept& file) const {
  const fs::path path = path_of(file.sha256);
  std::error_code none;
  if (fs::file_size(path, none) != file.size || none) return false;
  try {
    return measure(path) == file;
  } catch (const std::system_error&) {
    return false;  // cannot be read: worth replacing
  }
}

void LocalStore::keep(Temporary& temporary, const Kept& file) {
  const fs::path place = path_of(file.sha256);
  const Lock lock(folder_, LOCK_SH);
  fs::create_directory(place.parent_path());
  if (is_whole(file)) {
    disk_->touch(place);
  } else {
    disk_->sync(temporary.path());
    temporary.move_to(place);
  }
  // Even where file and folder were there: whoever made them may have been cut off before these lines.
  disk_->sync(place.parent_path());
  disk_->sync(folder_);
}

Result<Kept> LocalStore::put(std::string_view bytes) {
  return attempt([&] {
    const Kept kept{sha256(bytes), bytes.size()};
    Temporary temporary(*disk_, folder_ / "tmp");
    temporary.write(bytes);
    temporary.close();
    keep(temporary, kept);
    return kept;
  });
}

Result<Kept> LocalStore::take(const fs::path& received, const std::optional<Sha256>& expected) {
  const auto kept = attempt([&]() -> std::optional<Kept> {
    Temporary temporary(*disk_, folder_ / "tmp");
    try {
      disk_->rename(received, temporary.path());
    } catch (const std::system_error& failure) {
      if (failure.code() != std::errc::cross_device_link) throw;
      disk_->read(received, [&](std::string_view piece) { temporary.write(piece); });
    }
    temporary.close();
    const Kept file = measure(temporary.path());
    if (expected && *expected != file.sha256) return std::nullopt;
    keep(temporary, file);
    std::error_code gone_already;
    fs::remove(received, gone_already);
    return file;
  });
  if (!kept) return unexpected(kept.error());
  if (!*kept) return bad_input({}, say(words::file_changed));
  return **kept;
}

bool LocalStore::has(const Sha256& file) const {
  std::error_code none;
  return fs::is_regular_file(path_of(file), none);
}

Result<LocalFile> LocalStore::open(const Sha256& file) const {
  return attempt([&] {
    const fs::path path = path_of(file);
    return LocalFile{path, fs::file_size(path)};
  });
}

Result<std::string> LocalStore::read(const Sha256& file) const {
  auto bytes = attempt([&] {
    std::string all;
    disk_->read(path_of(file), [&](std::string_view piece) { all += piece; });
    return all;
  });
  if (bytes && sha256(*bytes) != file) return unexpected(Error{Trouble::unavailable, say(words::file_damaged)});
  return bytes;
}

Result<void> LocalStore::verify(const Sha256& file) const {
  const auto found = attempt([&] { return measure(path_of(file)); });
  if (!found) return unexpected(found.error());
  if (found->sha256 != file) return unexpected(Error{Trouble::unavailable, say(words::file_damaged)});
  return {};
}

Result<std::vector<Sha256>> LocalStore::older_than(std::chrono::seconds age) const {
  return attempt([&] {
    std::vector<Sha256> old;
    for (const auto& folder : fs::directory_iterator(folder_)) {
      if (!folder.is_directory() || folder.path().filename() == "tmp") continue;
      for (const auto& entry : fs::directory_iterator(folder.path())) {
        const auto hash = parse_sha256(folder.path().filename().string() + entry.path().filename().string());
        if (hash && is_older(entry.path(), age)) old.push_back(*hash);
      }
    }
    return old;
  });
}

Result<bool> LocalStore::remove(const Sha256& file, std::chrono::seconds age) {
  return attempt([&] {
    const Lock lock(folder_, LOCK_EX);
    const fs::path path = path_of(file);
    if (!is_older(path, age)) return false;
    disk_->remove(path);
    return true;
  });
}

}  // namespace zj::files
