#pragma once
// HTML that cannot be unescaped by mistake: text is always escaped, markup is only what an element function made, tag
// and attribute names are literals checked at compile time.
//
//   Html row = tr(td(application.name), td(cls("num"), "68.22 %"), td(a(href("/case/" + ref), "查看")));
//
// An element function takes attributes and children in any order: strings and numbers (escaped), Html, Attr, and
// vectors of Html or Attr. Nothing (an empty Html, an Attr that is off) writes nothing.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace zj::html {

// Finished markup. A value: copies are independent, const access is safe from any thread.
class Html {
 public:
  Html() = default;
  const std::string& markup() const& { return markup_; }
  std::string markup() && { return std::move(markup_); }
  bool empty() const { return markup_.empty(); }
  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  friend Html operator+(Html a, const Html& b) { return a += b; }

  // The one door for markup that was not made here (rendered Markdown, an inline sprite). Every call is a decision.
  static Html trusted(std::string markup) {
    Html html;
    html.markup_ = std::move(markup);
    return html;
  }

 private:
  std::string markup_;
};

// A name of a tag or attribute: a literal, lower case.
struct Name {
  std::string_view text;
  template <std::size_t N>
  consteval Name(const char (&literal)[N]) : text(literal, N - 1) {
    for (std::size_t i = 0; i + 1 < N; ++i) {
      const char c = literal[i];
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' ||
            c == '_'))
        throw "not a tag or attribute name";
    }
  }
};

struct Attr {
  std::string_view name;  // empty: absent
  std::string value;
  bool bare = false;  // boolean attribute: present without value
};

// Writes text so that a browser reads back exactly the same text, inside an element and inside a quoted attribute.
// U+0000, which no document may hold, becomes U+FFFD.
void append_escaped(std::string& out, std::string_view text);
Html text(std::string_view escaped_when_written);

// Data for a script of ours: <script type="application/json" id="…">, which a browser never runs. `json` must be one
// valid JSON document; no text in it can end the element.
Html data_block(std::string_view id, std::string_view json);

inline Attr attr(Name name, std::string_view value) {
  return {name.text, std::string(value), false};
}
// Whole numbers only. true and false are no values of HTML (a flag() is there or not, aria states are written as
// words), and a fraction must be given as the text that it shall be.
template <std::integral T>
requires(!std::same_as<T, bool> && !std::same_as<T, char>) Attr attr(Name name, T value) {
  return {name.text, std::to_string(value), false};
}
inline Attr flag(Name name, bool on = true) {
  return on ? Attr{name.text, {}, true} : Attr{};
}
inline Attr attr_if(bool on, Name name, std::string_view value) {
  return on ? attr(name, value) : Attr{};
}

inline Attr cls(std::string_view value) {
  return attr("class", value);
}
inline Attr id(std::string_view value) {
  return attr("id", value);
}
inline Attr name(std::string_view value) {
  return attr("name", value);
}
inline Attr value(std::string_view v) {
  return attr("value", v);
}
inline Attr type(std::string_view v) {
  return attr("type", v);
}
// Addresses: a path of ours, a query or fragment of this page, and in href also https:, mailto: and tel:. Anything else
// (another scheme, //host, a backslash, a space or control character, which browsers would drop before they look)
// becomes "#".
Attr href(std::string_view address);
Attr src(std::string_view address);
Attr action(std::string_view address);

// How a part is written: attributes into the start tag, all else between the tags. A part without an overload of
// `child` is an error.
namespace detail {
void attribute(std::string& out, const Attr& a);
inline void attribute(std::string& out, const std::vector<Attr>& list) {
  for (const Attr& a : list) attribute(out, a);
}
template <class T>
void attribute(std::string&, const T&) {}

inline void child(std::string&, const Attr&) {}
inline void child(std::string&, const std::vector<Attr>&) {}
inline void child(std::string& out, const Html& h) {
  out += h.markup();
}
inline void child(std::string& out, const std::vector<Html>& list) {
  for (const Html& h : list) out += h.markup();
}
inline void child(std::string& out, std::string_view t) {
  append_escaped(out, t);
}
template <std::integral T>
requires(!std::same_as<T, bool> && !std::same_as<T, char>) void child(std::string& out, T n) {
  out += std::to_string(n);
}

// About how long a part will be, so that an element is written into one piece of memory.
inline std::size_t length(const Attr& a) {
  return a.name.size() + a.value.size() + 4;
}
inline std::size_t length(const Html& h) {
  return h.markup().size();
}
inline std::size_t length(const std::vector<Html>& list) {
  std::size_t sum = 0;
  for (const Html& h : list) sum += h.markup().size();
  return sum;
}
inline std::size_t length(std::string_view t) {
  return t.size();
}
template <class T>
requires(!std::convertible_to<T, std::string_view>) std::size_t length(const T&) {
  return 16;
}

template <class T>
constexpr bool is_attribute = std::same_as<T, Attr> || std::same_as<T, std::vector<Attr>>;
template <class... Parts>
concept only_attributes = (is_attribute<Parts> && ...);
template <class... Parts>
concept no_attributes = (!is_attribute<Parts> && ...);

// The start tag, with room for the whole element behind it.
template <class... Parts>
std::string start_tag(Name tag, std::string_view end, const Parts&... parts) {
  std::string out;
  out.reserve(2 * tag.text.size() + 5 + (length(parts) + ... + 0));
  out.append("<").append(tag.text);
  (attribute(out, parts), ...);
  out.append(end);
  return out;
}
}  // namespace detail

