#pragma once
// How a measure's dossier is laid out as a form: nothing in it is about this measure or that one. Sections of the
// glossary come first, then the elements of the annex, a section for each of their groups; figures stand where their
// threshold is.

#include <string>
#include <string_view>
#include <vector>

#include "measure/measure.h"

namespace zj::pages {

// Of an item that applies to every variant.
inline constexpr std::string_view every_variant = "全部";

// A quotient, and the rule that judges it.
struct Figure {
  const measure::Fact* fact = nullptr;
  const measure::Rule* rule = nullptr;
};

// An item of the annex: its clauses are described and proved one by one.
struct Item {
  const measure::Cell* cell = nullptr;
  std::vector<Figure> figures;
};

struct Section {
  std::string id;       // 企业, A1, C; a part of the address
  std::string title;    // 企业, 智能设计, 新模式应用
  std::string element;  // A; empty for a section of the glossary
  std::string element_label;
  std::vector<const measure::Fact*> facts;  // entered here, in order; the one that chooses among the items first
  const measure::Fact* chooser = nullptr;   // the list of items that count: 新模式
  std::vector<Item> items;
};

// Where a fact is entered.
struct Spot {
  std::string section;
  std::string anchor;  // id on that section's page
};

// Pointers live as long as the measure.
struct Outline {
  std::vector<Section> sections;
  const measure::Fact* variant = nullptr;  // the choice that decides which items apply: 生产类型

  const Section* find(std::string_view id) const;
  // The place of a path as findings and readings name it (指标.关键设备联网率.分子, 事故记录[2].日期, 环节.F.A.1.1);
  // empty when no form asks for it.
  Spot spot(std::string_view path) const;
  const Figure* figure(std::string_view rule) const;  // that a rule judges; nullptr for other rules
  // Whether it decides which items there are to fill in.
  bool is_chooser(const measure::Fact& fact) const;
};

Outline outline_of(const measure::Measure& measure, std::string_view kind);

// The path of a clause's description.
std::string description_of(std::string_view clause);

}  // namespace zj::pages
