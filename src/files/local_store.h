#pragma once

#include <memory>

#include "files/disk.h"
#include "files/store.h"

namespace zj::files {

// A store in a folder: FOLDER/ab/cdef… for the file whose hash begins with abcdef, FOLDER/tmp for what is being
// written. Several threads and several programs may use the same folder.
class LocalStore final : public Store {
 public:
  // Makes the folder where there is none, for its owner only, and removes what a crash left in tmp a day ago or more.
  // `disk` is for tests.
  static Result<std::unique_ptr<LocalStore>> create(const std::filesystem::path& folder,
                                                    std::shared_ptr<Disk> disk = std::make_shared<Disk>());

  Result<Kept> put(std::string_view bytes) override;
  Result<Kept> take(const std::filesystem::path& received, const std::optional<Sha256>& expected) override;
  bool has(const Sha256& file) const override;
  Result<LocalFile> open(const Sha256& file) const override;
  Result<std::string> read(const Sha256& file) const override;
  Result<void> verify(const Sha256& file) const override;
  Result<std::vector<Sha256>> older_than(std::chrono::seconds age) const override;
  Result<bool> remove(const Sha256& file, std::chrono::seconds age) override;

 private:
  class Temporary;

  LocalStore(std::filesystem::path folder, std::shared_ptr<Disk> disk);
  std::filesystem::path path_of(const Sha256& file) const;
  Kept measure(const std::filesystem::path& file) const;
  bool is_whole(const Kept& file) const;
  void keep(Temporary& temporary, const Kept& file);

  std::filesystem::path folder_;
  std::shared_ptr<Disk> disk_;
};

}  // namespace zj::files
