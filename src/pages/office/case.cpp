// One case as officers see it: findings with their evidence, the review in hand, documents, history.

#include <algorithm>
#include <map>

#include "pages/office/office.h"
#include "words/pages.h"
#include "words/pages_office.h"

namespace zj::pages {

namespace {

html::Html findings_of(Visit& visit, const registry::Object& the_case) {
  if (!visit.registry.may_see(visit.actor, "findings", the_case) && !visit.registry.may_see(visit.actor, "content", the_case)) return {};
  const auto content = visit.registry.content(visit.actor, the_case);
  if (!content) return {};
  const measure::Assessment assessment = visit.registry.assess(the_case, *content);
  std::map<std::string, std::vector<html::Html>> by_cell;
  for (const registry::Evidence& one : visit.registry.evidence(visit.actor, the_case)) {
    by_cell[one.clause.substr(0, one.clause.rfind('.'))].push_back(html::evidence({one.name, "/evidence/" + one.ref, html::grade(visit.lang, html::Grade::documented), ""}));
  }
  std::vector<html::Clause> clauses;
  for (const measure::Finding& finding : assessment.findings) {
    html::Clause clause;
    clause.number = finding.id;
    clause.text = finding.title.in(visit.lang);
    clause.source = html::cite(finding.article, article_href(finding.article_id.empty() ? finding.id : finding.article_id));
    clause.verdict = to_mark(finding.verdict);
    clause.why = finding.reason.in(visit.lang);
    const std::string cell = finding.id.substr(0, finding.id.rfind('.'));
    if (const auto found = by_cell.find(cell); found != by_cell.end()) clause.evidence = found->second;
    for (const std::string& g : finding.assumptions) clause.wide += html::assume_mark(visit.lang, g, "", article_href(g));
    clause.id = finding.id;
    clauses.push_back(std::move(clause));
  }
  // What stands in the way comes first.
  std::ranges::stable_sort(clauses, {}, [](const html::Clause& c) {
    return c.verdict == html::Verdict::unmet ? 0 : c.verdict == html::Verdict::unknown ? 1 : c.verdict == html::Verdict::met ? 2 : 3;
  });
  return html::clauses(visit.lang, clauses);
}

http::Response case_screen(Visit& visit) {
  const auto found = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!found || found->type != "case") return found ? visit.not_found() : visit.problem(found.error());
  const registry::Object& the_case = *found;
  const auto org = the_case.enterprise ? visit.registry.org(*the_case.enterprise) : std::nullopt;
  auto page = visit.page(org ? org->name : the_case.name);

  html::Html acts;
  for (const char* type : {"district_review", "formal_check"}) {
    for (const registry::Object& step : visit.registry.children(visit.actor, the_case, type)) acts += act_buttons(visit.registry.offers(visit.actor, step), step);
  }
  acts += act_buttons(visit.registry.offers(visit.actor, the_case), the_case);

  html::Html content = html::page_head({org ? org->name : the_case.name,
                                        html::group(the_case.name, "　", the_case.kind, "　", html::span(html::cls("mono"), the_case.number.value_or("")), "　",
                                                    html::tag(visit.registry.state_label(the_case), html::Tag::fill), " ", due_mark(visit, the_case.due)),
                                        {}});
  content += html::panel({.title = std::string(words::object_acts.in(visit.lang)), .body = acts.empty() ? html::p(html::cls("muted"), words::object_no_acts.in(visit.lang)) : html::div(html::cls("row"), acts)});
  const html::Html findings = findings_of(visit, the_case), documents = documents_of(visit, the_case);
  if (!findings.empty()) content += html::panel({.title = std::string(words::case_findings.in(visit.lang)), .note = tri_of(visit, the_case), .body = findings, .bare_body = true});
  if (the_case.content > 1) {
    std::vector<html::Change> changes;
    for (const auto& change : visit.registry.changes(visit.actor, the_case, the_case.content - 1, the_case.content)) changes.push_back({change.path, change.before, change.after});
    if (!changes.empty()) {
      content += html::panel({.title = say(words::case_versions, std::to_string(the_case.content - 1), std::to_string(the_case.content)).in(visit.lang),
                              .body = html::diff(std::to_string(the_case.content - 1), std::to_string(the_case.content), changes)});
    }
  }
  if (!documents.empty()) content += html::panel({.title = std::string(words::object_documents.in(visit.lang)), .body = documents});
  content += html::panel({.title = std::string(words::object_history.in(visit.lang)), .body = history_of(visit, the_case)});
  http::Response response;
  response.body = html::work_page(page, visit.side("/cases"), content).markup();
  return response;
}

}  // namespace

void add_case_screens(Screens& screens) { screens.get("/case/{ref}", case_screen); }

void add_officer_screens(Screens& screens) {
  add_act_screens(screens);
  add_queue_screens(screens);
  add_case_screens(screens);
}

}  // namespace zj::pages
