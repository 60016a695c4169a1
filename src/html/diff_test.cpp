#include "html/diff.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"

namespace zj::html {
namespace {

std::string shown(std::string_view before, std::string_view after) {
  std::string text;
  for (const DiffPiece& piece : text_changes(before, after)) {
    text += piece.kind == Piece::same ? piece.text : (piece.kind == Piece::removed ? "[-" : "[+") + piece.text + "]";
  }
  return text;
}

TEST(TextChanges, NamesWhatAPersonWouldName) {
  EXPECT_EQ(shown("已联网 84 台", "已联网 92 台"), "已联网 [-84][+92] 台");
  EXPECT_EQ(shown("8 台采集器待恢复。", "8 台采集器已恢复采集。"), "8 台采集器[-待恢复][+已恢复采集]。");
  EXPECT_EQ(shown("达 68.22 %", "达 73.02 %"), "达 [-68.22][+73.02] %");
}

TEST(TextChanges, AtTheEnds) {
  EXPECT_EQ(shown("", ""), "");
  EXPECT_EQ(shown("", "甲"), "[+甲]");
  EXPECT_EQ(shown("甲", ""), "[-甲]");
  EXPECT_EQ(shown("甲乙", "甲乙"), "甲乙");
  EXPECT_EQ(shown("甲", "甲乙"), "甲[+乙]");
}

TEST(TextChanges, BothTextsCanBeReadFromThePieces) {
  std::mt19937 random(7);
  const std::vector<std::string> words = {"台", "套", "12", " ", "a1", "，", "已", "采集器"};
  for (int round = 0; round < 3000; ++round) {
    std::string texts[2];
    for (std::string& text : texts) {
      for (std::size_t n = random() % 14; n > 0; --n) text += words[random() % words.size()];
    }
    std::string before, after;
    for (const DiffPiece& piece : text_changes(texts[0], texts[1])) {
      if (piece.kind != Piece::added) before += piece.text;
      if (piece.kind != Piece::removed) after += piece.text;
      ASSERT_TRUE(is_utf8(piece.text));
    }
    ASSERT_EQ(before, texts[0]);
    ASSERT_EQ(after, texts[1]);
  }
}

TEST(TextChanges, LongTextsWithNothingInCommonAreReplacedWhole) {
  std::string before, after;
  for (int i = 0; i < 3000; ++i) {
    before += "甲";
    after += "乙";
  }
  EXPECT_EQ(shown("头" + before + "尾", "头" + after + "尾"), "头[-" + before + "][+" + after + "]尾");
}

TEST(TextChanges, BytesThatAreNoTextAreKept) {
  EXPECT_EQ(shown("\xE5", "\xE5\x8C"), "[-\xE5][+\xE5\x8C]");
}

}  // namespace
}  // namespace zj::html
