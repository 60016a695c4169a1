#include "exchange/standard.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "feel/feel.h"
#include "measure/dossier.h"
#include "measure/facts.h"

namespace zj::exchange {
namespace {

using feel::Value;
using measure::Fact;
using measure::FactType;
using measure::Key;
using measure::Measure;

std::shared_ptr<const Measure> measure_with(const std::string& blocks) {
  const std::string text = R"(# 小办法

```measure small
title: 小办法
basis: 上位政策
issuer: 市经信局
```

## 事实 {.glossary section=申报}

| 事实 | 类型 | 单位 | 取值 | 必填 | 英文 | 说明 |
|---|---|---|---|---|---|---|
| 称号 | 单选 | | 工厂·车间 | | | |
| 企业.法人 | 是否 | | | | | |
| 企业.税收（万元） | 数 | | | | | |
| 场所.日期 | 日期 可空 | | | | | |
| 指标.联网率 | 比率 分子 / 分母 | 台 | | | | |
| 指标.效率 | 比率 (报告期 - 基期) / 基期 | | | | | |
| 指标.差额率 | 比率 甲 / (甲 - 乙) | | | | | |
| 选项 | 多选 | | 甲·乙·丙 | | | |
| 事故 | 列表 | | | | | |
| 事故[].类别 | 单选 | | 安全·质量 | | | |
| 事故[].日期 | 日期 | | | | | |
| 事故[].移出 | 日期 可空 | | | | | |
| 事故[].企业 | 文本 | | | | | |
| 事故[].占比 | 比率 分子 / 分母 | | | | | |
| 环节 | 表 | | 环节目录 | | | |
| 环节{}.说明 | 文本 | | | | | |

## 环节目录 {#T .table}

| 编号 | 适用 | 附注 |
|---|---|---|
| `A.1` | 全部 | 有 |
| `A.2` | 工厂 | |

## 第一条 条件 {#ART1}

> 无规则：只为检验。

```assume G1 起点
起点: date("2024-01-01")
重大: ["安全"]
why: 没有写明。
confirm: 市经信局
```

)" + blocks;
  measure::LoadResult loaded = Measure::load({{"办法.md", text}});
  for (const measure::Diagnostic& d : loaded.diagnostics) {
    EXPECT_NE(d.severity, measure::Severity::error) << measure::to_text(d, Lang::zh);
  }
  return loaded.measure;
}

// Facts from complete to none at all, with nulls of both kinds, zeros, and values on a threshold.
const char* const dossiers[] = {
    R"({"称号": "工厂", "企业": {"法人": true, "税收（万元）": 5}, "场所": {"日期": "2024-01-01"},
        "指标": {"联网率": {"分子": 7, "分母": 10}, "效率": {"基期": "1.1", "报告期": "1.21"}, "差额率": {"甲": 3, "乙": 2}},
        "选项": ["甲", "乙"],
        "事故": [{"类别": "质量", "日期": "2024-05-01", "移出": null, "占比": {"分子": 1, "分母": 2}}],
        "环节": {"A.1": {"说明": "有"}, "A.2": {"说明": ""}}})",
    R"({"称号": "车间", "企业": {"法人": false, "税收（万元）": 0}, "场所": {"日期": null},
        "指标": {"联网率": {"分子": 1, "分母": 3}, "效率": {"基期": 0, "报告期": 5}, "差额率": {"甲": 2, "乙": 3}},
        "选项": [],
        "事故": [{"类别": "安全", "日期": "2024-05-01"}, {"类别": "质量", "占比": {"分子": 1, "分母": 0}}],
        "环节": {"A.1": {}}})",
    R"({"称号": "工厂", "企业": {}, "场所": {},
        "指标": {"联网率": {"分子": 0, "分母": 0}, "效率": {"报告期": 5}, "差额率": {"甲": 2, "乙": 2}},
        "事故": [{"日期": "2023-12-31", "移出": "2025-01-01"}, {}], "环节": {}})",
    R"({"企业": {"税收（万元）": "12.50"}, "指标": {"联网率": {"分母": 10}, "效率": {"基期": 3, "报告期": 1}}, "事故": []})",
    R"({"称号": "车间", "选项": ["丙", "甲", "乙"], "事故": [{"移出": null}, {"类别": "安全"}],
        "指标": {"联网率": {"分子": "69999999999999999", "分母": "100000000000000000"}}})",
    R"({})",
};

