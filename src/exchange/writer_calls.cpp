// Calls: built-in functions with what they make of null, and functions of the measure.

#include <algorithm>

#include "exchange/writer.h"
#include "feel/builtins.h"
#include "feel/print.h"
#include "words/exchange.h"

namespace zj::exchange {

using feel::Node;
using feel::NodeId;
using feel::NodeKind;

namespace {

// In the standard, too, null for any of their arguments gives null.
constexpr std::string_view strict[] = {"abs",
                                       "ceiling",
                                       "contains",
                                       "count",
                                       "date",
                                       "date and time",
                                       "day of week",
                                       "day of year",
                                       "decimal",
                                       "distinct values",
                                       "duration",
                                       "duplicate values",
                                       "ends with",
                                       "even",
                                       "exp",
                                       "flatten",
                                       "floor",
                                       "get entries",
                                       "get value",
                                       "log",
                                       "lower case",
                                       "max",
                                       "mean",
                                       "median",
                                       "min",
                                       "mode",
                                       "modulo",
                                       "month of year",
                                       "number",
                                       "odd",
                                       "product",
                                       "reverse",
                                       "round down",
                                       "round half down",
                                       "round half up",
                                       "round up",
                                       "split",
                                       "sqrt",
                                       "starts with",
                                       "stddev",
                                       "string",
                                       "string length",
                                       "substring",
                                       "substring after",
                                       "substring before",
                                       "sum",
                                       "time",
                                       "upper case",
                                       "week of year",
                                       "years and months duration"};

// Never null when their arguments are not.
constexpr std::string_view total[] = {"abs",       "append",        "concatenate",     "contains",
                                      "count",     "ceiling",       "distinct values", "duplicate values",
                                      "ends with", "flatten",       "floor",           "get entries",
                                      "index of",  "list contains", "lower case",      "not",
                                      "reverse",   "starts with",   "string",          "string length",
                                      "union",     "upper case"};

// Null, as a value of its own, for an empty list or a key that is not there.
constexpr std::string_view perhaps_nothing[] = {"get value", "max", "mean", "median", "min", "product", "sum"};

// What they return holds the items of their arguments.
constexpr std::string_view same_items[] = {"append",  "concatenate",   "distinct values", "duplicate values",
                                           "flatten", "insert before", "list replace",    "remove",
                                           "reverse", "sort",          "sublist",         "union"};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != std::end(names);
}

}  // namespace

Piece Writer::call(const Node& n, std::span<const NodeId> children) {
  const feel::Builtin& builtin = feel::builtins()[n.index];
  std::vector<Piece> arguments;
  for (const NodeId child : children) arguments.push_back(write(child));
  if (builtin.name == "at least") return support(Support::at_least, arguments);
  if (builtin.name == "is defined")
    return {"if " + arguments[0].at(Strength::comparison) + " != null then true else false", Strength::whole};
  if (builtin.name == "list contains") return list_contains(arguments);

  Piece out{std::string(builtin.name) + "(", Strength::word};
  std::vector<const Piece*> guards;
  for (const Piece& argument : arguments) {
    out.text += (&argument == &arguments.front() ? "" : ", ") + argument.text;
    out.nulls.unknown = out.nulls.unknown || argument.nulls.any();
    if (is_one_of(same_items, builtin.name)) {
      out.nulls.item_unknown = out.nulls.item_unknown || argument.nulls.item_unknown;
      out.nulls.item_plain = out.nulls.item_plain || argument.nulls.item_plain || argument.nulls.plain;
    }
    if (argument.nulls.unknown && !builtin.sees_unknown && !is_one_of(strict, builtin.name))
      guards.push_back(&argument);
  }
  out.text += ")";
  if (!is_one_of(total, builtin.name)) out.nulls.unknown = true;
  out.nulls.plain = is_one_of(perhaps_nothing, builtin.name);
  if (builtin.name == "all" || builtin.name == "any") {
    for (const Piece& argument : arguments) out.nulls.plain = out.nulls.plain || argument.nulls.item_plain;
  }
  if (builtin.name == "get value") {
    // An entry of a table of the dossier whose keys are known: where it is not there, it is missing.
    const measure::Fact* table = arguments[0].source.fact;
    if (table && table->type == measure::FactType::table && !arguments[0].source.element) {
      out.source = {table, {}, true};
      out.nulls.plain = table->key_table.empty();
    }
  }
  return guarded(std::move(out), guards);
}

