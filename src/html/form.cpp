#include "html/form.h"

#include <algorithm>

#include "html/address.h"
#include "words/html.h"

namespace zj::html {
namespace {

Attr given(Name name, std::string_view value) {
  return attr_if(!value.empty(), name, value);
}
Attr versioned(std::int64_t version) {
  return version < 0 ? Attr{} : attr("data-version", version);
}

std::string id_of(const Field& f) {
  return f.id.empty() ? field_id(f.name) : f.id;
}

std::string_view width_class(Width width) {
  switch (width) {
    case Width::half:
      return "";
    case Width::quarter:
      return " w3";
    case Width::third:
      return " w4";
    case Width::two_thirds:
      return " w8";
    case Width::full:
      return " w12";
  }
  return "";
}

std::string wrapper_class(const Field& f) {
  return std::string(f.error.empty() ? "field" : "field field--error").append(width_class(f.width));
}

// Help and error are read with the control.
std::string described_by(const Field& f, const std::string& id) {
  std::string ids;
  if (!f.help.empty()) ids = id + "-help";
  if (!f.error.empty()) ids += (ids.empty() ? "" : " ") + id + "-error";
  return ids;
}

Html below(const Field& f, const std::string& id) {
  return group(f.help.empty() ? Html{} : p(cls("help"), html::id(id + "-help"), f.help),
               f.error.empty() ? Html{} : error(f.error, id + "-error"), f.note);
}

// The attributes that every control of a field carries.
std::vector<Attr> wiring(const Field& f, const std::string& id) {
  const std::string described = described_by(f, id);
  return {html::id(id),
          name(f.name),
          given("form", f.form),
          attr_if(f.required, "aria-required", "true"),
          attr_if(!f.error.empty(), "aria-invalid", "true"),
          given("aria-describedby", described),
          versioned(f.version)};
}

std::string_view input_type(const Field& f) {
  switch (f.entry) {
    case Entry::email:
      return "email";
    case Entry::password:
      return "password";
    case Entry::date:
      return f.error.empty() ? "date" : "text";  // a date field shows no text that is not a date
    default:
      return "";
  }
}

Html line(const Field& f, const std::string& id) {
  const bool number = f.entry == Entry::number;
  std::string css = "input";
  if (number) css += " input--num";
  if (f.entry == Entry::code || f.mono) css += " mono";
  const Html control =
      input(cls(css), given("type", input_type(f)), wiring(f, id), value(f.value), flag("readonly", f.readonly),
            given("placeholder", f.placeholder), given("autocomplete", f.autocomplete),
            attr_if(number, "inputmode", "decimal"), attr_if(f.entry == Entry::code, "spellcheck", "false"),
            attr_if(!f.options.empty(), "list", id + "-list"));
  if (f.options.empty()) return control;
  return control + element("datalist", html::id(id + "-list"),
                           each(f.options, [](const Option& o) { return option(value(o.value)); }));
}

Html area(const Field& f, const std::string& id) {
  // A browser drops a line end right after the tag, so one is written for it to drop.
  return textarea(cls("input"), wiring(f, id), given("placeholder", f.placeholder), flag("readonly", f.readonly),
                  f.value.starts_with('\n') || f.value.starts_with('\r') ? "\n" + f.value : f.value);
}

Html list_box(Lang lang, const Field& f, const std::string& id) {
  Html options;
  const bool known =
      std::any_of(f.options.begin(), f.options.end(), [&](const Option& o) { return o.value == f.value; });
  if (!known) options += option(value(""), words::please_choose.in(lang));
  for (const Option& o : f.options) {
    options += option(value(o.value), flag("selected", known && o.value == f.value), o.text);
  }
  return select(cls("input"), wiring(f, id), flag("disabled", f.readonly), options);
}

bool is_chosen(const Field& f, const std::string& option_value) {
  if (f.entry == Entry::radios) return f.value == option_value;
  return std::find(f.chosen.begin(), f.chosen.end(), option_value) != f.chosen.end();
}

// Radios and checkboxes: the group has the label, help and error; the first box has the id that errors link to.
Html boxes(const Field& f, const std::string& id) {
  const bool cards = std::any_of(f.options.begin(), f.options.end(), [](const Option& o) { return !o.note.empty(); });
  Html rows;
  for (std::size_t i = 0; i < f.options.size(); ++i) {
    const Option& o = f.options[i];
    const Html box = input(
        type(f.entry == Entry::radios ? "radio" : "checkbox"), html::id(i == 0 ? id : id + "-" + std::to_string(i + 1)),
        name(f.name), given("form", f.form), value(o.value), flag("checked", is_chosen(f, o.value)),
        flag("disabled", f.readonly), attr_if(!f.error.empty(), "aria-invalid", "true"), versioned(f.version));
    const Html words = span(o.text, o.note.empty() ? Html{} : group(br(), small(cls("muted"), o.note)));
    rows += label(attr_if(!cards, "class", "check"), box, words);
  }
  const std::string described = described_by(f, id);
  return fieldset(cls(wrapper_class(f)), flag("data-reshapes", f.reshapes), given("aria-describedby", described),
                  legend(attr_if(f.required, "class", "req"), f.label), div(cls(cards ? "choice" : "row"), rows),
                  below(f, id));
}

Html single_box(const Field& f, const std::string& id) {
  return div(cls(wrapper_class(f)),
             label(cls("check"),
                   input(type("checkbox"), wiring(f, id), value("true"), flag("checked", f.value == "true"),
                         flag("disabled", f.readonly)),
                   span(attr_if(f.required, "class", "req"), f.label)),
             below(f, id));
}

}  // namespace

std::string field_id(std::string_view name) {
  // Any character may be in an id except white space, which would end it in aria-describedby.
  std::string made = "f-";
  for (const char c : name) made += c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ? '_' : c;
  return made;
}

Html field(Lang lang, const Field& f) {
  const std::string id = id_of(f);
  Html control;
  switch (f.entry) {
    case Entry::text:
    case Entry::code:
    case Entry::number:
    case Entry::date:
    case Entry::email:
    case Entry::password:
      control = line(f, id);
      break;
    case Entry::long_text:
      control = area(f, id);
      break;
    case Entry::select:
      control = list_box(lang, f, id);
      break;
    case Entry::radios:
    case Entry::checks:
      return boxes(f, id);
    case Entry::check:
      return single_box(f, id);
  }
  if (!f.unit.empty()) control = div(cls("affix"), control, f.unit);
  return div(cls(wrapper_class(f)), flag("data-reshapes", f.reshapes),
             label(attr_if(f.required, "class", "req"), attr("for", id), f.label), control, below(f, id));
}

Html form_grid(const std::vector<Html>& fields) {
  return div(cls("formgrid"), fields);
}

Html errsum(Lang lang, const std::vector<FieldError>& errors) {
  if (errors.empty()) return {};
  const Html items = each(errors, [](const FieldError& e) {
    const std::string target = e.id.empty() && !e.field.empty() ? field_id(e.field) : e.id;
    return li(target.empty() ? text(e.text) : a(href("#" + percent_encoded(target)), e.text));
  });
  return div(cls("errsum"), attr("role", "alert"), attr("tabindex", -1), id("errors"),
             h2(say(words::errors_to_mend, std::to_string(errors.size())).in(lang)), ul(items));
}

Html conflict(Lang lang, const Conflict& c) {
  return div(cls("flash flash--warn small"), attr("role", "alert"), icon(Icon::warn),
             p(say(words::conflict_theirs, c.by, c.when).in(lang), br(), q(c.theirs), br(),
               span(cls("muted"), words::conflict_advice.in(lang))));
}

Html hidden(std::string_view name, std::string_view value) {
  return input(type("hidden"), html::name(name), html::value(value));
}

Html hidden_keys(const FormKeys& keys) {
  return group(hidden("csrf", keys.csrf), keys.act_key.empty() ? Html{} : hidden("key", keys.act_key),
               keys.version < 0 ? Html{} : hidden("version", std::to_string(keys.version)));
}

Html post_form(const Form& f, const Html& content) {
  return form(cls(f.css.empty() ? "stack" : std::string_view(f.css)), given("id", f.id), given("aria-label", f.label),
              attr("method", "post"), action(f.action), attr_if(f.files, "enctype", "multipart/form-data"),
              flag("data-guard", f.guard), f.save_href.empty() ? Attr{} : attr("data-save", action(f.save_href).value),
              // What is saved as one types is shown as it is saved: a browser that puts back what it remembers of a
              // form would undo what somebody else has saved since.
              attr_if(!f.save_href.empty(), "autocomplete", "off"), flag("data-whole", f.whole),
              given("data-owner", f.owner), hidden_keys(f.keys), content);
}

Html ratio(Lang lang, const Ratio& r) {
  Field numerator = r.numerator;
  Field denominator = r.denominator;
  numerator.entry = denominator.entry = Entry::number;
  numerator.width = denominator.width = Width::quarter;
  return group(gap(lang, r.gap), form_grid({field(lang, numerator), field(lang, denominator),
                                            r.source.empty() ? Html{} : p(cls("small muted"), r.source)}));
}

Html search(Lang lang, const Search& s) {
  const std::string id = s.id.empty() ? "search-" + s.name : s.id;
  const std::string_view word = words::search_button.in(lang);
  return form(cls(s.big ? "search search--big" : "search"), action(s.action), attr("role", "search"),
              label(cls("vh"), attr("for", id), s.label),
              input(cls("input"), html::id(id), name(s.name), type("search"), value(s.value),
                    given("placeholder", s.placeholder)),
              button(cls(s.big || !s.icon_only ? "btn btn--main" : "btn"), icon(Icon::search),
                     s.icon_only ? span(cls("vh"), word) : text(word)));
}

Icon file_icon(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  std::string ending(dot == std::string_view::npos ? "" : file_name.substr(dot + 1));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  if (ending == "csv" || ending == "xlsx" || ending == "xls" || ending == "parquet") return Icon::table;
  if (ending == "jpg" || ending == "jpeg" || ending == "png" || ending == "webp") return Icon::image;
  return Icon::file;
}

Html file_row(Lang lang, const File& f) {
  Html bar;
  if (f.percent) {
    bar = progress(attr("value", *f.percent), attr("max", 100), attr("aria-label", words::upload_progress.in(lang)));
  }
  return li(cls("file"), given("id", f.id), icon(file_icon(f.name)), span(cls("file__name"), f.name),
            f.side.empty() ? span() : span(cls("row small"), f.side), bar,
            f.meta.empty() ? Html{} : span(cls("file__meta"), each(f.meta, [](const Html& m) { return span(m); })));
}

Html file_list(Lang lang, const std::vector<File>& files) {
  return ul(cls("files"), each(files, [lang](const File& f) { return file_row(lang, f); }));
}

Html drop(Lang lang, const Drop& d) {
  const std::string id = d.id + "-file";
  return form(
      cls("drop"), html::id(d.id), attr("method", "post"), action(d.action), attr("enctype", "multipart/form-data"),
      flag("data-upload"), hidden_keys(d.keys), d.more,
      label(cls("strong"), attr("for", id),
            d.label.empty() ? words::upload_choose.in(lang) : std::string_view(d.label)),
      input(type("file"), html::id(id), name(d.name), given("accept", d.accept), flag("multiple", d.many),
            attr_if(!d.help.empty(), "aria-describedby", id + "-help")),
      d.help.empty() ? Html{} : p(cls("small muted"), html::id(id + "-help"), d.help),
      p(flag("data-plain"), submit_button({.text = std::string(words::upload_button.in(lang)), .icon = Icon::upload})),
      file_list(lang, d.files));
}

Html error(std::string_view text, std::string_view id) {
  return p(cls("error"), given("id", id), icon(Icon::warn), text);
}

Html scale(const Scale& s) {
  const Html choices = each(s.values, [&s](const std::string& v) {
    return label(input(type("radio"), name(s.name), given("form", s.form), value(v), flag("checked", v == s.chosen),
                       versioned(s.version)),
                 span(v));
  });
  return fieldset(legend(cls("vh"), s.legend), div(cls("scale"), choices));
}

Html score_table(Lang lang, const std::vector<ScoreRow>& rows) {
  const auto heading = [](std::string_view words, std::string_view css) {
    return th(attr("scope", "col"), given("class", css), words);
  };
  const Html body = each(rows, [lang](const ScoreRow& r) {
    const std::string id = field_id(r.reason_name);
    const Word& needed = r.reason_required ? words::score_reason_required : words::score_reason_optional;
    const std::string_view hint = r.hint.empty() ? needed.in(lang) : std::string_view(r.hint);
    return tr(th(attr("scope", "row"), clause_code(r.code), "　", r.clause), td(scale(r.scale)),
              td(div(cls(r.error.empty() ? "field" : "field field--error"),
                     input(cls("input"), html::id(id), name(r.reason_name), given("form", r.scale.form),
                           value(r.reason), attr("aria-label", say(words::score_reason, r.clause).in(lang)),
                           attr("placeholder", hint), attr_if(!r.error.empty(), "aria-invalid", "true"),
                           attr_if(!r.error.empty(), "aria-describedby", id + "-error"), versioned(r.reason_version)),
                     r.error.empty() ? Html{} : error(r.error, id + "-error"), r.note)));
  });
  return table(cls("score"),
               thead(tr(heading(words::score_clause.in(lang), ""), heading(words::score_factor.in(lang), ""),
                        heading(words::score_reason_heading.in(lang), "wide"))),
               tbody(body));
}

}  // namespace zj::html