// An element with an end tag.
template <class... Parts>
Html element(Name tag, const Parts&... parts) {
  std::string out = detail::start_tag(tag, ">", parts...);
  (detail::child(out, parts), ...);
  return Html::trusted(std::move(out.append("</").append(tag.text).append(">")));
}

// An element of a drawing that holds nothing: <rect …/>.
template <class... Parts>
requires detail::only_attributes<Parts...> Html shape(Name tag, const Parts&... parts) {
  return Html::trusted(detail::start_tag(tag, "/>", parts...));
}

// A void element (input, br, img, meta, link, hr).
template <class... Parts>
requires detail::only_attributes<Parts...> Html void_element(Name tag, const Parts&... parts) {
  return Html::trusted(detail::start_tag(tag, ">", parts...));
}

// Several pieces side by side, without an element around them.
template <class... Parts>
requires detail::no_attributes<Parts...> Html group(const Parts&... parts) {
  std::string out;
  out.reserve((detail::length(parts) + ... + 0));
  (detail::child(out, parts), ...);
  return Html::trusted(std::move(out));
}

template <class Range, class F>
Html each(const Range& range, F&& make) {
  Html out;
  for (const auto& item : range) out += make(item);
  return out;
}

#define ZJ_ELEMENT(fn, tag)        \
  template <class... Parts>        \
  Html fn(const Parts&... parts) { \
    return element(tag, parts...); \
  }
ZJ_ELEMENT(a, "a")
ZJ_ELEMENT(abbr, "abbr")
ZJ_ELEMENT(article, "article")
ZJ_ELEMENT(aside, "aside")
ZJ_ELEMENT(b, "b")
ZJ_ELEMENT(blockquote, "blockquote")
ZJ_ELEMENT(button, "button")
ZJ_ELEMENT(caption, "caption")
ZJ_ELEMENT(code, "code")
ZJ_ELEMENT(dd, "dd")
ZJ_ELEMENT(del, "del")
ZJ_ELEMENT(details, "details")
ZJ_ELEMENT(div, "div")
ZJ_ELEMENT(dl, "dl")
ZJ_ELEMENT(dt, "dt")
ZJ_ELEMENT(em, "em")
ZJ_ELEMENT(fieldset, "fieldset")
ZJ_ELEMENT(figure, "figure")
ZJ_ELEMENT(figcaption, "figcaption")
ZJ_ELEMENT(footer, "footer")
ZJ_ELEMENT(form, "form")
ZJ_ELEMENT(h1, "h1")
ZJ_ELEMENT(h2, "h2")
ZJ_ELEMENT(h3, "h3")
ZJ_ELEMENT(h4, "h4")
ZJ_ELEMENT(header, "header")
ZJ_ELEMENT(iframe, "iframe")
ZJ_ELEMENT(ins, "ins")
ZJ_ELEMENT(kbd, "kbd")
ZJ_ELEMENT(label, "label")
ZJ_ELEMENT(legend, "legend")
ZJ_ELEMENT(li, "li")
ZJ_ELEMENT(main_, "main")
ZJ_ELEMENT(mark, "mark")
ZJ_ELEMENT(nav, "nav")
ZJ_ELEMENT(ol, "ol")
ZJ_ELEMENT(option, "option")
ZJ_ELEMENT(output, "output")
ZJ_ELEMENT(p, "p")
ZJ_ELEMENT(pre, "pre")
ZJ_ELEMENT(progress, "progress")
ZJ_ELEMENT(q, "q")
ZJ_ELEMENT(section, "section")
ZJ_ELEMENT(select, "select")
ZJ_ELEMENT(small, "small")
ZJ_ELEMENT(span, "span")
ZJ_ELEMENT(strong, "strong")
ZJ_ELEMENT(summary, "summary")
ZJ_ELEMENT(svg, "svg")
ZJ_ELEMENT(table, "table")
ZJ_ELEMENT(tbody, "tbody")
ZJ_ELEMENT(td, "td")
ZJ_ELEMENT(textarea, "textarea")
ZJ_ELEMENT(tfoot, "tfoot")
ZJ_ELEMENT(th, "th")
ZJ_ELEMENT(thead, "thead")
ZJ_ELEMENT(time, "time")
ZJ_ELEMENT(tr, "tr")
ZJ_ELEMENT(ul, "ul")
#undef ZJ_ELEMENT

template <class... Parts>
Html input(const Parts&... parts) {
  return void_element("input", parts...);
}
template <class... Parts>
Html img(const Parts&... parts) {
  return void_element("img", parts...);
}
inline Html br() {
  return void_element("br");
}
inline Html hr() {
  return void_element("hr");
}

}  // namespace zj::html
