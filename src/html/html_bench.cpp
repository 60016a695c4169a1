// A page of an officer's list with 50 rows, as it is made for every request.

#include <chrono>
#include <cstdio>

#include "html/components.h"

namespace {

using namespace zj::html;

zj::html::Table queue() {
  Table table{.caption = "待办申报件",
              .columns = {{.title = "申报号", .css = "mono faint"},
                          {.title = "企业", .heads_row = true},
                          {.title = "期限", .sort_href = "/queue?sort=due", .sorted = Sorted::ascending},
                          {.title = "判定"},
                          {.title = "经办"}},
              .rows = {},
              .pick_name = "case",
              .pick_form = "batch"};
  for (int i = 0; i < 50; ++i) {
    const std::string number = std::to_string(1000 + i);
    table.rows.push_back({.cells = {text(number), row_link("成都岷砺精密制造有限公司", "/case/" + number, "一号工厂"),
                                    due(zj::Lang::zh, {"11月24日", "2026-11-24", i % 9 - 1}),
                                    tri(zj::Lang::zh, {47, i % 3, i % 2}), text("陈禾")},
                          .pick = number,
                          .name = "成都岷砺精密制造有限公司"});
  }
  return table;
}

std::size_t make_page() {
  const Page page{.title = "待办", .nav = {{"工作台", "/queue", true}, {"总览", "/overview"}}};
  return work_page(page, {{"办理", {{"待办", "/queue", "23", true}}}},
                   page_head({.title = "待办"}) + data_table(zj::Lang::zh, queue()))
      .markup()
      .size();
}

}  // namespace

int main() {
  using Clock = std::chrono::steady_clock;
  const std::size_t bytes = make_page();
  constexpr int rounds = 2000;
  const auto start = Clock::now();
  std::size_t total = 0;
  for (int i = 0; i < rounds; ++i) total += make_page();
  const double microseconds = std::chrono::duration<double, std::micro>(Clock::now() - start).count() / rounds;
  std::printf("queue page, 50 rows, %zu bytes\t%.1f us\t%.0f MB/s\n", bytes, microseconds,
              static_cast<double>(total) / rounds / microseconds);
}
