#pragma once
// The dossier form: a section of it, the tree beside it. Pure functions of a Dossier.

#include "pages/enterprise/dossier.h"

namespace zj::pages {

html::Html fill_tree(const Dossier& d, std::string_view section);
html::Html fill_section(const Dossier& d, const Section& section);

// What of a section's marks, counts and figures follows each save: the same pieces anew, each with its id.
html::Html section_marks(const Dossier& d, const Section& section);

// The section that is shown when none is asked for: of a returned case the first with something to change, else the
// first.
std::string first_section(const Dossier& d);
// The row of a piece of evidence.
html::File proof_row(const Dossier& d, const registry::Evidence& proof);

}  // namespace zj::pages
