#pragma once
// The evidence store: files by the hash of their content. What is stored never changes, so nothing here needs a lock; the same file
// uploaded twice lies there once.

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace zj::files {

// Thread-safe. Hashes are SHA-256 in lower-case hex.
class Store {
 public:
  virtual ~Store() = default;
  // Takes over a spooled file whose content has this hash: afterwards it is on disk for good (fsync), under its hash. The hash is
  // checked; a mismatch is refused. `unavailable` when the disk is full or failing; nothing is left behind then.
  virtual Result<void> put(const std::filesystem::path& spooled, std::string_view sha256) = 0;
  // Where the content lies, for reading.
  virtual Result<std::filesystem::path> open(std::string_view sha256) const = 0;
  virtual bool exists(std::string_view sha256) const = 0;
  // Hashes of what has lain here for at least `age`: candidates for collection, if nobody refers to them.
  virtual std::vector<std::string> older_than(std::chrono::seconds age) const = 0;
  virtual void remove(std::string_view sha256) = 0;
};

// A local folder, fanned out by the first two hex digits: ab/abcdef….
class LocalStore final : public Store {
 public:
  static Result<std::unique_ptr<Store>> open(std::filesystem::path folder);
  Result<void> put(const std::filesystem::path& spooled, std::string_view sha256) override;
  Result<std::filesystem::path> open(std::string_view sha256) const override;
  bool exists(std::string_view sha256) const override;
  std::vector<std::string> older_than(std::chrono::seconds age) const override;
  void remove(std::string_view sha256) override;

 private:
  explicit LocalStore(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path path_of(std::string_view sha256) const;
  std::filesystem::path folder_;
};

}  // namespace zj::files
