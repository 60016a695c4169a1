#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <utility>

namespace zj::files {

// What the store asks of a file system. Every function throws std::system_error. Tests put a disk in its place that is
// full, dies or loses power at a chosen call.
class Disk {
 public:
  virtual ~Disk() = default;

  // A new file of an unused name in `folder`, open for writing, readable by its owner only.
  virtual std::pair<int, std::filesystem::path> create(const std::filesystem::path& folder);
  virtual void write(int file, std::string_view bytes);  // all of them
  virtual void close(int file);
  // Gives the bytes in pieces.
  virtual void read(const std::filesystem::path& file, const std::function<void(std::string_view)>& piece);
  // Waits until a file's bytes, or a folder's names, would survive a power cut.
  virtual void sync(const std::filesystem::path& path);
  virtual void rename(const std::filesystem::path& from, const std::filesystem::path& to);
  virtual void remove(const std::filesystem::path& file);
  virtual void touch(const std::filesystem::path& file);  // sets its time to now
};

// A disk that does not wait: a power cut may undo what was kept last. For filling a demonstration, and for tests.
class HastyDisk final : public Disk {
 public:
  void sync(const std::filesystem::path&) override {}
};

}  // namespace zj::files
