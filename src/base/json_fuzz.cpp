// What parses is written so that it parses again to the same value, in every form; and it holds nothing but UTF-8.

#include <cstdint>
#include <cstdlib>

#include "base/json.h"
#include "base/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto value = zj::parse_json({reinterpret_cast<const char*>(data), size});
  if (!value) {
    if (value.error().at.empty()) std::abort();
    return 0;
  }
  const std::string compact = zj::to_json(*value);
  const auto again = zj::parse_json(compact);
  if (!again || *again != *value || zj::to_json(*again) != compact || !zj::is_utf8(compact)) std::abort();
  const auto pretty = zj::parse_json(zj::to_pretty_json(*value), {.max_bytes = SIZE_MAX});
  if (!pretty || *pretty != *value) std::abort();
  return 0;
}
