#include "feel/print.h"

#include "feel/builtins.h"
#include "feel/characters.h"
#include "feel/compile.h"

namespace zj::feel {
namespace {

// A key that can stand without quotes.
bool is_bare(std::string_view name) {
  return !name.empty() && word_length(name) == name.size();
}

std::string key_text(std::string_view name) {
  return is_bare(name) ? std::string(name) : quote(name);
}

std::string range_text(const Value::Range& r, std::string (*print)(const Value&)) {
  switch (r.form) {
    case RangeForm::less:
      return "(< " + print(r.high) + ")";
    case RangeForm::less_equal:
      return "(<= " + print(r.high) + ")";
    case RangeForm::greater:
      return "(> " + print(r.low) + ")";
    case RangeForm::greater_equal:
      return "(>= " + print(r.low) + ")";
    case RangeForm::equal:
      return "(= " + print(r.low) + ")";
    case RangeForm::not_equal:
      return "(!= " + print(r.low) + ")";
    case RangeForm::interval:
      break;
  }
  return (r.low_included ? "[" : "(") + print(r.low) + ".." + print(r.high) + (r.high_included ? "]" : ")");
}

std::string print_value(const Value& value, bool literal) {
  const auto print =
      literal ? to_literal : +[](const Value& v) { return v.is_string() ? quote(v.as_string()) : to_text(v); };
  const auto dated = [&](std::string text) { return literal ? "@\"" + text + "\"" : text; };
  switch (value.kind()) {
    case Value::Kind::null:
      return "null";
    case Value::Kind::boolean:
      return value.as_boolean() ? "true" : "false";
    case Value::Kind::number:
    case Value::Kind::quotient:
      return value.as_decimal().to_text();
    case Value::Kind::string:
      return literal ? quote(value.as_string()) : std::string(value.as_string());
    case Value::Kind::date:
      return dated(day_text(value.as_day()));
    case Value::Kind::time:
      return dated(time_text(value.as_time()));
    case Value::Kind::date_and_time:
      return dated(date_and_time_text(value.as_date_and_time()));
    case Value::Kind::days_duration:
      return dated(days_duration_text(value.as_days_duration()));
    case Value::Kind::months_duration:
      return dated(months_duration_text(value.as_months()));
    case Value::Kind::list: {
      std::string out = "[";
      for (const Value& item : value.items()) out += (out.size() > 1 ? ", " : "") + print(item);
      return out + "]";
    }
    case Value::Kind::context: {
      std::string out = "{";
      for (const Entry& entry : value.entries()) {
        out += (out.size() > 1 ? ", " : "") + key_text(entry.name.text()) + ": " + print(entry.value);
      }
      return out + "}";
    }
    case Value::Kind::range:
      return range_text(value.as_range(), print);
    case Value::Kind::function: {
      const Value::Function& f = value.as_function();
      return f.builtin >= 0 ? std::string(builtins()[static_cast<std::size_t>(f.builtin)].name)
                            : std::string(f.program->text_of(f.node));
    }
  }
  return {};
}

// How strongly a node holds together: what holds less than its place asks for needs parentheses.
enum Strength {
  whole = 0,
  of_or,
  of_and,
  of_comparison,
  of_sum,
  of_product,
  of_power,
  of_minus,
  of_type_test,
  of_word
};

Strength strength(const Node& n) {
  switch (n.kind) {
    case NodeKind::conditional:
    case NodeKind::iteration:
    case NodeKind::some:
    case NodeKind::every:
    case NodeKind::function:
    case NodeKind::domain_range:
      return whole;
    case NodeKind::disjunction:
      return of_or;
    case NodeKind::conjunction:
      return of_and;
    case NodeKind::comparison:
    case NodeKind::between:
    case NodeKind::in:
      return of_comparison;
    case NodeKind::arithmetic:
      return n.op == Op::power ? of_power : n.op == Op::add || n.op == Op::subtract ? of_sum : of_product;
    case NodeKind::negate:
      return of_minus;
    case NodeKind::instance_of:
      return of_type_test;
    default:
      return of_word;
  }
}

Strength next(Strength s) {
  return static_cast<Strength>(s + 1);
}

// Writes a tree back, with the parentheses it needs and no others.
class Printer {
 public:
  explicit Printer(const Program& program) : program_(program) {}

  // `least` is how strongly the place asks the text to hold together.
  std::string print(NodeId id, Strength least = whole) const {
    const std::string text = bare(id);
    return strength(program_.nodes[id]) < least ? "(" + text + ")" : text;
  }

