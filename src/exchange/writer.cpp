#include "exchange/writer.h"

#include <algorithm>

#include "feel/builtins.h"
#include "feel/print.h"
#include "words/exchange.h"

namespace zj::exchange {

using feel::Node;
using feel::NodeId;
using feel::NodeKind;
using feel::Op;
using feel::Type;
using measure::Fact;
using measure::FactType;

namespace {

Nulls both(const Nulls& a, const Nulls& b) {
  return {a.unknown || b.unknown, a.plain || b.plain, a.item_unknown || b.item_unknown, a.item_plain || b.item_plain};
}

// As an item of a list.
void add_item(Nulls& list, const Nulls& item) {
  list.item_unknown = list.item_unknown || item.unknown;
  list.item_plain = list.item_plain || item.plain;
}

Nulls nulls_of(const feel::Value& value) {
  Nulls nulls;
  nulls.plain = value.is_null();
  if (value.is_list()) {
    for (const feel::Value& item : value.items()) nulls.item_plain = nulls.item_plain || item.is_null();
  }
  return nulls;
}

Strength strength_of(const Node& n) {
  switch (n.op) {
    case Op::power:
      return Strength::power;
    case Op::add:
    case Op::subtract:
      return Strength::sum;
    default:
      return Strength::product;
  }
}

// Does some row of a table lack this column, though others have it?
bool has_gap(const feel::Value& rows, std::string_view column) {
  if (!rows.is_list()) return false;
  bool found = false, gap = false;
  for (const feel::Value& row : rows.items()) {
    const feel::Value* cell = row.is_context() ? row.find(feel::Name(column)) : nullptr;
    found = found || cell;
    gap = gap || !cell || cell->is_null();
  }
  return found && gap;
}

bool holds_records(const Source& source) {
  return source.fact && (source.fact->type == FactType::records || source.fact->type == FactType::table);
}

const Fact* field_named(const Source& source, std::string_view name) {
  if (!holds_records(source) || (source.fact->type == FactType::table && !source.element)) return nullptr;
  const auto found = std::ranges::find(source.fact->fields, name, &Fact::name);
  return found == source.fact->fields.end() ? nullptr : *found;
}

}  // namespace

Strength next(Strength strength) {
  return static_cast<Strength>(static_cast<int>(strength) + 1);
}

Piece Writer::write(NodeId id) {
  Piece piece = write_node(id);
  const bool is_rate = !base_ && node(id).type.kind() == Type::Kind::quotient && node(id).kind != NodeKind::conditional;
  if (is_rate && id != operand_) differs(say(words::dmn_rounded_rate, piece.text));
  // What was worked out when the text was compiled is known.
  if (const std::uint32_t folded = node(id).folded; folded != feel::no_index) {
    if (const feel::Value& value = program_.constants[folded]; !value.is_null()) {
      piece.nulls = nulls_of(value);
      piece.present.clear();
    }
  }
  return piece;
}

Piece Writer::write_node(NodeId id) {
  const Node& n = node(id);
  const std::span<const NodeId> children = program_.children_of(id);
  switch (n.kind) {
    case NodeKind::literal:
      return literal(n);
    case NodeKind::fact:
      return fact(n);
    case NodeKind::local:
      return local(n);
    case NodeKind::item_field:
      return item_field(n, children);
    case NodeKind::path:
      return field(write(children[0]), n, node(children[0]).type);
    case NodeKind::list:
      return list(children);
    case NodeKind::context:
      return context(n, children);
    case NodeKind::range:
    case NodeKind::domain_range:
      return range(n, children);
    case NodeKind::negate: {
      operand_ = children[0];
      const Piece piece = write(children[0]);
      return {"-" + piece.at(Strength::minus), Strength::minus, piece.nulls};
    }
    case NodeKind::arithmetic: {
      // Here, too, arithmetic takes a rate as a number of 34 digits.
      operand_ = children[0];
      const Piece left = write(children[0]);
      operand_ = children[1];
      const Piece right = write(children[1]);
      const Strength strength = strength_of(n);
      Piece out{left.at(strength) + " " + std::string(text_of(n.op)) + " " + right.at(next(strength)), strength,
                both(left.nulls, right.nulls)};
      // Dividing by zero, adding a text to a number: an error is unknown too.
      if (n.op == Op::divide || n.op == Op::power || n.type.is_any()) out.nulls.unknown = true;
      return out;
    }
    case NodeKind::comparison:
      return comparison(n.op, comparable(children[0]), comparable(children[1]));
    case NodeKind::between:
      return between(children);
    case NodeKind::in:
      return in(children);
    case NodeKind::conjunction:
      return junction(children, " and ", Strength::conjunction);
    case NodeKind::disjunction:
      return junction(children, " or ", Strength::disjunction);
    case NodeKind::conditional:
      return conditional(children);
    case NodeKind::iteration:
    case NodeKind::some:
    case NodeKind::every:
      return loop(id);
    case NodeKind::filter:
      return filter(id);
    case NodeKind::call:
      return call(n, children);
    case NodeKind::invoke:
      return invocation(n, children);
    case NodeKind::function:
      return function_literal(id);
    case NodeKind::instance_of: {
      const Piece value = write(children[0]);
      Piece out{value.at(Strength::type_test) + " instance of " + n.tested.text(), Strength::comparison};
      return guarded(std::move(out), {&value});
    }
  }
  return {};
}

// ---- names

Piece Writer::literal(const Node& n) {
  const feel::Value& value = program_.constants[n.index];
  const std::string_view name = n.name.text();
  if (name.empty()) return {feel::to_literal(value), Strength::word, nulls_of(value)};
  const Vocabulary::Constant* constant = vocabulary_.constant(name);
  if (!constant) return {std::string(name), Strength::word};  // a built-in function by its name
  if (value.kind() == feel::Value::Kind::function) return function_value(constant->term);
  Piece piece{use(constant->term), Strength::word, nulls_of(value)};
  if (value.is_list()) piece.source.rows = value;
  return piece;
}

std::string Writer::path(const Fact& fact) {
  const Vocabulary::Route& route = vocabulary_.route(fact);
  std::string text = use(route.input);
  for (const std::string& name : route.members) text = member(text, name);
  return text;
}

Piece Writer::fact(const Node& n) {
  Piece piece;
  piece.nulls.unknown = true;
  if (base_) {  // a part in a formula
    piece.text = member(*base_, n.name.text());
    return piece;
  }
  const auto [fact, part] = standard_.measure().dossier().fact_at(n.index);
  if (!fact) {
    piece.text = use(*vocabulary_.derived(n.index));
    piece.nulls = standard_.derived(n.index).nulls;
    return piece;
  }
  if (part >= 0) {
    piece.text = member(path(*fact), fact->formula.parts[static_cast<std::size_t>(part)]);
    return piece;
  }
  if (fact->type == FactType::quotient) {
    piece.text = use(vocabulary_.quotient(*fact));
    return piece;
  }
  piece.text = path(*fact);
  piece.nulls.plain = fact->nullable;
  piece.source.fact = fact;
  if (fact->nullable) {
    // An input cannot be told to be absent; a member of one can.
    const Vocabulary::Route& route = vocabulary_.route(*fact);
    if (!route.members.empty()) {
      std::string above = vocabulary_[route.input].name;
      for (std::size_t i = 0; i + 1 < route.members.size(); ++i) above = member(above, route.members[i]);
      piece.present = "list contains(get entries(" + above + ").key, " + feel::quote(route.members.back()) + ")";
    }
  }
  return piece;
}

Piece Writer::local(const Node& n) {
  const Local& local = locals_.at(n.index);
  check_hidden(local.name, local.hidden);
  return {local.name, Strength::word, local.nulls, local.source};
}

Piece Writer::item_field(const Node& n, std::span<const NodeId> children) {
  const Local& item = locals_.at(n.index);
  if (!filters_.empty() && filters_.back() != n.index && item.name == "item")
    differs(say(words::dmn_name_hidden, n.name.text()));
  bool is_field = children.empty();
  if (!is_field && item.source.rows) {
    // The rows are at hand: either all of them have the field, or none has.
    const auto has = [&](const feel::Value& row) { return row.is_context() && row.find(n.name); };
    if (std::ranges::none_of(item.source.rows->items(), has)) return write(children[0]);
    is_field = std::ranges::all_of(item.source.rows->items(), has);
  }
  if (!is_field) {
    // The standard asks the item first, too; where the name outside is another one, the two part.
    Piece outside = write(children[0]);
    if (outside.text != n.name.text()) differs(say(words::dmn_open_field, n.name.text()));
    outside.nulls.unknown = outside.nulls.plain = true;
    outside.source = {};
    return outside;
  }
  const Piece base{item.name, Strength::word, item.nulls, item.source};
  return field(base, n, Type());
}

Piece Writer::field(const Piece& base, const Node& n, const Type& base_type) {
  const std::string_view name = n.name.text();
  const std::string word = base.at(Strength::word);
  Piece out{member(word, name), Strength::word, {base.nulls.unknown, base.nulls.plain, false, false}};
  const bool projects = base_type.kind() == Type::Kind::list && !base.source.element;
  Nulls own;
  if (const Fact* field = field_named(base.source, name)) {
    if (!projects) return field_of_fact(base, *field, n.is_fact_field);
    own = {true, field->nullable || !n.is_fact_field, false, false};
  } else if (holds_records(base.source) && base.source.fact->type == FactType::table && !base.source.element) {
    out.source = {base.source.fact, {}, true};
    own.unknown = true;
  } else if (base.source.rows) {
    own.plain = has_gap(*base.source.rows, name);
  } else if (base_type.kind() == Type::Kind::any || base_type.kind() == Type::Kind::list) {
    own.unknown = true;
    const auto& facts = standard_.measure().dossier().glossary.facts();
    own.plain = std::ranges::any_of(facts, [&](const Fact& f) { return f.is_field && f.name == name; });
    for (const Vocabulary::Constant& constant : vocabulary_.constants())
      own.plain = own.plain || has_gap(constant.value, name);
  } else if (base_type.kind() == Type::Kind::context) {
    own = {true, !base_type.field(name), true, false};
  }
  if (projects) {
    add_item(out.nulls, own);
  } else {
    out.nulls = both(out.nulls, own);
    if (n.type.kind() == Type::Kind::list) out.nulls.item_unknown = !base.source.rows;
  }
  return out;
}

Piece Writer::field_of_fact(const Piece& base, const Fact& fact, bool missing_when_absent) {
  const std::string word = base.at(Strength::word);
  Piece out{member(word, fact.name), Strength::word};
  out.nulls.unknown = true;
  if (fact.type == FactType::quotient) {
    const Fraction sides = fraction_of(fact, out.text);
    out.text = sides.top + " / " + sides.bottom;
    out.strength = Strength::product;
    return out;
  }
  out.source.fact = &fact;
  out.nulls.plain = base.nulls.plain || !missing_when_absent;
  if (fact.nullable && !out.nulls.plain) {
    out.nulls.plain = true;
    out.present = "list contains(get entries(" + word + ").key, " + feel::quote(fact.name) + ")";
  }
  return out;
}

// ---- values put together

Piece Writer::list(std::span<const NodeId> children) {
  Piece out{"[", Strength::word};
  for (const NodeId child : children) {
    const Piece item = write(child);
    out.text += (out.text.size() > 1 ? ", " : "") + item.text;
    add_item(out.nulls, item.nulls);
  }
  out.text += "]";
  return out;
}

Piece Writer::context(const Node& n, std::span<const NodeId> children) {
  Piece out{"{", Strength::word};
  hidden_.emplace_back();
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Piece entry = write(children[i]);
    const std::string name(n.names[i].text());
    out.text += (i ? ", " : "") + (is_plain_name(name) ? name : feel::quote(name)) + ": " + entry.text;
    hidden_.back().push_back(name);
    bind(n.locals + static_cast<std::uint32_t>(i), {name, entry.nulls, entry.source, hidden_.size()});
  }
  hidden_.pop_back();
  out.text += "}";
  return out;
}

