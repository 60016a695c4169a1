#pragma once
// What kind of file something is, by its bytes and not by what its name or the browser says.

#include <string>
#include <string_view>

#include "base/result.h"

namespace zj::files {

// How much of a file's beginning the functions below want to see; less is fine where the file is shorter.
inline constexpr std::size_t sniffed_bytes = 64 * 1024;

// The media type by the signature in the first bytes; for text with its charset (utf-8, utf-16le or gb18030). Empty
// when it is none of the types that evidence may have. Office files of before 2007 are all application/x-ole-storage
// here.
std::string_view sniff(std::string_view head);

// The media type under which a piece of evidence is kept and sent back: its name must end in one of the accepted
// extensions, and its content must be of that kind. Otherwise an error that says what is wrong and what to do;
// Error::at is the file's name.
Result<std::string> evidence_type(std::string_view file_name, std::string_view head);

// ".pdf,.png,…": the accepted extensions, as the attribute of a file field wants them.
std::string accepted_extensions();

}  // namespace zj::files
