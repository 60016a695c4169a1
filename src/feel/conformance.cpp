#include "feel/conformance.h"

#include <algorithm>
#include <array>

#include "feel/compile.h"
#include "feel/print.h"
#include "feel/table.h"
#include "words/feel.h"

namespace zj::feel {
namespace {

struct TypeName {
  std::string_view name;
  Type::Kind kind;
};
constexpr TypeName type_names[] = {{"Any", Type::Kind::any},
                                   {"number", Type::Kind::number},
                                   {"string", Type::Kind::string},
                                   {"boolean", Type::Kind::boolean},
                                   {"date", Type::Kind::date},
                                   {"time", Type::Kind::time},
                                   {"date and time", Type::Kind::date_and_time},
                                   {"days and time duration", Type::Kind::days_duration},
                                   {"years and months duration", Type::Kind::months_duration},
                                   {"context", Type::Kind::context},
                                   {"function", Type::Kind::function},
                                   {"range", Type::Kind::range}};

auto malformed(std::string at, std::string_view expected) {
  return bad_input(std::move(at), say(words::token_expected, expected));
}

Result<Expression> compiled(Compilation compilation, const std::string& at) {
  if (compilation) return *compilation.expression;
  const auto error = std::ranges::find(compilation.diagnostics, Severity::error, &Diagnostic::severity);
  const Place place = error->at;
  return bad_input(at + ":" + std::to_string(place.line) + ":" + std::to_string(place.col), error->said);
}

TableText::Cell cell(const Json& json) {
  return {json.string() ? *json.string() : std::string(), {1, 1}};
}
TableText::Cell cell(const Json& json, std::string_view key) {
  return {std::string(json.text(key)), {1, 1}};
}

Result<TableText> table_text(const Json& json) {
  using Hit = TableText::Hit;
  using Aggregation = TableText::Aggregation;
  static constexpr std::pair<std::string_view, Hit> hits[] = {{"UNIQUE", Hit::unique},
                                                              {"ANY", Hit::any},
                                                              {"FIRST", Hit::first},
                                                              {"PRIORITY", Hit::priority},
                                                              {"OUTPUT ORDER", Hit::output_order},
                                                              {"RULE ORDER", Hit::rule_order},
                                                              {"COLLECT", Hit::collect}};
  static constexpr std::pair<std::string_view, Aggregation> aggregations[] = {{"", Aggregation::none},
                                                                              {"COUNT", Aggregation::count},
                                                                              {"SUM", Aggregation::sum},
                                                                              {"MIN", Aggregation::min},
                                                                              {"MAX", Aggregation::max}};
  const auto hit = std::ranges::find(hits, json.text("hit"), &std::pair<std::string_view, Hit>::first);
  const auto aggregation =
      std::ranges::find(aggregations, json.text("agg"), &std::pair<std::string_view, Aggregation>::first);
  if (hit == std::end(hits))
    return malformed("table.hit", "UNIQUE, ANY, FIRST, PRIORITY, OUTPUT ORDER, RULE ORDER, COLLECT");
  if (aggregation == std::end(aggregations)) return malformed("table.agg", "COUNT, SUM, MIN, MAX");
  TableText table;
  table.hit = hit->second;
  table.aggregation = aggregation->second;
  const auto each = [&](const char* key, auto&& use) {
    const Json* list = json.find(key);
    if (!list || !list->array()) return false;
    for (const Json& item : *list->array()) use(item);
    return true;
  };
  if (!each("inputs", [&](const Json& i) { table.inputs.push_back({cell(i, "expr"), cell(i, "values")}); })) {
    return malformed("table.inputs", "[…]");
  }
  if (!each("outputs", [&](const Json& o) {
        table.outputs.push_back({std::string(o.text("name")), cell(o, "values"), cell(o, "default")});
      })) {
    return malformed("table.outputs", "[…]");
  }
  const bool ok = each("rules", [&](const Json& r) {
    TableText::Rule rule;
    const Json *in = r.find("in"), *out = r.find("out");
    if (in && in->array())
      std::ranges::transform(*in->array(), std::back_inserter(rule.tests), [](const Json& c) { return cell(c); });
    if (out && out->array()) {
      std::ranges::transform(*out->array(), std::back_inserter(rule.results), [](const Json& c) { return cell(c); });
    }
    table.rules.push_back(std::move(rule));
  });
  if (!ok) return malformed("table.rules", "[…]");
  return table;
}

// The names of a case and their values.
class Bench {
 public:
  void bind(std::string_view name, Value value) {
    scope_.declare(name, Type::of(value));
    facts_.push_back(std::move(value));
  }

