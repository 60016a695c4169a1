#pragma once
// What starts an act: links and buttons that look alike.

#include <string>
#include <string_view>

#include "html/html.h"
#include "html/icon.h"

namespace zj::html {

// One main button a screen; stop is for acts that take something away (red border, never red ground).
enum class Look { normal, main, stop, quiet };

struct Button {
  std::string text;  // a verb with its object: 作出决定并送达
  Look look = Look::normal;
  Icon icon = Icon::none;
  bool icon_after = false;
  bool small = false;  // beside a table only
  bool wide = false;
  bool push = false;              // to the far end of its row
  std::string described_by = {};  // id of a text beside it that says more
  // Of a button in a form:
  std::string name = {};
  std::string value = {};
  std::string form = {};    // id of a form elsewhere on the page
  std::string action = {};  // instead of the form's own
};

// Goes somewhere, or opens a dialog by its "#id".
Html link_button(const Button& button, std::string_view href);
// Sends the form it stands in, or the one named by `form`.
Html submit_button(const Button& button);
// Not possible now, and why; stays reachable by keyboard so that the reason is read. No reason: `described_by` says it.
Html disabled_button(const Button& button, std::string_view reason);

}  // namespace zj::html
