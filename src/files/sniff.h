#pragma once
// What a file is, by its first bytes; never by what a browser claims or a name pretends.

#include <string>
#include <string_view>

#include "base/result.h"

namespace zj::files {

// How many first bytes media_type wants; fewer are fine for a shorter file.
inline constexpr std::size_t sniff_length = 4096;

// "application/pdf", "image/png", "text/plain" …; "application/octet-stream" when it is nothing that is known.
std::string media_type(std::string_view first_bytes);

// Whether evidence of this type is accepted under this name: a type of the closed list, and an extension that fits it.
Result<void> check_evidence(std::string_view file_name, std::string_view media_type);

}  // namespace zj::files