  Result<Value> evaluate(std::string_view text, const std::string& at) const {
    const auto expression = compiled(compile(text, scope_, {1, 1}, Reading::standard), at);
    if (!expression) return tl::unexpected(expression.error());
    return expression->evaluate(facts_);
  }

  // A name for the result of an expression. A function may call itself, so its name is known while it is read.
  Result<void> let(const Json& binding, const Json& named) {
    const std::string name(binding.text("name"));
    const std::string_view text = binding.text("expr");
    const bool is_function = text.starts_with("function");
    if (is_function) {
      scope_.declare(name, Type(Type::Kind::function));
      facts_.emplace_back();
    }
    auto value = evaluate(text, "let." + name);
    if (!value) return tl::unexpected(value.error());
    if (const Json* json = binding.find("type")) {
      const auto type = decode_type(*json, named);
      if (!type) return tl::unexpected(type.error());
      *value = coerce(*value, *type);
    }
    if (is_function) {
      facts_.back() = std::move(*value);
    } else {
      bind(name, std::move(*value));
    }
    return {};
  }

  Result<Value> decide(const Json& json) const {
    const auto table = table_text(json);
    if (!table) return tl::unexpected(table.error());
    const TableCompilation compiled_table = compile_table(*table, scope_, Reading::standard);
    if (!compiled_table)
      return compiled({std::nullopt, compiled_table.diagnostics}, "table").map([](const auto&) { return Value(); });
    return compiled_table.table->evaluate(facts_);
  }

  Scope& scope() { return scope_; }
  const std::vector<Value>& facts() const { return facts_; }

