#include "http/multipart.h"

#include <algorithm>

#include "base/text.h"
#include "http/ascii.h"
#include "http/parameter.h"
#include "http/target.h"

namespace zj::http {
namespace {

constexpr std::size_t max_part_head = 8u << 10;
constexpr std::size_t max_file_name = 255;
constexpr std::size_t stop = std::string_view::npos;

// How many bytes at the front of `bytes` cannot be part of a delimiter that the next bytes would complete.
std::size_t certain(std::string_view bytes, std::string_view delimiter) {
  const std::size_t from = bytes.size() - std::min(bytes.size(), delimiter.size() - 1);
  for (std::size_t at = bytes.find('\r', from); at != std::string_view::npos; at = bytes.find('\r', at + 1))
    if (delimiter.starts_with(bytes.substr(at))) return at;
  return bytes.size();
}

// Characters that reorder the text around them: "gpj.exe" shown as "exe.jpg".
bool changes_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

std::string unescape_quotes(std::string text) {
  for (std::size_t at = text.find("%22"); at != std::string::npos; at = text.find("%22", at + 1))
    text.replace(at, 3, "\"");
  return text;
}

// RFC 8187: charset'language'percent-encoded. Only UTF-8, as that RFC asks of new producers.
std::optional<std::string> parse_extended(std::string_view value) {
  const std::string_view charset = take_until(value, '\'');
  take_until(value, '\'');
  if (!equal_ignoring_case(charset, "utf-8")) return {};
  return percent_decode(value);
}

// The value of Content-Disposition among the lines of a part's head; nothing when it is absent, repeated or a line is
// none.
std::optional<std::string_view> disposition_of(std::string_view head) {
  std::optional<std::string_view> found;
  while (!head.empty()) {
    const std::size_t eol = head.find("\r\n");
    const std::string_view line = head.substr(0, eol);
    head.remove_prefix(eol == std::string_view::npos ? head.size() : eol + 2);
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos || !std::ranges::all_of(line.substr(0, colon), is_token))
      return {};
    if (!equal_ignoring_case(line.substr(0, colon), "content-disposition")) continue;
    if (found) return {};
    found = trim_blanks(line.substr(colon + 1));
  }
  return found;
}

}  // namespace

MultipartReader::MultipartReader(std::string_view boundary, MultipartSink& sink)
    : delimiter_("\r\n--" + std::string(boundary)), sink_(sink) {}

bool MultipartReader::feed(std::string_view bytes) {
  const std::string joined = kept_.empty() ? std::string{} : std::move(kept_).append(bytes);
  if (!joined.empty()) bytes = joined;
  while (!bytes.empty()) {
    const std::size_t n = take(bytes);
    if (n == stop) return false;
    if (n == 0) break;
    bytes.remove_prefix(n);
  }
  kept_ = bytes;
  return true;
}

// Consumes from the front of `bytes`; 0 when more are needed; `stop` after a failure.
std::size_t MultipartReader::take(std::string_view bytes) {
  std::size_t n = stop;
  switch (state_) {
    case State::preamble:
    case State::content:
      n = take_content(bytes);
      break;
    case State::delimiter:
      n = take_delimiter(bytes);
      break;
    case State::head:
      n = take_head(bytes);
      break;
    case State::epilogue:
      n = bytes.size();
      break;
    case State::failed:
      break;
  }
  if (n == stop) state_ = State::failed;
  return n;
}

std::size_t MultipartReader::take_content(std::string_view bytes) {
  const std::size_t found = bytes.find(delimiter_);
  const std::size_t content = found != std::string_view::npos ? found : certain(bytes, delimiter_);
  if (state_ == State::content && content > 0 && !sink_.data(bytes.substr(0, content))) return stop;
  if (found == std::string_view::npos) return content;
  if (state_ == State::content && !sink_.end()) return stop;
  state_ = State::delimiter;
  return found + delimiter_.size();
}

// What follows the boundary: blanks and a line end, or "--" after the last part.
std::size_t MultipartReader::take_delimiter(std::string_view bytes) {
  if (bytes.front() == ' ' || bytes.front() == '\t') return 1;
  if (bytes.size() < 2) return 0;
  if (bytes.starts_with("--")) {
    state_ = State::epilogue;
    return 2;
  }
  if (!bytes.starts_with("\r\n")) return stop;
  state_ = State::head;
  return 2;
}

std::size_t MultipartReader::take_head(std::string_view bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  if (bytes.starts_with("\r\n")) return stop;  // no head at all
  if (end == std::string_view::npos) return bytes.size() > max_part_head ? stop : 0;
  const auto disposition = end > max_part_head ? std::nullopt : disposition_of(bytes.substr(0, end));
  const auto head = disposition ? parse_disposition(*disposition) : std::nullopt;
  if (!head || !sink_.begin(*head)) return stop;
  state_ = State::content;
  return end + 4;
}

std::optional<PartHead> parse_disposition(std::string_view value) {
  if (!equal_ignoring_case(trim_blanks(value.substr(0, value.find(';'))), "form-data")) return {};
  const std::optional<std::string> name = header_parameter(value, "name");
  if (!name) return {};
  PartHead head{unescape_quotes(*name), {}};
  const std::optional<std::string> extended = header_parameter(value, "filename*");
  const std::optional<std::string> plain = header_parameter(value, "filename");
  const std::optional<std::string> sent = extended ? parse_extended(*extended) : std::nullopt;
  const std::optional<std::string> file_name = sent ? sent : plain ? unescape_quotes(*plain) : plain;
  const auto is_text = [](std::string_view text) { return is_utf8(text) && std::ranges::none_of(text, is_control); };
  if (!is_text(head.name) || (file_name && !is_utf8(*file_name))) return {};
  if (file_name) head.file_name = clean_file_name(*file_name);
  return head;
}

std::string clean_file_name(std::string_view sent) {
  if (const std::size_t slash = sent.find_last_of("/\\"); slash != std::string_view::npos)
    sent.remove_prefix(slash + 1);
  std::string name;
  for (std::size_t at = 0; at < sent.size();) {
    const char32_t c = next_code_point(sent, at);
    if (c >= 0x20 && c != 0x7f && !changes_direction(c)) append_utf8(name, c);
  }
  name = std::string(trim(name));
  if (name.find_first_not_of('.') == std::string::npos) return {};
  if (name.size() <= max_file_name) return name;
  const std::size_t dot = name.rfind('.');
  const std::string extension = dot != std::string::npos && name.size() - dot <= 16 ? name.substr(dot) : "";
  std::size_t stem = 0;
  for (std::size_t at = 0; at <= max_file_name - extension.size(); next_code_point(name, at)) stem = at;
  return name.substr(0, stem) + extension;
}

}  // namespace zj::http
