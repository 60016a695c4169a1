// The files that browsers load with every page: addressed by the hash of their bytes, so they may be kept for ever.

#include "html/assets.h"

#include "pages/public/public.h"

namespace zj::pages {

namespace {

http::Response file(Visit& visit) {
  const html::Asset* asset = html::find_asset(visit.request.capture("name"));
  if (!asset) return visit.not_found();
  http::Response response;
  response.content_type = std::string(asset->media_type);
  response.body = std::string(asset->bytes);
  const bool addressed = visit.request.query.first("v") == asset->version;
  response.header("Cache-Control", addressed ? "public, max-age=31536000, immutable" : "no-cache");
  return response;
}

http::Response robots(Visit&) {
  return http::Response::text(
      200,
      "User-agent: *\n"
      "Allow: /$\nAllow: /notices\nAllow: /titles\nAllow: /rounds/\nAllow: /measure\nAllow: /document/\nAllow: /assets/\n"
      "Disallow: /\n");
}

}  // namespace

void add_assets(Screens& screens) {
  screens.get("/assets/{name}", file, Door::everyone);
  screens.get("/robots.txt", robots, Door::everyone);
  // Browsers ask for it by habit, whatever a page says.
  screens.get(
      "/favicon.ico", [](Visit& visit) { return visit.go(html::asset("favicon.svg")); }, Door::everyone);
}

}  // namespace zj::pages
