#include "base/json_view.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace zj {
namespace {

JsonNodes read(std::string_view text) {
  auto nodes = JsonNodes::parse(text);
  EXPECT_TRUE(nodes) << text << ": " << nodes.error().at;
  return *std::move(nodes);
}

// Both sources of nodes: the text itself, and the tree that was made of it.
void expect_same(JsonView a, JsonView b) {
  EXPECT_EQ(a.is_null(), b.is_null());
  EXPECT_EQ(a.boolean(), b.boolean());
  EXPECT_EQ(a.number(), b.number());
  EXPECT_EQ(a.string(), b.string());
  EXPECT_EQ(a.is_array(), b.is_array());
  EXPECT_EQ(a.is_object(), b.is_object());
  ASSERT_EQ(a.size(), b.size());
  ASSERT_EQ(std::ranges::distance(a), std::ranges::distance(b));
  auto other = b.begin();
  for (const JsonView child : a) {
    if (a.is_object()) {
      EXPECT_EQ(child.key(), (*other).key());
    }
    expect_same(child, *other++);
  }
}

TEST(JsonView, WalksChildrenAndSkipsWhatTheyHold) {
  const std::string_view text = R"({"a": [1, [2, {"x": []}], "s"], "b": {}, "c": null, "d": true, "": -0.70})";
  const JsonNodes nodes = read(text);
  std::string keys;
  for (const JsonView member : nodes.root()) keys.append(member.key()).append("|");
  EXPECT_EQ(keys, "a|b|c|d||");
  const JsonView list = *nodes.root().begin();
  EXPECT_EQ(list.size(), 3u);
  EXPECT_EQ((*std::ranges::next(list.begin(), 2)).string(), "s");
  const JsonView last = *std::ranges::next(nodes.root().begin(), 4);
  EXPECT_EQ(last.number(), "-0.70");
  EXPECT_EQ(last.string(), std::nullopt);
  EXPECT_EQ(last.size(), 0u);
  EXPECT_EQ(last.begin(), last.end());
}

TEST(JsonView, IsTheSameOfATextAndOfItsTree) {
  for (const char* text : {"null", "false", "1e3", "\"\"", "[]", "{}", R"(["\u667a\n", "智", "\\", ""])",
                           R"({"\u0061": {"b\t": [[], [0, {}]]}, "c": [true, false, null]})"}) {
    const JsonNodes nodes = read(text);
    const Json tree = nodes.tree();
    EXPECT_EQ(tree, *parse_json(text)) << text;
    expect_same(nodes.root(), JsonNodes(tree).root());
  }
}

TEST(JsonView, KeepsTextsWithEscapesAndViewsTheOthers) {
  const std::string text = R"({"\u540d\u5b57": "\u6210\u90fd\ud83d\ude02", "名称": "成都", "x\"": "\n"})";
  const JsonNodes nodes = JsonNodes(read(text));  // moved: what it keeps stays where it is
  auto at = nodes.root().begin();
  EXPECT_EQ((*at).key(), "名字");
  EXPECT_EQ((*at).string(), "成都😂");
  ++at;
  EXPECT_EQ((*at).string(), "成都");
  const char* const inside = (*at).string()->data();
  EXPECT_TRUE(inside > text.data() && inside < text.data() + text.size());
  ++at;
  EXPECT_EQ((*at).key(), "x\"");
  EXPECT_EQ((*at).string(), "\n");
}

}  // namespace
}  // namespace zj
