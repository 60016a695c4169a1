#pragma once
// Request targets (RFC 9112 §3.2), percent-encoding (RFC 3986 §2.1) and urlencoded forms (URL Standard §5). What is
// decoded is UTF-8 without NUL, or it is refused: no later part has to ask again.

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace zj::http {

struct Target {
  std::string path;  // decoded; begins with '/', without empty, "." or ".." segments, without a slash at the end
  Fields query;
  std::string authority;  // lower case; only where the target came in absolute form
};

// Nothing when malformed: a bad escape, a control character, an encoded slash, ".." above the root, a fragment.
std::optional<Target> parse_target(std::string_view raw);

// "a=1&b=%E6%99%BA": pairs in order. Nothing when malformed or more than `max_pairs`.
std::optional<Fields> parse_urlencoded(std::string_view text, std::size_t max_pairs = 2000);

// Bytes as decoded, whatever they are; nothing on an escape that is none.
std::optional<std::string> percent_decode(std::string_view text);
// Everything but the unreserved characters of RFC 3986 is encoded: for one segment of a path or one value of a query.
std::string percent_encode(std::string_view text);
// Encodes only what may not stand in a URL at all (controls, blanks, bytes beyond ASCII): for an address that is one
// already.
std::string encode_unprintable(std::string_view url);

}  // namespace zj::http
