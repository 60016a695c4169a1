#include "pages/enterprise/rail.h"

#include <algorithm>

#include "base/text.h"
#include "pages/enterprise/fields.h"
#include "words/pages_enterprise.h"

namespace zj::pages {

using namespace html;

namespace {

using measure::Finding;

constexpr std::size_t shown_at_once = 6;

// Where a finding can be mended: at its figure, at its item, at the first fact that is missing.
std::string place_of(const Dossier& d, const Finding& finding) {
  if (const Figure* figure = d.outline.figure(finding.id)) return d.href_of(figure->fact->path);
  for (const std::string& path : finding.missing) {
    if (std::string href = d.href_of(path); !href.empty()) return href;
  }
  // A rule about a list names it in its source: 事故记录, 新模式.
  if (const measure::Rule* rule = d.measure->rule(finding.id)) {
    for (const Section& section : d.outline.sections) {
      for (const measure::Fact* fact : section.facts) {
        if (rule->source.find(fact->name) != std::string::npos) return d.section_href(section.id, field_id(fact->path));
      }
    }
  }
  return {};
}

Html marks_of(const Dossier& d, const Finding& finding) {
  Html marks;
  for (const std::string& id : finding.assumptions) {
    const measure::Assumption* assumption = d.measure->assumption(id);
    if (assumption && !assumption->is_confirmed())
      marks += group(" ", assume_mark(d.lang, id, assumption->confirm, article_href(id)));
  }
  return marks;
}

Html title_of(const Dossier& d, const Finding& finding) {
  const std::string place = place_of(d, finding);
  const std::string& title = finding.title.in(d.lang);
  return place.empty() ? html::span(cls("strong"), title) : a(cls("strong"), href(place), title);
}

Html head_of(const Dossier& d, const Finding& finding) {
  return p(cls("row row--base"), title_of(d, finding),
           html::span(cls("push"), cite(finding.article, article_href(finding.article_id))));
}

Html unmet_item(const Dossier& d, const Finding& finding) {
  const Figure* figure = d.outline.figure(finding.id);
  const Html distance = figure ? gap_of(d, *figure) : Html{};
  return li(cls("stack-s"), head_of(d, finding),
            distance.empty() ? p(cls("small"), finding.reason.in(d.lang)) : distance,
            p(cls("small"), marks_of(d, finding)));
}

Html unknown_item(const Dossier& d, const Finding& finding) {
  return li(cls("stack-s"), head_of(d, finding),
            p(cls("small muted"), finding.reason.in(d.lang), marks_of(d, finding)));
}

Html met_item(const Dossier& d, const Finding& finding) {
  return li(html::span(finding.title.in(d.lang)), " ", cite(finding.article, article_href(finding.article_id)),
            marks_of(d, finding));
}

std::vector<const Finding*> of(const Dossier& d, measure::Verdict verdict) {
  std::vector<const Finding*> found;
  for (const Finding& finding : d.checked.assessment.findings) {
    if (finding.decides && finding.verdict == verdict) found.push_back(&finding);
  }
  return found;
}

Html heading(const Dossier& d, Verdict verdict, std::string_view css, std::size_t count) {
  return hr() + h2(cls(css), say(words::rail_heading, verdict_text(d.lang, verdict), std::to_string(count)).in(d.lang));
}

// The first few in sight, the rest folded.
Html few_then_more(const Dossier& d, const std::vector<Html>& items) {
  const auto split_at = static_cast<std::ptrdiff_t>(std::min(items.size(), shown_at_once));
  Html list = ul(cls("stack-s small plain-list"), std::vector<Html>(items.begin(), items.begin() + split_at));
  if (items.size() > shown_at_once) {
    list +=
        details(summary(cls("small"), say(words::rail_more, std::to_string(items.size() - shown_at_once)).in(d.lang)),
                ul(cls("stack-s small plain-list"), std::vector<Html>(items.begin() + split_at, items.end())));
  }
  return list;
}

Html path_link(const Dossier& d, const std::string& path) {
  const std::string label = d.measure->dossier().glossary.label(path);
  const std::string place = d.href_of(path);
  return place.empty() ? text(label) : a(href(place), label);
}

Html problems(const Dossier& d) {
  const auto& wrong = d.checked.reading.problems;
  if (wrong.empty()) return {};
  std::vector<Html> items;
  for (const measure::Problem& problem : wrong)
    items.push_back(li(path_link(d, problem.path), "：", problem.message.in(d.lang)));
  return hr() +
         h2(cls("t-unmet"),
            say(words::rail_heading, words::rail_wrong.in(d.lang), std::to_string(wrong.size())).in(d.lang)) +
         few_then_more(d, items);
}

Html missing(const Dossier& d) {
  const auto& paths = d.checked.reading.missing;
  if (paths.empty()) return {};
  std::vector<Html> items;
  for (const std::string& path : paths) items.push_back(li(path_link(d, path)));
  return hr() +
         h2(cls("t-unknown"),
            say(words::rail_heading, words::rail_required.in(d.lang), std::to_string(paths.size())).in(d.lang)) +
         few_then_more(d, items);
}

std::string lead(const Dossier& d, const VerdictCounts& counts) {
  const std::string unmet = std::to_string(counts.unmet), unknown = std::to_string(counts.unknown);
  if (counts.unmet > 0)
    return (counts.unknown > 0 ? say(words::rail_lead_both, unmet, unknown) : say(words::rail_lead_unmet, unmet))
        .in(d.lang);
  return (counts.unknown > 0 ? say(words::rail_lead_unknown, unknown) : say(words::rail_lead_met)).in(d.lang);
}

}  // namespace

VerdictCounts deciding(const measure::Assessment& assessment) {
  VerdictCounts counts;
  for (const Finding& finding : assessment.findings) {
    if (!finding.decides) continue;
    switch (finding.verdict) {
      case measure::Verdict::met:
        ++counts.met;
        break;
      case measure::Verdict::unmet:
        ++counts.unmet;
        break;
      case measure::Verdict::unknown:
        ++counts.unknown;
        break;
      case measure::Verdict::not_applicable:
        break;
    }
  }
  return counts;
}

Html verdict_of(Lang lang, const measure::Assessment& assessment, Size size) {
  const Word& word = assessment.verdict == measure::Verdict::met     ? words::rail_met
                     : assessment.verdict == measure::Verdict::unmet ? words::rail_unmet
                                                                     : words::rail_unknown;
  return html::verdict(to_mark(assessment.verdict), word.in(lang), size);
}

Html rail(const Dossier& d) {
  const measure::Assessment& assessment = d.checked.assessment;
  const VerdictCounts counts = deciding(assessment);
  Html all = p(cls("eyebrow"), words::rail_title.in(d.lang)) +
             p(cls("row"), verdict_of(d.lang, assessment, Size::big),
               assessment.route_label.empty()
                   ? Html{}
                   : tag(assessment.route_label, assessment.route == "ordinary" ? Tag::plain : Tag::gilt)) +
             p(cls("muted"), lead(d, counts)) + seg(counts) + counted_verdicts(d.lang, counts) + problems(d);
  if (const auto unmet = of(d, measure::Verdict::unmet); !unmet.empty()) {
    all += heading(d, Verdict::unmet, "t-unmet", unmet.size()) +
           ul(cls("stack plain-list"), each(unmet, [&](const Finding* f) { return unmet_item(d, *f); }));
  }
  if (const auto unknown = of(d, measure::Verdict::unknown); !unknown.empty()) {
    all += heading(d, Verdict::unknown, "t-unknown", unknown.size());
    std::vector<Html> items;
    for (const Finding* finding : unknown) items.push_back(unknown_item(d, *finding));
    all += few_then_more(d, items);
  }
  all += missing(d);
  if (const auto met = of(d, measure::Verdict::met); !met.empty()) {
    all += heading(d, Verdict::met, "t-met", met.size()) +
           details(summary(cls("small"), words::rail_unfold_met.in(d.lang)),
                   ul(cls("small stack-s plain-list"), each(met, [&](const Finding* f) { return met_item(d, *f); })));
  }
  if (d.editable && d.checked.reading.missing.empty() && d.checked.reading.problems.empty()) {
    all += hr() +
           link_button({.text = std::string(words::rail_send.in(d.lang)), .look = Look::main, .wide = true}, d.address);
  }
  return all + hr() +
         p(cls("xs faint"),
           say(words::rail_foot, d.measure->identity().title, d.measure->hash().substr(0, 8), d.now).in(d.lang));
}

std::string rail_summary(const Dossier& d) {
  const VerdictCounts counts = deciding(d.checked.assessment);
  if (d.checked.assessment.verdict == measure::Verdict::met) return std::string(words::rail_summary_met.in(d.lang));
  return say(words::rail_summary, std::to_string(counts.unmet), std::to_string(counts.unknown)).in(d.lang);
}

}  // namespace zj::pages
