#include "html/layout.h"

#include <array>

#include "html/address.h"
#include "html/assets.h"
#include "html/feedback.h"
#include "html/form.h"
#include "html/verdict.h"
#include "words/html.h"

namespace zj::html {
namespace {

// htmx: no eval, no styles of its own, no foreign requests; a refused form (409, 422) is shown, not dropped.
constexpr std::string_view htmx_config =
    R"({"allowEval":false,"includeIndicatorStyles":false,"selfRequestsOnly":true,"responseHandling":[)"
    R"({"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"409|422","swap":true,"error":false},)"
    R"({"code":"[45]..","swap":false,"error":true}]})";

template <class... Parts>
Html link(const Parts&... parts) {
  return void_element("link", parts...);
}
template <class... Parts>
Html meta(const Parts&... parts) {
  return void_element("meta", parts...);
}
Html script(std::string_view name) {
  return element("script", src(asset(name)), flag("defer"));
}

Attr current(bool on) {
  return attr_if(on, "aria-current", "page");
}

// The words and pieces of markup that zhijian.js shows; it has none of its own.
Html script_parts(Lang lang) {
  const auto say_as = [lang](Name name, Word word) { return attr(name, word.in(lang)); };
  const File running{.name = "",
                     .side = element("button", cls("btn btn--s btn--quiet"), type("button"), words::cancel.in(lang)),
                     .meta = {Html{}},
                     .percent = 0};
  return element(
      "template", id("zj-parts"), say_as("data-saving", words::saving), say_as("data-saved", words::saved),
      say_as("data-failed", words::not_saved), say_as("data-offline", words::not_saved_offline),
      say_as("data-signed-out", words::not_saved_signed_out), say_as("data-conflict", words::not_saved_conflict),
      say_as("data-invalid", words::not_saved_invalid), say_as("data-restored", words::restored),
      say_as("data-restored-over", words::restored_over), say_as("data-upload-failed", words::upload_failed),
      say_as("data-uploading", words::upload_running), say_as("data-chosen", words::batch_chosen),
      say_as("data-none-chosen", words::batch_none),
      each(std::array{Tone::ok, Tone::info, Tone::warn, Tone::bad}, [](Tone tone) { return toast(tone, {}); }),
      ul(file_row(lang, running)));
}

Html head(const Page& page) {
  return element("head", meta(attr("charset", "utf-8")),
                 meta(name("viewport"), attr("content", "width=device-width, initial-scale=1")),
                 element("title", page.title, " · ", words::product_name.in(page.lang)),
                 page.to_be_indexed ? Html{} : meta(name("robots"), attr("content", "noindex")),
                 meta(name("color-scheme"), attr("content", "light dark")),
                 meta(name("htmx-config"), attr("content", htmx_config)),
                 link(attr("rel", "icon"), type("image/svg+xml"), href(asset("favicon.svg"))),
                 link(attr("rel", "stylesheet"), href(asset("tokens.css"))),
                 link(attr("rel", "stylesheet"), href(asset("zhijian.css"))), script("htmx.min.js"),
                 script("zhijian.js"));
}

// Switches of look and language are links, so that they work without script and can be opened in a new tab.
std::string view_href(const Page& page, View changed) {
  return Address("/view").with("look", write_view(changed)).with("to", page.path).str();
}

Html font_link(const Page& page, std::string_view css) {
  View changed = page.view;
  changed.large = !changed.large;
  const Word label = page.view.large ? words::normal_font : words::large_font;
  const Word title = page.view.large ? words::normal_font_switch : words::large_font_switch;
  return a(attr_if(!css.empty(), "class", css), href(view_href(page, changed)), attr("title", title.in(page.lang)),
           icon(Icon::font), label.in(page.lang));
}

Html theme_link(const Page& page, Theme theme, Word label) {
  View changed = page.view;
  changed.theme = theme;
  return a(href(view_href(page, changed)), attr_if(page.view.theme == theme, "aria-current", "true"), icon(Icon::part),
           label.in(page.lang));
}

Html language_link(const Page& page) {
  const bool chinese = page.lang == Lang::zh;
  const std::string address = Address("/view").with("lang", chinese ? "en" : "zh").with("to", page.path).str();
  return a(href(address), attr("lang", chinese ? "en" : "zh-CN"), words::other_language.in(page.lang));
}

