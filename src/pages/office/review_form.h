#pragma once
// Forms in which an officer judges a case: a checklist with the decisions that follow from it, and remarks that name
// what must change.

#include <string>
#include <vector>

#include "pages/site.h"

namespace zj::pages {

// Whether an act takes remarks by field (逐项意见).
bool takes_remarks(const registry::Offer& offer);

// Remarks that each name a fact or an item of the dossier, and what to change. `target` is the review or check that the
// act is done on.
html::Html remarks_form(Visit& visit, const registry::Object& target, const registry::Offer& offer,
                        const http::Fields* typed = nullptr, const Error* error = nullptr);

// One form for all acts that take the same checklist: the main decision, keeping it for later, and (folded) the refusal
// with its reason. Empty when none of them is among the offers.
html::Html checklist_form(Visit& visit, const registry::Object& target, const std::vector<registry::Offer>& offers);

// What the checklist of a review or check says, and the opinion, as far as this reader may see them; empty when nothing
// is filled in.
html::Html checklist_shown(Visit& visit, const registry::Object& target);

// Acts that a screen shows by the forms above.
bool is_on_forms(const registry::Offer& offer);

}  // namespace zj::pages
