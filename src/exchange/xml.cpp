#include "exchange/xml.h"

namespace zj::exchange {
namespace {

// What a character stands as: in an attribute a parser makes spaces of line breaks, so that they are written as
// references there; a bare carriage return becomes a line feed everywhere; other control characters have no place in
// XML 1.0 at all.
void escape(std::string_view text, bool in_attribute, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += in_attribute ? "&quot;" : "\"";
        break;
      case '\n':
      case '\t':
        if (in_attribute) {
          out += c == '\n' ? "&#10;" : "&#9;";
        } else {
          out += c;
        }
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\xEF\xBF\xBD";  // U+FFFD
        } else {
          out += c;
        }
    }
  }
}

}  // namespace

void Xml::start(std::string_view element, Attributes attributes) {
  out_.append(2 * open_.size(), ' ').append("<").append(element);
  for (const auto& [name, value] : attributes) {
    if (value.empty()) continue;
    out_.append(" ").append(name).append("=\"");
    escape(value, true, out_);
    out_ += '"';
  }
}

void Xml::open(std::string_view element, Attributes attributes) {
  start(element, attributes);
  out_ += ">\n";
  open_.emplace_back(element);
}

void Xml::close() {
  const std::string element = std::move(open_.back());
  open_.pop_back();
  out_.append(2 * open_.size(), ' ').append("</").append(element).append(">\n");
}

void Xml::leaf(std::string_view element, Attributes attributes) {
  start(element, attributes);
  out_ += "/>\n";
}

void Xml::text(std::string_view element, std::string_view content) {
  if (content.empty()) return;
  start(element, {});
  out_ += '>';
  escape(content, false, out_);
  out_.append("</").append(element).append(">\n");
}

}  // namespace zj::exchange
