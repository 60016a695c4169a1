#include "pages/enterprise/dossier_view.h"

#include <algorithm>

#include "pages/enterprise/evidence.h"
#include "pages/enterprise/fields.h"
#include "words/pages.h"
#include "words/pages_enterprise.h"

namespace zj::pages {

using namespace html;

namespace {

using measure::Cell;
using measure::Clause;
using measure::Fact;

// 工艺设计·离散型 where an item exists in several variants.
std::string name_of(const Cell& cell) {
  return cell.variant == every_variant ? cell.link : cell.link + "·" + cell.variant;
}

std::string count_of(std::size_t done, std::size_t all) {
  return std::to_string(done) + "/" + std::to_string(all);
}

// ---- completeness

bool belongs(std::string_view path, const Fact& fact) {
  return path == fact.path ||
         (path.starts_with(fact.path) && (path[fact.path.size()] == '.' || path[fact.path.size()] == '['));
}

bool is_filled(const Dossier& d, const Fact& fact) {
  return std::ranges::any_of(
      d.saved, [&](const auto& field) { return belongs(field.first, fact) && !field.second.text.empty(); });
}

// How many entries of a section wait to be changed in a returned case.
std::size_t to_mend(const Dossier& d, const Section& section) {
  if (!d.returned) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(d.remarks, [&](const Dossier::Remark& remark) {
    if (d.outline.spot(remark.word).section == section.id) return true;
    return std::ranges::any_of(section.items, [&](const Item& item) {
      return std::ranges::any_of(item.cell->clauses, [&](const Clause& clause) {
        return registry::Registry::names_field(remark.word, description_of(clause.id));
      });
    });
  }));
}

TreeItem tree_of_facts(const Dossier& d, const Section& section, bool current) {
  std::size_t required = 0, missing = 0, filled = 0;
  for (const Fact* fact : section.facts) {
    filled += is_filled(d, *fact) ? 1 : 0;
    if (fact->required == measure::Required::no) continue;
    ++required;
    missing +=
        std::ranges::any_of(d.checked.reading.missing, [&](const std::string& path) { return belongs(path, *fact); })
            ? 1
            : 0;
  }
  TreeItem item{section.title, d.section_href(section.id), {}, Icon::todo, current};
  if (required > 0) item.count = count_of(required - missing, required);
  if (filled > 0) item.icon = missing == 0 ? Icon::met : Icon::part;
  if (const std::size_t n = to_mend(d, section); n > 0)
    item.count = say(words::fill_to_mend, std::to_string(n)).in(d.lang);
  return item;
}

TreeItem tree_of_item(const Dossier& d, const Section& section, const Item& one, bool current) {
  const Cell& cell = *one.cell;
  const std::size_t done = d.done(cell);
  TreeItem item{name_of(cell), d.section_href(section.id, cell.id), count_of(done, cell.clauses.size()), Icon::todo,
                current};
  if (done > 0) item.icon = done == cell.clauses.size() ? Icon::met : Icon::part;
  if (d.need(section, cell) == Dossier::Need::not_needed) return {name_of(cell), item.href, {}, Icon::na, current};
  for (const Figure& figure : one.figures) {
    const measure::Finding* finding = d.finding(figure.rule->id);
    if (!finding) continue;
    if (finding->verdict == measure::Verdict::unmet) item.icon = Icon::unmet;
    if (finding->verdict == measure::Verdict::unknown && item.icon == Icon::met) item.icon = Icon::part;
  }
  return item;
}

// ---- evidence

Html drop_for(const Dossier& d, const Clause& clause) {
  std::vector<File> files;
  if (const auto found = d.evidence.find(clause.id); found != d.evidence.end()) {
    for (const registry::Evidence& proof : found->second) files.push_back(proof_row(d, proof));
  }
  if (!d.is_open(description_of(clause.id))) return file_list(d.lang, files);
  return drop(d.lang, {.action = d.address + "/evidence",
                       .keys = {.csrf = d.csrf},
                       .id = "up-" + clause.id,
                       .label = std::string(words::proof_add.in(d.lang)),
                       .accept = std::string(accepted_files),
                       .help = text(say(words::proof_help, std::string(largest_proof_text)).in(d.lang)),
                       .files = files,
                       .more = hidden("clause", clause.id)});
}

// ---- items

// A mark or count that follows each save; see section_marks.
Html live(const Dossier& d, const std::string& mark, std::string_view subject, Html shown) {
  return html::span(cls("row"), id(mark), attr("data-refresh", d.marks_href(d.outline.spot(subject).section)),
                    std::move(shown));
}

Html clause_state(const Dossier& d, const Clause& clause) {
  const bool described = d.is_described(clause.id);
  const std::size_t proofs = d.proofs(clause.id);
  if (described && proofs > 0) {
    return html::verdict(Verdict::met, words::fill_clause_done.in(d.lang)) +
           html::span(cls("small muted"), say(words::fill_clause_proved, std::to_string(proofs)).in(d.lang));
  }
  const Word& lacks = described    ? words::fill_clause_no_proof
                      : proofs > 0 ? words::fill_clause_no_text
                                   : words::fill_clause_empty;
  return described || proofs > 0 ? html::verdict(Verdict::unknown, lacks.in(d.lang))
                                 : html::verdict(Verdict::not_applicable, lacks.in(d.lang));
}

Html clause_mark(const Dossier& d, const Clause& clause) {
  return live(d, "mark-" + clause.id, clause.id, clause_state(d, clause));
}

Html item_count(const Dossier& d, const Cell& cell) {
  return live(
      d, "count-" + cell.id, cell.id,
      text(
          say(words::fill_clause_count, std::to_string(d.done(cell)), std::to_string(cell.clauses.size())).in(d.lang)));
}

Html clause_part(const Dossier& d, const Clause& clause) {
  return div(cls("panel__body stack"), id(clause.id),
             p(cls("row"), clause_code(clause.id), html::span(cls("push"), clause_mark(d, clause))),
             quote(text(clause.text)), field_at(d, description_of(clause.id)), drop_for(d, clause));
}

std::string why_folded(const Dossier& d, const Section& section, const Cell& cell, Dossier::Need need) {
  const bool by_variant = cell.variant != every_variant && (need == Dossier::Need::undecided || !section.chooser);
  if (need == Dossier::Need::undecided && by_variant && d.outline.variant) {
    const Spot spot = d.outline.spot(d.outline.variant->path);
    return say(words::fill_item_undecided_variant, spot.section, d.outline.variant->name).in(d.lang);
  }
  if (need == Dossier::Need::undecided) return std::string(words::fill_item_undecided.in(d.lang));
  return by_variant ? say(words::fill_item_other_variant, cell.variant).in(d.lang)
                    : std::string(words::fill_item_not_chosen.in(d.lang));
}

// An item that counts stands open; the others are folded, with the reason.
Html item_part(const Dossier& d, const Section& section, const Item& item) {
  const Cell& cell = *item.cell;
  const Dossier::Need need = d.need(section, cell);
  const bool documented =
      std::ranges::any_of(cell.clauses, [&](const Clause& clause) { return d.proofs(clause.id) > 0; });
  // A figure that the item is all about stands in its panel, others in one of their own.
  Html inside, beside;
  for (const Figure& figure : item.figures) {
    if (figure.rule->id == cell.id) {
      inside += div(cls("panel__body stack"), id(field_id(figure.fact->path)),
                    p(cls("row"), html::span(cls("push small muted"), figure_note(d, figure, documented))),
                    figure_body(d, figure));
    } else {
      beside += panel({.title = figure_title(d.lang, figure),
                       .note = figure_note(d, figure, documented),
                       .body = figure_body(d, figure),
                       .id = field_id(figure.fact->path)});
    }
  }
  const Html clauses = inside + each(cell.clauses, [&](const Clause& clause) { return clause_part(d, clause); });
  if (need == Dossier::Need::required) {
    return div(cls("stack"), id(cell.id), beside,
               panel({.title = name_of(cell),
                      .note = html::span(cls("row"), item_count(d, cell), clause_code(cell.id)),
                      .body = clauses,
                      .bare_body = true}));
  }
  return details(
      cls("panel"), id(cell.id),
      summary(cls("panel__head"), html::span(cls("strong"), name_of(cell)),
              html::span(cls("small muted"), why_folded(d, section, cell, need), "　", clause_code(cell.id))),
      beside.empty() ? Html{} : div(cls("panel__body stack"), beside), clauses);
}

// ---- the section

Html facts_part(const Dossier& d, const Section& section) {
  if (section.facts.empty()) return {};
  Html lists;
  std::vector<Html> fields;
  for (const Fact* fact : section.facts) {
    if (fact->type == measure::FactType::records) {
      lists += div(cls("panel__body"), list_at(d, *fact));
    } else {
      fields.push_back(field_at(d, fact->path));
    }
  }
  const Html grid = fields.empty() ? Html{} : div(cls("panel__body"), form_grid(fields));
  return html::section(cls("panel"), grid, lists);
}

std::vector<FieldError> errors_of(const Dossier& d) {
  std::vector<FieldError> errors;
  for (const auto& [path, trial] : d.trials) {
    const std::string label = d.measure->dossier().glossary.label(path);
    if (!trial.error.empty()) errors.push_back({path, say(words::fill_problem, label, trial.error).in(d.lang), {}});
    if (trial.conflict)
      errors.push_back(
          {path,
           say(words::fill_problem, label, say(words::fill_conflict, trial.conflict->by).in(d.lang)).in(d.lang),
           {}});
  }
  return errors;
}

// Buttons, and the form that all fields above belong to.
Html foot(const Dossier& d, const Section& section) {
  const auto& all = d.outline.sections;
  const auto here = std::ranges::find(all, section.id, &Section::id);
  const Section* before = here == all.begin() ? nullptr : &*std::prev(here);
  const Section* after = std::next(here) == all.end() ? nullptr : &*std::next(here);
  Html buttons =
      before ? link_button({.text = say(words::fill_previous, before->title).in(d.lang)}, d.section_href(before->id))
             : Html{};
  if (d.editable) {
    buttons += submit_button(
        {.text = std::string(words::fill_save.in(d.lang)), .look = after ? Look::normal : Look::main, .push = true});
    if (after) {
      buttons += submit_button({.text = say(words::fill_save_and_next, after->title).in(d.lang),
                                .look = Look::main,
                                .icon = Icon::right,
                                .icon_after = true,
                                .name = "next",
                                .value = after->id});
    }
  } else if (after) {
    buttons += link_button({.text = after->title, .icon = Icon::right, .icon_after = true, .push = true},
                           d.section_href(after->id));
  }
  const Html inside = html::section(cls("panel"), div(cls("panel__foot row"), buttons));
  if (!d.editable) return inside;
  html::Form form;
  form.action = html::Address(d.address + "/fill").with("section", section.id).str();
  form.keys.csrf = d.csrf;
  form.id = std::string(fill_form);
  form.save_href = d.address + "/field";
  form.owner = d.owner;
  return post_form(form, inside);
}

}  // namespace