Piece Writer::range(const Node& n, std::span<const NodeId> children) {
  if (children.size() == 1) {
    const Piece end = write(children[0]);
    return {"(" + std::string(text_of(n.op)) + " " + end.at(Strength::sum) + ")", Strength::word, end.nulls};
  }
  const Piece low = write(children[0]), high = write(children[1]);
  const Nulls nulls = both(low.nulls, high.nulls);
  if (n.kind == NodeKind::domain_range)
    return {low.at(Strength::word) + " .. " + high.at(Strength::word), Strength::whole, nulls};
  return {(n.low_included ? "[" : "(") + low.at(Strength::word) + " .. " + high.at(Strength::word) +
              (n.high_included ? "]" : ")"),
          Strength::word, nulls};
}

// ---- conditions and loops

Piece Writer::conditional(std::span<const NodeId> children) {
  const Piece condition = write(children[0]), then = write(children[1]), otherwise = write(children[2]);
  Piece out{"if " + condition.text + " then " + then.text + " else ", Strength::whole,
            both(then.nulls, otherwise.nulls)};
  if (condition.nulls.unknown) {
    if (condition.nulls.plain) differs(say(words::dmn_null_both, condition.text));
    out.text += "if not(" + condition.text + ") then " + otherwise.text + " else null";
    out.nulls.unknown = true;
  } else {
    out.text += otherwise.text;
  }
  return out;
}

