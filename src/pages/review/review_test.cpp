// Score sheets as pages, from plain views.

#include "pages/review/review.h"

#include <gtest/gtest.h>

#include "html/check.h"
#include "pages/review/sheet_view.h"

namespace zj::pages {
namespace {

SheetView sheet() {
  SheetView view;
  view.title = "成都某某有限公司";
  view.scale = {"0", "0.5", "0.8", "1"};
  SheetView::Item item{"F.A.3.1", "计划调度", "4", {}, {}};
  item.clauses = {{"F.A.3.1.a", "a", "作业计划由系统自动生成", "已实现 <b>", "0.5", "只有一条线", true, false},
                  {"F.A.3.1.b", "b", "作业计划能调整", "", "", "", false, true}};
  view.elements = {{"A", "智能化制造", "50", "", {item}}};
  view.levels = {{"是", "是", {}}, {"否", "否", {}}};
  return view;
}

std::string page_of(const SheetView& view) {
  html::Page page;
  page.title = view.title;
  return html::bench_page(page, sheet_bench(Lang::zh, view)).markup();
}

TEST(Points, AreCutToTwoDecimalsNeverRoundedUp) {
  const Json almost(Json::Number{"69.99999999"}), whole("70"), short_one("86.3");
  EXPECT_EQ(points(&almost), "69.99");
  EXPECT_EQ(points(&whole), "70.00");
  EXPECT_EQ(points(&short_one), "86.30");
  EXPECT_EQ(points(nullptr), "—");
}

TEST(SheetView, CountsWhatIsScored) {
  const SheetView view = sheet();
  EXPECT_EQ(view.clauses(), 2u);
  EXPECT_EQ(view.scored(), 1u);
}

TEST(SheetView, WhileScoresAreGivenFieldsCarryTheirPaths) {
  SheetView view = sheet();
  view.form = html::Form{.action = "/o/X/save", .keys = {"csrf", "key", 3}, .id = "scores"};
  view.submit_action = "/o/X/submit";
  view.save_label = "保存评分";
  view.submit_label = "提交评分";
  const std::string page = page_of(view);
  EXPECT_NE(page.find("name=\"得分.F.A.3.1.a.分值\""), std::string::npos);
  EXPECT_NE(page.find("value=\"只有一条线\""), std::string::npos);
  EXPECT_NE(page.find("formaction=\"/o/X/submit\""), std::string::npos);
  EXPECT_LT(page.find("保存评分"), page.find("提交评分"));  // the Enter key saves
  EXPECT_NE(page.find("aria-invalid=\"true\""), std::string::npos);
  EXPECT_EQ(page.find("已实现 <b>"), std::string::npos);
}

TEST(SheetView, ReadOnlyHasNoFieldsAndShowsWhatWasGiven) {
  const std::string page = page_of(sheet());
  EXPECT_EQ(page.find("name=\"得分."), std::string::npos);
  EXPECT_NE(page.find("只有一条线"), std::string::npos);
  EXPECT_NE(page.find("未评"), std::string::npos);
}

}  // namespace
}  // namespace zj::pages
