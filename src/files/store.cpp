#include "files/store.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/hash.h"
#include "words/files.h"

namespace zj::files {

namespace {

namespace fs = std::filesystem;

// A descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  explicit operator bool() const { return fd_ >= 0; }
  int get() const { return fd_; }

 private:
  int fd_;
};

tl::unexpected<Error> unavailable(const fs::path& path) {
  return tl::unexpected<Error>(Error{Trouble::unavailable, say(words::store_failed, std::strerror(errno)), path.filename().string()});
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Result<std::string> hash_of(const fs::path& path) {
  const Descriptor file(path, O_RDONLY);
  if (!file) return unavailable(path);
  Sha256Stream hash;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t n = ::read(file.get(), buffer.data(), buffer.size());
    if (n < 0) return unavailable(path);
    if (n == 0) return to_hex(hash.finish());
    hash.add({buffer.data(), static_cast<std::size_t>(n)});
  }
}

// Makes a file's content, or a folder's entries, survive a power cut.
bool sync(const fs::path& path, int flags) {
  const Descriptor file(path, flags);
  return file && ::fsync(file.get()) == 0;
}

}  // namespace

fs::path LocalStore::path_of(std::string_view sha256) const { return folder_ / sha256.substr(0, 2) / sha256; }

Result<std::unique_ptr<Store>> LocalStore::open(fs::path folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    errno = error.value();
    return unavailable(folder);
  }
  return std::unique_ptr<Store>(new LocalStore(std::move(folder)));
}

Result<void> LocalStore::put(const fs::path& spooled, std::string_view sha256) {
  if (!is_hash(sha256)) return bad_input("sha256", say(words::store_hash_form));
  if (exists(sha256)) {
    std::error_code ignored;
    fs::remove(spooled, ignored);
    return {};
  }
  const auto actual = hash_of(spooled);
  if (!actual) return tl::unexpected(actual.error());
  if (*actual != sha256) return bad_input("sha256", say(words::store_hash_differs));

  const fs::path target = path_of(sha256), part = target.parent_path() / (std::string(sha256) + ".part");
  std::error_code error;
  fs::create_directories(target.parent_path(), error);
  if (!error) fs::rename(spooled, part, error);
  if (error == std::errc::cross_device_link) {
    error.clear();
    fs::copy_file(spooled, part, fs::copy_options::overwrite_existing, error);
    if (!error) fs::remove(spooled, error);
  }
  // Content first, then its name, then the folder that holds the name: whoever sees the name finds the content.
  if (!error && sync(part, O_RDONLY)) {
    fs::rename(part, target, error);
    if (!error && sync(target.parent_path(), O_RDONLY | O_DIRECTORY) && sync(folder_, O_RDONLY | O_DIRECTORY)) return {};
  }
  if (error) errno = error.value();
  const auto failed = unavailable(target);
  fs::remove(part, error);
  return failed;
}

Result<fs::path> LocalStore::open(std::string_view sha256) const {
  if (!exists(sha256)) return tl::unexpected<Error>(Error{Trouble::not_found, say(words::store_absent), std::string(sha256)});
  return path_of(sha256);
}

bool LocalStore::exists(std::string_view sha256) const {
  std::error_code error;
  return is_hash(sha256) && fs::is_regular_file(path_of(sha256), error);
}

std::vector<std::string> LocalStore::older_than(std::chrono::seconds age) const {
  std::vector<std::string> hashes;
  std::error_code error;
  const auto limit = fs::file_time_type::clock::now() - age;
  for (const auto& entry : fs::recursive_directory_iterator(folder_, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file(error) && is_hash(name) && entry.last_write_time(error) <= limit) hashes.push_back(name);
  }
  std::ranges::sort(hashes);
  return hashes;
}

void LocalStore::remove(std::string_view sha256) {
  std::error_code error;
  if (is_hash(sha256)) fs::remove(path_of(sha256), error);
}

}  // namespace zj::files
