#include "registry/units.h"

#include <utility>

#include "base/text.h"
#include "city.embed.h"

namespace zj::registry {

std::vector<Unit> recommending_units() {
  std::vector<Unit> units;
  bool heading = true;
  for (const std::string_view line : split(embedded::city().front().bytes(), '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const auto cells = split(line, ',');
    if (!std::exchange(heading, false) && cells.size() >= 2)
      units.push_back({std::string(cells[0]), std::string(cells[1])});
  }
  return units;
}

}  // namespace zj::registry