Piece Writer::junction(std::span<const NodeId> children, std::string_view word, Strength strength) {
  Piece out{{}, strength};
  for (const NodeId child : children) {
    const Piece operand = write(child);
    if (!out.text.empty()) out.text += word;
    out.text += operand.at(next(strength));
    out.nulls.unknown = out.nulls.unknown || operand.nulls.unknown;
    out.nulls.plain = out.nulls.plain || operand.nulls.plain;
  }
  return out;
}

Piece Writer::loop(NodeId id) {
  const Node& n = node(id);
  const std::span<const NodeId> children = program_.children_of(id);
  const std::size_t variables = children.size() - 1;
  Piece out{n.kind == NodeKind::iteration ? "for " : n.kind == NodeKind::some ? "some " : "every ", Strength::whole};
  for (std::size_t i = 0; i < variables; ++i) {
    const bool steps = node(children[i]).kind == NodeKind::domain_range;
    const Piece domain = write(children[i]);
    out.nulls.unknown = out.nulls.unknown || domain.nulls.unknown;
    out.nulls.plain = out.nulls.plain || domain.nulls.plain;
    Source element = domain.source;
    element.element = true;
    const std::string name = fresh(n.names[i].text(), n.locals + static_cast<std::uint32_t>(i));
    out.text += (i ? ", " : "") + name + " in " + (steps ? domain.text : domain.at(Strength::disjunction));
    bind(n.locals + static_cast<std::uint32_t>(i),
         {name, {domain.nulls.item_unknown, domain.nulls.item_plain, true, false}, element, hidden_.size()});
  }
  if (n.kind == NodeKind::iteration) {
    bind(n.locals + static_cast<std::uint32_t>(variables), {"partial", {false, false, true, true}, {}, hidden_.size()});
  }
  const Piece body = write(children.back());
  if (n.kind == NodeKind::iteration) {
    out.text += " return " + body.text;
    add_item(out.nulls, body.nulls);
  } else {
    out.text += " satisfies " + body.text;
    out.nulls.unknown = out.nulls.unknown || body.nulls.unknown;
    out.nulls.plain = out.nulls.plain || body.nulls.plain;
  }
  return out;
}

