// The tables of a measure: glossaries, elements, points and constants.

#include <algorithm>

#include "base/text.h"
#include "measure/columns.h"
#include "measure/load.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

constexpr std::string_view cell_table = "环节表";

using Field = feel::Type::Field;
using Kind = feel::Type::Kind;

// An id in backticks is text; empty is null; 是 and 否 are truth values; what reads as a decimal is a number.
feel::Value data_value(const Located& cell) {
  const std::string& text = cell.text();
  if (text.empty()) return {};
  if (const Located id = without_backticks(cell); id.text().size() != text.size())
    return feel::Value::string(id.text());
  if (text == "是") return feel::Value::boolean(true);
  if (text == "否") return feel::Value::boolean(false);
  if (text.find_first_not_of("-0123456789.") == std::string::npos) {
    if (const auto number = feel::Value::exact_number(text)) return *number;
  }
  return feel::Value::string(text);
}

// F.A.1.3.D.a → F.A.1.3.D; empty when the last part is not one lower-case letter.
std::string cell_of(std::string_view clause) {
  const bool lettered =
      clause.size() > 2 && clause[clause.size() - 2] == '.' && clause.back() >= 'a' && clause.back() <= 'z';
  return lettered ? std::string(clause.substr(0, clause.size() - 2)) : std::string();
}

}  // namespace

void Loader::read_elements() {
  for (const PlacedTable* placed : tables("elements")) {
    const Columns columns(placed->table, {"编号", "要求"}, {"组", "环节", "适用"}, diagnostics_);
    const Located* title = placed->heading.parameter("title");
    const Located* element = placed->heading.parameter("element");
    const Located* label = placed->heading.parameter("label");
    if (!title || !element) {
      diagnostics_.error(placed->heading.at, say(words::elements_without_title), say(words::fix_elements_title));
      continue;
    }
    if (!columns.complete()) continue;
    std::string group, link, variant = "全部";
    for (const auto& row : placed->table.rows) {
      const Located id = without_backticks(columns.cell(row, "编号"));
      const auto keep = [&](std::string_view column, std::string& value) {
        if (const Located cell = columns.cell(row, column); !cell.empty()) value = cell.text();
      };
      keep("组", group);
      keep("环节", link);
      keep("适用", variant);
      if (variant != "全部" && variant != "离散型" && variant != "流程型")
        diagnostics_.error(columns.cell(row, "适用").at(), say(words::bad_variant, variant));
      const std::string cell_id = cell_of(id.text());
      if (cell_id.empty()) {
        diagnostics_.error(id.at(), say(words::bad_clause_id, id.text()), say(words::fix_clause_id));
        continue;
      }
      auto& cells = measure_->cells_;
      auto cell = std::find_if(cells.begin(), cells.end(), [&](const Cell& c) { return c.id == cell_id; });
      if (cell == cells.end()) {
        cells.push_back({cell_id,
                         title->text(),
                         element->text(),
                         label ? label->text() : std::string(),
                         group,
                         link,
                         variant,
                         {},
                         std::nullopt,
                         placed->article});
        cell = std::prev(cells.end());
      }
      const auto same = [&](const Clause& c) { return c.id == id.text(); };
      if (std::any_of(cell->clauses.begin(), cell->clauses.end(), same))
        diagnostics_.error(id.at(), say(words::repeated_id, id.text()));
      cell->clauses.push_back({id.text(), columns.cell(row, "要求").text()});
    }
  }
}

void Loader::read_weights() {
  for (const PlacedTable* placed : tables("weights")) {
    const Columns columns(placed->table, {"编号", "分值"}, {"说明"}, diagnostics_);
    if (!columns.complete()) continue;
    for (const auto& row : placed->table.rows) {
      const Located id = without_backticks(columns.cell(row, "编号"));
      const Located points = columns.cell(row, "分值");
      const auto weight = Decimal::parse(points.text());
      if (!weight || weight->is_negative()) {
        diagnostics_.error(points.at(), say(words::bad_weight, points.text()));
        continue;
      }
      bool found = false;
      for (Cell& cell : measure_->cells_) {
        if (cell.id == id.text()) cell.weight = *weight;
        found = found || cell.id == id.text() || cell.id.starts_with(id.text() + ".");
      }
      if (!found) diagnostics_.error(id.at(), say(words::unknown_cell, id.text()));
    }
  }
}

// A `.table`, and a `.weights` table too: a list of contexts under the name of its heading.
void Loader::read_data_tables() {
  for (const PlacedTable& placed : tables_) {
    const bool constant = placed.heading.has_class("table") || placed.heading.has_class("weights");
    if (!constant) continue;
    const Located* name = placed.heading.parameter("name");
    DataTable table{name ? name->text() : placed.heading.text.text(), {}, {}, placed.article};
    const Position at = name ? name->at() : placed.heading.text.at();
    if (measure_->table(table.name) || table.name == cell_table) {
      diagnostics_.error(at, say(words::repeated_name, table.name));
      continue;
    }
    std::vector<feel::Name> names;
    for (const Located& heading : placed.table.header) {
      if (heading.empty()) diagnostics_.error(heading.at(), say(words::column_without_name));
      table.columns.push_back(heading.text());
      names.emplace_back(heading.text());
    }
    std::vector<feel::Value> rows;
    for (const auto& row : placed.table.rows) {
      std::vector<feel::Entry> entries;
      for (std::size_t i = 0; i < row.size(); ++i) entries.push_back({names[i], data_value(row[i])});
      rows.push_back(feel::Value::context(std::move(entries)));
    }
    table.rows = feel::Value::list(std::move(rows));
    measure_->tables_.push_back(std::move(table));
  }
}

