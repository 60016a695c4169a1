#pragma once
// Addresses of our own pages, put together without a chance to forget the encoding.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zj::html {

// Everything but letters, digits and -._~ becomes %XX (RFC 3986 §2.3), so that it is safe as a path segment and as a
// query value.
std::string percent_encoded(std::string_view text);

// A path with a query: Address("/cases").with("state", "formal").with("page", 2).str() is "/cases?state=formal&page=2".
// `with` replaces an earlier value of that name; an empty value takes the name out. Links for sorting, filtering and
// paging are the current address with one thing changed.
class Address {
 public:
  explicit Address(std::string path) : path_(std::move(path)) {}
  Address with(std::string_view name, std::string_view value) const;
  Address with(std::string_view name, std::int64_t value) const { return with(name, std::to_string(value)); }
  Address without(std::string_view name) const { return with(name, ""); }
  std::string str() const;

  const std::string& path() const { return path_; }
  const std::vector<std::pair<std::string, std::string>>& query() const { return query_; }

 private:
  std::string path_;
  std::vector<std::pair<std::string, std::string>> query_;
};

}  // namespace zj::html
