// Any document of the record, for whoever may read it: on the screen and as PDF.

#include "documents/letter.h"
#include "pages/public/letter.h"
#include "pages/public/measure_search.h"
#include "pages/public/public.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

http::Response pdf(Visit& visit, const registry::Document& document) {
  auto printed = documents::print(printable(document, public_address(visit) + "/document/" + document.ref));
  if (!printed) return visit.problem(printed.error());
  return pdf_response(std::move(printed->bytes), document.title);
}

http::Response page(Visit& visit, const registry::Document& document) {
  using namespace html;
  const Lang lang = visit.lang;
  html::Page frame = visit.page(document.title);
  const auto about = visit.registry.find(visit.actor, document.object);
  std::vector<Fact> facts = {{std::string(words::document_kind.in(lang)), text(document.kind)},
                             {std::string(words::document_made.in(lang)), text(to_local(document.made))}};
  if (about)
    facts.push_back({std::string(words::document_of.in(lang)),
                     a(href(address_of(visit.actor, *about)), about->name.empty() ? about->ref : about->name)});
  // What the letter rests on, within reach: in the measure that ruled the matter.
  const auto measure = about ? visit.registry.measure_of(*about) : visit.registry.measure_in_force();
  Html cited;
  for (const measure::Article* article : cited_articles(*measure, to_canonical_json(document.body)))
    cited += group(cite(article->place, article_href(article->id)), " ");
  if (!cited.empty()) facts.push_back({std::string(words::document_cites.in(lang)), cited});
  facts.push_back({std::string(words::document_hash.in(lang)), html::span(cls("mono"), document.sha256)});
  const Html side =
      aside(cls("stack notice__side no-print"),
            section(cls("panel panel__body stack"), link_button({.text = std::string(words::document_pdf.in(lang)),
                                                                 .look = Look::main,
                                                                 .icon = Icon::download,
                                                                 .wide = true},
                                                                "/document/" + document.ref + ".pdf")),
            section(cls("panel panel__body stack-s small"), key_values(facts),
                    p(cls("muted"), words::document_check_why.in(lang)),
                    p(cls("muted"), say(words::document_basis, document.body.text("basis")).in(lang))));
  return shown(public_page(frame, div(cls("desk noticegrid"), div(letter_sheets(document)), side)));
}

}  // namespace

std::string public_address(const Visit& visit) {
  if (!visit.site.public_address.empty()) return visit.site.public_address;
  return (visit.request.secure ? "https://" : "http://") + visit.request.host;
}

http::Response pdf_response(std::string bytes, std::string_view title) {
  http::Response response;
  response.content_type = "application/pdf";
  response.body = std::move(bytes);
  response.header("Content-Disposition",
                  "inline; filename*=UTF-8''" + html::percent_encoded(std::string(title) + ".pdf"));
  return response;
}

void add_document_screens(Screens& screens) {
  screens.get(
      "/document/{ref}",
      [](Visit& visit) {
        std::string_view ref = visit.request.capture("ref");
        const bool as_pdf = ref.ends_with(".pdf");
        if (as_pdf) ref.remove_suffix(4);
        const auto document = visit.registry.document(visit.actor, ref);
        if (!document) return visit.not_found();
        return as_pdf ? pdf(visit, *document) : page(visit, *document);
      },
      Door::everyone);
}

}  // namespace zj::pages
