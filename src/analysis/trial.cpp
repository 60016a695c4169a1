#include "analysis/trial.h"

#include <algorithm>

namespace zj::analysis {

using namespace measure;

namespace {

const Finding* find(const Assessment& assessment, std::string_view id) {
  const auto found = std::ranges::find(assessment.findings, id, &Finding::id);
  return found == assessment.findings.end() ? nullptr : &*found;
}

FindingChange reasoned(const std::string& id, const Assessment& before, const Assessment& after) {
  FindingChange change;
  change.id = id;
  for (const auto& [assessment, verdict, reason] : {std::tuple(&before, &change.before, &change.reason_before),
                                                    std::tuple(&after, &change.after, &change.reason_after)}) {
    const Finding* finding = find(*assessment, id);
    if (!finding) continue;
    *verdict = finding->verdict;
    *reason = finding->reason;
    change.article = finding->article;
    change.article_id = finding->article_id;
    change.title = finding->title;
  }
  return change;
}

}  // namespace

void Trial::add(std::size_t number, const Json& before, const Json& after) {
  const DossierReading first = read_dossier(before_.dossier(), before);
  const DossierReading second = read_dossier(after_.dossier(), after);
  for (const Problem& problem : second.problems) {
    if (std::ranges::find(first.problems, problem.path, &Problem::path) == first.problems.end()) {
      skipped_.push_back({number, problem});
      return;
    }
  }
  const Assessment was = assess(before_, first.dossier, Detail::verdicts);
  const Assessment is = assess(after_, second.dossier, Detail::verdicts);
  population_before_.add(was);
  population_after_.add(is);
  Comparison compared = compare(before_, was, after_, is);
  if (!compared.flips) return;
  FlippedDossier flipped{number, std::move(compared.flip), {}};
  const Assessment because = assess(before_, first.dossier), now_because = assess(after_, second.dossier);
  for (const std::string& id : flipped.flip.findings) flipped.findings.push_back(reasoned(id, because, now_because));
  flipped_.push_back(std::move(flipped));
}

std::vector<FlipKind> Trial::kinds() const {
  std::vector<FlipKind> kinds;
  for (std::size_t i = 0; i < flipped_.size(); ++i) {
    const Flip& flip = flipped_[i].flip;
    const bool rerouted = flip.route_before != flip.route_after;
    FlipKind kind{flip.verdict_before,
                  flip.verdict_after,
                  rerouted ? flip.route_label_before : "",
                  rerouted ? flip.route_label_after : "",
                  flip.articles,
                  {}};
    const auto known = std::ranges::find_if(kinds, [&](const FlipKind& other) {
      return std::tie(other.verdict_before, other.verdict_after, other.route_before, other.route_after,
                      other.articles) ==
             std::tie(kind.verdict_before, kind.verdict_after, kind.route_before, kind.route_after, kind.articles);
    });
    FlipKind& into = known == kinds.end() ? kinds.emplace_back(std::move(kind)) : *known;
    into.dossiers.push_back(i);
  }
  std::ranges::stable_sort(kinds, std::ranges::greater{}, [](const FlipKind& kind) { return kind.dossiers.size(); });
  return kinds;
}

}  // namespace zj::analysis
