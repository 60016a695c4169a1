#pragma once
// What happened, what is being asked, what is not there.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "html/form.h"
#include "html/html.h"
#include "words/words.h"

namespace zj::html {

// Says what happened and what is next.
enum class Tone { ok, warn, bad, info };
Html flash(Tone tone, const Html& what);
// A headline with a line below it: 真实有效 …
Html flash(Tone tone, Icon icon, std::string_view headline, const Html& below);
// The short kind at the corner, for saving as one types only.
Html toast(Tone tone, const Html& what);

// Asks before an act that cannot be taken back. A link to "#id" opens it, one to "#main" closes it; with a form its
// main button posts.
struct Dialog {
  std::string id;
  std::string title;              // a question: 撤回申报？
  Html content = {};              // what follows from it
  Button act;                     // 撤回申报
  std::string back = {};          // 不撤回; 取消 when empty
  std::optional<Form> form = {};  // absent: act.form names one elsewhere on the page
  bool shown = false;             // stands open in the page (an answer that needs a decision)
};
Html dialog(Lang lang, const Dialog& dialog);

// Why nothing is here, and the next step.
Html empty_state(std::string_view title, const Html& why, const Html& next = {});

Html skeleton(Lang lang, int lines = 4);
Html progress_bar(std::int64_t value, std::int64_t of, std::string_view label);

}  // namespace zj::html
