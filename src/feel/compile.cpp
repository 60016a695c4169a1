#include "feel/compile.h"

#include <algorithm>

#include "base/text.h"
#include "feel/evaluator.h"
#include "feel/parser.h"
#include "words/feel.h"

namespace zj::feel {
namespace {

constexpr std::size_t max_bytes = 64 * 1024;

// Lays a tree out as a Program.
class Layout {
 public:
  explicit Layout(Program& program) : program_(program) {}

  NodeId add(Tree& tree) {
    const auto id = static_cast<NodeId>(program_.nodes.size());
    program_.nodes.push_back(std::move(tree.node));
    std::vector<NodeId> children;
    children.reserve(tree.children.size());
    for (const TreePtr& child : tree.children) children.push_back(add(*child));
    Node& n = program_.nodes[id];
    n.first = static_cast<std::uint32_t>(program_.children.size());
    n.count = static_cast<std::uint32_t>(children.size());
    n.size = static_cast<std::uint32_t>(program_.nodes.size()) - id;
    program_.children.insert(program_.children.end(), children.begin(), children.end());
    if (n.kind == NodeKind::literal) n.index = constant(std::move(tree.value));
    if (n.kind == NodeKind::fact || n.is_fact_field) n.missing = constant(Value::missing(path_of(id), n.span.at));
    return id;
  }

 private:
  std::uint32_t constant(Value value) {
    program_.constants.push_back(std::move(value));
    return static_cast<std::uint32_t>(program_.constants.size() - 1);
  }

  std::string path_of(NodeId id) const {
    const Node& n = program_.nodes[id];
    std::string name(n.name.text());
    if (n.kind == NodeKind::filter) return path_of(program_.children_of(id)[0]);
    if (n.kind != NodeKind::path) return name;
    const std::string base = path_of(program_.children_of(id)[0]);
    return base.empty() ? name : base + "." + name;
  }

  Program& program_;
};

bool is_foldable(NodeKind kind) {
  switch (kind) {
    case NodeKind::list:
    case NodeKind::context:
    case NodeKind::range:
    case NodeKind::negate:
    case NodeKind::arithmetic:
    case NodeKind::comparison:
    case NodeKind::between:
    case NodeKind::in:
    case NodeKind::conjunction:
    case NodeKind::disjunction:
    case NodeKind::conditional:
    case NodeKind::path:
    case NodeKind::call:
    case NodeKind::instance_of:
      return true;
    default:
      return false;
  }
}

// Computes what does not depend on any fact, so that date("2024-01-01") costs nothing at evaluation. Gives the
// constants that can never have a value, the innermost of each.
std::vector<NodeId> fold(Program& program) {
  std::vector<NodeId> faulty;
  const Limits limits{.steps = 10'000, .list_items = 10'000, .text_bytes = 64 * 1024};
  const auto constant = [&](NodeId id) -> const Value* {
    const Node& n = program.nodes[id];
    const std::uint32_t at = n.kind == NodeKind::literal ? n.index : n.folded;
    return at == no_index ? nullptr : &program.constants[at];
  };
  for (NodeId id = static_cast<NodeId>(program.nodes.size()); id-- > 0;) {
    if (!is_foldable(program.nodes[id].kind)) continue;
    const std::span<const NodeId> children = program.children_of(id);
    const auto is_plain = [&](NodeId child) {
      return constant(child) && constant(child)->kind() != Value::Kind::function;
    };
    if (!std::ranges::all_of(children, is_plain)) continue;
    Value value = Evaluator(program, {}, limits, nullptr).run(id);
    if (value.is_unknown()) {
      if (value.origin().fault == Fault::too_large) continue;
      if (std::ranges::none_of(children, [&](NodeId child) { return constant(child)->is_unknown(); }))
        faulty.push_back(id);
    }
    program.constants.push_back(std::move(value));
    program.nodes[id].folded = static_cast<std::uint32_t>(program.constants.size() - 1);
  }
  std::ranges::reverse(faulty);
  return faulty;
}

// Gives an `in` whose tests are constant texts, or one constant list of them, its set.
void gather_words(Program& program) {
  const auto constant = [&](NodeId id) {
    const Node& n = program.nodes[id];
    const std::uint32_t at = n.kind == NodeKind::literal ? n.index : n.folded;
    return at == no_index ? Value() : program.constants[at];
  };
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    Node& n = program.nodes[id];
    if (n.kind != NodeKind::in || n.folded != no_index) continue;
    std::vector<Value> tests;
    for (const NodeId test : program.children_of(id).subspan(1)) tests.push_back(constant(test));
    if (tests.size() == 1 && tests.front().is_list()) {
      const Value list = tests.front();
      tests.assign(list.items().begin(), list.items().end());
    }
    if (!std::ranges::all_of(tests, &Value::is_string)) continue;
    n.index = static_cast<std::uint32_t>(program.word_sets.size());
    program.word_sets.emplace_back(std::move(tests));
  }
}

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(length(text));
}

}  // namespace

