#pragma once
// What every response gets before it leaves: the security headers of the house, 304 where nothing changed, the head as
// bytes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace zj::http {

// Adds each security header that the handler has not set itself: a strict CSP without nonces, nosniff, same-origin
// referrer, no browser features, own browsing context; HSTS over TLS; and `Cache-Control: no-store`, since pages show
// what only their reader may see.
void add_house_headers(Response& response, bool secure);

// Turns a 200 into a 304 without body when the client holds what `etag` of the response names (RFC 9110 §13.1.2).
void answer_from_cache(Response& response, std::string_view if_none_match);

// The name of the first header that holds a control character or has no proper name: text of a user went where it must
// not.
std::optional<std::string> first_bad_header(const Response& response);

// Status line and headers, up to the blank line; no header may be bad. `length` is absent where there is no body (204,
// 304).
std::string write_head(const Response& response, std::optional<std::uint64_t> length, bool keep_alive,
                       std::string_view date);

bool has_body(int status);                         // may a response of this status carry one
std::string http_date(std::int64_t unix_seconds);  // "Sun, 06 Nov 1994 08:49:37 GMT"

}  // namespace zj::http
