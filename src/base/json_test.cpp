#include "base/json.h"

#include <stdexcept>

#include <gtest/gtest.h>

#include "base/random.h"

namespace zj {
namespace {

Json parsed(std::string_view text) {
  const Result<Json> value = parse_json(text);
  EXPECT_TRUE(value) << text << ": " << value.error().at << " " << value.error().said.in(Lang::en);
  return value.value_or(Json());
}

// "line:col message" of a text that must be refused.
std::string refusal(std::string_view text, JsonLimits limits = {}, Lang lang = Lang::zh) {
  const Result<Json> value = parse_json(text, limits);
  return value ? "accepted" : value.error().at + " " + value.error().said.in(lang);
}

TEST(Json, ReadsEveryKindOfValue) {
  const Json value =
      parsed(R"( {"空": null, "是": true, "数": -0.70, "字": "a\n\u667a\ud83d\ude02", "列": [1, []], "物": {}} )");
  EXPECT_TRUE(value.find("空")->is_null());
  EXPECT_TRUE(*value.find("是")->boolean());
  EXPECT_EQ(value.find("数")->number()->text, "-0.70");
  EXPECT_EQ(value.text("字"), "a\n智😂");
  EXPECT_EQ(value.find("列")->array()->size(), 2u);
  EXPECT_TRUE(value.find("物")->object()->empty());
  EXPECT_EQ(value.find("无"), nullptr);
}

TEST(Json, KeepsTheTextOfNumbers) {
  for (const std::string text :
       {"0", "-0", "0.7", "70.0", "1e3", "1E+30", "1000000000000000.1", "9223372036854775807", "18446744073709551615",
        "123456789012345678901234567890.123456789012345678901234567890", "0.000000000000000000000000001"}) {
    const Json top = parsed(text);
    ASSERT_TRUE(top.number()) << text;
    EXPECT_EQ(top.number()->text, text);
    EXPECT_EQ(parsed("[" + text + "]").array()->front().number()->text, text);
    EXPECT_EQ(to_json(top), text);
  }
}

TEST(Json, KeepsTheOrderOfKeys) {
  const std::string text = R"({"乙":1,"甲":{"z":[],"a":"x"},"":null})";
  EXPECT_EQ(to_json(parsed(text)), text);
}

TEST(Json, SkipsAByteOrderMark) {
  EXPECT_EQ(to_json(parsed("\xEF\xBB\xBF{\"a\":1}")), R"({"a":1})");
}

TEST(Json, NamesThePlaceOfAnError) {
  EXPECT_EQ(refusal(""), "1:1 JSON 没有写完，缺少结尾的引号或括号");
  EXPECT_EQ(refusal("{\n  \"a\": [1,\n"), "3:1 JSON 没有写完，缺少结尾的引号或括号");
  EXPECT_EQ(refusal("{} x"), "1:4 JSON 已经结束，后面不应再有内容");
  EXPECT_EQ(refusal("{\n  \"称号\"：\"智能工厂\"\n}"), "2:7 这里的“：”是全角标点，应改成半角的 :");
  EXPECT_EQ(refusal("{\"a\": 1，\"b\": 2}"), "1:8 这里的“，”是全角标点，应改成半角的 ,");
  EXPECT_EQ(refusal("{“a”: 1}"), "1:2 这里的““”是全角标点，应改成半角的 \"");
  EXPECT_EQ(refusal("[1,]"), "1:4 JSON 写法有误：这里不应出现“]”");
  EXPECT_EQ(refusal("[智]"), "1:2 JSON 写法有误：这里不应出现“智”");
  EXPECT_EQ(refusal("{\"智\": 'x'}"), "1:7 JSON 写法有误：这里不应出现“'”");
  EXPECT_EQ(refusal("[\"ab\n\"]"), "1:5 JSON 写法有误：这里不应换行，前面可能缺少引号");
  EXPECT_EQ(refusal("[\"a\tb\"]"), "1:4 JSON 写法有误：这里不应出现“U+0009”");
  EXPECT_EQ(refusal("[\"\x1f\"]"), "1:3 JSON 写法有误：这里不应出现“U+001F”");
  EXPECT_EQ(refusal(std::string_view("[\0]", 3)), "1:2 JSON 写法有误：这里不应出现“U+0000”");
  EXPECT_EQ(refusal("[NaN]", {}, Lang::en), "1:2 This is not JSON: “N” is not expected here");
}

TEST(Json, RefusesWhatIsNotStrictJson) {
  for (const char* text : {"[01]",
                           "[.5]",
                           "[1.]",
                           "[+1]",
                           "[1e]",
                           "[- 1]",
                           "[1 2]",
                           "{\"a\" 1}",
                           "{a:1}",
                           "[1,,2]",
                           "// x\n1",
                           "nul",
                           "tru e",
                           "[\"\\x\"]",
                           "[\"\\u12g4\"]",
                           "[\"\\ud800\"]",
                           "[\"\\udc00\"]",
                           "[\"\\ud800\\u0041\"]",
                           "{\"a\":1,}",
                           "]",
                           "{]",
                           "[1e99999999999]"}) {
    EXPECT_NE(refusal(text), "accepted") << text;
  }
}

TEST(Json, RefusesARepeatedKey) {
  EXPECT_EQ(refusal("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}"), "3:2 “a”重复出现，每一项只能写一次");
  EXPECT_EQ(refusal(R"({"": 1, "": 2})"), "1:9 “”重复出现，每一项只能写一次");
  EXPECT_EQ(refusal(R"({"a": 1, "\u0061": 2})"), "1:10 “a”重复出现，每一项只能写一次");
  EXPECT_EQ(refusal(R"({"\\\"": 1, "\\\"": 2})"), "1:13 “\\\"”重复出现，每一项只能写一次");
  EXPECT_EQ(to_json(parsed(R"({"a":{"a":1},"b":{"a":1}})")), R"({"a":{"a":1},"b":{"a":1}})");
}

TEST(Json, RefusesARepeatedKeyOfALargeObjectWithoutSearchingIt) {
  std::string text = "{";
  for (int i = 0; i < 30'000; ++i) text += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_EQ(parsed(text + "\"last\":0}").object()->size(), 30'001u);
  for (const char* key : {"k0", "k23", "k24", "k29999"}) {
    EXPECT_NE(refusal(text + "\"" + key + "\":0}").find("重复出现"), std::string::npos) << key;
  }
}

// Of several things that are wrong, a repeated key in front of them is told; else that the text is not UTF-8, wherever.
TEST(Json, TellsARepeatedKeyBeforeAndIllFormedTextBehind) {
  EXPECT_EQ(refusal("{\"a\": 1, \"a\": 2, \"b\": \"\xff\"}"), "1:10 “a”重复出现，每一项只能写一次");
  EXPECT_EQ(refusal("{\"a\": 1, \"b\": \"\xff\", \"a\": 2}"), "1:16 这里不是有效的 UTF-8 文字，请把文件另存为 UTF-8");
  EXPECT_EQ(refusal("{\"a\": 1, b \"\xff\"}"), "1:13 这里不是有效的 UTF-8 文字，请把文件另存为 UTF-8");
  EXPECT_EQ(refusal("{} \xff"), "1:4 这里不是有效的 UTF-8 文字，请把文件另存为 UTF-8");
}

TEST(Json, RefusesInvalidUtf8) {
  EXPECT_EQ(refusal("{\n\"a\": \"智\xff\"}"), "2:8 这里不是有效的 UTF-8 文字，请把文件另存为 UTF-8");
  for (const char* bad :
       {"[\"\xC0\xAF\"]", "[\"\xED\xA0\x80\"]", "[\"\xF4\x90\x80\x80\"]", "[\"\xE6\x99\"]", "[\"a\x80\"]"}) {
    EXPECT_NE(refusal(bad).find("UTF-8"), std::string::npos);
  }
}

TEST(Json, RefusesWhatIsTooLargeOrTooDeep) {
  EXPECT_EQ(refusal("[1, 2]", {.max_bytes = 5}), " JSON 超过 5 字节的上限");
  EXPECT_EQ(refusal("[1,2]", {.max_bytes = 5}), "accepted");
  const std::string deep = std::string(64, '[') + std::string(64, ']');
  EXPECT_EQ(to_json(parsed(deep)), deep);
  EXPECT_EQ(refusal("[" + deep + "]"), "1:65 JSON 嵌套超过 64 层");
  EXPECT_EQ(refusal(std::string(1'000'000, '[')), "1:65 JSON 嵌套超过 64 层");
}

TEST(Json, FindsByPath) {
  const Json value = parsed(R"({"企业":{"名称":"甲","注册":{"年":2020}},"n":[1]})");
  EXPECT_EQ(*value.find_path("企业.名称")->string(), "甲");
  EXPECT_EQ(value.find_path("企业.注册")->integer("年"), 2020);
  EXPECT_EQ(value.find_path("企业.无.名称"), nullptr);
  EXPECT_EQ(value.find_path("n.0"), nullptr);
  EXPECT_EQ(value.find_path(""), nullptr);
}

TEST(Json, ReadsMembersWithADefault) {
  const Json value = parsed(R"({"s":"x","n":42,"d":1.0,"big":9223372036854775808,"neg":-7})");
  EXPECT_EQ(value.text("s"), "x");
  EXPECT_EQ(value.text("n"), "");
  EXPECT_EQ(value.integer("n"), 42);
  EXPECT_EQ(value.integer("neg"), -7);
  EXPECT_EQ(value.integer("s", -1), -1);
  EXPECT_EQ(value.integer("d", -1), -1);
  EXPECT_EQ(value.integer("big", -1), -1);
  EXPECT_EQ(value.integer("absent", -1), -1);
  EXPECT_EQ(Json(3).find("x"), nullptr);
}

TEST(Json, SetsMembers) {
  Json value;
  value.set("b", 1);
  value.set("a", "x").set("deep", true);
  value.set("b", Json::Array{1, "二", Json()});
  EXPECT_EQ(to_json(value), R"({"b":[1,"二",null],"a":{"deep":true}})");
}

TEST(Json, EscapesOnlyWhatMustBe) {
  EXPECT_EQ(to_json(Json(std::string("\"\\/\b\f\n\r\t\x01\x1f\x7f智\0", 15))),
            "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f智\\u0000\"");
}

TEST(Json, WritesForPeople) {
  EXPECT_EQ(to_pretty_json(parsed(R"({"a":[1,{"b":[]}],"c":{},"d":"x"})")),
            "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {},\n  \"d\": \"x\"\n}");
}

// The cases of RFC 8785 §3.2.2–3.2.3 and its reference test data, as far as they hold no binary fractions.
TEST(CanonicalJson, MatchesRfc8785) {
  EXPECT_EQ(to_canonical_json(parsed("[\n  56,\n  {\n    \"d\": true,\n    \"10\": null,\n    \"1\": [ ]\n  }\n]\n")),
            R"([56,{"1":[],"10":null,"d":true}])");
  EXPECT_EQ(to_canonical_json(parsed(R"({"peach":"This sorting order","péché":"is wrong according to French",)"
                                     R"("pêche":"but canonicalization MUST","sin":"ignore locale"})")),
            R"({"peach":"This sorting order","péché":"is wrong according to French",)"
            R"("pêche":"but canonicalization MUST","sin":"ignore locale"})");
  EXPECT_EQ(to_canonical_json(parsed(R"({"1":{"f":{"f":"hi","F":5},"\n":56},"10":{},"":"empty","a":{},)"
                                     R"("111":[{"e":"yes","E":"no"}],"A":{}})")),
            R"({"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}})");
  EXPECT_EQ(to_canonical_json(parsed(R"({"Unnormalized Unicode":"A\u030a"})")),
            "{\"Unnormalized Unicode\":\"A\xcc\x8a\"}");
  EXPECT_EQ(to_canonical_json(
                parsed(R"({"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]})")),
            R"({"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"})");
  EXPECT_EQ(to_canonical_json(parsed(R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\u000a":"Newline","1":"One",)"
                                     R"("\u0080":"Control\u007f","\ud83d\ude02":"Smiley","\u00f6":"o umlaut",)"
                                     R"("\ufb33":"Hebrew Letter Dalet With Dagesh","</script>":"Browser Challenge"})")),
            "{\"\\n\":\"Newline\",\"\\r\":\"Carriage Return\",\"1\":\"One\",\"</script>\":\"Browser Challenge\","
            "\"\xc2\x80\":\"Control\x7f\",\"ö\":\"o umlaut\",\"€\":\"Euro Sign\",\"😂\":\"Smiley\",\"\xef\xac\xb3\":"
            "\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST(CanonicalJson, HoldsIntegersAndNothingElse) {
  EXPECT_EQ(to_canonical_json(parsed("[-0, 0, -12, 9007199254740992]")), "[0,0,-12,9007199254740992]");
  for (const char* number : {"0.5", "1.0", "1e3", "9007199254740993", "-9007199254740993", "99999999999999999999"}) {
    EXPECT_THROW(to_canonical_json(parsed(number)), std::invalid_argument) << number;
  }
}

