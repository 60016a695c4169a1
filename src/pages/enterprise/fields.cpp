#include "pages/enterprise/fields.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "base/text.h"
#include "feel/rational.h"
#include "measure/quantity.h"
#include "words/pages.h"
#include "words/pages_enterprise.h"

namespace zj::pages {

namespace {

using html::Html;
using measure::Fact;
using measure::FactType;

constexpr std::string_view none = "无";  // an empty list, a fact that is known not to be there
constexpr std::size_t few = 4;           // options that stand side by side

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  }
  return lines;
}

// The part of a fact's help that speaks of one of its parts: 分子：已联网的关键设备；分母：….
std::string help_on(const Fact& fact, std::string_view part) {
  std::string_view rest = fact.help;
  constexpr std::string_view separator = "；", colon = "：";
  while (!rest.empty()) {
    const auto end = rest.find(separator);
    const std::string_view piece = rest.substr(0, end);
    if (piece.starts_with(part) && piece.substr(part.size()).starts_with(colon))
      return std::string(piece.substr(part.size() + colon.size()));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator.size());
  }
  return {};
}

bool speaks_of_parts(const Fact& fact) {
  return std::ranges::any_of(fact.formula.parts, [&](const std::string& part) { return !help_on(fact, part).empty(); });
}

bool is_description(const Fact& fact) {
  return fact.path.find("{}") != std::string::npos && fact.type == FactType::long_text;
}

std::string label_of(Lang lang, const Fact& fact, int part) {
  if (part >= 0) return fact.formula.parts[static_cast<std::size_t>(part)];
  if (is_description(fact)) return std::string(words::fill_description.in(lang));
  if (lang == Lang::en && !fact.english.empty()) return fact.english;
  // 信用报告.查询日期 says of what only with its group, unless the whole section is that group.
  const auto dot = fact.path.find('.');
  const bool grouped = dot != std::string::npos && !fact.is_field && fact.path.substr(0, dot) != fact.section;
  return grouped ? fact.path.substr(0, dot) + "·" + fact.name : fact.name;
}

std::string help_of(Lang lang, const Fact& fact, int part) {
  if (part >= 0) return help_on(fact, fact.formula.parts[static_cast<std::size_t>(part)]);
  if (is_description(fact)) return std::string(words::fill_description_help.in(lang));
  return fact.help;
}

// How the fact is entered, with its options and width.
void shape(html::Field& field, Lang lang, const Fact& fact, int part) {
  using html::Entry;
  using html::Width;
  const auto offer = [&](const std::vector<std::string>& values) {
    for (const std::string& value : values) field.options.push_back({value, value, {}});
  };
  if (part >= 0) {
    field.entry = Entry::number;
    field.width = Width::third;
    return;
  }
  switch (fact.type) {
    case FactType::long_text:
      field.entry = Entry::long_text;
      field.width = Width::full;
      break;
    case FactType::boolean:
      field.entry = Entry::radios;
      field.options = {{std::string(words::yes.zh), std::string(words::yes.in(lang)), {}},
                       {std::string(words::no.zh), std::string(words::no.in(lang)), {}}};
      break;
    case FactType::date:
      field.entry = Entry::date;
      field.width = Width::third;
      break;
    case FactType::integer:
    case FactType::number:
      field.entry = Entry::number;
      field.width = Width::third;
      break;
    case FactType::credit_code:
      field.entry = Entry::code;
      break;
    case FactType::choice:
      field.entry = fact.values.size() <= few ? Entry::radios : Entry::select;
      offer(fact.values);
      break;
    case FactType::open_choice:
      offer(fact.values);
      break;
    case FactType::choices:
    case FactType::names:
      if (fact.values.empty()) {
        field.entry = Entry::long_text;
        field.width = Width::full;
        break;
      }
      field.entry = Entry::checks;
      field.width = Width::full;
      offer(fact.values);
      break;
    case FactType::numbers:
      field.entry = Entry::long_text;
      break;
    default:
      break;
  }
}

