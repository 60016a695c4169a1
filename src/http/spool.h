#pragma once
// A multipart form on its way in: fields to memory, files to disk under temporary names, hashed as they pass. Blocking.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "http/message.h"
#include "http/multipart.h"
#include "http/refusal.h"

namespace zj::http {

// The media type of a file by its first bytes (at most 4 KB, all of them where the file is shorter).
using Sniff = std::function<std::string(std::string_view first_bytes)>;

// Makes the folder if need be and deletes what an earlier run left there.
Result<std::monostate> prepare_spool(const std::filesystem::path& folder);

// Adds the fields and files of one body to a request. Whoever destroys it deletes the files that are still there.
class SpooledForm final : private MultipartSink {
 public:
  // `request` must outlive it.
  SpooledForm(std::string_view boundary, const RouteLimits& limits, const std::filesystem::path& folder,
              const Sniff& sniff, Request& request);
  ~SpooledForm() override;
  SpooledForm(const SpooledForm&) = delete;
  SpooledForm& operator=(const SpooledForm&) = delete;

  bool feed(std::string_view bytes);  // false: refused, see below; no more may follow then
  bool finish();                      // after the last byte
  // Why it was refused: by the rules of forms, or with the answer of RouteLimits::admit_files.
  const std::variant<Refusal, Response>& refusal() const { return refusal_; }

 private:
  class File;

  bool begin(const PartHead& head) override;
  bool data(std::string_view bytes) override;
  bool end() override;
  bool refuse(int status, Said why);

  const RouteLimits& limits_;
  const std::filesystem::path& folder_;
  const Sniff& sniff_;
  Request& request_;
  MultipartReader reader_;
  std::variant<Refusal, Response> refusal_;
  std::size_t parts_ = 0;
  std::size_t field_bytes_ = 0;
  bool has_files_ = false;
  PartHead part_;
  std::string value_;           // of a plain field
  std::unique_ptr<File> file_;  // the file being written
};

}  // namespace zj::http
