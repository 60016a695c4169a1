#include <cstdint>
#include <unordered_set>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>

#include "base/json.h"
#include "base/text.h"
#include "words/base.h"

namespace zj {
namespace {

using boost::json::error;
using boost::json::error_code;
using boost::json::string_view;

// Receives the parser's events and builds the value. The parser checks the syntax, so that containers close in the
// order in which they opened and a key comes before every member.
class Builder {
 public:
  static constexpr std::size_t max_array_size = SIZE_MAX;
  static constexpr std::size_t max_object_size = SIZE_MAX;
  static constexpr std::size_t max_string_size = SIZE_MAX;
  static constexpr std::size_t max_key_size = SIZE_MAX;

  Json take() { return std::move(root_); }
  const std::string& repeated_key() const { return repeated_key_; }
  bool has_repeated_key() const { return has_repeated_key_; }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }

  bool on_array_begin(error_code&) { return open(Json::Array()); }
  bool on_array_end(std::size_t, error_code&) { return close(); }
  bool on_object_begin(error_code&) { return open(Json::Object()); }
  bool on_object_end(std::size_t, error_code&) { return close(); }

  bool on_string_part(string_view s, std::size_t, error_code&) { return part(s); }
  bool on_string(string_view s, std::size_t, error_code&) { return put(whole(s)); }
  bool on_number_part(string_view s, error_code&) { return part(s); }
  bool on_int64(std::int64_t, string_view s, error_code&) { return put(Json::Number{whole(s)}); }
  bool on_uint64(std::uint64_t, string_view s, error_code&) { return put(Json::Number{whole(s)}); }
  bool on_double(double, string_view s, error_code&) { return put(Json::Number{whole(s)}); }
  bool on_bool(bool b, error_code&) { return put(b); }
  bool on_null(error_code&) { return put(Json()); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

  bool on_key_part(string_view s, std::size_t, error_code&) { return part(s); }
  bool on_key(string_view s, std::size_t, error_code& ec) {
    Frame& frame = frames_.back();
    frame.key = whole(s);
    if (!frame.is_repeated()) return true;
    has_repeated_key_ = true;
    repeated_key_ = std::move(frame.key);
    ec = error::syntax;
    return false;
  }

 private:
  // A container that is not closed yet.
  struct Frame {
    Json value;
    std::string key = {};                        // of the member that comes next
    std::unordered_set<std::string> names = {};  // of a large object, where searching would take quadratic time

    bool is_repeated() {
      constexpr std::size_t small = 24;
      const Json::Object& members = *value.object();
      if (members.size() < small) return value.find(key) != nullptr;
      if (names.empty()) {
        for (const auto& member : members) names.insert(member.first);
      }
      return !names.insert(key).second;
    }
  };

  bool part(string_view s) {
    pieces_.append(s.data(), s.size());
    return true;
  }

  std::string whole(string_view last) {
    if (pieces_.empty()) return std::string(last.data(), last.size());
    std::string out = std::exchange(pieces_, {});
    return out.append(last.data(), last.size());
  }

  template <class Container>
  bool open(Container container) {
    container.reserve(4);  // spares the first growths of what is mostly small
    frames_.push_back({std::move(container)});
    return true;
  }

  bool close() {
    Json done = std::move(frames_.back().value);
    frames_.pop_back();
    return put(std::move(done));
  }

  bool put(Json value) {
    if (frames_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Frame& frame = frames_.back();
    if (Json::Array* array = frame.value.array()) {
      array->push_back(std::move(value));
    } else {
      frame.value.object()->emplace_back(std::move(frame.key), std::move(value));
    }
    return true;
  }

  std::vector<Frame> frames_;
  Json root_;
  std::string pieces_;  // of a string, key or number that the parser hands over bit by bit
  std::string repeated_key_;
  bool has_repeated_key_ = false;
};

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

Result<Json> parse_json(std::string_view text, JsonLimits limits) {
  if (text.size() > limits.max_bytes) {
    return bad_input("", say(words::json_too_large, std::to_string(limits.max_bytes)));
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());

  boost::json::parse_options options;
  options.max_depth = limits.max_depth;
  boost::json::basic_parser<Builder> parser(options);
  error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && read < text.size()) ec = error::extra_data;
  if (!ec) return parser.handler().take();

  const auto fail = [&](std::size_t offset, Said said) {
    return bad_input(line_and_column(text, offset), std::move(said));
  };
  if (parser.handler().has_repeated_key()) {
    return fail(opening_quote(text, read), say(words::json_repeated_key, parser.handler().repeated_key()));
  }
  if (const std::size_t bad = first_ill_formed(text); bad < text.size()) return fail(bad, say(words::json_not_utf8));
  return fail(read, explain(ec, text, read, limits));
}

}  // namespace zj
