#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/json.h"

namespace zj {
namespace {

// RFC 8785 §3.2.2.2: only what must be escaped, in its shortest form. Valid for every kind of JSON.
void write_escape(std::string& out, char c) {
  switch (c) {
    case '"':
    case '\\':
      (out += '\\') += c;
      break;
    case '\b':
      out += "\\b";
      break;
    case '\f':
      out += "\\f";
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
      out += "\\u00";
      out += c < 16 ? '0' : '1';
      out += "0123456789abcdef"[c % 16];
  }
}

void write_string(std::string& out, std::string_view s) {
  const auto must_escape = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; };
  out += '"';
  for (auto from = s.begin(); from != s.end();) {
    const auto special = std::find_if(from, s.end(), must_escape);
    out.append(from, special);
    if (special == s.end()) break;
    write_escape(out, *special);
    from = special + 1;
  }
  out += '"';
}

// UTF-8 sorts by code point. In UTF-16 what lies above U+FFFF (lead bytes F0–F4) is written with surrogates and comes
// before U+E000–FFFF (lead bytes EE and EF); nothing else differs.
bool utf16_less(std::string_view a, std::string_view b) {
  const auto rank = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte;
  };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return rank(x) < rank(y); });
}

std::string canonical_number(const std::string& text) {
  constexpr std::int64_t largest = std::int64_t{1} << 53;
  std::int64_t n = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, n);
  if (error != std::errc() || stopped != end || n > largest || n < -largest) {
    throw std::invalid_argument("canonical JSON cannot hold the number " + text + ": write it as a string");
  }
  return std::to_string(n);
}

// One writer for the three forms: compact, pretty (`pretty`), canonical (`canonical`).
class Writer {
 public:
  enum class Form { compact, pretty, canonical };
  explicit Writer(Form form) : form_(form) {}

  std::string write(const Json& value) && {
    put(value);
    return std::move(out_);
  }

 private:
  void put(const Json& value) {
    if (const bool* b = value.boolean()) {
      out_ += *b ? "true" : "false";
    } else if (const Json::Number* n = value.number()) {
      out_ += form_ == Form::canonical ? canonical_number(n->text) : n->text;
    } else if (const std::string* s = value.string()) {
      write_string(out_, *s);
    } else if (const Json::Array* array = value.array()) {
      put_list('[', *array, ']', [this](const Json& element) { put(element); });
    } else if (const Json::Object* object = value.object()) {
      put_object(*object);
    } else {
      out_ += "null";
    }
  }

  void put_object(const Json::Object& object) {
    if (form_ != Form::canonical) {
      put_list('{', object, '}', [this](const Json::Member& member) { put_member(member); });
      return;
    }
    std::vector<const Json::Member*> members;
    members.reserve(object.size());
    for (const Json::Member& member : object) members.push_back(&member);
    std::sort(members.begin(), members.end(), [](auto* a, auto* b) { return utf16_less(a->first, b->first); });
    put_list('{', members, '}', [this](const Json::Member* member) { put_member(*member); });
  }

  void put_member(const Json::Member& member) {
    write_string(out_, member.first);
    out_ += form_ == Form::pretty ? ": " : ":";
    put(member.second);
  }

  template <class List, class PutElement>
  void put_list(char open, const List& list, char close, PutElement put_element) {
    out_ += open;
    ++depth_;
    bool first = true;
    for (const auto& element : list) {
      if (!first) out_ += ',';
      first = false;
      new_line();
      put_element(element);
    }
    --depth_;
    if (!first) new_line();
    out_ += close;
  }

  void new_line() {
    if (form_ != Form::pretty) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  Form form_;
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

std::string to_json(const Json& value) {
  return Writer(Writer::Form::compact).write(value);
}
std::string to_pretty_json(const Json& value) {
  return Writer(Writer::Form::pretty).write(value);
}
std::string to_canonical_json(const Json& value) {
  return Writer(Writer::Form::canonical).write(value);
}

}  // namespace zj