// A fact as a program that reads JSON by the types of the model has it.
Value read_as(const Json& json, const Fact& fact);

Value read_record(const Json& json, const std::vector<const Fact*>& fields) {
  std::vector<feel::Entry> entries;
  for (const Fact* field : fields) {
    if (const Json* value = json.find(field->name))
      entries.push_back({feel::Name(field->name), read_as(*value, *field)});
  }
  return Value::context(std::move(entries));
}

Value read_number(const Json& json) {
  return *Value::exact_number(json.string() ? *json.string() : json.number()->text);
}

Value read_as(const Json& json, const Fact& fact) {
  if (json.is_null()) return {};
  std::vector<Value> items;
  std::vector<feel::Entry> entries;
  switch (fact.type) {
    case FactType::boolean:
      return Value::boolean(*json.boolean());
    case FactType::number:
      return read_number(json);
    case FactType::date:
      return Value::day(*feel::parse_day(*json.string()));
    case FactType::choices:
      for (const Json& item : *json.array()) items.push_back(Value::string(*item.string()));
      return Value::list(std::move(items));
    case FactType::records:
      for (const Json& item : *json.array()) items.push_back(read_record(item, fact.fields));
      return Value::list(std::move(items));
    case FactType::table:
      for (const auto& [key, row] : *json.object()) entries.push_back({feel::Name(key), read_record(row, fact.fields)});
      return Value::context(std::move(entries));
    case FactType::quotient:
      for (const auto& [part, value] : *json.object()) entries.push_back({feel::Name(part), read_number(value)});
      return Value::context(std::move(entries));
    default:
      return Value::string(*json.string());
  }
}

Value input_of(const Json& json, const Key& key) {
  if (key.fact) return read_as(json, *key.fact);
  std::vector<feel::Entry> entries;
  for (const Key& inner : key.keys) {
    if (const Json* value = json.find(inner.name)) entries.push_back({feel::Name(inner.name), input_of(*value, inner)});
  }
  return Value::context(std::move(entries));
}

// Carries exported texts out as the standard says, knowing nothing but their names and the inputs.
class Reader {
 public:
  Reader(const Measure& measure, const Vocabulary& vocabulary, Standard& standard)
      : measure_(measure), vocabulary_(vocabulary), standard_(standard) {}

  Value evaluate(const StandardText& text, const Json& dossier) {
    scope_ = {};
    facts_.clear();
    for (const Key& key : measure_.dossier().glossary.root().keys) {
      const Json* json = dossier.find(key.name);
      bind(vocabulary_.input(key), json ? input_of(*json, key) : Value());
    }
    for (const TermId term : text.uses) need(term);
    return run(text.text);
  }

 private:
  void need(TermId term) {
    const std::string& name = vocabulary_[term].name;
    if (scope_.find(name)) return;
    for (const Vocabulary::Constant& constant : vocabulary_.constants()) {
      if (constant.term == term && vocabulary_[term].kind != Term::Kind::function) return bind(term, constant.value);
    }
    if (vocabulary_[term].kind == Term::Kind::function) {
      const StandardText& function = standard_.function(term);
      for (const TermId inner : function.uses) need(inner);
      std::string head;
      for (const auto& [parameter, type] : function.parameters) head += (head.empty() ? "" : ", ") + parameter;
      const std::size_t slot = scope_.declare(name, feel::Type(feel::Type::Kind::function));
      facts_.emplace_back();
      facts_[slot] = run("function(" + head + ") " + function.text);
      return;
    }
    for (const measure::Derived& derived : measure_.derived()) {
      if (vocabulary_.derived(derived.slot) != term) continue;
      const StandardText text = standard_.derived(derived.slot);
      for (const TermId inner : text.uses) need(inner);
      return bind(term, run(text.text));
    }
    for (const Fact& fact : measure_.dossier().glossary.facts()) {
      if (fact.type != FactType::quotient || fact.is_field || vocabulary_.quotient(fact) != term) continue;
      const StandardText text = standard_.quotient(fact);
      for (const TermId inner : text.uses) need(inner);
      return bind(term, run(text.text));
    }
  }

