#pragma once
// JSON as facts need it: a number keeps its text (a binary double would decide thresholds wrongly), a repeated key is
// an error, keys keep their order. Reading uses Boost.JSON's streaming parser; its DOM does neither.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace zj {

class Json {
 public:
  struct Number {
    std::string text;  // as written: "0.7", "1e3"
    friend bool operator==(const Number&, const Number&) = default;
  };
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;  // null
  Json(bool b) : value_(b) {}
  Json(std::string s) : value_(std::move(s)) {}
  Json(std::string_view s) : value_(std::string(s)) {}
  Json(const char* s) : value_(std::string(s)) {}
  Json(Number n) : value_(std::move(n)) {}
  Json(std::int64_t n) : value_(Number{std::to_string(n)}) {}
  Json(int n) : Json(std::int64_t{n}) {}
  Json(Array a) : value_(std::move(a)) {}
  Json(Object o) : value_(std::move(o)) {}

  bool is_null() const { return value_.index() == 0; }
  const bool* boolean() const { return std::get_if<bool>(&value_); }
  const Number* number() const { return std::get_if<Number>(&value_); }
  const std::string* string() const { return std::get_if<std::string>(&value_); }
  const Array* array() const { return std::get_if<Array>(&value_); }
  const Object* object() const { return std::get_if<Object>(&value_); }
  Array* array() { return std::get_if<Array>(&value_); }
  Object* object() { return std::get_if<Object>(&value_); }

  const Json* find(std::string_view key) const;          // nullptr when absent or not an object
  const Json* find_path(std::string_view dotted) const;  // "企业.名称"
  std::string_view text(std::string_view key) const;     // the string member, or "" when absent or of another type
  std::int64_t integer(std::string_view key, std::int64_t otherwise = 0) const;
  Json& set(std::string_view key, Json value);  // replaces or appends; *this becomes an object; returns the member

  friend bool operator==(const Json&, const Json&) = default;

 private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> value_;
};

struct JsonLimits {
  std::size_t max_bytes = 16u << 20;
  std::size_t max_depth = 64;
};

// Error::at is "line:col", counted from 1 in lines and code points. Refuses repeated keys, invalid UTF-8, trailing
// text. A byte order mark in front is skipped (RFC 8259 §8.1 allows it; Windows editors write it).
Result<Json> parse_json(std::string_view text, JsonLimits limits = {});

std::string to_json(const Json& value);         // compact, keys in their order
std::string to_pretty_json(const Json& value);  // two spaces, for people

// RFC 8785 (JCS): keys sorted by UTF-16 code units, minimal escapes. Numbers must be integers of at most 2^53; every
// other number of ours is written as a string by the caller, so that no exact decimal passes through a binary double.
// Any other number throws std::invalid_argument: a hash over something half right is worse than none.
std::string to_canonical_json(const Json& value);

}  // namespace zj
