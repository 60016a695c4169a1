#pragma once
// Screens of experts, and of what the officers make from their scores: panels, lists, notices, recognition documents.

#include <optional>
#include <string>
#include <vector>

#include "pages/office/office.h"

namespace zj::pages {

// The page that carries the form of an act where the object has a screen of its own for it (scores); nothing: the
// generic form will do. `typed` and `error` come back from a refused post.
std::optional<http::Response> own_form(Visit& visit, const registry::Object& object, std::string_view act,
                                       const http::Fields* typed = nullptr, const Error* error = nullptr);

// A number of points as read: two decimals, the rest cut, so that nothing looks as if it had passed (评分.md, G21). "—"
// for none.
std::string points(const Json* number);
// What a fact says in a cell of a table.
std::string said_by(const Json* value);

// Title, state and acts of an object, as all these screens begin.
html::Html object_head(Visit& visit, const registry::Object& object);
// Documents and history, as all of them end.
html::Html object_tail(Visit& visit, const registry::Object& object);
// Cases by enterprise, number and state; `empty` says that there are none.
html::Html case_table(Visit& visit, const std::vector<registry::Object>& cases, const Word& caption, const Word& empty);

void add_sheet_screens(Screens& screens);  // an expert's sheets, one of them
void add_panel_screens(Screens& screens);
void add_list_screens(Screens& screens);  // proposed lists, notices, recognition documents

}  // namespace zj::pages
