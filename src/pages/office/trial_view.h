#pragma once
// Parts of the screens on which a change of the measure is tried out. Pure.

#include <functional>
#include <string>
#include <vector>

#include "analysis/trial.h"
#include "html/html.h"
#include "measure/diagnostic.h"
#include "words/words.h"

namespace zj::pages {

// What the loader says, errors first: place, message, what to write instead. `link` leads to the line.
html::Html diagnostics(Lang lang, const std::vector<measure::Diagnostic>& found,
                       const std::function<std::string(const measure::Diagnostic&)>& link);

// A text area with line numbers beside it; each line can be linked to as #L12, and those with something wrong are
// marked. Needs no script.
struct CodeEditor {
  std::string name;
  std::string label;
  std::string help;
  std::string text;
  std::vector<measure::Diagnostic> found = {};
};
html::Html code_editor(const CodeEditor& editor);

// An application that a change was tried on.
struct TriedCase {
  std::string enterprise, site, number, href;
};
struct TrialOutcome {
  const analysis::Trial& trial;
  const measure::Measure& before;
  const measure::Measure& after;
  const std::vector<TriedCase>& cases;  // by the number given to Trial::add
};
// Counts before and after, who comes out otherwise and why, findings that differ, and what was not tried.
html::Html trial_outcome(Lang lang, const TrialOutcome& outcome);

}  // namespace zj::pages
