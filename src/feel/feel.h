#pragma once
// FEEL, the expression language of OMG DMN 1.5, as the rules of a measure need it. Include this header; it brings the
// others.
//
//   Scope scope;
//   const std::size_t rate = scope.declare("关键设备联网率", Type(Type::Kind::quotient));
//   const std::size_t accidents = scope.declare(
//       "事故记录", Type::list(Type::context({{"类别", Type(Type::Kind::string)}, {"日期", Type(Type::Kind::date)}})));
//   scope.define("近三年起点", Value::date(start));
//
//   Compilation compiled = compile("关键设备联网率 >= 0.7", scope, {12, 10});   // line and column in the measure
//   if (!compiled) for (const Diagnostic& d : compiled.diagnostics) …           // d.at, d.said, d.fix
//
//   std::vector<Value> facts = scope.blank();                                   // every fact missing
//   facts[rate] = Value::quotient(*Decimal::parse("68.2"), *Decimal::parse("100"));
//   Value result = compiled.expression->evaluate(facts);                        // true, false, or a null with its
//   origin
//
//   Trace trace;
//   result = compiled.expression->evaluate(facts, trace);                       // and what each node gave
//   if (result.is_unknown()) for (const MissingFact& f : missing_facts(compiled.expression->program(), trace)) …
//
// A formula such as (报告期 - 基期) / 基期 becomes an exact fact with Expression::evaluate_exactly. Everything here is
// pure and free of shared mutable state; Expressions and Values may be used from many threads at once, a Trace by one.

#include "feel/ast.h"
#include "feel/compile.h"
#include "feel/print.h"
#include "feel/rational.h"
#include "feel/scope.h"
#include "feel/trace.h"
#include "feel/types.h"
#include "feel/value.h"
