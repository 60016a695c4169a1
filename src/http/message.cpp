#include "http/message.h"

#include "http/target.h"

namespace zj::http {

std::string_view Fields::first(std::string_view name) const {
  for (const auto& [n, value] : all_)
    if (n == name) return value;
  return {};
}

bool Fields::has(std::string_view name) const {
  for (const auto& field : all_)
    if (field.first == name) return true;
  return false;
}

std::vector<std::string_view> Fields::every(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [n, value] : all_)
    if (n == name) values.emplace_back(value);
  return values;
}

std::string_view Request::capture(std::string_view name) const {
  for (const auto& [n, value] : captures)
    if (n == name) return value;
  return {};
}

Response& Response::download_as(std::string_view file_name) {
  // The plain form is for programs that do not know RFC 8187; every byte of it that could end the quotes is replaced.
  std::string plain;
  for (const char c : file_name) {
    const bool safe = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '%' && c != '/';
    plain += safe ? c : '_';
  }
  return header("content-disposition",
                "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encode(file_name));
}

Response Response::see_other(std::string_view location) {
  Response response;
  response.status = 303;
  response.content_type = {};
  response.header("location", encode_unprintable(location));
  return response;
}

Response Response::text(int status, std::string body) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  return response;
}

Response Response::json(int status, std::string body) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

}  // namespace zj::http
