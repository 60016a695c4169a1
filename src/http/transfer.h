#pragma once
// Where a connection's bytes come to rest on their way in and out. Private to connection.cpp.

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zj::http {

// Bytes that have come and are not consumed yet.
class ReadBuffer {
 public:
  std::string_view data() const { return {bytes_.data() + begin_, end_ - begin_}; }
  void consume(std::size_t n) { begin_ += n; }

  // Space for `n` bytes behind the data.
  std::span<char> room(std::size_t n) {
    if (begin_ > 0) {
      std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    if (bytes_.size() < end_ + n) bytes_.resize(end_ + n);
    return {bytes_.data() + end_, n};
  }
  void filled(std::size_t n) { end_ += n; }

  // Gives back what is more than `enough`, where nothing is waiting: a connection that only waits should cost little.
  void shrink(std::size_t enough) {
    if (begin_ != end_ || bytes_.size() <= enough) return;
    bytes_ = {};
    begin_ = end_ = 0;
  }

 private:
  std::vector<char> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

// An open file that is sent as a body.
class SentFile {
 public:
  explicit SentFile(const std::filesystem::path& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat status {};
    if (fd_ >= 0 && ::fstat(fd_, &status) == 0 && S_ISREG(status.st_mode))
      size_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~SentFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  SentFile(const SentFile&) = delete;
  SentFile& operator=(const SentFile&) = delete;

  std::optional<std::uint64_t> size() const { return size_; }  // absent: cannot be read
  // The next bytes, as many as there is room for; fewer at the end or after an error.
  std::size_t read(std::span<char> into) {
    std::size_t got = 0;
    while (got < into.size()) {
      const ssize_t n = ::read(fd_, into.data() + got, into.size() - got);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) break;
      got += static_cast<std::size_t>(n);
    }
    return got;
  }

 private:
  int fd_;
  std::optional<std::uint64_t> size_;
};

}  // namespace zj::http
