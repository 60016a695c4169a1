#pragma once
// How a decision came about, for those who want to look behind its sentence: every step with its value, and a receipt
// from which anybody can decide again.

#include "html/html.h"
#include "http/message.h"
#include "measure/assess.h"
#include "pages/site.h"

namespace zj::pages {

// The steps of a finding, folded. Precondition: the assessment kept its traces.
html::Html how_decided(Lang lang, const measure::Assessment& assessment, const measure::Finding& finding);

// The receipt as a file (docs/复核一个决定.md); an error where the dossier cannot be read.
http::Response receipt_of(Visit& visit, const registry::Object& the_case, const registry::Registry::Checked& checked);

}  // namespace zj::pages
