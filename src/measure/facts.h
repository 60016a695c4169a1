#pragma once
// The facts of one document at work: what the measure derives from them is evaluated once, when first needed. For the
// rooms that look into a decision; who only assesses needs no more than the dossier.

#include <span>
#include <vector>

#include "feel/value.h"
#include "measure/dossier.h"
#include "measure/measure.h"

namespace zj::measure {

// Keeps its own copy of the values, so that it may outlive the dossier, but not the measure.
class Facts {
 public:
  Facts(const Measure& measure, const Dossier& dossier)
      : measure_(&measure),
        document_(&dossier.document()),
        values_(dossier.values()),
        done_(measure.derived().size()) {}

  // Evaluates these of Measure::derived, which stand in the order of their dependence.
  void need(const std::vector<std::size_t>& derived) {
    for (const std::size_t index : derived) {
      if (done_[index]) continue;
      done_[index] = true;
      const Derived& d = measure_->derived()[index];
      if (d.document == document_) values_[d.slot] = d.evaluate(values_);
    }
  }

  const Measure& measure() const { return *measure_; }
  const Document& document() const { return *document_; }
  std::span<const feel::Value> values() const { return values_; }
  // A part of a quotient.
  feel::Value part(const Fact& fact, std::size_t part) const {
    const auto& slots = document_->binding(fact).parts.at(part).slots;
    return slots.empty() ? feel::Value::missing(fact.path) : values_[slots.front()];
  }

 private:
  const Measure* measure_;
  const Document* document_;
  std::vector<feel::Value> values_;
  std::vector<bool> done_;
};

}  // namespace zj::measure
