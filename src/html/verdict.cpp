#include "html/verdict.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "words/html.h"

namespace zj::html {
namespace {

struct Look {
  std::string_view suffix;
  Icon icon;
  Word word;
};

constexpr std::array<Look, 4> looks = {{{"met", Icon::met, words::verdict_met},
                                        {"unmet", Icon::unmet, words::verdict_unmet},
                                        {"unknown", Icon::unknown, words::verdict_unknown},
                                        {"na", Icon::na, words::verdict_not_applicable}}};

const Look& look(Verdict verdict) {
  return looks.at(static_cast<std::size_t>(verdict));
}

std::array<std::int64_t, 4> in_order(const VerdictCounts& c) {
  return {c.met, c.unmet, c.unknown, c.not_applicable};
}

std::string percent(double share, int decimals) {
  return fmt::format("{:.{}f}%", 100 * share, decimals);
}

std::string joined(std::string_view prefix, std::string_view suffix) {
  return fmt::format("{}{}", prefix, suffix);
}

}  // namespace

std::string_view verdict_text(Lang lang, Verdict verdict) {
  return look(verdict).word.in(lang);
}

Html verdict(Lang lang, Verdict verdict) {
  return html::verdict(verdict, verdict_text(lang, verdict));
}

Html verdict(Verdict verdict, std::string_view words, Size size) {
  const Look& l = look(verdict);
  std::string classes = joined("verdict verdict--", l.suffix);
  if (size == Size::big) classes += " verdict--big";
  if (size == Size::bare) classes += " verdict--bare";
  return span(cls(classes), icon(l.icon), words);
}

Html tri(Lang lang, const VerdictCounts& counts) {
  Html marks;
  const auto numbers = in_order(counts);
  for (std::size_t i = 0; i < 3; ++i) {
    const Look& l = looks[i];
    marks += span(cls(joined("t-", l.suffix) + (numbers[i] == 0 ? " zero" : "")), icon(l.icon), numbers[i],
                  span(cls("vh"), l.word.in(lang)));
  }
  return span(cls("tri"), marks);
}

Html seg(const VerdictCounts& counts) {
  const auto numbers = in_order(counts);
  std::int64_t all = 0;
  for (const std::int64_t n : numbers) all += n;
  Html parts;
  std::int64_t before = 0;
  for (std::size_t i = 0; i < numbers.size() && all > 0; ++i) {
    if (numbers[i] == 0) continue;
    const auto share = [all](std::int64_t n) { return percent(static_cast<double>(n) / static_cast<double>(all), 2); };
    parts += shape("rect", cls(joined("seg--", looks[i].suffix)), attr("x", share(before)),
                   attr("width", share(numbers[i])), attr("height", "100%"));
    before += numbers[i];
  }
  return svg(cls("seg"), attr("aria-hidden", "true"), parts);
}

Html counted_verdicts(Lang lang, const VerdictCounts& counts) {
  const auto numbers = in_order(counts);
  Html marks;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] == 0) continue;
    const auto which = static_cast<Verdict>(i);
    marks +=
        verdict(which, say(words::verdict_with_count, verdict_text(lang, which), std::to_string(numbers[i])).in(lang),
                Size::bare);
  }
  return p(cls("row small"), marks);
}

Html grade(Lang lang, Grade grade) {
  constexpr std::array<Word, 4> names = {words::grade_claimed, words::grade_documented, words::grade_measured,
                                         words::grade_confirmed};
  const int level = static_cast<int>(grade);
  const std::string_view name = names.at(static_cast<std::size_t>(level - 1)).in(lang);
  Html bars;
  for (int i = 0; i < 4; ++i) {
    bars += shape("rect", cls(i < level ? "on" : "off"), attr("x", fmt::format("{:.1f}", 4.7 * i)),
                  attr("y", 9 - 3 * i), attr("width", "3.4"), attr("height", 5 + 3 * i), attr("rx", ".5"));
  }
  return span(cls(fmt::format("grade grade--{}", level)),
              attr("title", say(words::grade_title, std::to_string(level), name).in(lang)),
              svg(attr("viewBox", "0 0 18 14"), attr("aria-hidden", "true"), bars), name);
}

