// One case as officers see it: where it stands, what was found, the review in hand beside it, content, documents,
// history.

#include <algorithm>

#include "base/text.h"
#include "pages/decision.h"
#include "pages/enterprise/rail.h"
#include "pages/enterprise/stage.h"
#include "pages/office/case_view.h"
#include "pages/office/office.h"
#include "pages/office/review_form.h"
#include "words/pages.h"
#include "words/pages_office.h"

namespace zj::pages {

namespace {

using html::Html;

Html head_of(const Visit& visit, const registry::Object& the_case, const std::string& enterprise,
             const std::string& credit_code) {
  const auto measure = visit.registry.measure_of(the_case);
  return html::page_head(
      {enterprise.empty() ? the_case.name : enterprise + "　" + the_case.name,
       html::group(the_case.kind, "·", route_label(*measure, the_case), "　",
                   html::span(html::cls("mono"), the_case.number.value_or("")), "　",
                   html::span(html::cls("mono"), credit_code), "　",
                   html::tag(visit.registry.state_label(the_case), html::Tag::fill)),
       html::span(html::cls("only-narrow"),
                  html::link_button({.text = std::string(words::case_to_acts.in(visit.lang))}, "#do"))});
}

Html facts_of(Visit& visit, const registry::Object& the_case, const Dossier* d) {
  const Lang lang = visit.lang;
  std::string unit;
  for (const registry::Org& one : visit.registry.units()) {
    if (the_case.unit == one.code) unit = one.name;
  }
  std::vector<html::Fact> facts;
  if (d)
    facts.push_back(
        {std::string(words::column_findings.in(lang)), html::counted_verdicts(lang, deciding(d->checked.assessment))});
  facts.push_back({std::string(words::column_unit.in(lang)), html::text(unit)});
  if (const auto round =
          the_case.round ? visit.registry.find(visit.actor, *the_case.round) : tl::unexpected<Error>(Error{})) {
    facts.push_back({std::string(words::case_round.in(lang)), html::text(round->name)});
  }
  facts.push_back({std::string(words::column_due.in(lang)), due_mark(visit, the_case.due)});
  const std::string handler =
      the_case.handler ? visit.registry.person_name(visit.actor, *the_case.handler, the_case) : std::string();
  facts.push_back({std::string(words::column_handler.in(lang)),
                   handler.empty() ? html::span(html::cls("faint"), "—") : html::text(handler)});
  if (the_case.content > 0)
    facts.push_back({std::string(words::case_version.in(lang)),
                     html::text(say(words::case_version_text, std::to_string(the_case.content)).in(lang))});
  return html::facts(facts);
}

Html changes_of(Visit& visit, const registry::Object& the_case, const Dossier& d) {
  if (the_case.content < 2 || !visit.registry.may_see(visit.actor, "version_diff", the_case)) return {};
  std::vector<html::Change> changes;
  for (const auto& change : visit.registry.changes(visit.actor, the_case, the_case.content - 1, the_case.content)) {
    changes.push_back({name_of(d, change.path), change.before, change.after});
  }
  if (changes.empty()) return {};
  const auto version = [&](std::int64_t number) {
    return say(words::case_version_text, std::to_string(number)).in(visit.lang);
  };
  return html::panel({.title = std::string(words::case_changes.in(visit.lang)),
                      .note = html::span(html::cls("small muted"),
                                         say(words::case_changes_note, std::to_string(changes.size())).in(visit.lang)),
                      .body = html::diff(version(the_case.content - 1), version(the_case.content), changes),
                      .id = "changes"});
}

// What this reader can do: the review or check in hand with its forms, then acts on the case itself.
Html rail_of(Visit& visit, const registry::Object& the_case) {
  const Lang lang = visit.lang;
  Html panels;
  bool main = true;
  for (const char* type : {"district_review", "formal_check"}) {
    for (const registry::Object& step : visit.registry.children(visit.actor, the_case, type)) {
      const auto offers = visit.registry.offers(visit.actor, step);
      if (offers.empty() && checklist_shown(visit, step).empty()) continue;
      Html body = checklist_form(visit, step, offers);
      const bool has_checklist = !body.empty();
      if (has_checklist) main = false;
      if (!has_checklist) body += checklist_shown(visit, step);
      std::vector<registry::Offer> others;
      for (const registry::Offer& offer : offers) {
        if (!takes_remarks(offer) && (!has_checklist || !is_on_forms(offer))) others.push_back(offer);
      }
      body += act_controls(visit, step, others, main);
      for (const registry::Offer& offer : offers) {
        if (!takes_remarks(offer)) continue;
        body += offer.allowed ? html::details(html::summary(html::cls("strong"), offer.label),
                                              html::div(html::cls("stack-s"), remarks_form(visit, step, offer)))
                              : html::disabled_button({.text = offer.label, .wide = true}, join(offer.why, "；"));
      }
      const auto* kind = visit.registry.measure_of(step)->procedure().type(step.type);
      panels += html::panel(
          {.title = kind ? kind->label : step.type,
           .note = html::tag(visit.registry.state_label(step), html::Tag::fill),
           .body = html::div(html::cls("stack"), body),
           .foot = offers.empty() ? Html{} : html::p(html::cls("small faint"), words::case_recorded.in(lang)),
           .id = "do-" + step.type});
    }
  }
  const auto offers = visit.registry.offers(visit.actor, the_case);
  if (!offers.empty()) {
    panels += html::panel({.title = std::string((panels.empty() ? words::object_acts : words::case_more_acts).in(lang)),
                           .body = html::div(html::cls("stack-s"), act_controls(visit, the_case, offers, main))});
  }
  if (panels.empty()) {
    panels = html::panel({.title = std::string(words::object_acts.in(lang)),
                          .body = html::p(html::cls("muted"), words::object_no_acts.in(lang))});
  }
  return panels;
}

http::Response case_screen(Visit& visit) {
  const auto found = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!found || found->type != "case") return found ? visit.not_found() : visit.problem(found.error());
  const registry::Object& the_case = *found;
  const Lang lang = visit.lang;
  const auto org = the_case.enterprise ? visit.registry.org(*the_case.enterprise) : std::nullopt;
  const bool reads = visit.registry.may_see(visit.actor, "content", the_case);
  const bool judges = visit.registry.may_see(visit.actor, "findings", the_case);
  std::optional<Dossier> dossier;
  if (reads || judges) {
    if (auto content = visit.registry.content(visit.actor, the_case))
      dossier = dossier_read_only(visit, the_case, *std::move(content));
  }
  const auto history = visit.registry.history(visit.actor, the_case);
  const Html documents = documents_of(visit, the_case);