// A filter that cannot tell about an item gives null as a whole, not a list without the item.
Piece Writer::filter(NodeId id) {
  const Node& n = node(id);
  const std::span<const NodeId> children = program_.children_of(id);
  const Piece base = write(children[0]);
  const bool by_position = node(children[1]).type.is_number();
  std::vector<std::string> fields;
  for (const Type::Field& field : node(children[0]).type.element().fields()) fields.push_back(field.name);

  const auto condition_on = [&](const std::string& name, bool inside) {
    Source element = base.source;
    element.element = true;
    if (inside) hidden_.push_back(fields);
    filters_.push_back(n.locals);
    bind(n.locals,
         {name, {base.nulls.item_unknown, base.nulls.item_plain, true, false}, element, inside ? hidden_.size() : 0});
    Piece condition = write(children[1]);
    filters_.pop_back();
    if (inside) hidden_.pop_back();
    return condition;
  };
  const Piece condition = condition_on("item", true);
  Piece out{base.at(Strength::word) + "[" + condition.text + "]", Strength::word, base.nulls, base.source};
  if (by_position) {
    out.nulls = {base.nulls.unknown || base.nulls.item_unknown || condition.nulls.unknown, true, true, false};
    out.source.element = true;
    return out;
  }
  if (!condition.nulls.unknown) return out;
  if (condition.nulls.plain) differs(say(words::dmn_null_both, condition.text));
  const std::string name = fresh("项", n.locals);
  const Piece told = condition_on(name, false);
  out.text = "if every " + name + " in " + base.at(Strength::disjunction) + " satisfies list contains([true, false], " +
             told.text + ") then " + out.text + " else null";
  out.strength = Strength::whole;
  out.nulls.unknown = true;
  return out;
}

