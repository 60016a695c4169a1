#pragma once
// A case's dossier as officers read it: what was found, and the content it was found in. Pure functions of a Dossier.

#include "pages/enterprise/dossier.h"

namespace zj::pages {

// The dossier of a case from the content that this reader may see; its fields are never editable.
Dossier dossier_read_only(Visit& visit, const registry::Object& the_case, Json content);

// The findings that need judgement (unmet first, then unknown), each with its distance, evidence and assumptions; what
// is met is folded.
html::Html findings_panel(const Dossier& d);
// The content section by section; clauses with what the enterprise says of them and its evidence are folded by item.
html::Html content_panels(const Dossier& d);
// A path of the dossier in the words of its reader: 指标.关键设备联网率 → 关键设备联网率, F.A.1.1 → 智能设计·….
std::string name_of(const Dossier& d, std::string_view path);

}  // namespace zj::pages
