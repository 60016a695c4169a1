#include "http/request.h"

#include <algorithm>

#include "http/ascii.h"
#include "http/cookies.h"
#include "http/parameter.h"
#include "http/target.h"
#include "words/http.h"

namespace zj::http {
namespace {

constexpr std::uint64_t max_form = 1u << 20;

tl::unexpected<Refusal> refuse(int status, Said why) {
  return tl::unexpected<Refusal>(Refusal{status, std::move(why)});
}

std::string_view media_type(std::string_view content_type) {
  return trim_blanks(content_type.substr(0, content_type.find(';')));
}

bool is_address(std::string_view text) {
  constexpr std::size_t longest = 45;  // IPv6 with an embedded IPv4
  return !text.empty() && text.size() <= longest &&
         text.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

// The proxy appends the address it saw; what stands before that was sent by the client and proves nothing.
std::string_view last_in_list(const Fields& headers, std::string_view name) {
  const auto lines = headers.every(name);
  if (lines.empty()) return {};
  const std::size_t comma = lines.back().rfind(',');
  return trim_blanks(comma == std::string_view::npos ? lines.back() : lines.back().substr(comma + 1));
}

std::string readable_size(std::uint64_t bytes) {
  if (bytes >= 1u << 20) return std::to_string(bytes >> 20) + " MB";
  return std::to_string(bytes >> 10) + " KB";
}

}  // namespace

OrRefusal<Request> read_request(const Head& head, const Arrival& arrival, const HostNames& hosts,
                                const std::vector<std::string>& trusted_proxies) {
  if (!head.method_known) return refuse(501, say(words::http_unknown_method, head.method));
  if (head.method != "GET" && head.method != "HEAD" && head.method != "POST")
    return refuse(405, say(words::http_method, head.method));

  const auto host_lines = head.headers.every("host");
  const auto host = host_lines.size() == 1 ? parse_authority(host_lines.front()) : std::nullopt;
  if (!host) return refuse(400, say(words::http_bad_host));
  if (!hosts.has(host->name)) return refuse(421, say(words::http_foreign_host, host->name));

  std::optional<Target> target = parse_target(head.target);
  if (!target) return refuse(400, say(words::http_bad_target));

  Request request;
  request.host = lower(host_lines.front());
  if (!target->authority.empty() && target->authority != request.host) return refuse(400, say(words::http_bad_host));
  request.method = head.method == "POST" ? Method::post : Method::get;
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.target = head.target;
  request.headers = head.headers;
  for (const std::string_view line : head.headers.every("cookie")) parse_cookies(line, request.cookies);

  request.peer = arrival.peer;
  request.secure = arrival.secure;
  if (std::ranges::find(trusted_proxies, arrival.peer) != trusted_proxies.end()) {
    const std::string_view client = last_in_list(head.headers, "x-forwarded-for");
    if (!client.empty() && !is_address(client)) return refuse(400, say(words::http_bad_forwarding));
    if (!client.empty()) request.peer = client;
    if (last_in_list(head.headers, "x-forwarded-proto") == "https") request.secure = true;
  }
  return request;
}

OrRefusal<BodyPlan> plan_body(const Head& head, const Request& request, const RouteLimits& limits) {
  BodyPlan plan;
  if (!head.has_body()) return plan;
  if (request.method != Method::post) return refuse(400, say(words::http_body_unexpected));
  if (const auto coding = head.headers.first("content-encoding"); !coding.empty() && coding != "identity")
    return refuse(415, say(words::http_compressed_body));

  const std::string_view content_type = head.headers.first("content-type");
  const std::string type = lower(media_type(content_type));
  plan.limit = limits.uploads ? std::min(limits.max_body, max_form) : limits.max_body;
  if (type == "multipart/form-data") {
    plan.kind = BodyPlan::Kind::multipart;
    plan.limit = limits.max_body;
    std::optional<std::string> boundary = header_parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) return refuse(400, say(words::http_bad_multipart));
    plan.boundary = *std::move(boundary);
  } else {
    plan.kind = type == "application/x-www-form-urlencoded" ? BodyPlan::Kind::form : BodyPlan::Kind::raw;
  }
  if (const auto expected = head.headers.first("expect"); !expected.empty() && head.version >= 11) {
    if (!equal_ignoring_case(expected, "100-continue")) return refuse(417, say(words::http_expectation, expected));
    plan.expects_continue = true;
  }
  if (head.content_length > plan.limit) return refuse(413, too_large(plan.limit));
  return plan;
}

Said too_large(std::uint64_t limit) {
  return say(words::http_too_large, readable_size(limit));
}

Said why_status(int status) {
  switch (status) {
    case 403:
      return say(words::http_forbidden);
    case 404:
      return say(words::http_not_found);
    case 408:
      return say(words::http_slow);
    case 431:
      return say(words::http_head_too_large);
    case 500:
      return say(words::http_broken);
    case 501:
      return say(words::http_coding);
    case 503:
      return say(words::http_busy);
    case 505:
      return say(words::http_version);
    default:
      return say(words::http_malformed);
  }
}

}  // namespace zj::http
