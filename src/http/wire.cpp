#include "http/wire.h"

#include <algorithm>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "http/ascii.h"

namespace zj::http {

namespace beast = boost::beast;
using beast::error_code;

class RequestReader::Parser final : public beast::http::basic_parser<true> {
 public:
  explicit Parser(WireLimits given) : limits(given) {
    header_limit(static_cast<std::uint32_t>(limits.head));
    body_limit(boost::none);  // the route decides, once the head is known
  }

  std::size_t feed(std::string_view bytes, std::string& into) {
    body = &into;
    std::size_t used = 0;
    if (!got_some()) {
      used = skip_empty_lines(bytes);
      if (bytes.substr(used) == "\r") return used;
    }
    while (failure == 0 && !is_done() && used < bytes.size()) {
      const bool had_head = is_header_done();
      // Beast 1.81 asserts that a last chunk never comes in less than five bytes, which any client can make untrue.
      // What is left of a chunked body is never shorter, so waiting for five holds nothing up.
      if (had_head && head.chunked && bytes.size() - used < 5) break;
      error_code error;
      const std::size_t n = put({bytes.data() + used, bytes.size() - used}, error);
      used += n;
      if (!had_head) {
        head_bytes += n;
        if (has_folded_line(bytes.substr(used - n, n))) failure = 400;
      }
      if (failure != 0) {
        break;
      } else if (error && error != beast::http::error::need_more) {
        failure = status_of(error);
      } else if (head_bytes > limits.head) {
        failure = 431;
      } else if (is_header_done() && !had_head) {
        finish_head();
        break;
      } else if (n == 0) {
        if (bytes.size() - used > limits.head) failure = 431;  // an endless chunk extension or trailer
        break;
      }
    }
    return used;
  }

  WireLimits limits;
  Head head;
  int failure = 0;

 private:
  // RFC 9112 §2.2: a line end left over from the request before.
  static std::size_t skip_empty_lines(std::string_view bytes) {
    std::size_t n = 0;
    while (bytes.substr(n, 2) == "\r\n") n += 2;
    return n;
  }

  // RFC 9112 §5.2: a header line continued on the next. Beast joins the two; a proxy may see two headers.
  static bool has_folded_line(std::string_view head) {
    return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
  }

  static int status_of(error_code error) {
    if (error == beast::http::error::header_limit) return 431;
    if (error == beast::http::error::bad_version) return 505;
    return 400;
  }

  void finish_head() {
    head.keep_alive = keep_alive();
    head.chunked = chunked();
    if (const auto length = content_length()) head.content_length = *length;
    const auto codings = head.headers.every("transfer-encoding");
    if (head.headers.every("content-length").size() > 1) failure = 400;
    if (codings.empty()) return;
    if (head.version < 11 || codings.size() > 1) {
      failure = 400;
    } else if (!equal_ignoring_case(codings.front(), "chunked")) {
      failure = 501;
    }
  }

  void on_request_impl(beast::http::verb verb, beast::string_view method, beast::string_view target, int version,
                       error_code&) override {
    head.method = std::string(method);
    head.method_known = verb != beast::http::verb::unknown;
    head.target = std::string(target);
    head.version = version;
  }

  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value, error_code&) override {
    if (is_header_done()) return;  // a trailer: read over, never believed
    if (head.headers.all().size() == limits.fields) {
      failure = 431;
      return;
    }
    head.headers.add(lower({name.data(), name.size()}), std::string(value));
  }

  std::size_t on_body_impl(beast::string_view bytes, error_code&) override {
    body->append(bytes.data(), bytes.size());
    return bytes.size();
  }
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code& error) override {
    return on_body_impl(bytes, error);
  }

  void on_response_impl(int, beast::string_view, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}
  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
  void on_finish_impl(error_code&) override {}

  std::string* body = nullptr;
  std::size_t head_bytes = 0;
};

RequestReader::RequestReader(WireLimits limits) : parser_(std::make_unique<Parser>(limits)) {}
RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;

std::size_t RequestReader::feed(std::string_view bytes, std::string& body) {
  return parser_->feed(bytes, body);
}
bool RequestReader::has_head() const {
  return parser_->is_header_done() && parser_->failure == 0;
}
bool RequestReader::done() const {
  return parser_->is_done() && parser_->failure == 0;
}
int RequestReader::failure() const {
  return parser_->failure;
}
Head& RequestReader::head() {
  return parser_->head;
}

}  // namespace zj::http
