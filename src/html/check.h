#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zj::html {

// What is wrong with a page or fragment, for the tests of everything that makes pages; empty when all is well. Each
// problem names the element. Found are: tags that do not balance or may not stand where they do (a div in a p, a form
// in a form), attributes that are unquoted or doubled, ids that are not unique, references (for, form, aria-…,
// "#fragment") to ids that are not there, controls without a label, anything that our content security policy forbids
// (inline script, style and event attributes), images without alternative text. `whole_page` also wants a title, a
// language and exactly one h1.
std::vector<std::string> problems(std::string_view markup, bool whole_page = true);

}  // namespace zj::html
