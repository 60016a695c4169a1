// However the bytes are split, the parts are the same; file names are never paths.

#include <cstdlib>
#include <string>

#include "base/text.h"
#include "http/multipart.h"

namespace {

using namespace zj::http;

class Recorder final : public MultipartSink {
 public:
  bool begin(const PartHead& head) override {
    if (!zj::is_utf8(head.name)) std::abort();
    text += "<" + head.name;
    if (head.file_name) {
      const std::string& name = *head.file_name;
      if (!zj::is_utf8(name) || name.size() > 255 || name.find_first_of("/\\\r\n") != std::string::npos || name == "..")
        std::abort();
      if (clean_file_name(name) != name) std::abort();
      text += "|" + name;
    }
    text += ">";
    return true;
  }
  bool data(std::string_view bytes) override {
    if (bytes.empty()) std::abort();
    text += bytes;
    return true;
  }
  bool end() override {
    text += "</>";
    return true;
  }
  std::string text;
};

// What was read, or "refused".
std::string read(std::string_view body, std::size_t first_piece, std::size_t piece) {
  Recorder recorder;
  MultipartReader reader("B", recorder);
  for (std::size_t size = first_piece; !body.empty(); size = piece) {
    size = std::min(size, body.size());
    if (!reader.feed(body.substr(0, size))) return "refused";
    body.remove_prefix(size);
  }
  return reader.finish() ? recorder.text : "refused";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view body(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::string whole = read(body, body.size(), body.size());
  if (read(body, data[0] + 1u, data[1] + 1u) != whole || read(body, 1, 1) != whole) std::abort();
  return 0;
}
