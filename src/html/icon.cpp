#include "html/icon.h"

#include <array>
#include <string>

#include "html/assets.h"

namespace zj::html {
namespace {

std::string_view symbol(Icon icon) {
  switch (icon) {
    case Icon::none:
      return "";
    case Icon::met:
      return "i-met";
    case Icon::unmet:
      return "i-unmet";
    case Icon::unknown:
      return "i-unknown";
    case Icon::na:
      return "i-na";
    case Icon::todo:
      return "i-todo";
    case Icon::part:
      return "i-part";
    case Icon::search:
      return "i-search";
    case Icon::clock:
      return "i-clock";
    case Icon::file:
      return "i-file";
    case Icon::table:
      return "i-table";
    case Icon::image:
      return "i-image";
    case Icon::upload:
      return "i-upload";
    case Icon::download:
      return "i-download";
    case Icon::chev:
      return "i-chev";
    case Icon::right:
      return "i-right";
    case Icon::receipt:
      return "i-receipt";
    case Icon::flag:
      return "i-flag";
    case Icon::lock:
      return "i-lock";
    case Icon::print:
      return "i-print";
    case Icon::shield:
      return "i-shield";
    case Icon::eyeoff:
      return "i-eyeoff";
    case Icon::info:
      return "i-info";
    case Icon::warn:
      return "i-warn";
    case Icon::user:
      return "i-user";
    case Icon::close:
      return "i-close";
    case Icon::back:
      return "i-back";
    case Icon::font:
      return "i-font";
  }
  return "";
}

}  // namespace

Html icon(Icon icon, std::string_view css) {
  if (icon == Icon::none) return {};
  static const auto uses = [] {
    std::array<Html, static_cast<std::size_t>(Icon::font) + 1> made;
    for (std::size_t i = 1; i < made.size(); ++i) {
      made[i] = shape("use", href(asset("icons.svg") + "#" + std::string(symbol(static_cast<Icon>(i)))));
    }
    return made;
  }();
  const Attr classes = css.empty() ? cls("i") : cls("i " + std::string(css));
  return svg(classes, attr("aria-hidden", "true"), uses.at(static_cast<std::size_t>(icon)));
}

}  // namespace zj::html
