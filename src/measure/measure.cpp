#include "measure/measure.h"

#include <algorithm>

#include "measure/find.h"

namespace zj::measure {

const Article* Measure::article(std::string_view id) const {
  return find_by(articles_, &Article::id, id);
}
const Rule* Measure::rule(std::string_view id) const {
  return find_by(rules_, &Rule::id, id);
}
const Rule* Measure::guard(std::string_view name) const {
  return find_by(guards_, &Rule::id, name);
}
const Assumption* Measure::assumption(std::string_view id) const {
  return find_by(assumptions_, &Assumption::id, id);
}
const Decision* Measure::decision(std::string_view name) const {
  return find_by(decisions_, &Decision::name, name);
}
const Compute* Measure::compute(std::string_view name) const {
  return find_by(computes_, &Compute::name, name);
}
const VerdictRule* Measure::verdict(std::string_view name) const {
  return find_by(verdicts_, &VerdictRule::name, name);
}
const Cell* Measure::cell(std::string_view id) const {
  return find_by(cells_, &Cell::id, id);
}
const LetterTemplate* Measure::letter(std::string_view name) const {
  return find_by(letters_, &LetterTemplate::name, name);
}
const DataTable* Measure::table(std::string_view name) const {
  return find_by(tables_, &DataTable::name, name);
}

const Document* Measure::document(std::string_view name) const {
  for (const auto& document : documents_) {
    if (document->name() == name) return document.get();
  }
  return nullptr;
}

const Glossary& Measure::glossary(std::string_view document) const {
  return this->document(document)->glossary;
}

}  // namespace zj::measure
