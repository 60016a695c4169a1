#include <gtest/gtest.h>

#include "base/credit_code.h"
#include "measure/test_support.h"

namespace zj::measure {
namespace {

using testing::good_measure;
using testing::small_measure;

const Measure& measure() {
  static const auto loaded = good_measure(small_measure);
  return *loaded;
}

// "path: message" of the error, or "" when the text is accepted.
std::string refusal(std::string_view json) {
  const auto dossier = parse_dossier(measure().dossier(), json);
  return dossier ? "" : dossier.error().at + ": " + dossier.error().said.in(Lang::zh);
}

// The same for one member beside a title.
std::string refusal_of(const std::string& member) {
  return refusal(R"({"称号": "智能工厂", )" + member + "}");
}

feel::Value value_of(const std::string& member, std::string_view path) {
  const auto dossier = parse_dossier(measure().dossier(), R"({"称号": "智能工厂", )" + member + "}");
  EXPECT_TRUE(dossier) << member << ": " << dossier.error().at << " " << dossier.error().said.in(Lang::zh);
  return dossier ? dossier->value(path) : feel::Value();
}

feel::Value number(std::string_view text) {
  return *feel::Value::exact_number(text);
}

TEST(Dossier, NamesWhatItDoesNotKnow) {
  EXPECT_EQ(refusal_of(R"("批次年": 2026)"), "批次年: 没有“批次年”这一项，是不是“批次年度”？");
  EXPECT_EQ(refusal_of(R"("企业": {"法人": true})"), "企业.法人: 没有“法人”这一项");
  EXPECT_EQ(refusal_of(R"("指标": {"联网率": {"分子": 1, "分毌": 2}})"),
            "指标.联网率.分毌: 没有“分毌”这一项，应为 分子、分母");
  EXPECT_EQ(refusal_of(R"("事故记录": [{}, {"级别": "重大"}])"), "事故记录[2].级别: 没有“级别”这一项，是不是“类别”？");
  EXPECT_EQ(refusal_of(R"("环节": {"F.A.9": {}})"), "环节.F.A.9: 没有编号为“F.A.9”的一项");
  EXPECT_EQ(refusal_of(R"("环节": {"F.A.1": {"说眀": "x"}})"), "环节.F.A.1.说眀: 没有“说眀”这一项，是不是“说明”？");
  EXPECT_EQ(refusal_of(R"("企业.名称": "甲")"), "企业.名称: 没有“企业.名称”这一项");
  EXPECT_EQ(refusal_of(R"("": 1)"), ": 没有“”这一项");
}

TEST(Dossier, RefusesRepeatedKeysAtAnyDepth) {
  EXPECT_EQ(refusal("{\"称号\": \"智能工厂\",\n \"称号\": \"智能工厂\"}"), "2:2: “称号”重复出现，每一项只能写一次");
  EXPECT_NE(refusal_of(R"("事故记录": [{"类别": "质量", "类别": "质量"}])"), "");
  EXPECT_NE(refusal_of(R"("指标": {"联网率": {"分子": 1, "分子": 1}})"), "");
  EXPECT_EQ(refusal_of(R"("事故记录": [{"类别": "质量"}, {"类别": "质量"}])"), "");
}

TEST(Dossier, NeedsItsTitle) {
  EXPECT_EQ(refusal("{}"), "称号: 必须有“称号”");
  EXPECT_EQ(refusal(R"({"称号": null})"), "称号: 这里不能是 null；不知道就不要写这一项");
  EXPECT_EQ(refusal(R"({"称号": "智能车间"})"), "称号: “智能车间”不在可选的值里：智能工厂 · 数字化车间");
  EXPECT_EQ(refusal("[]"), ": 应是一份“申报”的 JSON 对象");
  EXPECT_EQ(refusal("\"智能工厂\""), ": 应是一份“申报”的 JSON 对象");
  EXPECT_NE(refusal(""), "");
  EXPECT_NE(refusal("{\"称号\": \"智能工厂\"} x"), "");
}

TEST(Dossier, RefusesWrongTypes) {
  EXPECT_EQ(refusal_of(R"("企业": {"独立法人": "是"})"), "企业.独立法人: 应为是或否（true 或 false）");
  EXPECT_EQ(refusal_of(R"("企业": {"独立法人": 1})"), "企业.独立法人: 应为是或否（true 或 false）");
  EXPECT_EQ(refusal_of(R"("企业": {"名称": 5})"), "企业.名称: 应为文字");
  EXPECT_EQ(refusal_of(R"("企业": [])"), "企业: 应是一组事实（JSON 对象）");
  EXPECT_EQ(refusal_of(R"("企业": null)"), "企业: 这里不能是 null；不知道就不要写这一项");
  EXPECT_EQ(refusal_of(R"("指标": {"联网率": 0.7})"), "指标.联网率: 比率不能直接填写，要填 分子、分母");
  EXPECT_EQ(refusal_of(R"("指标": {"联网率": {"分子": true, "分母": 2}})"), "指标.联网率.分子: 应为十进制数，如 12.5");
  EXPECT_EQ(refusal_of(R"("事故记录": {})"), "事故记录: 应为一列记录（JSON 数组）");
  EXPECT_EQ(refusal_of(R"("事故记录": [1])"), "事故记录[1]: 应为一条记录（JSON 对象）");
  EXPECT_EQ(refusal_of(R"("事故记录": [null])"), "事故记录[1]: 应为一条记录（JSON 对象）");
  EXPECT_EQ(refusal_of(R"("效益选项": "效率")"), "效益选项: 应为一列文字");
  EXPECT_EQ(refusal_of(R"("效益选项": ["效率", 1])"), "效益选项[2]: 应为文字");
  EXPECT_EQ(refusal_of(R"("环节": [])"), "环节: 应按编号逐条填写（JSON 对象）");
  EXPECT_EQ(refusal_of(R"("环节": {"F.A.1": "有"})"), "环节.F.A.1: 应为一条记录（JSON 对象）");
  EXPECT_EQ(refusal_of(R"("企业": {"联系电话": "打给我"})"), "企业.联系电话: “打给我”不是电话号码");
}

TEST(Dossier, ReadsNumbersExactly) {
  EXPECT_EQ(value_of(R"("场所": {"投资": 1000000000000000.1})", "场所.投资"), number("1000000000000000.1"));
  EXPECT_EQ(value_of(R"("场所": {"投资": "1.10"})", "场所.投资"), number("1.1"));
  EXPECT_EQ(value_of(R"("场所": {"投资": 1e2})", "场所.投资"), number("100"));
  EXPECT_EQ(value_of(R"("场所": {"投资": "1E-2"})", "场所.投资"), number("0.01"));
  EXPECT_EQ(value_of(R"("场所": {"投资": -0})", "场所.投资"), number("0"));
  EXPECT_EQ(value_of(R"("场所": {"投资": -3.50})", "场所.投资"), number("-3.5"));
  for (const char* text : {"\" 5\"", "\"5 \"", "\"+5\"", "\".5\"", "\"5.\"", "\"１２\"", "\"1,000\"", "\"\"", "\"-\"",
                           "\"1e\"", "\"0x1F\"", "\"NaN\"", "\"Infinity\"", "true", "[5]", "{}"}) {
    EXPECT_EQ(refusal_of(std::string("\"场所\": {\"投资\": ") + text + "}"), "场所.投资: 应为十进制数，如 12.5")
        << text;
  }
  EXPECT_EQ(refusal_of(R"("场所": {"投资": 1e99999})"), "场所.投资: 这个数太大或太小，超出可处理的范围");
  EXPECT_EQ(refusal_of("\"场所\": {\"投资\": \"" + std::string(2000, '9') + "\"}"), "场所.投资: 应为十进制数，如 12.5");
}

TEST(Dossier, KeepsIntegersWholeAndWithinTheirConditions) {
  EXPECT_EQ(value_of(R"("批次年度": 2026)", "批次年度"), number("2026"));
  EXPECT_EQ(value_of(R"("批次年度": 2026.0)", "批次年度"), number("2026"));
  EXPECT_EQ(value_of(R"("批次年度": "2026")", "批次年度"), number("2026"));
  EXPECT_EQ(refusal_of(R"("批次年度": 2026.5)"), "批次年度: 应为整数");
  EXPECT_EQ(refusal_of(R"("批次年度": 99)"), "批次年度: 不满足 批次年度 >= 2000");
  EXPECT_EQ(refusal_of(R"("批次年度": 2.1e3)"), "");
  EXPECT_EQ(refusal_of(R"("批次年度": 2.2e3)"), "批次年度: 不满足 批次年度 <= 2100");
}

TEST(Dossier, RefusesDatesThatDoNotExist) {
  EXPECT_EQ(value_of(R"("提交日期": "2024-02-29")", "提交日期"), feel::Value::date(*Date::of(2024, 2, 29)));
  EXPECT_EQ(refusal_of(R"("提交日期": "2026-02-30")"), "提交日期: 没有 2026-02-30 这一天");
  EXPECT_EQ(refusal_of(R"("提交日期": "2023-02-29")"), "提交日期: 没有 2023-02-29 这一天");
  for (const char* text :
       {"2026-2-3", "2026/02/03", "20260203", "2026-02-03T00:00:00", " 2026-02-03", "二〇二六年", ""}) {
    EXPECT_NE(refusal_of(std::string("\"提交日期\": \"") + text + "\""), "") << text;
  }
  EXPECT_EQ(refusal_of(R"("提交日期": 20260203)"), "提交日期: 应为日期，如 2026-09-01");
}

TEST(Dossier, HoldsQuotientsExactlyAndTheirPartsToTheirConditions) {
  const feel::Value third = value_of(R"("指标": {"联网率": {"分子": 1, "分母": "3"}})", "指标.联网率");
  EXPECT_EQ(third.kind(), feel::Value::Kind::quotient);
  EXPECT_EQ(value_of(R"("指标": {"联网率": {"分子": 7, "分母": 10}})", "指标.联网率"), number("0.7"));
  EXPECT_EQ(value_of(R"("指标": {"联网率": {"分子": 7, "分母": 10}})", "指标.联网率.分母"), number("10"));
  EXPECT_EQ(
      value_of(R"("指标": {"效率": {"基期": "1000000000000000.1", "报告期": "1100000000000000.11"}})", "指标.效率"),
      number("0.1"));
  EXPECT_EQ(refusal_of(R"("指标": {"联网率": {"分子": -1, "分母": 2}})"), "指标.联网率.分子: 不能是负数");
  EXPECT_EQ(refusal_of(R"("指标": {"联网率": {"分子": 3, "分母": 2}})"), "指标.联网率: 不满足 分子 <= 分母");
  EXPECT_EQ(refusal_of(R"("指标": {"联网率": {"分子": 3, "分母": 0}})"), "指标.联网率: 不满足 分子 <= 分母");
  EXPECT_EQ(refusal_of(R"("指标": {"联网率": {"分子": 3, "分母": null}})"),
            "指标.联网率.分母: 这里不能是 null；不知道就不要写这一项");
  const feel::Value by_zero = value_of(R"("指标": {"联网率": {"分子": 0, "分母": 0}})", "指标.联网率");
  EXPECT_TRUE(by_zero.is_unknown());
  EXPECT_EQ(by_zero.origin().fault, feel::Fault::division_by_zero);
  const feel::Value half = value_of(R"("指标": {"联网率": {"分子": 1}})", "指标.联网率");
  ASSERT_TRUE(half.is_unknown());
  EXPECT_TRUE(half.origin().is_missing());
  EXPECT_EQ(half.origin().what, "指标.联网率.分母");
}

TEST(Dossier, TellsNullFromAbsentWhereTheGlossaryDoes) {
  EXPECT_EQ(refusal_of(R"("失信记录": [{"移出日期": null}])"), "");
  EXPECT_EQ(refusal_of(R"("失信记录": null)"), "失信记录: 这里不能是 null；不知道就不要写这一项");
  EXPECT_EQ(refusal_of(R"("事故记录": [{"日期": null}])"), "事故记录[1].日期: 这里不能是 null；不知道就不要写这一项");
  EXPECT_EQ(refusal_of(R"("提交日期": null)"), "提交日期: 这里不能是 null；不知道就不要写这一项");
}

TEST(Dossier, KeepsClosedListsClosedAndOpenOnesOpen) {
  EXPECT_EQ(refusal_of(R"("效益选项": ["效率", "产量"])"), "效益选项[2]: “产量”不在可选的值里：效率 · 成本 · 周期");
  EXPECT_EQ(refusal_of(R"("效益选项": ["效率", "效率"])"), "");
  EXPECT_EQ(refusal_of(R"("新技术": ["区块链", "量子计算"])"), "");
  EXPECT_EQ(refusal_of(R"("事故记录": [{"等级": "重大 "}])"),
            "事故记录[1].等级: “重大 ”不在可选的值里，是不是“重大”？可选的值：重大 · 较大 · 一般");
}

TEST(Dossier, ReadsBlankTextAsEmptyAndDropsBlankEntries) {
  EXPECT_EQ(value_of(R"("企业": {"名称": " 　"})", "企业.名称"), feel::Value::string(""));
  EXPECT_EQ(value_of(R"("新技术": ["", " ", "5G"])", "新技术"), feel::Value::list({feel::Value::string("5G")}));
  EXPECT_EQ(value_of(R"("新技术": [])", "新技术"), feel::Value::list({}));
}

TEST(Dossier, RefusesAWrongCreditCodeAndWarnsOfASuspiciousOne) {
  EXPECT_EQ(refusal_of(R"("企业": {"统一社会信用代码": "91510100MA6C00009H"})"), "");
  EXPECT_TRUE(
      refusal_of(R"("企业": {"统一社会信用代码": "91510100MA6C00009K"})").starts_with("企业.统一社会信用代码: "));
  EXPECT_TRUE(refusal_of(R"("企业": {"统一社会信用代码": ""})").starts_with("企业.统一社会信用代码: "));
  // A wrong 17th character with a right 18th.
  std::string code = make_credit_code("510100", "MA6C0000");
  std::string suspicious;
  for (const char c : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
    for (const char last : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      const std::string candidate = code.substr(0, 16) + c + last;
      if (check_credit_code(candidate).verdict == CreditCodeCheck::Verdict::suspicious) suspicious = candidate;
    }
  }
  ASSERT_FALSE(suspicious.empty());
  std::vector<Problem> warnings;
  EXPECT_TRUE(parse_dossier(measure().dossier(),
                            R"({"称号": "智能工厂", "企业": {"统一社会信用代码": ")" + suspicious + "\"}}", &warnings));
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].path, "企业.统一社会信用代码");
}

