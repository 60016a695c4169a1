#pragma once
// What a handler sees of HTTP. Only the connection code knows Boost.Beast.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zj::http {

enum class Method { get, post };  // HEAD is answered by the server from the GET handler

// Pairs in the order they came; a name may repeat. Names are compared as they are.
class Fields {
 public:
  void add(std::string name, std::string value) { all_.emplace_back(std::move(name), std::move(value)); }
  std::string_view first(std::string_view name) const;  // "" when absent
  bool has(std::string_view name) const;
  std::vector<std::string_view> every(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

// A file that came with a form: already on disk under a temporary name, hashed while it streamed in. Whoever keeps it
// moves it away; what is still there when the request ends is deleted.
struct Upload {
  std::string field;
  std::string file_name;   // as sent, without any folder part; never a path to write to
  std::string media_type;  // sniffed from the first bytes, not what the browser claimed
  std::uint64_t size = 0;
  std::string sha256;  // hex
  std::filesystem::path path;
};

struct Request {
  Method method = Method::get;
  std::string path;     // decoded, normalised: no "..", no "//"
  std::string target;   // as sent
  std::string host;     // exactly one Host was sent and it is one of ours; lower case, with the port where one was sent
  std::string peer;     // address of the client (or of its forwarding proxy's client, where the proxy is trusted)
  bool secure = false;  // came over TLS, or the trusted proxy says so
  Fields query;
  Fields headers;  // names in lower case
  Fields cookies;
  Fields form;  // urlencoded or multipart fields
  std::vector<Upload> uploads;
  std::string body;                                           // the raw body where it is neither form nor upload (JSON)
  std::vector<std::pair<std::string, std::string>> captures;  // {ref} of the route

  std::string_view capture(std::string_view name) const;
  bool from_htmx() const { return headers.first("hx-request") == "true"; }
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::optional<std::filesystem::path> file;  // sent instead of body, streamed
  std::vector<std::pair<std::string, std::string>> headers;

  Response& header(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  // Tells the browser to save what is sent under this name (RFC 6266; Chinese names survive).
  Response& download_as(std::string_view file_name);

  // 303: after every successful post. Bytes that may not stand in a header are percent-encoded.
  static Response see_other(std::string_view location);
  static Response text(int status, std::string body);
  static Response json(int status, std::string body);
};

using Handler = std::function<Response(Request&)>;

// What a route accepts beyond the defaults (header 16 KB, form 1 MB, no files).
struct RouteLimits {
  std::uint64_t max_body = 1u << 20;  // bytes on the wire; where `uploads` is set, anything but multipart stays at 1 MB
  bool uploads = false;               // multipart files are spooled to disk
  std::size_t max_parts = 20;         // of a multipart form, fields and files together
  // Asked with headers only, before any of the body is read: a response refuses the request at once. Runs on the
  // handler pool.
  std::function<std::optional<Response>(Request&)> admit = {};
  // Asked when the first file of a multipart form begins, with the fields that came before it (the place for the CSRF
  // token). Runs where the file is spooled: a quick, pure check, no database.
  std::function<std::optional<Response>(const Request&)> admit_files = {};
};

// Routes are matched segment by segment: a literal wins over {name}, and that over a final {name*}, which takes one
// segment or more. Built once, then read by many threads. A pattern that is malformed or given twice throws
// std::invalid_argument.
class Router {
 public:
  void get(std::string_view pattern, Handler handler) { add(Method::get, pattern, std::move(handler), {}); }
  void post(std::string_view pattern, Handler handler, RouteLimits limits = {}) {
    add(Method::post, pattern, std::move(handler), std::move(limits));
  }
  void add(Method method, std::string_view pattern, Handler handler, RouteLimits limits);

  struct Route {
    Method method;
    std::vector<std::string> segments;
    Handler handler;
    RouteLimits limits;
    std::uint64_t rank = 0;  // the kinds of its segments; of two routes that match, the smaller is the more literal
  };
  struct Match {
    const Route* route = nullptr;
    bool path_known = false;  // another method would have matched: 405, not 404
    std::vector<std::pair<std::string, std::string>> captures;
  };
  Match match(Method method, std::string_view path) const;  // `path` as in Request::path
  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace zj::http
