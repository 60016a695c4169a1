// = and its like: where the standard takes a side on null, and where a division would be rounded.

#include "exchange/writer.h"
#include "feel/print.h"
#include "words/exchange.h"

namespace zj::exchange {

using feel::NodeId;
using feel::NodeKind;
using feel::Op;
using feel::Type;
using measure::Fact;
using measure::FactType;

namespace {

std::string_view mirrored(Op op) {
  switch (op) {
    case Op::less:
      return ">";
    case Op::less_equal:
      return ">=";
    case Op::greater:
      return "<";
    case Op::greater_equal:
      return "<=";
    default:
      return text_of(op);
  }
}

bool is_equality(Op op) {
  return op == Op::equal || op == Op::not_equal;
}

Piece negated(Piece piece) {
  return {"not(" + piece.text + ")", Strength::word, piece.nulls};
}

Piece product(const std::string& left, const std::string& right) {
  if (left == "1" || right == "1") return {left == "1" ? right : left, Strength::product, {true}};
  return {left + " * " + right, Strength::product, {true}};
}

}  // namespace

Piece Writer::comparable(NodeId id) {
  if (auto sides = rate(id)) {
    Piece piece{sides->top + " / " + sides->bottom, Strength::product, {true}};
    piece.fraction = std::move(sides);
    return piece;
  }
  return write(id);
}

std::optional<Fraction> Writer::rate(NodeId id) {
  const feel::Node& n = node(id);
  if (base_ || n.type.kind() != Type::Kind::quotient) return std::nullopt;
  if (n.kind == NodeKind::fact) {
    const auto [fact, part] = standard_.measure().dossier().fact_at(n.index);
    if (!fact || part >= 0 || fact->type != FactType::quotient) return std::nullopt;
    return fraction_of(*fact, path(*fact));
  }
  const bool of_item = n.kind == NodeKind::item_field && n.count == 0;
  if (n.kind == NodeKind::path || of_item) {
    const Local* const item = of_item ? &locals_.at(n.index) : nullptr;
    const Piece base =
        item ? Piece{item->name, Strength::word, item->nulls, item->source} : write(program_.children_of(id)[0]);
    if (!base.source.fact || !base.source.element) return std::nullopt;
    for (const Fact* field : base.source.fact->fields) {
      if (field->name == n.name.text() && field->type == FactType::quotient)
        return fraction_of(*field, member(base.at(Strength::word), field->name));
    }
  }
  return std::nullopt;
}

Piece Writer::comparison(Op op, const Piece& left, const Piece& right) {
  if (left.fraction || right.fraction) return fractions(op, left, right);
  if (op == Op::equal) return equality(left, right);
  if (op == Op::not_equal) {
    if (left.nulls.unknown || right.nulls.unknown) return negated(equality(left, right));
    return {left.at(Strength::comparison) + " != " + right.at(Strength::sum), Strength::comparison};
  }
  Nulls nulls{left.nulls.unknown || right.nulls.unknown, left.nulls.plain || right.nulls.plain};
  return {left.at(Strength::comparison) + " " + std::string(text_of(op)) + " " + right.at(Strength::sum),
          Strength::comparison, nulls};
}

Piece Writer::equality(const Piece& left, const Piece& right) {
  if (right.text != "null" && left.text == "null") return equality(right, left);
  if (left.nulls.item_unknown && left.source.rows) differs(say(words::dmn_items_unknown, left.text));
  Piece plain{left.at(Strength::comparison) + " = " + right.at(Strength::sum), Strength::comparison};
  if (!left.nulls.unknown && !right.nulls.unknown) return plain;
  if (right.text == "null" && !left.nulls.plain) {
    // Nobody writes null there: what is null is missing.
    plain.text = "if " + left.at(Strength::comparison) + " != null then false else null";
    plain.strength = Strength::whole;
    plain.nulls.unknown = true;
    return plain;
  }
  if (left.nulls.plain || right.nulls.plain) return guarded(std::move(plain), {&left, &right});
  return support(Support::equal, {left, right});
}

// top / bottom op t as top op t * bottom: no division, nothing rounded.
Piece Writer::fractions(Op op, const Piece& left, const Piece& right) {
  if (!left.fraction) {
    const std::string swapped(mirrored(op));
    const Op turned = op == Op::less            ? Op::greater
                      : op == Op::less_equal    ? Op::greater_equal
                      : op == Op::greater       ? Op::less
                      : op == Op::greater_equal ? Op::less_equal
                                                : op;
    return fractions(turned, right, left);
  }
  const Fraction& a = *left.fraction;
  const Fraction b = right.fraction.value_or(Fraction{right.at(Strength::product), "1", true});
  const Piece x = product(a.top, b.bottom), y = product(b.top, a.bottom);
  const auto compared = [&](std::string_view sign) {
    if (is_equality(op)) {
      const Piece same = support(Support::equal, {x, y});
      return op == Op::equal ? same.text : "not(" + same.text + ")";
    }
    return x.text + " " + std::string(sign) + " " + y.text;
  };
  std::string zero = a.bottom + " = 0";
  if (b.bottom != "1") zero += " or " + b.bottom + " = 0";
  Piece out{{}, Strength::whole, {true}};
  if (a.bottom_positive && b.bottom_positive) {
    out.text = "if " + zero + " then null else " + compared(text_of(op));
  } else {
    const std::string sign = b.bottom == "1" ? a.bottom : a.bottom + " * " + b.bottom;
    out.text = "if " + sign + " > 0 then " + compared(text_of(op)) + " else if " + sign + " < 0 then " +
               compared(mirrored(op)) + " else null";
  }
  return out;
}

Piece Writer::between(std::span<const NodeId> children) {
  const Piece value = comparable(children[0]), low = comparable(children[1]), high = comparable(children[2]);
  const Nulls nulls{value.nulls.unknown || low.nulls.unknown || high.nulls.unknown,
                    value.nulls.plain || low.nulls.plain || high.nulls.plain};
  if (value.fraction || low.fraction || high.fraction) {
    return {comparison(Op::greater_equal, value, low).at(Strength::comparison) + " and " +
                comparison(Op::less_equal, value, high).at(Strength::comparison),
            Strength::conjunction, nulls};
  }
  return {value.at(Strength::comparison) + " between " + low.at(Strength::sum) + " and " + high.at(Strength::sum),
          Strength::comparison, nulls};
}

Piece Writer::in(std::span<const NodeId> children) {
  const Piece value = comparable(children[0]);
  Piece out{{}, Strength::disjunction};
  for (const NodeId test : children.subspan(1)) {
    const Piece one = in_one(value, test);
    out.text += (out.text.empty() ? "" : " or ") + one.at(Strength::conjunction);
    out.nulls.unknown = out.nulls.unknown || one.nulls.unknown;
    out.nulls.plain = out.nulls.plain || one.nulls.plain;
    if (children.size() == 2) out.strength = one.strength;
  }
  return out;
}

Piece Writer::in_one(const Piece& value, NodeId id) {
  const feel::Node& test = node(id);
  if (test.is_condition) {
    differs(say(words::dmn_unary_test, program_.text_of(id)));
    return write(id);
  }
  if (value.fraction && test.kind == NodeKind::range && test.count == 2) {
    const std::span<const NodeId> ends = program_.children_of(id);
    const Piece low = comparable(ends[0]), high = comparable(ends[1]);
    const Op above = test.low_included ? Op::greater_equal : Op::greater;
    const Op below = test.high_included ? Op::less_equal : Op::less;
    return {comparison(above, value, low).at(Strength::comparison) + " and " +
                comparison(below, value, high).at(Strength::comparison),
            Strength::conjunction,
            {true}};
  }
  if (value.fraction && test.kind == NodeKind::range)
    return comparison(test.op, value, comparable(program_.children_of(id)[0]));
  const Piece tested = comparable(id);
  if (value.fraction && test.type.is_number()) return comparison(Op::equal, value, tested);
  if (value.fraction) differs(say(words::dmn_rounded_rate, value.text));

  Piece plain{value.at(Strength::comparison) + " in " + tested.at(Strength::sum), Strength::comparison};
  const Type::Kind kind = test.type.kind();
  if (kind == Type::Kind::list || test.kind == NodeKind::list) {
    if (!value.nulls.unknown && !tested.nulls.unknown && !tested.nulls.item_unknown) return plain;
    if (value.nulls.plain || tested.nulls.item_plain) differs(say(words::dmn_null_both, value.text));
    return support(Support::among, {value, tested});
  }
  if (kind == Type::Kind::range || kind == Type::Kind::any) {
    if (kind == Type::Kind::any && tested.nulls.item_unknown) differs(say(words::dmn_items_unknown, tested.text));
    return guarded(std::move(plain), {&value, &tested});
  }
  return equality(value, tested);
}

}  // namespace zj::exchange