Piece Writer::function_literal(NodeId id) {
  StandardText own;
  std::swap(own.parameters, out_.parameters);
  const Piece body = write_function(id);
  std::string head = "function(";
  for (const auto& [name, type] : out_.parameters)
    head += (head.back() == '(' ? "" : ", ") + name + (type.is_any() ? "" : ": " + type.text());
  std::swap(own.parameters, out_.parameters);
  return {head + ") " + body.text, Strength::whole};
}

Piece Writer::write_function(NodeId id) {
  const Node& n = node(id);
  for (std::size_t i = 0; i < n.names.size(); ++i) {
    const std::string name = fresh(n.names[i].text(), n.locals + static_cast<std::uint32_t>(i));
    out_.parameters.emplace_back(name, n.tested.parameters()[i]);
    bind(n.locals + static_cast<std::uint32_t>(i), {name, {true, false, true, false}, {}, hidden_.size()});
  }
  return write(program_.children_of(id)[0]);
}

Fraction Writer::write_formula(const std::string& base) {
  base_ = base;
  const Node& root = node(0);
  if (root.kind != NodeKind::arithmetic || root.op != Op::divide) return {write(0).at(Strength::sum), "1", true};
  const std::span<const NodeId> children = program_.children_of(0);
  return {write(children[0]).at(Strength::product), write(children[1]).at(next(Strength::product)),
          node(children[1]).kind == NodeKind::fact};
}

Fraction Writer::fraction_of(const Fact& fact, const std::string& base) {
  Writer formula(standard_, standard_.measure().dossier().binding(fact).formula->program(), out_);
  return formula.write_formula(base);
}

// ---- what all of it needs

std::string Writer::known(const Piece& piece) {
  if (!piece.nulls.plain) return piece.at(Strength::sum) + " != null";
  if (!piece.present.empty()) return piece.present;
  differs(say(words::dmn_null_both, piece.text));
  return piece.at(Strength::sum) + " != null";
}

Piece Writer::guarded(Piece piece, const std::vector<const Piece*>& operands) {
  std::string condition;
  for (const Piece* operand : operands) {
    if (operand->nulls.unknown) condition += (condition.empty() ? "" : " and ") + known(*operand);
  }
  if (condition.empty()) return piece;
  piece.text = "if " + condition + " then " + piece.text + " else null";
  piece.strength = Strength::whole;
  piece.nulls.unknown = true;
  return piece;
}

std::string Writer::use(TermId term) {
  if (std::ranges::find(out_.uses, term) == out_.uses.end()) out_.uses.push_back(term);
  check_hidden(vocabulary_[term].name, 0);
  return vocabulary_[term].name;
}

void Writer::check_hidden(std::string_view name, std::size_t from) {
  for (std::size_t i = from; i < hidden_.size(); ++i) {
    if (std::ranges::find(hidden_[i], name) != hidden_[i].end()) {
      differs(say(words::dmn_name_hidden, name));
      return;
    }
  }
}

void Writer::differs(Said said) {
  const auto same = [&](const Said& other) { return other.in(Lang::en) == said.in(Lang::en); };
  if (std::ranges::none_of(out_.differences, same)) out_.differences.push_back(std::move(said));
}

std::string Writer::fresh(std::string_view wanted, std::uint32_t index) const {
  std::string name = is_plain_name(wanted) ? std::string(wanted) : "x";
  const auto taken = [&] {
    return vocabulary_.has(name) || feel::find_builtin(name) ||
           std::ranges::any_of(locals_, [&](const auto& l) { return l.first < index && l.second.name == name; });
  };
  while (taken()) name += "_";
  return name;
}

void Writer::bind(std::uint32_t index, Local local) {
  locals_.insert_or_assign(index, std::move(local));
}

}  // namespace zj::exchange