// The value goes where the entry shows it: ticked boxes, or the text of the control. What is no option any more stays
// one.
void fill_in(html::Field& field, const std::string& text) {
  if (field.entry != html::Entry::checks) {
    field.value = text;
    return;
  }
  field.chosen = lines_of(text);
  for (const std::string& chosen : field.chosen) {
    if (std::ranges::find(field.options, chosen, &html::Option::value) == field.options.end())
      field.options.push_back({chosen, chosen, {}});
  }
}

std::string problem_at(const Dossier& d, std::string_view path) {
  for (const measure::Problem& problem : d.checked.reading.problems) {
    if (problem.path == path) return problem.message.in(d.lang);
  }
  return {};
}

Html hidden_seen(const Dossier& d, std::string_view path) {
  const Dossier::Saved* saved = d.find(path);
  return html::input(html::type("hidden"), html::name(std::string(seen_prefix) + std::string(path)),
                     html::attr("form", fill_form),
                     html::value(seen_mark(saved ? saved->version : 0, saved ? saved->text : "")));
}

// What was remarked when the case came back, and what the field said then.
Html remarks_at(const Dossier& d, std::string_view path) {
  Html all;
  for (const std::string& remark : d.remarks_on(path))
    all += html::p(html::cls("remark small"), say(words::fill_remark, remark).in(d.lang));
  if (const auto before = d.before.find(path); before != d.before.end()) {
    all += html::p(html::cls("small muted"),
                   say(words::fill_before, before->second.empty() ? none : before->second).in(d.lang));
  }
  return all;
}

html::Attr of_form(const Dossier& d) {
  return html::attr_if(d.editable, "form", fill_form);
}

// What may be known not to be there has a box that says so.
Html none_box(const Dossier& d, std::string_view path, std::string_view words, bool chosen) {
  const Dossier::Saved* saved = d.find(path);
  return html::label(html::cls("check"),
                     html::input(html::type("checkbox"), html::name(path), of_form(d), html::value(none),
                                 html::flag("checked", chosen), html::flag("disabled", !d.is_open(path)),
                                 html::attr("data-version", saved ? saved->version : 0)),
                     html::span(words));
}

// The threshold of a rule such as `关键设备联网率 >= 0.70`; nothing when the rule says something else.
std::optional<std::string> threshold_of(const Figure& figure) {
  const std::string& source = figure.rule->source;
  auto at = source.find(figure.fact->name);
  if (at == std::string::npos) return std::nullopt;
  at = source.find_first_not_of(' ', at + figure.fact->name.size());
  if (at == std::string::npos || source.compare(at, 2, ">=") != 0) return std::nullopt;
  at = source.find_first_not_of(' ', at + 2);
  const auto end = at == std::string::npos ? at : source.find_first_not_of("0123456789.", at);
  if (at == std::string::npos || at == end) return std::nullopt;
  return source.substr(at, end == std::string::npos ? end : end - at);
}

// Only for drawing: what is read is exact text.
double approximately(const feel::Rational& value) {
  return value.numerator().convert_to<double>() / value.denominator().convert_to<double>();
}

// 88 / 129 台; of a change 基期 120、报告期 103 天.
std::string fraction_of(const Dossier& d, const Fact& fact) {
  std::vector<std::string> parts;
  for (const std::string& part : fact.formula.parts) {
    const std::string text = d.shown(fact.path + "." + part);
    if (text.empty()) return {};
    parts.push_back(fact.formula.plain ? text : part + " " + text);
  }
  return join(parts, fact.formula.plain ? " / " : "、") + (fact.unit.empty() ? "" : " " + fact.unit);
}

}  // namespace

std::string plain_lines(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != '\r') plain += c;
  }
  while (plain.ends_with('\n')) plain.pop_back();
  return plain;
}

std::string seen_mark(std::int64_t version, std::string_view text) {
  return std::to_string(version) + "." + sha256_hex(plain_lines(text)).substr(0, 16);
}

Seen read_seen(std::string_view word) {
  return {std::strtoll(std::string(word.substr(0, word.find('.'))).c_str(), nullptr, 10), std::string(word)};
}

