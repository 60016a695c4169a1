// Whatever is handed in as a dossier: read from its text and from the tree of it the same comes out, and the same again
// when that tree is written and read once more; what is wrong is named by a path and counts as absent.

#include <algorithm>
#include <cstdint>

#include "measure/dossier.h"
#include "measure/fuzz_support.h"
#include "measure/measure.h"
#include "measure/small_measure.h"

namespace {

using namespace zj;
using namespace zj::measure;
using testing::require;

const Document& document() {
  static const LoadResult loaded = Measure::load({{"办法.md", testing::small_measure}});
  return loaded.measure->dossier();
}

bool same(const Dossier& a, const Dossier& b) {
  return std::ranges::equal(a.values(), b.values(), [](const feel::Value& x, const feel::Value& y) {
    return x == y && x.is_unknown() == y.is_unknown();
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto from_text = parse_dossier(document(), text);
  const auto tree = parse_json(text);
  if (!tree) {
    require(!from_text && from_text.error().at == tree.error().at);
    return 0;
  }
  const DossierReading reading = read_dossier(document(), *tree);
  require(from_text.has_value() == reading.problems.empty());
  if (from_text) {
    require(same(*from_text, reading.dossier));
  } else {
    const Problem& first = reading.problems.front();
    require(from_text.error().at == first.path && from_text.error().said.in(Lang::zh) == first.message.in(Lang::zh));
  }
  const std::string written = to_json(*tree);
  const auto once_more = parse_json(written);
  require(once_more.has_value());
  const DossierReading again = read_dossier(document(), *once_more);
  require(same(reading.dossier, again.dossier) && reading.missing == again.missing);
  require(std::ranges::equal(reading.problems, again.problems, [](const Problem& a, const Problem& b) {
    return a.path == b.path && a.message.in(Lang::zh) == b.message.in(Lang::zh);
  }));
  // Of what a program supplies the same is understood, whatever else stands beside it.
  const Dossier situation = read_situation(document(), *tree);
  for (std::size_t slot = 0; slot < situation.values().size(); ++slot) {
    const feel::Value &known = reading.dossier.values()[slot], &supplied = situation.values()[slot];
    if (reading.problems.empty() && !known.is_unknown()) require(supplied == known);
  }
  return 0;
}
