#include "feel/compile.h"

#include <string>

#include <gtest/gtest.h>

#include "feel/feel.h"

namespace zj::feel {
namespace {

using enum Type::Kind;

Scope measure_scope() {
  Scope scope;
  scope.declare("关键设备联网率", Type(quotient));
  scope.declare("关键设备联网率.分子", Type(number));
  scope.declare("净利润（万元）", Type(number));
  scope.declare("研发 投入 占比", Type(number));
  scope.declare("违法", Type(boolean));
  scope.declare("等级", Type(string));
  scope.declare("提交日期", Type(date));
  scope.declare("企业", Type::context({{"名称", Type(string)}, {"独立法人", Type(boolean)}}));
  scope.declare("事故记录", Type::list(Type::context({{"类别", Type(string)}, {"日期", Type(date)}})));
  scope.declare("随意", Type());
  return scope;
}

std::string described(const Diagnostic& d) {
  return std::to_string(d.at.line) + ":" + std::to_string(d.at.col) + "+" + std::to_string(d.length) + " " +
         d.said.in(Lang::en) + (d.fix.empty() ? "" : " -> " + d.fix);
}

// The findings of a text, one a line.
std::string findings(std::string_view text, Reading reading = Reading::measure) {
  static const Scope scope = measure_scope();
  std::string out;
  for (const Diagnostic& d : compile(text, scope, {1, 1}, reading).diagnostics) {
    out += (d.severity == Severity::warning ? "warning " : "") + described(d) + "\n";
  }
  return out;
}

TEST(Compile, AcceptsNamesWithSpacesBracketsAndDots) {
  EXPECT_EQ(findings("净利润（万元） > 0 and 研发  投入 占比 > 3"), "");
  EXPECT_EQ(findings("关键设备联网率.分子 > 0 and 关键设备联网率 >= 0.7"), "");
  EXPECT_EQ(findings("企业.独立法人 and 企业.名称 = \"甲\""), "");
}

// A Chinese input method leaves these behind; by the letter of the grammar, 违法＝true would be one name.
TEST(Compile, FullWidthCharactersAreErrorsWithTheHalfWidthForm) {
  EXPECT_EQ(findings("违法＝true"), "1:3+1 “＝” is full-width; write “=” -> =\n");
  EXPECT_EQ(findings("关键设备联网率＞=0.7"), "1:8+2 “＞=” is full-width; write “>=” -> >=\n");
  EXPECT_EQ(findings("关键设备联网率 ≥ 0.7"), "1:9+1 “≥” is full-width; write “>=” -> >=\n");
  EXPECT_EQ(findings("等级 = “重大”"), "1:6+4 ““” is full-width; write “\"” -> \"重大\"\n");
  EXPECT_EQ(findings("等级 in （\"重大\"，\"较大\"）"),
            "1:7+1 “（” is full-width; write “(” -> (\n"
            "1:12+1 “，” is full-width; write “,” -> ,\n"
            "1:17+1 “）” is full-width; write “)” -> )\n");
  EXPECT_EQ(findings("{甲：1}.甲"), "1:3+1 “：” is full-width; write “:” -> :\n");
  EXPECT_EQ(findings("关键设备联网率 >= ０．７").substr(0, 4), "1:12");
  EXPECT_EQ(findings("净利润（万元） > １０"), "1:11+2 “１０” is full-width; write “10” -> 10\n");
  EXPECT_EQ(findings("\"甲，乙＝丙\" = 等级"), "");
}

TEST(Compile, HabitsFromOtherLanguagesAreErrorsWithTheFix) {
  EXPECT_EQ(findings("等级 == \"重大\""), "1:4+2 there is no operator “==”; write “=” -> =\n");
  EXPECT_EQ(findings("等级 <> \"重大\""), "1:4+2 there is no operator “<>”; write “!=” -> !=\n");
  EXPECT_EQ(findings("违法 && 违法"), "1:4+2 there is no operator “&&”; write “and” -> and\n");
  EXPECT_EQ(findings("违法 AND 违法"), "1:4+3 there is no operator “AND”; write “and” -> and\n");
  EXPECT_EQ(findings("关键设备联网率 >= 70%"), "1:12+3 there is no operator “70%”; write “0.7” -> 0.7\n");
}

TEST(Compile, UnknownNamesAreErrorsWithTheNearestName) {
  EXPECT_EQ(findings("关键设备连网率 >= 0.7"), "1:1+7 nothing is called “关键设备连网率” -> 关键设备联网率\n");
  EXPECT_EQ(findings("企业.独立法人格"), "1:4+5 “企业” has no “独立法人格” -> 独立法人\n");
  EXPECT_EQ(findings("关键设备联网率.分字 > 1"), "1:9+2 “关键设备联网率” has no “分字” -> 分子\n");
  EXPECT_EQ(findings("some 事 in 事故记录 satisfies 事.类型 = \"甲\""), "1:28+2 “事” has no “类型” -> 类别\n");
  EXPECT_EQ(findings("cuont(事故记录) > 1"), "1:1+5 there is no function called “cuont” -> count\n");
  EXPECT_EQ(findings("完全不相干的词"), "1:1+7 nothing is called “完全不相干的词”\n");
}

TEST(Compile, SaysWhereInTheFile) {
  const Scope scope = measure_scope();
  const Compilation c = compile("违法 and\n  未知名", scope, {12, 10});
  ASSERT_EQ(c.diagnostics.size(), 1u);
  EXPECT_EQ(c.diagnostics[0].at, (Place{13, 3}));
  EXPECT_EQ(compile("未知名", scope, {12, 10}).diagnostics[0].at, (Place{12, 10}));
}

TEST(Compile, FindsTypeErrors) {
  EXPECT_EQ(findings("关键设备联网率 >= \"0.7\""), "1:1+16 number cannot be compared with string\n");
  EXPECT_EQ(findings("提交日期 > \"2026-01-01\""), "1:1+19 date cannot be compared with string\n");
  EXPECT_EQ(findings("等级 and 违法"), "1:1+2 an operand of “and” must be boolean, not string\n");
  EXPECT_EQ(findings("违法 + 1"), "1:1+6 “+” does not apply to boolean and number\n");
  EXPECT_EQ(findings("违法 > 违法"), "1:1+7 boolean has no order\n");
  EXPECT_EQ(findings("every 事 in 事故记录 satisfies 事.日期"),
            "1:27+4 an operand of “satisfies” must be boolean, not date\n");
  EXPECT_EQ(findings("string length(3)"),
            "1:15+1 the argument “string” of “string length” must be string, not number\n");
  EXPECT_EQ(findings("等级 in (1, 2)"),
            "1:8+1 string cannot be compared with number\n1:11+1 string cannot be compared with number\n");
  EXPECT_EQ(findings("提交日期 + 3"), "1:1+8 “+” does not apply to date and number\n");
  EXPECT_EQ(findings("随意 + 3 > 随意"), "");
  EXPECT_EQ(findings("date(\"2024-02-30\") < 提交日期"),
            "1:1+18 there is no such date, time or duration as “2024-02-30”\n");
  EXPECT_EQ(findings("净利润（万元） / (2 - 2)"), "");
  EXPECT_EQ(findings("净利润（万元） + 1 / 0"), "1:11+5 division by zero\n");
}

TEST(Compile, WarnsOfWhatMisleads) {
  EXPECT_EQ(findings("if 违法 then 1 else 2").substr(0, 12), "warning 1:4+");
  EXPECT_EQ(findings("if is defined(违法) then 1 else 2"), "");
  EXPECT_EQ(findings("净利润（万元） / 3 = 0.1").substr(0, 12), "warning 1:1+");
  EXPECT_EQ(findings("净利润（万元） / 3 >= 0.1"), "");
  EXPECT_EQ(findings("12345678901234567890123456789012345 > 0").substr(0, 12), "warning 1:1+");
}

TEST(Compile, FormErrorsNameThePlaceAndWhatWasExpected) {
  EXPECT_EQ(findings(""), "1:1+0 a value is expected here\n");
  EXPECT_EQ(findings("1 +"), "1:4+0 a value is expected here\n");
  EXPECT_EQ(findings("(1"), "1:3+0 “)” is expected here -> )\n");
  EXPECT_EQ(findings("[1, 2"), "1:6+0 “]” is expected here -> ]\n");
  EXPECT_EQ(findings("\"abc"), "1:1+1 the closing quote of this string is missing\n");
  EXPECT_EQ(findings("1 /* x"), "1:3+2 the closing “*/” of this comment is missing\n");
  EXPECT_EQ(findings("1 2"), "1:3+1 the formula should end here; “2” is left over\n");
  EXPECT_EQ(findings("10万"), "1:3+1 “万” follows directly after a number\n");
  EXPECT_EQ(findings("if true then 1"), "1:15+0 “else” is expected here -> else\n");
  EXPECT_EQ(findings("{a: 1, a: 2}"), "1:8+1 the key “a” is repeated\n");
  EXPECT_EQ(findings("count()"), "1:1+7 “count” takes other arguments: (list)\n");
  EXPECT_EQ(findings("count(lst: [1])"), "1:1+15 “count” has no parameter “lst”: (list)\n");
  EXPECT_EQ(findings("1 instance of nummber"), "1:15+7 there is no type called “nummber”\n");
  EXPECT_EQ(findings("\xff"), "1:1+1 the formula is not valid UTF-8\n");
}

TEST(Compile, HostileTextIsAnError) {
  for (const char* piece :
       {"(", "[", "{a:", "-", "not(", "if ", "for i in ", "function(a) ", "[1..", "1 in (", "@", "\"\\u"}) {
    std::string text;
    while (text.size() < 60'000) text += piece;
    EXPECT_NE(findings(text), "") << piece;
  }
  std::string sum = "1";
  while (sum.size() < 60'000) sum += "+1";
  EXPECT_NE(findings(sum), "");
  std::string path = "随意";
  while (path.size() < 60'000) path += ".a";
  EXPECT_NE(findings(path), "");
  EXPECT_NE(findings(std::string(70'000, '1')), "");
  std::string all = "违法";
  while (all.size() < 60'000) all += " and 违法";
  EXPECT_EQ(findings(all), "") << "long lists of conditions are flat";
}

TEST(Compile, TheStandardReadingTurnsTypeErrorsIntoWarnings) {
  EXPECT_EQ(findings("1 + \"a\"", Reading::standard), "warning 1:1+7 “+” does not apply to number and string\n");
  const Scope empty;
  const Compilation c = compile("nobody + 1", empty, {1, 1}, Reading::standard);
  ASSERT_TRUE(c);
  EXPECT_TRUE(c.expression->evaluate({}).is_null());
}

TEST(Compile, ListsTheFactsItReads) {
  const Scope scope = measure_scope();
  const Compilation c = compile("违法 or 企业.独立法人 or 违法", scope);
  ASSERT_TRUE(c);
  EXPECT_EQ(c.expression->facts(), (std::vector<std::size_t>{4, 7}));
}

TEST(Compile, KnowsTypes) {
  const Scope scope = measure_scope();
  const auto type = [&](std::string_view text) {
    const Compilation c = compile(text, scope);
    return c ? c.expression->type().text() : c.diagnostics.front().said.in(Lang::en);
  };
  EXPECT_EQ(type("提交日期 - date(2020, 1, 1)"), "days and time duration");
  EXPECT_EQ(type("事故记录[类别 = \"质量\"].日期"), "list<date>");
  EXPECT_EQ(type("事故记录[1].日期"), "date");
  EXPECT_EQ(type("for 事 in 事故记录 return 事.类别"), "list<string>");
  EXPECT_EQ(type("max(1, 2)"), "number");
  EXPECT_EQ(type("{a: 1, b: a + 1}"), "context<a: number, b: number>");
  EXPECT_EQ(type("if 违法 then 1 else \"a\""), "Any");
}

TEST(Compile, PrintsWhatReadsBackAsTheSame) {
  const Scope scope = measure_scope();
  for (const char* text : {"违法 and (企业.独立法人 or 等级 in (\"a\", \"b\")) and not(违法)",
                           "1 + 2 * 3 ** -4",
                           "(1 + 2) * 3",
                           "[1..5)",
                           "]1..5[",
                           "{a: 1, \"b c\": a}",
                           "for i in 1..3, j in [i] return i * j",
                           "some x in [1, 2] satisfies x > 1",
                           "(< 10)",
                           "5 in (< 3, [1..2], 7)",
                           "if 违法 then 1 else if 违法 then 2 else 3",
                           "事故记录[类别 = \"甲\"].日期",
                           "事故记录[-1]",
                           "@\"2026-01-01\" + @\"P1M\"",
                           "function(a: number, b) a + b",
                           "(function(a) a)(1)",
                           "\"a\\\"b\\\\n\\n\"",
                           "1 instance of list<number>",
                           "1 between 2 and 3",
                           "随意.a[item.b > 1]",
                           "随意[c > 1]",
                           "净利润（万元） - 研发 投入 占比",
                           "number(from: \"1\")",
                           "null = null",
                           "\"a\" + string(1.50)"}) {
    const Compilation first = compile(text, scope);
    ASSERT_TRUE(first) << text << " " << first.diagnostics.front().said.in(Lang::en);
    const std::string printed = print(*first.expression);
    const Compilation second = compile(printed, scope);
    ASSERT_TRUE(second) << text << " printed as " << printed;
    EXPECT_EQ(print(*second.expression), printed) << text;
    ASSERT_EQ(first.expression->program().nodes.size(), second.expression->program().nodes.size()) << printed;
    for (NodeId i = 0; i < first.expression->program().nodes.size(); ++i) {
      EXPECT_EQ(first.expression->program().nodes[i].kind, second.expression->program().nodes[i].kind) << printed;
    }
  }
}

}  // namespace
}  // namespace zj::feel