  void bind(TermId term, Value value) {
    scope_.declare(vocabulary_[term].name, {});
    facts_.push_back(std::move(value));
  }

  Value run(const std::string& text) const {
    const feel::Compilation compiled = feel::compile(text, scope_, {1, 1}, feel::Reading::standard);
    EXPECT_TRUE(compiled) << text;
    return compiled ? compiled.expression->evaluate(facts_) : Value();
  }

  const Measure& measure_;
  const Vocabulary& vocabulary_;
  Standard& standard_;
  feel::Scope scope_;
  std::vector<Value> facts_;
};

std::string shown(const Value& value) {
  return value.is_null() ? "null" : feel::to_literal(value);
}

// The definitions of a measure as the standard has them, by name; and the same values in both readings for every
// dossier above. `exact`: none of them may report a difference.
void expect_same(const Measure& measure, bool exact = true) {
  const Vocabulary vocabulary(measure);
  Standard standard(measure, vocabulary);
  Reader reader(measure, vocabulary, standard);
  ASSERT_FALSE(measure.derived().empty());
  for (const measure::Derived& derived : measure.derived()) {
    const StandardText text = standard.expression(*derived.value);
    if (exact) {
      for (const Said& said : text.differences) ADD_FAILURE() << derived.name << ": " << said.in(Lang::en);
    }
    for (const char* json : dossiers) {
      const auto dossier = measure::parse_dossier(measure.dossier(), json);
      ASSERT_TRUE(dossier) << dossier.error().at << dossier.error().said.in(Lang::en);
      measure::Facts facts(measure, *dossier);
      std::vector<std::size_t> all(measure.derived().size());
      for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
      facts.need(all);
      const Value ours = facts.values()[derived.slot], theirs = reader.evaluate(text, *parse_json(json));
      EXPECT_EQ(shown(ours), shown(theirs)) << derived.name << ": " << text.text << "\n" << json;
      // What is said about null must hold.
      if (ours.is_null()) {
        EXPECT_TRUE(ours.is_unknown() ? text.nulls.unknown : text.nulls.plain) << derived.name << "\n" << json;
      }
    }
  }
}

std::string define(const std::vector<std::string>& values) {
  std::string blocks;
  for (std::size_t i = 0; i < values.size(); ++i)
    blocks += "```define 值" + std::to_string(i) + "\nvalue: " + values[i] + "\n```\n\n";
  return blocks;
}

std::string text_of(const std::string& value, const std::string& more = {}) {
  const auto measure = measure_with(define({value}) + more);
  const Vocabulary vocabulary(*measure);
  Standard standard(*measure, vocabulary);
  for (const measure::Derived& derived : measure->derived()) {
    if (derived.name == "值0") return standard.expression(*derived.value).text;
  }
  return {};
}

TEST(Standard, KeepsComparisonsUnknown) {
  expect_same(*measure_with(define({
      R"(称号 = "工厂")",
      R"(称号 != "工厂")",
      R"("工厂" = 称号)",
      "企业.法人",
      "not(企业.法人)",
      "税收（万元） = 0",
      "税收（万元） >= 0",
      "税收（万元） between 0 and 5",
      "税收（万元） in [1..5]",
      "税收（万元） in (0, 5)",
      R"(称号 in ["工厂", "别的"])",
      R"(称号 in ("工厂", "别的"))",
      R"(not(称号 in ["工厂"]))",
      "称号 in []",
      R"(称号 = "工厂" and 企业.法人)",
      R"(称号 = "工厂" or 企业.法人)",
      "税收（万元） + 1 = 6",
      "10 / 税收（万元） > 1",
      R"(称号 = null)",
      "is defined(称号)",
      "not(is defined(企业.法人))",
      "选项 = []",
      R"(税收（万元） = 5 = 企业.法人)",
  })));
}

