// The signer's page: what will be submitted, what the assessment says of it, what has changed, and the declaration that
// makes it binding.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pages/enterprise/enterprise.h"
#include "pages/enterprise/rail.h"
#include "pages/enterprise/stage.h"
#include "words/pages.h"
#include "words/pages_enterprise.h"

namespace zj::pages {

namespace {

using html::Html;

constexpr std::size_t longest_value = 400;  // of a change, before it is cut for reading
constexpr std::array signed_acts{"submit", "resubmit", "submit_correction"};

Html findings_of(const Dossier& d, measure::Verdict verdict, const Word& warning, html::Tone tone) {
  Html items;
  std::size_t count = 0;
  for (const measure::Finding& finding : d.checked.assessment.findings) {
    if (!finding.decides || finding.verdict != verdict) continue;
    ++count;
    items += html::li(html::b(finding.title.in(d.lang)), "　", finding.reason.in(d.lang), "　",
                      html::cite(finding.article, article_href(finding.article_id)));
  }
  if (count == 0) return {};
  return html::flash(tone, html::text(say(warning, std::to_string(count)).in(d.lang))) +
         html::ul(html::cls("small stack-s plain-list pad-x"), items);
}

Html summary_of(const Dossier& d) {
  const html::VerdictCounts counts = deciding(d.checked.assessment);
  Html body = html::p(html::cls("row"), verdict_of(d.lang, d.checked.assessment, html::Size::big)) + html::seg(counts) +
              html::counted_verdicts(d.lang, counts);
  if (counts.unmet + counts.unknown == 0) body += html::p(words::sign_all_met.in(d.lang));
  body += findings_of(d, measure::Verdict::unmet, words::sign_warn_unmet, html::Tone::warn) +
          findings_of(d, measure::Verdict::unknown, words::sign_warn_unknown, html::Tone::info);
  return html::panel({.title = std::string(words::sign_summary.in(d.lang)), .body = body});
}

std::string cut(std::string text) {
  if (text.size() <= longest_value) return text;
  std::size_t at = 0;
  while (at < longest_value) next_code_point(text, at);
  return text.substr(0, at) + "…";
}

Html changes_of(Visit& visit, const Dossier& d) {
  if (d.the_case.content == 0) return {};
  std::vector<html::Change> changes;
  for (auto& change : visit.registry.pending_changes(visit.actor, d.the_case)) {
    changes.push_back({d.measure->dossier().glossary.label(change.path), cut(std::move(change.before)),
                       cut(std::move(change.after))});
  }
  const Html body = changes.empty()
                        ? html::p(html::cls("muted"), words::sign_no_changes.in(d.lang))
                        : html::diff(say(words::sign_changes_before, std::to_string(d.the_case.content)).in(d.lang),
                                     words::sign_changes_after.in(d.lang), changes);
  return html::panel({.title = std::string(words::sign_changes.in(d.lang)), .body = body});
}

// The one act by which the case is submitted from where it stands, as offered to this reader.
std::optional<registry::Offer> submission(Visit& visit, const registry::Object& the_case) {
  for (registry::Offer& offer : visit.registry.offers(visit.actor, the_case)) {
    if (std::ranges::find(signed_acts, std::string_view(offer.id)) != signed_acts.end()) return std::move(offer);
  }
  return std::nullopt;
}

Html declaration(Visit& visit, const Dossier& d, const registry::Offer& offer, const Error* error) {
  const Lang lang = visit.lang;
  const measure::ObjectType* type = d.measure->procedure().type("case");
  const measure::Glossary& glossary = d.measure->glossary(type->label);
  Html fields;
  for (const measure::Take& take : offer.act->takes) {
    const measure::Fact* fact = glossary.find(take.path);
    if (!fact) continue;
    html::Field box{.entry = html::Entry::check,
                    .name = take.path,
                    .label = say(words::sign_declare, visit.actor.org_name).in(lang)};
    box.required = true;
    box.width = html::Width::full;
    if (error && error->at == take.path) box.error = error->said.in(lang);
    fields += html::quote(html::text(fact->help)) + html::field(lang, box);
  }
  html::Form form;
  form.action = d.address + "/sign";
  form.keys = visit.keys(d.the_case.version);
  form.id = "sign";
  const html::Button button{.text = offer.label, .look = html::Look::main};
  Html wrong;
  if (error)
    wrong = html::errsum(
        lang, {{error->trouble == Trouble::bad_input ? error->at : std::string(), error->said.in(lang), {}}});
  // What already stands in the way is said before anybody ticks a box.
  Html in_the_way;
  for (const std::string& reason : offer.why) in_the_way += html::li(reason);
  if (!in_the_way.empty())
    in_the_way = html::flash(html::Tone::bad, html::text(words::sign_in_the_way.in(lang))) +
                 html::ul(html::cls("small"), in_the_way);
  const std::string today = to_chinese(visit.today());
  return html::panel(
      {.title = std::string(words::sign_declaration.in(lang)),
       .note =
           html::text(say(words::sign_as, visit.actor.name, lang == Lang::zh ? today : to_iso(visit.today())).in(lang)),
       .body = wrong + in_the_way + html::post_form(form, fields + html::p(html::submit_button(button)))});
}

Html reject_form(Visit& visit, const Dossier& d) {
  for (const registry::Offer& offer : visit.registry.offers(visit.actor, d.the_case)) {
    if (offer.id != "reject_sign" || !offer.allowed) continue;
    html::Form form;
    form.action = d.address + "/do/" + offer.id;
    form.keys = visit.keys(d.the_case.version);
    html::Field reason{
        .entry = html::Entry::long_text, .name = "reason", .label = std::string(words::act_reason.in(d.lang))};
    reason.required = true;
    reason.width = html::Width::full;
    return html::details(html::cls("panel"), html::summary(html::cls("panel__head"), words::sign_back.in(d.lang)),
                         html::div(html::cls("panel__body"),
                                   html::post_form(form, html::field(d.lang, reason) +
                                                             html::p(html::submit_button({.text = offer.label})))));
  }
  return {};
}

http::Response page(Visit& visit, const Error* error = nullptr) {
  const auto loaded = load(visit, visit.request.capture("ref"));
  if (!loaded) return visit.problem(loaded.error());
  const Dossier& d = *loaded;
  const Lang lang = visit.lang;
  const auto offer = submission(visit, d.the_case);
  if (!offer && !error) return visit.go(d.address);
  html::Page frame = visit.page(std::string(words::sign_title.in(lang)) + "·" + d.the_case.name);
  frame.crumbs = path_to(lang, d.the_case, std::string(words::sign_title.in(lang)));
  std::string unit;
  for (const registry::Org& one : visit.registry.units()) {
    if (d.the_case.unit == one.code) unit = one.name;
  }
  const Html head = html::page_head(
      {.title = std::string(words::sign_title.in(lang)),
       .lead = html::text(say(words::sign_lead, unit, std::to_string(d.the_case.content + 1)).in(lang)),
       .acts = html::link_button({.text = std::string(words::sign_read.in(lang))}, d.address + "/fill")});
  const Html binding =
      offer ? declaration(visit, d, *offer, error) : html::flash(html::Tone::bad, html::text(error->said.in(lang)));
  const Html content =
      html::div(html::cls("stack reading"), head, summary_of(d), changes_of(visit, d), binding, reject_form(visit, d));
  const int status = !error                                 ? 200
                     : error->trouble == Trouble::conflict  ? 409
                     : error->trouble == Trouble::bad_input ? 422
                                                            : 403;
  return page_of(html::work_page(frame, visit.side("/applications"), content), status);
}

http::Response sign(Visit& visit) {
  const auto the_case = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!the_case || the_case->type != "case") return visit.not_found();
  const auto offer = submission(visit, *the_case);
  // Somebody was first, or this is the same post again: perform knows, by version and key.
  const std::string act = offer ? offer->id : signed_acts.front();
  const auto outcome = visit.registry.perform(visit.actor, act_of_form(visit, *the_case, act));
  if (outcome) return visit.go("/applications/" + the_case->ref, outcome->said);
  return outcome.error().trouble == Trouble::not_found ? visit.not_found() : page(visit, &outcome.error());
}

}  // namespace

void add_signing(Screens& screens) {
  screens.get("/applications/{ref}/sign", [](Visit& visit) { return page(visit); });
  screens.post("/applications/{ref}/sign", sign);
}

}  // namespace zj::pages
