#pragma once
// The frame of a page: head, top bar, navigation, main part, footer. Everything works without script.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"
#include "html/icon.h"
#include "words/words.h"

namespace zj::html {

struct Link {
  std::string text;
  std::string href;
  bool current = false;
};

// How a reader wants pages to look. Kept in the cookie `zj-view` so that the first byte of a page is already right.
enum class Theme { system, light, dark };
struct View {
  Theme theme = Theme::system;
  bool large = false;
};
// Reads the cookie's value ("dark.large"); what it does not know it leaves out.
View read_view(std::string_view cookie);
std::string write_view(const View& view);

// An item of the side navigation, with a number or a short word behind it ("23", "公示").
struct NavItem {
  std::string text;
  std::string href;
  std::string count = {};
  bool current = false;
  bool hot = false;  // the count wants attention
};
struct NavGroup {
  std::string title;
  std::vector<NavItem> items;
};

// A part that the signed-in person may act in.
struct Seat {
  std::string role;  // 市级
  std::string name;  // 市经信局·智能制造处
  std::string href;
  bool current = false;
};
struct Account {
  std::string role;
  std::string name;              // 市经信局·陈禾
  std::vector<Seat> seats = {};  // shown when there is a choice
  std::string settings_href = "/account";
  std::string sign_out_action = "/sign-out";
  std::string csrf = {};
};

// Who stands behind the site, in three columns; each line is finished markup.
struct Footer {
  std::vector<Html> about = {};
  std::vector<Html> links = {};
  std::vector<Html> legal = {};
};

// What every page says about itself.
struct Page {
  Lang lang = Lang::zh;
  View view = {};
  std::string title;       // without the product's name
  std::string site = {};   // what the product is used for here: 成都市智能工厂和数字化车间认定
  std::string path = "/";  // of this page with its query: where switches of look and language come back to
  std::string home = "/";
  std::vector<Link> nav = {};           // top bar
  std::optional<Account> account = {};  // nobody: a link to sign in
  std::string sign_in_href = "/sign-in";
  std::vector<Html> top_links = {};  // further links in the top bar of public pages
  std::vector<Link> crumbs = {};     // the last is this page
  Html flash = {};                   // result of the act that led here
  std::optional<Footer> footer = {};
  bool to_be_indexed = false;  // search engines may keep it
};

// Public reading: roomy, content in full-width sections that bring their own `.wrap`.
Html public_page(const Page& page, const Html& content);
// A public page of one narrow column: sign-in, messages, errors.
Html narrow_page(const Page& page, const Html& content);
// Work: navigation at the side, content at its right; without navigation the content alone.
Html work_page(const Page& page, const std::vector<NavGroup>& side, const Html& content);
// Work at one object: contents at the left, content, and a rail that comments on it. The rail keeps its id "rail" and
// is what zhijian.js fetches anew from `rail_href` after a save.
struct Bench {
  std::string tree_label;  // 要素目录
  Html tree;
  Html content;
  std::string rail_label;  // 实时判定
  Html rail;
  std::string rail_summary = {};  // where the rail is far below: "实时判定：差 2 项"
  std::string rail_href = {};     // answers with rail() alone
};
Html bench_page(const Page& page, const Bench& bench);
// The rail alone, for the answer at rail_href.
Html bench_rail(const Bench& bench);

// Title of a page, a line below it, and what can be done with the whole of it.
struct PageHead {
  std::string title;
  Html lead = {};
  Html acts = {};
};
Html page_head(const PageHead& head);

Html crumbs(Lang lang, const std::vector<Link>& links);

struct Tab {
  std::string text;
  std::string href;
  std::string count = {};
  bool current = false;
};
Html tabs(std::string_view label, const std::vector<Tab>& tabs);

// A panel: head with title and a note at its right, body, foot. Empty parts are left out.
struct Panel {
  std::string title;
  Html note = {};
  Html body;
  Html foot = {};
  std::string id = {};
  bool bare_body = false;  // the body brings its own padding (lists of clauses, several panel__body)
};
Html panel(const Panel& panel);
// A heading with a rule below it, and a note or link at its right.
Html ruled_heading(std::string_view title, const Html& note = {}, bool serif = false);

}  // namespace zj::html