void Loader::read_documents() {
  const auto get = [&](const std::string& name) -> Document& {
    if (Document* known = find_document(name)) return *known;
    measure_->documents_.push_back(std::make_unique<Document>(name));
    return *measure_->documents_.back();
  };
  get("申报");
  for (const PlacedTable* placed : tables("glossary")) {
    const Located* name = placed->heading.parameter("document");
    get(name ? name->text() : "申报").glossary.add(placed->table, placed->heading, diagnostics_);
  }
  for (const auto& document : measure_->documents_) bind(*document);

  if (!schema_) return;
  // Situations of the procedure: the facts that the program supplies, alone and beside those of an object's document.
  measure_->situation_ = std::make_unique<Document>("程序");
  add_schema(*measure_->situation_);
  for (const PlacedTable* placed : tables("states")) {
    const Located* label = placed->heading.parameter("label");
    if (!label || !find_document(label->text())) continue;
    auto situation = std::make_unique<Document>(label->text());
    Diagnostics reported_before({});
    for (const PlacedTable* rows : tables("glossary")) {
      const Located* name = rows->heading.parameter("document");
      if (name && name->text() == label->text()) situation->glossary.add(rows->table, rows->heading, reported_before);
    }
    add_schema(*situation);
    measure_->situations_.push_back(std::move(situation));
  }
}

void Loader::add_schema(Document& document) {
  for (const auto& [path, type] : schema_->facts) document.glossary.add(path, type);
  bind(document);
}

void Loader::bind(Document& document) {
  const auto keys = [&](std::string_view table) -> std::optional<std::vector<std::string>> {
    std::vector<std::string> ids;
    if (table == cell_table) {
      for (const Cell& cell : measure_->cells_) ids.push_back(cell.id);
      return ids;
    }
    const DataTable* data = measure_->table(table);
    if (!data) return std::nullopt;
    for (const feel::Value& row : data->rows.items()) {
      const feel::Value* id = row.find("编号");
      if (id && id->is_string()) ids.emplace_back(id->as_string());
    }
    return ids;
  };
  document.bind(keys, diagnostics_);
}

// Tables are constants in every scope; their rows have exactly their columns, so that a mistyped one does not compile.
void Loader::define_tables() {
  std::vector<feel::Value> cells;
  for (const Cell& cell : measure_->cells_) {
    std::vector<feel::Value> clauses;
    for (const Clause& clause : cell.clauses)
      clauses.push_back(
          feel::Value::context({{"编号", feel::Value::string(clause.id)}, {"要求", feel::Value::string(clause.text)}}));
    cells.push_back(feel::Value::context({{"编号", feel::Value::string(cell.id)},
                                          {"称号", feel::Value::string(cell.title)},
                                          {"要素", feel::Value::string(cell.element)},
                                          {"组", feel::Value::string(cell.group)},
                                          {"环节", feel::Value::string(cell.link)},
                                          {"适用", feel::Value::string(cell.variant)},
                                          {"分值", cell.weight ? feel::Value::number(*cell.weight) : feel::Value()},
                                          {"条款", feel::Value::list(std::move(clauses))}}));
  }
  const feel::Type clause = feel::Type::built_context({Field{"编号", Kind::string}, Field{"要求", Kind::string}});
  const feel::Type cell =
      feel::Type::built_context({Field{"编号", Kind::string}, Field{"称号", Kind::string}, Field{"要素", Kind::string},
                                 Field{"组", Kind::string}, Field{"环节", Kind::string}, Field{"适用", Kind::string},
                                 Field{"分值", Kind::number}, Field{"条款", feel::Type::list(clause)}});
  const feel::Value all_cells = feel::Value::list(std::move(cells));
  for (Document* document : scopes_for({})) {
    if (!measure_->cells_.empty()) document->scope.define(cell_table, all_cells, feel::Type::list(cell));
    for (const DataTable& table : measure_->tables_) {
      std::vector<Field> fields;
      for (const std::string& column : table.columns) fields.push_back({column, column_type(table, column)});
      document->scope.define(table.name, table.rows, feel::Type::list(feel::Type::built_context(std::move(fields))));
    }
  }
}

// What all values of a column have in common.
feel::Type Loader::column_type(const DataTable& table, std::string_view column) {
  std::optional<feel::Type> type;
  for (const feel::Value& row : table.rows.items()) {
    const feel::Value* value = row.find(column);
    if (!value || value->is_null()) continue;
    const feel::Type own = feel::Type::of(*value);
    type = type ? unite(*type, own) : own;
  }
  return type.value_or(feel::Type());
}

std::vector<Document*> Loader::scopes_for(const std::string& document) {
  std::vector<Document*> scopes;
  const auto add = [&](const std::unique_ptr<Document>& candidate) {
    if (candidate && (document.empty() || candidate->name() == document)) scopes.push_back(candidate.get());
  };
  for (const auto& candidate : measure_->documents_) add(candidate);
  add(measure_->situation_);
  for (const auto& candidate : measure_->situations_) add(candidate);
  return scopes;
}

}  // namespace zj::measure
