// Whatever the text, compiling never crashes; what compiles evaluates with and without a trace to the same result, and
// its printed form compiles to the same tree.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "feel/feel.h"
#include "feel/test_support.h"
#include "words/feel.h"

namespace {

using namespace zj;
using namespace zj::feel;

const Scope& scope() {
  static const Scope instance = [] {
    Scope s;
    s.declare("甲", Type(Type::Kind::number));
    s.declare("乙", Type(Type::Kind::boolean));
    s.declare("a b", Type());
    s.declare("记录",
              Type::list(Type::context({{"类别", Type(Type::Kind::string)}, {"日期", Type(Type::Kind::date)}})));
    s.define("常数", Value::number(3));
    return s;
  }();
  return instance;
}

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1 || size > 4096) return 0;
  const Reading reading = data[0] & 1 ? Reading::standard : Reading::measure;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Compilation compiled = compile(text, scope(), {1, 1}, reading);
  (void)compile_unary_tests(text, scope(), "甲", {1, 1}, reading);
  if (!compiled) {
    require(!compiled.diagnostics.empty());
    return 0;
  }
  const Expression& expression = *compiled.expression;
  const std::vector<Value> facts{Value::number(2), Value::missing(), Value::string("x"),
                                 Value::list({Value::context({{"类别", Value::string("质量")}}), Value::context({})})};
  const Limits limits{.steps = 2000, .list_items = 2000, .text_bytes = 10'000};
  const Value plain = expression.evaluate(facts, limits);
  Trace trace;
  const Value traced = expression.evaluate(facts, trace, limits);
  const bool limited = plain.is_unknown() && plain.origin().fault == Fault::too_large;
  const bool limited_when_traced = traced.is_unknown() && traced.origin().fault == Fault::too_large;
  if (!limited && !limited_when_traced && plain.kind() != Value::Kind::function) {
    require(plain.kind() == traced.kind() && plain.is_unknown() == traced.is_unknown());
  }
  (void)missing_facts(expression.program(), trace);
  (void)expression.evaluate_exactly(facts, limits);
  (void)to_text(plain);

  const std::string printed = print(expression);
  if (printed.size() > 16'384) return 0;
  const Compilation again = compile(printed, scope(), {1, 1}, reading);
  // Parentheses that printing adds can be one level too many. The standard reading puts null where a name or an
  // argument was wrong; only the other keeps every word.
  if (!again && again.diagnostics.front().said.word.en == words::formula_too_deep.en) return 0;
  if (reading == Reading::measure)
    require(again && testing::same_tree(expression.program(), again.expression->program()));
  return 0;
}
