// Whatever the bytes: they are refused with words, or the parts put together are the text, and every part but the
// opening and the annexes begins with its own heading.

#include <cstdint>
#include <cstdlib>

#include "measure/official_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto parts = zj::measure::read_official_text(bytes);
  if (!parts) {
    if (parts.error().said.word.zh.empty()) std::abort();
    return 0;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string whole;
  for (const auto& part : *parts) {
    whole += part.text;
    using Kind = zj::measure::OfficialPart::Kind;
    const bool headed = part.kind == Kind::chapter || part.kind == Kind::article;
    if (headed && part.text.find(part.place) == std::string::npos) std::abort();
    if (part.text.empty()) std::abort();
  }
  if (whole != bytes) std::abort();
  return 0;
}