Html menu(const Page& page, const Account& account) {
  Html seats = each(account.seats, [](const Seat& seat) {
    return a(href(seat.href), attr_if(seat.current, "aria-current", "true"), span(cls("role"), seat.role), seat.name);
  });
  if (!account.seats.empty()) seats += hr();
  return details(cls("menu"), summary(span(cls("role"), account.role), span(account.name), icon(Icon::chev)),
                 div(cls("menu__pop"), seats, font_link(page, ""), theme_link(page, Theme::light, words::theme_light),
                     theme_link(page, Theme::dark, words::theme_dark),
                     theme_link(page, Theme::system, words::theme_system), language_link(page), hr(),
                     a(href(account.settings_href), icon(Icon::user), words::account_settings.in(page.lang)),
                     form(attr("method", "post"), action(account.sign_out_action), flag("data-sign-out"),
                          input(type("hidden"), name("csrf"), value(account.csrf)),
                          button(icon(Icon::right), words::sign_out.in(page.lang)))));
}

Html topbar(const Page& page) {
  Html end = font_link(page, "iconlink hide-s");
  for (const Html& more : page.top_links) end += more;
  end += page.account ? menu(page, *page.account)
                      : a(cls("btn btn--main"), href(page.sign_in_href), words::sign_in.in(page.lang));
  Html nav_links = each(page.nav, [](const Link& l) { return a(href(l.href), current(l.current), l.text); });
  return header(cls("topbar"),
                a(cls("brand"), href(page.home),
                  span(cls("brand__mark"), attr("aria-hidden", "true"), words::product_mark.in(page.lang)),
                  span(cls("brand__name"), words::product_name.in(page.lang)),
                  page.site.empty() ? Html{} : span(cls("brand__sub hide-s"), page.site)),
                page.nav.empty()
                    ? Html{}
                    : nav(cls("topnav"), attr("aria-label", words::main_navigation.in(page.lang)), nav_links),
                div(cls("topbar__end"), end));
}

Html foot(const Page& page) {
  if (!page.footer) return {};
  const auto column = [](const std::vector<Html>& lines, const Html& more) {
    return div(each(lines, [](const Html& line) { return p(line); }), more);
  };
  const Html switches = p(font_link(page, ""), "　", language_link(page));
  return footer(cls("footer"),
                div(cls("wrap cols"), column(page.footer->about, {}),
                    div(cls("plain"), each(page.footer->links, [](const Html& line) { return p(line); }), switches),
                    column(page.footer->legal, {})));
}

Html document(const Page& page, std::string_view body_class, const Html& body) {
  std::string root;
  if (page.view.theme == Theme::light) root = "theme-light";
  if (page.view.theme == Theme::dark) root = "theme-dark";
  if (page.view.large) root += root.empty() ? "large" : " large";
  return Html::trusted("<!doctype html>\n") +
         element("html", attr("lang", page.lang == Lang::zh ? "zh-CN" : "en"), attr_if(!root.empty(), "class", root),
                 head(page),
                 element("body", cls(body_class), patterns(),
                         a(cls("skip"), href("#main"), words::skip_to_content.in(page.lang)), topbar(page), body,
                         script_parts(page.lang)));
}

Html path_and_flash(const Page& page) {
  return crumbs(page.lang, page.crumbs) + page.flash;
}

}  // namespace

View read_view(std::string_view cookie) {
  View view;
  while (!cookie.empty()) {
    const std::size_t dot = cookie.find('.');
    const std::string_view word = cookie.substr(0, dot);
    if (word == "large") view.large = true;
    if (word == "light") view.theme = Theme::light;
    if (word == "dark") view.theme = Theme::dark;
    cookie = dot == std::string_view::npos ? std::string_view{} : cookie.substr(dot + 1);
  }
  return view;
}

std::string write_view(const View& view) {
  std::string text = view.theme == Theme::light ? "light" : view.theme == Theme::dark ? "dark" : "system";
  if (view.large) text += ".large";
  return text;
}