TEST(Standard, TellsANullThatWasWrittenFromOneThatIsMissing) {
  expect_same(*measure_with(define({
      "场所.日期 = null",
      "场所.日期 != null",
      "场所.日期 = null or 场所.日期 >= 起点",
      R"(场所.日期 = date("2024-01-01"))",
      "every 项 in 事故 satisfies 项.移出 = null or 项.移出 >= 起点",
      "some 项 in 事故 satisfies 项.移出 = null",
      "count(事故[移出 = null])",
      "事故[item.移出 != null].类别",
      "if 场所.日期 = null then 1 else 2",
      "for 行 in 环节目录 return 行.附注 = null",
  })));
}

TEST(Standard, KeepsConditionsLoopsAndFiltersUnknown) {
  expect_same(*measure_with(define({
      R"(if 企业.法人 then "是" else "否")",
      R"(if 称号 = "工厂" then 企业.法人 else if 企业.法人 then 1 else null)",
      R"(事故[类别 = "安全"])",
      R"(count(事故[类别 = "安全"]))",
      "事故[日期 >= 起点].日期",
      R"(every 项 in 事故 satisfies not(项.类别 in 重大 and 项.日期 >= 起点))",
      R"(some 项 in 事故, 行 in 环节目录 satisfies 项.类别 = "质量" and 行.适用 = 称号)",
      "for 项 in 事故 return 项.类别",
      "环节目录[适用 = 称号].编号",
      R"(环节目录[适用 in ["全部", 称号]].编号)",
      "for i in 1..count(选项) return i * 2",
      "sum(for 项 in 选项 return 1)",
      R"(if count(选项) > 1 then "多" else "少")",
      R"({甲: 税收（万元）, 乙: 甲 + 1}.乙)",
      "count(环节目录[附注 = null])",
  })));
}

TEST(Standard, KeepsListsUnknown) {
  expect_same(*measure_with(define({
      R"(list contains(选项, "甲"))",
      "list contains(选项, 称号)",
      "list contains(重大, 称号)",
      R"(list contains(for 项 in 事故 return 项.类别, "安全"))",
      "at least(1, [企业.法人, 税收（万元） > 1])",
      R"(at least(2, [企业.法人, 税收（万元） > 1, 称号 = "车间"]))",
      R"(at least(2, for 项 in 事故 return 项.类别 = "安全"))",
      "all([企业.法人, 税收（万元） > 1])",
      "any([企业.法人, 税收（万元） > 1])",
      R"(append(选项, 称号))",
      "concatenate(选项, 重大)",
      R"(index of(选项, "乙"))",
      "count(distinct values(选项)) = 2",
      "string join(选项, 称号)",
      "max(for 项 in 选项 return string length(项))",
      "min(税收（万元）, 3)",
      "string(税收（万元）)",
      "not(list contains(选项, null))",
      R"(企业.法人 instance of boolean)",
      "count(distinct values([企业.法人, true])) = 1",
  })));
}

