#include "measure/assess.h"

#include <algorithm>

#include "measure/facts.h"
#include "measure/reason.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// Which expression of a rule decided its verdict.
struct Decision {
  Verdict verdict = Verdict::unknown;
  const feel::Expression* by = nullptr;
};

Decision decide(const Rule& rule, std::span<const feel::Value> facts) {
  if (rule.when) {
    const feel::Value applies = rule.when->evaluate(facts);
    if (applies.is_false()) return {Verdict::not_applicable, &*rule.when};
    if (!applies.is_true()) return {Verdict::unknown, &*rule.when};
  }
  const feel::Value holds = rule.require->evaluate(facts);
  if (holds.is_false()) return {Verdict::unmet, &*rule.require};
  if (!holds.is_true()) return {Verdict::unknown, &*rule.require};
  if (rule.sufficient && !rule.sufficient->evaluate(facts).is_true()) return {Verdict::unknown, &*rule.sufficient};
  // `require: true` leaves everything to what is sufficient.
  const bool says_nothing = rule.sufficient && rule.require->facts().empty();
  return {Verdict::met, says_nothing ? &*rule.sufficient : &*rule.require};
}

const Sentence& own_words(const Rule& rule, Verdict verdict) {
  static const Sentence none;
  switch (verdict) {
    case Verdict::met:
      return rule.met;
    case Verdict::unmet:
      return rule.unmet;
    case Verdict::unknown:
      return rule.unknown;
    case Verdict::not_applicable:
      return none;
  }
  return none;
}

void explain(const Rule& rule, const Decision& decision, const Facts& facts, Finding& finding) {
  Reason reason = reason_for(*decision.by, facts);
  finding.missing = std::move(reason.missing);
  finding.shortfall = std::move(reason.shortfall);
  if (const Sentence& own = own_words(rule, decision.verdict); !own.empty()) {
    finding.reason = same(fill_sentence(own, facts.values()));
  } else if (decision.verdict == Verdict::unknown && reason.truth == feel::Truth::no) {
    finding.reason = compose(words::not_sufficient, reason.text);  // required, and so far not enough to affirm
  } else {
    finding.reason = std::move(reason.text);
  }
  if (rule.note) {
    const feel::Value note = rule.note->evaluate(facts.values());
    if (note.is_string() && !note.as_string().empty())
      finding.reason = compose(words::sentence_and_note, finding.reason, same(std::string(note.as_string())));
  }
}

}  // namespace

Finding judge(const Measure& measure, const Rule& rule, Facts& facts, Detail detail) {
  facts.need(rule.derived);
  const Decision decision = decide(rule, facts.values());
  Finding finding;
  finding.id = rule.id;
  finding.verdict = decision.verdict;
  if (detail == Detail::verdicts) return finding;
  const Article& article = measure.articles()[rule.article];
  finding.article = article.place;
  finding.article_id = article.id;
  finding.title = {rule.title, rule.english.empty() ? rule.title : rule.english};
  finding.assumptions = rule.assumptions;
  explain(rule, decision, facts, finding);
  return finding;
}

Assessment assess(const Measure& measure, const Dossier& dossier, Detail detail) {
  Assessment assessment;
  assessment.measure_id = measure.identity().id;
  assessment.measure_hash = measure.hash();
  Facts facts(measure, dossier);
  const auto& verdicts = measure.verdicts();
  const auto applies = std::find_if(verdicts.begin(), verdicts.end(), [&](const VerdictRule& v) {
    facts.need(v.derived);
    return !v.when || v.when->evaluate(facts.values()).is_true();
  });
  if (applies == verdicts.end()) return assessment;

  assessment.title = applies->name;
  const VerdictRule::Route* route = nullptr;
  for (const VerdictRule::Route& candidate : applies->routes) {
    if (!route && candidate.when->evaluate(facts.values()).is_true()) route = &candidate;
  }
  if (route) {
    assessment.route = route->name;
    assessment.route_label = route->label;
  }
  bool unmet = false;
  bool unknown = false;
  assessment.findings.reserve(applies->findings.size());
  for (std::size_t i = 0; i < applies->findings.size(); ++i) {
    Finding finding = judge(measure, measure.rules()[applies->findings[i]], facts, detail);
    finding.decides = !route || route->gates[i];
    unmet = unmet || (finding.decides && finding.verdict == Verdict::unmet);
    unknown = unknown || (finding.decides && finding.verdict == Verdict::unknown);
    assessment.findings.push_back(std::move(finding));
  }
  assessment.verdict = unmet ? Verdict::unmet : unknown ? Verdict::unknown : Verdict::met;
  return assessment;
}

Json to_json(const Assessment& assessment) {
  Json::Array findings;
  findings.reserve(assessment.findings.size());
  for (const Finding& finding : assessment.findings) {
    Json::Object row;
    row.emplace_back("id", finding.id);
    row.emplace_back("verdict", to_string(finding.verdict));
    row.emplace_back("article", finding.article);
    row.emplace_back("reason", finding.reason.zh);
    if (!finding.shortfall.empty()) row.emplace_back("shortfall", finding.shortfall);
    if (!finding.assumptions.empty()) {
      Json::Array ids(finding.assumptions.begin(), finding.assumptions.end());
      row.emplace_back("assumptions", std::move(ids));
    }
    findings.emplace_back(std::move(row));
  }
  Json json;
  json.set("verdict", to_string(assessment.verdict));
  json.set("route", assessment.route);
  json.set("findings", std::move(findings));
  Json& measure = json.set("measure", Json::Object{});
  measure.set("id", assessment.measure_id);
  measure.set("hash", assessment.measure_hash);
  return json;
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::unmet:
      return "unmet";
    case Verdict::unknown:
      return "unknown";
    case Verdict::not_applicable:
      return "not_applicable";
  }
  return {};
}

Word label(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return words::verdict_met;
    case Verdict::unmet:
      return words::verdict_unmet;
    case Verdict::unknown:
      return words::verdict_unknown;
    case Verdict::not_applicable:
      return words::verdict_not_applicable;
  }
  return {};
}

}  // namespace zj::measure
