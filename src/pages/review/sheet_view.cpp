#include "pages/review/sheet_view.h"

#include <algorithm>

#include "base/text.h"
#include "words/html.h"
#include "words/pages_review.h"

namespace zj::pages {

using namespace html;

namespace {

std::string word(Lang lang, const Word& w) {
  return std::string(w.in(lang));
}

Html muted(Lang lang, const Word& w) {
  return p(cls("small faint"), w.in(lang));
}

// A mark or count that follows each save; see sheet_marks.
Html live(const SheetView& view, const std::string& mark, Html shown) {
  return html::span(id(mark), attr_if(!view.marks_href.empty(), "data-refresh", view.marks_href), std::move(shown));
}

std::string count_of(std::size_t done, std::size_t all) {
  return std::to_string(done) + "/" + std::to_string(all);
}

Icon mark_of(std::size_t done, std::size_t all) {
  return done == all ? Icon::met : done > 0 ? Icon::part : Icon::todo;
}

// From the best down, as people say it: 1 / 0.8 / 0.5 / 0.
Html scale_note(Lang lang, const SheetView& view) {
  if (!view.form || view.scale.empty()) return {};
  return html::span(cls("small muted"),
                    say(words::sheet_scale, join(std::vector(view.scale.rbegin(), view.scale.rend()), " / ")).in(lang));
}

Html rule_of(const SheetView::Item& item) {
  return each(item.clauses,
              [](const SheetView::Clause& c) { return quote(group(html::span(cls("code"), c.letter), "　", c.text)); });
}

Html claims_of(Lang lang, const SheetView& view, const SheetView::Item& item) {
  if (!view.content_shown) return muted(lang, words::sheet_claim_closed);
  return each(item.clauses, [lang](const SheetView::Clause& c) {
    const Html said = c.claim.empty() ? html::span(cls("faint"), words::sheet_no_claim.in(lang)) : html::text(c.claim);
    return p(html::span(cls("code"), c.letter), "　", said);
  });
}

Html evidence_of(Lang lang, const SheetView& view, const SheetView::Item& item) {
  if (!view.content_shown) return muted(lang, words::sheet_claim_closed);
  return item.files.empty() ? muted(lang, words::sheet_no_evidence) : file_list(lang, item.files);
}

Html given_table(Lang lang, const SheetView::Item& item) {
  Table given;
  given.caption = item.title;
  given.density = Density::plain;
  given.columns = {{.title = word(lang, words::score_clause), .heads_row = true},
                   {.title = word(lang, words::score_factor), .css = "n"},
                   {.title = word(lang, words::score_reason_heading)}};
  for (const SheetView::Clause& c : item.clauses) {
    const Html score = c.score.empty() ? html::span(cls("faint"), words::sheet_not_scored.in(lang)) : b(c.score);
    given.rows.push_back({{group(clause_code(c.letter), "　", c.text), score, html::text(c.reason)}});
  }
  return data_table(lang, given);
}

// What a low score still lacks.
Html reason_note(Lang lang, const SheetView& view, const SheetView::Clause& c) {
  return live(view, "reason-" + c.id,
              c.lacks_reason()
                  ? html::span(cls("small t-unknown"), say(words::sheet_reason_missing, view.reason_line).in(lang))
                  : Html{});
}

Html entry_table(Lang lang, const SheetView& view, const SheetView::Item& item) {
  std::vector<ScoreRow> rows;
  for (const SheetView::Clause& c : item.clauses) {
    const std::string field = "得分." + c.id;
    ScoreRow row{.code = c.letter,
                 .clause = c.text,
                 .scale = {field + ".分值", c.text, view.scale, c.score},
                 .reason_name = field + ".理由"};
    row.reason = c.reason;
    row.reason_required = c.reason_required;
    if (!view.reason_line.empty()) row.hint = say(words::sheet_reason_hint, view.reason_line).in(lang);
    row.note = reason_note(lang, view, c);
    if (c.named) row.error = word(lang, words::sheet_named);
    rows.push_back(std::move(row));
  }
  return score_table(lang, rows);
}

Html item_count(Lang lang, const SheetView& view, const SheetView::Item& item) {
  return live(
      view, "count-" + item.id,
      html::text(
          say(words::sheet_scored, std::to_string(item.scored()), std::to_string(item.clauses.size())).in(lang)));
}

Html item_panel(Lang lang, const SheetView& view, const SheetView::Item& item) {
  Html note = clause_code(item.id);
  if (!item.weight.empty()) note += group("　", say(words::sheet_weight, item.weight).in(lang));
  note += group("　", item_count(lang, view, item));
  const Html files =
      item.files.empty() ? Html{} : html::text(say(words::sheet_files, std::to_string(item.files.size())).in(lang));
  return section(
      cls("stack"), id(item.id), ruled_heading(item.title, note),
      triad({{word(lang, words::sheet_rule), scale_note(lang, view), rule_of(item)},
             {word(lang, words::sheet_claim), {}, claims_of(lang, view, item)},
             {word(lang, words::sheet_evidence), files, evidence_of(lang, view, item)}}),
      div(cls("panel"), div(cls("panel__body"), view.form ? entry_table(lang, view, item) : given_table(lang, item))));
}

Html technology_rows(Lang lang, const SheetView& view) {
  const auto scored = [&](std::string_view field, const Word& what, const SheetView::Technology& technology,
                          const std::string& value) {
    if (!view.form) return td(value.empty() ? html::span(cls("faint"), words::sheet_not_scored.in(lang)) : b(value));
    return td(html::span(cls("small muted only-narrow"), what.in(lang)),
              scale({std::string(field), technology.name + " " + word(lang, what), view.scale, value}));
  };
  Html rows;
  for (std::size_t i = 0; i < view.technologies.size(); ++i) {
    const SheetView::Technology& technology = view.technologies[i];
    const std::string entry = "新技术[" + std::to_string(i) + "].";
    const Html claim = technology.claim.empty() ? Html{} : p(cls("small muted"), technology.claim);
    const Html files = technology.files.empty() ? Html{} : file_list(lang, technology.files);
    rows += tr(th(attr("scope", "row"), b(technology.name), claim, files,
                  view.form ? hidden(entry + "名称", technology.name) : Html{}),
               scored(entry + "成效", words::sheet_effect, technology, technology.effect),
               scored(entry + "难易", words::sheet_difficulty, technology, technology.difficulty));
  }
  const auto heading = [lang](const Word& w) { return th(attr("scope", "col"), w.in(lang)); };
  return html::table(
      cls("score"),
      thead(tr(heading(words::sheet_technology), heading(words::sheet_effect), heading(words::sheet_difficulty))),
      tbody(rows));
}

Html overall(Lang lang, const SheetView& view) {
  if (!view.form) {
    if (!view.remark_shown) return {};
    return key_values({{word(lang, words::sheet_level), html::text(view.level)},
                       {word(lang, words::sheet_level_reason), html::text(view.level_reason)},
                       {word(lang, words::sheet_remark), html::text(view.remark)}});
  }
  Field level{.entry = Entry::radios,
              .name = "行业水平",
              .label = word(lang, words::sheet_level),
              .value = view.level,
              .options = view.levels};
  level.required = true;
  level.width = Width::full;
  Field reason{.entry = Entry::long_text,
               .name = "行业水平理由",
               .label = word(lang, words::sheet_level_reason),
               .value = view.level_reason};
  reason.required = true;
  reason.width = Width::full;
  Field remark{
      .entry = Entry::long_text, .name = "评语", .label = word(lang, words::sheet_remark), .value = view.remark};
  remark.help = html::text(words::sheet_remark_help.in(lang));
  remark.required = true;
  remark.width = Width::full;
  return form_grid({field(lang, level), field(lang, reason), field(lang, remark)});
}

// Saving comes first: it is what the Enter key does.
Html buttons(const SheetView& view, bool wide, const std::string& form = {}) {
  Html both = submit_button({.text = view.save_label, .wide = wide, .form = form});
  return both +
         submit_button(
             {.text = view.submit_label, .look = Look::main, .wide = wide, .form = form, .action = view.submit_action});
}

Html sheet_content(Lang lang, const SheetView& view) {
  Html items;
  for (const SheetView::Element& element : view.elements) {
    if (element.letter == "B" && !view.technologies.empty()) {
      items += section(id("technologies"),
                       panel({.title = word(lang, words::sheet_technologies), .body = technology_rows(lang, view)}));
    }
    for (const SheetView::Item& item : element.items) items += item_panel(lang, view, item);
  }
  const Html last = overall(lang, view);
  if (!last.empty()) {
    Panel whole{.title = word(lang, words::sheet_overall), .body = last, .id = "overall"};
    if (view.form)
      whole.foot =
          group(p(cls("small muted"), words::sheet_keep.in(lang)), html::span(cls("push row"), buttons(view, false)));
    items += panel(whole);
  }
  const Html head = page_head({view.title, view.lead, view.acts});
  return group(head, view.errors, view.notice, view.form ? post_form(*view.form, items) : items);
}

Html sheet_tree(Lang lang, const SheetView& view) {
  std::vector<TreeGroup> groups;
  for (const SheetView::Element& element : view.elements) {
    TreeSection items;
    const auto add = [&](std::string title, const std::string& id, std::size_t done, std::size_t all) {
      items.items.push_back({std::move(title), "#" + id, count_of(done, all), mark_of(done, all)});
    };
    if (element.letter == "B" && !view.technologies.empty())
      add(word(lang, words::sheet_technologies), "technologies", view.technologies_scored(), view.technologies.size());
    for (const SheetView::Item& item : element.items) add(item.title, item.id, item.scored(), item.clauses.size());
    if (!items.items.empty())
      groups.push_back({element.letter,
                        element.title,
                        element.most.empty() ? "" : say(words::sheet_points, element.most).in(lang),
                        {items}});
  }
  if (view.form) {
    const auto done = static_cast<std::size_t>(!view.level.empty()) +
                      static_cast<std::size_t>(!view.level_reason.empty()) +
                      static_cast<std::size_t>(!view.remark.empty());
    TreeSection whole;
    whole.items.push_back({word(lang, words::sheet_overall), "#overall", count_of(done, 3), mark_of(done, 3)});
    groups.push_back({"", word(lang, words::sheet_whole), {}, {whole}});
  }
  return div(id("contents"), attr_if(!view.marks_href.empty(), "data-refresh", view.marks_href), tree(lang, groups));
}

// By points, where they are known; else by how much is scored.
Html progress_bars(const SheetView& view) {
  std::vector<Bar> bars;
  for (const SheetView::Element& element : view.elements) {
    const bool technologies = element.letter == "B";
    const std::size_t all = element.clauses() + (technologies ? view.technologies.size() : 0),
                      done = element.scored() + (technologies ? view.technologies_scored() : 0);
    if (!element.total.empty()) {
      const double most = std::max(1.0, std::strtod(element.most.c_str(), nullptr));
      bars.push_back({.label = html::text(element.letter),
                      .share = std::strtod(element.total.c_str(), nullptr) / most,
                      .value = done > 0 || !view.form ? element.total : "—",
                      .beside = " / " + element.most});
    } else if (all > 0) {
      bars.push_back({.label = html::text(element.letter),
                      .share = static_cast<double>(done) / static_cast<double>(all),
                      .value = std::to_string(done),
                      .beside = " / " + std::to_string(all)});
    }
  }
  return bar_list(bars);
}

Html sheet_rail(Lang lang, const SheetView& view) {
  const Html only_you = view.own ? html::span(cls("faint"), words::sheet_only_you.in(lang)) : Html{};
  const std::string counted =
      say(words::sheet_scored, std::to_string(view.scored()), std::to_string(view.clauses())).in(lang);
  Html rail;
  if (view.total.empty()) {
    rail += p(cls("eyebrow"), words::sheet_rail.in(lang));
    rail += p(cls("total"), b(std::to_string(view.scored())),
              html::span(cls("muted"), " / " + std::to_string(view.clauses())));
  } else if (view.at_stake.empty()) {
    rail += p(cls("eyebrow"), words::sheet_total.in(lang), " ", only_you);
    rail += p(cls("total"), b(view.total), html::span(cls("muted"), " / " + view.most));
  } else {
    rail += p(cls("eyebrow"), words::sheet_so_far.in(lang), " ", only_you);
    rail +=
        p(cls("total"), b(view.total), html::span(cls("muted"), say(words::sheet_of_scored, view.at_stake).in(lang)));
    rail += p(cls("small muted"), counted, "；", words::sheet_total_later.in(lang), " ", view.scale_basis);
  }
  rail += progress_bars(view);
  rail += hr();
  rail += flash(Tone::info, html::span(cls("small"), words::sheet_others.in(lang)));
  if (!view.figures.empty()) {
    rail += hr();
    rail += h2(words::sheet_figures.in(lang));
    rail += ul(cls("stack-s small"), each(view.figures, [lang](const SheetView::Figure& figure) {
                 return li(verdict(figure.verdict, verdict_text(lang, figure.verdict), Size::bare), "　", figure.title);
               }));
  }
  if (view.form) rail += hr() + buttons(view, true, view.form->id);
  return div(cls("stack"), rail);
}

}  // namespace

std::size_t SheetView::Item::scored() const {
  return static_cast<std::size_t>(std::ranges::count_if(clauses, [](const Clause& c) { return !c.score.empty(); }));
}

std::size_t SheetView::Element::clauses() const {
  std::size_t sum = 0;
  for (const Item& item : items) sum += item.clauses.size();
  return sum;
}

std::size_t SheetView::Element::scored() const {
  std::size_t sum = 0;
  for (const Item& item : items) sum += item.scored();
  return sum;
}

std::size_t SheetView::clauses() const {
  std::size_t sum = 0;
  for (const Element& element : elements) sum += element.clauses();
  return sum;
}

std::size_t SheetView::scored() const {
  std::size_t sum = 0;
  for (const Element& element : elements) sum += element.scored();
  return sum;
}

std::size_t SheetView::technologies_scored() const {
  return static_cast<std::size_t>(std::ranges::count_if(technologies, &Technology::scored));
}

Bench sheet_bench(Lang lang, const SheetView& view) {
  Bench bench;
  bench.tree_label = word(lang, words::sheet_tree);
  bench.tree = sheet_tree(lang, view);
  bench.content = sheet_content(lang, view);
  bench.rail_label = word(lang, words::sheet_rail);
  bench.rail = sheet_rail(lang, view);
  bench.rail_href = view.marks_href;
  return bench;
}

Html sheet_marks(Lang lang, const SheetView& view) {
  Html marks = sheet_tree(lang, view);
  for (const SheetView::Element& element : view.elements) {
    for (const SheetView::Item& item : element.items) {
      marks += item_count(lang, view, item);
      for (const SheetView::Clause& clause : item.clauses) marks += reason_note(lang, view, clause);
    }
  }
  Bench bench;
  bench.rail_label = word(lang, words::sheet_rail);
  bench.rail = sheet_rail(lang, view);
  bench.rail_href = view.marks_href;
  return marks + bench_rail(bench);
}

}  // namespace zj::pages
