#include "html/form.h"

#include <string>

#include <gtest/gtest.h>

namespace zj::html {
namespace {

bool contains(const Html& html, std::string_view part) {
  return html.markup().find(part) != std::string::npos;
}

TEST(Field, WiresLabelHelpAndError) {
  EXPECT_EQ(field(Lang::zh, {.name = "a",
                             .label = "名称",
                             .value = "甲",
                             .help = text("h"),
                             .error = "e",
                             .required = true,
                             .version = 3})
                .markup(),
            "<div class=\"field field--error\"><label class=\"req\" for=\"f-a\">名称</label>"
            "<input class=\"input\" id=\"f-a\" name=\"a\" aria-required=\"true\" aria-invalid=\"true\" "
            "aria-describedby=\"f-a-help f-a-error\" data-version=\"3\" value=\"甲\"><p class=\"help\" "
            "id=\"f-a-help\">h</p>" +
                error("e", "f-a-error").markup() + "</div>");
}

TEST(Field, ShowsBackWhatWasTypedHoweverWrong) {
  const Html wrong =
      field(Lang::zh,
            {.entry = Entry::date, .name = "d", .label = "日期", .value = "2024-02-30\"><b>", .error = "没有这一天。"});
  EXPECT_TRUE(contains(wrong, "type=\"text\""));
  EXPECT_TRUE(contains(wrong, "value=\"2024-02-30&quot;&gt;&lt;b&gt;\""));
  EXPECT_TRUE(contains(field(Lang::zh, {.entry = Entry::date, .name = "d", .label = "日期"}), "type=\"date\""));
}

TEST(Field, ATextAreaKeepsAFirstEmptyLine) {
  EXPECT_TRUE(contains(field(Lang::zh, {.entry = Entry::long_text, .name = "t", .label = "说明", .value = "\n乙"}),
                       ">\n\n乙</textarea>"));
  EXPECT_TRUE(
      contains(field(Lang::zh, {.entry = Entry::long_text, .name = "t", .label = "说明", .value = "</textarea><b>"}),
               ">&lt;/textarea&gt;&lt;b&gt;</textarea>"));
}

TEST(Field, AListBoxAsksWhereNothingKnownIsChosen) {
  const Field kind{.entry = Entry::select, .name = "k", .label = "类型", .options = {{"a", "甲"}, {"b", "乙"}}};
  EXPECT_TRUE(contains(field(Lang::zh, kind), "<option value=\"\">请选择</option><option value=\"a\">甲</option>"));
  Field chosen = kind;
  chosen.value = "b";
  EXPECT_TRUE(
      contains(field(Lang::zh, chosen), "><option value=\"a\">甲</option><option value=\"b\" selected>乙</option>"));
  chosen.value = "z";
  EXPECT_TRUE(contains(field(Lang::zh, chosen), "请选择"));
}

TEST(Field, AGroupIsNamedAndItsFirstBoxIsWhereErrorsLead) {
  const Html group = field(Lang::zh, {.entry = Entry::checks,
                                      .name = "效益 选项",
                                      .label = "效益",
                                      .chosen = {"b"},
                                      .options = {{"a", "甲"}, {"b", "乙"}},
                                      .error = "须选五项。"});
  EXPECT_TRUE(contains(group, "<legend>效益</legend>"));
  EXPECT_TRUE(contains(group, "id=\"f-效益_选项\" name=\"效益 选项\" value=\"a\" aria-invalid"));
  EXPECT_TRUE(contains(group, "value=\"b\" checked"));
  EXPECT_TRUE(contains(group, "<fieldset class=\"field field--error\" aria-describedby=\"f-效益_选项-error\">"));
}

TEST(Field, RadiosWithNotesAreCards) {
  Field choice{.entry = Entry::radios, .name = "r", .label = "决定", .options = {{"a", "通过"}, {"b", "不通过"}}};
  EXPECT_TRUE(contains(field(Lang::zh, choice), "<div class=\"row\">"));
  choice.options[1].note = text("可申请复核");
  EXPECT_TRUE(contains(field(Lang::zh, choice), "<div class=\"choice\">"));
}

TEST(Field, ANumberIsTextSoThatNothingRoundsIt) {
  const Html number = field(
      Lang::zh, {.entry = Entry::number, .name = "n", .label = "数", .value = "1000000000000000.1", .unit = "台"});
  EXPECT_TRUE(contains(number, "value=\"1000000000000000.1\""));
  EXPECT_FALSE(contains(number, "type="));
  EXPECT_TRUE(contains(number, "台</div>"));
}

TEST(Errsum, LinksEveryErrorToItsField) {
  const Html sum = errsum(Lang::zh, {{"企业.名称", "没有填"}, {"", "须签署"}, {"x", "另有编号", "own"}});
  EXPECT_TRUE(contains(sum, "有 3 处需要改正"));
  EXPECT_TRUE(contains(sum, "<a href=\"#f-%E4%BC%81%E4%B8%9A.%E5%90%8D%E7%A7%B0\">没有填</a>"));
  EXPECT_TRUE(contains(sum, "<li>须签署</li>"));
  EXPECT_TRUE(contains(sum, "href=\"#own\""));
  EXPECT_TRUE(errsum(Lang::zh, {}).empty());
}

TEST(PostForm, CarriesItsKeysFirst) {
  EXPECT_EQ(post_form({.action = "/a", .keys = {"t", "k", 7}, .files = true}, p("x")).markup(),
            "<form class=\"stack\" method=\"post\" action=\"/a\" enctype=\"multipart/form-data\">"
            "<input type=\"hidden\" name=\"csrf\" value=\"t\"><input type=\"hidden\" name=\"key\" value=\"k\">"
            "<input type=\"hidden\" name=\"version\" value=\"7\"><p>x</p></form>");
}

TEST(PostForm, NeverPostsElsewhere) {
  EXPECT_TRUE(contains(post_form({.action = "https://evil.cn/", .keys = {"t"}, .save_href = "//evil.cn"}, {}),
                       "action=\"#\" data-save=\"#\""));
}

TEST(FileIcon, GoesByTheEnding) {
  EXPECT_EQ(file_icon("台账.CSV"), Icon::table);
  EXPECT_EQ(file_icon("a.b.jpeg"), Icon::image);
  EXPECT_EQ(file_icon("csv"), Icon::file);
  EXPECT_EQ(file_icon(""), Icon::file);
}

TEST(Scale, ChecksTheChosenFactor) {
  EXPECT_TRUE(contains(scale({"s", "条款", {"0", "0.5"}, "0.5"}), "value=\"0.5\" checked"));
  EXPECT_FALSE(contains(scale({"s", "条款", {"0", "0.5"}}), "checked"));
}

}  // namespace
}  // namespace zj::html
