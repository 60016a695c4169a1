#include "documents/flow.h"

#include <gtest/gtest.h>

namespace zj::documents {
namespace {

constexpr Frame frame{{100, 200}, 10, 20, 80, 100};  // ten lines of 10

std::vector<std::size_t> sizes(const std::vector<Page>& pages) {
  std::vector<std::size_t> sizes;
  for (const Page& page : pages) sizes.push_back(page.pieces.size());
  return sizes;
}

using Sizes = std::vector<std::size_t>;

TEST(Paginate, FillsPagesToTheLastLine) {
  const std::vector<Piece> pieces(25, Piece{.height = 10});
  const auto pages = paginate(pieces, frame, 10);
  EXPECT_EQ(sizes(pages), (Sizes{10, 10, 5}));
  EXPECT_EQ(pages[1].pieces[0].y, 20);
  EXPECT_EQ(pages[1].end, frame.bottom());
}

TEST(Paginate, NothingIsOneEmptyPage) {
  EXPECT_EQ(sizes(paginate({}, frame, 10)), (Sizes{0}));
}

TEST(Paginate, FillsThePageDespiteHeightsThatAreNotExact) {
  const std::vector<Piece> pieces(300, Piece{.height = 100.0 / 30, .on_grid = true});
  EXPECT_EQ(sizes(paginate(pieces, frame, 100.0 / 30)), Sizes(10, 30));
}

TEST(Paginate, KeepsTogetherWhatBelongsTogether) {
  std::vector<Piece> pieces(12, Piece{.height = 10});
  pieces[8].with_next = pieces[9].with_next = true;  // 8, 9 and 10 are one
  EXPECT_EQ(sizes(paginate(pieces, frame, 10)), (Sizes{8, 4}));
}

TEST(Paginate, CutsAGroupThatFitsNoPage) {
  const std::vector<Piece> pieces(25, Piece{.height = 10, .with_next = true});
  EXPECT_EQ(sizes(paginate(pieces, frame, 10)), (Sizes{10, 10, 5}));
}

TEST(Paginate, GivesAPieceHigherThanAPageOneOfItsOwn) {
  const std::vector<Piece> pieces{{.height = 10}, {.height = 300}, {.height = 10}};
  EXPECT_EQ(sizes(paginate(pieces, frame, 10)), (Sizes{1, 1, 1}));
}

TEST(Paginate, DropsAGapAtTheTopOfAPage) {
  std::vector<Piece> pieces(12, Piece{.height = 10});
  pieces[10].gap = true;
  const auto pages = paginate(pieces, frame, 10);
  ASSERT_EQ(sizes(pages), (Sizes{10, 1}));
  EXPECT_EQ(pages[1].pieces[0].y, frame.top);
}

TEST(Paginate, ReturnsToTheGrid) {
  const std::vector<Piece> pieces{{.height = 13}, {.height = 10, .on_grid = true}, {.height = 10, .on_grid = true}};
  const auto pages = paginate(pieces, frame, 10);
  EXPECT_EQ(pages[0].pieces[1].y, frame.top + 20);
  EXPECT_EQ(pages[0].pieces[2].y, frame.top + 30);
}

TEST(Paginate, RepeatsTheHeadOnEveryFurtherPage) {
  const auto head = std::make_shared<const Piece>(Piece{.height = 20, .with_next = true});
  std::vector<Piece> pieces{*head};
  pieces.insert(pieces.end(), 20, Piece{.height = 10, .head = head});
  const auto pages = paginate(pieces, frame, 10);
  ASSERT_EQ(sizes(pages), (Sizes{9, 9, 5}));
  EXPECT_EQ(pages[2].pieces[0].piece, head.get());
  EXPECT_EQ(pages[2].pieces[1].y, frame.top + 20);
}

}  // namespace
}  // namespace zj::documents
