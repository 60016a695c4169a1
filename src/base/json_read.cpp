#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>

#include "base/json.h"
#include "base/json_view.h"
#include "base/text.h"
#include "words/base.h"

namespace zj {
namespace {

using boost::json::error;
using boost::json::error_code;
using boost::json::string_view;

}  // namespace

// Receives the parser's events and appends the nodes. The parser checks the syntax, so that containers close in the
// order in which they opened and a key comes before every member.
class JsonNodes::Builder {
 public:
  static constexpr std::size_t max_array_size = SIZE_MAX;
  static constexpr std::size_t max_object_size = SIZE_MAX;
  static constexpr std::size_t max_string_size = SIZE_MAX;
  static constexpr std::size_t max_key_size = SIZE_MAX;

  explicit Builder(std::string_view text) : text_(text) {
    constexpr std::size_t bytes_per_value = 12;  // of a dossier; others grow
    out_.nodes_.reserve(text.size() / bytes_per_value + 1);
    open_.reserve(8);
  }

  JsonNodes take() { return std::move(out_); }
  // The key that stands there twice; the parser stopped behind it.
  const std::optional<std::string>& repeated_key() const { return repeated_key_; }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }

  bool on_array_begin(error_code&) { return open(Kind::array); }
  bool on_array_end(std::size_t n, error_code&) { return close(n); }
  bool on_object_begin(error_code&) { return open(Kind::object); }
  bool on_object_end(std::size_t n, error_code&) { return close(n); }

  bool on_string_part(string_view s, std::size_t, error_code&) { return part(s); }
  bool on_string(string_view s, std::size_t, error_code&) { return put(Kind::string, whole(s)); }
  bool on_number_part(string_view s, error_code&) { return part(s); }
  bool on_int64(std::int64_t, string_view s, error_code&) { return put(Kind::number, whole(s)); }
  bool on_uint64(std::uint64_t, string_view s, error_code&) { return put(Kind::number, whole(s)); }
  bool on_double(double, string_view s, error_code&) { return put(Kind::number, whole(s)); }
  bool on_bool(bool b, error_code&) { return put(b ? Kind::yes : Kind::no); }
  bool on_null(error_code&) { return put(Kind::null); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

  bool on_key_part(string_view s, std::size_t, error_code&) { return part(s); }
  bool on_key(string_view s, std::size_t, error_code& ec) {
    key_ = whole(s);
    if (!open_.back().adds(key_, out_.nodes_)) {
      repeated_key_.emplace(key_);
      ec = error::syntax;
    }
    return !ec;
  }

 private:
  // A container that is not closed yet.
  struct Open {
    std::size_t node;
    std::size_t members = 0;
    std::unique_ptr<std::unordered_set<std::string_view>> names = {};  // of a large object: searching it is quadratic

    // False: the object has that member.
    bool adds(std::string_view key, const std::vector<Node>& nodes) {
      constexpr std::size_t small = 24;
      const bool searches = members++ < small;
      if (!searches && !names) names = std::make_unique<std::unordered_set<std::string_view>>();
      if (!searches && !names->empty()) return names->insert(key).second;
      for (std::size_t at = node + 1; at < nodes.size(); at += nodes[at].nodes) {
        const std::string_view other(nodes[at].key, nodes[at].key_size);
        if (searches && other == key) return false;
        if (!searches) names->insert(other);
      }
      return searches || names->insert(key).second;
    }
  };

  bool part(string_view s) {
    pieces_.append(s.data(), s.size());
    return true;
  }

  // A view of the text where it stands there as it is.
  std::string_view whole(string_view last) {
    const bool in_text = !std::less<>()(last.data(), text_.data()) &&
                         !std::less<>()(text_.data() + text_.size(), last.data() + last.size());
    if (pieces_.empty() && in_text) return {last.data(), last.size()};
    part(last);
    return out_.unescaped_.emplace_front(std::exchange(pieces_, {}));
  }

  bool put(Kind kind, std::string_view text = {}) {
    Node& node = out_.nodes_.emplace_back();
    node.kind = kind;
    node.text = text.data();
    node.size = static_cast<std::uint32_t>(text.size());
    node.key = key_.data();
    node.key_size = static_cast<std::uint32_t>(key_.size());
    key_ = {};
    return true;
  }

  bool open(Kind kind) {
    open_.push_back({out_.nodes_.size()});
    return put(kind);
  }

  bool close(std::size_t children) {
    Node& node = out_.nodes_[open_.back().node];
    node.size = static_cast<std::uint32_t>(children);
    node.nodes = static_cast<std::uint32_t>(out_.nodes_.size() - open_.back().node);
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  JsonNodes out_;
  std::vector<Open> open_;
  std::string_view key_;  // of the member that comes next
  std::string pieces_;    // of a string, key or number that the parser hands over bit by bit
  std::optional<std::string> repeated_key_;
};

namespace {

std::string line_and_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return std::to_string(line) + ":" + std::to_string(1 + length(before.substr(line_start)));
}

// Where the string begins whose closing quote stands at `closing`.
std::size_t opening_quote(std::string_view text, std::size_t closing) {
  std::size_t at = text.rfind('"', closing - 1);
  const auto escaped = [&] { return (at - 1 - text.find_last_not_of('\\', at - 1)) % 2 == 1; };
  while (escaped()) at = text.rfind('"', at - 1);
  return at;
}

// The first byte that is not UTF-8, or the text's size.
std::size_t first_ill_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    next_code_point(text, at);
    if (!is_utf8(text.substr(from, at - from))) return from;
  }
  return text.size();
}

