#include "base/credit_code.h"

#include <string>

#include <gtest/gtest.h>

namespace zj {
namespace {

using Verdict = CreditCodeCheck::Verdict;

// The first is the example of GB 32100-2015; then codes in public use; then made ones, with the edges of both checks: a
// sum of 0 modulo 31 (check 0) and an organisation check of 10 (X).
constexpr const char* valid_codes[] = {
    "91350100M000100Y43", "91110108551385082Q", "914403001922038216", "91440300708461136T",
    "91330100799655058B", "51420000MJH2003604", "51420000MJH200408C", "52420000MJH233410E",
    "51420000MJH200395N", "52420000MJH23339XT", "91510100MA6C00009H", "91510104MA6CXY124W",
    "91510116MACA1B2C47", "91510185MA6C00009M", "91510100MA6C003320", "91510100MA6C0005XL",
};

TEST(CreditCode, AcceptsValidCodes) {
  for (const char* code : valid_codes) {
    const CreditCodeCheck check = check_credit_code(code);
    EXPECT_EQ(check.verdict, Verdict::valid) << code;
    EXPECT_EQ(check.reason.in(Lang::zh), "");
  }
}

TEST(CreditCode, RefusesAndSaysWhy) {
  const auto refusal = [](std::string_view code) {
    const CreditCodeCheck check = check_credit_code(code);
    EXPECT_EQ(check.verdict, Verdict::invalid) << code;
    return check.reason.in(Lang::zh);
  };
  EXPECT_EQ(refusal("91350100M000100Y4Z"), "第 18 位“Z”不是代码字符（数字和大写字母，不用 I、O、S、V、Z）");
  EXPECT_EQ(refusal("91350100M000100Y44"), "第 18 位校验码应为“3”，这里是“4”；请核对全部字符");
  EXPECT_EQ(refusal("91350100M000100Y4O"), "第 18 位“O”不是代码字符（数字和大写字母，不用 I、O、S、V、Z）");
  EXPECT_EQ(refusal("9151010OMA6C00009H"), "第 8 位“O”不是代码字符（数字和大写字母，不用 I、O、S、V、Z）");
  EXPECT_EQ(refusal("91510100MA6C00008H"), "第 18 位校验码应为“E”，这里是“H”；请核对全部字符");
  EXPECT_EQ(refusal("91510100MA6C00009"), "应为 18 位，这里是 17 位");
  EXPECT_EQ(refusal(""), "应为 18 位，这里是 0 位");
  EXPECT_EQ(refusal("91510100MA6C0000９H"), "第 17 位“９”是全角字符，应为半角");
  EXPECT_EQ(refusal("91510100ma6c00009h"), "第 9 位“m”是小写字母，应为大写");
  EXPECT_EQ(refusal("9151A100MA6C00009H"), "第 5 位“A”应为数字（第 3 至 8 位是行政区划码）");
  EXPECT_EQ(refusal(" 91510100MA6C00009"), "第 1 位“ ”不是代码字符（数字和大写字母，不用 I、O、S、V、Z）");
  EXPECT_EQ(refusal("91510100MA6C0000\nH"), "第 17 位“U+000A”不是代码字符（数字和大写字母，不用 I、O、S、V、Z）");
  EXPECT_EQ(refusal("91510100MA6C00009H\n"), "应为 18 位，这里是 19 位");
}

TEST(CreditCode, OnlyAWrong17thIsSuspicious) {
  const CreditCodeCheck check = check_credit_code("91510100MA6C00008E");
  EXPECT_EQ(check.verdict, Verdict::suspicious);
  EXPECT_EQ(
      check.reason.in(Lang::en),
      "warning: the 17th (the organisation's own check) should be “9”, not “8”; a few early codes are so: compare the "
      "licence");
}

// Whatever single character is mistyped, the code is not accepted.
TEST(CreditCode, DetectsEverySubstitution) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  for (const std::string code : valid_codes) {
    for (std::size_t i = 0; i < code.size(); ++i) {
      for (const char c : alphabet) {
        if (c == code[i]) continue;
        std::string mistyped = code;
        mistyped[i] = c;
        ASSERT_EQ(check_credit_code(mistyped).verdict, Verdict::invalid) << mistyped;
      }
    }
  }
}

TEST(CreditCode, MakesCodesThatAreValid) {
  EXPECT_EQ(make_credit_code("510100", "MA6C0000"), "91510100MA6C00009H");
  EXPECT_EQ(make_credit_code("510100", "MA6C0005"), "91510100MA6C0005XL");
  for (int i = 0; i < 5000; ++i) {
    const std::string body = std::to_string(10'000'000 + 7919 * i);
    ASSERT_EQ(check_credit_code(make_credit_code("510104", body)).verdict, Verdict::valid) << body;
  }
  EXPECT_THROW(make_credit_code("51010", "MA6C0000"), std::invalid_argument);
  EXPECT_THROW(make_credit_code("51010A", "MA6C0000"), std::invalid_argument);
  EXPECT_THROW(make_credit_code("510100", "MA6C000O"), std::invalid_argument);
}

}  // namespace
}  // namespace zj
