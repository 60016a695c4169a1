#pragma once
// The facts of one document at work, inside the room: what the measure derives from them is evaluated once, when first
// needed.

#include <span>
#include <vector>

#include "feel/value.h"
#include "measure/dossier.h"
#include "measure/measure.h"

namespace zj::measure {

class Facts {
 public:
  Facts(const Measure& measure, const Dossier& dossier)
      : measure_(measure), dossier_(dossier), values_(dossier.values()), done_(measure.derived().size()) {}

  // Evaluates these of Measure::derived, which stand in the order of their dependence.
  void need(const std::vector<std::size_t>& derived) {
    for (const std::size_t index : derived) {
      if (done_[index]) continue;
      done_[index] = true;
      const Derived& d = measure_.derived()[index];
      if (d.document == &dossier_.document()) values_[d.slot] = d.value->evaluate(values_);
    }
  }

  const Dossier& dossier() const { return dossier_; }
  const Document& document() const { return dossier_.document(); }
  std::span<const feel::Value> values() const { return values_; }

 private:
  const Measure& measure_;
  const Dossier& dossier_;
  std::vector<feel::Value> values_;
  std::vector<bool> done_;
};

}  // namespace zj::measure
