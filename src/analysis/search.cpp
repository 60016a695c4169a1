#include "analysis/search.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

#include "feel/characters.h"
#include "feel/print.h"
#include "measure/dossier.h"

namespace zj::analysis {
namespace {

using feel::Value;
using measure::Document;
using measure::Fact;
using measure::Measure;
using measure::Rule;
using measure::Verdict;

constexpr std::size_t most_combinations = 20'000;  // of one group of facts
constexpr std::size_t most_steps = 3'000;          // from the dossiers of cases
constexpr std::size_t most_starts = 24;            // of those dossiers

Verdict verdict_of(std::span<const Value> values, bool has_when, bool has_sufficient) {
  std::size_t at = 0;
  if (has_when) {
    const Value& when = values[at++];
    if (!when.is_true()) return when.is_false() ? Verdict::not_applicable : Verdict::unknown;
  }
  const Value& require = values[at++];
  if (require.is_false()) return Verdict::unmet;
  if (!require.is_true()) return Verdict::unknown;
  return !has_sufficient || values[at].is_true() ? Verdict::met : Verdict::unknown;
}

}  // namespace

Demand comes_to(const Rule& rule, std::vector<Verdict> verdicts) {
  Demand out;
  for (const auto* expression : {&rule.when, &rule.require, &rule.sufficient}) {
    if (*expression) out.expressions.push_back(**expression);
  }
  out.derived = rule.derived;
  out.holds = [verdicts = std::move(verdicts), when = rule.when.has_value(),
               sufficient = rule.sufficient.has_value()](std::span<const Value> values) {
    return std::ranges::find(verdicts, verdict_of(values, when, sufficient)) != verdicts.end();
  };
  return out;
}

Demand gives(const feel::Expression& expression, const std::vector<std::size_t>& derived, bool wanted) {
  Demand out;
  out.expressions.push_back(expression);
  out.derived = derived;
  out.holds = [wanted](std::span<const Value> values) { return wanted ? values[0].is_true() : values[0].is_false(); };
  return out;
}

Demand not_true(const feel::Expression& expression, const std::vector<std::size_t>& derived) {
  Demand out;
  out.expressions.push_back(expression);
  out.derived = derived;
  out.holds = [](std::span<const Value> values) { return !values[0].is_true(); };
  return out;
}

// One question.
class Witnesses::Search {
 public:
  Search(const Measure& measure, std::size_t& evaluations, const Document& document,
         const std::vector<Demand>& conditions)
      : measure_(measure),
        evaluations_(evaluations),
        document_(document),
        source_(source_of(measure, document)),
        conditions_(conditions) {
    for (const Demand& condition : conditions) {
      Uses uses;
      add_uses_of(condition, uses);
      std::vector<const Fact*> facts;
      for (const auto& [fact, use] : uses) facts.push_back(fact);
      std::ranges::sort(facts, {}, &Fact::index);
      facts_of_.push_back(std::move(facts));
    }
  }

  Outcome run(Effort effort) {
    std::vector<std::size_t> all(conditions_.size());
    std::iota(all.begin(), all.end(), 0);
    Json given(Json::Object{});
    complete(given);
    bool everything = true;
    for (const std::vector<std::size_t>& group : groups(all)) {
      Group one = explore(group, effort == Effort::proof);
      if (one.kind == Outcome::Kind::impossible) return {one.kind, {}, tried_, shrink(group)};
      if (one.kind == Outcome::Kind::not_found) everything = false;
      for (const auto& [fact, json] : one.chosen) set_fact(given, *fact, json);
    }
    if (everything && accepted(given)) return {Outcome::Kind::found, minimal(std::move(given)), tried_, {}};
    if (effort == Effort::example) {
      if (auto found = from_cases()) return {Outcome::Kind::found, minimal(std::move(*found)), tried_, {}};
    }
    return {Outcome::Kind::not_found, {}, tried_, {}};
  }

 private:
  struct Group {
    Outcome::Kind kind = Outcome::Kind::not_found;
    std::vector<std::pair<const Fact*, std::optional<Json>>> chosen;
  };

  void add_uses_of(const Demand& condition, Uses& uses) const {
    for (const auto* expressions : {&condition.expressions, &condition.exact}) {
      for (const feel::Expression& expression : *expressions) add_uses(measure_, document_, expression, uses);
    }
    if (condition.numbers.empty()) return;
    for (auto& [fact, use] : uses) {
      if (fact->is_number() || fact->type == measure::FactType::quotient)
        use.constants.insert(use.constants.end(), condition.numbers.begin(), condition.numbers.end());
    }
  }

  bool spent() const { return evaluations_ == 0; }

  bool holds(std::size_t index, std::vector<Value>& values) {
    const Demand& condition = conditions_[index];
    if (evaluations_ > 0) --evaluations_;
    for (const std::size_t d : condition.derived) {
      const measure::Derived& derived = measure_.derived()[d];
      if (derived.document == &document_) values[derived.slot] = derived.evaluate(values);
    }
    results_.clear();
    for (const feel::Expression& expression : condition.expressions) results_.push_back(expression.evaluate(values));
    for (const feel::Expression& expression : condition.exact) results_.push_back(expression.evaluate_exactly(values));
    return condition.holds(results_);
  }
  bool all_hold(std::vector<Value>& values) {
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
      if (!holds(i, values)) return false;
    }
    return true;
  }