// The one maker of Expressions.
struct Compiled {
  template <class Read>
  static Compilation make(std::string_view text, const Scope& scope, Place at, Reading reading, Read&& read) {
    Compilation result;
    const auto refuse = [&](Said said) {
      result.diagnostics.push_back({Severity::error, at, 1, std::move(said), {}});
      return std::move(result);
    };
    if (text.size() > max_bytes) return refuse(say(words::formula_too_long, std::to_string(max_bytes)));
    if (!is_utf8(text)) return refuse(say(words::formula_not_utf8));

    auto program = std::make_shared<Program>();
    program->source = text;
    program->origin = at;
    program->standard = reading == Reading::standard;
    program->zones = scope.zones();
    Parser parser(program->source, scope, at, reading);
    TreePtr tree = read(parser);
    result.diagnostics = parser.take_diagnostics();
    const auto is_error = [](const Diagnostic& d) { return d.severity == Severity::error; };
    if (std::ranges::any_of(result.diagnostics, is_error)) return result;

    Layout(*program).add(*tree);
    program->locals = parser.max_locals();
    const std::vector<NodeId> faulty = fold(*program);
    if (reading == Reading::measure && !faulty.empty()) {
      for (const NodeId id : faulty) {
        const Node& n = program->nodes[id];
        result.diagnostics.push_back({Severity::error,
                                      n.span.at,
                                      code_points(program->text_of(id)),
                                      program->constants[n.folded].origin().said(),
                                      {}});
      }
      return result;
    }
    gather_words(*program);
    result.expression = Expression(std::move(program));
    return result;
  }
};

Compilation compile(std::string_view text, const Scope& scope, Place at, Reading reading) {
  return Compiled::make(text, scope, at, reading, [](Parser& parser) { return parser.expression(); });
}

Compilation compile_unary_tests(std::string_view text, const Scope& scope, std::string_view input, Place at,
                                Reading reading) {
  return Compiled::make(text, scope, at, reading, [&](Parser& parser) { return parser.unary_tests(input); });
}

Value Expression::evaluate(std::span<const Value> facts, const Limits& limits) const {
  return Evaluator(*program_, facts, limits, nullptr).run();
}

Value Expression::evaluate(std::span<const Value> facts, Trace& trace, const Limits& limits) const {
  return Evaluator(*program_, facts, limits, &trace).run();
}

Value Expression::evaluate(std::span<const Value> facts, Trace& trace, Tally& tally) const {
  return Evaluator(*program_, facts, {}, &trace, &tally).run();
}

Value Expression::evaluate_exactly(std::span<const Value> facts, const Limits& limits) const {
  return Evaluator(*program_, facts, limits, nullptr).run_exactly();
}

std::vector<std::size_t> Expression::facts() const {
  std::vector<std::size_t> slots;
  for (const Node& n : program_->nodes) {
    if (n.kind == NodeKind::fact && std::ranges::find(slots, n.index) == slots.end()) slots.push_back(n.index);
  }
  return slots;
}

std::string_view text_of(Op op) {
  switch (op) {
    case Op::none:
      return "";
    case Op::add:
      return "+";
    case Op::subtract:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::power:
      return "**";
    case Op::equal:
      return "=";
    case Op::not_equal:
      return "!=";
    case Op::less:
      return "<";
    case Op::less_equal:
      return "<=";
    case Op::greater:
      return ">";
    case Op::greater_equal:
      return ">=";
  }
  return "";
}

}  // namespace zj::feel