Html fill_tree(const Dossier& d, std::string_view current) {
  std::vector<TreeGroup> groups;
  groups.push_back({"", std::string(words::fill_basics.in(d.lang)), {}, {TreeSection{}}});
  for (const Section& section : d.outline.sections) {
    const bool here = section.id == current;
    if (section.element.empty()) {
      groups.front().sections.front().items.push_back(tree_of_facts(d, section, here));
      continue;
    }
    if (groups.back().letter != section.element) groups.push_back({section.element, section.element_label, {}, {}});
    TreeSection part;
    if (section.title != section.element_label) part.title = section.title;
    // The section is current as a whole; its first item stands for it.
    bool first = here;
    for (const Item& item : section.items)
      part.items.push_back(tree_of_item(d, section, item, std::exchange(first, false)));
    if (const std::size_t n = to_mend(d, section); n > 0 && !part.items.empty()) {
      part.items.front().count = say(words::fill_to_mend, std::to_string(n)).in(d.lang);
    }
    groups.back().sections.push_back(std::move(part));
  }
  const std::string from = html::Address(d.address + "/tree").with("section", current).str();
  return div(id("contents"), attr("data-refresh", from), tree(d.lang, groups));
}

Html section_marks(const Dossier& d, const Section& section) {
  Html marks;
  for (const Item& item : section.items) {
    for (const Figure& figure : item.figures) marks += figure_gap(d, figure);
    marks += item_count(d, *item.cell);
    for (const Clause& clause : item.cell->clauses) marks += clause_mark(d, clause);
  }
  return marks;
}

