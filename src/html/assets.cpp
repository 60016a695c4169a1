#include "html/assets.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "assets.embed.h"
#include "base/hash.h"

namespace zj::html {
namespace {

std::string_view media_type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "application/octet-stream";
}

const std::vector<Asset>& table() {
  static const std::vector<Asset> all = [] {
    std::vector<Asset> made;
    for (const EmbeddedFile& file : embedded::assets()) {
      made.push_back({file.path, media_type_of(file.path), file.bytes(), sha256_hex(file.bytes()).substr(0, 8)});
    }
    std::sort(made.begin(), made.end(), [](const Asset& a, const Asset& b) { return a.name < b.name; });
    return made;
  }();
  return all;
}

}  // namespace

std::span<const Asset> assets() {
  return table();
}

const Asset* find_asset(std::string_view name) {
  const auto& all = table();
  const auto found =
      std::lower_bound(all.begin(), all.end(), name, [](const Asset& a, std::string_view n) { return a.name < n; });
  return found != all.end() && found->name == name ? &*found : nullptr;
}

std::string asset(std::string_view name) {
  const Asset* found = find_asset(name);
  if (found == nullptr) throw std::logic_error("no asset named " + std::string(name));
  return "/assets/" + std::string(name) + "?v=" + found->version;
}

}  // namespace zj::html
