// One application: where it stands, what to do next, what was found and what has happened.

#include <algorithm>

#include "base/text.h"
#include "pages/decision.h"
#include "pages/enterprise/enterprise.h"
#include "pages/enterprise/rail.h"
#include "pages/enterprise/stage.h"
#include "words/pages.h"
#include "words/pages_enterprise.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

using html::Html;

const registry::Offer* find(const std::vector<registry::Offer>& offers, std::string_view id) {
  const auto found = std::ranges::find(offers, id, &registry::Offer::id);
  return found == offers.end() ? nullptr : &*found;
}

// ---- what to do next

// An act that is done by its button alone.
Html act_button(Visit& visit, const Dossier& d, const registry::Offer& offer, html::Look look) {
  const html::Button button{.text = offer.label, .look = look};
  if (!offer.allowed) return html::disabled_button(button, join(offer.why, "；"));
  html::Form form;
  form.action = d.address + "/do/" + offer.id;
  form.keys = visit.keys(d.the_case.version);
  form.css = "inline";
  return html::post_form(form, html::submit_button(button));
}

// An act that is asked about first.
Html asked_button(Visit& visit, const Dossier& d, const registry::Offer& offer, const Word& question, const Word& why) {
  const Lang lang = visit.lang;
  const std::string id = "ask-" + offer.id;
  html::Dialog dialog{.id = id,
                      .title = std::string(question.in(lang)),
                      .content = html::p(why.in(lang)),
                      .act = {.text = offer.label, .look = html::Look::stop}};
  html::Form form;
  form.action = d.address + "/do/" + offer.id;
  form.keys = visit.keys(d.the_case.version);
  dialog.form = form;
  return html::link_button({.text = offer.label, .look = html::Look::quiet}, "#" + id) + html::dialog(lang, dialog);
}

Html link_to(std::string_view href, const Word& label, Lang lang, html::Look look = html::Look::main) {
  return html::link_button({.text = std::string(label.in(lang)), .look = look}, href);
}

struct Next {
  std::string lead;
  Html acts;
};

Next next_of(Visit& visit, const Dossier& d, const std::vector<registry::Offer>& offers) {
  const Lang lang = visit.lang;
  const std::string& state = d.the_case.state;
  const std::size_t missing = d.checked.reading.missing.size();
  Next next;
  if (state == "draft") {
    const registry::Offer* send = find(offers, "send_sign");
    next.lead =
        (missing > 0 ? say(words::next_fill_lead, std::to_string(missing)) : say(words::next_send_lead)).in(lang);
    const bool ready = send && send->allowed;
    if (d.editable)
      next.acts += link_to(d.address + "/fill", words::next_fill, lang, ready ? html::Look::normal : html::Look::main);
    if (ready) next.acts += act_button(visit, d, *send, html::Look::main);
    if (const auto* discard = find(offers, "discard"))
      next.acts += asked_button(visit, d, *discard, words::app_discard_ask, words::app_discard_why);
    if (!d.editable) next.acts += switch_role(visit, "ent_operator", words::next_switch_operator);
  } else if (state == "signing") {
    const bool signer = find(offers, "submit") != nullptr;
    next.lead = (signer ? words::next_sign_lead : words::next_wait_sign_lead).in(lang);
    if (signer) next.acts += link_to(d.address + "/sign", words::next_sign, lang);
    if (!signer) next.acts += switch_role(visit, "ent_signer", words::next_switch_signer);
    if (const auto* recall = find(offers, "recall_sign"))
      next.acts += act_button(visit, d, *recall, html::Look::normal);
  } else if (d.returned) {
    const Word& lead = state == "correction" ? words::next_correct_lead : words::next_mend_lead;
    next.lead = say(lead, std::to_string(d.remarks.size())).in(lang);
    if (d.editable)
      next.acts += link_to(d.address + "/fill", state == "correction" ? words::next_correct : words::next_mend, lang);
    const bool signer = find(offers, "resubmit") || find(offers, "submit_correction");
    if (signer)
      next.acts +=
          link_to(d.address + "/sign", words::next_sign, lang, d.editable ? html::Look::normal : html::Look::main);
    if (!signer) next.acts += switch_role(visit, "ent_signer", words::next_switch_signer);
    if (!d.editable) next.acts += switch_role(visit, "ent_operator", words::next_switch_operator);
  } else {
    next.lead = say(words::next_wait_lead, d.state_label).in(lang);
    const auto* type = d.measure->procedure().type("case");
    const auto* entry = type ? type->state(state) : nullptr;
    if (entry && entry->final) next.lead = d.state_label;
    for (const registry::Object& title : visit.registry.children(visit.actor, d.the_case, "title")) {
      const std::string page = "/titles/" + title.number.value_or("");
      next.lead = say(words::next_titled_lead, d.the_case.kind, title.number.value_or("")).in(lang);
      next.acts += link_to(page, words::next_title_page, lang);
      next.acts += link_to(page + "/certificate.pdf", words::title_certificate, lang, html::Look::normal);
    }
    if (const auto* recall = find(offers, "recall"); recall && recall->allowed)
      next.acts += asked_button(visit, d, *recall, words::app_recall_ask, words::app_recall_why);
  }
  return next;
}

