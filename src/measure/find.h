#pragma once
// Inside the room: things by their name.

#include <algorithm>
#include <string_view>

namespace zj::measure {

// The item whose member is `value`; nullptr when there is none.
template <class Items, class Key>
auto find_by(const Items& items, Key key, std::string_view value) -> decltype(&items.front()) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.*key == value; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace zj::measure