Html gap(Lang lang, const Gap& gap) {
  const auto place = [&gap](double amount) { return gap.full > 0 ? std::clamp(amount / gap.full, 0.0, 1.0) : 0.0; };
  const double reach = place(gap.reach);
  const double mark = place(gap.mark);
  const auto bar = [](std::string_view css, double from, double width, const Attr& fill) {
    return shape("rect", cls(css), fill, attr("x", from == 0 ? "0" : percent(from, 2)), attr("y", 8),
                 attr("width", width == 1 ? "100%" : percent(width, 2)), attr("height", 12));
  };
  Html drawing = bar("track", 0, 1, {}) + bar("fill", 0, reach, {});
  if (!gap.met && mark > reach) drawing += bar("lack", reach, mark - reach, attr("fill", "url(#p-gap)"));
  const std::string tick = percent(mark, 2);
  drawing += shape("line", cls("tick"), attr("x1", tick), attr("x2", tick), attr("y1", 3), attr("y2", 25));
  drawing +=
      element("text", attr("x", tick), attr("y", "2.45rem"), attr("dx", 4),
              attr("text-anchor", mark > 0.5 ? "end" : "start"), say(words::gap_threshold, gap.threshold).in(lang));
  const std::string_view colour = gap.met ? "met" : "unmet";
  return div(cls(joined("gap gap--", colour)),
             div(cls("gap__top"), span(cls("gap__value num"), gap.value), span(cls("gap__frac num"), gap.fraction),
                 span(cls(joined("gap__short t-", colour)), gap.distance)),
             svg(attr("role", "img"), attr("aria-label", say(words::gap_described, gap.value, gap.threshold).in(lang)),
                 drawing),
             gap.hint.empty() ? Html{} : p(cls("gap__hint"), gap.hint));
}

Html patterns() {
  return svg(cls("sprite"), attr("aria-hidden", "true"),
             element("defs", element("pattern", id("p-gap"), cls("p-gap"), attr("width", 5), attr("height", 5),
                                     attr("patternUnits", "userSpaceOnUse"), attr("patternTransform", "rotate(45)"),
                                     shape("rect", attr("width", 5), attr("height", 5)),
                                     shape("line", attr("x1", 0), attr("y1", 0), attr("x2", 0), attr("y2", 5)))));
}

Html assume(Lang lang, std::string_view id, const Html& what, std::string_view basis_href) {
  return p(
      cls("assume"), icon(Icon::flag),
      span(b(say(words::assumption, id).in(lang)), "　", what, a(href(basis_href), words::assumption_basis.in(lang))));
}

Html assume_mark(Lang lang, std::string_view id, std::string_view by, std::string_view basis_href) {
  const Said why = by.empty() ? say(words::assumption_mark, id) : say(words::assumption_mark_by, id, by);
  return a(cls("assume--mark"), href(basis_href), attr("title", why.in(lang)), icon(Icon::flag), id);
}

Html cite(std::string_view article, std::string_view href) {
  return a(cls("cite"), html::href(href), article);
}

Html clause_code(std::string_view code) {
  return span(cls("code"), code);
}

Html tag(std::string_view text, Tag kind) {
  switch (kind) {
    case Tag::plain:
      return span(cls("tag"), text);
    case Tag::fill:
      return span(cls("tag tag--fill"), text);
    case Tag::gilt:
      return span(cls("tag tag--gilt"), text);
  }
  return {};
}

Html receipt(Lang lang, std::int64_t number, std::string_view hash, std::string_view href) {
  return a(cls("receipt"), html::href(href), attr("title", say(words::receipt_title, std::to_string(number)).in(lang)),
           icon(Icon::receipt), fmt::format("№{}·{}", number, hash.substr(0, 8)));
}

Html due(Lang lang, const Due& due) {
  std::string_view classes = "due";
  if (due.days < 0)
    classes = "due due--over";
  else if (due.days <= 1)
    classes = "due due--today";
  else if (due.days <= 5)
    classes = "due due--soon";
  Said left =
      due.days < 0 ? say(words::due_over, std::to_string(-due.days)) : say(words::due_left, std::to_string(due.days));
  if (due.days == 0) left = say(words::due_today);
  return span(cls(classes), time(attr_if(!due.iso.empty(), "datetime", due.iso), due.date), b(left.in(lang)));
}

Html due_stopped(Lang lang, std::string_view reason) {
  return span(cls("due due--stop"), time(words::due_none.in(lang)), b(reason));
}

}  // namespace zj::html
