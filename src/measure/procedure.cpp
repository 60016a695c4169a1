#include "measure/procedure.h"

#include <algorithm>

#include "measure/assess.h"
#include "measure/dossier.h"
#include "measure/facts.h"
#include "measure/find.h"
#include "measure/measure.h"
#include "measure/values.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// The members of a list's record in the order of the letter's columns.
std::vector<std::string> row_of(const feel::Value& record, const std::vector<std::string>& columns) {
  std::vector<std::string> cells;
  for (const std::string& column : columns) {
    const feel::Value* value = record.is_context() ? record.find(column) : nullptr;
    cells.push_back(value ? value_text(*value) : std::string());
  }
  return cells;
}

}  // namespace

const StateEntry* ObjectType::state(std::string_view wanted) const {
  return find_by(states, &StateEntry::id, wanted);
}
const StateEntry* ObjectType::state_by_label(std::string_view wanted) const {
  return find_by(states, &StateEntry::label, wanted);
}
const Act* ObjectType::act(std::string_view wanted) const {
  return find_by(acts, &Act::id, wanted);
}

const Role* Procedure::role(std::string_view id) const {
  return find_by(roles_, &Role::id, id);
}
const ObjectType* Procedure::type(std::string_view id) const {
  return find_by(types_, &ObjectType::id, id);
}
const ObjectType* Procedure::type_by_label(std::string_view label) const {
  return find_by(types_, &ObjectType::label, label);
}

const Act* Procedure::act(std::string_view full_id) const {
  const std::size_t dot = full_id.find('.');
  const ObjectType* of = dot == std::string_view::npos ? nullptr : type(full_id.substr(0, dot));
  return of ? of->act(full_id.substr(dot + 1)) : nullptr;
}

std::vector<GuardFinding> Procedure::check(const Act& act, const Json& facts) const {
  if (!act.guard) return {};
  // Guards of one act may belong to two documents: the situation alone, and with the object's facts.
  std::vector<std::pair<const Document*, Dossier>> situations;
  std::vector<feel::Value> truths(measure_->guards().size(), feel::Value::missing());
  std::vector<GuardFinding> findings;
  for (const std::size_t index : act.guards) {
    const Rule& guard = measure_->guards()[index];
    auto known =
        std::find_if(situations.begin(), situations.end(), [&](const auto& s) { return s.first == guard.document; });
    if (known == situations.end()) {
      situations.emplace_back(guard.document, read_situation(*guard.document, facts));
      known = std::prev(situations.end());
    }
    Facts at_work(*measure_, known->second);
    const Finding finding = judge(*measure_, guard, at_work, Detail::reasons);
    switch (finding.verdict) {
      case Verdict::met:
      case Verdict::not_applicable:
        truths[index] = feel::Value::boolean(true);
        break;
      case Verdict::unmet:
        truths[index] = feel::Value::boolean(false);
        findings.push_back({guard.id, GuardFinding::Verdict::unmet, finding.reason.zh, finding.reason.en, {}});
        break;
      case Verdict::unknown:
        findings.push_back(
            {guard.id, GuardFinding::Verdict::unknown, finding.reason.zh, finding.reason.en, finding.missing});
        break;
    }
  }
  if (act.guard->evaluate(truths).is_true()) return {};
  return findings;
}

Json Procedure::evaluate(const Act& act, const Effect& effect, const Json& facts) const {
  if (!effect.value) return {};
  const Dossier situation = read_situation(*act.situation, facts);
  Facts at_work(*measure_, situation);
  at_work.need(effect.derived);
  return value_json(effect.value->evaluate(at_work.values()));
}

std::string Procedure::fill(const Act& act, const Effect& effect, const Json& facts) const {
  const Dossier situation = read_situation(*act.situation, facts);
  Facts at_work(*measure_, situation);
  at_work.need(effect.derived);
  return fill_sentence(effect.text, at_work.values());
}

Letter Procedure::letter(std::string_view name, const Act&, const Json& facts) const {
  const LetterTemplate& form = *measure_->letter(name);
  const Dossier situation = read_situation(*form.document, facts);
  Facts at_work(*measure_, situation);
  at_work.need(form.derived);
  const auto values = at_work.values();
  Letter letter{
      fill_sentence(form.title, values), fill_sentence(form.to, values), fill_sentence(form.number, values), {}};
  for (const LetterTemplate::Block& block : form.blocks) {
    Letter::Block filled{block.kind, fill_sentence(block.text, values), block.columns, {}};
    if (block.rows) {
      const feel::Value rows = block.rows->evaluate(values);
      for (std::size_t i = 0; rows.is_list() && i < rows.items().size(); ++i)
        filled.rows.push_back(row_of(rows.items()[i], block.columns));
    } else if (filled.text.empty()) {
      continue;  // a paragraph that has nothing to say in this case
    }
    letter.blocks.push_back(std::move(filled));
  }
  return letter;
}

}  // namespace zj::measure
