#pragma once
// A score sheet as it is shown: rule, claim and evidence side by side, and below them the scores, to be given or as given.

#include <optional>
#include <string>
#include <vector>

#include "html/components.h"

namespace zj::pages {

struct SheetView {
  struct Clause {
    std::string id, letter, text;
    std::string claim;
    std::string score, reason;  // as typed or given
    bool reason_required = false;
    bool named = false;         // by the refusal of a submission
  };
  // A cell of the annex: one item that is scored by its clauses.
  struct Item {
    std::string id, title, weight;
    std::vector<Clause> clauses;
    std::vector<html::File> files;
    std::size_t scored() const;
  };
  struct Element {
    std::string letter, title, most;  // A, 智能化制造, 50
    std::string total;                // points, once computed
    std::vector<Item> items;
  };
  struct Technology {
    std::string name, effect, difficulty, claim;
    std::vector<html::File> files;
  };
  struct Figure {
    std::string title;
    html::Verdict verdict;
  };

  std::string title;
  html::Html lead;
  std::vector<Element> elements;
  std::vector<Technology> technologies;
  std::vector<std::string> scale;  // 0, 0.5, 0.8, 1
  std::vector<html::Option> levels;
  std::string level, level_reason, remark;
  std::string total, most;         // points of all elements; total "" before it is computed
  bool own = false;                // the reader's own sheet
  std::vector<Figure> figures;
  bool content_shown = true;       // what the enterprise says may be read
  bool remark_shown = true;

  // Set while scores are given; else the sheet is read only.
  std::optional<html::Form> form;
  std::string submit_action;
  std::string save_label, submit_label;
  html::Html errors;
  html::Html notice;  // what the state means
  html::Html acts;    // other acts

  std::size_t clauses() const;
  std::size_t scored() const;
};

html::Bench sheet_bench(Lang lang, const SheetView& view);

}  // namespace zj::pages
