#include "html/table.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "words/html.h"

namespace zj::html {
namespace {

Attr given(Name name, std::string_view value) {
  return attr_if(!value.empty(), name, value);
}

// Of a column's classes, the heading takes only those that place it.
std::string heading_classes(const Column& c) {
  std::string kept;
  for (const std::string_view word : {"n", "shrink", "hide-s"}) {
    if ((" " + c.css + " ").find(" " + std::string(word) + " ") == std::string::npos) continue;
    kept.append(kept.empty() ? "" : " ").append(word);
  }
  return kept;
}

Html heading(Lang lang, const Column& c) {
  std::string words = c.title;
  if (c.sorted == Sorted::ascending) words = say(words::sorted_ascending, c.title).in(lang);
  if (c.sorted == Sorted::descending) words = say(words::sorted_descending, c.title).in(lang);
  Html inside = c.hint.empty() ? text(words) : abbr(attr("title", c.hint), words);
  if (!c.sort_href.empty()) inside = a(href(c.sort_href), inside);
  const Attr sorted =
      c.sorted == Sorted::no ? Attr{} : attr("aria-sort", c.sorted == Sorted::ascending ? "ascending" : "descending");
  return th(attr("scope", "col"), given("class", heading_classes(c)), sorted, inside);
}

Html cell(const Column& c, const Html& content) {
  if (c.heads_row) return th(attr("scope", "row"), given("class", c.css), content);
  return td(given("data-label", c.title), given("class", c.css), content);
}

Html pick_box(Lang lang, const Table& t, const Row& r) {
  if (r.pick.empty()) return td(cls("shrink hide-s"));
  return td(cls("shrink hide-s"),
            input(type("checkbox"), name(t.pick_name), value(r.pick), given("form", t.pick_form),
                  flag("checked", r.picked), attr("aria-label", say(words::choose_row, r.name).in(lang))));
}

std::string_view density_class(Density density) {
  switch (density) {
    case Density::compact:
      return "table table--compact cards";
    case Density::roomy:
      return "table cards";
    case Density::plain:
      return "table table--compact table--plain cards";
  }
  return "";
}

}  // namespace

Html data_table(Lang lang, const Table& t) {
  const bool picks = !t.pick_name.empty();
  Html headings;
  if (picks) {
    headings +=
        th(cls("shrink"), attr("scope", "col"),
           input(type("checkbox"), flag("data-pick-all"), attr("aria-label", words::choose_whole_page.in(lang))));
  }
  for (const Column& c : t.columns) headings += heading(lang, c);
  Html rows;
  for (const Row& r : t.rows) {
    if (r.cells.size() != t.columns.size()) throw std::logic_error("row and columns differ in " + t.caption);
    Html cells = picks ? pick_box(lang, t, r) : Html{};
    for (std::size_t i = 0; i < r.cells.size(); ++i) cells += cell(t.columns[i], r.cells[i]);
    rows += tr(attr_if(r.picked, "class", "is-picked"), cells);
  }
  Html whole = table(cls(density_class(t.density)), flag("data-rows"), caption(cls("vh"), t.caption),
                     thead(tr(headings)), tbody(rows));
  return t.density == Density::plain ? whole : div(cls("tablewrap"), whole);
}

Html row_link(std::string_view text, std::string_view href, std::string_view more) {
  return group(a(cls("rowlink"), html::href(href), text), more.empty() ? Html{} : group(" ", span(cls("faint"), more)));
}

Html row_link_over(std::string_view text, std::string_view href, std::string_view below) {
  return group(a(cls("rowlink"), html::href(href), text), span(cls("sub"), below));
}

Html batch_bar(Lang lang, const Batch& batch) {
  const std::string count = batch.chosen == 0 ? std::string(words::batch_none.in(lang))
                                              : say(words::batch_chosen, std::to_string(batch.chosen)).in(lang);
  return form(cls("batch"), id(batch.form_id), attr("method", "post"), action(batch.action),
              attr("aria-label", words::batch_label.in(lang)), hidden_keys(batch.keys),
              span(cls("strong"), flag("data-chosen-count"), attr("aria-live", "polite"), count),
              batch.why.empty() ? Html{} : span(cls("muted small"), batch.why), span(cls("row push"), batch.acts));
}

Html filters(Lang lang, const Filters& f) {
  const Html kept = each(f.kept, [](const auto& pair) { return hidden(pair.first, pair.second); });
  return form(cls("filters"), action(f.action), attr("aria-label", words::filter_label.in(lang)), kept, f.fields,
              submit_button({.text = std::string(words::filter_label.in(lang))}),
              f.any_set
                  ? link_button({.text = std::string(words::filter_clear.in(lang)), .look = Look::quiet}, f.action)
                  : Html{},
              f.note.empty() ? Html{} : span(cls("push small faint"), f.note));
}

Html filter_select(std::string_view name, std::string_view label, std::string_view chosen,
                   const std::vector<Option>& options) {
  const std::string id = "filter-" + std::string(name);
  return div(cls("field"), html::label(attr("for", id), label),
             select(cls("input"), html::id(id), html::name(name), each(options, [&](const Option& o) {
                      return option(value(o.value), flag("selected", o.value == chosen), o.text);
                    })));
}

Html filter_text(std::string_view name, std::string_view label, std::string_view value, std::string_view placeholder) {
  const std::string id = "filter-" + std::string(name);
  return div(
      cls("field"), html::label(attr("for", id), label),
      input(cls("input"), html::id(id), html::name(name), html::value(value), given("placeholder", placeholder)));
}

Html pager(Lang lang, const Pager& p) {
  if (p.pages <= 1) return {};
  const auto to = [&p](std::int64_t page, std::string_view words) {
    return a(href((page == 1 ? p.here.without(p.parameter) : p.here.with(p.parameter, page)).str()), words);
  };
  Html links = p.page > 1 ? to(p.page - 1, words::pager_previous.in(lang)) : Html{};
  std::int64_t before = 0;
  for (const std::int64_t page : std::set<std::int64_t>{1, p.page - 1, p.page, p.page + 1, p.pages}) {
    if (page < 1 || page > p.pages) continue;
    if (page > before + 1) links += span("…");
    links += page == p.page ? span(attr("aria-current", "page"), page) : to(page, std::to_string(page));
    before = page;
  }
  if (p.page < p.pages) links += to(p.page + 1, words::pager_next.in(lang));
  return nav(cls("pager push"), attr("aria-label", words::pager_label.in(lang)), links);
}

Html list_foot(Lang lang, const ListFoot& foot) {
  Html line = text(
      say(words::pager_shown, std::to_string(foot.from), std::to_string(foot.to), std::to_string(foot.all)).in(lang));
  if (foot.keys) {
    line += span(cls("only-scripted hide-s"), "　", kbd("J"), " ", kbd("K"), " ", words::key_move.in(lang), "　",
                 kbd("X"), " ", words::key_choose.in(lang), "　", kbd("Enter"), " ", words::key_open.in(lang));
  }
  return div(cls("row"), p(cls("small faint"), line), pager(lang, foot.pager));
}

}  // namespace zj::html