  struct Part {
    std::string id, title;
    Html content;
  };
  std::vector<Part> parts;
  const auto add = [&](std::string id, const Word& title, Html content) {
    if (!content.empty()) parts.push_back({std::move(id), std::string(title.in(lang)), std::move(content)});
  };
  if (dossier && judges) add("findings", words::case_findings, findings_panel(*dossier));
  if (dossier) add("changes", words::case_changes, changes_of(visit, the_case, *dossier));
  if (dossier && reads) add("content", words::case_content, content_panels(*dossier));
  if (!documents.empty()) {
    add("documents", words::object_documents,
        html::panel({.title = std::string(words::object_documents.in(lang)), .body = documents, .id = "documents"}));
  }
  add("history", words::object_history,
      html::panel({.title = std::string(words::object_history.in(lang)),
                   .body = history_of(visit, the_case),
                   .id = "history"}));

  std::vector<html::Tab> tabs;
  Html left;
  for (const Part& part : parts) {
    tabs.push_back({part.title, "#" + part.id});
    left += part.content;
  }
  auto page = visit.page(org ? org->name : the_case.name);
  page.crumbs = {{std::string(words::nav_cases.in(lang)), "/cases", false},
                 {the_case.number.value_or(the_case.name), visit.request.path, true}};
  const Html content =
      head_of(visit, the_case, org ? org->name : std::string(), org ? org->code : std::string()) +
      html::panel({.title = {}, .body = steps_of(visit, the_case, history)}) +
      facts_of(visit, the_case, dossier && judges ? &*dossier : nullptr) +
      (tabs.size() > 1 ? html::tabs(words::case_parts.in(lang), tabs) : Html{}) +
      html::div(html::cls("cols-main"), html::div(html::cls("stack"), left),
                html::aside(html::cls("stack sticky-panel"), html::id("do"),
                            html::attr("aria-label", words::object_acts.in(lang)), rail_of(visit, the_case)));
  http::Response response;
  response.body = html::work_page(page, visit.side("/cases"), content).markup();
  return response;
}

// For whoever sees both what was filed and what was found.
http::Response receipt(Visit& visit) {
  const auto found = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!found) return visit.problem(found.error());
  const bool sees = found->type == "case" && visit.registry.may_see(visit.actor, "content", *found) &&
                    visit.registry.may_see(visit.actor, "findings", *found);
  if (!sees) return visit.not_found();
  const auto content = visit.registry.content(visit.actor, *found);
  if (!content) return visit.problem(content.error());
  return receipt_of(visit, *found, visit.registry.check(*found, *content));
}

}  // namespace

void add_case_screens(Screens& screens) {
  screens.get("/case/{ref}", case_screen);
  screens.get("/case/{ref}/receipt", receipt);
}

void add_officer_screens(Screens& screens) {
  add_act_screens(screens);
  add_queue_screens(screens);
  add_trial_screens(screens);
  add_case_screens(screens);
}

}  // namespace zj::pages
