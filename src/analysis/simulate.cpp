#include "analysis/simulate.h"

#include <algorithm>

namespace zj::analysis {

using namespace measure;

namespace {

const Finding* find(const Assessment& assessment, std::string_view id) {
  const auto found = std::ranges::find(assessment.findings, id, &Finding::id);
  return found == assessment.findings.end() ? nullptr : &*found;
}

bool differ(const Finding* a, const Finding* b) {
  const bool decide = (a && a->decides) || (b && b->decides);
  return decide && (!a || !b || a->verdict != b->verdict || a->decides != b->decides);
}

}  // namespace

void Population::add(const Assessment& assessment) {
  ++dossiers;
  ++verdicts[static_cast<std::size_t>(assessment.verdict)];
  ++routes[assessment.route];
  for (const Finding& finding : assessment.findings) ++findings[finding.id][static_cast<std::size_t>(finding.verdict)];
}

void Population::add(const Population& other) {
  dossiers += other.dossiers;
  for (std::size_t i = 0; i < verdicts.size(); ++i) verdicts[i] += other.verdicts[i];
  for (const auto& [route, n] : other.routes) routes[route] += n;
  for (const auto& [id, counts] : other.findings) {
    for (std::size_t i = 0; i < counts.size(); ++i) findings[id][i] += counts[i];
  }
}

Comparison compare(const Measure& first, const Assessment& before, const Measure& second, const Assessment& after) {
  Comparison result;
  result.flips = before.verdict != after.verdict || before.route != after.route;
  if (!result.flips) return result;
  Flip& flip = result.flip;
  flip.verdict_before = before.verdict;
  flip.verdict_after = after.verdict;
  flip.route_before = before.route;
  flip.route_after = after.route;
  flip.route_label_before = before.route_label;
  flip.route_label_after = after.route_label;
  const auto name = [&](const Measure& measure, const Finding& finding) {
    flip.findings.push_back(finding.id);
    const Rule* rule = measure.rule(finding.id);
    if (!rule) return;
    const std::string& place = measure.articles()[rule->article].place;
    if (std::ranges::find(flip.articles, place) == flip.articles.end()) flip.articles.push_back(place);
  };
  for (const Finding& finding : before.findings) {
    if (differ(&finding, find(after, finding.id))) name(first, finding);
  }
  for (const Finding& finding : after.findings) {
    if (!find(before, finding.id) && differ(nullptr, &finding)) name(second, finding);
  }
  return result;
}

}  // namespace zj::analysis
