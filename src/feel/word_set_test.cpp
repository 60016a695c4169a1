#include "feel/word_set.h"

#include <gtest/gtest.h>

#include "feel/feel.h"

namespace zj::feel {
namespace {

std::vector<Value> strings(std::initializer_list<std::string_view> texts) {
  std::vector<Value> values;
  for (const std::string_view text : texts) values.push_back(Value::string(text));
  return values;
}

// Texts of every length around the eight bytes that are hashed and the sixteen that are kept inline; some differ in
// their middle only, so that they share a hash.
TEST(WordSet, HoldsItsWordsAndNoOthers) {
  std::vector<std::string> texts;
  for (std::size_t n = 0; n <= 40; ++n) texts.emplace_back(n, 'a');
  for (const char c : std::string("bcdefgh")) texts.push_back("abcdefgh" + std::string(1, c) + "12345678");
  std::vector<Value> in, out;
  for (std::size_t i = 0; i < texts.size(); ++i) (i % 2 ? in : out).push_back(Value::string(texts[i]));
  const WordSet set(in);
  for (const Value& word : in) EXPECT_TRUE(set.contains(word)) << word.as_string();
  for (const Value& word : out) EXPECT_FALSE(set.contains(word)) << word.as_string();
}

TEST(WordSet, MayBeEmptyOrRepeatItself) {
  EXPECT_FALSE(WordSet({}).contains(Value::string("")));
  const WordSet set(strings({"", "甲", "甲", "乙"}));
  EXPECT_TRUE(set.contains(Value::string("")));
  EXPECT_TRUE(set.contains(Value::string("甲")));
  EXPECT_FALSE(set.contains(Value::string("丙")));
}

// What `in` says of texts by its set it says of every other value as before, with a trace and without.
TEST(WordSet, DecidesInForTextsOnly) {
  Scope scope;
  scope.declare("x", Type());
  for (const char* text : {R"(x in ["甲", "服务化延伸之一二三四五"])", R"(x in ("甲", "服务化延伸之一二三四五"))"}) {
    const Compilation compiled = compile(text, scope);
    ASSERT_TRUE(compiled) << text;
    ASSERT_EQ(compiled.expression->program().word_sets.size(), 1u) << text;
    const auto says = [&](const Value& x) {
      Trace trace;
      const Value plain = compiled.expression->evaluate({&x, 1});
      const Value traced = compiled.expression->evaluate({&x, 1}, trace);
      EXPECT_EQ(plain, traced);
      EXPECT_EQ(plain.is_unknown(), traced.is_unknown());
      return plain;
    };
    EXPECT_TRUE(says(Value::string("甲")).is_true());
    EXPECT_TRUE(says(Value::string("服务化延伸之一二三四五")).is_true());
    EXPECT_TRUE(says(Value::string("乙")).is_false());
    EXPECT_TRUE(says(Value::string("")).is_false());
    EXPECT_TRUE(says(Value::missing()).is_unknown());
    EXPECT_FALSE(says(Value::number(1)).is_true());
    EXPECT_FALSE(says(Value()).is_unknown());
  }
}

}  // namespace
}  // namespace zj::feel
