#include "html/table.h"

#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace zj::html {
namespace {

bool contains(const Html& html, std::string_view part) {
  return html.markup().find(part) != std::string::npos;
}

Table two_columns() {
  return {.caption = "件",
          .columns = {{.title = "企业", .heads_row = true},
                      {.title = "得分", .sort_href = "/q?sort=score", .sorted = Sorted::descending, .css = "n mono"}},
          .rows = {{.cells = {text("甲"), text("82.40")}, .pick = "r1", .name = "甲"}},
          .density = Density::plain};
}

TEST(DataTable, LabelsCellsForAPhoneAndHeadsRows) {
  const Html made = data_table(Lang::zh, two_columns());
  EXPECT_TRUE(contains(made, "<th scope=\"row\">甲</th><td data-label=\"得分\" class=\"n mono\">82.40</td>"));
  EXPECT_TRUE(contains(
      made, "<th scope=\"col\" class=\"n\" aria-sort=\"descending\"><a href=\"/q?sort=score\">得分 ↓</a></th>"));
  EXPECT_FALSE(contains(made, "checkbox"));
}

TEST(DataTable, BoxesBelongToTheBatch) {
  Table table = two_columns();
  table.pick_name = "case";
  table.pick_form = "batch";
  EXPECT_TRUE(contains(data_table(Lang::zh, table),
                       "<input type=\"checkbox\" name=\"case\" value=\"r1\" form=\"batch\" aria-label=\"选择 甲\">"));
}

TEST(DataTable, RefusesARowThatDoesNotFit) {
  Table table = two_columns();
  table.rows[0].cells.pop_back();
  EXPECT_THROW(data_table(Lang::zh, table), std::logic_error);
}

std::string pages(std::int64_t page, std::int64_t of) {
  const std::string markup = pager(Lang::zh, {page, of, Address("/q").with("sort", "due")}).markup();
  std::string shown;  // what is read
  bool inside = false;
  for (const char c : markup) {
    if (c == '<') inside = true;
    if (!inside) shown += c;
    if (c == '>') {
      inside = false;
      shown += shown.empty() || shown.back() == ' ' ? "" : " ";
    }
  }
  return shown;
}

TEST(Pager, ShowsEndsAndNeighbours) {
  EXPECT_EQ(pages(1, 1), "");
  EXPECT_EQ(pages(1, 2), "1 2 下一页 ");
  EXPECT_EQ(pages(2, 24), "上一页 1 2 3 … 24 下一页 ");
  EXPECT_EQ(pages(12, 24), "上一页 1 … 11 12 13 … 24 下一页 ");
  EXPECT_EQ(pages(24, 24), "上一页 1 … 23 24 ");
}

TEST(Pager, KeepsTheRestOfTheAddress) {
  const Html links = pager(Lang::zh, {2, 3, Address("/q").with("sort", "due").with("page", 2)});
  EXPECT_TRUE(contains(links, "href=\"/q?sort=due\">1</a>"));
  EXPECT_TRUE(contains(links, "href=\"/q?sort=due&amp;page=3\">3</a>"));
}

TEST(Filters, KeepWhatIsNotAFilter) {
  const Html form = filters(Lang::zh, {.action = "/q",
                                       .fields = {filter_select("t", "称号", "b", {{"", "全部"}, {"b", "乙"}})},
                                       .kept = {{"sort", "due"}}});
  EXPECT_TRUE(contains(form, "<input type=\"hidden\" name=\"sort\" value=\"due\">"));
  EXPECT_TRUE(contains(form, "<option value=\"b\" selected>乙</option>"));
}

}  // namespace
}  // namespace zj::html
