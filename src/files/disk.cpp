#include "files/disk.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zj::files {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// Calls again what a signal interrupted.
template <class Call>
auto uninterrupted(Call call) {
  for (;;) {
    const auto answer = call();
    if (answer >= 0 || errno != EINTR) return answer;
  }
}

class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path)
      : number_(uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); })) {
    if (number_ < 0) fail("open " + path.string());
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

std::pair<int, std::filesystem::path> Disk::create(const std::filesystem::path& folder) {
  std::string name = (folder / "XXXXXX").string();
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) fail("create a file in " + folder.string());
  return {file, name};
}

void Disk::write(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = uninterrupted([&] { return ::write(file, bytes.data(), bytes.size()); });
    if (written < 0) fail("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Disk::close(int file) {
  // Not to be tried again when interrupted: the number may belong to another file by then.
  if (::close(file) != 0 && errno != EINTR) fail("close");
}

void Disk::read(const std::filesystem::path& file, const std::function<void(std::string_view)>& piece) {
  const Descriptor descriptor(file);
  std::vector<char> buffer(std::size_t{1} << 18);
  for (;;) {
    const auto count = uninterrupted([&] { return ::read(descriptor.number(), buffer.data(), buffer.size()); });
    if (count < 0) fail("read " + file.string());
    if (count == 0) return;
    piece({buffer.data(), static_cast<std::size_t>(count)});
  }
}

void Disk::sync(const std::filesystem::path& path) {
  const Descriptor descriptor(path);
  if (uninterrupted([&] { return ::fsync(descriptor.number()); }) != 0) fail("sync " + path.string());
}

void Disk::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail("rename to " + to.string());
}

void Disk::remove(const std::filesystem::path& file) {
  if (::unlink(file.c_str()) != 0 && errno != ENOENT) fail("remove " + file.string());
}

void Disk::touch(const std::filesystem::path& file) {
  if (::utimensat(AT_FDCWD, file.c_str(), nullptr, 0) != 0) fail("touch " + file.string());
}

}  // namespace zj::files
