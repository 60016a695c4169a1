#include "analysis/tables.h"

#include <algorithm>
#include <functional>
#include <set>

#include "analysis/table_input.h"
#include "words/measure.h"

namespace zj::analysis {

using namespace measure;
namespace {

using feel::Value;
using Hit = feel::TableText::Hit;

constexpr std::size_t most_gaps = 3;  // of one table: the rest shows when these are closed
constexpr std::size_t most_overlaps = 10;
constexpr std::size_t most_replays = 5'000;  // of one search: where columns hang together, few combinations exist
constexpr std::size_t most_steps = 500'000;

class TableChecker {
 public:
  TableChecker(const Measure& measure, const Decision& decision, Diagnostics& diagnostics)
      : measure_(measure), decision_(decision), table_(decision.table), diagnostics_(diagnostics) {}

  void check() {
    for (std::size_t c = 0; c < table_.columns(); ++c) {
      if (!table_.regions(c)) return;
      std::vector<std::vector<bool>> column(table_.rules());
      for (std::size_t r = 0; r < table_.rules(); ++r) {
        for (const Value& value : *table_.regions(c)) column[r].push_back(table_.passes(r, c, value));
      }
      passes_.push_back(std::move(column));
    }
    find_dead_rows();
    find_idle_cells();
    find_overlaps();
    find_gaps();
    find_covered_rows();
  }

 private:
  using Rules = std::vector<std::size_t>;
  // One region of each column, by index.
  using Choice = std::vector<std::size_t>;

  std::string line(std::size_t row) const { return std::to_string(decision_.rows[row].at.line); }
  static std::string number(std::size_t row) { return std::to_string(row + 1); }

  // Whether a result must be there for every input.
  bool needs_a_row() const {
    const bool many = decision_.policy == Hit::rule_order || decision_.policy == Hit::output_order ||
                      decision_.policy == Hit::collect;
    return !many || decision_.hit == "C<" || decision_.hit == "C>";
  }

  std::optional<TableInput> try_choice(const Choice& choice) const {
    std::vector<Value> inputs;
    for (std::size_t c = 0; c < choice.size(); ++c) inputs.push_back((*table_.regions(c))[choice[c]]);
    return try_input(measure_, decision_, inputs);
  }

  // A search for inputs that none of some rules takes, column by column, within what one rule takes or anywhere.
  // `found` is asked about each; it says whether to go on.
  struct Search {
    std::optional<std::size_t> within;
    std::function<bool(const Choice&)> found;
    std::set<std::pair<std::size_t, Rules>> covered;
    Choice choice;
    std::size_t steps = 0;
    bool any = false;
    bool stopped = false;
  };

  bool takes_the_rest(std::size_t rule, std::size_t column) const {
    for (; column < passes_.size(); ++column) {
      if (!table_.is_any(rule, column)) return false;
    }
    return true;
  }

  // Whether the rules leave nothing open from this column on.
  bool search(Search& s, std::size_t column, const Rules& rules) const {
    if (s.stopped || ++s.steps > most_steps) {
      s.stopped = true;
      return false;
    }
    if (std::ranges::any_of(rules, [&](std::size_t rule) { return takes_the_rest(rule, column); })) return true;
    if (column == passes_.size()) {
      s.any = true;
      if (!s.found(s.choice)) s.stopped = true;
      return false;
    }
    if (s.covered.contains({column, rules})) return true;
    bool all = true;
    for (std::size_t v = 0; v < table_.regions(column)->size() && !s.stopped; ++v) {
      if (s.within && !passes_[column][*s.within][v]) continue;
      Rules left;
      for (const std::size_t rule : rules) {
        if (passes_[column][rule][v]) left.push_back(rule);
      }
      s.choice.push_back(v);
      all = search(s, column + 1, left) && all;
      s.choice.pop_back();
    }
    if (all && !s.stopped) s.covered.insert({column, rules});
    return all && !s.stopped;
  }

  // A cell that no value passes.
  void find_dead_rows() {
    dead_.assign(table_.rules(), false);
    for (std::size_t r = 0; r < table_.rules(); ++r) {
      for (std::size_t c = 0; c < passes_.size() && !dead_[r]; ++c) {
        if (std::ranges::find(passes_[c][r], true) != passes_[c][r].end()) continue;
        dead_[r] = true;
        diagnostics_.warning(
            decision_.rows[r].at,
            say(words::row_never_met, decision_.name, number(r), decision_.rows[r].tests[c], decision_.inputs[c].text),
            say(words::fix_row_never_met));
      }
    }
  }

  // `>= 0.7, < 0.9` is "or", and so always true: somebody meant "and".
  void find_idle_cells() {
    for (std::size_t r = 0; r < table_.rules(); ++r) {
      for (std::size_t c = 0; c < passes_.size(); ++c) {
        const std::string& text = decision_.rows[r].tests[c];
        const Value& sample = table_.regions(c)->front();
        const bool ordered = sample.is_numeric() || sample.kind() == Value::Kind::date;
        const bool always = std::ranges::find(passes_[c][r], false) == passes_[c][r].end();
        if (table_.is_any(r, c) || !ordered || !always || text.find(',') == std::string::npos) continue;
        diagnostics_.warning(decision_.rows[r].at, say(words::cell_always_met, decision_.name, number(r), text),
                             say(words::fix_cell_always_met));
      }
    }
  }