TEST(Draft, ReportsEverythingAndListsWhatIsMissing) {
  const auto json = parse_json(
      R"({"称号": "智能工厂", "企业": {"独立法人": "也许", "联系电话": "x"}, "别的": 1, "场所": {"名称": "一厂"}})");
  const DossierReading reading = read_draft(measure(), *json);
  ASSERT_EQ(reading.problems.size(), 3u);
  EXPECT_EQ(reading.problems[0].path, "企业.独立法人");
  EXPECT_EQ(reading.problems[1].path, "企业.联系电话");
  EXPECT_EQ(reading.problems[2].path, "别的");
  EXPECT_EQ(reading.missing, (std::vector<std::string>{"企业.名称", "企业.独立法人"}));
  EXPECT_TRUE(reading.dossier.value("企业.独立法人").is_unknown()) << "what is wrong counts as absent";
  EXPECT_EQ(reading.dossier.value("场所.名称"), feel::Value::string("一厂"));
}

TEST(Situation, IgnoresWhatNobodyAsksForAndKeepsNull) {
  const auto json = parse_json(R"({"称号": null, "批次年度": "去年", "别的": {"a": 1}, "提交日期": "2026-01-02"})");
  const Dossier situation = read_situation(measure().dossier(), *json);
  EXPECT_TRUE(situation.value("称号").is_null());
  EXPECT_FALSE(situation.value("称号").is_unknown());
  EXPECT_TRUE(situation.value("批次年度").is_unknown());
  EXPECT_EQ(situation.value("提交日期"), feel::Value::date(*Date::of(2026, 1, 2)));
}

