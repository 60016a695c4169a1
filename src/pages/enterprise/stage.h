#pragma once
// Where an application stands, and what its enterprise does next.

#include "pages/enterprise/dossier.h"

namespace zj::pages {

struct NextStep {
  std::string label;  // 按意见修改
  std::string href;
  bool mine = false;  // something for the enterprise to do
};
NextStep next_step(Visit& visit, const registry::Object& the_case);

// The day that matters to the enterprise: of the case itself, or while it is a draft the end of the round.
std::optional<Date> deadline_of(Visit& visit, const registry::Object& the_case);

// The steps of the procedure with the present one marked, as far as the reader may know.
html::Html steps_of(Visit& visit, const registry::Object& the_case, const std::vector<registry::Event>& history);

// A link to go on in another of this person's roles, back to this page; empty when they do not hold it or act in it
// already.
html::Html switch_role(Visit& visit, std::string_view role, const Word& label);

}  // namespace zj::pages