// ---- parts of the page

Html facts_of(Visit& visit, const Dossier& d) {
  const Lang lang = visit.lang;
  const registry::Object& c = d.the_case;
  const auto round = c.round ? visit.registry.find(visit.actor, *c.round) : tl::unexpected<Error>(Error{});
  std::string unit;
  for (const registry::Org& one : visit.registry.units()) {
    if (c.unit == one.code) unit = one.name;
  }
  const auto due = deadline_of(visit, c);
  std::vector<html::Fact> facts = {
      {std::string(words::app_state.in(lang)), html::text(d.state_label)},
      {std::string(words::app_number.in(lang)),
       c.number ? html::text(*c.number) : html::span(html::cls("faint"), words::app_no_number.in(lang))},
      {std::string(words::app_round.in(lang)),
       round ? html::a(html::href("/rounds/" + round->ref), round->name) : Html{}},
      {std::string(words::app_unit.in(lang)), html::text(unit)},
      {std::string(words::app_route.in(lang)), html::text(d.checked.assessment.route_label)},
      {std::string(words::app_version.in(lang)),
       html::text((c.content > 0 ? say(words::app_version_text, std::to_string(c.content)) : say(words::app_no_version))
                      .in(lang))}};
  if (due) facts.push_back({std::string(words::app_due.in(lang)), due_mark(visit, due)});
  const Json* result = visit.registry.may_see(visit.actor, "panel_total", c) ? c.data.find("合成分") : nullptr;
  if (result && result->string())
    facts.push_back({std::string(words::app_score.in(lang)), html::text(*result->string())});
  return html::facts(facts);
}

// What fails and what is unknown, in full; what is met by its count.
Html findings_of(const Dossier& d) {
  const measure::Assessment& assessment = d.checked.assessment;
  const html::VerdictCounts counts = deciding(assessment);
  std::vector<html::Clause> clauses;
  for (const measure::Finding& finding : assessment.findings) {
    if (!finding.decides || finding.verdict == measure::Verdict::met ||
        finding.verdict == measure::Verdict::not_applicable)
      continue;
    html::Clause clause;
    clause.text = finding.title.in(d.lang);
    clause.source = html::cite(finding.article, article_href(finding.article_id)) + html::clause_code(finding.id);
    clause.verdict = to_mark(finding.verdict);
    clause.evidence = {html::p(finding.reason.in(d.lang))};
    clause.wide = how_decided(d.lang, assessment, finding);
    for (const std::string& id : finding.assumptions) {
      const auto* assumption = d.measure->assumption(id);
      if (assumption && !assumption->is_confirmed())
        clause.source += html::assume_mark(d.lang, id, assumption->confirm, article_href(id));
    }
    clauses.push_back(std::move(clause));
  }
  const Html head =
      html::div(html::cls("panel__body stack-s"), html::p(html::cls("row"), verdict_of(d.lang, assessment)),
                html::seg(counts), html::counted_verdicts(d.lang, counts));
  return html::panel(
      {.title = std::string(words::app_findings.in(d.lang)),
       .note = html::group(html::text(words::app_findings_note.in(d.lang)), " ",
                           html::a(html::href(d.address + "/receipt"), words::decision_receipt.in(d.lang))),
       .body = head + (clauses.empty() ? Html{} : html::clauses(d.lang, clauses)),
       .bare_body = true});
}

Html remarks_of(const Dossier& d) {
  if (d.remarks.empty()) return {};
  Html items;
  for (const Dossier::Remark& remark : d.remarks) {
    const std::string label = d.measure->dossier().glossary.label(remark.word);
    const std::string href = d.href_of(remark.word);
    items += html::li(href.empty() ? html::b(label) : html::a(html::cls("strong"), html::href(href), label), "：",
                      remark.text);
  }
  return html::panel({.title = std::string(words::app_remarks.in(d.lang)), .body = html::ul(items)});
}

Html documents_of(Visit& visit, const Dossier& d) {
  Html rows;
  for (const registry::Document& document : visit.registry.documents(visit.actor, d.the_case)) {
    rows += html::li(html::cls("file"), html::icon(html::Icon::file),
                     html::a(html::href("/document/" + document.ref), document.title),
                     html::span(html::cls("small"), html::a(html::href("/document/" + document.ref + ".pdf"), "PDF")),
                     html::span(html::cls("file__meta"), html::span(document.number.value_or(document.kind)),
                                html::span(month_day(document.made))));
  }
  const Html body = rows.empty() ? html::p(html::cls("muted"), words::app_no_document.in(d.lang))
                                 : html::ul(html::cls("files"), rows);
  return html::panel({.title = std::string(words::app_documents.in(d.lang)), .body = body});
}

