// An expert's score sheets: all of them, and one to score in.

#include <algorithm>
#include <map>

#include "base/decimal.h"
#include "base/hash.h"
#include "base/text.h"
#include "pages/review/review.h"
#include "pages/review/sheet_view.h"
#include "words/pages.h"
#include "words/pages_review.h"

namespace zj::pages {

namespace {

using registry::Object;

std::string word(const Visit& visit, const Word& w) {
  return std::string(w.in(visit.lang));
}

// The FEEL text of a value that the measure assumes, "" when it assumes none of that name.
std::string_view assumed(const measure::Measure& measure, std::string_view name) {
  for (const measure::Assumption& assumption : measure.assumptions()) {
    for (const auto& value : assumption.values) {
      if (value.name == name) return value.source;
    }
  }
  return {};
}

// The numbers of a FEEL list: [0, 0.5, 0.8, 1].
std::vector<std::string> numbers_in(std::string_view source) {
  std::vector<std::string> numbers;
  bool inside = false;
  for (const char ch : source) {
    const bool digit = (ch >= '0' && ch <= '9') || ch == '.';
    if (digit && !inside) numbers.emplace_back();
    if (digit) numbers.back() += ch;
    inside = digit;
  }
  return numbers;
}

// The points of an element in { A: 50, B: 15, C: 15, D: 20 }.
std::string points_of(std::string_view source, std::string_view element) {
  const auto at = source.find(std::string(element) + ":");
  const auto numbers = at == std::string_view::npos ? std::vector<std::string>{} : numbers_in(source.substr(at));
  return numbers.empty() ? std::string() : numbers.front();
}

bool below(std::string_view score, std::string_view line) {
  const auto a = Decimal::parse(score), b = Decimal::parse(line);
  return a && b && *a < *b;
}

// Whether a refusal names this clause: F.A.1.1.a, not F.A.1.1.ab.
bool names(std::string_view message, std::string_view clause) {
  for (auto at = message.find(clause); at != std::string_view::npos; at = message.find(clause, at + 1)) {
    const std::string_view rest = message.substr(at + clause.size());
    if (rest.empty() || (!std::isalnum(static_cast<unsigned char>(rest.front())) && rest.front() != '.')) return true;
  }
  return false;
}

std::string typed_or(const http::Fields* typed, const std::string& name, std::string_view otherwise) {
  return std::string(typed ? typed->first(name) : otherwise);
}

std::string cell_of(std::string_view clause) {
  return std::string(clause.substr(0, clause.rfind('.')));
}

// What the reader may know of the application that a sheet is about.
struct Material {
  std::optional<Object> the_case;
  std::optional<Json> content;
  std::map<std::string, std::vector<html::File>> files;  // by cell
};

Material material_of(Visit& visit, const Object& sheet) {
  Material material;
  auto cases = visit.registry.linked(visit.actor, sheet, "case");
  if (cases.empty()) return material;
  material.the_case = std::move(cases.front());
  if (auto content = visit.registry.content(visit.actor, *material.the_case)) material.content = *std::move(content);
  for (const registry::Evidence& one : visit.registry.evidence(visit.actor, *material.the_case)) {
    const html::Html open = html::a(html::href("/evidence/" + one.ref), words::sheet_open.in(visit.lang));
    html::File file{.name = one.name, .side = html::grade(visit.lang, html::Grade::documented) + open};
    file.meta = {html::code(one.sha256.substr(0, 8))};
    material.files[cell_of(one.clause)].push_back(std::move(file));
  }
  return material;
}

std::string claim_of(const Material& material, const std::string& clause) {
  const Json* claims = material.content ? material.content->find("条款") : nullptr;
  const Json* claim = claims ? claims->find(clause) : nullptr;
  return claim ? std::string(claim->text("说明")) : std::string();
}

// The clauses that count, in the order of the annex. When the case is out of sight (the review is over): those that
// were scored.
std::vector<std::string> clauses_of(Visit& visit, const Object& sheet, const Material& material) {
  if (material.the_case) return visit.registry.clauses_to_score(*material.the_case);
  std::vector<std::string> ids;
  const Json* scores = sheet.data.find("得分");
  for (const auto& [id, score] : scores && scores->object() ? *scores->object() : Json::Object{}) ids.push_back(id);
  return ids;
}

std::vector<SheetView::Element> elements_of(Visit& visit, const Object& sheet, const Material& material,
                                            const http::Fields* typed, const Error* error) {
  const auto measure = visit.registry.measure_of(sheet);
  const std::vector<std::string> counted = clauses_of(visit, sheet, material);
  const std::string_view must_explain = assumed(*measure, "须写理由的分值"), weights = assumed(*measure, "要素分值");
  const std::string refusal = error ? error->said.in(Lang::zh) : std::string();
  const Json* scores = sheet.data.find("得分");
  const Json* totals = sheet.data.find("合计");
  std::string kind = material.the_case ? material.the_case->kind : std::string();
  if (const measure::Cell* first = counted.empty() ? nullptr : measure->cell(cell_of(counted.front()));
      kind.empty() && first)
    kind = first->title;
  std::vector<SheetView::Element> elements;
  for (const measure::Cell& cell : measure->cells()) {
    if (cell.title != kind) continue;
    if (elements.empty() || elements.back().letter != cell.element) {
      const Json* total = totals ? totals->find(cell.element) : nullptr;
      elements.push_back({cell.element,
                          cell.element_label,
                          points_of(weights, cell.element),
                          total ? points(total) : std::string(),
                          {}});
    }
    SheetView::Item item{cell.id, cell.link, cell.weight ? cell.weight->to_text() : std::string(), {}, {}};
    for (const measure::Clause& clause : cell.clauses) {
      if (std::ranges::find(counted, clause.id) == counted.end()) continue;
      const Json* given = scores ? scores->find(clause.id) : nullptr;
      SheetView::Clause row{
          clause.id, clause.id.substr(clause.id.rfind('.') + 1), clause.text, claim_of(material, clause.id), {}, {}};
      row.score = typed_or(typed, "得分." + clause.id + ".分值", said_by(given ? given->find("分值") : nullptr));
      row.reason = typed_or(typed, "得分." + clause.id + ".理由", said_by(given ? given->find("理由") : nullptr));
      row.reason_required = below(row.score, must_explain);
      row.named = names(refusal, clause.id);
      item.clauses.push_back(std::move(row));
    }
    if (item.clauses.empty()) continue;
    if (const auto found = material.files.find(cell.id); found != material.files.end()) item.files = found->second;
    elements.back().items.push_back(std::move(item));
  }
  return elements;
}

// The technologies that the enterprise names; without its content, those that were scored.
std::vector<SheetView::Technology> technologies_of(Visit& visit, const Object& sheet, const Material& material,
                                                   const http::Fields* typed) {
  const auto measure = visit.registry.measure_of(sheet);
  const Json* scored = sheet.data.find("新技术");
  const Json::Array none, &given = scored && scored->array() ? *scored->array() : none;
  std::vector<std::string> named;
  const Json* list = material.content ? material.content->find("新技术") : nullptr;
  if (list && list->array()) {
    for (const Json& one : *list->array()) named.push_back(said_by(&one));
  } else if (!material.content) {
    for (const Json& one : given) named.emplace_back(one.text("名称"));
  }
  std::vector<SheetView::Technology> technologies;
  for (const std::string& name : named) {
    const std::string entry = "新技术[" + std::to_string(technologies.size()) + "].";
    const auto before = std::ranges::find_if(given, [&](const Json& one) { return one.text("名称") == name; });
    const auto value = [&](const char* field) {
      return typed_or(typed, entry + field, before == given.end() ? std::string() : said_by(before->find(field)));
    };
    SheetView::Technology technology{name, value("成效"), value("难易"), {}, {}};
    for (const measure::Cell& cell : measure->cells()) {
      if (!material.the_case || cell.title != material.the_case->kind || cell.link != name) continue;
      for (const measure::Clause& clause : cell.clauses) technology.claim += claim_of(material, clause.id);
      if (const auto found = material.files.find(cell.id); found != material.files.end())
        technology.files = found->second;
    }
    technologies.push_back(std::move(technology));
  }
  return technologies;
}

// Findings about figures: judged by the rules, so that no expert scores them.
std::vector<SheetView::Figure> figures_of(Visit& visit, const Material& material) {
  std::vector<SheetView::Figure> figures;
  if (!material.content || !visit.registry.may_see(visit.actor, "findings", *material.the_case)) return figures;
  const auto measure = visit.registry.measure_of(*material.the_case);
  for (const measure::Finding& finding : visit.registry.assess(*material.the_case, *material.content).findings) {
    const measure::Rule* rule = measure->rule(finding.id);
    const auto& facts = measure->dossier().glossary.facts();
    const bool figure =
        rule && finding.verdict != measure::Verdict::not_applicable &&
        std::ranges::any_of(facts, [&](const measure::Fact& fact) {
          return fact.type == measure::FactType::quotient && rule->source.find(fact.name) != std::string::npos;
        });
    if (figure) figures.push_back({finding.title.in(visit.lang), to_mark(finding.verdict)});
  }
  return figures;
}

// The offer of an act that asks for something. Whether it is allowed is judged with what will be typed, not before.
const registry::Offer* offered(const std::vector<registry::Offer>& offers, std::string_view act) {
  const auto found = std::ranges::find(offers, act, &registry::Offer::id);
  return found == offers.end() ? nullptr : &*found;
}

html::Html notice_of(const Visit& visit, const Object& sheet, bool scores_shown) {
  const auto say_it = [&](html::Tone tone, const Word& w) { return html::flash(tone, html::text(w.in(visit.lang))); };
  if (sheet.state == "ready") return say_it(html::Tone::info, words::sheet_waiting);
  if (sheet.state == "voided" || sheet.state == "recused") return say_it(html::Tone::warn, words::sheet_void);
  if (!scores_shown) return say_it(html::Tone::info, words::sheet_hidden);
  if (sheet.state == "submitted") return say_it(html::Tone::ok, words::sheet_submitted);
  if (sheet.state == "closed") return say_it(html::Tone::info, words::sheet_sealed);
  return {};
}

// The undertaking, given on the sheet itself.
html::Html declaration(Visit& visit, const Object& sheet) {
  html::Form form;
  form.action = "/o/" + sheet.ref + "/declare_none";
  form.keys = visit.keys(sheet.version);
  return html::panel(
      {.title = word(visit, words::declare_title),
       .body = html::group(html::p(words::declare_here.in(visit.lang)),
                           html::post_form(form, html::hidden("承诺", "是") +
                                                     html::submit_button({.text = word(visit, words::declare_one),
                                                                          .look = html::Look::main})))});
}

// The scores of a view as a sheet would hold them: what is not scored counts nothing, what is counts as given or as
// `instead`.
Object counted_as(const Object& sheet, const SheetView& view, const std::string& instead = {}) {
  const auto value = [&](const std::string& score) { return Json(instead.empty() || score.empty() ? score : instead); };
  Json scores(Json::Object{});
  for (const SheetView::Element& element : view.elements) {
    for (const SheetView::Item& item : element.items) {
      for (const SheetView::Clause& clause : item.clauses) {
        Json entry;
        entry.set("分值", clause.score.empty() ? Json("0") : value(clause.score));
        scores.set(clause.id, std::move(entry));
      }
    }
  }
  Json::Array technologies;
  for (const SheetView::Technology& technology : view.technologies) {
    if (!technology.scored()) continue;
    Json entry;
    entry.set("名称", technology.name);
    entry.set("成效", value(technology.effect));
    entry.set("难易", value(technology.difficulty));
    technologies.push_back(std::move(entry));
  }
  Object counted = sheet;
  counted.data.set("得分", std::move(scores));
  counted.data.set("新技术", Json(std::move(technologies)));
  return counted;
}

// What the scores come to so far, by the measure's own computation. Where it gives nothing, the counts of clauses say
// how far one is.
void add_points(Visit& visit, const Object& sheet, SheetView& view) {
  if (view.scale.empty()) return;
  const auto given = visit.registry.score_of_sheet(counted_as(sheet, view)),
             most = visit.registry.score_of_sheet(counted_as(sheet, view, view.scale.back()));
  if (!given || !most || said_by(given->find("总分")).empty() || said_by(most->find("总分")).empty()) return;
  view.total = points(given->find("总分"));
  view.at_stake = points(most->find("总分"));
  for (SheetView::Element& element : view.elements) element.total = points(given->find(element.letter));
}

// Where the scale and the line below which reasons are due come from: an assumption as long as nobody has confirmed it.
html::Html scale_basis(const Visit& visit, const measure::Measure& measure) {
  for (const measure::Assumption& assumption : measure.assumptions()) {
    if (std::ranges::none_of(assumption.values, [](const auto& value) { return value.name == "评分刻度"; }) ||
        assumption.is_confirmed())
      continue;
    return html::assume_mark(visit.lang, assumption.id, assumption.confirm, article_href(assumption.id));
  }
  return {};
}

SheetView view_of(Visit& visit, const Object& sheet, const http::Fields* typed, const Error* error) {
  const auto measure = visit.registry.measure_of(sheet);
  const auto offers = visit.registry.offers(visit.actor, sheet);
  const Material material = material_of(visit, sheet);
  SheetView view;
  view.own = sheet.owner == visit.actor.person;
  view.content_shown = material.content.has_value();
  view.remark_shown = visit.registry.may_see(visit.actor, "remarks", sheet);
  const bool scores_shown = visit.registry.may_see(visit.actor, "element_scores", sheet);

  const Object& about = material.the_case ? *material.the_case : sheet;
  const auto org = about.enterprise ? visit.registry.org(*about.enterprise) : std::nullopt;
  view.title = org ? org->name : word(visit, words::review_case);
  view.lead = html::group(about.name, "　", about.kind, "　", html::span(html::cls("mono"), about.number.value_or("")),
                          "　", html::tag(visit.registry.state_label(sheet), html::Tag::fill));
  if (const auto panel =
          sheet.parent ? visit.registry.find(visit.actor, *sheet.parent) : Result<Object>(tl::unexpect, Error{});
      panel && panel->due) {
    view.lead += html::group("　", due_mark(visit, panel->due));
  }
  if (scores_shown || sheet.state == "assigned" || sheet.state == "ready") {
    view.elements = elements_of(visit, sheet, material, typed, error);
    view.technologies = technologies_of(visit, sheet, material, typed);
  }
  view.figures = figures_of(visit, material);
  view.scale = numbers_in(assumed(*measure, "评分刻度"));
  view.reason_line = assumed(*measure, "须写理由的分值");
  view.scale_basis = scale_basis(visit, *measure);
  const auto fact = [&](const char* path) {
    return typed_or(typed, path, view.remark_shown ? said_by(sheet.data.find(path)) : std::string());
  };
  view.level = fact("行业水平");
  view.level_reason = fact("行业水平理由");
  view.remark = fact("评语");
  const measure::ObjectType* type = measure->procedure().type(sheet.type);
  if (const measure::Fact* level = type ? measure->glossary(type->label).find("行业水平") : nullptr) {
    for (const std::string& value : level->values) view.levels.push_back({value, value, {}});
  }
  if (const Json* total = scores_shown && (sheet.state == "submitted" || sheet.state == "closed")
                              ? sheet.data.find_path("合计.总分")
                              : nullptr)
    view.total = points(total);
  if (view.total.empty()) {
    for (SheetView::Element& element : view.elements) element.total.clear();
  }
  Decimal most;
  for (const SheetView::Element& element : view.elements)
    most = most + Decimal::parse(element.most).value_or(Decimal());
  view.most = most.to_text();

  const registry::Offer *save = offered(offers, "save"), *submit = offered(offers, "submit");
  if (save && submit) {
    html::Form form;
    form.id = "scores";
    form.action = "/o/" + sheet.ref + "/save";
    form.keys = visit.keys(sheet.version);
    form.save_href = "/sheets/" + sheet.ref + "/scores";
    form.whole = true;
    form.owner = visit.actor.ref;
    view.marks_href = "/sheets/" + sheet.ref + "/marks";
    add_points(visit, sheet, view);
    view.form = std::move(form);
    view.submit_action = "/o/" + sheet.ref + "/submit";
    view.save_label = save->label;
    view.submit_label = submit->label;
  }
  if (error)
    view.errors = html::errsum(
        visit.lang,
        {html::FieldError{
            error->trouble == Trouble::bad_input ? error->at : std::string(), error->said.in(visit.lang), {}}});
  view.notice = offered(offers, "declare_none") ? declaration(visit, sheet) : notice_of(visit, sheet, scores_shown);
  std::vector<registry::Offer> others;
  for (const registry::Offer& offer : offers) {
    if (offer.id != "save" && offer.id != "submit" && offer.id != "declare_none") others.push_back(offer);
  }
  for (const registry::Offer& offer : others) {
    const html::Button button{.text = offer.label};
    view.acts += offer.allowed ? html::link_button(button, "/o/" + sheet.ref + "/" + offer.id)
                               : html::disabled_button(button, join(offer.why, "；"));
  }
  if (view.form)
    view.acts = html::group(html::span(html::cls("small muted"), words::sheet_private.in(visit.lang)), view.acts);
  return view;
}

http::Response sheet_page(Visit& visit, const Object& sheet, const http::Fields* typed, const Error* error) {
  const SheetView view = view_of(visit, sheet, typed, error);
  auto page = visit.page(view.title);
  const bool mine = sheet.owner == visit.actor.person;
  const auto panel =
      sheet.parent && !mine ? visit.registry.find(visit.actor, *sheet.parent) : Result<Object>(tl::unexpect, Error{});
  page.crumbs = {panel ? html::Link{panel->name, "/panels/" + panel->ref, false}
                       : html::Link{word(visit, words::nav_my_sheets), "/sheets", false},
                 {view.title, visit.request.path, true}};
  http::Response response;
  const html::Bench bench = sheet_bench(visit.lang, view);
  // Before scoring is opened there is nothing to go through yet.
  response.body =
      (view.elements.empty() ? html::work_page(page, visit.side(mine ? "/sheets" : "/panels"), bench.content)
                             : html::bench_page(page, bench))
          .markup();
  return response;
}

// The whole sheet as zhijian.js sends it while somebody scores. The key of each save follows from the form's and from
// what it brings: sent twice it is one save, and the next is another.
http::Response save_scores(Visit& visit) {
  const auto sheet = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!sheet || sheet->type != "score_sheet") return sheet ? visit.not_found() : visit.problem(sheet.error());
  registry::Act act = act_of_form(visit, *sheet, "save");
  act.key = sha256_hex(act.key + "/" + std::to_string(act.version) + "/" + to_canonical_json(act.input));
  const auto outcome = visit.registry.perform(visit.actor, act);
  if (!outcome) {
    const std::string why = outcome.error().said.in(visit.lang);
    if (outcome.error().trouble == Trouble::conflict)
      return http::Response::text(409, say(words::sheet_overtaken, why).in(visit.lang));
    return http::Response::text(outcome.error().trouble == Trouble::unavailable ? 503 : 422, why);
  }
  Json answer;
  answer.set("version", outcome->version);
  answer.set("at", to_local(visit.registry.clock().now()).substr(11));
  return http::Response::json(200, to_json(answer));
}

http::Response marks(Visit& visit) {
  const auto sheet = visit.registry.find(visit.actor, visit.request.capture("ref"));
  if (!sheet || sheet->type != "score_sheet") return sheet ? visit.not_found() : visit.problem(sheet.error());
  http::Response response;
  response.body = sheet_marks(visit.lang, view_of(visit, *sheet, nullptr, nullptr)).markup();
  return response;
}

// One of the reader's own sheets, with what it is about as far as that may be known.
struct Mine {
  Object sheet;
  std::optional<Object> the_case, panel;
  bool open() const { return sheet.state == "assigned" || sheet.state == "ready" || sheet.state == "drafting"; }
};

// What waits for the reader first, then by the number of the case.
std::vector<Mine> my_sheets(Visit& visit) {
  registry::ListQuery query;
  query.type = "score_sheet";
  query.sort = registry::ListQuery::Sort::newest;
  query.limit = 500;
  std::map<std::int64_t, std::optional<Object>> panels;
  std::vector<Mine> sheets;
  for (const registry::ListRow& row : visit.registry.list(visit.actor, query)) {
    if (row.object.owner != visit.actor.person) continue;
    auto sheet = visit.registry.find(visit.actor, row.object.id);  // rows of a list come without their facts
    if (!sheet) continue;
    Mine mine{*std::move(sheet), std::nullopt, std::nullopt};
    if (auto cases = visit.registry.linked(visit.actor, mine.sheet, "case"); !cases.empty())
      mine.the_case = std::move(cases.front());
    if (const auto parent = mine.sheet.parent) {
      if (!panels.contains(*parent)) {
        auto panel = visit.registry.find(visit.actor, *parent);
        panels[*parent] = panel ? std::optional(*std::move(panel)) : std::nullopt;
      }
      mine.panel = panels[*parent];
    }
    sheets.push_back(std::move(mine));
  }
  const auto number = [](const Mine& mine) {
    return mine.the_case ? mine.the_case->number.value_or("") : std::string();
  };
  std::ranges::stable_sort(sheets, {}, [&](const Mine& mine) { return std::pair(!mine.open(), number(mine)); });
  return sheets;
}

http::Response sheets_page(Visit& visit) {
  html::Table table;
  table.caption = word(visit, words::nav_my_sheets);
  table.columns = {{.title = word(visit, words::sheets_number), .css = "mono faint"},
                   {.title = word(visit, words::sheets_site), .heads_row = true},
                   {.title = word(visit, words::sheets_kind)},
                   {.title = word(visit, words::sheets_state)},
                   {.title = word(visit, words::sheets_done), .css = "n"},
                   {.title = word(visit, words::sheets_due)}};
  html::Html to_declare;
  std::size_t undeclared = 0;
  std::map<std::int64_t, html::Html> panels;  // where a chair closes the scoring and writes the opinion
  for (const Mine& mine : my_sheets(visit)) {
    if (mine.panel && !panels.contains(mine.panel->id)) {
      panels[mine.panel->id] =
          html::li(html::cls("row"), html::a(html::href("/panels/" + mine.panel->ref), mine.panel->name),
                   html::tag(visit.registry.state_label(*mine.panel)));
    }
    const Object& about = mine.the_case ? *mine.the_case : mine.sheet;
    const auto org = about.enterprise ? visit.registry.org(*about.enterprise) : std::nullopt;
    const std::string name = org ? org->name : mine.panel ? mine.panel->name : mine.sheet.ref;
    const Json* scores = mine.sheet.data.find("得分");
    const std::size_t done = scores && scores->object() ? scores->object()->size() : 0;
    table.rows.push_back(
        {{html::text(about.number.value_or("—")), html::row_link(name, "/sheets/" + mine.sheet.ref, about.name),
          html::text(about.kind),
          html::tag(visit.registry.state_label(mine.sheet), mine.open() ? html::Tag::fill : html::Tag::plain),
          done == 0 ? html::span(html::cls("faint"), "—") : html::text(std::to_string(done)),
          due_mark(visit, mine.open() && mine.panel ? mine.panel->due : std::nullopt)}});
    if (mine.sheet.state == "assigned") {
      to_declare += html::hidden("sheet", mine.sheet.ref);
      ++undeclared;
    }
  }
  auto page = visit.page(table.caption);
  html::Html content = html::page_head({table.caption, {}, {}});
  if (undeclared > 0) {
    html::Form form;
    form.action = "/sheets/declare";
    form.keys = visit.keys();
    const html::Button all{.text = say(words::declare_all, std::to_string(undeclared)).in(visit.lang),
                           .look = html::Look::main};
    content += html::panel({.title = word(visit, words::declare_title),
                            .body = html::group(html::p(words::declare_text.in(visit.lang)),
                                                html::post_form(form, to_declare + html::submit_button(all)))});
  }
  content += table.rows.empty() ? html::empty_state(words::sheets_empty.in(visit.lang),
                                                    html::text(words::sheets_empty_why.in(visit.lang)))
                                : html::data_table(visit.lang, table);
  if (!panels.empty()) {
    const html::Html links = html::each(panels, [](const auto& panel) { return panel.second; });
    content += html::panel({.title = word(visit, words::sheets_panels), .body = html::ul(html::cls("stack-s"), links)});
  }
  http::Response response;
  response.body = html::work_page(page, visit.side("/sheets"), content).markup();
  return response;
}

// One press for all the sheets that the page showed; the first that cannot be declared ends it.
http::Response declare_all(Visit& visit) {
  std::size_t done = 0;
  for (const std::string_view ref : visit.request.form.every("sheet")) {
    const auto sheet = visit.registry.find(visit.actor, ref);
    if (!sheet) return visit.problem(sheet.error());
    registry::Act act;
    act.object = sheet->ref;
    act.type = sheet->type;
    act.act = "declare_none";
    act.version = sheet->version;
    act.key = std::string(visit.request.form.first("key")) + "-" + sheet->ref;
    act.input.set("承诺", true);
    const auto outcome = visit.registry.perform(visit.actor, act);
    if (!outcome) return visit.problem(outcome.error());
    ++done;
  }
  return visit.go("/sheets", say(words::declared, std::to_string(done)));
}

}  // namespace

std::optional<http::Response> own_form(Visit& visit, const Object& object, std::string_view act,
                                       const http::Fields* typed, const Error* error) {
  if (object.type != "score_sheet" || (act != "save" && act != "submit")) return std::nullopt;
  return sheet_page(visit, object, typed, error);
}

void add_sheet_screens(Screens& screens) {
  screens.get("/sheets", sheets_page);
  screens.post("/sheets/declare", declare_all);
  screens.post("/sheets/{ref}/scores", save_scores);
  screens.get("/sheets/{ref}/marks", marks);
  screens.get("/sheets/{ref}", [](Visit& visit) {
    const auto sheet = visit.registry.find(visit.actor, visit.request.capture("ref"));
    if (!sheet || sheet->type != "score_sheet") return sheet ? visit.not_found() : visit.problem(sheet.error());
    return sheet_page(visit, *sheet, nullptr, nullptr);
  });
}

}  // namespace zj::pages
