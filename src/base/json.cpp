#include "base/json.h"

#include <algorithm>
#include <charconv>

namespace zj {

const Json* Json::find(std::string_view key) const {
  const Object* members = object();
  if (!members) return nullptr;
  const auto it = std::find_if(members->begin(), members->end(), [&](const Member& m) { return m.first == key; });
  return it == members->end() ? nullptr : &it->second;
}

const Json* Json::find_path(std::string_view dotted) const {
  const std::size_t dot = dotted.find('.');
  const Json* member = find(dotted.substr(0, dot));
  return !member || dot == dotted.npos ? member : member->find_path(dotted.substr(dot + 1));
}

std::string_view Json::text(std::string_view key) const {
  const Json* member = find(key);
  const std::string* s = member ? member->string() : nullptr;
  return s ? std::string_view(*s) : std::string_view();
}

std::int64_t Json::integer(std::string_view key, std::int64_t otherwise) const {
  const Json* member = find(key);
  const Number* n = member ? member->number() : nullptr;
  if (!n) return otherwise;
  const char* end = n->text.data() + n->text.size();
  std::int64_t value = 0;
  const auto [stopped, error] = std::from_chars(n->text.data(), end, value);
  return error == std::errc() && stopped == end ? value : otherwise;
}

Json& Json::set(std::string_view key, Json value) {
  if (!object()) value_ = Object();
  Object& members = *object();
  const auto it = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.first == key; });
  if (it == members.end()) return members.emplace_back(std::string(key), std::move(value)).second;
  return it->second = std::move(value);
}

}  // namespace zj
