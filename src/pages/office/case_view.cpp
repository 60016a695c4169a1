#include "pages/office/case_view.h"

#include <algorithm>

#include "base/text.h"
#include "measure/dossier.h"
#include "pages/decision.h"
#include "pages/enterprise/fields.h"
#include "pages/enterprise/rail.h"
#include "words/pages.h"
#include "words/pages_office.h"

namespace zj::pages {

using namespace html;

namespace {

using measure::FactType;

constexpr std::size_t evidence_in_sight = 3;
constexpr std::size_t missing_in_sight = 3;

std::string text_of(const Json& value) {
  if (value.is_null() || (value.array() && value.array()->empty())) return "无";
  return measure::field_to_text(value);
}

// ---- findings

// The item of the annex that a finding is about; nullptr for those of the articles.
const measure::Cell* cell_of(const Dossier& d, std::string_view finding) {
  for (const measure::Cell& cell : d.measure->cells()) {
    if (cell.title == d.the_case.kind && (finding == cell.id || finding.starts_with(cell.id + "."))) return &cell;
  }
  return nullptr;
}

std::vector<const registry::Evidence*> evidence_for(const Dossier& d, const measure::Cell& cell) {
  std::vector<const registry::Evidence*> found;
  for (const measure::Clause& clause : cell.clauses) {
    const auto at = d.evidence.find(clause.id);
    if (at == d.evidence.end()) continue;
    for (const registry::Evidence& one : at->second) found.push_back(&one);
  }
  return found;
}

Html evidence_line(const Dossier& d, const registry::Evidence& one) {
  return html::evidence({one.name, "/evidence/" + one.ref, grade(d.lang, Grade::documented), {}});
}

Html assumptions_of(const Dossier& d, const measure::Finding& finding) {
  Html blocks;
  for (const std::string& id : finding.assumptions) {
    const auto* assumption = d.measure->assumption(id);
    if (!assumption || assumption->is_confirmed()) continue;
    blocks += assume(d.lang, id, text(say(words::case_assumed, assumption->title, assumption->confirm).in(d.lang)),
                     article_href(id));
  }
  return blocks;
}

Html assumption_marks(const Dossier& d, const measure::Finding& finding) {
  Html marks;
  for (const std::string& id : finding.assumptions) {
    const auto* assumption = d.measure->assumption(id);
    if (assumption && !assumption->is_confirmed())
      marks += group(" ", assume_mark(d.lang, id, assumption->confirm, article_href(id)));
  }
  return marks;
}

// Letter and number by which officers speak of an item: F.A.2.1.T1 → A2, of a rule about a whole element F.R.A → A; of
// an article its number: ART7.2a → 7.
std::string short_number(std::string_view id) {
  if (id.starts_with("ART"))
    return std::string(
        id.substr(3, id.find('.') == std::string_view::npos ? std::string_view::npos : id.find('.') - 3));
  const auto parts = split(id, '.');
  if (parts.size() == 3 && parts[1] == "R") return std::string(parts[2]);
  return parts.size() > 2 ? std::string(parts[1]) + std::string(parts[2]) : std::string(parts.back());
}

Clause clause_of(const Dossier& d, const measure::Finding& finding, bool needs_judgement) {
  Clause clause;
  clause.id = "f-" + finding.id;
  clause.number = short_number(finding.id);
  clause.text = finding.title.in(d.lang);
  clause.source = cite(finding.article, article_href(finding.article_id.empty() ? finding.id : finding.article_id)) +
                  clause_code(finding.id) + (needs_judgement ? Html{} : assumption_marks(d, finding));
  clause.verdict = to_mark(finding.verdict);
  if (const measure::Cell* cell = cell_of(d, finding.id)) {
    const auto proofs = evidence_for(d, *cell);
    for (std::size_t i = 0; i < proofs.size() && i < evidence_in_sight; ++i)
      clause.evidence.push_back(evidence_line(d, *proofs[i]));
    if (proofs.size() > evidence_in_sight) {
      clause.evidence.push_back(
          p(a(href("#" + cell->id),
              say(words::case_more_evidence, std::to_string(proofs.size() - evidence_in_sight)).in(d.lang))));
    }
  }
  const Figure* figure = d.outline.figure(finding.id);
  Html distance = figure ? gap_of(d, *figure) : Html{};
  for (std::size_t i = 0; i < finding.missing.size() && i < missing_in_sight; ++i)
    clause.evidence.push_back(missing(d.lang, name_of(d, finding.missing[i])));
  if (finding.missing.size() > missing_in_sight)
    clause.evidence.push_back(
        p(cls("faint"), say(words::case_more_missing, std::to_string(finding.missing.size())).in(d.lang)));
  // A drawn distance says it all; a reason that is to be weighed gets room, one that is merely noted stands by its
  // verdict.
  if (needs_judgement && distance.empty() && finding.missing.empty())
    clause.evidence.insert(clause.evidence.begin(), p(finding.reason.in(d.lang)));
  if (!needs_judgement) clause.why = finding.reason.in(d.lang);
  if (needs_judgement)
    clause.wide = distance + assumptions_of(d, finding) + how_decided(d.lang, d.checked.assessment, finding);
  return clause;
}

std::vector<Clause> clauses_with(const Dossier& d, measure::Verdict verdict, bool needs_judgement) {
  std::vector<Clause> clauses;
  for (const measure::Finding& finding : d.checked.assessment.findings) {
    if (finding.decides && finding.verdict == verdict) clauses.push_back(clause_of(d, finding, needs_judgement));
  }
  return clauses;
}

// ---- content

std::string label_of(Lang lang, const measure::Fact& fact) {
  return lang == Lang::en && !fact.english.empty() ? fact.english : fact.name;
}

Html value_of(const Dossier& d, const measure::Fact& fact) {
  const std::string shown = d.shown(fact.path);
  if (shown.empty()) return span(cls("faint"), words::case_not_filled.in(d.lang));
  const auto lines = split(shown, '\n');
  Html value;
  for (std::size_t i = 0; i < lines.size(); ++i) value += (i == 0 ? Html{} : br()) + text(lines[i]);
  if (fact.is_number() && !fact.unit.empty() && shown != "无") value += text(" " + fact.unit);
  return value;
}

Html records_of(const Dossier& d, const measure::Fact& list) {
  const Json* entries = d.content.find_path(list.path);
  if (!entries || !entries->array() || entries->array()->empty()) {
    return key_values({{label_of(d.lang, list), entries && entries->array()
                                                    ? text(words::case_none.in(d.lang))
                                                    : span(cls("faint"), words::case_not_filled.in(d.lang))}});
  }
  Table table;
  table.caption = label_of(d.lang, list);
  table.density = Density::plain;
  for (const measure::Fact* field : list.fields) {
    table.columns.push_back({.title = label_of(d.lang, *field) + (field->unit.empty() ? "" : "（" + field->unit + "）"),
                             .css = field->is_number() ? "n" : ""});
  }
  for (const Json& entry : *entries->array()) {
    Row row;
    for (const measure::Fact* field : list.fields) {
      const Json* value = entry.find(field->name);
      row.cells.push_back(value ? text(text_of(*value)) : span(cls("faint"), "—"));
    }
    table.rows.push_back(std::move(row));
  }
  return div(cls("stack-s"), h3(table.caption), data_table(d.lang, table));
}

Html item_details(const Dossier& d, const Section& section, const Item& item) {
  const measure::Cell& cell = *item.cell;
  if (d.need(section, cell) == Dossier::Need::not_needed) return {};
  std::size_t proofs = 0;
  Html rows;
  for (const measure::Clause& clause : cell.clauses) {
    const auto found = d.evidence.find(clause.id);
    Html files;
    if (found != d.evidence.end()) {
      proofs += found->second.size();
      for (const registry::Evidence& one : found->second) files += evidence_line(d, one);
    }
    const std::string said = d.shown(description_of(clause.id));
    rows += triad({{std::string(words::case_clause_text.in(d.lang)), clause_code(clause.id), quote(text(clause.text))},
                   {std::string(words::case_clause_claim.in(d.lang)),
                    {},
                    said.empty() ? p(cls("faint"), words::case_not_filled.in(d.lang)) : p(said)},
                   {std::string(words::case_clause_evidence.in(d.lang)),
                    {},
                    files.empty() ? p(cls("t-unknown"), words::case_no_evidence.in(d.lang)) : files}});
  }
  Html figures;
  for (const Figure& figure : item.figures) {
    Html drawing = gap_of(d, figure);
    std::vector<Fact> parts;
    for (const std::string& part : figure.fact->formula.parts) {
      const std::string shown = d.shown(figure.fact->path + "." + part);
      parts.push_back({part, shown.empty() ? span(cls("faint"), words::case_not_filled.in(d.lang))
                                           : text(shown + (figure.fact->unit.empty() ? "" : " " + figure.fact->unit))});
    }
    figures += div(cls("stack-s"), p(cls("strong"), label_of(d.lang, *figure.fact)), drawing, key_values(parts));
  }
  const std::string count = say(words::case_item_count, std::to_string(d.done(cell)),
                                std::to_string(cell.clauses.size()), std::to_string(proofs))
                                .in(d.lang);
  return details(cls("panel"), id(cell.id),
                 summary(cls("panel__head"), span(cls("strong"), cell.link),
                         span(cls("small muted"), count, "　", clause_code(cell.id))),
                 div(cls("panel__body stack"), figures, rows));
}

bool is_empty(const Dossier& d, const measure::Fact& fact) {
  return fact.type == FactType::records ? !d.content.find_path(fact.path) : d.shown(fact.path).empty();
}

Html section_panel(const Dossier& d, const Section& section) {
  std::vector<Fact> facts;
  std::vector<std::string> left_empty;  // by right: told in one line, so that what is there stands out
  Html lists;
  for (const measure::Fact* fact : section.facts) {
    if (fact->required == measure::Required::no && is_empty(d, *fact)) {
      left_empty.push_back(label_of(d.lang, *fact));
    } else if (fact->type == FactType::records) {
      lists += records_of(d, *fact);
    } else {
      facts.push_back({label_of(d.lang, *fact), value_of(d, *fact)});
    }
  }
  const std::string title = section.element.empty() || section.title == section.element_label
                                ? section.title
                                : section.element_label + "·" + section.title;
  Html items;
  for (const Item& item : section.items) items += item_details(d, section, item);
  Html body = (facts.empty() ? Html{} : key_values(facts)) + lists;
  if (!left_empty.empty())
    body += p(cls("small muted"),
              say(words::case_left_empty, join(left_empty, d.lang == Lang::zh ? "、" : ", ")).in(d.lang));
  if (section.items.empty()) return panel({.title = title, .body = div(cls("stack"), body)});
  return div(cls("stack-s"), ruled_heading(section.element + "　" + title), body, items);
}

}  // namespace

std::string name_of(const Dossier& d, std::string_view path) {
  for (const measure::Cell& cell : d.measure->cells()) {
    if (path == cell.id || path == "环节." + cell.id)
      return cell.group == cell.link ? cell.link : cell.group + "·" + cell.link;
    for (const measure::Clause& clause : cell.clauses) {
      if (path == clause.id || path == description_of(clause.id))
        return cell.link + "·" + clause.id.substr(cell.id.size() + 1);
    }
  }
  return d.measure->dossier().glossary.label(std::string(path));
}

Dossier dossier_read_only(Visit& visit, const registry::Object& the_case, Json content) {
  Dossier d;
  d.lang = visit.lang;
  d.the_case = the_case;
  d.address = "/case/" + the_case.ref;
  d.measure = visit.registry.measure_of(the_case);
  d.outline = outline_of(*d.measure, the_case.kind);
  d.state_label = state_shown(visit, the_case);
  d.content = std::move(content);
  const auto keep = [&](const std::string& path, const Json* value) {
    if (value) d.saved[path].text = text_of(*value);
  };
  for (const measure::Fact& fact : d.measure->dossier().glossary.facts()) {
    if (fact.is_field || fact.type == FactType::records || fact.type == FactType::table) continue;
    if (fact.type == FactType::quotient) {
      for (const std::string& part : fact.formula.parts)
        keep(fact.path + "." + part, d.content.find_path(fact.path + "." + part));
    } else {
      keep(fact.path, d.content.find_path(fact.path));
    }
  }
  // Ids of clauses hold dots themselves, so that their descriptions are no path of the document.
  if (const Json* described = d.content.find("条款")) {
    for (const measure::Cell& cell : d.measure->cells()) {
      for (const measure::Clause& clause : cell.clauses) {
        const Json* entry = described->find(clause.id);
        if (entry) keep(description_of(clause.id), entry->find("说明"));
      }
    }
  }
  d.checked = visit.registry.check(the_case, d.content);
  for (registry::Evidence& proof : visit.registry.evidence(visit.actor, the_case))
    d.evidence[proof.clause].push_back(std::move(proof));
  return d;
}

Html findings_panel(const Dossier& d) {
  std::vector<Clause> open = clauses_with(d, measure::Verdict::unmet, true);
  std::ranges::move(clauses_with(d, measure::Verdict::unknown, true), std::back_inserter(open));
  const std::vector<Clause> met = clauses_with(d, measure::Verdict::met, false);
  const std::string counts =
      say(words::case_judge_note, std::to_string(open.size()), std::to_string(met.size())).in(d.lang);
  Html body = open.empty() ? p(cls("panel__body muted"), words::case_nothing_open.in(d.lang)) : clauses(d.lang, open);
  if (!met.empty()) {
    body +=
        details(summary(cls("panel__foot small"), say(words::case_met_folded, std::to_string(met.size())).in(d.lang)),
                clauses(d.lang, met));
  }
  return panel(
      {.title = std::string(words::case_to_judge.in(d.lang)),
       .note = group(span(cls("small muted"), counts), " ",
                     a(cls("small"), href("/case/" + d.the_case.ref + "/receipt"), words::decision_receipt.in(d.lang))),
       .body = body,
       .id = "findings",
       .bare_body = true});
}

Html content_panels(const Dossier& d) {
  return section(cls("stack"), id("content"), h2(words::case_content.in(d.lang)),
                 each(d.outline.sections, [&](const Section& s) { return section_panel(d, s); }));
}

}  // namespace zj::pages
