#pragma once
// A change of a measure, tried out on dossiers: how many come out otherwise, which, and why. Pure; not thread-safe.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/simulate.h"

namespace zj::analysis {

// One finding that makes the difference, as both measures see it. Nothing where a measure has no such finding.
struct FindingChange {
  std::string id;
  std::string article, article_id;
  measure::Text title;
  std::optional<measure::Verdict> before, after;
  measure::Text reason_before, reason_after;
};

struct FlippedDossier {
  std::size_t number = 0;  // as given to add()
  Flip flip;
  std::vector<FindingChange> findings;
};

// Flips of one kind: the same change of verdict and route, because of the same articles.
struct FlipKind {
  measure::Verdict verdict_before = measure::Verdict::unknown, verdict_after = measure::Verdict::unknown;
  std::string route_before, route_after;  // labels; empty where the route stays
  std::vector<std::string> articles;
  std::vector<std::size_t> dossiers;  // indices into Trial::flipped()
};

// A dossier that the later measure's glossary does not take as the earlier one did.
struct Skipped {
  std::size_t number = 0;
  measure::Problem problem;  // the first
};

class Trial {
 public:
  Trial(const measure::Measure& before, const measure::Measure& after) : before_(before), after_(after) {}

  // The dossier as each measure reads it. Facts that neither takes count as absent under both.
  void add(std::size_t number, const Json& before, const Json& after);

  const Population& before() const { return population_before_; }
  const Population& after() const { return population_after_; }
  const std::vector<FlippedDossier>& flipped() const { return flipped_; }
  const std::vector<Skipped>& skipped() const { return skipped_; }
  // The most frequent first.
  std::vector<FlipKind> kinds() const;

 private:
  const measure::Measure& before_;
  const measure::Measure& after_;
  Population population_before_, population_after_;
  std::vector<FlippedDossier> flipped_;
  std::vector<Skipped> skipped_;
};

}  // namespace zj::analysis
