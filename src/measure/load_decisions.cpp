// Decision tables: their columns told apart, their cells compiled, what they come to as a name.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "feel/print.h"
#include "measure/columns.h"
#include "measure/domain.h"
#include "measure/load.h"
#include "words/feel.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

using feel::TableText;
using feel::Type;
using Hit = TableText::Hit;
using Aggregation = TableText::Aggregation;

struct Policy {
  std::string_view name;
  Hit hit;
  Aggregation aggregation = Aggregation::none;
};
// DMN 1.5, 8.2.10.
constexpr std::array<Policy, 11> policies{{{"U", Hit::unique},
                                           {"A", Hit::any},
                                           {"P", Hit::priority},
                                           {"F", Hit::first},
                                           {"C", Hit::collect},
                                           {"C+", Hit::collect, Aggregation::sum},
                                           {"C<", Hit::collect, Aggregation::min},
                                           {"C>", Hit::collect, Aggregation::max},
                                           {"C#", Hit::collect, Aggregation::count},
                                           {"R", Hit::rule_order},
                                           {"O", Hit::output_order}}};

constexpr std::string_view arrow = "→";
constexpr std::string_view otherwise_mark = "其余";

enum class ColumnKind { input, output, note };

ColumnKind kind_of(std::string_view heading) {
  if (heading.starts_with(arrow)) return ColumnKind::output;
  if (heading.starts_with("（") && heading.ends_with("）")) return ColumnKind::note;
  return ColumnKind::input;
}

// What people write for "any" or for an arrow though it is neither here.
bool looks_like_any(std::string_view cell) {
  static constexpr std::array<std::string_view, 8> spellings{"—", "－", "–", "——", "任意", "任何", "不限", "/"};
  return std::ranges::find(spellings, cell) != spellings.end();
}
std::string_view looks_like_arrow(std::string_view heading) {
  for (const std::string_view spelling : {"->", "=>", "⇒", "➔", "➜", "=＞", "-＞", "—>"}) {
    if (heading.starts_with(spelling)) return spelling;
  }
  return {};
}

// Reads one table. Everything in it is compiled as one, each cell under a line of its own, by which a message finds its
// way back.
class Reader {
 public:
  Reader(const Table& table, Decision& decision, Diagnostics& diagnostics)
      : source_(table), decision_(decision), diagnostics_(diagnostics) {}

  // The type of what the table comes to; nothing when it cannot be used.
  std::optional<Type> read(const Heading& heading) {
    const bool good = read_policy(heading) & read_columns() & check_shape();
    if (!good) return std::nullopt;
    read_rows();
    text_.name = decision_.name;
    text_.hit = decision_.policy;
    feel::TableCompilation compiled = feel::compile_table(text_, decision_.document->scope);
    for (const feel::Diagnostic& d : compiled.diagnostics) {
      const feel::Place at{1, d.at.col};
      report(d.at.line > 1 ? cells_[d.at.line - 2] : Located({}, source_.at), {d.severity, at, d.length, d.said, d.fix},
             Use::value, diagnostics_);
    }
    if (!compiled || failed_) return std::nullopt;
    decision_.table = std::move(*compiled.table);
    std::vector<Type> types;
    bool fits = check_choices();
    for (std::size_t i = 0; i < decision_.outputs.size(); ++i) {
      fits = check_types(i) && check_order(i) && fits;
      types.push_back(decision_.table.type(i));
    }
    if (!fits) return std::nullopt;
    find_regions();
    return type_of(types);
  }

 private:
  void error(Position at, Said message, Said fix = {}) {
    failed_ = true;
    diagnostics_.error(at, std::move(message), std::move(fix));
  }

  TableText::Cell cell(const Located& text) {
    cells_.push_back(text);
    return {text.text(), {static_cast<std::uint32_t>(cells_.size() + 1), 1}};
  }

  bool read_policy(const Heading& heading) {
    const Located* hit = heading.parameter("hit");
    decision_.hit = hit ? hit->text() : "U";
    const auto known = std::ranges::find(policies, std::string_view(decision_.hit), &Policy::name);
    if (known == policies.end()) {
      std::string all;
      for (const Policy& policy : policies) all.append(all.empty() ? "" : " · ").append(policy.name);
      error(hit->at(), say(words::unknown_hit_policy, decision_.hit, all), say(words::fix_hit_policy));
      return false;
    }
    decision_.policy = known->hit;
    text_.aggregation = known->aggregation;
    return true;
  }

