#include "html/feedback.h"

#include "words/html.h"

namespace zj::html {
namespace {

struct ToneLook {
  std::string_view css;
  Icon icon;
};
ToneLook look(Tone tone) {
  switch (tone) {
    case Tone::ok:
      return {"flash flash--ok", Icon::met};
    case Tone::warn:
      return {"flash flash--warn", Icon::warn};
    case Tone::bad:
      return {"flash flash--bad", Icon::unmet};
    case Tone::info:
      return {"flash flash--info", Icon::info};
  }
  return {"flash", Icon::info};
}

// A refusal interrupts whoever has the page read aloud; everything else waits its turn.
Attr role(Tone tone) {
  return attr("role", tone == Tone::bad ? "alert" : "status");
}

}  // namespace

Html flash(Tone tone, const Html& what) {
  return div(cls(look(tone).css), role(tone), icon(look(tone).icon), p(what));
}

Html flash(Tone tone, Icon icon, std::string_view headline, const Html& below) {
  return div(cls(look(tone).css), role(tone), html::icon(icon),
             div(p(cls("strong"), headline), below.empty() ? Html{} : p(cls("small muted"), below)));
}

Html toast(Tone tone, const Html& what) {
  return div(cls(std::string(look(tone).css) + " toast no-print"), role(tone), icon(look(tone).icon), p(what));
}

Html dialog(Lang lang, const Dialog& d) {
  const std::string heading = d.id + "-title";
  const std::string_view back = d.back.empty() ? words::cancel.in(lang) : std::string_view(d.back);
  const Html parts = group(header(h2(id(heading), d.title)), div(cls("stack"), d.content),
                           footer(link_button({.text = std::string(back)}, "#main"), submit_button(d.act)));
  Html box = div(cls("dialog__box"), parts);
  if (d.form) {
    Form form = *d.form;
    form.css = "dialog__box";
    box = post_form(form, parts);
  }
  return section(cls(d.shown ? "dialog dialog--shown" : "dialog"), id(d.id), attr("role", "dialog"),
                 attr_if(!d.shown, "aria-modal", "true"), attr("aria-labelledby", heading), attr("tabindex", -1), box);
}

Html empty_state(std::string_view title, const Html& why, const Html& next) {
  return div(cls("panel panel--quiet empty"),
             svg(attr("viewBox", "0 0 72 56"), attr("aria-hidden", "true"),
                 shape("path", attr("d", "M8 8h40l16 14v26H8ZM48 8v14h16M20 30h28M20 38h20"))),
             h3(title), p(why), next);
}

Html skeleton(Lang lang, int lines) {
  Html rows;
  for (int i = 0; i < lines; ++i) rows += element("i");
  return div(cls("skeleton"), attr("role", "status"), attr("aria-busy", "true"),
             attr("aria-label", words::loading.in(lang)), rows);
}

Html progress_bar(std::int64_t value, std::int64_t of, std::string_view label) {
  return progress(attr("value", value), attr("max", of), attr("aria-label", label));
}

}  // namespace zj::html
