#pragma once
// A small measure for tests and fuzz targets.

#include <string>

namespace zj::measure::testing {

// The start of every small measure: who it is, and a glossary.
inline const std::string small_measure = R"(# 小办法

```measure small
title: 小办法
basis: 上位政策
issuer: 市经信局
valid-years: 3
```

## 事实 {.glossary section=申报}

| 事实 | 类型 | 单位 | 取值 | 必填 | 英文 | 说明 |
|---|---|---|---|---|---|---|
| 称号 | 单选 | | 智能工厂·数字化车间 | 是 | title | |
| 批次年度 | 整数 | 年 | 批次年度 >= 2000；批次年度 <= 2100 | | round year | |
| 提交日期 | 日期 | | | | | |
| 企业.名称 | 文本 | | | 提交 | | |
| 企业.统一社会信用代码 | 信用代码 | | | | | |
| 企业.联系电话 | 电话 | | | | | |
| 企业.独立法人 | 是否 | | | 提交 | legal person | |
| 企业.缴税在本市 | 是否 | | | | | |
| 场所.名称 | 文本 | | | | | |
| 场所.投资 | 数 | 万元 | | | | |
| 指标.联网率 | 比率 分子 / 分母 | 台 | 分子 <= 分母 | | networked equipment | |
| 指标.效率 | 比率 (报告期 - 基期) / 基期 | | | | productivity | |
| 事故记录 | 列表 | | | | | |
| 事故记录[].类别 | 单选 | | 生产安全·质量 | | | |
| 事故记录[].等级 | 单选 | | 重大·较大·一般 | | | |
| 事故记录[].日期 | 日期 | | | | | |
| 失信记录 | 列表 | | | | | |
| 失信记录[].移出日期 | 日期 可空 | | | | | |
| 效益选项 | 多选 | | 效率·成本·周期 | | | |
| 新技术 | 名单 | | | | | |
| 环节 | 表 | | 环节目录 | | | |
| 环节{}.说明 | 长文本 | | | | | |
| 环节{}.佐证 | 名单 | | | | | |

## 目录 {.table name=环节目录}

| 编号 | 名称 | 适用 |
|---|---|---|
| `F.A.1` | 总体设计 | 全部 |
| `F.A.2` | 工艺设计 | 离散型 |

)";

}  // namespace zj::measure::testing
