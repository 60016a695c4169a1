#include "analysis/boundaries.h"

#include <algorithm>
#include <array>

#include "analysis/candidates.h"
#include "analysis/fault_finders.h"
#include "analysis/thresholds.h"
#include "base/text.h"
#include "feel/rational.h"
#include "measure/facts.h"
#include "words/analysis.h"

namespace zj::analysis {

using namespace measure;
namespace {

using feel::Rational;
using feel::Value;

// What the fact is set to below, at and above the threshold; nothing where it cannot be there.
using Steps = std::array<std::optional<Json>, 3>;

// 1 in the last decimal that the number is written with: 0.01 for 12.50, 1 for whole numbers.
Rational unit_of(const Decimal& number) {
  Rational unit(1);
  for (int i = number.parts().exponent; i < 0; ++i) unit = unit / Rational(10);
  return unit;
}

Steps scalar_steps(const Document& document, const Fact& fact, const Value& threshold) {
  Steps steps;
  for (const int step : {-1, 0, 1}) {
    Value value;
    if (fact.type == FactType::date && threshold.kind() == Value::Kind::date) {
      value = Value::day(threshold.as_day() + step);
    } else if (fact.is_number() && threshold.is_numeric()) {
      const Rational unit = fact.type == FactType::integer ? Rational(1) : unit_of(threshold.as_decimal());
      value = Value::quotient(threshold.as_rational() + unit * Rational(step));
    }
    if (!value.is_null()) steps[static_cast<std::size_t>(step + 1)] = json_for(document, fact, value);
  }
  return steps;
}

Rational number_in(const Json* json) {
  const Json::Number* number = json ? json->number() : nullptr;
  const auto value = number ? Rational::parse(number->text) : std::nullopt;
  return value ? *value : Rational(100);
}

// The quotient's last part that makes it exactly the threshold is varied by one; in whole numbers where possible.
Steps quotient_steps(const Document& document, const Fact& fact, const Json* known, const Rational& threshold) {
  const auto& names = fact.formula.parts;
  std::vector<Rational> parts;
  for (const std::string& name : names) parts.push_back(number_in(known ? known->find(name) : nullptr));
  const Rational size(threshold.denominator(), 1);
  for (const bool rounded : {false, true}) {
    for (std::size_t varied = 0; varied < parts.size(); ++varied) {
      std::vector<Rational> others = parts;
      if (rounded) {
        for (Rational& other : others) other = size * Rational(100);
      }
      const auto at = parts_for(document, fact, threshold, varied, others);
      const Rational part = number_in(at ? at->find(names[varied]) : nullptr);
      if (!at || (!rounded && part.denominator() != 1)) continue;
      Steps steps;
      steps[1] = at;
      for (const int by : {-1, 1}) {
        Json moved = *at;
        const Decimal next = (part + Rational(by)).to_decimal();
        moved.set(names[varied], Json(Json::Number{next.to_text()}));
        const auto read = candidate(document, Source::person, fact, moved);
        if (!read || read->slots.empty() || !read->slots.front().second.is_numeric()) continue;
        const bool below = read->slots.front().second.as_rational() < threshold;
        steps[below ? 0 : 2] = std::move(moved);
      }
      return steps;
    }
  }
  return {};
}

class Maker {
 public:
  Maker(const Measure& measure, const Rule& rule, const Threshold& threshold)
      : measure_(measure), rule_(rule), threshold_(threshold), document_(*rule.document) {}

  Boundary make() {
    Boundary best{&rule_, threshold_.source, threshold_.at, {}};
    for (const Case* start : starts()) {
      std::vector<BoundaryCase> cases = threshold_.field ? of_field(*start) : of_fact(*start);
      // A start from which the threshold decides the rule says most.
      const bool decides = !cases.empty() && std::ranges::any_of(cases, [&](const BoundaryCase& one) {
        return one.verdict != cases.front().verdict;
      });
      if (best.cases.empty() || decides) best.cases = std::move(cases);
      if (decides) break;
    }
    return best;
  }

 private:
  // Cases that the rule is met in, first those whose verdict is met.
  std::vector<const Case*> starts() const {
    std::vector<const Case*> found, others;
    for (const Case& test : measure_.cases()) {
      if (test.document != &document_ || !read_dossier(document_, test.given).problems.empty()) continue;
      if (replay(measure_, rule_, test.given) != Verdict::met) continue;
      const bool whole = std::ranges::any_of(
          test.expected, [](const Case::Expectation& e) { return e.subject == "verdict" && e.value == "met"; });
      (whole ? found : others).push_back(&test);
    }
    found.insert(found.end(), others.begin(), others.end());
    return found;
  }

