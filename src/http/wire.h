#pragma once
// HTTP/1.x off the wire (RFC 9112), from bytes in whatever pieces they come. Boost.Beast's parser does the reading;
// what it lets pass and a proxy could read otherwise (repeated lengths, codings besides chunked) is refused here.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace zj::http {

// The head of a request, as sent.
struct Head {
  std::string method;         // a token, in the case it was sent
  bool method_known = false;  // registered with IANA (PUT, DELETE …), though we answer only GET, HEAD and POST
  std::string target;
  int version = 11;         // 10 or 11
  Fields headers;           // names in lower case
  bool keep_alive = false;  // the client would keep the connection
  bool chunked = false;
  std::uint64_t content_length = 0;
  bool has_body() const { return chunked || content_length > 0; }
};

struct WireLimits {
  std::size_t head = 16u << 10;  // bytes, request line included; also of the trailer of a chunked body
  std::size_t fields = 100;
};

// Reads one request. After done(), what follows belongs to the next one: make a new reader.
class RequestReader {
 public:
  explicit RequestReader(WireLimits limits = {});
  ~RequestReader();
  RequestReader(RequestReader&&) noexcept;
  RequestReader& operator=(RequestReader&&) noexcept;

  // Consumes bytes from the front of `bytes` and appends what is body to `body`; says how many were consumed. Stops
  // once when the head is complete, and at the end of the request. 0 while neither failed nor done: more bytes are
  // needed, and those left must be handed in again before them.
  std::size_t feed(std::string_view bytes, std::string& body);

  bool has_head() const;
  bool done() const;
  // The status that refuses the request: 400, 431, 501 or 505; 0 while nothing is wrong.
  int failure() const;
  Head& head();

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace zj::http
