#pragma once
// A decision table of a measure: a Markdown table whose rows say which result follows from which inputs.

#include <string>
#include <vector>

#include "feel/table.h"
#include "measure/document.h"
#include "measure/source.h"
#include "measure/text.h"

namespace zj::measure {

struct Decision {
  std::string name;  // 应付标准
  std::string hit;   // as written: U, C+
  feel::TableText::Hit policy = feel::TableText::Hit::unique;
  const Document* document = nullptr;
  std::size_t article = 0;
  Position at;

  struct Input {
    std::string text;            // FEEL, as in the heading
    const Fact* fact = nullptr;  // when the heading is a fact's name and nothing else
    Position at;
  };
  struct Row {
    std::vector<std::string> tests;  // as written
    std::vector<std::string> results;
    std::string note;        // the annotations
    bool otherwise = false;  // 其余: applies where no other does; the last one, if any
    Position at;
  };
  std::vector<Input> inputs;
  std::vector<std::string> outputs;  // their names
  std::vector<Row> rows;
  // Its rules are the rows, but for the one of 其余, which is its fallback: a hit of index i is rows[i] in any case.
  feel::DecisionTable table;

  bool has_otherwise() const { return !rows.empty() && rows.back().otherwise; }
};

// What a row is about: its annotation, or else its conditions (称号 "智能工厂"，联网率 >= 0.7).
Text row_text(const Decision& decision, std::size_t row);

// "按表“应付标准”第 2 行（…）" for the rows that hit, by index; that none applies when there are none.
Text rows_text(const Decision& decision, const std::vector<std::size_t>& hits);

}  // namespace zj::measure
