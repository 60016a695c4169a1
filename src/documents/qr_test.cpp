#include "documents/qr.h"

#include <gtest/gtest.h>

namespace zj::documents {
namespace {

TEST(QrCode, HasTheThreeFinderPatternsAndNotTheFourth) {
  const auto code = QrCode::of("https://zhijian.example.cn/t/CD-ZNGC-2026-0001");
  ASSERT_TRUE(code);
  const int n = code->size();
  EXPECT_EQ((n - 17) % 4, 0);
  const auto finder_at = [&](int x, int y) {
    for (int dy = 0; dy < 7; ++dy)
      for (int dx = 0; dx < 7; ++dx) {
        const bool ring = dx == 0 || dx == 6 || dy == 0 || dy == 6;
        const bool core = dx >= 2 && dx <= 4 && dy >= 2 && dy <= 4;
        if (code->dark(x + dx, y + dy) != (ring || core)) return false;
      }
    return true;
  };
  EXPECT_TRUE(finder_at(0, 0));
  EXPECT_TRUE(finder_at(n - 7, 0));
  EXPECT_TRUE(finder_at(0, n - 7));
  EXPECT_FALSE(finder_at(n - 7, n - 7));
}

TEST(QrCode, GrowsWithItsText) {
  EXPECT_EQ(QrCode::of("a")->size(), 21);                      // version 1
  EXPECT_EQ(QrCode::of(std::string(2331, 'a'))->size(), 177);  // version 40
}

TEST(QrCode, RefusesWhatItCannotHold) {
  const auto empty = QrCode::of("");
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().said.in(Lang::zh), "二维码内容为空");
  const auto long_text = QrCode::of(std::string(2332, 'a'));
  ASSERT_FALSE(long_text);
  EXPECT_EQ(long_text.error().trouble, Trouble::bad_input);
  EXPECT_EQ(long_text.error().said.in(Lang::zh), "二维码内容为 2332 字节，超过上限 2331 字节");
}

TEST(QrCode, SvgPathCoversTheDarkModulesAndNothingElse) {
  const auto code = QrCode::of("成都市智能工厂");
  ASSERT_TRUE(code);
  const std::string path = code->to_svg_path();
  EXPECT_TRUE(path.starts_with("M0 0h7v1h-7z")) << path.substr(0, 40);

  std::vector<int> drawn(static_cast<std::size_t>(code->size() * code->size()));
  const char* at = path.c_str();
  int x = 0, y = 0, length = 0, back = 0, read = 0;
  while (std::sscanf(at, "M%d %dh%dv1h-%dz%n", &x, &y, &length, &back, &read) == 4) {
    EXPECT_EQ(length, back);
    for (int i = 0; i < length; ++i) ++drawn[static_cast<std::size_t>(y * code->size() + x + i)];
    at += read;
  }
  EXPECT_EQ(*at, '\0');
  for (int row = 0; row < code->size(); ++row)
    for (int column = 0; column < code->size(); ++column)
      EXPECT_EQ(drawn[static_cast<std::size_t>(row * code->size() + column)], code->dark(column, row) ? 1 : 0);
}

}  // namespace
}  // namespace zj::documents
