// What holds of every expression: checked over generated ones, well typed over a small scope, with facts that are
// there or missing. The seed is fixed; a failure prints the smallest expression that was found.

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "feel/feel.h"
#include "feel/test_support.h"

namespace zj::feel {
namespace {

// Any number below n as likely as another: a range of the library is narrow while its tests are small.
std::size_t below(std::size_t n) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, n));
}

// ---- expressions

enum class Sort { number, truth, text, numbers };

// A text with one {} for each part.
struct Term {
  Sort sort = Sort::truth;
  std::string pattern;
  std::vector<Term> parts = {};
  bool bound = false;  // uses a variable of a loop around it
};

std::string text_of(const Term& term) {
  std::string out;
  std::size_t part = 0;
  for (std::size_t at = 0; at < term.pattern.size(); ++at) {
    if (term.pattern.compare(at, 2, "{}") != 0) {
      out += term.pattern[at];
      continue;
    }
    const Term& inner = term.parts[part++];
    out += inner.parts.empty() ? text_of(inner) : "(" + text_of(inner) + ")";
    ++at;
  }
  return out;
}

struct Form {
  const char* pattern;
  std::vector<Sort> parts = {};
  // Variables of a loop that the last part may use: v of numbers, r of records.
  const char* variable = "";
};

const std::vector<Form>& forms(Sort sort) {
  using enum Sort;
  static const std::vector<Form> of_number = {{"{} + {}", {number, number}},
                                              {"{} - {}", {number, number}},
                                              {"{} * {}", {number, number}},
                                              {"{} / {}", {number, number}},
                                              {"-{}", {number}},
                                              {"if {} then {} else {}", {truth, number, number}},
                                              {"abs({})", {number}},
                                              {"sum({})", {numbers}},
                                              {"count({})", {numbers}},
                                              {"max({})", {numbers}},
                                              {"{}[1]", {numbers}}};
  static const std::vector<Form> of_truth = {{"{} = {}", {number, number}},
                                             {"{} != {}", {number, number}},
                                             {"{} < {}", {number, number}},
                                             {"{} >= {}", {number, number}},
                                             {"{} = {}", {text, text}},
                                             {"{} between {} and {}", {number, number, number}},
                                             {"{} in [{}..{}]", {number, number, number}},
                                             {"{} in (< {}, {})", {number, number, number}},
                                             {"{} in [\"甲类\", \"乙类\"]", {text}},
                                             {"{} and {}", {truth, truth}},
                                             {"{} or {}", {truth, truth}},
                                             {"{} and {} and {}", {truth, truth, truth}},
                                             {"not({})", {truth}},
                                             {"if {} then {} else {}", {truth, truth, truth}},
                                             {"some v in {} satisfies {}", {numbers, truth}, "v"},
                                             {"every v in {} satisfies {}", {numbers, truth}, "v"},
                                             {"some r in 记录 satisfies {}", {truth}, "r"},
                                             {"every r in 记录 satisfies {}", {truth}, "r"},
                                             {"list contains({}, {})", {numbers, number}}};
  static const std::vector<Form> of_text = {{"if {} then {} else {}", {truth, text, text}}, {"{} + {}", {text, text}}};
  static const std::vector<Form> of_numbers = {{"[{}, {}]", {number, number}},
                                               {"[{}]", {number}},
                                               {"for v in {} return {}", {numbers, number}, "v"},
                                               {"{}[item > {}]", {numbers, number}},
                                               {"if {} then {} else {}", {truth, numbers, numbers}}};
  switch (sort) {
    case number:
      return of_number;
    case truth:
      return of_truth;
    case text:
      return of_text;
    case numbers:
      return of_numbers;
  }
  return of_truth;
}

Term leaf(Sort sort, const std::string& variables) {
  std::vector<Term> leaves;
  const auto add = [&](const char* text, bool bound = false) { leaves.push_back({sort, text, {}, bound}); };
  const bool v = variables.find('v') != std::string::npos, r = variables.find('r') != std::string::npos;
  switch (sort) {
    case Sort::number:
      for (const char* text : {"0", "1", "2.5", "0.1", "产量", "比率"}) add(text);
      if (v) add("v", true);
      if (r) add("r.数量", true);
      break;
    case Sort::truth:
      for (const char* text : {"true", "false", "独立法人", "已备案"}) add(text);
      break;
    case Sort::text:
      for (const char* text : {"\"甲类\"", "\"丙类\"", "类型"}) add(text);
      if (r) add("r.类别", true);
      break;
    case Sort::numbers:
      for (const char* text : {"指标", "记录.数量"}) add(text);
      break;
  }
  return leaves[below(leaves.size())];
}

