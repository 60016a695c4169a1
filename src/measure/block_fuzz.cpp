// Whatever stands in a fenced block: written out by its keys and read again it is the same block, without complaints;
// and what was complained about stands inside.

#include <cstdint>

#include "measure/block.h"
#include "measure/fuzz_support.h"

namespace {

using namespace zj;
using namespace zj::measure;
using testing::require;

std::optional<Block> read(std::string_view markdown, std::vector<Diagnostic>& said) {
  Diagnostics diagnostics({"办法.md"});
  const std::vector<Piece> pieces = read_markdown(0, markdown, diagnostics);
  const auto* fence = pieces.size() == 1 ? std::get_if<Fence>(&pieces.front()) : nullptr;
  if (!fence) return std::nullopt;
  Block block = read_block(*fence, true, diagnostics);
  said = diagnostics.take();
  return block;
}

// Every further line of a text is indented.
std::string written(const Block& block) {
  std::string out = "~~~~~~~~" + block.kind.text() + " " + block.id.text() + " " + block.title.text() + "\n";
  for (const BlockEntry& entry : block.entries) {
    out += entry.key.text() + ":";
    for (const std::string_view line : split(entry.text.text(), '\n')) out.append("  ").append(line).append("\n");
  }
  return out + "~~~~~~~~\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 1 << 14) return 0;
  const std::string markdown =
      "```rule A1 title\n" + std::string(reinterpret_cast<const char*>(data), size) + "\n```\n";
  std::vector<Diagnostic> said, said_again;
  const std::optional<Block> block = read(markdown, said);
  if (!block) return 0;  // the bytes close the fence, or are not UTF-8
  testing::require_inside(said, markdown);
  const std::optional<Block> again = read(written(*block), said_again);
  require(again && said_again.empty());
  require(again->kind.text() == block->kind.text() && again->id.text() == block->id.text() &&
          again->title.text() == block->title.text());
  require(again->entries.size() == block->entries.size());
  for (std::size_t i = 0; i < block->entries.size(); ++i) {
    require(again->entries[i].key.text() == block->entries[i].key.text());
    require(again->entries[i].text.text() == block->entries[i].text.text());
  }
  return 0;
}
