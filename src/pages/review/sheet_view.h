#pragma once
// A score sheet as it is shown: rule, claim and evidence side by side, and below them the scores, to be given or as
// given.

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
    bool named = false;  // by the refusal of a submission
    bool lacks_reason() const { return reason_required && reason.empty(); }
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
    std::string total;                // points of what is scored
    std::vector<Item> items;
    std::size_t clauses() const;
    std::size_t scored() const;
  };
  struct Technology {
    std::string name, effect, difficulty, claim;
    std::vector<html::File> files;
    bool scored() const { return !effect.empty() && !difficulty.empty(); }
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
  std::string reason_line;         // below it a reason is required: 0.8
  html::Html scale_basis;          // where the scale is from
  std::vector<html::Option> levels;
  std::string level, level_reason, remark;
  std::string total, most;  // points of all elements; total "" where it is not known
  std::string at_stake;     // the points that the scored part could have at most; "" once the total is final
  bool own = false;         // the reader's own sheet
  std::vector<Figure> figures;
  bool content_shown = true;  // what the enterprise says may be read
  bool remark_shown = true;

  // Where what follows each save is fetched anew (sheet_marks); "" where nothing is saved.
  std::string marks_href;
  // Set while scores are given; else the sheet is read only.
  std::optional<html::Form> form;
  std::string submit_action;
  std::string save_label, submit_label;
  html::Html errors;
  html::Html notice;  // what the state means
  html::Html acts;    // other acts

  std::size_t clauses() const;
  std::size_t scored() const;
  std::size_t technologies_scored() const;
};

html::Bench sheet_bench(Lang lang, const SheetView& view);
// The parts of that page that follow each save: contents, counts, reasons to be given, and the rail.
html::Html sheet_marks(Lang lang, const SheetView& view);

}  // namespace zj::pages