Term term(Sort sort, int depth, const std::string& variables = "") {
  // A fifth of the branches end early, so that there are small expressions too.
  if (depth == 0 || below(5) == 0) return leaf(sort, variables);
  const std::vector<Form>& all = forms(sort);
  const Form& form = all[below(all.size())];
  Term out{sort, form.pattern};
  for (std::size_t i = 0; i < form.parts.size(); ++i) {
    const bool inside = i + 1 == form.parts.size();
    out.parts.push_back(term(form.parts[i], depth - 1, inside ? variables + form.variable : variables));
    out.bound = out.bound || out.parts.back().bound;
  }
  return out;
}

// ---- facts

Scope scope() {
  using Kind = Type::Kind;
  Scope s;
  s.declare("产量", Kind::number);
  s.declare("比率", Kind::number);
  s.declare("独立法人", Kind::boolean);
  s.declare("已备案", Kind::boolean);
  s.declare("类型", Kind::string);
  s.declare("指标", Type::list(Kind::number));
  s.declare("记录", Type::list(Type::context({{"类别", Kind::string}, {"数量", Kind::number}})));
  return s;
}

// Each fact in two worlds: one in which all are known, and one in which some of these are missing.
struct Worlds {
  std::vector<Value> all, some;
};

Worlds worlds() {
  const auto number = [] { return Value::number(Decimal::scaled(static_cast<std::int64_t>(below(33)) - 3, 1)); };
  const auto text = [] { return Value::string(std::array{"甲类", "乙类", "丙类"}[below(3)]); };
  const auto is_missing = [] { return below(3) == 0; };
  Worlds w;
  const auto add = [&](const Value& all, const Value& some) {
    w.all.push_back(all);
    w.some.push_back(is_missing() ? Value::missing() : some);
  };
  for (int i = 0; i < 2; ++i) {
    const Value n = number();
    add(n, n);
  }
  for (int i = 0; i < 2; ++i) {
    const Value b = Value::boolean(below(2) == 1);
    add(b, b);
  }
  const Value t = text();
  add(t, t);
  std::vector<Value> numbers;
  for (std::size_t n = below(4); n > 0; --n) numbers.push_back(number());
  const Value list = Value::list(numbers);
  add(list, list);
  std::vector<Value> all_records, some_records;
  for (std::size_t n = below(4); n > 0; --n) {
    const Entry kind{"类别", text()}, amount{"数量", number()};
    all_records.push_back(Value::context({kind, amount}));
    std::vector<Entry> known;
    if (!is_missing()) known.push_back(kind);
    if (!is_missing()) known.push_back(amount);
    some_records.push_back(Value::context(std::move(known)));
  }
  add(Value::list(all_records), Value::list(some_records));
  return w;
}

// What is constant and can have no value (1 / 0) does not compile; such expressions are not asked.
Expression compiled(const std::string& text, const Scope& in = scope()) {
  const Compilation compilation = compile(text, in);
  RC_PRE(compilation.expression.has_value());
  return *compilation.expression;
}

bool same(const Value& a, const Value& b) {
  return a.is_unknown() == b.is_unknown() && (a.is_unknown() || a == b);
}

template <class Property>
void holds(Property&& property) {
  const rc::detail::TestParams params{.seed = 20261124, .maxSuccess = 1500, .maxSize = 100, .maxDiscardRatio = 10};
  const auto result = rc::detail::checkTestable(std::forward<Property>(property), rc::detail::TestMetadata{}, params);
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << told.str();
}

// ---- the properties

TEST(Properties, WhatIsPrintedReadsAsTheSameTree) {
  holds([] {
    const std::string text = text_of(term(Sort::truth, 5));
    const Expression first = compiled(text);
    const std::string printed = print(first);
    RC_LOG() << text << "\n" << printed << "\n";
    const Compilation again = compile(printed, scope());
    RC_ASSERT(again.expression.has_value());
    RC_ASSERT(testing::same_tree(first.program(), again.expression->program()));
    RC_ASSERT(print(*again.expression) == printed);
  });
}