Html public_page(const Page& page, const Html& content) {
  const Html path = path_and_flash(page);
  return document(page, "public",
                  main_(id("main"), path.empty() ? Html{} : div(cls("wrap noticehead"), path), content) + foot(page));
}

Html narrow_page(const Page& page, const Html& content) {
  return document(
      page, "public",
      main_(id("main"), cls("section"), div(cls("wrap narrow stack"), path_and_flash(page), content)) + foot(page));
}

Html work_page(const Page& page, const std::vector<NavGroup>& side, const Html& content) {
  const Html inside = path_and_flash(page) + content;
  if (side.empty()) return document(page, "work", main_(id("main"), cls("wrap section stack"), inside));
  const auto item = [](const NavItem& i) {
    return a(href(i.href), current(i.current), i.text,
             i.count.empty() ? Html{} : span(cls(i.hot ? "count count--hot" : "count"), i.count));
  };
  const Html groups =
      each(side, [&item](const NavGroup& g) { return (g.title.empty() ? Html{} : h2(g.title)) + each(g.items, item); });
  return document(
      page, "work",
      div(cls("shell"), nav(cls("sidenav"), attr("aria-label", words::work_navigation.in(page.lang)), groups),
          main_(id("main"), cls("stack"), inside)));
}

Html bench_rail(const Bench& bench) {
  return aside(cls("bench__rail sticky"), id("rail"), attr("aria-label", bench.rail_label),
               attr_if(!bench.rail_href.empty(), "data-refresh", bench.rail_href), div(cls("stack"), bench.rail));
}

Html bench_page(const Page& page, const Bench& bench) {
  const auto jump = [](std::string_view target, std::string_view text) {
    return a(cls("btn btn--s"), href(target), text);
  };
  const std::string& rail_link = bench.rail_summary.empty() ? bench.rail_label : bench.rail_summary;
  return document(page, "work",
                  div(cls("bench"),
                      nav(cls("bench__side sticky"), id("tree"), attr("aria-label", bench.tree_label),
                          p(cls("only-narrow pad-x"), jump("#main", words::close_tree.in(page.lang))), bench.tree),
                      main_(id("main"), cls("bench__main stack"),
                            p(cls("only-narrow row"), jump("#tree", bench.tree_label), jump("#rail", rail_link)),
                            path_and_flash(page), bench.content),
                      bench_rail(bench)));
}

Html page_head(const PageHead& head) {
  return div(cls("pagehead"), div(cls("pagehead__text"), h1(head.title), head.lead.empty() ? Html{} : p(head.lead)),
             head.acts.empty() ? Html{} : div(cls("pagehead__acts"), head.acts));
}

Html crumbs(Lang lang, const std::vector<Link>& links) {
  if (links.empty()) return {};
  Html items;
  for (std::size_t i = 0; i < links.size(); ++i) {
    items += i + 1 < links.size() ? li(a(href(links[i].href), links[i].text)) : li(current(true), links[i].text);
  }
  return nav(attr("aria-label", words::where_you_are.in(lang)), ol(cls("crumbs"), items));
}

Html tabs(std::string_view label, const std::vector<Tab>& tabs) {
  return nav(cls("tabs"), attr("aria-label", label), each(tabs, [](const Tab& tab) {
               return a(href(tab.href), current(tab.current), tab.text,
                        tab.count.empty() ? Html{} : group(" ", span(cls("count"), tab.count)));
             }));
}

Html panel(const Panel& panel) {
  Html inside;
  if (!panel.title.empty()) {
    inside +=
        div(cls("panel__head"), h2(panel.title), panel.note.empty() ? Html{} : span(cls("small muted"), panel.note));
  }
  inside += panel.bare_body ? panel.body : div(cls("panel__body stack"), panel.body);
  if (!panel.foot.empty()) inside += div(cls("panel__foot row"), panel.foot);
  return section(cls("panel"), attr_if(!panel.id.empty(), "id", panel.id), inside);
}

Html ruled_heading(std::string_view title, const Html& note, bool serif) {
  return div(cls("rule-h"), h2(attr_if(serif, "class", "sec-h"), title),
             note.empty() ? Html{} : span(cls("small muted"), note));
}

}  // namespace zj::html
