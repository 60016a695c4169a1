#pragma once

#include <string_view>

#include "html/html.h"

namespace zj::html {

// The symbols of assets/icons.svg, by their ids there.
enum class Icon {
  none,
  met,
  unmet,
  unknown,
  na,
  todo,
  part,
  search,
  clock,
  file,
  table,
  image,
  upload,
  download,
  chev,
  right,
  receipt,
  flag,
  lock,
  print,
  shield,
  eyeoff,
  info,
  warn,
  user,
  close,
  back,
  font
};

// A drawing beside a word; it says nothing of its own, so readers of the page aloud skip it. `css` is added to class
// "i". Icon::none gives nothing.
Html icon(Icon icon, std::string_view css = {});

}  // namespace zj::html
