#pragma once
// An official document of the record, laid out: as sheets on a screen, and as the letter that documents/letter.h
// prints.

#include <string>

#include "documents/letter.h"
#include "html/html.h"
#include "registry/model.h"

namespace zj::pages {

// The sheets of a document: the letter, then its attachment where it has one. Its title is the heading of the page or,
// with `heads_page` false, stands below one. Pure.
html::Html letter_sheets(const registry::Document& document, bool heads_page = true);

// The same for the printer. `verify_url` becomes its QR code.
documents::Letter printable(const registry::Document& document, std::string verify_url);

}  // namespace zj::pages
