#pragma once

#include "pages/site.h"

namespace zj::pages {

// ---- shared by screens of officers and reviewers
html::Html act_buttons(const std::vector<registry::Offer>& offers, const registry::Object& object);
html::Html history_of(Visit& visit, const registry::Object& object);
html::Html documents_of(Visit& visit, const registry::Object& object);
// Any object: what it is, what can be done, what it holds, what has happened. `current`: the item of the side
// navigation.
http::Response object_screen(Visit& visit, std::string_view current);
// All objects of a type that the actor may know of.
html::Html object_table(Visit& visit, std::string_view type, const Word& caption);
// A page of such tables; `creations` are buttons (label, address).
using Creations = std::vector<std::pair<std::string, std::string>>;
http::Response object_list(Visit& visit, const Word& title, std::string_view current, const Creations& creations,
                           const html::Html& tables);

void add_act_screens(Screens& screens);    // any act on any object
void add_queue_screens(Screens& screens);  // work list, all cases, rounds, messages
void add_case_screens(Screens& screens);   // one case as officers see it

}  // namespace zj::pages
