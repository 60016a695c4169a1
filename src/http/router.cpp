#include <algorithm>
#include <stdexcept>

#include "http/message.h"

namespace zj::http {
namespace {

enum class Kind : std::uint64_t { literal = 0, one = 1, rest = 2 };

constexpr std::size_t max_segments = 31;  // two bits of the rank each

Kind kind_of(std::string_view segment) {
  if (!segment.starts_with('{')) return Kind::literal;
  return segment.ends_with("*}") ? Kind::rest : Kind::one;
}

// The name in {name} or {name*}.
std::string_view name_of(std::string_view segment) {
  const std::size_t end = kind_of(segment) == Kind::rest ? 2 : 1;
  return segment.size() > end ? segment.substr(1, segment.size() - 1 - end) : std::string_view{};
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::string_view segment = path.substr(0, path.find('/'));
    if (!segment.empty()) segments.push_back(segment);
    path.remove_prefix(segment.size());
  }
  return segments;
}

bool matches(const Router::Route& route, const std::vector<std::string_view>& path) {
  const auto& pattern = route.segments;
  const bool open_end = !pattern.empty() && kind_of(pattern.back()) == Kind::rest;
  if (open_end ? path.size() < pattern.size() : path.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (kind_of(pattern[i]) == Kind::literal && pattern[i] != path[i]) return false;
  return true;
}

}  // namespace

void Router::add(Method method, std::string_view pattern, Handler handler, RouteLimits limits) {
  const auto refuse = [&](const char* why) {
    throw std::invalid_argument("route " + std::string(pattern) + ": " + why);
  };
  if (!pattern.starts_with('/')) refuse("does not begin with /");
  Route route{method, {}, std::move(handler), std::move(limits)};
  for (const std::string_view segment : segments_of(pattern)) {
    const bool capture = segment.starts_with('{');
    if (capture != segment.ends_with('}') || (capture && name_of(segment).empty())) refuse("has a malformed capture");
    if (!route.segments.empty() && kind_of(route.segments.back()) == Kind::rest) refuse("goes on after {name*}");
    route.segments.emplace_back(segment);
  }
  if (route.segments.size() > max_segments) refuse("has too many segments");
  for (std::size_t i = 0; i < max_segments; ++i) {
    const Kind kind = i < route.segments.size() ? kind_of(route.segments[i]) : Kind::literal;
    route.rank = route.rank << 2 | static_cast<std::uint64_t>(kind);
  }
  for (const Route& other : routes_) {
    const auto same = [](const std::string& a, const std::string& b) {
      return kind_of(a) == Kind::literal ? a == b : kind_of(a) == kind_of(b);
    };
    if (other.method == method && std::ranges::equal(other.segments, route.segments, same)) refuse("is given twice");
  }
  routes_.push_back(std::move(route));
}

Router::Match Router::match(Method method, std::string_view path) const {
  const std::vector<std::string_view> segments = segments_of(path);
  Match best;
  for (const Route& route : routes_) {
    if (!matches(route, segments)) continue;
    best.path_known = true;
    if (route.method == method && (!best.route || route.rank < best.route->rank)) best.route = &route;
  }
  if (!best.route) return best;
  for (std::size_t i = 0; i < best.route->segments.size(); ++i) {
    const std::string& segment = best.route->segments[i];
    if (kind_of(segment) == Kind::literal) continue;
    const std::string_view value =
        kind_of(segment) == Kind::one ? segments[i] : std::string_view(segments[i].data(), path.data() + path.size());
    best.captures.emplace_back(name_of(segment), value);
  }
  return best;
}

}  // namespace zj::http