  bool read_columns() {
    ColumnKind last = ColumnKind::input;
    for (const Located& heading : source_.header) {
      const ColumnKind kind = kind_of(heading.text());
      kinds_.push_back(kind);
      if (heading.empty()) {
        error(heading.at(), say(words::column_without_name));
      } else if (const std::string_view slip = looks_like_arrow(heading.text()); !slip.empty()) {
        error(heading.at(), say(words::column_of_no_kind, heading.text()),
              say(words::fix_write, "→ " + std::string(trim(std::string_view(heading.text()).substr(slip.size())))));
      } else if (kind < last) {
        error(heading.at(), say(words::column_out_of_order, heading.text()), say(words::fix_column_order));
      } else if (kind == ColumnKind::input) {
        const Located expression = without_backticks(heading);
        decision_.inputs.push_back({expression.text(), nullptr, expression.at()});
        text_.inputs.push_back({cell(expression), {}});
      } else if (kind == ColumnKind::output) {
        read_output(heading.slice(arrow.size()).trimmed());
      }
      last = std::max(last, kind);
    }
    if (decision_.inputs.empty() && !failed_)
      error(source_.at, say(words::table_without_inputs), say(words::fix_table_columns));
    if (decision_.outputs.empty() && !failed_)
      error(source_.at, say(words::table_without_results), say(words::fix_table_columns));
    return !failed_;
  }

  // 等级（"优" > "良"）: the name, and the results from the first choice to the last.
  void read_output(const Located& heading) {
    const std::string& text = heading.text();
    const std::size_t open = text.ends_with("）") ? text.find("（") : std::string::npos;
    const Located name = heading.slice(0, open).trimmed();
    if (name.empty()) error(heading.at(), say(words::column_without_name));
    if (std::ranges::find(decision_.outputs, name.text()) != decision_.outputs.end())
      error(heading.at(), say(words::repeated_column, name.text()));
    decision_.outputs.push_back(name.text());
    TableText::Output output{name.text(), {}, {}};
    const bool ordered = decision_.policy == Hit::priority || decision_.policy == Hit::output_order;
    if (open != std::string::npos && !ordered)
      error(heading.at(open), say(words::order_without_use, decision_.hit), say(words::fix_order_without_use));
    if (open != std::string::npos && ordered) {
      const std::size_t from = open + std::string_view("（").size();
      const Located values = heading.slice(from, text.size() - from - std::string_view("）").size());
      std::string list = values.text();
      for (std::size_t at = 0; (at = find_outside(list, ">", at)) != std::string::npos;) list[at] = ',';
      output.values = cell(Located(list, values.at()));
    }
    outputs_at_.push_back(heading);
    text_.outputs.push_back(std::move(output));
  }

  bool check_shape() {
    if (failed_) return false;
    const bool ordered = decision_.policy == Hit::priority || decision_.policy == Hit::output_order;
    const bool none = std::ranges::all_of(text_.outputs, [](const auto& output) { return output.values.text.empty(); });
    if (ordered && none)
      error(outputs_at_.front().at(), say(words::order_missing, decision_.hit), say(words::fix_order_missing));
    if (text_.aggregation != Aggregation::none && decision_.outputs.size() > 1)
      error(outputs_at_[1].at(), say(words::one_result_only, decision_.hit));
    if (source_.rows.empty()) error(source_.at, say(words::table_without_rows));
    return !failed_;
  }

