// Evidence: adding it to a clause, reading it, taking it away.

#include "pages/enterprise/evidence.h"

#include <array>
#include <fstream>

#include <fmt/format.h>

#include "base/text.h"
#include "files/media.h"
#include "pages/enterprise/dossier_view.h"
#include "pages/enterprise/enterprise.h"
#include "words/pages_enterprise.h"

namespace zj::pages {

namespace {

// Its bytes as far as they tell the kind.
std::string head_of(const std::filesystem::path& path) {
  std::string head(files::sniffed_bytes, '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return head;
}

Result<registry::Evidence> take(Visit& visit, std::string_view ref, std::string_view clause,
                                const http::Upload& upload) {
  const auto size = static_cast<std::int64_t>(upload.size);
  if (upload.size == 0) return bad_input("file", say(words::proof_empty, upload.file_name));
  if (upload.size > largest_proof)
    return bad_input("file",
                     say(words::proof_too_large, upload.file_name, size_text(size), std::string(largest_proof_text)));
  const auto type = files::evidence_type(upload.file_name, head_of(upload.path));
  if (!type) return bad_input("file", say(words::proof_refused, upload.file_name, type.error().said.in(visit.lang)));
  return visit.registry.add_evidence(visit.actor, ref,
                                     {std::string(clause), upload.file_name, *type, upload.sha256, size, upload.path});
}

// One file from script: its row, or what is wrong. Several from a plain form: back to the clause, or to it with the
// errors.
http::Response add(Visit& visit) {
  const std::string ref(visit.request.capture("ref"));
  const std::string clause(visit.request.form.first("clause"));
  const bool scripted = visit.request.headers.first("x-requested-with") == "zhijian";
  std::vector<std::string> errors;
  std::optional<registry::Evidence> last;
  int stored = 0;
  for (const http::Upload& upload : visit.request.uploads) {
    if (upload.file_name.empty() && upload.size == 0) continue;  // nothing chosen
    auto proof = take(visit, ref, clause, upload);
    if (proof) {
      last = *std::move(proof);
      ++stored;
    } else if (proof.error().trouble == Trouble::not_found) {
      return visit.not_found();
    } else {
      errors.push_back(proof.error().said.in(visit.lang));
    }
  }
  if (stored == 0 && errors.empty()) errors.emplace_back(words::proof_none.in(visit.lang));
  if (scripted && !errors.empty()) return page_of(html::error(join(errors, "；")), 422);
  const auto d = load(visit, ref);
  if (!d) return visit.problem(d.error());
  if (scripted) return page_of(html::file_row(d->lang, proof_row(*d, *last)));
  const std::string back = d->href_of(clause);
  if (errors.empty()) return visit.go(back, say(words::proof_stored, std::to_string(stored)));
  return visit.go(back, Said{{"{0}", "{0}"}, {join(errors, "；")}}, html::Tone::bad);
}

http::Response remove(Visit& visit) {
  const std::string ref(visit.request.capture("ref"));
  const auto opened = visit.registry.open_evidence(visit.actor, ref);
  if (!opened) return visit.not_found();
  if (const auto removed = visit.registry.remove_evidence(visit.actor, ref); !removed)
    return visit.problem(removed.error());
  const auto the_case = visit.registry.find(visit.actor, opened->first.object);
  const auto d = the_case ? load(visit, the_case->ref) : tl::unexpected<Error>(the_case.error());
  if (!d) return visit.go("/applications");
  return visit.go(d->href_of(opened->first.clause), say(words::proof_removed, opened->first.name));
}

// What a browser shows by itself; everything else is saved.
bool is_shown(std::string_view type) {
  return type == "application/pdf" || type == "image/png" || type == "image/jpeg" || type == "image/webp" ||
         type == "image/gif" || type == "text/plain";
}

http::Response view(Visit& visit) {
  const auto opened = visit.registry.open_evidence(visit.actor, visit.request.capture("ref"));
  if (!opened) return visit.not_found();
  const auto& [proof, path] = *opened;
  const bool shown = is_shown(proof.media_type);
  http::Response response;
  response.content_type = !shown                             ? "application/octet-stream"
                          : proof.media_type == "text/plain" ? "text/plain; charset=utf-8"
                                                             : proof.media_type;
  response.file = path;
  response.header("Content-Disposition", std::string(shown ? "inline" : "attachment") + "; filename*=UTF-8''" +
                                             html::percent_encoded(proof.name));
  // A file is somebody else's: whatever stands in it runs nothing and reaches nothing.
  response.header("Content-Security-Policy",
                  "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'");
  response.header("X-Content-Type-Options", "nosniff");
  response.header("Cross-Origin-Resource-Policy", "same-origin");
  response.header("Cache-Control", "private, max-age=3600");
  return response;
}

}  // namespace

std::string size_text(std::int64_t bytes) {
  constexpr double kilo = 1024;
  const auto size = static_cast<double>(bytes);
  if (size < kilo) return fmt::format("{} B", bytes);
  if (size < kilo * kilo) return fmt::format("{:.0f} KB", size / kilo);
  return fmt::format("{:.1f} MB", size / kilo / kilo);
}

void add_evidence(Screens& screens) {
  // A little more than the file: the form around it.
  screens.upload("/applications/{ref}/evidence", add, largest_proof + (1u << 20));
  screens.get("/evidence/{ref}", view);
  screens.post("/evidence/{ref}/remove", remove);
}

}  // namespace zj::pages
