// Everything of a request that we take apart ourselves: what is accepted is clean, and reading it again changes
// nothing.

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "http/ascii.h"
#include "http/cookies.h"
#include "http/hosts.h"
#include "http/parameter.h"
#include "http/request.h"
#include "http/target.h"

namespace {

using namespace zj::http;

void require(bool condition) {
  if (!condition) std::abort();
}

bool is_clean(std::string_view text) {
  return zj::is_utf8(text) && text.find('\0') == std::string_view::npos;
}

void check_target(std::string_view raw) {
  const auto target = parse_target(raw);
  if (!target) return;
  const std::string& path = target->path;
  require(path.starts_with('/') && is_clean(path) && std::ranges::none_of(path, is_control));
  std::string encoded;
  for (std::string_view rest = std::string_view(path).substr(1); !rest.empty();) {
    const std::string_view segment = take_until(rest, '/');
    require(!segment.empty() && segment != "." && segment != "..");
    encoded += "/" + percent_encode(segment);
  }
  require(parse_target(encoded.empty() ? "/" : encoded)->path == path);
}

void check_form(std::string_view text) {
  const auto fields = parse_urlencoded(text);
  if (!fields) return;
  std::string again;
  for (const auto& [name, value] : fields->all()) {
    require(is_clean(name) && is_clean(value));
    again += percent_encode(name) + "=" + percent_encode(value) + "&";
  }
  require(parse_urlencoded(again)->all() == fields->all());
}

void check_head(std::string_view text) {
  Head head;
  head.method = "POST";
  head.method_known = true;
  head.target = std::string(take_until(text, '\n'));
  head.content_length = 1;
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    head.headers.add(lower(take_until(line, ':')), std::string(line));
  }
  const auto request = read_request(head, {"127.0.0.1", false}, HostNames("127.0.0.1", {}), {"127.0.0.1"});
  if (!request) return;
  require(is_loopback_name(parse_authority(request->host)->name) && is_clean(request->path));
  (void)plan_body(head, *request, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_target(text);
  check_form(text);
  check_head(text);
  Fields cookies;
  parse_cookies(text, cookies);
  for (const auto& [name, value] : cookies.all()) require(!name.empty() && value.find(';') == std::string::npos);
  (void)header_parameter(text, "boundary");
  if (const auto authority = parse_authority(text)) require(parse_authority(authority->name)->name == authority->name);
  require(percent_decode(percent_encode(text)) == text);
  return 0;
}