  void read_rows() {
    for (std::size_t r = 0; r < source_.rows.size(); ++r) {
      const auto& row = source_.rows[r];
      Decision::Row kept{{}, {}, {}, false, row.front().at()};
      TableText::Rule rule;
      std::vector<TableText::Cell> results;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const Located text = without_backticks(row[i]);
        if (kinds_[i] == ColumnKind::note) {
          if (!text.empty()) kept.note.append(kept.note.empty() ? "" : "，").append(text.text());
        } else if (kinds_[i] == ColumnKind::output) {
          kept.results.push_back(text.text());
          if (text.empty()) error(text.at(), say(words::result_missing), say(words::fix_result_missing));
          results.push_back(cell(text.empty() ? Located("null", text.at()) : text));
        } else {
          kept.otherwise = kept.otherwise || text.text() == otherwise_mark;
          kept.tests.push_back(text.text());
          rule.tests.push_back(cell(test(text, i)));
        }
      }
      if (kept.otherwise) {
        read_otherwise(row, kept, results, r + 1 == source_.rows.size());
      } else {
        rule.results = std::move(results);
        text_.rules.push_back(std::move(rule));
      }
      decision_.rows.push_back(std::move(kept));
    }
    if (text_.rules.empty()) error(source_.at, say(words::table_without_rows));
  }

  void read_otherwise(const std::vector<Located>& row, const Decision::Row& kept,
                      const std::vector<TableText::Cell>& results, bool is_last) {
    if (!is_last) error(row.front().at(), say(words::otherwise_not_last), say(words::fix_otherwise_not_last));
    for (std::size_t i = 0; i < kept.tests.size(); ++i) {
      const std::string& text = kept.tests[i];
      if (!text.empty() && text != "-" && text != otherwise_mark)
        error(row[i].at(), say(words::otherwise_with_test, text), say(words::fix_write, "-"));
    }
    for (std::size_t i = 0; i < results.size(); ++i) text_.outputs[i].fallback = results[i];
  }

  // A cell of an input, with slips that the grammar of FEEL would explain badly told first.
  Located test(const Located& text, std::size_t column) {
    const Located any("-", text.at());
    if (text.text() == otherwise_mark) return any;
    if (looks_like_any(text.text())) {
      error(text.at(), say(words::not_the_sign_of_any, text.text()), say(words::fix_write, "-"));
      return any;
    }
    const Document& document = *decision_.document;
    const Fact* fact = document.glossary.find(document.glossary.full_path(decision_.inputs[column].text));
    if (!fact || fact->type != FactType::choice) return text;
    std::string quoted;
    std::string_view rest = text.text();
    while (!rest.empty()) {
      const std::size_t end = std::min({rest.find(','), rest.find("，"), rest.find("、")});
      const std::string word(trim(rest.substr(0, end)));
      if (std::ranges::find(fact->values, word) == fact->values.end()) return text;
      quoted += (quoted.empty() ? "" : ", ") + feel::quote(word);
      const std::size_t mark = end == std::string_view::npos ? 0 : rest[end] == ',' ? 1 : 3;
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + mark);
    }
    if (quoted.empty()) return text;
    error(text.at(), say(words::text_without_quotes, text.text()), say(words::fix_write, quoted));
    return any;
  }

  Position cell_at(std::size_t row, ColumnKind kind, std::size_t number) const {
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (kinds_[i] == kind && number-- == 0) return source_.rows[row][i].at();
    }
    return source_.at;
  }

  // A word that the glossary's closed list does not have can never be met.
  bool check_choices() {
    bool good = true;
    const feel::DecisionTable& table = decision_.table;
    for (std::size_t i = 0; i < decision_.inputs.size(); ++i) {
      const feel::Node& root = table.input(i).program().nodes[0];
      const auto [fact, part] = root.kind == feel::NodeKind::fact ? decision_.document->fact_at(root.index)
                                                                  : std::pair<const Fact*, int>{nullptr, -1};
      if (!fact || part >= 0) continue;
      decision_.inputs[i].fact = fact;
      if (fact->type != FactType::choice) continue;
      for (std::size_t r = 0; r < table.rules(); ++r) {
        if (table.is_any(r, i)) continue;
        const feel::Expression* const test = &table.test(r, i);
        auto words = feel::regions({&test, 1}, table.tested_slot(), Type::Kind::string, {});
        if (!words) continue;
        words->pop_back();  // the one that stands for any other
        for (const feel::Value& word : *words) {
          if (std::ranges::find(fact->values, word.as_string()) != fact->values.end()) continue;
          const std::string_view near = nearest(word.as_string(), {fact->values.begin(), fact->values.end()});
          diagnostics_.error(cell_at(r, ColumnKind::input, i),
                             say(words::not_listed, word.as_string(), join(fact->values, "·")),
                             near.empty() ? Said{} : say(words::fix_write, feel::quote(near)));
          good = false;
        }
      }
    }
    return good;
  }

  const feel::Expression* result_at(std::size_t row, std::size_t output) const {
    return row < decision_.table.rules() ? &decision_.table.result(row, output) : decision_.table.fallback(output);
  }

  bool check_types(std::size_t output) {
    bool good = true;
    std::optional<Type> first;
    std::size_t first_row = 0;
    for (std::size_t r = 0; r < decision_.rows.size(); ++r) {
      const feel::Expression* result = result_at(r, output);
      if (!result || result->type().kind() == Type::Kind::null || result->type().is_any()) continue;
      const Type& type = result->type();
      if (text_.aggregation == Aggregation::sum && !type.is_number()) {
        diagnostics_.error(cell_at(r, ColumnKind::output, output), say(words::sum_of_no_number, type.text()));
        good = false;
      } else if (!first) {
        first = type;
        first_row = r;
      } else if (!compatible(*first, type)) {
        diagnostics_.error(cell_at(r, ColumnKind::output, output),
                           say(words::result_of_other_type, type.text(), std::to_string(first_row + 1), first->text()));
        good = false;
      }
    }
    return good;
  }

  // Where results have an order, each of them stands in it.
  bool check_order(std::size_t output) {
    const std::vector<feel::Value>& order = decision_.table.order(output);
    if (order.empty()) return true;
    bool good = true;
    for (std::size_t r = 0; r < decision_.rows.size(); ++r) {
      const feel::Expression* result = result_at(r, output);
      if (result && result->facts().empty() &&
          std::ranges::find(order, result->evaluate(decision_.document->scope.blank())) != order.end())
        continue;
      diagnostics_.error(cell_at(r, ColumnKind::output, output),
                         say(words::result_not_in_order, decision_.rows[r].results[output]),
                         say(words::fix_result_not_in_order));
      good = false;
    }
    return good;
  }

  void find_regions() {
    feel::DecisionTable& table = decision_.table;
    for (std::size_t i = 0; i < decision_.inputs.size(); ++i) {
      auto values = regions_of(table.input(i), table.tests(i), table.tested_slot(), decision_.inputs[i].fact,
                               *decision_.document);
      if (values) table.set_regions(i, std::move(*values));
    }
  }

  Type type_of(const std::vector<Type>& types) const {
    if (text_.aggregation == Aggregation::count || text_.aggregation == Aggregation::sum) return Type::Kind::number;
    Type row = types.front();
    if (types.size() > 1) {
      std::vector<Type::Field> fields;
      for (std::size_t i = 0; i < types.size(); ++i) fields.push_back({decision_.outputs[i], types[i]});
      row = Type::built_context(std::move(fields));
    }
    const bool many = decision_.policy == Hit::rule_order || decision_.policy == Hit::output_order ||
                      (decision_.policy == Hit::collect && text_.aggregation == Aggregation::none);
    return many ? Type::list(std::move(row)) : row;
  }

  const Table& source_;
  Decision& decision_;
  Diagnostics& diagnostics_;
  TableText text_;
  std::vector<ColumnKind> kinds_;
  std::vector<Located> cells_;
  std::vector<Located> outputs_at_;
  bool failed_ = false;
};

}  // namespace