  // Conditions that have a fact in common, directly or by others, are one group.
  std::vector<std::vector<std::size_t>> groups(const std::vector<std::size_t>& conditions) const {
    std::vector<std::vector<std::size_t>> found;
    std::vector<std::set<const Fact*>> facts;
    for (const std::size_t condition : conditions) {
      std::vector<std::size_t> group{condition};
      std::set<const Fact*> reads(facts_of_[condition].begin(), facts_of_[condition].end());
      for (std::size_t g = 0; g < found.size();) {
        if (std::ranges::none_of(facts_of_[condition], [&](const Fact* f) { return facts[g].contains(f); })) {
          ++g;
          continue;
        }
        group.insert(group.end(), found[g].begin(), found[g].end());
        reads.insert(facts[g].begin(), facts[g].end());
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(g));
        facts.erase(facts.begin() + static_cast<std::ptrdiff_t>(g));
      }
      std::ranges::sort(group);
      found.push_back(std::move(group));
      facts.push_back(std::move(reads));
    }
    return found;
  }

  // Every combination of the group's values, a condition asked as soon as its facts are there.
  Group explore(const std::vector<std::size_t>& group, bool proof) {
    Uses uses;
    for (const std::size_t condition : group) add_uses_of(conditions_[condition], uses);
    domains_.clear();
    bool complete = true;
    double combinations = 1;
    std::vector<std::size_t> order = group;
    std::ranges::stable_sort(order, {}, [&](std::size_t c) { return facts_of_[c].size(); });
    asked_at_.clear();
    for (const std::size_t condition : order) {
      for (const Fact* fact : facts_of_[condition]) {
        if (std::ranges::find(domains_, fact, &Domain::fact) != domains_.end()) continue;
        domains_.push_back(domain_of(document_, source_, *fact, uses[fact]));
        complete = complete && domains_.back().complete;
        combinations *= static_cast<double>(std::max<std::size_t>(domains_.back().candidates.size(), 1));
        if (proof && (!complete || combinations > most_combinations)) return {};
      }
      asked_at_.resize(domains_.size() + 1);
      asked_at_[domains_.size()].push_back(condition);
    }
    values_ = document_.scope.blank();
    chosen_.assign(domains_.size(), 0);
    left_ = most_combinations;
    if (choose(0)) {
      Group found{Outcome::Kind::found, {}};
      for (std::size_t i = 0; i < domains_.size(); ++i)
        found.chosen.emplace_back(domains_[i].fact, domains_[i].candidates[chosen_[i]].json);
      return found;
    }
    const bool exhausted = left_ > 0 && !spent();
    return {exhausted && complete ? Outcome::Kind::impossible : Outcome::Kind::not_found, {}};
  }

  bool choose(std::size_t at) {
    if (left_ == 0 || spent()) return false;
    for (const std::size_t condition : asked_at_[at]) {
      if (!holds(condition, values_)) return false;
    }
    if (at == domains_.size()) return true;
    for (std::size_t i = 0; i < domains_[at].candidates.size(); ++i) {
      if (left_ == 0 || spent()) return false;
      --left_;
      ++tried_;
      for (const auto& [slot, value] : domains_[at].candidates[i].slots) values_[slot] = value;
      chosen_[at] = i;
      if (choose(at + 1)) return true;
    }
    return false;
  }

  // The least set of conditions that still cannot hold together.
  std::vector<std::size_t> shrink(std::vector<std::size_t> conflict) {
    for (std::size_t i = 0; i < conflict.size() && conflict.size() > 1;) {
      std::vector<std::size_t> without = conflict;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
      const auto parts = groups(without);
      const auto still = std::ranges::find_if(parts, [&](const std::vector<std::size_t>& part) {
        return explore(part, true).kind == Outcome::Kind::impossible;
      });
      if (still == parts.end()) {
        ++i;
      } else {
        conflict = *still;
        i = 0;
      }
    }
    return conflict;
  }

  // What the document is not accepted without.
  void complete(Json& given) const {
    if (source_ == Source::program) return;
    for (const Fact* fact : document_.required()) {
      if (fact->required != measure::Required::always || find(given, *fact)) continue;
      const Domain domain = domain_of(document_, source_, *fact, {});
      for (const Candidate& one : domain.candidates) {
        if (!one.json) continue;
        set_fact(given, *fact, one.json);
        break;
      }
    }
  }

  static const Json* find(const Json& document, const Fact& fact) { return document.find_path(fact.path); }

  // Replayed as a document: it is read without problems, and everything holds.
  bool accepted(const Json& given) {
    std::vector<Value> values;
    if (source_ == Source::program) {
      values = measure::read_situation(document_, given).values();
    } else {
      const measure::DossierReading reading = measure::read_dossier(document_, given);
      if (!reading.problems.empty()) return false;
      values = reading.dossier.values();
    }
    return all_hold(values);
  }

  Json minimal(Json given) {
    for (const Fact& fact : document_.glossary.facts()) {
      if (fact.is_field || !find(given, fact)) continue;
      Json without = given;
      set_fact(without, fact, std::nullopt);
      if (accepted(without)) given = std::move(without);
    }
    drop_empty_groups(given);
    return given;
  }
  void drop_empty_groups(Json& json) const {
    for (const measure::Key& key : document_.glossary.root().keys) {
      const Json* group = key.fact ? nullptr : json.find(key.name);
      if (group && group->object() && group->object()->empty())
        std::erase_if(*json.object(), [&](const Json::Member& member) { return member.first == key.name; });
    }
  }

  // From the dossiers of the measure's cases, as they are and with one or two facts changed.
  std::optional<Json> from_cases() {
    Uses uses;
    for (const Demand& condition : conditions_) add_uses_of(condition, uses);
    std::vector<const Json*> starts;
    for (const measure::Case& test : measure_.cases()) {
      if (test.document != &document_) continue;
      if (accepted(test.given)) return test.given;
      if (starts.size() < most_starts) starts.push_back(&test.given);
    }
    const Json nothing(Json::Object{});
    starts.push_back(&nothing);
    std::size_t steps = most_steps;
    for (const Json* start : starts) {
      std::vector<Value> values = source_ == Source::program
                                      ? measure::read_situation(document_, *start).values()
                                      : measure::read_dossier(document_, *start).dossier.values();
      all_hold(values);  // what the measure derives
      const std::vector<Domain> moves = moves_from(uses, values);
      for (std::size_t a = 0; a < moves.size(); ++a) {
        for (const Candidate& first : moves[a].candidates) {
          if (steps == 0 || spent()) return std::nullopt;
          --steps;
          ++tried_;
          std::vector<Value> changed = values;
          for (const auto& [slot, value] : first.slots) changed[slot] = value;
          if (all_hold(changed)) {
            Json given = *start;
            set_fact(given, *moves[a].fact, first.json);
            complete(given);
            if (accepted(given)) return given;
          }
          for (std::size_t b = a + 1; b < moves.size() && steps > 0 && !spent(); ++b) {
            for (const Candidate& second : moves[b].candidates) {
              if (steps == 0 || spent()) break;
              --steps;
              ++tried_;
              std::vector<Value> both = changed;
              for (const auto& [slot, value] : second.slots) both[slot] = value;
              if (!all_hold(both)) continue;
              Json given = *start;
              set_fact(given, *moves[a].fact, first.json);
              set_fact(given, *moves[b].fact, second.json);
              complete(given);
              if (accepted(given)) return given;
            }
          }
        }
      }
    }
    return std::nullopt;
  }

  // What each fact may be changed to, with what the facts it is compared with come to here.
  std::vector<Domain> moves_from(const Uses& uses, const std::vector<Value>& values) const {
    std::vector<Domain> moves;
    for (const auto& [fact, use] : uses) {
      Use here = use;
      resolve(here, values);
      moves.push_back(domain_of(document_, source_, *fact, here));
    }
    std::ranges::sort(moves, {}, [](const Domain& domain) { return domain.fact->index; });
    return moves;
  }
  static void resolve(Use& use, const std::vector<Value>& values) {
    for (const feel::Expression& other : use.relative) {
      const Value value = other.evaluate(values);
      if (!value.is_null()) use.constants.push_back(value);
    }
    for (auto& [name, field] : use.fields) resolve(field, values);
  }

  const Measure& measure_;
  std::size_t& evaluations_;
  const Document& document_;
  const Source source_;
  const std::vector<Demand>& conditions_;
  std::vector<std::vector<const Fact*>> facts_of_;  // per condition
  std::size_t tried_ = 0;

  // Of the group that is being explored.
  std::vector<Domain> domains_;
  std::vector<std::vector<std::size_t>> asked_at_;  // conditions whose facts are all chosen after so many domains
  std::vector<Value> values_, results_;
  std::vector<std::size_t> chosen_;
  std::size_t left_ = 0;
};

Witnesses::Witnesses(const Measure& measure, std::size_t evaluations) : measure_(measure), evaluations_(evaluations) {}

Outcome Witnesses::find(const Document& document, const std::vector<Demand>& conditions, Effort effort) {
  return Search(measure_, evaluations_, document, conditions).run(effort);
}

std::string given_text(const Json& json) {
  const auto key = [](const std::string& name) {
    const bool bare = !name.empty() && (name[0] < '0' || name[0] > '9') && feel::word_length(name) == name.size();
    return bare ? name : feel::quote(name);
  };
  if (const Json::Object* object = json.object()) {
    std::string out;
    for (const auto& [name, value] : *object) out += (out.empty() ? " " : ", ") + key(name) + ": " + given_text(value);
    return out.empty() ? "{}" : "{" + out + " }";
  }
  if (const Json::Array* array = json.array()) {
    std::string out;
    for (const Json& item : *array) out += (out.empty() ? "" : ", ") + given_text(item);
    return "[" + out + "]";
  }
  if (const std::string* text = json.string()) return feel::quote(*text);
  return to_json(json);
}

}  // namespace zj::analysis
