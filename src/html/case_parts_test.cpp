#include "html/case_parts.h"

#include <string>

#include <gtest/gtest.h>

#include "html/chart.h"
#include "html/document.h"
#include "html/feedback.h"

namespace zj::html {
namespace {

bool contains(const Html& html, std::string_view part) {
  return html.markup().find(part) != std::string::npos;
}

TEST(Clauses, MarkTheEdgeOfWhatNeedsAttention) {
  const auto made = [](Verdict verdict) {
    return clauses(Lang::zh, {{.number = "A", .text = "t", .source = {}, .verdict = verdict}});
  };
  EXPECT_TRUE(contains(made(Verdict::unmet), "clause clause--unmet"));
  EXPECT_TRUE(contains(made(Verdict::unknown), "clause clause--unknown"));
  EXPECT_TRUE(contains(made(Verdict::met), "<li class=\"clause\">"));
  EXPECT_TRUE(contains(made(Verdict::not_applicable), "<li class=\"clause\">"));
}

TEST(Steps, SayWhichOneIsCurrent) {
  EXPECT_EQ(
      steps(Lang::zh, {{"填报", text("11月2日"), StepState::done}, {"公示", {}, StepState::current}, {"认定", {}}})
          .markup(),
      "<ol class=\"steps\" aria-label=\"办理进度\"><li class=\"done\"><b>填报</b>11月2日</li>"
      "<li aria-current=\"step\"><b>公示</b></li><li><b>认定</b></li></ol>");
}

TEST(Diff, StrikesAndUnderlines) {
  EXPECT_TRUE(contains(diff("旧", "新", {{.before = "84 台", .after = "92 台"}}),
                       "<p><del>84</del> 台</p><p><ins>92</ins> 台</p>"));
}

TEST(Tree, SaysTheStateInWordsToo) {
  const Html made = tree(Lang::zh, {{.letter = "A",
                                     .title = "制造",
                                     .sections = {{"", {{"装备", "/e", "3/4", Icon::unmet, true}, {"网络", "/n"}}}}}});
  EXPECT_TRUE(contains(made, "aria-current=\"true\""));
  EXPECT_TRUE(contains(made, "3/4<span class=\"vh\">不符合</span>"));
  EXPECT_TRUE(contains(made, "<span class=\"vh\">未填</span>"));
}

TEST(Dialog, PostsItsFormOrNamesAnother) {
  const Button act{.text = "撤回", .look = Look::stop};
  EXPECT_TRUE(contains(
      dialog(Lang::zh, {.id = "d", .title = "撤回？", .act = act, .form = Form{.action = "/w", .keys = {"t"}}}),
      "<form class=\"dialog__box\" method=\"post\" action=\"/w\">"));
  const Html open = dialog(Lang::zh, {.id = "d", .title = "撤回？", .act = act, .shown = true});
  EXPECT_TRUE(contains(open, "dialog dialog--shown"));
  EXPECT_FALSE(contains(open, "aria-modal"));
}

TEST(Flash, OnlyARefusalInterrupts) {
  EXPECT_TRUE(contains(flash(Tone::bad, text("x")), "role=\"alert\""));
  EXPECT_TRUE(contains(flash(Tone::ok, text("x")), "role=\"status\""));
}

TEST(HeatLevel, CoversTheScale) {
  EXPECT_EQ(heat_level(40, 40, 100), 0);
  EXPECT_EQ(heat_level(100, 40, 100), 6);
  EXPECT_EQ(heat_level(70, 40, 100), 3);
  EXPECT_EQ(heat_level(-5, 40, 100), 0);
  EXPECT_EQ(heat_level(500, 40, 100), 6);
  EXPECT_EQ(heat_level(1, 1, 1), 0);
}

TEST(BarList, SharesStayInsideTheBar) {
  EXPECT_TRUE(contains(bar_list({{.label = text("a"), .share = 7, .value = "7"}}), "width=\"100.0%\""));
  EXPECT_TRUE(contains(bar_list({{.label = text("a"), .share = -1, .value = "-1"}}), "width=\"0.0%\""));
}

std::size_t count(const Html& html, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = html.markup().find(part); at != std::string::npos; at = html.markup().find(part, at + 1)) ++n;
  return n;
}

TEST(DotPlot, DrawsEveryCaseAndThoseThatFlip) {
  DotPlot plot{.finding = "f",
               .values = {60, 69.99, 70, 72, 74.99, 75, 80, 80, 80, 100},
               .low = 60,
               .high = 100,
               .old_mark = 70,
               .new_mark = 75,
               .old_label = "70",
               .new_label = "75",
               .ticks = {}};
  EXPECT_EQ(count(dot_plot(plot), "class=\"dot-flip\""), 3u);
  EXPECT_EQ(count(dot_plot(plot), "class=\"dot\""), 7u);
  plot.new_mark = 65;  // lowered: 69.99 flips the other way
  EXPECT_EQ(count(dot_plot(plot), "class=\"dot-flip\""), 1u);
  plot.new_mark = 70;
  EXPECT_EQ(count(dot_plot(plot), "class=\"dot-flip\""), 0u);
  plot.high = 60;
  EXPECT_FALSE(contains(dot_plot(plot), "nan"));
}

TEST(ColumnChart, LeavesOutWhatIsNotThere) {
  const Html chart =
      column_chart({.finding = "f", .series = {"a", "b"}, .groups = {{"2021", {31, -1}}, {"2022", {48, 22}}}});
  EXPECT_EQ(count(chart, "<rect"), 3u);
  EXPECT_FALSE(contains(column_chart({.finding = "f", .series = {}, .groups = {}}), "nan"));
}

TEST(Qr, JoinsRunsAndRefusesWhatIsNoSquare) {
  EXPECT_TRUE(contains(qr(2, {true, true, false, true}, "x"), "d=\"M0 0h2v1h-2zM1 1h1v1h-1z\""));
  EXPECT_THROW(qr(2, {true}, "x"), std::logic_error);
}

TEST(Sheet, HasAHeadOnTheFirstOnly) {
  EXPECT_FALSE(contains(sheet({.body = letter_paragraph("x")}), "sheet__bar"));
  EXPECT_TRUE(contains(sheet({.org = "局", .title = {"甲", "乙"}, .body = {}, .page = 2}),
                       "<h1 class=\"sheet__title\">甲<br>乙</h1>"));
  EXPECT_TRUE(contains(sheet({.body = {}, .page = 2}), "— 2 —"));
}

}  // namespace
}  // namespace zj::html