TEST(Properties, ThreeValuedLogicKeepsItsLaws) {
  holds([] {
    const std::string p = "(" + text_of(term(Sort::truth, 3)) + ")", q = "(" + text_of(term(Sort::truth, 3)) + ")",
                      r = "(" + text_of(term(Sort::truth, 2)) + ")";
    const std::vector<Value> facts = worlds().some;
    const auto equal = [&](const std::string& a, const std::string& b) {
      RC_LOG() << a << "   and   " << b << "\n";
      RC_ASSERT(truth_of(compiled(a).evaluate(facts)) == truth_of(compiled(b).evaluate(facts)));
    };
    equal("not(not(" + p + "))", p);
    equal("not(" + p + " and " + q + ")", "not(" + p + ") or not(" + q + ")");
    equal("not(" + p + " or " + q + ")", "not(" + p + ") and not(" + q + ")");
    equal(p + " and " + q, q + " and " + p);
    equal(p + " or " + q, q + " or " + p);
    equal(p + " and (" + q + " and " + r + ")", "(" + p + " and " + q + ") and " + r);
    equal(p + " and (" + q + " or " + r + ")", p + " and " + q + " or " + p + " and " + r);
    equal(p + " or " + p + " and " + q, p);
  });
}

TEST(Properties, AFactThatComesInNeverOverturnsWhatWasKnown) {
  holds([] {
    const std::string text = text_of(term(Sort::truth, 5));
    const Worlds w = worlds();
    const Expression expression = compiled(text);
    const Value before = expression.evaluate(w.some), after = expression.evaluate(w.all);
    RC_LOG() << text << ": " << to_text(before) << ", then " << to_text(after) << "\n";
    if (before.is_boolean()) RC_ASSERT(same(before, after));
  });
}

TEST(Properties, ATraceChangesNothing) {
  holds([] {
    const std::string text = text_of(term(Sort::truth, 5));
    const std::vector<Value> facts = worlds().some;
    const Expression expression = compiled(text);
    Trace trace;
    (void)expression.evaluate(worlds().all, trace);  // used before, as callers do
    const Value plain = expression.evaluate(facts), traced = expression.evaluate(facts, trace);
    RC_LOG() << text << "\n";
    RC_ASSERT(same(plain, traced));
    RC_ASSERT(trace.value(0) != nullptr);
    RC_ASSERT(same(*trace.value(0), plain));
  });
}

// The closed terms strictly inside: those that mean something outside of the loops around them.
void closed_parts(Term& of, std::vector<Term*>& out) {
  for (Term& part : of.parts) {
    if (!part.bound) out.push_back(&part);
    closed_parts(part, out);
  }
}

Type type_of(Sort sort) {
  switch (sort) {
    case Sort::number:
      return Type::Kind::number;
    case Sort::truth:
      return Type::Kind::boolean;
    case Sort::text:
      return Type::Kind::string;
    case Sort::numbers:
      return Type::list(Type::Kind::number);
  }
  return {};
}

TEST(Properties, APartMayBeEvaluatedBeforehand) {
  holds([] {
    Term whole = term(Sort::truth, 5);
    std::vector<Term*> parts;
    closed_parts(whole, parts);
    RC_PRE(!parts.empty());
    const std::string text = text_of(whole);
    std::vector<Value> facts = worlds().some;
    const Value at_once = compiled(text).evaluate(facts);
    facts.emplace_back();
    // Four of them, near the root and far from it.
    for (std::size_t i = below(2); i < parts.size(); i += std::max<std::size_t>(1, parts.size() / 4)) {
      const std::string inner = text_of(*parts[i]);
      facts.back() = compiled(inner).evaluate(facts);
      Scope wider = scope();
      wider.declare("预先算出", type_of(parts[i]->sort));
      Term part = std::exchange(*parts[i], {parts[i]->sort, "预先算出"});
      RC_LOG() << text << ", with " << inner << " = " << to_text(facts.back()) << "\n";
      RC_ASSERT(same(compiled(text_of(whole), wider).evaluate(facts), at_once));
      *parts[i] = std::move(part);  // what is inside of it stays where it was
    }
  });
}

}  // namespace
}  // namespace zj::feel
