#pragma once
// The files that a browser loads with every page: part of the program, so that they are always the ones the pages were
// made for.

#include <span>
#include <string>
#include <string_view>

namespace zj::html {

struct Asset {
  std::string_view name;        // "zhijian.css"
  std::string_view media_type;  // with charset where it is text
  std::string_view bytes;
  std::string version;  // changes when the bytes change
};

// All of them, sorted by name. Safe from any thread.
std::span<const Asset> assets();

// The asset of that name; null when there is none.
const Asset* find_asset(std::string_view name);

// The address of an asset, "/assets/zhijian.css?v=1a2b3c4d". What is served there may be cached for ever, because the
// address changes with the bytes. Throws std::logic_error for a name that is not an asset.
std::string asset(std::string_view name);

}  // namespace zj::html
