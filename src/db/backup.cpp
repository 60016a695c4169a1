#include "db/backup.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "db/session.h"

namespace zj::db {
namespace {

[[noreturn]] void fail(const std::string& what, const std::error_code& why) {
  throw Failure(Failure::Kind::unavailable, "backup: " + what + ": " + why.message());
}

void sync(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  const std::error_code why(errno, std::generic_category());
  if (descriptor >= 0) ::close(descriptor);
  if (!synced) fail("cannot sync " + path.string(), why);
}

}  // namespace

void backup(Connection& connection, const std::filesystem::path& file) {
  if (connection.state_ != Connection::State::idle) {
    throw Failure(Failure::Kind::other, "backup: the connection is in a transaction");
  }
  std::error_code why;
  const std::filesystem::path target = std::filesystem::absolute(file);
  const std::filesystem::path partial = target.string() + ".partial";
  struct Removal {
    const std::filesystem::path& partial;
    void now() const {
      std::error_code ignored;
      std::filesystem::remove(partial, ignored);
      std::filesystem::remove(partial.string() + "-journal", ignored);
    }
    ~Removal() { now(); }
  } const removal{partial};
  removal.now();  // what a crash may have left
  connection.session_->copy_to(partial);
  std::filesystem::permissions(partial, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, why);
  if (why) fail("cannot keep others from reading " + partial.string(), why);
  sync(partial);
  std::filesystem::rename(partial, target, why);
  if (why) fail("cannot rename to " + target.string(), why);
  sync(target.parent_path());
}

}  // namespace zj::db