Html field_at(const Dossier& d, std::string_view path) {
  const auto [fact, part] = d.measure->dossier().glossary.find_part(path);
  if (!fact) return {};
  const Dossier::Saved* saved = d.find(path);
  const auto trial = d.trials.find(path);
  const bool open = d.is_open(path);
  html::Field field;
  shape(field, d.lang, *fact, part);
  field.name = path;
  field.label = label_of(d.lang, *fact, part);
  field.unit = fact->type == FactType::quotient || fact->is_number() ? fact->unit : "";
  field.required = fact->required != measure::Required::no;
  if (d.editable) field.form = fill_form;
  field.readonly = !open;
  field.reshapes = d.outline.is_chooser(*fact);
  if (open) field.version = saved ? saved->version : 0;
  const bool many_lines = field.entry == html::Entry::long_text && fact->type != FactType::long_text;
  const std::string help = help_of(d.lang, *fact, part);
  field.help = html::text(
      many_lines ? help + (help.empty() ? "" : "；") + std::string(words::fill_lines_help.in(d.lang)) : help);
  const bool is_none = fact->nullable && saved && saved->text == none;
  fill_in(field, trial != d.trials.end() ? trial->second.typed
                 : is_none               ? std::string()
                 : saved                 ? saved->text
                                         : std::string());
  field.error = trial != d.trials.end() ? trial->second.error : problem_at(d, path);
  if (fact->nullable) field.note += none_box(d, path, say(words::fill_none, fact->name).in(d.lang), is_none);
  if (trial != d.trials.end() && trial->second.conflict) field.note += html::conflict(d.lang, *trial->second.conflict);
  field.note += remarks_at(d, path);
  if (open) field.note += hidden_seen(d, path);
  return html::field(d.lang, field);
}

Html list_at(const Dossier& d, const Fact& list) {
  using namespace html;
  std::set<std::size_t> entries;
  for (const auto& [path, saved] : d.saved) {
    if (!path.starts_with(list.path + "[")) continue;
    entries.insert(static_cast<std::size_t>(std::strtoul(path.c_str() + list.path.size() + 1, nullptr, 10)));
  }
  const Dossier::Saved* whole = d.find(list.path);
  const bool known_empty = whole && whole->text == none && entries.empty();
  const bool open = d.is_open(list.path);
  if (open &&
      (d.new_entry_of == list.path || (entries.empty() && !known_empty && list.required == measure::Required::no))) {
    entries.insert(entries.empty() ? 1 : *entries.rbegin() + 1);
  }
  Html rows;
  for (const std::size_t number : entries) {
    const std::string entry = list.path + "[" + std::to_string(number) + "]";
    std::vector<Html> fields;
    for (const Fact* field : list.fields) fields.push_back(field_at(d, entry + "." + field->name));
    const Html remove = open ? submit_button({.text = std::string(words::fill_remove_entry.in(d.lang)),
                                              .look = Look::quiet,
                                              .small = true,
                                              .push = true,
                                              .name = "remove",
                                              .value = entry,
                                              .form = std::string(fill_form)})
                             : Html{};
    rows += div(cls("entry stack-s"), id(field_id(entry)),
                p(cls("row"),
                  html::span(cls("strong small"), say(words::fill_entry, std::to_string(number)).in(d.lang)), remove),
                form_grid(fields));
  }
  Html nothing;
  if (list.required != measure::Required::no && entries.empty()) {
    nothing = div(cls("field"), none_box(d, list.path, words::fill_no_entry.in(d.lang), known_empty),
                  open ? hidden_seen(d, list.path) : Html{});
  }
  const Html add = open ? p(submit_button({.text = std::string(words::fill_add_entry.in(d.lang)),
                                           .small = true,
                                           .name = "add",
                                           .value = list.path,
                                           .form = std::string(fill_form)}))
                        : Html{};
  const std::string title = d.lang == Lang::en && !list.english.empty() ? list.english : list.name;
  return div(cls("list stack-s"), id(field_id(list.path)), attr("role", "group"), attr("aria-label", title),
             p(html::span(cls(list.required != measure::Required::no ? "strong req" : "strong"), title), " ",
               html::span(cls("small muted"), list.help)),
             remarks_at(d, list.path), nothing, rows, add);
}

