#pragma once
// Lists: tables that turn into cards on a phone, acts on many rows, filters, pages.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/address.h"
#include "html/button.h"
#include "html/form.h"
#include "html/html.h"
#include "words/words.h"

namespace zj::html {

enum class Sorted { no, ascending, descending };

// A column speaks for all its cells: their label on a phone, their alignment.
struct Column {
  std::string title;
  std::string hint = {};       // spelled out where the title is short
  std::string sort_href = {};  // a link that sorts by this column
  Sorted sorted = Sorted::no;
  std::string css = {};    // of the cells and, for n and shrink, of the heading: n, mono, faint, nowrap, shrink, hide-s
  bool heads_row = false;  // its cells name the row
};

struct Row {
  std::vector<Html> cells;  // as many as there are columns
  std::string pick = {};    // value of the row's checkbox; empty: the row cannot be chosen
  std::string name = {};    // what the checkbox chooses, for readers who do not see the row
  bool picked = false;
};

enum class Density {
  compact,  // officers' lists
  roomy,    // public lists
  plain     // compact without frame, inside other parts
};

struct Table {
  std::string caption;  // read aloud; not shown
  std::vector<Column> columns;
  std::vector<Row> rows;
  Density density = Density::compact;
  std::string pick_name = {};  // with it every row has a checkbox of that name …
  std::string pick_form = {};  // … belonging to the form of the batch bar
};
// Rows whose number of cells differs from the columns are our own mistake (std::logic_error).
Html data_table(Lang lang, const Table& table);

// Link that opens what the row stands for, with a second, fainter text behind it (place, workshop).
Html row_link(std::string_view text, std::string_view href, std::string_view more = {});
// The same with the second text below, for roomy lists.
Html row_link_over(std::string_view text, std::string_view href, std::string_view below);

// Acts on many: a form above the table whose checkboxes belong to it.
struct Batch {
  std::string form_id;
  std::string action;
  FormKeys keys;
  std::int64_t chosen = 0;
  Html why = {};  // why these acts are possible now
  std::vector<Html> acts;
};
Html batch_bar(Lang lang, const Batch& batch);

// Filters above a list: a GET form. `kept` are the values of the address that are not filters here (sorting); the page
// starts anew.
struct Filters {
  std::string action;
  std::vector<Html> fields;
  std::vector<std::pair<std::string, std::string>> kept = {};
  bool any_set = true;    // offers to clear
  std::string note = {};  // 按期限由近到远
};
Html filters(Lang lang, const Filters& filters);
// One filter: a list box whose first option is the name of "all".
Html filter_select(std::string_view name, std::string_view label, std::string_view chosen,
                   const std::vector<Option>& options);
Html filter_text(std::string_view name, std::string_view label, std::string_view value,
                 std::string_view placeholder = {});

struct Pager {
  std::int64_t page = 1;  // from 1
  std::int64_t pages = 1;
  Address here;
  std::string parameter = "page";
};
Html pager(Lang lang, const Pager& pager);

// The line under a list: what part is shown, the keys that help, the pages.
struct ListFoot {
  std::int64_t from = 0, to = 0, all = 0;
  bool keys = false;
  Pager pager;
};
Html list_foot(Lang lang, const ListFoot& foot);

}  // namespace zj::html
