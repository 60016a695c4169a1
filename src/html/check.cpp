#include "html/check.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace zj::html {
namespace {

using Names = std::set<std::string_view>;

const Names void_elements = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                             "input", "link", "meta", "source", "track", "wbr"};
// What ends a paragraph by merely beginning (HTML standard, "A p element's end tag can be omitted if …").
const Names not_in_p = {"address", "article", "aside", "blockquote", "details", "div",   "dl",     "fieldset", "figure",
                        "footer",  "form",    "h1",    "h2",         "h3",      "h4",    "header", "hr",       "main",
                        "nav",     "ol",      "p",     "pre",        "section", "table", "ul"};
const Names interactive = {"a", "button", "input", "select", "textarea", "label", "details"};
const Names controls = {"input", "select", "textarea", "meter", "output", "progress"};
const Names needs_table = {"tr", "td", "th", "thead", "tbody", "tfoot", "caption"};

struct Element {
  std::string tag;
  std::map<std::string, std::string, std::less<>> attributes;
  std::string described() const {
    std::string text = "<" + tag;
    for (const char* name : {"id", "name", "class", "href"}) {
      if (const auto found = attributes.find(name); found != attributes.end()) {
        text.append(" ").append(name).append("=\"").append(found->second).append("\"");
      }
    }
    return text + ">";
  }
  bool has(std::string_view name) const { return attributes.find(name) != attributes.end(); }
  std::string_view get(std::string_view name) const {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string_view{} : std::string_view(found->second);
  }
};

std::string decoded(std::string_view address) {
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (address[i] == '%' && i + 2 < address.size() && digit(address[i + 1]) >= 0 && digit(address[i + 2]) >= 0) {
      out += static_cast<char>(digit(address[i + 1]) * 16 + digit(address[i + 2]));
      i += 2;
    } else {
      out += address[i];
    }
  }
  return out;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

class Checker {
 public:
  explicit Checker(std::string_view markup) : markup_(markup) {}

  std::vector<std::string> run(bool whole_page) {
    while (at_ < markup_.size()) {
      if (markup_[at_] == '<') {
        read_tag();
      } else {
        if (markup_[at_] == '>') report("a bare > in text");
        ++at_;
      }
    }
    for (const Element& open : open_) report("never closed: " + open.described());
    check_references();
    if (whole_page) {
      if (count_["h1"] != 1) report("a page has one h1, this has " + std::to_string(count_["h1"]));
      if (count_["title"] != 1) report("a page has one title");
      if (!language_) report("the page does not say its language");
    }
    return std::move(problems_);
  }

 private:
  struct Reference {
    std::string id;
    std::string from;
  };

  void report(std::string text) { problems_.push_back(std::move(text)); }

