#include "pages/enterprise/outline.h"

#include <algorithm>
#include <set>

#include "html/form.h"
#include "registry/registry.h"

namespace zj::pages {

namespace {

using measure::Cell;
using measure::Fact;
using measure::FactType;
using measure::Measure;

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// The quotients that are judged at an item: by its own rule (F.D.1) or one below it (F.A.2.1.T1).
std::vector<Figure> figures_of(const Measure& measure, const Cell& cell) {
  std::vector<Figure> figures;
  for (const measure::Rule& rule : measure.rules()) {
    if (rule.id != cell.id && !rule.id.starts_with(cell.id + ".")) continue;
    for (const Fact& fact : measure.dossier().glossary.facts()) {
      if (fact.type == FactType::quotient && rule.source.find(fact.name) != std::string::npos)
        figures.push_back({&fact, &rule});
    }
  }
  return figures;
}

// The list in which the items of an element are chosen by their names.
const Fact* chooser_of(const Measure& measure, const std::vector<const Cell*>& cells) {
  for (const Fact& fact : measure.dossier().glossary.facts()) {
    if (fact.type != FactType::choices && fact.type != FactType::names) continue;
    if (std::ranges::all_of(cells, [&](const Cell* cell) { return contains(fact.values, cell->link); })) return &fact;
  }
  return nullptr;
}

const Fact* variant_of(const Measure& measure, std::string_view kind) {
  std::set<std::string> variants;
  for (const Cell& cell : measure.cells()) {
    if (cell.title == kind && cell.variant != every_variant) variants.insert(cell.variant);
  }
  for (const Fact& fact : measure.dossier().glossary.facts()) {
    if (fact.type == FactType::choice && !variants.empty() &&
        std::ranges::all_of(variants, [&](const std::string& v) { return contains(fact.values, v); }))
      return &fact;
  }
  return nullptr;
}

std::vector<Section> element_sections(const Measure& measure, std::string_view kind) {
  std::vector<std::vector<const Cell*>> elements;
  for (const Cell& cell : measure.cells()) {
    if (cell.title != kind) continue;
    if (elements.empty() || elements.back().front()->element != cell.element) elements.emplace_back();
    elements.back().push_back(&cell);
  }
  std::vector<Section> sections;
  for (const auto& cells : elements) {
    const bool one_group =
        std::ranges::all_of(cells, [&](const Cell* cell) { return cell->group == cells.front()->group; });
    const Fact* chooser = chooser_of(measure, cells);
    int number = 0;
    for (const Cell* cell : cells) {
      if (number == 0 || (!one_group && sections.back().title != cell->group)) {
        ++number;
        Section section;
        section.id = cell->element + (one_group ? std::string() : std::to_string(number));
        section.title = one_group ? cell->element_label : cell->group;
        section.element = cell->element;
        section.element_label = cell->element_label;
        section.chooser = chooser;
        if (chooser) section.facts.push_back(chooser);
        sections.push_back(std::move(section));
      }
      sections.back().items.push_back({cell, figures_of(measure, *cell)});
    }
  }
  return sections;
}

// 事故记录[2].日期 → 事故记录: the outermost fact that a form shows as a whole.
std::string_view root_of(std::string_view path) {
  return path.substr(0, path.find('['));
}

}  // namespace

const Section* Outline::find(std::string_view id) const {
  const auto found = std::ranges::find(sections, id, &Section::id);
  return found == sections.end() ? nullptr : &*found;
}

const Figure* Outline::figure(std::string_view rule) const {
  for (const Section& section : sections) {
    for (const Item& item : section.items) {
      for (const Figure& figure : item.figures) {
        if (figure.rule->id == rule) return &figure;
      }
    }
  }
  return nullptr;
}

bool Outline::is_chooser(const measure::Fact& fact) const {
  return &fact == variant || std::ranges::find(sections, &fact, &Section::chooser) != sections.end();
}

Spot Outline::spot(std::string_view path) const {
  for (const Section& section : sections) {
    for (const Fact* fact : section.facts) {
      if (fact->path == path || (path.starts_with(fact->path) && path[fact->path.size()] == '.'))
        return {section.id, html::field_id(path)};
      if (fact->path == root_of(path)) return {section.id, html::field_id(root_of(path))};
    }
    for (const Item& item : section.items) {
      for (const Figure& figure : item.figures) {
        if (figure.fact->path == path || path.starts_with(figure.fact->path + "."))
          return {section.id, html::field_id(figure.fact->path)};
      }
      for (const measure::Clause& clause : item.cell->clauses) {
        if (path == description_of(clause.id) || path == clause.id) return {section.id, clause.id};
      }
      if (path.find(item.cell->id) != std::string_view::npos) return {section.id, item.cell->id};
    }
  }
  return {};
}

Outline outline_of(const Measure& measure, std::string_view kind) {
  Outline outline;
  outline.variant = variant_of(measure, kind);
  std::vector<Section> elements = element_sections(measure, kind);
  std::set<const Fact*> placed;
  for (const Section& section : elements) {
    placed.insert(section.facts.begin(), section.facts.end());
    for (const Item& item : section.items) {
      for (const Figure& figure : item.figures) placed.insert(figure.fact);
    }
  }
  // A quotient of the other kind of title is judged nowhere here, so nothing asks for it.
  const measure::Glossary& glossary = measure.dossier().glossary;
  for (const std::string& name : glossary.sections()) {
    Section section;
    section.id = section.title = name;
    for (const Fact* fact : glossary.section(name)) {
      const bool elsewhere = placed.contains(fact) || fact->type == FactType::table ||
                             fact->type == FactType::quotient || registry::Registry::is_supplied(fact->path);
      if (!elsewhere && !fact->is_field) section.facts.push_back(fact);
    }
    if (!section.facts.empty()) outline.sections.push_back(std::move(section));
  }
  std::ranges::move(elements, std::back_inserter(outline.sections));
  return outline;
}

std::string description_of(std::string_view clause) {
  return "条款." + std::string(clause) + ".说明";
}

}  // namespace zj::pages