  std::optional<Value> threshold_in(const Json& given) const {
    Facts facts(measure_, read_dossier(document_, given).dossier);
    facts.need(rule_.derived);
    const Value value = threshold_.other->evaluate(facts.values());
    return value.is_null() ? std::nullopt : std::optional(value);
  }

  std::vector<BoundaryCase> of_fact(const Case& start) const {
    const Fact& fact = *threshold_.fact;
    const auto threshold = threshold_in(start.given);
    if (!threshold) return {};
    const bool quotient = fact.type == FactType::quotient;
    if (quotient && !threshold->is_numeric()) return {};
    return judged(start,
                  quotient ? quotient_steps(document_, fact, start.given.find_path(fact.path), threshold->as_rational())
                           : scalar_steps(document_, fact, *threshold));
  }

  // A list of one entry, whose other fields are such that this one decides.
  std::vector<BoundaryCase> of_field(const Case& start) const {
    const auto threshold = threshold_in(start.given);
    if (!threshold || threshold_.field->type == FactType::quotient) return {};
    const Steps values = scalar_steps(document_, *threshold_.field, *threshold);
    Uses uses;
    for (const auto* expression : {&rule_.when, &rule_.require, &rule_.sufficient}) {
      if (*expression) add_uses(measure_, document_, **expression, uses);
    }
    Use use = uses[threshold_.fact];
    use.fields.erase(threshold_.field->name);
    std::vector<BoundaryCase> any;
    for (const Candidate& one : domain_of(document_, Source::person, *threshold_.fact, use).candidates) {
      const Json::Array* entries = one.json ? one.json->array() : nullptr;
      if (!entries || entries->size() != 1) continue;
      Steps lists;
      for (std::size_t i = 0; i < lists.size(); ++i) {
        if (!values[i]) continue;
        Json entry = entries->front();
        entry.set(threshold_.field->name, *values[i]);
        lists[i] = Json(Json::Array{std::move(entry)});
      }
      std::vector<BoundaryCase> cases = judged(start, lists);
      const bool decided = std::ranges::none_of(cases, [](const auto& c) { return c.verdict == Verdict::unknown; });
      const bool differ = !cases.empty() &&
                          std::ranges::any_of(cases, [&](const auto& c) { return c.verdict != cases.front().verdict; });
      if (differ && decided) return cases;
      if (any.empty() || differ) any = std::move(cases);
    }
    return any;
  }

  std::vector<BoundaryCase> judged(const Case& start, const Steps& steps) const {
    static constexpr std::array sides{BoundaryCase::Side::below, BoundaryCase::Side::at, BoundaryCase::Side::above};
    static constexpr std::array names{words::boundary_below, words::boundary_at, words::boundary_above};
    std::vector<BoundaryCase> cases;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (!steps[i]) continue;
      Json whole = start.given;
      set_fact(whole, *threshold_.fact, steps[i]);
      const DossierReading reading = read_dossier(document_, whole);
      if (!reading.problems.empty()) continue;  // 分子 <= 分母
      Facts facts(measure_, reading.dossier);
      const Finding finding = judge(measure_, rule_, facts, Detail::reasons);
      BoundaryCase one;
      one.side = sides[i];
      one.name = say(words::boundary_case, rule_.id, threshold_.source, names[i].zh).in(Lang::zh);
      one.from = start.name;
      one.given = Json(Json::Object{});
      set_fact(one.given, *threshold_.fact, steps[i]);
      one.verdict = finding.verdict;
      one.reason = finding.reason.zh;
      one.shortfall = finding.shortfall;
      cases.push_back(std::move(one));
    }
    return cases;
  }

  const Measure& measure_;
  const Rule& rule_;
  const Threshold& threshold_;
  const Document& document_;
};

}  // namespace

std::vector<Boundary> boundaries(const Measure& measure, std::string_view rule_id) {
  std::vector<Boundary> found;
  for (const Rule& rule : measure.rules()) {
    if (!rule_id.empty() && rule.id != rule_id) continue;
    for (const Threshold& threshold : thresholds_of(rule)) found.push_back(Maker(measure, rule, threshold).make());
  }
  return found;
}

std::string to_markdown(const Boundary& boundary, const BoundaryCase& one) {
  std::string out = "```case " + one.name + "\nfrom: " + one.from + "\ngiven: " + given_text(one.given) + "\n";
  if (boundary.rule->document->name() != "申报") out += "document: " + boundary.rule->document->name() + "\n";
  return out + "then: " + boundary.rule->id + " = " + std::string(measure::to_string(one.verdict)) + "\n```\n";
}

}  // namespace zj::analysis
