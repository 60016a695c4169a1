#include "pages/review/sheet_view.h"

#include <algorithm>

#include "words/html.h"
#include "words/pages_review.h"

namespace zj::pages {

using namespace html;

namespace {

std::string word(Lang lang, const Word& w) { return std::string(w.in(lang)); }

Html muted(Lang lang, const Word& w) { return p(cls("small faint"), w.in(lang)); }

Html rule_of(const SheetView::Item& item) {
  return each(item.clauses, [](const SheetView::Clause& c) { return quote(group(html::span(cls("code"), c.letter), "　", c.text)); });
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

Html entry_table(Lang lang, const SheetView& view, const SheetView::Item& item) {
  std::vector<ScoreRow> rows;
  for (const SheetView::Clause& c : item.clauses) {
    const std::string field = "得分." + c.id;
    ScoreRow row{.code = c.letter, .clause = c.text, .scale = {field + ".分值", c.text, view.scale, c.score}, .reason_name = field + ".理由"};
    row.reason = c.reason;
    row.reason_required = c.reason_required;
    if (c.named) row.error = word(lang, words::sheet_named);
    rows.push_back(std::move(row));
  }
  return score_table(lang, rows);
}

Html scored_note(Lang lang, std::size_t scored, std::size_t all) { return html::text(say(words::sheet_scored, std::to_string(scored), std::to_string(all)).in(lang)); }

Html item_panel(Lang lang, const SheetView& view, const SheetView::Item& item) {
  Html note = clause_code(item.id);
  if (!item.weight.empty()) note += group("　", say(words::sheet_weight, item.weight).in(lang));
  note += group("　", scored_note(lang, item.scored(), item.clauses.size()));
  const Html files = item.files.empty() ? Html{} : html::text(say(words::sheet_files, std::to_string(item.files.size())).in(lang));
  return section(cls("stack"), id(item.id), ruled_heading(item.title, note),
                 triad({{word(lang, words::sheet_rule), {}, rule_of(item)},
                        {word(lang, words::sheet_claim), {}, claims_of(lang, view, item)},
                        {word(lang, words::sheet_evidence), files, evidence_of(lang, view, item)}}),
                 div(cls("panel"), div(cls("panel__body"), view.form ? entry_table(lang, view, item) : given_table(lang, item))));
}

Html technology_rows(Lang lang, const SheetView& view) {
  const auto scored = [&](std::string_view field, const Word& what, const SheetView::Technology& technology, const std::string& value) {
    if (!view.form) return td(value.empty() ? html::span(cls("faint"), words::sheet_not_scored.in(lang)) : b(value));
    return td(html::span(cls("small muted only-narrow"), what.in(lang)), scale({std::string(field), technology.name + " " + word(lang, what), view.scale, value}));
  };
  Html rows;
  for (std::size_t i = 0; i < view.technologies.size(); ++i) {
    const SheetView::Technology& technology = view.technologies[i];
    const std::string entry = "新技术[" + std::to_string(i) + "].";
    const Html claim = technology.claim.empty() ? Html{} : p(cls("small muted"), technology.claim);
    const Html files = technology.files.empty() ? Html{} : file_list(lang, technology.files);
    rows += tr(th(attr("scope", "row"), b(technology.name), claim, files, view.form ? hidden(entry + "名称", technology.name) : Html{}),
               scored(entry + "成效", words::sheet_effect, technology, technology.effect), scored(entry + "难易", words::sheet_difficulty, technology, technology.difficulty));
  }
  const auto heading = [lang](const Word& w) { return th(attr("scope", "col"), w.in(lang)); };
  return html::table(cls("score"), thead(tr(heading(words::sheet_technology), heading(words::sheet_effect), heading(words::sheet_difficulty))), tbody(rows));
}

Html overall(Lang lang, const SheetView& view) {
  if (!view.form) {
    if (!view.remark_shown) return {};
    return key_values({{word(lang, words::sheet_level), html::text(view.level)},
                       {word(lang, words::sheet_level_reason), html::text(view.level_reason)},
                       {word(lang, words::sheet_remark), html::text(view.remark)}});
  }
  Field level{.entry = Entry::radios, .name = "行业水平", .label = word(lang, words::sheet_level), .value = view.level, .options = view.levels};
  level.required = true;
  level.width = Width::full;
  Field reason{.entry = Entry::long_text, .name = "行业水平理由", .label = word(lang, words::sheet_level_reason), .value = view.level_reason};
  reason.required = true;
  reason.width = Width::full;
  Field remark{.entry = Entry::long_text, .name = "评语", .label = word(lang, words::sheet_remark), .value = view.remark};
  remark.help = html::text(words::sheet_remark_help.in(lang));
  remark.required = true;
  remark.width = Width::full;
  return form_grid({field(lang, level), field(lang, reason), field(lang, remark)});
}

// Saving comes first: it is what the Enter key does.
Html buttons(const SheetView& view, bool wide, const std::string& form = {}) {
  Html both = submit_button({.text = view.save_label, .wide = wide, .form = form});
  return both + submit_button({.text = view.submit_label, .look = Look::main, .wide = wide, .form = form, .action = view.submit_action});
}

Html sheet_content(Lang lang, const SheetView& view) {
  Html items;
  for (const SheetView::Element& element : view.elements) {
    if (element.letter == "B" && !view.technologies.empty()) {
      items += section(id("technologies"), panel({.title = word(lang, words::sheet_technologies), .body = technology_rows(lang, view)}));
    }
    for (const SheetView::Item& item : element.items) items += item_panel(lang, view, item);
  }
  const Html last = overall(lang, view);
  if (!last.empty()) {
    Panel whole{.title = word(lang, words::sheet_overall), .body = last, .id = "overall"};
    if (view.form) whole.foot = group(p(cls("small muted"), words::sheet_keep.in(lang)), html::span(cls("push row"), buttons(view, false)));
    items += panel(whole);
  }
  const Html head = page_head({view.title, view.lead, view.acts});
  return group(head, view.errors, view.notice, view.form ? post_form(*view.form, items) : items);
}

Html sheet_tree(Lang lang, const SheetView& view) {
  std::vector<TreeGroup> groups;
  for (const SheetView::Element& element : view.elements) {
    TreeSection items;
    if (element.letter == "B") {
      const auto done = std::ranges::count_if(view.technologies, [](const auto& t) { return !t.effect.empty() && !t.difficulty.empty(); });
      const auto all = static_cast<std::ptrdiff_t>(view.technologies.size());
      if (all > 0) {
        items.items.push_back({word(lang, words::sheet_technologies), "#technologies", std::to_string(done) + "/" + std::to_string(all),
                               done == all ? Icon::met : done > 0 ? Icon::part : Icon::todo});
      }
    }
    for (const SheetView::Item& item : element.items) {
      const std::size_t done = item.scored(), all = item.clauses.size();
      items.items.push_back({item.title, "#" + item.id, std::to_string(done) + "/" + std::to_string(all), done == all ? Icon::met : done > 0 ? Icon::part : Icon::todo});
    }
    if (!items.items.empty()) groups.push_back({element.letter, element.title, element.most.empty() ? "" : say(words::sheet_points, element.most).in(lang), {items}});
  }
  const Html whole = p(cls("small pad-x"), a(href("#overall"), words::sheet_overall.in(lang)));
  return tree(lang, groups) + whole;
}

Html progress_bars(const SheetView& view) {
  std::vector<Bar> bars;
  for (const SheetView::Element& element : view.elements) {
    if (!view.total.empty()) {
      const double most = std::max(1.0, std::strtod(element.most.c_str(), nullptr));
      bars.push_back({.label = html::text(element.letter), .share = std::strtod(element.total.c_str(), nullptr) / most, .value = element.total, .beside = " / " + element.most});
      continue;
    }
    std::size_t all = 0, done = 0;
    for (const SheetView::Item& item : element.items) all += item.clauses.size(), done += item.scored();
    if (all == 0) continue;
    bars.push_back({.label = html::text(element.letter), .share = static_cast<double>(done) / static_cast<double>(all), .value = std::to_string(done), .beside = " / " + std::to_string(all)});
  }
  return bar_list(bars);
}

Html sheet_rail(Lang lang, const SheetView& view) {
  Html rail;
  if (view.total.empty()) {
    rail += p(cls("eyebrow"), words::sheet_rail.in(lang));
    rail += p(cls("total"), b(std::to_string(view.scored())), html::span(cls("muted"), " / " + std::to_string(view.clauses())));
    if (view.form) rail += p(cls("small muted"), words::sheet_total_later.in(lang));
  } else {
    rail += p(cls("eyebrow"), words::sheet_total.in(lang), " ", view.own ? html::span(cls("faint"), words::sheet_only_you.in(lang)) : Html{});
    rail += p(cls("total"), b(view.total), html::span(cls("muted"), " / " + view.most));
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

std::size_t SheetView::clauses() const {
  std::size_t sum = 0;
  for (const Element& element : elements) {
    for (const Item& item : element.items) sum += item.clauses.size();
  }
  return sum;
}

std::size_t SheetView::scored() const {
  std::size_t sum = 0;
  for (const Element& element : elements) {
    for (const Item& item : element.items) sum += item.scored();
  }
  return sum;
}

Bench sheet_bench(Lang lang, const SheetView& view) {
  Bench bench;
  bench.tree_label = word(lang, words::sheet_tree);
  bench.tree = sheet_tree(lang, view);
  bench.content = sheet_content(lang, view);
  bench.rail_label = word(lang, words::sheet_rail);
  bench.rail = sheet_rail(lang, view);
  bench.rail_summary = say(words::sheet_scored, std::to_string(view.scored()), std::to_string(view.clauses())).in(lang);
  return bench;
}

}  // namespace zj::pages
