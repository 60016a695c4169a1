// Whatever is written as a decision table, a cell a line: compiling complains inside the cells, and what compiles
// answers twice alike and names as hits rules that it has, or the fallback after them, each once and in their order.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "feel/feel.h"
#include "feel/table.h"

namespace {

using namespace zj;
using namespace zj::feel;

void require(bool condition) {
  if (!condition) std::abort();
}

const Scope& scope() {
  static const Scope instance = [] {
    Scope s;
    s.declare("得分", Type(Type::Kind::number));
    s.declare("类别", Type(Type::Kind::string));
    s.declare("日期", Type(Type::Kind::date));
    return s;
  }();
  return instance;
}

// First byte: hit policy, aggregation and reading. Second: how many inputs and outputs. Then the cells.
TableText table(const std::uint8_t* head, std::string_view text) {
  TableText t;
  t.hit = static_cast<TableText::Hit>(head[0] % 7);
  t.aggregation = static_cast<TableText::Aggregation>(head[0] / 7 % 5);
  std::size_t at = 0;
  const std::vector<std::string_view> lines = split(text, '\n');
  // Each cell is a text of its own, on a line of its own.
  const auto cell = [&]() -> TableText::Cell {
    const auto line = static_cast<std::uint32_t>(at + 1);
    return {at < lines.size() ? std::string(lines[at++]) : std::string(), {line, 1}};
  };
  t.inputs.resize(head[1] % 3);
  for (TableText::Input& input : t.inputs) {
    input.expression = cell();
    input.values = cell();
  }
  t.outputs.resize(1 + head[1] / 3 % 2);
  for (TableText::Output& output : t.outputs) {
    output.name = cell().text;
    output.values = cell();
    output.fallback = cell();
  }
  while (at < lines.size() && t.rules.size() < 20) {
    TableText::Rule& rule = t.rules.emplace_back();
    for (std::size_t i = 0; i < t.inputs.size(); ++i) rule.tests.push_back(cell());
    for (std::size_t i = 0; i < t.outputs.size(); ++i) rule.results.push_back(cell());
  }
  return t;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 2048) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const Reading reading = data[0] & 0x80 ? Reading::standard : Reading::measure;
  const TableText written = table(data, text);
  const TableCompilation compiled = compile_table(written, scope(), reading);
  const std::size_t lines = split(text, '\n').size();
  for (const Diagnostic& d : compiled.diagnostics) {
    require(!d.said.in(Lang::zh).empty());
    require(d.at.line >= 1 && d.at.col >= 1 && d.at.line <= lines + written.outputs.size() + 20);
  }
  if (!compiled) {
    require(!compiled.diagnostics.empty());
    return 0;
  }
  const std::vector<Value> known{Value::number(60), Value::string("重大"), Value::day(20'000)};
  for (const std::vector<Value>& facts : {known, scope().blank()}) {
    std::vector<std::size_t> hits, hits_again;
    const Value result = compiled.table->evaluate(facts, &hits), again = compiled.table->evaluate(facts, &hits_again);
    require(hits == hits_again && result.kind() == again.kind() && result.is_unknown() == again.is_unknown());
    if (result.kind() != Value::Kind::function && !result.is_list() && !result.is_context()) require(result == again);
    for (std::size_t i = 0; i < hits.size(); ++i)
      require(hits[i] <= written.rules.size() && (i == 0 || hits[i - 1] < hits[i]));
  }
  return 0;
}
