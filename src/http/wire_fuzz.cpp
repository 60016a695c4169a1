// However the bytes of a request are split, it reads the same.

#include <cstdlib>
#include <string>

#include "http/wire.h"

namespace {

using namespace zj::http;

std::string read(std::string_view bytes, std::size_t first_piece, std::size_t piece) {
  RequestReader reader({.head = 256, .fields = 8});
  std::string waiting, body;
  for (std::size_t size = first_piece; !reader.done();) {
    const std::size_t used = reader.feed(waiting, body);
    if (used > waiting.size()) std::abort();
    waiting.erase(0, used);
    if (reader.failure()) return "refused";
    if (used > 0 || reader.done()) continue;
    if (bytes.empty()) return "incomplete";
    size = std::min(size, bytes.size());
    waiting += bytes.substr(0, size);
    bytes.remove_prefix(size);
    size = piece;
  }
  const Head& head = reader.head();
  std::string text = head.method + " " + head.target + (head.keep_alive ? " keep" : " close");
  for (const auto& [name, value] : head.headers.all()) text += "\n" + name + ": " + value;
  return text + "\n\n" + body + "|" + waiting + std::string(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::string whole = read(bytes, bytes.size(), bytes.size());
  for (const std::string& split : {read(bytes, data[0] + 1u, data[1] + 1u), read(bytes, 1, 1)}) {
    // A request that is both malformed and incomplete may be found out sooner or later.
    const bool both_bad =
        (whole == "refused" || whole == "incomplete") && (split == "refused" || split == "incomplete");
    if (split != whole && !both_bad) std::abort();
  }
  return 0;
}