 private:
  std::string bare(NodeId id) const {
    const Node& n = program_.nodes[id];
    const std::span<const NodeId> children = program_.children_of(id);
    const auto name = [&] { return std::string(n.name.text()); };
    switch (n.kind) {
      case NodeKind::literal:
        return n.name.text().empty() ? to_literal(program_.constants[n.index]) : name();
      case NodeKind::fact:
      case NodeKind::local:
      case NodeKind::item_field:
        return name();
      case NodeKind::list:
        return "[" + joined(children, ", ") + "]";
      case NodeKind::context: {
        std::string out = "{";
        for (std::size_t i = 0; i < children.size(); ++i) {
          out += (i ? ", " : "") + key_text(n.names[i].text()) + ": " + print(children[i]);
        }
        return out + "}";
      }
      case NodeKind::range:
        if (children.size() == 1) return "(" + std::string(text_of(n.op)) + " " + print(children[0], of_sum) + ")";
        return (n.low_included ? "[" : "(") + print(children[0], of_word) + " .. " + print(children[1], of_word) +
               (n.high_included ? "]" : ")");
      case NodeKind::negate:
        return "-" + print(children[0], of_minus);
      case NodeKind::arithmetic:
      case NodeKind::comparison:
        return print(children[0], strength(n)) + " " + std::string(text_of(n.op)) + " " +
               print(children[1], next(strength(n)));
      case NodeKind::between:
        return print(children[0], of_comparison) + " between " + print(children[1], of_sum) + " and " +
               print(children[2], of_sum);
      case NodeKind::in:
        return print(children[0], of_comparison) + " in (" + joined(children.subspan(1), ", ", of_sum) + ")";
      case NodeKind::conjunction:
        return joined(children, " and ", of_comparison);
      case NodeKind::disjunction:
        return joined(children, " or ", of_and);
      case NodeKind::conditional:
        return "if " + print(children[0]) + " then " + print(children[1]) + " else " + print(children[2]);
      case NodeKind::iteration:
        return "for " + variables(n, children) + " return " + print(children.back());
      case NodeKind::some:
        return "some " + variables(n, children) + " satisfies " + print(children.back());
      case NodeKind::every:
        return "every " + variables(n, children) + " satisfies " + print(children.back());
      case NodeKind::domain_range:
        return print(children[0], of_word) + " .. " + print(children[1], of_word);
      case NodeKind::filter:
        return print(children[0], of_word) + "[" + print(children[1]) + "]";
      case NodeKind::path:
        return print(children[0], of_word) + "." + name();
      case NodeKind::call:
        return name() + "(" + joined(children, ", ") + ")";
      case NodeKind::invoke: {
        std::string out = print(children[0], of_word) + "(";
        for (std::size_t i = 1; i < children.size(); ++i) {
          out += (i > 1 ? ", " : "") + (n.names.empty() ? "" : std::string(n.names[i - 1].text()) + ": ") +
                 print(children[i]);
        }
        return out + ")";
      }
      case NodeKind::function: {
        std::string out = "function(";
        for (std::size_t i = 0; i < n.names.size(); ++i) {
          const Type type = n.tested.parameters()[i];
          out += (i ? ", " : "") + std::string(n.names[i].text()) + (type.is_any() ? "" : ": " + type.text());
        }
        return out + ") " + print(children[0]);
      }
      case NodeKind::instance_of:
        return print(children[0], of_type_test) + " instance of " + n.tested.text();
    }
    return {};
  }

  std::string joined(std::span<const NodeId> ids, std::string_view separator, Strength least = whole) const {
    std::string out;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (i != 0) out += separator;
      out += print(ids[i], least);
    }
    return out;
  }

  std::string variables(const Node& n, std::span<const NodeId> children) const {
    std::string out;
    for (std::size_t i = 0; i + 1 < children.size(); ++i) {
      out += (i ? ", " : "") + std::string(n.names[i].text()) + " in " + print(children[i]);
    }
    return out;
  }

  const Program& program_;
};

}  // namespace

std::string to_text(const Value& value) {
  return print_value(value, false);
}
std::string to_literal(const Value& value) {
  return print_value(value, true);
}

std::string quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  return out + "\"";
}

std::string print(const Expression& expression) {
  return Printer(expression.program()).print(0);
}

}  // namespace zj::feel
