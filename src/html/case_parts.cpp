#include "html/case_parts.h"

#include "html/form.h"
#include "words/html.h"

namespace zj::html {
namespace {

Attr given(Name name, std::string_view value) {
  return attr_if(!value.empty(), name, value);
}

Html clause(Lang lang, const Clause& c) {
  std::string_view css = "clause";
  if (c.verdict == Verdict::unmet) css = "clause clause--unmet";
  if (c.verdict == Verdict::unknown) css = "clause clause--unknown";
  return li(
      cls(css), given("id", c.id),
      div(cls("clause__rule"), span(cls("no"), c.number),
          div(p(cls("clause__text"), c.text), p(cls("clause__meta"), c.source))),
      div(cls("clause__evid small"), c.evidence),
      div(cls("clause__verdict"), verdict(lang, c.verdict), c.why.empty() ? Html{} : p(cls("clause__why"), c.why)),
      c.wide.empty() ? Html{} : div(cls("clause__wide"), c.wide));
}

Attr state(StepState state) {
  switch (state) {
    case StepState::ahead:
      return {};
    case StepState::done:
      return cls("done");
    case StepState::current:
      return attr("aria-current", "step");
    case StepState::held:
      return cls("held");
  }
  return {};
}

// What a tree says of its item to those who do not see the drawing.
struct TreeMark {
  std::string_view css;
  Word word;
};
TreeMark tree_mark(Icon icon) {
  switch (icon) {
    case Icon::met:
      return {"t-met", words::verdict_met};
    case Icon::unmet:
      return {"t-unmet", words::verdict_unmet};
    case Icon::unknown:
      return {"t-unknown", words::verdict_unknown};
    case Icon::na:
      return {"t-na", words::verdict_not_applicable};
    case Icon::part:
      return {"", words::tree_part};
    default:
      return {"faint", words::verdict_not_filled};
  }
}

Html tree_item(Lang lang, const TreeItem& item) {
  const TreeMark mark = tree_mark(item.icon);
  return a(href(item.href), attr_if(item.current, "aria-current", "true"), icon(item.icon, mark.css), span(item.text),
           span(cls("n num"), item.count, span(cls("vh"), mark.word.in(lang))));
}

}  // namespace

Html evidence(const Evidence& e) {
  return p(cls("evid"), icon(file_icon(e.name)), a(href(e.href), e.name), e.grade,
           e.remark.empty() ? Html{} : span(cls("faint"), e.remark));
}

Html missing(Lang lang, std::string_view what) {
  return p(cls("t-unknown strong"), say(words::evidence_missing, what).in(lang));
}

Html clauses(Lang lang, const std::vector<Clause>& clauses) {
  return ul(cls("clauses"), each(clauses, [lang](const Clause& c) { return clause(lang, c); }));
}

Html steps(Lang lang, const std::vector<Step>& steps) {
  return ol(cls("steps"), attr("aria-label", words::steps_label.in(lang)),
            each(steps, [](const Step& s) { return li(state(s.state), b(s.name), s.detail); }));
}

Html facts(const std::vector<Fact>& facts) {
  return dl(cls("facts"), each(facts, [](const Fact& f) { return div(dt(f.name), dd(f.value)); }));
}

Html key_values(const std::vector<Fact>& facts) {
  return dl(cls("kv small"), each(facts, [](const Fact& f) { return dt(f.name) + dd(f.value); }));
}

Html timeline(const std::vector<Event>& events) {
  return ol(cls("timeline"), each(events, [](const Event& e) {
              return li(attr_if(e.moves, "class", "key"), time(given("datetime", e.iso), e.time),
                        div(p(span(cls("act"), e.act), e.by.empty() ? "" : "　", e.by),
                            e.what.empty() ? Html{} : p(cls("what small"), e.what), e.receipt));
            }));
}

Html diff(std::string_view before_title, std::string_view after_title, const std::vector<Change>& changes) {
  Html rows;
  for (const Change& change : changes) {
    Html before, after;
    for (const DiffPiece& piece : text_changes(change.before, change.after)) {
      switch (piece.kind) {
        case Piece::same:
          before += text(piece.text);
          after += text(piece.text);
          break;
        case Piece::removed:
          before += del(piece.text);
          break;
        case Piece::added:
          after += ins(piece.text);
          break;
      }
    }
    const Html name = change.name.empty() ? Html{} : group(span(cls("small faint"), change.name), br());
    rows += div(cls("diff__body"), p(name, before), p(name, after));
  }
  return div(cls("diff"), div(cls("diff__head"), span(before_title), span(after_title)), rows);
}

Html tree(Lang lang, const std::vector<TreeGroup>& groups) {
  Html all;
  for (const TreeGroup& g : groups) {
    all += h2(span(cls("letter"), g.letter), g.title, g.count.empty() ? Html{} : span(cls("count"), g.count));
    for (const TreeSection& s : g.sections) {
      if (!s.title.empty()) all += h3(s.title);
      for (const TreeItem& item : s.items) all += tree_item(lang, item);
    }
  }
  return div(cls("tree"), all);
}

Html triad(const std::vector<TriadPart>& parts) {
  return div(cls("triad"), each(parts, [](const TriadPart& part) {
               return section(h3(part.title, part.note.empty() ? Html{} : group(" ", span(cls("push"), part.note))),
                              div(cls("stack"), part.content));
             }));
}

Html quote(const Html& text) {
  return p(cls("quote"), text);
}

}  // namespace zj::html
