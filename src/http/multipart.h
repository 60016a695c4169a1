#pragma once
// multipart/form-data (RFC 7578, RFC 2046 §5.1.1) read as it arrives, in pieces of any size and in constant memory. No
// I/O.

#include <optional>
#include <string>
#include <string_view>

namespace zj::http {

// The head of one part. All text is UTF-8 without control characters.
struct PartHead {
  std::string name;
  std::optional<std::string> file_name;  // without any folder; "" when no file was chosen; absent: a plain field
};

// Receives the parts in order. Each function may stop the reading by returning false.
class MultipartSink {
 public:
  virtual ~MultipartSink() = default;
  virtual bool begin(const PartHead& head) = 0;
  virtual bool data(std::string_view bytes) = 0;  // any number of times, never empty
  virtual bool end() = 0;
};

// What the sink receives does not depend on how the bytes were split, except for where data() is cut.
class MultipartReader {
 public:
  MultipartReader(std::string_view boundary, MultipartSink& sink);

  // False when the bytes are malformed or the sink stopped; no more may follow then.
  bool feed(std::string_view bytes);
  // Called after the last byte: whether the closing delimiter was there.
  bool finish() const { return state_ == State::epilogue; }

 private:
  enum class State { preamble, delimiter, head, content, epilogue, failed };
  std::size_t take(std::string_view bytes);
  std::size_t take_content(std::string_view bytes);
  std::size_t take_delimiter(std::string_view bytes);
  std::size_t take_head(std::string_view bytes);

  std::string delimiter_;  // CR LF -- boundary
  MultipartSink& sink_;
  State state_ = State::preamble;
  std::string kept_ = "\r\n";  // bytes not yet decided; a delimiter at the very start needs no line end before it
};

// "form-data; name=…": nothing when it is no such disposition, or its text is not UTF-8. `filename*` (RFC 8187) wins
// over `filename`; %22 and \" stand for a quote, as browsers write it.
std::optional<PartHead> parse_disposition(std::string_view value);

// The last component, whichever way slashes lean; without control and direction-changing characters; at most 255 bytes,
// the extension kept. May be empty.
std::string clean_file_name(std::string_view sent);

}  // namespace zj::http