// Makes a name of each table; what it reads is every cell that is FEEL.
void Loader::collect_decisions() {
  for (const PlacedTable* placed : tables("decision")) {
    const Located* name = placed->heading.parameter("name");
    const Located* document = placed->heading.parameter("document");
    if (!schema_ && document && !find_document(document->text())) continue;
    if (document && !home_of(document->text())) {
      diagnostics_.error(document->at(), say(words::unknown_document, document->text()));
      continue;
    }
    Located text({}, placed->table.at);
    const auto& header = placed->table.header;
    for (const Located& heading : header) {
      if (kind_of(heading.text()) == ColumnKind::input) text.append("\n", heading);
    }
    for (const auto& row : placed->table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (kind_of(header[i].text()) != ColumnKind::note) text.append("\n", row[i]);
      }
    }
    definitions_.push_back({name ? *name : placed->heading.text,
                            std::move(text),
                            {},
                            document ? document->text() : std::string(),
                            {},
                            false,
                            placed});
  }
}

void Loader::resolve_decision(const Definition& definition, Document& home) {
  Decision decision;
  decision.name = definition.name.text();
  decision.document = &home;
  decision.article = definition.table->article;
  decision.at = definition.table->heading.at;
  const auto type = Reader(definition.table->table, decision, diagnostics_).read(definition.table->heading);
  if (!type) return;
  const std::size_t slot = home.scope.declare(decision.name, *type);
  measure_->decisions_.push_back(std::move(decision));
  const Decision& kept = measure_->decisions_.back();
  known_[{&home, kept.name}] = {&definition, measure_->derived_.size()};
  measure_->derived_.push_back({kept.name, &home, slot, std::nullopt, false, &kept, definition.name.at()});
}

}  // namespace zj::measure