Html gap_of(const Dossier& d, const Figure& figure) {
  const measure::Finding* finding = d.finding(figure.rule->id);
  const feel::Value value = d.checked.reading.dossier.value(*figure.fact);
  const auto threshold = threshold_of(figure);
  const auto mark = threshold ? feel::Rational::parse(*threshold) : std::nullopt;
  if (!value.is_numeric() || !mark || !finding) return {};
  const feel::Rational exact = value.as_rational();
  const bool met = exact >= *mark;
  html::Gap gap;
  gap.met = met;
  gap.value = measure::percent_text(exact, met ? measure::Rounding::nearest : measure::Rounding::down);
  gap.fraction = fraction_of(d, *figure.fact);
  gap.threshold = say(words::fill_at_least, measure::percent_text(*mark, measure::Rounding::nearest)).in(d.lang);
  gap.distance =
      (met ? say(words::fill_ratio_met) : say(words::fill_ratio_short, measure::points_text(*mark - exact))).in(d.lang);
  gap.reach = 100 * approximately(exact);
  gap.mark = 100 * approximately(*mark);
  gap.full = figure.fact->formula.plain ? 100 : 2 * gap.mark;
  if (!met) gap.hint = html::text(finding->reason.in(d.lang));
  return html::gap(d.lang, gap);
}

Html figure_gap(const Dossier& d, const Figure& figure) {
  Html drawing = gap_of(d, figure);
  if (drawing.empty()) {
    const measure::Finding* finding = d.finding(figure.rule->id);
    const bool idle = finding && finding->verdict == measure::Verdict::not_applicable;
    drawing = html::p(html::cls("muted"),
                      idle ? finding->reason.in(d.lang) : std::string(words::fill_ratio_unknown.in(d.lang)));
  }
  return html::div(html::id(html::field_id("gap-" + figure.fact->path)),
                   html::attr("data-refresh", d.marks_href(d.outline.spot(figure.fact->path).section)), drawing);
}

std::string figure_title(Lang lang, const Figure& figure) {
  return lang == Lang::en && !figure.fact->english.empty() ? figure.fact->english : figure.fact->name;
}

Html figure_note(const Dossier& d, const Figure& figure, bool documented) {
  return html::grade(d.lang, documented ? html::Grade::documented : html::Grade::claimed) + html::text("　") +
         html::cite(figure.rule->title.empty() ? figure.rule->id : figure.rule->title, article_href(figure.rule->id));
}

Html figure_body(const Dossier& d, const Figure& figure) {
  using namespace html;
  const Fact& fact = *figure.fact;
  std::vector<Html> parts;
  for (const std::string& part : fact.formula.parts) parts.push_back(field_at(d, fact.path + "." + part));
  Html assumptions;
  int assumed = 0;
  for (const std::string& id : figure.rule->assumptions) {
    const measure::Assumption* assumption = d.measure->assumption(id);
    if (!assumption || assumption->is_confirmed()) continue;
    ++assumed;
    assumptions +=
        assume(d.lang, id, text(say(words::fill_assumption_in_use, assumption->title, assumption->confirm).in(d.lang)),
               article_href(id));
  }
  const std::string help = speaks_of_parts(fact) ? std::string() : fact.help;
  const std::string problem = problem_at(d, fact.path);
  if (assumed > 1)
    assumptions = details(cls("small"), summary(say(words::fill_assumptions, std::to_string(assumed)).in(d.lang)),
                          div(cls("stack-s"), assumptions));
  return figure_gap(d, figure) + form_grid(parts) + (problem.empty() ? Html{} : error(problem)) +
         p(cls("small muted"), help, help.empty() ? "" : "。", words::fill_ratio_parts.in(d.lang)) + assumptions;
}

}  // namespace zj::pages
