// Names, paths and calls: where a word gets its meaning.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "feel/builtins.h"
#include "feel/characters.h"
#include "feel/parser.h"
#include "words/feel.h"

namespace zj::feel {
namespace {

struct Property {
  std::string_view name;
  Type::Kind kind;
};

// The properties of values that are not contexts (OMG DMN 1.5, table 65).
std::span<const Property> properties_of(Type::Kind kind) {
  using enum Type::Kind;
  static constexpr Property of_date[] = {{"year", number}, {"month", number}, {"day", number}, {"weekday", number}};
  static constexpr Property of_time[] = {
      {"hour", number}, {"minute", number}, {"second", number}, {"time offset", days_duration}, {"timezone", string}};
  static constexpr Property of_moment[] = {
      {"year", number},    {"month", number},  {"day", number},    {"weekday", number},
      {"hour", number},    {"minute", number}, {"second", number}, {"time offset", days_duration},
      {"timezone", string}};
  static constexpr Property of_days[] = {{"days", number}, {"hours", number}, {"minutes", number}, {"seconds", number}};
  static constexpr Property of_months[] = {{"years", number}, {"months", number}};
  static constexpr Property of_range[] = {
      {"start", any}, {"end", any}, {"start included", boolean}, {"end included", boolean}};
  switch (kind) {
    case date:
      return of_date;
    case time:
      return of_time;
    case date_and_time:
      return of_moment;
    case days_duration:
      return of_days;
    case months_duration:
      return of_months;
    case range:
      return of_range;
    default:
      return {};
  }
}

constexpr std::string_view properties_of_two_words[] = {"time offset", "start included", "end included"};

std::string_view keyword_at(std::string_view word) {
  static constexpr std::string_view keywords[] = {"if",    "for",    "some",    "every",   "function",  "true",
                                                  "false", "null",   "then",    "else",    "satisfies", "and",
                                                  "or",    "return", "between", "instance"};
  const auto found = std::ranges::find(keywords, word);
  return found == std::end(keywords) ? std::string_view() : *found;
}

}  // namespace

std::optional<Parser::Found> Parser::resolve() {
  skip();
  std::optional<Found> best;
  for (std::size_t i = locals_.size(); i-- > 0;) {
    if (locals_[i].is_open_item) continue;
    const std::size_t length = spelled(rest(), locals_[i].name);
    if (length > (best ? best->length : 0)) best = Found{Found::What::local, i, length, nullptr};
  }
  std::size_t length = 0;
  if (const Scope::Symbol* symbol = scope_.match(rest(), length); symbol && length > (best ? best->length : 0)) {
    best = Found{Found::What::symbol, 0, length, symbol};
  }
  if (const auto index = match_builtin(rest(), length); index && length > (best ? best->length : 0)) {
    best = Found{Found::What::builtin, *index, length, nullptr};
  }
  return best;
}

TreePtr Parser::parse_name() {
  const std::size_t begin = at_;
  const std::string_view w = word();
  const std::optional<Found> found = resolve();
  const std::string_view keyword = keyword_at(w);
  if (!keyword.empty() && (!found || found->length <= keyword.size())) {
    if (keyword == "if") return parse_if();
    if (keyword == "for") return parse_loop(NodeKind::iteration);
    if (keyword == "some") return parse_loop(NodeKind::some);
    if (keyword == "every") return parse_loop(NodeKind::every);
    if (keyword == "function") return parse_function();
    if (keyword == "true" || keyword == "false" || keyword == "null") {
      at_ += keyword.size();
      last_end_ = at_;
      return literal(keyword == "null" ? Value() : Value::boolean(keyword == "true"), begin);
    }
    fail(at_, w.size(), say(words::value_expected));
    return nothing(begin);
  }
  if (found && found->what == Found::What::builtin) {
    const std::size_t before = at_;
    at_ += found->length;
    last_end_ = at_;
    if (sees("(")) return parse_call(found->index, begin);
    at_ = before;
  }

  // What the word means outside of the filters around it whose items may have fields that nobody declared.
  std::string name(found ? rest().substr(0, found->length) : w);
  if (!found) {
    for (const std::string& field : known_fields_) {
      if (const std::size_t length = spelled(rest(), field); length > name.size()) name = rest().substr(0, length);
    }
  }
  std::vector<std::uint32_t> open_items;  // innermost first
  for (std::size_t i = locals_.size(); i-- > 0;) {
    if (found && found->what == Found::What::local && i <= found->index) break;
    if (locals_[i].is_open_item) open_items.push_back(locals_[i].index);
  }
  TreePtr tree;
  if (found) {
    at_ += found->length;
    last_end_ = at_;
    tree = name_node(*found, begin);
    // now() and today() are functions in the standard; here the host supplies them as facts of these names.
    if (tree->node.kind == NodeKind::fact && (name == "now" || name == "today") && sees("(")) {
      const std::size_t before = at_;
      take("(");
      if (take(")")) {
        close(*tree);
      } else {
        at_ = before;
      }
    }
  } else if (name.empty()) {
    std::size_t next = 0;
    peek(text_, at_, next);
    fail(at_, next - at_, say(words::value_expected));
    return nothing(begin);
  } else {
    at_ += name.size();
    last_end_ = at_;
    if (open_items.empty()) {
      const std::string half = to_half_width(name);
      if (const auto number = Decimal::parse(half); number && half != name) {
        report(Severity::error, begin, name.size(), say(words::full_width_character, name, half), half);
        return literal(Value::number(*number), begin);
      }
      const bool is_call = sees("(");
      tree = nothing(begin);
      tree->value = Value::null(Fault::unknown_name, name, place_of(begin));
      mistype(*tree, say(is_call ? words::function_unknown : words::name_unknown, name), nearest_name(name));
      return tree;
    }
  }
  for (std::size_t i = open_items.size(); i-- > 0;) {
    std::vector<TreePtr> children;
    if (tree) children.push_back(std::move(tree));
    tree = make(NodeKind::item_field, begin, std::move(children));
    tree->node.index = open_items[i];
    tree->node.name = Name(name);
  }
  return tree;
}

TreePtr Parser::name_node(const Found& found, std::size_t begin) {
  switch (found.what) {
    case Found::What::local: {
      const Local& local = locals_[found.index];
      TreePtr tree = make(local.is_field ? NodeKind::item_field : NodeKind::local, begin);
      tree->node.index = local.index;
      tree->node.name = Name(local.name);
      tree->node.type = local.type;
      tree->node.is_fact_field = local.is_fact_field;
      return tree;
    }
    case Found::What::symbol: {
      if (!found.symbol->slot) {
        TreePtr tree = literal(found.symbol->constant, begin);
        tree->node.name = Name(found.symbol->name);
        return tree;
      }
      TreePtr tree = make(NodeKind::fact, begin);
      tree->node.index = static_cast<std::uint32_t>(*found.symbol->slot);
      tree->node.name = Name(found.symbol->name);
      tree->node.type = found.symbol->type;
      if (found.symbol->name == "?") asks_input_ = true;
      return tree;
    }
    case Found::What::builtin: {
      Value::Function function;
      function.builtin = static_cast<int>(found.index);
      TreePtr tree = literal(Value::function(std::move(function)), begin);
      tree->node.name = Name(builtins()[found.index].name);
      return tree;
    }
  }
  return nothing(begin);
}

TreePtr Parser::parse_path(TreePtr base) {
  skip();
  const std::size_t name_begin = at_;
  const Type& of = base->node.type;
  const Type one = of.kind() == Type::Kind::list ? of.element() : of;
  std::string name;
  std::size_t length = 0;
  const auto consider = [&](std::string_view candidate) {
    if (const std::size_t bytes = spelled(rest(), candidate); bytes > length) {
      length = bytes;
      name = candidate;
    }
  };
  std::span<const Property> properties = properties_of(one.kind());
  if (properties.empty() && of.kind() == Type::Kind::range) properties = properties_of(Type::Kind::range);
  for (const Type::Field& field : one.fields()) consider(field.name);
  for (const Property& property : properties) consider(property.name);
  std::size_t hint = 0;
  Type type;
  bool known = length != 0;
  bool facts = false;
  if (known) {
    for (std::size_t i = 0; i < one.fields().size(); ++i) {
      if (one.fields()[i].name != name) continue;
      hint = i;
      type = one.fields()[i].type;
      facts = one.holds_facts();
    }
    for (const Property& property : properties) {
      if (property.name == name)
        type = property.name == "start" || property.name == "end" ? one.element() : Type(property.kind);
    }
  } else {
    if (one.is_open()) {
      for (const std::string& field : known_fields_) consider(field);
      for (const std::string_view property : properties_of_two_words) consider(property);
    }
    if (length == 0) {
      name = word();
      length = name.size();
    }
    if (length == 0) {
      fail(at_, 1, say(words::key_expected));
      return nothing(name_begin);
    }
  }
  at_ += length;
  last_end_ = at_;
  const std::size_t begin = base->node.span.begin;
  const bool has_no_fields = !one.is_open() && one.kind() != Type::Kind::null;
  if (!known && has_no_fields) {
    std::vector<std::string_view> candidates;
    for (const Type::Field& field : one.fields()) candidates.push_back(field.name);
    for (const Property& property : properties) candidates.push_back(property.name);
    // A declared name may go on with a dot: 关键设备联网率.分子.
    const std::string prefix = path_of(*base) + ".";
    for (const std::string_view declared : scope_.names()) {
      if (declared.starts_with(prefix)) candidates.push_back(declared.substr(prefix.size()));
    }
    std::string fix(nearest(name, candidates));
    if (fix.empty() && candidates.size() == 1) fix = candidates.front();
    const std::string of_what = path_of(*base).empty() ? one.text() : path_of(*base);
    report(reading_ == Reading::standard ? Severity::warning : Severity::error, name_begin, length,
           say(words::field_unknown, of_what, name), std::move(fix));
  }
  std::vector<TreePtr> children;
  const bool over_list = of.kind() == Type::Kind::list;
  children.push_back(std::move(base));
  TreePtr tree = make(NodeKind::path, begin, std::move(children));
  tree->node.name = Name(name);
  tree->node.hint = static_cast<std::uint32_t>(hint);
  tree->node.is_fact_field = facts;
  tree->node.type = over_list ? Type::list(std::move(type)) : std::move(type);
  return tree;
}

// "name:" before an argument. Nothing is read when there is none.
std::optional<std::string> Parser::parse_argument_name() {
  skip();
  if (word().empty()) return std::nullopt;
  std::string name;
  std::size_t at = at_;
  for (std::size_t next = 0; at < text_.size(); at = next) {
    const char32_t c = peek(text_, at, next);
    if (c == ':' || half_width(c) == ":") break;
    if (is_space(c)) {
      if (!name.ends_with(' ')) name += ' ';
    } else if (is_name_character(c)) {
      name += text_.substr(at, next - at);
    } else {
      return std::nullopt;
    }
  }
  if (at >= text_.size()) return std::nullopt;
  at_ = at;
  if (name.ends_with(' ')) name.pop_back();
  return name;
}

TreePtr Parser::parse_call(std::size_t index, std::size_t begin) {
  const Builtin& builtin = builtins()[index];
  take("(");
  const bool outer = std::exchange(in_endpoint_, false);
  std::vector<TreePtr> arguments;
  std::vector<std::string> names;
  if (!sees(")")) {
    do {
      if (auto name = parse_argument_name()) {
        take(":");
        names.push_back(std::move(*name));
      }
      arguments.push_back(parse());
    } while (!failed_ && take(","));
  }
  expect(")");
  in_endpoint_ = outer;

  const std::string name(builtin.name);
  bool left_out = false;
  std::size_t chosen = builtin.signatures.size();
  if (names.empty()) {
    for (std::size_t i = 0; i < builtin.signatures.size(); ++i) {
      const Signature& s = builtin.signatures[i];
      if (arguments.size() >= s.required && (s.variadic || arguments.size() <= s.parameters.size())) {
        chosen = i;
        break;
      }
    }
  } else if (names.size() == arguments.size()) {
    // Named arguments are put in the order of the signature that knows them all; the ones left out are null.
    for (std::size_t i = 0; i < builtin.signatures.size() && chosen == builtin.signatures.size(); ++i) {
      const Signature& s = builtin.signatures[i];
      std::vector<std::size_t> positions;
      for (const std::string& n : names) {
        const auto found = std::ranges::find(s.parameters, n, &Parameter::name);
        const auto position = static_cast<std::size_t>(found - s.parameters.begin());
        if (found == s.parameters.end() || std::ranges::count(positions, position) != 0) break;
        positions.push_back(position);
      }
      if (positions.size() != names.size()) continue;
      chosen = i;
      std::vector<TreePtr> ordered(std::max(s.required, *std::ranges::max_element(positions) + 1));
      for (std::size_t k = 0; k < positions.size(); ++k) ordered[positions[k]] = std::move(arguments[k]);
      for (std::size_t k = 0; k < ordered.size(); ++k) {
        if (ordered[k]) continue;
        ordered[k] = literal(Value(), at_);
        left_out = left_out || k < s.required;
      }
      arguments = std::move(ordered);
    }
  }
  TreePtr tree = make(NodeKind::call, begin, std::move(arguments));
  tree->node.index = static_cast<std::uint32_t>(index);
  tree->node.name = Name(builtin.name);
  if (chosen == builtin.signatures.size()) {
    if (names.empty()) {
      mistype(*tree, say(words::argument_count, name, describe(builtin)));
    } else {
      const auto unknown = std::ranges::find_if(names, [&](const std::string& n) {
        return std::ranges::none_of(builtin.signatures, [&](const Signature& s) {
          return std::ranges::find(s.parameters, std::string_view(n), &Parameter::name) != s.parameters.end();
        });
      });
      mistype(*tree,
              say(words::argument_name, name, unknown == names.end() ? names.front() : *unknown, describe(builtin)));
    }
    tree->children.clear();
    tree->node.kind = NodeKind::literal;
    tree->value = Value::null(Fault::bad_argument, name, tree->node.span.at);
    tree->node.name = Name();
    return tree;
  }
  if (left_out) mistype(*tree, say(words::argument_count, name, describe(builtin)));
  check_arguments(*tree, chosen);
  tree->node.type = result_of(index, *tree);
  return tree;
}

TreePtr Parser::parse_invocation(TreePtr function) {
  const std::size_t begin = function->node.span.begin;
  const Type callee = function->node.type;
  take("(");
  const bool outer = std::exchange(in_endpoint_, false);
  std::vector<TreePtr> parts;
  std::vector<Name> names;
  if (!callee.is_any() && callee.kind() != Type::Kind::function) {
    mistype(*function, say(words::not_a_function, callee.text()));
  }
  parts.push_back(std::move(function));
  if (!sees(")")) {
    do {
      if (auto name = parse_argument_name()) {
        take(":");
        names.emplace_back(*name);
      }
      parts.push_back(parse());
    } while (!failed_ && take(","));
  }
  expect(")");
  in_endpoint_ = outer;
  if (!names.empty() && names.size() + 1 != parts.size()) {
    fail(begin, 1, say(words::parameter_expected));
    return nothing(begin);
  }
  TreePtr tree = make(NodeKind::invoke, begin, std::move(parts));
  tree->node.names = std::move(names);
  tree->node.type = callee.result();
  return tree;
}

std::string Parser::nearest_name(std::string_view wanted) const {
  std::vector<std::string_view> candidates;
  for (const Local& local : locals_) {
    if (!local.is_open_item) candidates.push_back(local.name);
  }
  for (const std::string_view name : scope_.names()) candidates.push_back(name);
  for (const Builtin& builtin : builtins()) candidates.push_back(builtin.name);
  return std::string(nearest(wanted, candidates));
}

// "企业.名称" of a name or a path of names; empty for everything else.
std::string Parser::path_of(const Tree& tree) const {
  switch (tree.node.kind) {
    case NodeKind::fact:
    case NodeKind::local:
    case NodeKind::item_field:
      return std::string(tree.node.name.text());
    case NodeKind::path: {
      const std::string base = path_of(*tree.children.front());
      return base.empty() ? base : base + "." + std::string(tree.node.name.text());
    }
    case NodeKind::filter:
      return path_of(*tree.children.front());
    default:
      return {};
  }
}

}  // namespace zj::feel
