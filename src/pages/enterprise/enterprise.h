#pragma once
// What the enterprise's screens share. Each file of this folder adds its own routes.

#include "pages/enterprise/dossier.h"

namespace zj::pages {

void add_applications(Screens& screens);  // the list, a new one
void add_application(Screens& screens);   // one: where it stands, what to do
void add_dossier_form(Screens& screens);  // filling it in
void add_evidence(Screens& screens);
void add_signing(Screens& screens);

http::Response page_of(const html::Html& page, int status = 200);
// 我的申报 / 一号工厂 / …
std::vector<html::Link> path_to(Lang lang, const registry::Object& the_case, std::string here = {});

}  // namespace zj::pages
