#pragma once

#include "pages/site.h"

namespace zj::pages {

// ---- shared by screens of officers and reviewers
// Acts that take nothing are done by their button; others open their form. Those that need a reason come last; the
// first that moves the object on is the main button, if `main`, which is then false.
html::Html act_controls(Visit& visit, const registry::Object& target, const std::vector<registry::Offer>& offers,
                        bool& main);
// The same, each beside what it brings about.
html::Html act_list(Visit& visit, const registry::Object& target, const std::vector<registry::Offer>& offers);
// What an act brings about, by the measure's own table: the next state, letters, the deadline, whom it tells.
std::string what_follows(Lang lang, const measure::Measure& measure, const measure::ObjectType& type,
                         const measure::Act& act);
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
void add_trial_screens(Screens& screens);  // a change of the measure, tried out
void add_case_screens(Screens& screens);   // one case as officers see it

}  // namespace zj::pages
