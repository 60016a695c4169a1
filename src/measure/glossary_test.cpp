#include "measure/glossary.h"

#include <gtest/gtest.h>

namespace zj::measure {
namespace {

struct Loaded {
  std::unique_ptr<Glossary> glossary = std::make_unique<Glossary>("申报");
  std::vector<Diagnostic> found;
};

Loaded load(const std::string& rows) {
  const std::string text =
      "## 企业 {.glossary document=申报 section=企业}\n\n| 事实 | 类型 | 单位 | 取值 | 必填 | 英文 | 说明 |\n"
      "|---|---|---|---|---|---|---|\n" +
      rows;
  Diagnostics diagnostics({"事实.md"});
  const std::vector<Piece> pieces = read_markdown(0, text, diagnostics);
  Loaded loaded;
  loaded.glossary->add(std::get<Table>(pieces.at(1)), std::get<Heading>(pieces.at(0)), diagnostics);
  loaded.found = diagnostics.take();
  return loaded;
}

TEST(Glossary, ReadsFactsOfEveryShape) {
  Loaded l = load(
      "| 称号 | 单选 | | 智能工厂 · 数字化车间 | 是 | title | 报哪一种 |\n"
      "| 企业.名称 | 文本 | | | 提交 | enterprise | |\n"
      "| 场所.名称 | 文本 | | | | | |\n"
      "| 指标.关键设备联网率 | 比率 分子 / 分母 | 台 | 分子 <= 分母 | | | |\n"
      "| 失信记录 | 列表 | | | | | |\n"
      "| 失信记录[].移出日期 | 日期 可空 | | | | | |\n"
      "| 环节 | 表 | | `要素表` | | | |\n"
      "| 环节{}.佐证 | 名单 | | | | | |\n");
  ASSERT_TRUE(l.found.empty()) << to_text(l.found[0], Lang::zh);
  l.glossary->set_keys(*l.glossary->find("环节"), {"W.A.1.1", "F.A.1.1"});
  const Glossary& g = *l.glossary;
  EXPECT_EQ(g.find("称号")->values, (std::vector<std::string>{"智能工厂", "数字化车间"}));
  EXPECT_EQ(g.find("称号")->required, Required::always);
  EXPECT_EQ(g.find("企业.名称")->required, Required::to_submit);
  EXPECT_EQ(g.find("企业"), nullptr);
  EXPECT_TRUE(g.find("失信记录[].移出日期")->nullable);
  EXPECT_EQ(g.find("失信记录[2].移出日期"), g.find("失信记录[].移出日期"));
  EXPECT_EQ(g.find("环节.F.A.1.1.佐证"), g.find("环节{}.佐证"));
  EXPECT_EQ(g.find("环节.F.A.1.1.佐正"), nullptr);
  EXPECT_EQ(g.find("失信记录")->fields.size(), 1u);
  EXPECT_EQ(g.find("环节")->key_table, "要素表");
  EXPECT_EQ(g.find("环节.F.A.1.1"), g.find("环节"));
  EXPECT_EQ(g.find("环节.F.A.9.9.佐证"), nullptr);
  EXPECT_EQ(g.find("环节.F.A.9.9"), nullptr);
  l.glossary->finish();
  const Fact& ratio = *g.find_by_name("关键设备联网率");
  EXPECT_EQ(ratio.formula.parts, (std::vector<std::string>{"分子", "分母"}));
  EXPECT_TRUE(ratio.formula.plain);
  EXPECT_EQ(g.find_part("指标.关键设备联网率.分母"), (std::pair<const Fact*, int>{&ratio, 1}));
  EXPECT_EQ(g.label("指标.关键设备联网率.分母"), "关键设备联网率（分母）");
  EXPECT_EQ(g.label("失信记录[2].移出日期"), "失信记录第 2 条的移出日期");
  EXPECT_EQ(ratio.conditions.at(0).text(), "分子 <= 分母");
  EXPECT_EQ(ratio.unit, "台");
  EXPECT_EQ(g.find_by_name("名称"), nullptr) << "two facts are called 名称";
  EXPECT_EQ(g.find("企业.名称")->label, "企业.名称");
  EXPECT_EQ(ratio.label, "关键设备联网率");
  EXPECT_EQ(g.section("企业").size(), 6u);
}

TEST(Glossary, ReportsEachWrongCellAtItsPlace) {
  const auto only = [](const std::string& row) {
    const Loaded l = load(row);
    return l.found.size() == 1 ? to_text(l.found[0], Lang::zh) : "found " + std::to_string(l.found.size());
  };
  EXPECT_TRUE(only("| 甲 | 字符 | | | | | |\n").starts_with("事实.md:5:7: 错误：没有“字符”这种类型"));
  EXPECT_TRUE(only("| 甲 | 单选 | | | | | |\n").starts_with("事实.md:5:"));
  EXPECT_EQ(only("| 甲 | 文本 | | | 必 | | |\n"), "事实.md:5:16: 错误：“必填”应为 是、提交 或空，这里是“必”");
  EXPECT_TRUE(only("| 甲[].乙 | 文本 | | | | | |\n").find("“甲[].乙”前面要先有“甲”一行") != std::string::npos);
  EXPECT_TRUE(
      only("| 甲 | 文本 | | | | | |\n| 甲 | 数 | | | | | |\n").starts_with("事实.md:6:3: 错误：事实“甲”定义了两次"));
  EXPECT_TRUE(only("| 甲 乙 | 文本 | | | | | |\n").find("不是事实的路径") != std::string::npos);
  EXPECT_EQ(only("| 甲 | 比率 乙 / 丙 | | | | share · part | |\n"),
            "事实.md:5:24: 错误：“share · part”应是一个英文名称，或者在它之后给出 2 个组成部分的名称，用“·”分开");
  EXPECT_TRUE(only("| 甲 | 比率 1 / 2 | | | | | |\n").find("不是比率的算式") != std::string::npos);
}

}  // namespace
}  // namespace zj::measure
