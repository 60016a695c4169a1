// The search index, on both engines.
#include "db/search.h"

#include <algorithm>
#include <map>

#include "base/random.h"
#include "base/text.h"
#include "db/migrate.h"
#include "db/testing.h"

namespace zj::db {
namespace {

using Ids = std::vector<std::int64_t>;

class Search : public EngineTest {
 protected:
  static constexpr search::Kind enterprise = 1, factory = 2;

  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped()) migrate(connection(), {});
  }

  void put(std::int64_t id, std::string_view text) { search::put(connection(), enterprise, id, text); }
  Ids find(std::string_view query, search::Page page = {}) {
    return search::find(connection(), enterprise, query, page);
  }
};

INSTANTIATE_TEST_SUITE_P(On, Search, both_engines, engine_name);

TEST_P(Search, FindsTwoCharactersAnywhere) {
  put(1, "成都智能制造有限公司");
  put(2, "成都制造智慧有限公司");
  put(3, "𠮷野家🏭成都");
  EXPECT_EQ(find("成都"), (Ids{3, 2, 1}));
  EXPECT_EQ(find("智能"), Ids{1});
  EXPECT_EQ(find("制造有"), Ids{1});
  EXPECT_EQ(find("制造智"), Ids{2});
  EXPECT_EQ(find("家🏭"), Ids{3});
  EXPECT_EQ(find("𠮷野"), Ids{3});
  EXPECT_EQ(find("公司成都"), Ids{});
}

TEST_P(Search, TakesEveryWordInAnyOrder) {
  put(1, "成都 智能制造 有限公司");
  put(2, "成都 有限公司");
  EXPECT_EQ(find("公司 智能"), Ids{1});
  EXPECT_EQ(find("有限　 成都"), (Ids{2, 1}));
  EXPECT_EQ(find("成都 智"), Ids{1}) << "a word of one character counts beside a longer one";
  EXPECT_EQ(find("都智"), Ids{}) << "words do not run together";
}

TEST_P(Search, MakesNoDifferenceOfWidthAndCapitals) {
  put(1, "ＡＢＣ电子（Chengdu）\t厂");
  EXPECT_EQ(find("abc"), Ids{1});
  EXPECT_EQ(find("（CHENG"), Ids{1});
  EXPECT_EQ(find("(cheng"), Ids{1});
  EXPECT_EQ(find(") 厂"), Ids{});
}

TEST_P(Search, FindsNothingByPairsThatStandApart) {
  put(1, "abxbc");
  EXPECT_EQ(find("abc"), Ids{});
  EXPECT_EQ(find("bxb"), Ids{1});
}

TEST_P(Search, CannotAnswerForLessThanTwoCharacters) {
  put(1, "智能");
  for (const char* query : {"", " ", "智", "智 能", "　"}) {
    EXPECT_FALSE(search::searchable(query)) << query;
    EXPECT_EQ(find(query), Ids{}) << query;
  }
  EXPECT_TRUE(search::searchable("智能"));
}

TEST_P(Search, ForgetsWhatIsNoLongerThere) {
  put(1, "成都智能制造");
  put(1, "成都数字车间");
  EXPECT_EQ(find("智能"), Ids{});
  EXPECT_EQ(find("数字"), Ids{1});
  EXPECT_EQ(find("成都"), Ids{1});
  put(1, "");
  EXPECT_EQ(find("成都"), Ids{});
  EXPECT_EQ(value<std::int64_t>(connection(), "SELECT COUNT(*) FROM search_term"), 0);
  EXPECT_EQ(value<std::int64_t>(connection(), "SELECT COUNT(*) FROM search_text"), 0);
}

TEST_P(Search, KeepsKindsApart) {
  search::put(connection(), enterprise, 1, "成都智能");
  search::put(connection(), factory, 1, "重庆智能");
  search::put(connection(), factory, 2, "成都数字");
  EXPECT_EQ(find("智能"), Ids{1});
  EXPECT_EQ(search::find(connection(), factory, "智能"), Ids{1});
  EXPECT_EQ(search::find(connection(), factory, "成都"), Ids{2});
}

TEST_P(Search, GivesPageAfterPage) {
  for (std::int64_t id = 1; id <= 25; ++id) put(id, id % 5 == 0 ? "aaxaab" : "智能 aab");
  EXPECT_EQ(find("智能", {.limit = 3}), (Ids{24, 23, 22}));
  EXPECT_EQ(find("智能", {.before = 22, .limit = 3}), (Ids{21, 19, 18}));
  EXPECT_EQ(find("智能", {.before = 2, .limit = 3}), Ids{1});
  EXPECT_EQ(find("智能", {.limit = 0}), Ids{});
  // Every fifth has the pairs but not the word: a page is full all the same.
  for (std::int64_t id = 26; id <= 60; ++id) put(id, "axab baxa");
  put(61, "bax");
  EXPECT_EQ(find("axaa", {.limit = 4}), (Ids{25, 20, 15, 10}));
}

TEST_P(Search, TakesLongTextsAndQueries) {
  std::string text;
  for (char32_t c = 0x4e00; c < 0x4e00 + 1000; ++c) append_utf8(text, c);
  put(1, text);
  EXPECT_EQ(find(text), Ids{1});
  EXPECT_EQ(find(text + "一"), Ids{}) << "the end beyond the terms that are looked up counts";
  put(1, "");
  EXPECT_EQ(value<std::int64_t>(connection(), "SELECT COUNT(*) FROM search_term"), 0);
}

// Against the plain definition, over an alphabet small enough for many near misses.
TEST_P(Search, AgreesWithLookingAtEveryText) {
  SeededRandom random(7);
  const auto phrase = [&](std::size_t longest) {
    static constexpr std::string_view alphabet[] = {"智", "能", "厂", "a", "B", "Ｂ", " ", "🏭"};
    std::string text;
    for (std::uint64_t n = 1 + random.below(longest); n > 0; --n) text += alphabet[random.below(std::size(alphabet))];
    return text;
  };
  std::map<std::int64_t, std::string, std::greater<>> texts;
  Transaction transaction(connection(), Transaction::Mode::write);
  for (int i = 0; i < 300; ++i) {
    const auto id = static_cast<std::int64_t>(random.below(100));
    texts[id] = phrase(12);
    put(id, texts[id]);
  }
  for (int i = 0; i < 100; ++i) {
    const std::string query = phrase(5);
    if (!search::searchable(query)) continue;
    Ids expected;
    for (const auto& [id, text] : texts) {
      const std::string folded = search::fold(text);
      const std::string folded_query = search::fold(query);
      const auto words = split(folded_query, ' ');
      const auto stands_in = [&](std::string_view word) { return folded.find(word) != std::string::npos; };
      if (std::all_of(words.begin(), words.end(), stands_in)) expected.push_back(id);
    }
    EXPECT_EQ(find(query, {.limit = 1000}), expected) << query;
    const Ids page = find(query, {.limit = 3});
    EXPECT_TRUE(page.size() <= 3 && std::equal(page.begin(), page.end(), expected.begin())) << query;
  }
}

}  // namespace
}  // namespace zj::db