 private:
  Scope scope_;
  std::vector<Value> facts_;
};

}  // namespace

Result<Value> decode_value(const Json& json, const Zones* zones) {
  if (json.is_null()) return Value();
  if (const bool* b = json.boolean()) return Value::boolean(*b);
  if (const std::string* s = json.string()) return Value::string(*s);
  if (const Json::Number* n = json.number()) {
    const auto value = Value::exact_number(n->text);
    return value ? Result<Value>(*value) : malformed(n->text, "number");
  }
  if (const Json::Array* array = json.array()) {
    std::vector<Value> items;
    for (const Json& item : *array) {
      auto value = decode_value(item, zones);
      if (!value) return value;
      items.push_back(std::move(*value));
    }
    return Value::list(std::move(items));
  }
  const Json::Object& object = *json.object();
  if (object.size() != 1) return malformed({}, "{\"n\": …}");
  const auto& [key, content] = object.front();
  if (key == "ctx" && content.object()) {
    std::vector<Entry> entries;
    for (const auto& [name, item] : *content.object()) {
      auto value = decode_value(item, zones);
      if (!value) return value;
      entries.push_back({Name(name), std::move(*value)});
    }
    return Value::context(std::move(entries));
  }
  const std::string* text = content.string();
  if (!text) return malformed(key, "\"…\"");
  const auto or_error = [&](auto parsed, auto make) -> Result<Value> {
    if (!parsed) return bad_input(key, say(words::date_or_time_unreal, *text));
    return make(*parsed);
  };
  if (key == "n") return or_error(Value::exact_number(*text), [](const Value& v) { return v; });
  if (key == "date") return or_error(parse_day(*text), Value::day);
  if (key == "time") return or_error(parse_time(*text, zones), Value::time);
  if (key == "datetime") return or_error(parse_date_and_time(*text, zones), Value::date_and_time);
  if (key == "dtd") return or_error(parse_days_duration(*text), Value::days_duration);
  if (key == "ymd") return or_error(parse_months_duration(*text), Value::months_duration);
  return malformed(key, "n, date, time, datetime, dtd, ymd, ctx");
}

Json encode_value(const Value& value) {
  const auto tagged = [](const char* tag, std::string text) {
    return Json(Json::Object{{tag, Json(std::move(text))}});
  };
  switch (value.kind()) {
    case Value::Kind::null:
      return {};
    case Value::Kind::boolean:
      return value.as_boolean();
    case Value::Kind::number:
    case Value::Kind::quotient:
      return tagged("n", to_text(value));
    case Value::Kind::string:
      return Json(value.as_string());
    case Value::Kind::date:
      return tagged("date", to_text(value));
    case Value::Kind::time:
      return tagged("time", to_text(value));
    case Value::Kind::date_and_time:
      return tagged("datetime", to_text(value));
    case Value::Kind::days_duration:
      return tagged("dtd", to_text(value));
    case Value::Kind::months_duration:
      return tagged("ymd", to_text(value));
    case Value::Kind::list: {
      Json::Array items;
      for (const Value& item : value.items()) items.push_back(encode_value(item));
      return items;
    }
    case Value::Kind::context: {
      Json::Object entries;
      for (const Entry& entry : value.entries()) entries.emplace_back(entry.name.text(), encode_value(entry.value));
      return Json::Object{{"ctx", Json(std::move(entries))}};
    }
    case Value::Kind::range:
    case Value::Kind::function:
      return Json(to_text(value));
  }
  return {};
}

Result<Type> decode_type(const Json& json, const Json& named) {
  if (const std::string* name = json.string()) {
    const auto found = std::ranges::find(type_names, std::string_view(*name), &TypeName::name);
    if (found != std::end(type_names)) return Type(found->kind);
    // A definition may only use others that stand before it, so that none contains itself.
    if (const Json* definition = named.find(*name); definition && !definition->string())
      return decode_type(*definition);
    return bad_input("type", say(words::type_unknown, *name));
  }
  if (const Json* element = json.find("list")) {
    auto type = decode_type(*element, named);
    if (!type) return type;
    return Type::list(std::move(*type));
  }
  if (const Json* fields = json.find("ctx"); fields && fields->object()) {
    std::vector<Type::Field> decoded;
    for (const auto& [name, field] : *fields->object()) {
      auto type = decode_type(field, named);
      if (!type) return type;
      decoded.push_back({name, std::move(*type)});
    }
    return Type::built_context(std::move(decoded));
  }
  if (const Json* base = json.find("allowed")) {
    auto type = decode_type(*base, named);
    if (!type) return type;
    Scope scope;
    scope.declare("?", *type);
    auto tests = compiled(compile_unary_tests(json.text("values"), scope, "?", {1, 1}, Reading::standard), "values");
    if (!tests) return tl::unexpected(tests.error());
    return Type::restricted(std::move(*type), [tests = std::move(*tests)](const Value& value) {
      return tests.evaluate(std::array{value}).is_true();
    });
  }
  return malformed("type", "TYPE");
}

Result<Value> run_case(const Json& test_case, const ConformanceHost& host) {
  const Json* found = test_case.find("types");
  const Json named = found ? *found : Json();
  Bench bench;
  bench.scope().use_zones(host.zones);
  if (host.now) {
    bench.bind("now", Value::date_and_time(*host.now));
    bench.bind("today", Value::day(host.now->day()));
  }
  if (const Json::Object* types = named.object()) {
    for (const auto& [name, definition] : *types) {
      const auto type = decode_type(definition, named);
      if (!type) return tl::unexpected(type.error());
      bench.scope().define_type(name, *type);
    }
  }
  const Json* context = test_case.find("context");
  if (context && context->object()) {
    for (const auto& [name, json] : *context->object()) {
      auto value = decode_value(json, host.zones.get());
      if (!value) return value;
      if (const Json* types = test_case.find("intypes")) {
        if (const Json* declared = types->find(name)) {
          const auto type = decode_type(*declared, named);
          if (!type) return tl::unexpected(type.error());
          *value = coerce(*value, *type);
        }
      }
      bench.bind(name, std::move(*value));
    }
  }
  if (const Json* bindings = test_case.find("let"); bindings && bindings->array()) {
    for (const Json& binding : *bindings->array()) {
      if (auto done = bench.let(binding, named); !done) return tl::unexpected(done.error());
    }
  }
  const Json* table = test_case.find("table");
  auto value = table ? bench.decide(*table) : bench.evaluate(test_case.text("expr"), "expr");
  if (!value) return value;
  if (const Json* declared = test_case.find("type"); declared && !declared->is_null()) {
    const auto type = decode_type(*declared, named);
    if (!type) return tl::unexpected(type.error());
    *value = coerce(*value, *type);
  }
  return value;
}

}  // namespace zj::feel
