#include "http/origin.h"

#include "http/ascii.h"
#include "http/hosts.h"

namespace zj::http {
namespace {

// Scheme, name and port are those of the request. A plain request may come through a proxy that does not say it spoke
// TLS; so the scheme binds only where it is known.
bool is_own_address(std::string_view url, const Request& request) {
  const std::size_t colon = url.find("://");
  if (colon == std::string_view::npos) return false;
  const std::string scheme = lower(url.substr(0, colon));
  if (scheme != "https" && (scheme != "http" || request.secure)) return false;
  url.remove_prefix(colon + 3);
  const auto theirs = parse_authority(url.substr(0, url.find_first_of("/?#")));
  const auto ours = parse_authority(request.host);
  if (!theirs || !ours || theirs->name != ours->name) return false;
  const auto port = [&](const Authority& a) { return a.port.empty() ? (scheme == "https" ? "443" : "80") : a.port; };
  return port(*theirs) == port(*ours);
}

}  // namespace

Provenance provenance(const Request& request) {
  const auto judge = [](bool own) { return own ? Provenance::ours : Provenance::foreign; };
  const auto origins = request.headers.every("origin");
  if (!origins.empty()) return judge(origins.size() == 1 && is_own_address(origins.front(), request));
  const std::string_view site = request.headers.first("sec-fetch-site");
  if (!site.empty()) return judge(site == "same-origin" || site == "none");
  const std::string_view referer = request.headers.first("referer");
  if (!referer.empty()) return judge(is_own_address(referer, request));
  return Provenance::unstated;
}

}  // namespace zj::http