TEST(Standard, ComparesRatesWithoutDividing) {
  expect_same(*measure_with(define({
      "联网率 >= 0.7",
      "联网率 > 0.7",
      "0.7 <= 联网率",
      "联网率 < 0.7",
      "联网率 = 0.7",
      "联网率 != 0.7",
      "效率 >= 0.1",
      "0.1 > 效率",
      "联网率 > 效率",
      "联网率 between 0.1 and 0.7",
      "联网率 in [0.1..0.7)",
      "联网率 in (0.7, 0.8)",
      "联网率 in (>= 0.7)",
      "差额率 >= 3",
      "差额率 < 0",
      "差额率 = 3",
      "联网率 < 差额率",
      "联网率 * 100 >= 70",
      "every 项 in 事故 satisfies 项.占比 >= 0.5",
      "some 项 in 事故 satisfies 项.占比 < 0.5",
      "联网率 >= 税收（万元） / 10",
      "count(事故[占比 >= 0.5])",
      "-联网率 < 0 or 联网率 + 1 > 1.7",
  })));
}

TEST(Standard, HandsFunctionsWhatTheyAskFor) {
  expect_same(*measure_with(R"(```define 写了
of: 编号
value: string length(get value(环节, 编号).说明) > 0
```

```define 确知
of: 条件
value: count(distinct values([条件, true])) = 1
```

```define 晚于
of: 企业
value: 企业 >= 起点 and 写了("A.1")
```

)" + define({
         R"(企业.法人 or 写了("A.1"))",
         R"(if 企业.法人 then 写了("A.3") else true)",
         "every 行 in 环节目录 satisfies 行.适用 = 称号 or 写了(行.编号)",
         "确知(企业.法人)",
         "if 确知(企业.法人 or 写了(\"A.2\")) then 1 else 2",
         "for 项 in 事故 return 晚于(项.日期)",
         "sort(选项, function(甲, 乙) 甲 > 乙)",
         "for 称号 in 选项 return 称号",
         "(function(企业) 企业 + 1)(税收（万元）)",
         "企业.法人 or 晚于(企业: date(\"2024-06-01\"))",
         "环节目录[写了(编号) or 企业.法人].适用",
     })));
}

TEST(Standard, ReportsWhatItCannotSay) {
  const auto differences = [](const std::string& value) {
    const auto measure = measure_with(define({value}));
    const Vocabulary vocabulary(*measure);
    Standard standard(*measure, vocabulary);
    return standard.expression(*measure->derived().front().value).differences.size();
  };
  // Absent, it is a plain null; without its record, it is missing.
  EXPECT_GT(differences(R"(get value(环节, "A.1").说明 = "")"), 0u);
  EXPECT_GT(differences(R"(事故[1].类别 = "质量")"), 0u);
  EXPECT_GT(differences("(for 项 in 事故 return if is defined(项.日期) then 项.日期 else null)[item != null]"), 0u);
  // A function takes rates as rounded numbers.
  EXPECT_GT(differences("max(联网率, 效率)"), 0u);
  // 法人 becomes 企业.法人, and the records have a field 企业.
  EXPECT_GT(differences("事故[法人]"), 0u);
  EXPECT_EQ(differences("for 项 in 事故 return 法人"), 0u);
  EXPECT_EQ(differences("环节目录[适用 = 称号 and 企业.法人 = true]"), 0u);
}

TEST(Standard, ReadsWell) {
  EXPECT_EQ(text_of("企业.法人 and 税收（万元） > 1"), R"(企业.法人 and get value(企业, "税收（万元）") > 1)");
  EXPECT_EQ(text_of("every 项 in 事故 satisfies not(项.类别 in 重大)"),
            "every 项 in 事故 satisfies not(属于(项.类别, 重大))");
  EXPECT_EQ(text_of("联网率 >= 0.7"),
            "if 指标.联网率.分母 = 0 then null else 指标.联网率.分子 >= 0.7 * 指标.联网率.分母");
  EXPECT_EQ(text_of("if 企业.法人 then 1 else 2"), "if 企业.法人 then 1 else if not(企业.法人) then 2 else null");
  EXPECT_EQ(text_of("企业.法人 or 写了(\"A.1\")",
                    "```define 写了\nof: 编号\nvalue: string length(get value(环节, 编号).说明) > 0\n```\n"),
            "企业.法人 or 写了(\"A.1\", 环节)");
}

}  // namespace
}  // namespace zj::exchange
