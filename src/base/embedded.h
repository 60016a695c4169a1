#pragma once

#include <cstddef>
#include <string_view>

namespace zj {

// A file that is part of the program (see cmake/embed.cmake). `path` uses '/' and is relative to the folder that was
// embedded.
struct EmbeddedFile {
  std::string_view path;
  const char* begin;
  const char* end;
  std::string_view bytes() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

}  // namespace zj
