#include "measure/compute.h"

#include <gtest/gtest.h>

#include "measure/test_support.h"

namespace zj::measure {
namespace {

using testing::good_measure;
using testing::small_measure;

const std::string award = R"(
## 奖励的事实 {.glossary document=奖励 section=奖励}

| 事实 | 类型 | 单位 | 取值 | 必填 | 英文 | 说明 |
|---|---|---|---|---|---|---|
| 标准.工厂 | 数 | 万元 | 工厂 >= 0 | | | |
| 标准.车间 | 数 | 万元 | | | | |
| 历史 | 列表 | | | 是 | | |
| 历史[].核定 | 数 | 万元 | | 是 | | |

## 第十六条 奖励 {#ART16}

```define 已得
document: 奖励
value: sum(append(for 项 in 历史 return 项.核定, 0))
```

```compute 应付金额
document: 奖励
let 余额: max([0, 标准.工厂 - 已得])
let 应付: min([标准.车间, 余额])
value: 应付
explain: 已得 {已得} 万元，余 {余额} 万元。
explain when 应付 = 0: 已到上限。
explain when 应付 > 0: 应付 {应付} 万元。
```

```case 第一个
document: 奖励
given: { 标准: { 工厂: 100, 车间: 50 }, 历史: [] }
then: value = 50
```

```case 上限
document: 奖励
from: 第一个
given: { 历史: [ { 核定: 100 } ] }
then: value = 0
```
)";

const Measure& measure() {
  static const auto loaded = good_measure(small_measure + award);
  return *loaded;
}

Result<Computed> run(std::string_view json) {
  return compute(measure(), "应付金额", *parse_json(json));
}

TEST(Compute, GivesTheValueAndItsExplanation) {
  const auto computed = run(R"({"标准": {"工厂": "100", "车间": "30"}, "历史": [{"核定": "90.5"}]})");
  ASSERT_TRUE(computed);
  EXPECT_EQ(to_json(computed->value), "\"9.5\"");
  EXPECT_EQ(computed->explanation, (std::vector<std::string>{"已得 90.5 万元，余 9.5 万元。", "应付 9.5 万元。"}));
  EXPECT_EQ(to_json(run(R"({"标准": {"工厂": 100, "车间": 30}, "历史": [{"核定": 100}]})")->value), "0");
}

TEST(Compute, NamesTheFactWithoutWhichThereIsNoResult) {
  const auto lacking = run(R"({"标准": {"工厂": 100}, "历史": []})");
  ASSERT_FALSE(lacking);
  EXPECT_EQ(lacking.error().at, "标准.车间");
  EXPECT_EQ(lacking.error().said.in(Lang::zh), "缺少“车间”，无法计算");
}

TEST(Compute, ChecksTheDocumentByItsGlossary) {
  EXPECT_EQ(run(R"({"标准": {"工厂": 100, "车间": 30}})").error().at, "历史");
  EXPECT_EQ(run(R"({"标准": {"工厂": -1, "车间": 30}, "历史": []})").error().said.in(Lang::zh), "不满足 工厂 >= 0");
  EXPECT_EQ(run(R"({"标准": {"工厂": 100, "车间": 30}, "历史": [{}]})").error().at, "历史[1].核定");
  EXPECT_EQ(run(R"({"标准": {"工厂": 100, "车间": 30}, "历史": [], "别的": 1})").error().at, "别的");
  EXPECT_EQ(compute(measure(), "没有", Json()).error().trouble, Trouble::not_found);
}

}  // namespace
}  // namespace zj::measure
