#pragma once
// What a population of dossiers comes to under a measure, and what another measure would decide otherwise.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "measure/assess.h"

namespace zj::analysis {

// Counts by measure::Verdict, in its order.
using VerdictCounts = std::array<std::int64_t, 4>;

// Counted apart by each thread and put together at the end: the order does not matter.
struct Population {
  std::int64_t dossiers = 0;
  VerdictCounts verdicts{};
  std::map<std::string, std::int64_t> routes;     // by id
  std::map<std::string, VerdictCounts> findings;  // by id

  void add(const measure::Assessment& assessment);
  void add(const Population& other);
};

// A dossier that two measures decide differently: another verdict, or another route to it.
struct Flip {
  measure::Verdict verdict_before = measure::Verdict::unknown, verdict_after = measure::Verdict::unknown;
  std::string route_before, route_after;              // ids: direct
  std::string route_label_before, route_label_after;  // 直接认定
  // What makes the difference: findings that decide under one of the measures and have another verdict, or none, under
  // the other. In the order of the measure that came first.
  std::vector<std::string> findings;
  std::vector<std::string> articles;  // 第五条第三项, of these findings, each once
};

// `flips` is false, and the rest empty, where both come to the same.
struct Comparison {
  bool flips = false;
  Flip flip;
};
// Of assessments of the same dossier, each by its measure; Detail::verdicts is enough.
Comparison compare(const measure::Measure& first, const measure::Assessment& before, const measure::Measure& second,
                   const measure::Assessment& after);

}  // namespace zj::analysis
