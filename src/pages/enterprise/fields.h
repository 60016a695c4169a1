#pragma once
// Fields of the dossier form, made from the glossary: what is saved, what a refused save left, what was remarked.

#include "pages/enterprise/dossier.h"

namespace zj::pages {

// The id of the form that fields and buttons of a section belong to; fields stand outside it, because uploads are forms
// too.
inline constexpr std::string_view fill_form = "fill";
// Beside each field `path` travels `v.path`: what its reader saw. Without script it tells what was changed, and on what
// it was based.
inline constexpr std::string_view seen_prefix = "v.";

// Version and value as one word: "3.1f0c2a9b".
std::string seen_mark(std::int64_t version, std::string_view text);
struct Seen {
  std::int64_t version = 0;
  std::string mark;  // the whole word
};
Seen read_seen(std::string_view word);

// Any field by its path: a fact, a part of a quotient, a field of a list's entry, a clause's description. Empty when
// the measure has no such fact.
html::Html field_at(const Dossier& d, std::string_view path);

// A list: its entries with a row of fields each, a way to add and remove, and for required ones a way to say that there
// is none.
html::Html list_at(const Dossier& d, const measure::Fact& list);

// A quotient: the figure with its distance to the threshold, below it the parts it is computed from. Its title, and a
// note that says where it comes from and by which rule it is judged.
html::Html figure_body(const Dossier& d, const Figure& figure);
std::string figure_title(Lang lang, const Figure& figure);
html::Html figure_note(const Dossier& d, const Figure& figure, bool documented);
// The drawing alone; empty while the figure cannot be computed, or where its rule is no plain threshold.
html::Html gap_of(const Dossier& d, const Figure& figure);
// The same with a word where there is nothing to draw; fetched anew after a save.
html::Html figure_gap(const Dossier& d, const Figure& figure);

// The text as kept: line ends of any system become \n, none at the end.
std::string plain_lines(std::string_view text);

}  // namespace zj::pages
