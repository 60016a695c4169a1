#pragma once
// A measure as a model of DMN (Decision Model and Notation, OMG), which other programs can read and carry out: the
// facts of its dossier as typed inputs, constants, tables and definitions as decisions and functions, every rule and
// verdict as decisions with the articles and assumptions that they rest on. The procedure, letters, reasons, computed
// amounts and scores are not part of it.

#include <string>
#include <vector>

#include "measure/measure.h"
#include "words/words.h"

namespace zj::exchange {

// What is used of the language is the same in both; older readers know the namespaces of 1.3 only.
enum class DmnEdition { v1_3, v1_5 };

struct DmnOptions {
  DmnEdition edition = DmnEdition::v1_5;
  Lang lang = Lang::zh;  // of the descriptions that are ours; the measure's own words are as they are
};

// Where a decision of the model does not mean quite what the measure means.
struct DmnDifference {
  std::string decision;  // its name
  Said said;
};

struct DmnModel {
  std::string xml;  // UTF-8; the same bytes for the same measure
  std::vector<DmnDifference> differences;
};

// Never fails: what has no exact counterpart is written as nearly as can be and listed. A decision is null where the
// measure's value is unknown; the decision with a rule's id gives "met", "unmet", "unknown" or "not_applicable".
DmnModel to_dmn(const measure::Measure& measure, const DmnOptions& options = {});

}  // namespace zj::exchange
