#pragma once
// Cases of the DMN conformance kit, one JSON object each: values in an encoding that keeps FEEL's types, an expression
// with the names it needs, and the type its result is brought to. This is also how other programs talk to the engine
// (`feel --jsonl`).
//
//   VALUE  null, true, false, "text", [list], {"n": "12.50"}, {"date"}, {"time"}, {"datetime"}, {"dtd": "P1DT2H"},
//          {"ymd": "P1Y2M"}, {"ctx": {…}}
//   TYPE   "number", "string", "boolean", "date", "time", "date and time", "days and time duration",
//          "years and months duration", "Any", "function", "range", {"list": T}, {"ctx": {k: T}},
//          {"allowed": T, "values": "unary tests"}

#include <memory>
#include <optional>
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "feel/types.h"
#include "feel/value.h"

namespace zj::feel {

Result<Value> decode_value(const Json& json, const Zones* zones = nullptr);
Json encode_value(const Value& value);  // ranges and functions as their FEEL text
// `named` are the item definitions that a type may refer to by name.
Result<Type> decode_type(const Json& json, const Json& named = {});

// What a case may ask of the machine it runs on. Both may be left out: then no text names a region, and now() and
// today() are unknown names.
struct ConformanceHost {
  std::shared_ptr<const Zones> zones;
  std::optional<DateTime> now;
};

// What one case comes to under the reading of the standard: its context is bound, its `let` in order, its expression
// (or decision table) evaluated and the result coerced to `type`. Nulls that stand for an error are values here; an
// Error says that the expression does not compile or the case itself is malformed, with `at` the member.
Result<Value> run_case(const Json& test_case, const ConformanceHost& host = {});

}  // namespace zj::feel
