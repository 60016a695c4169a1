// Filling in the dossier: a section as a page, its fields saved one by one as somebody types, or all at once by a
// button. Either way what two people write does not overwrite each other, and nothing typed is lost.

#include <algorithm>
#include <set>

#include "base/text.h"
#include "pages/enterprise/dossier_view.h"
#include "pages/enterprise/enterprise.h"
#include "pages/enterprise/fields.h"
#include "pages/enterprise/rail.h"
#include "words/pages.h"
#include "words/pages_enterprise.h"

namespace zj::pages {

namespace {

html::Bench bench_of(const Dossier& d, std::string_view section) {
  html::Bench bench;
  bench.tree_label = words::fill_tree.in(d.lang);
  bench.tree = fill_tree(d, section);
  bench.rail_label = words::rail_title.in(d.lang);
  bench.rail = rail(d);
  bench.rail_summary = rail_summary(d);
  bench.rail_href = d.address + "/rail";
  return bench;
}

http::Response section_page(Visit& visit, const Dossier& d, const Section& section, int status) {
  html::Page frame = visit.page(section.title + "·" + d.the_case.name);
  frame.crumbs = path_to(d.lang, d.the_case, section.title);
  html::Bench bench = bench_of(d, section.id);
  bench.content = fill_section(d, section);
  return page_of(html::bench_page(frame, bench), status);
}

http::Response fill_page(Visit& visit) {
  auto d = load(visit, visit.request.capture("ref"));
  if (!d) return visit.problem(d.error());
  const auto& query = visit.request.query;
  const Section* section =
      d->outline.find(query.has("section") ? std::string(query.first("section")) : first_section(*d));
  if (!section) return visit.not_found();
  d->new_entry_of = query.first("more");
  return section_page(visit, *d, *section, 200);
}

// ---- one field, as zhijian.js sends it

http::Response save_one(Visit& visit) {
  const std::string ref(visit.request.capture("ref"));
  const auto& form = visit.request.form;
  const std::string path(form.first("path"));
  std::vector<std::string> values;
  for (const std::string_view value : form.every("value")) {
    if (!value.empty()) values.push_back(plain_lines(value));
  }
  const std::string typed = join(values, "\n");
  const auto saved = visit.registry.save_field(visit.actor, ref, path, typed,
                                               std::strtoll(std::string(form.first("version")).c_str(), nullptr, 10));
  if (saved) {
    Json answer;
    answer.set("version", saved->version);
    answer.set("at", to_local(visit.registry.clock().now()).substr(11));
    answer.set("seen", seen_mark(saved->version, saved->shown));
    return http::Response::json(200, to_json(answer));
  }
  auto d = load(visit, ref);
  if (!d) return visit.problem(d.error());
  const bool conflict = saved.error().trouble == Trouble::conflict;
  Dossier::Trial& trial = d->trials[path];
  trial.typed = typed;
  const Dossier::Saved* theirs = conflict ? d->find(path) : nullptr;
  if (theirs) {
    trial.conflict = html::Conflict{theirs->by, theirs->at, theirs->text};
  } else {
    trial.error = saved.error().said.in(visit.lang);
  }
  const html::Html field = field_at(*d, path);
  if (field.empty()) return visit.problem(saved.error());
  return page_of(field, conflict ? 409 : 422);
}

// ---- a whole section, by its button

struct Posted {
  std::string path, typed;
  Seen seen;
};

// The fields that were changed by whoever posted the form: what is as it was shown is left as it is now.
std::vector<Posted> changed_fields(const http::Fields& form) {
  std::vector<Posted> changed;
  std::set<std::string> known;
  for (const auto& [name, value] : form.all()) {
    if (!name.starts_with(seen_prefix)) continue;
    Posted posted{name.substr(seen_prefix.size()), {}, read_seen(value)};
    if (!known.insert(posted.path).second) continue;
    std::vector<std::string> values;
    for (const std::string_view one : form.every(posted.path)) {
      if (!one.empty()) values.push_back(plain_lines(one));
    }
    posted.typed = join(values, "\n");
    if (seen_mark(posted.seen.version, posted.typed) != posted.seen.mark) changed.push_back(std::move(posted));
  }
  return changed;
}

// Where the reader goes after a save that went well.
std::string onward(const Dossier& d, const Section& section, const http::Fields& form) {
  if (const std::string list(form.first("add")); !list.empty()) {
    return html::Address(d.address + "/fill").with("section", section.id).with("more", list).str() + "#" +
           html::percent_encoded(html::field_id(list));
  }
  if (const auto entry = form.first("remove"); !entry.empty())
    return d.section_href(section.id, html::field_id(entry.substr(0, entry.find('['))));
  const Section* next = d.outline.find(form.first("next"));
  return d.section_href(next ? next->id : section.id);
}

http::Response save_section(Visit& visit) {
  const std::string ref(visit.request.capture("ref"));
  const auto& form = visit.request.form;
  auto before = load(visit, ref);
  if (!before) return visit.problem(before.error());
  const Section* section = before->outline.find(visit.request.query.first("section"));
  if (!section) return visit.not_found();

  std::map<std::string, Dossier::Trial, std::less<>> trials;
  std::int64_t saved = 0;
  bool conflict = false;
  for (const Posted& field : changed_fields(form)) {
    const auto result = visit.registry.save_field(visit.actor, ref, field.path, field.typed, field.seen.version);
    if (result) {
      ++saved;
      continue;
    }
    Dossier::Trial& trial = trials[field.path];
    trial.typed = field.typed;
    const Dossier::Saved* theirs = result.error().trouble == Trouble::conflict ? before->find(field.path) : nullptr;
    if (theirs) {
      conflict = true;
      trial.conflict = html::Conflict{theirs->by, theirs->at, theirs->text};
    } else {
      trial.error = result.error().said.in(visit.lang);
    }
  }
  if (trials.empty()) {
    if (const auto entry = form.first("remove"); !entry.empty()) {
      if (const auto removed = visit.registry.remove_entry(visit.actor, ref, entry); !removed)
        return visit.problem(removed.error());
    }
    // Saying nothing of an added row: it is there to be seen.
    const bool quiet = form.has("add") || form.has("remove");
    const Said said = quiet       ? Said{}
                      : saved > 0 ? say(words::fill_saved, std::to_string(saved))
                                  : say(words::fill_unchanged);
    return visit.go(onward(*before, *section, form), said);
  }
  auto after = load(visit, ref);
  if (!after) return visit.problem(after.error());
  after->trials = std::move(trials);
  return section_page(visit, *after, *after->outline.find(section->id), conflict ? 409 : 422);
}

// ---- parts that are fetched anew after a save

http::Response part(Visit& visit, html::Html (*show)(Visit&, const Dossier&)) {
  const auto d = load(visit, visit.request.capture("ref"));
  if (!d) return visit.problem(d.error());
  const html::Html shown = show(visit, *d);
  return shown.empty() ? visit.not_found() : page_of(shown);
}

html::Html rail_part(Visit&, const Dossier& d) {
  return html::bench_rail(bench_of(d, {}));
}

html::Html tree_part(Visit& visit, const Dossier& d) {
  return fill_tree(d, visit.request.query.first("section"));
}

html::Html marks_part(Visit& visit, const Dossier& d) {
  const Section* section = d.outline.find(visit.request.query.first("section"));
  return section ? section_marks(d, *section) : html::Html{};
}

}  // namespace

void add_dossier_form(Screens& screens) {
  screens.get("/applications/{ref}/fill", fill_page);
  screens.post("/applications/{ref}/fill", save_section);
  screens.post("/applications/{ref}/field", save_one);
  screens.get("/applications/{ref}/rail", [](Visit& visit) { return part(visit, rail_part); });
  screens.get("/applications/{ref}/tree", [](Visit& visit) { return part(visit, tree_part); });
  screens.get("/applications/{ref}/marks", [](Visit& visit) { return part(visit, marks_part); });
}

}  // namespace zj::pages
