#pragma once
// Writing XML. Whatever is handed in is text: nothing of it can end an attribute or open an element. Inside the room.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zj::exchange {

class Xml {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  Xml() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

  // Names of elements and attributes are literals of ours. An attribute whose value is empty is left out.
  void open(std::string_view element, Attributes attributes = {});
  void close();
  // <element a="…"/>
  void leaf(std::string_view element, Attributes attributes);
  // <element>text</element>, white space as it stands; nothing for an empty text.
  void text(std::string_view element, std::string_view content);

  // The document. Precondition: every element is closed.
  std::string take() && { return std::move(out_); }

 private:
  void start(std::string_view element, Attributes attributes);

  std::string out_;
  std::vector<std::string> open_;
};

// An element from its construction to the end of the block.
class Element {
 public:
  Element(Xml& xml, std::string_view name, Xml::Attributes attributes = {}) : xml_(xml) { xml_.open(name, attributes); }
  ~Element() { xml_.close(); }
  Element(const Element&) = delete;
  Element& operator=(const Element&) = delete;

 private:
  Xml& xml_;
};

}  // namespace zj::exchange
