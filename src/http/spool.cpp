#include "http/spool.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "base/text.h"
#include "words/http.h"

namespace zj::http {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "upload-";
constexpr std::size_t max_field_bytes = 1u << 20;
constexpr std::size_t sniffed_bytes = 4096;

}  // namespace

// A file of the spool folder, deleted with this object unless it has been moved away.
class SpooledForm::File {
 public:
  explicit File(const fs::path& folder) {
    std::string name = (folder / (std::string(prefix) + "XXXXXX")).string();
    fd_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (fd_ >= 0) path_ = name;
  }
  ~File() {
    close();
    std::error_code ignored;
    if (!path_.empty()) fs::remove(path_, ignored);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_open() const { return fd_ >= 0; }
  const fs::path& path() const { return path_; }

  // False when the disk is full or broken.
  bool add(std::string_view bytes) {
    hash_.add(bytes);
    size_ += bytes.size();
    if (first_.size() < sniffed_bytes) first_.append(bytes.substr(0, sniffed_bytes - first_.size()));
    while (!bytes.empty()) {
      const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }

  // Ends the writing.
  Upload finish(const Sniff& sniff) {
    close();
    Upload upload;
    upload.media_type = sniff ? sniff(first_) : "application/octet-stream";
    upload.size = size_;
    upload.sha256 = to_hex(hash_.finish());
    upload.path = path_;
    return upload;
  }
  bool empty() const { return size_ == 0; }
  void release() { path_.clear(); }  // somebody else deletes it

 private:
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

  int fd_ = -1;
  fs::path path_;
  Sha256Stream hash_;
  std::string first_;
  std::uint64_t size_ = 0;
};

Result<std::monostate> prepare_spool(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
      if (entry.path().filename().string().starts_with(prefix)) fs::remove(entry.path(), error);
  }
  if (!error && ::access(folder.c_str(), W_OK) != 0) error = std::error_code(errno, std::generic_category());
  if (error) return bad_input("spool", say(words::http_no_spool, folder.string(), error.message()));
  return std::monostate{};
}

SpooledForm::SpooledForm(std::string_view boundary, const RouteLimits& limits, const fs::path& folder,
                         const Sniff& sniff, Request& request)
    : limits_(limits),
      folder_(folder),
      sniff_(sniff),
      request_(request),
      reader_(boundary, *this),
      refusal_(Refusal{400, say(words::http_bad_multipart)}) {}

SpooledForm::~SpooledForm() {
  std::error_code ignored;
  for (const Upload& upload : request_.uploads) fs::remove(upload.path, ignored);
}

bool SpooledForm::feed(std::string_view bytes) {
  return reader_.feed(bytes);
}

bool SpooledForm::finish() {
  return reader_.finish();
}

bool SpooledForm::refuse(int status, Said why) {
  refusal_ = Refusal{status, std::move(why)};
  return false;
}

bool SpooledForm::begin(const PartHead& head) {
  part_ = head;
  if (++parts_ > limits_.max_parts)
    return refuse(413, say(words::http_too_many_parts, std::to_string(limits_.max_parts)));
  if (!head.file_name) return true;
  if (!limits_.uploads) return head.file_name->empty() || refuse(415, say(words::http_no_files));
  if (!has_files_ && limits_.admit_files) {
    if (std::optional<Response> answer = limits_.admit_files(request_)) {
      refusal_ = *std::move(answer);
      return false;
    }
  }
  has_files_ = true;
  file_ = std::make_unique<File>(folder_);
  return file_->is_open() || refuse(507, say(words::http_disk_full));
}

bool SpooledForm::data(std::string_view bytes) {
  if (file_) return file_->add(bytes) || refuse(507, say(words::http_disk_full));
  if (part_.file_name) return refuse(415, say(words::http_no_files));
  field_bytes_ += bytes.size();
  if (field_bytes_ > max_field_bytes) return refuse(413, say(words::http_too_large, "1 MB"));
  value_ += bytes;
  return true;
}

bool SpooledForm::end() {
  if (file_) {
    const std::unique_ptr<File> file = std::move(file_);
    // What a browser sends where no file was chosen.
    if (part_.file_name->empty() && file->empty()) return true;
    Upload upload = file->finish(sniff_);
    upload.field = part_.name;
    upload.file_name = part_.file_name->empty() ? "upload" : *part_.file_name;
    request_.uploads.push_back(std::move(upload));
    file->release();
    return true;
  }
  if (part_.file_name) return true;
  if (value_.find('\0') != std::string::npos || !is_utf8(value_)) return refuse(400, say(words::http_bad_form));
  request_.form.add(part_.name, std::move(value_));
  value_.clear();
  return true;
}

}  // namespace zj::http
