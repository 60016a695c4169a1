#pragma once
// The live verdict beside the form: what fails and by how much, what is missing, what is assumed. Pure.

#include "pages/enterprise/dossier.h"

namespace zj::pages {

html::Html rail(const Dossier& d);
// One line of it, for where the rail is far below.
std::string rail_summary(const Dossier& d);

// How many findings decide, by verdict.
html::VerdictCounts deciding(const measure::Assessment& assessment);
// The verdict in the words of a self-assessment: 暂不符合.
html::Html verdict_of(Lang lang, const measure::Assessment& assessment, html::Size size = html::Size::normal);

}  // namespace zj::pages