Html fill_section(const Dossier& d, const Section& section) {
  Html lead = text(d.the_case.kind + "·" + d.the_case.name);
  if (!section.element.empty())
    lead +=
        text("　") + cite(section.element + "·" + section.element_label, article_href(section.items.front().cell->id));
  Html acts;
  if (d.the_case.due && d.returned)
    acts = html::span(cls("small"), words::app_due.in(d.lang), " ", html::span(cls("strong"), to_iso(*d.the_case.due)));
  const Html head = page_head({.title = section.title, .lead = lead, .acts = acts});
  Html note;
  if (!d.editable) note = flash(Tone::info, text(say(words::fill_not_open, d.state_label).in(d.lang)));
  if (d.editable && d.returned) note = flash(Tone::warn, text(words::fill_mend_only.in(d.lang)));
  const Html items = each(section.items, [&](const Item& item) { return item_part(d, section, item); });
  return head + note + errsum(d.lang, errors_of(d)) + facts_part(d, section) + items + foot(d, section);
}

std::string first_section(const Dossier& d) {
  const auto& all = d.outline.sections;
  if (all.empty()) return {};
  const auto found = std::ranges::find_if(all, [&](const Section& section) { return to_mend(d, section) > 0; });
  return found == all.end() ? all.front().id : found->id;
}

File proof_row(const Dossier& d, const registry::Evidence& proof) {
  const std::string address = "/evidence/" + proof.ref;
  Html side = grade(d.lang, Grade::documented) + a(href(address), words::proof_view.in(d.lang));
  if (d.is_open(description_of(proof.clause))) {
    // Inside the form of the upload: goes elsewhere, as a plain form.
    side += button(cls("btn btn--s btn--quiet"), attr("formaction", action(address + "/remove").value),
                   attr("formenctype", "application/x-www-form-urlencoded"), words::proof_remove.in(d.lang));
  }
  return {.name = proof.name,
          .side = side,
          .meta = {text(size_text(proof.size)), html::span(cls("mono"), "sha256 " + proof.sha256.substr(0, 10) + "…"),
                   text(say(words::proof_added, proof.person_name, month_day(proof.added)).in(d.lang))},
          .id = "proof-" + proof.ref};
}

}  // namespace zj::pages
