#include "pages/public/measure_search.h"

#include "base/text.h"
#include "pages/testing.h"

namespace zj::pages {
namespace {

const measure::Measure& shipped() {
  static const auto loaded = measure::Measure::load(ShippedFiles().inputs());
  return *loaded.measure;
}

TEST(Passages, SayWhereWordsStand) {
  const Passages found = passages(shipped(), "关键设备联网率不低于", 10);
  ASSERT_GE(found.all, 2u);
  EXPECT_EQ(found.shown[0].found, "");  // in the title: the text is shown from its start
  EXPECT_TRUE(std::ranges::any_of(found.shown, [](const Passage& p) { return p.anchor == "F.A.2.1.T1"; }));
  EXPECT_EQ(passages(shipped(), "rfid", 10).all, passages(shipped(), "RFID", 10).all);
  EXPECT_GT(passages(shipped(), "RFID", 10).all, 0u);
}

TEST(Passages, AreCutBetweenCharacters) {
  for (const Passage& p : passages(shipped(), "年", 500).shown) {
    for (const std::string* part : {&p.before, &p.found, &p.after}) EXPECT_TRUE(is_utf8(*part)) << p.anchor;
  }
}

TEST(Passages, AreBounded) {
  const Passages found = passages(shipped(), "的", 5);
  EXPECT_EQ(found.shown.size(), 5u);
  EXPECT_GT(found.all, 5u);
  EXPECT_EQ(passages(shipped(), "", 5).all, 0u);
  EXPECT_EQ(passages(shipped(), "　", 5).all, 0u);
  EXPECT_EQ(passages(shipped(), "办法里没有的词", 5).all, 0u);
}

TEST(CitedArticles, AreThoseThatATextNames) {
  const auto cited = [](std::string_view text) {
    std::vector<std::string> ids;
    for (const measure::Article* article : cited_articles(shipped(), text)) ids.push_back(article->id);
    return ids;
  };
  EXPECT_EQ(cited("依据第七条第二项和第九条，不予受理。"), (std::vector<std::string>{"ART7.2", "ART9"}));
  EXPECT_EQ(cited("第七条第二项；另见第七条。"), (std::vector<std::string>{"ART7", "ART7.2"}));
  EXPECT_EQ(cited("没有写依据"), std::vector<std::string>{});
}

}  // namespace
}  // namespace zj::pages
