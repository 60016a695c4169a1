// Whatever the bytes: a type that is found is one of the closed list, evidence that is accepted is of that very
// content, and a refusal has words and names the file.

#include <cstdint>
#include <cstdlib>

#include "files/media.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view head(reinterpret_cast<const char*>(data), size);
  const std::string_view found = zj::files::sniff(head);
  bool accepted = false;
  const std::string extensions = zj::files::accepted_extensions();
  for (std::size_t at = 0; at < extensions.size();) {
    const std::size_t end = std::min(extensions.find(',', at), extensions.size());
    const std::string name = "a" + extensions.substr(at, end - at);
    const auto type = zj::files::evidence_type(name, head);
    if (type) accepted = true;
    if (type && type->starts_with("text/") != found.starts_with("text/")) std::abort();
    if (!type && (type.error().at != name || type.error().said.word.zh.empty())) std::abort();
    at = end + 1;
  }
  if (accepted == found.empty()) std::abort();
  return 0;
}
