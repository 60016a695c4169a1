#pragma once

#include "pages/site.h"

namespace zj::pages {

// ---- shared by screens of officers and reviewers
html::Html act_buttons(const std::vector<registry::Offer>& offers, const registry::Object& object);
html::Html history_of(Visit& visit, const registry::Object& object);
html::Html documents_of(Visit& visit, const registry::Object& object);
// Any object: what it is, what can be done, what it holds, what has happened. `current`: the item of the side navigation.
http::Response object_screen(Visit& visit, std::string_view current);
// All objects of a type that the actor may know of; `creations` are buttons (label, address).
http::Response object_list(Visit& visit, std::string_view type, const Word& title, std::string_view current,
                           const std::vector<std::pair<std::string, std::string>>& creations);

void add_act_screens(Screens& screens);    // any act on any object
void add_queue_screens(Screens& screens);  // work list, all cases, rounds, messages
void add_case_screens(Screens& screens);   // one case as officers see it

}  // namespace zj::pages