// What a Chinese input method leaves in place of JSON's own punctuation.
std::string half_width_punctuation(std::string_view character) {
  if (character == "“" || character == "”") return "\"";
  const std::string half = to_half_width(character);
  return half == character ? "" : half;
}

Said unexpected_character(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return say(words::json_unfinished);
  std::size_t end = offset;
  const char32_t c = next_code_point(text, end);
  const std::string_view character = text.substr(offset, end - offset);
  if (c == '\n' || c == '\r') return say(words::json_unexpected_line_end);
  if (const std::string half = half_width_punctuation(character); !half.empty()) {
    return say(words::json_full_width, character, half);
  }
  return say(words::json_unexpected, visible(c));
}

Said explain(const error_code& ec, std::string_view text, std::size_t offset, JsonLimits limits) {
  if (ec == error::incomplete) return say(words::json_unfinished);
  if (ec == error::extra_data) return say(words::json_trailing);
  if (ec == error::too_deep) return say(words::json_too_deep, std::to_string(limits.max_depth));
  if (ec == error::exponent_overflow) return say(words::json_exponent);
  if (ec == error::expected_hex_digit) return say(words::json_escape);
  if (ec == error::illegal_leading_surrogate || ec == error::illegal_trailing_surrogate ||
      ec == error::expected_utf16_escape) {
    return say(words::json_surrogate);
  }
  return unexpected_character(text, offset);
}

}  // namespace

void JsonNodes::add(const Json& value) {
  const std::size_t at = nodes_.size();
  nodes_.emplace_back();
  const auto put = [&](Kind kind, std::string_view text) {
    nodes_[at].kind = kind;
    nodes_[at].text = text.data();
    nodes_[at].size = static_cast<std::uint32_t>(text.size());
  };
  if (const bool* b = value.boolean()) {
    nodes_[at].kind = *b ? Kind::yes : Kind::no;
  } else if (const Json::Number* number = value.number()) {
    put(Kind::number, number->text);
  } else if (const std::string* string = value.string()) {
    put(Kind::string, *string);
  } else if (const Json::Array* array = value.array()) {
    nodes_[at].kind = Kind::array;
    nodes_[at].size = static_cast<std::uint32_t>(array->size());
    for (const Json& element : *array) add(element);
  } else if (const Json::Object* object = value.object()) {
    nodes_[at].kind = Kind::object;
    nodes_[at].size = static_cast<std::uint32_t>(object->size());
    for (const auto& [name, member] : *object) {
      const std::size_t child = nodes_.size();
      add(member);
      nodes_[child].key = name.data();
      nodes_[child].key_size = static_cast<std::uint32_t>(name.size());
    }
  }
  nodes_[at].nodes = static_cast<std::uint32_t>(nodes_.size() - at);
}

Json JsonNodes::tree(JsonView view) {
  if (const auto b = view.boolean()) return Json(*b);
  if (const auto number = view.number()) return Json(Json::Number{std::string(*number)});
  if (const auto string = view.string()) return Json(*string);
  if (view.is_array()) {
    Json::Array array;
    array.reserve(view.size());
    for (const JsonView element : view) array.push_back(tree(element));
    return Json(std::move(array));
  }
  if (view.is_object()) {
    Json::Object object;
    object.reserve(view.size());
    for (const JsonView member : view) object.emplace_back(std::string(member.key()), tree(member));
    return Json(std::move(object));
  }
  return Json();
}

Json JsonNodes::tree() const {
  return tree(root());
}

Result<JsonNodes> JsonNodes::parse(std::string_view text, JsonLimits limits) {
  limits.max_bytes = std::min<std::size_t>(limits.max_bytes, UINT32_MAX);  // what a node can count
  if (text.size() > limits.max_bytes) {
    return bad_input("", say(words::json_too_large, std::to_string(limits.max_bytes)));
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());

  boost::json::parse_options options;
  options.max_depth = limits.max_depth;
  options.allow_invalid_utf8 = is_utf8(text);  // nothing left to look for; the parser does it byte by byte
  boost::json::basic_parser<Builder> parser(options, text);
  error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && read < text.size()) ec = error::extra_data;
  if (!ec) return parser.handler().take();

  const auto fail = [&](std::size_t offset, Said said) {
    return bad_input(line_and_column(text, offset), std::move(said));
  };
  if (const auto& key = parser.handler().repeated_key())
    return fail(opening_quote(text, read), say(words::json_repeated_key, *key));
  if (const std::size_t bad = first_ill_formed(text); bad < text.size()) return fail(bad, say(words::json_not_utf8));
  return fail(read, explain(ec, text, read, limits));
}

Result<Json> parse_json(std::string_view text, JsonLimits limits) {
  return JsonNodes::parse(text, limits).map([](const JsonNodes& nodes) { return nodes.tree(); });
}

}  // namespace zj
