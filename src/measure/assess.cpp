#include "measure/assess.h"

#include <algorithm>

#include "measure/facts.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// Evaluates with a trace where one is asked for.
feel::Value value_of(const feel::Expression& expression, const Facts& facts, Ground* ground) {
  if (!ground) return expression.evaluate(facts.values());
  ground->by = &expression;
  return expression.evaluate(facts.values(), ground->trace);
}

// Leaves the ground at the expression that decided.
Verdict decide(const Rule& rule, const Facts& facts, Ground* ground) {
  if (rule.when) {
    // Most rules apply: only where one does not is its `when` worth a trace.
    const feel::Value applies = rule.when->evaluate(facts.values());
    if (!applies.is_true()) {
      if (ground) value_of(*rule.when, facts, ground);
      return applies.is_false() ? Verdict::not_applicable : Verdict::unknown;
    }
  }
  const feel::Value holds = value_of(*rule.require, facts, ground);
  if (holds.is_false()) return Verdict::unmet;
  if (!holds.is_true()) return Verdict::unknown;
  if (!rule.sufficient) return Verdict::met;
  const bool enough = rule.sufficient->evaluate(facts.values()).is_true();
  // `require: true` leaves everything to what is sufficient.
  if (ground && (!enough || rule.require->facts().empty())) value_of(*rule.sufficient, facts, ground);
  return enough ? Verdict::met : Verdict::unknown;
}

const Sentence& own_words(const Rule::Words& words, Verdict verdict) {
  static const Sentence none;
  switch (verdict) {
    case Verdict::met:
      return words.met;
    case Verdict::unmet:
      return words.unmet;
    case Verdict::unknown:
      return words.unknown;
    case Verdict::not_applicable:
      return words.not_applicable;
  }
  return none;
}

void explain(const Measure& measure, const Rule& rule, const Facts& facts, Finding& finding) {
  const Article& article = measure.articles()[rule.article];
  finding.article = article.place;
  finding.article_id = article.id;
  finding.title = {rule.title, rule.english.empty() ? rule.title : rule.english};
  finding.assumptions = rule.assumptions;

  Reason reason = reason_for(*finding.ground.by, finding.ground.trace, facts);
  finding.missing = std::move(reason.missing);
  finding.shortfall = std::move(reason.shortfall);
  if (finding.verdict == Verdict::unmet) finding.changes = std::move(reason.changes);
  finding.reason = std::move(reason.text);
  if (finding.verdict == Verdict::unknown && reason.truth == feel::Truth::no)
    finding.reason = compose(words::not_sufficient, finding.reason);  // required, and so far not enough to affirm
  // The measure's own words come first; English readers get the generated reason where it has none in English.
  if (const Sentence& own = own_words(rule.own, finding.verdict); !own.empty()) {
    finding.reason.zh = fill_sentence(own, facts.values());
    if (finding.reason.en.empty()) finding.reason.en = finding.reason.zh;
  }
  if (const Sentence& own = own_words(rule.own_english, finding.verdict); !own.empty())
    finding.reason.en = fill_sentence(own, facts.values(), Lang::en);
  if (!reason.decided.empty()) finding.reason = compose(words::sentence_and_note, finding.reason, reason.decided);
  if (!rule.note) return;
  const feel::Value note = rule.note->evaluate(facts.values());
  if (note.is_string() && !note.as_string().empty())
    finding.reason = compose(words::sentence_and_note, finding.reason, same(std::string(note.as_string())));
}

}  // namespace

Finding judge(const Measure& measure, const Rule& rule, Facts& facts, Detail detail) {
  facts.need(rule.derived);
  Finding finding;
  finding.id = rule.id;
  finding.verdict = decide(rule, facts, detail == Detail::verdicts ? nullptr : &finding.ground);
  if (detail == Detail::reasons) explain(measure, rule, facts, finding);
  return finding;
}

Assessment assess(const Measure& measure, const Dossier& dossier, Detail detail) {
  Assessment assessment;
  assessment.measure_id = measure.identity().id;
  assessment.measure_hash = measure.hash();
  const auto facts = std::make_shared<Facts>(measure, dossier);
  const auto& verdicts = measure.verdicts();
  const auto applies = std::find_if(verdicts.begin(), verdicts.end(), [&](const VerdictRule& v) {
    facts->need(v.derived);
    return !v.when || v.when->evaluate(facts->values()).is_true();
  });
  if (applies == verdicts.end()) return assessment;

  assessment.title = applies->name;
  const VerdictRule::Route* route = nullptr;
  for (const VerdictRule::Route& candidate : applies->routes) {
    if (!route && candidate.when->evaluate(facts->values()).is_true()) route = &candidate;
  }
  if (route) {
    assessment.route = route->name;
    assessment.route_label = route->label;
  }
  bool unmet = false;
  bool unknown = false;
  assessment.findings.reserve(applies->findings.size());
  for (std::size_t i = 0; i < applies->findings.size(); ++i) {
    Finding finding = judge(measure, measure.rules()[applies->findings[i]], *facts, detail);
    finding.decides = !route || route->gates[i];
    unmet = unmet || (finding.decides && finding.verdict == Verdict::unmet);
    unknown = unknown || (finding.decides && finding.verdict == Verdict::unknown);
    assessment.findings.push_back(std::move(finding));
  }
  assessment.verdict = unmet ? Verdict::unmet : unknown ? Verdict::unknown : Verdict::met;
  if (detail != Detail::verdicts) assessment.facts = facts;
  return assessment;
}

void explain(const Measure& measure, Assessment& assessment) {
  for (Finding& finding : assessment.findings) explain(measure, *measure.rule(finding.id), *assessment.facts, finding);
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
    if (!finding.changes.empty()) {
      Json::Array changes;
      for (const Change& change : finding.changes)
        changes.emplace_back(Json::Object{{"fact", change.fact}, {"need", change.need}});
      row.emplace_back("changes", std::move(changes));
    }
    if (!finding.missing.empty())
      row.emplace_back("missing", Json::Array(finding.missing.begin(), finding.missing.end()));
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