// Random values: writing and reading are inverses in every form, and the canonical form does not depend on the order of
// keys.
class RandomJson {
 public:
  explicit RandomJson(std::uint64_t seed) : random_(seed) {}

  Json value(int depth) {
    switch (random_.below(depth > 0 ? 7 : 5)) {
      case 0:
        return {};
      case 1:
        return random_.below(2) == 0;
      case 2:
        return static_cast<std::int64_t>(random_.below(1'000'000)) - 500'000;
      case 3:
      case 4:
        return text();
      case 5: {
        Json::Array array(random_.below(4));
        for (Json& element : array) element = value(depth - 1);
        return array;
      }
      default: {
        Json object = Json::Object();
        for (std::uint64_t n = random_.below(40); n > 0; --n) object.set(text(), value(depth - 1));
        return object;
      }
    }
  }

  Json shuffled(Json value) {
    if (Json::Array* array = value.array()) {
      for (Json& element : *array) element = shuffled(std::move(element));
    }
    if (Json::Object* object = value.object()) {
      for (auto& member : *object) member.second = shuffled(std::move(member.second));
      for (std::size_t i = object->size(); i > 1; --i) std::swap((*object)[i - 1], (*object)[random_.below(i)]);
    }
    return value;
  }

 private:
  std::string text() {
    constexpr const char* pieces[] = {"a", "\"", "\\", "\n", "\x01", "智", "é", "\uE000", "\uFFFF", "😂", "/"};
    std::string out;
    for (std::uint64_t n = random_.below(4); n > 0; --n) out += pieces[random_.below(std::size(pieces))];
    return out;
  }
  SeededRandom random_;
};

TEST(Json, ReadsBackWhatItWrote) {
  RandomJson random(5);
  for (int i = 0; i < 2000; ++i) {
    const Json value = random.value(3);
    ASSERT_EQ(parsed(to_json(value)), value);
    ASSERT_EQ(parsed(to_pretty_json(value)), value);
    const std::string canonical = to_canonical_json(value);
    ASSERT_EQ(to_canonical_json(parsed(canonical)), canonical);
    ASSERT_EQ(to_canonical_json(random.shuffled(value)), canonical);
  }
}

}  // namespace
}  // namespace zj
