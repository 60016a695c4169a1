#include "http/static_files.h"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>

#include <zlib.h>

#include "base/hash.h"
#include "http/ascii.h"

namespace zj::http {
namespace {

constexpr std::string_view folder = "/assets/";

struct Kind {
  std::string_view extension;
  std::string_view media_type;
  bool compressible;
};
constexpr Kind kinds[] = {
    {".css", "text/css; charset=utf-8", true},
    {".html", "text/html; charset=utf-8", true},
    {".ico", "image/x-icon", true},
    {".js", "text/javascript; charset=utf-8", true},
    {".json", "application/json", true},
    {".map", "application/json", true},
    {".pdf", "application/pdf", false},
    {".png", "image/png", false},
    {".svg", "image/svg+xml", true},
    {".ttf", "font/ttf", true},
    {".txt", "text/plain; charset=utf-8", true},
    {".webmanifest", "application/manifest+json", true},
    {".woff2", "font/woff2", false},
    {".yaml", "application/yaml", true},
};

Kind kind_of(std::string_view path) {
  for (const Kind& kind : kinds)
    if (path.ends_with(kind.extension)) return kind;
  return {"", "application/octet-stream", false};
}

// The gzip form (RFC 1952), or nothing when it saves less than a tenth.
std::string gzip(std::string_view bytes) {
  constexpr int gzip_window = 15 + 16;
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END || out.size() > bytes.size() - bytes.size() / 10) return {};
  out.shrink_to_fit();
  return out;
}

// Whether Accept-Encoding allows gzip: named, and not with a weight of zero.
bool accepts_gzip(std::string_view header) {
  while (!header.empty()) {
    std::string_view item = take_until(header, ',');
    if (!equal_ignoring_case(trim_blanks(take_until(item, ';')), "gzip")) continue;
    const std::string_view weight = trim_blanks(item);
    return !(weight.starts_with("q=0") && weight.find_first_not_of("0.", 2) == std::string_view::npos);
  }
  return false;
}

}  // namespace

struct StaticFiles::Table {
  struct File {
    std::string_view bytes;
    std::string gzipped;  // empty: sent as it is
    std::string hash;
    std::string_view media_type;
    std::string url;  // under its lasting name
  };
  std::map<std::string, File, std::less<>> by_path;
  std::map<std::string, const File*, std::less<>> by_lasting_path;

  Response answer(const Request& request) const;
};

StaticFiles::StaticFiles(std::span<const EmbeddedFile> files) {
  auto table = std::make_shared<Table>();
  for (const EmbeddedFile& embedded : files) {
    const std::string_view path = embedded.path;
    const Kind kind = kind_of(path);
    const std::string hash = sha256_hex(embedded.bytes()).substr(0, 16);
    const std::size_t stem = path.size() - kind.extension.size();
    const std::string lasting = std::string(path.substr(0, stem)) + "-" + hash + std::string(path.substr(stem));
    const auto [at, added] = table->by_path.try_emplace(
        std::string(path), Table::File{embedded.bytes(), kind.compressible ? gzip(embedded.bytes()) : "", hash,
                                       kind.media_type, std::string(folder) + lasting});
    if (added) table->by_lasting_path.emplace(lasting, &at->second);
  }
  table_ = std::move(table);
}

const std::string& StaticFiles::url(std::string_view path) const {
  const auto found = table_->by_path.find(path);
  if (found == table_->by_path.end()) throw std::out_of_range("no such asset: " + std::string(path));
  return found->second.url;
}

Response StaticFiles::Table::answer(const Request& request) const {
  const std::string_view path = request.capture("file");
  const auto lasting = by_lasting_path.find(path);
  const auto plain = by_path.find(path);
  if (lasting == by_lasting_path.end() && plain == by_path.end()) return Response::text(404, "Not found\n");
  const File& file = lasting != by_lasting_path.end() ? *lasting->second : plain->second;
  const bool zipped = !file.gzipped.empty() && accepts_gzip(request.headers.first("accept-encoding"));

  Response response;
  response.content_type = file.media_type;
  response.body = zipped ? file.gzipped : std::string(file.bytes);
  // The two forms are different bytes, so a strong ETag must tell them apart.
  response.header("etag", "\"" + file.hash + (zipped ? "-gz\"" : "\""));
  response.header("cache-control",
                  lasting != by_lasting_path.end() ? "public, max-age=31536000, immutable" : "public, no-cache");
  if (!file.gzipped.empty()) response.header("vary", "Accept-Encoding");
  if (zipped) response.header("content-encoding", "gzip");
  return response;
}

void StaticFiles::serve(Router& router) const {
  router.get(std::string(folder) + "{file*}", [table = table_](Request& request) { return table->answer(request); });
}

}  // namespace zj::http