Piece Writer::list_contains(const std::vector<Piece>& arguments) {
  const Piece &list = arguments[0], &element = arguments[1];
  if (element.nulls.unknown || list.nulls.item_unknown) {
    if (element.nulls.plain || list.nulls.item_plain) differs(say(words::dmn_null_both, element.text));
    return support(Support::among, {element, list});
  }
  return {"list contains(" + list.text + ", " + element.text + ")", Strength::word, {list.nulls.any()}};
}

Piece Writer::invocation(const Node& n, std::span<const NodeId> children) {
  const Node& callee = node(children[0]);
  const Vocabulary::Constant* constant =
      callee.kind == NodeKind::literal ? vocabulary_.constant(callee.name.text()) : nullptr;
  std::vector<Piece> arguments;
  for (const NodeId child : children.subspan(1)) arguments.push_back(write(child));
  if (!constant) {
    Piece out{write(children[0]).at(Strength::word) + "(", Strength::word, {true, false, true, false}};
    for (std::size_t i = 0; i < arguments.size(); ++i)
      out.text += (i ? ", " : "") + (n.names.empty() ? "" : std::string(n.names[i].text()) + ": ") + arguments[i].text;
    out.text += ")";
    return out;
  }
  if (!n.names.empty()) {
    // By name: put in the order of the parameters, because the ones that are added follow by position.
    const feel::Value::Function& f = constant->value.as_function();
    const std::vector<feel::Name>& names = f.program->nodes[f.node].names;
    std::vector<Piece> ordered(names.size(), Piece{"null"});
    for (std::size_t i = 0; i < n.names.size(); ++i) {
      const auto found = std::ranges::find(names, n.names[i]);
      if (found != names.end()) ordered[static_cast<std::size_t>(found - names.begin())] = std::move(arguments[i]);
    }
    arguments = std::move(ordered);
  }
  Piece out{use(constant->term) + "(", Strength::word, standard_.function(constant->term).nulls};
  for (const Piece& argument : arguments) {
    if (argument.nulls.both()) differs(say(words::dmn_null_both, argument.text));
    out.text += (out.text.ends_with('(') ? "" : ", ") + argument.text;
  }
  for (const TermId term : standard_.lifted(constant->term))
    out.text += (out.text.ends_with('(') ? "" : ", ") + use(term);
  out.text += ")";
  return out;
}

// A function of the measure as a value: as it is, or closed over what it asks for.
Piece Writer::function_value(TermId term) {
  const std::vector<TermId>& lifted = standard_.lifted(term);
  const std::string name = use(term);
  if (lifted.empty()) return {name};
  std::string parameters, arguments;
  for (const auto& [parameter, type] : standard_.function(term).parameters) {
    if (std::ranges::any_of(lifted, [&](TermId id) { return vocabulary_[id].name == parameter; })) continue;
    parameters += (parameters.empty() ? "" : ", ") + parameter;
  }
  arguments = parameters;
  for (const TermId id : lifted) arguments += (arguments.empty() ? "" : ", ") + use(id);
  return {"function(" + parameters + ") " + name + "(" + arguments + ")", Strength::whole};
}

Piece Writer::support(Support support, const std::vector<Piece>& arguments) {
  Piece out{use(vocabulary_.support(support)) + "(", Strength::word};
  for (const Piece& argument : arguments) {
    out.text += (out.text.ends_with('(') ? "" : ", ") + argument.text;
    out.nulls.unknown = out.nulls.unknown || argument.nulls.any() || argument.nulls.item_unknown;
  }
  out.text += ")";
  return out;
}

}  // namespace zj::exchange