// The record as this reader may know it; what one act set off at the same moment is told once.
Html history_of(const Dossier& d, const std::vector<registry::Event>& history) {
  std::vector<html::Event> events;
  for (const registry::Event& event : history) {
    const std::string full_id = std::string(event.body.text("type")) + "." + event.act;
    const measure::Act* act = d.measure->procedure().act(full_id);
    const bool told_already =
        act && act->kind == measure::ActKind::effect && std::ranges::any_of(history, [&](const registry::Event& other) {
          const measure::Act* cause =
              d.measure->procedure().act(std::string(other.body.text("type")) + "." + other.act);
          return other.at == event.at && cause && cause->kind != measure::ActKind::effect;
        });
    if (told_already) continue;
    const auto* role = d.measure->procedure().role(event.role);
    std::string by = role ? role->label : event.role;
    if (!event.person_name.empty()) by += "·" + event.person_name;
    Html what = html::text(event.reason);
    if (act && !act->cites.empty()) {
      if (const auto* article = d.measure->article(act->cites.front())) {
        what += (event.reason.empty() ? Html{} : html::text("　")) +
                html::cite(article->place.empty() ? article->heading : article->place, article_href(article->id));
      }
    }
    events.push_back(
        {month_day(event.at), to_iso(event.at), act ? act->label : event.act, by, what, {}, act && act->to != "="});
  }
  return html::panel({.title = std::string(words::app_history.in(d.lang)), .body = html::timeline(events)});
}

http::Response page(Visit& visit, const Error* error = nullptr) {
  const auto loaded = load(visit, visit.request.capture("ref"));
  if (!loaded) return visit.problem(loaded.error());
  const Dossier& d = *loaded;
  const Lang lang = visit.lang;
  const auto offers = visit.registry.offers(visit.actor, d.the_case);
  const auto history = visit.registry.history(visit.actor, d.the_case);
  const Next next = next_of(visit, d, offers);
  html::Page frame = visit.page(d.the_case.name);
  frame.crumbs = path_to(lang, d.the_case);
  Html wrong;
  if (error)
    wrong = html::flash(error->trouble == Trouble::conflict ? html::Tone::warn : html::Tone::bad,
                        html::text(error->said.in(lang)));
  const Html head =
      html::page_head({.title = d.the_case.name,
                       .lead = html::text(d.the_case.kind + "·" + visit.actor.org_name),
                       .acts = link_to(d.address + "/fill", words::app_open_dossier, lang, html::Look::normal)});
  const Html step =
      html::panel({.title = std::string(words::next_title.in(lang)),
                   .body = html::p(next.lead) + (next.acts.empty() ? Html{} : html::div(html::cls("row"), next.acts))});
  const Html content =
      head + wrong + facts_of(visit, d) + html::panel({.title = {}, .body = steps_of(visit, d.the_case, history)}) +
      html::div(html::cls("cols-main"),
                html::div(html::cls("stack"), step, remarks_of(d), findings_of(d), history_of(d, history)),
                html::div(html::cls("stack"), documents_of(visit, d)));
  const int status = !error                                 ? 200
                     : error->trouble == Trouble::conflict  ? 409
                     : error->trouble == Trouble::bad_input ? 422
                                                            : 403;
  return page_of(html::work_page(frame, visit.side("/applications"), content), status);
}

http::Response receipt(Visit& visit) {
  const auto loaded = load(visit, visit.request.capture("ref"));
  if (!loaded) return visit.problem(loaded.error());
  return receipt_of(visit, loaded->the_case, loaded->checked);
}

// An act of the enterprise's own side, by its button.
http::Response perform(Visit& visit) {
  const auto the_case = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!the_case || the_case->type != "case") return visit.not_found();
  const auto outcome = visit.registry.perform(visit.actor, act_of_form(visit, *the_case, visit.request.capture("act")));
  if (!outcome)
    return outcome.error().trouble == Trouble::not_found ? visit.not_found() : page(visit, &outcome.error());
  return visit.go(outcome->state == "discarded" ? "/applications" : "/applications/" + the_case->ref, outcome->said);
}

}  // namespace

http::Response page_of(const html::Html& shown, int status) {
  http::Response response;
  response.status = status;
  response.body = shown.markup();
  return response;
}

std::vector<html::Link> path_to(Lang lang, const registry::Object& the_case, std::string here) {
  std::vector<html::Link> path = {{std::string(words::apps_title.in(lang)), "/applications"},
                                  {the_case.name, "/applications/" + the_case.ref}};
  if (!here.empty()) path.push_back({std::move(here), ""});
  return path;
}

void add_application(Screens& screens) {
  screens.get("/applications/{ref}", [](Visit& visit) { return page(visit); });
  screens.get("/applications/{ref}/receipt", receipt);
  screens.post("/applications/{ref}/do/{act}", perform);
}

void add_enterprise_screens(Screens& screens) {
  add_applications(screens);
  add_application(screens);
  add_dossier_form(screens);
  add_evidence(screens);
  add_signing(screens);
}

}  // namespace zj::pages