  bool inside(std::string_view tag) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Element& e) { return e.tag == tag; });
  }

  void read_tag() {
    if (markup_.substr(at_).starts_with("<!doctype html>")) {
      at_ += std::string_view("<!doctype html>").size();
    } else if (markup_.substr(at_).starts_with("</")) {
      read_end_tag();
    } else {
      read_start_tag();
    }
  }

  void read_end_tag() {
    const std::size_t end = markup_.find('>', at_);
    const std::string_view tag = markup_.substr(at_ + 2, end - at_ - 2);
    if (open_.empty() || open_.back().tag != tag) {
      report("</" + std::string(tag) + "> ends " + (open_.empty() ? "nothing" : open_.back().described()));
    } else {
      open_.pop_back();
    }
    at_ = end == std::string_view::npos ? markup_.size() : end + 1;
  }

  void read_start_tag() {
    Element element;
    ++at_;
    while (at_ < markup_.size() && !is_space(markup_[at_]) && markup_[at_] != '>' && markup_[at_] != '/')
      element.tag += markup_[at_++];
    while (read_attribute(element)) {
    }
    const bool self_closed = at_ < markup_.size() && markup_[at_] == '/';
    at_ = std::min(markup_.size(), markup_.find('>', at_)) + 1;
    if (element.tag.empty()) report("a < that begins no tag");
    check_place(element);
    check_element(element);
    if (self_closed && !inside("svg")) report("self-closed outside a drawing: " + element.described());
    if (self_closed || void_elements.contains(element.tag)) return;
    const std::string tag = element.tag;
    open_.push_back(std::move(element));
    if (tag == "script" || tag == "textarea" || tag == "title") skip_raw_text(tag);
  }

  bool read_attribute(Element& element) {
    while (at_ < markup_.size() && is_space(markup_[at_])) ++at_;
    if (at_ >= markup_.size() || markup_[at_] == '>' || markup_[at_] == '/') return false;
    std::string name, value;
    while (at_ < markup_.size() && markup_[at_] != '=' && markup_[at_] != '>' && !is_space(markup_[at_]))
      name += markup_[at_++];
    if (at_ < markup_.size() && markup_[at_] == '=') {
      ++at_;
      if (at_ >= markup_.size() || markup_[at_] != '"') {
        report("unquoted attribute " + name + " in " + element.described());
        return false;
      }
      const std::size_t end = markup_.find('"', at_ + 1);
      value = markup_.substr(at_ + 1, end - at_ - 1);
      at_ = end == std::string_view::npos ? markup_.size() : end + 1;
    }
    if (!element.attributes.emplace(name, value).second)
      report("doubled attribute " + name + " in " + element.described());
    return true;
  }

  void skip_raw_text(const std::string& tag) {
    const std::size_t end = markup_.find("</" + tag, at_);
    at_ = end == std::string_view::npos ? markup_.size() : end;
  }

  void check_place(const Element& element) {
    if (inside("p") && not_in_p.contains(element.tag)) report(element.described() + " would end the p it stands in");
    if (element.tag == "form" && inside("form")) report("a form in a form: " + element.described());
    if (element.tag == "label" && inside("label")) report("a label in a label: " + element.described());
    if (interactive.contains(element.tag) && (inside("a") || inside("button"))) {
      report("a link or button holds another control: " + element.described());
    }
    if (needs_table.contains(element.tag) && !inside("table")) report("outside a table: " + element.described());
    const std::string_view parent = open_.empty() ? std::string_view{} : std::string_view(open_.back().tag);
    if (element.tag == "li" && parent != "ul" && parent != "ol" && !open_.empty())
      report("outside a list: " + element.described());
    if ((parent == "ul" || parent == "ol") && element.tag != "li") report("directly in a list: " + element.described());
    if (parent == "dl" && element.tag != "dt" && element.tag != "dd" && element.tag != "div") {
      report("directly in a dl: " + element.described());
    }
  }

  void check_element(const Element& e) {
    ++count_[e.tag];
    if (e.tag == "html" && e.has("lang")) language_ = true;
    if (e.has("id") && !ids_.insert(std::string(e.get("id"))).second) report("id is not unique: " + e.described());
    if (e.tag == "form" && e.has("id")) forms_.insert(std::string(e.get("id")));
    for (const auto& [name, value] : e.attributes) {
      if (name == "style") report("inline style: " + e.described());
      if (name.starts_with("on")) report("event attribute " + name + ": " + e.described());
      if (value.find("javascript:") != std::string::npos) report("script address: " + e.described());
      if (name.empty()) report("an attribute without name: " + e.described());
    }
    if (e.tag == "style") report("inline style sheet");
    if (e.tag == "script" && !e.has("src") && e.get("type") != "application/json") report("inline script");
    if (e.tag == "img" && !e.has("alt")) report("no alternative text: " + e.described());
    if (e.tag == "svg" && !inside("svg") && !e.has("aria-hidden") && !(e.has("role") && e.has("aria-label"))) {
      report("a drawing that is neither hidden nor described: " + e.described());
    }
    if (const std::string_view href = e.get("href"); href.size() > 1 && href.front() == '#') {
      references_.push_back({decoded(href.substr(1)), e.described()});
    }
    if (e.has("for")) references_.push_back({std::string(e.get("for")), e.described()});
    for (const char* name : {"aria-describedby", "aria-labelledby"}) {
      std::string_view list = e.get(name);
      while (!list.empty()) {
        const std::size_t space = list.find(' ');
        references_.push_back({std::string(list.substr(0, space)), e.described()});
        list = space == std::string_view::npos ? std::string_view{} : list.substr(space + 1);
      }
    }
    if (e.has("form")) form_references_.push_back({std::string(e.get("form")), e.described()});
    if (e.tag == "label" && e.has("for")) labelled_.insert(std::string(e.get("for")));
    if (controls.contains(e.tag) && e.get("type") != "hidden" && !inside("label") && !e.has("aria-label") &&
        !e.has("aria-labelledby")) {
      unlabelled_.push_back({std::string(e.get("id")), e.described()});
    }
  }

  void check_references() {
    for (const Reference& r : references_) {
      if (!ids_.contains(r.id)) report("no element has the id \"" + r.id + "\" that is referred to by " + r.from);
    }
    for (const Reference& r : form_references_) {
      if (!forms_.contains(r.id)) report("no form has the id \"" + r.id + "\" that is named by " + r.from);
    }
    for (const Reference& r : unlabelled_) {
      if (!labelled_.contains(r.id)) report("a control without a label: " + r.from);
    }
  }

  std::string_view markup_;
  std::size_t at_ = 0;
  std::vector<Element> open_;
  std::set<std::string> ids_, forms_, labelled_;
  std::map<std::string, int, std::less<>> count_;
  std::vector<Reference> references_, form_references_, unlabelled_;
  std::vector<std::string> problems_;
  bool language_ = false;
};

}  // namespace

std::vector<std::string> problems(std::string_view markup, bool whole_page) {
  return Checker(markup).run(whole_page);
}

}  // namespace zj::html
