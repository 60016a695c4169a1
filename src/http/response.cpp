#include "http/response.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "http/ascii.h"

namespace zj::http {
namespace {

std::string_view find_header(const Response& response, std::string_view name) {
  for (const auto& [n, value] : response.headers)
    if (equal_ignoring_case(n, name)) return value;
  return {};
}

bool has_header(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers, [&](const auto& h) { return equal_ignoring_case(h.first, name); });
}

std::string_view reason(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "";
  }
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

bool is_bad(std::string_view name, std::string_view value) {
  const auto bad_character = [](char c) { return is_control(c) && c != '\t'; };
  return name.empty() || !std::ranges::all_of(name, is_token) || std::ranges::any_of(value, bad_character);
}

}  // namespace

void add_house_headers(Response& response, bool secure) {
  constexpr std::pair<std::string_view, std::string_view> house[] = {
      {"content-security-policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
       "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'"},
      {"x-content-type-options", "nosniff"},
      {"referrer-policy", "same-origin"},
      {"permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
      {"cross-origin-opener-policy", "same-origin"},
      {"cross-origin-resource-policy", "same-origin"},
      {"cache-control", "no-store"},
  };
  for (const auto& [name, value] : house)
    if (!has_header(response, name)) response.header(std::string(name), std::string(value));
  if (secure && !has_header(response, "strict-transport-security"))
    response.header("strict-transport-security", "max-age=31536000");
}

void answer_from_cache(Response& response, std::string_view if_none_match) {
  const std::string_view etag = find_header(response, "etag");
  if (response.status != 200 || etag.empty() || if_none_match.empty()) return;
  bool held = trim_blanks(if_none_match) == "*";
  while (!held && !if_none_match.empty()) {
    std::string_view tag = trim_blanks(take_until(if_none_match, ','));
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    held = tag == etag;
  }
  if (!held) return;
  response.status = 304;
  response.body.clear();
  response.file.reset();
}

bool has_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

std::optional<std::string> first_bad_header(const Response& response) {
  if (is_bad("content-type", response.content_type)) return "content-type";
  for (const auto& [name, value] : response.headers)
    if (is_bad(name, value)) return name;
  return {};
}

std::string write_head(const Response& response, std::optional<std::uint64_t> length, bool keep_alive,
                       std::string_view date) {
  std::string out;
  out.reserve(1024);
  out.append("HTTP/1.1 ")
      .append(std::to_string(response.status))
      .append(" ")
      .append(reason(response.status))
      .append("\r\n");
  append_header(out, "date", date);
  if (length) {
    if (!response.content_type.empty()) append_header(out, "content-type", response.content_type);
    append_header(out, "content-length", std::to_string(*length));
  }
  for (const auto& [name, value] : response.headers) append_header(out, name, value);
  append_header(out, "connection", keep_alive ? "keep-alive" : "close");
  return out.append("\r\n");
}

std::string http_date(std::int64_t unix_seconds) {
  // Not strftime: its names of days and months are the locale's.
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = unix_seconds;
  std::tm t{};
  gmtime_r(&seconds, &t);
  const auto two = [](int n) { return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)}; };
  return std::string(days[t.tm_wday]) + ", " + two(t.tm_mday) + " " + months[t.tm_mon] + " " +
         std::to_string(t.tm_year + 1900) + " " + two(t.tm_hour) + ":" + two(t.tm_min) + ":" + two(t.tm_sec) + " GMT";
}

}  // namespace zj::http