TEST(Field, UnderstandsWhatPeopleType) {
  const auto read = [](std::string_view path, std::string_view text) {
    const auto value = check_fact(measure(), "申报", path, Json(text));
    return value ? to_json(*value) : value.error().at + ": " + value.error().said.in(Lang::zh);
  };
  EXPECT_EQ(read("企业.独立法人", "是"), "true");
  EXPECT_EQ(read("企业.独立法人", "不是"), "企业.独立法人: 应为是或否（true 或 false）");
  EXPECT_EQ(read("批次年度", " ２０２６ "), "\"2026\"");
  EXPECT_EQ(read("场所.投资", "1,234.50"), "\"1234.50\"");
  EXPECT_EQ(read("场所.投资", "1,23"), "场所.投资: 应为十进制数，如 12.5");
  EXPECT_EQ(read("指标.联网率.分子", "８２"), "\"82\"");
  EXPECT_EQ(read("指标.联网率.分子", "-1"), "指标.联网率.分子: 不能是负数");
  EXPECT_EQ(read("指标.联网率", "68%"), "指标.联网率: “指标.联网率”不是一个可以直接填写的格子");
  EXPECT_EQ(read("提交日期", "2026年9月1日"), "\"2026-09-01\"");
  EXPECT_EQ(read("提交日期", "2026/9/1"), "\"2026-09-01\"");
  EXPECT_EQ(read("提交日期", "20260901"), "\"2026-09-01\"");
  EXPECT_EQ(read("提交日期", "2026.13.1"), "提交日期: 没有 2026-13-01 这一天");
  EXPECT_EQ(read("提交日期", "明天"), "提交日期: “明天”不是日期，应写成 2026-09-01 这样的年-月-日");
  EXPECT_EQ(read("提交日期", "  "), "null");
  EXPECT_EQ(read("新技术", "5G\n\n 人工智能 \n"), R"(["5G","人工智能"])");
  EXPECT_EQ(read("效益选项", "效率\n产量"), "效益选项[2]: “产量”不在可选的值里：效率 · 成本 · 周期");
  EXPECT_EQ(read("企业.统一社会信用代码", "９１５１０１００ＭＡ６Ｃ００００９Ｈ"), "\"91510100MA6C00009H\"");
  EXPECT_EQ(read("环节.F.A.1.说明", "建成"), "\"建成\"");
  EXPECT_EQ(read("环节.F.A.9.说明", "建成"), "环节.F.A.9.说明: 没有“环节.F.A.9.说明”这一项");
  EXPECT_EQ(read("不存在", "x"), "不存在: 没有“不存在”这一项");
  EXPECT_EQ(read("事故记录[1].日期", "2026-9-1"), "\"2026-09-01\"");
}

TEST(Field, IsShownAsItIsTyped) {
  EXPECT_EQ(field_to_text(Json(true)), "是");
  EXPECT_EQ(field_to_text(Json("文")), "文");
  EXPECT_EQ(field_to_text(Json(Json::Number{"1.50"})), "1.50");
  EXPECT_EQ(field_to_text(*parse_json(R"(["甲","乙"])")), "甲\n乙");
  EXPECT_EQ(field_to_text(Json()), "");
}

}  // namespace
}  // namespace zj::measure
