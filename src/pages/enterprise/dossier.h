#pragma once
// A case's dossier as its enterprise sees it: everything that the form, its tree and its rail show, as plain values.
// Filled from the registry by load(), shown by dossier_view.h and rail.h.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pages/enterprise/outline.h"
#include "pages/site.h"

namespace zj::pages {

struct Dossier {
  Lang lang = Lang::zh;
  registry::Object the_case;
  std::string address;  // /applications/{ref}
  std::string csrf;
  std::string owner;  // whose unsent entries a browser may keep
  std::shared_ptr<const measure::Measure> measure;
  Outline outline;

  std::string state_label;  // as this reader may know it
  bool editable = false;    // by this reader, in this state
  bool returned = false;    // only what was named is open
  struct Remark {
    std::string word, text;  // what it names, what is said of it
  };
  std::vector<Remark> remarks;

  struct Saved {
    std::string text;  // as shown in the field
    std::int64_t version = 0;
    std::string by, at;
  };
  std::map<std::string, Saved, std::less<>> saved;  // of the draft, by path
  std::map<std::string, std::string, std::less<>>
      before;  // what the latest frozen version said, of fields that are open again
  Json content;
  registry::Registry::Checked checked;
  std::map<std::string, std::vector<registry::Evidence>, std::less<>> evidence;  // by clause
  std::string now;                                                               // 14:32

  // What a refused save leaves: shown instead of what is saved.
  struct Trial {
    std::string typed;
    std::string error;
    std::optional<html::Conflict> conflict;
  };
  std::map<std::string, Trial, std::less<>> trials;
  std::string new_entry_of;  // the list that shows an empty entry

  bool is_open(std::string_view path) const;
  std::vector<std::string> remarks_on(std::string_view path) const;
  const Saved* find(std::string_view path) const;
  std::string shown(std::string_view path) const;  // what a field says, "" when nothing
  const measure::Finding* finding(std::string_view rule) const;
  // Whether an item counts: always, for this variant, when chosen; unknown as long as that is not decided.
  enum class Need { required, undecided, not_needed };
  Need need(const Section& section, const measure::Cell& cell) const;
  // Of an item's clauses: how many are described and proved.
  std::size_t done(const measure::Cell& cell) const;
  bool is_described(std::string_view clause) const { return !shown(description_of(clause)).empty(); }
  std::size_t proofs(std::string_view clause) const;
  std::string section_href(std::string_view section, std::string_view anchor = {}) const;
  std::string marks_href(std::string_view section) const;  // where section_marks is fetched
  // Where a path is entered, as an address; empty when no form asks for it.
  std::string href_of(std::string_view path) const;
};

// The state of a case in the words that this reader may know: exact, or while experts and officers confer, the stage
// alone.
std::string state_shown(Visit& visit, const registry::Object& the_case);

// Everything about a case that this visitor may see; not_found for others than its enterprise.
Result<Dossier> load(Visit& visit, std::string_view ref);

}  // namespace zj::pages
