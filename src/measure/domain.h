#pragma once
// Which values a fact can have, as its row in the glossary says. Inside the rooms that reason about tables.

#include <optional>
#include <vector>

#include "feel/regions.h"
#include "measure/document.h"

namespace zj::measure {

// One value for each region into which tests divide an input; see feel/regions.h for the parameters and for when there
// is nothing. `fact` is what the input names, nullptr when it is worked out. Only values that the glossary surely
// refuses are left out, so that what holds for all of them holds for every dossier.
std::optional<std::vector<feel::Value>> regions_of(const feel::Expression& input,
                                                   std::span<const feel::Expression* const> tests, std::size_t slot,
                                                   const Fact* fact, const Document& document);

}  // namespace zj::measure
