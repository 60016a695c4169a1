#include "html/button.h"

namespace zj::html {
namespace {

std::string classes(const Button& button) {
  std::string css = "btn";
  if (button.small) css += " btn--s";
  switch (button.look) {
    case Look::normal:
      break;
    case Look::main:
      css += " btn--main";
      break;
    case Look::stop:
      css += " btn--stop";
      break;
    case Look::quiet:
      css += " btn--quiet";
      break;
  }
  if (button.wide) css += " btn--wide";
  if (button.push) css += " push";
  return css;
}

Html face(const Button& button) {
  const Html drawing = icon(button.icon);
  return button.icon_after ? group(button.text, drawing) : group(drawing, button.text);
}

Attr given(Name name, std::string_view value) {
  return attr_if(!value.empty(), name, value);
}

}  // namespace

Html link_button(const Button& button, std::string_view href) {
  return a(cls(classes(button)), html::href(href), given("aria-describedby", button.described_by), face(button));
}

Html submit_button(const Button& button) {
  return html::button(cls(classes(button)), given("name", button.name), given("value", button.value),
                      given("form", button.form), given("aria-describedby", button.described_by),
                      button.action.empty() ? Attr{} : attr("formaction", action(button.action).value), face(button));
}

Html disabled_button(const Button& button, std::string_view reason) {
  return a(cls(classes(button)), attr("role", "button"), attr("aria-disabled", "true"), attr("tabindex", 0),
           given("aria-describedby", button.described_by), face(button),
           reason.empty() ? Html{} : group("（", reason, "）"));
}

}  // namespace zj::html