  void find_overlaps() {
    if (decision_.policy != Hit::unique && decision_.policy != Hit::any) return;
    std::size_t reported = 0;
    for (std::size_t b = 1; b < table_.rules(); ++b) {
      for (std::size_t a = 0; a < b && reported < most_overlaps; ++a) {
        if (const auto both = overlap(a, b)) {
          report_overlap(a, b, *both);
          ++reported;
        }
      }
    }
  }

  // An input that both rules take, and that the engine refuses to decide.
  std::optional<TableInput> overlap(std::size_t a, std::size_t b) const {
    std::optional<TableInput> result;
    std::size_t replays = 0;
    Choice choice;
    const std::function<bool(std::size_t)> walk = [&](std::size_t column) {
      if (column == passes_.size()) {
        auto tried = try_choice(choice);
        const bool conflict = tried && tried->result.is_unknown() &&
                              tried->result.origin().fault == feel::Fault::rules_conflict &&
                              std::ranges::find(tried->hits, a) != tried->hits.end() &&
                              std::ranges::find(tried->hits, b) != tried->hits.end();
        if (conflict) result = std::move(tried);
        return result || ++replays >= most_replays;
      }
      for (std::size_t v = 0; v < table_.regions(column)->size(); ++v) {
        if (!passes_[column][a][v] || !passes_[column][b][v]) continue;
        choice.push_back(v);
        const bool done = walk(column + 1);
        choice.pop_back();
        if (done) return true;
      }
      return false;
    };
    walk(0);
    return result;
  }

  void report_overlap(std::size_t a, std::size_t b, const TableInput& input) {
    Said message = say(decision_.policy == Hit::unique ? words::rows_overlap : words::rows_disagree, decision_.name,
                       number(a), number(b), line(a), line(b), input.text);
    Said fix = say(decision_.policy == Hit::unique ? words::fix_rows_overlap : words::fix_rows_disagree);
    const Position at = decision_.rows[b].at;
    if (input.is_dossier) {
      diagnostics_.error(at, std::move(message), std::move(fix));
    } else {
      diagnostics_.warning(at, std::move(message), std::move(fix));
    }
  }

  Rules all_rules() const {
    Rules rules;
    for (std::size_t r = 0; r < table_.rules(); ++r) rules.push_back(r);
    return rules;
  }

  void find_gaps() {
    if (!decision_.has_otherwise() && !needs_a_row()) return;
    std::size_t gaps = 0;
    std::size_t replays = 0;
    Search s;
    s.found = [&](const Choice& choice) {
      const auto tried = try_choice(choice);
      const bool is_gap =
          tried && (decision_.has_otherwise()
                        ? tried->hits == std::vector<std::size_t>{table_.rules()}
                        : tried->result.is_unknown() && tried->result.origin().fault == feel::Fault::no_rule);
      if (is_gap) {
        ++gaps;
        if (!decision_.has_otherwise())
          diagnostics_.warning(decision_.at, say(words::table_has_gap, decision_.name, tried->text),
                               say(words::fix_table_has_gap));
      }
      return gaps < (decision_.has_otherwise() ? 1 : most_gaps) && ++replays < most_replays;
    };
    search(s, 0, all_rules());
    if (decision_.has_otherwise() && gaps == 0 && !s.stopped)
      diagnostics_.warning(decision_.rows.back().at, say(words::otherwise_never, decision_.name),
                           say(words::fix_row_never_met));
  }

  // Rows that never decide, because others take all that they take.
  void find_covered_rows() {
    if (decision_.policy != Hit::first && decision_.policy != Hit::priority && decision_.policy != Hit::any) return;
    for (std::size_t r = 0; r < table_.rules(); ++r) {
      if (dead_[r]) continue;
      Rules others;
      for (std::size_t other = 0; other < table_.rules(); ++other) {
        if (other == r || dead_[other]) continue;
        const bool stronger = decision_.policy == Hit::first      ? other < r
                              : decision_.policy == Hit::priority ? table_.comes_first(other, r)
                                                                  : true;
        if (stronger) others.push_back(other);
      }
      Search s;
      s.within = r;
      s.found = [](const Choice&) { return false; };
      search(s, 0, others);
      if (s.any || s.stopped) continue;
      dead_[r] = true;
      diagnostics_.warning(decision_.rows[r].at, say(words::row_covered, decision_.name, number(r)),
                           say(words::fix_row_covered));
    }
  }

  const Measure& measure_;
  const Decision& decision_;
  const feel::DecisionTable& table_;
  Diagnostics& diagnostics_;
  std::vector<std::vector<std::vector<bool>>> passes_;  // by column, rule and region
  std::vector<bool> dead_;                              // rules that never decide
};

}  // namespace

void check_tables(const Measure& measure, Diagnostics& diagnostics) {
  for (const Decision& decision : measure.decisions()) TableChecker(measure, decision, diagnostics).check();
}

}  // namespace zj::analysis
